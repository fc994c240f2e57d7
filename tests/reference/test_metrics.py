"""Check what the page on metrics says, by hand and by counting pairs and cells."""

import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn import metrics
from sklearn.calibration import calibration_curve

PAGE = Path(__file__).parents[2] / "docs/reference/metrics.md"
numbers = st.floats(-100, 100).map(lambda x: round(x, 3))
pairs = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=30)


def cells(true: np.ndarray, predicted: np.ndarray) -> tuple[int, int, int, int]:
    """Return TP, FP, FN and TN, counted one case at a time."""
    seen = [(int(t), int(p)) for t, p in zip(true, predicted, strict=True)]
    return tuple(seen.count(cell) for cell in [(1, 1), (0, 1), (1, 0), (0, 0)])


def test_silence_is_99_percent_accurate_and_finds_nothing(lesson: SimpleNamespace):
    tp, fp, fn, tn = cells(lesson.fraud, lesson.silent)
    assert (tp, fp, fn, tn) == (0, 0, 20, 1980)
    assert lesson.silent_accuracy == pytest.approx((tp + tn) / 2000) == 0.99


def test_95_percent_of_each_class_leave_few_alarms_right(lesson: SimpleNamespace):
    tp, fp, fn, tn = cells(lesson.fraud, lesson.noisy)
    assert tp / (tp + fn) == tn / (tn + fp) == 0.95
    assert lesson.noisy_balanced == pytest.approx(0.95)
    assert lesson.noisy_precision == pytest.approx(tp / (tp + fp))


def test_one_right_alarm_has_full_precision_and_alarming_always_full_recall(
    lesson: SimpleNamespace,
):
    assert cells(lesson.fraud, lesson.timid) == (1, 0, 19, 1980)
    assert cells(lesson.fraud, lesson.loud) == (20, 1980, 0, 0)
    assert metrics.precision_score(lesson.fraud, lesson.loud) == pytest.approx(0.01)
    assert metrics.recall_score(lesson.fraud, lesson.timid) == pytest.approx(1 / 20)


def test_precision_falls_with_the_share_of_positives(lesson: SimpleNamespace):
    # Of 100,000 payments 1,000 are fraud: 900 are found, and 5% of 99,000 are false alarms.
    assert lesson.rare_precision == pytest.approx(900 / (900 + 4950))


def test_f1_depends_on_the_class_that_is_called_positive(lesson: SimpleNamespace):
    tp, fp, fn, tn = cells(lesson.kept, lesson.guess)
    assert (tp, fp, fn, tn) == (85, 8, 5, 2)
    assert lesson.f1_stays == pytest.approx(stats.hmean([tp / (tp + fp), tp / (tp + fn)]))
    assert lesson.f1_leaves == pytest.approx(stats.hmean([tn / (tn + fn), tn / (tn + fp)]))


def test_f1_lies_between_precision_and_recall_and_closer_to_the_smaller():
    y, predicted = np.repeat([1, 0, 1], [5, 45, 5]), np.repeat([1, 1, 0], [5, 45, 5])
    precision, recall = metrics.precision_score(y, predicted), metrics.recall_score(y, predicted)
    assert precision < metrics.f1_score(y, predicted) < (precision + recall) / 2


def test_beta_above_1_weighs_recall_more():
    y, predicted = np.repeat([1, 0, 1], [5, 45, 5]), np.repeat([1, 1, 0], [5, 45, 5])
    f_half, f1, f2 = (metrics.fbeta_score(y, predicted, beta=b) for b in (0.5, 1, 2))
    assert f_half < f1 < f2  # recall is the larger of the two here


def test_mcc_is_a_correlation_and_moves_with_the_share(lesson: SimpleNamespace):
    assert lesson.mcc_half == pytest.approx(np.corrcoef(lesson.half, lesson.even)[0, 1])
    assert lesson.mcc_rare == pytest.approx(np.corrcoef(lesson.fraud, lesson.noisy)[0, 1])
    assert metrics.balanced_accuracy_score(lesson.half, lesson.even) == pytest.approx(0.95)
    assert lesson.mcc_half == pytest.approx(0.9)
    assert lesson.mcc_rare < 0.4


def test_guessing_gives_what_the_ranges_say():
    rng = np.random.default_rng(seed=0)
    y, guess = rng.random(20_000) < 0.2, rng.random(20_000) < 0.5
    # Five standard errors of a share among the 4,000 positives.
    five = 5 * 0.5 / math.sqrt(4000)
    assert metrics.balanced_accuracy_score(y, guess) == pytest.approx(0.5, abs=five)
    assert metrics.matthews_corrcoef(y, guess) == pytest.approx(0, abs=five)
    assert metrics.precision_score(y, guess) == pytest.approx(0.2, abs=five)
    assert metrics.roc_auc_score(y, rng.random(20_000)) == pytest.approx(0.5, abs=five)
    assert metrics.average_precision_score(y, rng.random(20_000)) == pytest.approx(0.2, abs=five)


