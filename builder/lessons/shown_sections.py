"""What a page shows of its snippet file: every section exactly once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from builder.examples.sections import read_sections
from builder.text.front_matter import read_text
from builder.text.markdown_spans import INCLUDE, line_at, read_fences
from builder.text.problems import Problem, ProblemsFound

RULES = {
    "unused-section": "The page shows every section of its snippet file.",
    "section-shown-twice": "The page shows a section once.",
    "foreign-snippet": "A page shows sections of its own snippet file only.",
}


@dataclass(frozen=True)
class Shown:
    """A section that a page shows: its file, its name, and the line of the page that says so."""

    snippet: str
    section: str
    line: int


def read_shown(root: Path, page: str) -> tuple[Shown, ...]:
    """Return the sections that a page shows, in order."""
    try:
        return _read_shown(read_text(root, page))
    except ProblemsFound:  # not UTF-8: whoever reads the page reports it
        return ()


def check_shown(root: Path, page: str, own: str, shown: Iterable[Shown]) -> list[Problem]:
    """Return what a page shows that it should not, and what it fails to show.

    Args:
        root: Project root.
        page: Path of the page from the root.
        own: Path of its snippet file, whether there is one or not.
        shown: What the page shows.
    """
    problems = []
    first: dict[str, int] = {}
    for use in shown:
        if use.snippet != own:
            message = f"The page shows {use.snippet}, which belongs to another page."
            fix = f"Put what it should show into {own}."
            problems.append(Problem(page, use.line, "foreign-snippet", message, fix))
        elif use.section in first:
            message = f"Section `{use.section}` is shown on line {first[use.section]} already."
            fix = "Delete one of the two, or show a section of its own here."
            problems.append(Problem(page, use.line, "section-shown-twice", message, fix))
        else:
            first[use.section] = use.line
    if (root / own).exists():
        for name, line in _section_lines(root, own):
            if name not in first:
                message = f"The page does not show section `{name}`."
                path = own.removeprefix("snippets/")
                fix = f'Show it in {page} with --8<-- "{path}:{name}", or delete it.'
                problems.append(Problem(own, line, "unused-section", message, fix, page))
    return problems


@lru_cache(maxsize=8192)
def _read_shown(text: str) -> tuple[Shown, ...]:
    shown = []
    for fence in read_fences(text):
        if fence.kind == "python":
            first = line_at(text, fence.body_start)
            lines = text[fence.body_start : fence.body_stop].split("\n")
            for number, line in enumerate(lines, first):
                include = INCLUDE.match(line)
                if include and include["section"]:
                    shown.append(Shown(f"snippets/{include['file']}", include["section"], number))
    return tuple(shown)


def _section_lines(root: Path, snippet: str) -> list[tuple[str, int]]:
    try:
        text = read_text(root, snippet)
        return [(section.name, section.start) for section in read_sections(text, snippet)]
    except ProblemsFound:  # the runner reports it
        return []
