"""Check what the lesson on vectorization and broadcasting says."""

import linear_algebra.vectorization_and_broadcasting as lesson
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cdist
from sklearn.metrics import log_loss, mean_squared_error
from sklearn.preprocessing import StandardScaler

PAID = np.array([258.0, 281.0, 325.0, 352.0, 409.0, 441.0])
SIZES = st.integers(1, 4)


def by_rule(left, right):
    """Return the shape that the three steps of the lesson give, or None for an error."""
    length = max(len(left), len(right))
    left, right = ((1,) * (length - len(shape)) + tuple(shape) for shape in (left, right))
    if any(a != b and 1 not in (a, b) for a, b in zip(left, right, strict=True)):
        return None
    return tuple(max(a, b) for a, b in zip(left, right, strict=True))


@settings(deadline=None)
@given(st.lists(SIZES, max_size=4), st.lists(SIZES, max_size=4))
def test_the_three_steps_predict_every_result_and_every_error(left, right):
    expected = by_rule(left, right)
    if expected is None:
        with pytest.raises(ValueError, match="could not be broadcast together"):
            np.zeros(left) - np.zeros(right)
    else:
        assert np.subtract(np.zeros(left), np.zeros(right)).shape == expected


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        ((6,), (), (6,)),
        ((6, 2), (2,), (6, 2)),
        ((6, 2), (6, 1), (6, 2)),
        ((6, 2), (6,), None),
        ((3,), (2,), None),
        ((6, 1), (6,), (6, 6)),
        ((3, 1), (1, 4), (3, 4)),
        ((8, 6, 2), (6, 1), (8, 6, 2)),
        ((8, 6, 2), (8, 2), None),
        ((5, 1, 4), (3, 1), (5, 3, 4)),
        ((32, 10), (32,), None),
        ((32, 10), (32, 1), (32, 10)),
        ((32, 1), (32,), (32, 32)),
    ],
)
def test_table_of_shapes_and_quizzes(left, right, result):
    assert by_rule(left, right) == result
    if result is None:
        with pytest.raises(ValueError, match="could not be broadcast"):
            np.zeros(left) - np.zeros(right)
    else:
        assert (np.zeros(left) - np.zeros(right)).shape == result


def test_the_line_misses_by_4_to_7_thousand():
    assert lesson.predicted.tolist() == [2 * m2 + 150 for m2 in (52, 68, 85, 104, 126, 148)]
    assert lesson.paid.shape == (6, 1)
    assert lesson.paid[:, 0].tolist() == PAID.tolist()
    misses = [paid - said for paid, said in zip(PAID, lesson.predicted, strict=True)]
    assert misses == [4, -5, 5, -6, 7, -5] == lesson.flat.tolist()
    assert (min(m * m for m in misses), max(m * m for m in misses)) == (16, 49)
    assert lesson.right_mean == pytest.approx(sum(m * m for m in misses) / 6)
    assert lesson.right_mean == pytest.approx(30, abs=1)


def test_the_wrong_mean_is_the_one_over_all_36_pairs():
    pairs = [(paid - said) ** 2 for paid in PAID for said in lesson.predicted]
    assert len(pairs) == 36
    assert lesson.wrong_mean == pytest.approx(sum(pairs) / 36)
    # Closed form: both spreads, and the difference of the means, which is 0 here.
    assert lesson.wrong_mean == pytest.approx(PAID.var() + lesson.predicted.var())


@settings(deadline=None)
@given(st.lists(st.floats(0, 1000), min_size=6, max_size=6))
def test_the_wrong_mean_is_least_when_all_homes_get_the_mean_price(predicted):
    least = np.mean((lesson.paid - np.full(6, PAID.mean())) ** 2)
    assert np.mean((lesson.paid - np.array(predicted)) ** 2) >= least - 1e-6


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_no_order_of_the_predictions_changes_the_wrong_mean(order):
    shuffled = lesson.predicted[list(order)]
    assert np.mean((lesson.paid - shuffled) ** 2) == pytest.approx(lesson.wrong_mean)


