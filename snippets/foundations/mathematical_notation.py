"""Mathematical notation: turn the line of a paper into code, sign by sign.

Source: Deisenroth, Faisal and Ong, Mathematics for Machine Learning
        (Cambridge University Press, 2020), table of symbols.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:list_payments]
# Six payments: the score of each, and 1 where it was a fraud.
s = np.array([0.1, 0.3, 0.4, 0.6, 0.8, 0.9])
y = np.array([0, 0, 1, 0, 1, 1])
# The thresholds to choose from, and the costs of a false alarm and of a missed fraud.
T = np.array([0.2, 0.5, 0.7])
a, b = 1, 4
# --8<-- [end:list_payments]


# --8<-- [start:translate]
def total_cost(t: float, s: np.ndarray, y: np.ndarray, a: float, b: float) -> float:
    """Return what all mistakes cost together at one threshold.

    Args:
        t: Threshold; a payment with this score or more raises an alert.
        s: Scores from 0 to 1, shape (n,).
        y: 1 for a fraud, 0 for any other payment, shape (n,).
        a: Cost of a false alarm.
        b: Cost of a missed fraud.

    Returns:
        The sum over all payments, 0 or more.
    """
    false_alarm = (s >= t) & (y == 0)
    missed = (s < t) & (y == 1)
    return float(np.sum(a * false_alarm + b * missed))


# --8<-- [end:translate]

# --8<-- [start:choose]
costs = np.array([total_cost(t, s, y, a, b) for t in T])
print("costs          ", costs)
print("min            ", costs.min())
print("np.argmin      ", np.argmin(costs))
print("T[np.argmin()] ", T[np.argmin(costs)])
# --8<-- [end:choose]

# --8<-- [start:plot_argmin]
fig, ax = plt.subplots(figsize=(4.8, 3.4))
edges = np.concatenate([[0], s, [1.05]])
levels = [total_cost(t, s, y, a, b) for t in edges[1:-1]] + [total_cost(1, s, y, a, b)]
ax.stairs(levels, edges, baseline=None, color="C0", linewidth=2)
ax.plot(T, costs, "o", color="C1", markersize=9)
ax.plot([T[0], T[0]], [0, costs[0]], color="C1", linestyle="--", linewidth=1.4)
ax.plot([0, T[0]], [costs[0], costs[0]], color="C1", linestyle="--", linewidth=1.4)
for height, label in [(9.6, "min: its height, 2"), (7.8, "argmin: its place, 0.2")]:
    ax.text(0.06, height, label, color="C1")
arrow = {"arrowstyle": "->", "color": "C1"}
ax.annotate("", (0.2, 2.5), (0.2, 7.4), arrowprops=arrow)
ax.text(0.5, 5.6, "0.5", color="C1", ha="center")
ax.text(0.7, 4.6, "0.7", color="C1", ha="center")
ax.set(xlabel="threshold t", ylabel="cost", xlim=(0, 1.05), ylim=(0, 13), yticks=range(0, 13, 2))
ax.set_title("min is a height, argmin a place")
fig.set_label(
    "The cost as a staircase over the threshold, with three dots at 0.2, 0.5 and 0.7. The dot at "
    "0.2 is the lowest of the three: its height, 2, is the min, and its place, 0.2, the argmin."
)
# --8<-- [end:plot_argmin]

# --8<-- [start:check_words]
t = 0.2
fraud_then_alert = (y == 0) | (s >= t)
alert_then_fraud = (s < t) | (y == 1)
print("for all i: fraud => alert  ", np.all(fraud_then_alert))
print("for all i: alert => fraud  ", np.all(alert_then_fraud))
print("there is an i: false alarm ", np.any((s >= t) & (y == 0)))
# --8<-- [end:check_words]
