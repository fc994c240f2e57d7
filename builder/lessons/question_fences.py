"""What quizzes and written answers share: their fences are replaced, and their ids are unique."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from builder.text.markdown_spans import Fence, read_fences
from builder.text.problems import Problem

Q = TypeVar("Q")  # a question; it has `id`, "" where there is no good one, `file` and `line`


def replace_questions(
    markdown: str,
    kind: str,
    read: Callable[[Fence], tuple[Q, list[Problem]]],
    block: Callable[[Q], str],
) -> tuple[str, list[Q], list[Problem]]:
    """Replace the fences of a kind by what shows them; a faulty one stays as it is.

    Args:
        markdown: The body of a page.
        kind: First word of the fences, such as `quiz`.
        read: Returns the question of a fence, and what is wrong with it.
        block: Returns the Markdown that shows a question.

    Returns:
        The Markdown, the questions in order, and what is wrong.
    """
    questions: list[Q] = []
    problems: list[Problem] = []
    pieces: list[str] = []
    position = 0
    for fence in read_fences(markdown):
        if fence.kind != kind:
            continue
        question, faults = read(fence)
        questions.append(question)
        problems += faults
        if not faults:
            pieces += [markdown[position : fence.start], block(question)]
            position = fence.stop
    return "".join([*pieces, markdown[position:]]), questions, problems


def repeated_ids(
    questions_by_file: Mapping[str, Iterable[Any]], rule: str, noun: str
) -> list[Problem]:
    """Return a problem for every question whose id an earlier one has.

    Args:
        questions_by_file: The questions of each page.
        rule: The rule that a repeated id breaks.
        noun: What the questions are called.
    """
    first: dict[str, Any] = {}
    problems: list[Problem] = []
    for question in (q for _, found in sorted(questions_by_file.items()) for q in found):
        earlier = first.setdefault(question.id, question)
        if question.id and earlier is not question:
            place = f"{earlier.file}:{earlier.line}"
            message = f"The id `{question.id}` belongs to the {noun} at {place}."
            fix = f"Give the newer {noun} another id."
            problems.append(Problem(question.file, question.line, rule, message, fix))
    return problems
