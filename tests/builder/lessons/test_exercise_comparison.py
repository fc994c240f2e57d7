"""The comparison that every exercise gets: what it is made of, and that it can be read."""

import ast

import made_exercise
import pytest

from builder.lessons.exercise_comparison import TEST, graded_tests, read_examples
from builder.lessons.exercise_reader import read_exercise


@pytest.fixture
def exercise(tmp_path):
    return read_exercise(tmp_path, made_exercise.write_project(tmp_path))


def test_the_section_says_what_is_compared_and_how(exercise):
    asked = exercise.inputs
    assert asked.reference.name == "means"
    assert (asked.reference.way, asked.reference.within) == ("close", 0)
    assert asked.parameters == {"rows": "np.ndarray"}
    assert asked.examples == (("means([[1, 2], [3, 5]])", "gives", "[1.5, 4]"),)
    assert asked.reference.solution.startswith("import numpy as np\n\n\ndef means(")
    assert "def inputs(rng):" in asked.reference.inputs
    assert "[start:inputs" in made_exercise.EXERCISE.splitlines()[asked.line - 1]


def test_attributes_and_reasons_are_read(tmp_path):
    text = made_exercise.EXERCISE.replace("compare=close", "compare=exact within=0.5").replace(
        "def inputs", "# Alike: rows rounded: they count.\ndef inputs"
    )
    asked = read_exercise(tmp_path, made_exercise.write_project(tmp_path, text)).inputs
    assert (asked.reference.way, asked.reference.within) == ("exact", 0.5)
    assert asked.alike == {"rows rounded": "they count."}


def test_the_tests_of_an_exercise_end_with_the_comparison(exercise):
    tree = ast.parse(exercise.test_text)
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert names[-2:] == ["exercise", TEST]
    assert exercise.test_text.startswith(made_exercise.TESTS)
    assert "def means(rows: np.ndarray)" in exercise.test_text  # to be read, not one long line


@pytest.mark.parametrize("odd", ["'''", "\\n", "\\"])
def test_sources_come_through_whatever_stands_in_them(exercise, odd):
    reference = exercise.inputs.reference
    source = f"# {odd}\n{reference.solution}"
    text = graded_tests("", type(reference)("means", source, reference.inputs))
    call = next(node for node in ast.parse(text).body if isinstance(node, ast.Assign)).value
    values = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
    assert values["solution"] == source
    assert values["inputs"] == reference.inputs


@pytest.mark.parametrize(
    ("task", "examples"),
    [
        ("Example: `f(1)` gives `2`.", [("f(1)", "gives", "2")]),
        ("So `f(1,\n 2)` gives about\n`0.7`.", [("f(1, 2)", "gives about", "0.7")]),
        ("`f(0)` raises `ValueError`, and `f(1)` gives `2`.", ["f(0)", "f(1)"]),
        ("`g(1)` gives `2`.", []),
        ("`f(1)` is `2`.", []),
        ("`f` gives `2`.", []),
    ],
)
def test_examples_are_calls_with_what_they_give(task, examples):
    found = read_examples(task, "f")
    assert [one if isinstance(examples[0], tuple) else one[0] for one in found] == examples
