"""Send each ticket to its most likely queue, or to a person.

`p` has a row per ticket and a column per queue: the probability of each queue.
Return one code per ticket: the queue, counted from 0, with the largest probability.
If that probability is below `minimum`, the code is -1: a person decides.

Otherwise only one queue has it, so there is no tie.

Example: `triage([[0.4, 0.35, 0.25], [0.1, 0.2, 0.7]], 0.5)` gives `[-1, 2]`.

Hint: `np.argmax(p, axis=1)` gives for each row where its largest number stands.

Hint: `np.max(p, axis=1)` gives how large it is.
Compare this with `minimum`.

Hint: `np.where(sure, codes, -1)` takes the code where `sure` is true, and else -1.
"""

import numpy as np


# --8<-- [start:starter]
def triage(p: np.ndarray, minimum: float) -> np.ndarray:
    """Return for each ticket the code of its queue, or -1 if the model is unsure.

    Args:
        p: Probabilities, shape (n, K); each row adds up to 1.
        minimum: How large the largest probability must be at least, from 0 to 1.

    Returns:
        Codes from 0 to K - 1, or -1, shape (n,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def triage(p: np.ndarray, minimum: float) -> np.ndarray:
    sure = np.max(p, axis=1) >= minimum
    return np.where(sure, np.argmax(p, axis=1), -1)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=exact]
# Alike: p without sign: a probability is 0 or more.
# Alike: minimum without sign: it is 0 or more.
def inputs(rng):
    yield np.array([[0, 1]]), 1
    yield np.array([[1], [1]]), 0.5
    yield np.array([[0.5, 0.5]]), 0.75
    yield np.array([[0.25, 0.75]]), 0.75
    yield np.array([[0.25, 0.75], [0.5, 0.5]]), 0.625
    yield np.array([[0.25, 0.75], [0.625, 0.375]]), 0
    yield np.array([[0.25, 0.5, 0.25], [0.125, 0.25, 0.625]]), 0.625
    yield np.array([[0.4998, 0.5002]]), 0.5003
    yield np.array([[0.5001, 0.4999], [0.4999, 0.5001]]), 0.25
    for number in range(80):
        n = 1 + number % 7 if number < 60 else int(rng.integers(20, 60))
        k = int(rng.integers(2, 8))
        minimum = float(rng.choice([0, 0.25, 0.375, 0.5, 0.5625, 0.6875, 0.875, 1]))
        if number % 2:
            weights = rng.dirichlet(np.ones(k))
            drawn = rng.multinomial(16, weights, size=4 * n) / 16
        else:
            drawn = rng.dirichlet(np.full(k, 0.5), size=4 * n)
        best = np.sort(drawn, axis=1)[:, ::-1]
        near = np.abs(best[:, 0] - minimum)
        clear = (near == 0) | (near > 0.01)
        clear &= (best[:, 0] < minimum) | (best[:, 0] - best[:, 1] > 0.01)
        if clear.any():
            yield drawn[clear][:n], minimum


# --8<-- [end:inputs]


# --8<-- [start:wrong_takes_the_other_axis fails=test_one_code_per_ticket]
def triage(p, minimum):
    return np.where(np.max(p, axis=0) >= minimum, np.argmax(p, axis=0), -1)


# --8<-- [end:wrong_takes_the_other_axis]


# --8<-- [start:wrong_forgets_the_axis fails=test_one_code_per_ticket]
def triage(p, minimum):
    return np.where(np.max(p) >= minimum, np.argmax(p), -1)


# --8<-- [end:wrong_forgets_the_axis]


# --8<-- [start:wrong_compares_every_probability fails=test_one_code_per_ticket]
def triage(p, minimum):
    return p >= minimum


# --8<-- [end:wrong_compares_every_probability]


# --8<-- [start:wrong_returns_probabilities fails=test_most_likely_queue_wins]
def triage(p, minimum):
    best = np.max(p, axis=1)
    return np.where(best >= minimum, best, -1)


# --8<-- [end:wrong_returns_probabilities]


# --8<-- [start:wrong_averages_the_codes fails=test_most_likely_queue_wins]
def triage(p, minimum):
    codes = np.round(p @ np.arange(p.shape[1]))
    return np.where(np.max(p, axis=1) >= minimum, codes, -1)


# --8<-- [end:wrong_averages_the_codes]


# --8<-- [start:wrong_counts_from_1 fails=test_most_likely_queue_wins]
def triage(p, minimum):
    return np.where(np.max(p, axis=1) >= minimum, np.argmax(p, axis=1) + 1, -1)


# --8<-- [end:wrong_counts_from_1]


# --8<-- [start:wrong_takes_the_first_that_is_enough fails=test_largest_wins_not_the_first]
def triage(p, minimum):
    return np.where(np.any(p >= minimum, axis=1), np.argmax(p >= minimum, axis=1), -1)


# --8<-- [end:wrong_takes_the_first_that_is_enough]


# --8<-- [start:wrong_never_asks_a_person fails=test_unsure_tickets_go_to_a_person]
def triage(p, minimum):
    return np.argmax(p, axis=1)


# --8<-- [end:wrong_never_asks_a_person]


# --8<-- [start:wrong_sends_unsure_tickets_to_queue_0 fails=test_unsure_tickets_go_to_a_person]
def triage(p, minimum):
    return np.argmax(np.where(p >= minimum, p, 0), axis=1)


# --8<-- [end:wrong_sends_unsure_tickets_to_queue_0]


# --8<-- [start:wrong_asks_at_equality fails=test_exactly_the_minimum_is_enough]
def triage(p, minimum):
    return np.where(np.max(p, axis=1) > minimum, np.argmax(p, axis=1), -1)


# --8<-- [end:wrong_asks_at_equality]


# --8<-- [start:wrong_changes_the_probabilities fails=test_probabilities_stay_as_they_were]
def triage(p, minimum):
    p[p < minimum] = 0
    return np.where(np.any(p > 0, axis=1), np.argmax(p, axis=1), -1)


# --8<-- [end:wrong_changes_the_probabilities]
