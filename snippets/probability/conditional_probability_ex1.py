"""Find the words that give spam away.

Return, for each word, the share of spam among the mails that contain it: P(spam given word).
In `has_word` each row is a mail and each column a word.
Every word stands in at least one mail.

Example: `spam_share([[True], [True], [False]], [True, False, False])` gives `[0.5]`.
Of three mails only the first is spam, and the only word stands in the first two.
So two mails contain the word, and one of them is spam.

Hint: "Given the word" means: keep only the mails that contain it.
`has_word.sum(axis=0)` counts them, for each word.

Hint: `has_word & is_spam[:, np.newaxis]` is True where a mail contains the word and is spam:
`is_spam[:, np.newaxis]` stands the list upright, so that it meets each column.
Count along the same axis.

Hint: Divide the second count by the first.
"""

import numpy as np


# --8<-- [start:starter]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    """Return P(spam given word) for each word.

    Args:
        has_word: Whether mail i contains word j, booleans, shape (n, d).
        is_spam: Whether mail i is spam, booleans, shape (n,).

    Returns:
        Shares from 0 to 1, shape (d,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    spam_with_word = (has_word & is_spam[:, np.newaxis]).sum(axis=0)
    return spam_with_word / has_word.sum(axis=0)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
def inputs(rng):
    yield np.array([[True]]), np.array([True])
    yield np.array([[True]]), np.array([False])
    yield np.array([[True], [True], [False]]), np.array([True, False, False])
    yield np.array([[True, False], [True, True]]), np.array([False, True])
    yield np.array([[True, True, False], [True, False, True]]), np.array([False, False])
    yield np.array([[False, True], [True, True], [True, True]]), np.array([True, True, False])
    yield np.array([[True, True]] * 300), np.array([True] * 290 + [False] * 10)  # above 255
    for number in range(80):
        n = 1 + number % 9 if number < 60 else int(rng.integers(20, 400))
        d = int(rng.integers(1, 7)) if number % 2 else n
        has_word = rng.random((n, min(d, 40))) < rng.choice([0.2, 0.5, 0.9])
        has_word[rng.integers(0, n)] |= ~has_word.any(axis=0)
        yield has_word, rng.random(n) < rng.choice([0.1, 0.4, 0.8])


# --8<-- [end:inputs]


# --8<-- [start:wrong_counts_along_the_mails fails=test_each_word_gets_one_share]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    spam_with_word = (has_word & is_spam[:, np.newaxis]).sum(axis=1)
    return spam_with_word / has_word.sum(axis=1)


# --8<-- [end:wrong_counts_along_the_mails]


# --8<-- [start:wrong_returns_the_worst_word fails=test_each_word_gets_one_share]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    spam_with_word = (has_word & is_spam[:, np.newaxis]).sum(axis=0)
    return np.argmax(spam_with_word / has_word.sum(axis=0))


# --8<-- [end:wrong_returns_the_worst_word]


# --8<-- [start:wrong_keeps_the_spam fails=test_only_mails_with_the_word_count]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    return has_word[is_spam].mean(axis=0)


# --8<-- [end:wrong_keeps_the_spam]


# --8<-- [start:wrong_multiplies_booleans fails=test_every_spam_mail_with_the_word_counts]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    return is_spam @ has_word / has_word.sum(axis=0)


# --8<-- [end:wrong_multiplies_booleans]


# --8<-- [start:wrong_keeps_all_mails fails=test_mails_without_the_word_are_left_out]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    return (has_word & is_spam[:, np.newaxis]).mean(axis=0)


# --8<-- [end:wrong_keeps_all_mails]


# --8<-- [start:wrong_ignores_the_word fails=test_the_word_changes_the_share]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    return np.full(has_word.shape[1], is_spam.mean())


# --8<-- [end:wrong_ignores_the_word]


# --8<-- [start:wrong_counts_agreement fails=test_honest_mails_without_the_word_gain_nothing]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    return (has_word == is_spam[:, np.newaxis]).mean(axis=0)


# --8<-- [end:wrong_counts_agreement]


# --8<-- [start:wrong_divides_by_all_words fails=test_each_word_has_its_own_counts]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    return (has_word & is_spam[:, np.newaxis]).sum(axis=0) / has_word.sum()


# --8<-- [end:wrong_divides_by_all_words]


# --8<-- [start:wrong_adds_up_all_words fails=test_each_word_has_its_own_counts]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    return (has_word & is_spam[:, np.newaxis]).sum() / has_word.sum(axis=0)


# --8<-- [end:wrong_adds_up_all_words]


# --8<-- [start:wrong_changes_the_mails fails=test_mails_stay_as_they_were]
def spam_share(has_word: np.ndarray, is_spam: np.ndarray) -> np.ndarray:
    with_word = has_word.sum(axis=0)
    has_word &= is_spam[:, np.newaxis]
    return has_word.sum(axis=0) / with_word


# --8<-- [end:wrong_changes_the_mails]
