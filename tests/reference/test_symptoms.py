"""Each check finds the fault and stays quiet on a healthy case; messages are as the page says."""

import math
import warnings
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import r2_score
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import StandardScaler

PAGE = (Path(__file__).parents[2] / "docs/reference/symptoms.md").read_text(encoding="utf-8")


@pytest.fixture
def rng():
    return np.random.default_rng(seed=20)


def says(message):
    """Say whether the page quotes a message; it may leave out the end."""
    return message in PAGE


# Errors and warnings


def test_inner_sizes_differ_exactly_where_the_product_fails(lesson):
    A, B = np.ones((32, 3)), np.ones((4, 3))
    with pytest.raises(ValueError, match="mismatch in its core dimension 0"):
        A @ B
    assert says("matmul: Input operand 1 has a mismatch in its core dimension 0")
    assert lesson.inner_sizes(A, B) == (3, 4)
    for other in (B.T, np.ones(3), np.ones((5, 3, 2))):
        left, right = lesson.inner_sizes(A, other)
        assert left == right
        A @ other


@pytest.mark.parametrize(
    ("a", "b"),
    [((5, 2), (5,)), ((3, 4), (4, 3)), ((2, 3, 4), (3, 1)), ((5, 2), (5, 1)), ((5, 2), (2,))],
)
def test_axes_clash_exactly_where_broadcasting_fails(lesson, a, b):
    a, b = np.ones(a), np.ones(b)
    try:
        np.broadcast_shapes(a.shape, b.shape)
    except ValueError:
        assert lesson.clashing_axes(a, b)
    else:
        assert lesson.clashing_axes(a, b) == []


def test_the_broadcast_message_is_numpys():
    with pytest.raises(ValueError, match="operands") as caught:
        np.ones((5, 2)) - np.ones(5)
    assert says(str(caught.value).strip())


def test_a_column_against_a_row_is_told(lesson):
    assert not lesson.same_shape(np.ones((3, 1)), np.ones(3))
    assert lesson.same_shape(np.ones(3), np.ones(3))
    assert (np.ones((3, 1)) - np.ones(3)).shape == (3, 3)


def test_redundant_columns_are_found_and_healthy_ones_are_not(lesson, rng):
    X = rng.normal(size=(20, 3))
    assert lesson.redundant_columns(X) == []
    assert lesson.redundant_columns(np.column_stack([X, X @ [1, 2, -1], np.zeros(20)])) == [3, 4]
    assert lesson.redundant_columns(X[:2]) == [2]  # more columns than rows
    assert lesson.redundant_columns(np.column_stack([np.zeros(20), X])) == [0]


def test_rounding_often_hides_an_exactly_redundant_column(lesson, rng):
    assert says("Rounding often hides even an exactly redundant column")
    hidden = 0
    for _ in range(50):
        X = rng.normal(size=(20, 3))
        X = np.column_stack([X, X @ [1, 2, -1]])
        assert lesson.redundant_columns(X) == [3]
        try:
            hidden += np.abs(np.linalg.inv(X.T @ X)).max() > 1e10
        except np.linalg.LinAlgError:
            continue
    assert hidden > 10


def test_the_singular_matrix_is_numpys_error():
    X = np.array([[1, 1, 0], [1, 0, 1]])
    with pytest.raises(np.linalg.LinAlgError, match="Singular matrix"):
        np.linalg.inv(X.T @ X)
    assert says("numpy.linalg.LinAlgError: Singular matrix")


@pytest.mark.parametrize(
    ("x", "message", "key"),
    [
        ([0.5, 0.0], "divide by zero encountered in log", "zeros"),
        ([0.5, -1.0], "invalid value encountered in log", "negative"),
    ],
)
def test_what_log_cannot_take_is_counted(lesson, x, message, key):
    with pytest.warns(RuntimeWarning, match=message):
        np.log(x)
    assert says(f"RuntimeWarning: {message}")
    counts = lesson.log_cannot_take(np.array(x))
    assert counts.pop(key) == 1
    assert set(counts.values()) == {0}
    assert set(lesson.log_cannot_take(np.array([0.5, 1e-300])).values()) == {0}


