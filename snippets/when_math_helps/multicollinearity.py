"""Multicollinearity: two ad budgets that move together, and a coefficient of the wrong sign.

Background: James, Witten, Hastie and Tibshirani, An Introduction to Statistical Learning, 3.3.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:load]
rng = np.random.default_rng(seed=1)
budget = rng.uniform(8, 20, size=26)  # $1,000 a week, for 26 weeks
search = 0.6 * budget + rng.normal(scale=0.3, size=26)
social = 0.4 * budget + rng.normal(scale=0.3, size=26)
profit = 10 + 1.5 * search + 1.8 * social + rng.normal(scale=3, size=26)
# --8<-- [end:load]


# --8<-- [start:fit]
def fit(ads: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the least-squares coefficients, the constant last.

    Args:
        ads: Spending, one column per kind of ad, shape (n, d).
        y: Profit before ads, shape (n,).

    Returns:
        Coefficients, shape (d + 1,).
    """
    return np.linalg.lstsq(np.column_stack([ads, np.ones(len(y))]), y)[0]


ads = np.column_stack([search, social])
found = fit(ads, profit)
print(f"profit per dollar of search ads: {found[0]:5.2f}")
print(f"profit per dollar of social ads: {found[1]:5.2f}")
# --8<-- [end:fit]

# --8<-- [start:predict]
predicted = np.column_stack([ads, np.ones(26)]) @ found
explained = 1 - np.var(profit - predicted) / np.var(profit)
print(f"variance explained: {explained:.0%}")
# --8<-- [end:predict]

# --8<-- [start:inflate]
r = np.corrcoef(search, social)[0, 1]
vif = 1 / (1 - r**2)
condition = np.linalg.cond([[1, r], [r, 1]])
print(f"correlation         {r:.2f}")
print(f"variance inflation  {vif:.0f}")
print(f"condition number    {condition:.0f}")
# --8<-- [end:inflate]


# --8<-- [start:resample]
def bootstrap(ads: np.ndarray, y: np.ndarray, times: int = 2000) -> np.ndarray:
    """Return the coefficients of half-years drawn from the weeks there are.

    Args:
        ads: Spending, shape (n, d).
        y: Profit before ads, shape (n,).
        times: How many to draw.

    Returns:
        One row of coefficients each, shape (times, d + 1).
    """
    rng = np.random.default_rng(seed=2)
    picks = rng.integers(len(y), size=(times, len(y)))
    return np.array([fit(ads[weeks], y[weeks]) for weeks in picks])


fits = bootstrap(ads, profit)
mix = fits[:, :2] @ [0.6, 0.4]  # a dollar, split as always
for name, values in [("search", fits[:, 0]), ("social", fits[:, 1]), ("mix", mix)]:
    low, high = np.quantile(values, [0.025, 0.975])
    print(f"{name:6}  {low:5.2f} to {high:5.2f}")
# --8<-- [end:resample]

# --8<-- [start:experiment]
social_trial = np.tile([2.0, 10.0], 4)  # $1,000 a week, for 8 more weeks
search_trial = 14 - social_trial
noise = rng.normal(scale=3, size=8)
profit_trial = 10 + 1.5 * search_trial + 1.8 * social_trial + noise
ads_all = np.vstack([ads, np.column_stack([search_trial, social_trial])])
profit_all = np.concatenate([profit, profit_trial])
fits_all = bootstrap(ads_all, profit_all)
vif_all = 1 / (1 - np.corrcoef(ads_all.T)[0, 1] ** 2)
low_all, high_all = np.quantile(fits_all[:, 1], [0.025, 0.975])
print(f"social     {low_all:5.2f} to {high_all:5.2f}")
print(f"variance inflation  {vif_all:.1f}")
# --8<-- [end:experiment]

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 4.6))
for cloud, color, mark in [(fits, "C1", "x"), (fits_all, "C0", "o")]:
    ax.plot(cloud[:250, 0], cloud[:250, 1], mark, color=color, markersize=3.5, alpha=0.6)
ax.axhline(0, color="black", linewidth=1)
ax.plot(1.5, 1.8, "*", color="black", markersize=13)
ax.text(1.95, 2.3, "star: the truth")
ax.text(3.1, 0.5, "26 weeks: a long line", color="C1")
ax.text(1.0, 1.1, "with the trial", color="C0", ha="right")
ax.text(-1.9, -4.6, "below the line, social\nads seem to do harm")
ax.set(xlim=(-2, 6.5), ylim=(-5.5, 7), xlabel="profit per dollar of search ads")
ax.set_ylabel("profit per dollar of social ads")
ax.set_title("Budgets that move together\nleave a line of answers")
fig.set_label(
    "Coefficients of search and social ads in resampled data. With the 26 weeks they form a long, "
    "thin line from upper left to lower right that crosses zero for social ads. With eight trial "
    "weeks they form a small cloud around the truth, far above zero."
)
# --8<-- [end:plot]

loss_a_year = round((1.8 - 1) * social.mean() * 1000 * 52, -3)  # for the text of the page
truth = 10 + 1.5 * search + 1.8 * social
other = truth[:, None] + np.random.default_rng(seed=3).normal(scale=3, size=(26, 4000))
share_negative = np.mean(np.linalg.lstsq(np.column_stack([ads, np.ones(26)]), other)[0][1] < 0)
mix_low, mix_high = np.quantile(mix, [0.025, 0.975])
found_search, found_social = found[0], found[1]
