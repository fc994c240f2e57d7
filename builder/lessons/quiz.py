"""Turn quiz fences into questions that can be read and answered without JavaScript."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.lessons.question_fences import repeated_ids, replace_questions
from builder.text.markdown_spans import (
    Fence,
    has_html_tag,
    read_fences,
    set_off,
    shield_html,
    split_prose,
)
from builder.text.parts import part
from builder.text.problems import Problem

RULES = {
    "quiz-id": "A quiz has an id of small letters, digits and hyphens, which never changes.",
    "quiz-id-unique": "No two quizzes of the site have the same id.",
    "quiz-unclosed": "A quiz fence starts in the first column and is closed.",
    "quiz-question": "A quiz starts with a question.",
    "quiz-options": "A quiz has at least two options, each with a text of its own.",
    "quiz-right": "A quiz has exactly one right option.",
    "quiz-dash": "An option of a quiz has one em dash between spaces, before its reason.",
    "quiz-reason": "Every option of a quiz, right or wrong, has a reason after an em dash.",
    "quiz-line": "After the question of a quiz come only options and their indented lines.",
    "quiz-html": "A quiz is written in Markdown, without HTML.",
}

_Fault = Callable[[int, str, str, str], None]  # line, rule, message, fix

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OPTION = re.compile(r"- \[(?P<mark>[ xX])\](?: +(?P<text>.*))?")
_LOOKS_LIKE_OPTION = re.compile(r"\s*[-*+] ?\[.?\]")


@dataclass(frozen=True)
class Option:
    """One option of a quiz: its text and its reason as Markdown, and where it stands."""

    text: str
    reason: str
    right: bool
    line: int


@dataclass(frozen=True)
class Quiz:
    """One quiz: its id, its question as Markdown, its options, and where it stands."""

    id: str
    question: str
    options: tuple[Option, ...]
    file: str
    line: int


def replace_quizzes(
    markdown: str, file: str, line_offset: int = 0
) -> tuple[str, list[Quiz], list[Problem]]:
    """Replace the quiz fences of a page by Markdown with HTML around it (md_in_html).

    Values and concept links must be in place already.

    Args:
        markdown: The body of a page.
        file: The page, for messages.
        line_offset: Lines of the file above the body.

    Returns:
        The Markdown, the quizzes in order, and what is wrong; a faulty quiz stays as it is.
    """
    text, quizzes, problems = replace_questions(
        markdown, "quiz", lambda fence: _read_quiz(markdown, fence, file, line_offset), quiz_block
    )
    return text, quizzes, problems + check_quiz_ids({file: quizzes})


def check_quiz_ids(quizzes_by_file: Mapping[str, Iterable[Quiz]]) -> list[Problem]:
    """Return a problem for every quiz whose id an earlier one has."""
    return repeated_ids(quizzes_by_file, "quiz-id-unique", "quiz")


def quiz_block(quiz: Quiz) -> Markup:
    """Return the Markdown, with HTML around it, that shows a quiz."""
    options = [(o.right, shield_html(o.text), shield_html(o.reason)) for o in quiz.options]
    question = set_off(shield_html(quiz.question))
    return part("quiz", id=quiz.id, question=question, options=options)


def _read_quiz(
    markdown: str, fence: Fence, file: str, line_offset: int
) -> tuple[Quiz, list[Problem]]:
    first = fence.line + line_offset
    problems: list[Problem] = []

    def fault(line: int, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(file, line, rule, message, fix))

    quiz_id = fence.info.removeprefix("quiz").strip()
    if not _ID.fullmatch(quiz_id):
        message = f"`{quiz_id}` cannot be the id of a quiz." if quiz_id else "The quiz has no id."
        fault(first, "quiz-id", message, "Write ```quiz and an id such as cosine-opposite.")
        quiz_id = ""
    if not fence.closed or fence.indent:
        fault(
            first,
            "quiz-unclosed",
            "The quiz fence is indented." if fence.closed else "The quiz fence is never closed.",
            f"Write {fence.mark} at the start of a line of its own after the last option.",
        )
        return Quiz(quiz_id, "", (), file, first), problems

    body = markdown[fence.body_start : fence.body_stop]
    question, raw_options = _split_body(body, first + 1, fault)
    options = tuple(_read_option(*raw, fault) for raw in raw_options)
    if not question:
        fault(first, "quiz-question", "The quiz has no question.", "Write it above the options.")
    if has_html_tag(body):
        fault(
            first,
            "quiz-html",
            "The quiz holds an HTML tag.",
            "Write Markdown; put a tag that is meant as text into backticks.",
        )
    _check_options(options, first, fault)
    return Quiz(quiz_id, question, options, file, first), problems


def _split_body(
    body: str, first_line: int, fault: _Fault
) -> tuple[str, list[tuple[int, str, str]]]:
    """Return the question, and line, mark and text of each option."""
    question: list[str] = []
    options: list[tuple[int, str, str]] = []
    inside = {
        line
        for fence in read_fences(body)
        for line in range(fence.line, fence.line + body.count("\n", fence.start, fence.stop) + 1)
    }
    for number, line in enumerate(body.splitlines(), start=1):
        option = None if number in inside else _OPTION.fullmatch(line)
        if option:
            options.append((first_line + number - 1, option["mark"], option["text"] or ""))
        elif number not in inside and _LOOKS_LIKE_OPTION.match(line):
            fault(
                first_line + number - 1,
                "quiz-line",
                f"`{line.strip()}` is not written as an option.",
                "Start a wrong option with `- [ ] ` and the right one with `- [x] `.",
            )
        elif not options:
            question.append(line)
        elif line.startswith((" ", "\t")) and number not in inside:
            at, mark, text = options[-1]
            options[-1] = (at, mark, f"{text} {line.strip()}".strip())
        elif line.strip():
            fault(
                first_line + number - 1,
                "quiz-line",
                f"`{line.strip()}` stands after the options and is none.",
                "Indent a line that goes on with an option; put the question above the options.",
            )
    return "\n".join(question).strip(), options


def _read_option(line: int, mark: str, raw: str, fault: _Fault) -> Option:
    text, reason = split_prose(f" {raw} ", " — ") or (raw, "")
    option = Option(text.strip(), reason.strip(), mark in "xX", line)
    if not option.text:
        fault(line, "quiz-options", "The option has no text.", "Write it after the brackets.")
    if not option.reason:
        fault(
            line,
            "quiz-reason",
            f"The option `{option.text}` has no reason.",
            "Add ` — ` (an em dash between spaces) and why the option is right or wrong.",
        )
    elif split_prose(f" {option.reason} ", " — "):
        fault(
            line,
            "quiz-dash",
            f"Two em dashes: is `{option.text}` the option, and the rest the reason?",
            "Keep the one between option and reason; write a range as 3–4, a pause with a comma.",
        )
    return option


def _check_options(options: tuple[Option, ...], line: int, fault: _Fault) -> None:
    if len(options) < 2:
        fault(
            line,
            "quiz-options",
            f"The quiz has {len(options)} options.",
            "Give it at least two, each on a line that starts with `- [ ] ` or `- [x] `.",
        )
    seen: dict[str, int] = {}
    for option in options:
        if option.text and option.text in seen:
            fault(
                option.line,
                "quiz-options",
                f"The option `{option.text}` stands in line {seen[option.text]} already.",
                "Give every option its own text.",
            )
        seen.setdefault(option.text, option.line)
    right = [option for option in options if option.right]
    if options and not right:
        fault(line, "quiz-right", "No option is right.", "Mark the right one with `- [x] `.")
    for option in right[1:]:
        fault(
            option.line,
            "quiz-right",
            f"A second option is marked right: `{option.text}`.",
            "Mark one as right, and ask so that only one can be.",
        )
