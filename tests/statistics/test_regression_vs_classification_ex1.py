"""Grade `triage`: every message says what was called, what came back, and where to look."""

import numpy as np


def expect(exercise, p, minimum, expected, advice):
    """Fail with a message that teaches, unless the codes are right."""
    got = np.asarray(exercise.triage(np.array(p), minimum)).tolist()
    message = f"triage(p={p}, minimum={minimum}) returned {got}, expected {expected}. {advice}"
    assert got == expected, message


def test_one_code_per_ticket(exercise):
    p = [[0.5, 0.1, 0.4], [0.2, 0.5, 0.3]]
    got = np.asarray(exercise.triage(np.array(p), 0.3))
    message = (
        f"triage(p={p}, minimum=0.3) returned {got.tolist()}. Expected two codes, one per ticket. "
        "Tickets stand in rows: look within each row, with axis=1."
    )
    assert got.shape == (2,), message


def test_most_likely_queue_wins(exercise):
    advice = (
        "Row 0 is largest in column 0, row 1 in column 1. Use np.argmax: it says where the largest "
        "stands, counted from 0. np.max says how large it is, and a mean of codes means nothing. "
        "If -1 came back: the number to compare with minimum is the largest of the row, 0.5."
    )
    expect(exercise, [[0.5, 0.1, 0.4], [0.2, 0.5, 0.3]], 0.45, [0, 1], advice)


def test_largest_wins_not_the_first(exercise):
    advice = "Both 0.3 and 0.6 reach the minimum, and 0.6 is larger. Apply np.argmax to p itself."
    expect(exercise, [[0.3, 0.6, 0.1]], 0.25, [1], advice)


def test_unsure_tickets_go_to_a_person(exercise):
    advice = "The largest probability of row 0 is 0.4, below the minimum, so its code is -1."
    expect(exercise, [[0.4, 0.35, 0.25], [0.1, 0.2, 0.7]], 0.5, [-1, 2], advice)


def test_exactly_the_minimum_is_enough(exercise):
    advice = "0.5 is not below 0.5. Look for > where >= belongs."
    expect(exercise, [[0.25, 0.5, 0.25]], 0.5, [1], advice)


def test_probabilities_stay_as_they_were(exercise):
    rows = [[0.4, 0.35, 0.25], [0.1, 0.2, 0.7]]
    p = np.array(rows)
    exercise.triage(p, 0.5)
    message = (
        f"After triage(p={rows}, minimum=0.5), p held {p.tolist()}: the caller's data has changed. "
        "Expected the same numbers as before. Look for a line that writes into p."
    )
    assert p.tolist() == rows, message
