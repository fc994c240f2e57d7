"""Grade `spam_evidence`: every message says what was called, what came back, where to look."""

import math
from numbers import Number

import numpy as np


def run(exercise, spam, other, rate):
    """Return the call as text, and what `spam_evidence` returns."""
    call = f"spam_evidence(spam={spam}, other={other}, rate={rate})"
    return call, evidence(exercise, np.array(spam), np.array(other), rate)


def evidence(exercise, spam, other, rate):
    """Return what `spam_evidence` returns, a number of any kind as a float."""
    got = exercise.spam_evidence(spam, other, rate)
    return float(got) if isinstance(got, Number) else got


def test_returns_one_number(exercise):
    call, got = run(exercise, [0.04, 0.02], [0.01, 0.02], 0.5)
    message = (
        f"{call} returned {got!r}. Expected one number for the whole mail, not one per word. "
        "Look for a missing np.sum around np.log(spam) and np.log(other)."
    )
    assert got is not None, message
    assert np.shape(got) == (), message


def test_one_word_that_is_4_times_as_frequent(exercise):
    call, got = run(exercise, [0.04], [0.01], 0.5)
    message = (
        f"{call} returned {got}, expected {math.log(4):.3f}, which is ln 4. Spam stands above the "
        "line, so its log is added and the log of other subtracted. If -1.386 came back, they are "
        "the wrong way round; if 0.602 or 2, look at the base: np.log is ln. If 4, the log is "
        "missing; if 0.693, so is np.log(1 - rate); if 0, it was added. Else look for logs that "
        "are divided where they should be subtracted."
    )
    assert np.allclose(got, math.log(4), atol=1e-5), message


def test_words_are_multiplied(exercise):
    call, got = run(exercise, [0.04, 0.01], [0.02, 0.04], 0.5)
    message = (
        f"{call} returned {got}, expected {math.log(0.5):.3f}: the factors are 2 and 1/4, together "
        "1/2. Take the log of each share first, then add the logs: np.sum(np.log(spam))."
    )
    assert np.allclose(got, math.log(0.5), atol=1e-5), message


def test_the_rate_counts(exercise):
    call, got = run(exercise, [0.04], [0.01], 0.2)
    message = (
        f"{call} returned {got}, expected 0: the word favors spam by 4, and 0.2 / (1 - 0.2) = 1/4 "
        "takes it back. Look for np.log(rate), added, and np.log(1 - rate), subtracted."
    )
    assert np.allclose(got, 0, atol=1e-5), message


def test_the_rate_counts_once_per_mail(exercise):
    call, got = run(exercise, [0.04, 0.01], [0.02, 0.04], 0.8)
    message = (
        f"{call} returned {got}, expected {math.log(2):.3f}: the words give 2 times 1/4, and the "
        "rate 0.8 / (1 - 0.8) = 4, once for the whole mail. Look for a rate inside np.sum: it is "
        "added for each word there."
    )
    assert np.allclose(got, math.log(2), atol=1e-5), message


def test_a_long_mail_keeps_its_evidence(exercise):
    got = evidence(exercise, np.full(300, 0.01), np.full(300, 0.0005), 0.5)
    message = (
        f"With 300 shares of 0.01 in spam, 300 of 0.0005 in other and rate=0.5, spam_evidence "
        f"returned {got}, expected {300 * math.log(20):.2f}: 300 factors of 20. The products are "
        "0 here, and the product of all quotients is too large for a number. Look for np.prod, "
        "and add logs instead."
    )
    assert np.allclose(got, 300 * math.log(20)), message


def test_shares_stay_as_they_were(exercise):
    spam, other = np.array([0.04, 0.01]), np.array([0.02, 0.04])
    exercise.spam_evidence(spam, other, 0.5)
    held = (spam.tolist(), other.tolist())
    message = (
        "After spam_evidence(spam=[0.04, 0.01], other=[0.02, 0.04], rate=0.5), spam and other held "
        f"{held}: the caller's data has changed. Expected the same numbers as before. "
        "Look for /= or *=, and put the result in a new array."
    )
    assert held == ([0.04, 0.01], [0.02, 0.04]), message
