"""Check what the lesson on functions and graphs says."""

import foundations.functions_and_graphs as lesson
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import FixedThresholdClassifier
from sklearn.preprocessing import StandardScaler

NUMBERS = np.linspace(-10, 10, 2001)
amounts = st.floats(0.01, 200)


def pay(goods):
    """Return the total of one order, as the shop's sentence says it."""
    return goods if goods >= 50 else goods + 6


def test_48_dollars_pay_54_and_50_pay_50():
    assert lesson.to_pay(np.array([48.0, 50.0])).tolist() == [54, 50]


@given(st.lists(amounts, min_size=1, max_size=5))
def test_total_is_the_rule_of_the_shop_for_each_order(goods):
    np.testing.assert_allclose(lesson.to_pay(np.array(goods)), [pay(x) for x in goods])


@given(amounts)
def test_agrees_with_numpy_piecewise(goods):
    x = np.array([goods])
    expected = np.piecewise(x, [x < 50, x >= 50], [lambda v: v + 6, lambda v: v])
    np.testing.assert_allclose(lesson.to_pay(x), expected)


def test_orders_of_46_and_52_share_the_total_52():
    assert lesson.to_pay(np.array([46.0, 52.0])).tolist() == [52, 52]


def test_coupon_of_10_percent_makes_the_order_of_54_dearer():
    assert lesson.reduced == pytest.approx(48.6)
    assert lesson.coupon_first == pytest.approx(54.6)
    assert lesson.coupon_first > pay(54) == 54
    assert lesson.coupon_last == pytest.approx(48.6)


def test_printed_table_shows_both_orders_of_the_chain(printed):
    rows = [line.split("[")[1].strip(" ]").split() for line in printed.splitlines()]
    goods = [40, 48, 50, 54]
    assert [float(x) for x in rows[0]] == goods
    assert [float(x) for x in rows[1]] == [pay(x) for x in goods]
    np.testing.assert_allclose([float(x) for x in rows[2]], [pay(0.9 * x) for x in goods])
    np.testing.assert_allclose([float(x) for x in rows[3]], [0.9 * pay(x) for x in goods])
    assert rows[4:] == [["-3", "-1", "0", "2"], ["0", "0", "0", "2"]]


def test_ramp_is_piecewise_without_a_jump():
    expected = [0 if x <= 1 else x - 1 for x in NUMBERS]
    np.testing.assert_array_equal(np.maximum(0, NUMBERS - 1), expected)
    assert min(expected) == 0
    assert np.abs(np.diff(expected)).max() <= np.diff(NUMBERS).max() + 1e-12


def test_figure_fills_the_circle_that_is_taken():
    low, high, empty, filled, level, shared = [line.get_xydata() for line in lesson.jump.lines]
    assert lesson.jump.lines[2].get_markerfacecolor() == "white"
    assert lesson.jump.lines[3].get_markerfacecolor() == "C0"
    assert [y for _, y in level] == [52, 52]
    written = [(text.get_text(), text.xy) for text in lesson.jump.texts]
    assert written == [
        ("not taken", (50, 56)),
        ("taken", (50, 50)),
        ("two orders pay 52", (62, 52)),
    ]
    for line in (low, high):
        assert [pay(x - 1e-9) for x, _ in line[1:]] == pytest.approx([y for _, y in line[1:]])
        assert [pay(x) for x, _ in line[:1]] == [y for _, y in line[:1]]
    assert empty.tolist() == [[50, 56]]
    assert filled.tolist() == [[50, pay(50)]]
    assert [pay(x) for x, _ in shared] == [y for _, y in shared] == [52, 52]


def test_bowl_has_the_zeros_the_minimum_and_the_slopes_of_the_table():
    def f(x):
        return x**2 - 4 * x + 3

    assert f(4) == f(0) == 3
    np.testing.assert_allclose(f(NUMBERS), (NUMBERS - 1) * (NUMBERS - 3), atol=1e-9)
    assert (f(1), f(3)) == (0, 0)
    assert np.roots([1, -4, 3]).tolist() == pytest.approx([3, 1])
    assert (f(NUMBERS).min(), NUMBERS[f(NUMBERS).argmin()]) == pytest.approx((-1, 2))
    assert np.all(np.diff(f(NUMBERS[NUMBERS < 2])) < 0)
    assert np.all(np.diff(f(NUMBERS[NUMBERS > 2])) > 0)
    assert [x for x in range(-9, 10) if f(x) == 3] == [x for x in range(-9, 10) if x * (x - 4) == 0]
    assert np.roots([1, -4, 0]).tolist() == pytest.approx([4, 0])  # where the height is 3
    for line in lesson.valley.lines[:2]:
        np.testing.assert_allclose(line.get_ydata(), f(line.get_xdata()))
    left, right, axis, zeros, lowest = lesson.valley.lines
    assert [y for _, y in axis.get_xydata()] == [0, 0]
    written = {text.get_text(): text.get_color() for text in lesson.valley.texts}
    assert written["decreasing"] == left.get_color()
    assert written["increasing"] == right.get_color()
    assert list(written)[2:] == ["two zeros: 1 and 3", "lowest point: (2, −1)"]
    assert left.get_xdata().max() == pytest.approx(2)
    assert right.get_xdata().min() == pytest.approx(2)
    assert [f(x) for x, _ in zeros.get_xydata()] == [0, 0]
    assert lowest.get_xydata().tolist() == [[2, f(2)]]


