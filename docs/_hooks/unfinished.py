"""Find the parts of a lesson that `make lesson` left to write."""

import re
from collections.abc import Iterable

from problems import Problem

RULES = {
    "unfinished-part": "A lesson has no `write:` marks left.",
}

MARK = re.compile(r"^\s*(?:<!-- write: (?P<page>.+?) -->|# write: (?P<code>.+?))\s*$", re.M)
FILES = re.compile(
    r"(?:docs|snippets|tests)/(?P<folder>[\w-]+)/(?:test_)?(?P<name>[\w-]+?)(?:_ex\d+)?\.(?:md|py)"
)


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
    """Return the problems, and of a lesson with unfinished parts only those parts.

    What an unfinished lesson breaks otherwise is no news to its author.
    """
    problems = list(problems)
    unfinished = {lesson_of_file(p.file) for p in problems if p.rule == "unfinished-part"}
    return [p for p in problems if p.rule == "unfinished-part" or not lessons_of(p) & unfinished]


def lessons_of(problem: Problem) -> set[tuple[str, str] | None]:
    """Return the lessons that a problem concerns: that of its file and that of its page."""
    return {lesson_of_file(problem.file), lesson_of_file(problem.page.split(":")[0])} - {None}


def lesson_of_file(file: str) -> tuple[str, str] | None:
    """Return the folder and name that all files of a lesson share."""
    match = FILES.fullmatch(file)
    if match is None:
        return None
    return match["folder"].replace("_", "-"), match["name"].replace("_", "-")
