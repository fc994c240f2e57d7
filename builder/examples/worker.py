"""The process behind the runner: imports libraries once, then forks a child for each job.

`python -m builder.examples.worker KIND` reads requests from standard input and answers on standard
output, one JSON object a line. A job is a folder: `job.json` says what to do, the child leaves
`result.json`, and `tmp` is the only place where it may write.
With KIND FOLDER it does a single job in this process, where fork is missing.
"""

import importlib
import json
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from builder.examples.guard import Guard
from builder.examples.isolation import isolate, peak_memory, prepare
from builder.examples.watch import TICK, Watch, kill_group, write_stack_when_asked

Task = Callable[..., dict[str, Any]]
# By kind of work: the libraries that are imported beforehand, and the function that does a job.
KINDS = {
    "snippet": (("numpy.random", "matplotlib.pyplot"), "builder.examples.execution", "run_snippet"),
    "formulas": (("numpy.random",), "builder.examples.formulas", "run_formulas"),
    "formulas-scipy": (
        ("numpy.random", "scipy.spatial", "scipy.stats"),
        "builder.examples.formulas",
        "run_formulas",
    ),
    "inputs": (("numpy.random",), "builder.examples.boundary", "run_boundary"),
    "grade": (("numpy.random", "pytest"), "builder.examples.grading", "run_grading"),
}


def load(kind: str) -> Task:
    """Import what a kind of work needs and return its function."""
    libraries, module, function = KINDS[kind]
    task = getattr(importlib.import_module(module), function)
    prepare(list(libraries))
    return task


def do_job(folder: Path, task: Task) -> None:
    """Do a job in this process, which is of no use for anything else afterwards."""
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    root = Path(job["root"])
    stdout = isolate(root, folder, job["seconds"], job["output"])
    may_read = tuple(root / name for name in job.get("may_read", ()))
    write_stack_when_asked(folder / "stack")
    guard = Guard(root, folder / "tmp", may_read)
    guard.install()
    result = task(job | {"folder": str(folder)}, stdout, guard)
    result |= {"dependencies": guard.dependencies, "peak": peak_memory()}
    (folder / "result.part").write_text(json.dumps(result), encoding="utf-8")
    (folder / "result.part").replace(folder / "result.json")


def end_after(folder: Path, task: Task) -> None:
    """Do a job and end this process, whatever threads and exit handlers the code has left."""
    status = 70
    try:
        do_job(folder, task)
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
    os._exit(status)


class Server:
    """Forks a child for each request, watches over it and says how it ended."""

    def __init__(self, task: Task, answers: TextIO) -> None:
        """Serve one task, and answer there."""
        self._task, self._answers = task, answers
        self._running: dict[int, Watch] = {}
        self._unread = b""
        self._woken, wake = os.pipe()
        os.set_blocking(self._woken, False)
        os.set_blocking(wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake)

    def serve(self) -> None:
        """Work until the requests end; then end every child."""
        self._say(ready=True)
        while True:
            wait = TICK if self._running else None
            ready, _, _ = select.select([0, self._woken], [], [], wait)
            if self._woken in ready:
                os.read(self._woken, 4096)
            if 0 in ready and not self._read_requests():
                break
            for pid in list(self._running):
                self._look_after(pid)
        for pid in self._running:
            kill_group(pid)

    def _say(self, **answer: Any) -> None:
        print(json.dumps(answer), file=self._answers, flush=True)

    def _read_requests(self) -> bool:
        """Start the jobs that have been asked for; return False at the end of requests."""
        data = os.read(0, 1 << 16)
        *lines, self._unread = (self._unread + data).split(b"\n")
        for line in lines:
            self._start(json.loads(line))
        return bool(data)

    def _start(self, request: dict[str, Any]) -> None:
        folder = Path(request["folder"])
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            self._answers.close()  # else nobody would notice that the server has died
            end_after(folder, self._task)
        with suppress(OSError):  # the child does the same; whoever is first
            os.setpgid(pid, pid)
        self._running[pid] = Watch(pid, folder, request)
        self._say(started=pid, folder=request["folder"])

    def _look_after(self, pid: int) -> None:
        """Stop a child that oversteps a limit; answer when it has ended."""
        watch = self._running[pid]
        if watch.check():
            kill_group(pid)
        ended, status = os.waitpid(pid, 0 if watch.fault else os.WNOHANG)
        if ended:
            kill_group(pid)
            del self._running[pid]
            code = os.waitstatus_to_exitcode(status)
            self._say(ended=str(watch.folder), fault=watch.fault, status=code)


def main(kind: str, folder: str = "") -> None:
    """Do the job in a folder, or serve requests for such jobs."""
    if folder:
        end_after(Path(folder), load(kind))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints while it is imported is no answer
    Server(load(kind), answers).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
