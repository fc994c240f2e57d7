"""A check of a gradient that needs no derivation: move one weight a little, and look."""

import numpy as np

# --8<-- [start:check]
x = np.array([1.0, 2.0, 3.0])
y = np.array([2.0, 4.0, 5.0])


def loss(w: float) -> float:
    """Return the mean squared error of the model y = w x.

    Args:
        w: The weight, y units per x unit.

    Returns:
        The loss, in squared y units.
    """
    return float(np.mean((w * x - y) ** 2))


w, h = 1.0, 1e-5
by_paper = np.mean(2 * (w * x - y) * x)
slip = np.mean(2 * (w * x - y))
measured = (loss(w + h) - loss(w - h)) / (2 * h)
print(f"paper {by_paper:.3f}  slip {slip:.3f}  measured {measured:.3f}")
# --8<-- [end:check]
