"""Runs every snippet a second time and reports what comes out differently."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from builder.examples.runner import SnippetResult, SnippetRunner
from builder.notebooks.script import Script, run_scripts
from builder.text.problems import Problem

RULES = {"not-reproducible": "A snippet gives the same output, figures and values on every run."}
FIX = "Seed its random numbers, sort what a set holds, and print no times, paths or addresses."


def check_twice(
    root: Path,
    files: Iterable[Path],
    cache: Path | None = None,
    scripts: Iterable[Script] = (),
) -> list[Problem]:
    """Run all twice, the second time backwards, with another hash seed and without cache.

    Args:
        root: Project root.
        files: The snippets.
        cache: Where results of the first run may be kept from before.
        scripts: The notebooks.

    Returns:
        What the runs report, and every difference between them.
    """
    files, scripts = list(files), {script.file: script for script in scripts}
    with SnippetRunner(root, cache=cache) as runner:
        first = runner.run_snippets(files) | run_scripts(runner, scripts.values())
    with SnippetRunner(root, cache=None, hash_seed="1") as runner:
        second = runner.run_snippets(reversed(files)) | run_scripts(runner, scripts.values())
    problems: list[Problem] = []
    for name, result in first.items():
        faults = result.problems + second[name].problems
        if script := scripts.get(name):
            runs = script.steady(result), script.steady(second[name])
            problems += map(script.placed, dict.fromkeys(faults) or differences(*runs))
        else:
            problems += dict.fromkeys(faults) or differences(result, second[name])
    return problems


def differences(first: SnippetResult, second: SnippetResult) -> list[Problem]:
    """Return a problem for each section and each value that differs between two runs."""
    problems = []

    def differs(what: str, before: str, after: str) -> None:
        message = f"{what} differs from one run to the next."
        lines = difflib.ndiff(before.splitlines(), after.splitlines())
        details = "\n".join(line[:200] for line in lines if line[0] in "+-")
        problems.append(
            Problem(first.file, None, "not-reproducible", message, FIX, details=details)
        )

    for name, section in first.sections.items():
        other = second.sections[name]
        if section.output != other.output:
            differs(f"The output of section “{name}”", section.output, other.output)
        if section.figures != other.figures:
            differs(f"The figure of section “{name}”", "", "")
    for name in sorted(first.values.keys() | second.values.keys()):
        before, after = (repr(run.values.get(name)) for run in (first, second))
        if before != after:
            differs(f"The value of “{name}”", before, after)
    return problems
