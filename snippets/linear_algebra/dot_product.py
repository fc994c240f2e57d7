"""Dot product: a score for urgency, and why a long ticket wins.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), chapters 1 and 3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 4.0))
fixed = np.array([2, 1])
across = np.array([-1, 2])  # at a right angle to it
ax.fill([-4, 4, 4, -4], [8, -8, 8, 8], color="C0", alpha=0.12, linewidth=0)
ax.axline((0, 0), across, color="black", linestyle="--", linewidth=1.2)
tips = {(1, 2): "C0", (2, -1): "C0", (-1, 2): "black", (-2, 1): "C1", (-2, -1): "C1"}
for tip, color in tips.items():
    ax.quiver(0, 0, *tip, angles="xy", scale_units="xy", scale=1, color=color, width=0.009)
    dot = sum(a * b for a, b in zip(fixed, tip, strict=True))
    a, b = (str(entry).replace("-", "−") for entry in tip)
    x, side = (-1.25, "right") if tip[0] < 0 else (1.1, "left")
    y = tip[1] + 0.2 if tip[1] > 0 else tip[1] - 0.45
    ax.text(x, y, f"u · ({a}, {b}) = {dot}".replace("-", "−"), ha=side, color=color)
ax.quiver(0, 0, *fixed, angles="xy", scale_units="xy", scale=1, color="C2", width=0.014)
ax.text(2.1, 0.95, "u = (2, 1)", color="C2", fontweight="bold", va="center")
ax.text(1.4, -2.3, "this side: above 0", color="C0", fontstyle="italic")
ax.text(-3.7, -2.3, "this side: below 0", color="C1", fontstyle="italic")
ax.set(xlim=(-3.9, 3.9), ylim=(-2.6, 3), aspect="equal", xticks=range(-3, 4), yticks=range(-2, 4))
ax.set(xlabel="first entry", ylabel="second entry", title="The sign tells the side")
fig.set_label(
    "A fixed arrow u = (2, 1), and a dashed line at a right angle to it. Arrows on the side of u, "
    "(1, 2) and (2, -1), have dot products 4 and 3; (-1, 2) on the line has 0; (-2, 1) and "
    "(-2, -1) on the other side have -3 and -5."
)
# --8<-- [end:plot]

# --8<-- [start:multiply]
u, v = np.array([1, 2, 3]), np.array([4, 0, -1])
print("u * v        ", u * v, " shape", (u * v).shape)
print("u @ v        ", u @ v, "        shape", (u @ v).shape)
print("np.dot(u, v) ", np.dot(u, v))
print("sum of u * v ", np.sum(u * v))
# --8<-- [end:multiply]


# --8<-- [start:define]
def score(x: np.ndarray, weights: np.ndarray, bias: float) -> np.ndarray:
    """Return the score of a linear model: weights times entries, added up, plus bias.

    Args:
        x: One example, shape (d,), or one per row, shape (n, d).
        weights: One number per feature, shape (d,).
        bias: The score where all entries are 0.

    Returns:
        One number, or one per row, shape (n,).
    """
    return x @ weights + bias


# --8<-- [end:define]

# --8<-- [start:score]
# points per  refund  hacked  thanks
weights = np.array([1, 5, -2])
bias = -3
names = ["hacked", "long", "long, twice", "thanks"]
tickets = np.array([[0, 1, 0], [8, 0, 1], [16, 0, 2], [1, 0, 2]])
points, scores = tickets @ weights, score(tickets, weights, bias)
print("ticket      points  score  urgent")
for name, point, total in zip(names, points, scores, strict=True):
    print(f"{name:11} {point:6} {total:6}  {total > 0}")
# --8<-- [end:score]

# --8<-- [start:share]
counted = tickets.sum(axis=1)
per_word = points / counted
for name, point in zip(names, per_word, strict=True):
    print(f"{name:12} points per word {point:5.2f}")
# --8<-- [end:share]

# --8<-- [start:ask]
said = tickets > 0
long, thanks = said[1], said[3]
print("long, thanks     ", long, thanks)
print("booleans:  @     ", long @ thanks)
print("integers:  @     ", long.astype(int) @ thanks.astype(int))
# --8<-- [end:ask]

# For the text of the page: the last two belong to the hacked account.
hacked_share, long_share = per_word[0], per_word[1]
hacked_score, star_score = scores[0], np.sum(weights * tickets[0] + bias)
