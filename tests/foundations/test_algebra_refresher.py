"""Check what the lesson on basic algebra says."""

import math
from fractions import Fraction

import foundations.algebra_refresher as lesson
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

RANGE = range(-50, 51)
whole = st.integers(-1000, 1000)
prices = st.floats(0.01, 1e4)
percents = st.floats(-99, 300)


def test_20_percent_off_and_on_leaves_96_of_100_dollars():
    assert lesson.change(100, -20) == pytest.approx(80)
    assert lesson.change(80, 20) == pytest.approx(96)
    assert (100 - 96) * 5000 == 20_000


def test_the_sale_is_undone_by_25_percent_on():
    assert lesson.undo(80, -20) == pytest.approx(100)
    assert lesson.change(80, 25) == pytest.approx(100)
    assert 1 / Fraction("0.8") == Fraction("1.25")


@given(prices, percents)
def test_undo_takes_any_change_back(start, percent):
    assert lesson.undo(lesson.change(start, percent), percent) == pytest.approx(start)


@given(prices, st.floats(0, 99))
def test_off_and_on_loses_the_square_of_the_share(price, percent):
    end = lesson.change(lesson.change(price, -percent), percent)
    lost = price * (percent / 100) ** 2
    assert end == pytest.approx(price - lost)
    assert Fraction("0.2") ** 2 == Fraction("0.04")


def test_figure_shows_100_and_80_and_96():
    ends = [(patch.get_x(), patch.get_width()) for patch in lesson.prices.patches]
    assert ends == [(0, 80), (0, 80), (0, 80), (80, 20), (80, 16)]


def test_figure_names_the_bars_and_what_is_missing():
    assert lesson.prices.get_yticks().tolist() == [2, 1, 0]
    names = [label.get_text() for label in lesson.prices.get_yticklabels()]
    assert names == ["before", "sale", "after"]
    assert lesson.prices.lines[0].get_xdata().tolist() == [100, 100]
    written = {text.get_text(): text.get_color() for text in lesson.prices.texts}
    off, on = lesson.prices.patches[3:]
    assert list(written) == [
        f"{100 - 80 - on.get_width()} missing",
        f"{off.get_width()} off: a fifth of {5 * off.get_width()}",
        f"{on.get_width()} on: a fifth of {5 * on.get_width()}",
    ]
    assert [written[text] for text in list(written)[1:]] == ["C1", "C2"]


def test_four_parts_of_the_square_fill_it():
    parts = [patch.get_width() * patch.get_height() for patch in lesson.square.patches]
    assert parts == [25, 15, 15, 9]
    assert sum(parts) == (lesson.a + lesson.b) ** 2
    written = {text.get_position(): text.get_text() for text in lesson.square.texts}
    middle = [
        (part.get_x() + part.get_width() / 2, part.get_y() + part.get_height() / 2)
        for part in lesson.square.patches
    ]
    assert [written[place] for place in middle] == ["a²", "ab", "ab", "b²"]
    sides = [written[place] for place in [(2.5, -0.8), (6.5, -0.8), (-0.6, 2.5), (-0.6, 6.5)]]
    assert sides == ["a", "b", "a", "b"]


def test_percent_table():
    assert Fraction(15, 100) * 60 == 9
    assert 250 * Fraction("1.08") == 270
    assert 250 * Fraction("0.92") == 230
    assert Fraction(44 - 40, 40) * 100 == 10
    assert 44 - 40 == 4


def test_change_from_a_negative_value_looks_like_a_fall(page):
    shown = Fraction(5 - -10, -10) * 100
    assert shown == -150
    assert f"from −10 to 5 the formula says −{-shown}, a fall" in page


def test_half_of_x_and_one_over_two_x_differ():
    x = 4
    assert 1 / 2 * x == x / 2 == 2 != 1 / (2 * x)


def test_order_table():
    assert 2 + 3 * 4**2 == 2 + 3 * 16 == 50
    assert 12 / 2 * 3 == 18
    assert 10 - 4 + 3 == 9
    assert 2 ** (3**2) == 2**9 == 512
    assert (2**3) ** 2 == 8**2 == 64
    assert (-(3**2), (-3) ** 2) == (-9, 9)
    assert (2 + 6) / (1 + 3) == 2


