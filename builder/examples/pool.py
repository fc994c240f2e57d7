"""Gets jobs done, several at a time: by a fork server, or by one process each."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path
from typing import Any

from builder.examples.watch import TICK, Outcome, Watch, kill_group

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]  # where a child finds the package it belongs to
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP")


def can_fork() -> bool:
    """Say if a fork server works here; on macOS system libraries do not survive a fork."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def usable_cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def child_environment(hash_seed: str, matplotlib_folder: Path) -> dict[str, str]:
    """Return the same surroundings on every machine; little is taken over from this process."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    threads = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    return {
        **kept,
        **dict.fromkeys(threads, "1"),
        "LC_ALL": "C.UTF-8",
        "MPL_IGNORE_SYSTEM_FONTS": "1",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": str(matplotlib_folder),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": hash_seed,
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "0",
        "TZ": "UTC",
    }


class WorkerPool:
    """Does jobs of one kind. The fork server stays alive between calls, until `close`."""

    def __init__(self, kind: str, *, workers: int, fork: bool, environment: dict[str, str]) -> None:
        """Start nothing yet.

        Args:
            kind: What `worker` can do.
            workers: How many jobs run at a time.
            fork: Fork from a server; else one process each.
            environment: Variables of the processes.
        """
        self._kind, self._workers, self._fork = kind, workers, fork
        self._environment = environment
        self._server: subprocess.Popen[str] | None = None
        self._ready = False

    def run(self, jobs: Sequence[dict[str, Any]]) -> Iterator[tuple[int, Outcome]]:
        """Yield each job's place and outcome, in the order in which they end."""
        with tempfile.TemporaryDirectory(prefix="jem-", ignore_cleanup_errors=True) as base:
            folders = [Path(base, str(place)) for place in range(len(jobs))]
            ways = self._run_in_server if self._fork else self._run_in_processes
            for place, end in ways(jobs, folders):
                yield place, _outcome(jobs[place], folders[place], end)
                shutil.rmtree(folders[place], ignore_errors=True)

    def warm_up(self) -> None:
        """Start the server, if one is used, so that it is ready when the first jobs come."""
        if self._fork and self._server is None:
            self._start()

    def close(self) -> None:
        """End the server."""
        if self._server is None:
            return
        server, self._server = self._server, None
        with suppress(OSError):
            server.stdin.close()
        try:
            server.wait(5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        server.stdout.close()

    def _command(self, *more: str) -> list[str]:
        return [sys.executable, "-m", "builder.examples.worker", self._kind, *more]

    def _run_in_processes(
        self, jobs: Sequence[dict[str, Any]], folders: Sequence[Path]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        with ThreadPoolExecutor(self._workers) as threads:
            running = {
                threads.submit(self._run_process, job, folder): place
                for place, (job, folder) in enumerate(zip(jobs, folders, strict=True))
            }
            for done in as_completed(running):
                yield running[done], done.result()

    def _run_process(self, job: dict[str, Any], folder: Path) -> dict[str, Any]:
        _write_job(job, folder)
        group = {} if os.name == "nt" else {"process_group": 0}
        process = subprocess.Popen(
            self._command(str(folder)),
            cwd=_HERE,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            **group,
        )
        watch = Watch(process.pid, folder, job)
        while True:
            with suppress(subprocess.TimeoutExpired):
                process.wait(TICK)
            if process.returncode is not None or watch.check():
                break
        kill_group(process.pid)
        process.kill()
        return {"fault": watch.fault, "status": process.wait()}

    def _run_in_server(
        self, jobs: Sequence[dict[str, Any]], folders: Sequence[Path]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        waiting = deque(range(len(jobs)))
        running: dict[str, int] = {}
        children: dict[str, int] = {}
        while waiting or running:
            server = self._server or self._start()
            while waiting and len(running) < self._workers:
                place = waiting.popleft()
                _write_job(jobs[place], folders[place])
                running[str(folders[place])] = place
                _request(server, jobs[place], folders[place])
            answer = _read_answer(server)
            if answer is None:
                status = self._bury()
                for pid in children.values():
                    kill_group(pid)
                lost = [*running.values(), *(() if self._ready else waiting)]
                for place in lost:
                    yield place, {"fault": "runner", "status": status}
                if not self._ready:  # nor would the next one start
                    return
                running.clear()
                children.clear()
            elif "ready" in answer:
                self._ready = True
            elif "started" in answer:
                children[answer["folder"]] = answer["started"]
            else:
                children.pop(answer["ended"])
                yield running.pop(answer["ended"]), answer

    def _start(self) -> subprocess.Popen[str]:
        self._ready = False
        self._server = subprocess.Popen(
            self._command(),
            cwd=_HERE,  # Matplotlib reads a settings file where it starts
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for the process above
        )
        return self._server

    def _bury(self) -> int:
        """Forget a server that has died and return its exit status."""
        server, self._server = self._server, None
        server.kill()  # if it only closed its output
        with suppress(OSError):
            server.stdin.close()
        server.stdout.close()
        return server.wait()


def _write_job(job: dict[str, Any], folder: Path) -> None:
    (folder / "tmp").mkdir(parents=True)
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")


def _request(server: subprocess.Popen[str], job: dict[str, Any], folder: Path) -> None:
    limits = {name: job[name] for name in ("seconds", "memory", "output")}
    with suppress(OSError):  # a dead server is noticed when its answer is read
        server.stdin.write(json.dumps({"folder": str(folder), **limits}) + "\n")
        server.stdin.flush()


def _read_answer(server: subprocess.Popen[str]) -> dict[str, Any] | None:
    """Return the next answer of a server, or None if it is dead."""
    with suppress(OSError, ValueError):
        return json.loads(server.stdout.readline())
    return None


def _outcome(job: dict[str, Any], folder: Path, end: dict[str, Any]) -> Outcome:
    """Read what a child has left behind."""
    result = None if end["fault"] else _read_json(folder / "result.json")
    progress = _read_json(folder / "progress.json")
    said = _tail(folder / "stderr") if result is None else ""
    stack = _tail(folder / "stack") if result is None else ""
    return Outcome(job, end["fault"], end["status"], result, progress, said, stack)


def _tail(path: Path) -> str:
    """Return the end of a text file; an empty text if there is none."""
    try:
        return path.read_bytes()[-2000:].decode("utf-8", "replace")
    except OSError:
        return ""


def _read_json(path: Path) -> Any:
    """Return what is in a file; None if it is missing or not whole."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