@pytest.mark.parametrize(("dtype", "limit"), [(np.float64, 709), (np.float32, 88)])
def test_exp_overflows_just_above_the_limits_that_the_page_names(lesson, dtype, limit):
    assert not lesson.too_large_for_exp(np.array([limit], dtype=dtype))
    assert lesson.too_large_for_exp(np.array([0, limit + 1], dtype=dtype))
    assert np.isfinite(np.exp(dtype(limit)))
    with pytest.warns(RuntimeWarning, match="overflow encountered in exp"):
        np.exp(dtype(limit + 1))


def test_softmax_without_a_shift_is_nan():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        shares = np.exp([1000.0, 0.0]) / np.exp([1000.0, 0.0]).sum()
    assert np.isnan(shares[0])
    messages = [str(w.message) for w in caught]
    assert "overflow encountered in exp" in messages
    assert "invalid value encountered in divide" in messages


def test_bad_cells_are_counted_by_column(lesson):
    X = np.array([[1, np.nan, np.inf], [2, 3, -np.inf]])
    assert lesson.bad_cells(X).tolist() == [0, 1, 2]
    assert not lesson.bad_cells(np.ones((3, 2))).any()


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (np.nan, "Input X contains NaN."),
        (np.inf, "Input X contains infinity or a value too large for dtype('float64')."),
    ],
)
def test_missing_values_give_scikit_learns_messages(bad, message):
    with pytest.raises(ValueError, match="Input X contains") as caught:
        NearestNeighbors().fit(np.array([[1.0], [bad]]))
    assert str(caught.value).startswith(message)
    assert says(message)


def test_lbfgs_fails_on_unequal_scales_and_not_on_equal_ones(lesson, rng):
    X = np.column_stack([rng.normal(size=300), 1e5 * rng.normal(size=300)])
    y = (X[:, 0] + X[:, 1] / 1e5 + rng.normal(size=300) > 0).astype(int)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        LogisticRegression(max_iter=5).fit(X, y)
    assert any("lbfgs failed to converge" in str(w.message) for w in caught)
    assert any(w.category is ConvergenceWarning for w in caught)
    scaled = StandardScaler().fit_transform(X)
    LogisticRegression().fit(scaled, y)  # a warning would be an error here
    assert lesson.scale_ratio(X) > 10_000
    assert lesson.scale_ratio(scaled) == pytest.approx(1)


def test_memory_is_counted_before_it_is_asked_for(lesson):
    assert lesson.gibibytes((1024, 1024, 128)) == 1
    assert lesson.gibibytes((1024, 1024, 128), np.float32) == 0.5
    with pytest.raises(MemoryError) as caught:
        np.empty((10_000_000, 10_000_000))
    assert says(str(caught.value))
    assert lesson.gibibytes((10_000_000, 10_000_000)) / 1024 == pytest.approx(728, abs=0.5)


# Training


def test_the_first_loss_that_is_no_number_is_found(lesson):
    assert lesson.first_bad_step(np.array([1.0, np.inf, np.nan])) == 1
    assert lesson.first_bad_step(np.array([np.nan])) == 0
    assert lesson.first_bad_step(np.array([3.0, 2.0])) is None


def test_a_loss_that_grows_is_told_from_one_that_falls(lesson):
    # Each step multiplies w by 1 - 2 * rate: beyond a rate of 1 its size grows.
    assert lesson.grows(lesson.short_training(rate=1.01))
    assert not lesson.grows(lesson.short_training(rate=0.99))


def test_a_tiny_step_lowers_the_loss_only_with_the_right_gradient(lesson):
    loss = np.cosh
    assert lesson.change_by_tiny_step(loss, np.sinh, 1.0) < 0
    assert lesson.change_by_tiny_step(loss, lambda w: -np.sinh(w), 1.0) > 0
    assert lesson.change_by_tiny_step(loss, lambda w: 0 * w, 1.0) == 0


