"""Distance versus similarity: the best is the smallest of one, the largest of the other.

Source: Deisenroth, Faisal and Ong, Mathematics for Machine Learning
        (Cambridge University Press, 2020), section 3.3.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:rank]
# How often each text says: parcel, broken
ticket = np.array([2.0, 1.0])
names = np.array(["guide", "tip", "tracking"])
articles = np.array([[8.0, 4.0], [1.0, 2.0], [12.0, 0.0]])

distances = np.linalg.norm(articles - ticket, axis=1)
for name, distance in zip(names, distances, strict=True):
    print(f"{name:9} {distance:5.2f}")
print("largest: ", names[np.argsort(-distances)])
print("smallest:", names[np.argsort(distances)])
# --8<-- [end:rank]

# --8<-- [start:plot]
fig, ax = plt.subplots(figsize=(4.8, 3.1))
ax.plot([0, 11], [0, 5.5], color="C0", linestyle="--", linewidth=1.5)
turn = np.linspace(0, 2 * np.pi, 80)
ring = distances[1]
ax.plot(2 + ring * np.cos(turn), 1 + ring * np.sin(turn), color="C1", linestyle=":")
sides = [(9, -14), (-9, 5), (0, 7)]
for (x, y), name, color, side in zip(articles, names, ["C0", "C1", "C2"], sides, strict=True):
    ax.plot(x, y, "o", color=color)
    ax.annotate(name, (x, y), side, textcoords="offset points", ha="center", color=color)
ax.plot(2, 1, "*", color="black", markersize=11)
ax.text(3.6, 0.7, "ticket", va="center", color="black")
ax.text(7, 4.4, "same direction", ha="right", va="center", color="C0")
ax.set(xlim=(-0.4, 13.6), ylim=(-0.7, 6.4), aspect="equal")
ax.set(xlabel="times “parcel”", ylabel="times “broken”")
ax.set_title("Nearest is the tip, same direction the guide")
fig.set_label(
    "Points for a ticket and three articles. The tip lies on a small ring around the ticket. "
    "The guide is far away, on the straight line from the origin through the ticket. Tracking is "
    "farthest out, on the axis."
)
# --8<-- [end:plot]

# --8<-- [start:measure]
dots = articles @ ticket
cosines = dots / (np.linalg.norm(articles, axis=1) * np.linalg.norm(ticket))
manhattan = np.abs(articles - ticket).sum(axis=1)
measures = {"Euclidean": distances, "Manhattan": manhattan, "dot product": dots, "cosine": cosines}
for measure, scores in measures.items():
    is_distance = measure in ("Euclidean", "Manhattan")
    order = np.argsort(scores if is_distance else -scores)
    print(f"{measure:11} {names[order[0]]:8} {scores.round(2)}")
# --8<-- [end:measure]

# --8<-- [start:cut]
unit_ticket = ticket / np.linalg.norm(ticket)
units = articles / np.linalg.norm(articles, axis=1, keepdims=True)
unit_distances = np.linalg.norm(units - unit_ticket, axis=1)
print("by distance:", names[np.argsort(unit_distances)])
print("by cosine:  ", names[np.argsort(-cosines)])
print("2 - 2 cos:  ", np.abs(2 - 2 * cosines).round(2))
print("distance²:  ", (unit_distances**2).round(2))
# --8<-- [end:cut]

# --8<-- [start:change_unit]
# Orders a year, spending a year in cents: one customer, then two others
anna = np.array([12.0, 50_000.0])
others = np.array([[11.0, 50_900.0], [1.0, 50_100.0]])
in_cents = np.linalg.norm(others - anna, axis=1)
to_dollars = np.array([1, 0.01])
in_dollars = np.linalg.norm((others - anna) * to_dollars, axis=1)
print("cents:  ", in_cents.round(1), "nearest:", np.argmin(in_cents))
print("dollars:", in_dollars.round(1), " nearest:", np.argmin(in_dollars))
# --8<-- [end:change_unit]

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
tip_cosine, tip_distance = cosines[1], 1 - cosines[1]
