"""Check the sections of a lesson: which there are, in which order, and what two of them hold."""

import re
from collections.abc import Callable

from builder.text.front_matter import Page
from builder.text.page_text import Block
from builder.text.suggestions import did_you_mean
from builder.text.vocabulary import LEVELS, ROLES

RULES = {
    "lesson-sections": "A lesson has all its sections, each once, in order.",
    "next-and-source": "A lesson ends with one paragraph that holds `**Next:**` and `**Source:**`.",
    "on-the-job": "“On the job” has one bullet, `- **Role.** …`, per role that needs the concept.",
}

SECTIONS = (
    "The problem",
    "The idea",
    "By hand",
    "In code",
    "Where it breaks",
    "On the job",
    "Check yourself",
)
# An on-ramp may begin with a test that lets the reader skip it, and may leave out two sections.
ON_RAMP_START = "Test out"
ON_RAMP_OPTIONAL = ("Where it breaks", "On the job")

Report = Callable[[int | None, str, str, str], None]  # line, rule, message, fix


def check_sections(page: Page, blocks: tuple[Block, ...], report: Report) -> None:
    """Report what is wrong with the sections of a lesson.

    Args:
        page: The lesson.
        blocks: Its blocks.
        report: Gets line, rule, message and fix of each fault.
    """
    _check_order(page, blocks, report)
    _check_job(page, blocks, report)
    _check_end(blocks, report)


def section_of(blocks: tuple[Block, ...], name: str) -> list[Block]:
    """Return the heading `name` and the blocks below it, up to the next heading."""
    found: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            if found:
                break
            found = [block] if block.text == f"## {name}" else []
        elif found:
            found.append(block)
    return found


def _check_order(page: Page, blocks: tuple[Block, ...], report: Report) -> None:
    on_ramp = page.meta.get("format") == "on-ramp"
    known = (ON_RAMP_START, *SECTIONS) if on_ramp else SECTIONS
    optional = (ON_RAMP_START, *ON_RAMP_OPTIONAL) if on_ramp else ()
    found: dict[str, int] = {}
    for block in blocks:
        if block.kind == "heading" and block.text.startswith("## "):
            name = block.text[3:].strip()
            if name not in known:
                fix = did_you_mean(name, known)
                report(block.line, "lesson-sections", f"A lesson has no section “{name}”.", fix)
            elif name in found:
                fix = f"Join it with the one on line {found[name]}."
                report(block.line, "lesson-sections", f"The section “{name}” comes twice.", fix)
            else:
                found[name] = block.line
    wanted = [name for name in known if name in found]
    for name, right in zip(found, wanted, strict=True):
        if name != right:
            fix = f"Move “{right}” (line {found[right]}) before it."
            report(found[name], "lesson-sections", f"“{name}” comes too early.", fix)
            break
    for name in known:
        if name not in found and name not in optional:
            later = known[known.index(name) + 1 :]
            line = next((found[other] for other in later if other in found), blocks[-1].line)
            fix = f"Write `## {name}` before this line, and the section."
            report(line, "lesson-sections", f"The section “{name}” is missing.", fix)


def _check_job(page: Page, blocks: tuple[Block, ...], report: Report) -> None:
    """Compare the bullets of “On the job” with the roles that need the concept."""
    levels = page.meta.get("roles")
    section = section_of(blocks, "On the job")
    if not isinstance(levels, dict) or not section:
        return
    wanted = [label for role, label in ROLES.items() if levels.get(role) in LEVELS[1:]]
    found: list[str] = []
    for block in (block for block in section[1:] if block is not blocks[-1]):
        label = re.match(r"- \*\*(.+?)\.\*\* \S", block.text)
        if block.kind != "item" or not label:
            message = "This is no bullet of the form `- **Role.** What it is for.`"
            report(block.line, "on-the-job", message, "Write it as one, or move it elsewhere.")
        elif label[1] not in wanted:
            fix = did_you_mean(label[1], wanted)
            if label[1] in ROLES.values():
                fix = (
                    "Delete the bullet: the front matter says that this role may skip the concept."
                )
            report(block.line, "on-the-job", f"“{label[1]}” has no place here.", fix)
        else:
            found.append(label[1])
    for label in wanted:
        if label not in found:
            fix = f"Add `- **{label}.** …`, with what the concept is for in that job."
            report(section[0].line, "on-the-job", f"A bullet for “{label}” is missing.", fix)
    if set(found) == set(wanted) and found != wanted:
        fix = f"Use this order, each once: {', '.join(wanted)}."
        report(section[0].line, "on-the-job", "The bullets are not in the order of roles.", fix)


def _check_end(blocks: tuple[Block, ...], report: Report) -> None:
    last = blocks[-1] if blocks else None
    words = last.text if last and last.kind == "paragraph" else ""
    missing = [mark for mark in ("**Next:**", "**Source:**") if mark not in words]
    if missing:
        message = f"The last paragraph lacks {' and '.join(missing)}."
        fix = "End with: **Next:** [a concept](concept:its-id). **Source:** author (year), section."
        report(last.line if last else None, "next-and-source", message, fix)
