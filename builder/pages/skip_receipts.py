"""Receipts: the pages of docs/skip, each of which says what it costs to leave one thing out.

A receipt is about a note of notes.yml, and then named after it, or about something else that
people are told to skip, and then names the concepts it touches: `about: [matrix-inverse]`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from builder.curriculum.concepts import Concept
from builder.lessons.headings import section_of
from builder.lessons.prose import check_prose
from builder.text.front_matter import Page, read_page, read_text
from builder.text.page_text import PROSE, Block, plain_prose, read_blocks, split_sentences
from builder.text.problems import Problem, ProblemsFound
from builder.text.suggestions import did_you_mean
from builder.text.vocabulary import ROLES

RULES = {
    "receipt-missing": "Every note has a receipt: `docs/skip/` and its id.",
    "receipt-unknown": "A page in docs/skip is the receipt of a note, or says `about:` what it is.",
    "receipt-about": "`about` of a receipt names concepts that exist; a note's receipt needs none.",
    "receipt-form": "A receipt has its title, an answer in one line, and five sections in order.",
    "receipt-length": "A receipt has 120 to 250 words of prose.",
    "receipt-roles": "“Who may skip it” is computed for a note, and else has a bullet per role.",
    "receipt-signs": "“When it comes back” lists at least two signs.",
    "receipt-instead": "“Know this instead” links to at least one concept.",
}

FOLDER = "docs/skip"
SECTIONS = (
    "Who may skip it",
    "Why",
    "What breaks if you do",
    "When it comes back",
    "Know this instead",
)
WHO = "<!-- who-may-skip -->"
WORDS, ANSWER = (120, 250), 30
_ANY_LENGTH = (0, 10**6)  # the length is checked here, in words of receipts
_ROLE = re.compile(r"- \*\*(.+?)\.\*\* \S")


@dataclass(frozen=True)
class Receipt:
    """One page of docs/skip.

    Attributes:
        name: Its file name: the id of its note, if it is about one.
        title: Its title.
        answer: The line under the title, without markup.
        about: Ids of the concepts that it touches; for a note its own.
    """

    name: str
    title: str
    answer: str
    about: tuple[str, ...]


def read_receipts(root: Path) -> list[Receipt]:
    """Return all receipts that can be read, by name.

    Args:
        root: Project root.
    """
    receipts = []
    for file in _files(root):
        try:
            page = read_page(read_text(root, file), file)
        except ProblemsFound:  # whoever reads the pages reports it
            continue
        name = Path(file).stem
        blocks = read_blocks(page.body, page.body_line)
        title = str(page.meta.get("title", name))
        first = plain_prose(blocks[1].text) if len(blocks) > 1 else ""
        about = page.meta.get("about", [name])
        receipts.append(Receipt(name, title, first, tuple(map(str, about or ()))))
    return receipts


def check_receipts(root: Path, concepts: Mapping[str, Concept]) -> list[Problem]:
    """Return each note without a receipt, and what is wrong with the receipts there are.

    Args:
        root: Project root.
        concepts: All concepts by id.
    """
    files = _files(root)
    problems = []
    for concept in concepts.values():
        if concept.status == "note" and f"{FOLDER}/{concept.id}.md" not in files:
            message = f"The note `{concept.id}` has no receipt."
            fix = f"Write {FOLDER}/{concept.id}.md, with the sections of its neighbors."
            place = concept.file, concept.line
            problems.append(Problem(*place, "receipt-missing", message, fix))
    for file in files:
        try:
            page = read_page(read_text(root, file), file)
        except ProblemsFound:
            continue
        problems += _check_subject(page, file, concepts)
        note = concepts.get(Path(file).stem)
        is_note = note is not None and note.status == "note"
        problems += _check_form(page, file, note if is_note else None)
    return problems


def _files(root: Path) -> list[str]:
    paths = sorted((root / FOLDER).glob("*.md"))
    return [path.relative_to(root).as_posix() for path in paths if path.name != "index.md"]


def _check_subject(page: Page, file: str, concepts: Mapping[str, Concept]) -> list[Problem]:
    """Check that a receipt is about a note, or says what it is about."""
    name = Path(file).stem
    about = page.meta.get("about")
    line = page.meta_lines.get("about", 1)
    notes = [c.id for c in concepts.values() if c.status == "note"]
    if name in notes:
        if about is None:
            return []
        message, fix = "The receipt of a note says `about`.", "Delete `about`: its name says it."
        return [Problem(file, line, "receipt-about", message, fix)]
    if about is None:
        message = f"There is no note `{name}`, and the page does not say what it is about."
        fix = f"{did_you_mean(name, notes, limit=3)} Else add `about: [id, …]`: what it touches."
        return [Problem(file, 1, "receipt-unknown", message, fix)]
    if not isinstance(about, list) or not about:
        message, fix = "`about` is no list of concepts.", "Write `about: [id, …]`."
        return [Problem(file, line, "receipt-about", message, fix)]
    return [
        Problem(
            file,
            line,
            "receipt-about",
            f"`about` names `{one}`, which is no concept.",
            did_you_mean(str(one), concepts, limit=3),
        )
        for one in about
        if one not in concepts
    ]


def _check_form(page: Page, file: str, note: Concept | None) -> list[Problem]:
    title = note.title if note else str(page.meta.get("title"))
    return list(_check_text(page.body, page.body_line, file, title, note is not None))


@lru_cache(maxsize=256)
def _check_text(
    body: str, body_line: int, file: str, title: str, is_note: bool
) -> tuple[Problem, ...]:
    """Check the text of one receipt."""
    blocks = read_blocks(body, body_line)
    problems: list[Problem] = []

    def report(line: int | None, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(file, line, rule, message, fix))

    _check_start(blocks, body_line, title, report)
    _check_sections(blocks, body_line, report)
    _check_who(section_of(blocks, SECTIONS[0]), is_note, report)
    back, instead = section_of(blocks, SECTIONS[3]), section_of(blocks, SECTIONS[4])
    if back and sum(block.kind == "item" for block in back) < 2:
        message, fix = "There are fewer than two signs.", "List what one sees at work: `- A sign.`"
        report(back[0].line, "receipt-signs", message, fix)
    if instead and not any("](concept:" in block.text for block in instead):
        message, fix = "No concept is linked.", "Link what to know: `[solve](concept:its-id)`."
        report(instead[0].line, "receipt-instead", message, fix)
    _check_length(blocks, body_line, report)
    return (*problems, *check_prose(blocks, file, _ANY_LENGTH, ()))


Report = Callable[[int | None, str, str, str], None]


def _check_start(blocks: tuple[Block, ...], body_line: int, title: str, report: Report) -> None:
    if not blocks or blocks[0].text != f"# {title}":
        line = blocks[0].line if blocks else body_line
        message = f"The page does not start with its title, “{title}”."
        report(line, "receipt-form", message, f"Write `# {title}` first, and no other title.")
        return
    answer = blocks[1] if len(blocks) > 1 else blocks[0]
    words = sum(s.words for s in split_sentences(plain_prose(answer.text)))
    plain = plain_prose(answer.text) == answer.text
    if answer.kind != "paragraph" or "\n" in answer.text or words > ANSWER or not plain:
        message = "Under the title there is no answer in one line of plain text."
        fix = f"Say in one line, of at most {ANSWER} words, who may skip it and what to do instead."
        report(answer.line, "receipt-form", message, fix)


def _check_sections(blocks: tuple[Block, ...], body_line: int, report: Report) -> None:
    heads = [block for block in blocks[1:] if block.kind == "heading"]
    names = [head.text.lstrip("#").strip() for head in heads]
    for head, name, wanted in zip(heads, names, SECTIONS, strict=False):
        if head.text != f"## {wanted}":
            message = f"Here stands “{name}”, not the section “{wanted}”."
            fix = f"The sections are, in this order: {', '.join(SECTIONS)}."
            report(head.line, "receipt-form", message, fix)
            return
    if len(heads) < len(SECTIONS):
        line = blocks[-1].line if blocks else body_line
        message = f"The section “{SECTIONS[len(heads)]}” is missing."
        report(line, "receipt-form", message, f"Write `## {SECTIONS[len(heads)]}` at the end.")
    elif len(heads) > len(SECTIONS):
        extra = heads[len(SECTIONS)]
        fix = "Put what it says into one of the five sections."
        report(extra.line, "receipt-form", f"A receipt has no section “{names[5]}”.", fix)
    for name in SECTIONS:
        found = section_of(blocks, name)
        if len(found) == 1:
            fix = "Write what it should say."
            report(found[0].line, "receipt-form", f"The section “{name}” is empty.", fix)


def _check_who(section: list[Block], is_note: bool, report: Report) -> None:
    if not section:
        return
    asked = any(block.text == WHO for block in section)
    labels = [match[1] for block in section if (match := _ROLE.match(block.text))]
    if is_note and not asked:
        fix = f"Write `{WHO}` there, alone on its line."
        report(section[0].line, "receipt-roles", "Nothing computes who may skip the note.", fix)
    elif is_note and labels:
        fix = f"Delete the bullets: `{WHO}` writes them from notes.yml."
        report(section[0].line, "receipt-roles", "The roles are typed as well as computed.", fix)
    elif not is_note and (asked or labels != list(ROLES.values())):
        message = "There is not one bullet per role, in their order."
        fix = "Write `- **Role.** …` for each of: " + ", ".join(ROLES.values()) + "."
        report(section[0].line, "receipt-roles", message, fix)


def _check_length(blocks: tuple[Block, ...], body_line: int, report: Report) -> None:
    prose = [block for block in blocks if block.kind in PROSE]
    words = sum(s.words for block in prose for s in split_sentences(plain_prose(block.text)))
    low, high = WORDS
    if not low <= words <= high:
        message = f"The receipt has {words} words of prose; {low} to {high} are meant."
        fix = "Add a case with numbers." if words < low else "Keep what a reader acts on."
        report(body_line, "receipt-length", message, fix)
