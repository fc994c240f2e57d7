"""Check what the lesson says: Regression versus classification."""

import warnings
from statistics import mode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit, softmax
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import accuracy_score, log_loss, mean_absolute_error, mean_squared_error
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.svm import LinearSVC

X = np.arange(5.0)[:, None]
CONTINUOUS = (
    "Unknown label type: continuous. Maybe you are trying to fit a classifier, which expects "
    "discrete classes on a regression target with continuous values."
)
MIX = "Classification metrics can't handle a mix of binary and continuous targets"


def test_mean_of_codes_is_a_queue_that_no_similar_ticket_had(lesson):
    assert lesson.queue.tolist() == [1, 1, 3, 3, 3]
    assert lesson.predict_number(lesson.queue) == pytest.approx(2.2)
    assert round(2.2) == 2
    assert 2 not in lesson.queue


def test_a_threshold_of_one_half_on_a_regression_classifies_two_classes_coded_0_and_1(lesson):
    line = lesson.slope * lesson.months + lesson.base
    assert ((line >= 0.5) == (lesson.left == 1)).all()


def test_renumbering_moves_the_mean_and_not_the_vote(lesson):
    names = {1: "payments", 2: "delivery", 3: "returns"}
    other = {1: "delivery", 2: "payments", 3: "returns"}
    assert [names[c] for c in lesson.queue] == [other[c] for c in lesson.renumbered]
    by_mean = [
        names[round(lesson.predict_number(lesson.queue))],
        other[round(lesson.predict_number(lesson.renumbered))],
    ]
    assert by_mean == ["delivery", "returns"]
    by_vote = [
        names[lesson.predict_class(lesson.queue)],
        other[lesson.predict_class(lesson.renumbered)],
    ]
    assert by_vote == ["returns", "returns"]


def test_mean_and_vote_are_what_nearest_neighbors_of_scikit_learn_do(lesson):
    hours = KNeighborsRegressor(5).fit(X, lesson.hours).predict([[2]])[0]
    assert lesson.predict_number(lesson.hours) == pytest.approx(hours) == 5
    queue = KNeighborsClassifier(5).fit(X, lesson.queue).predict([[2]])[0]
    assert lesson.predict_class(lesson.queue) == queue == 3


