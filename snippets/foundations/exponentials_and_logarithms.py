"""Exponentials and logarithms: turn products into sums before they vanish.

Source: Stewart, Calculus: Early Transcendentals (Cengage, 8th edition, 2016), chapter 1.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_axes]
fig, (plain, log) = plt.subplots(2, 1, figsize=(4.8, 5.2), sharex=True)
steps = np.arange(11)
for ax in (plain, log):
    ax.plot(steps, 2.0**steps, "o-", color="C0")
    ax.plot(steps, 1024 * 0.5**steps, "s--", color="C1")
plain.set(ylabel="value", yticks=[0, 256, 512, 768, 1024], title="Plain axis: two bends")
plain.text(7.0, 330, "doubling", color="C0", ha="right")
plain.text(2.2, 330, "halving", color="C1")
log.set(yscale="log", xlabel="steps", ylabel="value", xticks=steps)
log.set(yticks=[1, 2, 8, 32, 128, 512], yticklabels=["1", "2", "8", "32", "128", "512"])
log.minorticks_off()
log.set_title("Log axis: equal factors are equal distances")
fig.set_label(
    "Two drawings of one value that doubles from 1 to 1024 and one that halves back to 1. On the "
    "plain axis both bend sharply. On the logarithmic axis both are straight lines that cross."
)
# --8<-- [end:plot_axes]

# --8<-- [start:plot_mirror]
fig, mirror = plt.subplots(figsize=(4.8, 4.6))
x = np.linspace(-3, np.log(4), 100)
mirror.plot(x, np.exp(x), color="C0")
mirror.plot(np.exp(x), x, color="C1", linestyle="--")
mirror.plot([-3, 4], [-3, 4], color="black", linestyle=":", linewidth=1.2)
mirror.plot([0, 1], [1, np.e], "o", color="C0")
mirror.plot([1, np.e], [0, 1], "s", color="C1")
mirror.text(0.85, 2.9, "eˣ: above 0\nfor every x", color="C0", ha="right")
mirror.text(1.6, -0.9, "ln x: only\nfor x above 0", color="C1")
mirror.set(xlim=(-3, 4), ylim=(-3, 4), aspect="equal", xlabel="input", ylabel="output")
mirror.set_title("ln undoes eˣ: input and output swapped")
fig.set_label(
    "Two curves, mirrored at a dotted diagonal. The exponential lies close above 0 at the left, "
    "goes through (0, 1) and (1, 2.718) and gets steep. The logarithm begins far down, close to "
    "input 0, goes through (1, 0) and (2.718, 1) and gets flat."
)
# --8<-- [end:plot_mirror]

# --8<-- [start:multiply]
# Share of mails that hold a word: the same for each of 200 words, to keep it small.
spam = np.full(200, 0.01)
other = np.full(200, 0.005)
print("spam ", np.prod(spam))
print("other", np.prod(other))
print("spam wins:", np.prod(spam) > np.prod(other))
# --8<-- [end:multiply]


# --8<-- [start:define]
def log_score(shares: np.ndarray) -> float:
    """Return the natural logarithm of the product of all shares.

    Args:
        shares: One number per word, above 0 and at most 1, shape (n,).

    Returns:
        0 or less; -inf if a share is 0.
    """
    return float(np.sum(np.log(shares)))


# --8<-- [end:define]

# --8<-- [start:compare]
spam_score, other_score = log_score(spam), log_score(other)
print(f"spam  {spam_score:9.2f}")
print(f"other {other_score:9.2f}")
print("spam wins:", spam_score > other_score)
print(f"by a factor of {np.exp(spam_score - other_score):.1e}")
# --8<-- [end:compare]
lead = spam_score - other_score
last_word = int(np.argmin(np.cumprod(spam)))  # words before the product is 0

# --8<-- [start:plot_floor]
fig, ax = plt.subplots(figsize=(4.8, 3.4))
words = np.arange(1, 201)
product = np.cumprod(spam)
alive = product > 0
ax.plot(words, np.cumsum(np.log10(spam)), color="C0", linestyle="--")
ax.plot(words[alive], np.log10(product[alive]), color="C1", linewidth=4)
ax.axhline(np.log10(5e-324), color="black", linewidth=1, linestyle=":")
ax.plot(words[alive][-1], np.log10(product[alive][-1]), "o", color="C1", markersize=9)
ax.text(14, -315, "smallest number above 0", va="bottom")
ax.text(70, -110, "product", color="C1")
ax.text(164, -405, "sum of logs", color="C0", ha="right", va="bottom")
ax.set(xlabel="words multiplied", ylabel="power of ten", yticks=[0, -100, -200, -300, -400])
ax.set_title(f"From word {last_word + 1} on, the product is 0")
fig.set_label(
    "The product of the shares, as a power of ten, falls in a straight line and ends at a floor "
    "near minus 323, after 161 words. The sum of the logarithms follows it and goes on below."
)
# --8<-- [end:plot_floor]

# --8<-- [start:near_zero]
tiny = 1e-20
print(np.log(1 + tiny), np.log1p(tiny))
print(np.exp(tiny) - 1, np.expm1(tiny))
# --8<-- [end:near_zero]
log_of_two, log_of_half, log_of_four = np.log(2), np.log(0.5), np.log(8) - np.log(2)
log_sum = np.logaddexp(spam_score, spam_score)
held = np.log(0.5 / 0.4)  # two words, of which a mail holds the first
with_absent = held + np.log((1 - 0.9) / (1 - 0.1))
