"""Grade `mean_interval`: every message says what was called, what came back, where to look.

Widths may differ by 6 percent: n in place of n - 1, 2 in place of 1.96, and a bootstrap are right.
"""

import numpy as np


def two_ends(exercise, values, counts):
    """Return the call, as text, and its two ends, in °C."""
    call = f"mean_interval(np.repeat({values}, {counts}))"
    got = exercise.mean_interval(np.repeat(np.array(values, dtype=np.float64), counts))
    return call, [round(float(end), 4) for end in got]


def test_there_are_two_ends(exercise):
    got = exercise.mean_interval(np.repeat([19.0, 21.0], [50, 50]))
    message = (
        f"mean_interval(np.repeat([19.0, 21.0], [50, 50])) returned {got!r}. "
        "Expected two numbers, the lower and the upper end. "
        "Look at the return line: mean - margin, mean + margin."
    )
    assert np.shape(got) == (2,), message


def test_lower_end_comes_first(exercise):
    call, (low, high) = two_ends(exercise, [19.0, 21.0], [50, 50])
    message = (
        f"{call} returned ({low}, {high}). Expected the lower end first. "
        "Subtract the margin for the first number and add it for the second."
    )
    assert low <= high, message


def test_more_readings_narrow_the_interval(exercise):
    call, (low, high) = two_ends(exercise, [19.0, 21.0], [50, 50])
    longer_call, (longer_low, longer_high) = two_ends(exercise, [19.0, 21.0], [200, 200])
    message = (
        f"{call} returned ({low}, {high}), and {longer_call} ({longer_low}, {longer_high}). "
        "Expected a narrower interval from four times the readings: it is for the true mean, not "
        "for single readings. Look for the square root of n, which divides their scatter."
    )
    assert longer_high - longer_low < 0.97 * (high - low), message


def test_four_times_the_readings_halve_the_interval(exercise):
    call, (low, high) = two_ends(exercise, [10.0, 30.0], [50, 50])
    longer_call, (longer_low, longer_high) = two_ends(exercise, [10.0, 30.0], [200, 200])
    message = (
        f"{call} returned ({low}, {high}), and {longer_call} ({longer_low}, {longer_high}). "
        "Expected half the width from four times the readings. "
        "Divide the scatter by the square root of n, not by n."
    )
    assert np.isclose(longer_high - longer_low, (high - low) / 2, rtol=0.06), message


def test_ten_times_the_scatter_is_ten_times_as_wide(exercise):
    call, (low, high) = two_ends(exercise, [19.0, 21.0], [50, 50])
    wider_call, (wider_low, wider_high) = two_ends(exercise, [10.0, 30.0], [50, 50])
    message = (
        f"{call} returned ({low}, {high}), and {wider_call} ({wider_low}, {wider_high}). "
        "Expected ten times the width, since all readings lie ten times as far from their mean. "
        "Use the standard deviation, in °C, and not the variance, in squared °C."
    )
    assert np.isclose(wider_high - wider_low, 10 * (high - low), rtol=0.06), message


def test_interval_reaches_1_96_standard_errors(exercise):
    call, (low, high) = two_ends(exercise, [10.0, 30.0], [50, 50])
    message = (
        f"{call} returned ({low}, {high}), expected about (18.03, 21.97). "
        "The standard error is 1.005, and 95 percent of a bell curve lie within 1.96 of them: "
        "2.5 percent are left out on each side. Look at the number you multiply it by."
    )
    assert np.isclose(high - low, 2 * 1.96 * 10 / np.sqrt(99), rtol=0.06), message


def test_mean_is_the_middle(exercise):
    call, (low, high) = two_ends(exercise, [20.0, 30.0], [80, 20])
    message = (
        f"{call} returned ({low}, {high}), expected about (21.21, 22.79). "
        "The middle must be the mean, 22, and not the median, 20: the interval is for the mean."
    )
    assert np.isclose((low + high) / 2, 22, atol=0.01), message


def test_scatter_is_the_standard_deviation(exercise):
    call, (low, high) = two_ends(exercise, [20.0, 30.0], [80, 20])
    message = (
        f"{call} returned ({low}, {high}), expected about (21.21, 22.79). "
        "The scatter is the standard deviation, 4.02: the root of the mean squared distance from "
        "the mean, and not the mean distance, 3.2. Look at readings.std(ddof=1)."
    )
    assert np.isclose(high - low, 2 * 1.96 * 4 / np.sqrt(99), rtol=0.06), message


def test_readings_stay_as_they_were(exercise):
    before = np.tile([21.0, 19.0], 50)
    readings = before.copy()
    exercise.mean_interval(readings)
    message = (
        f"After mean_interval(readings), readings[:4] was {readings[:4].tolist()}, "
        f"and {before[:4].tolist()} before: the caller's data has changed. "
        "Look for -=, .sort() and other lines that write into readings; use a new array."
    )
    assert np.array_equal(readings, before), message
