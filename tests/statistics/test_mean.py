"""Check what the lesson says: Mean (average)."""

import warnings
from statistics import fmean, geometric_mean, harmonic_mean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import minimize_scalar

VALUES = np.array([2.0, 4.0, 9.0])
groups = st.lists(st.lists(st.floats(-100, 100), min_size=1, max_size=6), min_size=1, max_size=5)


@settings(deadline=None)
@given(groups=groups)
def test_pooled_mean_is_the_mean_of_all_values_and_lies_between_the_means(lesson, groups):
    means = np.array([fmean(group) for group in groups])
    sizes = np.array([len(group) for group in groups])
    pooled = lesson.pooled_mean(means, sizes)
    assert pooled == pytest.approx(fmean([value for group in groups for value in group]), abs=1e-9)
    assert means.min() - 1e-9 <= pooled <= means.max() + 1e-9


def test_batches_have_a_mean_of_0_4_and_a_mean_of_means_of_0_5(lesson):
    assert (lesson.sizes * lesson.means).tolist() == [8, 12, 20]
    assert lesson.sizes.sum() == 100
    losses = np.repeat([0.2, 0.3, 1.0], [40, 40, 20])
    assert lesson.overall == pytest.approx(losses.mean()) == 0.4
    assert np.mean(lesson.means) == pytest.approx(0.5)
    assert np.average(lesson.means, weights=lesson.sizes) == pytest.approx(0.4)
    assert sum(w * x for w, x in [(0.4, 0.2), (0.4, 0.3), (0.2, 1.0)]) == pytest.approx(0.4)


def test_weights_may_be_multiplied_by_one_factor_and_may_not_be_all_0(lesson):
    assert lesson.pooled_mean(lesson.means, lesson.sizes / 100) == pytest.approx(0.4)
    with pytest.raises(ZeroDivisionError):
        np.average(lesson.means, weights=[0, 0, 0])


def test_other_groups_may_agree_by_accident(lesson):
    # Why the page says "rely on it": sizes and means differ here, and both means agree.
    means, sizes = np.array([1.0, 0.0, 1.0]), np.array([1, 2, 3])
    assert lesson.pooled_mean(means, sizes) == pytest.approx(means.mean())


def test_mean_of_means_is_right_for_equal_sizes_or_equal_means(lesson):
    assert lesson.pooled_mean(np.array([1.0, 2.0, 6.0]), np.array([5, 5, 5])) == pytest.approx(3)
    assert lesson.pooled_mean(np.array([4.0, 4.0]), np.array([1, 9])) == pytest.approx(4)


def test_np_mean_takes_no_weights():
    with pytest.raises(TypeError):
        np.mean([1.0, 2.0], weights=[1, 3])


def test_rules_for_2_4_and_9():
    assert fmean(VALUES) == 5
    assert VALUES.sum() == 5 * 3
    assert fmean([*VALUES, 9]) == (15 + 9) / 4 == 6
    assert 5 + (9 - 5) / 4 == 6
    assert (VALUES - 5).tolist() == [-3, -1, 4]
    assert fmean(2 * VALUES + 1) == fmean([5, 9, 19]) == 11
    assert fmean([2, 4, 99]) == 105 / 3 == 35
    assert np.median([2, 4, 99]) == np.median(VALUES) == 4
    assert fmean([1, 0, 0, 1, 1]) == 0.6
    assert np.mean([True, False, False, True, True]) == 0.6


def test_sum_of_squares_is_26_at_the_mean_and_29_beside_it():
    assert [np.sum((VALUES - c) ** 2) for c in (4, 5, 6)] == [29, 26, 29]
    assert ((VALUES - 5) ** 2).tolist() == [9, 1, 16]


@settings(deadline=None)
@given(st.lists(st.floats(-100, 100), min_size=1, max_size=8), st.floats(-100, 100))
def test_squares_around_c_are_those_around_the_mean_plus_n_times_the_distance(values, c):
    x = np.array(values)
    around_mean = np.sum((x - x.mean()) ** 2) + len(x) * (x.mean() - c) ** 2
    assert np.sum((x - c) ** 2) == pytest.approx(around_mean, abs=1e-6)
    assert np.sum(x - x.mean()) == pytest.approx(0, abs=1e-9)


