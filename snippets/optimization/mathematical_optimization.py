"""Mathematical optimization: the best price, with and without a limit on the stock.

Source: Boyd and Vandenberghe, Convex Optimization (Cambridge University Press, 2004),
        section 1.1.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot_stock]
fig, ax = plt.subplots(figsize=(4.8, 3.4))
p = np.linspace(20, 60, 81)
ax.plot(p, (p - 20) * (120 - 2 * p), color="C0")
ax.axvspan(20, 45, color="C1", alpha=0.15, linewidth=0)
ax.axvline(45, color="C1", linestyle="--")
ax.plot([40], [800], "o", color="black", markerfacecolor="none")
ax.plot([45], [750], "o", color="black")
ax.annotate("top: 40", (40, 800), (-6, 8), textcoords="offset points", ha="right")
ax.annotate("best allowed: 45", (45, 750), (8, 3), textcoords="offset points")
ax.text(32.5, 60, "more orders\nthan lamps", ha="center", color="C1")
ax.set(xlabel="price in dollars", ylabel="profit in dollars a week", ylim=(0, 940), xlim=(20, 62))
ax.set_title("The best allowed price is at the boundary")
fig.set_label(
    "Profit against price is a hill with its top at 40 dollars. Prices below 45 are shaded as not "
    "allowed, so the top is out of reach; the highest allowed point is at the edge, 45 dollars."
)
# --8<-- [end:plot_stock]


# --8<-- [start:define]
def profit(price: np.ndarray) -> np.ndarray:
    """Return the weekly profit of a lamp that costs the shop 20 dollars.

    Args:
        price: Prices in dollars, shape (n,).

    Returns:
        What one lamp earns times how many are sold, in dollars, shape (n,).
    """
    return (price - 20) * (120 - 2 * price)


# --8<-- [end:define]

# --8<-- [start:search]
# whole dollars, 20 to 60
prices = np.arange(20, 61)
# as many orders as lamps, or fewer
feasible = prices[120 - 2 * prices <= 30]
for name, grid in [("no limit", prices), ("30 lamps", feasible)]:
    place = np.argmax(profit(grid))
    print(f"{name}: {len(grid)} prices, best {grid[place]}, profit {np.max(profit(grid))}")
# --8<-- [end:search]

# --8<-- [start:negate]
cost = -profit(feasible)
print(f"smallest -profit {np.min(cost)} at {feasible[np.argmin(cost)]}")
worst_price = feasible[np.argmin(profit(feasible))]
print(f"without the minus: price {worst_price}, profit {np.min(profit(feasible))}")
# --8<-- [end:negate]


# --8<-- [start:group]
def two_groups(price: float) -> float:
    """Return the profit from students, up to 40 dollars, and companies, up to 120.

    Args:
        price: Price in dollars.

    Returns:
        Profit in dollars a week.
    """
    sold = max(0, 200 - 5 * price) + max(0, 36 - 0.3 * price)
    return (price - 20) * sold


# --8<-- [end:group]


# --8<-- [start:climb]
def climb(price: int) -> int:
    """Return the price at which a dollar more or less no longer pays.

    Args:
        price: Where to start, in dollars.

    Returns:
        A price that is at least as good as both neighbors.
    """
    best = max([price, price - 1, price + 1], key=two_groups)
    return price if best == price else climb(best)


near_peak, far_peak = climb(25), climb(50)
print(f"from 25: price {near_peak}, profit {two_groups(near_peak):.0f}")
print(f"from 50: price {far_peak}, profit {two_groups(far_peak):.0f}")
# --8<-- [end:climb]

# --8<-- [start:plot_peaks]
fig, ax = plt.subplots(figsize=(4.8, 3.2))
span = np.arange(20, 121)
ax.plot(span, [two_groups(price) for price in span], color="C0")
for start, peak, name in [(25, near_peak, "global"), (50, far_peak, "local")]:
    way = np.linspace(start, peak, 30)
    ax.plot(way, [two_groups(price) for price in way], color="C1", linewidth=4, alpha=0.5)
    ax.plot(start, two_groups(start), "o", color="black", markerfacecolor="none")
    ax.annotate(f"start {start}", (start, two_groups(start)), (10, -30), textcoords="offset points")
    ax.plot(peak, two_groups(peak), "o", color="black")
    ax.annotate(f"{name}: {peak}", (peak, two_groups(peak)), (7, 5), textcoords="offset points")
ax.set(xlabel="price in dollars", ylabel="profit in dollars a week", ylim=(0, 940))
ax.set_title("Two peaks: where you start decides")
fig.set_label(
    "Profit against price with two hills: the higher one at 32 dollars, a lower one at 70, "
    "and a valley at 40 between them. The way from 25 leads up to 32, the way from 50 to 70."
)
# --8<-- [end:plot_peaks]
