"""Confusion matrix: count each true class against each predicted class.

Source: James, Witten, Hastie and Tibshirani, An Introduction to Statistical Learning
        (Springer, second edition, 2021), section 4.4.2.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:count]
queues = ["delivery", "refund", "hacked"]  # classes 0, 1 and 2
true = np.repeat([0, 1, 2], [700, 280, 20])  # the right queue of each ticket
# Where each model sent the 700, then the 280, then the 20
old = np.repeat([0, 1, 2] * 3, [660, 25, 15, 25, 245, 10, 2, 3, 15])
new = np.repeat([0, 1, 2] * 3, [680, 20, 0, 25, 255, 0, 12, 8, 0])
for name, predicted in [("old", old), ("new", new)]:
    right = predicted == true  # True or False for each ticket; the mean is the share of True
    print(f"{name}: {right.sum()} of {right.size:,} right, {right.mean():.1%}")
# --8<-- [end:count]

# --8<-- [start:plot]
fig, axes = plt.subplots(1, 2, figsize=(4.8, 3.2), sharey=True)
for ax, name, predicted in zip(axes, ["Old model", "New model"], [old, new], strict=True):
    for i, j in np.ndindex(3, 3):
        count = np.sum((true == i) & (predicted == j))
        color, weight = ("C0", "bold") if i == j else ("C1", "normal")
        tint = count / np.sum(true == i) / 2  # the larger its share of the row, the darker
        ax.fill_between([j - 0.48, j + 0.48], i - 0.48, i + 0.48, color=color, alpha=tint)
        ax.text(j, i, count, ha="center", va="center", weight=weight)
    ax.plot([-0.48, 2.48, 2.48, -0.48, -0.48], [1.52, 1.52, 2.48, 2.48, 1.52], color="black")
    ax.set(xlim=(-0.5, 2.5), ylim=(2.5, -0.5), aspect="equal", xlabel="predicted queue")
    ax.set_xticks(range(3), queues, fontsize=9.5)
    ax.set_yticks(range(3), ["delivery\n(700)", "refund\n(280)", "hacked\n(20)"])
    ax.set_title(name, weight="normal")
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.grid(visible=False)
axes[0].set_ylabel("true queue")
fig.suptitle("More tickets right, and no hacked account found", ha="left", x=0.02)
fig.set_label(
    "Two tables of counts, a row for each true queue and a column for each predicted queue. "
    "The new model has larger counts on the diagonal for delivery and refund. In the framed last "
    "row the old model has 2, 3 and 15 of 20 hacked tickets, the new one 12, 8 and 0."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def confusion_matrix(true: np.ndarray, predicted: np.ndarray, k: int) -> np.ndarray:
    """Return how many cases of each true class got each predicted class.

    Args:
        true: True class of each case, from 0 to k - 1, shape (n,).
        predicted: Predicted class of each case, from 0 to k - 1, shape (n,).
        k: Number of classes.

    Returns:
        Counts, shape (k, k): true classes in the rows, predicted ones in the columns.

    Raises:
        ValueError: The shapes differ.
        IndexError: A class is k or more.
    """
    if np.shape(true) != np.shape(predicted):
        raise ValueError("each case needs one true and one predicted class")
    matrix = np.zeros((k, k), dtype=np.int64)
    np.add.at(matrix, (true, predicted), 1)
    return matrix


# --8<-- [end:define]

# --8<-- [start:compare]
old_matrix = confusion_matrix(true, old, k=3)
new_matrix = confusion_matrix(true, new, k=3)
for name, matrix in [("old", old_matrix), ("new", new_matrix)]:
    print(f"{name:8}", *queues)
    for i, queue in enumerate(queues):
        found = matrix[i, i] / matrix[i].sum()
        a, b, c = matrix[i]
        print(f"{queue:8} {a:8} {b:6} {c:6} {found:3.0%}")
# --8<-- [end:compare]
old_found = old_matrix[2, 2] / old_matrix[2].sum()  # for the text of the page
new_found = new_matrix[2, 2] / new_matrix[2].sum()

# --8<-- [start:turn]
for rows, matrix in [("true queues", old_matrix), ("predictions", old_matrix.T)]:
    last = matrix[2]
    print(f"rows are {rows}")
    print(f"  last row {last}")
    print(f"  {last[2]} of {last.sum()}, or {last[2] / last.sum():.1%}")
# --8<-- [end:turn]

# --8<-- [start:multiply]
hacked, called = true == 2, old == 2  # True or False for each ticket
print("hacked @ called:", hacked @ called)
print("np.sum(hacked & called):", np.sum(hacked & called))
# --8<-- [end:multiply]
alerts_right = old_matrix[2, 2] / old_matrix[:, 2].sum()  # for the text of the page
