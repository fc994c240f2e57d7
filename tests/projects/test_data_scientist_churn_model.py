from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, log_loss
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def oracle(notebook):
    """Scikit-learn's fit of the same customers, without regularization."""
    X, y = notebook.X[notebook.fitting], notebook.left[notebook.fitting]
    return LogisticRegression(C=np.inf, fit_intercept=False, tol=1e-10).fit(X, y)


def test_no_customer_is_in_two_groups(notebook):
    groups = [notebook.fitting, notebook.choosing, notebook.final]
    assert sorted(np.concatenate(groups)) == list(range(len(notebook.data)))


def test_a_third_of_the_customers_leaves(notebook):
    assert notebook.left_share == pytest.approx(1 / 3, abs=0.02)


def test_columns_are_scaled_as_scikit_learn_scales_them_by_the_first_group_alone(notebook):
    scaler = StandardScaler().fit(notebook.data[notebook.fitting, :2])
    np.testing.assert_allclose(notebook.X[:, 1:], scaler.transform(notebook.data[:, :2]))


def test_sigmoid_agrees_with_scipy_where_the_plain_formula_overflows(notebook):
    z = np.array([-1000, -30, -1, 0, 1, 30, 1000.0])
    np.testing.assert_allclose(notebook.sigmoid(z), expit(z))


def test_loss_is_that_of_scikit_learn(notebook):
    w = np.array([0.5, -1.0, 2.0])
    expected = log_loss(notebook.left, expit(notebook.X @ w))
    assert notebook.loss(w, notebook.X, notebook.left) == pytest.approx(expected)


def test_product_loop_and_nudges_give_one_gradient(notebook):
    exact = notebook.gradient(np.array([0.5, -1.0, 2.0]), notebook.X, notebook.left)
    np.testing.assert_allclose(notebook.looped, exact, rtol=1e-10)
    # A central difference is off by step² times a third derivative, which is below 10 here.
    np.testing.assert_allclose(notebook.nudged, exact, atol=10 * notebook.step**2 + 1e-9)


def test_gradient_descent_finds_the_weights_of_scikit_learn(notebook, oracle):
    np.testing.assert_allclose(notebook.w, oracle.coef_[0], atol=1e-3)


def test_the_default_of_scikit_learn_pulls_the_weights_toward_0(notebook):
    X, y = notebook.X[notebook.fitting, 1:], notebook.left[notebook.fitting]
    default = LogisticRegression().fit(X, y).coef_[0]
    assert (np.abs(default) < np.abs(notebook.w[1:])).all()
    page = (ROOT / "docs/study/code-from-scratch.md").read_text("utf-8")
    assert f"from −{-notebook.w[2]:.2f} to −{-default[1]:.2f}" in page


def test_the_fit_finds_the_weights_that_made_the_data(notebook):
    found = notebook.w[1:] / notebook.spread
    p = notebook.sigmoid(notebook.X[notebook.fitting] @ notebook.w)
    X = notebook.X[notebook.fitting]
    errors = np.sqrt(np.diag(np.linalg.inv(X.T @ (X * (p * (1 - p))[:, None]))))[1:]
    made = [0.024, -0.28]
    assert (np.abs(found - made) < 3 * errors / notebook.spread).all()


def test_the_loss_falls_at_every_step_from_ln_2(notebook):
    losses = notebook.history["600 to fit"][1]
    assert losses[0] == pytest.approx(np.log(2))
    assert (np.diff(losses) <= 1e-12).all()


def test_other_customers_cost_about_as_much_as_those_the_model_was_fitted_to(notebook):
    assert notebook.other_loss == pytest.approx(notebook.last_loss, abs=0.05)


def test_both_drawn_lines_hold_the_probability_they_are_labeled_with(notebook):
    # The cell leaves the last one, that of 30 percent.
    line = np.column_stack(
        [np.ones(2), (notebook.some_days - notebook.mean[0]) / notebook.spread[0], notebook.scaled]
    )
    np.testing.assert_allclose(notebook.sigmoid(line @ notebook.w), 0.3)


def test_confusion_matrix_agrees_with_scikit_learn_for_many_thresholds(notebook, oracle):
    y = notebook.left[notebook.choosing]
    for threshold in np.linspace(0.05, 0.95, 10):
        flagged = oracle.predict_proba(notebook.X[notebook.choosing])[:, 1] >= threshold
        expected = confusion_matrix(y, flagged)
        assert (notebook.confusion(flagged, y) == expected).all()
        own = notebook.confusion(notebook.p[notebook.choosing] >= threshold, y)
        assert np.abs(own - expected).max() <= 1  # weights that differ in the fourth decimal


def test_gain_counts_6_dollars_for_each_coupon_and_20_for_each_leaver_who_got_one(notebook):
    rows, t = notebook.final, 0.4
    flagged = notebook.p[rows] >= t
    dollars = 20 * notebook.left[rows][flagged].sum() - 6 * flagged.sum()
    assert notebook.gain(t, rows) == pytest.approx(dollars / 3)  # 300 customers, per 100


