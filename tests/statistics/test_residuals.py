"""Check what the lesson on residuals says."""

import runpy
from itertools import combinations
from types import SimpleNamespace

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.linear_model import LinearRegression
from sklearn.neighbors import KNeighborsRegressor

PATH = "statistics/residuals.py"
lesson = SimpleNamespace(**runpy.run_path(PATH))
SIZE, PRICE, GARDEN = lesson.size, lesson.price, lesson.garden == 1
RESIDUAL = PRICE - LinearRegression().fit(SIZE[:, None], PRICE).predict(SIZE[:, None])
numbers = st.floats(-100, 100).map(lambda x: round(x, 2))


def durbin_watson(e):
    """Return the Durbin-Watson number of residuals in the order of time."""
    return np.sum(np.diff(e) ** 2) / np.sum(np.square(e))


def test_the_best_line_misses_each_price_by_3_to_8_thousand_with_alternating_signs():
    np.testing.assert_allclose(lesson.residual, RESIDUAL)
    assert np.sign(RESIDUAL).tolist() == [1, -1, 1, -1, 1, -1]
    assert [round(x) for x in (np.abs(RESIDUAL).min(), np.abs(RESIDUAL).max())] == [3, 8]
    assert SIZE[RESIDUAL > 0].tolist() == [52, 85, 126]


def test_the_homes_with_a_garden_are_those_above_the_line():
    assert GARDEN.tolist() == (RESIDUAL > 0).tolist()
    with_garden, without = RESIDUAL[GARDEN], -RESIDUAL[~GARDEN]
    assert [round(x) for x in (with_garden.min(), with_garden.max())] == [3, 8]
    assert [round(x) for x in (without.min(), without.max())] == [4, 6]


def test_printed_lines(printed):
    lines = printed.splitlines()
    for line, size, price, miss in zip(lines[:6], SIZE, PRICE, RESIDUAL, strict=True):
        expected = f"{size:.0f} m²: paid {price:.0f} - line {price - miss:.1f} = {miss:+.1f}"
        assert " ".join(line.split()) == expected
    assert lines[6] == "slope 2.02, base 142.6, garden 11.0"
    assert lines[7] == "residuals: [-0.6  1.1 -0.3 -0.6  0.9 -0.5]"
    assert lines[8] == "sum of squares: 170.5 before, 3.1 now"
    assert lines[9].split() == ["with", "base:", "sum", "0.0"]
    assert lines[10].split() == ["without", "base:", "sum", "94.4"]
    assert lines[11] == "[ 82.  51.  38.   0. -17. -60.]"


def test_figures_draw_the_residuals_and_the_four_patterns():
    dots = [line for line in lesson.rest.lines if line.get_label() in ("with garden", "without")]
    drawn = {(x, y) for dot in dots for x, y in zip(*dot.get_data(), strict=True)}
    assert drawn == set(zip(SIZE, lesson.residual, strict=True))
    segments = lesson.rest.collections[0].get_segments()
    np.testing.assert_allclose([end[1] for _, end in segments], RESIDUAL)
    for ax, (name, misses) in zip(lesson.axes.flat, lesson.cases.items(), strict=True):
        assert name in (ax.get_title(), ax.get_title(loc="left"))
        np.testing.assert_allclose(ax.lines[1].get_ydata(), misses)
        low, high = ax.get_ylim()
        assert np.all((low < misses) & (misses < high))
    plt.close("all")


def test_each_pattern_is_what_its_title_says():
    band, curve, funnel, outlier = lesson.cases.values()
    thirds = [slice(0, 13), slice(13, 27), slice(27, 40)]
    first, middle, last = (np.mean(curve[part]) for part in thirds)
    assert min(first, last) > 0 > middle
    assert np.std(funnel[thirds[2]]) > 3 * np.std(funnel[thirds[0]])
    assert 0.5 < np.std(band[thirds[2]]) / np.std(band[thirds[0]]) < 2
    assert abs(np.corrcoef(lesson.said, band)[0, 1]) < 0.4
    scores = np.abs(outlier / np.std(outlier))
    assert np.sum(scores > 3) == 1


