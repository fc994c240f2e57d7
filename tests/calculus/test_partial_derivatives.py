"""Check what the lesson on partial derivatives says."""

import calculus.partial_derivatives as lesson
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, minimize
from sklearn.linear_model import LinearRegression, LogisticRegression

partial, profit = lesson.partial, lesson.profit
SETTINGS = settings(deadline=None)
numbers = st.floats(-10, 10).map(lambda x: round(x, 3))


def by_formula(p, a):
    return np.array([36 - 4 * p + 2 * a, 2 * p - 4 * a])


def line_loss(w):
    return (w[0] * 2 + w[1] - 5) ** 2


@SETTINGS
@given(numbers, numbers)
def test_profit_is_orders_times_price_minus_the_cost_of_ads(p, a):
    assert profit((p, a)) == pytest.approx(p * (36 - 2 * p + 2 * a) - 2 * a**2, abs=1e-9)


@SETTINGS
@given(numbers, numbers)
def test_nudging_agrees_with_the_formulas_of_the_page(p, a):
    found = [partial(profit, (p, a), i) for i in (0, 1)]
    # Profits up to 1,000 are rounded by 1e-13, and the run is 2e-5 long.
    np.testing.assert_allclose(found, by_formula(p, a), atol=1e-7)


@SETTINGS
@given(st.lists(numbers, min_size=3, max_size=3), st.integers(0, 2))
def test_nudging_agrees_with_finite_differences_of_scipy(x, i):
    def f(x):
        return x[0] * x[1] + np.sin(x[2]) - x[1] ** 2

    assert partial(f, x, i) == pytest.approx(approx_fprime(np.array(x), f)[i], abs=1e-5)


def test_nudging_leaves_whole_numbers_and_the_callers_array_alone():
    x = np.array([10, 2])
    assert partial(profit, x, 0) == pytest.approx(0, abs=1e-7)
    assert x.tolist() == [10, 2]


def test_with_2_ads_the_price_of_10_is_best_and_brings_192():
    prices = np.arange(0, 25, 0.5)
    assert prices[np.argmax(profit((prices, 2)))] == 10
    assert 36 - 2 * 10 + 2 * 2 == 36 - 20 + 4 == 20
    assert profit((10, 2)) == 20 * 10 - 8 == 192


def test_at_10_dollars_5_ads_are_best_and_bring_210():
    ads = np.arange(20)
    assert np.argmax(profit((10, ads))) == 5
    assert profit((10, 5)) == 210


def test_12_dollars_and_6_ads_bring_the_most_216():
    best = minimize(lambda x: -profit(x), [10, 5])
    np.testing.assert_allclose(best.x, (12, 6), atol=1e-3)
    assert profit((12, 6)) == 216


def test_table_of_terms_adds_up_to_both_partial_derivatives():
    terms = [
        (lambda p, a: 36 * p + 0 * a, lambda p, a: (36 + 0 * p, 0 * a)),
        (lambda p, a: -2 * p**2 + 0 * a, lambda p, a: (-4 * p, 0 * a)),
        (lambda p, a: 2 * p * a, lambda p, a: (2 * a, 2 * p)),
        (lambda p, a: -2 * a**2 + 0 * p, lambda p, a: (0 * p, -4 * a)),
    ]
    p, a = 7.0, 3.0
    for f, slopes in terms:
        # A tiny imaginary step gives the derivative without subtracting anything.
        found = (f(p + 1e-30j, a + 0j).imag, f(p + 0j, a + 1e-30j).imag)
        np.testing.assert_allclose(np.array(found) / 1e-30, slopes(p, a), atol=1e-9)
    np.testing.assert_allclose(sum(np.array(s(p, a)) for _, s in terms), by_formula(p, a))


def test_hand_calculation_at_the_three_points():
    assert by_formula(10, 2).tolist() == [0, 12]
    assert by_formula(10, 5).tolist() == [6, 0]
    assert by_formula(12, 6).tolist() == [0, 0]


def test_printed_table_shows_the_three_points(printed):
    rows = [line.split() for line in printed.splitlines()[1:4]]
    for (p, a, by_price, by_ads), point in zip(rows, [(10, 2), (10, 5), (12, 6)], strict=True):
        assert (int(p), int(a)) == point
        assert (float(by_price), float(by_ads)) == pytest.approx(by_formula(*point))


def test_mixed_partial_derivatives_are_2_in_both_orders():
    price_then_ads = partial(lambda x: by_formula(*x)[0], (10, 2), 1)
    ads_then_price = partial(lambda x: by_formula(*x)[1], (10, 2), 0)
    assert (price_then_ads, ads_then_price) == pytest.approx((2, 2))
    assert partial(lambda x: by_formula(*x)[0], (10, 2), 0) == pytest.approx(-4)


def test_small_changes_add_up_to_about_1_2_dollars():
    assert by_formula(10, 2) @ (0.1, 0.1) == pytest.approx(1.2)
    assert profit((10.1, 2.1)) - 192 == pytest.approx(1.18)
    assert abs(profit((11, 3)) - 192 - 12) > 1  # for larger steps it is rougher


def test_figure_draws_lines_with_the_partial_derivatives_as_slopes():
    for line, steep, height in [
        (lesson.by_price.lines[1], 0, 192),
        (lesson.by_price.lines[4], 6, 210),
        (lesson.by_ads.lines[1], 12, 192),
    ]:
        x, y = line.get_data()
        assert np.diff(y) / np.diff(x) == pytest.approx(steep)
        assert y.mean() == pytest.approx(height)
    for ads, arch in [(2, lesson.by_price.lines[0]), (5, lesson.by_price.lines[3])]:
        price, drawn = arch.get_data()
        np.testing.assert_allclose(drawn, profit((price, ads)))
    ads, drawn = lesson.by_ads.lines[0].get_data()
    np.testing.assert_allclose(drawn, profit((10, ads)))


