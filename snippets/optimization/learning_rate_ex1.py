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

Example: `read_curves([1, 2], [3, 6], [0.01, 0.2, 0.5], 10)` gives
`["stays high", "falls", "grows"]`.

Hint: Two loops: the outer one over rates, the inner one over steps.
What has to start anew for each rate?

Hint: Write one line for the loss, `np.mean((w * x - y) ** 2)`, and use it before and after the
inner loop.

Hint: `w = w - rate * 2 * np.mean((w * x - y) * x)` is one step.

Hint: If `last` is `nan`, both `last > first` and `last <= first` are `False`.
Which one would you have to negate?
"""

import numpy as np


# --8<-- [start:starter]
def read_curves(x: np.ndarray, y: np.ndarray, rates: list[float], steps: int) -> list[str]:
    """Return for each learning rate what its loss curve does.

    Args:
        x: Feature of n examples, shape (n,).
        y: True values, shape (n,); not all are 0, so the loss at the start is above 0.
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


# --8<-- [start:inputs compare=exact]
# Alike: rates without sign: a learning rate is positive.
# Alike: steps without sign: it is a number of steps, 1 or more.
def inputs(rng):
    yield np.array([2]), np.array([6]), [0.25], 3
    yield np.array([0]), np.array([2]), [1], 2
    yield np.array([1]), np.array([-3]), [0.5, 2], 1
    yield np.array([1, 2]), np.array([3, 6]), [0.01, 0.2, 0.5], 10
    yield np.array([1, 2]), np.array([0.004, 0.003]), [0.01], 2
    yield np.array([1, 2]), np.array([3, 6]), [100, 0.2], 200
    yield np.array([1, -1, 2]), np.array([2, -1, 3]), [0.5, 0.01, 0.25, 0.75, 0.1], 4
    for number in range(80):
        n = 1 + number % 6 if number < 65 else int(rng.integers(20, 60))
        if number % 2:
            x, noise = rng.integers(-4, 5, size=n), rng.integers(-3, 4, size=n)
        else:
            x, noise = rng.normal(scale=rng.choice([0.3, 1, 20]), size=n), rng.normal(size=n)
        y = rng.integers(-3, 4) * x + noise * (number % 3)
        steps = int(rng.choice([1, 2, 3, 5, 9, 14]))
        curvature = 2 * np.mean(x**2)
        if curvature == 0 or not y.any():
            continue
        shares = rng.choice([0.04, 0.1, 0.2, 0.4, 0.7, 0.9, 1.1, 1.3, 1.6, 1.9, 2.2, 3], size=12)
        rates = [
            rate for rate in (shares / curvature).round(4).tolist() if clear(x, y, rate, steps)
        ]
        if rates:
            yield x, y, rates[: 1 + number % 6], steps


def clear(x, y, rate, steps):
    """Say whether the last loss is neither close to the first nor to a tenth of it."""
    w = 0.0
    for _ in range(steps):
        w = w - rate * 2 * np.mean((w * x - y) * x)
    share = np.mean((w * x - y) ** 2) / np.mean(y**2)
    return rate > 0 and abs(share - 1) > 0.02 and abs(share - 0.1) > 0.002


# --8<-- [end:inputs]


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
