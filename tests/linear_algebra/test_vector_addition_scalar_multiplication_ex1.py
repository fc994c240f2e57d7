"""Grade `read_all`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, profile, articles, share):
    """Return the call as text, and what `read_all` returns, as a list."""
    start = np.array(profile, dtype=np.float64)
    rows = np.array(articles, dtype=np.float64).reshape(-1, len(profile))
    got = np.asarray(exercise.read_all(start, rows, share)).tolist()
    return f"read_all({profile}, {articles}, {share})", got


def same(got, expected):
    """Say whether two lists have the same length and nearly the same numbers."""
    return np.shape(got) == np.shape(expected) and np.allclose(got, expected)


def test_one_article_moves_toward_it(exercise):
    call, got = run(exercise, [8, 2, 5], [[0, 10, 5]], 0.25)
    message = (
        f"{call} returned {got}, expected [6, 4, 5]. The way is article minus profile, "
        "[-8, 8, 0], and a quarter of it is [-2, 2, 0]. Look at the order of the subtraction, at "
        "which vector keeps the larger weight, and at whether the answer is one vector of 3 "
        "entries, the profile at the end."
    )
    assert same(got, [6, 4, 5]), message


def test_each_step_starts_where_the_last_ended(exercise):
    call, got = run(exercise, [8, 4], [[0, 0], [0, 0]], 0.5)
    message = (
        f"{call} returned {got}, expected [2, 1]. The first step leads to [4, 2], and the second "
        "starts there and halves again. Look at what the loop subtracts and adds to: it must be "
        "the newest profile, and every row must be read."
    )
    assert same(got, [2, 1]), message


def test_first_row_is_read_first(exercise):
    call, got = run(exercise, [0, 0], [[8, 0], [0, 4]], 0.5)
    message = (
        f"{call} returned {got}, expected [2, 2]. After the first row you are at [4, 0], after the "
        "second at [2, 2]. The last article counts the most, so the order of the rows matters."
    )
    assert same(got, [2, 2]), message


def test_any_numbers_go(exercise):
    call, got = run(exercise, [-4, 20], [[-8.5, 40]], 0.5)
    message = (
        f"{call} returned {got}, expected [-6.25, 30]: half of the way in each place. "
        "Look for a rounding, a limit or an absolute value that the task does not ask for."
    )
    assert same(got, [-6.25, 30]), message


def test_no_article_changes_nothing(exercise):
    call, got = run(exercise, [8, 2], [], 0.5)
    message = (
        f"{call} returned {got}, expected [8, 2]: nothing was read. "
        "Look at what you return when the loop never runs."
    )
    assert same(got, [8, 2]), message


def test_profile_and_articles_stay_as_they_were(exercise):
    profile, articles = np.array([8.0, 2.0]), np.array([[0.0, 10.0]])
    exercise.read_all(profile, articles, 0.1)
    message = (
        f"After read_all([8, 2], [[0, 10]], 0.1), profile held {profile.tolist()} and articles "
        f"{articles.tolist()}: the caller's data has changed. Expected the same numbers as before. "
        "Look for += and -=: after `now = profile`, both names mean the same array."
    )
    assert (profile.tolist(), articles.tolist()) == ([8, 2], [[0, 10]]), message
