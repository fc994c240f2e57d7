"""Tell by how much a mail looks like spam, without losing the product.

`spam` and `other` hold one share per word of the mail.
`rate` is the share of spam among all mails.
Return the natural logarithm of (rate · product of `spam`) / ((1 − rate) · product of `other`).
It is above 0 if spam is more likely, as far as two things hold.
Within spam and within other mail, words come independently, and absent words tell nothing.

Example: `spam_evidence([0.04], [0.01], 0.5)` gives about `1.386`, which is ln 4.

Hint: Use the rules on paper first.
The logarithm of a quotient is a difference, and the logarithm of a product is a sum.

Hint: `np.sum(np.log(spam))` is the logarithm of the product of `spam`.
Never form the product itself: for a long mail it is 0.

Hint: The answer has four parts: `np.log(rate)`, `np.log(1 - rate)` and two sums.
The two that stand below the fraction line are subtracted.
"""

import numpy as np


# --8<-- [start:starter]
def spam_evidence(spam: np.ndarray, other: np.ndarray, rate: float) -> float:
    """Return the log of how many times as likely spam is as other mail.

    Args:
        spam: Share of spam mails with each word, shape (n,), n at least 1, above 0.
        other: Share of other mails with each word, shape (n,), above 0.
        rate: Share of spam among all mails, between 0 and 1.

    Returns:
        One number: above 0 for spam, below 0 for other mail.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def spam_evidence(spam: np.ndarray, other: np.ndarray, rate: float) -> float:
    words = np.sum(np.log(spam)) - np.sum(np.log(other))
    return float(words + np.log(rate) - np.log(1 - rate))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=0.001]
# Alike: spam without sign: shares are above 0.
# Alike: other without sign: shares are above 0.
# Alike: rate without sign: a rate is between 0 and 1.
# Alike: spam sorted: a sum has no order.
# Alike: spam reversed: a sum has no order.
# Alike: other sorted: a sum has no order.
# Alike: other reversed: a sum has no order.
def inputs(rng):
    yield np.array([0.5]), np.array([0.5]), 0.5
    yield np.array([0.1]), np.array([0.2]), 0.5
    yield np.array([0.5, 1]), np.array([1, 0.25]), 0.75
    yield np.array([0.2, 0.2, 0.2]), np.array([0.1, 0.3, 0.1]), 0.3
    yield np.array([0.001]), np.array([0.9]), 0.01
    for number in range(64):
        n = 1 + number // 3
        spam, other = np.round(rng.uniform(0.001, 1, size=(2, n)), 3)
        yield spam, other, float(rng.choice([0.02, 0.1, 0.35, 0.5, 0.8, 0.97]))
    for spam, other, n in [(0.5, 1e-5, 80), (0.0003, 0.004, 120), (1e-5, 4e-7, 130)]:
        for rate in [0.2, 0.9]:
            noise = rng.uniform(0.5, 1.5, size=(2, n))
            yield spam * noise[0], other * noise[1], rate


# --8<-- [end:inputs]


# --8<-- [start:wrong_forgets_the_sum fails=test_returns_one_number]
def spam_evidence(spam, other, rate):
    return np.log(spam) - np.log(other) + np.log(rate) - np.log(1 - rate)


# --8<-- [end:wrong_forgets_the_sum]


# --8<-- [start:wrong_turns_the_fraction fails=test_one_word_that_is_4_times_as_frequent]
def spam_evidence(spam, other, rate):
    return np.sum(np.log(other)) - np.sum(np.log(spam)) + np.log(1 - rate) - np.log(rate)


# --8<-- [end:wrong_turns_the_fraction]


# --8<-- [start:wrong_uses_base_10 fails=test_one_word_that_is_4_times_as_frequent]
def spam_evidence(spam, other, rate):
    words = np.sum(np.log10(spam)) - np.sum(np.log10(other))
    return words + np.log10(rate) - np.log10(1 - rate)


# --8<-- [end:wrong_uses_base_10]


# --8<-- [start:wrong_divides_the_logs fails=test_one_word_that_is_4_times_as_frequent]
def spam_evidence(spam, other, rate):
    return (np.sum(np.log(spam)) + np.log(rate)) / (np.sum(np.log(other)) + np.log(1 - rate))


# --8<-- [end:wrong_divides_the_logs]


# --8<-- [start:wrong_returns_the_factor fails=test_one_word_that_is_4_times_as_frequent]
def spam_evidence(spam, other, rate):
    return rate * np.prod(spam) / ((1 - rate) * np.prod(other))


# --8<-- [end:wrong_returns_the_factor]


# --8<-- [start:wrong_forgets_the_other_mails fails=test_one_word_that_is_4_times_as_frequent]
def spam_evidence(spam, other, rate):
    return np.sum(np.log(spam)) - np.sum(np.log(other)) + np.log(rate)


# --8<-- [end:wrong_forgets_the_other_mails]


# --8<-- [start:wrong_takes_the_log_of_a_sum fails=test_words_are_multiplied]
def spam_evidence(spam, other, rate):
    words = np.log(np.sum(spam)) - np.log(np.sum(other))
    return words + np.log(rate) - np.log(1 - rate)


# --8<-- [end:wrong_takes_the_log_of_a_sum]


# --8<-- [start:wrong_multiplies_the_logs fails=test_words_are_multiplied]
def spam_evidence(spam, other, rate):
    words = np.prod(np.log(spam)) - np.prod(np.log(other))
    return words + np.log(rate) - np.log(1 - rate)


# --8<-- [end:wrong_multiplies_the_logs]


# --8<-- [start:wrong_forgets_the_rate fails=test_the_rate_counts]
def spam_evidence(spam, other, rate):
    return np.sum(np.log(spam)) - np.sum(np.log(other))


# --8<-- [end:wrong_forgets_the_rate]


# --8<-- [start:wrong_adds_the_rate_as_it_is fails=test_the_rate_counts]
def spam_evidence(spam, other, rate):
    return np.sum(np.log(spam)) - np.sum(np.log(other)) + rate - (1 - rate)


# --8<-- [end:wrong_adds_the_rate_as_it_is]


# --8<-- [start:wrong_counts_the_rate_per_word fails=test_the_rate_counts_once_per_mail]
def spam_evidence(spam, other, rate):
    return np.sum(np.log(spam * rate)) - np.sum(np.log(other * (1 - rate)))


# --8<-- [end:wrong_counts_the_rate_per_word]


# --8<-- [start:wrong_logs_the_product fails=test_a_long_mail_keeps_its_evidence]
def spam_evidence(spam, other, rate):
    with np.errstate(all="ignore"):
        above, below = rate * np.prod(spam), (1 - rate) * np.prod(other)
        return np.log(above) - np.log(below)


# --8<-- [end:wrong_logs_the_product]


# --8<-- [start:wrong_multiplies_the_quotients fails=test_a_long_mail_keeps_its_evidence]
def spam_evidence(spam, other, rate):
    with np.errstate(all="ignore"):
        return np.log(rate / (1 - rate) * np.prod(spam / other))


# --8<-- [end:wrong_multiplies_the_quotients]


# --8<-- [start:wrong_changes_the_shares fails=test_shares_stay_as_they_were]
def spam_evidence(spam, other, rate):
    spam /= other
    return np.sum(np.log(spam)) + np.log(rate) - np.log(1 - rate)


# --8<-- [end:wrong_changes_the_shares]