def test_dead_units_are_counted(lesson):
    outputs = np.array([[0.0, 1.0, 0.0, 2.0], [0.0, 0.0, 3.0, 1.0]])
    assert lesson.dead_share(outputs) == 0.25
    assert lesson.dead_share(outputs + 1) == 0


def test_spikes_of_the_gradient_are_found(lesson, rng):
    norms = rng.uniform(0.5, 2, size=100)
    assert len(lesson.spikes(norms)) == 0
    norms[[7, 60]] = 40
    assert lesson.spikes(norms).tolist() == [7, 60]


def test_a_model_that_always_says_the_same_shows(lesson):
    true = np.array([0, 0, 0, 1])
    assert lesson.class_shares(np.zeros(4, dtype=int), true) == {0: (1, 0.75), 1: (0, 0.25)}
    assert lesson.class_shares(true[::-1], true) == {0: (0.75, 0.75), 1: (0.25, 0.25)}


def test_overfitting_is_a_gap_of_many_spreads(lesson):
    folds = [0.70, 0.72, 0.74]  # mean 0.72, standard deviation 0.02
    assert lesson.gap_in_spreads(0.92, folds) == pytest.approx(10)
    assert lesson.gap_in_spreads(0.73, folds) == pytest.approx(0.5)


def test_validation_above_training_is_measured_in_standard_errors(lesson):
    n, training = 400, 0.8
    error = stats.binom(n, training).std() / n
    assert lesson.standard_errors_apart(training, 0.8 + 3 * error, n) == pytest.approx(3)


def test_two_models_are_compared_as_in_welchs_t_test(lesson, rng):
    a, b = rng.normal(size=8), rng.normal(1, 2, size=12)
    t = stats.ttest_ind(b, a, equal_var=False).statistic
    assert lesson.beyond_seeds(a, b) == pytest.approx(t)


# Scores


def test_the_majority_is_right_99_times_in_100(lesson):
    assert lesson.majority_accuracy(np.repeat([0, 1], [99, 1])) == 0.99
    assert lesson.majority_accuracy(np.array(["a", "b", "c", "b"])) == 0.5


def test_a_feature_that_gives_the_answer_away_is_found(lesson, rng):
    y = rng.integers(0, 2, size=500)
    noise = rng.normal(size=(500, 2))
    leak = 1 - y + 0.01 * rng.normal(size=500)  # turned round, it still tells
    assert lesson.suspicious_features(np.column_stack([noise, leak]), y) == [2]
    assert lesson.suspicious_features(noise + y[:, None], y) == []


def test_precision_follows_from_counts(lesson):
    # Of 10,000 cases 100 are true: 90 hits and 0.05 * 9,900 = 495 false alarms.
    assert lesson.expected_precision(0.9, 0.05, 0.01) == pytest.approx(90 / (90 + 495))


def test_a_shift_makes_r_squared_negative_and_is_seen_as_one(lesson, rng):
    y = rng.normal(size=200)
    noisy = y + 0.3 * rng.normal(size=200)
    r2, offset = lesson.r_squared_and_offset(y, noisy)
    assert r2 == pytest.approx(r2_score(y, noisy))
    assert r2 > 0
    assert offset < 0.1
    r2, offset = lesson.r_squared_and_offset(y, noisy + 5)
    assert r2 < 0
    assert offset > 0.9


def test_the_r_squared_in_the_text_is_that_of_the_example(lesson):
    r2, _ = lesson.r_squared_and_offset(lesson.price, lesson.good + 150)
    assert says(f"−{-r2:.1f}")


