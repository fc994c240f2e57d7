"""Check what the lesson on confusion matrices says, with scikit-learn as the oracle."""

import evaluation.confusion_matrix as lesson
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn import metrics
from sklearn.exceptions import UndefinedMetricWarning

OLD, NEW = lesson.old_matrix, lesson.new_matrix
HACKED = 2


@st.composite
def answers(draw):
    """Draw a number of classes, and the true and predicted classes of some cases."""
    k, n = draw(st.integers(2, 5)), draw(st.integers(1, 40))
    classes = st.lists(st.integers(0, k - 1), min_size=n, max_size=n)
    return np.array(draw(classes)), np.array(draw(classes)), k


@settings(deadline=None)
@given(answers())
def test_counts_are_those_of_scikit_learn(drawn):
    true, predicted, k = drawn
    oracle = metrics.confusion_matrix(true, predicted, labels=range(k))
    np.testing.assert_array_equal(lesson.confusion_matrix(true, predicted, k), oracle)


@settings(deadline=None)
@given(answers())
def test_rows_sum_to_the_true_classes_and_columns_to_the_predicted_ones(drawn):
    true, predicted, k = drawn
    matrix = lesson.confusion_matrix(true, predicted, k)
    np.testing.assert_array_equal(matrix.sum(axis=1), np.bincount(true, minlength=k))
    np.testing.assert_array_equal(matrix.sum(axis=0), np.bincount(predicted, minlength=k))


@settings(deadline=None)
@given(answers())
def test_diagonal_over_all_cells_is_accuracy(drawn):
    true, predicted, k = drawn
    matrix = lesson.confusion_matrix(true, predicted, k)
    accuracy = metrics.accuracy_score(true, predicted)
    assert np.trace(matrix) / matrix.sum() == pytest.approx(accuracy)


@settings(deadline=None)
@given(answers())
def test_swapping_true_and_predicted_turns_the_table(drawn):
    true, predicted, k = drawn
    turned = lesson.confusion_matrix(predicted, true, k)
    np.testing.assert_array_equal(turned, lesson.confusion_matrix(true, predicted, k).T)


@settings(deadline=None)
@given(answers())
def test_matrix_gives_precision_recall_and_f1_of_each_class(drawn):
    true, predicted, k = drawn
    matrix = lesson.confusion_matrix(true, predicted, k)
    oracle = metrics.precision_recall_fscore_support(
        true, predicted, labels=range(k), zero_division=0
    )
    right, in_row, in_column = np.diag(matrix), matrix.sum(axis=1), matrix.sum(axis=0)
    precision, recall = right / np.maximum(in_column, 1), right / np.maximum(in_row, 1)
    f1 = 2 * right / np.maximum(in_row + in_column, 1)
    np.testing.assert_allclose([precision, recall, f1], oracle[:3])


@pytest.mark.parametrize(
    ("predicted", "error", "message"),
    [
        ([0], ValueError, "each case needs"),
        ([0, 1, 2], ValueError, "each case needs"),
        ([0, 3], IndexError, "out of bounds"),
    ],
    ids=["too few", "too many", "class 3 of 3"],
)
def test_refuses_unequal_lengths_and_unknown_classes(predicted, error, message):
    with pytest.raises(error, match=message):
        lesson.confusion_matrix(np.array([0, 1]), np.array(predicted), k=3)


def test_plain_indexing_counts_each_cell_only_once():
    true, predicted = np.array([0, 0, 1]), np.array([1, 1, 1])
    matrix = np.zeros((2, 2), dtype=np.int64)
    matrix[true, predicted] += 1
    assert matrix.tolist() == [[0, 1], [0, 1]]
    assert lesson.confusion_matrix(true, predicted, k=2).tolist() == [[0, 2], [0, 1]]


def test_new_model_is_right_15_times_more_with_93_5_against_92_0_percent():
    assert np.trace(NEW) - np.trace(OLD) == 15
    accuracies = [
        metrics.accuracy_score(lesson.true, chosen) for chosen in (lesson.new, lesson.old)
    ]
    assert accuracies == pytest.approx([0.935, 0.920])


def test_old_model_finds_15_of_20_hacked_accounts_and_the_new_one_none():
    recalls = [
        metrics.recall_score(lesson.true, chosen, labels=[HACKED], average="micro")
        for chosen in (lesson.old, lesson.new)
    ]
    assert recalls == [15 / 20, 0]
    assert [lesson.old_found, lesson.new_found] == recalls


def test_new_model_calls_no_ticket_hacked():
    assert NEW[:, HACKED].sum() == 0


