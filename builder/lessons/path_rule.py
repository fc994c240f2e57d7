"""The path rule: the path of a page gives the paths of all that belongs to it; no orphans.

`docs/T/L.md` shows `snippets/T/L.py`, which `tests/T/test_L.py` tests. Exercise N of the page is
`snippets/T/L_exN.py`, graded by `tests/T/test_L_exN.py`. In Python paths hyphens are underscores.
A notebook `docs/projects/N.ipynb` is tested by `tests/projects/test_N.py`.
"""

import re
from collections.abc import Container, Iterator
from pathlib import Path

from builder.lessons.shown_sections import check_shown, read_shown
from builder.lessons.unfinished import lesson_of_file, unfinished_parts
from builder.text.front_matter import is_lesson, read_text
from builder.text.problems import Problem, ProblemsFound

RULES = {
    "page-without-snippet": "Every lesson has its snippet file.",
    "missing-tests": "Every lesson and every notebook has its test file.",
    "snippet-without-page": "Every snippet file belongs to the page its path names.",
    "test-without-snippet": "Every test file of a lesson or notebook belongs to the one it names.",
}

NOT_LESSON_TESTS = ("benchmarks", "builder", "builders", "libraries", "site", "js", "projects")
DATA = "snippets/data/"  # data_files.py looks after these
EXERCISE = re.compile(r"(?P<stem>.+)_ex(?P<number>\d+)")


def snippet_of(page: str) -> str:
    """Return the path of a page's snippet file: `docs/a/b-c.md` has `snippets/a/b_c.py`."""
    return _python_path(page, "snippets/{folder}{name}.py")


def snippet_tests_of(page: str) -> str:
    """Return the path of the tests of a page's snippet file."""
    return _python_path(page, "tests/{folder}test_{name}.py")


def notebook_tests_of(page: str) -> str:
    """Return the path of the tests of a notebook: `docs/a/b-c.ipynb` has `tests/a/test_b_c.py`."""
    return snippet_tests_of(page.removesuffix(".ipynb"))


def exercise_of(page: str, number: int) -> str:
    """Return the path of the file of one of a page's exercises."""
    return _python_path(page, f"snippets/{{folder}}{{name}}_ex{number}.py")


def exercise_tests_of(page: str, number: int) -> str:
    """Return the path of the tests that grade one of a page's exercises."""
    return _python_path(page, f"tests/{{folder}}test_{{name}}_ex{number}.py")


def page_of(snippet: str) -> tuple[str, int | None]:
    """Return the page that a snippet file belongs to, and its exercise number if it is one."""
    stem = snippet.removeprefix("snippets/").removesuffix(".py")
    exercise = EXERCISE.fullmatch(stem)
    page = f"docs/{(exercise['stem'] if exercise else stem).replace('_', '-')}.md"
    return page, int(exercise["number"]) if exercise else None


def check_paths(root: Path, unchanged: Container[tuple[str, str] | None] = ()) -> list[Problem]:
    """Return every orphan, every section not shown exactly once, and all unfinished Python.

    Args:
        root: Project root.
        unchanged: Folder and name, as `lesson_of_file` gives them, of the pages whose files were
            read and found right before: they are looked for, but not read.
    """
    pages = list(_pages(root))
    snippets = [s for s in _files(root, "snippets", "*.py") if not s.startswith(DATA)]
    tests = [
        test
        for test in _files(root, "tests", "test_*.py")
        if test.count("/") > 1 and test.split("/")[1] not in NOT_LESSON_TESTS
    ]
    problems = []
    for page in pages:
        if is_lesson(page):
            problems += _check_lesson_files(page, set(snippets), set(tests))
        if lesson_of_file(page) not in unchanged:
            problems += check_shown(root, page, snippet_of(page), read_shown(root, page))
    for snippet in snippets:
        problems += _check_snippet_place(snippet, pages)
    for test in tests:
        problems += _check_test_place(test, set(snippets))
    for file in (*snippets, *tests):
        if lesson_of_file(file) not in unchanged:
            problems += _unfinished(root, file)
    return problems + _check_notebook_tests(root)


def _python_path(page: str, form: str) -> str:
    folder, _, name = page.removeprefix("docs/").removesuffix(".md").rpartition("/")
    return form.format(folder=f"{folder}/" if folder else "", name=name).replace("-", "_")


def _pages(root: Path) -> Iterator[str]:
    """Yield the paths of all pages."""
    for path in sorted((root / "docs").rglob("*.md")):
        inside = path.relative_to(root / "docs").parts
        if inside[0] != "assets" and not any(part.startswith("_") for part in inside):
            yield path.relative_to(root).as_posix()


def _files(root: Path, folder: str, pattern: str) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / folder).rglob(pattern))


def _check_notebook_tests(root: Path) -> list[Problem]:
    """Check that each notebook has its test file, and each such file its notebook."""
    notebooks = {notebook_tests_of(file): file for file in _files(root, "docs", "*.ipynb")}
    tests = set(_files(root, "tests/projects", "test_*.py"))
    problems = []
    for test in sorted(notebooks.keys() - tests):
        fix = f"Write {test}, one test per claim of the page."
        message = "Nothing tests this notebook."
        problems.append(Problem(notebooks[test], None, "missing-tests", message, fix))
    for test in sorted(tests - notebooks.keys()):
        message = "There is no notebook of this name in docs/projects/ for it to test."
        fix = "Rename the test file after the notebook it tests, or delete it."
        problems.append(Problem(test, None, "test-without-snippet", message, fix))
    return problems


def _check_lesson_files(page: str, snippets: set[str], tests: set[str]) -> list[Problem]:
    """Check that a lesson has its snippet file, and tests for it."""
    snippet, test = snippet_of(page), snippet_tests_of(page)
    if snippet not in snippets:
        message, fix = f"The lesson has no {snippet}.", "Write it; `make lesson` shows its form."
        return [Problem(page, None, "page-without-snippet", message, fix)]
    if test not in tests:
        message, fix = f"Nothing tests {snippet}.", f"Write {test}, one test per claim of the page."
        return [Problem(page, None, "missing-tests", message, fix)]
    return []


def _check_snippet_place(snippet: str, pages: Container[str]) -> list[Problem]:
    page, _ = page_of(snippet)
    if page in pages:
        return []
    message = f"There is no page {page} for it."
    fix = "Write the page (`make lesson`), or rename or delete this file."
    return [Problem(snippet, None, "snippet-without-page", message, fix)]


def _check_test_place(test: str, snippets: set[str]) -> list[Problem]:
    folder, _, name = test.removeprefix("tests/").rpartition("/")
    snippet = f"snippets/{folder}/{name.removeprefix('test_')}"
    if snippet in snippets:
        return []
    message = f"There is no {snippet} for it to test."
    fix = "Rename the test file after the snippet file it tests, or delete it."
    return [Problem(test, None, "test-without-snippet", message, fix)]


def _unfinished(root: Path, file: str) -> list[Problem]:
    try:
        return unfinished_parts(read_text(root, file), file)
    except ProblemsFound as found:
        return found.problems
