"""Grade `combine_rmse`: every message says what was called, what came back, and where to look."""

import numpy as np


def expect(exercise, rmse, count, expected, advice):
    """Fail with a message that teaches, unless the RMSE is right."""
    got = exercise.combine_rmse(np.array(rmse, dtype=np.float64), np.array(count))
    message = f"combine_rmse(rmse={rmse}, count={count}) returned {got}, expected {expected}. "
    assert np.shape(got) == (), message + "Return one number for all batches."
    assert np.isclose(got, expected), message + advice


def test_one_batch_keeps_its_rmse(exercise):
    advice = (
        "One batch alone is all examples, so its RMSE is the answer: 4 * 9 is the sum of squares, "
        "36 / 4 their mean. Look whether you square first, divide by the examples, and take the "
        "root last."
    )
    expect(exercise, [3], [4], 3, advice)


def test_root_comes_last(exercise):
    advice = (
        "The sums of squares are 2 * 1 and 2 * 49, together 100 from 4 examples: the mean square "
        "is 25. RMSEs themselves do not average. Square them, combine, divide, and only then take "
        "the root."
    )
    expect(exercise, [1, 7], [2, 2], 5, advice)


def test_larger_batch_counts_more(exercise):
    advice = (
        "The sums of squares are 1 * 16 and 3 * 144, together 448, from 4 examples. Look at how "
        "often each batch counts: as often as it has examples."
    )
    expect(exercise, [4, 12], [1, 3], np.sqrt(112), advice)


def test_example_of_the_task(exercise):
    advice = (
        "The sums of squares are 1 * 1 and 2 * 121, together 243, from 3 examples: 81 on average."
    )
    expect(exercise, [1, 11], [1, 2], 9, advice)


def test_lists_stay_as_they_were(exercise):
    rmse, count = np.array([1.0, 7.0]), np.array([2, 3])
    exercise.combine_rmse(rmse, count)
    after = (rmse.tolist(), count.tolist())
    message = (
        f"After combine_rmse(rmse=[1, 7], count=[2, 3]), rmse and count held {after}: the caller's "
        "data has changed. Look for **= or *=; put the squares in a new array."
    )
    assert after == ([1, 7], [2, 3]), message
