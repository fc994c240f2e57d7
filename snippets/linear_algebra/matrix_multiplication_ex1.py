"""Send each ticket to its best queue.

The score of a ticket for a queue is the dot product of the ticket's features with the queue's
weights.
Return, for each ticket, the number of the queue with the largest score, counted from 0.
If several queues have it, return the first of them.

Example: `route([[1, 2, 0], [3, 0, 1]], [[3, 0, 2], [1, 3, 0]])` gives `[1, 0]`.
The scores are 3 and 7 for the first ticket, and 11 and 3 for the second.

Hint: Which product puts the features of a ticket against the weights of a queue?
The features are columns in both tables.

Hint: `np.argmax(scores, axis=...)` says where the largest score stands.
Which axis has to disappear for one number per ticket?
"""

import numpy as np


# --8<-- [start:starter]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """Return the number of the best queue for each ticket.

    Args:
        X: Tickets, shape (n, d), one per row.
        W: Weights of the queues, shape (k, d), one queue per row.

    Returns:
        Queue numbers from 0 to k - 1, shape (n,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmax(X @ W.T, axis=1)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=exact]
def inputs(rng):
    yield np.array([[2]]), np.array([[3]])
    yield np.array([[0]]), np.array([[3], [-1]])
    yield np.array([[1]]), np.array([[-3], [-1], [-1]])
    yield np.array([[1, 2], [2, 1]]), np.array([[1, 0], [0, 1]])
    yield np.array([[-0.5, 0.125]]), np.array([[0, 0], [0, 1]])
    yield np.array([[1, 0]]), np.array([[0.117, 3], [0.123, 0]])
    yield np.array([[0.123, 0.117]]), np.array([[-1, 1], [1, -1]])
    for number in range(80):
        n, d, k = rng.integers(1, 7, size=3)
        if number % 4 == 0:
            n = d = k
        X = rng.integers(-3, 4, size=(n, d))
        W = rng.integers(-3, 4, size=(k, d))
        if number % 3 == 0:
            X, W = X / 2, W * 1.25
        yield X, W
    yield rng.integers(-20, 20, size=(90, 30)) / 4, rng.integers(-20, 20, size=(40, 30)) / 4


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_the_scores fails=test_one_number_per_ticket]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return X @ W.T


# --8<-- [end:wrong_returns_the_scores]


# --8<-- [start:wrong_asks_each_queue fails=test_one_number_per_ticket]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmax(X @ W.T, axis=0)


# --8<-- [end:wrong_asks_each_queue]


# --8<-- [start:wrong_forgets_the_axis fails=test_one_number_per_ticket]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmax(X @ W.T)


# --8<-- [end:wrong_forgets_the_axis]


# --8<-- [start:wrong_swaps_the_factors fails=test_features_meet_weights]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmax(W @ X, axis=0)


# --8<-- [end:wrong_swaps_the_factors]


# --8<-- [start:wrong_reshapes_the_weights fails=test_features_meet_weights]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmax(X @ W.reshape(X.shape[1], -1), axis=1)


# --8<-- [end:wrong_reshapes_the_weights]


# --8<-- [start:wrong_counts_from_1 fails=test_features_meet_weights]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmax(X @ W.T, axis=1) + 1


# --8<-- [end:wrong_counts_from_1]


# --8<-- [start:wrong_takes_the_smallest fails=test_features_meet_weights]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmin(X @ W.T, axis=1)


# --8<-- [end:wrong_takes_the_smallest]


# --8<-- [start:wrong_returns_the_best_score fails=test_features_meet_weights]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.max(X @ W.T, axis=1)


# --8<-- [end:wrong_returns_the_best_score]


# --8<-- [start:wrong_drops_the_sign fails=test_negative_scores_stay_negative]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmax(np.abs(X @ W.T), axis=1)


# --8<-- [end:wrong_drops_the_sign]


# --8<-- [start:wrong_divides_the_weights fails=test_weights_count_in_full]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    return np.argmax(X @ (W / np.linalg.norm(W, axis=1, keepdims=True)).T, axis=1)


# --8<-- [end:wrong_divides_the_weights]


# --8<-- [start:wrong_changes_the_tickets fails=test_tickets_and_weights_stay_as_they_were]
def route(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    X /= X.sum(axis=1, keepdims=True)
    return np.argmax(X @ W.T, axis=1)


# --8<-- [end:wrong_changes_the_tickets]