@settings(deadline=None)
@given(codes=st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_vote_is_the_most_frequent_code_and_the_smallest_of_equals(lesson, codes):
    assert lesson.predict_class(np.array(codes)) == mode(sorted(codes))


@settings(deadline=None)
@given(codes=st.lists(st.integers(0, 2), min_size=1, max_size=9).filter(lambda c: len(c) % 2))
def test_with_a_majority_the_vote_survives_every_renumbering(lesson, codes):
    winner = mode(codes)
    if codes.count(winner) * 2 <= len(codes):
        return
    for order in ([0, 1, 2], [2, 0, 1], [1, 0, 2]):
        assert lesson.predict_class(np.array(order)[codes]) == order[winner]


def test_figure_shows_the_mean_among_the_hours_and_over_the_empty_queue(lesson):
    dots, mean = lesson.number.lines
    assert dots.get_xdata().tolist() == [2, 4, 5, 6, 8]
    assert mean.get_xdata()[0] == 5
    assert [bar.get_height() for bar in lesson.name.patches] == [2, 0, 3]
    assert lesson.name.lines[0].get_xdata()[0] == pytest.approx(2.2)


def test_hand_calculation_of_errors_and_accuracy():
    true, predicted = [5, 8, 2], [6, 5, 2]
    assert mean_absolute_error(true, predicted) == pytest.approx(1.33, abs=0.005)
    assert mean_squared_error(true, predicted) == pytest.approx(3.33, abs=0.005)
    assert accuracy_score([3, 1, 3, 2], [3, 3, 3, 2]) == 0.75
    assert np.argmax([0.2, 0.5, 0.3]) + 1 == 2


def test_probabilities_become_classes_and_a_tie_goes_to_the_first(lesson):
    assert np.allclose(lesson.p.sum(axis=1), 1)
    assert np.argmax(lesson.p, axis=1).tolist() == [1, 0]
    assert lesson.p[1, 0] == lesson.p[1, 2]


def test_the_threshold_alone_changes_the_second_answer(lesson):
    assert (lesson.leave >= 0.5).tolist() == [False, False, True]
    assert (lesson.leave >= 0.4).tolist() == [False, True, True]


def test_printed_lines(printed):
    assert printed.splitlines() == [
        "hours, mean 5.0",
        "queue, mean 2.2",
        "hours 5.0",
        "codes [1 1 3 3 3] mean 2.2 vote 3",
        "codes [2 2 3 3 3] mean 2.6 vote 3",
        "class, from 0     [1 0]",
        "leaves, from 0.5  [False False  True]",
        "leaves, from 0.4  [False  True  True]",
        "month  1: -0.17",
        "month 12:  1.93",
    ]


def test_a_line_on_labels_leaves_the_range_from_0_to_1(lesson):
    model = LinearRegression().fit(lesson.months[:, None], lesson.left)
    expected = model.predict([[1], [12]])
    assert lesson.first_month == pytest.approx(expected[0])
    assert lesson.twelfth_month == pytest.approx(expected[1])
    assert lesson.first_month < 0
    assert lesson.twelfth_month > 1
    logistic = LogisticRegression().fit(lesson.months[:, None], lesson.left)
    probabilities = logistic.predict_proba([[1], [12]])[:, 1]
    assert np.all((probabilities > 0) & (probabilities < 1))


def test_message_of_a_classifier_on_hours_is_the_one_on_the_page():
    with pytest.raises(ValueError, match="Unknown") as caught:
        LogisticRegression().fit(X, [2.5, 4.0, 5.5, 6.0, 8.0])
    assert str(caught.value) == CONTINUOUS


def test_message_of_accuracy_on_probabilities_is_the_one_on_the_page():
    with pytest.raises(ValueError, match="mix") as caught:
        accuracy_score([0, 1, 1], [0.2, 0.7, 0.9])
    assert str(caught.value) == MIX


def test_page_quotes_both_messages(request):
    page = request.config.rootpath / "docs/statistics/regression-vs-classification.md"
    text = page.read_text(encoding="utf-8")
    assert f"ValueError: {CONTINUOUS}\n" in text
    assert f"ValueError: {MIX}\n" in text


def test_a_regressor_on_codes_and_a_classifier_on_whole_hours_run():
    assert LinearRegression().fit(X, [1, 1, 3, 3, 3]).predict([[2.0]])[0] == pytest.approx(2.2)
    hours = LogisticRegression().fit(X, [2, 4, 5, 6, 8])
    assert hours.classes_.tolist() == [2, 4, 5, 6, 8]
    predicted = hours.predict(np.linspace(-10, 20, 301)[:, None])
    assert set(predicted) <= {2, 4, 5, 6, 8}


def test_a_missed_account_at_probability_0_1_costs_more_than_a_look():
    p, missed, look = np.array([0.9, 0.1]), 100, 1
    assert np.argmax(p) == 0  # the most likely answer: not hacked
    assert p[1] * missed > p[0] * look


def test_best_constant_is_the_mean_for_squared_and_the_median_for_absolute_errors():
    y = np.array([2.0, 4.0, 5.0, 6.0, 28.0])
    for metric, center in [(mean_squared_error, np.mean(y)), (mean_absolute_error, np.median(y))]:
        errors = [metric(y, np.full(5, guess)) for guess in np.arange(0, 30, 0.5)]
        assert np.arange(0, 30, 0.5)[np.argmin(errors)] == center
    assert np.mean(y) != np.median(y)


def test_classifier_and_regressor_differ_in_the_best_constant_of_scikit_learn():
    y = [0] * 9 + [1]
    features = np.zeros((10, 1))
    always = DummyClassifier(strategy="most_frequent").fit(features, y).predict(features)
    assert accuracy_score(y, always) == 0.9
    mean = DummyRegressor(strategy="mean").fit(features, y).predict(features)
    assert mean == pytest.approx(0.1)


def test_logistic_regression_gives_a_probability_that_a_threshold_turns_into_a_class():
    model = LogisticRegression().fit(X, [0, 0, 1, 0, 1])
    p = model.predict_proba(X)[:, 1]
    assert np.all((p > 0) & (p < 1))
    assert model.predict(X).tolist() == (p > 0.5).astype(int).tolist()
    # The mean probability is the share of yes, as the fitted mean of a regression is.
    assert p.mean() == pytest.approx(2 / 5, abs=1e-4)


def test_accuracy_and_cross_entropy_know_no_order_of_stars():
    p = np.array([[0.1, 0.1, 0.1, 0.1, 0.6]])  # five stars are likely
    stars = [1, 2, 3, 4, 5]
    costs = [log_loss([truth], p, labels=stars) for truth in (1, 4)]
    assert costs[0] == pytest.approx(costs[1])
    assert accuracy_score([1], [5]) == accuracy_score([4], [5]) == 0


def test_classifier_warns_only_if_more_than_half_of_more_than_20_answers_differ():
    rng = np.random.default_rng(seed=7)
    for n, classes, warns in [(20, 20, False), (30, 15, False), (30, 16, True), (999, 24, False)]:
        features, hours = rng.normal(size=(n, 2)), np.arange(n) % classes
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            LogisticRegression().fit(features, hours)
        said = [str(w.message) for w in caught]
        assert any("could represent a regression problem" in text for text in said) == warns


def test_predict_returns_classes_and_predict_proba_a_column_per_class():
    for answers in ([0, 0, 1, 1, 1], [1, 1, 2, 3, 3]):
        model = LogisticRegression().fit(X, answers)
        assert model.predict(X).shape == (5,)
        assert model.predict_proba(X).shape == (5, len(set(answers)))
        assert np.allclose(model.predict_proba(X).sum(axis=1), 1)


def test_columns_of_predict_proba_are_in_the_order_of_classes_and_not_all_have_them():
    model = LogisticRegression().fit(X, ["refund", "refund", "refund", "delivery", "delivery"])
    assert model.classes_.tolist() == ["delivery", "refund"]
    assert model.predict_proba([[0.0]])[0, 1] > 0.5
    assert not hasattr(LinearSVC().fit(X, [0, 0, 1, 1, 1]), "predict_proba")


def test_cross_entropy_of_pytorch_with_one_output_is_0_and_learns_nothing(torch):
    scores = torch.tensor([[3.0], [-2.0], [0.5]], requires_grad=True)
    target = torch.tensor([[0.0], [1.0], [1.0]])
    loss = torch.nn.CrossEntropyLoss()(scores, target)
    loss.backward()
    assert loss.item() == 0
    assert scores.grad.tolist() == [[0], [0], [0]]
    scores.grad = None
    right = torch.nn.BCEWithLogitsLoss()(scores, target)
    right.backward()
    assert right.item() == pytest.approx(log_loss([0, 1, 1], expit([3.0, -2.0, 0.5])), rel=1e-5)
    assert torch.all(scores.grad != 0)


def test_cross_entropy_of_pytorch_takes_scores_of_k_classes_and_numbers_from_0(torch):
    scores = np.array([[2.0, 0.5, -1.0], [0.1, 0.2, 0.3]])
    loss = torch.nn.CrossEntropyLoss()(torch.tensor(scores), torch.tensor([0, 2])).item()
    p = softmax(scores, axis=1)
    assert loss == pytest.approx(-np.log(p[[0, 1], [0, 2]]).mean())
    with pytest.raises(IndexError, match="out of bounds"):
        torch.nn.CrossEntropyLoss()(torch.tensor(scores), torch.tensor([1, 3]))


def test_always_the_most_frequent_class_reaches_0_9_with_nine_of_ten():
    assert accuracy_score([0] * 9 + [1], [0] * 10) == 0.9


def test_quiz_vote_is_1_and_mean_2_2():
    codes = [1, 1, 1, 4, 4]
    assert mode(codes) == 1
    assert np.mean(codes) == pytest.approx(2.2)


def test_quiz_accuracy_is_0_75_then_1():
    p, left = np.array([0.2, 0.45, 0.7, 0.9]), [0, 1, 1, 1]
    assert accuracy_score(left, p >= 0.5) == 0.75
    assert accuracy_score(left, p >= 0.4) == 1


def test_quiz_rounded_days_silence_the_message():
    LogisticRegression().fit(X, np.round([2.5, 1.2, 3.3, 2.1, 3.9]))
