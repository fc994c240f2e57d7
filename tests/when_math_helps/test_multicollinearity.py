"""Check what the page on multicollinearity says."""

import importlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from sklearn.linear_model import LinearRegression, Ridge

TRUTH = np.array([1.5, 1.8])


@pytest.fixture(scope="module")
def errors(lesson):
    """Return the standard errors of the three coefficients: 3 times the root of (A'A)⁻¹."""
    A = np.column_stack([lesson.ads, np.ones(26)])
    return 3 * np.sqrt(np.diag(np.linalg.inv(A.T @ A)))


def variance_inflation(ads):
    """Return the factor of the last column from the regression of it on the others."""
    model = LinearRegression().fit(ads[:, :-1], ads[:, -1])
    return 1 / (1 - model.score(ads[:, :-1], ads[:, -1]))


def test_scikit_learn_finds_the_same_coefficients(lesson):
    model = LinearRegression().fit(lesson.ads, lesson.profit)
    assert np.allclose(lesson.found, [*model.coef_, model.intercept_])
    assert lesson.explained == pytest.approx(model.score(lesson.ads, lesson.profit))


def test_social_seems_to_destroy_about_a_dollar_while_the_fit_is_good(lesson):
    assert lesson.found[1] == pytest.approx(-1, abs=0.15)
    assert lesson.explained > 0.8


def test_about_60_percent_of_each_budget_goes_to_search(lesson):
    share = lesson.search / (lesson.search + lesson.social)
    assert share.mean() == pytest.approx(0.6, abs=0.01)
    assert np.ptp(share) < 0.15


def test_stopping_social_costs_what_the_page_says(lesson):
    a_week = (TRUTH[1] - 1) * lesson.social.mean() * 1000
    assert lesson.loss_a_year == pytest.approx(52 * a_week, abs=500)
    assert lesson.loss_a_year > 0


def test_the_factor_is_that_of_a_regression_of_one_feature_on_the_other(lesson):
    assert lesson.vif == pytest.approx(variance_inflation(lesson.ads))
    assert round(lesson.vif) == 29
    assert np.sqrt(29) > 5
    assert lesson.vif_all == pytest.approx(variance_inflation(lesson.ads_all))


@pytest.mark.parametrize("constant", [True, False])
@pytest.mark.parametrize("settings", [{}, {"standardize": False}])
def test_only_without_constant_and_means_statsmodels_gives_527(
    lesson, statsmodels, page, constant, settings
):
    inflation = importlib.import_module("statsmodels.stats.outliers_influence")
    columns = statsmodels.add_constant(lesson.ads) if constant else lesson.ads
    found = inflation.variance_inflation_factor(columns, columns.shape[1] - 1, **settings)
    if constant or not settings:
        assert found == pytest.approx(lesson.vif)
    else:
        assert f"without a constant give {found:.0f}:" in page
        # R squared is then measured from 0, not from the mean.
        a, b = lesson.ads.T
        assert found == pytest.approx(1 / (1 - (a @ b) ** 2 / (a @ a) / (b @ b)))


def test_a_hundred_times_the_weeks_make_the_error_a_tenth(lesson, errors):
    A = np.tile(np.column_stack([lesson.ads, np.ones(26)]), (100, 1))
    many = 3 * np.sqrt(np.diag(np.linalg.inv(A.T @ A)))
    assert many == pytest.approx(errors / 10)
    assert variance_inflation(A[:, :2]) == pytest.approx(lesson.vif)


def test_the_condition_number_follows_from_the_correlation(lesson):
    assert lesson.condition == pytest.approx((1 + lesson.r) / (1 - lesson.r))


@given(st.floats(-0.999, 0.999))
def test_the_standard_error_grows_by_the_root_of_the_factor(r):
    with_r = np.linalg.inv(np.array([[1, r], [r, 1]]))[0, 0]
    without = np.linalg.inv(np.eye(2))[0, 0]
    assert np.sqrt(with_r / without) == pytest.approx(np.sqrt(1 / (1 - r**2)))
    assert with_r >= 1 - 1e-12


def test_the_bootstrap_spreads_about_as_the_formula_for_the_error_says(lesson, errors):
    # The noise it sees is that of 26 residuals: within a third of the true one, as is usual for
    # 23 degrees of freedom (chi-square: 0.71 to 1.29 in 95 percent), and resampling adds a little.
    spread = lesson.fits.std(axis=0)
    assert np.all((spread / errors > 0.65) & (spread / errors < 1.35))


def test_the_range_for_social_holds_great_losses_and_great_gains(lesson):
    low, high = np.quantile(lesson.fits[:, 1], [0.025, 0.975])
    assert low < -3
    assert high > 3
    assert low < TRUTH[1] < high


def test_the_usual_mix_pays_and_is_known_well(lesson, errors):
    A = np.column_stack([lesson.ads, np.ones(26)])
    direction = np.array([0.6, 0.4, 0])
    error = 3 * np.sqrt(direction @ np.linalg.inv(A.T @ A) @ direction)
    assert error < errors[1] / 10
    assert 1 < lesson.mix_low < TRUTH @ [0.6, 0.4] < lesson.mix_high


def test_the_share_of_half_years_with_a_wrong_sign_is_what_the_normal_law_gives(lesson, errors):
    exact = norm.cdf(-TRUTH[1] / errors[1])
    assert lesson.share_negative == pytest.approx(exact, abs=4 * np.sqrt(exact / 4000))
    assert 0.2 < exact < 0.3


def test_without_social_as_a_feature_search_gets_the_credit_for_both(lesson):
    alone = LinearRegression().fit(lesson.search[:, None], lesson.profit).coef_[0]
    both = TRUTH[0] + TRUTH[1] * 0.4 / 0.6
    assert alone == pytest.approx(both, rel=0.1)


def test_more_weeks_like_these_help_slowly_and_trial_weeks_fast(lesson, errors):
    def error(ads):
        A = np.column_stack([ads, np.ones(len(ads))])
        return 3 * np.sqrt(np.linalg.inv(A.T @ A)[1, 1])

    twice = error(np.vstack([lesson.ads, lesson.ads]))
    assert twice == pytest.approx(errors[1] / np.sqrt(2))
    assert error(lesson.ads_all) < errors[1] / 8


def test_the_trial_keeps_the_sum_and_moves_the_budgets_apart(lesson):
    assert set(lesson.social_trial) == {2.0, 10.0}
    assert np.all(lesson.search_trial + lesson.social_trial == 14)
    assert len(lesson.social_trial) == 8


def test_with_the_trial_the_whole_range_lies_above_a_dollar_around_the_truth(lesson):
    assert 1 < lesson.low_all < TRUTH[1] < lesson.high_all
    assert lesson.vif_all < 1.5


def test_each_coefficient_answers_the_other_on_a_line(lesson):
    assert np.corrcoef(lesson.fits[:, 0], lesson.fits[:, 1])[0, 1] < -0.95


def test_l2_regularization_shrinks_the_coefficients(lesson):
    plain = LinearRegression().fit(lesson.ads, lesson.profit).coef_
    calm = Ridge(alpha=26).fit(lesson.ads, lesson.profit).coef_
    assert np.linalg.norm(calm) < np.linalg.norm(plain) / 1.5
    assert np.abs(calm[0] - calm[1]) < np.abs(plain[0] - plain[1]) / 2
