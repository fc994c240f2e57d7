"""Build the site aside and swap it in, or serve it: `python -m builder build`.

After a fault the last good `site/` stays. With nothing changed the build ends at once.
"""

import argparse
import hashlib
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from builder.browser.python import has_python
from builder.site.inputs import file_hashes

ENVIRONMENT = ("SITE_URL", "SOURCE_DATE_EPOCH", "REPO", "BUILDER")
HOME = Path(__file__).parents[2]
BUILDER = (sys.executable, "-m", "builder.site.process")


def input_hash(root: Path, environment: dict[str, str]) -> str:
    """Return one hash over everything the site is made of.

    Args:
        root: Project root.
        environment: Variables of the build.

    Returns:
        Hexadecimal SHA-256 of the names and bytes of all input files, the variables in
        `ENVIRONMENT`, the version of Python, and whether there is one for the browser.
    """
    made_by = f"{platform.python_version()} {sys.platform} {has_python(root)}"
    digest = hashlib.sha256(made_by.encode())
    for name in ENVIRONMENT:
        digest.update(f"\0{name}={environment.get(name, '')}".encode())
    for path, found in file_hashes(root).items():
        digest.update(f"\0{path}\0{found}".encode())
    return digest.hexdigest()


def commit_time(root: Path) -> str:
    """Return the time of the last commit in seconds, or 0 outside a checkout."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "0"
    return done.stdout.strip() or "0"


def build(root: Path) -> int:
    """Build `site/` if anything changed; return the exit status.

    The new site grows in `site.new/` and takes the place of `site/` only when whole.
    """
    environment = build_environment(root)
    stamp, site = root / ".cache" / "site.sha256", root / "site"
    wanted = input_hash(root, environment)
    if (site / "index.html").is_file() and stamp.is_file() and stamp.read_text() == wanted:
        print("site/ is up to date: nothing has changed.")
        return 0
    new, old = root / "site.new", root / "site.old"
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    # Not --quiet: it hides warnings from --strict, which then passes them.
    command = [*BUILDER, "build", "--strict", "--site-dir", str(new)]
    done = subprocess.run(command, cwd=root, env=environment, stderr=subprocess.PIPE, text=True)
    print(re.sub(r"(?m)^INFO .*\n", "", done.stderr), end="", file=sys.stderr)
    if done.returncode != 0:
        shutil.rmtree(new, ignore_errors=True)
        kept = "site/ is still the last good one." if site.exists() else "There is no site/ yet."
        print(f"The build failed. {kept}", file=sys.stderr)
        return done.returncode
    stamp.unlink(missing_ok=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(wanted)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"site/ is built: {pages} pages.")
    return 0


def serve(root: Path, address: str) -> int:
    """Serve the site and rebuild it at every change; return the exit status."""
    if in_use(address):
        port = address.rpartition(":")[2]
        print(f"Port {port} is in use: something is served there already.")
        print(f"Fix: end it, or take another port: make serve PORT={int(port) + 1}")
        return 1
    environment = build_environment(root) | {"SITE_URL": f"http://{address}/"}
    command = [*BUILDER, "serve", "--no-strict", "--dev-addr", address]
    os.chdir(root)
    if os.name == "posix":  # become the server, so that whoever ends this process ends it
        os.execve(command[0], command, environment)
    try:
        return subprocess.run(command, env=environment).returncode
    except KeyboardInterrupt:
        return 0


def in_use(address: str) -> bool:
    """Say whether a program listens at an address, such as 127.0.0.1:8000."""
    host, _, port = address.rpartition(":")
    with socket.socket() as tried:
        return tried.connect_ex((host, int(port))) == 0


def build_environment(root: Path) -> dict[str, str]:
    """Return the environment of a build: the same bytes on any day and for any hash seed."""
    fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    # The process finds this package, whatever folder it works in.
    path = os.pathsep.join([str(HOME), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {"SOURCE_DATE_EPOCH": commit_time(root), **os.environ, **fixed, "PYTHONPATH": path}


def main(arguments: list[str], root: Path) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["build", "serve"])
    parser.add_argument("--address", default="127.0.0.1:8000", help="where to serve")
    options = parser.parse_args(arguments)
    return build(root) if options.command == "build" else serve(root, options.address)
