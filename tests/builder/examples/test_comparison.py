"""What counts as the same result, and what a learner is told where it is not."""

import types
from collections import Counter, OrderedDict, deque, namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from builder.examples.comparison import (
    InputsError,
    Reference,
    agree,
    compare,
    expectations,
    in_lists,
    outcome,
    plain,
    same_members,
    same_values,
)

HEADER = "import numpy as np\n"
SOLUTION = f"{HEADER}def mean(x):\n    return np.mean(x)\n"
INPUTS = (
    f"{HEADER}def inputs(rng):\n    for n in range(80):\n        yield (rng.normal(size=1 + n),)\n"
)


def reference(**changes):
    return Reference(**({"name": "mean", "solution": SOLUTION, "inputs": INPUTS} | changes))


def answer(code):
    module = types.ModuleType("exercise")
    exec(HEADER + code, module.__dict__)
    return module


def told(code, **changes):
    with pytest.raises(AssertionError) as failed:
        compare(answer(code), reference(**changes))
    return str(failed.value)


Pair = namedtuple("Pair", "score place")


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (np.array([1, 2]), [1, 2]),
        ((1, 2.0), [1, 2]),
        (Pair(0.5, 1), [0.5, 1]),
        (range(2), [0, 1]),
        ((n for n in (3, 4)), [3, 4]),
        (reversed([1, 2]), [2, 1]),
        (deque([1]), [1]),
        ({"a": 1}.keys(), ["a"]),
        (np.float32(0.5), 0.5),
        (np.longdouble(0.5), 0.5),
        (np.array([0.5], dtype=np.longdouble), [0.5]),
        ({frozenset([1])}, {frozenset([1])}),
        ({frozenset([1]): 2}, {frozenset([1]): 2}),
        (np.array(3), 3),
        (np.ma.masked_array([1.0, 2.0]), [1, 2]),
        (Fraction(1, 2), 0.5),
        (Decimal("0.5"), 0.5),
        (np.bool_(True), True),
        (np.str_("a"), "a"),
        (Counter("aa"), {"a": 2}),
        (OrderedDict(a=np.array([1])), {"a": [1]}),
        ({(1, 2): 3}, {(1, 2): 3}),
        ({(1, 2)}, {(1, 2)}),
        ([np.array([1]), [2]], [[1], [2]]),
        (None, None),
        ("text", "text"),
    ],
)
def test_forms_that_mean_the_same_become_one(value, form):
    assert same_values(plain(value), form)


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        (1, 1.0, True),
        (True, 1, True),
        (-0.0, 0.0, True),
        (float("nan"), float("nan"), True),
        (float("inf"), float("inf"), True),
        (float("inf"), 1e300, False),
        (float("nan"), 1.0, False),
        (1.0000001, 1.0, False),
        ([1], 1, False),
        (1, [1], False),
        ([1, 2], [2, 1], False),
        ([[1], [2]], [1, 2], False),
        ([1, 2, 3], [1, 2], False),
        ([], [], True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1}, {"a": 2}, False),
        ("1", 1, False),
        (None, 0, False),
        ({1, 2}, {2, 1}, True),
        (10**400, 10**400, True),
        (10**400, 5, False),
        (5, 10**400, False),
        (1 + 0j, 1, True),
        (1 + 1j, 1 - 1j, False),
    ],
)
def test_values_are_the_same_or_not(found, expected, same):
    assert same_values(found, expected) is same


def test_numbers_may_differ_by_what_is_allowed():
    assert same_values([1.01], [1.0], absolute=0.02)
    assert not same_values([1.03], [1.0], absolute=0.02)
    assert same_values([101.0], [100.0], relative=0.02)
    assert not same_values([103.0], [100.0], relative=0.02)


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ([1, 2, 2], [2, 1, 2], True),
        ([1, 2], [2, 1, 2], False),
        ([1, 1, 2], [2, 1, 2], False),
        ({1, 2}, [2, 1], True),
        (1, [1], False),
    ],
)
def test_members_are_counted_in_any_order(found, expected, same):
    assert same_members(found, expected) is same


@pytest.mark.parametrize(
    "code",
    [
        "def mean(x):\n    return x.sum() / len(x)\n",
        "def mean(x):\n    return np.float32(np.mean(x.astype(np.float32)))\n",
        "def mean(x):\n    print(x)\n    return sum(x.tolist()) / len(x)\n",
        "import statistics\ndef mean(x):\n    return statistics.fmean(x)\n",
        "def mean(x):\n    x = x / len(x)\n    x += 0\n    return x.sum()\n",
    ],
)
def test_a_right_answer_passes_whatever_its_style(code):
    compare(answer(code), reference())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def mean(x):\n    return round(np.mean(x), 2)\n", "The solution returns"),
        ("def mean(x):\n    return np.mean(x[:3])\n", "The solution returns"),
        ("def mean(x):\n    return [np.mean(x)]\n", "returned ["),
        ("def mean(x):\n    return None\n", "returned None"),
        ("def mean(x):\n    x.sort()\n    return np.mean(x)\n", "changed what it was given"),
        (
            "def mean(x):\n    return 1 / 0\n",
            "stopped with ZeroDivisionError: division by zero. The",
        ),
        ("def average(x):\n    return np.mean(x)\n", "no function mean any more"),
    ],
)
def test_a_wrong_answer_is_told_what_it_did(code, said):
    assert said in told(code)


