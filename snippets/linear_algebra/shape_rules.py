"""Shape rules: know what an operation accepts and returns before you run it.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), chapter 10.
"""

import textwrap

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 5.6))
blocks = [
    # name, left edge, bottom edge, rows, columns, color
    ("X", 0, 0, 32, 10, "C5"),
    ("W1", 14, 36, 10, 20, "C0"),
    ("hidden", 14, 0, 32, 20, "C5"),
    ("W2", 38, 36, 20, 5, "C1"),
    ("scores", 38, 0, 32, 5, "C5"),
]
for name, left, bottom, rows, columns, color in blocks:
    box = Rectangle((left, bottom), columns, rows, facecolor="none", edgecolor=color, linewidth=2)
    ax.add_patch(box)
    text = f"{name}\n({rows}, {columns})"
    place = (left + columns / 2, bottom + rows / 2)
    ax.text(*place, text, ha="center", va="center", color=color, rotation=90 if columns == 5 else 0)
ax.annotate(
    "10 columns\nmeet\n10 rows",
    (13.6, 41),
    (5, 41),
    ha="center",
    va="center",
    arrowprops={"arrowstyle": "->"},
)
ax.annotate(
    "20 columns\nmeet 20 rows",
    (37.6, 51),
    (24, 51),
    ha="center",
    va="center",
    arrowprops={"arrowstyle": "->"},
)
ax.set(xlim=(-1, 44), ylim=(-1, 58), aspect="equal")
ax.set_axis_off()
ax.set_title("Rows stay in line, inner sizes meet")
fig.set_label(
    "Matrices drawn to scale. X, hidden and scores stand side by side, all 32 rows high. "
    "Above hidden stands W1, as high as X is wide; above scores stands W2, as high as hidden is "
    "wide. Each result is as wide as the matrix above it."
)
# --8<-- [end:plot]

# --8<-- [start:follow]
rng = np.random.default_rng(seed=3)
# 32 tickets, the counts of 10 words in each
X = rng.poisson(1.0, size=(32, 10)).astype(float)
W1, b1 = rng.normal(size=(10, 20)), rng.normal(size=20)
W2, b2 = rng.normal(size=(20, 5)), rng.normal(size=5)

# (32, 10) @ (10, 20) + (20,) is (32, 20)
hidden = np.maximum(X @ W1 + b1, 0)
# (32, 20) @ (20, 5) + (5,) is (32, 5)
scores = hidden @ W2 + b2
parameters = W1.size + b1.size + W2.size + b2.size
print(f"{X.shape} -> {hidden.shape} -> {scores.shape}")
print(f"parameters: {W1.size} + {b1.size} + {W2.size} + {b2.size} = {parameters}")
# --8<-- [end:follow]

# --8<-- [start:drop_axis]
# (10,)
x = X[0]
# (10,) @ (10, 20) + (20,) is (20,)
inner = np.maximum(x @ W1 + b1, 0)
# (20,) @ (20, 5) + (5,) is (5,)
alone = inner @ W2 + b2
print(f"{x.shape} -> {alone.shape}")
try:
    alone.argmax(axis=1)
except ValueError as error:
    print(textwrap.fill(str(error), width=42))
print("average of each queue?", alone.mean(axis=0).round(1), sep="\n")
# --8<-- [end:drop_axis]

# --8<-- [start:keep_axis]
# (1, 10)
row = x[None, :]
# (1, 10) @ (10, 20) + (20,) is (1, 20)
inner_row = np.maximum(row @ W1 + b1, 0)
# (1, 20) @ (20, 5) + (5,) is (1, 5)
kept = inner_row @ W2 + b2
print(f"{row.shape} -> {kept.shape}")
print("place of the queue:", kept.argmax(axis=1))
print("average of each queue:", kept.mean(axis=0).round(1), sep="\n")
# --8<-- [end:keep_axis]

# --8<-- [start:skip_layer]
try:
    X @ W2
except ValueError as error:
    print(textwrap.fill(str(error), width=42))
# --8<-- [end:skip_layer]

# --8<-- [start:rearrange]
areas = np.array([52, 68, 85, 104, 126, 148])
shapes = {
    "areas": areas,
    "areas.reshape(-1, 1)": areas.reshape(-1, 1),
    "X.reshape(4, -1)": X.reshape(4, -1),
    "X.sum(axis=0)": X.sum(axis=0),
    "X.sum(axis=1)": X.sum(axis=1),
    "X.sum(axis=1, keepdims=True)": X.sum(axis=1, keepdims=True),
    "np.concatenate([X, X])": np.concatenate([X, X]),
    "np.concatenate([X, X], axis=1)": np.concatenate([X, X], axis=1),
    "np.stack([X, X, X])": np.stack([X, X, X]),
}
for code, array in shapes.items():
    print(f"{array.shape!s:11} {code}")
# --8<-- [end:rearrange]
