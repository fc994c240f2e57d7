"""Check what the lesson on confidence intervals says, with SciPy as the oracle.

Simulated counts are compared with exact probabilities: a count of n independent cases lies, but
for 2 in a billion runs, between the outermost quantiles of its binomial distribution.
"""

import runpy
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

# By path: to an import, `statistics` is Python's own module.
lesson = SimpleNamespace(**runpy.run_path("statistics/confidence_intervals.py"))
N = 900
COUNTS = np.arange(N + 1)
SHARES = COUNTS / N


def may_be(share, n, probability):
    """Say whether a share of n simulated cases agrees with an exact probability."""
    ends = stats.binom(n, probability).ppf([1e-9, 1 - 1e-9])
    return ends[0] <= round(share * n) <= ends[1]


def share_margins(shares, n):
    """Return 1.96 standard errors of each share."""
    return 1.96 * np.sqrt(shares * (1 - shares) / n)


def test_new_button_has_2_points_and_a_fifth_more_buyers():
    assert (lesson.n, lesson.bought_old / N, lesson.bought_new / N) == (N, 0.10, 0.12)
    assert lesson.bought_new / lesson.bought_old == pytest.approx(1.20)


def test_equal_buttons_differ_by_more_than_2_points_in_the_second_test():
    one, other = lesson.copies[1]
    assert (other - one) / N > 0.02
    assert may_be(lesson.copies.mean() / N, N * lesson.copies.size, 0.10)


def test_z_is_1_96_for_95_percent_and_2_58_for_99_percent():
    assert stats.norm.ppf([0.975, 0.995]) == pytest.approx([1.96, 2.58], abs=0.005)


def test_hand_calculation_gives_0_01_and_8_to_12_percent():
    assert np.sqrt(0.10 * 0.90 / N) == pytest.approx(0.01)
    assert stats.norm.interval(0.95, loc=0.10, scale=0.01) == pytest.approx((0.08, 0.12), abs=5e-4)


@settings(deadline=None)
@given(st.integers(1, 10**6), st.floats(0.01, 0.99))
def test_four_times_the_visitors_halve_the_margin_and_nine_times_make_it_a_third(n, share):
    assert share_margins(share, 4 * n) == pytest.approx(share_margins(share, n) / 2)
    assert share_margins(share, 9 * n) == pytest.approx(share_margins(share, n) / 3)
    assert share_margins(0.10, 1800) == pytest.approx(0.014, abs=5e-4)


@settings(deadline=None)
@given(st.integers(1, 5000), st.data())
def test_interval_of_the_difference_is_that_of_two_binomial_samples(n, data):
    old, new = data.draw(st.integers(0, n)), data.draw(st.integers(0, n))
    p, q = old / n, new / n
    error = np.hypot(stats.binom(n, p).std(), stats.binom(n, q).std()) / n
    z = stats.norm.ppf(0.975)
    expected = (q - p - z * error, q - p + z * error)
    assert lesson.difference_interval(old, new, n, z=z) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(st.integers(2, 5000), st.data())
def test_swapping_the_buttons_turns_the_interval_around_0(n, data):
    old, new = data.draw(st.integers(0, n)), data.draw(st.integers(0, n))
    low, high = lesson.difference_interval(old, new, n)
    assert lesson.difference_interval(new, old, n) == pytest.approx((-high, -low))
    assert low <= (new - old) / n <= high


@settings(deadline=None)
@given(st.integers(1, 899), st.integers(1, 899), st.floats(0.1, 2.9))
def test_more_confidence_needs_a_wider_interval(old, new, z):
    low, high = lesson.difference_interval(old, new, N, z)
    wide_low, wide_high = lesson.difference_interval(old, new, N, z + 0.1)
    assert wide_low < low < high < wide_high


def test_shop_may_lose_0_9_points_or_gain_4_9():
    assert (lesson.loss_points, lesson.high_points) == pytest.approx((0.9, 4.9), abs=0.05)
    assert lesson.low < 0 < lesson.high


def test_intervals_of_the_figure_contain_the_truth_in_95_of_100_samples():
    caught = np.abs(SHARES - 0.10) <= share_margins(SHARES, N)
    exact = stats.binom.pmf(COUNTS, N, 0.10) @ caught
    assert exact == pytest.approx(0.95, abs=0.005)
    assert may_be(lesson.missed / 50, 50, 1 - exact)


