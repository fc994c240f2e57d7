"""Grade `best`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, scores, k, is_distance):
    """Return the call as text, and what `best` returns as plain numbers, or its error as text."""
    call = f"best({scores}, k={k}, is_distance={is_distance})"
    try:
        got = exercise.best(np.array(scores, dtype=float), k, is_distance)
    except NotImplementedError:
        raise
    except Exception as error:
        return call, f"{type(error).__name__}: {error}"
    return call, np.asarray(got).tolist()


def test_returns_indices(exercise):
    call, got = run(exercise, [4.0, 1.5, 9.0], 2, True)
    message = (
        f"{call} returned {got}. Expected a list of two different indices, each 0, 1 or 2: the "
        "places of the best scores, not the scores, not one of them and not all. "
        "Look at np.argsort, and cut its result with [:k]."
    )
    assert np.shape(got) == (2,), message
    assert len(set(got) & {0, 1, 2}) == 2, message


def test_smallest_distance_comes_first(exercise):
    call, got = run(exercise, [4.0, 1.5, 9.0], 2, True)
    message = (
        f"{call} returned {got}, expected [1, 0]. A distance of 1.5 is nearer than 4 and 9, "
        "and its index is 1, counted from 0. Distances are sorted as they are, the smallest first."
    )
    assert got == [1, 0], message


def test_largest_similarity_comes_first(exercise):
    call, got = run(exercise, [0.4, 0.9, 0.2], 2, False)
    message = (
        f"{call} returned {got}, expected [1, 0]. Of similarities the largest is the best, and it "
        "comes first. np.argsort puts the smallest first, so hand it -scores."
    )
    assert got == [1, 0], message


def test_negative_similarity_comes_last(exercise):
    call, got = run(exercise, [0.1, -0.9, 0.5], 3, False)
    message = (
        f"{call} returned {got}, expected [2, 0, 1]: k is 3, and -0.9 says nearly opposite, the "
        "least alike of the three. Keep the sign of the scores: no np.abs, no 1 / score."
    )
    assert got == [2, 0, 1], message


def test_all_scores_take_part(exercise):
    call, got = run(exercise, [7.0, 5.0, 3.0, 1.0], 2, True)
    message = (
        f"{call} returned {got}, expected [3, 2]. The best ones stand at the end of the list. "
        "Sort all scores first, and cut to k afterward."
    )
    assert got == [3, 2], message


def test_fewer_scores_than_k_all_come_back(exercise):
    call, got = run(exercise, [0.3, 0.8], 5, False)
    message = (
        f"{call} returned {got}, expected [1, 0]: two scores, so two indices. "
        "A slice such as order[:k] stops at the end by itself."
    )
    assert got == [1, 0], message


def test_scores_stay_as_they_were(exercise):
    scores = np.array([0.9, 0.2, 0.4])
    exercise.best(scores, 2, False)
    message = (
        f"After best([0.9, 0.2, 0.4], k=2, is_distance=False), scores held {scores.tolist()}: the "
        "caller's data has changed. Look for *= and sort; -scores makes a new array."
    )
    assert scores.tolist() == [0.9, 0.2, 0.4], message
