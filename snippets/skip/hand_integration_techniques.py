"""An area without a hand formula: the share of a bell curve within one standard deviation."""

import math

import numpy as np


# --8<-- [start:add]
def bell(z: np.ndarray) -> np.ndarray:
    """Return the density of the standard normal distribution.

    Args:
        z: Distances from the mean, in standard deviations.

    Returns:
        Heights of the curve, same shape.
    """
    return np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)


width = 0.01
middles = np.arange(-1, 1, width) + width / 2
area = np.sum(bell(middles) * width)
print(f"{area:.4f}")
# --8<-- [end:add]
