import numpy as np
import scipy.linalg


def left_over(lesson, name):
    return np.abs(lesson.A @ lesson.answers[name] - lesson.b).max()


def test_only_the_answer_of_solve_satisfies_the_equations(lesson):
    # Solving leaves a few roundings of the right side, which is at most 3.
    assert left_over(lesson, "solve") < 20 * np.finfo(float).eps * 3
    assert left_over(lesson, "inv") > 1000 * left_over(lesson, "solve")


def test_both_answers_are_off_because_the_matrix_magnifies_rounding(lesson):
    condition = np.linalg.cond(lesson.A)
    assert condition > 1e13
    for x in lesson.answers.values():
        assert 1e-9 < np.abs(x - 1).max() < 10 * condition * np.finfo(float).eps


def test_the_matrix_is_the_textbook_one_and_ones_are_the_answer(lesson):
    assert np.allclose(lesson.A, scipy.linalg.hilbert(10))
    assert np.allclose(lesson.A @ np.ones(10), lesson.b, rtol=1e-14)


def test_the_textbook_rule_takes_a_hundred_determinants_of_size_nine():
    matrix = np.random.default_rng(seed=3).normal(size=(10, 10))
    cofactors = np.empty((10, 10))
    for i, j in np.ndindex(10, 10):
        minor = np.delete(np.delete(matrix, i, axis=0), j, axis=1)
        assert minor.shape == (9, 9)
        cofactors[i, j] = (-1) ** (i + j) * np.linalg.det(minor)
    assert np.allclose(cofactors.T / np.linalg.det(matrix), np.linalg.inv(matrix))
