"""Find a partial derivative by nudging one input.

Return the slope of `f` with respect to input number `i`, counted from 0.
Nudge it by `h = 1e-5` up and down, and hold the other inputs fixed.
`x` may hold whole numbers, and it must stay as it is.

Example: `partial(lambda x: x[0] * x[1], [3, 5], 0)` gives about `5`.
Input 0 moves, and input 1 stays 5.

Hint: Make two arrays, one with input `i` raised by `h` and one with it lowered.
Then compare what `f` returns for them.

Hint: `np.array(x, dtype=np.float64)` is a copy that can hold decimals.
Change the copy, not `x`.

Hint: From `x[i] - h` to `x[i] + h` the run is `2 * h` long.
"""

from collections.abc import Callable

import numpy as np


# --8<-- [start:starter]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    """Return the partial derivative of f with respect to input i at x.

    Args:
        f: Takes an array of shape (d,) and returns one number; smooth near x.
        x: Where the inputs stand, shape (d,), d at least 1, decimals or whole numbers.
        i: Which input moves, from 0 to d - 1.

    Returns:
        Change of f per unit of input i.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    up = np.array(x, dtype=np.float64)
    down = up.copy()
    up[i] += h
    down[i] -= h
    return (f(up) - f(down)) / (2 * h)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=0.0001]
# Alike: i without sign: inputs are counted from 0.
def inputs(rng):
    def function(formula):
        made = eval(f"lambda x: {formula}", {"np": np})
        made.__doc__ = f"lambda x: {formula}"
        return made

    yield function("3 * x[0]"), np.array([1]), 0
    yield function("x[0] ** 2"), np.array([3]), 0
    yield function("x[0] ** 2"), np.array([0.5]), 0
    yield function("x[0] ** 2"), np.array([-2]), 0
    yield function("x[0] * x[1]"), np.array([0, 0]), 1
    yield function("x[0] * x[1]"), np.array([2, 4]), 1
    yield function("4 - x[1] / 8"), np.array([2.5, 1.5]), 1
    yield function("4 - x[1]"), np.array([2, 1]), 0
    yield function("7"), np.array([2, 1]), 0
    yield function("np.exp(x[0]) * x[1]"), np.array([0, 3]), 0
    formulas = ["x @ x", "np.sum(x**3)", "np.prod(x)", "np.sin(x[0]) * np.cos(x[-1])"]
    formulas += ["np.tanh(np.mean(x))", "np.sum(np.diff(x) ** 2)", "x[-1] * np.sum(x)"]
    for number in range(75):
        d = int(rng.integers(1, 4 if number < 40 else 7))
        x = rng.integers(-3, 4, size=d)
        if number % 2:
            x = x + rng.choice([0.25, 0.5, -0.125], size=d)
        yield function(formulas[number % 7]), x, int(rng.integers(d))


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_all_of_them fails=test_slope_of_a_line]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    nudges = 1e-5 * np.eye(len(x))
    return np.array([(f(x + nudge) - f(x - nudge)) / 2e-5 for nudge in nudges])


# --8<-- [end:wrong_returns_all_of_them]


# --8<-- [start:wrong_forgets_the_sign fails=test_a_fall_is_negative]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    up = np.array(x, dtype=np.float64)
    down = up.copy()
    up[i] += h
    down[i] -= h
    return abs(f(up) - f(down)) / (2 * h)


# --8<-- [end:wrong_forgets_the_sign]


# --8<-- [start:wrong_stays_a_change fails=test_slope_of_a_line]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    up = np.array(x, dtype=np.float64)
    up[i] += h
    return f(up) - f(x)


# --8<-- [end:wrong_stays_a_change]


# --8<-- [start:wrong_divides_by_half_the_run fails=test_slope_of_a_line]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    up = np.array(x, dtype=np.float64)
    down = up.copy()
    up[i] += h
    down[i] -= h
    return (f(up) - f(down)) / h


# --8<-- [end:wrong_divides_by_half_the_run]


# --8<-- [start:wrong_only_goes_up fails=test_slope_of_a_line]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    up = np.array(x, dtype=np.float64)
    up[i] += h
    return (f(up) - f(x)) / (2 * h)


# --8<-- [end:wrong_only_goes_up]


# --8<-- [start:wrong_subtracts_the_wrong_way fails=test_slope_of_a_line]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    up = np.array(x, dtype=np.float64)
    down = up.copy()
    up[i] += h
    down[i] -= h
    return (f(down) - f(up)) / (2 * h)


# --8<-- [end:wrong_subtracts_the_wrong_way]


# --8<-- [start:wrong_moves_all_inputs fails=test_other_inputs_stand_still]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


# --8<-- [end:wrong_moves_all_inputs]


# --8<-- [start:wrong_counts_from_1 fails=test_inputs_are_counted_from_0]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    up = np.array(x, dtype=np.float64)
    down = up.copy()
    up[i - 1] += h
    down[i - 1] -= h
    return (f(up) - f(down)) / (2 * h)


# --8<-- [end:wrong_counts_from_1]


# --8<-- [start:wrong_takes_a_whole_step fails=test_the_step_is_small]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    up = np.array(x, dtype=np.float64)
    down = up.copy()
    up[i] += 1
    down[i] -= 1
    return (f(up) - f(down)) / 2


# --8<-- [end:wrong_takes_a_whole_step]


# --8<-- [start:wrong_changes_the_inputs fails=test_inputs_stay_as_they_were]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    x[i] += h
    up = f(x)
    x[i] -= 2 * h
    return (up - f(x)) / (2 * h)


# --8<-- [end:wrong_changes_the_inputs]


# --8<-- [start:wrong_copies_whole_numbers fails=test_whole_numbers_can_be_nudged]
def partial(f: Callable[[np.ndarray], float], x: np.ndarray, i: int) -> float:
    h = 1e-5
    up, down = x.copy(), x.copy()
    up[i] += h
    down[i] -= h
    return (f(up) - f(down)) / (2 * h)


# --8<-- [end:wrong_copies_whole_numbers]
