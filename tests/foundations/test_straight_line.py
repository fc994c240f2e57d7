"""Check what the lesson on straight lines says."""

from fractions import Fraction

import foundations.straight_line as lesson
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

SIZE = [52, 68, 85, 104, 126, 148]
PRICE = [258, 281, 325, 352, 409, 441]
numbers = st.integers(-1000, 1000)


def line(x):
    return 2 * x + 145


@given(numbers, numbers, numbers, numbers)
def test_line_goes_through_both_points(x_1, y_1, x_2, y_2):
    if x_1 == x_2:
        return
    m, b = lesson.line_through(x_1, y_1, x_2, y_2)
    assert m * x_1 + b == pytest.approx(y_1, abs=1e-6)
    assert m * x_2 + b == pytest.approx(y_2, abs=1e-6)


@given(numbers, numbers, numbers)
def test_slope_is_the_change_of_y_when_x_grows_by_1(m, b, x):
    found, intercept = lesson.line_through(x, m * x + b, x + 1, m * (x + 1) + b)
    assert (found, intercept) == (m, b)


def test_agrees_with_the_fit_of_numpy():
    expected = np.polyfit([68, 148], [281, 441], 1)
    np.testing.assert_allclose(lesson.line_through(68, 281, 148, 441), expected)


def test_equal_inputs_have_no_slope():
    with pytest.raises(ZeroDivisionError, match=r"^division by zero$"):
        lesson.line_through(68, 281, 68, 300)
    size, price = np.array([68.0, 68.0]), np.array([281.0, 300.0])
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        assert lesson.line_through(size[0], price[0], size[1], price[1])[0] == np.inf
    with pytest.warns(RuntimeWarning, match="invalid value"):
        assert np.isnan(lesson.line_through(size[0], price[0], size[1], price[0])[0])


def test_points_in_the_other_order_give_the_same_line():
    assert lesson.line_through(148, 441, 68, 281) == (-160 / -80, 145) == (2, 145)


def test_line_of_the_lesson_lies_along_the_six_homes():
    slope, _ = np.polyfit(SIZE, PRICE, 1)
    assert 20 * slope == pytest.approx(40, abs=1)
    assert max(abs(paid - line(home)) for home, paid in zip(SIZE, PRICE, strict=True)) == 12


def test_polyfit_returns_the_slope_and_intercept_of_least_squares():
    x, y = np.array(SIZE) - np.mean(SIZE), np.array(PRICE) - np.mean(PRICE)
    m = np.sum(x * y) / np.sum(x**2)
    expected = (m, np.mean(PRICE) - m * np.mean(SIZE))
    assert (lesson.slope, lesson.intercept) == pytest.approx(expected)
    fitted = lesson.slope * np.array(SIZE) + lesson.intercept
    assert np.abs(fitted - line(np.array(SIZE))).max() < 7


def test_homes_beside_the_friends_line_lie_as_described():
    above = [paid - 281 / 68 * home for home, paid in zip(SIZE, PRICE, strict=True)]
    assert above[0] > 0
    assert above[1] == pytest.approx(0)
    assert np.all(np.diff(above) < 0)


def test_equal_slopes_meet_nowhere_or_everywhere():
    x = np.linspace(-100, 100, 9)
    assert not np.any(line(x) == 2 * x + 30)
    np.testing.assert_array_equal(line(x), 2 * x + 145)


def test_home_of_68_m2_costs_4_132_per_m2_and_the_friend_says_83_000():
    assert lesson.size.tolist() == SIZE
    assert lesson.price.tolist() == PRICE
    assert pytest.approx(4132, abs=0.5) == 281_000 / 68
    assert pytest.approx(83_000, abs=500) == 20 * 4132
    assert 20 * 2000 == 40_000
    assert pytest.approx(2, abs=0.1) == 281 / 68 / 2  # the friend's line is twice as steep


def test_table_of_the_line_through_two_homes():
    assert (lesson.m, lesson.b) == (2, 145)
    assert (441 - 281, 148 - 68) == (160, 80)
    assert line(100) == 345
    assert line(88) - line(68) == 40
    assert (345 - 145) / 2 == 100
    assert line(-72.5) == 0
    assert (line(85), 325 - line(85)) == (315, 10)
    assert 2 * 10 + 30 == 50
    assert all(281 + 2 * (x - 68) == line(x) for x in SIZE)
    assert 3 * 80 + 65 == line(80) == 305
    for x in range(-5, 6):
        assert 3 * x + 2 * (-1.5 * x + 6) == 12


def test_other_units_change_the_slope():
    assert pytest.approx(10.76, abs=0.005) == 1 / 0.3048**2
    assert pytest.approx(0.186, abs=0.0005) == 2 / 10.76
    feet = np.array(SIZE) * 10.76
    m, b = np.polyfit(feet, line(np.array(SIZE)), 1)
    assert (m, b) == pytest.approx((2 / 10.76, 145))
    m, b = np.polyfit(SIZE, 1000 * line(np.array(SIZE)), 1)
    assert (m, b) == pytest.approx((2000, 145_000))


