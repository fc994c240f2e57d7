import json
import textwrap

import nbformat
import pytest
from made_concepts import concept
from made_exercise import write_project
from nbclient import NotebookClient

from builder.lessons.exercise_reader import read_exercise
from builder.notebooks.download import notebook
from builder.text.front_matter import read_page

SITE = "https://example.org/math/"
PAGE = "linear-algebra/mean-of-rows/"
ADDRESS = SITE + PAGE

SNIPPET = '''"""Means.

Source: A book.
"""

import numpy as np


# --8<-- [start:define]
def mean(x):
    return x.sum() / x.size


# --8<-- [end:define]

scores = np.array([1.0, 2.0])
# --8<-- [start:compare]
print(f"mean {mean(scores)}")
# --8<-- [end:compare]
'''

LESSON = r"""---
title: Mean of rows
---

# Mean of rows

You will average {{ count }} rows; see [sums](concept:sums) and [norms](concept:norms).

<!-- a remark -->

## The idea

See [there](#by-hand), [here](../calculus/gradient.md#rule), [all](index.md), [site](https://x.org).

```formula
tex: |
  \bar{x} = \frac{1}{n}\sum_i x_i
say: |
  The mean of x is the sum of all values, divided by their number.
symbols: |
  x_i: value number i
  n: how many values there are
inputs: |
  x = rng.normal(size=5)
code: x.mean()
check: sum(x) / len(x)
```

Look at the sum.

```python
--8<-- "linear_algebra/mean_of_rows.py:define"
```

```python
--8<-- "linear_algebra/mean_of_rows.py:compare"
```

The mean is {{ mean:.1f }}, not `{{ mean }}`.

```text
left as it is {{ mean }}
```

## Check yourself

```quiz mean-of-two
What is the mean of $1$ and $2$?
- [ ] 1 — That is `min`.
- [x] {{ mean:.1f }} — Half of 3; see [sums](concept:sums).
```

```exercise 2
```

**Next:** [Sums](concept:sums).
"""

CONCEPTS = {
    "sums": concept("sums", status="written"),
    "norms": concept("norms"),
}


@pytest.fixture
def made(tmp_path):
    exercise = read_exercise(tmp_path, write_project(tmp_path))
    return notebook(
        read_page(LESSON, "docs/linear-algebra/mean-of-rows.md"),
        SNIPPET,
        {"count": 3, "mean": 1.5},
        concepts=CONCEPTS,
        exercises={2: exercise},
        site_url=SITE,
        page_url=PAGE,
    )


@pytest.fixture
def cells(made):
    return [(cell.cell_type, cell.source) for cell in nbformat.reads(made.decode(), 4).cells]


def test_the_notebook_is_valid_and_holds_no_outputs(made):
    book = nbformat.reads(made.decode(), as_version=4)
    nbformat.validate(book)
    assert (book.nbformat, book.nbformat_minor) == (4, 5)
    assert book.metadata.kernelspec.name == "python3"
    assert all(cell.outputs == [] for cell in book.cells if cell.cell_type == "code")
    assert all(cell.execution_count is None for cell in book.cells if cell.cell_type == "code")


def test_the_notebook_is_the_same_each_time_and_its_ids_follow_the_content(made, tmp_path):
    exercise = read_exercise(tmp_path, write_project(tmp_path))

    def ids(lesson):
        data = notebook(
            read_page(lesson, "docs/linear-algebra/mean-of-rows.md"),
            SNIPPET,
            {"count": 3, "mean": 1.5},
            concepts=CONCEPTS,
            exercises={2: exercise},
            site_url=SITE,
            page_url=PAGE,
        )
        return data, [cell["id"] for cell in json.loads(data)["cells"]]

    same, first = ids(LESSON)
    _, second = ids(LESSON.replace("Look at the sum.", "Look at the size."))
    assert same == made
    assert len(set(first)) == len(first)
    assert [a == b for a, b in zip(first, second, strict=True)].count(False) == 1


def test_text_and_code_stand_in_the_order_of_the_page(cells):
    assert [kind for kind, _ in cells] == [
        "markdown",
        "code",  # imports
        "code",  # define
        "code",  # what stands between the two sections
        "code",  # compare
        "markdown",
        "code",  # the exercise
        "markdown",
    ]
    assert cells[1][1] == "import numpy as np"
    assert cells[2][1] == "def mean(x):\n    return x.sum() / x.size"
    assert cells[3][1] == "scores = np.array([1.0, 2.0])"
    assert cells[4][1] == 'print(f"mean {mean(scores)}")'
    assert cells[6][1].startswith("import numpy as np\n\n\ndef means(")


def test_the_notebook_says_where_it_comes_from(cells):
    start = f"# Mean of rows\n\n*This notebook is the lesson [Mean of rows]({ADDRESS}).*\n\nYou"
    assert cells[0][1].startswith(start)
    assert "remark" not in cells[0][1]


def test_links_lead_to_the_site(cells):
    text = cells[0][1]
    assert f"[sums]({SITE}calculus/sums/)" in text
    assert f"[norms]({SITE}reference/calculus/#norms)" in text
    assert f"[there]({ADDRESS}#by-hand)" in text
    assert f"[here]({SITE}calculus/gradient/#rule)" in text
    assert f"[all]({SITE}linear-algebra/)" in text
    assert "[site](https://x.org)" in text


def test_values_are_put_into_prose_only(cells):
    assert "average 3 rows" in cells[0][1]
    assert "The mean is 1.5, not `{{ mean }}`." in cells[5][1]
    assert "left as it is {{ mean }}" in cells[5][1]


def test_a_formula_is_shown_said_and_explained(cells):
    expected = r"""
    $$
    \bar{x} = \frac{1}{n}\sum_i x_i
    $$

    The mean of x is the sum of all values, divided by their number.

    - $x_i$: value number i
    - $n$: how many values there are

    In NumPy: `x.mean()`

    Look at the sum."""
    assert cells[0][1].endswith(textwrap.dedent(expected))


def test_a_quiz_hides_its_answers_until_they_are_opened(cells):
    question, answers = cells[5][1].split("<details>\n<summary>Answers</summary>\n\n")
    assert question.endswith("**Question.** What is the mean of $1$ and $2$?\n\n1. 1\n2. 1.5\n\n")
    assert "1. **Not quite.** That is `min`.\n2. **Right.** Half of 3; see [sums](https" in answers


def test_an_exercise_has_its_task_and_hints_above_the_starter(cells):
    text = cells[5][1]
    assert "### Exercise 2\n\nReturn the mean of each row" in text
    assert text.count("<summary>Hint</summary>") == 2
    assert text.endswith(f"are [on the page]({ADDRESS}#exercise-2).")


def test_the_notebook_prints_what_the_page_shows(made):
    book = nbformat.reads(made.decode(), as_version=4)
    NotebookClient(book, timeout=60, kernel_name="python3").execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    assert [(output.name, output.text) for output in outputs] == [("stdout", "mean 1.5\n")]


def test_a_picture_that_moves_is_a_link_to_the_page():
    data = notebook(
        read_page(
            "---\ntitle: T\n---\n\n# T\n\nMove it:\n\n<!-- explore-matrix -->\n\nOn.\n", "a.md"
        ),
        "",
        {},
        concepts=CONCEPTS,
        exercises={},
        site_url=SITE,
        page_url=PAGE,
    )
    text = nbformat.reads(data.decode(), 4).cells[0].source
    assert f"Move it:\n\n[Move the picture]({ADDRESS}#explore-matrix) on the page.\n\nOn." in text
