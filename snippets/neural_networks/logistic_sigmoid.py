"""Logistic sigmoid: turn any score into a number between 0 and 1.

Source: Bishop, Pattern Recognition and Machine Learning (Springer, 2006), section 4.2.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:score]
complaints = np.array([0, 1, 2, 3, 6])
z = -2 + 0.7 * complaints  # the churn score of five customers
clipped = np.clip(z, 0, 1)  # below 0 becomes 0, above 1 becomes 1
stretched = (z - z.min()) / (z.max() - z.min())
print("complaints  score clipped stretched")
for n, score, cut, pulled in zip(complaints, z, clipped, stretched, strict=True):
    print(f"{n:10} {score:6.2f} {cut:7.2f} {pulled:9.2f}")
# --8<-- [end:score]


# --8<-- [start:plot_curve]
fig, ax = plt.subplots(figsize=(4.8, 3.6))
scores = np.linspace(-7, 7, 141)
ax.plot(scores, 1 / (1 + np.exp(-scores)), color="C0")
marks = np.array([-4, -2, 0, 2, 4])
heights = 1 / (1 + np.exp(-marks))
ax.step(marks, heights, "o:", where="post", color="C1", linewidth=1.5)
odds_texts = ["1 : 55", "1 : 7.4", "1 : 1", "7.4 : 1", "55 : 1"]
for mark, height, text in zip(marks, heights, odds_texts, strict=True):
    ax.annotate(f"odds {text}", (mark, height), (-6, 5), textcoords="offset points", ha="right")
ax.set(
    xticks=range(-6, 7, 2), ylim=(-0.05, 1.12), xlabel="score z", ylabel="probability of leaving"
)
ax.set_title("Each step of 2 multiplies the odds by 7.4")
fig.set_label(
    "An S-shaped curve that rises from nearly 0 through one half at score 0 to nearly 1. Equal "
    "steps of the score multiply the odds by the same factor, but raise the curve unequally."
)
# --8<-- [end:plot_curve]


# --8<-- [start:define]
def sigmoid(z: np.ndarray | float) -> np.ndarray:
    """Return the logistic sigmoid of each score, without overflow.

    Args:
        z: Scores, any shape, any real numbers.

    Returns:
        Numbers from 0 to 1, in the shape of `z`.
    """
    small = np.exp(-np.abs(z))  # between 0 and 1, however large z is
    return np.where(np.asarray(z) >= 0, 1, small) / (1 + small)


# --8<-- [end:define]

# --8<-- [start:read]
p = sigmoid(z)
odds = p / (1 - p)
print("complaints     p   odds")
for n, chance, ratio in zip(complaints, p, odds, strict=True):
    print(f"{n:10} {chance:5.2f} {ratio:6.2f}")
# --8<-- [end:read]

# --8<-- [start:count]
rng = np.random.default_rng(seed=7)
true_z = rng.normal(loc=-1, scale=2, size=20_000)  # the right scores, around -1
left = rng.random(size=20_000) < sigmoid(true_z)  # True with that probability
claimed = sigmoid(2 * true_z)  # a model whose scores are twice too large
near = np.abs(claimed - 0.9) < 0.02  # customers given about 0.9
claimed_share, left_share = claimed[near].mean(), left[near].mean()
print(f"{near.sum()} customers with claims near 0.9:")
print(f"claimed {claimed_share:.2f}, left {left_share:.2f}")
# --8<-- [end:count]

# --8<-- [start:overflow]
ends = np.array([-1000.0, 1000.0])
with np.errstate(over="ignore", invalid="ignore"):  # hide the warnings, to see the numbers
    print("e^-z             ", np.exp(-ends))
    print("1 / (1 + e^-z)   ", 1 / (1 + np.exp(-ends)))
    print("e^z / (1 + e^z)  ", np.exp(ends) / (1 + np.exp(ends)))
print("sigmoid          ", sigmoid(ends))
# --8<-- [end:overflow]

# For the text of the page:
luck = 1.96 * np.sqrt(left_share * (1 - left_share) / near.sum())
first_rise, third_rise = p[1] - p[0], p[3] - p[2]
