"""The runner's command line: prints what snippets print, and what is wrong with them."""

import argparse
import sys
import time
from pathlib import Path

from problems import Problem
from snippet_runner import SnippetResult, SnippetRunner
from snippet_twice import check_twice


def main(arguments: list[str], root: Path | None = None) -> int:
    """Run the command line; return 1 if a snippet has a problem."""
    parser = argparse.ArgumentParser(
        prog="snippet_runner.py", description="Run pages' snippets and print their results."
    )
    parser.add_argument(
        "pages", nargs="*", help="linear-algebra/cosine-similarity, or the path of page or snippet"
    )
    parser.add_argument("--twice", action="store_true", help="run again and report differences")
    parser.add_argument("--no-cache", action="store_true", help="keep and use no earlier results")
    options = parser.parse_args(arguments)
    root = root or Path(__file__).resolve().parents[2]
    cache = None if options.no_cache else root / ".cache" / "snippets"
    files = [snippet_of(page) for page in options.pages] or all_snippets(root)

    begin = time.perf_counter()
    if options.twice:
        problems = check_twice(root, files, cache)
    else:
        with SnippetRunner(root, cache=cache) as runner:
            results = runner.run_snippets(files)
        problems = [problem for result in results.values() for problem in result.problems]
        if options.pages:
            print("\n".join(shown(result) for result in results.values()))
    if not options.pages or options.twice:
        seconds = time.perf_counter() - begin
        print(f"{len(files)} snippets, {len(problems)} problems, {seconds:.1f} s")
    report(problems)
    return 1 if problems else 0


def snippet_of(page: str) -> Path:
    """Return the path from the root of the snippet that belongs to a page.

    Args:
        page: `topic/lesson`, the path of the page, or the path of the snippet.
    """
    name = page.replace("\\", "/").removeprefix("./").strip("/")
    name = name.removeprefix("docs/").removeprefix("snippets/")
    return Path("snippets", name.removesuffix(".md").removesuffix(".py").replace("-", "_") + ".py")


def all_snippets(root: Path) -> list[Path]:
    """Return the paths from the root of all snippets; the files of exercises are none."""
    found = sorted((root / "snippets").rglob("*.py"))
    return [path.relative_to(root) for path in found if "_ex" not in path.stem]


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


def report(problems: list[Problem]) -> None:
    """Print problems to standard error."""
    for problem in problems:
        print(problem, file=sys.stderr)
