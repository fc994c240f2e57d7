"""Inputs that are too tame are noticed: the solution, bent, gives the same on all of them."""

import pytest

from builder.examples.comparison import Reference
from builder.examples.results import InputsJob

HEADER = "import numpy as np\n"
SOLUTION = f"{HEADER}def total(x, scale):\n    return scale * np.sum(x)\n"
WILD = """for n in range(80):
        yield rng.normal(size=1 + n % 7), float(rng.normal())"""
ANNOTATIONS = {"x": "np.ndarray", "scale": "float"}


def tried(lab, inputs=WILD, solution=SOLUTION, parameters=ANNOTATIONS, examples=()):
    drawn = f"{HEADER}def inputs(rng):\n    {inputs}\n"
    asked = Reference("total", solution, drawn)
    (result,) = lab.runner.try_inputs(
        [InputsJob("snippets/a_ex1.py", 3, asked, parameters, examples)]
    )
    return result


def test_wild_inputs_tell_all_bends_but_those_that_change_nothing(lab):
    result = tried(lab)
    assert result.fault == ""
    assert set(result.alike) == {"x sorted", "x reversed"}  # a sum has no order


@pytest.mark.parametrize(
    ("inputs", "untold"),
    [
        (
            "yield from [(rng.normal(size=3), float(rng.normal())) for _ in range(80)]",
            "x cut after 3",
        ),
        (
            "yield from [(abs(rng.normal(size=5)), rng.normal()) for _ in range(80)]",
            "x without sign",
        ),
        ("yield from [(rng.normal(size=5), 2.0) for _ in range(80)]", "scale of the first input"),
        ("yield from [(rng.normal(size=5), 2) for _ in range(80)]", "scale rounded"),
        ("yield from [(rng.integers(9, size=5), 0.5) for _ in range(80)]", "x rounded"),
        ("yield from [(rng.integers(9, size=5), 3.0) for _ in range(80)]", "scale without sign"),
    ],
)
def test_tame_inputs_are_noticed(lab, inputs, untold):
    assert untold not in tried(lab).alike
    assert untold in tried(lab, inputs).alike


def test_truth_values_texts_and_functions_are_not_bent(lab):
    solution = (
        "def total(words, f, yes):\n    return [f(w) for w in words] if yes else len(words)\n"
    )
    inputs = """for n in range(80):
        words = [str(w) for w in rng.choice(['a', 'b', 'c'], size=n % 9)]
        yield words, [str.upper, str.title, repr][n % 3], bool(n % 2)"""
    result = tried(lab, inputs, solution, dict.fromkeys(["words", "f", "yes"], ""))
    assert result.alike == ()


def test_an_error_that_the_solution_raises_is_an_outcome(lab):
    solution = """import numpy as np
def total(x, scale):
    if scale < 0:
        raise ValueError
    return scale * sum(x)
"""
    assert set(tried(lab, solution=solution).alike) == {"x sorted", "x reversed"}


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ("yield np.ones(2), 1.0", "inputs(rng) yields 1 inputs; 60 are needed."),
        ("yield from [np.ones(2)] * 80", "no tuple of arguments, but a ndarray (1)."),
        ("yield from [(np.ones(2),)] * 80", "yields 1 arguments, but total has 2"),
        ("return missing", "inputs(rng) stops: NameError: name 'missing' is not defined"),
    ],
)
def test_inputs_that_cannot_be_used_are_a_fault(lab, inputs, said):
    assert said in tried(lab, inputs).fault


def test_inputs_that_never_end_are_a_fault(tmp_path):
    from made_snippets import Lab

    from builder.examples.watch import Limits

    lab = Lab(tmp_path, limits=Limits(seconds=2))
    with lab.runner:
        result = tried(lab, "while True:\n        yield np.ones(2), 1.0")
    assert "does not end" in result.fault or "memory" in result.fault


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (("total([1, 2], 0.5)", "gives", "1.5"), None),
        (("total(np.arange(3), -1)", "gives", "-3"), None),
        (("total([1, 1], 1 / 3)", "gives about", "0.67"), None),
        (("total([1, 1], 1 / 3)", "gives", "0.67"), "gives 0.666667"),
        (("total([1, 1], 1 / 3)", "gives about", "0.7"), None),
        (("total([1, 1], 1 / 3)", "gives about", "0.6"), "gives 0.666667"),
        (("total([1, 1], scale=1)", "gives", "2"), None),
        (("[0, total([1, 1], 1 / 4)]", "gives about", "[0, 0.9]"), "gives [0, 0.5]"),
        (("total([1, 2], 1)", "gives", "4"), "gives 3"),
        (("total([1, 2], 1)", "gives", "four"), "“four” is no value"),
        (("total([1, 2], 1)", "raises", "ValueError"), "gives 3"),
        (("total([1, 2], {})", "raises", "TypeError"), None),
        (("total([1, 2], {})", "raises", "ValueError"), "raises TypeError"),
        (("total([1, 2], {})", "gives", "3"), "raises TypeError"),
    ],
)
def test_examples_of_a_task_are_run(lab, example, said):
    untrue = tried(lab, examples=(example,)).untrue
    if said is None:
        assert untrue == ()
    else:
        ((call, told),) = untrue
        assert call == example[0]
        assert said in told