def test_reversed_predictions_cost_more_on_the_diagonal():
    reverse = [446, 402, 358, 320, 286, 254]
    assert lesson.backwards[0].tolist() == [258 - said for said in reverse]
    expected = np.mean([(a - b) ** 2 for a, b in zip(PAID, reverse, strict=True)])
    assert lesson.backwards_flat == pytest.approx(expected)
    assert lesson.backwards_flat > 100 * lesson.right_mean


def test_printed_lines(printed):
    lines = printed.splitlines()
    assert [line.split()[-1] for line in lines[:3]] == [
        f"{lesson.wrong_mean:,.1f}",
        f"{lesson.wrong_mean:,.1f}",
        f"{lesson.right_mean:,.1f}",
    ]
    assert [line[16:22] for line in lines[:3]] == ["(6, 6)", "(6, 6)", "(6,)  "]
    assert lines[3:5] == ["shapes: (6, 2) (2,) (6, 2)", "same as the loop: True"]
    error = "operands could not be broadcast together with shapes (6,2) (6,)"
    assert [" ".join(lines[5:7]), lines[7].strip()] == [error, "(6, 2)"]
    assert lines[8:] == [
        "gaps (6, 6)",
        "first row: [ 0. 16. 33. 52. 74. 96.]",
        "outer product: True",
        "misses: [ 4. -5.  5. -6.  7. -5.]",
        "chosen: [4. 0. 5. 0. 7. 0.]",
    ]


def test_figure_writes_all_36_differences_with_the_diagonal_boxed():
    texts = {tuple(text.get_position()): text.get_text() for text in lesson.ax.texts}
    for i, paid in enumerate(PAID):
        for j, said in enumerate(lesson.predicted):
            assert texts[j, i] == f"{paid - said:.0f}".replace("-", "−")
    corners = {(box.get_x() + 0.5, box.get_y() + 0.5) for box in lesson.ax.patches}
    assert corners == {(i, i) for i in range(6)}
    assert (lesson.square.min(), lesson.square.max()) == (-188, 187)


def test_two_homes_by_hand():
    table = np.array([[258], [281]]) - np.array([254, 286])
    assert table.tolist() == [[4, -28], [27, -5]]
    assert np.mean(np.diag(table) ** 2) == (16 + 25) / 2 == 20.5
    assert np.mean(table**2) == (16 + 784 + 729 + 25) / 4 == 388.5


def test_scaled_features_agree_with_the_loop_and_with_scikit_learn():
    np.testing.assert_allclose(lesson.scaled, StandardScaler().fit_transform(lesson.X))
    np.testing.assert_allclose(lesson.by_loop, lesson.scaled)
    assert lesson.X.T.tolist() == [lesson.size.tolist(), [2, 2, 3, 4, 4, 5]]


def test_a_column_of_equal_numbers_cannot_be_scaled():
    column = np.array([3.0, 3, 3])
    with pytest.warns(RuntimeWarning, match="invalid value"):
        scaled = (column - column.mean()) / column.std()
    assert np.isnan(scaled).all()


def test_log_and_plus_are_ufuncs():
    assert isinstance(np.log, np.ufunc)
    assert isinstance(np.add, np.ufunc)


def test_pytorch_warns_and_averages_36_and_scikit_learn_averages_6(torch):
    assert mean_squared_error(lesson.paid, lesson.predicted) == pytest.approx(lesson.right_mean)
    column, vector = torch.tensor(lesson.paid), torch.tensor(lesson.predicted)
    with pytest.warns(UserWarning, match="different to the input size"):
        loss = torch.nn.functional.mse_loss(vector, column)
    assert loss.item() == pytest.approx(lesson.wrong_mean)
    assert ((column.squeeze(-1) - vector) ** 2).mean().item() == pytest.approx(lesson.right_mean)
    assert torch.ones(6, 2).squeeze(-1).shape == (6, 2)


