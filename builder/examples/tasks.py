"""What the runner can be asked for: cut into jobs, looked up in the cache, put together again."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from builder.examples.cache import ResultCache, cache_key
from builder.examples.results import (
    FormulaJob,
    GradeJob,
    GradeResult,
    InputsJob,
    InputsResult,
    SnippetResult,
    TestOutcome,
)
from builder.examples.sections import read_sections
from builder.examples.watch import Limits, Outcome
from builder.text.problems import Problem, ProblemsFound

RULES = {
    "snippet-not-found": "A snippet that is to run exists below `snippets/`.",
    "snippet-encoding": "A snippet is a text in UTF-8.",
}
_USES_SCIPY = re.compile(r"\b(scipy|sklearn)\b")
_IMPORTS_TORCH = re.compile(r"^\s*(import|from)\s+torch\b", re.MULTILINE)


class Runner(Protocol):
    """What is needed of `SnippetRunner`; its attributes are explained there."""

    root: Path
    cache: ResultCache
    limits: Limits

    def run(self, kind: str, jobs: Sequence[dict[str, Any]]) -> Iterator[tuple[int, Outcome]]:
        """Yield place and outcome of jobs, in the order in which they end."""


def run_snippets(runner: Runner, files: Iterable[Path]) -> dict[str, SnippetResult]:
    """Do what `SnippetRunner.run_snippets` promises."""
    snippets = runner.root / "snippets"
    names = [Path(runner.root, file).relative_to(snippets).as_posix() for file in files]
    sources: dict[str, str] = {}
    failed: dict[str, SnippetResult] = {}
    for name in names:
        file = f"snippets/{name}"
        try:
            sources[name] = _read_source(runner.root, file)
        except ProblemsFound as found:
            failed[name] = SnippetResult(file, problems=found.problems)
    results = run_sources(runner, sources) | failed
    return {name: results[name] for name in names}


def run_sources(runner: Runner, sources: Mapping[str, str]) -> dict[str, SnippetResult]:
    """Do what `SnippetRunner.run_sources` promises."""
    results: dict[str, SnippetResult] = {}
    jobs: list[dict[str, Any]] = []
    keys: list[str] = []
    for name, source in sources.items():
        key = cache_key("snippet", name, source)
        kept = runner.cache.get(key)
        if kept is not None:
            results[name] = SnippetResult.from_child(f"snippets/{name}", kept)
            continue
        keys.append(key)
        jobs.append({"file": name, "source": source})
        if _IMPORTS_TORCH.search(source):
            jobs[-1]["memory"] = runner.limits.torch_memory
    for place, outcome in runner.run("snippet", jobs):
        name = jobs[place]["file"]
        results[name] = _snippet_result(f"snippets/{name}", outcome)
        if not results[name].problems:
            runner.cache.put(keys[place], outcome.result, outcome.result["dependencies"])
    return {name: results[name] for name in sources}


def check_formulas(runner: Runner, jobs: Iterable[FormulaJob]) -> list[Problem]:
    """Do what `SnippetRunner.check_formulas` promises: the new ones of a page in one process."""
    jobs = list(dict.fromkeys(jobs))
    by_page: dict[str, list[FormulaJob]] = {}
    for job in jobs:
        if runner.cache.get(_formula_key(job)) is None:
            by_page.setdefault(job.page, []).append(job)
    problems: dict[FormulaJob, Problem] = {}
    failed = _run_formulas(runner, list(by_page.values()), problems)
    _run_formulas(runner, [[job] for batch in failed for job in batch], problems)
    return [problems[job] for job in jobs if job in problems]


def grade(runner: Runner, jobs: Iterable[GradeJob]) -> list[GradeResult]:
    """Do what `SnippetRunner.grade` promises."""
    jobs = list(jobs)
    results = [GradeResult(job.test_file, {name: [] for name in job.variants}) for job in jobs]
    asked: list[dict[str, Any]] = []
    places: list[tuple[GradeResult, str, str]] = []
    for job, result in zip(jobs, results, strict=True):
        for variant, source in job.variants.items():
            key = cache_key("grade", job.test_file, job.tests, source)
            kept = runner.cache.get(key)
            if kept is not None:
                result.variants[variant] = _outcomes(kept["tests"])
                continue
            asked.append({"test_file": job.test_file, "tests": job.tests, "source": source})
            places.append((result, variant, key))
    for place, outcome in runner.run("grade", asked):
        result, variant, key = places[place]
        fault = outcome.problem(result.test_file)
        if fault is None:
            result.variants[variant] = _outcomes(outcome.result["tests"])
            runner.cache.put(key, outcome.result, outcome.result["dependencies"])
        else:
            known = outcome.result or outcome.progress or {"tests": []}
            ended = TestOutcome(known.get("running", ""), False, fault.message)
            result.variants[variant] = [*_outcomes(known["tests"]), ended]
    return results


def try_inputs(runner: Runner, jobs: Iterable[InputsJob]) -> list[InputsResult]:
    """Do what `SnippetRunner.try_inputs` promises."""
    jobs = list(jobs)
    results: dict[int, InputsResult] = {}
    asked: list[tuple[int, str, dict[str, Any]]] = []
    for place, job in enumerate(jobs):
        wanted = asdict(job)
        del wanted["file"], wanted["line"]
        key = cache_key("inputs", json.dumps(wanted))
        kept = runner.cache.get(key)
        if kept is None:
            asked.append((place, key, wanted))
        else:
            results[place] = InputsResult.from_child(kept)
    for number, outcome in runner.run("inputs", [wanted for _, _, wanted in asked]):
        place, key, _ = asked[number]
        fault = outcome.problem(jobs[place].file, jobs[place].line)
        if fault:
            results[place] = InputsResult(fault.message)
        else:
            results[place] = InputsResult.from_child(outcome.result)
            runner.cache.put(key, outcome.result, outcome.result["dependencies"])
    return [results[place] for place in range(len(jobs))]


def _read_source(root: Path, file: str) -> str:
    """Return a snippet's text; raise ProblemsFound if it cannot run."""
    problem = None
    try:
        data = (root / file).read_bytes()
        source = data.decode("utf-8")
        read_sections(source, file)
        return source
    except OSError:
        message, fix = "There is no such snippet.", "Write it, or correct the path."
        problem = Problem(file, None, "snippet-not-found", message, fix)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message, fix = "A character of this line is not UTF-8.", "Save the file as UTF-8."
        problem = Problem(file, line, "snippet-encoding", message, fix)
    raise ProblemsFound([problem])


