"""Norms: how long a vector is, and how to give every row length 1.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), chapter 3;
        Goodfellow, Bengio and Courville, Deep Learning (MIT Press, 2016), chapter 2.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot]
fig, (route, ones) = plt.subplots(2, 1, figsize=(4.8, 7.2), height_ratios=[4.9, 5])
route.plot([0, 3, 3], [0, 0, 4], color="C1", linestyle="--")
route.plot([3.12, 3.12], [0, 4], color="C2", linestyle=":", linewidth=3)
route.plot([0, 3], [0, 4], color="C0")
route.plot(3, 4, "o", color="black")
route.text(1.35, 2.3, "L2: straight, 5", color="C0", ha="right")
route.text(3.3, 1.05, "L1: streets,\n3 + 4 = 7", color="C1", va="center")
route.text(3.3, 2.9, "max: longest\nstretch, 4", color="C2", va="center")
route.text(2.8, 4.05, "(3, 4)", ha="right")
route.set(xlim=(-1.3, 6), ylim=(-0.3, 4.6), aspect="equal", xticks=range(6), yticks=range(5))
route.set_title("Three sizes of one vector")
turn = np.linspace(0, 2 * np.pi, 100)
circle, corners = (
    np.array([np.cos(turn), np.sin(turn)]),
    np.array([[1, 0, -1, 0, 1], [0, 1, 0, -1, 0]]),
)
square = np.array([[1, -1, -1, 1, 1], [1, 1, -1, -1, 1]])
ones.plot(*square, color="C2", linestyle=":", linewidth=3)
ones.plot(*circle, color="C0")
ones.plot(*corners, color="C1", linestyle="--")
ones.text(1.12, 0.9, "max: square", color="C2", va="center")
ones.text(1.12, 0.3, "L2: circle", color="C0", va="center")
ones.plot(0.6, 0.8, "o", color="black")
ones.annotate("(0.6, 0.8)", (0.64, 0.79), (1.12, 0.6), va="center", arrowprops={"arrowstyle": "-"})
ones.text(0.02, 0.3, "L1:\ndiamond", color="C1", ha="center", va="center")
ones.set(xlim=(-1.3, 2.2), ylim=(-1.2, 1.2), aspect="equal", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
ones.set_title("All points with norm 1")
fig.set_label(
    "Above, the point (3, 4): the straight line is 5 long, the way along the streets 3 + 4 = 7, "
    "its longest stretch 4. Below, the points of norm 1 form a diamond for L1, inside a circle "
    "for L2, inside a square for the max norm; (0.6, 0.8) is on the circle, outside the diamond."
)
# --8<-- [end:plot]

# --8<-- [start:measure]
x = np.array([3.0, -4.0, 0.0, 12.0])
print("L2      ", np.linalg.norm(x), "   root of x @ x ", np.sqrt(x @ x))
print("L1      ", np.linalg.norm(x, ord=1))
print("max     ", np.linalg.norm(x, ord=np.inf))
print("not 0   ", np.count_nonzero(x))
# --8<-- [end:measure]

# --8<-- [start:shapes]
X = np.array([[3.0, 4.0], [6.0, 8.0], [5.0, 12.0]])
calls = {
    "norm(X)": np.linalg.norm(X),
    "axis=1": np.linalg.norm(X, axis=1),
    "axis=1, keepdims": np.linalg.norm(X, axis=1, keepdims=True),
    "axis=0": np.linalg.norm(X, axis=0),
}
for call, norms in calls.items():
    print(f"{call:17} shape {norms.shape!s:7} {norms.round(2).tolist()}")
# --8<-- [end:shapes]


# --8<-- [start:define]
def unit_rows(table: np.ndarray) -> np.ndarray:
    """Return the table with every row divided by its own L2 norm.

    Args:
        table: One vector per row, shape (n, d).

    Returns:
        A new table of the same shape, rows of length 1; rows of zeros stay zeros.
    """
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return table / np.where(lengths == 0, 1, lengths)


# --8<-- [end:define]

# --8<-- [start:normalize]
empty = np.zeros((1, 2))
unit = unit_rows(np.concatenate([X, empty]))
print(unit.round(2))
print("norms", np.linalg.norm(unit, axis=1).round(2))
# --8<-- [end:normalize]

# For the text of the page.
whole, column_sum, spectral = calls["norm(X)"], np.linalg.norm(X, 1), np.linalg.norm(X, 2)
vector_l1, row_l1 = np.linalg.norm(x, 1), np.linalg.norm(x.reshape(1, -1), 1)
