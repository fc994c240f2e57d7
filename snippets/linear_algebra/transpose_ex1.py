"""Unpack a logger's list: one row per sensor.

A logger writes all readings into one list, hour by hour:
those of hour 1 from sensor 1 to the last, then those of hour 2, and so on.
Return a table with one row per sensor and one column per hour.
Whoever writes into the table later must not change the log.

Example: `unpack([1, 2, 3, 4, 5, 6], 3, 2)` gives `[[1, 3, 5], [2, 4, 6]]`.
The log holds 3 hours of 2 sensors.

Hint: `reshape` fills row by row. Which table has rows that follow one another in the log?

Hint: That table has one row per hour, so it still has to be turned.

Hint: `reshape` and `table.T` only show the log's own numbers in another order.
What did the lesson write after `A.T` to keep the original?
"""

import numpy as np


# --8<-- [start:starter]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    """Return the readings of a log, one row per sensor.

    Args:
        log: Readings, hour by hour, shape (hours * sensors,).
        hours: Number of hours, at least 1.
        sensors: Number of sensors, at least 1.

    Returns:
        A new table, shape (sensors, hours).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return log.reshape(hours, sensors).T.copy()


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: hours without sign: a number of hours is at least 1.
# Alike: sensors without sign: a number of sensors is at least 1.
def inputs(rng):
    yield np.array([7]), 1, 1
    yield np.array([1, 2, 3]), 1, 3
    yield np.array([1, 2, 3]), 3, 1
    yield np.array([1, 2, 3, 4]), 2, 2
    yield np.array([1, 2, 3, 4, 5, 6]), 3, 2
    yield np.array([1, 2, 3, 4, 5, 6]), 2, 3
    yield np.array([0, -1, 0.5, -2]), 2, 2
    yield np.array([4, 4, 1, 1, 4, 1]), 3, 2
    for number in range(80):
        hours, sensors = (int(size) for size in rng.integers(1, 8 if number < 74 else 30, size=2))
        if number % 4 == 0:
            sensors = hours
        log = rng.integers(-20, 21, size=hours * sensors)
        if number % 2:
            log = rng.normal(scale=rng.choice([0.5, 4, 30]), size=hours * sensors).round(3)
        yield log, hours, sensors


# --8<-- [end:inputs]


# --8<-- [start:wrong_forgets_to_turn fails=test_one_row_per_sensor]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return log.reshape(hours, sensors).copy()


# --8<-- [end:wrong_forgets_to_turn]


# --8<-- [start:wrong_turns_the_list fails=test_one_row_per_sensor]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return log.T.copy()


# --8<-- [end:wrong_turns_the_list]


# --8<-- [start:wrong_only_reshapes fails=test_first_row_is_the_first_sensor]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return log.reshape(sensors, hours).copy()


# --8<-- [end:wrong_only_reshapes]


# --8<-- [start:wrong_reshapes_twice fails=test_first_row_is_the_first_sensor]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return log.reshape(hours, sensors).reshape(sensors, hours).copy()


# --8<-- [end:wrong_reshapes_twice]


# --8<-- [start:wrong_turns_a_mixed_table fails=test_one_row_per_sensor]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return log.reshape(sensors, hours).T.copy()


# --8<-- [end:wrong_turns_a_mixed_table]


# --8<-- [start:wrong_reverses_the_hours fails=test_first_row_is_the_first_sensor]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return np.rot90(log.reshape(hours, sensors), k=-1).copy()


# --8<-- [end:wrong_reverses_the_hours]


# --8<-- [start:wrong_reverses_the_sensors fails=test_first_row_is_the_first_sensor]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return np.rot90(log.reshape(hours, sensors)).copy()


# --8<-- [end:wrong_reverses_the_sensors]


# --8<-- [start:wrong_returns_a_view fails=test_writing_leaves_the_log compares=equal]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return log.reshape(hours, sensors).T


# --8<-- [end:wrong_returns_a_view]


# --8<-- [start:wrong_copies_only_where_needed fails=test_a_row_alone_is_new compares=equal]
def unpack(log: np.ndarray, hours: int, sensors: int) -> np.ndarray:
    return np.ascontiguousarray(log.reshape(hours, sensors).T)


# --8<-- [end:wrong_copies_only_where_needed]
