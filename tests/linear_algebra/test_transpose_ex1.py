"""Grade `unpack`: every message says what was called, what came back, and where to look."""

import contextlib

import numpy as np

LOG = [-18.5, 5, 13, -20, 4, 17, -14, 9, 10, -16, 6, 16]
CALL = f"unpack(log={LOG}, hours=4, sensors=3)"


def unpacked(exercise):
    """Return the answer as an array."""
    return np.asarray(exercise.unpack(np.array(LOG), 4, 3))


def write_into(table):
    """Write 99 into every place of a table; one that cannot be written stays."""
    for row in table:
        with contextlib.suppress(TypeError, ValueError):
            for place in range(len(row)):
                row[place] = 99


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
        f"{CALL} returned {got[0].tolist()} as first row. Expected [-18.5, -20, -14, -16]: sensor "
        "1 is the first of each three in the log, hour 1 at the left. Look at which table has its "
        "rows one after another in the log, and at how it is turned."
    )
    assert got[0].tolist() == [-18.5, -20, -14, -16], message


def test_other_rows_follow_in_the_order_of_the_sensors(exercise):
    got = unpacked(exercise)
    message = (
        f"{CALL} returned {got[1:].tolist()} as rows 2 and 3. "
        "Expected [[5, 4, 9, 6], [13, 17, 10, 16]]. Look at the order of the rows."
    )
    assert got[1:].tolist() == [[5, 4, 9, 6], [13, 17, 10, 16]], message


def test_other_numbers_of_hours_and_sensors(exercise):
    log = [3, 1, 4, 1, 5, 9, 2, 6]
    got = np.asarray(exercise.unpack(np.array(log), 2, 4))
    message = (
        f"unpack(log={log}, hours=2, sensors=4) returned {got.tolist()}. "
        "Expected [[3, 5], [1, 9], [4, 2], [1, 6]]. Look for sizes that are typed as numbers."
    )
    assert got.tolist() == [[3, 5], [1, 9], [4, 2], [1, 6]], message


def test_log_stays_as_it_was(exercise):
    log = np.array(LOG)
    exercise.unpack(log, 4, 3)
    message = (
        f"{CALL} left a log of shape {log.shape}, with the numbers {log.ravel().tolist()}. "
        "Expected (12,) and the numbers of before. Look for a line that changes the log itself."
    )
    assert log.shape == (12,), message
    assert log.tolist() == LOG, message


def test_writing_leaves_the_log(exercise):
    log = np.array(LOG)
    write_into(exercise.unpack(log, 4, 3))
    message = (
        f"After {CALL}, writing 99 into the table turned the log into {log.tolist()}. "
        "Expected the numbers of before. Look at whether the table has numbers of its own."
    )
    assert log.tolist() == LOG, message


def test_a_row_alone_is_new(exercise):
    for hours, sensors in [(3, 1), (1, 3), (1, 1)]:
        numbers = LOG[: hours * sensors]
        log = np.array(numbers)
        write_into(exercise.unpack(log, hours, sensors))
        message = (
            f"After unpack(log={numbers}, hours={hours}, sensors={sensors}), writing 99 into the "
            f"table turned the log into {log.tolist()}. Expected the numbers of before. "
            "np.ascontiguousarray, ravel and reshape copy only where they must: write .copy()."
        )
        assert log.tolist() == numbers, message
