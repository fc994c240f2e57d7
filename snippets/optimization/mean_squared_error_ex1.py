"""Combine the RMSEs of batches into the RMSE of all examples.

A model was tested in batches.
For each batch you have its RMSE and its number of examples.
Return the RMSE of all examples together.

Example: `combine_rmse([1, 11], [1, 2])` gives `9`.
One example has the square 1, two have 121 on average: together 243, and the root of 243 / 3 is 9.

Hint: Undo the root first: the square of a batch's RMSE is its MSE.

Hint: MSE times number of examples is the sum of squares of the batch.
Sums of squares may be added up.

Hint: Divide the total by all examples, and take the root last.
"""

import numpy as np


# --8<-- [start:starter]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    """Return the RMSE of all examples of several batches.

    Args:
        rmse: RMSE of each batch, 0 or more, in the unit of y, shape (k,).
        count: Number of examples in each batch, 1 or more, shape (k,).

    Returns:
        RMSE of all examples, in the unit of y.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    total = np.sum(count * rmse**2)
    return float(np.sqrt(total / np.sum(count)))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: rmse without sign: a root is 0 or more.
# Alike: count without sign: a number of examples is 1 or more.
# Alike: count rounded: a number of examples is whole.
def inputs(rng):
    yield np.array([3]), np.array([4])
    yield np.array([0]), np.array([1])
    yield np.array([1, 11]), np.array([1, 2])
    yield np.array([1, 7]), np.array([2, 2])
    yield np.array([0, 2]), np.array([3, 1])
    yield np.array([0.5, 0.5, 2]), np.array([5, 1, 1])
    yield np.array([0.125]), np.array([300])
    yield np.array([5, 1, 2, 3]), np.array([1, 9, 1, 1])
    for number in range(80):
        k = 1 + number % 7 if number < 60 else int(rng.integers(10, 50))
        scale = rng.choice([0.02, 1, 40, 3000])
        rmse = rng.integers(0, 12, size=k) if number % 3 else scale * rng.random(k).round(4)
        yield rmse, rng.integers(1, rng.choice([3, 10, 2000]), size=k)


# --8<-- [end:inputs]


# --8<-- [start:wrong_averages_the_roots fails=test_root_comes_last]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    return np.mean(rmse)


# --8<-- [end:wrong_averages_the_roots]


# --8<-- [start:wrong_weights_the_roots fails=test_root_comes_last]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    return np.sum(count * rmse) / np.sum(count)


# --8<-- [end:wrong_weights_the_roots]


# --8<-- [start:wrong_forgets_the_counts fails=test_larger_batch_counts_more]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    return np.sqrt(np.mean(rmse**2))


# --8<-- [end:wrong_forgets_the_counts]


# --8<-- [start:wrong_forgets_the_root fails=test_one_batch_keeps_its_rmse]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    return np.sum(count * rmse**2) / np.sum(count)


# --8<-- [end:wrong_forgets_the_root]


# --8<-- [start:wrong_divides_by_batches fails=test_one_batch_keeps_its_rmse]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    return np.sqrt(np.sum(count * rmse**2) / len(count))


# --8<-- [end:wrong_divides_by_batches]


# --8<-- [start:wrong_squares_the_counts fails=test_larger_batch_counts_more]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    return np.sqrt(np.sum((count * rmse) ** 2) / np.sum(count**2))


# --8<-- [end:wrong_squares_the_counts]


# --8<-- [start:wrong_changes_the_list fails=test_lists_stay_as_they_were]
def combine_rmse(rmse: np.ndarray, count: np.ndarray) -> float:
    rmse **= 2
    return np.sqrt(np.sum(count * rmse) / np.sum(count))


# --8<-- [end:wrong_changes_the_list]
