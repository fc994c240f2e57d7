"""Train two prices per m²: one of living space, one of garden.

Homes are priced as `w * living + v * garden`, without a base.
Both parameters start at 0.
Take `steps` steps of gradient descent on the mean squared error, and return `w` and `v`.

Example: `descend([1], [1], [3], 0.25, 1)` gives `(1.5, 1.5)`.
One home with 1 unit of living space and 1 of garden was sold for 3, and one step is taken.

Hint: Compute one error per home, predicted minus paid: `w * living + v * garden - price`.
Both parameters share it.

Hint: The partial derivative for `w` is `2 * np.mean(error * living)`.
For `v`, garden takes the place of living.

Hint: In each step compute both partial derivatives first, then move both parameters.
"""

import numpy as np


# --8<-- [start:starter]
def descend(
    living: np.ndarray, garden: np.ndarray, price: np.ndarray, rate: float, steps: int
) -> tuple[float, float]:
    """Fit price = w * living + v * garden by gradient descent from w = v = 0.

    Args:
        living: Living space of n homes, shape (n,).
        garden: Their gardens, shape (n,), in the same unit.
        price: What was paid for them, shape (n,).
        rate: Learning rate, a positive number.
        steps: Number of steps, 1 or more.

    Returns:
        The parameters w and v after the last step.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def descend(
    living: np.ndarray, garden: np.ndarray, price: np.ndarray, rate: float, steps: int
) -> tuple[float, float]:
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = w * living + v * garden - price
        slope_w = 2 * np.mean(error * living)
        slope_v = 2 * np.mean(error * garden)
        w = w - rate * slope_w
        v = v - rate * slope_v
    return w, v


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: living without sign: an area is not below 0.
# Alike: garden without sign: an area is not below 0.
# Alike: price without sign: nobody pays less than 0.
# Alike: rate without sign: a learning rate is positive.
# Alike: steps without sign: it is a number of steps, 1 or more.
def inputs(rng):
    yield np.array([1]), np.array([1]), np.array([3]), 0.25, 1
    yield np.array([1]), np.array([0]), np.array([3]), 0.25, 2
    yield np.array([0]), np.array([2]), np.array([3]), 0.125, 3
    yield np.array([0, 0]), np.array([0, 0]), np.array([1, 2]), 1, 2
    yield np.array([1, 2]), np.array([3, 1]), np.array([0, 0]), 0.25, 2
    yield np.array([1, 2, 3, 1]), np.array([2, 0, 1, 1]), np.array([5, 4, 1, 2]), 0.125, 2
    yield np.array([1, 0]), np.array([0, 1]), np.array([3, 2]), 0.25, 60
    for number in range(80):
        n = 1 + number % 7 if number < 50 else int(rng.integers(20, 60))
        areas = rng.integers(0, 4, size=(2, n)) if number % 2 else rng.uniform(0.1, 3, (2, n))
        price = rng.integers(0, 9, size=n) if number % 3 else rng.uniform(0, 9, n)
        if number % 8:
            rate, steps = float(rng.choice([0.02, 0.125, 0.25, 1])), int(rng.integers(1, 5))
        else:
            rate, steps = float(rng.choice([0.004, 0.03])), int(rng.integers(5, 60))
        yield *areas, price, rate, steps


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_the_loss fails=test_returns_two_numbers]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = w * living + v * garden - price
        slope_w, slope_v = 2 * np.mean(error * living), 2 * np.mean(error * garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return np.mean((w * living + v * garden - price) ** 2)


# --8<-- [end:wrong_returns_the_loss]


# --8<-- [start:wrong_forgets_the_mean fails=test_returns_two_numbers]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = w * living + v * garden - price
        slope_w, slope_v = 2 * error * living, 2 * error * garden
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_forgets_the_mean]


# --8<-- [start:wrong_adds_the_gradient fails=test_first_step_goes_downhill]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = w * living + v * garden - price
        slope_w, slope_v = 2 * np.mean(error * living), 2 * np.mean(error * garden)
        w, v = w + rate * slope_w, v + rate * slope_v
    return w, v


# --8<-- [end:wrong_adds_the_gradient]


# --8<-- [start:wrong_turns_the_error fails=test_first_step_goes_downhill]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = price - w * living - v * garden
        slope_w, slope_v = 2 * np.mean(error * living), 2 * np.mean(error * garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_turns_the_error]


# --8<-- [start:wrong_uses_the_rate_for_w_only fails=test_half_the_rate_halves_the_step]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = w * living + v * garden - price
        slope_w, slope_v = 2 * np.mean(error * living), 2 * np.mean(error * garden)
        w, v = w - rate * slope_w, v - slope_v
    return w, v


# --8<-- [end:wrong_uses_the_rate_for_w_only]


# --8<-- [start:wrong_forgets_the_areas fails=test_twice_the_area_doubles_the_step]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = w * living + v * garden - price
        slope = 2 * np.mean(error)
        w, v = w - rate * slope, v - rate * slope
    return w, v


# --8<-- [end:wrong_forgets_the_areas]


# --8<-- [start:wrong_sums fails=test_listing_each_home_twice_changes_nothing]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = w * living + v * garden - price
        slope_w, slope_v = 2 * np.sum(error * living), 2 * np.sum(error * garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_sums]


# --8<-- [start:wrong_moves_w_first fails=test_both_partial_derivatives_come_from_one_point]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        w = w - rate * 2 * np.mean((w * living + v * garden - price) * living)
        v = v - rate * 2 * np.mean((w * living + v * garden - price) * garden)
    return w, v


# --8<-- [end:wrong_moves_w_first]


# --8<-- [start:wrong_multiplies_the_means fails=test_multiplies_before_averaging]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = np.mean(w * living + v * garden - price)
        slope_w, slope_v = 2 * error * np.mean(living), 2 * error * np.mean(garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_multiplies_the_means]


# --8<-- [start:wrong_forgets_the_2 fails=test_one_step_has_the_right_length]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        error = w * living + v * garden - price
        slope_w, slope_v = np.mean(error * living), np.mean(error * garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_forgets_the_2]


# --8<-- [start:wrong_starts_anew_in_each_step fails=test_takes_all_steps]
def descend(living, garden, price, rate, steps):
    for _ in range(steps):
        w, v = 0.0, 0.0
        error = w * living + v * garden - price
        slope_w, slope_v = 2 * np.mean(error * living), 2 * np.mean(error * garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_starts_anew_in_each_step]


# --8<-- [start:wrong_computes_the_gradient_once fails=test_gradient_is_computed_anew_in_each_step]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    error = w * living + v * garden - price
    slope_w, slope_v = 2 * np.mean(error * living), 2 * np.mean(error * garden)
    for _ in range(steps):
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_computes_the_gradient_once]


# --8<-- [start:wrong_fits_each_part_alone fails=test_both_parameters_share_one_error]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        slope_w = 2 * np.mean((w * living - price) * living)
        slope_v = 2 * np.mean((v * garden - price) * garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_fits_each_part_alone]


# --8<-- [start:wrong_takes_no_step_at_the_end fails=test_first_step_goes_downhill]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(1, steps):
        error = w * living + v * garden - price
        slope_w, slope_v = 2 * np.mean(error * living), 2 * np.mean(error * garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_takes_no_step_at_the_end]


# --8<-- [start:wrong_changes_the_prices fails=test_homes_stay_as_they_were]
def descend(living, garden, price, rate, steps):
    w, v = 0.0, 0.0
    for _ in range(steps):
        price -= w * living + v * garden
        slope_w, slope_v = -2 * np.mean(price * living), -2 * np.mean(price * garden)
        w, v = w - rate * slope_w, v - rate * slope_v
    return w, v


# --8<-- [end:wrong_changes_the_prices]
