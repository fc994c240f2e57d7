"""Find out for which groups a model says too little or too much.

Return the mean residual of each group, as a dictionary from the group's name to a number.
A residual is the observed value minus the predicted one.

Example: `missed_by_group([5, 9, 4], [3, 8, 6], ["a", "a", "b"])` gives `{"a": 1.5, "b": -2}`.
The residuals are 2, 1 and -2.

Hint: First compute all residuals: `observed - predicted`.

Hint: `group == "a"` marks the examples of group a, and `residual[group == "a"]` picks them.

Hint: `np.unique(group)` lists each name once. Loop over it, and take the mean of each pick.
"""

import numpy as np


# --8<-- [start:starter]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    """Return the mean residual of each group.

    Args:
        observed: Observed values of n examples, shape (n,).
        predicted: What a model predicted for them, shape (n,), in the same unit.
        group: The name of each example's group, a text, shape (n,).

    Returns:
        The mean residual of each group by its name, in the unit of the values.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = observed - predicted
    return {str(name): float(residual[group == name].mean()) for name in np.unique(group)}


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=1e-5]
def inputs(rng):
    yield np.array([5]), np.array([4]), np.array(["a"])
    yield np.array([5, 9, 4]), np.array([3, 8, 6]), np.array(["a", "a", "b"])
    yield np.array([1, 3]), np.array([3, 1]), np.array(["b", "b"])
    yield np.array([1, 2, 3]), np.array([0, 4, 2.5]), np.array(["b", "a", "b"])
    yield np.array([0, 0]), np.array([-2, 0.25]), np.array(["ab", "ac"])
    yield np.array([1, 1, 1, 4]), np.array([0, 0, 0, 0]), np.array(["a", "a", "a", "a"])
    names = np.array(["b", "a", "north", "A", "ab", "c", "new homes", "10", "9"])
    for number in range(80):
        n = 1 + number % 9 if number < 60 else int(rng.integers(20, 80))
        if number % 3:
            values = rng.integers(-9, 10, size=(2, n))
        else:
            values = (rng.choice([0.05, 4, 100]) * rng.normal(size=(2, n))).round(3)
        yield *values, rng.choice(names[: 1 + number % 7 + number // 40], size=n)


# --8<-- [end:inputs]


# --8<-- [start:wrong_one_mean_for_all fails=test_one_number_per_group]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    return np.mean(observed - predicted)


# --8<-- [end:wrong_one_mean_for_all]


# --8<-- [start:wrong_keeps_all_residuals fails=test_one_number_per_group]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = observed - predicted
    return {name: residual[group == name] for name in np.unique(group)}


# --8<-- [end:wrong_keeps_all_residuals]


# --8<-- [start:wrong_sign fails=test_too_little_said_is_positive]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = predicted - observed
    return {name: residual[group == name].mean() for name in np.unique(group)}


# --8<-- [end:wrong_sign]


# --8<-- [start:wrong_drops_the_sign fails=test_misses_in_both_directions_cancel]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = np.abs(observed - predicted)
    return {name: residual[group == name].mean() for name in np.unique(group)}


# --8<-- [end:wrong_drops_the_sign]


# --8<-- [start:wrong_squares fails=test_misses_in_both_directions_cancel]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = (observed - predicted) ** 2
    return {name: residual[group == name].mean() for name in np.unique(group)}


# --8<-- [end:wrong_squares]


# --8<-- [start:wrong_sums fails=test_listing_an_example_twice_changes_nothing]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = observed - predicted
    return {name: residual[group == name].sum() for name in np.unique(group)}


# --8<-- [end:wrong_sums]


# --8<-- [start:wrong_divides_by_all fails=test_each_group_is_divided_by_its_own_size]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = observed - predicted
    return {name: residual[group == name].sum() / len(residual) for name in np.unique(group)}


# --8<-- [end:wrong_divides_by_all]


# --8<-- [start:wrong_takes_the_median fails=test_the_mean_counts_every_example]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = observed - predicted
    return {name: np.median(residual[group == name]) for name in np.unique(group)}


# --8<-- [end:wrong_takes_the_median]


# --8<-- [start:wrong_divides_by_the_prediction fails=test_too_little_said_is_positive]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    residual = (observed - predicted) / predicted
    return {name: residual[group == name].mean() for name in np.unique(group)}


# --8<-- [end:wrong_divides_by_the_prediction]


# --8<-- [start:wrong_changes_the_data fails=test_data_stay_as_they_were]
def missed_by_group(observed: np.ndarray, predicted: np.ndarray, group: np.ndarray) -> dict:
    observed -= predicted
    return {name: observed[group == name].mean() for name in np.unique(group)}


# --8<-- [end:wrong_changes_the_data]
