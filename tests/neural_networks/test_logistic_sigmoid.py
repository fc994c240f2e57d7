"""Check what the lesson on the logistic sigmoid says."""

import neural_networks.logistic_sigmoid as lesson
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit, log_expit, logit, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

sigmoid = lesson.sigmoid
SETTINGS = settings(deadline=None)
scores = st.floats(-30, 30)  # beyond about 37, 1 - sigmoid is rounded to 0


def test_clipping_gives_0_to_three_different_customers_and_1_to_the_last():
    assert lesson.z[:3].tolist() == pytest.approx([-2, -1.3, -0.6])
    assert lesson.clipped.tolist() == pytest.approx([0, 0, 0, 0.1, 1])


def test_stretching_is_certain_too_and_changes_for_all_with_one_higher_score():
    assert (lesson.stretched[0], lesson.stretched[-1]) == (0, 1)
    more = np.append(lesson.z, 5.0)
    again = (more - more.min()) / (more.max() - more.min())
    assert np.all(again[1:5] < lesson.stretched[1:])


@SETTINGS
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_agrees_with_scipy_for_every_finite_score(z):
    assert sigmoid(z) == pytest.approx(expit(z), rel=1e-12, abs=1e-300)


@SETTINGS
@given(st.lists(st.floats(-1e6, 1e6), max_size=5))
def test_keeps_the_shape_and_stays_from_0_to_1(z):
    found = sigmoid(np.array(z))
    assert found.shape == (len(z),)
    assert np.all((found >= 0) & (found <= 1))
    assert sigmoid(np.zeros((2, 3))).tolist() == [[0.5] * 3] * 2


@SETTINGS
@given(scores)
def test_odds_are_e_to_the_score_and_the_score_is_their_logarithm(z):
    p, q = sigmoid(z), sigmoid(-z)
    assert p / q == pytest.approx(np.exp(z), rel=1e-9)
    assert logit(sigmoid(z / 3)) == pytest.approx(z / 3, abs=1e-9)


@SETTINGS
@given(scores)
def test_both_forms_of_the_formula_agree(z):
    assert np.exp(z) / (np.exp(z) + 1) == pytest.approx(1 / (1 + np.exp(-z)), rel=1e-12)


@SETTINGS
@given(scores)
def test_opposite_scores_give_probabilities_that_add_up_to_1(z):
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1, abs=1e-15)


@SETTINGS
@given(scores, scores)
def test_order_of_scores_never_changes(a, b):
    low, high = sorted((a, b))
    assert sigmoid(low) <= sigmoid(high)


@SETTINGS
@given(scores, st.floats(-5, 5))
def test_one_unit_changes_a_probability_by_at_most_a_quarter_of_the_weight(z, weight):
    change = sigmoid(z + weight) - sigmoid(z)
    assert abs(change) <= abs(weight) / 4 + 1e-15
    assert abs(sigmoid(0.35) - sigmoid(-0.35)) < 0.7 / 4 < 0.18


@SETTINGS
@given(st.floats(-15, 15))
def test_slope_is_p_times_1_minus_p_and_at_most_a_quarter(z):
    slope = sigmoid(z) * (1 - sigmoid(z))
    h = 1e-4
    # A central difference is off by h² / 6 times the third derivative, which is at most 1/8,
    # and by rounding, 1e-16 / h.
    assert slope == pytest.approx((sigmoid(z + h) - sigmoid(z - h)) / (2 * h), abs=3e-9)
    assert slope <= 0.25


def test_hand_calculation_gives_0_75_and_0_25_and_0_9():
    z = np.log(3)
    assert z == pytest.approx(1.10, abs=0.005)
    assert sigmoid(np.array([z, -z, 2 * z])).tolist() == pytest.approx([0.75, 0.25, 0.9])
    assert np.exp([z, -z, 2 * z]).tolist() == pytest.approx([3, 1 / 3, 9])
    assert 0.75 / 0.25 == 3


def test_way_back_from_0_9_ends_at_2_20():
    odds = 0.9 / (1 - 0.9)
    assert odds == pytest.approx(9)
    assert np.log(odds) == pytest.approx(logit(0.9)) == pytest.approx(2.20, abs=0.005)


def test_figure_marks_every_second_score_with_its_odds():
    found = [0.018, 0.119, 0.5, 0.881, 0.982]
    assert lesson.heights.tolist() == pytest.approx(found, abs=5e-4)
    for mark, text in zip(lesson.marks, lesson.odds_texts, strict=True):
        over, under = map(float, text.split(" : "))
        assert over / under == pytest.approx(np.exp(mark), rel=0.01)
    assert np.exp(2) == pytest.approx(7.4, abs=0.05)


