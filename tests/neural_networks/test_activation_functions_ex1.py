"""Grade `dead_units`: every message says what was called, what came back, and where to look."""

import numpy as np


def call(exercise, rows):
    """Return what `dead_units` returns as an array; say what to do about an unclear truth."""
    try:
        return np.asarray(exercise.dead_units(np.array(rows, dtype=np.float64)))
    except ValueError as error:
        message = (
            f"dead_units({rows}) stopped: {error}. Expected column numbers. If and Python's max "
            "ask a whole array one question: compare with Z <= 0, and let .all(axis=0) say for "
            "each column whether all are True."
        )
        raise AssertionError(message) from None


def expect(exercise, rows, expected, advice):
    """Fail with a message that teaches, unless the right units are named."""
    got = call(exercise, rows).tolist()
    assert got == expected, f"dead_units({rows}) returned {got}, expected {expected}. {advice}"


def test_returns_numbers_of_columns(exercise):
    rows = [[-1, 2, -1, -2], [-3, -4, -5, -1]]
    got = call(exercise, rows)
    message = (
        f"dead_units({rows}) returned {got.tolist()}. Expected a list of column numbers, such as "
        "[1, 3]: not True and False, not how many, and no list in a list as np.where and "
        "np.argwhere give. Look at np.flatnonzero."
    )
    assert got.ndim == 1, message
    assert got.dtype.kind in "iuf" or got.size == 0, message


def test_negative_numbers_become_0(exercise):
    expect(
        exercise,
        rows=[[-1, 2, 5], [-3, 4, 6]],
        expected=[0],
        advice=(
            "Unit 0, the first column, has -1 and -3, and ReLU makes 0 of both. The others give "
            "positive numbers. Z holds the numbers before ReLU: look at < and ==, at the axis, and "
            "at whether you count columns from 0."
        ),
    )


def test_units_are_columns(exercise):
    expect(
        exercise,
        rows=[[-1, 2, -2], [-3, 4, -1]],
        expected=[0, 2],
        advice="Rows are examples and columns are units. Look at the axis: 0 goes down a column.",
    )


def test_one_positive_number_keeps_a_unit_alive(exercise):
    expect(
        exercise,
        rows=[[-9, 1, -2], [-3, -4, -1], [2, -5, -6]],
        expected=[2],
        advice=(
            "Units 0 and 1 are above 0 for one example each, so they can still learn. Dead means "
            "0 for every example: look at all, any and mean."
        ),
    )


def test_exactly_0_stays_0(exercise):
    expect(
        exercise,
        rows=[[0, 3], [-2, -1]],
        expected=[0],
        advice="ReLU of 0 is 0, and its slope there counts as 0. Look at < and <=.",
    )


def test_no_dead_units_give_an_empty_list(exercise):
    expect(
        exercise,
        rows=[[1, -3], [-2, 5]],
        expected=[],
        advice="Each unit is above 0 once, so none is dead.",
    )


def test_table_stays_as_it_was(exercise):
    Z = np.array([[-1.0, 2.0], [-3.0, -4.0]])
    exercise.dead_units(Z)
    message = (
        f"After dead_units([[-1, 2], [-3, -4]]), Z held {Z.tolist()}: the caller's data has "
        "changed. Expected the same numbers as before. Look for lines that write into Z; "
        "np.maximum(0, Z) makes a new array."
    )
    assert Z.tolist() == [[-1, 2], [-3, -4]], message
