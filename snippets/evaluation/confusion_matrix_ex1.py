"""Split a confusion matrix into four counts.

Return, for class number `k` against all other classes, the counts `(tp, fp, fn, tn)`: true
positives, false positives, false negatives and true negatives.
Rows are true classes and columns predicted ones, as in scikit-learn.

Example: `one_against_rest([[955, 25], [5, 15]], 1)` gives `(15, 25, 5, 955)`.

Hint: Every count belongs to the cell `matrix[k, k]`, to the rest of its row, to the rest of its
column, or to all other cells.

Hint: `matrix[k].sum()` adds up the row of class k: everything that is truly of that class.
`matrix[:, k].sum()` adds up its column: everything that was predicted to be.
Take the diagonal cell out of both.

Hint: The four counts add up to `matrix.sum()`, which gives the last one.
"""

import numpy as np


# --8<-- [start:starter]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    """Return the four counts of class k against the rest.

    Args:
        matrix: Confusion matrix of 2 or more classes, true ones in the rows, shape (n, n).
        k: Number of the class that counts as positive, from 0 to n - 1.

    Returns:
        True positives, false positives, false negatives, true negatives.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    tp = matrix[k, k]
    fp = matrix[:, k].sum() - tp
    fn = matrix[k].sum() - tp
    return tp, fp, fn, matrix.sum() - tp - fp - fn


# --8<-- [end:solution]


# --8<-- [start:inputs compare=exact]
# Alike: matrix without sign: a count is not below 0.
# Alike: matrix rounded: counts are whole.
# Alike: k without sign: classes are counted from 0.
def inputs(rng):
    yield np.array([[955, 25], [5, 15]]), 1
    yield np.array([[1, 2], [3, 4]]), 0
    yield np.array([[0, 0], [0, 0]]), 0
    yield np.array([[0, 0], [7, 0]]), 0
    yield np.array([[0, 1, 0], [0, 0, 2], [3, 0, 0]]), 1
    yield np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), 0
    for number in range(80):
        n = 2 + number % 4 if number < 60 else int(rng.integers(6, 30))
        matrix = rng.integers(0, rng.choice([2, 9, 1000, 100_000]), size=(n, n))
        yield matrix * (rng.random((n, n)) < rng.choice([0.3, 1])), int(rng.integers(0, n))


# --8<-- [end:inputs]


# --8<-- [start:wrong_copies_the_order_of_ravel fails=test_counts_come_in_the_order_asked]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    tp = matrix[k, k]
    fp = matrix[:, k].sum() - tp
    fn = matrix[k].sum() - tp
    return matrix.sum() - tp - fp - fn, fp, fn, tp


# --8<-- [end:wrong_copies_the_order_of_ravel]


# --8<-- [start:wrong_keeps_the_diagonal_in fails=test_right_answers_are_no_mistakes]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    tp = matrix[k, k]
    fp = matrix[:, k].sum()
    fn = matrix[k].sum()
    return tp, fp, fn, matrix.sum() - tp - fp - fn


# --8<-- [end:wrong_keeps_the_diagonal_in]


# --8<-- [start:wrong_returns_shares fails=test_counts_are_not_shares]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[float, float, float, float]:
    tp = matrix[k, k]
    fp = matrix[:, k].sum() - tp
    fn = matrix[k].sum() - tp
    n = matrix.sum()
    return tp / n, fp / n, fn / n, (n - tp - fp - fn) / n


# --8<-- [end:wrong_returns_shares]


# --8<-- [start:wrong_looks_only_before_k fails=test_any_class_can_be_the_positive_one]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    return matrix[k, k], matrix[:k, k].sum(), matrix[k, :k].sum(), matrix[:k, :k].sum()


# --8<-- [end:wrong_looks_only_before_k]


# --8<-- [start:wrong_calls_all_others_negative fails=test_mistakes_are_no_true_negatives]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    tp = matrix[k, k]
    return tp, matrix[:, k].sum() - tp, matrix[k].sum() - tp, matrix.sum() - tp


# --8<-- [end:wrong_calls_all_others_negative]


# --8<-- [start:wrong_counts_the_diagonal_as_negatives fails=test_confusing_two_others_is_negative]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    tp = matrix[k, k]
    return tp, matrix[:, k].sum() - tp, matrix[k].sum() - tp, np.trace(matrix) - tp


# --8<-- [end:wrong_counts_the_diagonal_as_negatives]


# --8<-- [start:wrong_takes_one_cell fails=test_the_whole_row_and_column_count]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    tp, fp, fn = matrix[k, k], matrix[k - 1, k], matrix[k, k - 1]
    return tp, fp, fn, matrix.sum() - tp - fp - fn


# --8<-- [end:wrong_takes_one_cell]


# --8<-- [start:wrong_swaps_rows_and_columns fails=test_missed_cases_stand_in_the_row]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    tp = matrix[k, k]
    fp = matrix[k].sum() - tp
    fn = matrix[:, k].sum() - tp
    return tp, fp, fn, matrix.sum() - tp - fp - fn


# --8<-- [end:wrong_swaps_rows_and_columns]


# --8<-- [start:wrong_empties_the_diagonal_cell fails=test_the_matrix_stays_as_it_was]
def one_against_rest(matrix: np.ndarray, k: int) -> tuple[int, int, int, int]:
    tp, n = matrix[k, k], matrix.sum()
    matrix[k, k] = 0
    fp, fn = matrix[:, k].sum(), matrix[k].sum()
    return tp, fp, fn, n - tp - fp - fn


# --8<-- [end:wrong_empties_the_diagonal_cell]
