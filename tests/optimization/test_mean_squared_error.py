"""Check what the lesson says: Mean squared error (MSE)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime
from scipy.stats import laplace, norm
from sklearn.linear_model import LinearRegression
from sklearn.metrics import (
    mean_absolute_error,
    mean_squared_error,
    r2_score,
    root_mean_squared_error,
)
from sklearn.model_selection import LeaveOneOut, cross_val_predict

SIZE = np.array([52.0, 68, 85, 104, 126, 148])
PRICE = np.array([258.0, 281, 325, 352, 409, 441])
RULE = np.array([254.0, 286, 320, 358, 402, 446])
RESIDUALS = PRICE - RULE
TYPED = np.array([2580.0, *PRICE[1:]])

numbers = st.floats(-100, 100)
pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8)


@given(pairs)
def test_function_agrees_with_scikit_learn_and_is_never_negative(lesson, rows):
    y, y_hat = np.array(rows).T
    found = lesson.mean_squared_error(y, y_hat)
    assert found == pytest.approx(mean_squared_error(y, y_hat))
    assert found >= 0
    assert found == pytest.approx(lesson.mean_squared_error(y_hat, y))


@given(pairs)
def test_rmse_is_at_least_mae(rows):
    y, y_hat = np.array(rows).T
    assert root_mean_squared_error(y, y_hat) >= mean_absolute_error(y, y_hat) - 1e-9


def test_rmse_equals_mae_where_all_misses_have_one_size():
    assert root_mean_squared_error([3, 3], [0, 6]) == mean_absolute_error([3, 3], [0, 6]) == 3


def test_hand_calculation_of_the_six_homes(lesson):
    assert lesson.rule.tolist() == (2 * SIZE + 150).tolist() == RULE.tolist()
    assert RESIDUALS.tolist() == [4, -5, 5, -6, 7, -5] == lesson.residuals.tolist()
    assert (RESIDUALS**2).tolist() == [16, 25, 25, 36, 49, 25]
    assert np.sum(RESIDUALS**2) == 176
    assert lesson.mse == pytest.approx(29.33, abs=0.005)
    assert lesson.mse / 2 == pytest.approx(14.67, abs=0.005)
    assert root_mean_squared_error(PRICE, RULE) == pytest.approx(5.42, abs=0.005)
    assert np.sum(np.abs(RESIDUALS)) == 32
    assert mean_absolute_error(PRICE, RULE) == pytest.approx(5.33, abs=0.005)


def test_predicting_the_mean_has_the_variance_as_mse_and_r2_is_0_993():
    at_mean = mean_squared_error(PRICE, np.full(6, PRICE.mean()))
    assert at_mean == pytest.approx(np.var(PRICE)) == pytest.approx(4237, abs=0.5)
    assert PRICE.mean() == pytest.approx(344.3, abs=0.05)
    assert r2_score(PRICE, RULE) == pytest.approx(0.993, abs=5e-4)
    assert r2_score(PRICE, RULE) == pytest.approx(1 - 176 / 6 / np.var(PRICE))
    assert np.std(PRICE) == pytest.approx(65, abs=0.5)


def test_r2_is_1_for_exact_0_for_the_mean_and_negative_below():
    assert r2_score(PRICE, PRICE) == 1
    assert r2_score(PRICE, np.full(6, PRICE.mean())) == pytest.approx(0)
    assert r2_score(PRICE, PRICE[::-1]) < 0


def test_in_dollars_rmse_is_5416_and_mse_29_333_333():
    assert root_mean_squared_error(1000 * PRICE, 1000 * RULE) == pytest.approx(5416, abs=0.5)
    assert mean_squared_error(1000 * PRICE, 1000 * RULE) == pytest.approx(29_333_333, abs=0.5)


def test_batch_mses_average_and_batch_rmses_do_not(lesson):
    halves = [(PRICE[:3], RULE[:3]), (PRICE[3:], RULE[3:])]
    assert np.mean([mean_squared_error(*half) for half in halves]) == pytest.approx(lesson.mse)
    roots = np.mean([root_mean_squared_error(*half) for half in halves])
    assert lesson.mean_of_roots == pytest.approx(roots)
    assert lesson.root == pytest.approx(root_mean_squared_error(PRICE, RULE))
    assert lesson.mean_of_roots < lesson.root - 0.02


def test_unequal_batches_need_weights():
    parts = [mean_squared_error(PRICE[:2], RULE[:2]), mean_squared_error(PRICE[2:], RULE[2:])]
    assert np.average(parts, weights=[2, 4]) == pytest.approx(176 / 6)
    assert np.mean(parts) != pytest.approx(176 / 6)


def test_printed_lines_show_both_errors(printed):
    rows = [" ".join(line.split()) for line in printed.splitlines()]
    assert rows == [
        "all six MSE 29.33 RMSE 5.42",
        "first 3 MSE 22.00 RMSE 4.69",
        "last 3 MSE 36.67 RMSE 6.06",
        "means MSE 29.33 RMSE 5.37",
        "correct MSE 29.3 MAE 5.3",
        "mistyped MSE 901,739.3 MAE 392.3",
        "share of the first home: 99.997%",
    ]


def test_typing_error_takes_over_the_mse(lesson):
    assert (TYPED - RULE)[0] == 2326
    mse = mean_squared_error(TYPED, RULE)
    assert lesson.share == pytest.approx(2326**2 / (6 * mse))
    assert lesson.mse_factor == pytest.approx(mse / (176 / 6))
    assert lesson.mae_factor == pytest.approx(mean_absolute_error(TYPED, RULE) / (32 / 6))
    assert lesson.equal_misses == pytest.approx(2326**2 / 25)


def test_turned_line_has_half_the_mse_of_the_rule(lesson):
    fit = LinearRegression().fit(SIZE[:, None], TYPED)
    predicted = fit.predict(SIZE[:, None])
    assert lesson.turned == pytest.approx(mean_squared_error(TYPED, predicted))
    assert lesson.turned < mean_squared_error(TYPED, RULE)
    worse = np.abs(TYPED - predicted) > np.abs(TYPED - RULE)
    assert worse.tolist() == [False, True, True, True, True, True]


def test_column_minus_row_gives_the_mean_square_of_36_differences(lesson):
    squares = [(paid - said) ** 2 for paid in PRICE for said in RULE]
    assert len(squares) == 36
    assert lesson.wrong_shape == pytest.approx(np.mean(squares))


def test_quarter_of_the_mse_is_half_the_rmse():
    whole, half = mean_squared_error([0, 0], [2, 4]), mean_squared_error([0, 0], [1, 2])
    assert (half / whole, np.sqrt(half) / np.sqrt(whole)) == (0.25, 0.5)


def test_batches_of_2_and_6_with_mse_10_and_2_have_4_together():
    residuals = np.array([np.sqrt(10), -np.sqrt(10), *[np.sqrt(2)] * 6])
    assert np.mean(residuals**2) == pytest.approx(4)


@given(pairs)
def test_mse_is_variance_plus_squared_mean_of_the_residuals(rows):
    y, y_hat = np.array(rows).T
    expected = np.var(y - y_hat) + np.mean(y - y_hat) ** 2
    assert mean_squared_error(y, y_hat) == pytest.approx(expected, abs=1e-6)


def test_residuals_2_and_6_have_variance_4_mean_4_and_mse_20():
    residuals = np.array([2, 6])
    assert (np.var(residuals), np.mean(residuals), np.mean(residuals**2)) == (4, 4, 20)


def test_with_the_typing_error_the_slope_is_minus_14(lesson):
    assert TYPED[0] == 10 * PRICE[0]
    fit = LinearRegression().fit(SIZE[:, None], TYPED)
    assert fit.coef_[0] == pytest.approx(lesson.bad[0]) == pytest.approx(-14, abs=0.5)
    assert fit.intercept_ == pytest.approx(lesson.bad[1])
    assert lesson.good[0] == pytest.approx(LinearRegression().fit(SIZE[:, None], PRICE).coef_[0])
    assert 1350 < fit.predict([[52]])[0] < 1400


def test_dashed_square_has_the_mean_area(lesson):
    assert lesson.side**2 == pytest.approx(176 / 6)


def test_rule_prices_each_home_within_7_thousand():
    assert np.max(np.abs(RESIDUALS)) == 7


def test_r2_changes_when_swapped_and_mse_does_not(lesson):
    assert r2_score([0, 10], [4, 6]) == pytest.approx(lesson.r2_right) == pytest.approx(0.36)
    assert r2_score([4, 6], [0, 10]) == pytest.approx(lesson.r2_swapped) == pytest.approx(-15)
    assert mean_squared_error([0, 10], [4, 6]) == mean_squared_error([4, 6], [0, 10])


def test_scikit_learn_no_longer_takes_squared_false():
    with pytest.raises(TypeError) as caught:
        mean_squared_error(PRICE, RULE, squared=False)
    assert str(caught.value) == "got an unexpected keyword argument 'squared'"


def test_gradient_for_one_prediction_is_twice_the_miss_over_n(lesson):
    numeric = approx_fprime(RULE, lambda y_hat: lesson.mean_squared_error(PRICE, y_hat))
    np.testing.assert_allclose(2 * (RULE - PRICE) / 6, numeric, rtol=1e-4)


@given(st.floats(200, 500))
def test_mse_of_a_constant_is_variance_plus_squared_distance_to_the_mean(c):
    expected = np.var(PRICE) + (PRICE.mean() - c) ** 2
    assert mean_squared_error(PRICE, np.full(6, c)) == pytest.approx(expected)


def test_gradient_in_matrix_form_agrees_with_differences_and_is_63_and_0_for_the_rule(page):
    X = np.column_stack([SIZE, np.ones(6)])
    for w in ([2.0, 150.0], [0.0, 10.0]):
        numeric = [
            (mean_squared_error(PRICE, X @ (w + e)) - mean_squared_error(PRICE, X @ (w - e))) / 2
            for e in np.eye(2)
        ]
        gradient = 2 / 6 * X.T @ (X @ w - PRICE)
        np.testing.assert_allclose(gradient, numeric, atol=1e-9)
        if w[0] == 2:
            assert f"it is $({numeric[0]:.0f}, {abs(numeric[1]):.0f})$" in page
    # Down is where the slope is lower.
    assert LinearRegression().fit(SIZE[:, None], PRICE).coef_[0] < 2


@given(st.floats(0.5, 3), st.floats(1, 3))
def test_for_normal_misses_of_one_spread_the_lowest_mse_is_the_maximum_likelihood(sigma, slope):
    lines = [(slope + a, 150 + b) for a in (-0.5, 0, 0.5) for b in (-20, 0, 20)]
    misses = [PRICE - (a * SIZE + b) for a, b in lines]
    likelihoods = [np.sum(norm.logpdf(r, scale=sigma)) for r in misses]
    assert np.argmax(likelihoods) == np.argmin([np.mean(r**2) for r in misses])
    costs = norm.logpdf(0, scale=sigma) - norm.logpdf([sigma, 2 * sigma], scale=sigma)
    assert costs == pytest.approx([0.5, 2])


def test_for_double_exponential_misses_it_is_the_lowest_mae_instead():
    misses = [TYPED - (slope * SIZE + base) for slope, base in [(2, 150), (-14, 1984)]]
    assert np.argmax([np.sum(laplace.logpdf(r, scale=5)) for r in misses]) == 0
    assert np.argmin([np.mean(np.abs(r)) for r in misses]) == 0
    assert np.argmin([np.mean(r**2) for r in misses]) == 1


def test_rmse_of_the_best_line_is_larger_on_homes_it_was_not_fitted_to(page):
    model, sizes = LinearRegression(), SIZE[:, None]
    fitted = root_mean_squared_error(PRICE, model.fit(sizes, PRICE).predict(sizes))
    left_out = cross_val_predict(model, sizes, PRICE, cv=LeaveOneOut())
    kept = root_mean_squared_error(PRICE, left_out)
    assert f"is {fitted:.1f} on its six homes, {kept:.1f} if each home" in page


def test_mse_loss_of_pytorch_divides_by_all_320_entries(torch, page):
    predicted = torch.full((32, 10), 3.0, dtype=torch.float64, requires_grad=True)
    y = torch.arange(320, dtype=torch.float64).reshape(32, 10)
    torch.nn.MSELoss()(predicted, y).backward()
    expected = 2 * (3 - np.arange(320).reshape(32, 10)) / 320
    np.testing.assert_allclose(predicted.grad, expected)
    assert f"of 32 rows with 10 outputs $n$ is {y.numel()}" in page


def test_quiz_residuals_1_minus_1_and_4():
    residuals = np.array([1, -1, 4])
    assert np.mean(residuals**2) == 6
    assert np.sum(residuals**2) == 18
    assert np.mean(np.abs(residuals)) == 2


def test_quiz_mse_of_90_against_a_variance_of_100():
    assert round(1 - 90 / 100, 9) == 0.1
    assert round(np.sqrt(90), 1) == 9.5
