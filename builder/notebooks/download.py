"""Write a lesson as a Jupyter notebook: the same text and code, with nothing run yet."""

import ast
import hashlib
import json
import re
from collections.abc import Mapping
from urllib.parse import urljoin

from markupsafe import Markup

from builder.curriculum.concepts import Concept, concept_url
from builder.curriculum.links import LINK_TARGET
from builder.examples.sections import read_sections
from builder.lessons.exercise_files import starter_code
from builder.lessons.exercise_reader import Exercise
from builder.lessons.formula_card import FormulaCard, replace_formula_cards
from builder.lessons.quiz import Quiz, replace_quizzes
from builder.lessons.values import Value, replace_values
from builder.lessons.written_answer import Written, replace_written
from builder.text.front_matter import Page
from builder.text.markdown_spans import INCLUDE, Fence, read_fences, replace_in_prose, set_off
from builder.text.page_paths import page_url as page_url_of
from builder.text.parts import part

_RELATIVE_LINK = re.compile(r"\]\((?![a-z]+:)(?P<path>[^)\s#]*)(?P<anchor>#[^)\s]*)?\)")
_COMMENT_LINE = re.compile(r"^<!--.*-->\n?", re.MULTILINE)
EXPLORATION = re.compile(r"^<!-- (explore-[a-z-]+) -->$", re.MULTILINE)
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook(
    page: Page,
    snippet: str,
    values: Mapping[str, Value],
    *,
    concepts: Mapping[str, Concept],
    exercises: Mapping[int, Exercise],
    site_url: str,
    page_url: str,
) -> bytes:
    """Return a lesson as a notebook; the same lesson gives the same bytes.

    Args:
        page: The lesson.
        snippet: Text of its snippet file.
        values: What the snippet left for the prose.
        concepts: All concepts by id.
        exercises: The lesson's exercises by number.
        site_url: Address of the site, with a slash at its end.
        page_url: Address of the lesson from the site's root.

    Returns:
        The file, in the notebook format 4.5.
    """
    file = f"docs/{page_url.rstrip('/')}.md"
    body, _ = replace_values(page.body, values, file)
    body = with_absolute_links(body, concepts, site_url, page_url)
    address = site_url + page_url
    origin = f"*This notebook is the lesson [{page.meta['title']}]({address}).*"
    body = re.sub(r"^# .+$", lambda title: f"{title[0]}\n\n{origin}", body, count=1, flags=re.M)
    body = EXPLORATION.sub(rf"[Move the picture]({address}#\1) on the page.", body)
    cells = _Cells()
    code = _code_by_section(snippet)
    cards = {card.line: card for card in replace_formula_cards(body, file)[2]}
    quizzes = {quiz.line: quiz for quiz in replace_quizzes(body, file)[1]}
    written = {answer.line: answer for answer in replace_written(body, file)[1]}
    position = 0
    for fence in read_fences(body):
        cells.add_text(body[position : fence.start])
        position = fence.stop
        inside = body[fence.body_start : fence.body_stop]
        if include := INCLUDE.match(inside.strip()):
            for lines in code.pop(include["section"], []):
                cells.add_code(lines)
        elif fence.line in cards:
            cells.add_text(formula_text(cards[fence.line]))
        elif fence.line in quizzes:
            cells.add_text(quiz_text(quizzes[fence.line]))
        elif fence.line in written:
            cells.add_text(written_text(written[fence.line]))
        elif exercise := exercise_of(fence, exercises):
            cells.add_text(exercise_text(exercise, address))
            cells.add_code(starter_code(exercise))
        else:
            cells.add_text(body[fence.start : fence.stop])
    cells.add_text(body[position:])
    content = {"cells": cells.done(), "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def plain_text(
    body: str,
    values: Mapping[str, Value],
    file: str,
    *,
    concepts: Mapping[str, Concept],
    site_url: str,
    page_url: str,
) -> str:
    """Return a page's Markdown as a notebook outside the site can show it.

    Values are filled in, links are absolute, quizzes and written answers are plain text.
    """
    body, _ = replace_values(body, values, file)
    body = with_absolute_links(body, concepts, site_url, page_url)
    texts = {quiz.line: quiz_text(quiz) for quiz in replace_quizzes(body, file)[1]}
    texts |= {answer.line: written_text(answer) for answer in replace_written(body, file)[1]}
    for fence in reversed(read_fences(body)):
        if text := texts.get(fence.line):
            body = body[: fence.start] + text + body[fence.stop :]
    return body


