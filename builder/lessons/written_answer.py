"""Turn written fences into questions that readers answer in their own words.

The fence holds the question, then `Rubric:` with a list of the points that a good answer makes,
then `Model answer:` with such an answer. All of it can be read without JavaScript.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.lessons.question_fences import repeated_ids, replace_questions
from builder.text.markdown_spans import Fence, has_html_tag, set_off, shield_html
from builder.text.parts import part
from builder.text.problems import Problem

RULES = {
    "written-id": "A written answer has an id of words joined by hyphens, which never changes.",
    "written-id-unique": "No two written answers of the site have the same id.",
    "written-unclosed": "A written fence starts in the first column and is closed.",
    "written-parts": "A written answer has a question, then `Rubric:`, then `Model answer:`.",
    "written-rubric": "A rubric is a list of 2 to 6 points, each on a line that starts with `- `.",
    "written-model": "A model answer has at most 150 words.",
    "written-html": "A written answer is written in Markdown, without HTML.",
    "written-first-line": "The first line of a question, which lists quote, holds no value.",
}

_Fault = Callable[[int, str, str, str], None]  # line, rule, message, fix

# Not `gradient-descent-1`: progress keeps such an id for exercise 1 of a lesson.
_ID = re.compile(r"(?!.*-\d+$)[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MARKS = ("Rubric:", "Model answer:")
_FORM = "Write the question, a line `Rubric:` with its list, a line `Model answer:` and the answer."
POINTS, WORDS = (2, 6), 150


@dataclass(frozen=True)
class Written:
    """A question to answer in words; all texts are Markdown.

    Attributes:
        id: Its id.
        question: What to explain.
        points: What a good answer says, point by point.
        model: A good answer.
        file: The page, from the project root.
        line: Line of the opening fence.
    """

    id: str
    question: str
    points: tuple[str, ...]
    model: str
    file: str
    line: int


def replace_written(
    markdown: str, file: str, line_offset: int = 0
) -> tuple[str, list[Written], list[Problem]]:
    """Replace the written fences of a page by Markdown with HTML around it (md_in_html).

    Values and concept links must be in place already.

    Args:
        markdown: The body of a page.
        file: The page, for messages.
        line_offset: Lines of the file above the body.

    Returns:
        The Markdown, the written answers in order, and what is wrong; a faulty one stays as it is.
    """
    return replace_questions(
        markdown, "written", lambda fence: _read(markdown, fence, file, line_offset), written_block
    )


def check_written_ids(written_by_file: Mapping[str, Iterable[Written]]) -> list[Problem]:
    """Return a problem for every written answer whose id an earlier one has."""
    return repeated_ids(written_by_file, "written-id-unique", "written answer")


def written_block(written: Written) -> Markup:
    """Return the Markdown, with HTML around it, that shows a question, its rubric and answer."""
    return part(
        "written-answer",
        id=f"written-{written.id}",
        question=set_off(shield_html(written.question)),
        points=[shield_html(point) for point in written.points],
        model=set_off(shield_html(written.model)),
    )


def _read(
    markdown: str, fence: Fence, file: str, line_offset: int
) -> tuple[Written, list[Problem]]:
    first = fence.line + line_offset
    problems: list[Problem] = []

    def fault(line: int, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(file, line, rule, message, fix))

    written_id = fence.info.removeprefix("written").strip()
    if not _ID.fullmatch(written_id):
        message = f"`{written_id}` cannot be the id of a written answer."
        fix = (
            "Write ```written and an id such as descent-doubled-rate, without a number at its end."
        )
        fault(first, "written-id", message if written_id else "There is no id.", fix)
        written_id = ""
    if not fence.closed or fence.indent:
        message = f"The written fence is {'indented' if fence.closed else 'never closed'}."
        fix = f"Start it in the first column, and close it with {fence.mark}."
        fault(first, "written-unclosed", message, fix)
        return Written(written_id, "", (), "", file, first), problems

    body = markdown[fence.body_start : fence.body_stop]
    lines = body.splitlines()
    marks = [(number, line.strip()) for number, line in enumerate(lines) if line.strip() in _MARKS]
    if tuple(mark for _, mark in marks) != _MARKS:
        message = "The parts of the written answer are not all there, each once, in their order."
        fault(first, "written-parts", message, _FORM)
        return Written(written_id, "", (), "", file, first), problems
    rubric, answer = (number for number, _ in marks)
    question = "\n".join(lines[:rubric]).strip()
    points = _read_points(lines[rubric + 1 : answer], first + rubric + 1, fault)
    model = "\n".join(lines[answer + 1 :]).strip()
    for text, name in ((question, "question"), (model, "model answer")):
        if not text:
            fault(first, "written-parts", f"The {name} is empty.", _FORM)
    if "{{" in question.partition("\n")[0]:
        fix = "Begin with what to explain; put values into a later line."
        message = "The first line of the question holds a value."
        fault(first + 1, "written-first-line", message, fix)
    if (words := len(model.split())) > WORDS:
        fix = f"Say it in {WORDS}: it shows how little is enough."
        fault(first + answer + 1, "written-model", f"The model answer has {words} words.", fix)
    if has_html_tag(body):
        fix = "Write Markdown; put a tag that is meant as text into backticks."
        fault(first, "written-html", "The written answer holds an HTML tag.", fix)
    return Written(written_id, question, points, model, file, first), problems


def _read_points(lines: list[str], mark_line: int, fault: _Fault) -> tuple[str, ...]:
    """Return the points of a rubric, whose mark stands on `mark_line` of the file."""
    points: list[str] = []
    for number, line in enumerate(lines, mark_line + 1):
        if line.startswith("- ") and line[2:].strip():
            points.append(line[2:].strip())
        elif line.startswith("  ") and line.strip() and points:
            points[-1] += f" {line.strip()}"
        elif line.strip():
            message = f"`{line.strip()}` is no point of a rubric."
            fault(number, "written-rubric", message, "Write each point on a line: `- ` and it.")
    if not POINTS[0] <= len(points) <= POINTS[1]:
        fix = "Give it 2 to 6, each something that a reader can see is there or not."
        fault(mark_line, "written-rubric", f"The rubric has {len(points)} points.", fix)
    return tuple(points)
