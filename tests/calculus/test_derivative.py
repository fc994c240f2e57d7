"""Check what the lesson on the derivative says."""

import itertools
from fractions import Fraction

import calculus.derivative as lesson
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.polynomial import Polynomial

slope, temperature = lesson.slope, lesson.temperature
CURVE = Polynomial([2, 6, -0.5])  # 2 + 6 t - t² / 2
SETTINGS = settings(deadline=None)
numbers = st.floats(-10, 10).map(lambda x: round(x, 3))


def derivative_at(f, x):
    """Return the derivative of f at x by a tiny imaginary step: nothing is subtracted or lost."""
    return np.imag(f(x + 1e-30j)) / 1e-30


@SETTINGS
@given(numbers, numbers, numbers, numbers)
def test_slope_of_a_line_is_its_m_over_every_run(m, b, x, h):
    assume(abs(h) > 0.01)
    # Values up to 110 carry errors of 1e-14, divided by a run of at least 0.01.
    assert slope(lambda x: m * x + b, x, h) == pytest.approx(m, abs=1e-10)


@SETTINGS
@given(numbers, numbers)
def test_slope_is_the_same_from_either_end_of_the_run(x, h):
    assume(abs(h) > 0.01)
    assert slope(np.exp, x, h) == pytest.approx(slope(np.exp, x + h, -h), rel=1e-9)


def test_sensor_follows_the_formula_of_the_page():
    for t in range(7):
        assert temperature(t) == CURVE(t)
    assert temperature(np.array([0.5])).tolist() == [4.875]


def test_readings_are_those_of_the_table_and_the_first_minute_brings_5_5():
    assert [temperature(t) for t in range(7)] == [2, 7.5, 12, 15.5, 18, 19.5, 20]
    assert slope(temperature, 0, 1) == 5.5


def test_slopes_of_the_text_come_nearer_to_4():
    found = [slope(temperature, 2, run) for run in (4, 2, 1, 0.1)]
    assert found == pytest.approx([2, 3, 3.5, 3.95])


def test_alarm_over_4_minutes_sees_4_degrees_per_minute():
    assert (temperature(0), temperature(4)) == (2, 18)
    assert slope(temperature, 0, 4) == 4


def test_warming_is_6_minus_t_and_above_5_for_the_first_minute():
    rate = CURVE.deriv()
    assert rate.coef.tolist() == [6, -1]
    assert (rate(0), rate(1), rate(2)) == (6, 5, 4)
    assert derivative_at(temperature, 2) == pytest.approx(4)


def test_rise_over_run_from_minute_2_is_4_minus_half_of_h():
    end = CURVE(Polynomial([2, 1]))  # at 2 + h
    assert end.coef.tolist() == [12, 4, -0.5] == [2 + 12 - 2, 6 - 2, -0.5]
    assert CURVE(2) == 12
    for run in (4.0, 2.0, 1.0):
        assert slope(temperature, 2.0, run) == 4 - run / 2


def test_the_printed_rates_approach_4_from_below(printed):
    rows = [line.split() for line in printed.splitlines()[1:6]]
    assert [row[0] for row in rows] == ["4.0", "2.0", "1.0", "0.1", "0.001"]
    assert [row[1] for row in rows] == ["2.0000", "3.0000", "3.5000", "3.9500", "3.9995"]


def test_the_printed_slopes_of_the_cube_end_with_0_for_a_step_of_1e_16(printed):
    rows = [line.split() for line in printed.splitlines()[6:]]
    assert [float(row[2]) for row in rows] == [1e-1, 1e-4, 1e-8, 1e-12, 1e-16]
    assert [row[-1] for row in rows[:3]] == ["3.310000", "3.000300", "3.000000"]
    assert rows[-1][-1] == "0.000000"
    assert float(rows[3][-1]) != 3


def test_central_slope_over_one_minute_is_4_where_the_forward_one_is_3_5():
    assert (temperature(1), temperature(3)) == (7.5, 15.5)
    assert slope(temperature, 2 - 1, 2) == (15.5 - 7.5) / 2 == 4
    assert slope(temperature, 2, 1) == 3.5


def test_a_jump_has_slopes_without_bound():
    rises = [slope(lambda x: float(x > 0), 0.0, h) for h in (1e-1, 1e-3, 1e-6)]
    assert rises == pytest.approx([10, 1e3, 1e6])


