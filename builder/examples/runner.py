"""Runs the examples, formulas and exercises of the pages; knows nothing of MkDocs."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.examples import tasks
from builder.examples.cache import ResultCache
from builder.examples.pool import WorkerPool, can_fork, child_environment, usable_cores
from builder.examples.results import (
    Figure,
    FormulaJob,
    GradeJob,
    GradeResult,
    InputsJob,
    InputsResult,
    SectionResult,
    SnippetResult,
    TestOutcome,
)
from builder.examples.watch import Limits, Outcome
from builder.text.problems import Problem

__all__ = [
    "Figure",
    "FormulaJob",
    "GradeJob",
    "GradeResult",
    "InputsJob",
    "InputsResult",
    "Limits",
    "SectionResult",
    "SnippetResult",
    "SnippetRunner",
    "TestOutcome",
]


class SnippetRunner:
    """Runs code of the pages in processes of its own, and keeps what came of it.

    Use it as a context manager: while it is open, its fork servers stay alive.

    Attributes:
        root: Project root.
        cache: Results from before.
        limits: What a piece of code may take.
    """

    def __init__(
        self,
        root: Path,
        *,
        cache: Path | None,
        jobs: int | None = None,
        fork: bool | None = None,
        hash_seed: str = "0",
        limits: Limits | None = None,
    ) -> None:
        """Start nothing yet.

        Args:
            root: Project root.
            cache: Folder for results; None runs everything anew.
            jobs: How many processes at a time; one per core if not given.
            fork: Whether to fork from a server; if not given, where that works.
            hash_seed: PYTHONHASHSEED of the processes.
            limits: What a piece of code may take, if not the usual.
        """
        self.root = Path(root).resolve()
        self.cache = ResultCache(cache, self.root)
        self.limits = limits or Limits()
        self._cache_folder, self._hash_seed = cache, hash_seed
        self._workers = jobs or usable_cores()
        self._fork = can_fork() if fork is None else fork
        self._scratch: tempfile.TemporaryDirectory | None = None
        self._pools: dict[str, WorkerPool] = {}

    def __enter__(self) -> "SnippetRunner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the servers."""
        while self._pools:
            self._pools.popitem()[1].close()
        if self._scratch:
            self._scratch.cleanup()
            self._scratch = None

    def run_snippets(self, files: Iterable[Path]) -> dict[str, SnippetResult]:
        """Run snippets, each once.

        Args:
            files: Paths of files below `snippets/`, absolute or from the project root.

        Returns:
            Results in the order of the files, by path below `snippets/`. One that failed has
            problems.
        """
        return tasks.run_snippets(self, files)

    def run_sources(self, sources: Mapping[str, str]) -> dict[str, SnippetResult]:
        """Run texts as if they were the snippets of these names below `snippets/`."""
        return tasks.run_sources(self, sources)

    def check_formulas(self, jobs: Iterable[FormulaJob]) -> list[Problem]:
        """Return where a formula's code and check disagree, on five draws of its inputs."""
        return tasks.check_formulas(self, jobs)

    def grade(self, jobs: Iterable[GradeJob]) -> list[GradeResult]:
        """Grade the answers of each job, every one in a process of its own."""
        return tasks.grade(self, jobs)

    def try_inputs(self, jobs: Iterable[InputsJob]) -> list[InputsResult]:
        """Return what is wrong with the inputs of each job, and what they do not tell apart."""
        return tasks.try_inputs(self, jobs)

    def run(self, kind: str, jobs: Sequence[dict[str, Any]]) -> Iterator[tuple[int, Outcome]]:
        """Yield place and outcome of jobs, in the order in which they end.

        Args:
            kind: What `worker` can do.
            jobs: What each child is told.
        """
        if not jobs:
            return iter(())
        common = {"root": str(self.root), **self.limits.as_job()}
        return self._pool(kind).run([common | job for job in jobs])

    def warm_up(self, kind: str) -> None:
        """Let the server for a kind of work import its libraries while there is no work yet."""
        self._pool(kind).warm_up()

    def _pool(self, kind: str) -> WorkerPool:
        if kind not in self._pools:
            environment = child_environment(self._hash_seed, self._matplotlib_folder())
            pool = WorkerPool(kind, workers=self._workers, fork=self._fork, environment=environment)
            self._pools[kind] = pool
        return self._pools[kind]

    def _matplotlib_folder(self) -> Path:
        """Return where Matplotlib keeps its list of fonts."""
        if self._cache_folder:
            return self._cache_folder.resolve() / "fonts"
        if self._scratch is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="jem-", ignore_cleanup_errors=True)
        return Path(self._scratch.name)
