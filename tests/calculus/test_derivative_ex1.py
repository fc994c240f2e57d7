"""Grade `rates`: every message says what was called, what came back, and where to look."""

from numbers import Number

import numpy as np


def run(exercise, seconds, degrees):
    """Return the call as text, and what `rates` returns, as plain numbers."""
    log = [np.array(numbers, dtype=np.float64) for numbers in (seconds, degrees)]
    got = np.asarray(exercise.rates(*log))
    if got.dtype == object and all(isinstance(one, Number) for one in got.flat):
        got = got.astype(np.float64)  # such as Fraction
    return f"rates({seconds}, {degrees})", got.tolist()


def test_one_rate_per_pair_of_neighbors(exercise):
    call, got = run(exercise, [60, 90, 150], [2, 4, 5])
    message = (
        f"{call} returned {got}, expected two numbers: three readings have two gaps between them. "
        "Look at np.diff, which subtracts each entry from the next."
    )
    assert np.shape(got) == (2,), message


def test_a_constant_reading_has_rate_0(exercise):
    call, got = run(exercise, [60, 90, 150], [5, 5, 5])
    message = (
        f"{call} returned {got}, expected [0, 0]: nothing changed. "
        "Look at what you divide: the rise, a difference of readings, not a reading."
    )
    assert np.allclose(got, 0), message


def test_warming_is_positive(exercise):
    call, got = run(exercise, [0, 60], [2, 5])
    message = (
        f"{call} returned {got}, expected a positive rate, for it got warmer. "
        "Look at the order: later minus earlier, in degrees and in seconds."
    )
    assert got[0] > 0, message


def test_cooling_is_negative(exercise):
    call, got = run(exercise, [0, 60], [5, 2])
    message = (
        f"{call} returned {got}, expected a negative rate, for it got colder. "
        "Look for something that drops the sign, such as abs."
    )
    assert got[0] < 0, message


def test_twice_the_run_halves_the_rate(exercise):
    _, short = run(exercise, [0, 60], [2, 5])
    call, got = run(exercise, [0, 120], [2, 5])
    message = (
        f"{call} returned {got}, and over 60 seconds {short}. Expected half of it: the same rise "
        "took twice as long. Divide the rise by the run."
    )
    assert np.allclose(np.multiply(got, 2), short), message


def test_rates_are_per_minute(exercise):
    call, got = run(exercise, [0, 60], [2, 5])
    message = (
        f"{call} returned {got}, expected [3]: 3 °C in one minute. "
        "Look at the unit: a minute has 60 seconds, so more happens in it than in one second."
    )
    assert np.allclose(got, 3), message


def test_each_run_starts_where_the_last_ended(exercise):
    call, got = run(exercise, [0, 60, 120], [2, 5, 6])
    message = (
        f"{call} returned {got}, expected [3, 1]: the second minute brought 1 °C. "
        "Look at where the second run starts: at the second reading."
    )
    assert np.allclose(got, [3, 1]), message


def test_every_run_has_its_own_length(exercise):
    call, got = run(exercise, [0, 30, 90], [2, 4, 5])
    message = (
        f"{call} returned {got}, expected [4, 1]: half a minute brought 2 °C, the minute after it "
        "1 °C. Divide each rise by its own run, np.diff(seconds)."
    )
    assert np.allclose(got, [4, 1]), message


def test_the_log_stays_as_it_was(exercise):
    seconds, degrees = np.array([0.0, 30.0, 90.0]), np.array([2.0, 4.0, 5.0])
    exercise.rates(seconds, degrees)
    log = [seconds.tolist(), degrees.tolist()]
    message = (
        f"After rates([0, 30, 90], [2, 4, 5]) the arrays held {log}: the caller's log has changed. "
        "Expected the same numbers as before. Look for /= or -= and make a new array instead."
    )
    assert log == [[0, 30, 90], [2, 4, 5]], message
