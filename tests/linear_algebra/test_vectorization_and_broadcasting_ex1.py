"""Grade `closest`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, sizes, wanted):
    """Return the call as text, and what `closest` returns, as plain numbers."""
    call = f"closest(sizes={sizes}, wanted={wanted})"
    try:
        got = exercise.closest(np.array(sizes, dtype=float), np.array(wanted, dtype=float))
    except ValueError as error:
        return call, f"ValueError: {error}"
    return call, np.asarray(got).tolist()


def test_one_answer_per_buyer(exercise):
    call, got = run(exercise, [52, 85, 148], [90, 60])
    message = (
        f"{call} returned {got}. Expected two numbers, one per buyer. Look at the table of gaps: "
        "wanted as a column, `wanted[:, None]`, gives a row per buyer, shape (2, 3). Then look "
        "along each row with axis=1."
    )
    assert np.shape(got) == (2,), message


def test_indices_not_sizes(exercise):
    call, got = run(exercise, [52, 85, 148], [90, 60, 150])
    message = (
        f"{call} returned {got}. Expected indices, each 0, 1 or 2: the place of a home in sizes, "
        "counted from 0, not its size and not the gap. "
        "Look at argmin: it returns the place of the least."
    )
    assert set(got) <= {0, 1, 2}, message


def test_larger_homes_count_by_their_gap(exercise):
    call, got = run(exercise, [52, 85, 148], [60, 110])
    message = (
        f"{call} returned {got}, expected [0, 1]. The gaps are 8, 25 and 88 for the first buyer, "
        "58, 25 and 38 for the second. A home that is too large has a negative difference: take "
        "np.abs before you look for the least."
    )
    assert got == [0, 1], message


def test_a_larger_home_may_be_closest(exercise):
    call, got = run(exercise, [52, 85, 148], [80, 145])
    message = (
        f"{call} returned {got}, expected [1, 2]: 85 is 5 away from 80, and 52 is 28 away. "
        "A home may be larger than wanted."
    )
    assert got == [1, 2], message


def test_sizes_and_wanted_stay_as_they_were(exercise):
    sizes, wanted = np.array([126.0, 52.0, 104.0]), np.array([90.0, 60.0])
    exercise.closest(sizes, wanted)
    message = (
        f"After closest(sizes=[126, 52, 104], wanted=[90, 60]), sizes held {sizes.tolist()} and "
        f"wanted {wanted.tolist()}: the caller's data has changed. Look for sort, -= and other "
        "lines that write into them."
    )
    assert (sizes.tolist(), wanted.tolist()) == ([126, 52, 104], [90, 60]), message


def test_homes_come_in_any_order(exercise):
    call, got = run(exercise, [126, 52, 104], [50, 110, 130, 100])
    message = (
        f"{call} returned {got}, expected [1, 2, 0, 2]. Return places in sizes as it was given, "
        "not in a sorted copy."
    )
    assert got == [1, 2, 0, 2], message


def test_of_two_equally_close_the_first_counts(exercise):
    call, got = run(exercise, [70, 50, 60], [65])
    message = (
        f"{call} returned {got}, expected [0]: 70 and 60 are both 5 away, and 70 comes first. "
        "argmin takes the first of equal values."
    )
    assert got == [0], message
