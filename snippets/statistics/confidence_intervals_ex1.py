"""Put an interval on the mean of a sensor's readings.

Return the ends of the 95 percent confidence interval for the true temperature, the lower one
first: the mean of the readings, and 1.96 standard errors of the mean to each side.
The readings scatter around the true temperature, independently of each other; there are at
least 100 of them.

Example: `mean_interval(np.repeat([19.9, 20.1], [50, 50]))` gives about `(19.98, 20.02)`.
These are 50 readings of 19.9 °C and 50 of 20.1 °C.
Not one reading lies in that range: the interval is for the mean.

Hint: `readings.std(ddof=1)` says how far single readings scatter; `ddof=1` makes it the usual
estimate from a sample.
A mean of n readings scatters less: divide by the square root of n, which is `readings.size`.

Hint: That is the standard error; the interval reaches 1.96 of them below the mean and above it.
"""

import numpy as np


# --8<-- [start:starter]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    """Return a 95 percent confidence interval for the true mean.

    Args:
        readings: Temperatures in °C, shape (n,), with n at least 100.

    Returns:
        Lower and upper end, in °C.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    error = readings.std(ddof=1) / np.sqrt(readings.size)
    return readings.mean() - 1.96 * error, readings.mean() + 1.96 * error


# --8<-- [end:solution]


# --8<-- [start:inputs compare=worth within=0.12]
# Alike: readings sorted: neither mean nor scatter depends on the order.
# Alike: readings reversed: neither mean nor scatter depends on the order.
def inputs(rng):
    yield (np.repeat([19.9, 20.1], [50, 50]),)
    yield (np.tile([-1, 1], 50),)
    yield (np.repeat([10, 30], [50, 50]),)
    for number in range(70):
        n = [100, 101, 128, 150, 400][number % 5] if number % 10 else int(rng.integers(100, 600))
        mean, scatter = rng.choice([-18, 0.3, 21, 180]), rng.choice([0.006, 0.4, 3])
        if number % 3 == 0:
            readings = rng.normal(mean, scatter, n).round(4)
        elif number % 3 == 1:
            readings = mean + scatter * rng.uniform(-2, 2, n).round(4)
        else:
            readings = np.round(mean + rng.normal(0, 6, n)).astype(int)
        yield (readings,)


def worth(result, readings):
    low, high = result
    error = readings.std(ddof=1) / np.sqrt(readings.size)
    return (low - readings.mean()) / error, (high - readings.mean()) / error


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_the_margin fails=test_there_are_two_ends]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    return 1.96 * readings.std(ddof=1) / np.sqrt(readings.size)


# --8<-- [end:wrong_returns_the_margin]


# --8<-- [start:wrong_puts_the_upper_end_first fails=test_lower_end_comes_first]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    error = readings.std(ddof=1) / np.sqrt(readings.size)
    return readings.mean() + 1.96 * error, readings.mean() - 1.96 * error


# --8<-- [end:wrong_puts_the_upper_end_first]


# --8<-- [start:wrong_covers_the_readings fails=test_more_readings_narrow_the_interval]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    spread = readings.std(ddof=1)
    return readings.mean() - 1.96 * spread, readings.mean() + 1.96 * spread


# --8<-- [end:wrong_covers_the_readings]


# --8<-- [start:wrong_takes_quantiles_of_the_readings fails=test_more_readings_narrow_the_interval]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    return tuple(np.quantile(readings, [0.025, 0.975]))


# --8<-- [end:wrong_takes_quantiles_of_the_readings]


# --8<-- [start:wrong_divides_by_n fails=test_four_times_the_readings_halve_the_interval]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    error = readings.std(ddof=1) / readings.size
    return readings.mean() - 1.96 * error, readings.mean() + 1.96 * error


# --8<-- [end:wrong_divides_by_n]


# --8<-- [start:wrong_uses_the_variance fails=test_ten_times_the_scatter_is_ten_times_as_wide]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    error = readings.var(ddof=1) / np.sqrt(readings.size)
    return readings.mean() - 1.96 * error, readings.mean() + 1.96 * error


# --8<-- [end:wrong_uses_the_variance]


# --8<-- [start:wrong_goes_one_standard_error fails=test_interval_reaches_1_96_standard_errors]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    error = readings.std(ddof=1) / np.sqrt(readings.size)
    return readings.mean() - error, readings.mean() + error


# --8<-- [end:wrong_goes_one_standard_error]


# --8<-- [start:wrong_leaves_out_10_percent fails=test_interval_reaches_1_96_standard_errors]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    error = readings.std(ddof=1) / np.sqrt(readings.size)
    return readings.mean() - 1.645 * error, readings.mean() + 1.645 * error


# --8<-- [end:wrong_leaves_out_10_percent]


# --8<-- [start:wrong_starts_from_the_median fails=test_mean_is_the_middle]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    error = readings.std(ddof=1) / np.sqrt(readings.size)
    return np.median(readings) - 1.96 * error, np.median(readings) + 1.96 * error


# --8<-- [end:wrong_starts_from_the_median]


# --8<-- [start:wrong_averages_the_distances fails=test_scatter_is_the_standard_deviation]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    error = np.abs(readings - readings.mean()).mean() / np.sqrt(readings.size)
    return readings.mean() - 1.96 * error, readings.mean() + 1.96 * error


# --8<-- [end:wrong_averages_the_distances]


# --8<-- [start:wrong_changes_the_readings fails=test_readings_stay_as_they_were]
def mean_interval(readings: np.ndarray) -> tuple[float, float]:
    mean = readings.mean()
    readings -= mean
    error = np.sqrt(np.mean(readings**2) / (readings.size - 1))
    return mean - 1.96 * error, mean + 1.96 * error


# --8<-- [end:wrong_changes_the_readings]
