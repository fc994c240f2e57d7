"""Grade `unpack`: every message says what was called, what came back, and where to look."""

import numpy as np

LOG = [-20, 4, 10, -18, 5, 13, -16, 6, 16, -14, 9, 17]
CALL = f"unpack(log={LOG}, hours=4, sensors=3)"


def unpacked(exercise):
    return np.asarray(exercise.unpack(np.array(LOG), 4, 3))


def test_one_row_per_sensor(exercise):
    got = unpacked(exercise)
    message = (
        f"{CALL} returned a table of shape {got.shape}. Expected (3, 4): three sensors in rows, "
        "four hours in columns. Look at which of the two numbers comes first at the end."
    )
    assert got.shape == (3, 4), message


def test_first_row_is_the_first_sensor(exercise):
    got = unpacked(exercise)
    message = (
        f"{CALL} returned {got[0].tolist()} as first row. Expected [-20, -18, -16, -14]: sensor 1 "
        "is the first of each three in the log, hour 1 at the left. Look at which table has its "
        "rows one after another in the log, and at how it is turned."
    )
    assert got[0].tolist() == [-20, -18, -16, -14], message


def test_other_rows_follow_in_the_order_of_the_sensors(exercise):
    got = unpacked(exercise)
    message = (
        f"{CALL} returned {got[1:].tolist()} as rows 2 and 3. "
        "Expected [[4, 5, 6, 9], [10, 13, 16, 17]]. Look at the order of the rows."
    )
    assert got[1:].tolist() == [[4, 5, 6, 9], [10, 13, 16, 17]], message


def test_log_stays_as_it_was(exercise):
    log = np.array(LOG)
    exercise.unpack(log, 4, 3)
    message = (
        f"{CALL} left a log of shape {log.shape}, with the numbers {log.ravel().tolist()}. "
        "Expected (12,) and the numbers of before. Look for a line that changes the log itself."
    )
    assert log.shape == (12,), message
    assert log.tolist() == LOG, message


def test_writing_into_the_table_leaves_the_log(exercise):
    log = np.array(LOG)
    exercise.unpack(log, 4, 3)[0, 0] = 99
    message = (
        f"After {CALL}, writing 99 into the table made the log start with {log[:3].tolist()}. "
        "Expected [-20, 4, 10], as before. Look at whether the table has numbers of its own."
    )
    assert log.tolist() == LOG, message
