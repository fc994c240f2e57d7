"""Grade `split`: every message says what was called, what came back, and where to look."""

import numpy as np

TABLE = [[1, 10, 100, 7], [2, 20, 200, 8], [3, 30, 300, 9], [4, 40, 400, 5], [6, 60, 600, 0]]


def run(exercise, target):
    """Return the call as text, and X and y as arrays."""
    answer = exercise.split(np.array(TABLE, dtype=np.float64), target)
    call = f"split(table, target={target}), with table = {TABLE},"
    message = f"{call} returned a {type(answer).__name__}. Expected two things: `return X, y`."
    assert np.iterable(answer), message
    assert len(answer) == 2, message
    X, y = answer
    return call, np.asarray(X), np.asarray(y)


def test_y_has_one_entry_per_row(exercise):
    call, _, y = run(exercise, 1)
    message = (
        f"{call} returned y of shape {y.shape}. Expected (5,): one number for each of the 5 rows. "
        "Look at both places of the index: rows stand before the comma, columns after it, "
        "and a list such as [1] keeps the axis. X comes first in the answer, then y."
    )
    assert y.shape == (5,), message


def test_y_is_the_target_column(exercise):
    for target in (1, 0):
        call, _, y = run(exercise, target)
        expected = [row[target] for row in TABLE]
        message = (
            f"{call} returned y = {y.tolist()}. Expected {expected}. "
            "Look at which column you take: columns are counted from 0."
        )
        assert np.array_equal(y, expected), message


def test_x_has_one_column_less(exercise):
    call, X, _ = run(exercise, 1)
    message = (
        f"{call} returned X of shape {X.shape}. Expected (5, 3): all rows, and one column less. "
        "With the target in X, a model would read the answer off. "
        "Look at what was deleted, and at `axis`."
    )
    assert X.shape == (5, 3), message


def test_x_holds_all_other_columns_in_order(exercise):
    for target in (1, 3, 0):
        call, X, _ = run(exercise, target)
        expected = [[v for j, v in enumerate(row) if j != target] for row in TABLE]
        message = (
            f"{call} returned X = {X.tolist()}. Expected {expected}. "
            "Look at which column is missing: only the target goes, wherever it stands."
        )
        assert np.array_equal(X, expected), message


def test_table_stays_as_it_was(exercise):
    table = np.array(TABLE, dtype=np.float64)
    exercise.split(table, 1)
    message = (
        f"split(table, target=1) changed its table to {table.tolist()}, expected {TABLE}. "
        "Look for a line that writes into the table."
    )
    assert np.array_equal(table, TABLE), message
