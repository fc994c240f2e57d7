"""Grade `partial`: every message says what was called, what came back, and where to look."""

from numbers import Number

import numpy as np


def expect(exercise, shown, f, x, i, expected, advice):
    """Fail with a message that teaches, unless the answer is near what is expected."""
    got = exercise.partial(f, np.array(x), i)
    if isinstance(got, Number):
        got = float(got)  # such as Fraction
    message = f"With f(x) = {shown}, partial(f, {x}, {i}) returned {got}, "
    one = "expected one number: the slope by input i alone. Look at the return line."
    assert got is not None, message + one
    assert np.shape(got) == (), message + one
    message += f"expected about {expected}. {advice}"
    assert np.allclose(got, expected, rtol=1e-4, atol=1e-4), message


def test_slope_of_a_line(exercise):
    advice = (
        "Divide the change of f by the run: from x[0] - h to x[0] + h it is 2 * h long. "
        "A negative answer means that up and down are the wrong way round."
    )
    expect(exercise, "4 * x[0] + 7", lambda x: 4 * x[0] + 7, [2.0], 0, 4, advice)


def test_other_inputs_stand_still(exercise):
    advice = "Only input 0 moves. Look at what you add h to: one entry, not the whole array."
    expect(exercise, "x[0] + x[1]", lambda x: x[0] + x[1], [3.0, 5.0], 0, 1, advice)


def test_inputs_are_counted_from_0(exercise):
    advice = "The input that moves is x[i], with i counted from 0 as in Python."
    expect(
        exercise,
        "x[0] * x[1] + 9 * x[2]",
        lambda x: x[0] * x[1] + 9 * x[2],
        [3.0, 5.0, 2.0],
        1,
        3,
        advice,
    )


def test_the_step_is_small(exercise):
    advice = "The slope of a curve needs a short run. Look at the length of your step."
    expect(exercise, "x[0] ** 3", lambda x: x[0] ** 3, [1.0], 0, 3, advice)


def test_inputs_stay_as_they_were(exercise):
    x = np.array([3.0, 5.0])
    exercise.partial(lambda x: x[0] * x[1], x, 0)
    message = (
        f"After partial(f, x, 0) with x = [3.0, 5.0], x held {x.tolist()}: the caller's inputs "
        "have changed. Expected [3.0, 5.0]. Look for += and -= on x itself, and nudge a copy."
    )
    assert x.tolist() == [3, 5], message


def test_whole_numbers_can_be_nudged(exercise):
    advice = (
        "An array of integers cuts off the decimals of a nudge. "
        "Look at the copy: it needs dtype=np.float64."
    )
    expect(exercise, "x[0] * x[1]", lambda x: x[0] * x[1], [3, 5], 0, 5, advice)


def test_a_fall_is_negative(exercise):
    advice = (
        "As x[0] grows, f falls by 2.5 per unit. "
        "Look for something that drops the sign or the decimals."
    )
    expect(exercise, "7 - 2.5 * x[0]", lambda x: 7 - 2.5 * x[0], [2.0], 0, -2.5, advice)