def test_roc_auc_counts_pairs_and_misses_the_top(lesson: SimpleNamespace):
    positive, negative = lesson.score[lesson.fraud == 1], lesson.score[lesson.fraud == 0]
    u = stats.mannwhitneyu(positive, negative).statistic
    assert lesson.roc_auc == pytest.approx(u / (20 * 1980))
    highest = sorted(zip(lesson.score, lesson.fraud, strict=True), reverse=True)[:20]
    assert lesson.top_precision == pytest.approx(sum(label for _, label in highest) / 20)
    assert lesson.fraud.sum() == 20  # a perfect ranking would have them all there
    assert lesson.roc_auc > 0.9 > 0.25 > lesson.top_precision


def test_pictures_of_both_curves_are_as_described(lesson: SimpleNamespace):
    at_ten = lesson.true_rate[lesson.false_rate <= 0.1].max()
    assert at_ten == pytest.approx(0.65, abs=0.005)
    assert np.trapezoid(lesson.true_rate, lesson.false_rate) == pytest.approx(lesson.roc_auc)
    order = np.argsort(-lesson.score)
    found = np.cumsum(lesson.fraud[order])
    precision = found / np.arange(1, 2001)
    assert precision[:3].tolist() == [1, 1, 1]
    assert precision[found == 7].max() == pytest.approx(0.2, abs=0.05)  # a third of the 20
    assert precision[found > 10].max() < 0.1


def test_average_precision_is_the_mean_precision_at_the_positives(lesson: SimpleNamespace):
    ranked = lesson.fraud[np.argsort(-lesson.score)]
    at_each = [ranked[: i + 1].mean() for i in np.flatnonzero(ranked)]
    assert lesson.average_precision == pytest.approx(np.mean(at_each))


def test_ndcg_of_the_best_order_is_1_with_and_without_junk(lesson: SimpleNamespace):
    for gains in (lesson.good, lesson.junk):
        assert (np.diff(gains[0]) <= 0).all()
        assert metrics.ndcg_score(gains, -np.arange(gains.shape[1])[None]) == 1


def test_random_orders_often_have_an_ndcg_above_one_half():
    rng = np.random.default_rng(seed=0)
    gains = rng.integers(0, 4, size=(200, 8))
    gains[:, 0] = 3
    each = [metrics.ndcg_score([g], [rng.random(8)]) for g in gains]
    assert np.median(each) > 0.5


def test_one_mistyped_label_adds_half_the_log_loss(lesson: SimpleNamespace):
    assert lesson.loss_careful == pytest.approx(-math.log(0.95))
    one = (999 * -math.log(0.95) - math.log(1e-12)) / 1000
    assert lesson.loss_certain == pytest.approx(one)
    assert lesson.loss_certain > 1.5 * lesson.loss_careful


def test_a_coin_flip_has_log_loss_0_69_and_brier_score_a_quarter():
    assert metrics.log_loss([0, 1], [0.5, 0.5]) == pytest.approx(0.69, abs=0.005)
    assert metrics.brier_score_loss([0, 1], [0.5, 0.5]) == 0.25


def test_log_loss_of_a_certain_mistake_ends_at_36():
    one_wrong = metrics.log_loss([1, 0], [0.0, 0.0]) * 2
    assert one_wrong == pytest.approx(36, abs=0.1)


def test_always_calling_positive_has_the_f1_of_the_page():
    for s in (0.01, 0.2, 0.5):
        y = np.arange(1000) < 1000 * s
        assert metrics.f1_score(y, np.ones(1000)) == pytest.approx(2 * s / (1 + s))


def test_gains_of_2_to_the_g_minus_1_change_ndcg():
    grades, shown = np.array([[1, 3, 0, 2]]), -np.arange(4)[None]
    plain, steep = (metrics.ndcg_score(g, shown) for g in (grades, 2**grades - 1))
    assert steep < plain - 0.05


def test_saying_the_share_has_a_tiny_brier_score_and_ranks_nothing(lesson: SimpleNamespace):
    assert lesson.flat_brier == pytest.approx(0.01 * 0.99)  # the variance of the labels
    assert metrics.roc_auc_score(lesson.fraud, lesson.flat) == 0.5