def test_residuals_by_hand_of_the_line_2_times_size_plus_145():
    first = PRICE - (2 * SIZE + 145)
    assert first.tolist() == [9, 0, 10, -1, 12, 0]
    assert (2 * SIZE + 145).tolist() == [249, 281, 315, 353, 397, 441]
    assert (first.sum(), first.mean(), np.sum(first**2)) == (30, 5, 326)
    raised = PRICE - (2 * SIZE + 150)
    assert raised.tolist() == [4, -5, 5, -6, 7, -5]
    assert (raised.sum(), np.sum(raised**2)) == (0, 176)
    assert 81 + 0 + 100 + 1 + 144 + 0 == 326
    assert 16 + 25 + 25 + 36 + 49 + 25 == 176
    assert lesson.rss_before == pytest.approx(np.sum(RESIDUAL**2))
    assert lesson.rss_before < 176


@settings(deadline=None)
@given(st.lists(numbers, min_size=3, max_size=8, unique=True), st.data())
def test_least_squares_with_a_base_leaves_sum_0_and_nothing_along_the_feature(x, data):
    x = np.array(x)
    y = np.array(data.draw(st.lists(numbers, min_size=len(x), max_size=len(x))))
    e = y - LinearRegression().fit(x[:, None], y).predict(x[:, None])
    assert e.sum() == pytest.approx(0, abs=1e-7)
    assert e @ (x - x.mean()) == pytest.approx(0, abs=1e-4)


def test_moving_the_base_improves_a_line_whose_residuals_do_not_add_up_to_0():
    e = PRICE - (2 * SIZE + 145)
    assert np.sum((e - e.mean()) ** 2) < np.sum(e**2)


def test_a_garden_adds_11_thousand_and_leaves_hardly_anything():
    features = np.column_stack([SIZE, GARDEN])
    fit = LinearRegression().fit(features, PRICE)
    np.testing.assert_allclose(lesson.weights, [fit.coef_[0], fit.intercept_, fit.coef_[1]])
    np.testing.assert_allclose(lesson.left, PRICE - fit.predict(features))
    assert lesson.garden_price == pytest.approx(11, abs=0.5)
    assert lesson.rss_after == pytest.approx(np.sum(lesson.left**2))
    assert lesson.rss_after < 0.02 * lesson.rss_before


def test_without_a_base_the_sum_is_not_0_and_the_residuals_fall():
    fit = LinearRegression(fit_intercept=False).fit(SIZE[:, None], PRICE)
    np.testing.assert_allclose(lesson.through_origin, PRICE - fit.predict(SIZE[:, None]))
    assert lesson.through_origin.sum() == pytest.approx(94.4, abs=0.05)
    assert np.all(np.diff(lesson.through_origin) < 0)
    assert fit.coef_[0] > lesson.slope  # too steep


def test_three_of_six_homes_can_be_chosen_in_20_ways():
    choices = list(combinations(range(6), 3))
    assert len(choices) == 20
    assert choices.count(tuple(np.flatnonzero(RESIDUAL > 0))) == 1


def test_of_20_marks_on_three_homes_two_leave_3_and_the_next_best_70():
    left = []
    for homes in combinations(range(6), 3):
        features = np.column_stack([SIZE, np.isin(range(6), homes)])
        e = PRICE - LinearRegression().fit(features, PRICE).predict(features)
        left.append((np.sum(e**2), homes))
    left.sort()
    assert {homes for _, homes in left[:2]} == {(0, 2, 4), (1, 3, 5)}
    assert [round(rss) for rss, _ in left[1:3]] == [3, 70]
    assert left[-1][0] < lesson.rss_before  # any feature lowers the sum


