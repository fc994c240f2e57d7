"""Grade `restlessness`: every message says what was called, what came back, and where to look."""

from numbers import Number

import numpy as np


def run(exercise, values):
    """Return what `restlessness` returns; say what to look at if it stops."""
    try:
        got = exercise.restlessness(np.array(values, dtype=np.float64))
    except IndexError as error:
        message = (
            f"restlessness({values}) stopped: {error}. The formula counts places from 1, Python "
            "from 0: x_i of the formula is x[i - 1]."
        )
        raise AssertionError(message) from None
    except ValueError as error:
        message = (
            f"restlessness({values}) stopped: {str(error).rstrip()}. A change needs a value and "
            "the one before it: x[1:] and x[:-1] are equally long."
        )
        raise AssertionError(message) from None
    except TypeError as error:
        if "xor" not in str(error):
            raise
        message = f"restlessness({values}) stopped: {error}. A power is written **, not ^."
        raise AssertionError(message) from None
    message = f"restlessness({values}) returned None. Expected one number. Is there a `return`?"
    assert got is not None, message
    return float(got) if isinstance(got, Number) else got  # such as Fraction


def expect(exercise, values, expected, advice):
    """Fail with a message that teaches, unless the sum is right."""
    got = np.asarray(run(exercise, values)).tolist()
    message = f"restlessness({values}) returned {got}, expected {expected}. {advice}"
    assert np.shape(got) == (), message
    assert np.isclose(got, expected, atol=1e-5), message


def test_the_sum_is_one_number(exercise):
    advice = (
        "Nothing changes, so every term is 0. Expected one number, not an array: the sign Σ adds "
        "up all terms. If yours is not 0, look at what is squared: the change, not the value."
    )
    expect(exercise, [4, 4, 4], 0, advice)


def test_first_day_has_no_day_before(exercise):
    got = run(exercise, [3, 4])
    message = (
        f"restlessness([3, 4]) returned {got}, expected 1: there is one change. It seems that a "
        "change before the first day was counted. The index starts at 2, place 1 in Python; "
        "x[-1] is the last value, and no message warns you."
    )
    assert not np.isclose(got, 2), message


def test_it_is_a_sum_and_no_mean(exercise):
    got = run(exercise, [3, 4, 4, 4])
    message = (
        f"restlessness([3, 4, 4, 4]) returned {got}, expected 1: the changes are 1, 0 and 0. "
        "The formula adds and does not divide by the number of changes."
    )
    assert not np.isclose(got, 1 / 3), message


def test_first_change_counts(exercise):
    advice = (
        "The changes are 1, 0 and 0, so the terms are too. Print yours: if the 1 is missing, look "
        "at the start (i = 2 is place 1 in Python) and at whether each term is added; if others "
        "are not 0, look at what is squared: the change, not the values."
    )
    expect(exercise, [3, 4, 4, 4], 1, advice)


def test_last_change_counts(exercise):
    advice = "Only the last change is not 0. The end n is included: look at the end of the range."
    expect(exercise, [3, 3, 3, 4], 1, advice)


def test_a_fall_counts_as_much_as_a_rise(exercise):
    advice = (
        "The changes are 1, −1 and 0, their squares 1, 1 and 0. Look at where the square "
        "stands: inside the sum, on each change."
    )
    expect(exercise, [4, 5, 4, 4], 2, advice)


def test_each_change_is_squared(exercise):
    advice = "The changes are 0, 3 and −3, their squares 0, 9 and 9. Look for the square."
    expect(exercise, [2, 2, 5, 2], 18, advice)


def test_every_change_adds_its_square(exercise):
    advice = "The changes are 1, 2 and 3, their squares 1, 4 and 9. Compare your terms with these."
    expect(exercise, [0, 1, 3, 6], 14, advice)


def test_small_changes_count(exercise):
    advice = "The changes are 0.5 and −0.5, their squares 0.25. Look for a rounding, such as int."
    expect(exercise, [1, 1.5, 1], 0.5, advice)


def test_one_day_has_no_changes(exercise):
    advice = "From 2 to 1 the index takes no value: a sum without terms is 0."
    expect(exercise, [7], 0, advice)


def test_values_stay_as_they_were(exercise):
    x = np.array([3.0, 5.0, 4.0])
    exercise.restlessness(x)
    message = (
        f"After restlessness([3, 5, 4]), x held {x.tolist()}: the caller's data has changed. "
        "Expected the same numbers as before. Look for -= and **=; put the result in a new array."
    )
    assert x.tolist() == [3, 5, 4], message
