"""Score a ticket, and find the word that moves its score the most.

A linear model scores a ticket by `weights` dot `x`, plus `bias`.
The contribution of a word is its weight times its count; minus signs count too.
Return two things: the score, and the place, counted from 0, of the largest contribution in size,
whichever its sign: without that word the score would change the most.
(It need not decide: contributions of 15, 10 and -20 add up to 5, above 0.)

Example: `explain([8, 1, 1], [1, 5, -20], -3)` gives `(-10, 2)`.
The contributions are 8, 5 and -20; the last is the largest in size.

Hint: `weights * x` holds one contribution per word, and `@` would already add them up.

Hint: The score is the sum of the contributions plus the bias, added once.

Hint: `np.abs` takes minus signs away, and `np.argmax` gives the place of the largest entry.
"""

import numpy as np


# --8<-- [start:starter]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    """Return the score of one ticket, and the place of the word that moves it the most.

    Args:
        x: Counts, shape (d,).
        weights: Points per word, shape (d,).
        bias: The score of a ticket with none of the words.

    Returns:
        The score, and a place from 0 to d - 1.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    contributions = weights * x
    return contributions.sum() + bias, np.argmax(np.abs(contributions))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: x without sign: counts are not negative.
# Alike: x rounded: counts are whole numbers.
def inputs(rng):
    yield np.array([0]), np.array([5]), 2
    yield np.array([2]), np.array([-3]), 1
    yield np.array([2, 1]), np.array([-3, 4]), -0.5
    yield np.array([1, 4]), np.array([0.5, -0.25]), 0
    yield np.array([9, 1]), np.array([1, 10]), 3
    number = 0
    while number < 80:
        d = rng.integers(1, 9)
        x, weights = rng.integers(0, 10, size=d), rng.integers(-90, 90, size=d)
        bias = int(rng.integers(-50, 50))
        if number % 2:
            weights, bias = weights / 8, bias / 8
        sizes = np.sort(np.abs(x * weights))
        if d == 1 or sizes[-1] > 1.02 * sizes[-2]:
            yield x if number % 4 else x * 1.0, weights, bias
            number += 1
    weights = rng.integers(-90, 90, size=300) / 8
    weights[217] = -300
    yield rng.integers(1, 10, size=300), weights, 0.125


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_the_products fails=test_score_is_one_number]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    contributions = weights * x
    return contributions + bias, np.argmax(np.abs(contributions))


# --8<-- [end:wrong_returns_the_products]


# --8<-- [start:wrong_forgets_the_bias fails=test_score_adds_the_bias_once]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    return weights @ x, np.argmax(np.abs(weights * x))


# --8<-- [end:wrong_forgets_the_bias]


# --8<-- [start:wrong_adds_the_bias_per_word fails=test_score_adds_the_bias_once]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    return np.sum(weights * x + bias), np.argmax(np.abs(weights * x))


# --8<-- [end:wrong_adds_the_bias_per_word]


# --8<-- [start:wrong_drops_the_signs fails=test_score_adds_the_bias_once]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    contributions = np.abs(weights * x)
    return contributions.sum() + bias, np.argmax(contributions)


# --8<-- [end:wrong_drops_the_signs]


# --8<-- [start:wrong_takes_the_largest_weight fails=test_weight_times_count_is_what_a_word_adds]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    return weights @ x + bias, np.argmax(np.abs(weights))


# --8<-- [end:wrong_takes_the_largest_weight]


# --8<-- [start:wrong_takes_the_largest_count fails=test_weight_times_count_is_what_a_word_adds]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    return weights @ x + bias, np.argmax(x)


# --8<-- [end:wrong_takes_the_largest_count]


# --8<-- [start:wrong_returns_the_contribution fails=test_weight_times_count_is_what_a_word_adds]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    contributions = weights * x
    return contributions.sum() + bias, np.max(np.abs(contributions))


# --8<-- [end:wrong_returns_the_contribution]


# --8<-- [start:wrong_returns_places_in_an_array fails=test_score_is_one_number]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    sizes = np.abs(weights * x)
    return weights @ x + bias, np.where(sizes == sizes.max())[0]


# --8<-- [end:wrong_returns_places_in_an_array]


# --8<-- [start:wrong_overlooks_negative_ones fails=test_a_negative_contribution_can_be_the_largest]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    return weights @ x + bias, np.argmax(weights * x)


# --8<-- [end:wrong_overlooks_negative_ones]


# --8<-- [start:wrong_adds_the_bias_to_each_word fails=test_bias_belongs_to_no_word]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    contributions = weights * x
    return contributions.sum() + bias, np.argmax(np.abs(contributions + bias))


# --8<-- [end:wrong_adds_the_bias_to_each_word]


# --8<-- [start:wrong_changes_the_counts fails=test_counts_and_weights_stay_as_they_were]
def explain(x: np.ndarray, weights: np.ndarray, bias: float) -> tuple[float, int]:
    x *= weights
    return x.sum() + bias, np.argmax(np.abs(x))


# --8<-- [end:wrong_changes_the_counts]