def test_fraction_table():
    assert Fraction(6, 8) == Fraction(3, 4)
    assert Fraction(1, 2) + Fraction(1, 3) == Fraction(5, 6)
    assert Fraction(2, 3) * Fraction(4, 5) == Fraction(8, 15)
    assert Fraction(2, 3) / Fraction(4, 5) == Fraction(2, 3) * Fraction(5, 4) == Fraction(5, 6)


def test_power_table():
    assert 2**3 * 2**4 == 2**7 == 128
    assert 2**5 / 2**3 == 2**2 == 4
    assert (2**3) ** 2 == 2**6 == 64
    assert 30**2 == 3**2 * 10**2 == 900
    assert 7**0 == 1
    assert 2**-3 == 1 / 8 == 0.125
    assert 10**-3 == 0.001
    assert (9 ** (1 / 2), 8 ** (1 / 3)) == (3, 2)
    assert pytest.approx((8 ** (1 / 3)) ** 2) == 8 ** (2 / 3) == pytest.approx(4)
    assert isinstance((-8) ** (1 / 3), complex)  # so the row is for a from 0 up
    assert (4 * 9) ** 0.5 == 2 * 3 == 6
    assert (9 / 4) ** 0.5 == 3 / 2
    assert ((-3) ** 2) ** 0.5 == abs(-3) == 3 != (-3) ** 1


@given(whole, whole, whole, whole, whole)
def test_bracket_table(a, b, c, d, x):
    assert a * (b + c) == a * b + a * c
    assert 3 * (x - 2) == 3 * x - 6
    assert 6 * x + 9 == 3 * (2 * x + 3)
    assert 5 - (x - 2) == 5 - x + 2 == 7 - x
    assert (a + b) * (c + d) == a * c + a * d + b * c + b * d
    assert (x + 2) * (x + 5) == x**2 + 7 * x + 10
    assert (a + b) ** 2 == a**2 + 2 * a * b + b**2
    assert (a - b) ** 2 == a**2 - 2 * a * b + b**2
    assert (x + 3) ** 2 == x**2 + 6 * x + 9
    assert (x - 3) ** 2 == x**2 - 6 * x + 9
    assert (a + b) * (a - b) == a**2 - b**2
    assert (x - c) ** 2 == x**2 - 2 * c * x + c**2
    assert 21 * 19 == 20**2 - 1**2 == 399


@given(whole, whole, st.integers(0, 9), st.integers(0, 9))
def test_power_rules_hold_for_all_numbers(a, b, m, n):
    assert a**m * a**n == a ** (m + n)
    assert (a**m) ** n == a ** (m * n)
    assert (a * b) ** n == a**n * b**n
    if a != 0:
        assert Fraction(a) ** m / Fraction(a) ** n == Fraction(a) ** (m - n)


def test_equation_is_solved_by_4_and_nothing_else():
    assert 5 * 4 - 3 == 2 * 4 + 9 == 17
    for equation in [lambda x: 5 * x - 3 == 2 * x + 9, lambda x: 3 * x - 3 == 9]:
        assert [x for x in RANGE if equation(x)] == [4]


def test_inequality_holds_above_minus_3():
    for x in [Fraction(k, 4) for k in RANGE]:
        assert (3 - 2 * x < 9) == (-2 * x < 6) == (x > -3)


def test_precision_of_0_8_with_40_right_alerts_means_10_wrong_ones():
    assert Fraction(40, 40 + 10) == Fraction("0.8")
    assert 40 / Fraction("0.8") - 40 == 10


def test_precision_of_0_fits_any_number_of_wrong_alerts():
    assert {Fraction(0, 0 + wrong) for wrong in (1, 10, 500)} == {0}
    with pytest.raises(ZeroDivisionError):  # no alert at all: there is no precision
        Fraction(0, 0 + 0)


def test_precision_rounded_to_1_percent_leaves_the_wrong_alerts_open(page):
    fits = [wrong for wrong in range(1, 20_000) if f"{40 / (40 + wrong):.0%}" == "1%"]
    # At exactly 0.5 percent the rounding itself is a matter of convention.
    low, high = min(fits), max(w for w in fits if 40 / (40 + w) > 0.005)
    assert low == math.floor(40 / 0.015 - 40) + 1
    assert high == 40 / 0.005 - 40 - 1
    assert f"from {low:,} to {high:,}." in page


