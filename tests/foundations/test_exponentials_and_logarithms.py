"""Check what the lesson says: Exponentials and logarithms."""

import math
import warnings
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import logsumexp

positive = st.floats(1e-6, 1e6)


@settings(deadline=None)
@given(positive, positive, st.floats(-5, 5))
def test_logs_turn_products_into_sums_quotients_into_differences_powers_into_factors(x, y, k):
    assert math.log(x * y) == pytest.approx(math.log(x) + math.log(y), abs=1e-9)
    assert math.log(x / y) == pytest.approx(math.log(x) - math.log(y), abs=1e-9)
    assert math.log(x**k) == pytest.approx(k * math.log(x), abs=1e-9)
    assert math.log(x, 2) == pytest.approx(math.log(x) / math.log(2))
    assert math.exp(math.log(x)) == pytest.approx(x)


@settings(deadline=None)
@given(st.floats(-20, 20), st.floats(-20, 20))
def test_powers_turn_sums_into_products(a, b):
    assert math.exp(a + b) == pytest.approx(math.exp(a) * math.exp(b))
    assert math.exp(-a) == pytest.approx(1 / math.exp(a))
    assert math.exp(a * 2) == pytest.approx(math.exp(a) ** 2)
    assert math.exp(a) > 0
    assert math.log(math.exp(a)) == pytest.approx(a, abs=1e-9)


@pytest.mark.parametrize("x", [0.2, 1.0, 7.0])
def test_natural_log_is_the_area_under_1_over_t(x):
    assert np.log(x) == pytest.approx(quad(lambda t: 1 / t, 1, x)[0])


def test_numbers_in_the_table_of_rules():
    assert (math.exp(0), math.exp(1)) == (1, math.e)
    assert Fraction(10) ** -2 == Fraction(1, 100)
    assert 2**3 * 2**2 == 2**5 == 32
    assert 2**5 / 2**3 == 2**2 == 4
    assert (2**3) ** 2 == 2**6 == 64
    assert math.log2(4 * 8) == math.log2(4) + math.log2(8) == 2 + 3
    assert math.log2(32 / 4) == 5 - 2
    assert math.log2(1 / 8) == -3
    assert math.log2(8**4) == 12
    assert (round(math.log(8), 3), round(math.log(2), 3)) == (2.079, 0.693)
    assert math.log(8) / math.log(2) == pytest.approx(3)
    assert (math.log(1), math.log(math.e)) == (0, 1)


def test_counts_of_factors_need_not_be_whole():
    assert math.log2(10) == pytest.approx(3.32, abs=0.005)
    assert pow(2, math.log2(10)) == pytest.approx(10)
    assert (math.log2(8), math.log2(16)) == (3, 4)
    assert math.exp(-2) == pytest.approx(0.135, abs=5e-4)
    assert (math.log(1) + math.log(100)) / 2 == pytest.approx(math.log(10))


def test_powers_that_are_not_whole_are_small_steps_applied_many_times(page):
    half, hundredth = math.sqrt(2), 2 ** (1 / 100)
    assert half * half == pytest.approx(2)
    assert math.prod([hundredth] * 100) == pytest.approx(2)
    steps = math.prod([hundredth] * 332)
    assert steps == pytest.approx(2**3.32)
    assert f"\\sqrt 2\\approx {half:.3f}$" in page
    assert f"$2^{{1/100}}\\approx {hundredth:.3f}$" in page
    assert f"332 such steps: about {steps:.2f}" in page


def test_figure_of_e_to_the_x_and_ln_mirrors_one_in_the_other(lesson):
    up, log, diagonal, powers, logs = [line.get_xydata() for line in lesson.mirror.lines]
    np.testing.assert_allclose(up[:, 1], np.exp(up[:, 0]))
    np.testing.assert_allclose(np.exp(log[:, 1]), log[:, 0])
    np.testing.assert_allclose(log, up[:, ::-1])
    np.testing.assert_array_equal(diagonal[:, 0], diagonal[:, 1])
    np.testing.assert_allclose(powers, [(0, 1), (1, math.e)])
    np.testing.assert_allclose(logs, powers[:, ::-1])
    assert up[:, 1].min() > 0 < log[:, 0].min()
    written = {text.get_color(): text.get_text()[:2] for text in lesson.mirror.texts}
    assert written == {"C0": "eˣ", "C1": "ln"}


