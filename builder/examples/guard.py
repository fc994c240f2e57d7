"""Stops what an example must not do, and notes which files of the project it reads.

An audit hook: Python tells it about every file, socket and process before it is opened. It is
a guard against mistakes, not a sandbox: who wants to get around it can.
"""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from builder.examples.cache import content_hash

RULES = {
    "snippet-input": "A snippet does not wait for keyboard input.",
    "snippet-network": "A snippet does not use the network.",
    "snippet-process": "A snippet starts and signals no other process.",
    "snippet-writes": "A snippet writes, renames and removes only in its temporary folder.",
    "snippet-reads": "Of the project's files a snippet reads only those below `snippets/`.",
}
_FIXES = {
    "snippet-input": "Give the value a name in the code: a page has no keyboard.",
    "snippet-network": "Put a small file under snippets/data/ and read that.",
    "snippet-process": "Do the work in this process; for libraries set n_jobs=1.",
    "snippet-writes": "Use tempfile.TemporaryDirectory(); figures are saved for you.",
    "snippet-reads": "Move the data under snippets/data/ and read it as “data/…”.",
}
_PROCESS_EVENTS = (
    "subprocess.Popen",
    *("os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
    *("os.startfile", "pty.spawn", "os.killpg"),
)
# Events that change a file: places in the event's arguments of a path and of the descriptor of
# the folder that a relative path starts from.
_CHANGES: dict[str, tuple[tuple[int, int | None], ...]] = {
    "os.chflags": ((0, None),),
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.link": ((1, 3),),
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.removexattr": ((0, None),),
    "os.rename": ((0, 2), (1, 3)),
    "os.rmdir": ((0, 1),),
    "os.setxattr": ((0, None),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.utime": ((0, 3),),
    "sqlite3.connect": ((0, None),),
}
_NOTED_AT_MOST = 20  # a loop that tries again and again is clear by then
_WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class NotAllowedError(PermissionError):
    """Raised in a snippet at the place where it does what the guard forbids."""


@dataclass(frozen=True)
class Violation:
    """What a snippet tried; it counts even if the snippet catches the exception."""

    rule: str
    message: str
    stack: traceback.StackSummary

    @property
    def fix(self) -> str:
        """What to do instead."""
        return _FIXES[self.rule]


class Guard:
    """Watches one process while it runs code from a page.

    Attributes:
        violations: What the code tried although it must not.
        dependencies: Hash by path from the project root of every file read; a folder whose
            names were listed ends with a slash.
    """

    def __init__(self, root: Path, temporary: Path, may_read: tuple[Path, ...] = ()) -> None:
        """Make a guard that does nothing yet.

        Args:
            root: Project root.
            temporary: The only folder in which the code may write.
            may_read: Files of the project outside `snippets/` that it may read.
        """
        self.violations: list[Violation] = []
        self.dependencies: dict[str, str] = {}
        self._active = False
        self._root = os.path.realpath(root)
        self._snippets = os.path.realpath(root / "snippets")
        self._temporary = os.path.realpath(temporary)
        self._may_read = {os.path.realpath(path) for path in may_read}
        here = Path(__file__).parents[1]
        self._libraries = [os.path.realpath(p) for p in (sys.prefix, sys.base_prefix, here)]
        self._handlers: dict[str, Callable[[str, tuple], None]] = {
            "open": self._opened,
            "os.listdir": self._listed,
            "os.scandir": self._listed,
            "builtins.input": self._asked,
            "os.kill": self._signaled,
            **dict.fromkeys(_PROCESS_EVENTS, self._started),
            **dict.fromkeys(_CHANGES, self._changed),
        }

    def install(self) -> None:
        """Start listening; this cannot be undone in this process."""
        sys.addaudithook(self._heard)
        with suppress(ImportError):  # the one way to start a process that has no audit event
            import _posixsubprocess

            _posixsubprocess.fork_exec = lambda *_: self._started("fork_exec", ())

    def watching(self) -> AbstractContextManager[None]:
        """Return a context whose `with` block is watched."""
        return self._switched(True)

    def paused(self) -> AbstractContextManager[None]:
        """Return a context whose `with` block is not watched, inside one that is."""
        return self._switched(False)

    @contextmanager
    def _switched(self, active: bool) -> Iterator[None]:
        before, self._active = self._active, active
        try:
            yield
        finally:
            self._active = before

    def _heard(self, event: str, arguments: tuple) -> None:
        if event == "builtins.id" or not self._active:  # a figure asks for thousands of ids
            return
        handler = self._handlers.get(event)
        if handler is None and event.startswith("socket."):
            handler = self._connected
        if handler is not None:
            with self.paused():  # what the guard itself opens is no concern of the guard
                handler(event, arguments)

    def _forbid(self, rule: str, message: str) -> None:
        if len(self.violations) < _NOTED_AT_MOST:
            self.violations.append(Violation(rule, message, traceback.extract_stack()))
        raise NotAllowedError(message)

    def _asked(self, _event: str, _arguments: tuple) -> None:
        self._forbid("snippet-input", "The snippet waits for input.")

    def _connected(self, event: str, _arguments: tuple) -> None:
        self._forbid("snippet-network", f"The snippet uses the network ({event}).")

    def _started(self, event: str, _arguments: tuple) -> None:
        self._forbid("snippet-process", f"The snippet starts another process ({event}).")

    def _signaled(self, _event: str, arguments: tuple) -> None:
        if arguments[0] != os.getpid():
            self._forbid("snippet-process", "The snippet sends a signal to another process.")

    def _changed(self, event: str, arguments: tuple) -> None:
        for path_at, folder_at in _CHANGES[event]:
            folder = -1 if folder_at is None else arguments[folder_at]
            self._check_write(event, arguments[path_at], folder)

    def _listed(self, _event: str, arguments: tuple) -> None:
        importing = sys._getframe(2).f_code.co_filename.startswith("<frozen importlib")
        if not importing and not isinstance(arguments[0], int):
            path = os.path.realpath(os.fsdecode(arguments[0] or "."))
            if self._in_snippets(path):
                self._depend(path, "/")

    def _opened(self, event: str, arguments: tuple) -> None:
        name, _, flags = arguments
        if isinstance(name, int):
            return
        if flags & _WRITE_FLAGS:
            self._check_write(event, name)
            return
        path = os.path.realpath(os.fsdecode(name))
        if not _is_below(path, self._root) or _is_below(path, self._temporary):
            return
        if path.endswith(".pyc"):  # pytest's; what a snippet imports is compiled anew
            return
        if self._in_snippets(path) or path in self._may_read:
            self._depend(path)
        elif not any(_is_below(path, folder) for folder in self._libraries):
            shown = self._shown(path)
            self._forbid("snippet-reads", f"The snippet reads {shown}, outside snippets/.")

    def _check_write(self, event: str, name: str | bytes | int | os.PathLike, folder=-1) -> None:
        if isinstance(name, int) or name in {":memory:", os.devnull}:
            return
        path = os.path.realpath(Path(_folder_of(folder), os.fsdecode(name)))
        if path != self._temporary and not _is_below(path, self._temporary):
            what = "writes to" if event == "open" else f"changes ({event})"
            self._forbid("snippet-writes", f"The snippet {what} {self._shown(path)}.")

    def _in_snippets(self, path: str) -> bool:
        return path == self._snippets or _is_below(path, self._snippets)

    def _shown(self, path: str) -> str:
        below = _is_below(path, self._root)
        return Path(path).relative_to(self._root).as_posix() if below else path

    def _depend(self, path: str, ending: str = "") -> None:
        name = Path(path).relative_to(self._root).as_posix() + ending
        if name not in self.dependencies:
            found = content_hash(Path(self._root), name)
            if found is not None:
                self.dependencies[name] = found


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder + os.sep)


def _folder_of(descriptor: int) -> str:
    """Return the folder that an open descriptor stands for; -1 is the current one."""
    if descriptor == -1:
        return ""
    try:
        return str(Path(f"/proc/self/fd/{descriptor}").readlink())
    except OSError:  # macOS
        import fcntl

        return os.fsdecode(fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024)).rstrip(b"\0"))
