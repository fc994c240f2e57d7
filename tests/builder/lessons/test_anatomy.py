import pytest

from builder.lessons.anatomy import check_lesson, check_snippet

FILE = "docs/linear-algebra/dot-product.md"
FRONT = """\
---
title: Dot product
format: lesson
roles: {engineer: use, data-scientist: skip, deep-learning: skip, research: skip}
---
"""
LINES = "This line has seven words in it.\n" * 6
BODY = f"""
# Dot product

You will score a row.

## The problem

{LINES}
## The idea

{LINES}
{LINES}
## By hand

{LINES}
{LINES}
## In code

```python
--8<-- "linear_algebra/dot_product.py:define"
```

{LINES}
## Where it breaks

{LINES}
{LINES}
## On the job

- **ML engineer.** A line.

## Check yourself

```quiz dot-zero
Is it?
- [x] Yes — So.
- [ ] No — Not so.
```

**Next:** more. **Source:** someone.
"""
SNIPPET = '''\
"""Dot product: one number from two rows.

Source: Someone, A book (A publisher, 2020), section 1.
"""

import numpy as np


# --8<-- [start:define]
def dot(u: np.ndarray, v: np.ndarray) -> float:
    """Return the dot product.

    Args:
        u: First vector, shape (d,).
        v: Second vector, shape (d,).

    Returns:
        One number.
    """
    return float(u @ v)


# --8<-- [end:define]
'''


def faults(old="", new="", front=FRONT):
    assert old in BODY
    return check_lesson(front + BODY.replace(old, new, 1), FILE)


def fault(old, new, front=FRONT):
    (problem,) = faults(old, new, front)
    assert problem.file == FILE
    return problem


def line_of(text):
    return (FRONT + BODY).split("\n").index(text) + 1


def test_a_lesson_with_all_its_parts_has_no_fault():
    assert faults() == []


def test_while_parts_are_unfinished_only_they_are_reported():
    problem = fault("You will score a row.", "<!-- write: what the reader will do -->")
    assert (problem.rule, problem.line) == ("unfinished-part", 9)


def test_a_page_without_front_matter_is_one_fault():
    (problem,) = check_lesson(BODY, FILE)
    assert problem.rule == "front-matter"


def test_the_title_is_that_of_the_front_matter():
    problem = fault("# Dot product", "# Inner product")
    assert (problem.rule, problem.line) == ("lesson-title", 7)
    assert problem.fix == "Write `# Dot product`."


def test_a_page_has_a_title_and_only_one():
    problem = fault("# Dot product\n", "")
    assert (problem.rule, problem.message) == ("lesson-title", "The page has no title.")
    assert fault("**Next", "# More\n\n**Next").rule == "lesson-title"


@pytest.mark.parametrize("line", ["This page shows it.", "You will score\na row.", "- You will."])
def test_one_line_under_the_title_says_what_you_will_be_able_to_do(line):
    assert "you-will" in [p.rule for p in faults("You will score a row.", line)]


def test_a_heading_is_at_most_one_level_below_the_one_before():
    problem = fault("**Next", "#### Deep\n\n**Next")
    assert problem.rule == "heading-levels"
    assert problem.line == line_of("**Next:** more. **Source:** someone.")
    assert "3 number signs" in problem.fix


def test_the_sections_are_checked():
    assert fault("## By hand\n", "").rule == "lesson-sections"


def test_the_prose_is_checked():
    assert fault("You will score a row.", "You will simply score.").rule == "banned-word"


def test_a_lesson_has_a_quiz():
    problem = fault("```quiz dot-zero", "```text")
    assert (problem.rule, problem.line) == ("lesson-quiz", line_of("## Check yourself"))


@pytest.mark.parametrize("info", ["python", "py", "{.python}", "{ .python notest }", "pycon"])
def test_python_is_not_typed_into_a_lesson(info):
    problem = fault("**Next", f"```{info}\nprint(1)\n```\n\n**Next")
    assert problem.rule == "typed-code"
    assert "section of the snippet file" in problem.fix


def test_code_is_at_most_25_lines_long():
    assert faults("**Next", "```text\n" + "line\n" * 25 + "```\n\n**Next") == []
    problem = fault("**Next", "```text\n" + "line\n" * 26 + "```\n\n**Next")
    assert problem.rule == "code-length"
    assert "26 lines" in problem.message


