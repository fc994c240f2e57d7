"""Distance versus similarity: the best is the smallest of one, the largest of the other.

Source: Deisenroth, Faisal and Ong, Mathematics for Machine Learning
        (Cambridge University Press, 2020), section 3.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:rank]
# Orders a year, spending a year in hundreds of dollars
anna = np.array([4.0, 3.0])
names = np.array(["Ben", "Carla", "Dan"])
customers = np.array([[12.0, 9.0], [3.0, 5.0], [20.0, 2.0]])

distances = np.linalg.norm(customers - anna, axis=1)
for name, distance in zip(names, distances, strict=True):
    print(f"{name:9} {distance:5.2f}")
print("largest: ", names[np.argsort(-distances)])
print("smallest:", names[np.argsort(distances)])
# --8<-- [end:rank]

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 3.2))
ax.plot([0, 16], [0, 12], color="C0", linestyle="--", linewidth=1.5)
turn = np.linspace(0, 2 * np.pi, 80)
ring = distances[1]
ax.plot(4 + ring * np.cos(turn), 3 + ring * np.sin(turn), color="C1", linestyle=":")
sides = [(16, -10), (-4, 7), (0, 8)]
for (x, y), name, color, side in zip(customers, names, ["C0", "C1", "C2"], sides, strict=True):
    ax.plot(x, y, "o", color=color)
    ax.annotate(name, (x, y), side, textcoords="offset points", ha="center", color=color)
ax.plot(4, 3, "*", color="black", markersize=11)
ax.text(6.6, 2.4, "Anna", va="center", color="black")
ax.text(10.6, 9.4, "same direction", ha="right", va="center", color="C0")
ax.set(xlim=(-0.6, 22.6), ylim=(-0.6, 12.6), aspect="equal")
ax.set(xlabel="orders a year", ylabel="spending, hundreds of $")
ax.set_title("Nearest is Carla, same direction Ben")
fig.set_label(
    "Points for Anna and three customers. Carla lies on a small ring around Anna. Ben is far away, "
    "on the straight line from the origin through Anna. Dan is farthest from Anna, near the axis."
)
# --8<-- [end:plot]

# --8<-- [start:measure]
dots = customers @ anna
cosines = dots / (np.linalg.norm(customers, axis=1) * np.linalg.norm(anna))
manhattan = np.abs(customers - anna).sum(axis=1)
measures = {"Euclidean": distances, "Manhattan": manhattan, "dot product": dots, "cosine": cosines}
for measure, scores in measures.items():
    is_distance = measure in ("Euclidean", "Manhattan")
    order = np.argsort(scores if is_distance else -scores)
    print(f"{measure:11} {names[order[0]]:6} {scores.round(2)}")
# --8<-- [end:measure]

# --8<-- [start:cut]
unit_anna = anna / np.linalg.norm(anna)
units = customers / np.linalg.norm(customers, axis=1, keepdims=True)
unit_distances = np.linalg.norm(units - unit_anna, axis=1)
print("by distance:", names[np.argsort(unit_distances)])
print("by cosine:  ", names[np.argsort(-cosines)])
print("2 - 2 cos:  ", np.abs(2 - 2 * cosines).round(2))
print("distance²:  ", (unit_distances**2).round(2))
# --8<-- [end:cut]

# --8<-- [start:change_unit]
to_dollars = np.array([1, 100])
in_dollars = np.linalg.norm((customers - anna) * to_dollars, axis=1)
print("hundreds:", distances.round(1), "nearest:", names[np.argmin(distances)])
print("dollars: ", in_dollars.round(1), "nearest:", names[np.argmin(in_dollars)])
# --8<-- [end:change_unit]

# --8<-- [start:multiply_out]
# Two times in seconds since 1970, three seconds apart
u, v = np.array([1_700_000_000.0]), np.array([1_700_000_003.0])
print("difference first:", (u - v) @ (u - v))
print("multiplied out:  ", u @ u - 2 * u @ v + v @ v)
# --8<-- [end:multiply_out]

# --8<-- [start:take_detour]
east, middle, north = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])


def cosine_distance(u: np.ndarray, v: np.ndarray) -> float:
    """Return 1 minus the cosine of two vectors.

    Args:
        u: First vector, shape (d,), not all zeros.
        v: Second vector, shape (d,), not all zeros.

    Returns:
        From 0 (same direction) to 2 (opposite).
    """
    return float(1 - u @ v / (np.linalg.norm(u) * np.linalg.norm(v)))


direct = cosine_distance(east, north)
detour = cosine_distance(east, middle) + cosine_distance(middle, north)
print(f"direct {direct:.2f}, by way of the middle {detour:.2f}")
# --8<-- [end:take_detour]
carla_cosine, carla_distance = cosines[1], 1 - cosines[1]
lowest_in_dollars = min(
    1 - cosine_distance(row * to_dollars, anna * to_dollars) for row in customers
)
# SciPy's `distance.cosine` multiplies booleans as NumPy does, where True @ True is True.
one, other = np.array([True, True, False]), np.array([True, True, True])
as_booleans = 1 - (one @ other) / np.sqrt((one @ one) * (other @ other))
as_integers = cosine_distance(one.astype(int), other.astype(int))
