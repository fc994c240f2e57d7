"""Keeps results by the hash of all that they depend on."""

import hashlib
import json
import platform
import sys
import sysconfig
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from builder.text.whole_files import write_whole

_BUILDER = Path(__file__).parents[1]
_PARTS = (
    "boundary cache comparison execution faults figures formulas grading guard isolation pool "
    "remembered results sections svg verdicts watch worker"
)
SOURCES = (  # all that a child is made of, or draws with
    *("text/problems.py", "text/whole_files.py"),
    *(f"examples/{part}.py" for part in _PARTS.split()),
    *("examples/lesson.mplstyle", "examples/fonts/*"),
)


def content_hash(root: Path, name: str) -> str | None:
    """Return the SHA-256 of a file, or None if it cannot be read.

    Args:
        root: Project root.
        name: Path from the root; with a slash at its end it stands for a folder and the names
            in it.
    """
    path = root / name
    try:
        if name.endswith("/"):
            data = "\0".join(sorted(entry.name for entry in path.iterdir())).encode()
        else:
            data = path.read_bytes()
    except OSError:
        return None
    return hashlib.sha256(data).hexdigest()


@cache
def surroundings() -> str:
    """Return a hash of what every result depends on: runner, Python, platform, libraries."""
    digest = hashlib.sha256(f"{sys.version} {sys.platform} {platform.machine()}".encode())
    for pattern in SOURCES:
        for path in sorted(_BUILDER.glob(pattern)):
            digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    libraries = {path.name for folder in folders for path in Path(folder).glob("*.dist-info")}
    digest.update("\0".join(sorted(libraries)).encode())
    return digest.hexdigest()


def cache_key(*parts: str | bytes) -> str:
    """Return the key of a result that depends on these parts and on the surroundings."""
    digest = hashlib.sha256(surroundings().encode())
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


class ResultCache:
    """Results on disk; one that cannot be read, or whose files have changed, is not there."""

    def __init__(self, folder: Path | None, root: Path) -> None:
        """Use a folder, made when the first result arrives; None keeps nothing."""
        self._folder, self._root = folder, root

    def get(self, key: str) -> Any | None:
        """Return the result kept under a key, or None."""
        if self._folder is None:
            return None
        try:
            entry = json.loads(self._path(key).read_bytes())
            dependencies, result = entry["dependencies"].items(), entry["result"]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        valid = all(content_hash(self._root, name) == found for name, found in dependencies)
        return result if valid else None

    def put(self, key: str, result: Any, dependencies: Mapping[str, str]) -> None:
        """Keep a result; another process sees the whole entry or none."""
        if self._folder is None:
            return
        entry = {"dependencies": dict(dependencies), "result": result}
        write_whole(self._path(key), json.dumps(entry).encode())

    def _path(self, key: str) -> Path:
        return self._folder / "results" / key[:2] / f"{key}.json"
