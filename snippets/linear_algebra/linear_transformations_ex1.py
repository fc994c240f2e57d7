"""Move points by several matrices, one after the other.

Each row of `points` is a point, and `steps` is a list of matrices.
The first matrix of the list moves the points first.
Return where they end, again one point per row.
A matrix need not be square: with shape (3, 2) it makes points of 3 numbers from points of 2.
The list may be empty: then the points stay where they are.

Example: `move([[3, 2]], [[[0, -1], [1, 0]], [[1, 1], [0, 1]]])` gives `[[1, 3]]`.
The first step is a quarter turn, the second a shear.

Hint: A matrix `A` moves a single vector `x` to `A @ x`. Here the points are the rows of a table.

Hint: For rows, the matrix stands on the right and is transposed: `points @ A.T`.

Hint: Go through the list with a loop, and let each step move what the step before it gave.
"""

import numpy as np


# --8<-- [start:starter]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    """Return the points after all steps.

    Args:
        points: One point per row, integers or floats, shape (n, d).
        steps: Matrices in the order in which they move the points; the first has shape (m, d).

    Returns:
        The moved points, one per row.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    for step in steps:
        points = points @ step.T
    return points


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: steps sorted: only 1 x 1 matrices have an order, and these may be swapped.
def inputs(rng):
    yield np.array([[3]]), []
    yield np.array([[3]]), [np.array([[-2]])]
    yield np.array([[3, -2], [0, 1]]), []
    yield np.array([[3, 2]]), [np.array([[0, -1], [1, 0]])]
    yield np.array([[1, 2]]), [np.array([[1, 1], [0, 1]]), np.array([[0, 1], [1, 0]])]
    yield np.array([[3, 1]]), [np.array([[0.5, 0], [0, 0.5]])]
    yield np.array([[0.125, 2]]), [np.array([[1, 0.375]])]
    yield np.array([[2]]), [np.array([[1], [-1], [0]]), np.array([[1, 2, 3], [0, 0, 1]])]
    for number in range(80):
        sizes = rng.integers(1, 5, size=rng.integers(1, 7))
        if number % 3 == 0:
            sizes[:] = sizes[0]
        n = sizes[0] if number % 4 == 0 else rng.integers(1, 6)
        points = rng.integers(-4, 5, size=(n, sizes[0]))
        steps = [rng.integers(-2, 3, size=(sizes[i + 1], sizes[i])) for i in range(len(sizes) - 1)]
        if number % 2:
            points, steps = points / 8, [step / 2 for step in steps]
        yield points, steps
    turn = np.array([[0.6, -0.8], [0.8, 0.6]])
    yield rng.normal(size=(40, 2)), 15 * [turn]
    yield rng.normal(size=(30, 20)), [rng.normal(size=(10, 20)), rng.normal(size=(25, 10))]


# --8<-- [end:inputs]


# --8<-- [start:wrong_leaves_points_in_columns fails=test_points_come_back_in_rows]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    moved = points.T
    for step in steps:
        moved = step @ moved
    return moved


# --8<-- [end:wrong_leaves_points_in_columns]


# --8<-- [start:wrong_uses_only_the_first_step fails=test_every_step_counts]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    return points @ steps[0].T if steps else points


# --8<-- [end:wrong_uses_only_the_first_step]


# --8<-- [start:wrong_forgets_to_transpose fails=test_a_quarter_turn_goes_to_the_left]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    for step in steps:
        points = points @ step
    return points


# --8<-- [end:wrong_forgets_to_transpose]


# --8<-- [start:wrong_multiplies_entry_by_entry fails=test_a_quarter_turn_goes_to_the_left]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    for step in steps:
        points = points * np.diag(step)
    return points


# --8<-- [end:wrong_multiplies_entry_by_entry]


# --8<-- [start:wrong_adds_the_steps fails=test_every_step_counts]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    return points @ np.sum(steps, axis=0).T if steps else points


# --8<-- [end:wrong_adds_the_steps]


# --8<-- [start:wrong_takes_the_last_step_first fails=test_first_step_of_the_list_comes_first]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    for step in steps[::-1]:
        points = points @ step.T
    return points


# --8<-- [end:wrong_takes_the_last_step_first]


# --8<-- [start:wrong_multiplies_in_list_order fails=test_first_step_of_the_list_comes_first]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    product = np.eye(points.shape[1])
    for step in steps:
        product = product @ step
    return points @ product.T


# --8<-- [end:wrong_multiplies_in_list_order]


# --8<-- [start:wrong_needs_squares fails=test_a_step_may_change_how_many_numbers_a_point_has]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    moved = points.copy()
    for step in steps:
        moved[:] = moved @ step.T
    return moved


# --8<-- [end:wrong_needs_squares]


# --8<-- [start:wrong_starts_from_two_numbers fails=test_points_may_have_three_numbers]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    product = np.eye(2)
    for step in steps:
        product = step @ product
    return points @ product.T


# --8<-- [end:wrong_starts_from_two_numbers]


# --8<-- [start:wrong_needs_a_step fails=test_no_steps_leave_the_points]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    product = steps[0]
    for step in steps[1:]:
        product = step @ product
    return points @ product.T


# --8<-- [end:wrong_needs_a_step]


# --8<-- [start:wrong_empties_the_list fails=test_points_and_steps_stay_as_they_were]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    while steps:
        points = points @ steps.pop(0).T
    return points


# --8<-- [end:wrong_empties_the_list]


# --8<-- [start:wrong_changes_the_points fails=test_points_and_steps_stay_as_they_were]
def move(points: np.ndarray, steps: list[np.ndarray]) -> np.ndarray:
    for step in steps:
        if step.shape[0] == points.shape[1]:
            points[:] = points @ step.T
        else:
            points = points @ step.T
    return points


# --8<-- [end:wrong_changes_the_points]
