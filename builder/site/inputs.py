"""The files the site is made of, and their hashes."""

import os
from hashlib import sha256
from pathlib import Path

INPUTS = (
    "builder",
    "docs",
    "snippets",
    "tests",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.txt",
)
SKIPPED = {"__pycache__"}
HIDDEN = {".icons"}  # of the hidden folders the one whose files count: those of the theme's icons


def input_files(root: Path) -> list[str]:
    """Return the paths from the root of the files the site is made of, sorted.

    Compiled and hidden files are left out.
    """
    found: list[str] = []
    start = len(os.path.join(root, ""))  # noqa: PTH118 - with Path this took twice as long
    for name in INPUTS:
        if (root / name).is_file():
            found.append(name)
        for folder, folders, files in os.walk(root / name):
            folders[:] = [f for f in folders if f not in SKIPPED and (f in HIDDEN or f[0] != ".")]
            inside = folder[start:].replace(os.sep, "/")
            found += [f"{inside}/{file}" for file in files if file[0] != "."]
    return sorted(found)


def file_hashes(root: Path) -> dict[str, str]:
    """Return the SHA-256 of every file the site is made of, by its path from the root."""
    found = {}
    for path in input_files(root):
        with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123 - as above
            found[path] = sha256(file.read()).hexdigest()
    return found


def file_times(root: Path) -> dict[str, int]:
    """Return when every file the site is made of was last written, in nanoseconds."""
    return {path: os.stat(f"{root}/{path}").st_mtime_ns for path in input_files(root)}  # noqa: PTH116
