"""Cosine similarity: compare directions, not lengths.

Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval
        (Cambridge University Press, 2008), section 6.3.1.
"""

import matplotlib.pyplot as plt
import numpy as np

# --8<-- [start:count]
# How often each text says:  refund  delay
message = np.array([3.0, 4.0])
articles = {
    "guide": np.array([12.0, 9.0]),  # your refund after a delay, step by step
    "note": np.array([0.0, 5.0]),  # today's delays, in a few lines
    "handbook": np.array([25.0, 5.0]),  # every rule on refunds
}
print("          dot product  distance")
for name, article in articles.items():
    dot = message @ article  # dot product
    distance = np.linalg.norm(message - article)  # length of the difference
    print(f"{name:8} {dot:12.0f} {distance:9.1f}")
# --8<-- [end:count]

# --8<-- [start:plot]
fig, (counted, cut) = plt.subplots(2, 1, figsize=(4.8, 5.4), height_ratios=[2, 3])
arrows = {"message": message, **articles}
for (name, arrow), color in zip(arrows.items(), ["black", "C0", "C1", "C2"], strict=True):
    unit = arrow / np.linalg.norm(arrow)
    for ax, tip, side in [(counted, arrow, "center"), (cut, unit, "left")]:
        ax.quiver(0, 0, *tip, angles="xy", scale_units="xy", scale=1, color=color, width=0.008)
        ax.annotate(name, tip, (2, 5), textcoords="offset points", ha=side, color=color)
turn = np.linspace(0, np.pi / 2, 50)  # a quarter of a circle, in radians
cut.plot(np.cos(turn), np.sin(turn), color="C5", linestyle=":")
counted.set(xlim=(-1.6, 28.4), ylim=(-0.4, 11), xlabel="times “refund”", ylabel="times “delay”")
counted.set(aspect="equal", yticks=[0, 5, 10], title="As counted, the message ends beside the note")
cut.set(xlim=(-0.08, 1.7), ylim=(-0.03, 1.2), xlabel="“refund” / length", ylabel="“delay” / length")
cut.set(aspect="equal", title="Cut to length 1, it ends beside the guide")
fig.set_label(
    "Two drawings of four arrows from the origin. As counted, the message ends close to the note, "
    "far from the guide. Cut to length 1, all end on a quarter circle, and the guide is nearest."
)
# --8<-- [end:plot]


# --8<-- [start:define]
def cosine_similarity(u: np.ndarray, v: np.ndarray) -> float:
    """Return the cosine of the angle between two vectors.

    Args:
        u: First vector, shape (d,).
        v: Second vector, shape (d,), the same features in the same order.

    Returns:
        From -1 (opposite) to 1 (same direction), up to rounding; no unit.

    Raises:
        ValueError: The shapes differ, or a vector has length zero.
    """
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    if lengths == 0:
        raise ValueError("a vector of length zero has no direction to compare")
    return float(u @ v / lengths)


# --8<-- [end:define]

# --8<-- [start:compare]
texts = {**articles, "guide, twice": 2 * articles["guide"]}  # the three, and one more
scores = {name: cosine_similarity(message, text) for name, text in texts.items()}
for name, score in scores.items():
    print(f"{name:12}  cosine {score:.2f}")
# --8<-- [end:compare]
guide_score, note_score = scores["guide"], scores["note"]  # for the text of the page

# --8<-- [start:shift]
rng = np.random.default_rng(seed=7)  # random numbers, the same in every run
embeddings = rng.normal(size=(1000, 768)) + 2  # 1,000 made-up texts, 768 numbers each
centered = embeddings - embeddings.mean(axis=0)  # minus the average row
shared_score = cosine_similarity(embeddings[0], embeddings[1])
centered_score = cosine_similarity(centered[0], centered[1])
print(f"two unrelated texts  {shared_score:.2f}")
print(f"after centering      {centered_score:.2f}")
# --8<-- [end:shift]
