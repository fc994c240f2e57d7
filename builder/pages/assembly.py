"""Turn the text of a page, as its author wrote it, into the Markdown that MkDocs renders.

Generated HTML (output, figures, formula cards) does not pass through Markdown: the text gets a
slot, `<div data-slot="name"></div>`, which `fill_slots` fills once the page is rendered.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.curriculum.concepts import Concept
from builder.curriculum.links import replace_concept_links
from builder.examples.results import SnippetResult
from builder.explorations.pictures import exploration_slots
from builder.lessons.arithmetic import check_arithmetic
from builder.lessons.exercise_files import Exercise, replace_exercises
from builder.lessons.formula_card import FormulaCard, replace_formula_cards
from builder.lessons.includes import replace_includes
from builder.lessons.quiz import Quiz, replace_quizzes
from builder.lessons.slips import check_slips
from builder.lessons.values import replace_values
from builder.lessons.written_answer import Written, replace_written
from builder.pages.weight import share_glyphs
from builder.text.front_matter import Page
from builder.text.problems import Problem, ProblemsFound
from builder.text.suggestions import did_you_mean

RULES = {"unknown-list": "A marker `<!-- name -->` alone on its line names a generated part."}

SLOT = re.compile(r'<div data-slot="([\w-]+)">\s*</div>')
MARKER = re.compile(r"^<!-- ([a-z-]+) -->$", re.M)


@dataclass
class Assembled:
    """A page ready for MkDocs.

    Attributes:
        markdown: The body, without front matter.
        slots: HTML by slot name.
        cards: The page's formula cards.
        quizzes: The page's quizzes.
        written: The page's written answers.
        problems: What is wrong with the page.
        code: The snippet file that the page includes.
    """

    markdown: str
    slots: dict[str, str] = field(default_factory=dict)
    cards: list[FormulaCard] = field(default_factory=list)
    quizzes: list[Quiz] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    code: str = ""


def assemble(
    page: Page,
    file: str,
    *,
    concepts: Mapping[str, Concept],
    results: Mapping[str, SnippetResult],
    values: Mapping[str, int | float | str | bool],
    exercises: Mapping[int, Exercise],
    lists: Mapping[str, Callable[[], str]],
) -> Assembled:
    """Replace everything in a page that is not Markdown.

    Args:
        page: Front matter and body.
        file: Path of the page from the project root.
        concepts: All concepts by id.
        results: What the runner returned, by path below `snippets/`.
        values: What the page's own snippet left for `{{ … }}`.
        exercises: The page's exercises by number.
        lists: Functions that write generated lists, by the name in their marker
            `<!-- name -->`.

    Returns:
        The assembled page. Each step reports on the text as its author wrote it, so that line
        numbers are those of the file, and is then applied to what the steps before it made.
    """
    original = "\n" * (page.body_line - 1) + page.body
    done = Assembled(original, problems=check_slips(original, file))
    done.problems += check_arithmetic(original, file)

    steps = (
        lambda text: _pair(replace_exercises(text, file, exercises)),
        lambda text: _pair(replace_values(text, values, file)),
        lambda text: _pair(replace_concept_links(text, file, concepts)),
        lambda text: _formulas(text, file),
        lambda text: _quizzes(text, file),
        lambda text: _written(text, file),
        lambda text: _includes(text, file, results),
    )
    for step in steps:
        done.problems += step(original).problems
        result = step(done.markdown)
        done.markdown = result.markdown
        done.slots |= result.slots
        done.cards += result.cards
        done.quizzes += result.quizzes
        done.written += result.written
    done.problems += _unknown_lists(original, file, lists)
    done.markdown, faults = _fill_lists(done.markdown, lists)
    done.problems += faults
    done.slots |= exploration_slots(done.markdown)
    return done


def with_slot_after_first_paragraph(markdown: str, name: str) -> str:
    """Return the text with a slot behind the first paragraph that follows the H1."""
    blocks = re.split(r"(\n\s*\n)", markdown)
    seen_title = False
    for i, block in enumerate(blocks):
        if seen_title and block.strip():
            blocks[i] = f'{block}\n\n<div data-slot="{name}"></div>'
            break
        seen_title = seen_title or block.lstrip().startswith("# ")
    return "".join(blocks)


def fill_slots(html: str, slots: Mapping[str, str]) -> str:
    """Return the rendered page with every slot filled."""
    return share_glyphs(SLOT.sub(lambda match: slots.get(match[1], ""), html))


def _pair(result: tuple[str, list[Problem]]) -> Assembled:
    text, problems = result
    return Assembled(text, problems=problems)


def _formulas(text: str, file: str) -> Assembled:
    text, slots, cards, problems = replace_formula_cards(text, file)
    return Assembled(text, slots=slots, cards=cards, problems=problems)


def _quizzes(text: str, file: str) -> Assembled:
    text, quizzes, problems = replace_quizzes(text, file)
    return Assembled(text, quizzes=quizzes, problems=problems)


def _written(text: str, file: str) -> Assembled:
    text, written, problems = replace_written(text, file)
    return Assembled(text, written=written, problems=problems)


def _includes(text: str, file: str, results: Mapping[str, SnippetResult]) -> Assembled:
    text, slots, problems = replace_includes(text, file, results)
    return Assembled(text, slots=slots, problems=problems)


def _fill_lists(markdown: str, lists: Mapping[str, Callable[[], str]]) -> tuple[str, list[Problem]]:
    """Replace the markers of generated parts; one made of a file with a fault stays empty."""
    problems: list[Problem] = []

    def part(marker: re.Match[str]) -> str:
        if marker[1] not in lists:
            return marker[0]
        try:
            return lists[marker[1]]()
        except ProblemsFound as found:
            problems.extend(found.problems)
            return ""

    return MARKER.sub(part, markdown), problems


def _unknown_lists(text: str, file: str, lists: Mapping[str, Callable[[], str]]) -> list[Problem]:
    return [
        Problem(
            file,
            text.count("\n", 0, match.start()) + 1,
            "unknown-list",
            f"No generated part is called `{match[1]}`.",
            did_you_mean(match[1], lists),
        )
        for match in MARKER.finditer(text)
        if match[1] not in lists
    ]
