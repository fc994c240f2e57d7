"""Writes files so that whoever reads them meanwhile gets the old one or the new one, whole."""

import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step; its folder is made if it is missing.

    Args:
        path: The file.
        data: What it is to hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
