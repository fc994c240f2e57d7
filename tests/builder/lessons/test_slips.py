"""Slips are found where they are, and what only looks like one is left alone."""

import pytest

from builder.lessons.slips import CODE_FENCES, OWN_FENCES, check_slips

PAGE = "docs/topic/page.md"


def slips(text):
    return [(problem.rule, problem.line) for problem in check_slips(text, PAGE)]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("Words.\n\nIt is {name:.2f} now.", "value-braces", 3),
        ("It is {name}.", "value-braces", 1),
        ("```quiz a\nIs it {name:.1f}?\n```", "value-braces", 2),
        ("1) one\n2) two", "list-number", 1),
        ("- one\n  - two", "list-indent", 2),
        ("- one\n\n  - two", "list-indent", 3),
        ("1. one\n   1. two", "list-indent", 2),
        ("1. one\n   - two", "list-indent", 2),
        ("!!! note\n  Words.", "admonition-indent", 2),
        ('??? note "More"\n\n  Words.', "admonition-indent", 3),
        ("- one\n\n    !!! note\n      Words.", "admonition-indent", 4),
        ("So $$x = 1$$ holds.", "math-in-line", 1),
        ("It is ~~not~~ so.", "strikethrough", 1),
        ("```quizz a\n```", "fence-kind", 1),
        ("```Formula\n```", "fence-kind", 1),
        ("```\ncode\n```", "fence-kind", 1),
        ("| a |  |\n|---|---|\n| 1 | 2 |", "table-header", 1),
    ],
)
def test_a_slip_is_found_on_its_line(text, rule, line):
    assert slips(text)[0] == (rule, line)


@pytest.mark.parametrize(
    "text",
    [
        "It is {{ name:.2f }}.",
        "The set $\\{x\\}$ and $\\hat{y}$, the code `{name}` and <!-- {name} -->.",
        "[link](../a.md){ .button } and {: .class } and {#place}",
        "1. one\n2. two",
        "- one\n    - two",
        "- one\n  goes on",
        "Words.\n\n  - not in a list",
        "1. one\n\n    1. two",
        "!!! note\n    Words.\n\nWords.",
        "!!! note\n\n    Words.",
        "- one\n\n    !!! note\n        Words.",
        "$$x = 1$$",
        "$$\nx = 1\n$$",
        "$x$ and $y$",
        "About ~ 3, `~~x~~`.",
        *(f"```{kind} x\n```" for kind in (*OWN_FENCES, *CODE_FENCES)),
        "````markdown\n```quizz\n1) {x} ~~y~~\n```\n````",
        "| a | b |\n|---|---|\n|  | 2 |",
        "In 2019) it was so.",
        "The cases (1 and\n2) both hold.",
        "- It was in the year\n  1984. Then more.",
        "Write `$$x$$` for it.",
        "- one\n\n    $$\n    a\n  - b\n    $$",
        "<!-- !!! x\n  y -->",
        '```{ .python title="a" }\n```',
        "See [this](https://x.org/{id}).",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert slips(text) == []


def test_the_fix_names_the_kind_that_was_meant():
    (problem,) = check_slips("```quizz a\n```", PAGE)
    assert problem.fix == "Write ```quiz."
    (problem,) = check_slips("```written-a a\n```", PAGE)
    assert problem.fix == "Write ```written."
    (problem,) = check_slips("It is {name:.2f}.", PAGE)
    assert problem.fix == "Write `{{ name:.2f }}`."
