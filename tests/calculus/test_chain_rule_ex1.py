"""Grade `slopes`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, w, b, x, y):
    """Return the call as text, and what `slopes` returns, as plain numbers."""
    got = np.asarray(exercise.slopes(w, b, x, y)).tolist()
    return f"slopes(w={w}, b={b}, x={x}, y={y})", got


def test_returns_two_numbers(exercise):
    call, got = run(exercise, 0.5, 0.0, 1.0, 1.0)
    message = (
        f"{call} returned {got}, expected two numbers: the slopes as w and as b change. "
        "Look at the return line."
    )
    assert np.shape(got) == (2,), message


def test_tanh_has_its_own_slope(exercise):
    call, got = run(exercise, 0.0, 0.0, 3.0, 0.5)
    message = (
        f"{call} returned {got}. Expected the slope as b changes not to be 0: "
        "tanh predicts 0, not y, and has the slope 1 there. "
        "Look for the sigmoid or its slope; this neuron uses tanh."
    )
    assert got[1] != 0, message


def test_a_perfect_prediction_has_slope_0(exercise):
    call, got = run(exercise, 0.0, 0.0, 3.0, 0.0)
    message = (
        f"{call} returned {got}, expected [0, 0]: the prediction is 0, exactly y. "
        "Along a chain slopes multiply, so one slope of 0 makes the product 0. Look for a +."
    )
    assert np.allclose(got, 0, atol=1e-4), message


def test_a_low_prediction_asks_for_a_larger_bias(exercise):
    call, got = run(exercise, 0.5, 0.0, 1.0, 1.0)
    message = (
        f"{call} returned {got}. Expected a negative slope as b changes: the "
        "prediction is below y, so a larger bias lowers the loss. "
        "Look at the error: prediction minus y."
    )
    assert got[1] < 0, message


def test_slope_by_w_is_x_times_that_by_b(exercise):
    call, got = run(exercise, 0.5, 0.0, 3.0, 1.0)
    message = (
        f"{call} returned {got}. Expected the first to be 3 times the second: in w * x + b, one "
        "more unit of w brings x, and one more unit of b brings 1. Look at the last link."
    )
    assert np.isclose(got[0], 3 * got[1]), message


def test_far_out_tanh_is_flat(exercise):
    call, got = run(exercise, 12.0, 0.0, 1.0, 0.0)
    message = (
        f"{call} returned {got}, expected both near 0: at z = 12 tanh is almost flat. "
        "Look at its slope, 1 - prediction**2, taken with the prediction itself."
    )
    assert np.allclose(got, 0, atol=1e-3), message


def test_square_brings_a_factor_2(exercise):
    call, got = run(exercise, 0.0, 0.0, 2.0, 1.0)
    message = (
        f"{call} returned {got}, expected [-4, -2]: the prediction is 0, so the slopes along the "
        "chain are 2 * (0 - 1) = -2, then 1, and x = 2 or 1. Look for the 2 of the square."
    )
    assert np.allclose(got, (-4, -2)), message


def test_bias_is_part_of_z(exercise):
    call, got = run(exercise, 0.5, -1.0, 2.0, 1.0)
    message = (
        f"{call} returned {got}, expected [-4, -2]: z is 0.5 * 2 - 1 = 0. "
        "Look at z: the bias belongs to it."
    )
    assert np.allclose(got, (-4, -2)), message


def test_slopes_multiply_along_the_chain(exercise):
    call, got = run(exercise, 0.5, 0.2, -2.0, 0.0)
    message = (
        f"{call} returned {got}, expected about [1.485, -0.742]: z is -0.8, the prediction -0.664, "
        "and the slopes are 2 * (-0.664) = -1.328, then 1 - 0.664**2 = 0.559. Compare yours."
    )
    assert np.allclose(got, (1.485, -0.742), atol=0.002), message
