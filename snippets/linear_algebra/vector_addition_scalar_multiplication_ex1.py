"""Keep a reader's profile up to date, article by article.

Start at `profile`.
For each row of `articles`, first row first, go `share` of the way from where you are to that row.
Return where you end.

Example: `read_all([8, 2], [[0, 10]], 0.1)` gives `[7.2, 2.8]`.

Hint: The way from where you are to an article is `article - now`: end minus start.

Hint: Loop over the rows, and let each step start where the last one ended.
Make a new array in each step, so that the caller's `profile` stays as it was.
"""

import numpy as np


# --8<-- [start:starter]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    """Return the profile after all articles.

    Args:
        profile: The reader's interests at the start, integers or floats, shape (d,).
        articles: One article per row, in the order of reading, shape (n, d); n may be 0.
        share: Part of the way to go for each article, from 0 to 1.

    Returns:
        The interests at the end, shape (d,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles:
        now = now + share * (article - now)
    return now


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: share without sign: a share is from 0 to 1.
def inputs(rng):
    yield np.array([8]), np.zeros((0, 1)), 0.5
    yield np.array([8]), np.array([[4]]), 0
    yield np.array([8]), np.array([[4]]), 1
    yield np.array([8, -2]), np.array([[-1, 6]]), 0.5
    yield np.array([1, 3]), np.array([[4, 3], [-2, 5]]), 1
    yield np.array([8, 4]), np.array([[0, 2], [0, 2], [0, 2]]), 0.5
    yield np.array([0.5, -2]), np.zeros((0, 2)), 1
    for number in range(80):
        n, d = rng.integers(0, 7), rng.integers(1, 7)
        share = float(rng.choice([0, 0.125, 0.25, 0.1, 0.333, 0.5, 0.9, 1]))
        profile, articles = rng.integers(-20, 40, size=d), rng.integers(-20, 40, size=(n, d))
        if number % 3:
            profile, articles = profile / 8, articles / 8
        yield profile, articles, share
    yield rng.normal(size=40), rng.normal(size=(90, 40)), 0.03


# --8<-- [end:inputs]


# --8<-- [start:wrong_goes_away fails=test_one_article_moves_toward_it]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles:
        now = now + share * (now - article)
    return now


# --8<-- [end:wrong_goes_away]


# --8<-- [start:wrong_adds_without_shrinking fails=test_one_article_moves_toward_it]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles:
        now = now + share * article
    return now


# --8<-- [end:wrong_adds_without_shrinking]


# --8<-- [start:wrong_swaps_the_weights fails=test_one_article_moves_toward_it]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles:
        now = share * now + (1 - share) * article
    return now


# --8<-- [end:wrong_swaps_the_weights]


# --8<-- [start:wrong_joins_lists fails=test_one_article_moves_toward_it]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = list(profile)
    for article in articles:
        now = now + list(share * (article - profile))
    return np.array(now)


# --8<-- [end:wrong_joins_lists]


# --8<-- [start:wrong_stops_after_the_first fails=test_each_step_starts_where_the_last_ended]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles:
        return now + share * (article - now)
    return now


# --8<-- [end:wrong_stops_after_the_first]


# --8<-- [start:wrong_starts_anew_each_time fails=test_each_step_starts_where_the_last_ended]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles:
        now = profile + share * (article - profile)
    return now


# --8<-- [end:wrong_starts_anew_each_time]


# --8<-- [start:wrong_steps_to_the_mean fails=test_each_step_starts_where_the_last_ended]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    if len(articles) == 0:
        return profile
    return profile + share * (articles.mean(axis=0) - profile)


# --8<-- [end:wrong_steps_to_the_mean]


# --8<-- [start:wrong_reads_backwards fails=test_first_row_is_read_first]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles[::-1]:
        now = now + share * (article - now)
    return now


# --8<-- [end:wrong_reads_backwards]


# --8<-- [start:wrong_rounds fails=test_any_numbers_go]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles:
        now = np.round(now + share * (article - now), 1)
    return now


# --8<-- [end:wrong_rounds]


# --8<-- [start:wrong_collects_every_step fails=test_one_article_moves_toward_it]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    steps = [profile]
    for article in articles:
        steps.append(steps[-1] + share * (article - steps[-1]))
    return np.array(steps)


# --8<-- [end:wrong_collects_every_step]


# --8<-- [start:wrong_changes_the_profile fails=test_profile_and_articles_stay_as_they_were]
def read_all(profile: np.ndarray, articles: np.ndarray, share: float) -> np.ndarray:
    now = profile
    for article in articles:
        now += share * (article - now)
    return now


# --8<-- [end:wrong_changes_the_profile]
