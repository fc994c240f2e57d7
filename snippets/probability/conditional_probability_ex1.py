"""Find the words that give spam away.

Return, for each word, the share of spam among the mails that contain it: P(spam given word).
In `has_word` each row is a mail and each column a word.
Every word stands in at least one mail.

Example: of three mails only the first is spam, and the only word stands in the first two.
For `has_word = [[True], [True], [False]]` and `is_spam = [True, False, False]` the answer is
`[0.5]`: two mails contain the word, and one of them is spam.

Hint: "Given the word" means: keep only the mails that contain it.
`has_word.sum(axis=0)` counts them, for each word.

Hint: `has_word & is_spam[:, np.newaxis]` is True where a mail contains the word and is spam:
`[:, np.newaxis]` stands the list upright, so that it meets each column.
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
