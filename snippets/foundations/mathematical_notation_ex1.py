r"""Turn one more line of the paper into code: the highest threshold that misses no fraud.

The line is $\hat t = \max\{t\in T : \forall i: y_i=1 \Rightarrow s_i\ge t\}$.
Read the braces as "all t of T for which the condition behind the colon holds".
At least one payment is a fraud, and at least one t of `T` meets the condition.

Example: `highest_threshold([0.2, 0.6, 0.9], [0, 1, 1], [0.1, 0.5, 0.7])` gives `0.5`.
With 0.7, the fraud with score 0.6 would be missed.

Hint: Start with the condition for one `t`.
The arrow ⇒ asks nothing of payments with y = 0, so only the scores of frauds matter: `s[y == 1]`.

Hint: ∀ becomes `np.all`: for one `t`, `np.all(s[y == 1] >= t)` is true or false.

Hint: Collect each `t` of `T` for which it is true, in a loop, and return the largest.
"""

import numpy as np


# --8<-- [start:starter]
def highest_threshold(s: np.ndarray, y: np.ndarray, T: np.ndarray) -> float:
    """Return the largest threshold of T at which every fraud raises an alert.

    Args:
        s: Scores, any real numbers, shape (n,).
        y: 1 for a fraud, 0 for any other payment, shape (n,).
        T: Thresholds to choose from, in any order, shape (k,).

    Returns:
        One of the numbers in T.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def highest_threshold(s: np.ndarray, y: np.ndarray, T: np.ndarray) -> float:
    return max(t for t in T if np.all(s[y == 1] >= t))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: y without sign: y holds only 0 and 1.
# Alike: y rounded: y holds only 0 and 1.
# Alike: T sorted: the largest of a set does not depend on an order.
# Alike: T reversed: the largest of a set does not depend on an order.
def inputs(rng):
    yield np.array([1]), np.array([1]), np.array([1])
    yield np.array([2]), np.array([1]), np.array([1, 3])
    yield np.array([3, 2]), np.array([0, 1]), np.array([0, 1, 3])
    yield np.array([0.5, 0.5]), np.array([1, 0]), np.array([0.5, 0.5, 1])
    yield np.array([-1, -2]), np.array([0, 1]), np.array([-2, -4, -1])
    yield np.array([0.5, 0.125]), np.array([1, 1]), np.array([0, 1])
    for number in range(75):
        n, k = rng.integers(1, 6, size=2) if number < 50 else rng.integers(5, 16, size=2)
        whole = 8 if number % 3 else 1
        s, T = (rng.integers(-8, 25, size=size) / whole for size in (n, k))
        y = rng.integers(0, 2, size=n)
        y[rng.integers(n)] = 1
        if np.all(s[y == 1].min() < T):
            T[rng.integers(k)] = s[y == 1].min() - rng.integers(0, 3) / whole
        yield s, y, T


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_the_position fails=test_answer_is_one_of_the_thresholds]
def highest_threshold(s, y, T):
    fits = [np.all(s[y == 1] >= t) for t in T]
    return np.argmax(np.where(fits, T, -1))


# --8<-- [end:wrong_returns_the_position]


# --8<-- [start:wrong_returns_all_that_fit fails=test_answer_is_one_of_the_thresholds]
def highest_threshold(s, y, T):
    return [t for t in T if np.all(s[y == 1] >= t)]


# --8<-- [end:wrong_returns_all_that_fit]


# --8<-- [start:wrong_returns_a_score fails=test_answer_is_one_of_the_thresholds]
def highest_threshold(s, y, T):
    return np.min(s[y == 1])


# --8<-- [end:wrong_returns_a_score]


# --8<-- [start:wrong_takes_the_largest_of_all fails=test_every_fraud_raises_an_alert]
def highest_threshold(s, y, T):
    return np.max(T)


# --8<-- [end:wrong_takes_the_largest_of_all]


# --8<-- [start:wrong_reads_for_all_as_there_is fails=test_every_fraud_raises_an_alert]
def highest_threshold(s, y, T):
    return max(t for t in T if np.any(s[y == 1] >= t))


# --8<-- [end:wrong_reads_for_all_as_there_is]


# --8<-- [start:wrong_reads_the_arrow_as_and fails=test_other_payments_may_score_high]
def highest_threshold(s, y, T):
    fits = [t for t in T if np.all((y == 1) & (s >= t))]
    return max(fits, default=np.min(T))


# --8<-- [end:wrong_reads_the_arrow_as_and]


# --8<-- [start:wrong_asks_it_of_all_payments fails=test_other_payments_may_score_low]
def highest_threshold(s, y, T):
    return max((t for t in T if np.all(s >= t)), default=np.min(T))


# --8<-- [end:wrong_asks_it_of_all_payments]


# --8<-- [start:wrong_takes_the_smallest fails=test_the_largest_that_fits_is_returned]
def highest_threshold(s, y, T):
    return min(t for t in T if np.all(s[y == 1] >= t))


# --8<-- [end:wrong_takes_the_smallest]


# --8<-- [start:wrong_turns_the_arrow fails=test_other_payments_may_score_high]
def highest_threshold(s, y, T):
    return max((t for t in T if np.all(y[s >= t] == 1)), default=np.min(T))


# --8<-- [end:wrong_turns_the_arrow]


# --8<-- [start:wrong_drops_equality fails=test_a_score_equal_to_the_threshold_is_enough]
def highest_threshold(s, y, T):
    return max(t for t in T if np.all(s[y == 1] > t))


# --8<-- [end:wrong_drops_equality]


# --8<-- [start:wrong_trusts_the_order fails=test_order_of_the_thresholds_does_not_matter]
def highest_threshold(s, y, T):
    return [t for t in T if np.all(s[y == 1] >= t)][-1]


# --8<-- [end:wrong_trusts_the_order]


# --8<-- [start:wrong_sorts_the_thresholds fails=test_inputs_stay_as_they_were]
def highest_threshold(s, y, T):
    T.sort()
    return [t for t in T if np.all(s[y == 1] >= t)][-1]


# --8<-- [end:wrong_sorts_the_thresholds]
