"""Rank items by direction, as a search engine does.

Return the row numbers of `items`, counted from 0, the best cosine with `query` first.
Length must not matter, and neither `query` nor a row is all zeros.
Rows with equal cosines may come in any order.

Example: `rank([3.0, 4.0], [[0.0, 5.0], [12.0, 9.0]])` gives `[1, 0]`.
Row 1 has a cosine of 0.96 and row 0 one of 0.80.

Hint: One score per row is enough: `items @ query` is the dot product of each row with `query`.

Hint: `np.linalg.norm(items, axis=1)` is the length of each row.
The length of `query` is the same for every row, so it cannot change the order.

Hint: `np.argsort` gives row numbers, the smallest value first.
To have the largest first, hand it `-scores`.
"""

import numpy as np


# --8<-- [start:starter]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    """Return row numbers of `items`, best cosine with `query` first.

    Args:
        query: Vector of floats, shape (d,).
        items: One vector of floats per row, shape (n, d).

    Returns:
        Row numbers from 0 to n - 1, shape (n,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    scores = items @ query / np.linalg.norm(items, axis=1)
    return np.argsort(-scores)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=worth]
def worth(result, query, items):
    scores = items @ query / np.linalg.norm(items, axis=1) / np.linalg.norm(query)
    return sorted(result), [scores[int(row)] for row in result]


def inputs(rng):
    yield np.array([2.0]), np.array([[3.0]])
    yield np.array([2.0]), np.array([[-3.0], [0.5], [-1.0]])
    yield np.array([3.0, 4.0]), np.array([[0.0, 5.0], [12.0, 9.0]])
    yield np.array([-1.0, 0.0]), np.array([[1.0, 2.0], [1.0, 2.0], [-1.0, 2.0]])
    yield np.array([1.0, 0.0]), np.array([[100.0, 1.0], [0.5, 0.0], [1.0, 0.05]])
    for number in range(80):
        n, d = rng.integers(1, 7, size=2)
        items = rng.integers(-5, 6, size=(n, d)) * 1.0
        items[~items.any(axis=1), 0] = 1
        query = rng.integers(1, 6, size=d) * rng.choice([-1.0, 1.0], size=d)
        if number % 4 == 0:
            items = items[rng.integers(0, n, size=n + 2)]
        if number % 3 == 0:
            items, query = items * rng.choice([0.125, 1, 50], size=(len(items), 1)), query / 8
        yield query, items
    # Some processors sort all of a float64 array in argpartition, but not of a float16 one.
    fan = np.array([[8 - step, step] for step in range(9)], dtype=np.float16)
    for _ in range(3):
        yield np.array([1, 0], dtype=np.float16), rng.permutation(fan)
    for _ in range(5):
        yield rng.normal(size=3), rng.normal(size=(60, 3))
    yield rng.normal(size=50), rng.normal(size=(100, 50))


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_scores fails=test_returns_each_row_number_once]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    return items @ query / np.linalg.norm(items, axis=1) / np.linalg.norm(query)


# --8<-- [end:wrong_returns_scores]


# --8<-- [start:wrong_returns_only_the_best fails=test_returns_each_row_number_once]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    return np.argmax(items @ query / np.linalg.norm(items, axis=1))


# --8<-- [end:wrong_returns_only_the_best]


# --8<-- [start:wrong_puts_the_worst_first fails=test_best_match_comes_first]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    return np.argsort(items @ query / np.linalg.norm(items, axis=1))


# --8<-- [end:wrong_puts_the_worst_first]


# --8<-- [start:wrong_drops_the_sign fails=test_opposite_direction_comes_last]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    return np.argsort(-np.abs(items @ query / np.linalg.norm(items, axis=1)))


# --8<-- [end:wrong_drops_the_sign]


# --8<-- [start:wrong_returns_the_place_of_each_row fails=test_row_numbers_not_places]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    scores = items @ query / np.linalg.norm(items, axis=1)
    return np.argsort(np.argsort(-scores))


# --8<-- [end:wrong_returns_the_place_of_each_row]


# --8<-- [start:wrong_divides_columns fails=test_each_row_is_divided_by_its_own_length]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    unit_items = items / np.linalg.norm(items, axis=0)
    return np.argsort(-unit_items @ query)


# --8<-- [end:wrong_divides_columns]


# --8<-- [start:wrong_ignores_length fails=test_long_rows_gain_nothing]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    return np.argsort(-items @ query)


# --8<-- [end:wrong_ignores_length]


# --8<-- [start:wrong_divides_all_by_one_length fails=test_long_rows_gain_nothing]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    return np.argsort(-items @ query / (np.linalg.norm(items) * np.linalg.norm(query)))


# --8<-- [end:wrong_divides_all_by_one_length]


# --8<-- [start:wrong_uses_distance fails=test_short_rows_gain_nothing]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    return np.argsort(np.linalg.norm(items - query, axis=1))


# --8<-- [end:wrong_uses_distance]


# --8<-- [start:wrong_forgets_the_square_root fails=test_short_rows_gain_nothing]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    return np.argsort(-items @ query / np.sum(items**2, axis=1))


# --8<-- [end:wrong_forgets_the_square_root]


# --8<-- [start:wrong_changes_the_items fails=test_query_and_items_stay_as_they_were]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    items /= np.linalg.norm(items, axis=1, keepdims=True)
    return np.argsort(-items @ query)


# --8<-- [end:wrong_changes_the_items]


# --8<-- [start:wrong_changes_the_query fails=test_query_and_items_stay_as_they_were]
def rank(query: np.ndarray, items: np.ndarray) -> np.ndarray:
    query /= np.linalg.norm(query)
    return np.argsort(-items @ query / np.linalg.norm(items, axis=1))


# --8<-- [end:wrong_changes_the_query]
