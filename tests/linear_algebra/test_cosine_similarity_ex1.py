"""Grade `rank`: every message says what was called, what came back, and where to look."""

import numpy as np


def expect_order(exercise, query, items, expected, advice):
    """Fail with a message that teaches, unless `rank` returns the expected row numbers."""
    query = np.array(query, dtype=np.float64)
    items = np.array(items, dtype=np.float64)
    call = f"rank({query.tolist()}, {items.tolist()})"
    got = np.asarray(exercise.rank(query, items)).tolist()
    assert got == expected, f"{call} returned {got}, expected {expected}. {advice}"


def test_returns_each_row_number_once(exercise):
    query = np.array([3, 4], dtype=np.float64)
    items = np.array([[0, 5], [12, 9], [25, 5]], dtype=np.float64)
    got = exercise.rank(query, items)
    message = (
        f"rank({query.tolist()}, {items.tolist()}) returned {got!r}. "
        "Expected the row numbers 0, 1 and 2, each of them once, in your order: "
        "a whole ranking, not scores and not only the best row. "
        "Look at np.argsort: it turns scores into row numbers."
    )
    assert sorted(np.ravel(got).tolist()) == [0, 1, 2], message


def test_best_match_comes_first(exercise):
    expect_order(
        exercise,
        query=[3, 4],
        items=[[4, 3], [3, 4], [5, 0]],
        expected=[1, 0, 2],
        advice=(
            "All rows have length 5, and row 1 is the query itself: its cosine is 1, the largest. "
            "np.argsort puts the smallest value first, so sort the negative scores."
        ),
    )


def test_opposite_direction_comes_last(exercise):
    expect_order(
        exercise,
        query=[3, 4],
        items=[[-3, -4], [4, -3], [4, 3]],
        expected=[2, 1, 0],
        advice=(
            "All rows have length 5. Row 0 points the opposite way: its cosine is -1, the lowest "
            "there is. Keep the sign of the dot product."
        ),
    )


def test_row_numbers_not_places(exercise):
    expect_order(
        exercise,
        query=[3, 4],
        items=[[4, 3], [5, 0], [3, 4]],
        expected=[2, 0, 1],
        advice=(
            "Row 2 is the best, so 2 comes first. Return row numbers in order, not the place that "
            "each row takes: apply np.argsort once."
        ),
    )


def test_each_row_is_divided_by_its_own_length(exercise):
    expect_order(
        exercise,
        query=[4, 1],
        items=[[4, 3], [5, 0]],
        expected=[1, 0],
        advice=(
            "Both rows have length 5, so the dot products, 19 and 20, decide. "
            "Check the axis: np.linalg.norm(items, axis=1) gives one length per row, "
            "axis=0 one per column."
        ),
    )


def test_long_rows_gain_nothing(exercise):
    expect_order(
        exercise,
        query=[3, 4],
        items=[[25, 5], [12, 9]],
        expected=[1, 0],
        advice=(
            "Row 0 has the larger dot product, 95 against 72, only because it is long; "
            "the cosines are 0.75 and 0.96. Divide each row's dot product by that row's own "
            "length: np.linalg.norm(items, axis=1)."
        ),
    )


def test_short_rows_gain_nothing(exercise):
    expect_order(
        exercise,
        query=[3, 4],
        items=[[0, 5], [12, 9]],
        expected=[1, 0],
        advice=(
            "Row 0 wins only because it is short; the cosines are 0.80 and 0.96. Compare "
            "directions, not distances, and divide by the length itself: the square root of the "
            "sum of squares."
        ),
    )


def test_query_and_items_stay_as_they_were(exercise):
    query = np.array([3, 4], dtype=np.float64)
    items = np.array([[0, 5], [12, 9]], dtype=np.float64)
    exercise.rank(query, items)
    message = (
        "After rank([3.0, 4.0], [[0.0, 5.0], [12.0, 9.0]]), "
        f"query held {query.tolist()} and items {items.tolist()}: "
        "the caller's data has changed. Expected the same numbers as before. "
        "Look for /= and other lines that write into them; put the result in a new array."
    )
    assert (query.tolist(), items.tolist()) == ([3, 4], [[0, 5], [12, 9]]), message
