r"""Turn a sum from a paper into code: how restless are daily values?

The formula adds up the squared changes from each day to the next.
With values $x_1, \ldots, x_n$ it reads $\sum_{i=2}^{n} (x_i - x_{i-1})^2$.
Return this number.

Example: `restlessness([3, 5, 4])` gives `5`.
The changes are 2 and −1, and 4 + 1 = 5.

Hint: The index starts at 2, because the first day has no day before.
So n values have n − 1 changes.

Hint: In Python, $x_i$ is `x[i - 1]`, and $x_{i-1}$ is `x[i - 2]`.
The last index n is included: `range(2, n + 1)`.

Hint: Square each change, then add.
Without a loop: `x[1:]` are the values from the second on, `x[:-1]` all but the last.
"""

import numpy as np


# --8<-- [start:starter]
def restlessness(x: np.ndarray) -> float:
    """Return the sum of the squared changes from each value to the next.

    Args:
        x: Values of n days in a row, any real numbers, shape (n,), n at least 1.

    Returns:
        One number, 0 or more; 0 for one day.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def restlessness(x: np.ndarray) -> float:
    total = 0.0
    for i in range(2, len(x) + 1):
        total += (x[i - 1] - x[i - 2]) ** 2
    return total


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=0.0001]
# Alike: x reversed: squares do not tell a rise from a fall.
def inputs(rng):
    for few in [1], [0], [2, 2], [1, 3], [3, 1], [-1, 1], [0, 0.5], [1, 3, 2], [2, 0, 2], [1, 1, 2]:
        yield (np.array(few),)
    yield (np.array([3, 4, 3, 4, 3]),)
    yield (np.array([0.25, 0.75, 0.5]),)
    yield (np.arange(12),)
    yield (np.full(5, -2.5),)
    for number in range(60):
        n = rng.integers(1, 8) if number < 30 else rng.integers(8, 40)
        x = rng.integers(-9, 10, size=n)
        yield (x if number % 2 else x / 8,)
    for size in [60, 200]:
        yield (rng.integers(-400, 400, size=size) / 4,)


# --8<-- [end:inputs]


# --8<-- [start:wrong_takes_the_places_of_the_formula fails=test_the_sum_is_one_number]
def restlessness(x: np.ndarray) -> float:
    return sum((x[i] - x[i - 1]) ** 2 for i in range(2, len(x) + 1))


# --8<-- [end:wrong_takes_the_places_of_the_formula]


# --8<-- [start:wrong_returns_the_terms fails=test_the_sum_is_one_number]
def restlessness(x: np.ndarray) -> float:
    return (x[1:] - x[:-1]) ** 2


# --8<-- [end:wrong_returns_the_terms]


# --8<-- [start:wrong_forgets_the_square fails=test_a_fall_counts_as_much_as_a_rise]
def restlessness(x: np.ndarray) -> float:
    return np.sum(x[1:] - x[:-1])


# --8<-- [end:wrong_forgets_the_square]


# --8<-- [start:wrong_squares_the_sum fails=test_a_fall_counts_as_much_as_a_rise]
def restlessness(x: np.ndarray) -> float:
    return np.sum(x[1:] - x[:-1]) ** 2


# --8<-- [end:wrong_squares_the_sum]


# --8<-- [start:wrong_takes_absolute_values fails=test_each_change_is_squared]
def restlessness(x: np.ndarray) -> float:
    return np.sum(np.abs(x[1:] - x[:-1]))


# --8<-- [end:wrong_takes_absolute_values]


# --8<-- [start:wrong_squares_the_values fails=test_first_change_counts]
def restlessness(x: np.ndarray) -> float:
    return np.sum(x[1:] ** 2 - x[:-1] ** 2)


# --8<-- [end:wrong_squares_the_values]


# --8<-- [start:wrong_rounds fails=test_small_changes_count]
def restlessness(x: np.ndarray) -> float:
    return int(np.sum((x[1:] - x[:-1]) ** 2))


# --8<-- [end:wrong_rounds]


# --8<-- [start:wrong_starts_before_the_first_day fails=test_first_day_has_no_day_before]
def restlessness(x: np.ndarray) -> float:
    return sum((x[i] - x[i - 1]) ** 2 for i in range(len(x)))


# --8<-- [end:wrong_starts_before_the_first_day]


# --8<-- [start:wrong_leaves_the_first_change_out fails=test_first_change_counts]
def restlessness(x: np.ndarray) -> float:
    return sum((x[i] - x[i - 1]) ** 2 for i in range(2, len(x)))


# --8<-- [end:wrong_leaves_the_first_change_out]


# --8<-- [start:wrong_leaves_the_last_change_out fails=test_last_change_counts]
def restlessness(x: np.ndarray) -> float:
    return sum((x[i] - x[i - 1]) ** 2 for i in range(1, len(x) - 1))


# --8<-- [end:wrong_leaves_the_last_change_out]


# --8<-- [start:wrong_divides_by_the_number fails=test_it_is_a_sum_and_no_mean]
def restlessness(x: np.ndarray) -> float:
    return np.sum((x[1:] - x[:-1]) ** 2) / max(len(x) - 1, 1)


# --8<-- [end:wrong_divides_by_the_number]


# --8<-- [start:wrong_changes_the_values fails=test_values_stay_as_they_were]
def restlessness(x: np.ndarray) -> float:
    x[1:] -= x[:-1].copy()
    return np.sum(x[1:] ** 2)


# --8<-- [end:wrong_changes_the_values]
