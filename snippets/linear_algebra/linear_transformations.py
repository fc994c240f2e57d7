"""Linear transformations: know where the basis vectors go, and you know it all.

Source: Strang, Introduction to Linear Algebra (Wellesley-Cambridge Press, 5th edition, 2016),
        sections 8.1 and 8.2.
"""

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_maps]
along = np.linspace(-1, 1, 21)
lines = [np.array([along, np.full(21, k)]) for k in (-1, -0.5, 0, 0.5, 1)]
lines += [line[::-1] for line in lines]  # across, and then up
letter = np.array([[0.6, 0.2, 0.2, 0.2, 0.5], [0.8, 0.8, 0.5, 0.5, 0.5]])  # the top of an F
letter = np.hstack([letter, [[0.2, 0.2], [0.5, 0.15]]])
maps = {
    "quarter turn": lambda p: np.array([[0, -1], [1, 0]]) @ p,
    "shear": lambda p: np.array([[1, 1], [0, 1]]) @ p,
    "reflection": lambda p: np.array([[1, 0], [0, -1]]) @ p,
    "projection": lambda p: np.array([[1, 0], [0, 0]]) @ p,
    "shift: not linear": lambda p: p + np.array([[0.6], [0.4]]),
    "bend: not linear": lambda p: np.array([p[0], p[1] + 0.6 * p[0] ** 2]),
}
fig, axes = plt.subplots(3, 2, figsize=(4.8, 6.0))
before = np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]])
for ax, (name, move) in zip(axes.flat, maps.items(), strict=True):
    for shape in (before, letter):
        ax.plot(*shape, color="C5", linestyle=(0, (3, 1.5)), linewidth=1, alpha=0.6)
    for line in lines:
        ax.plot(*move(line), color="black", linewidth=0.8, alpha=0.45)
    ax.plot(*move(letter), color="C2", linewidth=3)
    start = move(np.zeros((2, 1)))[:, 0]
    for tip, color in [([1.0, 0.0], "C0"), ([0.0, 1.0], "C1")]:
        step = move(np.array([tip]).T)[:, 0] - start
        if np.any(step):
            ax.quiver(
                *start, *step, angles="xy", scale_units="xy", scale=1, color=color, width=0.02
            )
    ax.plot(0, 0, "o", color="black", markersize=5)
    ax.set(xlim=(-2.1, 2.1), ylim=(-1.4, 1.8), aspect="equal", xticks=[], yticks=[])
    ax.set_axis_off()
    ax.set_title(name, fontsize=11.5)
fig.suptitle("Linear: the origin stays, and equal steps")
fig.set_label(
    "Six drawings of a grid with a letter F and arrows to where (1, 0) and (0, 1) go, over a "
    "faint, dashed copy of square and F as they were. A quarter turn, a shear and a reflection "
    "keep lines straight and evenly spaced, and the origin where it is; a projection presses all "
    "onto one line and keeps the origin, too. A shift moves the origin, and a bend curves the "
    "lines."
)
# --8<-- [end:plot_maps]


# --8<-- [start:define]
def matrix_of(transform: Callable[[np.ndarray], np.ndarray], d: int) -> np.ndarray:
    """Return the matrix of a linear transformation.

    Args:
        transform: Linear; takes a vector of shape (d,) and returns one of shape (m,).
        d: How many numbers go in.

    Returns:
        Matrix of shape (m, d): column j is where basis vector j goes.
    """
    return np.column_stack([transform(basis) for basis in np.eye(d)])


# --8<-- [end:define]


# --8<-- [start:tilt]
def sensor(motion: np.ndarray) -> np.ndarray:
    """Return what the tilted sensor reports.

    Args:
        motion: Centimeters right and up, shape (2,).

    Returns:
        Reading in centimeters, shape (2,).
    """
    right, up = motion
    return np.array([0.8 * right + 0.6 * up, -0.6 * right + 0.8 * up])


A = matrix_of(sensor, 2)
print(A)
print("A @ (10, 5) =", A @ np.array([10.0, 5.0]))
# --8<-- [end:tilt]

# --8<-- [start:straighten]
# The turn back, and one reading per row:
B = np.array([[0.8, -0.6], [0.6, 0.8]])
readings = np.array([[4.0, -3.0], [3.0, 4.0], [11.0, -2.0]])
# One decimal; + 0.0 turns -0 into 0.
straight = np.round(readings @ B.T, 1) + 0.0
wrong = np.round(readings @ B, 1)
print("readings @ B.T", *straight, sep="\n  ")
print("readings @ B", *wrong, sep="\n  ")
# --8<-- [end:straighten]

# For the text of the page:
wrong_right, wrong_up = wrong[0]