def test_e_is_the_limit_of_interest_in_small_portions():
    values = [(1 + 1 / n) ** n for n in (1, 12, 365)]
    assert [round(value, 3) for value in values] == [2, 2.613, 2.715]
    many = (1 + 1e-7) ** 1e7
    assert many == pytest.approx(math.e, abs=1e-5)
    assert round(math.e, 3) == 2.718


def test_growth_of_5_percent_gives_115_76_and_doubles_in_14_2_years():
    value = 100 * 1.05**3
    assert value == pytest.approx(115.76, abs=0.005)
    assert (round(math.log(2), 3), round(math.log(1.05), 4)) == (0.693, 0.0488)
    years = math.log(2) / math.log(1.05)
    assert years == pytest.approx(14.2, abs=0.05)
    assert 1.05**years == pytest.approx(2)


def test_rate_cut_by_10_percent_is_0_035_after_10_epochs_and_halves_in_6_6():
    rate = 0.1
    for _ in range(10):
        rate -= 0.1 * rate
    assert rate == pytest.approx(0.035, abs=0.0005)
    half_life = math.log(0.5) / math.log(0.9)
    assert half_life == pytest.approx(6.6, abs=0.05)
    assert 0.9**half_life == pytest.approx(0.5)


def test_with_base_e_and_k_0_1_doubling_and_halving_take_6_93():
    time = math.log(2) / 0.1
    assert time == pytest.approx(6.93, abs=0.005)
    assert 100 * math.exp(0.05 * 3) == pytest.approx(116.2, abs=0.05)
    assert math.exp(0.1 * time) == pytest.approx(2)
    assert math.exp(-0.1 * time) == pytest.approx(0.5)


def test_both_products_are_0_although_one_is_2_to_the_200_as_large(lesson):
    assert np.prod(lesson.spam) == np.prod(lesson.other) == 0
    exact = (Fraction(1, 100) / Fraction(5, 1000)) ** 200
    assert exact == 2**200
    assert len(str(2**200)) == 61
    assert lesson.spam.tolist() == [0.01] * 200
    assert lesson.other.tolist() == [0.005] * 200


def test_log_scores_tell_the_two_apart_by_the_right_factor(lesson):
    assert lesson.spam_score == pytest.approx(200 * math.log(0.01))
    assert lesson.other_score == pytest.approx(200 * math.log(0.005))
    assert lesson.lead == pytest.approx(math.log(2**200))
    assert lesson.spam_score > lesson.other_score


@settings(deadline=None)
@given(shares=st.lists(st.floats(0.01, 1), min_size=1, max_size=20))
def test_log_score_is_the_log_of_the_product(shares):
    from foundations.exponentials_and_logarithms import log_score

    assert log_score(np.array(shares)) == pytest.approx(math.log(math.prod(shares)), abs=1e-9)
    assert log_score(np.array(shares)) <= 0


def test_a_share_of_0_makes_the_score_minus_infinity_with_the_quoted_warning(lesson):
    with pytest.warns(RuntimeWarning) as caught:
        assert lesson.log_score(np.array([0.5, 0.0, 0.9])) == -math.inf
    assert str(caught[0].message) == "divide by zero encountered in log"


def test_pytorch_takes_the_log_of_0_without_a_warning(torch):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert torch.log(torch.zeros(1)).tolist() == [-math.inf]


def test_logs_of_0_and_minus_1_and_a_large_exponential():
    with np.errstate(all="ignore"):
        assert np.log(0.0) == -math.inf
        assert np.isnan(np.log(-1.0))
        assert np.exp(1000.0) == math.inf


def test_np_exp_overflows_from_710_on_with_the_quoted_warning():
    assert np.isfinite(np.exp(709.0))
    with pytest.warns(RuntimeWarning) as caught:
        assert np.exp(710.0) == math.inf
    assert str(caught[0].message) == "overflow encountered in exp"
    assert 308 <= math.log10(np.finfo(float).max) < 309