def test_calibration_error_is_that_of_scikit_learns_bins(lesson: SimpleNamespace):
    y, p = lesson.happened, lesson.believed
    observed, predicted = calibration_curve(y, p, n_bins=10)
    counts, _ = np.histogram(p, bins=10, range=(0, 1))
    expected = np.average(np.abs(observed - predicted), weights=counts)
    assert lesson.calibration_error(y.astype(float), p) == pytest.approx(expected)
    assert lesson.ece_overconfident == pytest.approx(expected)
    assert lesson.ece_flat == pytest.approx(0, abs=1e-12)


def test_a_certain_prediction_falls_into_the_last_bin(lesson: SimpleNamespace):
    assert lesson.calibration_error(np.array([0.0, 1.0]), np.array([1.0, 0.95])) == pytest.approx(
        0.475
    )


def test_overconfident_model_is_as_the_picture_says(lesson: SimpleNamespace):
    # Each bin holds about 2,000 cases: a share scatters by at most 0.5 / sqrt(2000); five of those.
    five = 5 * 0.5 / math.sqrt(2000)
    middles = np.arange(0.05, 1, 0.1)
    assert lesson.shares == pytest.approx(0.5 + 0.6 * (middles - 0.5), abs=five)
    assert (lesson.shares[0], lesson.shares[-1]) == pytest.approx((0.23, 0.77), abs=0.005)


def test_mae_prefers_the_median_and_rmse_the_mean(lesson: SimpleNamespace):
    guesses = np.linspace(0, 10, 101)
    mae = [np.abs(lesson.sold - g).mean() for g in guesses]
    rmse = [np.sqrt(np.square(lesson.sold - g).mean()) for g in guesses]
    assert guesses[np.argmin(mae)] == np.median(lesson.sold) == 0
    assert guesses[np.argmin(rmse)] == pytest.approx(lesson.sold.mean()) == 2
    assert (mae[0], mae[20]) == pytest.approx((2.0, 3.2))


def test_one_outlier_makes_the_rmse(lesson: SimpleNamespace):
    assert math.sqrt((99 + 100**2) / 100) == pytest.approx(10.05, abs=0.005)
    rmse = metrics.root_mean_squared_error(lesson.zeros, lesson.miss)
    assert rmse == pytest.approx(math.sqrt((99 + 100**2) / 100))
    assert metrics.mean_absolute_error(lesson.zeros, lesson.miss) == pytest.approx(1.99)


@given(pairs)
def test_rmse_is_never_below_mae(cases):
    y, predicted = np.array(cases).T
    mae = metrics.mean_absolute_error(y, predicted)
    assert metrics.root_mean_squared_error(y, predicted) >= mae - 1e-9


def test_forecasting_nothing_costs_100_percent_and_three_times_200(lesson: SimpleNamespace):
    for (name, times), expected in zip(
        {"always 0": 0, "three times": 3}.items(), [1, 2], strict=True
    ):
        percent = np.abs(lesson.demand - times * lesson.demand) / lesson.demand
        assert lesson.mape[name] == percent.mean() == expected


def test_the_same_errors_give_a_good_and_a_bad_r_squared(lesson: SimpleNamespace):
    # The variance of a uniform target is (high - low)^2 / 12, that of the errors 20^2.
    wide, narrow = (1 - 20**2 / ((high - low) ** 2 / 12) for low, high in [(100, 500), (280, 320)])
    assert wide == pytest.approx(0.97)
    # Relative error of a ratio of variances of 1,000 numbers: below sqrt(2 / 1000 + 0.8 / 1000).
    assert 1 - lesson.narrow_r_squared == pytest.approx(1 - narrow, rel=5 * math.sqrt(0.0028))
    assert lesson.narrow_r_squared < 0


@given(st.lists(numbers, min_size=2, max_size=30, unique=True))
def test_saying_the_mean_has_an_r_squared_of_0(y):
    assert metrics.r2_score(y, np.full(len(y), np.mean(y))) == pytest.approx(0, abs=1e-6)


def test_perplexity_depends_on_the_number_of_pieces(lesson: SimpleNamespace):
    assert lesson.log_probability == -30
    assert math.exp(30) ** (1 / 10) == pytest.approx(20.1, abs=0.05)
    assert math.exp(30) ** (1 / 15) == pytest.approx(7.4, abs=0.05)
    assert stats.gmean([7] * 12) == pytest.approx(7)  # 12 tokens, each one of 7 at random


def test_every_metric_says_range_call_concept_and_blind_spot():
    sections = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    assert len(sections) == 18
    for section in sections:
        for part in ("```formula", "- **Range.**", "- **Call.**", "- **Concept.**"):
            assert section.count(part) == 1, section
        assert "**Blind spot: " in section
