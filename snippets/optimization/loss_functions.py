"""Loss functions: three ways to count a miss, and the promise that each one prefers.

Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning,
        2nd edition (Springer, 2009), section 10.6.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_penalties]
fig, one = plt.subplots(figsize=(4.8, 3))
r = np.linspace(-4, 4, 81)
one.plot(r, np.abs(r), color="C0", label="absolute")
one.plot(r, r**2, "--", color="C1", label="squared")
one.plot(r, np.where(r > 0, 4 * r, -r), "-.", color="C2", label="4 late, 1 early")
one.set(xlabel="residual r in days", ylabel="loss of one delivery", ylim=(0, 12))
one.text(-3.9, 6.2, "early")
one.text(3.9, 6.2, "late", ha="right")
one.set_title("One delivery: three penalties")
one.legend(loc="upper center")
fig.set_label(
    "Three losses against the residual, all 0 at 0: a V, a parabola, and a V that is four times "
    "as steep on the late side. One day off costs 1 in all three, save 4 for a day late."
)
# --8<-- [end:plot_penalties]


# --8<-- [start:define]
def squared(r: np.ndarray) -> np.ndarray:
    """Return the squared loss of each residual.

    Args:
        r: Days late, negative for early, any shape.

    Returns:
        Losses in days², same shape.
    """
    return r**2


def absolute(r: np.ndarray) -> np.ndarray:
    """Return the absolute loss of each residual.

    Args:
        r: Days late, negative for early, any shape.

    Returns:
        Losses in days, same shape.
    """
    return np.abs(r)


# --8<-- [end:define]


# --8<-- [start:promise]
def in_dollars(r: np.ndarray) -> np.ndarray:
    """Return what each miss costs: 4 dollars a day late, 1 dollar a day early.

    Args:
        r: Days late, negative for early, any shape.

    Returns:
        Losses in dollars, same shape; 5 times the pinball loss with tau = 0.8.
    """
    return np.where(r > 0, 4 * r, -r)


days = np.array([2.0, 2, 3, 3, 3, 4, 4, 5, 10])
promises = np.linspace(0, 10, 101)
averages = {}
for loss in [absolute, squared, in_dollars]:
    averages[loss] = np.array([np.mean(loss(days - promise)) for promise in promises])
    best = promises[np.argmin(averages[loss])]
    print(f"{loss.__name__:10}  promise {best:.1f}  loss {np.min(averages[loss]):.2f}")
# --8<-- [end:promise]

# --8<-- [start:plot_averages]
fig, ax = plt.subplots(figsize=(4.8, 3.2))
names = ["absolute", "squared", "4 late, 1 early"]
styles = [("C0", "-"), ("C1", "--"), ("C2", "-.")]
for loss, name, (color, line) in zip(averages, names, styles, strict=True):
    lowest = promises[np.argmin(averages[loss])], np.min(averages[loss])
    ax.plot(promises, averages[loss], line, color=color, label=name)
    ax.plot(*lowest, "o", color=color)
    ax.annotate(f"{lowest[0]:.0f}", lowest, (0, 6), textcoords="offset points", ha="center")
ax.set(xlabel="promise in days", ylabel="average loss", ylim=(0, 12), xlim=(0, 9))
ax.set_title("Nine deliveries: three best promises")
fig.legend(loc="outside lower center", ncols=3)
fig.set_label(
    "The average of each loss against the promise: three bowls with different lowest points, at "
    "3 days for the absolute loss, 4 for the squared one, 5 where late costs four times as much."
)
# --8<-- [end:plot_averages]

# --8<-- [start:classes]
# probability of the true class, five cases
careful = np.array([0.6, 0.6, 0.6, 0.6, 0.4])
bold = np.array([0.99, 0.99, 0.99, 0.99, 0.001])
for name, p in [("careful", careful), ("bold", bold)]:
    # two classes: above 0.5 the right one is chosen
    print(f"{name:8} accuracy {np.mean(p > 0.5):.1f}  log loss {np.mean(-np.log(p)):.2f}")
# --8<-- [end:classes]

# for the text of the page
mean_absolute, mean_squared = np.min(averages[absolute]), np.min(averages[squared])
unsure, sure = -np.log(0.6), -np.log(0.9)
between, quantile = np.quantile(days, 0.8), np.quantile(days, 0.8, method="inverted_cdf")
bound = -np.log(np.finfo(float).eps)