def test_figure_draws_the_sigmoid():
    drawn = lesson.ax.lines[0]
    np.testing.assert_allclose(drawn.get_ydata(), expit(drawn.get_xdata()))


def test_curve_saturates_at_the_ends_and_moves_in_the_middle():
    rises = np.diff(lesson.heights)
    assert rises[1] > 3 * rises[0]
    assert rises[2] > 3 * rises[3]


def test_each_complaint_doubles_the_odds_and_adds_another_amount_of_probability():
    assert np.exp(0.7) == pytest.approx(2, abs=0.05)
    assert lesson.odds[1:4] / lesson.odds[:3] == pytest.approx(np.exp([0.7] * 3))
    assert lesson.first_rise == pytest.approx(expit(-1.3) - expit(-2))
    assert lesson.third_rise == pytest.approx(expit(0.1) - expit(-0.6))
    assert lesson.third_rise > 1.5 * lesson.first_rise


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_scores_twice_too_large_promise_0_9_where_three_quarters_leave(seed):
    rng = np.random.default_rng(seed)
    true_z = rng.normal(loc=-1, scale=2, size=20_000)
    left = rng.random(size=20_000) < expit(true_z)
    near = np.abs(expit(2 * true_z) - 0.9) < 0.02
    # Twice ln 3 gives 0.9, and ln 3 gives 3/4. A share of n customers has the standard
    # deviation sqrt(0.75 * 0.25 / n); 4 of them, and 0.02 for the width of the band.
    tolerance = 4 * np.sqrt(0.75 * 0.25 / near.sum()) + 0.02
    assert left[near].mean() == pytest.approx(0.75, abs=tolerance)


def test_page_values_are_those_of_the_simulation():
    claimed, true_p = expit(2 * lesson.true_z), expit(lesson.true_z)
    near = (claimed > 0.88) & (claimed < 0.92)
    assert lesson.claimed_share == pytest.approx(claimed[near].mean())
    assert lesson.claimed_share == pytest.approx(0.9, abs=0.005)
    tolerance = 4 * np.sqrt(0.75 * 0.25 / near.sum())  # four standard deviations of a share
    assert lesson.left_share == pytest.approx(true_p[near].mean(), abs=tolerance)


def test_interval_of_the_share_is_that_of_statsmodels_and_leaves_out_the_claim(statsmodels):
    gone, n = int(lesson.left[lesson.near].sum()), int(lesson.near.sum())
    low, high = statsmodels.stats.proportion_confint(gone, n)
    assert (high - low) / 2 == pytest.approx(lesson.luck, rel=1e-4)
    assert high < lesson.claimed_share


def test_accuracy_does_not_notice_scores_twice_too_large():
    honest = expit(lesson.true_z) > 0.5
    assert np.array_equal(honest, lesson.claimed > 0.5)
    assert accuracy_score(lesson.left, honest) == accuracy_score(lesson.left, lesson.claimed > 0.5)


def test_e_to_the_1000_overflows_and_one_form_turns_it_into_nan():
    with np.errstate(over="ignore", invalid="ignore"):
        assert lesson.ends.tolist() == [-1000, 1000]
        grown = np.exp(np.array([1000.0]))
        assert np.isinf(grown)
        assert 1 / (1 + grown) == 0  # the other form at -1000: right by luck
        assert np.isnan(grown / (1 + grown))


@pytest.mark.parametrize(("z", "expected"), [(-1000.0, 0), (1000.0, 1)])
def test_sigmoid_stays_right_at_the_ends_without_a_warning(z, expected):
    with np.errstate(all="raise", under="ignore"):
        assert sigmoid(z) == expected


def test_at_40_the_sigmoid_is_rounded_to_1_and_the_loss_needs_the_score():
    assert sigmoid(40.0) == 1
    assert sigmoid(36.0) < 1
    with np.errstate(divide="ignore"):
        assert np.log(1 - sigmoid(40.0)) == -np.inf
    assert log_expit(-40.0) == pytest.approx(-40)  # from the score, the same loss is finite


def test_slope_at_ln_3_is_0_1875_and_a_score_higher_by_0_01_gives_0_75187():
    z = np.log(3)
    assert np.exp(-z) / (1 + np.exp(-z)) ** 2 == pytest.approx(0.75 * 0.25) == 0.1875
    more = sigmoid(z + 0.01) - sigmoid(z)
    assert sigmoid(z + 0.01) == pytest.approx(0.75187, abs=5e-6)
    assert more == pytest.approx(0.187 * 0.01, abs=5e-6)


