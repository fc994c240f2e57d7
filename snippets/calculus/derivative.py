"""Derivative: how fast the output changes, at one point.

Source: Stewart, Calculus: Early Transcendentals (8th edition, 2016), "Limits and Derivatives".
"""

import matplotlib.pyplot as plt
import numpy as np


# --8<-- [start:define]
def slope(f, x: float, h: float) -> float:
    """Return rise over run of f from x to x + h.

    Args:
        f: Function of one number.
        x: Where the run starts, in the unit of the input.
        h: Length of the run, not 0.

    Returns:
        The average rate of change, in units of output per unit of input.
    """
    return (f(x + h) - f(x)) / h


# --8<-- [end:define]


# --8<-- [start:measure]
def temperature(t: float) -> float:
    """Return the air's temperature t minutes after the door opened.

    Args:
        t: Time in minutes, from 0 to 6.

    Returns:
        Temperature in °C.
    """
    return 2 + 6 * t - t**2 / 2


print("run in minutes  °C per minute")
for h in [4.0, 2.0, 1.0, 0.1, 0.001]:
    m = slope(temperature, 2.0, h)
    print(f"{h:14}  {m:13.4f}")
# --8<-- [end:measure]

# --8<-- [start:plot_tangent]
fig, (curve, rate) = plt.subplots(2, 1, figsize=(4.8, 5.6), height_ratios=[3, 2], sharex=True)
t = np.linspace(0, 6, 61)
curve.plot(t, temperature(t), color="black")
for end, color, style in [(6, "C1", ":"), (4, "C2", "--")]:
    run = np.array([0.5, end])
    curve.plot(run, 12 + slope(temperature, 2.0, end - 2.0) * (run - 2), color, linestyle=style)
    curve.plot(end, temperature(end), "o", color=color)
run = np.array([0.5, 4.7])
curve.plot(run, 12 + 4 * (run - 2), color="C0")
curve.plot(2, 12, "o", color="black")
curve.text(3.9, 21.5, "tangent: slope 4", color="C0", ha="right")
curve.text(4.2, 9.8, "to minute 4: slope 3", color="C2", ha="center")
curve.text(4.2, 6.8, "to minute 6: slope 2", color="C1", ha="center")
curve.set(ylim=(0, 25), ylabel="temperature in °C")
curve.set_title("The shorter the run, the nearer to slope 4")
rate.plot(t, 6 - t, color="C0")
rate.plot(2, 4, "o", color="black")
rate.text(2.2, 4.2, "minute 2: slope 4", color="C0")
rate.set(xlabel="minutes since the door opened", ylabel="°C per minute", ylim=(-0.4, 7))
rate.set_title("The slope at every minute: the derivative")
fig.set_label(
    "Above, temperature rises from 2 to 20 degrees in 6 minutes, ever more slowly. Through the "
    "point at minute 2 go three lines: slope 2 to minute 6, slope 3 to minute 4, and the tangent "
    "with slope 4. Below, the derivative falls in a straight line from 6 to 0."
)
# --8<-- [end:plot_tangent]


# --8<-- [start:shrink]
def cube(x: float) -> float:
    """Return x times x times x; at 1 the derivative is 3.

    Args:
        x: Any number.

    Returns:
        The product.
    """
    return x * x * x


for h in [1e-1, 1e-4, 1e-8, 1e-12, 1e-16]:
    m = slope(cube, 1.0, h)
    print(f"h = {h:.0e}  slope {m:.6f}")
# --8<-- [end:shrink]

# --8<-- [start:plot_error]
steps = 10.0 ** np.arange(-1, -17, -1)
forward = np.array([abs(slope(cube, 1.0, h) - 3) for h in steps])
# The run starts h to the left and ends h to the right: its length is 2 h.
central = np.array([abs(slope(cube, 1.0 - h, 2 * h) - 3) for h in steps])
fig, ax = plt.subplots(figsize=(4.8, 3.4))
ax.loglog(steps, forward, "o-", color="C1")
ax.loglog(steps, central, "s--", color="C0")
ax.text(1e-5, 2e-3, "forward", color="C1", ha="center")
ax.text(2e-3, 1e-9, "central", color="C0", ha="left")
ax.text(1e-11, 2e-2, "too small:\nrounding", ha="center")
ax.set(xlabel="step h", ylabel="error of the slope", ylim=(1e-13, 30))
ax.set_title("Too small a step is as bad as a large one")
fig.set_label(
    "Error of two numerical slopes against the step h, both on scales of powers of ten. From "
    "right to left both errors fall, the central one faster, then they rise again. At the left "
    "end, with h of 1e-16, both are larger than at the right."
)
# --8<-- [end:plot_error]
best_forward = float(steps[forward.argmin()])
