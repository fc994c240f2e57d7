"""Learning rate: one factor decides whether training creeps, arrives, jumps or explodes.

Source: Goodfellow, Bengio and Courville, Deep Learning (MIT Press, 2016), sections 4.3 and 8.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_valley]
fig, axes = plt.subplots(1, 3, figsize=(4.8, 2.9), sharey=True)
fig.suptitle("Nearer from one side, nearer from both, never nearer", x=0.02, ha="left")
valley = np.linspace(0, 10, 60)
names = ["one side", "zigzag", "forever"]
for ax, eta, name in zip(axes, [0.1, 0.4, 0.5], names, strict=True):
    visited = [1.0]
    for _ in range(4):
        visited.append(visited[-1] - eta * 4 * (visited[-1] - 5))
    ax.plot(valley, 2 * (valley - 5) ** 2, color="black", linewidth=1)
    ax.plot(visited, 2 * (np.array(visited) - 5) ** 2, "o-", color="C1")
    ax.set_title(f"rate {eta}:\n{name}", fontweight="normal")
    ax.set(xticks=[1, 5, 9], ylim=(-3, 45), xlabel="w")
axes[0].set_ylabel("loss")
axes[0].text(1.6, 31, "start")
fig.set_label(
    "Three times the same valley, lowest at w = 5, with four steps from w = 1. At rate 0.1 the "
    "points come down one side; at 0.4 they change sides and come lower; at 0.5 they jump between "
    "1 and 9, always equally high."
)
# --8<-- [end:plot_valley]


# --8<-- [start:train]
def train(x: np.ndarray, y: np.ndarray, rate: float, steps: int = 20) -> tuple:
    """Fit y = slope * x + base by gradient descent on the mean squared error.

    Args:
        x: Scaled sizes of n homes, shape (n,).
        y: Prices in thousands of dollars, shape (n,).
        rate: Learning rate, a positive number.
        steps: Number of steps.

    Returns:
        Slope and base, shape (steps + 1, 2), and losses, shape (steps + 1,), from the start on.
    """
    w, path, losses = np.zeros(2), [], []
    for _ in range(steps + 1):
        error = w[0] * x + w[1] - y
        path.append(w)
        losses.append(np.mean(error**2))
        w = w - rate * 2 * np.array([np.mean(error * x), np.mean(error)])
    return np.array(path), np.array(losses)


# --8<-- [end:train]

# --8<-- [start:compare]
# m², and thousands of dollars
size = np.array([52.0, 68.0, 85.0, 104.0, 126.0, 148.0])
price = np.array([258.0, 281.0, 325.0, 352.0, 409.0, 441.0])
x = (size - size.mean()) / size.std()
rates = [0.01, 0.3, 1.0, 1.05]
runs = {rate: train(x, price, rate) for rate in rates}
print("rate   step 0    step 1   step 20")
for rate, (_, losses) in runs.items():
    print(f"{rate:4} {losses[0]:8,.0f} {losses[1]:9,.0f} {losses[20]:9,.0f}")
# --8<-- [end:compare]

# --8<-- [start:plot]
fig, (top, low) = plt.subplots(2, 1, figsize=(4.8, 6), sharex=True)
styles = [("C0", "-"), ("C2", "--"), ("C1", "-."), ("C3", ":")]
for (rate, (path, losses)), (color, line) in zip(runs.items(), styles, strict=True):
    top.plot(losses, line, color=color, label=f"rate {rate}")
    # at 1.05 the jumps would fill the picture
    if rate <= 1:
        low.plot(path[:, 1], line, color=color)
top.set(yscale="log", ylabel="loss", xticks=[0, 5, 10, 15, 20], ylim=(10, 3e7))
top.set_title("Four rates, four curves")
low.set(ylim=(-50, 750), xlabel="step", ylabel="base in $1,000")
low.set_title("The level one is not at rest: it jumps")
fig.legend(loc="outside lower center", ncols=2)
fig.set_label(
    "Above, losses over 20 steps: at 0.01 slowly falling, at 0.3 down in five steps and then "
    "level, at 1 level from the start, at 1.05 growing. Below, the base: at 1 it jumps between 0 "
    "and 689, at 0.3 it rests at 344 after a few steps, at 0.01 it creeps up."
)
# --8<-- [end:plot]

# --8<-- [start:search]
for rate in [0.001, 0.01, 0.1, 1, 10, 0.03, 0.3]:
    print(f"rate {rate:<5}  loss after 20 steps {train(x, price, rate)[1][-1]:.3g}")
# --8<-- [end:search]

# for the text of the page; the curvature is 2
halving = np.log(0.5) / np.log(1 - 2 * 0.01)
slow_halving = np.log(0.5) / np.log(1 - 2 * 0.001)
sum_limit = 2 / (2 * len(size))
zigzag_rate = 0.95