def test_figure_draws_lines_of_slope_2_3_and_4_through_minute_2():
    _, to_6, _, to_4, _, tangent, point = lesson.curve.lines
    for line, expected in [(to_6, 2), (to_4, 3), (tangent, 4)]:
        x, y = line.get_data()
        assert np.diff(y) / np.diff(x) == pytest.approx(expected)
        assert np.interp(2, x, y) == pytest.approx(12)
    assert (to_6.get_xdata()[-1], to_4.get_xdata()[-1]) == (6, 4)
    assert [list(data) for data in point.get_data()] == [[2], [12]]


def test_figure_draws_the_derivative_below():
    assert lesson.rate.lines[1].get_xydata().tolist() == [[2, 4]]
    x, y = lesson.rate.lines[0].get_data()
    expected = [slope(temperature, t - 1e-4, 2e-4) for t in x]
    np.testing.assert_allclose(y, expected, atol=1e-8)


def test_sign_table_shows_a_minimum_a_maximum_and_neither_with_slope_0():
    for f in (lambda x: x**2, lambda x: -(x**2), lambda x: x**3):
        assert derivative_at(f, 0) == pytest.approx(0)
    for x in (-0.1, 0.1):
        assert x**2 > 0 > -(x**2)
    assert (-0.1) ** 3 < 0 < 0.1**3


def test_tangent_predicts_14_degrees_where_the_curve_says_13_875():
    assert temperature(2) + 0.5 * 4 == 14
    assert temperature(2.5) == 13.875


@pytest.mark.parametrize(
    ("f", "x", "expected"),
    [
        (lambda x: 7 + 0 * x, 5, 0),
        (lambda x: 3 * x + 5, 5, 3),
        (lambda x: x**3, 2, 3 * 2**2),
        (lambda x: 1 / x, 2, -0.25),
        (np.sqrt, 4, 0.25),
        (lambda x: 5 * x**3, 2, 60),
        (lambda x: x**3 + 5 * x, 2, 17),
        (lambda x: x**3 * (x + 1), 2, 12 * 3 + 8 * 1),
        (lambda x: x**3 / (x + 1), 2, (12 * 3 - 8 * 1) / 9),
        (np.exp, 0, 1),
        (np.log, 2, 0.5),
        (lambda x: 3 * x**2 - 4 * x, 2, 6 * 2 - 4),
    ],
)
def test_rules_give_the_numbers_of_the_page(f, x, expected):
    assert derivative_at(f, x) == pytest.approx(expected, abs=1e-12)


@SETTINGS
@given(st.floats(0.1, 10))
def test_rules_for_powers_hold_for_one_over_x_and_the_root(x):
    for n, short in [(-1, -1 / x**2), (0.5, 1 / (2 * np.sqrt(x))), (3, 3 * x**2)]:
        assert n * x ** (n - 1) == pytest.approx(short)
        assert derivative_at(lambda v, n=n: v**n, x) == pytest.approx(short)


def test_second_derivative_is_minus_1():
    assert CURVE.deriv(2).coef.tolist() == [-1]


def test_central_error_is_far_smaller_for_the_same_step():
    # For x³ at 1 the forward error is 3 h + h², the central one h²; below 1e-5 rounding enters.
    moderate = (lesson.steps > 1e-6) & (lesson.steps < 0.05)
    assert np.all(lesson.central[moderate] < lesson.forward[moderate] / 100)
    h = lesson.steps[1]
    assert lesson.forward[1] == pytest.approx(3 * h + h**2)
    assert lesson.central[1] == pytest.approx(h**2)


def test_errors_fall_and_then_rise_again_as_h_shrinks():
    for error, best in [(lesson.forward, 1e-8), (lesson.central, 1e-5)]:
        at_best = error[np.isclose(lesson.steps, best, rtol=1e-6)][0]
        assert at_best < error[0] / 1e6
        assert error[-1] > 1 > error[0]
    assert 1e-9 < lesson.best_forward < 1e-7


def test_step_of_1e_16_vanishes_beside_1_and_gives_slope_0():
    assert 1 + 1e-16 == 1
    assert slope(lesson.cube, 1.0, 1e-16) == 0
    assert lesson.cube(1.5) == 1.5**3


def test_float32_loses_a_step_of_1e_8():
    one, h = np.float32(1), np.float32(1e-8)
    assert h > 0
    assert slope(lesson.cube, one, h) == 0


def test_step_grows_with_the_input():
    def error(x, h):
        return abs(slope(lesson.cube, x, h) - 3 * x**2) / (3 * x**2)

    for x in (1.0, 1000.0):
        assert error(x, 1e-8 * x) < 1e-6
    assert error(1000.0, 1e-8) > 100 * error(1000.0, 1e-5)


