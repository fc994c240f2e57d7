"""Find the dead units of a layer.

`Z` holds what a layer computed before ReLU: one row per example, one column per unit.
A unit is dead if ReLU turns its number into 0 for every example.
Return which columns are dead, as numbers from 0 on, the smallest first.

Example: `dead_units([[-1, 2], [-3, -4]])` gives `[0]`.
Unit 0 gives 0 for both examples, unit 1 gives 2 for the first one.

Hint: ReLU gives 0 wherever a number is 0 or less.
`Z <= 0` is a table of True and False that says where.

Hint: A unit is a column. For a table of True and False, `table.all(axis=0)` goes down each column.
It says for each whether all are True.

Hint: `np.flatnonzero` turns a list of True and False into the places of the True ones.
"""

import numpy as np


# --8<-- [start:starter]
def dead_units(Z: np.ndarray) -> np.ndarray:
    """Return which units give 0 for every example.

    Args:
        Z: Numbers before ReLU, shape (n, k): n examples and k units, at least 1 of each.

    Returns:
        Column numbers from 0 to k - 1, ascending, shape (number of dead units,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.flatnonzero((Z <= 0).all(axis=0))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=exact]
# Alike: Z sorted: the order of examples in a column does not count.
# Alike: Z reversed: the order of the examples does not count.
def inputs(rng):
    for few in [[-1]], [[1]], [[0]], [[-0.0, 0.5]], [[1], [-2]], [[-2], [1]], [[0], [0]]:
        yield (np.array(few),)
    yield (np.array([[-1, 2, -3, 4]]),)
    yield (np.array([[-1, 3], [0, -5]]),)
    yield (np.array([[2, -2], [-2, -2]]),)
    yield (np.array([[-0.25, -0.5, 0.001], [-3, 0.01, -7]]),)
    yield (-np.ones((2, 9)),)
    for number in range(70):
        n, k = rng.integers(1, 5, size=2) if number < 40 else rng.integers(4, 15, size=2)
        Z = rng.integers(-9, 6, size=(n, k))
        for unit in np.flatnonzero(rng.random(k) < 0.5):
            Z[:, unit] = -np.abs(Z[:, unit])
            if rng.random() < 0.5:
                Z[rng.integers(n), unit] = rng.integers(0, 2)
        yield (Z if number % 2 else Z * rng.choice([0.004, 0.25, 12.5]),)


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_true_and_false fails=test_returns_numbers_of_columns]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return (Z <= 0).all(axis=0)


# --8<-- [end:wrong_returns_true_and_false]


# --8<-- [start:wrong_counts_the_dead fails=test_returns_numbers_of_columns]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.sum((Z <= 0).all(axis=0))


# --8<-- [end:wrong_counts_the_dead]


# --8<-- [start:wrong_looks_for_zeros_before_relu fails=test_negative_numbers_become_0]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.flatnonzero((Z == 0).all(axis=0))


# --8<-- [end:wrong_looks_for_zeros_before_relu]


# --8<-- [start:wrong_goes_along_rows fails=test_negative_numbers_become_0]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.flatnonzero((Z <= 0).all(axis=1))


# --8<-- [end:wrong_goes_along_rows]


# --8<-- [start:wrong_asks_a_column_one_question fails=test_returns_numbers_of_columns]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.array([unit for unit in range(Z.shape[1]) if Z[:, unit] <= 0])


# --8<-- [end:wrong_asks_a_column_one_question]


# --8<-- [start:wrong_counts_from_1 fails=test_negative_numbers_become_0]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.flatnonzero((Z <= 0).all(axis=0)) + 1


# --8<-- [end:wrong_counts_from_1]


# --8<-- [start:wrong_asks_for_one_example fails=test_one_positive_number_keeps_a_unit_alive]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.flatnonzero((Z <= 0).any(axis=0))


# --8<-- [end:wrong_asks_for_one_example]


# --8<-- [start:wrong_takes_the_mean fails=test_one_positive_number_keeps_a_unit_alive]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.flatnonzero(Z.mean(axis=0) <= 0)


# --8<-- [end:wrong_takes_the_mean]


# --8<-- [start:wrong_returns_the_living fails=test_negative_numbers_become_0]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.flatnonzero((Z > 0).any(axis=0))


# --8<-- [end:wrong_returns_the_living]


# --8<-- [start:wrong_forgets_0 fails=test_exactly_0_stays_0]
def dead_units(Z: np.ndarray) -> np.ndarray:
    return np.flatnonzero((Z < 0).all(axis=0))


# --8<-- [end:wrong_forgets_0]


# --8<-- [start:wrong_changes_the_table fails=test_table_stays_as_it_was]
def dead_units(Z: np.ndarray) -> np.ndarray:
    Z[Z < 0] = 0
    return np.flatnonzero(Z.sum(axis=0) == 0)


# --8<-- [end:wrong_changes_the_table]
