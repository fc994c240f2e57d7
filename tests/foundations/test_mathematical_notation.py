"""Check what the lesson says: Mathematical notation."""

import math
from fractions import Fraction

import foundations.mathematical_notation as module
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import bernoulli, randint

total_cost = module.total_cost

SCORES, FRAUD = [0.1, 0.3, 0.4, 0.6, 0.8, 0.9], [0, 0, 1, 0, 1, 1]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1)), min_size=1, max_size=9),
    st.floats(0, 1),
)
def test_total_cost_agrees_with_a_loop_over_all_payments(payments, t):
    by_loop = 0
    for score, fraud in payments:
        if score >= t and not fraud:
            by_loop += 3
        if score < t and fraud:
            by_loop += 7
    s, y = (np.array(column) for column in zip(*payments, strict=True))
    assert total_cost(t, s, y, 3, 7) == by_loop


def test_hand_calculation_counts_false_alarms_and_missed_frauds(lesson):
    assert (lesson.s.tolist(), lesson.y.tolist()) == (SCORES, FRAUD)
    assert (lesson.T.tolist(), lesson.a, lesson.b) == ([0.2, 0.5, 0.7], 1, 4)
    counted = []
    for t in lesson.T:
        alarms = [s for s, y in zip(SCORES, FRAUD, strict=True) if s >= t and y == 0]
        missed = [s for s, y in zip(SCORES, FRAUD, strict=True) if s < t and y == 1]
        counted.append((alarms, missed))
    assert counted == [([0.3, 0.6], []), ([0.6], [0.4]), ([], [0.4])]
    assert lesson.costs.tolist() == [2, 5, 4]


def test_the_three_colleagues_get_2_and_0_and_0_2(lesson):
    assert lesson.costs.min() == 2
    assert np.argmin(lesson.costs) == 0
    assert lesson.T[np.argmin(lesson.costs)] == 0.2
    assert not np.any(lesson.s >= 2)
    assert np.all(lesson.s >= 0)


def test_figure_shows_the_costs_over_all_thresholds(lesson):
    for t in np.linspace(0.01, 1, 45):  # no threshold equal to a score but the last
        if t in SCORES:
            continue
        step = np.searchsorted(lesson.edges, t) - 1
        assert lesson.levels[step] == total_cost(t, lesson.s, lesson.y, 1, 4)
    dots = lesson.ax.lines[0]
    assert dots.get_xdata().tolist() == [0.2, 0.5, 0.7]
    assert dots.get_ydata().tolist() == [2, 5, 4]


def test_0_35_would_cost_1_but_is_not_in_the_set(lesson):
    assert total_cost(0.35, lesson.s, lesson.y, 1, 4) == 1
    assert 0.35 not in lesson.T.tolist()


def test_at_0_2_each_fraud_raises_an_alert_but_not_each_alert_is_a_fraud(lesson):
    alert = [s >= 0.2 for s in SCORES]
    pairs = list(zip(FRAUD, alert, strict=True))
    assert all(raised for fraud, raised in pairs if fraud)
    assert not all(fraud for fraud, raised in pairs if raised)
    assert lesson.t == 0.2
    expected = [raised or not fraud for fraud, raised in pairs]
    assert lesson.fraud_then_alert.tolist() == expected
    assert lesson.alert_then_fraud.tolist() == [bool(f or not raised) for f, raised in pairs]


def test_printed_words_are_true_false_true(printed):
    last = printed.splitlines()[-3:]
    assert [line.split()[-1] for line in last] == ["True", "False", "True"]


def test_not_for_all_means_there_is_one_that_does_not(lesson):
    false_alarm = [s >= 0.2 and y == 0 for s, y in zip(SCORES, FRAUD, strict=True)]
    assert any(false_alarm) == (not np.all(lesson.alert_then_fraud))
    assert not all(false_alarm)
    assert np.all([])
    assert not np.any([])


def test_figure_marks_the_place_and_the_height_of_the_lowest_dot(lesson):
    down, across = lesson.ax.lines[1:3]
    assert np.array(down.get_data()).tolist() == [[0.2, 0.2], [0, 2]]
    assert np.array(across.get_data()).tolist() == [[0, 0.2], [2, 2]]
    arrow = next(text for text in lesson.ax.texts if text.get_text() == "")
    assert arrow.xy[0] == 0.2


def test_one_payment_that_is_no_fraud_costs_a_false_alarm():
    assert total_cost(0.5, np.array([0.6]), np.array([0]), 7, 11) == 7


