"""Basic algebra: percentages as factors, and the order in which Python calculates.

Source: Stewart, Redlin and Watson, Precalculus: Mathematics for Calculus
        (Cengage, 7th edition, 2016), chapter 1.
"""

import matplotlib.pyplot as plt

# --8<-- [start:plot_percent]
fig, prices = plt.subplots(figsize=(4.8, 2.9))
prices.barh([2, 1, 0], [80, 80, 80], color="C0", alpha=0.75)
prices.barh(2, 20, left=80, color="C1", alpha=0.75)
prices.barh(0, 16, left=80, color="C2", alpha=0.75)
prices.plot([100, 100], [-0.5, 2.5], color="black", linestyle=":")
prices.text(101, 0, "4 missing", va="center")
prices.annotate("20 off: a fifth of 100", (90, 2.4), (90, 2.75), ha="right", color="C1")
prices.annotate("16 on: a fifth of 80", (88, -0.4), (88, -0.85), ha="right", color="C2")
prices.set(yticks=[2, 1, 0], yticklabels=["before", "sale", "after"], xlabel="price in dollars")
prices.set(xlim=(0, 122), ylim=(-1.05, 3.1), title="Each 20 percent is taken of another price")
prices.grid(visible=False)
fig.set_label(
    "Three bars of prices. Before the sale 100 dollars, of which 20 are marked as taken off. In "
    "the sale 80. After it 80 plus 16, so 96: 4 dollars are missing to a dotted line at 100."
)
# --8<-- [end:plot_percent]

# --8<-- [start:plot_square]
fig, square = plt.subplots(figsize=(4.8, 3.6))
a, b = 5, 3
square.bar([0, a, 0, a], [a, a, b, b], width=[a, b, a, b], bottom=[0, 0, a, a], align="edge")
for patch, color in zip(square.patches, ["C0", "C1", "C1", "C2"], strict=True):
    patch.set(facecolor=color, alpha=0.45, edgecolor="black")
for x, y, area in [(2.5, 2.5, "a²"), (6.5, 2.5, "ab"), (2.5, 6.5, "ab"), (6.5, 6.5, "b²")]:
    square.text(x, y, area, ha="center", va="center", fontsize=15)
for place, letter in [(2.5, "a"), (6.5, "b")]:
    square.text(place, -0.8, letter, ha="center", fontsize=13)
    square.text(-0.6, place, letter, va="center", fontsize=13)
square.set(
    xlim=(-1, 8.5), ylim=(-1.2, 8.5), aspect="equal", title="A square of side a + b has four parts"
)
square.axis("off")
fig.set_label(
    "A square whose sides are cut into a longer piece a and a shorter piece b. It falls into four "
    "parts: a square a², a small square b², and two equal rectangles ab."
)
# --8<-- [end:plot_square]


# --8<-- [start:define]
def change(start: float, percent: float) -> float:
    """Return a value after a change in percent.

    Args:
        start: Value before, in any unit.
        percent: The change, such as -20 for 20 percent off.

    Returns:
        The value after, in the unit of `start`.
    """
    return start * (1 + percent / 100)


def undo(end: float, percent: float) -> float:
    """Return the value from before a change in percent.

    Args:
        end: Value after the change, in any unit.
        percent: The change that was made, above -100.

    Returns:
        The value before, in the unit of `end`.
    """
    return end / (1 + percent / 100)


# --8<-- [end:define]

# --8<-- [start:compare]
sale = change(100, -20)
print(f"20 percent off            {sale:6.2f}")
print(f"then 20 percent on        {change(sale, 20):6.2f}")
print(f"20 percent off, undone    {undo(sale, -20):6.2f}")
# --8<-- [end:compare]

# --8<-- [start:order]
print(f"{-3**2 = }")
print(f"{(-3)**2 = }")
print(f"{2**3**2 = }")
print(f"{6 / 2 * 3 = }")
print(f"{6 / (2 * 3) = }")
print(f"{2**-3 = }")
print(f"{9**0.5 = }")
print(f"{2^3 = }")
# --8<-- [end:order]
