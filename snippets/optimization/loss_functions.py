"""Loss functions: three ways to count a miss, and the promise that each one prefers.

Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning,
        2nd edition (Springer, 2009), section 10.6.
"""

import matplotlib.pyplot as plt
import numpy as np


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

# --8<-- [start:plot]
fig, (one, average) = plt.subplots(2, 1, figsize=(4.8, 6))
r = np.linspace(-4, 4, 81)
styles = {absolute: ("C0", "-"), squared: ("C1", "--"), in_dollars: ("C2", "-.")}
names = {absolute: "absolute", squared: "squared", in_dollars: "4 late, 1 early"}
for loss, (color, line) in styles.items():
    one.plot(r, loss(r), line, color=color, label=names[loss])
    average.plot(promises, averages[loss], line, color=color)
    place = np.argmin(averages[loss])
    average.plot(promises[place], averages[loss][place], "o", color=color)
    average.annotate(
        f"{promises[place]:.0f}",
        (promises[place], averages[loss][place]),
        (0, -15),
        textcoords="offset points",
        ha="center",
        color=color,
    )
one.set(xlabel="residual r: days late", ylabel="loss", ylim=(0, 12))
one.set_title("One delivery: three penalties")
one.legend(loc="upper center")
average.set(xlabel="promise in days", ylabel="average loss", ylim=(0, 12), xlim=(0, 9))
average.set_title("Nine deliveries: three best promises")
fig.set_label(
    "Above, three losses against the residual: a V, a parabola, and a V that is steep on the late "
    "side. Below, their averages against the promise; the lowest points are at 3, 4 and 5 days."
)
# --8<-- [end:plot]

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