def test_numeric_minimum_of_the_squares_is_the_mean():
    best = minimize_scalar(lambda c: np.sum((VALUES - c) ** 2)).x
    assert best == pytest.approx(VALUES.mean())


def test_trimmed_geometric_and_harmonic_mean():
    assert fmean([1, 4, 5, 6, 84]) == 20
    assert stats.trim_mean([84, 1, 4, 5, 6], 0.2) == pytest.approx(5)
    assert stats.trim_mean([84, 1, 4, 5], 0.2) == fmean([84, 1, 4, 5])  # 20 % of four is none
    assert geometric_mean([1.5, 0.5]) == pytest.approx(0.866, abs=5e-4)
    assert np.sqrt(0.75) ** 2 == pytest.approx(1.5 * 0.5)
    assert fmean([1.5, 0.5]) == 1
    assert harmonic_mean([60, 30]) == pytest.approx(40)
    assert 120 / (60 / 60 + 60 / 30) == 40  # there and back, 60 km each


def test_figure_supports_the_beam_at_the_weighted_and_at_the_plain_mean(lesson):
    level, tips = lesson.ax.lines[1:3]
    assert level.get_xdata()[0] == pytest.approx(0.4)
    assert tips.get_xdata()[0] == pytest.approx(0.5)
    # Weight times distance: at 0.4 both sides cancel, at 0.5 the left side wins.
    torque = [np.sum(lesson.sizes * (lesson.means - at)) for at in (0.4, 0.5)]
    assert torque[0] == pytest.approx(0)
    assert torque[1] < -1
    bars = [(bar.get_x() + bar.get_width() / 2, bar.get_height()) for bar in lesson.ax.patches]
    np.testing.assert_allclose(bars, [(0.2, 40), (0.3, 40), (1.0, 20)])
    labels = [(text.get_position()[0], text.get_text()) for text in lesson.ax.texts[:3]]
    assert labels == [(0.2, "40"), (0.3, "40"), (1.0, "20")]


def test_figure_draws_the_bowl_of_squares(lesson):
    curve, dot = lesson.low.lines[:2]
    c = curve.get_xdata()
    np.testing.assert_allclose(curve.get_ydata(), 26 + 3 * (c - 5) ** 2)
    assert (dot.get_xdata()[0], dot.get_ydata()[0]) == (5, 26)
    assert lesson.low.lines[2].get_xdata().tolist() == [2, 4, 9]


def test_printed_lines(printed):
    assert printed.splitlines() == [
        "np.mean          0.5",
        "pooled_mean      0.4",
        "np.average       0.4",
        "all      4.5",
        "axis=0   [3.  4.  6.5]",
        "axis=1   [2. 7.]",
        "nan 2.0",
        "float32, table       [0.101 0.101]",
        "float32, one column  0.1",
        "float64, table       [0.1 0.1]",
    ]


def test_the_axis_named_is_the_one_that_disappears(lesson):
    assert lesson.X.shape == (2, 3)
    assert np.mean(lesson.X, axis=0).tolist() == [3, 4, 6.5]
    assert np.mean(lesson.X, axis=1).tolist() == [2, 7]
    assert np.mean(lesson.X) == 27 / 6


def test_nan_spreads_and_nanmean_leaves_it_out_of_sum_and_count(lesson):
    assert np.isnan(np.mean(lesson.readings))
    assert np.nanmean(lesson.readings) == (1 + 3) / 2


def test_a_column_of_a_long_float32_table_is_added_row_by_row(lesson):
    total = np.float32(0)
    for x in lesson.table[:100_000, 0]:  # one after the other, rounded each time
        total += x
    assert np.sum(lesson.table[:100_000], axis=0)[0] == total != np.float32(10_000)
    assert np.mean(lesson.table, axis=0)[0] == pytest.approx(0.101, abs=5e-5)
    assert lesson.drift == pytest.approx(0.01, abs=0.0005)
    assert np.std(lesson.table, axis=0)[0] > 5e-4


def test_one_column_and_float64_stay_right(lesson):
    column = lesson.table[:, 0].copy()
    assert np.mean(column) == pytest.approx(0.1, rel=1e-6)
    assert np.std(column) < 1e-7
    assert np.mean(lesson.table, axis=0, dtype=np.float64) == pytest.approx(0.1, rel=1e-6)


