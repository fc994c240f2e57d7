"""Grade `route`: every message says what was called, what came back, and where to look."""

import numpy as np

TICKETS = [[1, 2, 0], [0, 1, 2], [3, 0, 1]]
QUEUES = [[3, 0, 2], [1, 3, 0]]


def run(exercise, X, W):
    """Return the call as text, and the answer as an array."""
    tables = [np.array(table, dtype=np.float64) for table in (X, W)]
    return f"route(X={X}, W={W})", np.asarray(exercise.route(*tables))


def test_one_number_per_ticket(exercise):
    call, got = run(exercise, TICKETS, QUEUES)
    message = (
        f"{call} returned {got.tolist()}, of shape {got.shape}. Expected (3,): one queue number "
        "for each of the three tickets. Look at `axis`: the axis of the queues has to disappear."
    )
    assert got.shape == (3,), message


def test_features_meet_weights(exercise):
    call, got = run(exercise, TICKETS, QUEUES)
    message = (
        f"{call} returned {got.tolist()}. Expected [1, 0, 0]: ticket 1 scores 3 for queue 0 and 7 "
        "for queue 1. Work out the scores of ticket 1 by hand and look at which row meets which "
        "column; then at whether you return the place of the largest score, counted from 0."
    )
    assert got.tolist() == [1, 0, 0], message


def test_more_tickets_than_features_and_more_queues(exercise):
    X = [[2, 0], [0, 1], [1, 1], [5, 1], [1, 4]]
    W = [[1, 1], [0, 2], [2, 0]]
    call, got = run(exercise, X, W)
    message = (
        f"{call} returned {got.tolist()}. Expected [2, 1, 0, 2, 1]. Where scores are equal, as for "
        "ticket 3, np.argmax takes the first. Look at the shapes: (5, 2) and (3, 2) give (5, 3)."
    )
    assert got.tolist() == [2, 1, 0, 2, 1], message


def test_negative_scores_stay_negative(exercise):
    call, got = run(exercise, [[1, 2], [2, 1]], [[-3, -1], [1, 0]])
    message = (
        f"{call} returned {got.tolist()}. Expected [1, 1]: queue 0 scores -5 and -7, queue 1 "
        "scores 1 and 2. Look for a step that drops the minus sign."
    )
    assert got.tolist() == [1, 1], message


def test_weights_count_in_full(exercise):
    call, got = run(exercise, [[2, 1], [1, 5]], [[1, 0], [3, 4]])
    message = (
        f"{call} returned {got.tolist()}. Expected [1, 1]: ticket 1 scores 2 and 10. "
        "Look for a division: the score is the dot product alone."
    )
    assert got.tolist() == [1, 1], message


def test_tickets_and_weights_stay_as_they_were(exercise):
    tickets, queues = [[1.0, -2.0], [3.0, 1.0]], [[3.0, 1.0], [2.0, 4.0]]
    X, W = np.array(tickets), np.array(queues)
    exercise.route(X, W)
    for name, table, before in [("X", X, tickets), ("W", W, queues)]:
        message = (
            f"route(X={tickets}, W={queues}) changed {name} to {table.tolist()}, expected it as "
            "before. Look for a line that writes into a table."
        )
        assert table.tolist() == before, message
