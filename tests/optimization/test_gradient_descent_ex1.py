"""Grade `descend`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, living, garden, price, rate=0.25, steps=1):
    """Return the call as text, and what `descend` returns, as plain numbers."""
    homes = [np.array(numbers, dtype=np.float64) for numbers in (living, garden, price)]
    call = f"descend(living={living}, garden={garden}, price={price}, rate={rate}, steps={steps})"
    return call, np.asarray(exercise.descend(*homes, rate, steps)).tolist()


def test_returns_two_numbers(exercise):
    call, got = run(exercise, [1, 2], [2, 1], [3, 3])
    message = (
        f"{call} returned {got}. Expected two numbers, w and v. "
        "Look at the return line: it gives both parameters, `return w, v`, not the loss. "
        "If arrays came back, look for a missing np.mean: it makes one number of all homes."
    )
    assert np.shape(got) == (2,), message


def test_first_step_goes_downhill(exercise):
    call, (w, v) = run(exercise, [1], [1], [3])
    message = (
        f"{call} returned w = {w}, v = {v}. Expected both above 0: at the start the prediction is "
        "0, too low for a home sold for 3. Below 0, you moved uphill. Look at two signs: the error "
        "is predicted minus paid, and the step subtracts rate times the partial derivative. "
        "At 0, no step was taken: look at range(steps)."
    )
    assert w > 0, message
    assert v > 0, message


def test_half_the_rate_halves_the_step(exercise):
    _, whole = run(exercise, [1, 0], [0, 1], [3, 3], rate=0.25)
    call, half = run(exercise, [1, 0], [0, 1], [3, 3], rate=0.125)
    message = (
        f"{call} returned {half}, and with rate=0.25 {whole}. Expected half of it: a step is the "
        "rate times the partial derivative. Look for `rate` in both lines that move w and v, "
        "then check that both start at 0 and that steps=1 takes one step."
    )
    assert np.allclose(half, np.divide(whole, 2)), message


def test_twice_the_area_doubles_the_step(exercise):
    _, (w_1, v_1) = run(exercise, [1], [1], [3])
    for part, areas, once in [("w", ([2], [1]), w_1), ("v", ([1], [2]), v_1)]:
        call, got = run(exercise, *areas, [3])
        twice = got["wv".index(part)]
        message = (
            f"{call} returned {part} = {twice}, and with areas of 1 and 1 it was {once}. "
            "Expected twice that: at the start the error is -3 in both, and the partial derivative "
            "multiplies it by the area. Multiply by living for w and by garden for v."
        )
        assert np.allclose(twice, 2 * once), message


def test_listing_each_home_twice_changes_nothing(exercise):
    _, once = run(exercise, [1], [2], [3], rate=0.125)
    call, twice = run(exercise, [1, 1], [2, 2], [3, 3], rate=0.125)
    message = (
        f"{call} returned {twice}, and with the home listed once {once}. Expected the same: the "
        "loss is a mean over the homes, so its gradient is one too. Look for np.sum or @ where "
        "np.mean belongs."
    )
    assert np.allclose(twice, once), message


def test_both_partial_derivatives_come_from_one_point(exercise):
    call, (w, v) = run(exercise, [1], [1], [3])
    message = (
        f"{call} returned w = {w}, v = {v}. Expected two equal numbers, because living and garden "
        "are equal. When w moves first, v sees another error. Compute both partial derivatives "
        "with the old w and v, then move both."
    )
    assert np.allclose(w, v), message


def test_multiplies_before_averaging(exercise):
    call, (w, v) = run(exercise, [1, 3], [3, 1], [3, 1])
    message = (
        f"{call} returned w = {w}, v = {v}. Expected w to be three fifths of v: the errors are "
        "-3 and -1, so error times living has the mean -3, and error times garden the mean -5. "
        "Multiply home by home, then take the mean: np.mean(error * living)."
    )
    assert np.allclose(w, 0.6 * v), message


def test_one_step_has_the_right_length(exercise):
    call, got = run(exercise, [1], [1], [3])
    message = (
        f"{call} returned {got}, expected [1.5, 1.5]. The error is -3, so each partial derivative "
        "is 2 * (-3) * 1 = -6, and the step 0.25 * 6. Look for the 2, which comes from the square."
    )
    assert np.allclose(got, (1.5, 1.5)), message


def test_takes_all_steps(exercise):
    _, one = run(exercise, [1], [0], [3], steps=1)
    call, two = run(exercise, [1], [0], [3], steps=2)
    message = (
        f"{call} returned {two}, the same as with steps=1. Expected another w: after one step it "
        "is 1.5, and the home was sold for 3. Look at what is inside the loop: w and v are set to "
        "0 before it, and `return` comes after it."
    )
    assert not np.allclose(one, two), message


def test_gradient_is_computed_anew_in_each_step(exercise):
    call, got = run(exercise, [1], [0], [3], steps=2)
    message = (
        f"{call} returned {got}, expected [2.25, 0]. After one step w is 1.5 and the error -1.5, "
        "so the second step is half the first. Compute the error and both partial derivatives "
        "inside the loop."
    )
    assert np.allclose(got, (2.25, 0)), message


def test_both_parameters_share_one_error(exercise):
    call, got = run(exercise, [1], [1], [3], steps=2)
    message = (
        f"{call} returned {got}, expected [1.5, 1.5]. After one step the prediction is "
        "1.5 + 1.5 = 3, what was paid, so the second step moves nothing. The error needs the "
        "whole prediction: w * living + v * garden - price."
    )
    assert np.allclose(got, (1.5, 1.5)), message


def test_homes_stay_as_they_were(exercise):
    living, garden, price = (np.array([float(number)]) for number in (1, 1, 3))
    exercise.descend(living, garden, price, 0.25, 3)
    homes = [living.tolist(), garden.tolist(), price.tolist()]
    message = (
        "After descend(living=[1], garden=[1], price=[3], rate=0.25, steps=3), living, garden and "
        f"price held {homes}: the caller's data has changed. Expected the same numbers as before. "
        "Look for -= and other lines that write into them; put the error in a new array."
    )
    assert homes == [[1], [1], [3]], message


def test_many_steps_reach_the_best_fit(exercise):
    call, got = run(exercise, [1, 0, 1], [0, 1, 1], [3, 1, 4], rate=0.25, steps=60)
    message = (
        f"{call} returned {got}, expected about [3, 1]: these prices fit exactly. Take two steps "
        "on paper and compare them with yours."
    )
    assert np.allclose(got, (3, 1), atol=1e-3), message
