"""Confidence intervals: give a range from a method that rarely misses the true value.

Source: Wasserman, All of Statistics (Springer, 2004), section 6.3.2.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:count]
n = 900  # visitors who saw each button
bought_old, bought_new = 90, 108
print(f"bought: {bought_old / n:.0%} old button, {bought_new / n:.0%} new")

rng = np.random.default_rng(seed=7)
copies = rng.binomial(n, 0.10, size=(5, 2))  # buyers, if each visitor buys with probability 0.10
for test, (one, other) in enumerate(copies, 1):
    print(f"equal buttons, test {test}: {100 * (other - one) / n:+.1f} points")
# --8<-- [end:count]

# --8<-- [start:plot]
true_share = 0.10
shares = rng.binomial(n, true_share, size=50) / n  # 50 weeks of the old button
margins = 1.96 * np.sqrt(shares * (1 - shares) / n)
misses = np.abs(shares - true_share) > margins
missed = int(misses.sum())
fig, ax = plt.subplots(figsize=(4.8, 3.2))
weeks = np.arange(1, 51)
looks = [(~misses, "C0", "o", 3, 1.2, "contains it"), (misses, "C1", "X", 7, 2.2, "misses it")]
for here, color, marker, size, width, name in looks:
    bars = 100 * shares[here], 100 * margins[here]
    look = {"fmt": marker, "color": color, "ms": size, "elinewidth": width, "capsize": 0}
    ax.errorbar(weeks[here], *bars, **look, label=name)
ax.axhline(100 * true_share, color="black", linewidth=1.2, label="true share")
ax.set(xlabel="week", ylabel="share of buyers, percent", xlim=(0, 51))
ax.set_title(f"Of 50 intervals, {missed} miss the true share")
fig.legend(loc="outside lower center", ncols=3)
fig.set_label(
    f"50 vertical bars, one for each week's interval, around a level line at the true share of "
    f"10 percent. Most bars cross the line; {missed}, marked with a cross, lie wholly above or "
    "below it. The bars differ in height, the line stays where it is."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def difference_interval(
    old: np.ndarray, new: np.ndarray, n: int, z: float = 1.96
) -> tuple[np.ndarray, np.ndarray]:
    """Return a confidence interval for the new share minus the old one.

    Args:
        old: Buyers among the visitors of the old button, a count or an array of counts.
        new: Buyers among the visitors of the new button, likewise.
        n: Visitors of each button.
        z: How many standard errors to go to each side; 1.96 for 95 percent.

    Returns:
        Lower and upper end, differences of shares: 0.02 is 2 points.
    """
    p, q = old / n, new / n  # the two shares
    error = np.sqrt(p * (1 - p) / n + q * (1 - q) / n)
    return q - p - z * error, q - p + z * error


# --8<-- [end:define]

# --8<-- [start:compare]
low, high = difference_interval(bought_old, bought_new, n)
print(f"new minus old: {100 * low:+.1f} to {100 * high:+.1f} points")
# --8<-- [end:compare]
loss_points, high_points = -100 * low, 100 * high  # for the text of the page

# --8<-- [start:check]
old, new = rng.binomial(n, [[0.10], [0.11]], size=(2, 10_000))  # the truth: 1 point better
lows, highs = difference_interval(old, new, n)
covered = np.mean((lows <= 0.01) & (highs >= 0.01))
print(f"contain the true difference: {covered:.1%}")
# --8<-- [end:check]

# --8<-- [start:starve]
few = rng.binomial(20, 0.05, size=10_000) / 20  # 20 visitors, a true share of 5 percent
margin = 1.96 * np.sqrt(few * (1 - few) / 20)
few_covered = np.mean(np.abs(few - 0.05) <= margin)
nobody = np.mean(few == 0)
print(f"tests without a buyer: {nobody:.0%}")
print(f"contain the true share: {few_covered:.0%}")
# --8<-- [end:starve]