def test_a_tenth_of_the_step_changes_a_bad_slope_and_not_a_good_one():
    def central(h, x=1000.0):
        return slope(lambda v: np.sin(1000 * v), x - h, 2 * h) / (1000 * np.cos(1000 * x))

    # The step for inputs around 1,000 spans three waves; a tenth of it says something else.
    assert abs(central(1e-2) - 1) > 0.5
    assert abs(central(1e-2) - central(1e-3)) > 0.5
    assert central(1e-5) == pytest.approx(central(1e-6), abs=1e-3) == pytest.approx(1, abs=1e-3)


def test_ten_times_a_step_that_is_lost_changes_the_slope_and_a_tenth_does_not():
    one = np.float32(1)
    lost, tenth, tenfold = [slope(lesson.cube, one, np.float32(h)) for h in (1e-8, 1e-9, 1e-7)]
    assert lost == tenth == 0
    assert tenfold > 1
    for h in (1e-9, 1e-8, 1e-7):
        assert slope(lesson.cube, 1.0, h) == pytest.approx(3, abs=1e-6)


def test_numbers_are_printed_as_the_page_says(printed):
    assert f"{1e-4:.0e}" == "1e-04"
    assert "h = 1e-04" in printed


def test_pytorch_and_jax_lose_a_step_of_1e_8_by_default(torch, jax):
    for one in (torch.tensor(1.0), jax.numpy.array(1.0)):
        assert str(one.dtype).endswith("float32")
        assert slope(lesson.cube, one, 1e-8) == 0


def test_pytorch_gives_one_function_three_slopes_at_its_corner(torch, page):
    zero = torch.tensor(0.0)
    found = []
    for f in (torch.relu, lambda x: torch.maximum(x, zero), lambda x: x.clamp(min=0)):
        assert [f(torch.tensor(x)).item() for x in (-2.0, 0.0, 3.0)] == [0, 0, 3]
        x = torch.tensor(0.0, requires_grad=True)
        f(x).backward()
        found.append(x.grad.item())
    relu, maximum, clamp = (Fraction(value) for value in found)
    said = f"`relu` uses {relu}, `maximum` with 0 uses {maximum}, `clamp` at 0 uses {clamp}"
    assert said in page


def test_corners_have_different_slopes_on_both_sides():
    assert [slope(abs, 0.0, h) for h in (-1e-6, 1e-6)] == [-1, 1]
    assert [slope(lambda x: max(x, 0.0), 0.0, h) for h in (-1e-6, 1e-6)] == [0, 1]


def test_misreadings_4_more_minutes_bring_8_degrees_and_the_warmest_minute_has_slope_0():
    assert temperature(6) - temperature(2) == 8
    minutes = np.linspace(0, 6, 601)
    assert minutes[np.argmax(temperature(minutes))] == 6
    assert CURVE.deriv()(6) == 0
    assert 4 * 60 == 240


def test_np_gradient_takes_the_spacing_as_1():
    readings = 2 + 4 * np.arange(0, 3, 0.5)  # 4 °C per minute, every half minute
    np.testing.assert_allclose(np.gradient(readings), 2)
    np.testing.assert_allclose(np.gradient(readings, 0.5), 4)
    assert np.gradient([1, 4, 9]).tolist() == [3, 4, 5]


def test_readings_off_by_a_tenth_make_slopes_off_by_up_to_four_tenths(page):
    off = [np.gradient(errors, 0.5) for errors in itertools.product((-0.1, 0.1), repeat=4)]
    largest = np.abs(off).max()
    assert largest == pytest.approx(0.4)
    assert f"off by up to {largest:.1f}" in page


def test_derivative_minus_2_predicts_small_changes_of_the_loss():
    assert -2 * 0.01 == -0.02
    step = 1.25 - 1.2
    assert 0.80 - 2 * step == pytest.approx(0.70)


def test_derivative_of_x_squared_follows_from_the_limit():
    for x in (-3.0, 0.5, 4.0):
        rise = Polynomial([x, 1]) ** 2 - x**2  # in powers of h
        assert (rise // Polynomial([0, 1])).coef.tolist() == [2 * x, 1]


def test_quiz_step_of_1e_20_returns_0():
    h = 1e-20
    assert h > 0
    assert ((3 + h) ** 2 - 3**2) / h == 0.0
