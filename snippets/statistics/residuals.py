"""Residuals: what a line misses, and what the misses say.

Source: James, Witten, Hastie and Tibshirani, An Introduction to Statistical Learning
        (Springer, 2nd edition 2021), section 3.3.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:fit]
# m², and thousands of dollars
size = np.array([52.0, 68.0, 85.0, 104.0, 126.0, 148.0])
price = np.array([258.0, 281.0, 325.0, 352.0, 409.0, 441.0])
# The best line: its slope, and its base (the intercept)
slope, base = np.polyfit(size, price, 1)
predicted = slope * size + base
residual = price - predicted
for m2, paid, said, miss in zip(size, price, predicted, residual, strict=True):
    print(f"{m2:4.0f} m²: paid {paid:.0f} - line {said:.1f} = {miss:+.1f}")
# --8<-- [end:fit]

# --8<-- [start:plot_homes]
garden = np.array([1, 0, 1, 0, 1, 0])
fig, (line, rest) = plt.subplots(2, 1, figsize=(4.8, 5.4), sharex=True, height_ratios=[3, 2])
line.axline((0, base), slope=slope, color="C0")
line.vlines(size, predicted, price, color="C1")
rest.vlines(size, 0, residual, color="C1")
rest.axhline(0, color="C0")
for kind, marker, text in [(1, "o", "with garden"), (0, "s", "without")]:
    fill = "black" if kind else "none"
    homes = garden == kind
    for ax, values in [(line, price), (rest, residual)]:
        ax.plot(size[homes], values[homes], marker, color="black", markerfacecolor=fill, label=text)
line.set(xlim=(40, 160), ylim=(230, 470), ylabel="price in $1,000")
line.set_title("Small misses, hard to see")
line.legend(loc="upper left")
rest.set(ylim=(-11, 11), xlabel="size in m²", ylabel="residual, $1,000")
rest.set_title("Gardens above 0, the others below")
fig.set_label(
    "Above, six homes close to a rising line. Below, their residuals around 0, drawn larger: the "
    "three homes with a garden lie 3 to 8 thousand dollars above, the three without 4 to 6 below."
)
# --8<-- [end:plot_homes]

# --8<-- [start:plot_patterns]
rng = np.random.default_rng(seed=48)
said = np.linspace(0, 10, 40)
# Numbers from -2 to 2 in random order
noise = rng.permutation(np.linspace(-2, 2, 40))
lonely = 0.5 * noise
lonely[30] = 5
cases = {
    "no pattern": noise,
    "a curve": 0.3 * (said - 5) ** 2 - 2.6 + 0.5 * noise,
    "a funnel": 0.3 * said * noise,
    "an outlier": lonely,
}
fig, axes = plt.subplots(2, 2, figsize=(4.8, 4.4), sharex=True, sharey=True)
for ax, (name, misses), marker in zip(axes.flat, cases.items(), "osD^", strict=True):
    ax.axhline(0, color="C0")
    ax.plot(said, misses, marker, color="C1", markersize=3.5)
    ax.set_title(name, fontweight="normal")
    ax.set(ylim=(-7, 7), xticks=[], yticks=[0])
for ax in axes[1]:
    ax.set_xlabel("predicted")
for ax in axes[:, 0]:
    ax.set_ylabel("residual")
fig.suptitle("One of four plots leaves nothing to do", x=0.02, ha="left")
fig.set_label(
    "Four plots of residuals over predictions. No pattern: an even band around 0. A curve: above, "
    "below, above 0. A funnel: a band that widens to the right. An outlier: one point far above."
)
# --8<-- [end:plot_patterns]

# --8<-- [start:add_garden]
features = np.column_stack([size, np.ones(6), garden])
weights = np.linalg.lstsq(features, price, rcond=None)[0]
left = price - features @ weights
print(f"slope {weights[0]:.2f}, base {weights[1]:.1f}, garden {weights[2]:.1f}")
print("residuals:", left.round(1))
print(f"sum of squares: {np.sum(residual**2):.1f} before, {np.sum(left**2):.1f} now")
# --8<-- [end:add_garden]

# --8<-- [start:drop_base]
slope_alone = np.sum(size * price) / np.sum(size**2)
through_origin = price - slope_alone * size
print(f"with base:    sum {abs(residual.sum()):5.1f}")
print(f"without base: sum {through_origin.sum():5.1f}")
print(through_origin.round(0))
# --8<-- [end:drop_base]
rss_before, rss_after = np.sum(residual**2), np.sum(left**2)
garden_price, spread = weights[2], residual.std()
largest, scaled = residual.max(), residual.max() / spread
