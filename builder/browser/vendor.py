"""Fetches the third-party files kept in this repository, and checks them.

`vendor.lock.json` has one entry per file: where it goes (`output`), the npm package,
version and file it comes from, an `edit` if it is changed on the way, the SHA-256 of the
result, and the license. New entries may leave `sha256` empty until `--record` fills it.

    python -m builder vendor            fetch all files (needs npm) and check them
    python -m builder vendor --check    check the files that are there
    python -m builder vendor --record   fetch all files and record their hashes
"""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from builder.text.problems import Problem

RULES = {"vendored-file": "A vendored file is byte for byte the one that was recorded."}
LOCK = "builder/browser/vendor.lock.json"
KEYS = {"output", "package", "version", "file", "sha256", "license"}


def keep_woff2(css: bytes) -> bytes:
    """Return a style sheet whose fonts come as WOFF2 only, which every browser reads."""
    return re.sub(rb',url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)', b"", css)


EDITS = {"keep-woff2": keep_woff2}


def read_lock(root: Path) -> list[dict[str, str]]:
    """Return the entries of the lock file."""
    return json.loads((root / LOCK).read_text(encoding="utf-8"))


def check_vendored(root: Path) -> list[Problem]:
    """Return a problem for each file that is missing, changed, or not in the lock file."""
    rule, problems = "vendored-file", []
    entries = read_lock(root)
    for entry in entries:
        file = root / entry["output"]
        if not file.is_file():
            message = "This vendored file is missing."
        elif hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
            message = "This vendored file is not the one that was recorded."
        else:
            continue
        problems.append(
            Problem(entry["output"], None, rule, message, "Run `make vendor` to fetch it again.")
        )
    known = {entry["output"] for entry in entries}
    folders = {str(Path(name).parent) for name in known}
    for folder in sorted(folders):
        for file in sorted((root / folder).glob("*")):
            name = file.relative_to(root).as_posix()
            if file.is_file() and name not in known and file.suffix != ".md":
                message = "No entry says where this vendored file comes from."
                fix = f"Add it to {LOCK}, or delete it."
                problems.append(Problem(name, None, rule, message, fix))
    return problems


def fetch_vendored(root: Path, *, record: bool = False) -> list[Problem]:
    """Fetch every file of the lock file and put it in place if its hash is right.

    Args:
        root: The project root.
        record: Write the hashes of what was fetched into the lock file instead.
    """
    entries, problems = read_lock(root), []
    packages: dict[str, dict[str, bytes]] = {}
    for entry in entries:
        name = f"{entry['package']}@{entry['version']}"
        if name not in packages:
            packages[name] = _npm_package(name)
        content = packages[name][f"package/{entry['file']}"]
        if "edit" in entry:
            content = EDITS[entry["edit"]](content)
        digest = hashlib.sha256(content).hexdigest()
        if record:
            entry["sha256"] = digest
        elif digest != entry["sha256"]:
            message = f"{name} now gives another file: its SHA-256 is {digest}."
            fix = "Find out why before you record the new hash with --record."
            problems.append(Problem(entry["output"], None, "vendored-file", message, fix))
            continue
        output = root / entry["output"]
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(content)
    if record:
        text = json.dumps(entries, indent=1, ensure_ascii=False) + "\n"
        (root / LOCK).write_text(text, encoding="utf-8")
    return problems


def _npm_package(name: str) -> dict[str, bytes]:
    """Return the files of an npm package, by path."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("make vendor needs npm (https://nodejs.org) to fetch packages.")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [npm, "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as tar:
            members = [member for member in tar if member.isfile()]
            return {member.name: tar.extractfile(member).read() for member in members}


def main(arguments: list[str], root: Path) -> int:
    """Run the command line; return the exit status."""
    if arguments == ["--check"]:
        problems = check_vendored(root)
    elif arguments in ([], ["--record"]):
        problems = fetch_vendored(root, record=bool(arguments)) or check_vendored(root)
    else:
        print(__doc__)
        return 2
    print("\n".join(map(str, problems)) or "All vendored files are the recorded ones.")
    return 1 if problems else 0
