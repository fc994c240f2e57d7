"""Gradient descent: walk down the loss, one small step after another.

Source: Goodfellow, Bengio and Courville, Deep Learning (MIT Press, 2016), section 4.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_rates]
fig, axes = plt.subplots(1, 3, figsize=(4.8, 2.9), sharey=True)
fig.suptitle("A small rate creeps, a large one explodes", x=0.02, ha="left")
valley = np.linspace(-3, 9, 60)
for ax, eta, result in zip(axes, [0.05, 0.25, 1.1], ["creeps", "arrives", "explodes"], strict=True):
    visited = [0.0]
    for _ in range(3):
        visited.append(visited[-1] - eta * 2 * (visited[-1] - 3))
    ax.plot(valley, (valley - 3) ** 2, color="black", linewidth=1)
    ax.plot(visited, (np.array(visited) - 3) ** 2, "o-", color="C1")
    ax.set_title(f"rate {eta}:\n{result}", fontweight="normal")
    ax.set(xticks=[0, 3, 6], ylim=(-2, 30), xlabel="slope w")
axes[0].set_ylabel("loss")
axes[0].text(0.9, 10, "start")
fig.set_label(
    "Three times the same bowl-shaped loss, lowest at slope 3, with three steps from slope 0. "
    "Rate 0.05 stops far from the bottom, 0.25 nearly gets there, 1.1 climbs from side to side."
)
# --8<-- [end:plot_rates]


# --8<-- [start:define]
def loss_and_gradient(w: np.ndarray, size: np.ndarray, price: np.ndarray) -> tuple:
    """Return the mean squared error of the line slope * size + base, and its gradient.

    Args:
        w: The parameters slope and base, shape (2,).
        size: Sizes of n homes, shape (n,).
        price: Their prices in thousands of dollars, shape (n,).

    Returns:
        The loss, 0 or more, and its gradient, shape (2,).
    """
    slope, base = w
    error = slope * size + base - price  # predicted minus paid
    gradient = 2 * np.array([np.mean(error * size), np.mean(error)])  # for slope, for base
    return float(np.mean(error**2)), gradient


# --8<-- [end:define]


# --8<-- [start:descend]
def descend(size: np.ndarray, price: np.ndarray, rate: float, steps: int = 20) -> np.ndarray:
    """Return slope and base at the start, where both are 0, and after each step.

    Args:
        size: Sizes of n homes, shape (n,).
        price: Their prices in thousands of dollars, shape (n,).
        rate: Learning rate, a positive number.
        steps: Number of steps.

    Returns:
        The path: one row of slope and base per point, shape (steps + 1, 2).
    """
    path = [np.zeros(2)]  # slope 0, base 0
    for _ in range(steps):
        _, gradient = loss_and_gradient(path[-1], size, price)  # the loss is not needed
        path.append(path[-1] - rate * gradient)  # the step
    return np.array(path)


# --8<-- [end:descend]

# --8<-- [start:train]
size = np.array([52.0, 68.0, 85.0, 104.0, 126.0, 148.0])  # m²
price = np.array([258.0, 281.0, 325.0, 352.0, 409.0, 441.0])  # thousands of dollars
for rate in [0.0001, 0.00005]:
    path = descend(size, price, rate)
    losses = [loss_and_gradient(w, size, price)[0] for w in path]
    print(f"learning rate {rate:.5f}")
    for step in [0, 1, 10, 20]:
        print(f"  step {step:2}  loss {losses[step]:9,.0f}")
# --8<-- [end:train]

# --8<-- [start:plot_line]
fig, (log, line) = plt.subplots(2, 1, figsize=(4.8, 5.4), height_ratios=[2, 3])
log.plot(losses, "o-", color="C1")
log.set(xlabel="step", ylabel="loss", xticks=[0, 5, 10, 15, 20], title="The log looks finished")
best_slope, best_base = np.polyfit(size, price, 1)  # the line with the lowest loss
line.plot(size, price, "o", color="black")
line.axline((0, path[-1, 1]), slope=path[-1, 0], color="C1")
line.axline((0, best_base), slope=best_slope, color="C0", linestyle="--")
line.text(30, 40, "after 20 steps", color="C1")
line.text(0, 235, "best line", color="C0")
line.text(104, 240, "dots: the homes")
line.set(xlim=(-8, 168), ylim=(-20, 560), xlabel="size in m²", ylabel="price in $1,000")
line.set_title("The line is not: its base is still near 0")
fig.set_label(
    "Above, the loss drops in one step and then looks flat. Below, six homes lie along the best "
    "line, which starts at about 150; the trained line starts at 0 and is too steep."
)
# --8<-- [end:plot_line]

# --8<-- [start:inspect]
_, gradient = loss_and_gradient(path[-1], size, price)
base_step = -rate * gradient[1] * 1000  # dollars
print(f"gradient: slope {gradient[0]:.2f}, base {gradient[1]:.2f}")
print(f"next step: base + {base_step:.2f} dollars")
# --8<-- [end:inspect]

# --8<-- [start:scale]
scaled = (size - size.mean()) / size.std()  # from about -1.4 to 1.5, without unit
scaled_path = descend(scaled, price, rate=0.25)
for step in [0, 1, 10, 20]:
    loss, _ = loss_and_gradient(scaled_path[step], scaled, price)
    print(f"step {step:2}  loss {loss:9,.0f}")
# --8<-- [end:scale]

first_loss, stuck_loss, best_loss = losses[0], losses[-1], loss  # for the text of the page
stuck_price, scaled_price = path[-1] @ [size[0], 1] * 1000, scaled_path[-1] @ [scaled[0], 1] * 1000
missing_steps = round((best_base - path[-1, 1]) * 1000 / base_step, -3)
