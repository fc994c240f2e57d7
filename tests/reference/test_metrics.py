"""Check what the page on metrics says, by hand and by counting pairs and cells."""

import itertools
import math
import re
import warnings
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.linear_model import LogisticRegression

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


def test_a_missed_case_costs_f_beta_as_much_as_beta_squared_false_alarms():
    def f2(found: int, missed: int, false: int) -> float:
        counts = [found, missed, false]
        return metrics.fbeta_score(
            np.repeat([1, 1, 0], counts), np.repeat([1, 0, 1], counts), beta=2
        )

    assert f2(7, 3 + 1, 5) == pytest.approx(f2(7, 3, 5 + 2**2))
    assert f2(7, 3 + 1, 5) < f2(7, 3, 5 + 1)


def test_an_alarm_for_a_random_30_percent_finds_30_percent():
    rng = np.random.default_rng(seed=1)
    y, guess = rng.random(20_000) < 0.1, rng.random(20_000) < 0.3
    # Five standard errors of a share among about 2,000 positives.
    five = 5 * math.sqrt(0.3 * 0.7 / y.sum())
    assert metrics.recall_score(y, guess) == pytest.approx(0.3, abs=five)


def test_without_alarms_precision_is_0_with_a_warning_and_mcc_0_without():
    with pytest.warns(UserWarning, match="Precision is ill-defined"):
        assert metrics.precision_score([0, 1, 1], [0, 0, 0]) == 0
    assert metrics.matthews_corrcoef([0, 1, 1], [0, 0, 0]) == 0
    assert metrics.matthews_corrcoef([0, 1, 1], [1, 1, 1]) == 0


def shares_of_rank_sums(m: int, n: int) -> np.ndarray:
    """Return how likely each number 0 … mn of won pairs is if all orders are alike."""
    ways = np.zeros((m + 1, m * n + 1))
    ways[0, 0] = 1
    for seen in range(1, m + n + 1):  # each case, from the lowest, is a positive or a negative
        for positives in range(min(seen, m), 0, -1):
            negatives = seen - positives
            if negatives <= n:  # this positive wins against the negatives below it
                ways[positives, negatives:] += ways[positives - 1, : m * n + 1 - negatives]
    return ways[m] / math.comb(m + n, m)


def test_guessing_on_15_and_15_cases_is_often_far_below_one_half(page: str):
    small = shares_of_rank_sums(2, 3)  # against all ten orders, written out
    won = [
        sum(q < p for p in a for q in {*range(5)} - {*a})
        for a in itertools.combinations(range(5), 2)
    ]
    assert small == pytest.approx([won.count(u) / 10 for u in range(7)])
    below = shares_of_rank_sums(15, 15)[np.arange(226) / 225 < 0.4 - 1e-9].sum()
    assert f"with 15 positives and 15 negatives guessing is below 0.4 in {below:.0%}" in page


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=30))
def test_roc_auc_of_answers_is_their_balanced_accuracy(cases):
    y, answers = np.array(cases).T
    if 0 < y.sum() < len(y):
        balanced = metrics.balanced_accuracy_score(y, answers)
        assert metrics.roc_auc_score(y, answers) == pytest.approx(balanced)


def expected(positives: int, n: int) -> float:
    """Return the mean average precision of all orders."""
    # At place k, given a positive there, (k - 1)(positives - 1) / (n - 1) others are above it.
    k = np.arange(1, n + 1)
    return float(np.mean((1 + (k - 1) * (positives - 1) / (n - 1)) / k))


def test_average_precision_of_a_random_order_is_above_the_share_on_a_short_list(page: str):
    orders = [np.isin(range(6), places) for places in itertools.combinations(range(6), 2)]
    each = [metrics.average_precision_score(y, -np.arange(6)) for y in orders]
    assert np.mean(each) == pytest.approx(expected(2, 6))
    assert f"for 5 among 20, {expected(5, 20):.2f} on average" in page
    assert expected(5000, 20_000) == pytest.approx(0.25, abs=0.001)