def _snippet_result(file: str, outcome: Outcome) -> SnippetResult:
    fault = outcome.problem(file)
    if fault:
        return SnippetResult(file, problems=[fault])
    return SnippetResult.from_child(file, outcome.result)


def _run_formulas(
    runner: Runner, batches: list[list[FormulaJob]], problems: dict[FormulaJob, Problem]
) -> list[list[FormulaJob]]:
    """Check each batch in one process, note problems, and return what must be done one by one."""
    by_kind: dict[str, list[list[FormulaJob]]] = {}
    for batch in batches:
        by_kind.setdefault(_kind_of(batch), []).append(batch)
    failed = []
    for kind, those in by_kind.items():
        asked = [{"formulas": [asdict(job) for job in batch]} for batch in those]
        for place, outcome in runner.run(kind, asked):
            batch = those[place]
            fault = outcome.problem(batch[0].page, batch[0].line)
            if fault and len(batch) > 1:
                failed.append(batch)
            elif fault:
                problems[batch[0]] = fault
            else:
                for job, found in zip(batch, outcome.result["problems"], strict=True):
                    if found:
                        problems[job] = Problem(**found)
                    else:
                        runner.cache.put(_formula_key(job), {}, outcome.result["dependencies"])
    return failed


def _kind_of(batch: list[FormulaJob]) -> str:
    """Return who checks formulas: importing SciPy takes longer than many checks without it."""
    text = "\n".join(field for job in batch for field in (job.inputs, job.code, job.check))
    return "formulas-scipy" if _USES_SCIPY.search(text) else "formulas"


def _formula_key(job: FormulaJob) -> str:
    return cache_key("formula", job.inputs, job.code, job.check)


def _outcomes(tests: list[list[Any]]) -> list[TestOutcome]:
    return [TestOutcome(*test) for test in tests]
