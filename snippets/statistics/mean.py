"""Mean: the balance point of the values, each with the weight it deserves.

Source: Freedman, Pisani and Purves, Statistics (Norton, 4th edition, 2007), chapter 4.
"""

import matplotlib.pyplot as plt
import numpy as np


# --8<-- [start:define]
def pooled_mean(means: np.ndarray, sizes: np.ndarray) -> float:
    """Return the mean over all examples of several groups.

    Args:
        means: Mean of each group, shape (k,).
        sizes: Number of examples in each group, shape (k,), not all 0.

    Returns:
        One number, from the smallest of the means to the largest.
    """
    totals = sizes * means
    return float(np.sum(totals) / np.sum(sizes))


# --8<-- [end:define]

# --8<-- [start:compare]
# Mean loss of three batches, and how many tickets each holds.
means = np.array([0.2, 0.3, 1.0])
sizes = np.array([40, 40, 20])
overall = pooled_mean(means, sizes)
print("np.mean         ", np.mean(means))
print("pooled_mean     ", overall)
print("np.average      ", np.average(means, weights=sizes))
# --8<-- [end:compare]

# --8<-- [start:plot_beam]
fig, ax = plt.subplots(figsize=(4.8, 2.8))
ax.bar(means, sizes, width=0.07, color="C0", alpha=0.75)
for place, size in zip(means, sizes, strict=True):
    ax.text(place, size + 2, f"{size}", ha="center", color="C0")
ax.text(0.4, 41, "tickets", color="C0")
ax.axhline(0, color="black", linewidth=2)
ax.plot(overall, -7, "^", color="C1", markersize=15)
ax.plot(np.mean(means), -7, "^", color="black", markersize=15, fillstyle="none")
ax.text(overall - 0.04, -13, "0.4: level", color="C1", ha="right")
ax.text(np.mean(means) + 0.04, -13, "0.5: tips to the left")
ax.set(xlim=(0, 1.15), ylim=(-18, 50), xlabel="loss", yticks=[])
ax.grid(visible=False)
ax.spines["left"].set_visible(False)
ax.set_title("The beam is level at the mean of all tickets")
fig.set_label(
    "A beam with weights of 40, 40 and 20 tickets at losses 0.2, 0.3 and 1.0: a support at 0.4 "
    "keeps it level, at 0.5 it tips to the left."
)
# --8<-- [end:plot_beam]

# --8<-- [start:plot_squares]
fig, low = plt.subplots(figsize=(4.8, 2.8))
guess = np.linspace(1, 9, 81)
values = np.array([2.0, 4.0, 9.0])
squares = [np.sum((values - c) ** 2) for c in guess]
low.plot(guess, squares, color="C0")
low.plot(5, 26, "o", color="C1", markersize=9)
low.text(5, 38, "mean 5: sum 26", color="C1", ha="center")
low.plot(values, [6, 6, 6], "|", color="black", markersize=12)
low.text(6.5, 3, "values 2, 4, 9", ha="center")
low.set(xlabel="guess c", ylabel="sum of (value − c)²", ylim=(0, 80))
low.set_title("The mean is the guess with the smallest squares")
fig.set_label(
    "The sum of squared distances of 2, 4 and 9 to a guess is a bowl over the guess. It is lowest, "
    "26, at the mean, 5."
)
# --8<-- [end:plot_squares]

# --8<-- [start:average_axes]
# Two days in rows, three sensors in columns.
X = np.array([[1.0, 2.0, 3.0], [5.0, 6.0, 10.0]])
print("all     ", np.mean(X))
print("axis=0  ", np.mean(X, axis=0))
print("axis=1  ", np.mean(X, axis=1))
# --8<-- [end:average_axes]

# --8<-- [start:meet_nan]
readings = np.array([1.0, np.nan, 3.0])
print(np.mean(readings), np.nanmean(readings))
# --8<-- [end:meet_nan]

# --8<-- [start:lose_digits]
table = np.full((1_000_000, 2), 0.1, dtype=np.float32)
print("float32, table      ", np.mean(table, axis=0).round(4))
print("float32, one column ", np.mean(table[:, 0].copy()).round(4))
print("float64, table      ", np.mean(table, axis=0, dtype=np.float64).round(4))
# --8<-- [end:lose_digits]
drift = np.mean(table, axis=0)[0] / 0.1 - 1
# For the text of the page: one of the 100 losses is 31 instead of 1.
shifted = overall + (31 - 1) / 100
