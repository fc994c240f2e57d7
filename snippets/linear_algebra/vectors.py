"""Vectors: texts as lists of counts, and what the counts forget.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), chapter 1.
"""

import re

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 4.2))
drawn = [((1, 1), "C0"), ((1, 2), "C1"), ((2, 1), "C2")]
for tip, color in drawn:
    ax.quiver(0, 0, *tip, angles="xy", scale_units="xy", scale=1, color=color, width=0.009)
    ax.plot(*tip, "o", color=color, markersize=12 if tip == (1, 1) else 7)
ax.plot([0, 2, 2], [0, 0, 1], "--", color="C2", linewidth=1.2)
ax.text(0.95, 0.07, "2 to the right", color="C2")
ax.text(2.07, 0.45, "then 1 up", color="C2")
ax.text(1.12, 2.05, "(1, 2) “Cancel it, please\ncancel it and refund it.”", color="C1", va="center")
ax.text(1.12, 1.42, "(1, 1) “Refund, do not cancel.”\nand “Cancel, do not refund.”", color="C0")
ax.annotate("", (1.04, 1.09), (1.25, 1.4), arrowprops={"arrowstyle": "-", "color": "C0"})
ax.text(2.12, 1.02, "(2, 1) “refund”\ntwice, “cancel” once", color="C2", va="center")
ax.plot(0, 0, "o", color="black")
ax.text(0.02, -0.2, "origin (0, 0): neither word", va="center")
ax.set(xlim=(-0.1, 3.35), ylim=(-0.4, 2.35), xticks=[0, 1, 2, 3], yticks=[0, 1, 2], aspect="equal")
ax.set(xlabel="times “refund”", ylabel="times “cancel”", title="Opposite wishes, one point")
fig.set_label(
    "Arrows from zero in a plane, times refund to the right and times cancel up. Two tickets with "
    "opposite wishes share the point (1, 1); the points (1, 2) and (2, 1) lie apart from it. "
    "Dashed, the way to (2, 1): 2 to the right, then 1 up."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def count_words(text: str, words: list[str]) -> np.ndarray:
    """Return how often a text says each word.

    Args:
        text: Any text; capital letters and punctuation do not matter.
        words: The d words to count, one per place.

    Returns:
        The counts in the order of `words`, shape (d,).
    """
    said = re.findall(r"[a-z]+", text.lower())
    return np.array([said.count(word) for word in words])


# --8<-- [end:define]

# --8<-- [start:compare]
words = ["refund", "cancel", "not"]
u = count_words("Please refund the order, do not cancel it.", words)
v = count_words("Please cancel the order, do not refund it.", words)
x = count_words("Cancel it, please cancel it and refund it.", words)
print("u", u, "  v", v, "  x", x)
print("u == v            ", u == v)
print("array_equal(u, v) ", np.array_equal(u, v))
print("array_equal(u, x) ", np.array_equal(u, x))
# --8<-- [end:compare]

# --8<-- [start:shape]
row, column = x.reshape(1, -1), x.reshape(-1, 1)
print("x      ", x.shape, "  ", x.tolist())
print("row    ", row.shape, "", row.tolist())
print("column ", column.shape, "", column.tolist())
print("row.T  ", row.T.shape, "", row.T.tolist())
print("x.T    ", x.T.shape, "  ", x.T.tolist())
# --8<-- [end:shape]
