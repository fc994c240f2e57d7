"""Grade `missed_by_group`: messages say what was called, what came back, where to look."""

import numpy as np


def run(exercise, observed, predicted, group):
    """Return the call as text, and what `missed_by_group` returns."""
    call = f"missed_by_group(observed={observed}, predicted={predicted}, group={list(group)})"
    arrays = np.array(observed, dtype=float), np.array(predicted, dtype=float)
    got = exercise.missed_by_group(*arrays, np.array(list(group)))
    if isinstance(got, dict):
        got = {str(name): np.asarray(value).tolist() for name, value in got.items()}
    return call, got


def expect(exercise, observed, predicted, group, expected, advice):
    """Fail with a message that teaches, unless each group has the expected mean."""
    call, got = run(exercise, observed, predicted, group)
    message = f"{call} returned {got}, expected {expected}. {advice}"
    assert set(got) == set(expected), message
    assert all(np.allclose(got[name], expected[name]) for name in expected), message


def test_one_number_per_group(exercise):
    call, got = run(exercise, [5, 9, 4], [4, 8, 3], "aab")
    message = (
        f"{call} returned {got}. Expected a dictionary with one number for each of a and b. "
        "Loop over np.unique(group), and take the mean of the residuals picked by group == name."
    )
    assert isinstance(got, dict), message
    assert set(got) == {"a", "b"}, message
    assert all(np.shape(value) == () for value in got.values()), message


def test_too_little_said_is_positive(exercise):
    advice = (
        "The model said 4 and 5 was observed, so it said too little: 5 - 4 = +1. "
        "Look at the order, observed minus predicted: a difference, no ratio."
    )
    expect(exercise, [5], [4], "a", {"a": 1}, advice)


def test_misses_in_both_directions_cancel(exercise):
    advice = (
        "The residuals are 1 and -1, and the mean of both is 0. "
        "Keep their signs: no np.abs, no square. "
        "The question is whether a group is missed to one side."
    )
    expect(exercise, [5, 7], [4, 8], "aa", {"a": 0}, advice)


def test_listing_an_example_twice_changes_nothing(exercise):
    advice = "Both residuals are 2, and so is their mean. Look for sum where mean belongs, "
    advice += "or for a division by anything but 2, the number of examples."
    expect(exercise, [5, 5], [3, 3], "aa", {"a": 2}, advice)


def test_each_group_is_divided_by_its_own_size(exercise):
    advice = (
        "Group b has one example, with residual -3. Divide each group's sum by the number of its "
        "own examples, not by that of all."
    )
    expect(exercise, [5, 9, 4, 1], [4, 8, 3, 4], "aaab", {"a": 1, "b": -3}, advice)


def test_the_mean_counts_every_example(exercise):
    advice = "The residuals of group a are 1, 1 and 7: their mean is 3, their median 1."
    advice += " Look for the mean."
    expect(exercise, [5, 9, 11, 1], [4, 8, 4, 2], "aaab", {"a": 3, "b": -1}, advice)


def test_groups_may_come_in_any_order(exercise):
    advice = "Pick by name, group == name, not by place: the groups are mixed. "
    advice += "The residuals of c are 1 and 0: do not round their mean."
    expect(exercise, [5, 9, 4, 1], [4, 6, 4, 3], "cacb", {"a": 3, "b": -2, "c": 0.5}, advice)


def test_data_stay_as_they_were(exercise):
    observed, predicted = np.array([5.0, 9.0, 4.0]), np.array([3.0, 8.0, 6.0])
    exercise.missed_by_group(observed, predicted, np.array(list("aab")))
    message = (
        "After missed_by_group(observed=[5, 9, 4], predicted=[3, 8, 6], group=['a', 'a', 'b']), "
        f"observed held {observed.tolist()} and predicted {predicted.tolist()}: the caller's data "
        "has changed. Look for -= and other lines that write into them."
    )
    assert (observed.tolist(), predicted.tolist()) == ([5, 9, 4], [3, 8, 6]), message
