"""Chain rule: multiply the slopes along a chain of functions.

Source: Stewart, Calculus: Early Transcendentals (8th edition, 2016), "Differentiation Rules".
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_links]
fig, (first, second) = plt.subplots(2, 1, figsize=(4.8, 5.6))
v = np.linspace(0.4, 0.7, 31)
first.plot(v, 20 * v - 4, color="black")
first.plot([0.5, 0.55, 0.55], [6, 6, 7], color="C1")
first.plot([0.5, 0.55], [6, 7], "o", color="C0")
first.text(0.558, 6, "0.05 volts bring 1 °C:\nslope 20 °C per volt", color="C1", va="top")
first.set(xlabel="volts", ylabel="°C", title="Inner link: from 0.50 volts to 6 °C")
t = np.linspace(4, 10, 61)
second.plot(t, t**2 / 2, color="black")
second.plot([4.4, 9], [18 - 1.6 * 6, 18 + 3 * 6], color="C0", linestyle="--")
second.plot([6, 7, 7], [18, 18, 24], color="C1")
second.plot([6, 7], [18, 24.5], "o", color="C0")
second.text(7.15, 19.5, "1 °C: about 6 dollars/h,\nslope 6 at 6 °C", color="C1", va="top")
second.set(xlabel="°C", ylabel="dollars per hour")
second.set_title("Outer link: from 6 °C to 18 dollars an hour")
fig.set_label(
    "Above, a straight line from volts to degrees: 0.05 volts more bring 1 degree, a slope of 20. "
    "Below, a curve from degrees to dollars with its tangent at 6 degrees, a slope of 6 there."
)
# --8<-- [end:plot_links]


# --8<-- [start:define]
def chain(df, g, dg, x: float) -> float:
    """Return the slope of f(g(x)) at x.

    Args:
        df: Derivative of the outer function f.
        g: The inner function.
        dg: Derivative of g.
        x: Where the slope is taken.

    Returns:
        The slope, in units of f per unit of x.
    """
    return df(g(x)) * dg(x)


# --8<-- [end:define]

# --8<-- [start:compare]
slope = chain(
    # The cost T**2 / 2 has the slope T.
    df=lambda T: T,
    # From volts to °C: the slope is 20.
    g=lambda v: 20 * v - 4,
    dg=lambda _: 20,
    x=0.5,
)
up = (20 * 0.5001 - 4) ** 2 / 2
down = (20 * 0.4999 - 4) ** 2 / 2
nudged = (up - down) / 0.0002
print("dollars an hour, per volt:")
print(f"chain rule {slope:.2f}")
print(f"nudged     {nudged:.2f}")
# --8<-- [end:compare]

# --8<-- [start:train]
w, b, x, y = 0.5, -1.0, 2.0, 1.0
# Forward: from the weight to the loss.
z = w * x + b
y_hat = 1 / (1 + np.exp(-z))
loss = (y_hat - y) ** 2
# Backward: the slope of each link,
# at the value that went into it.
loss_slope = 2 * (y_hat - y)
sigmoid_slope = y_hat * (1 - y_hat)
slope_w = loss_slope * sigmoid_slope * x
slope_b = loss_slope * sigmoid_slope * 1
print(f"z {z:.2f}  y_hat {y_hat:.2f}")
print(f"loss {loss:.2f}")
print(f"slope as w changes {slope_w:.2f}")
print(f"slope as b changes {slope_b:.2f}")
# --8<-- [end:train]

# --8<-- [start:plot_products]
fig, ax = plt.subplots(figsize=(4.8, 3.2))
links = np.arange(0, 21)
for each, color, style in [
    (1.5, "C1", "-."),
    (1.0, "C2", "-"),
    (0.5, "C5", ":"),
    (0.25, "C0", "--"),
]:
    ax.semilogy(links, each**links, color=color, linestyle=style)
    ax.annotate(
        f"{each:g} each",
        (20, each**20),
        (6, 0),
        textcoords="offset points",
        va="center",
        color=color,
    )
ax.set(xlabel="number of links", ylabel="product of their slopes", xticks=[0, 5, 10, 15, 20])
ax.set_yticks([1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3])
ax.set(xlim=(0, 25.5), title="Slopes below 1 vanish, above 1 explode")
fig.set_label(
    "Product of equal slopes against the number of links, on a scale of powers of ten. For 20 "
    "links: 1.5 each gives thousands, 1 each stays at 1, 0.5 each gives a millionth, 0.25 each "
    "about a millionth of a millionth."
)
# --8<-- [end:plot_products]
