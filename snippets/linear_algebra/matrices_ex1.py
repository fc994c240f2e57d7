"""Split a table into features and target, as before every training.

Each row of `table` is an example.
The column with number `target`, counted from 0, holds what a model shall predict.
Return `X`, all other columns in their order, and `y`, that column as a vector.

Example: `split([[1, 10, 100], [2, 20, 200]], 1)` gives `([[1, 100], [2, 200]], [10, 20])`.

Hint: Start with `y`. Rows stand before the comma, columns after it:
`table[:, 0]` is the first column.

Hint: `np.delete(table, k, axis=...)` returns a copy of the table without one row or one column.
Which axis gets shorter when a column goes?
"""

import numpy as np


# --8<-- [start:starter]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the features X and the target y of a table.

    Args:
        table: Data, shape (n, d), one example per row; d is 2 or more.
        target: Number of the column to predict, from 0 to d - 1.

    Returns:
        X, shape (n, d - 1), and y, shape (n,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return np.delete(table, target, axis=1), table[:, target]


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: target without sign: columns are counted from 0.
def inputs(rng):
    yield np.array([[7, 3]]), 0
    yield np.array([[7, 3]]), 1
    yield np.array([[0], [0]]).repeat(2, axis=1), 1
    yield np.array([[1, -2], [0.125, 4]]), 0
    yield np.array([[1, -2], [0.125, 4]]), 1
    for number in range(80):
        n, d = rng.integers(1, 8), rng.integers(2, 8)
        table = rng.integers(-40, 90, size=(d if number % 5 == 0 else n, d))
        yield table if number % 2 else table / 8, int(rng.integers(0, d))
    yield rng.normal(size=(60, 30)), 29
    yield rng.normal(size=(60, 30)), 17


# --8<-- [end:inputs]


# --8<-- [start:wrong_takes_a_row fails=test_y_has_one_entry_per_row]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return np.delete(table, target, axis=0), table[target]


# --8<-- [end:wrong_takes_a_row]


# --8<-- [start:wrong_returns_y_first fails=test_y_has_one_entry_per_row]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return table[:, target], np.delete(table, target, axis=1)


# --8<-- [end:wrong_returns_y_first]


# --8<-- [start:wrong_keeps_y_a_matrix fails=test_y_has_one_entry_per_row]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return np.delete(table, target, axis=1), table[:, [target]]


# --8<-- [end:wrong_keeps_y_a_matrix]


# --8<-- [start:wrong_counts_from_1 fails=test_y_is_the_target_column]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return np.delete(table, target - 1, axis=1), table[:, target - 1]


# --8<-- [end:wrong_counts_from_1]


# --8<-- [start:wrong_always_takes_the_last fails=test_y_is_the_target_column]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return table[:, :-1], table[:, -1]


# --8<-- [end:wrong_always_takes_the_last]


# --8<-- [start:wrong_leaves_the_target_in fails=test_x_has_one_column_less]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return table, table[:, target]


# --8<-- [end:wrong_leaves_the_target_in]


# --8<-- [start:wrong_forgets_the_axis fails=test_x_has_one_column_less]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return np.delete(table, target), table[:, target]


# --8<-- [end:wrong_forgets_the_axis]


# --8<-- [start:wrong_deletes_a_row fails=test_x_has_one_column_less]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return np.delete(table, target, axis=0), table[:, target]


# --8<-- [end:wrong_deletes_a_row]


# --8<-- [start:wrong_drops_what_follows fails=test_x_has_one_column_less]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return table[:, :target], table[:, target]


# --8<-- [end:wrong_drops_what_follows]


# --8<-- [start:wrong_drops_the_last_column fails=test_x_holds_all_other_columns_in_order]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    return table[:, :-1], table[:, target]


# --8<-- [end:wrong_drops_the_last_column]


# --8<-- [start:wrong_overwrites_the_table fails=test_table_stays_as_it_was]
def split(table: np.ndarray, target: int) -> tuple[np.ndarray, np.ndarray]:
    y = table[:, target].copy()
    table[:, target:-1] = table[:, target + 1 :].copy()
    return table[:, :-1], y


# --8<-- [end:wrong_overwrites_the_table]
