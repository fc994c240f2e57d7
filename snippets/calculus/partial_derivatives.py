"""Partial derivatives: move one input, hold the others fixed.

Source: Stewart, Calculus: Early Transcendentals (8th edition, 2016), "Partial Derivatives".
"""

import matplotlib.pyplot as plt
import numpy as np


# --8<-- [start:profit]
def profit(x: np.ndarray) -> float:
    """Return the shop's profit.

    Args:
        x: Price in dollars and ads per day, shape (2,).

    Returns:
        Profit in dollars per day.
    """
    price, ads = x
    orders = 36 - 2 * price + 2 * ads
    return orders * price - 2 * ads**2


# --8<-- [end:profit]

# --8<-- [start:plot_slices]
fig, (by_price, by_ads) = plt.subplots(2, 1, figsize=(4.8, 5.6))
line = np.array([-1.2, 1.2])
price = np.linspace(7, 14, 71)
for ads, steep, color, style in [(2, 0, "C0", "-"), (5, 6, "C1", "--")]:
    by_price.plot(price, profit((price, ads)), color=color, linestyle=style)
    by_price.plot(10 + line, profit((10, ads)) + steep * line, color="black", linewidth=1.2)
    by_price.plot(10, profit((10, ads)), "o", color=color)
by_price.text(9.9, 183, "2 ads: slope 0", color="C0", ha="center")
by_price.text(9.3, 217, "5 ads: slope 6", color="C1", ha="center")
by_price.set(xlabel="price in dollars, ads fixed", ylabel="profit in $ per day", ylim=(155, 227))
by_price.set_title("At 10 dollars, the slope depends on the ads")
ads = np.linspace(0, 8, 81)
by_ads.plot(ads, profit((10, ads)), color="C2")
by_ads.plot(2 + line, 192 + 12 * line, color="black", linewidth=1.2)
by_ads.plot(2, 192, "o", color="C2")
by_ads.text(2.5, 188, "2 ads: slope 12", color="C2")
by_ads.set(xlabel="ads per day, price fixed at 10 dollars", ylabel="profit in $ per day")
by_ads.set(ylim=(155, 227), title="At 2 ads, more ads would pay")
fig.set_label(
    "Above, profit against price in two arches: with 2 ads a day the arch is level at 10 dollars, "
    "with 5 ads it still rises there with slope 6. Below, profit against ads at a price of 10: "
    "it rises with slope 12 at 2 ads."
)
# --8<-- [end:plot_slices]


# --8<-- [start:define]
def partial(f, x, i: int, h=1e-5) -> float:
    """Return the slope of f by input i.

    Args:
        f: Takes an array, returns one number.
        x: Where the inputs stand, shape (d,).
        i: Which input moves, from 0.
        h: Length of the nudge.

    Returns:
        Change of f per unit of input i.
    """
    # Copies, so that x stays as it is.
    up = np.array(x, dtype=np.float64)
    down = up.copy()
    up[i] += h
    down[i] -= h
    return (f(up) - f(down)) / (2 * h)


# --8<-- [end:define]

# --8<-- [start:compare]
print("price  ads  by price  by ads")
for p, a in [(10, 2), (10, 5), (12, 6)]:
    by_p = partial(profit, (p, a), 0)
    by_a = partial(profit, (p, a), 1)
    print(f"{p:5} {a:4} {by_p:z9.2f} {by_a:z7.2f}")
# --8<-- [end:compare]

# --8<-- [start:truncate]
# Whole numbers: an array of integers.
today = np.array([10, 2])
up, down = today.copy(), today.copy()
up[0] += 1e-5
down[0] -= 1e-5
print("up  ", up)
print("down", down)
wrong = (profit(up) - profit(down)) / 2e-5
print(f"slope by price: {wrong:,.0f}")
# --8<-- [end:truncate]
