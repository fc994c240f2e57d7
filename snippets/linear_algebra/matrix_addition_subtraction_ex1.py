"""Fill gaps from a backup sensor.

Beside each sensor hangs a backup that reads too high by a known offset (below 0: too low).
Return a table that holds the reading of `X` where `M` is 1.
Where `M` is 0, it holds the backup's reading in `Y` minus its offset in `B`.
Readings that are not used, in `X` or in `Y`, may be `nan`; no `nan` may reach the answer.

Example: `fill([[1, 2]], [[5, 7]], [[3, 3]], [[1, 0]])` gives `[[1, 4]]`.

Hint: First correct all backups at once: `Y - B`, entry by entry.

Hint: `M * X + (1 - M) * (Y - B)` is right as long as no `nan` is around.
Which function of the lesson chooses without arithmetic?
"""

import numpy as np


# --8<-- [start:starter]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    """Return the readings, with corrected backups where the mask is 0.

    Args:
        X: Readings of n hours and d sensors, shape (n, d), in °C.
        Y: Readings of the backups, shape (n, d), in °C.
        B: What each backup reads too high, shape (n, d), in °C.
        M: Mask of whole numbers, shape (n, d): 1 keeps the reading, 0 takes the backup.

    Returns:
        A new table, shape (n, d), in °C.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return np.where(M == 1, X, Y - B)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: M without sign: a mask holds only 0 and 1.
# Alike: M rounded: a mask holds only 0 and 1.
def inputs(rng):
    yield (*(np.array([[number]]) for number in (1, 5, 3, 0)),)
    yield (*(np.array([[number]]) for number in (1, 5, 3, 1)),)
    yield (*(np.array([[number]]) for number in (0, -5, -3, 0)),)
    yield np.array([[np.nan]]), np.array([[4.5]]), np.array([[-1.0]]), np.array([[0]])
    yield np.array([[4.5]]), np.array([[np.nan]]), np.array([[-1.0]]), np.array([[1]])
    yield np.array([[1, 2]]), np.array([[5, 7]]), np.array([[3, 3]]), np.array([[1, 0]])
    for number in range(80):
        n, d = rng.integers(1, 7, size=2)
        shape = (n, n) if number % 4 == 0 else (n, d)
        X, Y, B = rng.integers(-30, 40, size=(3, *shape))
        M = rng.integers(0, 2, size=shape)
        if number % 3:
            X, Y, B = X / 8, Y / 8, B / 8
            some = rng.random(shape) < 0.4
            X[some & (M == 0)] = np.nan
            Y[some & (M == 1)] = np.nan
        yield X, Y, B, M
    X, Y, B = rng.normal(size=(3, 40, 30))
    yield X, Y, B, (X > Y).astype(int)


# --8<-- [end:inputs]


# --8<-- [start:wrong_leaves_zeros fails=test_backup_stands_where_the_mask_is_0]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return M * X


# --8<-- [end:wrong_leaves_zeros]


# --8<-- [start:wrong_forgets_the_offset fails=test_backup_stands_where_the_mask_is_0]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return np.where(M == 1, X, Y)


# --8<-- [end:wrong_forgets_the_offset]


# --8<-- [start:wrong_adds_the_offset fails=test_backup_stands_where_the_mask_is_0]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return np.where(M == 1, X, Y + B)


# --8<-- [end:wrong_adds_the_offset]


# --8<-- [start:wrong_turns_the_mask fails=test_reading_stays_where_the_mask_is_1]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return np.where(M == 0, X, Y - B)


# --8<-- [end:wrong_turns_the_mask]


# --8<-- [start:wrong_corrects_both fails=test_reading_stays_where_the_mask_is_1]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return np.where(M == 1, X, Y) - B


# --8<-- [end:wrong_corrects_both]


# --8<-- [start:wrong_uses_the_matrix_product fails=test_reading_stays_where_the_mask_is_1]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return X @ M + (Y - B) @ (1 - M)


# --8<-- [end:wrong_uses_the_matrix_product]


# --8<-- [start:wrong_multiplies_nan fails=test_dropped_nan_is_gone]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return M * X + (1 - M) * (Y - B)


# --8<-- [end:wrong_multiplies_nan]


# --8<-- [start:wrong_fills_only_nan fails=test_backup_stands_where_the_mask_is_0]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(X), Y - B, X)


# --8<-- [end:wrong_fills_only_nan]


# --8<-- [start:wrong_writes_into_the_readings fails=test_tables_stay_as_they_were]
def fill(X: np.ndarray, Y: np.ndarray, B: np.ndarray, M: np.ndarray) -> np.ndarray:
    X[M == 0] = (Y - B)[M == 0]
    return X


# --8<-- [end:wrong_writes_into_the_readings]
