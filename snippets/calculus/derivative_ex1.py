"""Turn a sensor's log into rates of change.

Readings of temperature were taken at uneven times.
Return the average rate of change between each reading and the next, in °C per minute.
The times are in seconds.

Example: `rates([0, 30, 90], [2, 4, 5])` gives `[4, 1]`.
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
        seconds: Times of n readings in seconds, 0 or more, increasing, shape (n,), n at least 2.
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


# --8<-- [start:inputs compare=close]
# Alike: seconds without sign: times are 0 or more.
def inputs(rng):
    yield np.array([0, 60]), np.array([0, 1])
    yield np.array([0, 1]), np.array([0, 0])
    yield np.array([1, 3]), np.array([2, -1])
    yield np.array([0, 30, 60]), np.array([1, 1, 3])
    yield np.array([10, 20, 50]), np.array([-1, -4, 5])
    yield np.array([0.5, 1, 2]), np.array([0.5, 0.25, -1])
    yield np.array([0, 1, 2, 3, 4]), np.array([1, 2, 4, 2, 1])
    for number in range(72):
        n = rng.integers(2, 6) if number < 36 else rng.integers(6, 25)
        seconds = np.cumsum(rng.choice([1, 5, 12, 30, 60, 100, 240], size=n))
        degrees = rng.integers(-20, 40, size=n)
        if number % 3:
            seconds = seconds - rng.choice([0, 0.5, 0.75])
            degrees = degrees / 8
        yield seconds, degrees


# --8<-- [end:inputs]


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
