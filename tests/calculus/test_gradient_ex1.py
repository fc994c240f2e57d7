"""Grade `rate_along`: every message says what was called, what came back, and where to look."""

from numbers import Number

import numpy as np


def run(exercise, gradient, move):
    """Return the call as text, and what `rate_along` returns."""
    arrays = [np.array(numbers, dtype=np.float64) for numbers in (gradient, move)]
    got = exercise.rate_along(*arrays)
    if isinstance(got, Number):
        got = float(got)  # such as Decimal
    return f"rate_along({gradient}, {move})", got


def test_returns_one_number(exercise):
    call, got = run(exercise, [12, 9], [1, 0])
    message = (
        f"{call} returned {got}, expected one number. "
        "Look at what joins the entries: multiply them in pairs, then add."
    )
    assert got is not None, message
    assert np.shape(got) == (), message


def test_one_axis_gives_its_entry(exercise):
    call, got = run(exercise, [12, 9], [0, 1])
    message = (
        f"{call} returned {got}, expected 9, the partial derivative by the second input: only it "
        "moves. Look at how gradient and move are combined, entry by entry, and divide by the "
        "length of move only."
    )
    assert np.isclose(got, 9), message


def test_the_way_back_is_negative(exercise):
    call, got = run(exercise, [12, 9], [-1, 0])
    message = (
        f"{call} returned {got}, expected -12: the opposite way goes down. "
        "Look for something that drops the sign."
    )
    assert np.isclose(got, -12), message


def test_a_longer_arrow_gives_the_same_rate(exercise):
    call, got = run(exercise, [12, 9], [0, 2])
    message = (
        f"{call} returned {got}, expected 9, as for [0, 1]: the rate is per unit of length. "
        "Divide by the length of move, with its square root."
    )
    assert np.isclose(got, 9), message


def test_length_comes_from_pythagoras(exercise):
    call, got = run(exercise, [12, 9], [3, 4])
    message = (
        f"{call} returned {got}, expected 14.4: the arrow has length 5, and 72 / 5 = 14.4. "
        "Look at the length: the root of the sum of squares."
    )
    assert np.isclose(got, 14.4), message


def test_any_number_of_inputs(exercise):
    call, got = run(exercise, [12, 9, 5], [2, 1, 2])
    message = (
        f"{call} returned {got}, expected about 14.33: the arrow has length 3, and "
        "(12 · 2 + 9 · 1 + 5 · 2) / 3 = 43 / 3. Look for code that reads two entries only."
    )
    assert np.isclose(got, 43 / 3, atol=1e-4), message


def test_gradient_and_arrow_stay_as_they_were(exercise):
    gradient, move = np.array([12.0, 9.0]), np.array([3.0, 4.0])
    exercise.rate_along(gradient, move)
    held = [gradient.tolist(), move.tolist()]
    message = (
        f"After rate_along([12, 9], [3, 4]) the arrays held {held}: the caller's numbers have "
        "changed. Expected the same as before. Look for /= and divide into a new array."
    )
    assert held == [[12, 9], [3, 4]], message