def test_ndcg_of_random_orders_depends_on_what_is_useful_and_on_k(page: str):
    def expected(useful: int, n: int, k: int) -> float:
        # Each place holds a useful result with probability useful / n.
        discounts = 1 / np.log2(np.arange(2, k + 2))
        return useful / n * discounts.sum() / discounts[: min(useful, k)].sum()

    for useful, n, k in [(2, 5, 5), (1, 6, 3)]:
        orders = itertools.combinations(range(n), useful)
        gains = [np.isin(range(n), places).astype(int) for places in orders]
        each = [metrics.ndcg_score([g], [-np.arange(n)], k=k) for g in gains]
        assert np.mean(each) == pytest.approx(expected(useful, n, k))
    half, one, far = expected(5, 10, 10), expected(1, 10, 10), expected(1, 100, 10)
    said = f"{half:.2f} for 5 useful among 10, {one:.2f} for 1 among 10, {far:.2f} for 1 among 100"
    assert said in page


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


def test_the_better_forecast_has_the_worse_calibration_error(lesson: SimpleNamespace, printed: str):
    half, sure = np.full(1000, 0.5), np.repeat([0.95, 0.05], 500)
    assert [lesson.came[:500].mean(), lesson.came[500:].mean()] == [0.9, 0.1]
    assert lesson.calibration_error(lesson.came, half) == pytest.approx(0, abs=1e-12)
    assert lesson.calibration_error(lesson.came, sure) == pytest.approx(0.05)
    loss = -0.9 * math.log(0.95) - 0.1 * math.log(0.05)
    assert f"error 0.05, log loss {loss:.2f}" in printed
    assert f"error 0.00, log loss {math.log(2):.2f}" in printed
    brier = [metrics.brier_score_loss(lesson.came, p) for p in (half, sure)]
    assert brier == pytest.approx([0.25, 0.9 * 0.05**2 + 0.1 * 0.95**2])


@pytest.mark.parametrize(("cases", "error"), [(100, "0.10"), (1000, "0.03")])
def test_a_calibrated_model_has_a_calibration_error(
    lesson: SimpleNamespace, page: str, cases: int, error: str
):
    rng = np.random.default_rng(seed=0)
    each = []
    for _ in range(1000):
        p = rng.random(cases)
        each.append(lesson.calibration_error((rng.random(cases) < p).astype(float), p))
    assert f"{np.mean(each):.2f}" == error
    assert f"about {error} on {cases:,}" in page or f"and {error} on {cases:,}" in page


def test_a_prediction_on_the_edge_of_two_bins_goes_down_in_scikit_learn_and_up_here(
    lesson: SimpleNamespace,
):
    y, p = np.array([0.0, 1.0]), np.array([0.15, 0.2])
    observed, _ = calibration_curve(y, p, n_bins=10)
    assert observed.tolist() == [0.5]  # both in the bin from 0.1 to 0.2
    assert lesson.calibration_error(y, p) == pytest.approx((0.15 + 0.8) / 2)  # in two bins


def test_scikit_learn_doubles_the_brier_score_from_three_classes_on():
    assert metrics.brier_score_loss([1, 0], [[0.2, 0.8], [0.6, 0.4]]) == pytest.approx(0.1)
    by_hand = [(1 - 0.8) ** 2 + 0.2**2, (1 - 0.6) ** 2 + 0.4**2]  # summed over both classes
    assert np.mean(by_hand) == pytest.approx(2 * 0.1)
    assert metrics.brier_score_loss([0, 1, 2], np.eye(3)[[1, 2, 0]]) == 2


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


@given(st.floats(1, 100), st.floats(0, 1))
def test_too_low_costs_at_most_100_percent(target: float, share: float):
    low = metrics.mean_absolute_percentage_error([target], [target * share])
    assert low <= 1
    assert metrics.mean_absolute_percentage_error([target], [target * 3]) == pytest.approx(2)


def test_a_target_of_0_does_not_stop_the_mape(lesson: SimpleNamespace):
    both = metrics.mean_absolute_percentage_error([0, 5], [1, 5])
    assert both == pytest.approx(1 / lesson.smallest / 2)
    assert both > 1e15


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


def test_the_mean_of_other_targets_has_an_r_squared_below_0():
    assert metrics.r2_score([1, 2, 6], [4, 4, 4]) < 0 == metrics.r2_score([1, 2, 6], [3, 3, 3])