def test_costs_put_the_best_threshold_at_three_tenths_if_probabilities_are_true(notebook):
    p = notebook.p
    expected = [np.sum((20 * p - 6)[p >= t]) for t in notebook.thresholds]
    assert notebook.thresholds[np.argmax(expected)] == pytest.approx(notebook.from_costs, abs=0.021)


def test_probabilities_agree_with_counts_so_the_threshold_from_costs_holds(notebook):
    held_back = np.concatenate([notebook.choosing, notebook.final])
    p, left = notebook.p[held_back], notebook.left[held_back]
    for low, high in [(0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 1)]:
        group = (p >= low) & (p < high)
        error = np.sqrt(p[group] @ (1 - p[group])) / group.sum()
        assert left[group].mean() == pytest.approx(p[group].mean(), abs=4 * error)


def test_the_threshold_from_costs_beats_peak_half_and_everyone_in_the_last_group(notebook):
    assert notebook.at_costs > notebook.at_half > notebook.at_peak > notebook.at_all > 0


def test_with_as_many_leavers_as_in_the_second_group_the_last_would_bring_about_as_much(notebook):
    stayed, left = (notebook.left[notebook.final] == outcome for outcome in (0, 1))
    for t in (notebook.from_costs, 0.5):
        flagged = notebook.p[notebook.final] >= t
        share = notebook.share_before
        dollars = 14 * share * flagged[left].mean() - 6 * (1 - share) * flagged[stayed].mean()
        assert 100 * dollars == pytest.approx(notebook.gain(t, notebook.choosing), rel=0.05)
    assert notebook.share_before > notebook.left_share > notebook.share_now


def test_cost_of_a_customer_is_ln_1_plus_e_to_z_and_z_less_for_one_who_left(notebook):
    row, z = np.array([[1.0]]), 1.7
    stayed, left = (notebook.loss(np.array([z]), row, np.array([y])) for y in (0, 1))
    assert stayed == pytest.approx(np.log(1 + np.exp(z)))
    assert left == pytest.approx(stayed - z)


def test_the_peak_of_the_second_group_beats_the_threshold_from_costs_there(notebook):
    assert max(notebook.gains) == notebook.gain(notebook.peak, notebook.choosing)
    assert max(notebook.gains) > notebook.gain(notebook.from_costs, notebook.choosing)


def test_climbing_the_gradient_makes_the_loss_rise(notebook):
    w, X, y = np.zeros(3), notebook.X, notebook.left
    assert notebook.loss(w + notebook.gradient(w, X, y), X, y) > notebook.loss(w, X, y)


def gained(notebook, threshold):
    """Return what each customer of the last group brings, in dollars per 100 of them."""
    rows = notebook.final
    return 100 * (notebook.p[rows] >= threshold) * (20 * notebook.left[rows] - 6)


@pytest.mark.parametrize(("other", "decided"), [("half", False), ("peak", True)])
def test_ranges_are_those_of_paired_differences_and_only_the_peak_is_clearly_worse(
    notebook, other, decided
):
    thresholds = {"half": 0.5, "peak": notebook.peak}
    differences = gained(notebook, notebook.from_costs) - gained(notebook, thresholds[other])
    error = differences.std() / np.sqrt(len(differences))
    low, high = notebook.ranges["one half" if other == "half" else other]
    middle = notebook.at_costs - getattr(notebook, f"at_{other}")
    assert differences.mean() == pytest.approx(middle)
    # Ends from 2,000 draws, and not quite normal: a tenth of the width.
    expected = [middle - 1.96 * error, middle + 1.96 * error]
    assert [low, high] == pytest.approx(expected, abs=0.1 * 4 * error)
    assert (low > 0) == decided


def test_as_many_customers_as_named_tell_the_lead_over_one_half_in_80_of_100_samples(notebook):
    differences = gained(notebook, notebook.from_costs) - gained(notebook, 0.5)
    assert notebook.ahead == pytest.approx(differences.mean())
    n, runs = int(notebook.needed), 4000
    samples = np.random.default_rng(seed=1).choice(differences, size=(runs, n))
    lower_ends = samples.mean(axis=1) - 1.96 * samples.std(axis=1) / np.sqrt(n)
    # A width from 2,000 draws is off by some percent, which moves the share by about as much.
    assert np.mean(lower_ends > 0) == pytest.approx(0.8, abs=0.06)


def test_no_line_parts_the_first_group_so_the_loss_has_a_minimum(notebook):
    X = notebook.X[notebook.fitting]
    sign = 2 * notebook.left[notebook.fitting] - 1
    apart = linprog(
        np.zeros(3), A_ub=-sign[:, None] * X, b_ub=-np.ones(len(X)), bounds=(None, None)
    )
    assert apart.status == 2  # infeasible
    on_them = linprog(
        -(sign @ X), A_ub=-sign[:, None] * X, b_ub=np.zeros(len(X)), bounds=[(-1, 1)] * 3
    )
    assert on_them.fun == pytest.approx(0)  # not even with customers on the line


def test_a_coupon_at_a_probability_of_04_brings_2_dollars_on_average():
    assert round(0.4 * 14 - 0.6 * 6, 9) == 2
