"""Check what the lesson on conditional probability says.

Simulated shares come with a tolerance from Hoeffding's inequality: the mean of n independent
values from 0 to 1 misses its expectation by more than t with probability at most 2 exp(-2 n t^2).
"""

import numpy as np
import probability.conditional_probability as lesson
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_score, recall_score

probability = lesson.probability
FALSE_ALARMS = 360 / 9900


def hoeffding(n, failure=1e-9):
    """Return the t that a mean of n values exceeds with probability `failure` at most."""
    return np.sqrt(np.log(2 / failure) / (2 * n))


@st.composite
def events(draw, number=2):
    """Draw events as booleans over the same cases, the last one happening at least once."""
    n = draw(st.integers(1, 30))
    one = st.lists(st.booleans(), min_size=n, max_size=n)
    drawn = [np.array(draw(one)) for _ in range(number)]
    assume(drawn[-1].any())
    return drawn


def test_month_has_10_000_orders_100_frauds_and_450_flags():
    assert (lesson.fraud.size, lesson.fraud.sum(), lesson.flagged.sum()) == (10_000, 100, 450)


def test_90_of_100_frauds_are_flagged_and_360_of_450_flags_are_honest():
    fraud, flagged = lesson.fraud, lesson.flagged
    assert fraud[flagged].tolist().count(True) == flagged[fraud].tolist().count(True) == 90
    assert fraud[flagged].tolist().count(False) == 360 == 8 * 450 / 10


def test_both_shares_are_recall_and_precision_of_scikit_learn():
    assert lesson.recall == pytest.approx(recall_score(lesson.fraud, lesson.flagged))
    assert lesson.precision == pytest.approx(precision_score(lesson.fraud, lesson.flagged))
    assert (lesson.recall, lesson.precision) == pytest.approx((0.9, 0.2))


def test_hand_calculation_gives_0_009_and_0_045_and_0_20():
    both, flagged = np.mean(lesson.fraud & lesson.flagged), np.mean(lesson.flagged)
    assert (both, flagged) == pytest.approx((0.009, 0.045))
    assert probability(lesson.fraud, given=lesson.flagged) == pytest.approx(both / flagged)
    assert both / flagged == pytest.approx(0.20)


def test_product_rule_and_total_probability_give_0_009_and_0_045():
    fraud, flagged = lesson.fraud, lesson.flagged
    assert 0.045 * 0.20 == pytest.approx(np.mean(fraud & flagged)) == 0.009
    cases = [
        np.mean(kept) * probability(flagged, given=kept)
        for kept in (fraud, ~fraud)  # cover everything once
    ]
    assert cases == pytest.approx([0.009, 0.036])
    assert cases == pytest.approx([0.01 * 90 / 100, 0.99 * 360 / 9900])
    assert sum(cases) == pytest.approx(np.mean(flagged)) == 0.045


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.data())
def test_total_probability_holds_for_any_number_of_cases(cases, data):
    cases = np.array(cases)
    b = np.array(data.draw(st.lists(st.booleans(), min_size=cases.size, max_size=cases.size)))
    kept = [cases == case for case in np.unique(cases)]
    total = sum(np.mean(case) * probability(b, given=case) for case in kept)
    assert total == pytest.approx(np.mean(b))


def test_fraud_and_flagged_are_not_independent_and_two_coins_are():
    fraud, flagged = lesson.fraud, lesson.flagged
    assert probability(fraud, given=flagged) == pytest.approx(0.20)
    assert np.mean(fraud) == 0.01
    assert np.mean(fraud & flagged) / (np.mean(fraud) * np.mean(flagged)) == pytest.approx(20)
    one, other = np.array([True, True, False, False]), np.array([True, False, True, False])
    assert probability(one, given=other) == np.mean(one) == 1 / 2
    assert np.mean(one & other) == 1 / 2 * 1 / 2 == 1 / 4


def test_conditional_expectation_of_the_amount_is_80_dollars():
    amount = np.where(lesson.fraud, 200.0, 50.0)
    amount[~lesson.flagged] = 999  # orders that are not flagged do not count
    assert amount[lesson.flagged].mean() == pytest.approx(0.20 * 200 + 0.80 * 50) == 80


def test_two_of_two_have_an_interval_from_34_percent():
    interval = stats.binomtest(2, 2).proportion_ci(method="wilson")
    assert interval.low == pytest.approx(0.34, abs=0.005)


def test_few_honest_orders_are_flagged_but_99_of_them_stand_against_each_fraud():
    assert lesson.false_alarms == pytest.approx(FALSE_ALARMS)
    assert np.sum(~lesson.fraud) == 99 * np.sum(lesson.fraud)


def test_figure_marks_the_100_frauds_and_the_450_flagged_orders():
    drawn = {name: here.sum() for name, here, *_ in lesson.kinds}
    assert drawn == {"fraud, not flagged": 10, "fraud, flagged": 90, "honest, flagged": 360}


@settings(deadline=None)
@given(events())
def test_share_is_that_of_a_loop_over_the_cases_kept(drawn):
    a, b = drawn
    kept = [happens for happens, condition in zip(a, b, strict=True) if condition]
    assert probability(a, given=b) == pytest.approx(sum(kept) / len(kept))


@settings(deadline=None)
@given(events())
def test_shares_lie_between_0_and_1_and_add_up_to_1_with_the_opposite(drawn):
    a, b = drawn
    assert 0 <= probability(a, given=b) <= 1 + 1e-12
    assert probability(a, given=b) + probability(~a, given=b) == pytest.approx(1)


@settings(deadline=None)
@given(events())
def test_cases_without_the_given_event_change_nothing(drawn):
    a, b = drawn
    longer_a, longer_b = np.append(a, [True, False]), np.append(b, [False, False])
    assert probability(longer_a, given=longer_b) == pytest.approx(probability(a, given=b))