def test_pandas_leaves_missing_values_out_of_the_mean_and_of_the_count(pandas):
    readings = pandas.Series([1.0, np.nan, 3.0])
    assert readings.mean() == 2
    assert readings.count() == 2
    # 3 is missing because it is large: what is there has another mean than all.
    assert pandas.Series([1.0, np.nan, 1.0]).mean() != fmean([1, 3, 1])


def test_losses_of_pytorch_pool_by_the_size_of_the_batch_or_by_the_sum_of_the_weights(torch):
    generator = torch.Generator().manual_seed(1)
    scores = torch.randn(10, 3, generator=generator)
    y = torch.tensor([0, 0, 0, 1, 0, 2, 2, 1, 2, 2])
    batches = [slice(0, 4), slice(4, 8), slice(8, 10)]

    def pooled(criterion, weigh):
        parts = [(criterion(scores[b], y[b]).item(), weigh(y[b])) for b in batches]
        return sum(loss * w for loss, w in parts) / sum(w for _, w in parts)

    plain = torch.nn.CrossEntropyLoss()
    assert pooled(plain, torch.numel) == pytest.approx(plain(scores, y).item(), rel=1e-5)
    assert pooled(plain, lambda _: 1) != pytest.approx(plain(scores, y).item(), rel=1e-3)
    weights = torch.tensor([1.0, 2.0, 5.0])
    weighted = torch.nn.CrossEntropyLoss(weight=weights)
    all_at_once = weighted(scores, y).item()
    assert pooled(weighted, lambda y: weights[y].sum().item()) == pytest.approx(
        all_at_once, rel=1e-5
    )
    assert pooled(weighted, len) != pytest.approx(all_at_once, rel=1e-3)
    # Padding: one label of the first batch does not count, three of the second.
    y[[0, 4, 5, 7]] = -100
    padded = torch.nn.CrossEntropyLoss(ignore_index=-100)
    all_at_once = padded(scores, y).item()
    kept = pooled(padded, lambda y: (y != -100).sum().item())
    assert kept == pytest.approx(all_at_once, rel=1e-5)
    assert pooled(padded, len) != pytest.approx(all_at_once, rel=1e-3)


def test_a_loss_of_pytorch_is_divided_by_all_labels_if_a_row_has_several(torch, page):
    scores = torch.randn(4, 3, 5, generator=torch.Generator().manual_seed(1))
    y = torch.arange(20).reshape(4, 5) % 3
    total, mean = (torch.nn.CrossEntropyLoss(reduction=how)(scores, y) for how in ("sum", "mean"))
    assert (total / mean).item() == pytest.approx(y.numel(), rel=1e-5)
    assert y.numel() == 5 * len(y)
    assert "`y.numel()`, the number of labels;" in page


def test_nine_of_ten_earn_less_than_the_mean_of_130():
    incomes = np.array([40] * 9 + [940])
    assert incomes.mean() == 130
    assert np.sum(incomes < 130) == 9
    assert np.median(incomes) == 40
    assert np.mean([-50, 50]) == 0


def test_one_loss_of_31_lifts_the_mean_to_0_7(lesson):
    losses = np.repeat(lesson.means, lesson.sizes)
    losses[-1] = 31
    assert losses.mean() == pytest.approx(lesson.shifted) == pytest.approx(0.7)


def test_mean_of_nothing_is_nan_with_the_quoted_warning():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert np.isnan(np.mean([]))
    assert caught[0].category is RuntimeWarning
    assert str(caught[0].message).rstrip(".") == "Mean of empty slice"


def test_quiz_grade_is_65():
    assert np.average([80, 60], weights=[1, 3]) == 65
    assert fmean([80, 60]) == 70
    assert 260 / 2 == 130


def test_quiz_right_mean_is_200_ms():
    times = np.full(20, (20 * 300 - 2100) / 19)
    times[0] = 2100
    assert times.mean() == pytest.approx(300)
    times[0] = 100
    assert times.mean() == pytest.approx(200)
    assert (20 * 300 - 2100) / 20 == 195


def test_quiz_mean_over_axis_0_has_shape_10():
    table = np.zeros((32, 10))
    assert np.mean(table, axis=0).shape == (10,)
    assert np.mean(table, axis=1).shape == (32,)
    assert np.mean(table).shape == ()
