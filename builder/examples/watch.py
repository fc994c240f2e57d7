"""Watches over a running child from outside: time, memory, output; and names how it ended."""

import faulthandler
import os
import re
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.text.problems import Problem

RULES = {
    "snippet-time": "A snippet ends within 20 seconds.",
    "snippet-memory": "A snippet takes at most 1 GiB of memory, 2 GiB if it imports torch.",
    "snippet-crash": "A snippet does not crash Python.",
    "runner-died": "The process that runs the snippets stays alive.",
}
TICK = 0.05
START_UP = 60
_TOLERANCE = 8  # the child itself stops at its output limit, with the line; this is for the rest


@dataclass(frozen=True)
class Limits:
    """What a snippet may take.

    Attributes:
        seconds: Time on the clock.
        memory: Resident bytes.
        torch_memory: The same for a file that imports torch.
        output: Bytes of output.
    """

    seconds: float = 20
    memory: int = 1 << 30
    torch_memory: int = 2 << 30
    output: int = 64 << 10

    def as_job(self) -> dict[str, float]:
        """Return what a job says of its limits."""
        return {"seconds": self.seconds, "memory": self.memory, "output": self.output}


@dataclass(frozen=True)
class Outcome:
    """How a child ended.

    Attributes:
        job: What it was asked.
        fault: “time”, “memory” or “output” if it was stopped for that, “runner” if the process
            above it died, else empty.
        status: Exit status; negative for a signal.
        result: What it answered; None if it ended before it could.
        progress: What it noted on the way, for work that consists of steps.
        said: What it wrote to standard error, if there is no result.
        stack: Where its code was when it was stopped or crashed, as `faulthandler` writes it.
    """

    job: dict[str, Any]
    fault: str = ""
    status: int = 0
    result: dict[str, Any] | None = None
    progress: Any = None
    said: str = field(default="", repr=False)
    stack: str = field(default="", repr=False)

    def problem(self, file: str, line: int | None = None) -> Problem | None:
        """Return what went wrong with the child as a whole, or None if it answered in bounds."""
        if self.result is not None and self.result["peak"] <= self.job["memory"]:
            return None
        rule, message, fix = self._fault()
        line = self._line_in(file) if line is None else line
        return Problem(file, line, rule, message, fix, details=self.said)

    def _line_in(self, file: str) -> int | None:
        """Return the line of the file that was running, if the child could still say it."""
        name = re.escape(file.removeprefix("snippets/"))
        frames = re.findall(rf'File "{name}", line (\d+) in', self.stack)
        return int(frames[0]) if frames else None

    def _fault(self) -> tuple[str, str, str]:
        """Return rule, message and fix."""
        if self.result is not None or self.fault == "memory":
            size = f"{self.job['memory'] / (1 << 30):g} GiB"
            fix = "Use smaller arrays, or go through the data in parts."
            return "snippet-memory", f"It takes more than {size} of memory.", fix
        if self.fault == "time":
            message = f"It does not end within {self.job['seconds']:g} seconds."
            return "snippet-time", message, "End the loop, or compute less: a page waits for it."
        if self.fault == "output":
            fix = "Print a few lines, or a summary."
            return "snippet-output", f"It prints more than {self.job['output'] >> 10} KiB.", fix
        if self.fault == "runner":
            message = f"The process that runs the snippets ended (status {self.status})."
            return "runner-died", message, "Run again; if it stays, read what stands above."
        if self.status < 0:
            with suppress(ValueError):
                name = signal.Signals(-self.status).name
                fix = "Find the call that crashes; libraries that work in C can do it."
                return "snippet-crash", f"Python crashes ({name}).", fix
        message = f"Python ends before the last line (os._exit or a crash, status {self.status})."
        return "snippet-exit", message, "Let it run to its last line."


class Watch:
    """Watches one child."""

    def __init__(self, pid: int, folder: Path, limits: dict[str, Any]) -> None:
        """Begin to watch.

        Args:
            pid: The child's process.
            folder: Its job's folder.
            limits: `seconds`, `memory` and `output`.
        """
        self.folder, self.fault = folder, ""
        self._pid, self._limits = pid, limits
        self._begun = False
        self._deadline = time.monotonic() + limits["seconds"] + START_UP

    def check(self) -> str:
        """Return the name of the limit that is overstepped, or an empty text."""
        if not self._begun and (self.folder / "stdout").exists():  # the libraries are imported
            self._begun = True
            self._deadline = time.monotonic() + self._limits["seconds"]
        if time.monotonic() > self._deadline:
            self.fault = "time"
        elif resident_memory(self._pid) > self._limits["memory"]:
            self.fault = "memory"
        elif self._written() > _TOLERANCE * self._limits["output"]:
            self.fault = "output"
        if self.fault:
            ask_for_stack(self._pid, self.folder / "stack")
        return self.fault

    def _written(self) -> int:
        written = 0
        for name in ("stdout", "stderr"):
            with suppress(OSError):
                written += (self.folder / name).stat().st_size
        return written


def write_stack_when_asked(path: Path) -> None:
    """Let this process write where its code is, at a signal or a crash, where that works."""
    stack = path.open("w")
    faulthandler.enable(stack, all_threads=False)
    if hasattr(faulthandler, "register"):
        faulthandler.register(signal.SIGUSR1, stack, all_threads=False)


def ask_for_stack(pid: int, path: Path, patience: float = 0.3) -> None:
    """Ask a process that is about to be ended where its code is; wait a moment for the answer."""
    if not (hasattr(signal, "SIGUSR1") and path.exists()):
        return
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGUSR1)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and not path.stat().st_size:
            time.sleep(0.01)


def resident_memory(pid: int) -> int:
    """Return the resident bytes of a process; 0 where the platform does not tell."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def kill_group(pid: int) -> None:
    """End a process and all that it started, where the platform has process groups."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
