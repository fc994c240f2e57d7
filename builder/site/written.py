"""What stands in the folder that `serve` shows: a file that stays the same is not written again."""

import os
from hashlib import sha256
from pathlib import Path


class WrittenFiles:
    """The files of a folder and what they hold, from one build to the next."""

    def __init__(self) -> None:
        """Know of no file yet."""
        self._content: dict[str, str] = {}
        self._now: set[str] = set()

    def begin(self) -> None:
        """Begin a build: what it does not ask for will be removed."""
        self._now = set()

    def is_new(self, path: str, content: bytes) -> bool:
        """Note that a file belongs to this build; say if it is to be written.

        Args:
            path: The file.
            content: What it is to hold.
        """
        path, digest = os.path.normpath(path), sha256(content).hexdigest()
        same = self._content.get(path) == digest and Path(path).is_file()
        self._content[path] = digest
        self._now.add(path)
        return not same

    def remove_others(self) -> None:
        """End a build: remove the files that earlier builds wrote and this one did not ask for."""
        for path in self._content.keys() - self._now:
            Path(path).unlink(missing_ok=True)
            del self._content[path]
