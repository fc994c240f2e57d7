"""Activation functions: bend between layers, or all layers are one.

Source: Goodfellow, Bengio and Courville, Deep Learning (MIT Press, 2016),
        sections 6.2.2 and 6.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_energy]
days = np.array([-10.0, 0.0, 10.0, 20.0, 30.0])  # °C outside
energy = np.array([60.0, 40.0, 20.0, 50.0, 80.0])  # kWh a day
t = np.linspace(-14, 34, 97)
slope, base = np.polyfit(days, energy, 1)  # the straight line that fits best
fig, ax = plt.subplots(figsize=(4.8, 3.8))
ax.plot(t, slope * t + base, color="C1", linestyle="--", label="best straight line")
heating, cooling = 2 * np.maximum(0, 10 - t), 3 * np.maximum(0, t - 10)
ax.plot(t, heating, color="C2", linestyle=":", label="heating: 2 · ReLU(10 − t)")
ax.plot(t, cooling, color="C3", linestyle="-.", label="cooling: 3 · ReLU(t − 10)")
both = 20 + heating + cooling
ax.plot(t, both, color="C0", label="20 + heating + cooling")
ax.plot(days, energy, "o", color="black")
ax.set(xlabel="t: °C outside", ylabel="kWh a day", title="Two bent pieces make the V")
fig.legend(loc="outside lower center", ncols=1)
fig.set_label(
    "Five points form a V with its lowest point at 10 degrees. A dashed straight line misses most "
    "of them. Two pieces, each flat on one side of 10 degrees and rising on the other, add up to "
    "the V, with a base of 20."
)
# --8<-- [end:plot_energy]


# --8<-- [start:define]
def relu(z: np.ndarray) -> np.ndarray:
    """Return each number, or 0 where it is negative.

    Args:
        z: Numbers, any shape.

    Returns:
        Numbers of 0 or more, in the shape of `z`.
    """
    return np.maximum(0, z)


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return an S-shaped curve from 0 to 1 at each number.

    Args:
        z: Numbers, any shape, not below about -700.

    Returns:
        Numbers between 0 and 1, in the shape of `z`.
    """
    return 1 / (1 + np.exp(-z))


# --8<-- [end:define]

# --8<-- [start:plot_curves]
z = np.linspace(-4, 4, 161)
gelu = 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))  # nearly
curves = {"ReLU": relu(z), "GELU": gelu, "sigmoid": sigmoid(z), "tanh": np.tanh(z)}
fig, axes = plt.subplots(2, 2, figsize=(4.8, 4.6), sharex=True)
for ax, (name, height) in zip(axes.flat, curves.items(), strict=True):
    ax.plot(z, height, color="C0", label="value")
    ax.plot(z[1:], np.diff(height) / np.diff(z), color="C1", linestyle="--", label="slope")
    ax.set(ylim=(-1.2, 2.2), xticks=[-4, 0, 4], yticks=[-1, 0, 1, 2])
    ax.set_title(name, fontsize=11.5)
for ax in axes[1]:
    ax.set_xlabel("z")
fig.suptitle("Where the slope is near 0, learning stalls")
fig.legend(*axes[0, 0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
fig.set_label(
    "Four curves with their slopes. ReLU is flat to the left of 0 and rises with slope 1 to the "
    "right; GELU is a smooth version. Sigmoid rises from 0 to 1 with a slope of at most a quarter, "
    "tanh from minus 1 to 1 with slope 1 in the middle; both flatten at the ends."
)
# --8<-- [end:plot_curves]

# --8<-- [start:compare]
# The best straight line, as in the figure above:
line = slope * days + base
# Two units, one row each; one column per day:
hidden = np.array([10 - days, days - 10])
no_bend = 2 * hidden[0] + 3 * hidden[1] + 20
bent = relu(hidden)
net = 2 * bent[0] + 3 * bent[1] + 20
print("  °C  measured  line  no bend  ReLU")
for row in zip(days, energy, line, no_bend, net, strict=True):
    print("{:4.0f} {:9.0f} {:5.0f} {:8.0f} {:5.0f}".format(*row))
# --8<-- [end:compare]

# --8<-- [start:shrink]
slope_at_5 = sigmoid(5.0) * (1 - sigmoid(5.0))
# Ten factors each:
left = np.array([0.25, slope_at_5, 1.0]) ** 10
print(f"10 sigmoids at z = 0  {left[0]:.1e}")
print(f"10 sigmoids at z = 5  {left[1]:.1e}")
print(f"10 ReLUs above 0      {left[2]:.1e}")
# --8<-- [end:shrink]

# For the text of the page:
line_at_10 = line[2]
