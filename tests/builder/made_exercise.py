"""A small exercise, to make the project of a test from."""

FILE = "snippets/linear_algebra/mean_of_rows_ex2.py"
TEST_FILE = "tests/linear_algebra/test_mean_of_rows_ex2.py"

EXERCISE = '''"""Return the mean of each row of `rows`, shape (n, d).

There is at least one column.

Example: `means([[1, 2], [3, 5]])` gives `[1.5, 4]`.

Hint: `np.mean` takes an axis.

Hint: axis 1 runs along a row,

as in `rows.sum(axis=1)`.
"""

import numpy as np


# --8<-- [start:starter]
def means(rows: np.ndarray) -> np.ndarray:
    """Return the mean of each row."""
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]

# --8<-- [start:solution]
def means(rows: np.ndarray) -> np.ndarray:
    return rows.mean(axis=1)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
def inputs(rng):
    for number in range(80):
        yield (rng.normal(scale=9, size=(1 + number % 6, 1 + number % 5)),)


# --8<-- [end:inputs]

# --8<-- [start:wrong_takes_columns fails=test_each_row_has_a_mean]
def means(rows: np.ndarray) -> np.ndarray:
    return rows.mean(axis=0)


# --8<-- [end:wrong_takes_columns]

# --8<-- [start:wrong_rounds fails=test_fractions_stay]
def means(rows: np.ndarray) -> np.ndarray:
    return rows.mean(axis=1).round()


# --8<-- [end:wrong_rounds]
'''

TESTS = '''"""Grade `means`."""

import numpy as np


def test_each_row_has_a_mean(exercise):
    got = exercise.means(np.array([[1.0, 3.0], [5.0, 5.0], [0.0, 0.0]])).tolist()
    assert got == [2.0, 5.0, 0.0], f"means returned {got}: one mean for each row, please; see axis."


def test_fractions_stay(exercise):
    got = exercise.means(np.array([[1.0, 2.0]])).tolist()
    assert got == [1.5], f"means([[1, 2]]) returned {got}, expected [1.5]: do not round."
'''


def write_project(root, exercise=EXERCISE, tests=TESTS):
    """Write the exercise and its tests below a project root; return the exercise file."""
    for file, text in ((FILE, exercise), (TEST_FILE, tests)):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    return root / FILE