def test_chance_of_a_hit_among_20_features_is_88_percent():
    chance = 1 - (18 / 20) ** 20
    assert chance == pytest.approx(0.88, abs=0.005)
    rng = np.random.default_rng(seed=1)
    n = 4000
    columns = rng.permuted(np.tile(GARDEN, (n, 20, 1)), axis=2)
    hits = (columns == GARDEN).all(axis=2) | (columns != GARDEN).all(axis=2)
    share = hits.any(axis=1).mean()
    assert share == pytest.approx(chance, abs=5 * np.sqrt(0.88 * 0.12 / n))


def test_three_of_1_000_bell_curve_residuals_lie_beyond_3():
    assert round(1000 * 2 * stats.norm.sf(3)) == 3


def test_a_point_far_out_in_x_pulls_the_line_and_keeps_a_small_residual():
    x, y = np.array([1.0, 2, 3, 4, 20]), np.array([1.0, 2, 3, 4, 0])
    fit = LinearRegression().fit(x[:, None], y)
    e = y - fit.predict(x[:, None])
    assert fit.coef_[0] < 0 < LinearRegression().fit(x[:4, None], y[:4]).coef_[0]
    assert np.abs(e).argmin() != np.abs(e).argmax() != 4
    assert abs(e[4]) < np.abs(e[:4]).mean()


def test_a_predicted_logarithm_turned_back_is_the_median_and_below_the_mean():
    values = stats.lognorm(s=0.5)
    turned_back = np.exp(values.expect(np.log))
    assert turned_back == pytest.approx(values.median())
    assert turned_back < 0.9 * values.mean()


def test_luck_of_a_daily_mean_is_two_spreads_over_the_root_of_n_with_the_spread_on_new_data():
    rng = np.random.default_rng(seed=1)
    x, n = rng.uniform(size=(60, 1)), 25
    y = np.sin(6 * x[:, 0]) + rng.normal(size=60)
    model = KNeighborsRegressor(2).fit(x, y)
    fitted = np.std(y - model.predict(x))
    new = rng.uniform(size=(2000 * n, 1))
    e = np.sin(6 * new[:, 0]) + rng.normal(size=2000 * n) - model.predict(new)
    e -= e.mean()  # near 0 on new data
    days = np.abs(e.reshape(2000, n).mean(axis=1))
    assert np.mean(days < 2 * e.std() / np.sqrt(n)) == pytest.approx(0.954, abs=0.025)
    assert np.mean(days < 2 * fitted / np.sqrt(n)) < 0.85  # the spread of the fit is too small


def test_groups_that_are_features_have_mean_0_on_the_data_of_the_fit():
    features = np.column_stack([SIZE, GARDEN])
    e = PRICE - LinearRegression().fit(features, PRICE).predict(features)
    assert [e[GARDEN].mean(), e[~GARDEN].mean()] == pytest.approx([0, 0], abs=1e-9)
    assert RESIDUAL[GARDEN].mean() > 4  # without the feature


def test_spread_is_the_standard_deviation_of_the_residuals():
    assert lesson.spread == pytest.approx(np.sqrt(np.mean(RESIDUAL**2)))
    assert lesson.largest == pytest.approx(max(RESIDUAL))
    assert lesson.scaled == pytest.approx(max(RESIDUAL) / np.sqrt(np.mean(RESIDUAL**2)))


@pytest.mark.parametrize("n", [3, 6, 10, 11, 12])
def test_beyond_3_needs_more_than_10_examples(n):
    # Numbers with mean 0 of which one is as far out as can be
    e = np.full(n, -1.0)
    e[0] = n - 1
    farthest = e[0] / e.std()
    assert farthest == pytest.approx(np.sqrt(n - 1))
    assert (farthest > 3 + 1e-9) == (n > 10)