def test_class_labels_rightly_differ_from_their_scores(torch):
    scores, labels = torch.zeros(4, 3), torch.tensor([0, 1, 2, 0])
    assert scores.shape != labels.shape
    loss = torch.nn.functional.cross_entropy(scores, labels).item()
    assert loss == pytest.approx(np.log(3))
    assert log_loss(labels.numpy(), np.full((4, 3), 1 / 3)) == pytest.approx(np.log(3))


def test_pytorch_s_message_is_that_of_the_page(torch, page):
    with pytest.raises(RuntimeError) as caught:
        torch.ones(3) - torch.ones(2)
    assert f"`{caught.value}`" in page


def test_pandas_matches_row_labels_with_column_names(pandas, page):
    df = pandas.DataFrame(lesson.X, columns=["size", "rooms"])
    lost = df - df.mean(axis=1)
    assert f"has {lost.shape[0]} rows, {lost.shape[1]} columns and only `nan`" in page
    assert lost.isna().all(axis=None)
    numbered = pandas.DataFrame(lesson.X)
    wrong = numbered - numbered.mean(axis=1)
    means = lesson.X.mean(axis=1)
    assert wrong[[0, 1]].to_numpy().tolist() == (lesson.X - means[:2]).tolist()
    right = df.sub(df.mean(axis=1), axis=0)
    np.testing.assert_allclose(right, lesson.centered)


def test_double_brackets_keep_the_column_axis(pandas):
    df = pandas.DataFrame({"price": PAID})
    assert df[["price"]].to_numpy().shape == (6, 1)
    assert df["price"].to_numpy().shape == (6,)


def test_keepdims_gives_one_mean_per_row():
    X = lesson.X
    np.testing.assert_allclose(lesson.centered, [row - row.mean() for row in X])


def test_gaps_and_outer_product_pair_every_size_with_every_size():
    column = lesson.size.reshape(-1, 1)
    np.testing.assert_allclose(lesson.gaps, cdist(column, column))
    assert lesson.products.tolist() == [[a * b for b in lesson.size] for a in lesson.size]
    v = np.array([1, 2])
    assert (v[:, None] * [10, 20, 30]).tolist() == [[10, 20, 30], [20, 40, 60]]
    assert np.newaxis is None
    np.testing.assert_array_equal(np.expand_dims(v, 1), v[:, None])


def test_where_chooses_entry_by_entry():
    chosen = [miss if miss > 0 else 0 for miss in lesson.flat]
    assert np.where(lesson.flat > 0, lesson.flat, 0).tolist() == chosen


def test_where_computes_both_sides_in_full():
    x = np.array([1.0, -1.0])
    with pytest.warns(RuntimeWarning, match="invalid value encountered in log"):
        assert np.where(x > 0, np.log(x), 0).tolist() == [0, 0]


def test_repeating_takes_no_memory_and_the_result_its_full_size():
    small = np.zeros((6, 1))
    repeated = np.broadcast_to(small, (6, 1000))
    assert np.shares_memory(small, repeated)
    assert (small - np.zeros(1000)).nbytes == 6 * 1000 * 8


def test_all_gaps_of_10_000_homes_take_800_megabytes_and_with_100_features_80_gigabytes():
    assert 10_000 * 10_000 * np.float64().nbytes == 800e6
    assert 10_000 * 10_000 * 100 * np.float64().nbytes == 80e9
    X = np.zeros((7, 3))
    assert (X[:, None] - X).shape == (7, 7, 3)


def test_quiz_wrong_loss_is_2():
    paid, predicted = np.array([[3], [5]]), np.array([3, 5])
    assert (paid - predicted).tolist() == [[0, -2], [2, 0]]
    assert np.mean((paid - predicted) ** 2) == 2
    assert np.mean((paid[:, 0] - predicted) ** 2) == 0
