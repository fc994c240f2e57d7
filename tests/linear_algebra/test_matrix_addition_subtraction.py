"""Check what the lesson says: Matrix addition and elementwise products."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

A, B = np.array([[1, 2], [3, 4]]), np.array([[5, 6], [7, 8]])
WHOLE = st.integers(-99, 99)
TABLE = arrays(np.int64, (3, 2), elements=WHOLE)


def test_readings_offsets_and_mask_are_those_of_the_story(lesson):
    np.testing.assert_array_equal(
        lesson.X, [[-20, 4, 10], [-18, 5, 13], [-16, 6, 16], [-14, 9, np.nan]]
    )
    assert lesson.B.tolist() == [[2, -1, 3]] * 4
    assert lesson.M.tolist() == [[1, 1, 1], [1, 1, 1], [1, 0, 1], [1, 1, 0]]
    assert np.isnan(lesson.X[3, 2])


def test_masking_by_0_keeps_nan_and_counts_a_reading_of_0(lesson):
    expected = [[-22, 5, 7], [-20, 6, 10], [-18, 0, 13], [-16, 10, np.nan]]
    np.testing.assert_array_equal(lesson.masked, expected)
    means = lesson.masked.mean(axis=0)
    assert (means[0], means[1]) == (-19, 5.25)
    assert np.isnan(means[2])
    assert lesson.fridge_with_zero == (5 + 6 + 0 + 10) / 4 == 5.25


def test_printed_lines_show_the_masked_table_and_both_products(printed):
    text = printed.replace("[", " ").replace("]", " ")
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert rows == [
        "-22. 5. 7.",
        "-20. 6. 10.",
        "-18. 0. 13.",
        "-16. 10. nan",
        "means: -19. 5.25 nan",
        "-19. 7. 10.",
        "A * keep, entry by entry:",
        "1 0",
        "0 4",
        "A @ keep, matrix product:",
        "1 2",
        "3 4",
    ]


def test_figure_shows_two_calculations_that_hold(lesson):
    X, B, difference, again, M, masked = (part[0] for part in lesson.parts)
    np.testing.assert_array_equal(X - B, difference)
    np.testing.assert_array_equal(difference, again)
    np.testing.assert_array_equal(np.multiply(M, again), masked)


def test_means_over_kept_readings_are_minus_19_7_and_10(lesson):
    means = lesson.masked_means(lesson.X - lesson.B, lesson.M)
    assert means.tolist() == [-19, (5 + 6 + 10) / 3, (7 + 10 + 13) / 3] == [-19, 7, 10]


@given(
    X=arrays(np.float64, (4, 3), elements=WHOLE),
    M=arrays(np.int64, (4, 3), elements=st.integers(0, 1)).filter(lambda M: M.any(axis=0).all()),
)
def test_masked_means_are_numpys_of_a_masked_array(lesson, X, M):
    expected = np.ma.array(X, mask=M == 0).mean(axis=0)
    X[M == 0] = np.nan
    np.testing.assert_allclose(lesson.masked_means(X, M), expected, atol=1e-12)


def test_table_of_operations():
    assert (A + B).tolist() == [[6, 8], [10, 12]]
    assert (A - B).tolist() == [[-4, -4], [-4, -4]]
    assert (3 * A).tolist() == [[3, 6], [9, 12]]
    assert (A * B).tolist() == np.multiply(A, B).tolist() == [[5, 12], [21, 32]]
    assert (2 * A - B)[1, 1] == 0
    assert (A**2).tolist() == [[1, 4], [9, 16]]
    assert (A + 1).tolist() == [[2, 3], [4, 5]]
    assert (A + np.array([10, 20])).tolist() == [[11, 22], [13, 24]]
    assert (A / B)[1, 0] == 3 / 7
    assert (A > 2).tolist() == [[False, False], [True, True]]
    assert (A * (A > 2)).tolist() == [[0, 0], [3, 4]]


@given(P=TABLE, Q=TABLE, R=TABLE)
def test_order_matters_for_differences_only(P, Q, R):
    assert np.array_equal(P + Q, Q + P)
    assert np.array_equal(P * Q, Q * P)
    assert np.array_equal(P - Q, -(Q - P))
    assert np.array_equal((P + Q) * R, P * R + Q * R)


def test_identity_as_a_mask_removes_with_star_and_nothing_with_at(lesson):
    assert np.array_equal(lesson.A, A)
    assert np.array_equal(lesson.keep, np.eye(2))
    assert (lesson.A * lesson.keep).tolist() == [[1, 0], [0, 4]]
    assert np.array_equal(lesson.A @ lesson.keep, lesson.A)


@pytest.mark.parametrize("shape", [(3, 4), (4,)])
def test_shapes_that_differ_stop_with_the_message_of_the_page(lesson, shape):
    text = str(shape).replace(" ", "").replace("(", r"\(").replace(")", r"\)")
    message = r"^operands could not be broadcast together with shapes \(4,3\) " + text
    with pytest.raises(ValueError, match=message):
        lesson.X - np.ones(shape)


def test_a_row_is_subtracted_from_every_row(lesson):
    np.testing.assert_array_equal(lesson.X - np.array([2, -1, 3]), lesson.X - lesson.B)


def test_offsets_per_hour_hit_the_columns_of_a_square_table():
    hourly, square = np.array([1, 2, 3, 4]), np.zeros((4, 4))
    assert (square - hourly).tolist() == [[-1, -2, -3, -4]] * 4
    assert (square - hourly.reshape(4, 1)).tolist() == [4 * [-hour] for hour in hourly]


def test_0_times_nan_is_nan_and_where_drops_it():
    assert np.isnan(0 * np.nan)
    assert np.where(np.array([0]) == 1, np.nan, 7.0).tolist() == [7]


def test_whole_numbers_from_0_to_255_wrap_around(page):
    wrapped = np.array([3], np.uint8) - np.array([5], np.uint8)
    assert f"3 − 5 is {wrapped[0]}" in page
    assert (np.array([3], np.uint8).astype(float) - 5).tolist() == [-2]


def test_masked_loss_counts_each_word_once_and_so_long_texts_more():
    loss = np.array([[1.0, 1, 1, 1], [6, 0, 0, 0]])
    mask = np.array([[1, 1, 1, 1], [1, 0, 0, 0]])
    assert (loss * mask).sum() / mask.sum() == (4 * 1 + 6) / 5 == 2
    per_text = (loss * mask).sum(axis=1) / mask.sum(axis=1)
    assert per_text.mean() == (1 + 6) / 2
    for lost in (np.nan, np.inf):
        loss[1, 3] = lost
        with np.errstate(invalid="ignore"):
            assert np.isnan((loss * mask).sum() / mask.sum())


def test_in_other_masks_true_leaves_out(torch):
    x, m = np.array([1.0, 3.0, 8.0]), np.array([True, True, False])
    assert np.ma.array(x, mask=m).mean() == 8
    assert (x * m).sum() / m.sum() == 2
    attention = torch.nn.MultiheadAttention(4, 1, batch_first=True)
    rows = torch.ones(1, 3, 4)
    out = torch.tensor([[True, True, False]])
    weights = attention(rows, rows, rows, key_padding_mask=out)[1]
    assert weights[0, 0].tolist() == [0, 0, 1]


def test_pandas_leaves_out_nan_and_matches_names(pandas):
    with_gap = [1.0, np.nan, 3.0]
    assert pandas.DataFrame({"dock": with_gap}).mean()["dock"] == np.nanmean(with_gap) == 2
    assert np.isnan(np.mean(with_gap))
    df = pandas.DataFrame(A, columns=["a", "b"])
    assert (df - df.iloc[::-1]).to_numpy().tolist() == [[0, 0], [0, 0]]
    assert (A - A[::-1]).tolist() == [[-2, -2], [2, 2]]
    swapped = df[["b", "a"]]
    assert (df - swapped).to_numpy().tolist() == [[0, 0], [0, 0]]
    assert (A - swapped.to_numpy()).tolist() == [[-1, 1], [-1, 1]]


def test_bias_of_a_pytorch_layer_is_added_to_every_row(torch):
    layer = torch.nn.Linear(3, 2)
    zeros = torch.zeros(4, 3)
    assert layer(zeros).tolist() == [layer.bias.tolist()] * 4


def test_where_drops_nan_from_the_value_and_not_from_the_gradient(torch):
    x = torch.tensor([4.0, -1.0], requires_grad=True)
    chosen = torch.where(x > 0, torch.sqrt(x), 0)
    assert chosen.tolist() == [2, 0]
    chosen.sum().backward()
    assert x.grad[0] == 0.25
    assert torch.isnan(x.grad[1])
    x.grad = None
    torch.where(x > 0, torch.sqrt(torch.where(x > 0, x, 1)), 0).sum().backward()
    assert x.grad.tolist() == [0.25, 0]


def test_quiz_residual_connection_adds():
    x, f = np.array([[1, 0], [2, 5]]), np.array([[3, -1], [0, 2]])
    assert (x + f).tolist() == [[4, -1], [2, 7]]
    assert (x * f).tolist() == [[3, 0], [0, 10]]
    assert (x - f).tolist() == [[-2, 1], [2, 3]]


def test_quiz_masked_loss_is_4():
    loss, mask = np.array([2, 4, 6, 8]), np.array([1, 1, 1, 0])
    assert (loss * mask).sum() / mask.sum() == 4
    assert ((loss * mask).mean(), loss.mean()) == (3, 5)


@pytest.mark.parametrize("shape", [(8, 100), (8, 8)])
def test_quiz_other_shapes_stop(shape):
    assert (np.ones((100, 8)) * np.ones((100, 8))).shape == (100, 8)
    with pytest.raises(ValueError, match="could not be broadcast"):
        np.ones((100, 8)) * np.ones(shape)
