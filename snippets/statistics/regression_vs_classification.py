"""Regression versus classification: average numbers, but vote on names.

Source: James, Witten, Hastie and Tibshirani, An Introduction to Statistical Learning
        (Springer, 2nd edition, 2021), section 2.1.5.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:list_tickets]
# Five similar tickets: hours until solved, and queue.
hours = np.array([2.0, 4.0, 5.0, 6.0, 8.0])
# 1 payments, 2 delivery, 3 returns.
queue = np.array([1, 1, 3, 3, 3])
print("hours, mean", np.mean(hours))
print("queue, mean", np.mean(queue))
# --8<-- [end:list_tickets]

# --8<-- [start:plot_means]
fig, (number, name) = plt.subplots(2, 1, figsize=(4.8, 4.6))
number.plot(hours, np.zeros(5), "o", color="C0", markersize=9)
number.plot(np.mean(hours), 0.42, "v", color="C1", markersize=13)
number.text(5.4, 0.42, "mean 5", color="C1", va="center")
number.set(xlim=(0, 10), ylim=(-0.4, 0.9), yticks=[], xlabel="hours until solved")
number.set_title("Hours: the mean is a sensible answer")
counts = [np.sum(queue == code) for code in (1, 2, 3)]
name.bar([1, 2, 3], counts, width=0.5, color="C0", alpha=0.75)
name.plot(np.mean(queue), 0.5, "v", color="C1", markersize=13)
name.text(2.2, 1.0, "mean 2.2", color="C1", ha="center")
name.set(xticks=[1, 2, 3], yticks=[0, 1, 2, 3], ylabel="tickets")
name.set_xticklabels(["1 payments", "2 delivery", "3 returns"])
name.set_title("Codes: the mean points at an empty queue")
fig.set_label(
    "Above, five dots for 2, 4, 5, 6 and 8 hours, with their mean, 5, among them. Below, bars of "
    "two tickets for payments, none for delivery and three for returns; the mean code, 2.2, stands "
    "nearest to delivery, where no ticket is."
)
# --8<-- [end:plot_means]


# --8<-- [start:define]
def predict_number(similar: np.ndarray) -> float:
    """Return the mean of the answers of similar cases: regression.

    Args:
        similar: Numbers whose differences mean something, shape (k,).

    Returns:
        One number in their unit; it need not be one of them.
    """
    return float(np.mean(similar))


def predict_class(similar: np.ndarray) -> int:
    """Return the most frequent answer of similar cases: classification.

    Args:
        similar: Class codes, shape (k,).

    Returns:
        One of the codes; of equally frequent ones the smallest.
    """
    codes, counts = np.unique(similar, return_counts=True)
    return int(codes[np.argmax(counts)])


# --8<-- [end:define]

# --8<-- [start:compare]
# The same queues, numbered otherwise: 1 delivery, 2 payments, 3 returns.
renumbered = np.array([2, 2, 3, 3, 3])
print("hours", predict_number(hours))
for codes in (queue, renumbered):
    print("codes", codes, "mean", predict_number(codes), "vote", predict_class(codes))
# --8<-- [end:compare]

# --8<-- [start:decide]
# A row per ticket: probabilities of payments, delivery, returns.
p = np.array([[0.2, 0.5, 0.3], [0.45, 0.1, 0.45]])
print("class, from 0    ", np.argmax(p, axis=1))
# Probabilities that three customers leave; yes from a threshold on.
leave = np.array([0.2, 0.45, 0.7])
print("leaves, from 0.5 ", leave >= 0.5)
print("leaves, from 0.4 ", leave >= 0.4)
# --8<-- [end:decide]

# --8<-- [start:fit_labels]
# Months without an order, and whether the customer left (1) or stayed (0).
months = np.array([1, 2, 3, 4, 5, 6, 7, 8])
left = np.array([0, 0, 0, 0, 1, 1, 1, 1])
slope, base = np.polyfit(months, left, 1)
for month in (1, 12):
    print(f"month {month:2}: {slope * month + base:5.2f}")
# --8<-- [end:fit_labels]
first_month, twelfth_month = slope * 1 + base, slope * 12 + base