def test_equal_scores_rank_like_guessing_except_by_trapezoids(
    lesson: SimpleNamespace, printed: str
):
    assert len(set(lesson.same)) == 1
    precision, recall, _ = lesson.curve  # two points: everything, and nothing by agreement
    assert (precision.tolist(), recall.tolist()) == ([0.01, 1], [1, 0])
    assert f"average precision              {0.01:.3f}" in printed
    assert f"by trapezoids {(0.01 + 1) / 2:.3f}" in printed


def test_guessing_gets_more_average_precision_than_ties(lesson: SimpleNamespace, page: str):
    assert f"here {expected(20, 2000):.3f} on average" in page
    tied = metrics.average_precision_score(lesson.fraud, lesson.same)
    assert tied == lesson.fraud.mean() < expected(20, 2000)


def test_trapezoids_flatter_ties_and_are_a_little_low_without(lesson: SimpleNamespace, page: str):
    rng = np.random.default_rng(seed=2)

    def both(y: np.ndarray, score: np.ndarray) -> tuple[float, float]:
        precision, recall, _ = metrics.precision_recall_curve(y, score)
        return metrics.auc(recall, precision), metrics.average_precision_score(y, score)

    area, average = both(lesson.fraud, lesson.score)
    assert f"[model above](#average-precision), {area:.2f} against {average:.2f}, and half" in page
    flattered = 0
    for _ in range(100):
        y = rng.permutation(np.arange(200) < 30)
        score = rng.normal(size=200) + y
        area, average = both(y, score)
        assert average - 0.1 < area < average
        area, average = both(y, np.round(score))
        flattered += area > average
    assert flattered > 80
    second = np.arange(10) == 1, -np.arange(10)
    area, average = both(*second)
    assert f"{area:.2f} against {average:.2f}, for a single positive in second place" in page
    for _ in range(200):  # few cases, no ties
        y = rng.permutation(np.arange(rng.integers(2, 30)) < 1)
        area, average = both(y, rng.random(len(y)))
        assert area < average + 1e-12


def test_the_mean_of_the_others_has_an_auc_of_0_with_one_left_out(page: str):
    assert "mean of the others, with one case left out at a time, has an AUC of 0" in page
    y = np.random.default_rng(seed=4).integers(2, size=1000)
    others = (y.sum() - y) / (len(y) - 1)
    assert metrics.roc_auc_score(y, others) == 0
    alike = np.full(len(y), y.mean())  # folds of equal shares: all that is said is one number
    assert metrics.roc_auc_score(y, alike) == 0.5


def test_scorers_of_losses_are_turned_around(page: str):
    assert "Names such as `neg_log_loss`" in page
    X, y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0, 1, 0, 1])
    model = LogisticRegression().fit(X, y)
    loss = metrics.log_loss(y, model.predict_proba(X))
    assert metrics.get_scorer("neg_log_loss")(model, X, y) == pytest.approx(-loss)


def test_ndcg_of_ties_is_the_mean_over_their_orders():
    gains = np.array([3, 2, 0, 1])
    orders = [-np.array(order) for order in itertools.permutations(range(4))]
    each = [metrics.ndcg_score([gains], [order]) for order in orders]
    assert metrics.ndcg_score([gains], [np.zeros(4)]) == pytest.approx(np.mean(each))


def test_top_k_of_ties_is_the_first_the_last_or_any_class(torch: ModuleType):
    same = np.full((1, 5), 0.2)
    assert same.argmax() == 0
    found = [metrics.top_k_accuracy_score([c], same, k=1, labels=range(5)) for c in range(5)]
    assert found == [0, 0, 0, 0, 1]
    tops = [torch.topk(torch.full((n,), 0.5), 1).indices.item() for n in (3, 5, 10, 17, 1000)]
    assert any(top > 0 for top in tops)
    assert any(top < n - 1 for top, n in zip(tops, (3, 5, 10, 17, 1000), strict=True))


def test_with_one_class_perfect_answers_get_what_the_page_shows(
    lesson: SimpleNamespace, printed: str
):
    expected = {
        "accuracy": (1, 1),
        "F1": (0, 1),
        "MCC": (0, 0),
        "ROC AUC": (math.nan, math.nan),
        "average precision": (0, 1),
        "Cohen's kappa": (math.nan, math.nan),
    }
    assert lesson.perfect.keys() == expected.keys()
    rows = {line[:17].strip(): line[17:].split() for line in printed.splitlines()[-6:]}
    for name, (nobody, everybody) in expected.items():
        assert rows[name] == [f"{nobody:.0f}", f"{everybody:.0f}"], name
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            got = [lesson.perfect[name](y, y) for y in (lesson.nobody, lesson.everybody)]
        assert got == pytest.approx([nobody, everybody], nan_ok=True)
        assert bool(seen) == (name != "accuracy"), name


