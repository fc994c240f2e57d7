"""The runner's command line: what snippets print, how exercises are graded, what is wrong."""

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from builder.examples.runner import SnippetResult, SnippetRunner
from builder.lessons.exercise_answers import answers_job, check_answers, read_answers
from builder.lessons.exercise_grades import check_grades, check_inputs
from builder.lessons.exercise_reader import (
    exercise_number,
    grade_job,
    graded_by,
    inputs_job,
    lesson_of,
    read_exercise,
)
from builder.lessons.unfinished import unfinished_parts
from builder.notebooks.script import read_scripts, run_scripts
from builder.site.twice import check_twice
from builder.text.front_matter import read_text
from builder.text.problems import Problem, ProblemsFound


def main(arguments: list[str], root: Path) -> int:
    """Run the command line; return 1 if a snippet has a problem."""
    parser = argparse.ArgumentParser(
        prog="python -m builder run", description="Run pages' snippets and print their results."
    )
    parser.add_argument(
        "pages", nargs="*", help="linear-algebra/cosine-similarity, or the path of page or snippet"
    )
    parser.add_argument("--twice", action="store_true", help="run again and report differences")
    parser.add_argument("--grade", action="store_true", help="only grade the pages' exercises")
    parser.add_argument("--no-cache", action="store_true", help="keep and use no earlier results")
    options = parser.parse_args(arguments)
    cache = None if options.no_cache else root / ".cache" / "snippets"
    scripts = [s for s in read_scripts(root)[0] if wanted(s.file, options.pages)]
    pages = [page for page in options.pages if not any(wanted(s.file, [page]) for s in scripts)]
    files = [snippet_of(page) for page in pages] if options.pages else all_snippets(root)

    begin = time.perf_counter()
    if options.grade:
        with SnippetRunner(root, cache=cache) as runner:
            problems = grade_exercises(runner, files)
    elif options.twice:
        problems = check_twice(root, files, cache, scripts)
    else:
        with SnippetRunner(root, cache=cache) as runner:
            results = runner.run_snippets(files) | run_scripts(runner, scripts)
            placed = {script.file: script.placed for script in scripts}
            problems = [
                placed[name](problem) if name in placed else problem
                for name, result in results.items()
                for problem in result.problems
            ]
            if options.pages:
                print("\n".join(shown(result) for result in results.values()))
                problems += grade_exercises(runner, files)
    if not options.pages or options.twice:
        seconds = time.perf_counter() - begin
        print(f"{len(files) + len(scripts)} snippets, {len(problems)} problems, {seconds:.1f} s")
    report(problems)
    return 1 if problems else 0


def wanted(notebook: str, pages: list[str]) -> bool:
    """Return whether a notebook is among the pages asked for; no page stands for all."""
    name = notebook.removeprefix("docs/").removesuffix(".ipynb")
    return not pages or any(page.removesuffix(".ipynb").endswith(name) for page in pages)


def snippet_of(page: str) -> Path:
    """Return the path from the root of the snippet that belongs to a page.

    Args:
        page: `topic/lesson`, the path of the page, or the path of the snippet.
    """
    name = page.replace("\\", "/").removeprefix("./").strip("/")
    name = name.removeprefix("docs/").removeprefix("snippets/")
    return Path("snippets", name.removesuffix(".md").removesuffix(".py").replace("-", "_") + ".py")


def all_snippets(root: Path) -> list[Path]:
    """Return the paths from the root of all snippets; those of exercises and data are none."""
    found = sorted((root / "snippets").rglob("*.py"))
    examples = (p for p in found if "_ex" not in p.stem and p.parent.name != "data")
    return [path.relative_to(root) for path in examples]


def shown(result: SnippetResult) -> str:
    """Return what a snippet printed and drew, section by section."""
    lines = [result.file]
    for section in result.sections.values():
        lines.append(f"── {section.name}")
        lines += section.output.splitlines()
        for figure in section.figures:
            size = len(figure.svg.encode()) / 1000
            lines.append(f"[figure, {size:.0f} kB] {figure.title}: {figure.description}")
    return "\n".join(lines)


def grade_exercises(runner: SnippetRunner, files: Iterable[Path]) -> list[Problem]:
    """Print how the answers in the exercises of some pages are graded; return what is wrong.

    Args:
        runner: Runs the answers.
        files: The pages' snippets. An exercise that is still to write is left out.
    """
    problems: list[Problem] = []
    for path in (path for file in files for path in exercises_beside(runner.root, file)):
        file = path.relative_to(runner.root).as_posix()
        try:
            texts = {
                f: read_text(runner.root, f)
                for f in (file, graded_by(file))
                if (runner.root / f).exists()
            }
            if any(unfinished_parts(text, f) for f, text in texts.items()):
                continue
            exercise = read_exercise(runner.root, path)
        except ProblemsFound as found:
            problems += found.problems
            continue
        (result,) = runner.grade([grade_job(exercise)])
        print(file)
        for name, tests in result.variants.items():
            failed = [test for test in tests if not test.passed]
            print(f"── {name}")
            print(f"{failed[0].name}: {failed[0].message}" if failed else "passes all tests")
        try:
            answers = read_answers(runner.root, exercise)
        except ProblemsFound as found:
            problems += found.problems
            continue
        (judged,) = runner.grade([answers_job(exercise, answers)])
        problems += check_answers(exercise, answers, judged)
        (tried,) = runner.try_inputs([inputs_job(exercise)])
        problems += check_inputs(exercise, tried) or check_grades(exercise, result)
    return problems


def exercises_beside(root: Path, snippet: Path) -> list[Path]:
    """Return the exercise files of the page that a snippet belongs to."""
    found = sorted((root / snippet).parent.glob(f"{snippet.stem}_ex*.py"))
    return [path for path in found if exercise_number(path) and lesson_of(path) == snippet.stem]


def report(problems: list[Problem]) -> None:
    """Print problems to standard error."""
    for problem in problems:
        print(problem, file=sys.stderr)
