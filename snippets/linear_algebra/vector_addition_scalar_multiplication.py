"""Vector addition and scalar multiplication: a profile that moves a little toward each article.

Source: Boyd and Vandenberghe, Introduction to Applied Linear Algebra
        (Cambridge University Press, 2018), chapter 1.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:plot]
fig, (chain, way) = plt.subplots(2, 1, figsize=(4.8, 6.6), height_ratios=[4.4, 7])
for start, tip, color in [((0, 0), (4, 1), "C0"), ((4, 1), (5, 4), "C1"), ((0, 0), (5, 4), "C2")]:
    step = np.subtract(tip, start)
    chain.quiver(*start, *step, angles="xy", scale_units="xy", scale=1, color=color, width=0.009)
chain.text(2.4, 0.1, "first (4, 1)", color="C0")
chain.text(4.75, 2.2, "then (1, 3)", color="C1")
chain.text(2.3, 2.75, "sum (5, 4)", color="C2", ha="right")
chain.set(xlim=(-0.4, 7.4), ylim=(-0.3, 4.4), aspect="equal", yticks=[0, 2, 4])
chain.set_title("Sum: one arrow after the other")
old, goal = np.array([8.0, 2.0]), np.array([0.0, 10.0])
points = np.array([goal + 0.9**k * (old - goal) for k in range(11)])
way.plot(*np.array([old, goal]).T, "--", color="C1", linewidth=1.2)
way.plot(*points[1:].T, "o", color="C0", markersize=5)
way.plot(*old, "s", color="black", markersize=8)
way.plot(*goal, "D", color="C1", markersize=8)
way.text(8.35, 1.9, "profile (8, 2)", va="center")
way.text(7.6, 3.05, "first step: (7.2, 2.8)", color="C0", va="center")
way.text(5.6, 5.6, "the whole way: (−8, 8)", color="C1", va="center")
way.text(3.2, 7.4, "after ten articles", color="C0", va="center")
way.text(0.45, 10.1, "article (0, 10)", color="C1", va="center")
way.set(xlim=(-0.6, 12.6), ylim=(0, 11), aspect="equal", xticks=[0, 5, 10], yticks=[0, 5, 10])
way.set(xlabel="interest in running", ylabel="interest in hiking")
way.set_title("Step: a tenth of the way that is left")
fig.set_label(
    "Above, the arrow (1, 3) starts where (4, 1) ends, and their sum leads from 0 to its tip. "
    "Below, ten points lie on the line from profile to article, ever closer together; "
    "the first is (7.2, 2.8), the tenth well past the middle."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def step_toward(u: np.ndarray, v: np.ndarray, share: float) -> np.ndarray:
    """Return the vector that lies a share of the way from u to v.

    Args:
        u: Where you are, shape (d,).
        v: Where you look, shape (d,), the same meaning in each place.
        share: From 0 (stay) to 1 (arrive).

    Returns:
        A new vector, shape (d,).
    """
    return u + share * (v - u)


# --8<-- [end:define]

# --8<-- [start:read]
# interest in running, in hiking
profile = np.array([8.0, 2.0])
article = np.array([0.0, 10.0])
print("the way to go   ", article - profile)
print("one article     ", step_toward(profile, article, 0.1))
print("weighted average", 0.9 * profile + 0.1 * article)
now = profile
for _ in range(10):
    now = step_toward(now, article, 0.1)
print("ten articles    ", now.round(2))
# --8<-- [end:read]
running, hiking = now  # for the text of the page

# --8<-- [start:join]
u_list, v_list = [8, 2], [0, 10]
u, v = np.array(u_list), np.array(v_list)
print("lists   u + v ", u_list + v_list)
print("arrays  u + v ", u + v)
print("lists   2 * u ", 2 * u_list)
print("arrays  2 * u ", 2 * u)
# --8<-- [end:join]
