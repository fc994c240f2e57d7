"""Find out for which groups a model says too little or too much.

Return the mean residual of each group, as a dictionary from the group's name to a number.
A residual is the observed value minus the predicted one.

Example: `observed = [5, 9, 4]`, `predicted = [3, 8, 6]` and `group = ["a", "a", "b"]`.
The residuals are 2, 1 and -2, so the answer is `{"a": 1.5, "b": -2.0}`.

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
        group: The name of each example's group, shape (n,).

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
