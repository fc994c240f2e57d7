"""Grade `mean_of_rest`: every message says what was called, what came back, where to look."""

import numpy as np


def expect(exercise, call, expected, advice):
    """Fail with a message that teaches, unless the answer is right."""
    got = exercise.mean_of_rest(*call)
    text = "mean_of_rest(mean_all={}, n_all={}, mean_part={}, n_part={})".format(*call)
    assert np.allclose(got, expected), f"{text} returned {got}, expected {expected}. {advice}"


def test_example_of_the_task(exercise):
    advice = (
        "All spend 5000 together and the businesses 2600, so 2400 are left, shared by 80. "
        "If 2400 came back, it is still the total; if 24, it was shared by all 100. "
        "Else look for means that are combined without their counts."
    )
    expect(exercise, (50, 100, 130, 20), 30, advice)


def test_mean_need_not_be_whole(exercise):
    advice = "A total of 5 is left, shared by 2. Look for // or a rounding, where / belongs."
    expect(exercise, (4, 3, 7, 1), 2.5, advice)


def test_mean_may_be_negative(exercise):
    advice = "Temperatures or profits may be below 0. A total of -6 is left, shared by 3."
    expect(exercise, (0, 4, 6, 1), -2, advice)


def test_an_empty_part_changes_nothing(exercise):
    advice = "The part is empty, so the rest are all, with their mean. The formula needs no case."
    expect(exercise, (50, 100, 0, 0), 50, advice)
