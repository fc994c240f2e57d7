"""Gradient: all partial derivatives in one vector, which points steepest uphill.

Source: Stewart, Calculus: Early Transcendentals (8th edition, 2016), "Partial Derivatives".
"""

import matplotlib.pyplot as plt
import numpy as np


# --8<-- [start:define]
def numerical_gradient(f, x, h=1e-5):
    """Return the gradient of f, by nudging.

    Args:
        f: Takes an array, returns one number.
        x: Where the inputs stand, shape (d,).
        h: Length of a nudge.

    Returns:
        The gradient, shape (d,) as x.
    """
    # Row i is h at entry i, 0 elsewhere.
    nudges = h * np.eye(len(x))
    up = [f(x + e) for e in nudges]
    down = [f(x - e) for e in nudges]
    return np.subtract(up, down) / 2 / h


# --8<-- [end:define]


# --8<-- [start:profit]
def profit(x: np.ndarray) -> float:
    """Return the shop's profit.

    Args:
        x: Price in $, ads a day, shape (2,).

    Returns:
        Profit in dollars per day.
    """
    price, ads = x
    orders = 36 - 2 * price + 2 * ads
    return orders * price - 2 * ads**2


# --8<-- [end:profit]

# --8<-- [start:plot_map]
fig, ax = plt.subplots(figsize=(4.8, 4.4))
grid = np.meshgrid(np.linspace(4, 15.5, 60), np.linspace(0, 9, 60))
heights = ax.contour(*grid, profit(grid), [100, 130, 160.5, 192, 208], colors="C5", linewidths=1)
ax.clabel(heights, fmt="%g", fontsize=10)
for x in [(6.5, 1.0), (10.0, 2.0), (14.0, 4.0), (10.0, 8.0), (10.0, 4.0), (12.0, 8.0)]:
    color = "C1" if x == (6.5, 1.0) else "C0"
    arrow = numerical_gradient(profit, x) / 8
    ax.quiver(*x, *arrow, angles="xy", scale_units="xy", scale=1, color=color, width=0.008)
ax.plot([6.5, 12], [1, 6], "o", color="black")
ax.text(7.3, 0.8, "today", color="C1")
ax.text(12.2, 6.1, "best: 216")
ax.set(xlabel="price in dollars", ylabel="ads per day", aspect="equal", xlim=(4, 15.5))
ax.set_title("Every arrow crosses its contour at 90°")
fig.set_label(
    "Profit by price and ads, with contour lines around the best point, 12 dollars and 6 ads. "
    "Six arrows, the gradients, point uphill at a right angle to the lines."
)
# --8<-- [end:plot_map]

# --8<-- [start:walk]
today = np.array([6.5, 1.0])
found = numerical_gradient(profit, today)
print("gradient", found.round(4))
# Both ways have length 1.
price_only = np.array([1.0, 0.0])
steepest = found / 15
before = profit(today)
for way in (price_only, steepest):
    after = profit(today + 0.1 * way)
    print(f"{way} {after - before:+.2f}")
# --8<-- [end:walk]

# --8<-- [start:check]
# Two features of two examples.
x1 = np.array([1.0, 3.0])
x2 = np.array([2.0, 1.0])
y = np.array([3.0, 5.0])
w = np.array([1.0, 0.0])
error = w[0] * x1 + w[1] * x2 - y
by_w1 = np.sum(2 * error * x1)
by_w2 = np.sum(2 * error * x2)
by_hand = np.array([by_w1, by_w2])
nudged = numerical_gradient(
    # The loss: mean of squared errors.
    lambda w: np.mean((w[0] * x1 + w[1] * x2 - y) ** 2),
    w,
)
ratio = by_hand / nudged
print("by hand", by_hand)
print("nudged ", nudged.round(4))
print("ratio  ", ratio.round(4))
# --8<-- [end:check]

# --8<-- [start:plot_level]
fig, axes = plt.subplots(1, 3, figsize=(4.8, 2.3), sharey=True)
fig.suptitle("Gradient 0 in the middle, three times", x=0.02, ha="left")
u, v = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(-1, 1, 5))
kinds = {"minimum": (2, 2), "maximum": (-2, -2), "saddle": (2, -2)}
for field, (name, (along_u, along_v)) in zip(axes, kinds.items(), strict=True):
    field.quiver(u, v, along_u * u, along_v * v, color="C0", width=0.014, scale=18)
    field.plot(0, 0, "o", color="C1")
    field.set_title(name, fontweight="normal")
    field.set(aspect="equal", xticks=[], yticks=[], xlim=(-1.5, 1.5), ylim=(-1.5, 1.5))
fig.set_label(
    "Three fields of arrows, uphill around a point with gradient 0. Around a minimum all point "
    "away from it, around a maximum all point to it, around a saddle some away and some to it."
)
# --8<-- [end:plot_level]

per_cent = float(found[0] / 100)  # for the text: the rate per cent of price
