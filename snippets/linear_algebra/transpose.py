"""Transpose: rows become columns, which is not what reshape does.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), section 6.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:reshape]
# °C, one row per hour
# Columns: freezer, fridge, dock
X = np.array(
    [
        [-20, 4, 10],
        [-18, 5, 13],
        [-16, 6, 16],
        [-14, 9, 17],
    ]
)
rows = X.reshape(3, 4)
print("shape", rows.shape)
print("freezer?", rows[0])
# --8<-- [end:reshape]

# --8<-- [start:plot]
sensor = np.tile([0, 1, 2], (4, 1))
fig, axes = plt.subplot_mosaic(
    [["X", "X", "X", "."], ["T", "T", "T", "T"], ["R", "R", "R", "R"]],
    figsize=(4.4, 5.4),
    height_ratios=[4.6, 3, 3],
)
parts = [
    ("X", X, sensor, "X: each sensor is a column"),
    ("T", X.T, sensor.T, "X.T: each sensor is a row"),
    ("R", rows, sensor.reshape(3, 4), "X.reshape(3, 4): sensors mixed"),
]
for key, table, owner, name in parts:
    ax = axes[key]
    for (i, j), value in np.ndenumerate(table):
        k = owner[i, j]
        shade = [0.45, 0.25, 0.12][k]
        ax.fill([j, j + 1, j + 1, j], [i, i, i + 1, i + 1], color=f"C{k}", alpha=shade, lw=0)
        text = f"{value}".replace("-", "−")
        weight = "bold" if k == 0 else "normal"
        ax.text(j + 0.5, i + 0.5, text, ha="center", va="center", weight=weight)
    ax.set(xlim=(0, 4), ylim=(len(table), 0), xticks=[], yticks=[])
    ax.set_title(name, fontsize=11.5, weight="normal")
    ax.tick_params(length=0)
sensors = ["freezer", "fridge", "dock"]
for k, text in enumerate(sensors):
    axes["X"].text(k + 0.5, 4.35, text, ha="center", va="center")
axes["T"].set_yticks([0.5, 1.5, 2.5], sensors)
axes["R"].set_yticks([0.5, 1.5, 2.5], [f"{text}?" for text in sensors])
axes["X"].set_ylim(4.6, 0)
for ax in axes.values():
    ax.spines[:].set_visible(False)
    ax.grid(visible=False)
fig.suptitle("Turned, or only cut anew")
fig.set_label(
    "Three grids. X has four rows and the columns freezer, fridge and dock. In X.T each sensor "
    "is a row: the first is −20, −18, −16, −14. In X.reshape(3, 4) the numbers follow in reading "
    "order, so the first row is −20, 4, 10, −18, from three sensors."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def transpose(X: np.ndarray) -> np.ndarray:
    """Return the transpose of a matrix: what `X.T` holds.

    Args:
        X: Any matrix, shape (n, d).

    Returns:
        A new matrix, shape (d, n), with the entry (i, j) of X at (j, i).
    """
    n, d = X.shape
    # A table to be filled, for the same type of numbers
    turned = np.empty((d, n), dtype=X.dtype)
    for i in range(n):
        for j in range(d):
            turned[j, i] = X[i, j]
    return turned


# --8<-- [end:define]

# --8<-- [start:compare]
print(transpose(X))
print("same as X.T:", np.array_equal(transpose(X), X.T))
print("freezer's mean, turned  ", X.T[0].mean())
print("freezer's mean, reshaped", rows[0].mean())
# --8<-- [end:compare]

# --8<-- [start:vector]
v = np.array([1, 2, 5])
column = v.reshape(-1, 1)
print("v       ", v.shape)
print("v.T     ", v.T.shape)
print("column  ", column.shape)
print("column.T", column.T.shape)
print("v - v.T:", v - v.T)
print("column - column.T:")
print(column - column.T)
# --8<-- [end:vector]

# --8<-- [start:write]
A = np.array([[1, 2, 3], [4, 5, 6]])
turned = A.T
turned[2, 0] = 99
print(A)
# --8<-- [end:write]
# For the text of the page
turned_mean, mixed_mean = X.T[0].mean(), rows[0].mean()
