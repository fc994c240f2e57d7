"""Mean squared error: the average area of the squares on the residuals.

Source: James, Witten, Hastie and Tibshirani, An Introduction to Statistical Learning,
        2nd edition (Springer, 2021), section 2.2.1.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_squares]
fig, ax = plt.subplots(figsize=(4.8, 2.5))
residuals = np.array([4, -5, 5, -6, 7, -5])
left = 0.0
for r in residuals:
    ax.add_patch(plt.Rectangle((left, 0), abs(r), r, color="C0" if r > 0 else "C1", alpha=0.4))
    ax.text(left + abs(r) / 2, r / 2, f"{r * r}", ha="center", va="center", fontweight="bold")
    left += abs(r) + 0.8
side = np.sqrt(np.mean(residuals**2))
ax.add_patch(plt.Rectangle((left + 2, 0), side, side, fill=False, linewidth=2, linestyle="--"))
ax.text(left + 2 + side / 2, side / 2, f"{side**2:.1f}", ha="center", va="center")
ax.text(left + 2 + side / 2, -1, "mean area", ha="center", va="top")
ax.axhline(0, color="black", linewidth=0.8)
ax.set(xlim=(-1, left + side + 4), ylim=(-7, 8), aspect="equal", xticks=[])
ax.set(xlabel="the six homes, small to large", ylabel="residual in $1,000")
ax.set_title("MSE is the average area of the squares")
fig.set_label(
    "Six squares on a line, above it for homes sold for more than predicted, below it for less; "
    "areas 16, 25, 25, 36, 49 and 25. Beside them a dashed square has their mean area, 29.3."
)
# --8<-- [end:plot_squares]


# --8<-- [start:define]
def mean_squared_error(y: np.ndarray, y_hat: np.ndarray) -> float:
    """Return the mean of the squared residuals.

    Args:
        y: True values, shape (n,).
        y_hat: Predicted values, shape (n,), same unit.

    Returns:
        0 or more, in the unit of y squared.
    """
    return float(np.mean((y - y_hat) ** 2))


# --8<-- [end:define]

# --8<-- [start:compare]
# m², and thousands of dollars
size = np.array([52.0, 68.0, 85.0, 104.0, 126.0, 148.0])
price = np.array([258.0, 281.0, 325.0, 352.0, 409.0, 441.0])
rule = 2 * size + 150
mse = mean_squared_error(price, rule)
print(f"all six   MSE {mse:.2f}  RMSE {np.sqrt(mse):.2f}")
parts = [mean_squared_error(price[:3], rule[:3]), mean_squared_error(price[3:], rule[3:])]
for name, part in zip(["first", "last"], parts, strict=True):
    print(f"{name:5} 3   MSE {part:.2f}  RMSE {np.sqrt(part):.2f}")
print(f"means     MSE {np.mean(parts):.2f}  RMSE {np.mean(np.sqrt(parts)):.2f}")
# --8<-- [end:compare]
root, mean_of_roots = np.sqrt(mse), np.mean(np.sqrt(parts))  # for the text of the page

# --8<-- [start:mistype]
typed = price.copy()
# one zero too many
typed[0] = 2580
for name, y in [("correct", price), ("mistyped", typed)]:
    r = y - rule
    print(f"{name:8}  MSE {np.mean(r**2):9,.1f}  MAE {np.mean(np.abs(r)):5.1f}")
share = r[0] ** 2 / np.sum(r**2)
print(f"share of the first home: {share:.3%}")
# --8<-- [end:mistype]
mse_factor = np.mean(r**2) / mse
mae_factor = np.mean(np.abs(r)) / np.mean(np.abs(price - rule))
equal_misses = r[0] ** 2 / 5**2
wrong_shape = mean_squared_error(price[:, None], rule)
turned = mean_squared_error(typed, np.polyval(np.polyfit(size, typed, 1), size))

# --8<-- [start:plot_lines]
fig, ax = plt.subplots(figsize=(4.8, 3.4))
good = np.polyfit(size, price, 1)
bad = np.polyfit(size, typed, 1)
ax.plot(size, typed, "o", color="black")
ax.axline((0, good[1]), slope=good[0], color="C0")
ax.axline((0, bad[1]), slope=bad[0], color="C1", linestyle="--")
ax.text(58, 2540, "mistyped home", va="center")
ax.text(92, 1000, "lowest MSE with it", color="C1")
ax.text(62, 40, "lowest MSE without it", color="C0")
ax.set(xlim=(40, 160), ylim=(-150, 2800), xlabel="size in m²", ylabel="price in $1,000")
ax.set_title("One typing error turns the line around")
fig.set_label(
    "Five homes lie low along a gently rising line; one lies far above all others. The line with "
    "the lowest MSE for all six falls steeply from about 1,400 to 0 and misses most homes."
)
# --8<-- [end:plot_lines]

ends = np.array([0.0, 10.0])
guess = np.array([4.0, 6.0])
r2_right = 1 - mean_squared_error(ends, guess) / np.var(ends)
r2_swapped = 1 - mean_squared_error(ends, guess) / np.var(guess)
