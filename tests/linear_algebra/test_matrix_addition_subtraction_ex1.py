"""Grade `fill`: every message says what was called, what came back, and where to look."""

import numpy as np

READ = [[-20.5, 4], [-18, 5]]
BACKUP = [[-17, 6], [-10, 9]]
OFFSET = [[2, -1], [2, -1]]
MASK = [[1, 1], [0, 1]]


def run(exercise, X=READ, Y=BACKUP, M=MASK):
    """Return the call as text, and the answer as an array."""
    tables = [np.array(table, dtype=np.float64) for table in (X, Y, OFFSET)]
    return f"fill(X={X}, Y={Y}, B={OFFSET}, M={M})", np.asarray(exercise.fill(*tables, np.array(M)))


def test_reading_stays_where_the_mask_is_1(exercise):
    call, got = run(exercise)
    for i, j in [(0, 0), (0, 1), (1, 1)]:
        message = (
            f"{call} returned {got.tolist()}. Expected {READ[i][j]} at [{i}, {j}], the reading in "
            "X, for M is 1 there. Look at which table each value of M chooses, at what B is "
            "subtracted from, and whether every operation works entry by entry."
        )
        assert got[i, j] == READ[i][j], message


def test_backup_stands_where_the_mask_is_0(exercise):
    for mask, (i, j), expected in [(MASK, (1, 0), -12), ([[1, 0], [1, 1]], (0, 1), 7)]:
        call, got = run(exercise, M=mask)
        message = (
            f"{call} returned {got.tolist()}. Expected {expected} at [{i}, {j}]: there the backup "
            f"reads {BACKUP[i][j]}, which is {OFFSET[i][j]} too high. "
            "Look at the sign of the offset, and at where M is used."
        )
        assert got[i, j] == expected, message


def test_dropped_nan_is_gone(exercise):
    nan = float("nan")
    expected = [[-20.5, 4], [-12, 5]]
    for X, Y in [([[-20.5, 4], [nan, 5]], BACKUP), (READ, [[-17, nan], [-10, 9]])]:
        call, got = run(exercise, X, Y)
        message = (
            f"{call} returned {got.tolist()}. Expected {expected}: no nan is used. "
            "0 * nan is nan, so look for a product with the mask, and choose instead."
        )
        assert np.array_equal(got, expected), message


def test_tables_stay_as_they_were(exercise):
    tables = [np.array(table, dtype=np.float64) for table in (READ, BACKUP, OFFSET)]
    tables.append(np.array(MASK))
    exercise.fill(*tables)
    for name, table, before in zip("XYBM", tables, (READ, BACKUP, OFFSET, MASK), strict=True):
        message = (
            f"fill changed {name} to {table.tolist()}, expected {before} as before. "
            "Look for a line that writes into a table, and make a new one."
        )
        assert np.array_equal(table, before), message
