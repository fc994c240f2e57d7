"""Grade `move`: every message says what was called, what came back, and where to look."""

import numpy as np

TURN, SHEAR, STRETCH = [[0, -1], [1, 0]], [[1, 1], [0, 1]], [[2, 0], [0, 3]]


def expect(exercise, points, steps, expected, advice):
    """Fail with a message that teaches, unless the moved points are right."""
    matrices = [np.array(step, dtype=np.float64) for step in steps]
    call = f"move({points}, {steps})"
    try:
        got = np.asarray(exercise.move(np.array(points, dtype=np.float64), matrices)).tolist()
    except (ValueError, IndexError, TypeError) as error:
        got = f"an error, “{error}”"
    right = np.shape(got) == np.shape(expected) and np.allclose(got, expected)
    assert right, f"{call} returned {got}, expected {expected}. {advice}"


def test_points_come_back_in_rows(exercise):
    expect(
        exercise,
        points=[[1, 0], [0, 1], [2, 5]],
        steps=[[[2, 0], [0, 2]]],
        expected=[[2, 0], [0, 2], [4, 10]],
        advice=(
            "Three points went in as rows, so three rows come out. `A @ points.T` holds them as "
            "columns: look at where you transpose. Return the points after the last step, "
            "as one table; a list may have only one step."
        ),
    )


def test_a_quarter_turn_goes_to_the_left(exercise):
    expect(
        exercise,
        points=[[1, 0], [3, 2]],
        steps=[TURN],
        expected=[[0, 1], [-2, 3]],
        advice=(
            "The first column of the matrix says where (1, 0) goes: to (0, 1). The opposite turn "
            "comes from a matrix that should be transposed. Compare `points @ A` with `A @ x`."
        ),
    )


def test_every_step_counts(exercise):
    expect(
        exercise,
        points=[[3, 2]],
        steps=[TURN, TURN],
        expected=[[-3, -2]],
        advice=(
            "Two quarter turns are a half turn. The second step moves what the first one "
            "returned: look at what your loop multiplies. Steps are multiplied, not added."
        ),
    )


def test_first_step_of_the_list_comes_first(exercise):
    expect(
        exercise,
        points=[[3, 2]],
        steps=[TURN, SHEAR, STRETCH],
        expected=[[2, 9]],
        advice=(
            "The turn gives (-2, 3), then the shear (1, 3), then the stretch (2, 9). In a product "
            "the matrix that acts first stands on the right, next to the vector."
        ),
    )


def test_a_step_may_change_how_many_numbers_a_point_has(exercise):
    expect(
        exercise,
        points=[[3, 2]],
        steps=[TURN, [[1, 0], [0, 1], [1, 1]]],
        expected=[[-2, 3, 1]],
        advice=(
            "The second matrix has shape (3, 2): two numbers go in, three come out. "
            "Put each result into a new array instead of writing into the old one."
        ),
    )


def test_points_may_have_three_numbers(exercise):
    expect(
        exercise,
        points=[[3, 2, 5]],
        steps=[[[1, 0, 1], [0, 1, 0]], TURN],
        expected=[[-2, 8]],
        advice=(
            "The first matrix has shape (2, 3): three numbers go in, two come out. "
            "If you start from np.eye, give it as many rows as a point has numbers."
        ),
    )


def test_no_steps_leave_the_points(exercise):
    expect(
        exercise,
        points=[[3, 2], [0, 1]],
        steps=[],
        expected=[[3, 2], [0, 1]],
        advice="With an empty list nothing moves. Look for steps[0], which does not exist here.",
    )


def test_points_and_steps_stay_as_they_were(exercise):
    points = np.array([[3.0, 2.0]])
    steps = [np.array(step, dtype=np.float64) for step in (TURN, SHEAR)]
    exercise.move(points, steps)
    held = [points.tolist(), [step.tolist() for step in steps]]
    message = (
        f"After move([[3, 2]], {[TURN, SHEAR]}), points and steps held {held}: the caller's data "
        "has changed. Expected the same as before. Look for [:] = and @=, which write into an "
        "array, and for pop() and reverse(), which change a list; give the result a name of its "
        "own."
    )
    assert held == [[[3, 2]], [TURN, SHEAR]], message
