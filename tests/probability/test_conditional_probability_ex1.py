"""Grade `spam_share`: every message says what was called, what came back, and where to look."""

import numpy as np


def expect_share(exercise, mails, expected, advice):
    """Fail with a message that teaches, unless one word gets the expected share.

    `mails` says how many mails there are, by (contains the word, is spam).
    """
    cases = [case for case, count in mails.items() for _ in range(count)]
    has_word = np.array([[word] for word, _ in cases])
    is_spam = np.array([spam for _, spam in cases])
    call = f"spam_share({has_word.tolist()}, {is_spam.tolist()})"
    got = np.asarray(exercise.spam_share(has_word, is_spam)).tolist()
    message = f"{call} returned {got}, expected [{expected}]. {advice}"
    assert np.allclose(got, [expected]), message


def test_each_word_gets_one_share(exercise):
    has_word = np.array([[True, False, True], [False, True, True]])
    is_spam = np.array([True, False])
    got = exercise.spam_share(has_word, is_spam)
    message = (
        f"spam_share({has_word.tolist()}, {is_spam.tolist()}) returned {got!r}. "
        "Expected an array of three shares: two mails stand in the rows, three words in the "
        "columns, and each word gets one number. "
        "Look at the axis: sum(axis=0) gives one count for each column."
    )
    assert np.shape(got) == (3,), message


def test_only_mails_with_the_word_count(exercise):
    expect_share(
        exercise,
        {(True, True): 1, (True, False): 3},
        expected=0.25,
        advice=(
            "All four mails contain the word, and one of them is spam. "
            "Divide (with /) by the mails with the word, 4, and not by the spam mails, 1: "
            "that would be P(word given spam)."
        ),
    )


def test_every_spam_mail_with_the_word_counts(exercise):
    expect_share(
        exercise,
        {(True, True): 2, (True, False): 2},
        expected=0.5,
        advice=(
            "Two of the four mails with the word are spam, so the count is 2. "
            "For booleans, @ answers only whether there is any such mail: use & and sum."
        ),
    )


def test_mails_without_the_word_are_left_out(exercise):
    expect_share(
        exercise,
        {(True, True): 1, (True, False): 1, (False, True): 1, (False, False): 1},
        expected=0.5,
        advice=(
            "Two mails contain the word, and one of them is spam. "
            "Divide by these 2 mails and not by all 4: that would be P(spam and word)."
        ),
    )


def test_the_word_changes_the_share(exercise):
    expect_share(
        exercise,
        {(True, True): 3, (True, False): 1, (False, True): 1, (False, False): 3},
        expected=0.75,
        advice=(
            "Half of all mails are spam, but three of the four with the word. "
            "Keep only the mails with the word before you take the share."
        ),
    )


def test_honest_mails_without_the_word_gain_nothing(exercise):
    expect_share(
        exercise,
        {(True, True): 1, (True, False): 1, (False, False): 2},
        expected=0.5,
        advice=(
            "Two mails contain the word, and one of them is spam. "
            "The two honest mails without the word must not count: == finds them as well, "
            "while & finds only the mails that have the word and are spam."
        ),
    )


def test_each_word_has_its_own_counts(exercise):
    has_word = np.array([[True, True], [True, True], [False, True], [False, True]])
    is_spam = np.array([True, False, False, False])
    got = np.asarray(exercise.spam_share(has_word, is_spam)).tolist()
    message = (
        f"spam_share({has_word.tolist()}, {is_spam.tolist()}) returned {got}, "
        "expected [0.5, 0.25]. Word 0 stands in two mails and word 1 in four; one of each is spam. "
        "Both counts need axis=0: without an axis, sum() adds up all words."
    )
    assert np.allclose(got, [0.5, 0.25]), message


def test_mails_stay_as_they_were(exercise):
    has_word = np.array([[True], [True], [False]])
    is_spam = np.array([True, False, False])
    exercise.spam_share(has_word, is_spam)
    message = (
        "After spam_share([[True], [True], [False]], [True, False, False]), "
        f"has_word held {has_word.tolist()} and is_spam {is_spam.tolist()}: "
        "the caller's data has changed. Expected the same values as before. "
        "Look for &= and other lines that write into them; put the result in a new array."
    )
    kept = (has_word.tolist(), is_spam.tolist())
    assert kept == ([[True], [True], [False]], [True, False, False]), message
