"""Matrices: rows are examples, columns are features, and every mean has an axis.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), chapter 6.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:read]
# °C, one row per hour
# Columns: freezer, fridge, dock
X = np.array(
    [
        [-20.0, 4.0, 10.0],
        [-18.0, 5.0, 13.0],
        [-16.0, 6.0, 16.0],
        [-14.0, 9.0, 17.0],
    ]
)
print(f"shape {X.shape}, {X.ndim} axes, {X.size} entries")
print(f"row 2, column 3: {X[1, 2]:.0f} °C")
# --8<-- [end:read]

# --8<-- [start:plot]
sensors = ["freezer", "fridge", "dock"]
fig, ax = plt.subplots(figsize=(4.8, 4.6))
cells = [(i, j, value, "C0", 0.12) for (i, j), value in np.ndenumerate(X)]
cells += [(4.6, j, value, "C1", 0.3) for j, value in enumerate(X.mean(axis=0))]
cells += [(i, 3.6, value, "C2", 0.3) for i, value in enumerate(X.mean(axis=1))]
for i, j, value, color, alpha in cells:
    ax.fill([j, j + 1, j + 1, j], [i, i, i + 1, i + 1], color=color, alpha=alpha)
    text = f"{value:.0f}".replace("-", "−")
    ax.text(j + 0.5, i + 0.5, text, ha="center", va="center", fontsize=13)
for start, end, color in [((0.5, 4.03), (0.5, 4.58), "C1"), ((3.03, 0.5), (3.58, 0.5), "C2")]:
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": color, "lw": 2})
ax.text(0.75, 4.3, "axis=0: one mean per column", va="center", color="C1")
ax.text(4.75, 2, "axis=1: one mean per row", va="center", ha="center", color="C2", rotation=270)
ax.set(xlim=(-0.05, 5.1), ylim=(5.7, -0.05), aspect="equal")
ax.set_xticks([0.5, 1.5, 2.5], sensors)
ax.set_yticks([0.5, 1.5, 2.5, 3.5], [f"hour {i}" for i in range(1, 5)])
ax.tick_params(length=0, labeltop=True, labelbottom=False)
ax.grid(visible=False)
ax.spines[:].set_visible(False)
ax.set_title("The axis you name is the one that disappears")
fig.set_label(
    "A grid of four rows, the hours, and three columns, the sensors freezer, fridge and dock. "
    "An arrow down, axis=0, ends at a row of three means, −17, 6 and 14, one per sensor. An arrow "
    "to the right, axis=1, ends at a column of four means, −2, 0, 2 and 4, one per hour."
)
# --8<-- [end:plot]

# --8<-- [start:slice]
# row 1, column 1, column 1 as a matrix
print("X[0]     ", X[0].shape)
print("X[:, 0]  ", X[:, 0].shape)
print("X[:, [0]]", X[:, [0]].shape)
# rows 2 and 3; all columns but the first
print("X[1:3]   ", X[1:3].shape)
print("X[:, 1:] ", X[:, 1:].shape)
# --8<-- [end:slice]

# --8<-- [start:write]
copy = X.copy()
first, second = copy[0], copy[[1]]
first[0] = 50
second[0, 0] = 50
print(copy[:2])
print("first shares: ", np.shares_memory(copy, first))
print("second shares:", np.shares_memory(copy, second))
# --8<-- [end:write]


# --8<-- [start:define]
def column_means(X: np.ndarray) -> np.ndarray:
    """Return the mean of each column: what `X.mean(axis=0)` does.

    Args:
        X: Data, shape (n, d): n examples in rows, d features in columns.

    Returns:
        One mean per feature, shape (d,), in the unit of that feature.
    """
    n, d = X.shape
    return np.array([sum(X[i, j] for i in range(n)) / n for j in range(d)])


# --8<-- [end:define]

# --8<-- [start:compare]
# The first three hours, shape (3, 3)
early = X[:3]
for name, table in [("4 hours", X), ("3 hours", early)]:
    print(f"{name}, axis=0: {table.mean(axis=0)}")
    print(f"{name}, axis=1: {table.mean(axis=1)}")
print(f"by loops, 3 h:   {column_means(early)}")
# --8<-- [end:compare]
