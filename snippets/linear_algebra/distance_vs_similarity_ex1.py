"""Return the k best matches, whether the scores are distances or similarities.

Search services return scores of both kinds, and code that sorts one kind fails on the other.
Return the indices of the `k` best scores, counted from 0, the best first.
If there are fewer than `k` scores, return all.

Example: for distances, `best([0.4, 0.1, 0.9], 2, True)` gives `[1, 0]`.
For similarities, `best([0.4, 0.1, 0.9], 2, False)` gives `[2, 0]`.

Hint: For distances the smallest is the best, and `np.argsort` puts the smallest first.

Hint: For similarities, hand `np.argsort` the negative scores: `-scores`.

Hint: Sort first, then take the first `k` of the indices: `order[:k]`.
"""

import numpy as np


# --8<-- [start:starter]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    """Return the indices of the k best scores, best first.

    Args:
        scores: One score per item, all different, shape (n,).
        k: How many to return, 1 or more.
        is_distance: True if smaller is better, False if larger is.

    Returns:
        Indices from 0 to n - 1, shape (k,), or (n,) if n is less than k.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    order = np.argsort(scores if is_distance else -scores)
    return order[:k]


# --8<-- [end:solution]


# --8<-- [start:inputs compare=exact]
# Alike: k without sign: k is 1 or more.
def inputs(rng):
    yield np.array([7]), 1, True
    yield np.array([7]), 1, False
    yield np.array([7]), 3, False
    yield np.array([0, 2]), 1, True
    yield np.array([-1, 2]), 2, False
    yield np.array([-4, -2]), 1, False
    yield np.array([0.125, 0.127, 0.123]), 1, True
    yield np.array([0.125, 0.127, 0.123]), 1, False
    for number in range(80):
        n, is_distance = rng.integers(1, 9), bool(number % 2)
        scores = rng.permutation(200 if is_distance else np.arange(-100, 100))[:n]
        yield scores if number % 3 else scores / 8, int(rng.integers(1, n + 3)), is_distance
    for is_distance in (True, False):
        yield rng.permutation(40) / 8, 39, is_distance
    yield rng.permutation(500), 450, True


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_scores fails=test_returns_indices]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    return np.sort(scores if is_distance else -scores)[:k]


# --8<-- [end:wrong_returns_scores]


# --8<-- [start:wrong_returns_one fails=test_returns_indices]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    return np.argmin(scores) if is_distance else np.argmax(scores)


# --8<-- [end:wrong_returns_one]


# --8<-- [start:wrong_forgets_k fails=test_returns_indices]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    return np.argsort(scores if is_distance else -scores)


# --8<-- [end:wrong_forgets_k]


# --8<-- [start:wrong_largest_first_always fails=test_smallest_distance_comes_first]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    return np.argsort(-scores)[:k]


# --8<-- [end:wrong_largest_first_always]


# --8<-- [start:wrong_smallest_first_always fails=test_largest_similarity_comes_first]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    return np.argsort(scores)[:k]


# --8<-- [end:wrong_smallest_first_always]


# --8<-- [start:wrong_drops_the_sign fails=test_negative_similarity_comes_last]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    return np.argsort(scores if is_distance else -np.abs(scores))[:k]


# --8<-- [end:wrong_drops_the_sign]


# --8<-- [start:wrong_best_comes_last fails=test_largest_similarity_comes_first]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    return np.argsort(scores)[:k] if is_distance else np.argsort(scores)[-k:]


# --8<-- [end:wrong_best_comes_last]


# --8<-- [start:wrong_cuts_before_sorting fails=test_all_scores_take_part]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    scores = scores[:k]
    return np.argsort(scores if is_distance else -scores)


# --8<-- [end:wrong_cuts_before_sorting]


# --8<-- [start:wrong_stops_on_few_scores fails=test_fewer_scores_than_k_all_come_back]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    order = np.argsort(scores if is_distance else -scores)
    return np.array([order[i] for i in range(k)])


# --8<-- [end:wrong_stops_on_few_scores]


# --8<-- [start:wrong_fails_on_few_scores fails=test_fewer_scores_than_k_all_come_back]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    order = np.argsort(scores if is_distance else -scores)
    return np.array([order[i] if i < len(order) else -1 for i in range(k)])


# --8<-- [end:wrong_fails_on_few_scores]


# --8<-- [start:wrong_changes_the_scores fails=test_scores_stay_as_they_were]
def best(scores: np.ndarray, k: int, is_distance: bool) -> np.ndarray:
    if not is_distance:
        scores *= -1
    return np.argsort(scores)[:k]


# --8<-- [end:wrong_changes_the_scores]
