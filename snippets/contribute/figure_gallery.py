"""Five kinds of figure, to look at whenever the figure style changes."""

from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(7)

# --8<-- [start:plot_line]
steps = np.arange(0, 61)
fig, ax = plt.subplots()
for rate in (0.02, 0.1, 0.5):
    ax.plot(steps, 0.1 + 0.9 * np.exp(-rate * steps), label=f"learning rate {rate}")
ax.axhline(0.1, color="black", linestyle=":", linewidth=1)
ax.text(60, 0.13, "noise floor", ha="right", va="bottom")
ax.set_title("A larger learning rate reaches the floor sooner")
ax.set_xlabel("step $t$")
ax.set_ylabel(r"loss $\mathcal{L}(\theta_t)$")
ax.legend()
fig.set_label(
    "Three loss curves fall toward the same floor of 0.1; the one with learning rate 0.5 "
    "gets there in 10 steps, the one with 0.02 has not arrived after 60."
)
# --8<-- [end:plot_line]

# --8<-- [start:plot_scatter]
centers = {"cats": (-1.6, 0.4), "dogs": (1.6, 0.9), "birds": (0.2, -1.9)}
fig, ax = plt.subplots()
for marker, (name, center) in zip("osD", centers.items(), strict=True):
    x, y = rng.normal(center, 0.5, size=(40, 2)).T
    ax.scatter(x, y, marker=marker, alpha=0.8, edgecolor="white", linewidth=0.6, label=name)
    ax.plot(*center, marker="x", color="black", markersize=9, markeredgewidth=2)
ax.set_title("Embeddings of three kinds of pictures")
ax.set_xlabel("first component")
ax.set_ylabel("second component")
ax.legend(loc="lower left")
fig.set_label(
    "Three clouds of 40 points each that do not overlap: cats on the left, dogs on the "
    "right, birds below; a cross marks the center of each cloud."
)
# --8<-- [end:plot_scatter]

# --8<-- [start:plot_heat_map]
classes = ["cat", "dog", "bird"]
counts = np.array([[46, 3, 1], [5, 42, 3], [0, 2, 48]])
fig, ax = plt.subplots()
image = ax.imshow(counts)
for (row, column), count in np.ndenumerate(counts):
    ax.text(column, row, count, ha="center", va="center", color="black" if count > 25 else "white")
ax.set_xticks(range(3), classes)
ax.set_yticks(range(3), classes)
ax.grid(visible=False)
ax.set_title("Confusion matrix of 150 pictures")
ax.set_xlabel("predicted")
ax.set_ylabel("true")
fig.colorbar(image, label="pictures")
fig.set_label(
    "A three by three grid with large counts on the diagonal (46, 42, 48) and small ones "
    "elsewhere; the most frequent mistake takes a dog for a cat, five times."
)
# --8<-- [end:plot_heat_map]

# --8<-- [start:plot_bars]
words = ["mat", "sofa", "roof", "moon", "idea"]
logits = np.array([3.1, 2.2, 1.4, 0.2, -1.0])
fig, ax = plt.subplots()
for shift, (temperature, hatch) in enumerate({0.5: "", 1.0: "//", 2.0: "xx"}.items()):
    weights = np.exp(logits / temperature)
    ax.bar(
        np.arange(5) + 0.27 * (shift - 1),
        weights / weights.sum(),
        width=0.25,
        hatch=hatch,
        label=f"$T = {temperature}$",
    )
ax.set_xticks(range(5), words)
ax.grid(visible=False, axis="x")
ax.set_title("The cat sat on the …")
ax.set_ylabel("probability of the next word")
ax.legend()
fig.set_label(
    "Probabilities of five next words at three temperatures; at 0.5 the word mat takes "
    "over four fifths, at 2.0 all five words keep a visible share."
)
# --8<-- [end:plot_bars]

# --8<-- [start:plot_arrows]
theta_1, theta_2 = np.meshgrid(np.linspace(-3, 3, 80), np.linspace(-2, 2, 60))
path = [np.array([-2.6, 1.5])]
for _ in range(12):
    path.append(path[-1] - 0.3 * path[-1] * [0.5, 2.0])
fig, ax = plt.subplots()
ax.contour(theta_1, theta_2, 0.25 * theta_1**2 + theta_2**2, levels=8, colors="gray", linewidths=1)
for start, end in pairwise(path):
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": "C1", "linewidth": 2})
ax.plot(*path[0], "o", color="C1")
on_paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
ax.text(-2.4, 1.5, r"start $\theta_0$", va="center", bbox=on_paper)
ax.plot(0, 0, "*", color="C2", markersize=13)
ax.text(0, 0.35, r"minimum $\hat{\theta}$", ha="center", bbox=on_paper)
ax.set_title("Gradient descent in a stretched bowl")
ax.set_xlabel(r"$\theta_1$")
ax.set_ylabel(r"$\theta_2$")
fig.set_label(
    "Contour lines of a bowl that is steeper from top to bottom than from left to right; "
    "arrows drop steeply to the valley floor first, then creep along it to the minimum."
)
# --8<-- [end:plot_arrows]
