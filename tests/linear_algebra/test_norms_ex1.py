"""Grade `clip`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, gradients, max_norm):
    """Return the call as text, and what `clip` returns, as lists."""
    arrays = [np.array(g, dtype=np.float64) for g in gradients]
    call = f"clip({gradients}, {max_norm})"
    try:
        got = exercise.clip(arrays, max_norm)
    except ValueError as error:
        message = (
            f"{call} stopped: {str(error).rstrip('.')}. The gradients have different lengths and "
            "make no table. Expected one norm of all entries: look for a call on the whole "
            "list, and add up g @ g over its vectors instead, or join them with np.concatenate."
        )
        raise AssertionError(message) from None
    message = f"{call} returned {got!r}. Expected a list with one vector per gradient."
    assert np.iterable(got), message
    assert len(got) == len(gradients), message
    return call, [np.asarray(g).tolist() for g in got]


def same(got, expected):
    """Say whether all vectors have the expected entries, up to rounding."""
    pairs = zip(got, expected, strict=True)
    return all(np.shape(g) == np.shape(e) and np.allclose(g, e) for g, e in pairs)


def test_direction_stays(exercise):
    call, got = run(exercise, [[12.0, -5.0]], 6.5)
    flat = np.ravel(got)
    message = (
        f"{call} returned {got}. Expected the first entry to be -2.4 times the second, as before: "
        "clipping by norm keeps the direction. Multiply all entries by one factor instead of "
        "cutting each at the limit."
    )
    assert np.isclose(flat[0], -2.4 * flat[1]), message


def test_one_factor_for_all(exercise):
    call, got = run(exercise, [[6.0, 0.0], [-8.0]], 2)
    message = (
        f"{call} returned {got}. Expected the 6 and the -8 to be multiplied by the same factor, so "
        "that 6 / -8 stays -0.75. Look for a norm taken of each gradient "
        "alone: all entries share one norm."
    )
    assert np.isclose(got[0][0], -0.75 * got[1][0]), message


def test_common_norm_becomes_the_limit(exercise):
    call, got = run(exercise, [[6.0, 0.0], [-8.0]], 2)
    message = (
        f"{call} returned {got}, expected [[1.2, 0], [-1.6]]. The common norm is the root of "
        "36 + 0 + 64, which is 10, and the limit is 2, so the factor is 2/10. Look at the squares "
        "(are they all added up before the root?) and at whether max_norm is in the factor."
    )
    assert same(got, [[1.2, 0], [-1.6]]), message


def test_short_gradients_stay(exercise):
    call, got = run(exercise, [[0.9, 0.0], [1.2]], 2)
    message = (
        f"{call} returned {got}, expected [[0.9, 0], [1.2]]. The common norm is 1.5, below the "
        "limit of 2, so nothing changes. Look for the comparison of norm and max_norm."
    )
    assert same(got, [[0.9, 0], [1.2]]), message


def test_zero_gradients_stay_zero(exercise):
    with np.errstate(divide="ignore", invalid="ignore"):
        call, got = run(exercise, [[0.0, 0.0], [0.0]], 1)
    message = (
        f"{call} returned {got}, expected [[0, 0], [0]]. The norm is 0, so nothing may be divided "
        "by it. Divide only where norm is above max_norm."
    )
    assert same(got, [[0, 0], [0]]), message


def test_gradients_stay_as_they_were(exercise):
    gradients = [np.array([3.0, 0.0]), np.array([4.0])]
    exercise.clip(gradients, 1)
    left = [g.tolist() for g in gradients]
    message = (
        f"After clip([[3, 0], [4]], 1), the caller's gradients held {left}. Expected the same "
        "numbers as before. Look for *= and /=; return new arrays."
    )
    assert left == [[3, 0], [4]], message
