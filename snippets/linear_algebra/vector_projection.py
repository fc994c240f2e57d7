"""Vector projection: split a vector into a part along a direction and a rest.

Source: Strang, Introduction to Linear Algebra (Wellesley-Cambridge Press, 5th edition, 2016),
        section 4.2.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:compare]
# Refund, angry:
new = np.array([5.0, 10.0])
# Refund, calm; and parcel, angry:
old = np.array([[0.0, 5.0], [6.0, 7.0]])
# One distance per row of old, from which new is taken away:
before = np.linalg.norm(old - new, axis=1)
print(f"refund, calm   {before[0]:.2f}")
print(f"parcel, angry  {before[1]:.2f}")
# --8<-- [end:compare]

# --8<-- [start:plot_shadow]
fig, ax = plt.subplots(figsize=(4.8, 4.6))
anger, shadow = np.array([4.0, 3.0]), np.array([8.0, 6.0])
ax.axline((0, 0), anger, color="C5", linestyle=":", linewidth=1.2)
ax.plot(*np.transpose([[0, 0], shadow]), "C2", lw=8, alpha=0.5, solid_capstyle="butt", zorder=0.5)
for tip, color in [(new, "C0"), (anger, "C1")]:
    ax.quiver(0, 0, *tip, angles="xy", scale_units="xy", scale=1, color=color, width=0.011)
ax.plot(*np.transpose([shadow, new]), color="black", linestyle="--", linewidth=1.5)
corner = shadow + np.array([[-0.6, 0.8], [-1.4, 0.2], [-0.8, -0.6]])  # mark of a right angle
ax.plot(*corner.T, color="black", linewidth=1)
for text, place, color in [
    ("x = (5, 10)", (0.6, 10.2), "C0"),
    ("u = (4, 3)", (3.9, 1.9), "C1"),
    ("projection (8, 6)", (6.0, 3.2), "C2"),
    ("rest (−3, 4)", (6.9, 8.2), "black"),
]:
    ax.text(*place, text, color=color)
ax.set(xlim=(-0.5, 12.3), ylim=(-0.5, 11.2), aspect="equal", xlabel="first number of the embedding")
ax.set(ylabel="second number of the embedding", title="x is its shadow plus the rest")
fig.set_label(
    "Two arrows from the origin: x to (5, 10), and u, flatter and shorter, to (4, 3). A thick bar "
    "on the line of u ends at (8, 6). A dashed line joins it with the tip of x, at a right angle."
)
# --8<-- [end:plot_shadow]


# --8<-- [start:define]
def project(x: np.ndarray, u: np.ndarray) -> np.ndarray:
    """Return the point nearest to x on the line through the origin along u.

    Args:
        x: One vector, shape (d,), or one per row, shape (n, d).
        u: Direction of any length, shape (d,).

    Returns:
        The projection of each vector, in the shape of `x`.

    Raises:
        ValueError: The direction is the zero vector.
    """
    if not np.any(u):
        raise ValueError("the zero vector has no direction to project onto")
    # One number per vector:
    coefficient = x @ u / (u @ u)
    # Each of them times all of u:
    return np.multiply.outer(coefficient, u)


# --8<-- [end:define]

# --8<-- [start:remove]
# More anger this way:
u = np.array([4.0, 3.0])
new_rest = new - project(new, u)
old_rest = old - project(old, u)
after = np.linalg.norm(old_rest - new_rest, axis=1)
print(f"refund, calm   {after[0]:.2f}")
print(f"parcel, angry  {after[1]:.2f}")
print(f"rest @ u       {new_rest @ u:.2f}")
# --8<-- [end:remove]

# --8<-- [start:plot_rest]
fig, ax = plt.subplots(figsize=(4.8, 4.6))
ax.axline((0, 0), (-3, 4), color="C5", linestyle=":", linewidth=1.2)
for name, start, end, color, marker in [
    ("new: refund, angry", new, new_rest, "C0", "o"),
    ("refund, calm", old[0], old_rest[0], "C1", "s"),
    ("parcel, angry", old[1], old_rest[1], "C2", "^"),
]:
    step = end - start
    ax.quiver(*start, *step, angles="xy", scale_units="xy", scale=1, color=color, alpha=0.6)
    ax.plot(*start, marker, color=color, markerfacecolor="none", markersize=8)
    ax.plot(*end, marker, color=color, markersize=8, label=name)
ax.set(xlim=(-4.4, 7.2), ylim=(0, 11), aspect="equal", xlabel="first number of the embedding")
ax.set(ylabel="second number of the embedding", title="Without anger, the refunds are close")
fig.legend(loc="outside lower center", ncols=2)
fig.set_label(
    "Three tickets as hollow marks. Each moves parallel to u, down and to the left, onto one line "
    "through the origin. There the two refund tickets lie side by side, the parcel ticket apart."
)
# --8<-- [end:plot_rest]

# For the text of the page:
calm_before, calm_after = before[0], after[0]