def test_printed_table(printed):
    first, _, *rows, fit = printed.splitlines()
    assert first == "slope 2, intercept 145"
    assert fit == "slope 1.97, intercept 152.8"
    for row, home, paid in zip(rows, SIZE, PRICE, strict=True):
        assert row.split() == [f"{home}", f"{paid}", f"{paid / home:.2f}", f"{line(home)}"]


def test_price_by_size_falls_all_the_way():
    ratios = [paid / home for home, paid in zip(SIZE, PRICE, strict=True)]
    assert np.all(np.diff(ratios) < 0)
    assert (lesson.first_ratio, lesson.last_ratio) == (ratios[0], ratios[-1])


def test_garage_of_5_m2_costs_155_000_dollars_on_the_line():
    assert lesson.small == 1000 * line(5) == 155_000


def test_figure_draws_the_line_and_the_friends_line_and_the_step():
    main, friend, step, dots, start = [drawn.get_xydata() for drawn in lesson.homes.lines]
    assert [line(x) for x, _ in main] == [y for _, y in main]
    assert friend[0].tolist() == [0, 0]
    assert friend[1, 1] / friend[1, 0] == pytest.approx(281 / 68)
    assert step.tolist() == [[68, 281], [148, 281], [148, 441]]
    assert dots.tolist() == [list(home) for home in zip(SIZE, PRICE, strict=True)]
    assert start.tolist() == [[0, 145]]
    written = {text.get_text(): text.get_color() for text in lesson.homes.texts}
    assert written == {
        "run 80": "C2",
        "rise\n160": "C2",
        "intercept\n145": "C0",
        "price ÷ size": "C1",
    }


def test_figure_of_signs_draws_what_it_names():
    drawn = [axis.get_xydata() for axis in lesson.signs.lines[:4]]
    found = [np.polyfit(*points.T, 1) for points in drawn]
    np.testing.assert_allclose(found, [(1, 1), (1, -1), (0, 3), (-0.5, 1)], atol=1e-12)
    styles = [axis.get_linestyle() for axis in lesson.signs.lines[:4]]
    assert styles == ["-", "-", ":", "--"]
    written = {text.get_color(): text.get_text() for text in lesson.signs.texts}
    assert [" ".join(written[f"C{k}"].split()) for k in range(4)] == [
        "m = 1, b = 1",
        "m = 1, b = −1",
        "m = 0, b = 3",
        "m = −0.5, b = 1",
    ]
    assert list(lesson.signs.lines[4].get_xdata()) == [0, 0]


def test_two_batch_sizes_cannot_show_that_times_lie_on_a_line(page):
    requests, times = (1, 2, 16, 100), (3.8, 8.0, 13.5, 43.0)
    m, b = lesson.line_through(requests[0], times[0], requests[-1], times[-1])
    said = [m * n + b for n in requests]
    assert said == pytest.approx([3.8, 4.2, 9.7, 43.0], abs=0.05)
    assert said[1] < 0.6 * times[1]
    assert f"take {', '.join(f'{t}' for t in times[:-1])} and {times[-1]} ms" in page
    assert f"gives 2 of them {said[1]:.1f} ms" in page


def test_interval_of_the_slope_is_the_one_of_statsmodels(statsmodels, page):
    fit = statsmodels.OLS(PRICE, statsmodels.add_constant(SIZE)).fit()
    low, high = fit.conf_int()[1]
    assert fit.params[1] == pytest.approx(lesson.slope)
    # By hand: 2.776 is the 97.5th percentile of Student's t with 6 - 2 degrees of freedom.
    x = np.array(SIZE) - np.mean(SIZE)
    rest = np.array(PRICE) - np.mean(PRICE) - lesson.slope * x
    half = 2.776 * np.sqrt(np.sum(rest**2) / 4 / np.sum(x**2))
    assert (low, high) == pytest.approx((lesson.slope - half, lesson.slope + half), abs=1e-3)
    assert f"at 95 percent, {low:.2f} to {high:.2f} thousand dollars per further m²" in page


def test_a_neuron_with_one_input_is_a_line(torch):
    torch.manual_seed(0)
    neuron = torch.nn.Linear(1, 1)
    m, b = lesson.line_through(
        2, neuron(torch.tensor([2.0])).item(), 5, neuron(torch.tensor([5.0])).item()
    )
    assert (m, b) == pytest.approx((neuron.weight.item(), neuron.bias.item()), abs=1e-5)


def test_slopes_2_and_minus_one_half_meet_at_a_right_angle():
    assert 2 * -0.5 == -1
    assert np.array([1, 2]) @ np.array([1, -0.5]) == 0


def test_quizzes_at_the_start():
    assert lesson.line_through(2, 7, 6, -1)[0] == -2
    assert lesson.line_through(1, 4, 3, 10) == (3, 1)
    assert (1.5 * 2 + 4, (1.5 * 2 + 4) / 2, 1.5 * 1 + 4) == (7, 3.5, 5.5)


def test_quizzes_at_the_end():
    assert lesson.line_through(4, 11, 10, 20) == (1.5, 5)
    assert 11 / 4 * 10 == 27.5
    assert Fraction("0.1") * 150 + 20 == 35
    assert Fraction("0.25") * 150 + 5 == Fraction("42.5")
    assert Fraction("0.1") * 100 + 20 == Fraction("0.25") * 100 + 5 == 30
    assert 1000 * line(400) == 945_000
