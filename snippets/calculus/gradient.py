"""Gradient: all partial derivatives in one vector, which points steepest uphill.

Source: Stewart, Calculus: Early Transcendentals (Cengage, 8th edition, 2016), section 14.6.
"""

import matplotlib.pyplot as plt
import numpy as np


# --8<-- [start:profit]
def profit(x: np.ndarray) -> float:
    """Return the shop's profit.

    Args:
        x: Price in dollars and ads per day, shape (2,).

    Returns:
        Profit in dollars per day.
    """
    price, ads = x
    return 36 * price - 2 * price**2 + 2 * price * ads - 2 * ads**2


def profit_gradient(x: np.ndarray) -> np.ndarray:
    """Return the gradient of the profit, by the formula.

    Args:
        x: Price in dollars and ads per day, shape (2,).

    Returns:
        Its partial derivatives by price and by ads, shape (2,).
    """
    price, ads = x
    return np.array([36 - 4 * price + 2 * ads, 2 * price - 4 * ads])


# --8<-- [end:profit]

# --8<-- [start:plot_map]
fig, ax = plt.subplots(figsize=(4.8, 4.4))
grid = np.meshgrid(np.linspace(4, 15.5, 60), np.linspace(0, 9, 60))
heights = ax.contour(*grid, profit(grid), levels=[100, 130, 160.5, 192, 208], colors="C5")
heights.set(linewidths=1)
ax.clabel(heights, fmt="%g", fontsize=10)
for x in [(6.5, 1.0), (10.0, 2.0), (14.0, 4.0), (10.0, 8.0), (10.0, 4.0), (12.0, 8.0)]:
    color = "C1" if x == (6.5, 1.0) else "C0"
    arrow = profit_gradient(x) / 8
    ax.quiver(*x, *arrow, angles="xy", scale_units="xy", scale=1, color=color, width=0.008)
ax.plot(6.5, 1, "o", color="C1")
ax.text(7.3, 0.8, "today", color="C1")
ax.plot(12, 6, "o", color="black")
ax.text(12.2, 6.1, "best: 216")
ax.set(xlabel="price in dollars", ylabel="ads per day", aspect="equal", xlim=(4, 15.5))
ax.set_title("Every arrow crosses its contour at 90°")
fig.set_label(
    "A map of the profit by price and ads, with contour lines around the best point, 12 dollars "
    "and 6 ads. Arrows, the gradients at six points, point uphill at a right angle to the lines "
    "and get shorter near the best point."
)
# --8<-- [end:plot_map]


# --8<-- [start:define]
def numerical_gradient(f, x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """Return the gradient of f, by nudging one input after the other.

    Args:
        f: Function of an array, shape (d,), that returns one number.
        x: Where the inputs stand, shape (d,).
        h: Length of a nudge.

    Returns:
        The gradient, shape (d,), the same as that of x.
    """
    nudges = h * np.eye(len(x))  # row i is h at entry i, and 0 elsewhere
    return np.array([(f(x + nudge) - f(x - nudge)) / (2 * h) for nudge in nudges])


# --8<-- [end:define]

# --8<-- [start:walk]
today = np.array([6.5, 1.0])
steepest = profit_gradient(today) / 15  # length 1
print("gradient  ", numerical_gradient(profit, today).round(4))
for name, way in [("price only", np.array([1.0, 0.0])), ("steepest", steepest)]:
    gain = profit(today + 0.1 * way) - profit(today)
    print(f"{name:10} {gain:+.2f} dollars per day")
# --8<-- [end:walk]

# --8<-- [start:check]
x1, x2 = np.array([1.0, 3.0]), np.array([2.0, 1.0])  # two features of two examples
y = np.array([3.0, 5.0])
w = np.array([1.0, 0.0])
nudged = numerical_gradient(lambda w: np.mean((w[0] * x1 + w[1] * x2 - y) ** 2), w)
error = w[0] * x1 + w[1] * x2 - y  # predicted minus true value, one per example
by_hand = np.array([np.sum(2 * error * x1), np.sum(2 * error * x2)])
print("by hand", by_hand)
print("nudged ", nudged.round(4))
print("ratio  ", (by_hand / nudged).round(4))
# --8<-- [end:check]

# --8<-- [start:plot_level]
fig, axes = plt.subplots(1, 3, figsize=(4.8, 2.3), sharey=True)
fig.suptitle("Gradient 0 in the middle, three times", x=0.02, ha="left")
u, v = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(-1, 1, 5))
for field, name, along_u, along_v in zip(
    axes, ["minimum", "maximum", "saddle"], [2, -2, 2], [2, -2, -2], strict=True
):
    field.quiver(u, v, along_u * u, along_v * v, color="C0", width=0.014, scale=18)
    field.plot(0, 0, "o", color="C1")
    field.set_title(name, fontweight="normal")
    field.set(aspect="equal", xticks=[], yticks=[], xlim=(-1.5, 1.5), ylim=(-1.5, 1.5))
fig.set_label(
    "Three fields of arrows, uphill around a point with gradient 0. Around a minimum all point "
    "away from it, around a maximum all point to it, around a saddle some away and some to it."
)
# --8<-- [end:plot_level]

# For the text of the page: the price in cents, and then the rate per cent.
per_cent = float(profit_gradient(today)[0] / 100)
