"""Update probabilities when something new happens to customers.

Each number in `p` is a customer's probability of leaving, above 0 and below 1.
Then something happens that adds `points` to the score of each, such as a complaint.
Return the new probabilities.

Example: `add_points([0.5], np.log(3))` gives `[0.75]`.
The odds were 1 to 1, and become 3 to 1.

Hint: Points belong to the score, so go there first: the score is the natural logarithm of the
odds, `np.log(p / (1 - p))`.

Hint: Add the points, and go back with the sigmoid.

Hint: For large points, `np.exp(points)` is infinite.
Use the form of the sigmoid in which the power of e is never positive: with
`small = np.exp(-np.abs(z))`, it is `1 / (1 + small)` for z of 0 or more, else
`small / (1 + small)`.
"""

import numpy as np


# --8<-- [start:starter]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    """Return the probabilities after `points` were added to every score.

    Args:
        p: Probabilities, each above 0 and below 1, shape (n,), n at least 1.
        points: What is added to the scores, any real number.

    Returns:
        New probabilities, shape (n,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    z = np.log(p / (1 - p)) + points
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=0.000001]
# Alike: p without sign: probabilities are above 0.
def inputs(rng):
    yield np.array([0.5]), 0
    yield np.array([0.5]), 1
    yield np.array([0.5]), -1
    yield np.array([0.25, 0.75]), 0.5
    yield np.array([0.5, 0.5, 0.5]), -2
    yield np.array([0.9, 0.1]), -0.25
    yield np.array([0.001, 0.999]), 3
    yield np.array([0.1, 0.3, 0.1, 0.8]), -4.5
    for points in [50, -50, 1000, -1000.0]:
        yield np.array([0.25, 0.5, 0.9]), points
    for number in range(66):
        n = rng.integers(1, 5) if number < 30 else rng.integers(4, 25)
        p = rng.choice([0.002, 0.01, 0.125, 0.3, 0.4, 0.5, 0.62, 0.75, 0.96, 0.995], size=n)
        points = rng.normal(scale=2) if number % 3 else rng.integers(-8, 9) / 2
        yield p, round(float(points), 3)


# --8<-- [end:inputs]


# --8<-- [start:wrong_takes_p_for_a_score fails=test_zero_points_change_nothing]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    return 1 / (1 + np.exp(-(p + points)))


# --8<-- [end:wrong_takes_p_for_a_score]


# --8<-- [start:wrong_forgets_p fails=test_zero_points_change_nothing]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    return np.full_like(p, 1 / (1 + np.exp(-points)))


# --8<-- [end:wrong_forgets_p]


# --8<-- [start:wrong_returns_the_odds fails=test_zero_points_change_nothing]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    return p / (1 - p) * np.exp(points)


# --8<-- [end:wrong_returns_the_odds]


# --8<-- [start:wrong_returns_the_score fails=test_zero_points_change_nothing]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    return np.log(p / (1 - p)) + points


# --8<-- [end:wrong_returns_the_score]


# --8<-- [start:wrong_turns_the_odds_over fails=test_zero_points_change_nothing]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    z = np.log((1 - p) / p) + points
    return 1 / (1 + np.exp(-z))


# --8<-- [end:wrong_turns_the_odds_over]


# --8<-- [start:wrong_adds_to_the_probability fails=test_points_are_not_added_to_the_probability]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    return p + points


# --8<-- [end:wrong_adds_to_the_probability]


# --8<-- [start:wrong_adds_and_clips fails=test_points_are_not_added_to_the_probability]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    return np.clip(p + points, 0, 1)


# --8<-- [end:wrong_adds_and_clips]


# --8<-- [start:wrong_multiplies_the_probability fails=test_odds_are_multiplied_not_the_probability]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    return p * np.exp(points)


# --8<-- [end:wrong_multiplies_the_probability]


# --8<-- [start:wrong_subtracts_the_points fails=test_positive_points_raise_the_probability]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    z = np.log(p / (1 - p)) - points
    return 1 / (1 + np.exp(-z))


# --8<-- [end:wrong_subtracts_the_points]


# --8<-- [start:wrong_mixes_bases_of_logarithms fails=test_odds_of_3_times_3_are_9]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    odds = 10 ** (np.log10(p / (1 - p)) + points)
    return odds / (1 + odds)


# --8<-- [end:wrong_mixes_bases_of_logarithms]


# --8<-- [start:wrong_follows_the_slope fails=test_odds_of_3_times_3_are_9]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    return p + p * (1 - p) * points


# --8<-- [end:wrong_follows_the_slope]


# --8<-- [start:wrong_divides_infinity fails=test_a_thousand_points_leave_a_number]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    odds = p / (1 - p) * np.exp(points)
    return odds / (1 + odds)


# --8<-- [end:wrong_divides_infinity]


# --8<-- [start:wrong_changes_p fails=test_p_stays_as_it_was]
def add_points(p: np.ndarray, points: float) -> np.ndarray:
    p /= 1 - p
    return 1 / (1 + np.exp(-points) / p)


# --8<-- [end:wrong_changes_p]
