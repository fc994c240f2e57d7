"""Choose a model: the lowest error among those that answer in time.

You tried several models, and noted the error and the answer time of each.
Return the position, counted from 0, of the model with the lowest error among all whose time is
at most `limit`.
If no model is that fast, raise a `ValueError`.
If several share the lowest error, return the position of any of them.

Example: `choose_model([0.3, 0.1, 0.2], [10, 90, 40], 50)` gives `2`.
Model 1 has a lower error, but takes too long.

Example: `choose_model([0.3, 0.1], [70, 90], 50)` raises `ValueError`.

Hint: `time <= limit` is an array of `True` and `False`: which models are feasible.
`np.any` tells whether there is one.

Hint: The answer counts positions in the whole list, also if you look at a part of it.
`np.flatnonzero(time <= limit)` gives the positions of the feasible models.

Hint: Or give each slow model an infinite error in a new array, `np.where(..., error, np.inf)`.
Then `np.argmin` never picks it.
"""

import numpy as np


# --8<-- [start:starter]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    """Return the position of the best model that is fast enough.

    Args:
        error: Error of each model, 0 or more, lower is better, shape (n,).
        time: Answer time of each model in milliseconds, shape (n,).
        limit: Longest time allowed, in milliseconds.

    Returns:
        Position from 0 to n - 1.

    Raises:
        ValueError: No model is fast enough.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    feasible = time <= limit
    if not np.any(feasible):
        raise ValueError(f"no model answers within {limit} ms")
    return int(np.argmin(np.where(feasible, error, np.inf)))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=worth]
# Alike: error without sign: an error is 0 or more.
# Alike: time without sign: no answer takes less than 0 ms.
# Alike: limit without sign: no answer takes less than 0 ms, so no limit is below 0.
def inputs(rng):
    yield np.array([0.5]), np.array([3]), 3
    yield np.array([0.5]), np.array([4]), 3
    yield np.array([0.25, 0.5]), np.array([8, 2]), 5
    yield np.array([1, 1, 2]), np.array([9, 3, 1]), 5
    yield np.array([2, 1, 1]), np.array([5, 5, 4]), 5
    yield np.array([5000, 3000]), np.array([8, 2]), 5
    yield np.array([0, 0]), np.array([1, 1]), 1
    yield np.array([0, 5]), np.array([9, 3]), 5
    yield np.array([0.5, 0.25]), np.array([0.375, 0.5]), 0.375
    for number in range(80):
        n = 1 + number % 8 if number < 60 else int(rng.integers(20, 60))
        scale = rng.choice([0.01, 1, 30, 4e4, 1e9])
        error = rng.integers(0, 20, size=n) if number % 3 else (scale * rng.random(n)).round(4)
        time = rng.integers(0, 30, size=n) if number % 2 else rng.integers(0, 240, size=n) / 8
        limit = float(rng.choice(time)) if number % 4 else float(rng.integers(0, 240) / 8)
        yield error, time, limit


def worth(result, error, time, limit):
    assert 0 <= result < len(error)
    return error[result], time[result] <= limit


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_the_error fails=test_returns_a_position]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    feasible = time <= limit
    if not np.any(feasible):
        raise ValueError
    return np.min(error[feasible])


# --8<-- [end:wrong_returns_the_error]


# --8<-- [start:wrong_takes_the_largest_error fails=test_lower_error_wins]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    return int(np.argmax(np.where(time <= limit, error, -np.inf)))


# --8<-- [end:wrong_takes_the_largest_error]


# --8<-- [start:wrong_ignores_the_limit fails=test_slow_models_are_left_out]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    return int(np.argmin(error))


# --8<-- [end:wrong_ignores_the_limit]


# --8<-- [start:wrong_multiplies_by_the_mask fails=test_slow_models_are_left_out]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    if not np.any(time <= limit):
        raise ValueError
    return int(np.argmin(error * (time <= limit)))


# --8<-- [end:wrong_multiplies_by_the_mask]


# --8<-- [start:wrong_gives_slow_models_the_error_1 fails=test_errors_may_be_above_1]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    if not np.any(time <= limit):
        raise ValueError
    return int(np.argmin(np.where(time <= limit, error, 1)))


# --8<-- [end:wrong_gives_slow_models_the_error_1]


# --8<-- [start:wrong_gives_slow_models_the_largest_error fails=test_errors_may_be_above_1]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    if not np.any(time <= limit):
        raise ValueError
    return int(np.argmin(np.where(time <= limit, error, np.max(error))))


# --8<-- [end:wrong_gives_slow_models_the_largest_error]


# --8<-- [start:wrong_takes_the_fastest fails=test_lower_error_wins]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    return int(np.argmin(time))


# --8<-- [end:wrong_takes_the_fastest]


# --8<-- [start:wrong_counts_in_the_part fails=test_position_counts_all_models]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    feasible = time <= limit
    if not np.any(feasible):
        raise ValueError
    return int(np.argmin(error[feasible]))


# --8<-- [end:wrong_counts_in_the_part]


# --8<-- [start:wrong_is_too_strict fails=test_exactly_the_limit_is_allowed]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    feasible = time < limit
    if not np.any(feasible):
        raise ValueError
    return int(np.argmin(np.where(feasible, error, np.inf)))


# --8<-- [end:wrong_is_too_strict]


# --8<-- [start:wrong_chooses_when_none_is_fast fails=test_no_fast_model_is_an_error]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    return int(np.argmin(np.where(time <= limit, error, np.inf)))


# --8<-- [end:wrong_chooses_when_none_is_fast]


# --8<-- [start:wrong_changes_the_errors fails=test_lists_stay_as_they_were]
def choose_model(error: np.ndarray, time: np.ndarray, limit: float) -> int:
    if not np.any(time <= limit):
        raise ValueError
    error[time > limit] = np.inf
    return int(np.argmin(error))


# --8<-- [end:wrong_changes_the_errors]
