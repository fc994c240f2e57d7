"""Take a direction out of a table of embeddings.

Return a new table of the same shape: from each row of `X`, take away its projection onto `u`.
The direction `u` may have any length except 0.

Example: `take_out([[5, 10], [6, 7]], [4, 3])` gives `[[-3, 4], [-1.2, 1.6]]`.

Hint: The coefficient of a row is its dot product with `u`, divided by `u @ u`.

Hint: `X @ u` holds the dot products of all rows. Divide them all by the same number, `u @ u`.

Hint: Each coefficient multiplies all of `u`, so the projections are a table, too.
Row `i` of `np.outer(coefficients, u)` is `coefficients[i] * u`. Take this table away from `X`.
"""

import numpy as np


# --8<-- [start:starter]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    """Return the rows of X without their parts along u.

    Args:
        X: One vector per row, integers or floats, shape (n, d).
        u: Direction, shape (d,), not all zeros.

    Returns:
        The rests, shape (n, d).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X - np.outer(X @ u / (u @ u), u)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=1e-4]
def inputs(rng):
    yield np.array([[3]]), np.array([2])
    yield np.array([[0, 0]]), np.array([2, -1])
    yield np.array([[1, 2]]), np.array([1, 0])
    yield np.array([[1, -2], [3, 4]]), np.array([0, -2])
    yield np.array([[3, 4], [-2, 1], [0, 5]]), np.array([1, 1])
    yield np.array([[1, 2]]), np.array([0.001, 0])
    for number in range(80):
        n, d = rng.integers(1, 7, size=2)
        if number % 4 == 0:
            n = d
        X = rng.integers(-9, 10, size=(n, d))
        u = rng.integers(1, 5, size=d) * rng.choice([-1, 1], size=d)
        if number % 5 == 0:
            u[1:] = 0
        if number % 3 == 0:
            X = X / 8
        if number % 3 == 1:
            u = u * rng.choice([0.01, 0.0078125, 0.375, 30])
        yield X, u
    yield rng.normal(size=(90, 20)), rng.normal(size=20)


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_coefficients fails=test_returns_a_table_of_the_same_shape]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X @ u / (u @ u)


# --8<-- [end:wrong_returns_coefficients]


# --8<-- [start:wrong_keeps_the_projection fails=test_a_row_along_u_becomes_zero]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return np.outer(X @ u / (u @ u), u)


# --8<-- [end:wrong_keeps_the_projection]


# --8<-- [start:wrong_adds_the_projection fails=test_a_row_along_u_becomes_zero]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X + np.outer(X @ u / (u @ u), u)


# --8<-- [end:wrong_adds_the_projection]


# --8<-- [start:wrong_subtracts_u_itself fails=test_a_row_along_u_becomes_zero]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X - u


# --8<-- [end:wrong_subtracts_u_itself]


# --8<-- [start:wrong_clears_the_largest_column fails=test_a_row_at_a_right_angle_stays]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    rest = X.copy()
    rest[:, np.argmax(np.abs(u))] = 0
    return rest


# --8<-- [end:wrong_clears_the_largest_column]


# --8<-- [start:wrong_forgets_to_divide fails=test_length_of_u_does_not_matter]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X - np.outer(X @ u, u)


# --8<-- [end:wrong_forgets_to_divide]


# --8<-- [start:wrong_divides_by_the_length fails=test_length_of_u_does_not_matter]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X - np.outer(X @ u / np.linalg.norm(u), u)


# --8<-- [end:wrong_divides_by_the_length]


# --8<-- [start:wrong_uses_the_mean_row fails=test_each_row_has_its_own_coefficient]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X - X.mean(axis=0) @ u / (u @ u) * u


# --8<-- [end:wrong_uses_the_mean_row]


# --8<-- [start:wrong_multiplies_column_by_column fails=test_returns_a_table_of_the_same_shape]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X - X @ u / (u @ u) * u


# --8<-- [end:wrong_multiplies_column_by_column]


# --8<-- [start:wrong_divides_to_whole_numbers fails=test_example_of_the_task]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X - np.outer(X @ u // (u @ u), u)


# --8<-- [end:wrong_divides_to_whole_numbers]


# --8<-- [start:wrong_drops_the_sign fails=test_a_row_against_u_becomes_zero]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    return X - np.outer(np.abs(X @ u) / (u @ u), u)


# --8<-- [end:wrong_drops_the_sign]


# --8<-- [start:wrong_changes_the_table fails=test_table_and_direction_stay_as_they_were]
def take_out(X: np.ndarray, u: np.ndarray) -> np.ndarray:
    X -= np.outer(X @ u / (u @ u), u)
    return X


# --8<-- [end:wrong_changes_the_table]