def test_display_math_stands_apart_from_the_list_before_it():
    assert faults("**Next", "- One item.\n\n    $$\n    x\n    $$\n\n**Next") == []
    assert fault("**Next", "- One item.\n$$\nx\n$$\n\n**Next").rule == "math-after-list"


def snippet_faults(tmp_path, old="", new="", path="snippets/linear_algebra/dot_product.py"):
    assert old in SNIPPET
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(SNIPPET.replace(old, new, 1), encoding="utf-8")
    problems = check_snippet(tmp_path, file)
    assert {problem.file for problem in problems} <= {path}
    return problems


def snippet_fault(tmp_path, old, new):
    (problem,) = snippet_faults(tmp_path, old, new)
    return problem


def test_a_snippet_with_all_it_needs_has_no_fault(tmp_path):
    assert snippet_faults(tmp_path) == []


def test_a_snippet_starts_with_a_sentence(tmp_path):
    problem = snippet_fault(tmp_path, "from two rows.", "from two rows")
    assert (problem.rule, problem.line) == ("snippet-docstring", 1)


def test_a_snippet_names_its_source(tmp_path):
    problem = snippet_fault(tmp_path, "Source: Someone", "By someone")
    assert problem.rule == "snippet-docstring"
    assert "Source:" in problem.fix


def test_the_snippet_of_another_page_needs_no_source(tmp_path):
    path = "snippets/contribute/gallery.py"
    assert snippet_faults(tmp_path, "Source: Someone", "By someone", path) == []


def test_a_snippet_has_at_most_120_lines(tmp_path):
    problem = snippet_fault(tmp_path, "import numpy", "# line\n" * 100 + "import numpy")
    assert problem.rule == "snippet-length"
    assert "123 lines" in problem.message


def test_the_snippet_of_a_reference_page_may_be_long_and_brief_in_its_docstrings(tmp_path):
    path = "snippets/reference/symptoms.py"
    long = "# line\n" * 100 + "import numpy"
    assert snippet_faults(tmp_path, "import numpy", long, path) == []
    returns = "    Returns:\n        One number.\n"
    assert snippet_faults(tmp_path / "b", returns, "", path) == []


def test_a_section_fits_on_the_page_unless_it_is_the_folded_code_of_a_figure(tmp_path):
    long = "# --8<-- [start:{}]\n" + "x = 1\n" * 26 + "# --8<-- [end:{}]\n\n# --8<-- [start:define]"
    mark = "# --8<-- [start:define]"
    problem = snippet_fault(tmp_path, mark, long.format("compare", "compare"))
    assert (problem.rule, problem.line) == ("code-length", 9)
    assert snippet_faults(tmp_path / "b", mark, long.format("plot_it", "plot_it")) == []


def test_a_public_function_says_what_it_takes_and_gives(tmp_path):
    problem = snippet_fault(tmp_path, "    Returns:\n        One number.\n", "")
    assert (problem.rule, problem.line) == ("function-docstring", 10)
    assert "`dot` has no Returns:" in problem.message


def test_a_function_without_a_docstring_is_told_so(tmp_path):
    docstring = SNIPPET[SNIPPET.index('    """Return') : SNIPPET.index("    return float")]
    assert "no docstring" in snippet_fault(tmp_path, docstring, "").message


def test_a_private_function_needs_no_docstring(tmp_path):
    docstring = SNIPPET[SNIPPET.index("def dot") : SNIPPET.index("    return float")]
    assert snippet_faults(tmp_path, docstring, "def _dot(u, v):\n") == []


def test_what_the_runner_reports_is_not_reported_again(tmp_path):
    assert snippet_faults(tmp_path, "return float(", "return float((") == []


def test_a_section_without_an_end_is_reported(tmp_path):
    assert snippet_fault(tmp_path, "# --8<-- [end:define]\n", "").rule == "section-unclosed"


def test_an_unfinished_snippet_reports_only_that(tmp_path):
    problem = snippet_fault(tmp_path, "Source: Someone", "# write: the source")
    assert problem.rule == "unfinished-part"
