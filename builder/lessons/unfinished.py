"""Find the parts of a lesson that `make lesson` left to write."""

import re
import sys
from collections.abc import Iterable, Mapping

from builder.text.problems import Problem

RULES = {
    "unfinished-part": "A lesson has no `write:` marks left.",
}

MARK = re.compile(r"^\s*(?:<!-- write: (?P<page>.+?) -->|# write: (?P<code>.+?))\s*$", re.M)
FILES = re.compile(
    r"(?P<top>docs|snippets|tests)/(?P<folder>[\w-]+)/"
    r"(?:test_)?(?P<name>[\w-]+?)(?:_ex(?P<exercise>\d+))?\.(?:md|py)"
)
ORDER = ("snippets", "docs", "tests")  # code first: the text says what its output shows


def unfinished_parts(text: str, file: str) -> list[Problem]:
    """Return what is left to write in a file, in its order.

    Args:
        text: The file's text.
        file: Its path from the project root.
    """
    return [
        Problem(
            file,
            text.count("\n", 0, match.start("page" if match["page"] else "code")) + 1,
            "unfinished-part",
            f"Still to write: {match['page'] or match['code']}",
            "Write it, and delete this mark.",
        )
        for match in MARK.finditer(text)
    ]


def only_next_steps(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, and of an unfinished lesson only what to do next.

    That are the parts of the first file that is not written yet, in the order in which they are
    written, and the faults of the files before it. What a lesson breaks otherwise while it is
    unfinished is no news to its author.
    """
    problems = list(problems)
    unfinished = [p.file for p in problems if p.rule == "unfinished-part"]
    following: dict[tuple[str, str] | None, str] = {}
    for file in sorted(unfinished, key=writing_order):
        following.setdefault(lesson_of_file(file), file)
    return [p for p in problems if _is_in_turn(p, following)]


def writing_order(file: str) -> tuple[int, int, int]:
    """Return the place of a lesson's file in the order of writing.

    Its examples come first, then the page, the tests, and each exercise with its tests.
    """
    match = FILES.fullmatch(file)
    if match is None:
        return (sys.maxsize, 0, 0)
    place = ORDER.index(match["top"])
    return (1, int(match["exercise"]), place) if match["exercise"] else (0, 0, place)


def _is_in_turn(problem: Problem, following: Mapping[tuple[str, str] | None, str]) -> bool:
    """Say whether no other file of the problem's lesson is to be written first."""
    for lesson in lessons_of(problem) & following.keys():
        if problem.rule == "unfinished-part":
            return problem.file == following[lesson]
        if writing_order(problem.file) >= writing_order(following[lesson]):
            return False
    return True


def lessons_of(problem: Problem) -> set[tuple[str, str] | None]:
    """Return the lessons that a problem concerns: that of its file and that of its page."""
    return {lesson_of_file(problem.file), lesson_of_file(problem.page.split(":")[0])} - {None}


def lesson_of_file(file: str) -> tuple[str, str] | None:
    """Return the folder and name that all files of a lesson share."""
    match = FILES.fullmatch(file)
    if match is None:
        return None
    return match["folder"].replace("_", "-"), match["name"].replace("_", "-")