@SETTINGS
@given(scores, scores)
def test_softmax_of_two_scores_is_the_sigmoid_of_their_difference(a, b):
    assert softmax([a, b])[0] == pytest.approx(sigmoid(a - b))
    assert softmax([a, 0])[0] == pytest.approx(sigmoid(a))
    assert softmax([np.log(3), 0])[0] == pytest.approx(0.75)


def test_threshold_is_one_half_only_if_both_mistakes_cost_the_same():
    p = np.linspace(0, 1, 1001)
    for missed, alarm, threshold in [(1, 1, 0.5), (50, 10, 1 / 6)]:
        acts = p * missed > (1 - p) * alarm  # what doing nothing costs, and what acting costs
        assert p[acts].min() == pytest.approx(threshold, abs=0.002)


def test_numpy_warns_of_overflow_with_the_words_of_the_page(page):
    with pytest.warns(RuntimeWarning, match="overflow encountered in exp"):
        np.exp(np.array([1000.0]))
    assert "`overflow encountered in exp`" in page


def test_large_scores_keep_their_order_but_not_their_difference():
    assert sigmoid(36.0) < sigmoid(37.0) == sigmoid(50.0) == 1
    z = np.array([16.0, 17.0, 30.0], dtype=np.float32)
    assert expit(z).dtype == np.float32
    assert expit(z)[0] < expit(z)[1] == expit(z)[2] == 1


def test_scikit_learn_shrinks_a_weight_unless_the_penalty_is_taken_out():
    rng = np.random.default_rng(seed=1)
    complaints = rng.poisson(1.5, size=100)[:, np.newaxis]
    left = rng.random(100) < sigmoid(-2 + 0.7 * complaints[:, 0])
    shrunk = LogisticRegression().fit(complaints, left).coef_[0, 0]
    free = LogisticRegression(C=np.inf).fit(complaints, left).coef_[0, 0]
    assert 0 < shrunk < free


def test_probabilities_hide_from_pytorch_what_scores_show(torch, page):
    stayed = torch.tensor([0.0])

    def cost_and_gradient(loss):
        z = torch.tensor([17.0], requires_grad=True)  # float32 by default
        cost = loss(z)
        cost.backward()
        return cost.item(), z.grad.item()

    assert torch.sigmoid(torch.tensor(17.0)) == 1
    cost, gradient = cost_and_gradient(lambda z: torch.nn.BCELoss()(torch.sigmoid(z), stayed))
    assert (
        f"`BCELoss` then costs {cost:.0f}, its ceiling, with a gradient of {gradient:.0f}" in page
    )
    cost, gradient = cost_and_gradient(lambda z: torch.nn.BCEWithLogitsLoss()(z, stayed))
    assert f"`BCEWithLogitsLoss` costs {cost:.0f}, with a gradient of {gradient:.0f}" in page
    assert (cost, gradient) == pytest.approx((-log_expit(-17.0), expit(17.0)))


def test_quiz_one_point_more_takes_0_73_to_0_88_and_multiplies_odds_by_e():
    assert sigmoid(1) == pytest.approx(0.73, abs=0.005)
    assert 2 * sigmoid(1) > 1
    assert np.exp(2) / np.exp(1) == pytest.approx(2.72, abs=0.005)
    assert np.log(2) == pytest.approx(0.69, abs=0.005)


def test_quiz_weight_of_minus_1_4_takes_0_9_to_0_69():
    assert np.exp(-1.4) == pytest.approx(0.25, abs=0.005)
    odds = 9 / 4
    assert odds / (odds + 1) == pytest.approx(0.69, abs=0.005)
    assert sigmoid(np.log(9) - 1.4) == pytest.approx(0.69, abs=0.005)
    small = 0.01
    assert sigmoid(logit(small) - 1.4) == pytest.approx(small / 4, rel=0.03)  # almost a quarter


@pytest.mark.parametrize(("p", "gain"), [(0.5, 25), (0.2, 10), (0.8, 40)])
def test_quiz_voucher_of_10_dollars_pays_from_0_2_on(p, gain):
    assert p * 50 == pytest.approx(gain)
    assert (gain >= 10) == (p >= 0.2)


@SETTINGS
@given(st.floats(0.01, 0.99), st.floats(-5, 5))
def test_exercise_example_is_an_addition_of_log_odds(p, points):
    odds = p / (1 - p) * np.exp(points)
    assert sigmoid(logit(p) + points) == pytest.approx(odds / (1 + odds))
