"""Check what the lesson says: Mathematical optimization."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize, minimize_scalar

FINE = np.linspace(20, 60, 4001)


def demand(price):
    return 120 - 2 * price


def best(stock):
    """Return best price and profit by a fine search, without the formula."""
    allowed = FINE[demand(FINE) <= stock + 1e-9]
    values = (allowed - 20) * demand(allowed)
    return allowed[0], allowed[np.argmax(values)], values.max()


def test_at_40_dollars_40_lamps_earn_800_and_no_price_earns_more(lesson):
    assert (demand(40), lesson.profit(40)) == (40, 800)
    found = minimize_scalar(lambda p: -lesson.profit(p))
    assert (found.x, found.fun) == pytest.approx((40, -800))


def test_selling_only_30_lamps_at_40_dollars_earns_600_and_10_customers_leave():
    assert 30 * (40 - 20) == 600
    assert demand(40) - 30 == 10


@pytest.mark.parametrize(
    ("stock", "first", "price", "earned"),
    [(50, 35, 40, 800), (40, 40, 40, 800), (30, 45, 45, 750), (10, 55, 55, 350), (44, 38, 40, 800)],
)
def test_table_and_quiz_give_the_best_price_for_each_stock(stock, first, price, earned):
    assert best(stock) == pytest.approx((first, price, earned))


def test_solver_of_scipy_finds_the_boundary():
    found = minimize(lambda p: -(p[0] - 20) * demand(p[0]), x0=[50], bounds=[(45, 60)])
    assert found.success
    assert (found.x[0], found.fun) == pytest.approx((45, -750))


@given(st.floats(0.1, 5), st.floats(-20, 20), st.floats(-5, 5))
def test_vertex_of_a_parabola_is_at_minus_b_over_2a(a, b, c):
    vertex = -b / (2 * a)
    found = minimize_scalar(lambda x: a * x**2 + b * x + c)
    # Near its minimum a parabola is flat: values agree far better than places do.
    assert found.fun == pytest.approx(a * vertex**2 + b * vertex + c, abs=1e-6)
    assert found.x == pytest.approx(vertex, abs=1e-3)
    assert a * (1 + b / (2 * a)) ** 2 + c - b**2 / (4 * a) == pytest.approx(a + b + c, abs=1e-6)


def test_profit_is_a_parabola_with_the_coefficients_of_the_page(lesson):
    a, b, c = np.polyfit([20.0, 40.0, 50.0], lesson.profit(np.array([20.0, 40.0, 50.0])), 2)
    assert (a, b, c) == pytest.approx((-2, 160, -2400))
    assert lesson.profit(20) == lesson.profit(60) == 0


def test_revenue_is_highest_at_30_where_profit_is_600(lesson):
    assert FINE[np.argmax(FINE * demand(FINE))] == pytest.approx(30)
    assert lesson.profit(30) == 600


def test_below_45_dollars_30_lamps_earn_less_than_750():
    prices = FINE[FINE < 45]
    assert np.max(30 * (prices - 20)) < 750 == 30 * (45 - 20)


def test_orders_reach_0_at_60_dollars():
    assert demand(60) == 0


@pytest.mark.parametrize(
    ("function", "bounds", "place", "value"),
    [
        (lambda x: x**2 - 6 * x + 10, (-20, 20), 3, 1),
        (lambda x: x**2 - 6 * x + 10, (4, 20), 4, 2),
        (lambda x: -(3 * x + 2), (0, 4), 4, -14),
        (lambda x: -x * (10 - x), (-20, 20), 5, -25),
    ],
)
def test_table_of_other_problems(function, bounds, place, value):
    found = minimize(lambda x: function(x[0]), x0=[np.mean(bounds) + 0.5], bounds=[bounds])
    assert (found.x[0], found.fun) == pytest.approx((place, value), abs=1e-4)


def test_cubic_is_lowest_at_an_end_and_has_a_local_low_point_at_1():
    x = np.linspace(-3, 3, 601)
    values = x**3 - 3 * x
    assert (x[np.argmin(values)], values.min()) == pytest.approx((-3, -27 + 9))
    low = (values[1:-1] < values[:-2]) & (values[1:-1] < values[2:])
    assert x[1:-1][low] == pytest.approx([1])
    assert values[1:-1][low] == pytest.approx([-2])


def test_two_places_share_the_minimum_0_and_argmin_returns_the_first():
    x = np.arange(-5, 6)
    values = (x**2 - 4) ** 2
    assert x[values == values.min()].tolist() == [-2, 2]
    assert values.min() == 0
    assert x[np.argmin(values)] == -2


def test_success_of_scipy_may_be_a_local_minimum():
    found = minimize(lambda x: x[0] ** 4 - 2 * x[0] ** 2 + 0.3 * x[0], x0=[1.5])
    other = minimize(lambda x: x[0] ** 4 - 2 * x[0] ** 2 + 0.3 * x[0], x0=[-1.5])
    assert found.success
    assert found.fun > other.fun + 0.1


def loss_in(dollars):
    """Return minus the profit, counted in units of so many dollars."""
    return lambda p: -(p[0] - 20) * demand(p[0]) / dollars


def test_in_billions_of_dollars_scipy_says_success_after_0_steps(page):
    found = minimize(loss_in(1e9), x0=[50])
    assert (found.success, found.nit, found.x[0]) == (True, 0, 50)
    assert f"from {found.x[0]:.0f} it takes {found.nit} steps" in page
    # Its rule: no part of the gradient above 0.00001, in whatever unit.
    assert abs(found.jac[0]) < 1e-5
    assert minimize(loss_in(1), x0=[50]).x[0] == pytest.approx(40, abs=1e-3)


def test_with_limits_profit_in_millions_stays_at_the_start_and_in_thousands_does_not():
    found = minimize(loss_in(1e6), x0=[50], bounds=[(45, 60)])
    assert found.success
    assert found.x[0] == pytest.approx(50, abs=0.01)
    scaled = minimize(loss_in(1e3), x0=[50], bounds=[(45, 60)])
    assert scaled.x[0] == pytest.approx(45)


@pytest.mark.parametrize(
    ("dollars", "bounds", "best_price"), [(1e9, None, 40), (1e6, (45, 60), 45)]
)
def test_nelder_mead_finds_the_price_in_any_unit(dollars, bounds, best_price):
    limits = [bounds] if bounds else None
    found = minimize(loss_in(dollars), x0=[50], bounds=limits, method="Nelder-Mead")
    assert found.x[0] == pytest.approx(best_price, abs=1e-3)


def test_argmin_returns_the_position_of_nan():
    assert np.argmin([3.0, 1.0, np.nan, 0.0]) == 2


def test_grid_from_45_to_60_has_16_prices_and_the_best_is_45(lesson):
    assert lesson.feasible.tolist() == list(range(45, 61))
    assert len(lesson.feasible) == 16
    assert len(lesson.prices) == 41
    assert lesson.feasible[np.argmax(lesson.profit(lesson.feasible))] == 45


def test_output_names_the_two_best_prices_and_the_signs(printed):
    lines = printed.splitlines()
    assert lines[0] == "no limit: 41 prices, best 40, profit 800"
    assert lines[1] == "30 lamps: 16 prices, best 45, profit 750"
    assert lines[2] == "smallest -profit -750 at 45"
    assert lines[3] == "without the minus: price 60, profit 0"
    assert lines[4:] == ["from 25: price 32, profit 797", "from 50: price 70, profit 750"]


def test_forgotten_minus_gives_the_worst_price(lesson):
    values = {price: (price - 20) * demand(price) for price in range(45, 61)}
    assert lesson.worst_price == min(values, key=values.get) == 60


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=8))
def test_negative_is_lowest_where_the_function_is_highest(values):
    assert np.argmin(-np.array(values)) == np.argmax(values)


def test_grid_of_10_values_takes_10_then_1000_then_a_million_runs():
    assert [len(np.indices((10,) * d).reshape(d, -1).T) for d in (1, 3)] == [10, 1000]
    assert 10**6 == 1_000_000


def test_climbing_ends_at_a_local_maximum_that_depends_on_the_start(lesson):
    values = {price: lesson.two_groups(price) for price in range(20, 121)}
    assert max(values, key=values.get) == lesson.near_peak == 32
    assert lesson.far_peak == 70
    assert values[70] > max(values[69], values[71])
    assert values[70] < values[32]
    assert [lesson.climb(start) for start in (20, 39, 41, 119)] == [32, 32, 70, 70]
    assert min(range(32, 71), key=values.get) == 40


def test_from_50_profit_rises_on_the_way_to_70_and_falls_on_the_way_to_32(lesson):
    values = [lesson.two_groups(price) for price in range(20, 121)]
    assert np.all(np.diff(values[50 - 20 : 70 - 20 + 1]) > 0)
    assert values[49 - 20] < values[50 - 20]
    assert np.all(np.diff(values[25 - 20 : 32 - 20 + 1]) > 0)


def test_figure_shows_both_ways_from_start_to_peak(lesson):
    ends = [
        tuple(line.get_xdata()[[0, -1]]) for line in lesson.ax.lines if line.get_linewidth() == 4
    ]
    assert ends == [(25, 32), (50, 70)]


def test_students_pay_up_to_40_and_companies_up_to_120(lesson):
    assert lesson.two_groups(120) == pytest.approx(0)
    assert 200 - 5 * 40 == 0
    assert round(36 - 0.3 * 120, 9) == 0


def test_50_lamps_sold_with_30_in_stock_is_infeasible():
    assert not np.any((demand(FINE) >= 50) & (demand(FINE) <= 30))
    assert (demand(35), demand(45)) == (50, 30)


def test_profit_without_a_limit_on_the_price_falls_forever(lesson):
    values = lesson.profit(np.array([60.0, 100, 1000, 1e6]))
    assert np.all(np.diff(values) < 0)
    assert values[-1] < -1e12


def test_quiz_grid_takes_about_8_hours():
    assert round(10**4 * 3 / 3600) == 8
    assert 4 * 10 * 3 == 120  # seconds: 2 minutes
    assert round(4**10 * 3 / 86400) == 36  # days
