"""Grade `add_points`: every message says what was called, what came back, and where to look."""

from numbers import Number

import numpy as np


def run(exercise, p, points):
    """Return the call as text, and what `add_points` returns, as plain rounded numbers."""
    with np.errstate(all="ignore"):
        got = np.asarray(exercise.add_points(np.array(p, dtype=np.float64), points))
    if got.dtype == object and all(isinstance(one, Number) for one in got.flat):
        got = got.astype(np.float64)  # such as Decimal
    return f"add_points(p={p}, points={points:.4g})", np.round(got, 6).tolist()


def test_zero_points_change_nothing(exercise):
    call, got = run(exercise, [0.75, 0.1], 0.0)
    message = (
        f"{call} returned {got}, expected [0.75, 0.1]: nothing was added. There are three "
        "stations: probability p, odds p / (1 - p), score np.log(odds). Take p to its score, for "
        "p is no score itself; add there; and come all the way back to a probability. "
        "If you got [0.25, 0.9], the odds or the sign in the sigmoid are the wrong way round."
    )
    assert np.allclose(got, [0.75, 0.1]), message


def test_positive_points_raise_the_probability(exercise):
    call, got = run(exercise, [0.5], np.log(2))
    message = (
        f"{call} returned {got}. Expected more than 0.5, because the points are positive. Look at "
        "the signs: the sigmoid is 1 / (1 + exp(-z)), and z is the old score plus the points."
    )
    assert got[0] > 0.5, message


def test_points_are_not_added_to_the_probability(exercise):
    call, got = run(exercise, [0.5], -0.75)
    message = (
        f"{call} returned {got}. Expected more than 0 and less than 0.5: a customer at 0.5 becomes "
        "less likely to leave, and nobody becomes certain to stay. Add the points to the score, "
        "np.log(p / (1 - p)), and not to p."
    )
    assert 0 < got[0] < 0.5, message


def test_odds_are_multiplied_not_the_probability(exercise):
    call, got = run(exercise, [0.6], np.log(2))
    message = (
        f"{call} returned {got}. Expected less than 1, as for every probability. exp(points) "
        "multiplies the odds: 0.6 / 0.4 = 1.5 becomes 3, which is a probability of 3 / 4."
    )
    assert got[0] < 1, message


def test_odds_of_3_times_3_are_9(exercise):
    call, got = run(exercise, [0.75], np.log(3))
    message = (
        f"{call} returned {got}, expected [0.9]: odds of 3, times e^(ln 3) = 3, are 9, and "
        "9 / 10 is 0.9. The score is the natural logarithm of the odds, np.log, and the sigmoid "
        "uses np.exp. Its slope p * (1 - p) holds for tiny points alone."
    )
    assert np.allclose(got, [0.9]), message


def test_minus_ln_3_takes_it_back(exercise):
    call, got = run(exercise, [0.9, 0.75, 0.5], -np.log(3))
    message = (
        f"{call} returned {got}, expected [0.75, 0.5, 0.25]: the odds 9, 3 and 1 are divided by 3. "
        "Check that each customer has one place in the answer, the same as in p."
    )
    assert np.allclose(got, [0.75, 0.5, 0.25]), message


def test_a_thousand_points_leave_a_number(exercise):
    for points, end in [(1000.0, 1.0), (-1000.0, 0.0)]:
        call, got = run(exercise, [0.25, 0.75], points)
        message = (
            f"{call} returned {got}, expected {[end, end]}. e^1000 is infinite in floating point, "
            "and infinity divided by infinity is nan. Use a form in which the power of e is "
            "never positive: np.exp(-np.abs(z))."
        )
        assert np.allclose(got, [end, end]), message


def test_p_stays_as_it_was(exercise):
    p = np.array([0.75, 0.1])
    exercise.add_points(p, 1.0)
    message = (
        f"After add_points(p=[0.75, 0.1], points=1), p held {p.tolist()}: the caller's data has "
        "changed. Expected the same numbers as before. Look for /=, += and other lines that write "
        "into p; put the result in a new array."
    )
    assert p.tolist() == [0.75, 0.1], message
