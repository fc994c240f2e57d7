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


def input_files(root: Path) -> list[Path]:
    """Return the files the site is made of, sorted; compiled and hidden files left out."""
    found: list[Path] = []
    for name in INPUTS:
        top = root / name
        if top.is_file():
            found.append(top)
        for folder, folders, files in os.walk(top):
            folders[:] = [f for f in folders if f not in SKIPPED and (f in HIDDEN or f[0] != ".")]
            found += [Path(folder, f) for f in files if not f.startswith(".")]
    return sorted(found)


def file_hashes(root: Path) -> dict[str, str]:
    """Return the SHA-256 of every file the site is made of, by its path from the root."""
    start = len(str(root)) + 1
    return {
        path.as_posix()[start:]: sha256(path.read_bytes()).hexdigest() for path in input_files(root)
    }


def file_times(root: Path) -> dict[Path, int]:
    """Return when every file the site is made of was last written, in nanoseconds."""
    return {path: path.stat().st_mtime_ns for path in input_files(root)}
