"""Vectors: texts as lists of counts, and what the counts forget.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), chapter 1.
"""

import re

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 3.9))
drawn = [((1, 1), "C0"), ((1, 2), "C1"), ((2, 1), "C2")]
for tip, color in drawn:
    ax.quiver(0, 0, *tip, angles="xy", scale_units="xy", scale=1, color=color, width=0.009)
    ax.plot(*tip, "o", color=color, markersize=8)
ax.text(1.12, 2, "(1, 2) “Cancel it, please\ncancel it and refund it.”", color="C1", va="center")
ax.text(1.12, 1.42, "(1, 1) “Refund, do not cancel.”\nand “Cancel, do not refund.”", color="C0")
ax.annotate("", (1.02, 1.06), (1.25, 1.4), arrowprops={"arrowstyle": "-", "color": "C0"})
ax.text(2.12, 0.94, "(2, 1) other order,\nother vector", color="C2", va="center")
ax.plot(0, 0, "o", color="black")
ax.text(0.1, -0.02, "(0, 0) neither word", va="center")
ax.set(xlim=(-0.1, 3.35), ylim=(-0.2, 2.3), xticks=[0, 1, 2, 3], yticks=[0, 1, 2], aspect="equal")
ax.set(xlabel="times “refund”", ylabel="times “cancel”", title="Opposite wishes, one point")
fig.set_label(
    "Arrows from zero in a plane, times refund to the right and times cancel up. Two tickets with "
    "opposite wishes share the point (1, 1); the points (1, 2) and (2, 1) lie apart from it."
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
for name, array in {"x": x, "row": row, "column": column, "x.T": x.T}.items():
    print(f"{name:6}  shape {array.shape!s:6}  axes {array.ndim}  {array.tolist()}")
# --8<-- [end:shape]
