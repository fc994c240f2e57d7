"""Grade `choose_model`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, error, time, limit=50):
    """Return the call as text, and what `choose_model` returns."""
    call = f"choose_model(error={error}, time={time}, limit={limit})"
    arrays = np.array(error, dtype=np.float64), np.array(time, dtype=np.float64)
    return call, exercise.choose_model(*arrays, limit)


def expect(exercise, error, time, expected, advice):
    """Fail with a message that teaches, unless the position is right."""
    call, got = run(exercise, error, time)
    assert got == expected, f"{call} returned {got}, expected {expected}. {advice}"


def test_returns_a_position(exercise):
    call, got = run(exercise, [0.3, 0.1], [10, 20])
    message = (
        f"{call} returned {got!r}. Expected one position, counted from 0: 0 or 1. np.min "
        "says how low the error is, np.argmin says where. Look at the return line."
    )
    assert np.shape(got) == (), message
    assert got in (0, 1), message


def test_lower_error_wins(exercise):
    advice = (
        "Both are fast enough, so the lower error decides, not the shorter time. "
        "Look at what you minimize: the objective is the error."
    )
    expect(exercise, [0.3, 0.1], [10, 20], 1, advice)


def test_slow_models_are_left_out(exercise):
    advice = (
        "Only models with a time of at most 50 are feasible: 0 and 1. Look at what your code does "
        "with a slow model: it must not be able to win, and an error of 0 or nan wins."
    )
    expect(exercise, [0.3, 0.2, 0.1], [10, 40, 90], 1, advice)


def test_position_counts_all_models(exercise):
    advice = (
        "Models 1 and 2 are feasible, and 2 has the lower error. A filtered array has positions "
        "of its own, from 0: lead them back to the whole list."
    )
    expect(exercise, [0.1, 0.3, 0.2], [90, 10, 40], 2, advice)


def test_errors_may_be_above_1(exercise):
    advice = (
        "An error may be any number, such as 30 thousand dollars, and only model 1 is fast enough. "
        "Look at what your code puts in place of a slow model's error: only infinity never wins."
    )
    expect(exercise, [12, 30], [90, 10], 1, advice)


def test_exactly_the_limit_is_allowed(exercise):
    advice = "A time of exactly 50 meets “at most 50”. Look at the comparison: < or <=?"
    expect(exercise, [0.2, 0.1], [10, 50], 1, advice)


def test_no_fast_model_is_an_error(exercise):
    try:
        call, got = run(exercise, [0.3, 0.1], [70, 90])
    except ValueError:
        return
    message = (
        f"{call} returned {got}, expected a ValueError: both models are too slow, so no choice is "
        "feasible. np.argmin gives 0 when every entry is inf, and a loop that finds nothing "
        "gives None. Look whether you check before, and raise."
    )
    raise AssertionError(message)


def test_lists_stay_as_they_were(exercise):
    error, time = np.array([0.3, 0.2, 0.1]), np.array([10.0, 40.0, 90.0])
    exercise.choose_model(error, time, 50)
    after = (error.tolist(), time.tolist())
    message = (
        "After choose_model(error=[0.3, 0.2, 0.1], time=[10, 40, 90], limit=50), error and time "
        f"held {after}: the caller's data has changed. Look for a line that writes into them; "
        "np.where makes a new array."
    )
    assert after == ([0.3, 0.2, 0.1], [10, 40, 90]), message