def test_promises_are_kept_by_honest_scores_only(lesson, rng):
    n = 40_000
    p = rng.uniform(size=n)
    # A bin holds n/4 cases; its share is off by at most 5 standard errors of 0.5/√(n/4) = 0.005.
    for promised, kept, size in lesson.promised_and_kept(p, rng.uniform(size=n) < p):
        assert abs(promised - kept) < 0.025
        assert size == pytest.approx(n / 4, rel=0.05)
    gaps = [a - b for a, b, _ in lesson.promised_and_kept(p, rng.uniform(size=n) < 0.5)]
    assert gaps[-1] > 0.3
    assert lesson.promised_and_kept(np.array([1.0]), np.array([1])) == [(1, 1, 1)]


def test_about_two_thirds_of_the_bold_scores_near_0_9_come_true(lesson):
    *_, (promised, kept, _) = lesson.promised_and_kept(lesson.p, lesson.bold)
    assert promised == pytest.approx(0.88, abs=0.01)
    assert kept == pytest.approx(2 / 3, abs=0.03)


def test_a_feature_that_has_moved_is_told_from_those_that_have_not(lesson, rng):
    training, live = rng.normal(size=(2000, 3)), rng.normal(size=(2000, 3))
    live[:, 1] -= 2
    moved = lesson.shift(training, live)
    # Each mean is off by about 1/√2000 = 0.022, the difference of two by 0.032; 5 times that.
    assert (moved[[0, 2]] < 0.16).all()
    assert moved[1] == pytest.approx(2, abs=0.25)


# Distances


def test_centering_lowers_the_cosine_of_unrelated_rows(lesson, rng):
    X = rng.normal(size=(200, 60)) + 4
    assert lesson.mean_cosine(X) > 0.9
    assert abs(lesson.mean_cosine(X - X.mean(axis=0))) < 0.01
    assert lesson.mean_cosine(np.eye(5)) == 0


def test_distances_lose_contrast_with_dimensions(lesson, rng):
    assert lesson.contrast(rng.uniform(size=(500, 1000))) < 1.3
    assert lesson.contrast(rng.uniform(size=(500, 2))) > 5


def test_the_feature_with_large_numbers_makes_up_the_distance(lesson, rng):
    X = rng.normal(size=(50, 2)) * [1, 1000]
    pairs = X[:, None] - X[None]
    by_pairs = np.mean(pairs**2, axis=(0, 1))
    assert lesson.share_of_distance(X) == pytest.approx(by_pairs / by_pairs.sum())
    assert lesson.share_of_distance(X)[1] > 0.99
    assert lesson.share_of_distance(X / X.std(axis=0)) == pytest.approx(0.5)


# Statistics


def test_inflation_is_that_of_a_regression_on_the_other_features(lesson, rng):
    X = rng.normal(size=(300, 3))
    X[:, 2] += 3 * X[:, 0]
    for k in range(3):
        others = np.column_stack([np.ones(300), np.delete(X, k, axis=1)])
        fit = others @ np.linalg.lstsq(others, X[:, k], rcond=None)[0]
        assert lesson.inflation(X)[k] == pytest.approx(1 / (1 - r2_score(X[:, k], fit)))


def test_nearly_equal_features_flip_a_sign_and_show_in_the_inflation(lesson, rng):
    area, noise = rng.normal(size=(2, 60))
    X = np.column_stack([area, area + 0.02 * noise])
    signs = {
        np.sign(np.linalg.lstsq(X, area + X[:, 1] + rng.normal(size=60), rcond=None)[0][0])
        for _ in range(30)
    }
    assert signs == {-1, 1}
    assert lesson.inflation(X).max() > 10


def test_looking_often_raises_the_rate_of_false_alarms(lesson):
    runs = 20_000
    # One look: 0.05 ± 5 standard errors, √(0.05 · 0.95 / 20,000) = 0.0015 each.
    assert lesson.false_alarm_rate(looks=1, runs=runs) == pytest.approx(0.05, abs=0.0078)
    # Armitage, McPherson and Rowe (1969): 14.2 percent at 5 looks, 19.3 percent at 10.
    assert lesson.false_alarm_rate(looks=5, runs=runs) == pytest.approx(0.142, abs=0.013)
    assert lesson.false_alarm_rate(looks=10, runs=runs) == pytest.approx(0.193, abs=0.014)