def test_python_calculates_as_printed(printed):
    lines = printed.splitlines()
    assert [line.split() for line in lines[:3]] == [
        ["20", "percent", "off", "80.00"],
        ["then", "20", "percent", "on", "96.00"],
        ["20", "percent", "off,", "undone", "100.00"],
    ]
    assert lines[3:] == [
        "-3**2 = -9",
        "(-3)**2 = 9",
        "2**3**2 = 512",
        "6 / 2 * 3 = 9.0",
        "6 / (2 * 3) = 1.0",
        "2**-3 = 0.125",
        "9**0.5 = 3.0",
        "2^3 = 1",
    ]


def test_misreadings_differ_from_the_right_readings():
    assert (3 + 4) ** 2 == 49 != 9 + 16
    assert (9 + 16) ** 0.5 == 5 != 3 + 4
    assert 12 / (2 + 4) == 2 != 12 / 2 + 12 / 4 == 9
    assert Fraction(3 - 2, 2) * 100 == Fraction(30 - 20, 20) * 100 == 50
    assert [x for x in RANGE if x**2 == 9] == [-3, 3]
    assert (9 / 16) ** 0.5 == 3 / 4


def test_squares_and_roots_are_solved_as_shown():
    assert [x for x in RANGE if x**2 == 5 * x] == [x for x in RANGE if x * (x - 5) == 0] == [0, 5]
    assert [x for x in RANGE if x >= -1 and math.sqrt(x + 1) == 3] == [8]
    assert [x for x in RANGE if x + 6 == x**2] == [-2, 3]
    assert all(x**2 - x - 6 == (x - 3) * (x + 2) for x in RANGE)
    assert [x for x in RANGE if x >= -6 and math.sqrt(x + 6) == x] == [3]
    assert (-3 + 2, -3 * 2) == (-1, -6)
    assert (math.sqrt(3 + 6), math.sqrt(-2 + 6)) == (3, 2)


def test_fraction_exponents_multiply_from_0_up_only():
    for a in [0.0, 0.25, 2.0, 9.0]:
        assert (a**2) ** 0.5 == pytest.approx(a)
    for a in [-0.25, -3.0]:
        assert (a**2) ** 0.5 == -a != a
    with pytest.raises(ZeroDivisionError):  # so a quotient of powers is for a not 0
        0**3 / 0**2


@given(st.floats(0, 1e6), st.floats(1e-3, 1e6))
def test_roots_split_over_products_and_fractions(a, b):
    assert math.sqrt(a * b) == pytest.approx(math.sqrt(a) * math.sqrt(b))
    assert math.sqrt(a / b) == pytest.approx(math.sqrt(a) / math.sqrt(b))


def test_numpy_warns_where_python_stops():
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        assert (np.array([1.0]) / 0).tolist() == [math.inf]
    with pytest.warns(RuntimeWarning, match="invalid value"):
        assert np.isnan(np.array([0.0]) / 0).all()


def test_python_says_so_in_these_words():
    one, zero = 1, 0
    with pytest.raises(ZeroDivisionError, match=r"^division by zero$"):
        one / zero
    two, half = 2, 0.5
    with pytest.raises(TypeError) as found:
        two ^ half
    assert str(found.value) == "unsupported operand type(s) for ^: 'int' and 'float'"


def test_two_cuts_by_10_percent_leave_81_percent():
    assert Fraction("0.9") ** 2 == Fraction("0.81")


def test_exponential_schedule_of_pytorch_multiplies_by_0_81_in_two_steps(torch, page):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9)
    for _ in range(2):
        optimizer.step()
        schedule.step()
    (factor,) = schedule.get_last_lr()
    assert factor == pytest.approx(0.81)
    assert f"$0.9^2={factor:.2f}$" in page


def test_quizzes_at_the_start():
    assert all((7 - 2 * x < 1) == (x > 3) for x in RANGE)
    assert Fraction(30, 30 + 20) == Fraction("0.6")
    assert (2**3) ** 2 / 2**4 == 4
    assert 2 ** (3 + 2) / 2**4 == 2
    assert 2 ** (3**2) / 2**4 == 32


def test_quizzes_at_the_end():
    assert 84 / Fraction("0.7") == 120
    assert 84 * Fraction("1.3") == Fraction("109.2")
    assert 84 + 30 == 114
    assert Fraction(5 - 4, 5) * 100 == 20
    assert Fraction(3 - 2, 2) * 100 == 50  # 2 errors to 3 are 50 percent more, too
    assert (1 + 2) ** 2 / 3 * 2 == 6
    assert (1 + 2) ** 2 / (3 * 2) == 1.5
    assert round((1**2 + 2**2) / 3 * 2, 2) == 3.33
