"""For each wanted size, find the home that comes closest.

`sizes` holds the sizes of homes for sale, `wanted` those that buyers ask for, both in m².
Return one index into `sizes` per buyer, counted from 0.
Of two homes equally close, take the first.

Example: `closest([52, 85, 148], [90, 60])` gives `[1, 0]`.
The home of 85 m² is closest to 90, the home of 52 m² closest to 60.

Hint: Make a table of all gaps, with a row per buyer and a column per home.
A column minus a vector is such a table.

Hint: `wanted[:, None]` has shape (m, 1), so `wanted[:, None] - sizes` has shape (m, n).

Hint: A gap has no sign: `np.abs`. Then `argmin(axis=1)` finds in each row the column of the least.
"""

import numpy as np


# --8<-- [start:starter]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return for each wanted size the index of the closest home.

    Args:
        sizes: Sizes of n homes in m², shape (n,).
        wanted: Wanted sizes of m buyers in m², shape (m,).

    Returns:
        Indices from 0 to n - 1, shape (m,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    gaps = np.abs(wanted[:, None] - sizes)
    return gaps.argmin(axis=1)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=exact]
# Alike: sizes without sign: a size is above 0.
# Alike: wanted without sign: a size is above 0.
def inputs(rng):
    yield np.array([50]), np.array([70])
    yield np.array([50, 60]), np.array([55])
    yield np.array([60, 50]), np.array([55])
    yield np.array([60, 60]), np.array([90, 10])
    yield np.array([50, 60, 80]), np.array([70, 60, 65])
    yield np.array([50.5, 49.5]), np.array([49.75])
    yield np.array([50, 51]), np.array([50.625, 50.5, 50.25])
    yield np.array([50, 50.0078125]), np.array([50.0048828125])
    for number in range(80):
        n, m = rng.integers(1, 8, size=2)
        if number % 4 == 0:
            m = n
        sizes, wanted = rng.integers(20, 60, size=n), rng.integers(15, 70, size=m)
        if number % 3 == 0:
            sizes, wanted = sizes / 4, wanted * 1.0
        yield sizes, wanted
    yield rng.permutation(900) / 4 + 20, rng.integers(80, 900, size=90) / 4


# --8<-- [end:inputs]


# --8<-- [start:wrong_subtracts_vectors fails=test_one_answer_per_buyer]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return np.argmin(np.abs(wanted - sizes))


# --8<-- [end:wrong_subtracts_vectors]


# --8<-- [start:wrong_takes_one_minimum_of_all fails=test_one_answer_per_buyer]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return np.argmin(np.abs(wanted[:, None] - sizes))


# --8<-- [end:wrong_takes_one_minimum_of_all]


# --8<-- [start:wrong_axis fails=test_one_answer_per_buyer]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return np.abs(wanted[:, None] - sizes).argmin(axis=0)


# --8<-- [end:wrong_axis]


# --8<-- [start:wrong_swaps_row_and_column fails=test_one_answer_per_buyer]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return np.abs(wanted - sizes[:, None]).argmin(axis=1)


# --8<-- [end:wrong_swaps_row_and_column]


# --8<-- [start:wrong_returns_sizes fails=test_indices_not_sizes]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return sizes[np.abs(wanted[:, None] - sizes).argmin(axis=1)]


# --8<-- [end:wrong_returns_sizes]


# --8<-- [start:wrong_counts_from_1 fails=test_indices_not_sizes]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return np.abs(wanted[:, None] - sizes).argmin(axis=1) + 1


# --8<-- [end:wrong_counts_from_1]


# --8<-- [start:wrong_returns_gaps fails=test_indices_not_sizes]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return np.abs(wanted[:, None] - sizes).min(axis=1)


# --8<-- [end:wrong_returns_gaps]


# --8<-- [start:wrong_keeps_the_sign fails=test_larger_homes_count_by_their_gap]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return (wanted[:, None] - sizes).argmin(axis=1)


# --8<-- [end:wrong_keeps_the_sign]


# --8<-- [start:wrong_takes_the_farthest fails=test_larger_homes_count_by_their_gap]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return np.abs(wanted[:, None] - sizes).argmax(axis=1)


# --8<-- [end:wrong_takes_the_farthest]


# --8<-- [start:wrong_takes_smaller_homes_only fails=test_a_larger_home_may_be_closest]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    gaps = wanted[:, None] - sizes
    return np.where(gaps >= 0, gaps, np.inf).argmin(axis=1)


# --8<-- [end:wrong_takes_smaller_homes_only]


# --8<-- [start:wrong_sorts_the_homes fails=test_sizes_and_wanted_stay_as_they_were]
def closest(sizes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    order = np.argsort(sizes, kind="stable")
    sizes.sort()
    return order[np.abs(wanted[:, None] - sizes).argmin(axis=1)]


# --8<-- [end:wrong_sorts_the_homes]
