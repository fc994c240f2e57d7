"""Put a price on a promise: the average cost of being late or early.

Deliveries took `days`, and the shop had promised `promise` days.
Each day late costs `late` dollars, each day early costs `early` dollars.
Return the average cost per delivery in dollars.

Example: `average_cost([3, 8], 5, 4, 1)` gives `7`.
The first is 2 days early, which costs 2; the second is 3 days late, which costs 12.

Hint: The residual `days - promise` is positive for late deliveries and negative for early ones.

Hint: A cost is never negative: for an early delivery it is `early` times the days *without* the
minus sign. `np.where(condition, a, b)` chooses entry by entry.

Hint: The average divides by all deliveries, also by those that were on time.
"""

import numpy as np


# --8<-- [start:starter]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    """Return the average cost of one promise.

    Args:
        days: How long n deliveries took, in days, shape (n,).
        promise: What was promised, in days.
        late: Cost of a day late, in dollars, 0 or more.
        early: Cost of a day early, in dollars, 0 or more.

    Returns:
        Average cost per delivery in dollars, 0 or more.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = days - promise
    return float(np.mean(np.where(r > 0, late * r, -early * r)))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: days without sign: no delivery takes less than 0 days.
# Alike: days sorted: an average does not depend on the order.
# Alike: days reversed: an average does not depend on the order.
# Alike: promise without sign: nobody promises less than 0 days.
# Alike: late without sign: a cost is 0 or more.
# Alike: early without sign: a cost is 0 or more.
def inputs(rng):
    yield np.array([3, 8]), 5, 4, 1
    yield np.array([5]), 5, 4, 1
    yield np.array([2]), 5, 0, 1.5
    yield np.array([2]), 0, 3, 1
    yield np.array([0, 9]), 4.5, 1, 0
    yield np.array([1, 4]), 2, 0, 0
    yield np.array([2.5, 2.75]), 2.6, 2, 3
    for number in range(80):
        n = 1 + number % 8 if number < 60 else int(rng.integers(20, 200))
        days = rng.integers(0, 15, size=n) if number % 2 else rng.uniform(0, 15, n).round(3)
        promise = int(rng.integers(0, 12)) if number % 3 else float(rng.uniform(0, 12))
        late, early = rng.choice([0, 0.125, 0.5, 1, 2.5, 4, 7.375, 60], size=2).tolist()
        yield days, promise, late, early


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_all_losses fails=test_returns_one_number]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = days - promise
    return np.where(r > 0, late * r, -early * r)


# --8<-- [end:wrong_returns_all_losses]


# --8<-- [start:wrong_pays_for_early_days fails=test_early_costs_are_positive]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = days - promise
    return np.mean(np.where(r > 0, late * r, early * r))


# --8<-- [end:wrong_pays_for_early_days]


# --8<-- [start:wrong_swaps_late_and_early fails=test_late_days_cost_the_late_price]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = promise - days
    return np.mean(np.where(r > 0, late * r, -early * r))


# --8<-- [end:wrong_swaps_late_and_early]


# --8<-- [start:wrong_squares fails=test_late_days_cost_the_late_price]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = days - promise
    return np.mean(np.where(r > 0, late * r**2, early * r**2))


# --8<-- [end:wrong_squares]


# --8<-- [start:wrong_ignores_early fails=test_early_costs_are_positive]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    return np.mean(late * np.maximum(0, days - promise))


# --8<-- [end:wrong_ignores_early]


# --8<-- [start:wrong_prices_the_average_miss fails=test_late_and_early_do_not_cancel]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = np.mean(days - promise)
    return late * r if r > 0 else -early * r


# --8<-- [end:wrong_prices_the_average_miss]


# --8<-- [start:wrong_sums fails=test_listing_each_delivery_twice_changes_nothing]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = days - promise
    return np.sum(np.where(r > 0, late * r, -early * r))


# --8<-- [end:wrong_sums]


# --8<-- [start:wrong_takes_the_median fails=test_deliveries_on_time_count]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = days - promise
    return np.median(np.where(r > 0, late * r, -early * r))


# --8<-- [end:wrong_takes_the_median]


# --8<-- [start:wrong_leaves_out_those_on_time fails=test_deliveries_on_time_count]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = (days - promise)[days != promise]
    return np.mean(np.where(r > 0, late * r, -early * r))


# --8<-- [end:wrong_leaves_out_those_on_time]


# --8<-- [start:wrong_uses_the_prices_of_the_example fails=test_other_promises_and_prices_count]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    r = days - promise
    return np.mean(np.where(r > 0, 4 * r, -r))


# --8<-- [end:wrong_uses_the_prices_of_the_example]


# --8<-- [start:wrong_counts_deliveries fails=test_late_days_cost_the_late_price]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    return late * np.mean(days > promise) + early * np.mean(days < promise)


# --8<-- [end:wrong_counts_deliveries]


# --8<-- [start:wrong_changes_the_days fails=test_days_stay_as_they_were]
def average_cost(days: np.ndarray, promise: float, late: float, early: float) -> float:
    days -= promise
    return np.mean(np.where(days > 0, late * days, -early * days))


# --8<-- [end:wrong_changes_the_days]