def test_r_squared_of_equal_targets_is_1_0_or_a_rounding_error(lesson: SimpleNamespace):
    assert metrics.r2_score([3, 3, 3], [3, 3, 3]) == 1
    assert metrics.r2_score([3, 3, 3], [3, 3, 4]) == 0
    assert sum([0.1, 0.1, 0.1]) / 3 != 0.1
    assert lesson.r2_rounded < -1e25


# What the calls of the page are given: two classes, scores, probabilities, graded results.
CALLED = {
    "y": np.array([0, 1, 1, 0, 1]),
    "predicted": np.array([0, 1, 0, 0, 1]),
    "score": np.array([0.3, 2.0, 1.0, 0.1, 0.9]),
    "p": np.array([0.2, 0.9, 0.4, 0.3, 0.6]),
    "gains": np.array([3, 0, 1]),
    "scores": np.array([0.5, 0.7, 0.1]),
    "loss": 1.2,
    "np": np,
    "metrics": metrics,
}
CALLS = re.findall(r"`((?:metrics|np)\.\w+\([^`]*\))`", PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("call", CALLS)
def test_call_of_the_page_runs(call: str):
    names = (
        CALLED | {"y": np.array([1.5, 2, 3, 4, 6])} if "mean" in call or "r2" in call else CALLED
    )
    assert isinstance(float(eval(call, names)), float)


def test_every_metric_has_a_call():
    assert len(CALLS) == 18  # fbeta_score besides F1, and none for the calibration error


A, B = np.repeat([1, 0], [2, 3]), np.repeat([0, 1], [2, 3])  # truth, and each answer wrong
EXTREMES = [  # metric, its worst or lowest case, its best, and the two ends of its range
    (metrics.accuracy_score, (A, B), (A, A), (0, 1)),
    (metrics.balanced_accuracy_score, (A, B), (A, A), (0, 1)),
    (metrics.precision_score, (A, B), (A, A), (0, 1)),
    (metrics.recall_score, (A, B), (A, A), (0, 1)),
    (metrics.f1_score, (A, B), (A, A), (0, 1)),
    (metrics.matthews_corrcoef, (A, B), (A, A), (-1, 1)),
    (metrics.roc_auc_score, (A, B), (A, A), (0, 1)),
    (metrics.brier_score_loss, (A, A), (A, B), (0, 1)),
    (metrics.mean_absolute_error, (A, A), (A, A + 1e9), (0, 1e9)),
    (metrics.root_mean_squared_error, (A, A), (A, A + 1e9), (0, 1e9)),
    (metrics.r2_score, (A, A + 1e9), (A, A), (-math.inf, 1)),
]


@pytest.mark.parametrize(("metric", "low", "high", "ends"), EXTREMES)
def test_ends_of_the_range_are_reached(metric, low, high, ends):
    least, most = ends
    assert metric(*low) == pytest.approx(least) or metric(*low) < -1e15 > least
    assert metric(*high) == pytest.approx(most)


def test_ends_of_ndcg_and_of_average_precision_are_as_the_page_says():
    assert metrics.ndcg_score([[0, 0, 1]], [[3, 2, 1]], k=2) == 0  # nothing useful in the first two
    y = np.repeat([1, 0], [1, 999])
    assert metrics.average_precision_score(y, np.arange(1000)) == 0.001  # last, and so near 0
    assert metrics.average_precision_score(y, -np.arange(1000)) == 1


def test_every_metric_says_range_call_concept_and_blind_spot():
    sections = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    assert len(sections) == 20
    *sections, ties, one_class = sections
    assert "{ #ties }" in ties
    assert "{ #one-class }" in one_class
    for section in sections:
        for part in ("```formula", "- **Range.**", "- **Call.**", "- **Concept.**"):
            assert section.count(part) == 1, section
        assert "**Blind spot: " in section