class _Cells:
    """Collects the cells of a notebook; texts that follow one another become one cell."""

    def __init__(self) -> None:
        self._cells: list[dict[str, object]] = []
        self._text: list[str] = []
        self._ids: set[str] = set()

    def add_text(self, text: str) -> None:
        self._text.append(_COMMENT_LINE.sub("", text).strip())

    def add_code(self, code: str) -> None:
        self._end_text()
        self._add("code", code.strip("\n"), execution_count=None, outputs=[])

    def done(self) -> list[dict[str, object]]:
        self._end_text()
        return self._cells

    def _end_text(self) -> None:
        text = "\n\n".join(filter(None, self._text))
        self._text = []
        if text:
            self._add("markdown", text)

    def _add(self, kind: str, source: str, **more: object) -> None:
        digest = hashlib.sha256(f"{kind}\n{source}".encode()).hexdigest()[:12]
        cell_id = digest
        while cell_id in self._ids:
            cell_id += "-again"
        self._ids.add(cell_id)
        lines = source.splitlines(keepends=True)
        self._cells.append(
            {"cell_type": kind, "id": cell_id, "metadata": {}, "source": lines, **more}
        )


def _code_by_section(snippet: str) -> dict[str, list[str]]:
    """Return the cells of each section; what stands above it goes into a cell of its own."""
    lines = snippet.splitlines()
    position = _end_of_docstring(snippet)
    code: dict[str, list[str]] = {}
    for section in read_sections(snippet, ""):
        above = "\n".join(lines[position : section.start - 1]).strip("\n")
        code[section.name] = [text for text in (above, section.code) if text.strip()]
        position = section.end
    return code


def _end_of_docstring(snippet: str) -> int:
    """Return how many lines the docstring of a file takes, with all above it."""
    tree = ast.parse(snippet)
    return (tree.body[0].end_lineno or 0) if ast.get_docstring(tree) is not None else 0


def with_absolute_links(
    body: str, concepts: Mapping[str, Concept], site_url: str, page_url: str
) -> str:
    """Return a page's Markdown with links that work from anywhere."""

    def concept_link(match: re.Match[str], _: int) -> str:
        concept = concepts.get(match["id"])
        return f"]({site_url}{concept_url(concept) if concept else page_url})"

    def page_link(match: re.Match[str], _: int) -> str:
        path, anchor = match["path"], match["anchor"] or ""
        if path.endswith(".md"):
            path = page_url_of(path) or "./"
        source = page_url.rstrip("/")  # links between files start from the page's folder
        target = urljoin(site_url + source, path) if path else site_url + page_url
        return f"]({target}{anchor})"

    body = replace_in_prose(body, LINK_TARGET, concept_link)
    return replace_in_prose(body, _RELATIVE_LINK, page_link)


def formula_text(card: FormulaCard) -> str:
    """Return a formula card as plain Markdown."""
    symbols = "\n".join(f"- ${symbol.tex}$: {symbol.meaning}" for symbol in card.symbols)
    return f"$$\n{card.tex}\n$$\n\n{card.say}\n\n{symbols}\n\nIn NumPy: `{card.code}`"


def quiz_text(quiz: Quiz) -> str:
    """Return a question as plain Markdown, its answers folded."""
    options = "\n".join(f"{n}. {option.text}" for n, option in enumerate(quiz.options, 1))
    answers = "\n".join(
        f"{n}. **{'Right.' if option.right else 'Not quite.'}** {option.reason}"
        for n, option in enumerate(quiz.options, 1)
    )
    return f"**Question.** {quiz.question}\n\n{options}\n\n{_folded('Answers', answers)}"


def written_text(written: Written) -> str:
    """Return a question to answer in words as plain Markdown, its rubric and answer folded."""
    points = "\n".join(f"- {point}" for point in written.points)
    rubric = _folded("Check your answer: does it make each of these points?", points)
    model = _folded("A model answer", written.model)
    return f"**In your own words.** {written.question}\n\n{rubric}\n\n{model}"


def exercise_of(fence: Fence, exercises: Mapping[int, Exercise]) -> Exercise | None:
    """Return the exercise that a fence asks for."""
    number = fence.info.removeprefix("exercise").strip()
    return exercises.get(int(number)) if fence.kind == "exercise" and number.isdigit() else None


def exercise_text(exercise: Exercise, address: str) -> str:
    """Return an exercise's task and hints as plain Markdown, without its starter."""
    hints = "".join(f"\n\n{_folded('Hint', hint)}" for hint in exercise.hints)
    where = f"{address}#exercise-{exercise.number}"
    return (
        f"### Exercise {exercise.number}\n\n{exercise.task}{hints}\n\n"
        f"Tests to check your answer, and a solution, are [on the page]({where})."
    )


def _folded(title: str, content: str) -> Markup:
    return part("notebook-folded", title=title, content=set_off(content))