@settings(deadline=None)
@given(events())
def test_both_directions_agree_only_for_equally_probable_events(drawn):
    a, b = drawn
    assume(np.any(a & b))
    same = probability(a, given=b) == pytest.approx(probability(b, given=a))
    assert same == (a.sum() == b.sum())


@settings(deadline=None)
@given(events(number=3))
def test_three_events_multiply_step_by_step(drawn):
    c, b, a = drawn
    assume(np.any(a & b))
    product = np.mean(a) * probability(b, given=a) * probability(c, given=a & b)
    assert product == pytest.approx(np.mean(a & b & c))


@pytest.mark.parametrize("given_event", [[False, False], [True, True, True]], ids=["never", "n"])
def test_refuses_an_event_that_never_happens_and_unequal_shapes(given_event):
    with pytest.raises(ValueError, match=r"never happens|broadcast"):
        probability(np.array([True, False]), given=np.array(given_event))


@pytest.mark.parametrize("base_rate", [0.01, 0.10])
def test_simulated_shares_are_those_of_the_formula(base_rate):
    both, false = base_rate * 0.9, (1 - base_rate) * FALSE_ALARMS
    exact = both / (both + false)  # P(fraud and flagged) / P(flagged)
    n = 2_000_000  # so many cases that never fewer than half of those expected are kept
    assert lesson.right[base_rate] == pytest.approx(exact, abs=hoeffding(n * (both + false) / 2))
    assert lesson.found[base_rate] == pytest.approx(0.9, abs=hoeffding(n * base_rate / 2))


def test_flags_are_right_in_a_fifth_of_cases_at_1_percent_and_in_11_of_15_at_10_percent():
    for base_rate, exact in [(0.01, 1 / 5), (0.10, 11 / 15)]:
        both = base_rate * 0.9
        assert both / (both + (1 - base_rate) * FALSE_ALARMS) == pytest.approx(exact)


@settings(deadline=None)
@given(st.floats(1e-4, 0.99), st.floats(0.05, 1), st.floats(0.01, 1))
def test_rarer_frauds_make_fewer_flags_right(base_rate, found, false_alarms):
    def right(rate):
        return rate * found / (rate * found + (1 - rate) * false_alarms)

    assert right(base_rate / 2) < right(base_rate)


def test_grouped_means_of_pandas_are_conditional_probabilities_without_rows_that_have_no_key(
    pandas, page
):
    rng = np.random.default_rng(seed=1)
    country, fraud = rng.choice(["AT", "BE", "CH"], size=200), rng.random(200) < 0.3
    df = pandas.DataFrame({"country": country, "fraud": fraud})
    df.loc[len(df)] = [None, True]
    grouped = df.groupby("country")["fraud"]
    assert 'df.groupby("country")["fraud"].mean()' in page
    shares = [probability(fraud, given=country == name) for name in ("AT", "BE", "CH")]
    assert grouped.mean().to_dict() == pytest.approx(
        dict(zip(["AT", "BE", "CH"], shares, strict=True))
    )
    # A row without an answer counts in the size of its group, but not in the mean.
    df["fraud"] = df["fraud"].astype(float)
    df.loc[len(df)] = ["AT", np.nan]
    grouped = df.groupby("country")["fraud"]
    assert grouped.mean().tolist() == pytest.approx(shares)
    assert "Print `.count()`" in page
    assert grouped.count().sum() == 200
    assert grouped.size().sum() == 201


def test_smallest_groups_lead_and_trail_by_luck():
    rng = np.random.default_rng(seed=1)
    sizes = np.repeat([10, 1000], 50)
    ends = 0
    for _ in range(200):  # every group has the same probability
        order = np.argsort(rng.binomial(sizes, 0.3) / sizes)
        ends += np.sum(sizes[order[[0, -1]]] == 10)
    assert ends == 400


def test_classifier_estimates_probabilities_for_the_base_rate_of_its_training_data():
    rng = np.random.default_rng(seed=1)

    def draw(base_rate, n):
        bad = rng.random(n) < base_rate
        return rng.normal(loc=2.0 * bad, size=n)[:, np.newaxis], bad

    model = LogisticRegression().fit(*draw(0.5, 20_000))
    for base_rate, low, high in [(0.5, 0.98, 1.02), (0.05, 2, 10)]:
        features, bad = draw(base_rate, 20_000)
        assert low < model.predict_proba(features)[:, 1].mean() / bad.mean() < high
    weighted = LogisticRegression(class_weight="balanced").fit(features, bad)
    assert weighted.predict_proba(features)[:, 1].mean() > 2 * bad.mean()


def test_quiz_of_the_spam_word_has_0_75_0_30_and_0_06():
    spam = np.repeat([True, True, False, False], [60, 140, 20, 780])
    prize = np.repeat([True, False, True, False], [60, 140, 20, 780])
    assert (spam.size, spam.sum(), prize.sum()) == (1000, 200, 80)
    assert probability(spam, given=prize) == pytest.approx(0.75)
    assert probability(prize, given=spam) == pytest.approx(0.30)
    assert np.mean(spam & prize) == pytest.approx(0.06)


@pytest.mark.parametrize(("stayed_wrote", "relation"), [(0.5, 1), (0.8, 0), (0.9, -1)])
def test_quiz_of_churn_depends_on_how_many_of_those_who_stayed_wrote(stayed_wrote, relation):
    left = 0.1  # any share of customers
    wrote = left * 0.8 + (1 - left) * stayed_wrote
    left_given_wrote = left * 0.8 / wrote
    assert np.sign(round(left_given_wrote - left, 9)) == relation
