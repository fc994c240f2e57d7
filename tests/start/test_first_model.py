"""Check what the page on the first model says."""

from pathlib import Path

import numpy as np
import pytest
from data.make_ice_cream_days import COLUMNS, make_days
from scipy.stats import binomtest
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error

FILE = "data/ice_cream_days.csv"


@pytest.fixture(scope="module")
def fitted(lesson):
    features = np.column_stack([lesson.temperature, lesson.weekend])
    return LinearRegression().fit(features[lesson.train], lesson.cones[lesson.train])


def test_the_data_is_what_its_script_makes():
    assert Path(FILE).read_text("utf-8").startswith(COLUMNS + "\n")
    made = make_days(np.random.default_rng(seed=7))
    assert np.array_equal(np.loadtxt(FILE, delimiter=",", skiprows=1), made)


def test_summer_is_may_to_august(lesson):
    days = np.arange("2023-05-01", "2023-09-01", dtype="datetime64[D]")
    assert len(lesson.summer) == len(days)
    assert lesson.september[0, 0] == len(days) + 1


def test_no_day_is_both_learned_from_and_tested_on(lesson):
    both = np.concatenate([lesson.train, lesson.test])
    assert np.array_equal(np.sort(both), np.arange(len(lesson.summer)))
    assert (len(lesson.train), len(lesson.test)) == (98, 25)


def test_the_baseline_is_scikit_learns_mean_predictor(lesson):
    usual = DummyRegressor().fit(lesson.train[:, None], lesson.cones[lesson.train])
    missed = mean_absolute_error(lesson.cones[lesson.test], usual.predict(lesson.test[:, None]))
    assert lesson.baseline_error == pytest.approx(missed)


def test_the_weights_are_those_of_scikit_learn(lesson, fitted):
    assert lesson.w == pytest.approx([*fitted.coef_, fitted.intercept_])


def test_the_error_is_that_of_scikit_learn(lesson, fitted):
    features = np.column_stack([lesson.temperature, lesson.weekend])[lesson.test]
    missed = mean_absolute_error(lesson.cones[lesson.test], fitted.predict(features))
    assert lesson.model_error == pytest.approx(missed)


def test_saturday_is_what_the_formula_says(lesson, fitted):
    assert lesson.saturday @ lesson.w == pytest.approx(fitted.predict([[27, 1]])[0])


def test_the_day_after_the_summer_is_no_saturday_but_one_is_coming(lesson, page):
    saturday, sunday = np.flatnonzero(lesson.weekend_9)[:2]
    assert sunday == saturday + 1 > 1  # so that "tomorrow" would contradict the data
    assert saturday < 7
    assert "For the coming Saturday" in page


def test_the_start_of_the_line_is_far_from_any_day(lesson):
    assert f"{lesson.w[2]:.0f}" == "-30"
    assert lesson.temperature.min() > 10


def test_the_model_misses_by_less_than_half_of_the_baseline(lesson):
    assert lesson.model_error < lesson.baseline_error / 2


def test_the_model_came_nearer_on_20_of_25_days_which_is_hardly_luck(lesson, page):
    sold = lesson.cones[lesson.test]
    nearer = np.abs(lesson.predicted - sold) < np.abs(lesson.usual - sold)
    assert f"On {nearer.sum()} of the {len(sold)} days the model came nearer" in page
    assert binomtest(int(nearer.sum()), len(sold)).pvalue < 0.01


def test_a_day_says_little_about_the_next_beyond_its_weather(lesson):
    errors = lesson.X @ lesson.w - lesson.cones
    # Without a link the correlation of 122 pairs has a spread of 1 / sqrt(122) = 0.09.
    assert abs(np.corrcoef(errors[:-1], errors[1:])[0, 1]) < 3 * 0.09


def test_the_model_would_fail_on_the_days_kept_back_if_it_only_remembered(lesson):
    learned = np.abs(lesson.X[lesson.train] @ lesson.w - lesson.cones[lesson.train]).mean()
    # The mean of 25 errors of standard deviation about 7 moves by about 7 / 5; 4 of these.
    assert abs(lesson.model_error - learned) < 4 * 7 / 5


def test_september_is_worse_than_the_usual_guess_was_in_summer(lesson):
    assert lesson.september_error > lesson.baseline_error


def test_only_the_weekdays_of_september_go_wrong(lesson):
    assert lesson.weekday_miss > 30
    # Eight or nine weekends with noise of 11 cones each: a mean within 3 * 11 / 3 of zero.
    assert abs(lesson.weekend_miss) < 11


def test_in_the_summer_weekdays_were_as_good_as_weekends(lesson):
    errors = lesson.X @ lesson.w - lesson.cones
    for value in (0, 1):
        assert abs(errors[lesson.weekend == value].mean()) < 4


def test_august_is_predicted_well_from_may_to_july(lesson):
    w, *_ = np.linalg.lstsq(lesson.X[:92], lesson.cones[:92])
    assert np.abs(lesson.X[92:] @ w - lesson.cones[92:]).mean() < lesson.baseline_error / 2
