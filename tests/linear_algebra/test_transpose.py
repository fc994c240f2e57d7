"""Check what the lesson says: Transpose."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

A = np.array([[1, 2, 3], [4, 5, 6]])
WHOLE = st.integers(-99, 99)
ANY_SHAPE = arrays(np.int64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=WHOLE)


def test_reshape_mixes_three_sensors_in_the_first_row(lesson):
    assert lesson.rows.shape == (3, 4)
    assert lesson.rows[0].tolist() == [-20, 4, 10, -18]
    assert (lesson.X[:, 0].min(), lesson.X[:, 0].max()) == (-20, -14)


def test_printed_lines_show_tables_means_and_shapes(printed):
    text = printed.replace("[", " ").replace("]", " ")
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert rows == [
        "shape (3, 4)",
        "freezer? -20 4 10 -18",
        "-20 -18 -16 -14",
        "4 5 6 9",
        "10 13 16 17",
        "same as X.T: True",
        "freezer's mean, turned -17.0",
        "freezer's mean, reshaped -6.0",
        "v (3,)",
        "v.T (3,)",
        "column (3, 1)",
        "column.T (1, 3)",
        "v - v.T: 0 0 0",
        "column - column.T:",
        "0 -1 -4",
        "1 0 -3",
        "4 3 0",
        "1 2 99",
        "4 5 6",
    ]


def test_figure_colors_each_reading_by_its_sensor(lesson):
    for _, table, owner, _ in lesson.parts:
        for value, sensor in zip(table.ravel(), owner.ravel(), strict=True):
            assert value in lesson.X[:, sensor]


def test_transpose_has_each_sensor_in_a_row(lesson):
    expected = [[-20, -18, -16, -14], [4, 5, 6, 9], [10, 13, 16, 17]]
    assert lesson.X.T.tolist() == lesson.transpose(lesson.X).tolist() == expected


def test_means_of_the_freezer_are_minus_17_turned_and_minus_6_mixed(lesson):
    assert lesson.turned_mean == (-20 - 18 - 16 - 14) / 4 == -17
    assert lesson.mixed_mean == (-20 + 4 + 10 - 18) / 4 == -6


@given(X=ANY_SHAPE)
def test_loops_agree_with_numpy_and_turning_twice_changes_nothing(lesson, X):
    turned = lesson.transpose(X)
    assert np.array_equal(turned, np.swapaxes(X, 0, 1))
    assert np.array_equal(lesson.transpose(turned), X)
    assert np.array_equal(np.diag(turned), np.diag(X))
    assert turned.dtype == X.dtype
    assert np.array_equal(turned, np.transpose(X))


def test_hand_calculation():
    assert A.T.tolist() == [[1, 4], [2, 5], [3, 6]]
    assert A.reshape(3, 2).tolist() == [[1, 2], [3, 4], [5, 6]]
    assert (A[0, 2], A.T[2, 0]) == (3, 3)


def test_symmetric_matrices_equal_their_transpose():
    symmetric, other = np.array([[2, 7], [7, 5]]), np.array([[2, 7], [1, 5]])
    assert np.array_equal(symmetric, symmetric.T)
    assert not np.array_equal(other, other.T)


@given(P=arrays(np.int64, (2, 3), elements=WHOLE), Q=arrays(np.int64, (2, 3), elements=WHOLE))
def test_rules_of_the_table(P, Q):
    assert np.array_equal((P + Q).T, P.T + Q.T)
    assert np.array_equal((7 * P).T, 7 * P.T)
    assert np.array_equal((P @ Q.T).T, Q @ P.T)
    assert np.array_equal(P.T @ P, (P.T @ P).T)
    assert (P.T @ P).shape == (3, 3)
    assert np.array_equal((P @ Q.T @ P).T, P.T @ Q @ P.T)


def test_column_vectors_give_a_number_or_a_matrix():
    u, v = np.array([[1], [2]]), np.array([[3], [4]])
    assert (u.T @ v).tolist() == [[1 * 3 + 2 * 4]] == [[11]]
    assert (u @ v.T).tolist() == [[3, 4], [6, 8]]
    assert np.shape(u[:, 0] @ v[:, 0]) == ()


def test_weight_gradient_has_the_shape_of_the_weights(torch):
    n, d, k = 4, 3, 2
    rng = np.random.default_rng(seed=7)
    X, delta = rng.normal(size=(n, d)), rng.normal(size=(n, k))
    layer = torch.nn.Linear(d, k, dtype=torch.float64)
    (torch.tensor(delta) * layer(torch.tensor(X))).sum().backward()
    assert layer.weight.grad.shape == (k, d)
    np.testing.assert_allclose(layer.weight.grad, delta.T @ X)
    W = torch.zeros(d, k, dtype=torch.float64, requires_grad=True)
    (torch.tensor(delta) * (torch.tensor(X) @ W)).sum().backward()
    assert W.grad.shape == (d, k)
    np.testing.assert_allclose(W.grad, X.T @ delta)
    # The loss is linear in one weight, so one step of any size shows its slope
    step = np.zeros((d, k))
    step[2, 1] = 1
    assert (delta * (X @ step)).sum() == pytest.approx(W.grad[2, 1].item())


def test_turned_tensor_has_no_flat_view_but_can_be_reshaped(torch, page):
    turned = torch.tensor(A).T
    with pytest.raises(RuntimeError) as caught:
        turned.view(-1)
    message = "view size is not compatible with input tensor's size and stride"
    assert message in str(caught.value)
    assert message in page
    assert turned.reshape(-1).tolist() == [1, 4, 2, 5, 3, 6]
    turned.reshape(-1)[0] = 99
    assert turned[0, 0] == 1


def test_dataframe_turned_with_text_in_a_row_has_no_numeric_column(pandas):
    df = pandas.DataFrame({"h1": ["Ann", 5.0], "h2": ["Bob", 6.0]}, index=["name", "temp"])
    turned = df.T
    assert turned.dtypes.astype(str).tolist() == ["object", "object"]
    assert turned.select_dtypes("number").shape[1] == 0
    assert turned["temp"].astype(float).dtype == np.float64
    file = io.StringIO("what,h1,h2\nname,Ann,Bob\ntemp,5,6\n")
    read = pandas.read_csv(file, index_col=0).T
    assert read.dtypes.astype(str).tolist() == ["str", "str"]
    assert read.select_dtypes("number").shape[1] == 0
    assert read["temp"].astype(float).tolist() == [5, 6]


def test_turning_mirrors_at_the_diagonal_and_neither_rotates_nor_flips():
    assert A.T.tolist() == [[1, 4], [2, 5], [3, 6]]
    assert np.rot90(A).tolist() == [[3, 6], [2, 5], [1, 4]]
    assert np.flip(A).tolist() == [[6, 5, 4], [3, 2, 1]]


def test_an_array_with_one_axis_stays_as_it_is(lesson):
    v, column = lesson.v, lesson.column
    assert v.shape == v.T.shape == (3,)
    assert (column.shape, column.T.shape) == ((3, 1), (1, 3))
    assert (v - v.T).tolist() == [0, 0, 0]
    assert (column - column.T).tolist() == [[a - b for b in (1, 2, 5)] for a in (1, 2, 5)]


def test_writing_into_the_transpose_changes_the_original(lesson):
    assert lesson.A.tolist() == [[1, 2, 99], [4, 5, 6]]
    assert np.shares_memory(lesson.A, lesson.turned)
    own = A.T.copy()
    own[2, 0] = 99
    assert A[0, 2] == 3


def test_t_reverses_all_axes_and_swapaxes_two():
    array = np.zeros((2, 3, 4))
    assert array.T.shape == (4, 3, 2)
    assert np.swapaxes(array, 1, 2).shape == array.mT.shape == (2, 4, 3)


def test_channels_come_forward_by_permuting_not_by_reshaping(torch):
    images = np.arange(2 * 3 * 4 * 5).reshape(2, 3, 4, 5)
    forward = np.transpose(images, (0, 3, 1, 2))
    assert torch.tensor(images).permute(0, 3, 1, 2).tolist() == forward.tolist()
    assert forward.shape == (2, 5, 3, 4)
    assert forward[1, 4, 2, 3] == images[1, 2, 3, 4]
    assert not np.array_equal(forward, images.reshape(2, 5, 3, 4))


def test_quiz_entry_3_1_goes_to_1_3():
    matrix = np.zeros((5, 2))
    matrix[3, 1] = 8
    assert matrix.T.shape == (2, 5)
    assert matrix.T[1, 3] == 8
    with pytest.raises(IndexError):
        matrix.T[3, 1]


def test_quiz_first_row_after_reshape_is_1_2_3():
    matrix = np.array([[1, 2], [3, 4], [5, 6]])
    assert (matrix.reshape(2, 3)[0].tolist(), matrix.T[0].tolist()) == ([1, 2, 3], [1, 3, 5])


def test_quiz_a_column_comes_from_reshape():
    v = np.zeros(100)
    shapes = (v.T.shape, v.reshape(1, -1).shape, v.reshape(-1, 1).shape)
    assert shapes == ((100,), (1, 100), (100, 1))
