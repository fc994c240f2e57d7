"""Training that does not converge: what the gradients say, and which repair they call for.

Background: Goodfellow, Bengio and Courville, Deep Learning (MIT Press, 2016), section 4.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:load]
speed = np.repeat([-60.0, -30.0, 0.0, 30.0, 60.0], 5)  # rpm off the usual
vibration = np.tile([-1.0, -0.5, 0.0, 0.5, 1.0], 5)  # mm/s off
noise = np.random.default_rng(seed=1).normal(scale=0.5, size=25)
heat = 0.1 * speed + 6 * vibration + noise - noise.mean()  # °C off
X = np.column_stack([speed, vibration])
# --8<-- [end:load]


# --8<-- [start:define]
def gradient(w: np.ndarray, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the gradient of the mean squared error of X @ w.

    Args:
        w: Weights, shape (d,).
        X: Features, shape (n, d).
        y: Targets, shape (n,).

    Returns:
        One partial derivative per weight, shape (d,).
    """
    return 2 / len(y) * X.T @ (X @ w - y)


# --8<-- [end:define]


# --8<-- [start:descend]
def train(X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> np.ndarray:
    """Return the weights at the start, where all are 0, and after each step.

    Args:
        X: Features, shape (n, d).
        y: Targets, shape (n,).
        rate: Learning rate, a positive number.
        steps: Number of steps.

    Returns:
        One row of weights per point, shape (steps + 1, d).
    """
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - rate * gradient(path[-1], X, y))
    return np.array(path)


# --8<-- [end:descend]

# --8<-- [start:explode]
print("step     loss       gradient")
for step, w in enumerate(train(X, heat, rate=0.01, steps=4)):
    loss = np.mean((X @ w - heat) ** 2)
    g = gradient(w, X, heat)
    print(f"{step:4}  {loss:.1e}  {g[0]:8.1e} {g[1]:5.1f}")
# --8<-- [end:explode]

# --8<-- [start:stall]
path = train(X, heat, rate=0.0005, steps=60)
print("step  loss    weights      gradient")
for step in [0, 10, 40, 50, 60]:
    w, g = path[step], gradient(path[step], X, heat)
    loss = np.mean((X @ w - heat) ** 2)
    print(f"{step:4} {loss:5.1f} {w[0]:5.2f} {w[1]:5.2f} {g[0]:7.2f} {g[1]:5.2f}")
# --8<-- [end:stall]

# --8<-- [start:measure]
curvature = np.linalg.eigvalsh(2 / len(heat) * X.T @ X)  # smallest first
bound = 2 / curvature[-1]
print(f"curvatures            {curvature[0]:.1f} and {curvature[1]:.1f}")
print(f"rate must stay below  {bound:.6f}")
print(f"steepest : flattest   {curvature[-1] / curvature[0]:.0f} : 1")
# --8<-- [end:measure]

# --8<-- [start:scale]
scaled = (X - X.mean(axis=0)) / X.std(axis=0)
scaled_path = train(scaled, heat, rate=0.2, steps=20)
for step in [0, 10, 20]:
    w = scaled_path[step] / X.std(axis=0)  # back to °C per rpm and per mm/s
    print(f"step {step:2}  weights {w[0]:6.3f} {w[1]:6.3f}")
# --8<-- [end:scale]

# --8<-- [start:plot]
fig, axes = plt.subplots(2, 1, figsize=(4.8, 5.6), sharex=True)
fig.suptitle("Scaling gives both weights the same valley", x=0.02, ha="left")
away = np.linspace(-7, 7, 801)
best = np.linalg.lstsq(X, heat)[0]
cases = [
    ("Raw units", curvature[::-1], path - best, 0.0),
    ("Scaled", [2.0, 2.0], scaled_path - scaled_path[-1], 0.35),
]
for ax, (title, bends, off, lift) in zip(axes, cases, strict=True):
    for column, color, mark, up in [(1, "C1", "s", 0.0), (0, "C0", "o", lift)]:
        ax.plot(away, bends[column] / 2 * away**2 + up, color=color, linewidth=1.2)
        points = off[:8, column]
        ax.plot(points, bends[column] / 2 * points**2 + up, mark, color=color)
    ax.set(ylim=(-1.5, 30), xlim=(-7, 7), ylabel="extra loss", title=title)
axes[0].text(0.5, 27, "speed: back and forth", color="C0")
axes[0].text(-5.3, 19, "vibration: 8 points\nin one place", color="C1")
axes[1].text(0, 16, "speed and vibration:\nboth reach the bottom", ha="center")
axes[1].set_xlabel("distance of the weight from its best value")
fig.set_label(
    "Above, in raw units, the loss is a needle-thin valley in the direction of speed and almost "
    "flat in that of vibration, where eight steps hardly move. Below, after scaling, both valleys "
    "have the same shape and the steps of both run to the bottom."
)
# --8<-- [end:plot]

stuck = path[-1]  # for the text of the page
stuck_vibration, gradient_left = float(stuck[1]), float(gradient(stuck, X, heat)[1])
stuck_loss = float(np.mean((X @ stuck - heat) ** 2))
late_fall = 1 - stuck_loss / float(np.mean((X @ path[-11] - heat) ** 2))
missing_steps = float(np.ceil(np.log(0.01) / np.log(1 - 0.0005 * curvature[0])))
