"""Gets a process ready to run code from a page: libraries, folder, limits, output."""

import contextlib
import gc
import importlib
import io
import os
import signal
import sys
import tempfile
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path

MEGABYTE = 1 << 20
FILE_SIZE_LIMIT = 256 * MEGABYTE  # of each file in the temporary folder


class OutputLimitError(BaseException):
    """Raised where a snippet prints more than it may."""


class CapturedOutput(io.TextIOWrapper):
    """Standard output or error, kept in a file.

    Attributes:
        written: Characters written so far by `print` and its like.
    """

    def __init__(self, descriptor: int, path: Path, limit: int | None = None) -> None:
        """Send a descriptor's output to a file.

        Args:
            descriptor: 1 or 2.
            path: The file.
            limit: Most characters that may be written, if there is a limit.
        """
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        file = os.open(path, flags, 0o600)
        os.dup2(file, descriptor)
        os.close(file)
        binary = os.fdopen(descriptor, "wb", closefd=False)
        super().__init__(binary, encoding="utf-8", errors="backslashreplace", newline="\n")
        self.written = 0
        self._limit = limit
        self._path = path
        self._drained = 0

    def write(self, text: str) -> int:
        """Write text; raise OutputLimitError when it is too much."""
        self.written += len(text)
        if self._limit is not None and self.written > self._limit:
            raise OutputLimitError(f"More than {self._limit >> 10} KiB are printed.")
        return super().write(text)

    def size(self) -> int:
        """Return the number of bytes that are in the file."""
        self.flush()
        return self._path.stat().st_size

    def drain(self) -> str:
        """Return what has come since the last call."""
        self.flush()
        with self._path.open("rb") as file:
            file.seek(self._drained)
            new = file.read()
        self._drained += len(new)
        return new.decode("utf-8", "replace")


class FreshLoader(SourceFileLoader):
    """Imports a module from its source, whatever compiled copy lies about."""

    def path_stats(self, path: str) -> dict[str, float]:
        """Say that the source cannot be compared with a compiled copy."""
        raise OSError(f"{path} is always compiled anew")


def prepare(modules: list[str]) -> None:
    """Import what every child needs, before it is forked, and hide what none may import.

    Args:
        modules: Names of modules; with `matplotlib.pyplot`, one throwaway figure is drawn, which
            loads the fonts, the SVG writer and the reader of formulas.
    """
    for name in modules:
        importlib.import_module(name)
    for name in ("resource", "_posixsubprocess"):  # what a child needs; Windows has neither
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if "matplotlib.pyplot" in modules:
        import matplotlib.pyplot as plt

        from builder.examples import figures

        os.environ.pop("MPL_IGNORE_SYSTEM_FONTS", None)  # else ours are not looked at, either
        figures.use_lesson_style()
        fig, ax = plt.subplots()
        ax.set_title("$x_1$")
        fig.set_label("A figure that warms up what every figure needs.")
        figures.figure_svg(fig, "warm-up")
        plt.close(fig)
    _leave_builder()
    gc.collect()
    gc.freeze()


def isolate(root: Path, folder: Path, seconds: float, output: int) -> CapturedOutput:
    """Make this process the place where one job runs.

    Args:
        root: Project root.
        folder: The job's folder; its `tmp` is the temporary folder.
        seconds: Time limit; the processor time is limited as well, should nobody watch.
        output: Most characters that may be printed.

    Returns:
        Standard output; standard error is the new `sys.stderr`.
    """
    if hasattr(os, "getpgrp") and os.getpgrp() != os.getpid():
        os.setpgid(0, 0)
    with contextlib.suppress(AttributeError):  # Windows has none of these signals
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _set_limits(int(seconds) + 5)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    sys.stdin = sys.__stdin__ = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.__stdout__ = CapturedOutput(1, folder / "stdout", output)
    sys.stderr = sys.__stderr__ = CapturedOutput(2, folder / "stderr")

    temporary = str(folder / "tmp")
    os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME"), temporary))
    tempfile.tempdir = None
    snippets = root / "snippets"
    if snippets.is_dir():
        os.chdir(snippets)
    sys.path.append(str(snippets))
    sys.path_hooks.insert(0, _finder_below(str(snippets)))
    if "numpy.random" in sys.modules:  # `random` sees to it by itself
        sys.modules["numpy.random"].seed()
    return sys.stdout


def peak_memory() -> int:
    """Return the most memory in bytes that was resident, as far as the platform tells."""
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) * 1024
    except (OSError, IndexError):
        pass
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _set_limits(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, limit in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, FILE_SIZE_LIMIT),
        (resource.RLIMIT_CORE, 0),
    ):
        most = resource.getrlimit(kind)[1]
        limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(kind, (limit, most))


def _leave_builder() -> None:
    """Keep the package of the build out of what a snippet can import by name.

    Once, before the fork: a child that looks at every module gets copies of all their pages.
    """
    here = Path(__file__).parent
    builder, root = str(here.parent), str(here.parents[1])
    sys.path[:] = [path for path in sys.path if path not in {root, str(here), ""}]
    os.environ.pop("PYTHONPATH", None)
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "") or "").startswith(builder + os.sep):
            del sys.modules[name]


def _finder_below(snippets: str):
    def hook(path: str) -> FileFinder:
        if path != snippets and not path.startswith(snippets + os.sep):
            raise ImportError(f"{path} is not below {snippets}")
        return FileFinder(path, (FreshLoader, [".py"]))

    return hook