def test_smallest_number_above_0_is_5e_324():
    assert np.nextafter(0.0, 1.0) == 5e-324
    assert 5e-324 / 2 == 0
    assert 5e-324 * 0.6 == 5e-324  # above half of it, rounding goes up
    assert 1 + 1e-20 == 1


def test_product_in_32_bits_is_0_from_word_23_on():
    product = np.cumprod(np.full(30, 0.01, dtype=np.float32))
    assert np.count_nonzero(product) == 22
    assert math.log10(np.nextafter(np.float32(0), np.float32(1))) == pytest.approx(-45, abs=0.5)


def test_product_in_pytorch_is_0_from_word_23_on(torch, page):
    product = torch.cumprod(torch.full((30,), 0.01), dim=0)
    assert product.dtype == torch.float32
    first = int(torch.count_nonzero(product)) + 1
    assert f"the product is 0 from word {first} on" in page
    big = torch.exp(torch.tensor([88.0, 89.0]))
    assert torch.isinf(big).tolist() == [False, True]
    assert 38 <= math.log10(torch.finfo(torch.float32).max) < 39


def test_two_words_that_always_come_together_count_twice():
    # One of 2 spam mails and one of 4 others hold both words; no mail holds one of them alone.
    spam, other = [(1, 1), (0, 0)], [(1, 1), (0, 0), (0, 0), (0, 0)]

    def share(mails, mail):
        return Fraction(mails.count(mail), len(mails))

    def shares(mails):
        return [Fraction(sum(column), len(mails)) for column in zip(*mails, strict=True)]

    assert share(spam, (1, 1)) / share(other, (1, 1)) == 2
    assert math.prod(shares(spam)) / math.prod(shares(other)) == 4


def test_absent_word_can_turn_the_decision(lesson, page):
    # Independent words: the chance of a mail with the first word and without the second.
    in_spam = Fraction("0.5") * (1 - Fraction("0.9"))
    in_other = Fraction("0.4") * (1 - Fraction("0.1"))
    assert lesson.with_absent == pytest.approx(math.log(in_spam / in_other))
    assert lesson.held == pytest.approx(math.log(Fraction("0.5") / Fraction("0.4")))
    assert in_spam < in_other
    assert (round(lesson.held, 2), round(lesson.with_absent, 2)) == (0.22, -1.97)
    assert "$0.5$ and $0.9$ in spam, $0.4$ and $0.1$ in other mail" in page
    assert "{{ held:+.2f }}" in page
    assert "{{ with_absent:.2f }}" in page


def test_printed_lines(printed):
    assert [line.split() for line in printed.splitlines()] == [
        ["spam", "0.0"],
        ["other", "0.0"],
        ["spam", "wins:", "False"],
        ["spam", f"{200 * math.log(0.01):.2f}"],
        ["other", f"{200 * math.log(0.005):.2f}"],
        ["spam", "wins:", "True"],
        ["by", "a", "factor", "of", f"{float(2**200):.1e}"],
        ["0.0", "1e-20"],
        ["0.0", "1e-20"],
    ]


def test_product_of_shares_of_0_01_is_0_from_word_162_on(lesson):
    assert 0.01**161 > 0 == 0.01**162
    assert lesson.last_word == 161
    assert np.nextafter(0, 1) == 5e-324
    line, product = lesson.ax.lines[:2]
    np.testing.assert_allclose(line.get_ydata()[[0, -1]], [-2, -400])
    assert product.get_xdata()[-1] == 161
    assert lesson.ax.lines[2].get_ydata()[0] == pytest.approx(math.log10(5e-324))
    assert lesson.ax.get_title() == "From word 162 on, the product is 0"


def test_on_the_log_axis_equal_factors_are_equal_distances(lesson):
    for line in lesson.log.lines:
        distances = np.diff(np.log(line.get_ydata()))
        np.testing.assert_allclose(np.abs(distances), math.log(2))
    assert lesson.log.get_yscale() == "log"
    assert lesson.plain.get_yscale() == "linear"
    assert [(line.get_ydata()[0], line.get_ydata()[-1]) for line in lesson.plain.lines] == [
        (1, 1024),
        (1024, 1),
    ]


