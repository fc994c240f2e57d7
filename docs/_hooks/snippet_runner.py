"""Runs the examples, formulas and exercises of the pages; knows nothing of MkDocs.

From the command line: `python docs/_hooks/snippet_runner.py linear-algebra/cosine-similarity`
prints what a page's snippet prints.
"""

import re
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from problems import Problem, ProblemsFound
from sections import read_sections
from snippet_cache import ResultCache, cache_key
from snippet_pool import WorkerPool, can_fork, child_environment, usable_cores
from snippet_results import (
    Figure,
    FormulaJob,
    GradeJob,
    GradeResult,
    SectionResult,
    SnippetResult,
    TestOutcome,
)
from snippet_watch import Limits, Outcome

__all__ = [
    "Figure",
    "FormulaJob",
    "GradeJob",
    "GradeResult",
    "Limits",
    "SectionResult",
    "SnippetResult",
    "SnippetRunner",
    "TestOutcome",
]
RULES = {
    "snippet-not-found": "A snippet that is to run exists below `snippets/`.",
    "snippet-encoding": "A snippet is a text in UTF-8.",
}
_IMPORTS_TORCH = re.compile(r"^\s*(import|from)\s+torch\b", re.MULTILINE)


class SnippetRunner:
    """Runs code of the pages in processes of its own, and keeps what came of it.

    Use it as a context manager; as long as it is open, its fork server stays alive.
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
            limits: What a snippet may take.
        """
        self.root = Path(root).resolve()
        self._limits = limits or Limits()
        self._cache = ResultCache(cache, self.root)
        self._scratch = None
        if cache is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="jem-matplotlib-")
        folder = Path(self._scratch.name) if self._scratch else cache.resolve()
        self._options = {
            "workers": jobs or usable_cores(),
            "fork": can_fork() if fork is None else fork,
            "environment": child_environment(hash_seed, folder / "matplotlib"),
        }
        self._pools: dict[str, WorkerPool] = {}

    def __enter__(self) -> "SnippetRunner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the servers; a later call starts new ones."""
        while self._pools:
            self._pools.popitem()[1].close()
        if self._scratch:
            self._scratch.cleanup()

    def run_snippets(self, files: Iterable[Path]) -> dict[str, SnippetResult]:
        """Run snippets, each once.

        Args:
            files: Paths below `snippets/`, absolute or from the project root.

        Returns:
            Results in the order of the files, by path below `snippets/`; one that failed has
            problems.
        """
        snippets = self.root / "snippets"
        names = [Path(self.root, file).relative_to(snippets).as_posix() for file in files]
        results: dict[str, SnippetResult | None] = dict.fromkeys(names)
        jobs, keys = [], []
        for name in results:
            job = self._snippet_job(name)
            if isinstance(job, SnippetResult):
                results[name] = job
                continue
            key = cache_key("snippet", name, job["source"])
            kept = self._cache.get(key)
            if kept is None:
                jobs.append(job)
                keys.append(key)
            else:
                results[name] = SnippetResult.from_child(f"snippets/{name}", kept)
        for place, outcome in self._pool("snippet").run(jobs):
            name = jobs[place]["file"]
            results[name] = self._snippet_result(name, keys[place], outcome)
        return results

    def check_formulas(self, jobs: Iterable[FormulaJob]) -> list[Problem]:
        """Return what is wrong with formulas: each on its own, five times on drawn inputs."""
        jobs = list(jobs)
        problems: dict[FormulaJob, Problem | None] = {}
        by_page: dict[str, list[FormulaJob]] = {}
        for job in dict.fromkeys(jobs):
            if self._cache.get(_formula_key(job)) is None:
                by_page.setdefault(job.page, []).append(job)
        failed = self._run_formulas(list(by_page.values()), problems)
        self._run_formulas([[job] for batch in failed for job in batch], problems)
        return [problem for job in dict.fromkeys(jobs) if (problem := problems.get(job))]

    def _run_formulas(
        self, batches: list[list[FormulaJob]], problems: dict[FormulaJob, Problem | None]
    ) -> list[list[FormulaJob]]:
        """Check each batch in one process, note problems, and return what to do one by one."""
        again = []
        asked = [
            {
                "root": str(self.root),
                "formulas": [asdict(job) for job in batch],
                **self._limits_of(""),
            }
            for batch in batches
        ]
        for place, outcome in self._pool("formulas").run(asked):
            batch = batches[place]
            fault = outcome.problem(batch[0].page, batch[0].line)
            if fault and len(batch) > 1:
                again.append(batch)
                continue
            found = [fault] if fault else outcome.result["problems"]
            for job, problem in zip(batch, found, strict=True):
                if problem is None:
                    self._cache.put(_formula_key(job), {}, outcome.result["dependencies"])
                problems[job] = Problem(**problem) if isinstance(problem, dict) else problem
        return again

    def _snippet_job(self, name: str) -> dict[str, Any] | SnippetResult:
        """Return what a child is told, or the result of a file that cannot run."""
        file = f"snippets/{name}"

        def failed(rule: str, message: str, fix: str, line: int | None = None) -> SnippetResult:
            return SnippetResult(file, problems=[Problem(file, line, rule, message, fix)])

        try:
            data = (self.root / file).read_bytes()
            source = data.decode("utf-8")
            read_sections(source, file)
        except OSError:
            message, fix = "There is no such snippet.", "Write it, or correct the path."
            return failed("snippet-not-found", message, fix)
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            fix = "Save the file as UTF-8."
            return failed("snippet-encoding", f"Not UTF-8: {error.reason}.", fix, line)
        except ProblemsFound as found:
            return SnippetResult(file, problems=found.problems)
        job = {"root": str(self.root), "file": name, "source": source}
        return job | self._limits_of(source)

    def _limits_of(self, source: str) -> dict[str, float]:
        limits = self._limits
        memory = limits.torch_memory if _IMPORTS_TORCH.search(source) else limits.memory
        return {"seconds": limits.seconds, "memory": memory, "output": limits.output}

    def _snippet_result(self, name: str, key: str, outcome: Outcome) -> SnippetResult:
        file = f"snippets/{name}"
        if fault := outcome.problem(file):
            return SnippetResult(file, problems=[fault])
        result = SnippetResult.from_child(file, outcome.result)
        if not result.problems:
            self._cache.put(key, outcome.result, outcome.result["dependencies"])
        return result

    def _pool(self, kind: str) -> WorkerPool:
        if kind not in self._pools:
            self._pools[kind] = WorkerPool(kind, **self._options)
        return self._pools[kind]


def _formula_key(job: FormulaJob) -> str:
    return cache_key("formula", job.inputs, job.code, job.check)


if __name__ == "__main__":
    from snippet_command import main

    sys.exit(main(sys.argv[1:]))
