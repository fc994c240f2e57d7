"""Send a slope back through a neuron with tanh.

Some neurons use tanh, an S-shaped curve from −1 to 1, in place of the sigmoid.
This one computes `z = w * x + b` and predicts `np.tanh(z)`.
The slope of tanh at `z` is `1 - np.tanh(z) ** 2`.
The loss is the squared error, `(prediction - y) ** 2`.
Return two slopes of the loss: as `w` changes, `b` held fixed, and as `b` changes, `w` held fixed.

Example: `slopes(0.5, -1, 2, 1)` gives `(-4, -2)`.
There `z` and the prediction are 0.

Hint: First go forward: compute `z`, then the prediction.

Hint: There are three links.
The loss has the slope `2 * (prediction - y)`, and tanh has `1 - prediction**2`.

Hint: In `z = w * x + b`, one more unit of `w` brings `x`, and one more unit of `b` brings 1.
Multiply along the chain.
"""

import numpy as np


# --8<-- [start:starter]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    """Return the slopes of a neuron's squared error by its weight and its bias.

    Args:
        w: Weight.
        b: Bias.
        x: Input.
        y: True value.

    Returns:
        The slope of the loss as w changes, and as b changes, the other held fixed.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y) * (1 - prediction**2)
    return by_z * x, by_z


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=0.0001]
def inputs(rng):
    yield 0, 0, 0, 0
    yield 0, 0, 1, 1
    yield 1, 0, 1, 0
    yield 0, 1, -1, 0
    yield 0, -1, 0, 2
    yield -1, 0.5, 1, 0
    yield 1, -2, 2, 0
    yield 0.5, 0.5, 3, -1
    yield 4, 0, 3, 0.5
    yield -1, 3, 10, -9
    for number in range(75):
        x, y = rng.choice([-4, -1.5, -0.4, 0, 0.25, 1, 3], size=2)
        if number < 30:
            w, b = rng.integers(-4, 5, size=2) / 2
        else:
            w, b = np.round(rng.normal(size=2), 2)
        yield float(w), float(b), float(x), float(y)


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_one_slope fails=test_returns_two_numbers]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    return 2 * (prediction - y) * (1 - prediction**2) * x


# --8<-- [end:wrong_returns_one_slope]


# --8<-- [start:wrong_adds_the_slopes fails=test_a_perfect_prediction_has_slope_0]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y) + (1 - prediction**2)
    return by_z + x, by_z + 1


# --8<-- [end:wrong_adds_the_slopes]


# --8<-- [start:wrong_turns_the_error_around fails=test_a_low_prediction_asks_for_a_larger_bias]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (y - prediction) * (1 - prediction**2)
    return by_z * x, by_z


# --8<-- [end:wrong_turns_the_error_around]


# --8<-- [start:wrong_forgets_the_input fails=test_slope_by_w_is_x_times_that_by_b]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y) * (1 - prediction**2)
    return by_z, by_z


# --8<-- [end:wrong_forgets_the_input]


# --8<-- [start:wrong_gives_the_input_to_both fails=test_slope_by_w_is_x_times_that_by_b]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y) * (1 - prediction**2)
    return by_z * x, by_z * x


# --8<-- [end:wrong_gives_the_input_to_both]


# --8<-- [start:wrong_multiplies_by_the_weight fails=test_slope_by_w_is_x_times_that_by_b]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y) * (1 - prediction**2)
    return by_z * w, by_z


# --8<-- [end:wrong_multiplies_by_the_weight]


# --8<-- [start:wrong_forgets_the_slope_of_tanh fails=test_far_out_tanh_is_flat]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y)
    return by_z * x, by_z


# --8<-- [end:wrong_forgets_the_slope_of_tanh]


# --8<-- [start:wrong_takes_tanh_twice fails=test_far_out_tanh_is_flat]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y) * (1 - np.tanh(prediction) ** 2)
    return by_z * x, by_z


# --8<-- [end:wrong_takes_tanh_twice]


# --8<-- [start:wrong_uses_z_in_the_slope_of_tanh fails=test_far_out_tanh_is_flat]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    z = w * x + b
    by_z = 2 * (np.tanh(z) - y) * (1 - z**2)
    return by_z * x, by_z


# --8<-- [end:wrong_uses_z_in_the_slope_of_tanh]


# --8<-- [start:wrong_keeps_the_slope_of_the_sigmoid fails=test_tanh_has_its_own_slope]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y) * prediction * (1 - prediction)
    return by_z * x, by_z


# --8<-- [end:wrong_keeps_the_slope_of_the_sigmoid]


# --8<-- [start:wrong_keeps_the_sigmoid fails=test_tanh_has_its_own_slope]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = 1 / (1 + np.exp(-(w * x + b)))
    by_z = 2 * (prediction - y) * prediction * (1 - prediction)
    return by_z * x, by_z


# --8<-- [end:wrong_keeps_the_sigmoid]


# --8<-- [start:wrong_forgets_the_2 fails=test_square_brings_a_factor_2]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = (prediction - y) * (1 - prediction**2)
    return by_z * x, by_z


# --8<-- [end:wrong_forgets_the_2]


# --8<-- [start:wrong_forgets_the_bias fails=test_bias_is_part_of_z]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x)
    by_z = 2 * (prediction - y) * (1 - prediction**2)
    return by_z * x, by_z


# --8<-- [end:wrong_forgets_the_bias]


# --8<-- [start:wrong_forgets_the_square fails=test_slopes_multiply_along_the_chain]
def slopes(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    prediction = np.tanh(w * x + b)
    by_z = 2 * (prediction - y) * (1 - abs(prediction))
    return by_z * x, by_z


# --8<-- [end:wrong_forgets_the_square]