def test_figure_marks_the_weeks_whose_interval_misses():
    np.testing.assert_allclose(lesson.margins, share_margins(lesson.shares, N))
    low, high = lesson.shares - lesson.margins, lesson.shares + lesson.margins
    np.testing.assert_array_equal(lesson.misses, (high < 0.10) | (low > 0.10))
    assert 0 < lesson.missed == np.sum(lesson.misses)
    assert f"{lesson.missed} miss" in lesson.ax.get_title()
    bars = [bar for drawn in lesson.ax.containers for bar in drawn.lines[2][0].get_segments()]
    bars = np.array(sorted(bar.tolist() for bar in bars))  # by week
    np.testing.assert_allclose(bars[:, :, 1], 100 * np.column_stack([low, high]))


def test_next_share_falls_into_the_interval_with_a_chance_of_83_percent():
    weights = stats.binom.pmf(COUNTS, N, 0.10)
    margins = share_margins(SHARES, N)
    falls_in = np.abs(SHARES[:, np.newaxis] - SHARES) <= margins[:, np.newaxis]
    assert weights @ falls_in @ weights == pytest.approx(0.83, abs=0.005)


def test_simulated_coverage_of_the_difference_is_the_exact_one_and_95_percent():
    low, high = lesson.difference_interval(COUNTS[:, np.newaxis], COUNTS, N)
    caught = (low <= 0.01) & (high >= 0.01)
    exact = stats.binom.pmf(COUNTS, N, 0.10) @ caught @ stats.binom.pmf(COUNTS, N, 0.11)
    assert exact == pytest.approx(0.95, abs=0.001)
    assert may_be(lesson.covered, 10_000, exact)


def test_20_visitors_break_the_promise_as_the_binomial_distribution_says():
    counts = np.arange(21)
    weights = stats.binom.pmf(counts, 20, 0.05)
    exact = weights @ (np.abs(counts / 20 - 0.05) <= share_margins(counts / 20, 20))
    assert exact < 0.65
    assert may_be(lesson.few_covered, 10_000, exact)
    np.testing.assert_allclose(lesson.margin, share_margins(lesson.few, 20))
    assert lesson.few_covered == np.mean(np.abs(lesson.few - 0.05) <= lesson.margin)
    assert may_be(lesson.nobody, 10_000, weights[0])
    assert lesson.nobody == np.mean(lesson.few == 0)
    assert share_margins(0.0, 20) == 0


def test_wilson_interval_is_wide_even_without_buyers():
    wilson = stats.binomtest(0, 20).proportion_ci(method="wilson")
    assert wilson.low == pytest.approx(0)
    assert wilson.high > 0.15


@pytest.mark.parametrize(("buyers", "n"), [(0, 20), (3, 20), (90, 900), (20, 20)])
def test_solving_for_the_true_share_gives_the_wilson_interval(buyers, n):
    z, share = stats.norm.ppf(0.975), buyers / n
    # (share - p)^2 = z^2 p (1 - p) / n, a quadratic equation for p
    roots = np.roots([1 + z**2 / n, -2 * share - z**2 / n, share**2])
    wilson = stats.binomtest(buyers, n).proportion_ci(method="wilson")
    assert sorted(roots) == pytest.approx([wilson.low, wilson.high], abs=1e-9)


def test_peeking_makes_equal_buttons_seem_different_in_19_of_100_tests():
    rng = np.random.default_rng(seed=1)
    tests = 100_000
    looks = 100 * np.arange(1, 10)[:, np.newaxis]  # after 100, 200, ... 900 visitors
    old, new = rng.binomial(100, 0.10, size=(2, 9, tests)).cumsum(axis=1)
    low, high = lesson.difference_interval(old, new, looks)
    outside = (low > 0) | (high < 0)
    hoeffding = np.sqrt(np.log(2 / 1e-9) / (2 * tests))  # of 0.010, for a mean of 0s and 1s
    assert outside.any(axis=0).mean() == pytest.approx(0.19, abs=0.005 + hoeffding)
    assert outside[-1].mean() == pytest.approx(0.05, abs=hoeffding)


def test_overlapping_intervals_can_differ():
    old, new = 90 / N, 120 / N
    assert old + share_margins(old, N) > new - share_margins(new, N)
    assert lesson.difference_interval(90, 120, N)[0] > 0


def test_a_margin_of_2_points_takes_865_visitors_at_10_percent_and_2_401_at_50():
    for share, n in [(0.10, 865), (0.50, 2401)]:
        assert share_margins(share, n) <= 0.02 + 1e-12 < share_margins(share, n - 1)
    assert np.argmax([p * (1 - p) for p in np.arange(101) / 100]) == 50