def test_log1p_and_expm1_keep_what_is_rounded_away():
    assert np.log(1 + 1e-20) == np.exp(1e-20) - 1 == 0
    assert np.log1p(1e-20) == np.expm1(1e-20) == pytest.approx(1e-20)


def test_only_products_split(lesson):
    assert lesson.log_of_two == pytest.approx(math.log(1 + 1))
    assert math.log(1) + math.log(1) == 0
    assert lesson.log_of_half == pytest.approx(-math.log(2))
    assert lesson.log_of_four == pytest.approx(math.log(4))
    assert np.exp(-921.0) == 0


def test_logaddexp_adds_two_products_that_exp_turns_to_0(lesson):
    expected = logsumexp([lesson.spam_score, lesson.spam_score])
    assert lesson.log_sum == pytest.approx(expected)
    assert lesson.log_sum == pytest.approx(200 * math.log(0.01) + math.log(2))
    assert np.exp(lesson.spam_score) == 0


def test_after_the_largest_is_subtracted_the_largest_becomes_1(lesson):
    scores = np.array([lesson.spam_score, lesson.other_score])
    assert np.exp(scores).tolist() == [0, 0]
    assert np.exp(scores - scores.max())[0] == 1


def test_names_of_logs_in_libraries(torch):
    assert np.log(math.e) == math.log(math.e) == 1
    assert torch.log(torch.tensor(math.e)).item() == pytest.approx(1)
    assert (np.log2(8), np.log10(1000)) == (3, pytest.approx(3))


def test_a_difference_of_0_1_in_ln_is_about_10_percent_and_powers_of_10_are_equally_spaced():
    assert math.exp(0.1) == pytest.approx(1.105, abs=5e-4)
    np.testing.assert_allclose(np.diff(np.log([10, 100, 1000])), math.log(10))


def test_mean_of_logs_turned_back_is_not_the_mean():
    assert math.exp(np.mean(np.log([10, 1000]))) == pytest.approx(100)
    assert np.mean([10, 1000]) == 505


def test_cross_entropy_of_0_5_and_0_01():
    assert -math.log(0.5) == pytest.approx(0.693, abs=5e-4)
    assert -math.log(0.01) == pytest.approx(4.605, abs=5e-4)


def test_cross_entropy_of_pytorch_takes_scores_such_as_logs(torch, page):
    probabilities, second = torch.tensor([[0.99, 0.01]]), torch.tensor([1])
    cross_entropy = torch.nn.functional.cross_entropy
    right = cross_entropy(torch.log(probabilities), second).item()
    wrong = cross_entropy(probabilities, second).item()
    assert right == pytest.approx(-math.log(0.01), abs=1e-4)
    assert wrong == pytest.approx(math.log(math.exp(0.99) + math.exp(0.01)) - 0.01, abs=1e-5)
    assert f"0.01 costs {right:.3f}" in page
    assert f"it says {wrong:.3f}, not {right:.3f}" in page


def test_quiz_rules_give_9():
    a, b = math.exp(2), math.exp(5)
    assert math.log(a**2 * b) == pytest.approx(9)


def test_quiz_three_halvings_leave_10_mg():
    assert 80 / 2**3 == 10
    assert round(80 / 3) == 27


def test_quiz_bases_of_1000():
    assert np.log10(1000) == pytest.approx(3)
    assert (round(np.log(1000), 2), round(np.log2(1000), 2)) == (6.91, 9.97)


def test_quiz_product_of_150_shares_is_0_and_the_logs_add_up_to_minus_450():
    shares = np.full(150, 0.001)
    assert np.prod(shares) == 0
    assert np.sum(np.log10(shares)) == pytest.approx(-450)


def test_quiz_two_in_natural_logs_is_a_factor_of_7_39():
    assert math.exp(-50) / math.exp(-52) == pytest.approx(7.39, abs=0.005)
    assert 52 / 50 == 1.04


def test_quiz_seven_halvings_bring_a_rate_of_0_1_below_0_001():
    rates = [0.1 / 2**k for k in range(9)]
    assert next(k for k, rate in enumerate(rates) if rate < 0.001) == 7
    assert (round(rates[6], 4), round(rates[7], 4)) == (0.0016, 0.0008)
    assert math.log2(100) == pytest.approx(6.64, abs=0.005)
