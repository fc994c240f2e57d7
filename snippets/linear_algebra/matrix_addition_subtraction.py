"""Entrywise operations: take offsets out of readings, and leave some readings out.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), section 6.3; the entrywise product:
        Goodfellow, Bengio and Courville, Deep Learning (MIT Press, 2016), section 2.2.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:clean]
# °C, one row per hour
# Columns: freezer, fridge, dock
X = np.array(
    [
        [-20, 4, 10],
        [-18, 5, 13],
        [-16, 6, 16],
        [-14, 9, np.nan],
    ]
)
# °C too high, the same row every hour
B = np.array(4 * [[2, -1, 3]])
# 1 keeps a reading, 0 drops it
M = np.array(
    [
        [1, 1, 1],
        [1, 1, 1],
        [1, 0, 1],
        [1, 1, 0],
    ]
)
masked = M * (X - B)
print(masked)
print("means:", masked.mean(axis=0))
# --8<-- [end:clean]

# --8<-- [start:plot]
corrected = X - B
fig, axes = plt.subplots(2, 3, figsize=(4.8, 5.0))
parts = [
    (X, "X, as read", "C0"),
    (B, "B, offsets", "C1"),
    (corrected, "X − B", "C2"),
    (corrected, "X − B", "C2"),
    (M, "M, the mask", "C4"),
    (masked, "M ⊙ (X − B)", "C3"),
]
for ax, (table, name, color) in zip(axes.flat, parts, strict=True):
    for (i, j), value in np.ndenumerate(table):
        shade = 0.05 if name.startswith("M") and M[i, j] == 0 else 0.25
        ax.fill([j, j + 1, j + 1, j], [i, i, i + 1, i + 1], color=color, alpha=shade)
        text = f"{value:.0f}".replace("-", "−")
        weight = "bold" if text == "nan" or (name.startswith("M ") and M[i, j] == 0) else "normal"
        ax.text(j + 0.5, i + 0.5, text, ha="center", va="center", weight=weight)
    ax.set(xlim=(0, 3), ylim=(4, 0), aspect="equal", xticks=[], yticks=[])
    ax.set_xlabel(name, labelpad=6)
    ax.spines[:].set_visible(False)
    ax.grid(visible=False)
for ax, sign in zip(axes.flat, ["−", "=", "", "⊙", "=", ""], strict=True):
    ax.text(1.13, 0.5, sign, transform=ax.transAxes, ha="center", va="center", fontsize=15)
fig.suptitle("Entry meets entry, and 0 · nan is still nan")
fig.set_label(
    "Two rows of grids with four rows and three columns each. Above: readings minus offsets give "
    "corrected readings, entry by entry. Below: those, times a mask of ones and two zeros. One "
    "masked entry becomes 0; the other was nan, not a number, and is nan still."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def masked_means(X: np.ndarray, M: np.ndarray) -> np.ndarray:
    """Return the mean of each column over the entries that a mask keeps.

    Args:
        X: Data, shape (n, d); entries that are dropped may be nan.
        M: Mask, shape (n, d): 1 keeps an entry, 0 drops it; at least one 1 in each column.

    Returns:
        One mean per column, shape (d,), in the unit of the data.
    """
    kept = np.where(M == 1, X, 0.0)
    return kept.sum(axis=0) / M.sum(axis=0)


# --8<-- [end:define]

# --8<-- [start:repair]
print(masked_means(X - B, M))
# --8<-- [end:repair]

# --8<-- [start:compare]
A = np.array([[1, 2], [3, 4]])
keep = np.array([[1, 0], [0, 1]])
print("A * keep, entry by entry:")
print(A * keep)
print("A @ keep, matrix product:")
print(A @ keep)
# --8<-- [end:compare]
# For the text of the page
fridge_with_zero = masked[:, 1].mean()