def test_mean_of_100_deliveries_is_28_to_32_and_of_five_18_to_42():
    assert stats.norm.interval(0.95, 30, 10 / np.sqrt(100)) == pytest.approx((28, 32), abs=0.05)
    five = stats.t(4).interval(0.95)[1] * 10 / np.sqrt(5)
    assert (30 - five, 30 + five) == pytest.approx((18, 42), abs=0.5)
    factors = [stats.t(n - 1).ppf(0.975) for n in (5, 10, 30)]
    assert factors == pytest.approx([2.78, 2.26, 2.05], abs=0.005)


def test_five_values_with_1_96_contain_the_mean_in_88_of_100_intervals():
    x = np.random.default_rng(seed=1).normal(30, 10, size=(100_000, 5))
    error = x.std(axis=1, ddof=1) / np.sqrt(5)
    covered = np.mean(np.abs(x.mean(axis=1) - 30) <= 1.96 * error)
    exact = 1 - 2 * stats.t(4).sf(1.96)
    assert may_be(covered, 100_000, exact)
    assert exact == pytest.approx(0.88, abs=0.005)


def test_next_delivery_falls_into_the_prediction_interval_and_not_into_that_of_the_mean():
    x = np.random.default_rng(seed=1).normal(30, 10, size=(20_000, 101))
    seen, following = x[:, :100], x[:, 100]
    distance, s = np.abs(following - seen.mean(axis=1)), seen.std(axis=1, ddof=1)
    margin = 1.96 * np.sqrt(1 + 1 / 100)
    assert may_be(np.mean(distance <= margin * s), 20_000, 1 - 2 * stats.t(99).sf(1.96))
    assert np.mean(distance <= 1.96 * s / 10) < 0.2
    # After five values it takes the factor of the t-distribution, 2.78.
    five, following = x[:, :5], x[:, 5]
    scaled = np.abs(following - five.mean(axis=1)) / five.std(axis=1, ddof=1) / np.sqrt(1 + 1 / 5)
    for factor, share in [(1.96, 0.88), (2.78, 0.95)]:
        exact = 1 - 2 * stats.t(4).sf(factor)
        assert exact == pytest.approx(share, abs=0.005)
        assert may_be(np.mean(scaled <= factor), 20_000, exact)
    assert (30 - margin * 10, 30 + margin * 10) == pytest.approx((10, 50), abs=0.5)


def test_3_800_visitors_find_a_gain_of_2_points_in_80_of_100_tests(page):
    rng = np.random.default_rng(seed=1)
    old, new = rng.binomial(3800, [[0.10], [0.12]], size=(2, 20_000))
    low, _ = lesson.difference_interval(old, new, 3800)
    assert np.mean(low > 0) == pytest.approx(0.80, abs=0.01 + 6 * np.sqrt(0.8 * 0.2 / 20_000))
    assert "about 3,800 visitors of each button" in page


def test_proportion_confint_of_statsmodels_is_the_formula_unless_told_wilson(statsmodels):
    confint = statsmodels.stats.proportion_confint
    for buyers, n in [(90, 900), (3, 20), (0, 20)]:
        share, z = buyers / n, stats.norm.ppf(0.975)
        margin = z * np.sqrt(share * (1 - share) / n)
        cut_off = max(0, share - margin), min(1, share + margin)
        assert confint(buyers, n) == pytest.approx(cut_off)
        wilson = stats.binomtest(buyers, n).proportion_ci(method="wilson")
        assert confint(buyers, n, method="wilson") == pytest.approx((wilson.low, wilson.high))


@pytest.mark.parametrize(("n", "share"), [(4, 0.82), (100, 0.92)])
def test_skewed_values_break_the_promise_of_t(n, share):
    x = np.random.default_rng(seed=1).lognormal(size=(40_000, n))
    margin = stats.t(n - 1).ppf(0.975) * x.std(axis=1, ddof=1) / np.sqrt(n)
    covered = np.mean(np.abs(x.mean(axis=1) - np.exp(0.5)) <= margin)
    assert covered == pytest.approx(share, abs=0.005 + 5 * np.sqrt(share * (1 - share) / 40_000))


def test_300_customers_counted_three_times_each_leave_75_of_100():
    shares = np.arange(301) / 300
    caught = np.abs(shares - 0.10) <= share_margins(shares, 900)
    assert stats.binom.pmf(np.arange(301), 300, 0.10) @ caught == pytest.approx(0.75, abs=0.005)


def test_182_right_of_200_is_91_percent_from_87_to_95():
    share = 182 / 200
    assert share == 0.91
    margin = share_margins(share, 200)
    assert (share - margin, share + margin) == pytest.approx((0.87, 0.95), abs=0.005)


def test_five_runs_need_2_78_standard_errors():
    assert stats.t(df=5 - 1).ppf(0.975) == pytest.approx(2.78, abs=0.005)
