"""Grade `explain`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, x, weights, bias):
    """Return the call as text, and the score and the place that `explain` returns."""
    call = f"explain(x={x}, weights={weights}, bias={bias})"
    got = exercise.explain(np.array(x), np.array(weights), bias)
    message = f"{call} returned {got!r}. Expected two things, `return score, place`."
    assert np.iterable(got), message
    assert len(got) == 2, message
    message = (
        f"{call} returned the place {got[1]!r}. Expected one whole number, such as 1, and not an "
        "array. np.argmax gives a number; np.where gives arrays."
    )
    assert np.shape(got[1]) == (), message
    return call, got


def test_score_is_one_number(exercise):
    call, (got, _) = run(exercise, [2, 1, 3], [1, 5, -2], -3)
    message = (
        f"{call} returned the score {got!r}. Expected one number. `weights * x` is one product per "
        "word; look for the step that adds them up."
    )
    assert np.shape(got) == (), message


def test_score_adds_the_bias_once(exercise):
    call, (got, _) = run(exercise, [2, 1, 3], [1, 5, -2], -2.5)
    message = (
        f"{call} returned the score {got}, expected -1.5. The contributions are 2, 5 and -6, which "
        "add up to 1, and the bias is -2.5. Look at the signs, and add the bias once, after the "
        "sum."
    )
    assert np.isclose(got, -1.5), message


def test_weight_times_count_is_what_a_word_adds(exercise):
    call, (_, got) = run(exercise, [9, 4, 1], [1, 5, 6], 0)
    message = (
        f"{call} returned the place {got}, expected 1, counted from 0. The contributions are 9, 20 "
        "and 6. The largest weight and the largest count stand elsewhere: look at their product, "
        "and return the place of the largest, not its value."
    )
    assert got == 1, message


def test_a_negative_contribution_can_be_the_largest(exercise):
    call, (_, got) = run(exercise, [2, 1, 3], [1, 5, -2], 0)
    message = (
        f"{call} returned the place {got}, expected 2. The contributions are 2, 5 and -6, and -6 "
        "is the largest in size, although the score is above 0. Look at what you do with minus "
        "signs before np.argmax."
    )
    assert got == 2, message


def test_bias_belongs_to_no_word(exercise):
    call, (_, got) = run(exercise, [2, 1, 3], [1, 5, -2], 50)
    message = (
        f"{call} returned the place {got}, expected 2. The bias belongs to no word: look for the "
        "place among the contributions 2, 5 and -6 alone."
    )
    assert got == 2, message


def test_counts_and_weights_stay_as_they_were(exercise):
    x, weights = np.array([8, 1, 1]), np.array([1, 5, -20])
    exercise.explain(x, weights, -3)
    message = (
        f"After explain([8, 1, 1], [1, 5, -20], -3), x held {x.tolist()} and weights "
        f"{weights.tolist()}: the caller's data has changed. Expected the same numbers as before. "
        "Look for *= and +=; put the contributions in a new array."
    )
    assert (x.tolist(), weights.tolist()) == ([8, 1, 1], [1, 5, -20]), message