def test_both_other_rows_gained():
    assert np.all(np.diag(NEW)[:2] > np.diag(OLD)[:2])


def test_hacked_accounts_are_2_percent_of_1_000_tickets():
    assert lesson.true.size == 1000
    assert np.mean(lesson.true == HACKED) == 0.02


def test_hacked_against_the_rest_has_15_true_and_25_false_positives_5_missed_and_955_others():
    tn, fp, fn, tp = metrics.confusion_matrix(lesson.true == HACKED, lesson.old == HACKED).ravel()
    assert (tp, fn, fp, tn) == (15, 5, 25, 955)
    assert (2 + 3, 15 + 10, 1000 - 15 - 5 - 25) == (5, 25, 955)
    assert OLD[HACKED].tolist() == [2, 3, 15]
    assert OLD[:, HACKED].tolist() == [15, 10, 15]


def test_refund_tickets_in_the_delivery_queue_are_true_negatives_of_hacked():
    others = (lesson.true != HACKED) & (lesson.old != HACKED)
    assert others.sum() == 955
    assert others[(lesson.true == 1) & (lesson.old == 0)].all()


def test_last_row_of_the_turned_table_is_precision():
    precision = metrics.precision_score(lesson.true, lesson.old, labels=[HACKED], average="micro")
    assert lesson.alerts_right == precision == 15 / 40


def test_printed_last_rows_are_recall_and_in_the_turned_table_precision(printed):
    lines = [line.strip() for line in printed.splitlines()[-8:-2]]
    assert lines[:3] == ["rows are true queues", "last row [ 2  3 15]", "15 of 20, or 75.0%"]
    assert lines[3:] == ["rows are predictions", "last row [15 10 15]", "15 of 40, or 37.5%"]


def test_precision_recall_specificity_and_f1_of_hacked_are_those_of_the_table():
    hacked, called = lesson.true == HACKED, lesson.old == HACKED
    found = [
        metrics.precision_score(hacked, called),
        metrics.recall_score(hacked, called),
        metrics.recall_score(~hacked, ~called),  # specificity is the recall of the others
        metrics.f1_score(hacked, called),
    ]
    assert found == pytest.approx([15 / 40, 15 / 20, 955 / 980, 30 / 60])
    assert found == pytest.approx([0.375, 0.75, 0.974, 0.50], abs=0.0005)
    assert found[3] == pytest.approx(2 / (1 / found[0] + 1 / found[1]))  # the harmonic mean


def test_precision_without_an_alarm_is_0_with_a_warning():
    with pytest.warns(UndefinedMetricWarning, match="no predicted samples"):
        assert metrics.precision_score(lesson.true == HACKED, lesson.new == HACKED) == 0


def test_gain_of_15_tickets_has_an_interval_from_2_to_28(page):
    gain = (lesson.new == lesson.true).astype(int) - (lesson.old == lesson.true)
    error = 1.96 * np.sqrt(gain.var() * gain.size)  # of a sum of as many tickets
    assert gain.sum() == 15
    low, high = gain.sum() - error, gain.sum() + error
    assert f"with a 95% [interval](concept:confidence-intervals) of {low:.0f} to {high:.0f}" in page
    drawn = np.random.default_rng(seed=1).choice(gain, size=(2000, gain.size)).sum(axis=1)
    # Quantiles of 2,000 resamplings scatter by about half a ticket.
    assert np.quantile(drawn, [0.025, 0.975]) == pytest.approx([low, high], abs=2.5)


@pytest.mark.parametrize(("found", "low", "high"), [(15, 0.53, 0.89), (0, 0, 0.16)])
def test_intervals_of_a_row_of_20(found, low, high, page):
    ends = stats.binomtest(found, 20).proportion_ci(method="wilson")
    assert (ends.low, ends.high) == pytest.approx((low, high), abs=0.005)
    assert f"from {low:.0%} to {high:.0%}" in page


def test_recall_of_75_percent_gives_11_to_19_of_20_in_98_of_100_samples():
    chance = stats.binom(20, 0.75)
    assert chance.cdf(19) - chance.cdf(10) == pytest.approx(0.98, abs=0.005)


def test_product_of_booleans_is_no_count(printed):
    assert printed.splitlines()[-2:] == ["hacked @ called: True", "np.sum(hacked & called): 15"]
    one_hot = [np.eye(3, dtype=bool)[classes] for classes in (lesson.true, lesson.old)]
    np.testing.assert_array_equal(one_hot[0].T @ one_hot[1], OLD > 0)
    np.testing.assert_array_equal(one_hot[0].T.astype(int) @ one_hot[1], OLD)
    a, b = np.array([True, False]), np.array([False, True])
    assert not a @ b  # nothing in common: or of two False