def test_the_smallest_input_on_which_it_differs_is_shown():
    drawn = "def inputs(rng):\n    for n in range(80, 0, -1):\n        yield ([float(n)] * n,)\n"
    message = told("def mean(x):\n    return x[0] + (1 < len(x) < 4)\n", inputs=drawn)
    assert message == "mean([2, 2]) returned 3. The solution returns 2."


def test_results_that_differ_late_are_shown_with_all_digits():
    message = told("def mean(x):\n    return np.mean(x) * (1 + 1e-4)\n", way="exact")
    assert "The solution returns" in message
    shown = message.split("returned ")[1].split(". The solution returns ")
    assert shown[0] != shown[1].rstrip(".")
    message = told("def mean(x):\n    return np.mean(x) + 1e-9\n", way="exact")
    shown = message.split("returned ")[1].split(". The solution returns ")
    assert shown[0] != shown[1].rstrip(".")


def test_long_inputs_are_cut():
    long = "def inputs(rng):\n    for n in range(80):\n        yield (rng.normal(size=999),)\n"
    assert len(told("def mean(x):\n    return 0\n", inputs=long)) < 400


def test_an_error_of_the_solution_is_asked_for():
    raising = "def mean(x):\n    raise ValueError('no values')\n"
    compare(
        answer("def mean(x):\n    raise ValueError('other words')\n"), reference(solution=raising)
    )
    said = told("def mean(x):\n    return 0\n", solution=raising)
    assert said.endswith("returned 0. The solution raises ValueError: no values.")
    assert "stopped with" in told("def mean(x):\n    raise KeyError(1)\n", solution=raising)


@pytest.mark.parametrize(
    ("way", "inputs", "code", "right"),
    [
        ("exact", "", "return np.argsort(x)", True),
        ("exact", "", "return np.argsort(x) + 1e-9", False),
        ("set", "", "return np.argsort(x)[::-1]", True),
        ("set", "", "return np.argsort(x)[1:]", False),
        ("worth", "def worth(r, x):\n    return [sorted(r), x[r]]\n", "return np.argsort(x)", True),
        (
            "worth",
            "def worth(r, x):\n    return [sorted(r), x[r]]\n",
            "return np.argsort(-x)",
            False,
        ),
        ("worth", "def worth(r, x):\n    return [sorted(r), x[r]]\n", "return 'nothing'", False),
    ],
)
def test_results_are_compared_in_the_way_that_is_asked_for(way, inputs, code, right):
    asked = reference(
        solution=f"{HEADER}def mean(x):\n    return np.argsort(x, kind='stable')\n",
        inputs=INPUTS + inputs,
        way=way,
    )
    given = answer(f"def mean(x):\n    {code}\n")
    agreed = [
        agree(outcome(given.mean, arguments), expected, asked, arguments)
        for arguments, expected in expectations(asked)
    ]
    assert all(agreed) is right


def test_a_difference_may_be_allowed_whatever_the_size():
    code = "def mean(x):\n    return np.mean(x) + 0.05\n"
    compare(answer(code), reference(within=0.1))
    assert told(code, within=0.01)


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ("def inputs(rng):\n    yield from [(1.0,)] * 59\n", "yields 59 inputs; 60 are needed"),
        ("def inputs(rng):\n    yield from [1.0] * 60\n", "no tuple of arguments, but a float"),
        ("def inputs(rng):\n    raise KeyError('x')\n", "stops: KeyError: 'x'"),
    ],
)
def test_inputs_at_fault_are_not_the_answer_s(inputs, said):
    with pytest.raises(InputsError, match="inputs") as failed:
        compare(answer("mean = np.mean\n"), reference(inputs=inputs))
    assert said in str(failed.value)


def test_the_same_inputs_are_drawn_each_time():
    first, second = ([plain(given) for given, _ in expectations(reference())] for _ in range(2))
    assert first == second
    assert len({len(given[0]) for given in first}) == 80


def test_an_iterator_is_returned_as_a_list_and_helpers_stay():
    given = answer("def mean(x):\n    return iter(x)\ndef helper():\n    yield 1\n")
    listed = in_lists(given, "mean")
    assert listed.mean([1, 2]) == [1, 2]
    assert isinstance(listed.helper(), types.GeneratorType)
    assert in_lists(given, "missing") is given


def test_a_generator_that_calls_itself_still_gets_iterators():
    code = (
        "def down(n):\n    if n:\n        yield next(down(n - 1)) + 1\n    else:\n        yield 0\n"
    )
    assert in_lists(answer(code), "down").down(3) == [3]
