"""Train one model with several learning rates, and read the curves.

The model predicts `w * x`, without a base.
For each rate start at `w = 0`, and take `steps` steps of gradient descent on the mean squared
error.
Its gradient is `2 * np.mean((w * x - y) * x)`.
Compare the loss after the last step with the loss at the start, and return for each rate:

- `"grows"` if it is larger or `nan`,
- `"falls"` if it is at most a tenth,
- `"stays high"` otherwise.

The last one says only what the loss did: `w` may creep toward its best value, or jump from side to
side.
Example: for `x = [1, 2]`, `y = [3, 6]`, `rates = [0.01, 0.2, 0.5]` and `steps = 10` the answer is
`["stays high", "falls", "grows"]`.

Hint: Two loops: the outer one over rates, the inner one over steps.
What has to start anew for each rate?

Hint: Write one line for the loss, `np.mean((w * x - y) ** 2)`, and use it before and after the
inner loop.

Hint: `w = w - rate * 2 * np.mean((w * x - y) * x)` is one step.

Hint: With `nan`, both `>` and `<=` are `False`.
Which one would you have to turn around with `not`?
"""

import numpy as np


# --8<-- [start:starter]
def read_curves(x: np.ndarray, y: np.ndarray, rates: list[float], steps: int) -> list[str]:
    """Return for each learning rate what its loss curve does.

    Args:
        x: Feature of n examples, shape (n,).
        y: True values, shape (n,).
        rates: Learning rates, positive numbers.
        steps: Number of steps per rate, 1 or more.

    Returns:
        "grows", "falls" or "stays high" for each rate, in the order of `rates`.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def read_curves(x: np.ndarray, y: np.ndarray, rates: list[float], steps: int) -> list[str]:
    words = []
    for rate in rates:
        w = 0.0
        first = np.mean((w * x - y) ** 2)
        for _ in range(steps):
            w = w - rate * 2 * np.mean((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        # nan is not <= anything
        words.append(
            "grows" if not last <= first else "falls" if last <= first / 10 else "stays high"
        )
    return words


# --8<-- [end:solution]


# --8<-- [start:wrong_lets_nan_slip_through fails=test_nan_counts_as_grown]
def read_curves(x, y, rates, steps):
    words = []
    for rate in rates:
        w = 0.0
        first = np.mean((w * x - y) ** 2)
        for _ in range(steps):
            w = w - rate * 2 * np.mean((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        words.append("grows" if last > first else "falls" if last <= first / 10 else "stays high")
    return words


# --8<-- [end:wrong_lets_nan_slip_through]


# --8<-- [start:wrong_starts_at_1 fails=test_training_starts_at_0]
def read_curves(x, y, rates, steps):
    words = []
    for rate in rates:
        w = 1.0
        first = np.mean((w * x - y) ** 2)
        for _ in range(steps):
            w = w - rate * 2 * np.mean((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        words.append(
            "grows" if not last <= first else "falls" if last <= first / 10 else "stays high"
        )
    return words


# --8<-- [end:wrong_starts_at_1]


# --8<-- [start:wrong_takes_one_step_less fails=test_steps_are_counted_exactly]
def read_curves(x, y, rates, steps):
    words = []
    for rate in rates:
        w = 0.0
        first = np.mean((w * x - y) ** 2)
        for _ in range(1, steps):
            w = w - rate * 2 * np.mean((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        words.append(
            "grows" if not last <= first else "falls" if last <= first / 10 else "stays high"
        )
    return words


# --8<-- [end:wrong_takes_one_step_less]


# --8<-- [start:wrong_returns_losses fails=test_returns_one_text_per_rate]
def read_curves(x, y, rates, steps):
    losses = []
    for rate in rates:
        w = 0.0
        for _ in range(steps):
            w = w - rate * 2 * np.mean((w * x - y) * x)
        losses.append(np.mean((w * x - y) ** 2))
    return losses


# --8<-- [end:wrong_returns_losses]


# --8<-- [start:wrong_adds_the_gradient fails=test_right_rate_falls]
def read_curves(x, y, rates, steps):
    words = []
    for rate in rates:
        w = 0.0
        first = np.mean((w * x - y) ** 2)
        for _ in range(steps):
            w = w + rate * 2 * np.mean((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        words.append("grows" if last > first else "falls" if last <= first / 10 else "stays high")
    return words


# --8<-- [end:wrong_adds_the_gradient]


# --8<-- [start:wrong_goes_on_where_the_last_rate_ended fails=test_each_rate_starts_anew]
def read_curves(x, y, rates, steps):
    words = []
    w = 0.0
    for rate in rates:
        first = np.mean((w * x - y) ** 2)
        for _ in range(steps):
            w = w - rate * 2 * np.mean((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        words.append("grows" if last > first else "falls" if last <= first / 10 else "stays high")
    return words


# --8<-- [end:wrong_goes_on_where_the_last_rate_ended]


# --8<-- [start:wrong_forgets_the_2 fails=test_beyond_the_limit_it_grows]
def read_curves(x, y, rates, steps):
    words = []
    for rate in rates:
        w = 0.0
        first = np.mean((w * x - y) ** 2)
        for _ in range(steps):
            w = w - rate * np.mean((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        words.append("grows" if last > first else "falls" if last <= first / 10 else "stays high")
    return words


# --8<-- [end:wrong_forgets_the_2]


# --8<-- [start:wrong_sums fails=test_right_rate_falls]
def read_curves(x, y, rates, steps):
    words = []
    for rate in rates:
        w = 0.0
        first = np.mean((w * x - y) ** 2)
        for _ in range(steps):
            w = w - rate * 2 * np.sum((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        words.append("grows" if last > first else "falls" if last <= first / 10 else "stays high")
    return words


# --8<-- [end:wrong_sums]


# --8<-- [start:wrong_reads_only_whether_it_falls fails=test_small_rate_stays_high]
def read_curves(x, y, rates, steps):
    words = []
    for rate in rates:
        w = 0.0
        first = np.mean((w * x - y) ** 2)
        for _ in range(steps):
            w = w - rate * 2 * np.mean((w * x - y) * x)
        words.append("grows" if np.mean((w * x - y) ** 2) > first else "falls")
    return words


# --8<-- [end:wrong_reads_only_whether_it_falls]


# --8<-- [start:wrong_takes_one_step fails=test_all_steps_are_taken]
def read_curves(x, y, rates, steps):
    words = []
    for rate in rates:
        w = 0.0
        first = np.mean((w * x - y) ** 2)
        w = w - rate * 2 * np.mean((w * x - y) * x)
        last = np.mean((w * x - y) ** 2)
        words.append("grows" if last > first else "falls" if last <= first / 10 else "stays high")
    return words


# --8<-- [end:wrong_takes_one_step]


# --8<-- [start:wrong_judges_the_rate_alone fails=test_scale_of_x_matters]
def read_curves(x, y, rates, steps):
    return ["stays high" if rate < 0.02 else "falls" if rate < 0.4 else "grows" for rate in rates]


# --8<-- [end:wrong_judges_the_rate_alone]


# --8<-- [start:wrong_changes_the_values fails=test_data_stay_as_they_were]
def read_curves(x, y, rates, steps):
    words = []
    best = y.copy()
    for rate in rates:
        w = 0.0
        y[:] = best
        first = np.mean(y**2)
        for _ in range(steps):
            step = -rate * 2 * np.mean(-y * x)
            w += step
            y -= step * x
        last = np.mean(y**2)
        words.append("grows" if last > first else "falls" if last <= first / 10 else "stays high")
    return words


# --8<-- [end:wrong_changes_the_values]
