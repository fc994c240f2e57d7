"""Check what the lesson says: Loss functions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.special import huber
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import HuberRegressor, QuantileRegressor
from sklearn.metrics import accuracy_score, hinge_loss, log_loss, mean_pinball_loss

DAYS = np.array([2, 2, 3, 3, 3, 4, 4, 5, 10], dtype=float)


def pinball(r, tau):
    return mean_pinball_loss([r], [0], alpha=tau)


def dollars(promise):
    """Add up costs delivery by delivery."""
    return sum(4 * (d - promise) if d > promise else promise - d for d in DAYS.tolist())


def test_three_losses_prefer_3_and_4_and_5_days(lesson):
    found = [lesson.promises[np.argmin(values)] for values in lesson.averages.values()]
    assert found == pytest.approx([3, 4, 5])
    assert lesson.days.tolist() == DAYS.tolist()
    names = [loss.__name__ for loss in lesson.averages]
    assert names == ["absolute", "squared", "in_dollars"]


def test_figures_show_the_three_losses_and_their_lowest_averages(lesson):
    for line, loss in zip(lesson.one.lines, lesson.averages, strict=True):
        np.testing.assert_allclose(line.get_ydata(), loss(line.get_xdata()))
    curves, points = lesson.ax.lines[::2], lesson.ax.lines[1::2]
    for line, values in zip(curves, lesson.averages.values(), strict=True):
        np.testing.assert_allclose(line.get_ydata(), values)
    assert [point.get_xdata()[0] for point in points] == pytest.approx([3, 4, 5])
    assert [text.get_text() for text in lesson.ax.texts] == ["3", "4", "5"]


def test_best_promises_are_median_mean_and_quantile():
    assert np.median(DAYS) == 3
    assert DAYS.mean() == 4
    assert np.quantile(DAYS, 0.8, method="inverted_cdf") == 5
    assert (np.mean(DAYS <= 4) < 0.8, np.mean(DAYS <= 5) >= 0.8) == (True, True)


def test_printed_table_agrees_with_sums_by_hand(printed):
    rows = [" ".join(line.split()) for line in printed.splitlines()]
    assert rows[0] == f"absolute promise 3.0 loss {13 / 9:.2f}"
    assert rows[1] == f"squared promise 4.0 loss {48 / 9:.2f}"
    assert rows[2] == f"in_dollars promise 5.0 loss {34 / 9:.2f}"
    assert rows[3] == "careful accuracy 0.8 log loss 0.59"
    assert rows[4] == "bold accuracy 0.8 log loss 1.39"


@pytest.mark.parametrize(
    ("r", "squared", "absolute", "in_huber", "in_pinball"),
    [(0.5, 0.25, 0.5, 0.125, 0.4), (-3, 9, 3, 2.5, 0.6)],
)
def test_table_of_losses_for_numbers(lesson, r, squared, absolute, in_huber, in_pinball):
    assert lesson.squared(r) == squared
    assert lesson.absolute(r) == absolute
    assert huber(1, r) == pytest.approx(in_huber)
    assert pinball(r, 0.8) == pytest.approx(in_pinball)
    assert lesson.in_dollars(np.array(r)) == pytest.approx(5 * in_pinball)


@given(st.floats(-10, 10), st.floats(0.1, 3))
def test_huber_is_the_formula_of_the_page(r, delta):
    size = abs(r)
    formula = r**2 / 2 if size <= delta else delta * (size - delta / 2)
    assert huber(delta, r) == pytest.approx(formula)


def test_huber_promise_lies_between_median_and_mean():
    found = minimize_scalar(lambda c: np.sum(huber(1, DAYS - c)), bounds=(0, 10)).x
    assert found == pytest.approx(3.4, abs=1e-4)


def test_four_deliveries_have_every_promise_from_3_to_5_as_median():
    four = np.array([2.0, 3, 5, 9])
    sums = [np.sum(np.abs(four - c)) for c in (2.9, 3, 4.2, 5, 5.1)]
    assert sums[1:4] == pytest.approx([9, 9, 9])
    assert min(sums[0], sums[4]) > 9.1


def test_of_ten_values_all_from_the_eighth_to_the_ninth_are_equally_good():
    ten = np.array([1.0, 2, 4, 5, 7, 8, 9, 12, 15, 20])
    costs = [sum(pinball(r, 0.8) for r in ten - c) for c in (11.9, 12, 13.3, 15, 15.1)]
    assert costs[1:4] == pytest.approx([costs[1]] * 3)
    assert min(costs[0], costs[4]) > costs[1]
    assert np.quantile(ten, 0.8, method="inverted_cdf") == 12


def test_quiz_two_reports_leave_it_open_which_model_is_better():
    # A has a mean absolute error of 1.2 either way, B a mean squared error of 2 either way.
    a_even, a_wild = np.full(4, 1.2), np.array([0, 0, 0, 4.8])
    b_even, b_half = np.full(4, np.sqrt(2)), np.array([0, 0, 2.0, 2])
    assert a_even.mean() == pytest.approx(a_wild.mean()) == pytest.approx(1.2)
    assert np.mean(b_even**2) == pytest.approx(np.mean(b_half**2)) == pytest.approx(2)
    assert b_half.mean() == 1
    assert b_half.mean() < 1.2 < b_even.mean()
    assert np.mean(a_even**2) < 2 < np.mean(a_wild**2)


def test_table_of_losses_for_classes():
    for p, expected in [(0.9, 0.105), (0.5, 0.693), (0.1, 2.303)]:
        assert log_loss([1], [p], labels=[0, 1]) == pytest.approx(expected, abs=5e-4)
    for score, expected in [(2, 0), (0.3, 0.7), (-1, 2)]:
        # The second example is right by far, so its loss is 0.
        assert 2 * hinge_loss([1, -1], [score, -5]) == pytest.approx(expected)


def test_hand_calculation_from_4_to_5_pays_and_from_5_to_6_does_not():
    assert (np.sum(DAYS > 4), np.sum(DAYS <= 4)) == (2, 7)
    assert dollars(4) - dollars(5) == 8 - 7
    assert (np.sum(DAYS > 5), np.sum(DAYS <= 5)) == (1, 8)
    assert dollars(5) - dollars(6) == 4 - 8
    assert dollars(5) == 34


def test_residuals_of_the_mean_square_to_48_and_the_slow_delivery_gives_36():
    residuals = DAYS - 4
    assert residuals.tolist() == [-2, -2, -1, -1, -1, 0, 0, 1, 6]
    assert (np.sum(residuals**2), residuals[-1] ** 2) == (48, 36)
    assert np.var(DAYS) == pytest.approx(48 / 9)


@given(st.floats(0.5, 9), st.floats(0.5, 9))
def test_best_promise_is_the_quantile_late_over_late_plus_early(late, early):
    def cost(c):
        r = DAYS - c
        return np.sum(np.where(r > 0, late * r, -early * r))

    quantile = np.quantile(DAYS, late / (late + early), method="inverted_cdf")
    assert cost(quantile) <= min(cost(c) for c in np.linspace(0, 12, 121)) + 1e-9


def test_both_models_are_right_in_four_of_five_and_differ_in_log_loss(lesson):
    for p in (lesson.careful, lesson.bold):
        assert accuracy_score([1] * 5, p > 0.5) == 0.8
    found = [log_loss([1] * 5, p, labels=[0, 1]) for p in (lesson.careful, lesson.bold)]
    assert found == pytest.approx([0.5919, 1.3896], abs=1e-4)


def test_from_06_to_09_log_loss_falls_while_0_1_loss_stays(lesson):
    assert lesson.unsure == pytest.approx(log_loss([1], [0.6], labels=[0, 1]))
    assert lesson.sure == pytest.approx(log_loss([1], [0.9], labels=[0, 1]))
    assert lesson.sure < lesson.unsure


def test_quantile_of_numpy_goes_part_of_the_way(lesson):
    assert lesson.between == pytest.approx(4.4)
    assert lesson.quantile == 5
    assert dollars(4.4) > dollars(5)


def test_the_two_compared_averages_belong_to_the_same_deliveries(lesson):
    assert np.mean(np.abs(DAYS - 3)) == pytest.approx(lesson.mean_absolute)
    assert np.mean((DAYS - 4) ** 2) == pytest.approx(lesson.mean_squared)


def test_where_the_true_class_has_probability_0_libraries_bound_the_loss(lesson, torch, page):
    with pytest.warns(RuntimeWarning, match="divide by zero encountered in log"):
        assert np.isinf(-np.log(np.float64(0)))
    assert lesson.bound == pytest.approx(log_loss([1], [[1.0, 0.0]], labels=[0, 1]))
    in_torch = torch.nn.BCELoss()(torch.zeros(1), torch.ones(1)).item()
    assert f"PyTorch's `BCELoss` {in_torch:.0f}." in page


@pytest.mark.parametrize("tau", [0.5, 0.8])
def test_gradient_boosting_of_scikit_learn_finds_the_promise_of_the_pinball_loss(tau):
    model = GradientBoostingRegressor(loss="quantile", alpha=tau).fit(np.zeros((9, 1)), DAYS)
    best = np.quantile(DAYS, tau, method="inverted_cdf")
    assert model.predict([[0]])[0] == pytest.approx(best, abs=0.01)


def slopes(size, price):
    """Return the slopes of the lines with the lowest absolute and the lowest Huber loss."""
    absolute = QuantileRegressor(quantile=0.5, alpha=0).fit(size[:, None], price).coef_[0]
    scaled = (size[:, None] - size.mean()) / size.std()
    return absolute, HuberRegressor(alpha=0, max_iter=1000).fit(scaled, price).coef_[0] / size.std()


def test_absolute_and_huber_resist_a_wild_price_and_not_a_wild_size(page):
    size, price = (
        np.array([52.0, 68, 85, 104, 126, 148]),
        np.array([258.0, 281, 325, 352, 409, 441]),
    )
    wild_price, wild_size = np.array([2580.0, *price[1:]]), np.array([520.0, *size[1:]])
    kept, turned = slopes(size, wild_price), slopes(wild_size, price)
    assert f"leaves the slope at {kept[0]:.2f};" in page
    assert f"turns it to −{-turned[0]:.2f}." in page
    assert kept == pytest.approx(slopes(size, price), abs=0.15)
    assert max(turned) < 0


def test_mse_loss_of_pytorch_averages_and_its_sum_takes_32_times_the_step(torch):
    y, steps = torch.arange(32, dtype=torch.float64), []
    for settings in ({}, {"reduction": "sum"}):
        predicted = torch.full_like(y, 3, requires_grad=True)
        torch.nn.MSELoss(**settings)(predicted, y).backward()
        torch.optim.SGD([predicted], lr=0.1).step()
        steps.append(predicted.detach().numpy() - 3)
    np.testing.assert_allclose(steps[1], 32 * steps[0], atol=1e-12)


def test_sum_of_32_losses_has_32_times_the_gradient_of_their_mean():
    y = np.arange(32.0)
    step = 1e-6
    slopes = [
        (how((y - 3 - step) ** 2) - how((y - 3 + step) ** 2)) / (2 * step)
        for how in (np.sum, np.mean)
    ]
    assert slopes[0] / slopes[1] == pytest.approx(32, rel=1e-5)


def test_derivative_of_the_squared_sum_is_0_at_the_mean():
    assert -2 * np.sum(DAYS - DAYS.mean()) == 0
    for c in (1.0, 6.0):
        slope = (np.sum((DAYS - c - 1e-5) ** 2) - np.sum((DAYS - c + 1e-5) ** 2)) / 2e-5
        assert slope == pytest.approx(-2 * np.sum(DAYS - c), rel=1e-5)


def test_quiz_bakery_bakes_the_075_quantile():
    demand = np.arange(1, 102)
    costs = [np.sum(np.where(demand > c, 3 * (demand - c), c - demand)) for c in demand]
    best = demand[np.argmin(costs)]
    assert best == np.quantile(demand, 0.75, method="inverted_cdf")
    assert np.mean(demand > best) <= 0.25