def test_five_tickets_of_one_class_have_accuracy_1_and_nothing_to_find():
    none = np.zeros(5, dtype=int)
    assert metrics.accuracy_score(none, none) == 1
    with pytest.warns(UndefinedMetricWarning, match="F-score is ill-defined"):
        assert metrics.f1_score(none, none) == 0
    with pytest.warns(UserWarning, match="single label"):
        assert metrics.matthews_corrcoef(none, none) == 0
    with pytest.warns(UserWarning, match="single label"):
        assert metrics.confusion_matrix(none, none).tolist() == [[5]]
    assert metrics.confusion_matrix(none, none, labels=[0, 1]).tolist() == [[5, 0], [0, 0]]


def test_display_draws_the_table_in_the_order_of_the_labels():
    names = np.array(lesson.queues)
    display = metrics.ConfusionMatrixDisplay.from_predictions(
        names[lesson.true], names[lesson.old], labels=lesson.queues
    )
    np.testing.assert_array_equal(display.confusion_matrix, OLD)
    assert [text.get_text() for text in display.text_.ravel()] == [str(n) for n in OLD.ravel()]


def test_frequent_classes_lead_unless_rows_are_divided_by_their_sums():
    # Of the first class 2 percent are mistaken, of the others half.
    matrix = np.array([[9800, 200, 0], [0, 50, 50], [5, 5, 10]])
    off = ~np.eye(3, dtype=bool)

    def largest(table):
        return divmod(int(np.argmax(np.where(off, table, -1))), 3)

    assert largest(matrix) == (0, 1)
    assert largest(matrix / matrix.sum(axis=1, keepdims=True)) == (1, 2)


def test_figure_holds_the_counts_of_both_models():
    drawn = [[int(text.get_text()) for text in ax.texts] for ax in lesson.axes]
    assert drawn == [OLD.ravel().tolist(), NEW.ravel().tolist()]


def test_figure_describes_the_last_rows():
    assert f"{OLD[2, 0]}, {OLD[2, 1]} and {OLD[2, 2]} of 20" in lesson.fig.get_label()
    assert f"the new one {NEW[2, 0]}, {NEW[2, 1]} and {NEW[2, 2]}" in lesson.fig.get_label()


def test_scikit_learn_sorts_names_unless_told_the_order():
    names = np.array(lesson.queues)
    true, old = names[lesson.true], names[lesson.old]
    by_name = metrics.confusion_matrix(true, old)
    order = [lesson.queues.index(name) for name in ("delivery", "hacked", "refund")]
    np.testing.assert_array_equal(by_name, OLD[np.ix_(order, order)])
    kept = metrics.confusion_matrix(true, old, labels=lesson.queues)
    np.testing.assert_array_equal(kept, OLD)


def test_normalizing_by_true_divides_rows_and_1_of_20_is_5_points():
    shares = metrics.confusion_matrix(lesson.true, lesson.old, normalize="true")
    np.testing.assert_allclose(shares, OLD / OLD.sum(axis=1, keepdims=True))
    assert 1 / OLD[HACKED].sum() == pytest.approx(0.05)


def test_at_100_dollars_per_missed_account_the_old_model_costs_575_and_the_new_one_2_045():
    prices = np.array([[0, 1, 1], [1, 0, 1], [100, 100, 0]])
    assert (np.sum(prices * OLD), np.sum(prices * NEW)) == (575, 2045)


def test_another_threshold_gives_another_matrix():
    true, score = np.array([0, 0, 1, 1]), np.array([0.1, 0.6, 0.4, 0.9])
    matrices = [lesson.confusion_matrix(true, (score > t).astype(int), k=2) for t in (0.3, 0.5)]
    assert not np.array_equal(*matrices)


def test_quiz_saying_no_to_all_is_98_percent_accurate():
    hacked = np.repeat([0, 1], [980, 20])
    never = np.zeros_like(hacked)
    assert metrics.accuracy_score(hacked, never) == pytest.approx(0.98)
    assert metrics.confusion_matrix(hacked, never)[1].tolist() == [20, 0]


def test_quiz_matrix_has_25_false_alarms_and_5_missed_among_30_mistakes():
    true, predicted = (
        np.repeat([0, 0, 1, 1], [955, 25, 5, 15]),
        np.repeat([0, 1, 0, 1], [955, 25, 5, 15]),
    )
    assert metrics.confusion_matrix(true, predicted).tolist() == [[955, 25], [5, 15]]
    assert np.sum((true == 0) & (predicted == 1)) == 25
    assert np.sum(true != predicted) == 30
