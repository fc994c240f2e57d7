"""Python for the reader's browser: fetches its files, checks them, and puts them into the site.

Pyodide, NumPy, Matplotlib and pytest take 24 MB, too much for this repository. They lie in
`.cache/`, in a folder named after the hash of `python.lock.json`: if it is there, it is
whole and every file in it has the SHA-256 of the lock file. Without it the site has no Run.

    python -m builder python            fetch the files and check them
    python -m builder python --check    check the files that are there, if any
    python -m builder python --ensure   fetch them if they are missing and can be had
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from builder.text.problems import Problem

RULES = {"browser-python": "The files of the Python that pages load are the recorded ones."}
LOCK = "builder/browser/python.lock.json"
OWN_ADDRESS = "assets/python"
# What the runtime needs of this project: the look of figures, and how answers are graded.
OWN = {
    "lesson.mplstyle": "builder/examples/lesson.mplstyle",
    "exercise_comparison.py": "builder/examples/comparison.py",
    "exercise_verdicts.py": "builder/examples/verdicts.py",
    "InstrumentSans-Bold.ttf": "builder/examples/fonts/InstrumentSans-Bold.ttf",
    "InstrumentSans-Regular.ttf": "builder/examples/fonts/InstrumentSans-Regular.ttf",
}
PATIENCE = 3600  # seconds before a build tries again to fetch what it could not get


def read_lock(root: Path) -> dict[str, Any]:
    """Return the lock file: `files` with hashes and origin, and Pyodide's own `lock`."""
    return json.loads((root / LOCK).read_text(encoding="utf-8"))


def python_folder(root: Path) -> Path:
    """Return where the files are, or will be once they have been fetched."""
    lock = root / LOCK
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:12] if lock.is_file() else "none"
    return root / ".cache" / f"pyodide-{digest}"


def python_address(root: Path) -> str:
    """Return the address of the files on the site: never the same for other files."""
    return python_folder(root).name.replace("pyodide-", "assets/pyodide/") + "/"


def has_python(root: Path) -> bool:
    """Say whether the files are there."""
    return python_folder(root).is_dir()


def ensure_python(root: Path) -> None:
    """Fetch the files if they are missing; say so if they cannot be had."""
    failed = python_folder(root).with_suffix(".failed")
    if not (root / LOCK).is_file() or has_python(root):
        return
    if failed.is_file() and time.time() - failed.stat().st_mtime < PATIENCE:
        reason = failed.read_text(encoding="utf-8")
    else:
        print("Fetching Python for the browser (85 MB, once) ...", flush=True)
        reason = "\n".join(map(str, fetch_python(root)))
        if not reason:
            return
        failed.parent.mkdir(exist_ok=True)
        failed.write_text(reason, encoding="utf-8")
    print(f"{reason}\nThe site is built without it: its pages say that Run is switched off.")


def fetch_python(root: Path) -> list[Problem]:
    """Fetch all files, and put them in place if every hash is right."""
    folder, files = python_folder(root), read_lock(root)["files"]
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
        downloads, new = Path(temporary, "downloads"), Path(temporary, "new")
        new.mkdir()
        packages = sorted({file["package"] for file in files})
        done = _pip_download(packages, downloads)
        if done.returncode != 0:
            reason = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
            message = f"Python for the browser cannot be fetched: {reason}"
            fix = "Connect to the network and run `make vendor`."
            return [Problem(LOCK, None, "browser-python", message, fix)]
        wheels = {_distribution(path.name): path for path in downloads.glob("*.whl")}
        for file in files:
            wheel = wheels[_distribution(file["package"])]
            content = _content(wheel, file["path"])
            (new / file["name"]).write_bytes(content)
        (new / "pyodide-lock.json").write_text(json.dumps(read_lock(root)["lock"]))
        if problems := _differences(new, files):
            return problems
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
    folder.with_suffix(".failed").unlink(missing_ok=True)
    return []


def check_python(root: Path) -> list[Problem]:
    """Return a problem for each file that is not the recorded one; there may be no files."""
    if not has_python(root):
        return []
    return _differences(python_folder(root), read_lock(root)["files"])


def put_python(root: Path, site: Path) -> bool:
    """Put the files into a site, if they are there; say whether they are.

    They are linked, not copied, where the file system can do that.
    """
    if not has_python(root):
        return False
    target, own = site / python_address(root), site / OWN_ADDRESS
    for folder in (target, own):
        folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(python_folder(root).iterdir()):
        _link(file, target / file.name)
    for name, file in OWN.items():
        shutil.copyfile(root / file, own / name)
    return True


def _link(file: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:  # another disk
        shutil.copyfile(file, target)


def _differences(folder: Path, files: Iterable[dict[str, str]]) -> list[Problem]:
    problems = []
    for file in files:
        path = folder / file["name"]
        content = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(content).hexdigest() != file["sha256"]:
            message = f"{file['name']} from {file['package']} is not the file that was recorded."
            fix = "Run `make vendor`; if it says the same, find out who changed the file."
            problems.append(Problem(LOCK, None, "browser-python", message, fix))
    return problems


def _pip_download(packages: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries=1"]
    command += ["--only-binary=:all:", "--disable-pip-version-check", "--dest", str(folder)]
    return subprocess.run([*command, *packages], capture_output=True, text=True)


def _content(wheel: Path, path: str) -> bytes:
    """Return a file of a wheel; without a path, the wheel itself."""
    if not path:
        return wheel.read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(path)


def _distribution(name: str) -> str:
    """Return the name of the package in `a-b==1.0` or `a_b-1.0-py3-none-any.whl`."""
    return name.partition("==")[0].replace("-", "_") if "==" in name else name.partition("-")[0]


def main(arguments: list[str], root: Path) -> int:
    """Run the command line; return the exit status."""
    if arguments == ["--ensure"]:
        ensure_python(root)
        return 0
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    problems = check_python(root) if arguments else fetch_python(root)
    print("\n".join(map(str, problems)) or "The files of Python for the browser are in order.")
    return 1 if problems else 0
