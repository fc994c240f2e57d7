"""The page of symptoms: its entries, which all have one form, and the index of them.

A symptom is a section of docs/reference/symptoms.md. Its heading says it in the words that people
type, and names its anchor and its group: `## The loss is nan { #loss-is-nan .training }`.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from builder.curriculum.concepts import Concept
from builder.text.front_matter import read_page, read_text
from builder.text.page_text import Block, read_blocks
from builder.text.parts import part
from builder.text.problems import Problem, ProblemsFound
from builder.text.suggestions import did_you_mean

RULES = {
    "symptom-heading": "The heading of a symptom ends with its anchor and group, `{ #id .group }`.",
    "symptom-parts": "A symptom has, in this order: You see, Usually, Check first, Fix, Read.",
    "symptom-causes": "A symptom has one to three causes: a numbered list, the likeliest first.",
    "symptom-check": "The first check of a symptom is a section of the page's snippet file.",
    "symptom-concept": "A symptom sends its reader to at least one concept of the site.",
}
FILE = "docs/reference/symptoms.md"
GROUPS = {
    "error": "An error or a warning",
    "training": "Training goes wrong",
    "score": "The score is hard to believe",
    "distance": "Distances and similarities",
    "experiment": "Statistics and experiments",
    "number": "Numbers that cannot be right",
}
PARTS = ("You see", "Usually", "Check first", "Fix", "Read")

_HEADING = re.compile(r"## (?P<title>.+?) \{ #(?P<id>[a-z0-9-]+) \.(?P<group>[a-z]+) \}")
_PART = re.compile(r"\*\*(?P<name>[A-Z][a-z ]+)\.\*\*")
_CONCEPT = re.compile(r"\]\(concept:([^\s()]*)\)")


@dataclass(frozen=True)
class Symptom:
    """A symptom: what search and the index need to know of it.

    Attributes:
        id: Its anchor on the page.
        title: Its heading.
        group: A key of GROUPS.
        seen: What the reader sees, in Markdown; between backticks the words of messages.
        concepts: Ids of the concepts to read.
        line: Line of its heading.
    """

    id: str
    title: str
    group: str
    seen: str
    concepts: tuple[str, ...]
    line: int


def read_symptoms(
    root: Path, concepts: Mapping[str, Concept]
) -> tuple[list[Symptom], list[Problem]]:
    """Return the symptoms of the page, and what is wrong with them; no page, no symptoms.

    Args:
        root: Project root.
        concepts: All concepts by id.
    """
    if not (root / FILE).exists():
        return [], []
    try:
        page = read_page(read_text(root, FILE), FILE)
    except ProblemsFound:  # whoever reads the pages reports it
        return [], []
    symptoms: list[Symptom] = []
    problems: list[Problem] = []
    for heading, blocks in _sections(read_blocks(page.body, page.body_line)):
        match = _HEADING.fullmatch(heading.text.strip())
        if not match or match["group"] not in GROUPS:
            problems.append(_heading_problem(heading, match))
            continue
        parts = _parts(blocks)
        seen = next((b.text for b in blocks if b.text.startswith("**You see.**")), "")
        named = tuple(_CONCEPT.findall("\n".join(b.text for b in parts.get("Read", []))))
        problems += _check(match["title"], heading.line, parts, concepts, named)
        seen = seen.removeprefix("**You see.**").strip()
        symptoms.append(
            Symptom(match["id"], match["title"], match["group"], seen, named, heading.line)
        )
    return symptoms, problems


def symptom_index(root: Path, concepts: Mapping[str, Concept]) -> Markup:
    """Return all symptoms by group, each a link to its entry."""
    symptoms, _ = read_symptoms(root, concepts)
    groups = [
        (title, own)
        for group, title in GROUPS.items()
        if (own := [(s.id, _code(s.title)) for s in symptoms if s.group == group])
    ]
    return part("symptom-index", groups=groups)


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, list[Block]]]:
    """Yield each heading of the second level with the blocks below it."""
    starts = [n for n, b in enumerate(blocks) if b.kind == "heading" and b.text.startswith("## ")]
    for start, stop in zip(starts, [*starts[1:], len(blocks)], strict=True):
        yield blocks[start], list(blocks[start + 1 : stop])


def _parts(blocks: list[Block]) -> dict[str, list[Block]]:
    """Return the blocks of each part, by the bold word that it begins with."""
    parts: dict[str, list[Block]] = {}
    name = ""
    for block in blocks:
        if block.kind == "paragraph" and (start := _PART.match(block.text)):
            name = start["name"]
        parts.setdefault(name, []).append(block)
    return parts


def _heading_problem(heading: Block, match: re.Match[str] | None) -> Problem:
    rule = "symptom-heading"
    if match:
        message = f"There is no group `{match['group']}`."
        return Problem(FILE, heading.line, rule, message, did_you_mean(match["group"], GROUPS))
    message = "The heading does not end with an anchor and a group."
    fix = f"Write `## What people see {{ #short-id .group }}`; groups are {', '.join(GROUPS)}."
    return Problem(FILE, heading.line, rule, message, fix)


def _check(
    title: str,
    line: int,
    parts: Mapping[str, list[Block]],
    concepts: Mapping[str, Concept],
    named: tuple[str, ...],
) -> list[Problem]:
    """Return what is wrong with the entry of one symptom."""
    problems = []

    def report(line: int, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(FILE, line, rule, message, fix))

    names = [name for name in parts if name]
    if missing := [name for name in PARTS if name not in parts]:
        fix = f"Add a paragraph that starts with `**{missing[0]}.**`."
        report(line, "symptom-parts", f"“{title}” has no part “{missing[0]}”.", fix)
    elif names != list(PARTS):
        order = ", ".join(names)
        fix = f"Give it these parts, in this order: {', '.join(PARTS)}."
        report(line, "symptom-parts", f"The parts of “{title}” are {order}.", fix)
    if causes := parts.get("Usually"):
        items = [b for b in causes if b.kind == "item" and re.match(r"\s*\d+[.)]", b.text)]
        if not 1 <= len(items) <= 3:
            message = f"“{title}” has {len(items)} causes."
            fix = "Number one to three, the likeliest first: `1. …`."
            report(causes[0].line, "symptom-causes", message, fix)
    check, read = parts.get("Check first"), parts.get("Read")
    if check and not any(b.kind == "fence" and "--8<--" in b.text for b in check):
        message = f"The check of “{title}” shows no code that runs."
        fix = 'Show a section of the snippet file: --8<-- "reference/symptoms.py:section".'
        report(check[0].line, "symptom-check", message, fix)
    if read and not any(name in concepts for name in named):
        message = f"“{title}” leads to no concept that exists."
        fix = "Link to a lesson or a planned concept: `[learning rate](concept:learning-rate)`."
        report(read[0].line, "symptom-concept", message, fix)
    return problems


def _code(title: str) -> Markup:
    """Return a title as HTML, with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(title)))
