"""Clip the gradients of a network by their common norm.

A network has several arrays of weights, and each has a gradient, a vector of the same shape.
Put all entries together, as if in one long vector, and take its L2 norm.
If it is above `max_norm`, multiply every gradient by the same factor, so that the common norm
becomes `max_norm`. If not, return the gradients as they are.

Example: `clip([[3, 0], [4]], 1)` gives `[[0.6, 0], [0.8]]`.
The common norm is the root of 9 + 0 + 16, which is 5, so the factor is 1/5.

Hint: The squared norm of the long vector is the sum of `g @ g` over all gradients `g`.
Take the root once, at the end.

Hint: The factor is `max_norm / norm`, the same for all. Use it only where `norm > max_norm`.

Hint: `factor * g` is a new array; `g *= factor` would change the caller's.
"""

import numpy as np


# --8<-- [start:starter]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    """Return the gradients, shortened together if their common norm is too large.

    Args:
        gradients: Vectors, each of its own shape (d,).
        max_norm: Largest common norm allowed, above 0.

    Returns:
        One vector per gradient, in the same order and of the same shapes.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = np.sqrt(sum(g @ g for g in gradients))
    factor = max_norm / norm if norm > max_norm else 1
    return [factor * g for g in gradients]


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: max_norm without sign: a limit is above 0.
def inputs(rng):
    yield [np.zeros(3), np.zeros(1)], 0.5
    yield [np.array([3, 0]), np.array([4])], 1
    yield [np.array([3, 0]), np.array([4])], 5
    for number in range(80):
        sizes = rng.integers(1, 8, size=1 + number % 5)
        gradients = [rng.normal(scale=10.0 ** rng.integers(-2, 3), size=size) for size in sizes]
        yield gradients, float(rng.choice([0.03, 0.5, 1, 7.25, 400]))


# --8<-- [end:inputs]


# --8<-- [start:wrong_clips_every_entry fails=test_direction_stays]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    return [np.clip(g, -max_norm, max_norm) for g in gradients]


# --8<-- [end:wrong_clips_every_entry]


# --8<-- [start:wrong_clips_each_on_its_own fails=test_one_factor_for_all]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norms = [np.linalg.norm(g) for g in gradients]
    return [g * min(1, max_norm / n) if n else g for g, n in zip(gradients, norms, strict=True)]


# --8<-- [end:wrong_clips_each_on_its_own]


# --8<-- [start:wrong_adds_up_the_norms fails=test_common_norm_becomes_the_limit]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = sum(np.linalg.norm(g) for g in gradients)
    return [g * min(1, max_norm / norm) if norm else g for g in gradients]


# --8<-- [end:wrong_adds_up_the_norms]


# --8<-- [start:wrong_forgets_the_root fails=test_common_norm_becomes_the_limit]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = sum(g @ g for g in gradients)
    return [g * min(1, max_norm / norm) if norm else g for g in gradients]


# --8<-- [end:wrong_forgets_the_root]


# --8<-- [start:wrong_makes_a_table fails=test_one_factor_for_all]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = np.linalg.norm(gradients)
    return [g * min(1, max_norm / norm) if norm else g for g in gradients]


# --8<-- [end:wrong_makes_a_table]


# --8<-- [start:wrong_clips_above_1 fails=test_short_gradients_stay]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = np.sqrt(sum(g @ g for g in gradients))
    return [g * max_norm / norm if norm > 1 else 1 * g for g in gradients]


# --8<-- [end:wrong_clips_above_1]


# --8<-- [start:wrong_takes_l1 fails=test_common_norm_becomes_the_limit]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = sum(np.sum(np.abs(g)) for g in gradients)
    return [g * min(1, max_norm / norm) if norm else g for g in gradients]


# --8<-- [end:wrong_takes_l1]


# --8<-- [start:wrong_always_makes_length_1 fails=test_common_norm_becomes_the_limit]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = np.sqrt(sum(g @ g for g in gradients))
    return [g / norm if norm > max_norm else 1 * g for g in gradients]


# --8<-- [end:wrong_always_makes_length_1]


# --8<-- [start:wrong_stretches_short_ones fails=test_short_gradients_stay]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = np.sqrt(sum(g @ g for g in gradients))
    return [g * max_norm / norm for g in gradients]


# --8<-- [end:wrong_stretches_short_ones]


# --8<-- [start:wrong_changes_the_gradients fails=test_gradients_stay_as_they_were]
def clip(gradients: list[np.ndarray], max_norm: float) -> list[np.ndarray]:
    norm = np.sqrt(sum(g @ g for g in gradients))
    if norm > max_norm:
        for g in gradients:
            g *= max_norm / norm
    return gradients


# --8<-- [end:wrong_changes_the_gradients]
