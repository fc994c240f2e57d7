"""Rank items by direction, as a search engine does.

Return the row numbers of `items`, counted from 0, the best cosine with `query` first.
Length must not matter, and no row is all zeros.

Example: for `query = [3, 4]` and `items = [[0, 5], [12, 9]]` the answer is `[1, 0]`.
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
        query: Vector, shape (d,).
        items: One vector per row, shape (n, d).

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