def test_durbin_watson_tells_unrelated_alike_and_alternating_neighbors():
    noise = np.random.default_rng(seed=1).normal(size=10_000)
    # The mean of n products of unrelated neighbors has a standard deviation of 1 / sqrt(n).
    assert durbin_watson(noise) == pytest.approx(2, abs=2 * 5 / 100)
    assert durbin_watson(np.sin(np.linspace(0, 6, 200))) < 0.1
    assert durbin_watson(np.tile([1, -1], 100)) > 3.9
    assert durbin_watson([1, -1, 1, -1]) == (4 + 4 + 4) / 4 == 3


def test_luck_moves_durbin_watson_by_up_to_4_over_the_root_of_n():
    n, runs = 400, 2000
    noise = np.random.default_rng(seed=1).normal(size=(runs, n))
    numbers = np.sum(np.diff(noise) ** 2, axis=1) / np.sum(noise**2, axis=1)
    # Two standard deviations: about 95 of 100.
    within = np.mean(np.abs(numbers - 2) < 4 / np.sqrt(n))
    assert within == pytest.approx(0.954, abs=5 * np.sqrt(0.954 * 0.046 / runs))


def test_durbin_watson_is_that_of_statsmodels_and_sees_neighbors_only(statsmodels, page):
    pairs = np.tile([1, 1, -1, -1], 100)
    assert durbin_watson(pairs) == pytest.approx(2, abs=0.02)
    assert durbin_watson(pairs) == pytest.approx(statsmodels.stats.durbin_watson(pairs))
    steps = np.diff([1, 1, -1, -1, 1])
    assert (np.square(steps).tolist(), 8 / 4) == ([0, 4, 0, 4], 2)
    assert "$(4+4)/4=2$ for every four" in page


def test_two_features_can_hide_their_product_from_the_plot_over_each():
    a, b = np.tile([-1, 1, -1, 1], 50), np.tile([-1, -1, 1, 1], 50)
    y = 3 * a - b + 2 * a * b
    X = np.column_stack([a, b])
    e = y - LinearRegression().fit(X, y).predict(X)
    for feature in (a, b):  # an even band at both ends of each
        low, high = e[feature < 0], e[feature > 0]
        assert [low.mean(), high.mean(), low.std() - high.std()] == pytest.approx([0, 0, 0])
    assert np.corrcoef(e, a * b)[0, 1] == pytest.approx(1)


def test_only_a_feature_that_repeats_others_or_suits_nothing_leaves_the_sum_as_it_was():
    rng = np.random.default_rng(seed=1)
    repeated = 10.8 * SIZE + 3  # the size again, in square feet
    for extra, lowers in [(repeated, False), *((rng.normal(size=6), True) for _ in range(100))]:
        features = np.column_stack([SIZE, extra])
        e = PRICE - LinearRegression().fit(features, PRICE).predict(features)
        assert (np.sum(e**2) < lesson.rss_before - 1e-6) == lowers


@settings(deadline=None)
@given(numbers, numbers)
def test_derivative_of_the_squared_residual_is_minus_2_residuals(y, y_hat):
    # A square has no third derivative, so a central difference is exact but for rounding.
    up, down = ((y - (y_hat + h)) ** 2 for h in (0.5, -0.5))
    assert up - down == pytest.approx(-2 * (y - y_hat), abs=1e-8)


def test_gradient_of_pytorch_divides_minus_2_residuals_by_n(torch):
    y, y_hat = torch.tensor([1.0, 5, 2]), torch.tensor([2.0, 3, 2.5], requires_grad=True)
    torch.nn.MSELoss()(y_hat, y).backward()
    assert y_hat.grad.tolist() == pytest.approx((-2 * (y - y_hat) / 3).tolist())


def test_quiz_answers():
    assert (310 - 325, round(310 / 325, 2)) == (-15, 0.95)
    assert 3 - 2 + 4 - 5 == 0
    x = np.array([-2.0, -1, 0, 1, 2])
    e = x**2 - LinearRegression().fit(x[:, None], x**2).predict(x[:, None])
    assert e.tolist() == pytest.approx([2, -1, -2, -1, 2])
    assert e.mean() == pytest.approx(0)
