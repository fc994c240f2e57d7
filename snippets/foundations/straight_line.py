"""Straight lines: what one more square meter adds to the price of a home.

Source: Stewart, Redlin and Watson, Precalculus: Mathematics for Calculus
        (Cengage, 7th edition, 2016), chapter 1.
"""

import matplotlib.pyplot as plt
import numpy as np

size = np.array([52.0, 68.0, 85.0, 104.0, 126.0, 148.0])  # m²
price = np.array([258.0, 281.0, 325.0, 352.0, 409.0, 441.0])  # thousands of dollars

# --8<-- [start:plot_line]
fig, homes = plt.subplots(figsize=(4.8, 4.2))
homes.plot([0, 160], [145, 465], color="C0")
homes.plot([0, 110], [0, 110 * 281 / 68], color="C1", linestyle="--")
homes.plot([68, 148, 148], [281, 281, 441], color="C2")
homes.plot(size, price, "o", color="black")
homes.plot(0, 145, "s", color="C0", clip_on=False)
homes.text(108, 264, "run 80", ha="center", va="top", color="C2")
homes.text(151, 361, "rise\n160", va="center", color="C2")
homes.annotate("intercept\n145", (0, 145), (3, 225), color="C0", arrowprops={"arrowstyle": "-"})
homes.text(94, 445, "price ÷ size", ha="right", color="C1")
homes.set(xlim=(0, 172), ylim=(0, 490), xlabel="size in m²", ylabel="price in $1,000")
homes.set_title("One more m² costs rise ÷ run, not price ÷ size")
fig.set_label(
    "Six homes as dots along a rising line that meets the left edge at 145. Below the line, from "
    "the second to the last home, a step: run 80, rise 160. A dashed line from the origin through "
    "the second home is about twice as steep. The first home lies above it; the larger ones lie "
    "below, the further the larger they are."
)
# --8<-- [end:plot_line]

# --8<-- [start:plot_signs]
fig, signs = plt.subplots(figsize=(4.8, 3.4))
x = np.array([-2.0, 4.0])
for m, b, style in [(1, 1, "-"), (1, -1, "-"), (0, 3, ":"), (-0.5, 1, "--")]:
    signs.plot(x, m * x + b, style)
signs.text(2.2, 3.55, "m = 1, b = 1", color="C0", ha="right")
signs.text(4.1, 2.75, "m = 1,\nb = −1", color="C1", va="center")
signs.text(-2, 3.15, "m = 0, b = 3", color="C2")
signs.text(4.1, -0.9, "m = −0.5,\nb = 1", color="C3", va="center")
signs.axvline(0, color="black", linewidth=1)
signs.set(xlim=(-2, 5.9), ylim=(-3, 5), xlabel="x", ylabel="y", xticks=range(-2, 5))
signs.set_title("The sign of m says: up, level or down")
fig.set_label(
    "Four lines. Two with slope 1 rise side by side, crossing x = 0 at heights 1 and −1. One with "
    "slope 0 is level at height 3. One with slope −0.5 falls."
)
# --8<-- [end:plot_signs]


# --8<-- [start:define]
def line_through(x_1: float, y_1: float, x_2: float, y_2: float) -> tuple[float, float]:
    """Return slope and intercept of the line through two points.

    Args:
        x_1: Input of the first point.
        y_1: Its output.
        x_2: Input of the second point, not equal to x_1.
        y_2: Its output.

    Returns:
        The slope m, in units of y per unit of x, and the intercept b, in units of y.
    """
    m = (y_2 - y_1) / (x_2 - x_1)
    return m, y_1 - m * x_1


# --8<-- [end:define]

# --8<-- [start:compare]
m, b = line_through(68, 281, 148, 441)
print(f"slope {m:.0f}, intercept {b:.0f}")
print("size  price  price ÷ size  line says")
for home, paid in zip(size, price, strict=True):
    print(f"{home:4.0f} {paid:6.0f} {paid / home:13.2f} {m * home + b:10.0f}")
# --8<-- [end:compare]

# --8<-- [start:fit]
slope, intercept = np.polyfit(size, price, 1)
print(f"slope {slope:.2f}, intercept {intercept:.1f}")
# --8<-- [end:fit]
first_ratio, last_ratio = price[0] / size[0], price[-1] / size[-1]  # for the text of the page
small = 1000 * (m * 5 + b)
