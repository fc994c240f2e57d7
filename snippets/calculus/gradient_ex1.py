"""Say how fast a result changes in a direction.

At some point the gradient of a function is known.
Return the rate of change per unit of length in the direction of the arrow `move`.
The arrow may have any length but 0, and only its direction counts.

Example: `rate_along([12, 9], [3, 4])` gives `14.4`.
The arrow has length 5, and (12 · 3 + 9 · 4) / 5 = 72 / 5.

Hint: Multiply entry by entry, and add: `gradient @ move`, or a sum.

Hint: That is the rate for an arrow of length 1.
What changes if the arrow is twice as long, and how do you undo it?

Hint: The length of an arrow is `np.sqrt(np.sum(move**2))`.
"""

import numpy as np


# --8<-- [start:starter]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    """Return the rate of change per unit of length in the direction of move.

    Args:
        gradient: Gradient at the point, shape (d,), d at least 1.
        move: Arrow that gives the direction, shape (d,), not all zeros.

    Returns:
        Rate of change, negative where the way goes down.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return gradient @ move / np.sqrt(np.sum(move**2))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=0.0001]
def inputs(rng):
    yield np.array([2]), np.array([1])
    yield np.array([2]), np.array([-3])
    yield np.array([0, 0]), np.array([1, 2])
    yield np.array([1, 2]), np.array([0, 1])
    yield np.array([2, -1]), np.array([1, 2])
    yield np.array([1, -2]), np.array([3, 4])
    yield np.array([0.5, 0.25]), np.array([0.5, -0.5])
    yield np.array([1, 2, 3]), np.array([0, 0, -2])
    yield np.array([3, 1, 3]), np.array([-2, -1, 2])
    for number in range(70):
        d = rng.integers(1, 5) if number < 35 else rng.integers(4, 15)
        gradient, move = rng.integers(-9, 10, size=(2, d))
        move[rng.integers(d)] = rng.choice([-1, 1, 5])
        if number % 3:
            gradient = gradient * rng.choice([0.125, 0.5, 20])
            move = move * rng.choice([0.001, 0.25, 2.5, 100])
        yield gradient, move


# --8<-- [end:inputs]


# --8<-- [start:wrong_does_not_add fails=test_returns_one_number]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return gradient * move / np.sqrt(np.sum(move**2))


# --8<-- [end:wrong_does_not_add]


# --8<-- [start:wrong_adds_the_gradient fails=test_one_axis_gives_its_entry]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return np.sum(gradient)


# --8<-- [end:wrong_adds_the_gradient]


# --8<-- [start:wrong_always_takes_the_steepest fails=test_one_axis_gives_its_entry]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return np.sqrt(np.sum(gradient**2))


# --8<-- [end:wrong_always_takes_the_steepest]


# --8<-- [start:wrong_divides_by_both_lengths fails=test_one_axis_gives_its_entry]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return gradient @ move / np.sqrt(np.sum(gradient**2)) / np.sqrt(np.sum(move**2))


# --8<-- [end:wrong_divides_by_both_lengths]


# --8<-- [start:wrong_forgets_the_sign fails=test_the_way_back_is_negative]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return abs(gradient @ move) / np.sqrt(np.sum(move**2))


# --8<-- [end:wrong_forgets_the_sign]


# --8<-- [start:wrong_ignores_the_length fails=test_a_longer_arrow_gives_the_same_rate]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return gradient @ move


# --8<-- [end:wrong_ignores_the_length]


# --8<-- [start:wrong_forgets_the_square_root fails=test_a_longer_arrow_gives_the_same_rate]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return gradient @ move / np.sum(move**2)


# --8<-- [end:wrong_forgets_the_square_root]


# --8<-- [start:wrong_adds_the_entries_for_the_length fails=test_length_comes_from_pythagoras]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    return gradient @ move / np.sum(np.abs(move))


# --8<-- [end:wrong_adds_the_entries_for_the_length]


# --8<-- [start:wrong_counts_on_two_inputs fails=test_any_number_of_inputs]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    length = np.sqrt(move[0] ** 2 + move[1] ** 2)
    return (gradient[0] * move[0] + gradient[1] * move[1]) / length


# --8<-- [end:wrong_counts_on_two_inputs]


# --8<-- [start:wrong_changes_the_arrow fails=test_gradient_and_arrow_stay_as_they_were]
def rate_along(gradient: np.ndarray, move: np.ndarray) -> float:
    move /= np.sqrt(np.sum(move**2))
    return gradient @ move


# --8<-- [end:wrong_changes_the_arrow]
