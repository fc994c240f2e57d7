"""Functions and graphs: shipping costs that jump, and two functions one after the other.

Source: Stewart, Redlin and Watson, Precalculus: Mathematics for Calculus
        (Cengage, 7th edition, 2016), chapter 2.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_jump]
fig, jump = plt.subplots(figsize=(4.8, 3.7))
jump.plot([40, 50], [46, 56], color="C0")
jump.plot([50, 62], [50, 62], color="C0")
jump.plot(50, 56, "o", color="C0", markerfacecolor="white")
jump.plot(50, 50, "o", color="C0")
jump.axhline(52, color="C1", linestyle="--", linewidth=1.2)
jump.plot([46, 52], [52, 52], "s", color="C1")
jump.annotate("not taken", (50, 56), (-8, 3), textcoords="offset points", ha="right")
jump.annotate("taken", (50, 50), (6, -12), textcoords="offset points")
jump.annotate(
    "two orders pay 52", (62, 52), (0, -15), textcoords="offset points", color="C1", ha="right"
)
jump.set(
    xlim=(39.5, 62.5), ylim=(44, 63), xlabel="goods in dollars, x", ylabel="to pay in dollars, f(x)"
)
jump.set(yticks=[45, 50, 55, 60])
jump.set_title("At 50 dollars the total jumps down")
fig.set_label(
    "The total rises in a straight line to an empty circle at 56, for goods of 50 dollars. There "
    "it jumps down to a filled circle at 50 and rises again. A dashed line at 52 meets it twice, "
    "at goods of 46 and of 52."
)
# --8<-- [end:plot_jump]

# --8<-- [start:plot_read]
fig, valley = plt.subplots(figsize=(4.8, 3.7))
left, right = np.linspace(-0.4, 2, 40), np.linspace(2, 4.4, 40)
valley.plot(left, left**2 - 4 * left + 3, color="C1", linestyle="--")
valley.plot(right, right**2 - 4 * right + 3, color="C0")
valley.axhline(0, color="black", linewidth=1)
valley.plot([1, 3], [0, 0], "o", color="black")
valley.plot(2, -1, "s", color="black")
valley.text(0.62, 2.2, "decreasing", color="C1")
valley.text(3.35, 2.2, "increasing", color="C0", ha="right")
valley.text(2, 0.25, "two zeros: 1 and 3", ha="center")
valley.text(2, -1.6, "lowest point: (2, −1)", ha="center")
valley.set(xlim=(-0.5, 4.5), ylim=(-2, 5), xlabel="input x", ylabel="output f(x)")
valley.set_title("What a graph tells: x² − 4x + 3")
fig.set_label(
    "A bowl-shaped curve. It falls from the left, crosses zero at 1, is lowest at input 2 with "
    "output minus 1, rises, and crosses zero again at 3."
)
# --8<-- [end:plot_read]


# --8<-- [start:define]
def to_pay(goods: np.ndarray) -> np.ndarray:
    """Return what orders cost with shipping.

    Args:
        goods: Price of the goods of n orders in dollars, shape (n,), above 0.

    Returns:
        The totals in dollars, shape (n,).
    """
    return np.where(goods < 50, goods + 6, goods)


def with_coupon(price: np.ndarray) -> np.ndarray:
    """Return prices with 10 percent off.

    Args:
        price: Prices in dollars, shape (n,).

    Returns:
        Nine tenths of them, shape (n,).
    """
    return 0.9 * price


# --8<-- [end:define]

# --8<-- [start:compare]
goods = np.array([40.0, 48.0, 50.0, 54.0])
print("goods       ", goods)
print("no coupon   ", to_pay(goods))
print("coupon first", to_pay(with_coupon(goods)))
print("coupon last ", with_coupon(to_pay(goods)))
# --8<-- [end:compare]

# --8<-- [start:ramp]
x = np.array([-2, 0, 1, 3])
print("x - 1               ", x - 1)
print("np.maximum(0, x - 1)", np.maximum(0, x - 1))
# --8<-- [end:ramp]
reduced = with_coupon(goods)[3]  # for the text of the page
coupon_first, coupon_last = to_pay(with_coupon(goods))[3], with_coupon(to_pay(goods))[3]
