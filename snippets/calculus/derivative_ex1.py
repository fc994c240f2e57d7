"""Turn a sensor's log into rates of change.

Readings of temperature were taken at uneven times.
Return the average rate of change between each reading and the next, in °C per minute.
The times are in seconds.

Example: for `seconds = [0, 30, 90]` and `degrees = [2, 4, 5]` the answer is `[4, 1]`.
The first half minute brought 2 °C, and the minute after it 1 °C.

Hint: A rate is rise over run, between neighbors.
`np.diff(degrees)` is each reading minus the one before it.

Hint: The runs are uneven, so compute them the same way: `np.diff(seconds)`.

Hint: A rate per second is 60 times as much per minute.
"""

import numpy as np


# --8<-- [start:starter]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    """Return the average rate of change between neighboring readings.

    Args:
        seconds: Times of n readings in seconds, increasing, shape (n,).
        degrees: The readings in °C, shape (n,).

    Returns:
        Rates in °C per minute, shape (n - 1,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return np.diff(degrees) / np.diff(seconds) * 60


# --8<-- [end:solution]


# --8<-- [start:wrong_gives_one_rate_for_all fails=test_one_rate_per_pair_of_neighbors]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return (degrees[-1] - degrees[0]) / (seconds[-1] - seconds[0]) * 60


# --8<-- [end:wrong_gives_one_rate_for_all]


# --8<-- [start:wrong_divides_readings_by_times fails=test_one_rate_per_pair_of_neighbors]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return degrees / np.maximum(seconds, 1) * 60


# --8<-- [end:wrong_divides_readings_by_times]


# --8<-- [start:wrong_divides_later_readings_by_times fails=test_a_constant_reading_has_rate_0]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return degrees[1:] / seconds[1:] * 60


# --8<-- [end:wrong_divides_later_readings_by_times]


# --8<-- [start:wrong_subtracts_the_wrong_way fails=test_warming_is_positive]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return (degrees[:-1] - degrees[1:]) / np.diff(seconds) * 60


# --8<-- [end:wrong_subtracts_the_wrong_way]


# --8<-- [start:wrong_forgets_the_sign fails=test_cooling_is_negative]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return np.abs(np.diff(degrees)) / np.diff(seconds) * 60


# --8<-- [end:wrong_forgets_the_sign]


# --8<-- [start:wrong_forgets_the_run fails=test_twice_the_run_halves_the_rate]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return np.diff(degrees)


# --8<-- [end:wrong_forgets_the_run]


# --8<-- [start:wrong_turns_rise_and_run_around fails=test_twice_the_run_halves_the_rate]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    rises = np.diff(degrees)
    runs = np.diff(seconds) / 60
    return np.divide(runs, rises, out=np.zeros(len(rises)), where=rises != 0)


# --8<-- [end:wrong_turns_rise_and_run_around]


# --8<-- [start:wrong_stays_per_second fails=test_rates_are_per_minute]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return np.diff(degrees) / np.diff(seconds)


# --8<-- [end:wrong_stays_per_second]


# --8<-- [start:wrong_divides_by_60 fails=test_rates_are_per_minute]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return np.diff(degrees) / np.diff(seconds) / 60


# --8<-- [end:wrong_divides_by_60]


# --8<-- [start:wrong_keeps_the_first_reading fails=test_each_run_starts_where_the_last_ended]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return (degrees[1:] - degrees[0]) / (seconds[1:] - seconds[0]) * 60


# --8<-- [end:wrong_keeps_the_first_reading]


# --8<-- [start:wrong_takes_the_mean_spacing fails=test_every_run_has_its_own_length]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    return np.diff(degrees) / np.mean(np.diff(seconds)) * 60


# --8<-- [end:wrong_takes_the_mean_spacing]


# --8<-- [start:wrong_changes_the_log fails=test_the_log_stays_as_it_was]
def rates(seconds: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    seconds /= 60
    return np.diff(degrees) / np.diff(seconds)


# --8<-- [end:wrong_changes_the_log]
