"""Tests of replacing the fences of questions, and of their ids."""

from dataclasses import dataclass

from builder.lessons.question_fences import repeated_ids, replace_questions
from builder.text.markdown_spans import Fence
from builder.text.problems import Problem

PAGE = "above\n\n```ask one\na\n```\n\nbetween\n\n```other\nb\n```\n\n```ask\nc\n```\n\nbelow\n"


@dataclass(frozen=True)
class Asked:
    id: str
    file: str = "docs/t/a.md"
    line: int = 1


def read(fence: Fence) -> tuple[Asked, list[Problem]]:
    name = fence.info.removeprefix("ask").strip()
    faults = [] if name else [Problem("docs/t/a.md", fence.line, "ask-id", "No id.", "Write one.")]
    return Asked(name, line=fence.line), faults


def test_good_fences_of_the_kind_are_replaced_and_all_else_stays():
    text, asked, problems = replace_questions(PAGE, "ask", read, lambda one: f"[{one.id}]")
    assert text == PAGE.replace("```ask one\na\n```", "[one]")
    assert [one.id for one in asked] == ["one", ""]
    assert [(problem.rule, problem.line) for problem in problems] == [("ask-id", 13)]


def test_a_repeated_id_names_the_earlier_place():
    pages = {"docs/t/b.md": [Asked("x", "docs/t/b.md", 7)], "docs/t/a.md": [Asked("x", line=3)]}
    (problem,) = repeated_ids(pages, "ask-id-unique", "question")
    assert (problem.file, problem.line, problem.rule) == ("docs/t/b.md", 7, "ask-id-unique")
    assert "`x` belongs to the question at docs/t/a.md:3." in problem.message


def test_questions_without_an_id_repeat_none():
    assert repeated_ids({"docs/t/a.md": [Asked(""), Asked("")]}, "ask-id-unique", "question") == []
