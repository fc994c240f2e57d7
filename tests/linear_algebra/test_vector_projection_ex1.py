"""Grade `take_out`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, rows, u):
    """Return the call as text, and what `take_out` returns, as an array."""
    call = f"take_out({rows}, {u})"
    try:
        got = exercise.take_out(np.array(rows, dtype=np.float64), np.array(u, dtype=np.float64))
    except ValueError as error:
        message = (
            f"{call} stopped: {error}. Expected a table of shape {np.shape(rows)}. Write down the "
            "shapes: X @ u is one number per row, shape (n,), and u has shape (d,). "
            "np.outer(coefficients, u), in this order, is a table of shape (n, d)."
        )
        raise AssertionError(message) from None
    return call, np.asarray(got)


def expect(exercise, rows, u, expected, advice):
    """Fail with a message that teaches, unless the rests are right."""
    call, got = run(exercise, rows, u)
    right = got.shape == np.shape(expected) and np.allclose(got, expected, atol=1e-5)
    assert right, f"{call} returned {got.tolist()}, expected {expected}. {advice}"


def test_returns_a_table_of_the_same_shape(exercise):
    rows, u = [[1, 2, 3], [4, 0, 1]], [0, 1, 0]
    call, got = run(exercise, rows, u)
    message = (
        f"{call} returned something of shape {got.shape}, expected (2, 3): one row per row. "
        "Coefficients are one number per row. Multiply each by all of u with np.outer, and "
        "subtract the table that comes out from X."
    )
    assert got.shape == (2, 3), message


def test_a_row_along_u_becomes_zero(exercise):
    expect(
        exercise,
        rows=[[0, 5, 0]],
        u=[0, 1, 0],
        expected=[[0, 0, 0]],
        advice=(
            "The row lies along u, so without that part nothing is left. The projection is what "
            "lies along u: the coefficient, (row @ u) / (u @ u) = 5, times u. "
            "Return the row minus the projection."
        ),
    )


def test_a_row_at_a_right_angle_stays(exercise):
    expect(
        exercise,
        rows=[[1, 2, -2]],
        u=[2, 1, 2],
        expected=[[1, 2, -2]],
        advice=(
            "The dot product with u is 2 + 2 - 4 = 0: there is nothing to take out. "
            "Subtract u times a coefficient, here 0, from the row and not the row from it. "
            "A direction is no column."
        ),
    )


def test_length_of_u_does_not_matter(exercise):
    expect(
        exercise,
        rows=[[5, 4, 2]],
        u=[2, 1, 2],
        expected=[[1, 2, -2]],
        advice=(
            "The dot product is 18, and u has length 3. Your answer must be the same for u of "
            "any length, so divide by u @ u: one division by the length leaves the other one in."
        ),
    )


def test_each_row_has_its_own_coefficient(exercise):
    expect(
        exercise,
        rows=[[5, 4, 2], [4, -1, 1]],
        u=[2, 1, 2],
        expected=[[1, 2, -2], [2, -2, -1]],
        advice=(
            "The coefficients are 2 and 1, and each belongs to one row: row i loses "
            "coefficients[i] * u. Look at how a list of n coefficients meets the d numbers of u."
        ),
    )


def test_example_of_the_task(exercise):
    expect(
        exercise,
        rows=[[5, 10], [6, 7]],
        u=[4, 3],
        expected=[[-3, 4], [-1.2, 1.6]],
        advice=(
            "The coefficients are 50/25 = 2 and 45/25 = 1.8. A coefficient may be a fraction: "
            "divide with / and round nothing."
        ),
    )


def test_a_row_against_u_becomes_zero(exercise):
    expect(
        exercise,
        rows=[[-4, -2, -4]],
        u=[2, 1, 2],
        expected=[[0, 0, 0]],
        advice=(
            "The row points against u, and its coefficient is -2. Keep the sign: the projection "
            "lies on the same side as the row."
        ),
    )


def test_table_and_direction_stay_as_they_were(exercise):
    X, u = np.array([[5.0, 4.0, 2.0]]), np.array([2.0, 1.0, 2.0])
    exercise.take_out(X, u)
    held = [X.tolist(), u.tolist()]
    message = (
        f"After take_out([[5, 4, 2]], [2, 1, 2]), X and u held {held}: the caller's data has "
        "changed. Expected the same numbers as before. Look for -= and /=, which write into them; "
        "put the result in a new array."
    )
    assert held == [[[5, 4, 2]], [2, 1, 2]], message