def test_line_loss_has_slopes_minus_8_and_minus_4_at_1_and_1():
    for m, b in [(1.0, 1.0), (0.5, -2.0)]:
        assert line_loss((m, b)) == pytest.approx(
            4 * m**2 + b**2 + 25 + 4 * m * b - 20 * m - 10 * b
        )
        expected = (8 * m + 4 * b - 20, 2 * b + 4 * m - 10)
        found = [partial(line_loss, (m, b), i) for i in (0, 1)]
        np.testing.assert_allclose(found, expected, atol=1e-7)
        error = 2 * m + b - 5
        assert expected == (2 * error * 2, 2 * error)
    assert (8 + 4 - 20, 2 + 4 - 10) == (-8, -4)


def test_at_10_dollars_and_3_ads_the_slopes_are_2_and_8():
    assert by_formula(10, 3).tolist() == [2, 8]


def test_integers_swallow_the_nudge_and_down_becomes_9():
    assert lesson.up.tolist() == [10, 2]
    assert lesson.down.tolist() == [9, 2]
    assert lesson.wrong == pytest.approx((192 - 190) / 2e-5)


def test_a_whole_array_of_integers_refuses_the_nudge():
    whole = np.array([10, 2])
    with pytest.raises(TypeError):
        whole += 1e-5


def test_with_one_more_ad_per_dollar_profit_rises_by_12_per_dollar():
    along_the_rule = approx_fprime([10.0], lambda p: profit((p[0], p[0] - 8)))
    assert along_the_rule == pytest.approx(12, abs=1e-4)
    assert by_formula(10, 2).sum() == 12
    assert profit((11, 3)) - profit((10, 2)) == 10


def test_level_in_both_inputs_may_be_neither_best_nor_worst():
    def saddle(x):
        return x[0] * x[1]

    assert [partial(saddle, (0, 0), i) for i in (0, 1)] == [0, 0]
    assert saddle((-1, 1)) < 0 < saddle((1, 1))


def test_coefficient_of_a_linear_model_is_a_partial_derivative():
    rng = np.random.default_rng(seed=3)
    features, target = rng.normal(size=(30, 2)), rng.normal(size=30)
    model = LinearRegression().fit(features, target)
    found = [partial(lambda x: model.predict([x])[0], (0.3, -1.0), i) for i in (0, 1)]
    np.testing.assert_allclose(found, model.coef_, atol=1e-8)


def test_coefficient_of_a_logistic_regression_is_no_slope_of_its_probability():
    x = np.arange(-4.0, 5)[:, None]
    model = LogisticRegression().fit(x, [0, 0, 0, 1, 0, 1, 1, 1, 1])
    found = partial(lambda v: model.predict_proba([v])[0, 1], (0.3,), 0)
    assert found < model.coef_[0, 0] / 3


def test_coefficient_is_no_partial_derivative_if_another_feature_is_its_square():
    x = np.linspace(1, 3, 9)
    model = LinearRegression().fit(np.column_stack([x, x**2]), 5 * x - x**2)
    rises = [model.predict([[v, v**2]])[0] for v in (2 - 1e-5, 2 + 1e-5)]
    assert (rises[1] - rises[0]) / 2e-5 == pytest.approx(5 - 2 * 2, abs=1e-6)
    assert model.coef_[0] == pytest.approx(5)


def test_of_two_equal_features_linear_regression_gives_each_half():
    x = np.arange(5.0)
    model = LinearRegression().fit(np.column_stack([x, x]), 3 * x + 1)
    assert model.coef_.tolist() == pytest.approx([1.5, 1.5])


def test_a_second_backward_of_pytorch_adds_to_the_first(torch):
    weight = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
    fixed = torch.ones(2, 2)
    slopes = 2 * weight.detach()
    loss = (fixed * weight**2).sum()
    loss.backward()
    with pytest.raises(RuntimeError, match="a second time"):
        loss.backward()
    assert fixed.grad is None  # only what is trained has slopes
    assert weight.grad.shape == weight.shape
    assert torch.equal(weight.grad, slopes)
    (fixed * weight**2).sum().backward()
    assert torch.equal(weight.grad, 2 * slopes)
    torch.optim.SGD([weight], lr=0.1).zero_grad()
    (fixed * weight**2).sum().backward()
    assert torch.equal(weight.grad, slopes)


def test_rounded_predictions_have_slope_0(torch):
    predicted = torch.tensor([0.3, 1.7], requires_grad=True)
    torch.nn.functional.mse_loss(torch.round(predicted), torch.ones(2)).backward()
    assert predicted.grad.tolist() == [0, 0]


def test_slopes_of_the_mean_squared_error_of_n_homes():
    size, paid = np.array([1.0, 2.0, 4.0]), np.array([3.0, 5.0, 6.0])
    w = np.array([0.7, 1.5])
    error = w[0] * size + w[1] - paid
    found = [partial(lambda w: np.mean((w[0] * size + w[1] - paid) ** 2), w, i) for i in (0, 1)]
    np.testing.assert_allclose(found, (2 * np.mean(error * size), 2 * np.mean(error)), atol=1e-7)


def test_quiz_x_squared_y_cubed_has_slope_12_by_y():
    found = [partial(lambda v: v[0] ** 2 * v[1] ** 3, (2, 1), i) for i in (0, 1)]
    np.testing.assert_allclose(found, (4, 12), atol=1e-6)


def test_quiz_with_4_ads_the_slope_by_price_is_4():
    assert by_formula(10, 4)[0] == 4


def test_quiz_code_returns_5():
    step = 0.1
    assert (3.1 * 5 - 3 * 5) / step == pytest.approx(5)
