"""Vectorization and broadcasting: whole arrays at once, and shapes that repeat to fit.

Source: Harris et al., Array programming with NumPy (Nature 585, 2020), pages 357-362.
"""

import textwrap

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:miss]
size = np.array([52.0, 68.0, 85.0, 104.0, 126.0, 148.0])
# What was paid, one column cut out of a table: shape (6, 1)
paid = np.array([[258.0], [281.0], [325.0], [352.0], [409.0], [441.0]])
# The line's prices in thousands of dollars, shape (6,)
predicted = 2 * size + 150

square = paid - predicted
backwards = paid - predicted[::-1]
flat = paid[:, 0] - predicted
print("column - vector", square.shape, f"{np.mean(square**2):9,.1f}")
print("... backwards  ", backwards.shape, f"{np.mean(backwards**2):9,.1f}")
print("vector - vector", flat.shape, f"{np.mean(flat**2):11,.1f}")
# --8<-- [end:miss]
wrong_mean, right_mean = np.mean(square**2), np.mean(flat**2)
backwards_flat = np.mean((paid[:, 0] - predicted[::-1]) ** 2)

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 4.9))
for i, row in enumerate(square):
    ax.text(-1.1, i, f"{paid[i, 0]:.0f}", ha="center", va="center", color="C1")
    ax.text(i, -1.1, f"{predicted[i]:.0f}", ha="center", va="center", color="C0")
    for j, difference in enumerate(row):
        weight = "bold" if i == j else "normal"
        text = f"{difference:.0f}".replace("-", "−")
        ax.text(j, i, text, ha="center", va="center", weight=weight, fontsize=10.5)
    ax.add_patch(plt.Rectangle((i - 0.5, i - 0.5), 1, 1, fill=False, edgecolor="C2", linewidth=2))
ax.text(-1.1, -1.9, "paid", ha="center", color="C1")
ax.text(2.5, -1.9, "predicted", ha="center", color="C0")
ax.axhline(-0.6, color="C5", linewidth=1)
ax.axvline(-0.6, color="C5", linewidth=1)
ax.set(xlim=(-1.7, 5.7), ylim=(5.7, -2.3), aspect="equal")
ax.set_axis_off()
ax.set_title("Wanted: the 6 on the diagonal. Computed: 36")
fig.set_label(
    "A table of 36 differences: six paid prices down the side, six predicted ones along the top. "
    "The six boxes on the diagonal, each home with itself, hold 4, -5, 5, -6, 7 and -5. All other "
    "entries pair different homes and reach from -188 to 187."
)
# --8<-- [end:plot]

# --8<-- [start:scale]
# Six homes: size in m², rooms
X = np.column_stack([size, [2, 2, 3, 4, 4, 5]])
by_loop = np.empty((6, 2))
for j in range(2):
    mean, spread = X[:, j].mean(), X[:, j].std()
    for i in range(6):
        by_loop[i, j] = (X[i, j] - mean) / spread
scaled = (X - X.mean(axis=0)) / X.std(axis=0)
print("shapes:", X.shape, X.mean(axis=0).shape, scaled.shape)
print("same as the loop:", np.allclose(scaled, by_loop))
# --8<-- [end:scale]

# --8<-- [start:keep]
try:
    X - X.mean(axis=1)
except ValueError as error:
    print(textwrap.fill(str(error), width=42))
centered = X - X.mean(axis=1, keepdims=True)
print(centered.shape)
# --8<-- [end:keep]

# --8<-- [start:pair]
gaps = np.abs(size[:, None] - size)
products = size[:, None] * size
print("gaps", gaps.shape)
print("first row:", gaps[0])
print("outer product:", np.array_equal(products, np.outer(size, size)))
print("misses:", flat)
print("chosen:", np.where(flat > 0, flat, 0))
# --8<-- [end:pair]