def test_holm_adjusts_step_by_step(lesson):
    # By hand: 0.01 · 3; then 0.02 · 2, and 0.04 · 1, which is no less than the one before.
    assert lesson.holm([0.04, 0.01, 0.02]) == pytest.approx([0.04, 0.03, 0.04])
    assert lesson.holm([0.03]) == pytest.approx([0.03])
    assert lesson.holm([0.9, 0.8]).tolist() == [1, 1]


def test_one_of_twenty_metrics_is_significant_by_chance():
    assert pytest.approx(0.64, abs=0.005) == 1 - 0.95**20
    assert 20 * 0.05 == 1


def test_the_top_percent_holds_much_of_a_skewed_total(lesson):
    assert lesson.top_share(np.ones(1000)) == pytest.approx(0.01)
    assert lesson.top_share(np.append(np.ones(99), 901)) == pytest.approx(0.901)
    assert says(f"The average order is {lesson.orders.mean():.0f} dollars")
    assert says("half of all orders are below 20")
    assert 19 < np.median(lesson.orders) < 20
    assert np.mean(lesson.orders > lesson.orders.mean()) < 0.2


def test_a_common_cause_vanishes_within_its_groups(lesson, rng):
    group = np.repeat([0, 1], 500)
    x, y = 4 * group + rng.normal(size=1000), 4 * group + rng.normal(size=1000)
    overall, inside = lesson.correlation_within(x, y, group)
    assert overall > 0.7
    assert max(map(abs, inside.values())) < 5 / np.sqrt(500)
    _, inside = lesson.correlation_within(x, x + rng.normal(size=1000), group)
    assert min(inside.values()) > 0.5  # a real connection stays


def test_the_reported_deviation_tells_its_ddof(lesson, rng):
    x = rng.normal(size=7)
    assert lesson.ddof_of(x, np.std(x)) == 0
    assert lesson.ddof_of(x, np.std(x, ddof=1)) == 1
    assert lesson.ddof_of(x, 3 * np.std(x)) is None
    assert StandardScaler().fit(x[:, None]).scale_[0] == pytest.approx(np.std(x))


# Numbers


def test_rounding_is_told_from_a_difference(lesson):
    assert 0.1 + 0.2 != 0.3
    assert lesson.rounding_only(0.1 + 0.2, 0.3)
    assert not lesson.rounding_only(0.1 + 0.2, 0.3001)


def test_near_zero_both_functions_need_a_limit():
    assert np.isclose(1e-9, 5e-9)
    assert not math.isclose(1e-20, 0)
    assert says("`np.isclose(1e-9, 5e-9)` is true, and `math.isclose(1e-20, 0)` is false")


def test_integers_wrap_around_silently(lesson):
    cents = np.array([40_000, 30_000], dtype=np.int32)
    assert np.sum(cents**2, dtype=np.int32) < 0
    assert lesson.overflows(cents)
    assert not lesson.overflows(cents // 10)
    assert np.iinfo(np.int32).max == pytest.approx(2.1e9, rel=0.03)
    assert (np.array([200], dtype=np.uint8) + np.array([100], dtype=np.uint8))[0] == 44


def test_the_short_formula_loses_the_digits_that_are_counted(lesson, rng):
    x = 1e9 + rng.uniform(size=50)
    assert lesson.digits_lost(x) > 16
    assert np.var(x) > 0
    assert lesson.digits_lost(rng.normal(size=50)) < 1
    assert np.mean(lesson.sensor**2) - np.mean(lesson.sensor) ** 2 < 0
    assert -np.log10(np.finfo(np.float64).eps) == pytest.approx(16, abs=0.5)
    assert -np.log10(np.finfo(np.float32).eps) == pytest.approx(7, abs=0.5)