def test_rows_of_the_tables():
    x = np.array([2, 3, 4])
    assert (np.all(x > 1), np.any(x > 3), x[0] > 2) == (True, True, False)
    assert x[x > 3].tolist() == [4]
    assert np.shape(np.sum(x)) == ()
    assert (np.sum(x), np.prod(x), np.mean(x)) == (9, 24, 3)
    assert (x.min(), np.argmin(x) + 1) == (2, 1)
    assert (x.max(), np.argmax(x) + 1) == (4, 3)
    assert {v for v in x.tolist() if v > 2} == {3, 4}
    assert ({1, 2} | {2, 3}, {1, 2} & {2, 3}) == ({1, 2, 3}, {2})
    assert {2} <= {2, 3}
    assert x.shape == (3,)
    assert (abs(-3), len({2, 3})) == (3, 2)
    assert np.linalg.norm([3, 4]) == math.sqrt(9 + 16) == 5
    assert round(math.pi, 2) == 3.14
    assert all(value > 1 for value in np.linspace(-5, 5, 101) if value > 2)


def test_rows_of_slopes_and_chance(lesson):
    assert pytest.approx(6) == ((3 + 1e-6) ** 2 - (3 - 1e-6) ** 2) / 2e-6
    alerts = [fraud for s, fraud in zip(SCORES, FRAUD, strict=True) if s >= lesson.T[0]]
    assert (sum(alerts), len(alerts), sum(alerts) / len(alerts)) == (3, 5, 0.6)
    assert bernoulli(0.3).pmf([1, 0]).tolist() == pytest.approx([0.3, 0.7])
    die = range(1, 7)
    assert sum(Fraction(x, 6) for x in die) == randint(1, 7).mean() == 3.5
    assert sum(Fraction(4 * x, 6) for x in die) == 3.5 * 4


def test_variance_4_is_the_standard_deviation_2_of_numpy_and_pytorch(torch):
    drawn = np.random.default_rng(seed=1).normal(0, 2, size=100_000)
    assert np.var(drawn) == pytest.approx(4, abs=0.1)
    assert torch.distributions.Normal(0.0, 2.0).variance == 4


def test_argmin_of_a_missing_number(torch, pandas, polars):
    costs = [3.0, math.nan, 1.0]
    assert np.argmin(costs) == torch.argmin(torch.tensor(costs)) == 1
    assert np.nanargmin(costs) == 2
    assert pandas.Series(costs).idxmin() == pandas.Series(costs).argmin() == 2
    assert polars.Series(costs).arg_min() == 2


def test_linear_layer_of_pytorch_takes_one_example_and_a_batch(torch):
    layer = torch.nn.Linear(768, 10)
    assert layer(torch.zeros(768)).shape == (10,)
    assert layer(torch.zeros(5, 768)).shape == (5, 10)


def test_tilde_in_code_is_not():
    assert (~np.array([True, False])).tolist() == [False, True]


def test_upper_end_belongs_to_the_sum():
    x = [2, 3, 4]
    assert sum(x[i - 1] for i in range(1, 3 + 1)) == 9
    assert sum(x[i - 1] for i in range(1, 3)) == 5


def test_of_equal_costs_argmin_takes_the_first():
    assert np.argmin([5, 2, 2]) == 1


def test_quiz_argmin_of_5_3_4_is_at_2():
    f = {1: 5, 2: 3, 3: 4}
    assert min(f, key=f.get) == 2
    assert min(f.values()) == 3
    assert np.argmin(list(f.values())) == 1


def test_quiz_feature_2_of_example_3():
    table = np.array([[10 * (i + 1) + j + 1 for j in range(4)] for i in range(5)])
    assert table.shape == (5, 4)
    assert table[2, 1] == 32  # row 3, column 2


def test_quiz_indicator_counts_two_numbers_above_2():
    x = [1, 5, 2, 7]
    assert sum(1 if value > 2 else 0 for value in x) == 2
    assert sum(value for value in x if value > 2) == 12
    assert sum(value >= 2 for value in x) == 3


def test_quiz_threshold_0_5_at_position_1():
    thresholds, costs = (0.3, 0.5, 0.7), (9, 4, 6)
    assert np.argmin(costs) == 1
    assert thresholds[1] == 0.5
    assert min(costs) == 4


def test_quiz_payment_3_alone_breaks_the_statement():
    broken = [s >= 0.5 and y != 1 for s, y in zip((0.2, 0.6, 0.9), (1, 1, 0), strict=True)]
    assert broken == [False, False, True]


def test_quiz_run_time_grows_9_fold():
    factor = 2 / 1000**2
    assert factor * 3000**2 == pytest.approx(18)
