"""Grade `one_against_rest`: every message says what was called, what came back, where to look."""

import numpy as np


def expect_counts(exercise, matrix, k, expected, advice):
    """Fail with a message that teaches, unless the four counts are as expected."""
    call = f"one_against_rest({matrix}, {k})"
    got = np.asarray(exercise.one_against_rest(np.array(matrix), k)).tolist()
    message = f"{call} returned {got}, expected {expected}, in the order tp, fp, fn, tn. {advice}"
    assert got == expected, message


def test_counts_come_in_the_order_asked(exercise):
    expect_counts(
        exercise,
        [[1, 0], [0, 0]],
        k=1,
        expected=[0, 0, 0, 1],
        advice=(
            "There is one case, of class 0 and predicted so: a true negative, which comes last. "
            "scikit-learn's matrix.ravel() has another order: tn, fp, fn, tp."
        ),
    )


def test_right_answers_are_no_mistakes(exercise):
    expect_counts(
        exercise,
        [[0, 0], [0, 1]],
        k=1,
        expected=[1, 0, 0, 0],
        advice=(
            "There is one case, of class 1 and predicted so: a true positive and nothing else. "
            "Take matrix[k, k] out of the sums of its row and its column."
        ),
    )


def test_counts_are_not_shares(exercise):
    expect_counts(
        exercise,
        [[1, 0], [0, 1]],
        k=1,
        expected=[1, 0, 0, 1],
        advice="There are two cases, both right. Return how many, without dividing by anything.",
    )


def test_any_class_can_be_the_positive_one(exercise):
    expect_counts(
        exercise,
        [[2, 0], [0, 3]],
        k=0,
        expected=[2, 0, 0, 3],
        advice=(
            "Class 0 is the positive one here, and class 1 comes after it. "
            "The other classes can stand on both sides of row k and column k: use all of them."
        ),
    )


def test_mistakes_are_no_true_negatives(exercise):
    expect_counts(
        exercise,
        [[5, 1], [1, 3]],
        k=1,
        expected=[3, 1, 1, 5],
        advice=(
            "The four counts must add up to all 10 cases. "
            "True negatives are what remains when tp, fp and fn are taken from the sum."
        ),
    )


def test_confusing_two_others_is_negative(exercise):
    expect_counts(
        exercise,
        [[6, 2, 0], [1, 5, 0], [0, 0, 4]],
        k=2,
        expected=[4, 0, 0, 14],
        advice=(
            "3 cases of classes 0 and 1 were taken for each other. They are not of class 2 and "
            "were not called so: true negatives. Count all cells outside row k and column k."
        ),
    )


def test_the_whole_row_and_column_count(exercise):
    expect_counts(
        exercise,
        [[6, 0, 1], [0, 5, 0], [1, 0, 4]],
        k=2,
        expected=[4, 1, 1, 11],
        advice=(
            "Class 2 was confused with class 0. Add up all the other cells of row k and of "
            "column k, not one of them: matrix[k].sum() and matrix[:, k].sum()."
        ),
    )


def test_missed_cases_stand_in_the_row(exercise):
    expect_counts(
        exercise,
        [[660, 25, 15], [25, 245, 10], [2, 3, 15]],
        k=2,
        expected=[15, 25, 5, 955],
        advice=(
            "Rows are true classes: the rest of row 2, 2 + 3 = 5, was missed, fn. "
            "The rest of column 2, 15 + 10 = 25, are false alarms, fp."
        ),
    )


def test_the_matrix_stays_as_it_was(exercise):
    matrix = np.array([[955, 25], [5, 15]])
    exercise.one_against_rest(matrix, 1)
    message = (
        f"After one_against_rest([[955, 25], [5, 15]], 1), matrix held {matrix.tolist()}: "
        "the caller's data has changed. Expected the same counts as before. "
        "Look for a line such as matrix[k, k] = 0, and subtract the cell from the sums instead."
    )
    assert matrix.tolist() == [[955, 25], [5, 15]], message