def test_domains_and_ranges():
    assert (NUMBERS**2).min() == pytest.approx(0)
    assert np.abs(NUMBERS).min() == pytest.approx(0)
    with np.errstate(invalid="ignore"):
        roots = np.sqrt(NUMBERS - 2)
    np.testing.assert_array_equal(np.isnan(roots), NUMBERS < 2)
    part = np.linspace(-1, 2, 301) ** 2
    assert (part.min(), part.max()) == pytest.approx((0, 4))
    inverse = 3 + 1 / NUMBERS[NUMBERS != 0]  # the input of 1/(x - 3) for each output but 0
    np.testing.assert_allclose(1 / (inverse - 3), NUMBERS[NUMBERS != 0])


def test_graphs_move_as_in_the_table():
    x = np.arange(-10, 11)
    for height, place in [(x**2 + 3, (0, 3)), ((x - 3) ** 2, (3, 0)), ((x + 3) ** 2, (-3, 0))]:
        assert (x[height.argmin()], height.min()) == place
    assert 2 * 1**2 == 2
    assert (2 * 1) ** 2 == 4
    assert -(1**2) == -1
    assert ((-x) ** 2).tolist() == (x**2).tolist()


def test_hand_calculation_of_chains_and_inverse():
    def f(x):
        return 2 * x + 1

    def g(x):
        return x**2

    assert (f(g(3)), g(f(3))) == (19, 49)
    np.testing.assert_allclose(f(g(NUMBERS)), 2 * NUMBERS**2 + 1)
    np.testing.assert_allclose((f(NUMBERS) - 1) / 2, NUMBERS, atol=1e-12)
    assert (7 - 1) / 2 == 3
    assert f(3) == 7
    assert 1 / f(7) == 1 / 15
    assert g(3) == g(-3) == 9


def test_two_orders_of_30_pay_more_than_one_of_60():
    assert (pay(30), pay(60)) == (36, 60)
    assert pay(30) + pay(30) > pay(60)


def test_numpy_says_so_in_these_words():
    x = np.array([0.0, 60.0])
    with pytest.raises(ValueError, match="truth value") as found:
        bool(x < 50)
    words = (
        "The truth value of an array with more than one element is ambiguous. "
        "Use a.any() or a.all()"
    )
    assert str(found.value) == words
    with pytest.warns(RuntimeWarning, match=r"^divide by zero encountered in divide$"):
        result = np.where(x > 0, 1 / x, 0)
    assert result.tolist() == [0, 1 / 60]


def test_inverse_transform_of_scikit_learn_undoes_the_scaling():
    prices = np.array([[258.0], [281.0], [325.0]])
    scaler = StandardScaler().fit(prices)
    np.testing.assert_allclose(scaler.inverse_transform(scaler.transform(prices)), prices)
    with pytest.raises(ValueError, match="Expected 2D array, got 1D array"):
        scaler.inverse_transform(np.array([0.5, 1.0]))


def test_scikit_learn_decides_a_probability_of_one_half_both_ways(page):
    model = LogisticRegression().fit([[-1.0], [1.0]], [0, 1])
    model.intercept_[:] = 0  # what rounding left; now the probability at 0 is 0.5
    assert model.predict_proba([[0.0]]).tolist() == [[0.5, 0.5]]
    (plain,) = model.predict([[0.0]])
    fixed = FixedThresholdClassifier(model, threshold=0.5).fit([[-1.0], [1.0]], [0, 1])
    fixed.estimator_ = model
    (at_threshold,) = fixed.predict([[0.0]])
    assert f"`LogisticRegression` predicts {plain}" in page
    assert f"with `threshold=0.5` predicts {at_threshold}" in page


def test_inverse_of_a_mean_is_sure_to_be_the_mean_for_lines_only(page):
    values = np.array([1.0, 7.0])
    assert (np.mean(3 * values + 2) - 2) / 3 == values.mean() == 4
    mean = np.mean(values**2)
    said = f"squares of 1 and 7 have the mean {mean:.0f}, and its root is {mean**0.5:.0f}, not 4"
    assert said in page


def test_sequential_of_pytorch_evaluates_the_first_layer_first(torch):
    torch.manual_seed(0)
    first, second, x = torch.nn.Linear(2, 2), torch.nn.Tanh(), torch.ones(2)
    chained = torch.nn.Sequential(first, second)(x)
    assert torch.equal(chained, second(first(x)))
    assert not torch.allclose(chained, first(second(x)))


def test_quizzes_at_the_start():
    def f(x):
        return 3 * x - 2

    def g(x):
        return x**2 + 1

    assert (f(g(2)), g(f(2)), f(2) * g(2)) == (13, 17, 20)
    assert 2 * 5 - 6 == 4
    assert 2 * 4 - 6 == 2


def test_quizzes_at_the_end():
    def parcel(weight):
        return 5 if weight <= 2 else 9

    assert (2 * parcel(2), parcel(4)) == (10, 9)
    loss = (NUMBERS - 3) ** 2 + 2
    assert (loss.min(), NUMBERS[loss.argmin()]) == pytest.approx((2, 3))
    assert np.all(np.diff(loss[NUMBERS > 3]) > 0)
