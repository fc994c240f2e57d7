"""Sums and products over an index, written as loops and with NumPy.

Source: Graham, Knuth and Patashnik, Concrete Mathematics
        (Addison-Wesley, 2nd edition, 1994), chapter 2.
"""

import matplotlib.pyplot as plt
import numpy as np

quantity = np.array([2, 1, 3, 1])
price = np.array([10, 20, 5, 40])  # dollars

# --8<-- [start:plot_stairs]
fig, stairs = plt.subplots(figsize=(4.8, 3.6))
terms = quantity * price
tops = np.cumsum(terms)  # the total after each step
stairs.bar([1, 2, 3, 4], terms, bottom=tops - terms, color="C0", alpha=0.75)
stairs.step(
    [0.6, 1.4, 2.4, 3.4, 4.4, 4.9], [0, *tops, tops[-1]], where="post", color="black", linewidth=1
)
for i, (term, top) in enumerate(zip(terms, tops, strict=True), start=1):
    stairs.text(i, top + 2, f"+ {term}", ha="center")
stairs.text(4.95, 95, "95", va="center", fontweight="bold")
stairs.set(xlim=(0.3, 5.4), ylim=(0, 112), xticks=[1, 2, 3, 4], xlabel="index i")
stairs.set_ylabel("total so far in dollars")
stairs.set_title("Σ adds one term for every i, both ends included")
fig.set_label(
    "A staircase of four bars, one for each index i from 1 to 4. They add 20, 20, 15 and 40, each "
    "from where the one before ended, and reach 95."
)
# --8<-- [end:plot_stairs]

# --8<-- [start:plot_squares]
fig, squares = plt.subplots(figsize=(4.8, 3.9))
x = np.array([2, 5, 1])
starts = np.cumsum(x) - x
for i, (left, width) in enumerate(zip(starts, x, strict=True)):
    for j, (low, height) in enumerate(zip(starts, x, strict=True)):
        look = {"facecolor": "C0", "alpha": 0.6} if i == j else {"facecolor": "none"}
        squares.add_patch(plt.Rectangle((left, low), width, height, edgecolor="black", **look))
for place, size in zip(starts + x / 2, x, strict=True):
    squares.text(place, place, f"{size**2}", ha="center", va="center", fontsize=14)
    squares.text(place, -0.55, f"{size}", ha="center")
    squares.text(-0.4, place, f"{size}", va="center", ha="center")
squares.text(8.3, 4.5, "filled:\n4 + 25 + 1\n= 30", va="center", color="C0")
squares.text(8.3, 1.6, "all:\n8 · 8 = 64", va="center")
squares.set(xlim=(-0.8, 12.5), ylim=(-0.8, 8.2), aspect="equal")
squares.axis("off")
squares.set_title("Σ xᵢ² is the filled part of (Σ xᵢ)²")
fig.set_label(
    "A square with sides cut into 2, 5 and 1, so 8 long. Three squares on its diagonal are filled, "
    "with areas 4, 25 and 1, together 30. The rest of the area of 64 is empty."
)
# --8<-- [end:plot_squares]


# --8<-- [start:define]
def order_total(quantity: np.ndarray, price: np.ndarray) -> float:
    """Return the sum of quantity times price over the lines of an order.

    Args:
        quantity: Number of pieces in each of n lines, shape (n,).
        price: Price of a piece in dollars, shape (n,).

    Returns:
        The total in dollars; 0 if the order has no lines.
    """
    total = 0
    for i in range(1, len(price) + 1):
        # Line i of the formula stands at place i - 1 of the array.
        total += quantity[i - 1] * price[i - 1]
    return total


# --8<-- [end:define]

# --8<-- [start:compare]
print("loop            ", order_total(quantity, price))
print("np.sum          ", np.sum(quantity * price))
print("places 1, 2, 3  ", sum(quantity[i] * price[i] for i in range(1, 4)))
print("product of sums ", np.sum(quantity) * np.sum(price))
# --8<-- [end:compare]

# --8<-- [start:rules]
print("np.sum(x**2)  ", np.sum(x**2), "   np.sum(x)**2 ", np.sum(x) ** 2)
print("np.prod(x)    ", np.prod(x), "   np.prod([])  ", np.prod([]))
print("np.sum([])    ", np.sum([]), "  sum([])      ", sum([]))
A = np.array([[1, 2, 3], [4, 5, 6]])
print("rows", np.sum(A, axis=1), " columns", np.sum(A, axis=0), " all", np.sum(A))
# --8<-- [end:rules]

# --8<-- [start:overflow]
print(np.prod(np.arange(1, 21, dtype=np.int64)))
print(np.prod(np.arange(1, 22, dtype=np.int64)))
# --8<-- [end:overflow]
