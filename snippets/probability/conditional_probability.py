"""Conditional probability: keep the cases in which B happens, then take the share of A.

Source: Blitzstein and Hwang, Introduction to Probability
        (CRC Press, second edition, 2019), chapter 2.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:count]
# One entry per order of last month, True or False; & means "and", ~ means "not"
numbers = [90, 10, 360, 9540]
fraud = np.repeat([True, True, False, False], numbers)  # 90 times True, 10 times True, ...
flagged = np.repeat([True, False, True, False], numbers)
print("       flagged  not flagged     all")
for name, kept in [("fraud", fraud), ("honest", ~fraud), ("all", np.full(10_000, True))]:
    yes, no = np.sum(kept & flagged), np.sum(kept & ~flagged)
    print(f"{name:6} {yes:7,} {no:12,} {yes + no:7,}")
# --8<-- [end:count]

# --8<-- [start:plot]
column, row = np.divmod(np.arange(460), 10)  # one mark per order, ten in a column
kinds = [
    ("fraud, not flagged", column < 1, "s", "C1", "none"),
    ("fraud, flagged", (column >= 1) & (column < 10), "s", "C1", "C1"),
    ("honest, flagged", column >= 10, "o", "C0", "C0"),
]
fig, ax = plt.subplots(figsize=(4.8, 2.5))
for name, here, marker, edge, face in kinds:
    ax.plot(column[here], row[here], marker, ms=3.6, mec=edge, mfc=face, mew=0.8, label=name)
for left, right, y, side in [(0, 9, 10.3, 1), (1, 45, -1.3, -1)]:
    ends = y - 0.5 * side
    ax.plot([left, left, right, right], [ends, y, y, ends], color="black", linewidth=1)
ax.text(0, 10.7, "100 frauds: 90 are flagged", va="bottom")
ax.text(23, -1.7, "450 flagged orders: 90 are frauds", va="top", ha="center")
ax.set(xlim=(-1, 46), ylim=(-3.6, 12.6), aspect="equal")
ax.axis("off")
ax.set_title("The same 90 orders: most of the frauds, a fifth of the flags")
fig.legend(loc="outside lower center", ncols=3, columnspacing=1.2, handletextpad=0)
fig.set_label(
    "460 marks in columns of ten. A bracket above spans the 100 frauds: 10 hollow squares, not "
    "flagged, and 90 filled ones. A bracket below spans the 450 flagged orders: the same 90 "
    "filled squares and 360 circles, which are honest orders."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def probability(event: np.ndarray, given: np.ndarray) -> float:
    """Return the share of cases with `event` among the cases with `given`.

    Args:
        event: Whether A happens in each case, booleans, shape (n,).
        given: Whether B happens in each case, booleans, shape (n,).

    Returns:
        P(A given B), from 0 to 1.

    Raises:
        ValueError: B never happens, or the shapes do not fit each other.
    """
    if not np.any(given):
        raise ValueError("no case is left: the given event never happens")
    return float(np.mean(event & given) / np.mean(given))


# --8<-- [end:define]

# --8<-- [start:compare]
recall = probability(flagged, given=fraud)  # of the frauds
precision = probability(fraud, given=flagged)  # of the flagged orders
false_alarms = probability(flagged, given=~fraud)  # of the honest orders
print(f"P(flagged | fraud)   {recall:.3f}")
print(f"P(fraud | flagged)   {precision:.3f}")
print(f"P(flagged | honest)  {false_alarms:.3f}")
# --8<-- [end:compare]

# --8<-- [start:simulate]
rng = np.random.default_rng(seed=7)
found, right = {}, {}
for base_rate in (0.01, 0.10):
    bad = rng.random(2_000_000) < base_rate  # each True with this probability
    alarm = rng.random(2_000_000) < np.where(bad, recall, false_alarms)  # as often as before
    found[base_rate] = probability(alarm, given=bad)
    right[base_rate] = probability(bad, given=alarm)
    print(f"P(fraud) = {base_rate:.2f}")
    print(f"  P(flagged | fraud) = {found[base_rate]:.2f}")
    print(f"  P(fraud | flagged) = {right[base_rate]:.2f}")
# --8<-- [end:simulate]
right_rare, right_common = right.values()  # for the text of the page
