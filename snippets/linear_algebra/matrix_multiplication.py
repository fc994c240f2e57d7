"""Matrix multiplication: all tickets against all queues, in one product.

Source: Strang, Introduction to Linear Algebra (Wellesley-Cambridge Press,
        5th edition, 2016), section 2.4.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:swap]
# How often each ticket says
# refund, parcel, invoice
X = np.array(
    [
        [1, 2, 0],
        [0, 1, 2],
        [3, 0, 1],
    ]
)
# Weights of the same words:
# billing first, then delivery
W = np.array(
    [
        [3, 0, 2],
        [1, 3, 0],
    ]
)
print(W @ X)
# --8<-- [end:swap]

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 5.0))
for table, left, top, color in [(X, 0, 3.3, "C0"), (W.T, 3.3, 0, "C1"), (X @ W.T, 3.3, 3.3, "C2")]:
    for (i, j), value in np.ndenumerate(table):
        x, y = left + j, top + i
        lit = (top == 0 or i == 0) and (left == 0 or j == 1)
        ax.fill([x, x + 1, x + 1, x], [y, y, y + 1, y + 1], color=color, alpha=0.5 if lit else 0.12)
        weight = "bold" if lit else "normal"
        ax.text(x + 0.5, y + 0.5, value, ha="center", va="center", fontsize=13, weight=weight)
for k, word in enumerate(["refund", "parcel", "invoice"]):
    ax.text(3.2, k + 0.5, word, ha="right", va="center")
    ax.text(k + 0.5, 6.55, word, ha="center", va="center", fontsize=10.5)
    ax.text(-0.1, 3.8 + k, f"ticket {k + 1}", ha="right", va="center")
for k, queue in enumerate(["billing", "delivery"]):
    ax.text(3.8 + k, -0.25, queue, ha="center", va="center")
ax.text(0, 2.95, "X", color="C0", fontsize=13, weight="bold")
ax.text(5.4, 0.5, "W.T", color="C1", fontsize=13, weight="bold", va="center")
ax.text(4.3, 6.55, "X @ W.T", color="C2", fontsize=13, weight="bold", ha="center", va="center")
ax.set(xlim=(-1.35, 6.1), ylim=(6.85, -0.5), aspect="equal")
ax.axis("off")
ax.set_title("Row 1 meets column 2: 1 · 1 + 2 · 3 + 0 · 0 = 7", loc="center")
fig.set_label(
    "The matrix X, three tickets by three words, at the lower left; W.T, three words by two "
    "queues, at the upper right. In the corner between them their product: ticket 1 scores 3 and "
    "7, ticket 2 4 and 3, ticket 3 11 and 3. Row 1 of X, column 2 of W.T and the 7 are marked."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def matmul(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Return the matrix product AB: what `A @ B` gives.

    Args:
        A: Left matrix, shape (n, m).
        B: Right matrix, shape (m, p).

    Returns:
        The dot product of each row of A with each column of B, shape (n, p).

    Raises:
        ValueError: A row of A and a column of B differ in length.
    """
    return np.array([[np.dot(row, column) for column in B.T] for row in A])


# --8<-- [end:define]

# --8<-- [start:score]
scores = X @ W.T
print(scores)
print(np.array_equal(scores, matmul(X, W.T)))
print("best:", scores.argmax(axis=1))
# --8<-- [end:score]

# --8<-- [start:combine]
w = W[0]
print(X @ w)
print(3 * X[:, 0] + 0 * X[:, 1] + 2 * X[:, 2])
# --8<-- [end:combine]

# --8<-- [start:multiply]
A = np.array([[1, 2], [3, 4]])
P = np.array([[0, 1], [1, 0]])
print("A @ P ", (A @ P).tolist())
print("P @ A ", (P @ A).tolist())
print("A * P ", (A * P).tolist())
print("A @ A ", (A @ A).tolist())
print("A ** 2", (A**2).tolist())
# --8<-- [end:multiply]

# --8<-- [start:count]
# True where a ticket has the word
has = X > 0
together = has.T @ has
counts = has.T.astype(int) @ has
print(together)
print(counts)
# --8<-- [end:count]
