"""Check what the lesson on shape rules says."""

import linear_algebra.shape_rules as lesson
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import Rectangle
from sklearn.linear_model import LinearRegression

SIZES = st.integers(1, 6)
MATMUL = (
    "matmul: Input operand 1 has a mismatch in its core dimension 0, "
    "with gufunc signature (n?,k),(k,m?)->(n?,m?) (size {} is different from {})"
)
NO_AXIS = "axis 1 is out of bounds for array of dimension 1"


def product(left, right):
    """Return the shape of a product of zeros with these shapes."""
    return (np.zeros(left) @ np.zeros(right)).shape


@settings(deadline=None)
@given(SIZES, SIZES, SIZES, SIZES)
def test_a_product_needs_equal_inner_sizes_and_keeps_the_outer_ones(n, m, k, p):
    if m == k:
        by_definition = [[sum(0 for _ in range(m)) for _ in range(p)] for _ in range(n)]
        assert product((n, m), (k, p)) == np.shape(by_definition) == (n, p)
    else:
        with pytest.raises(ValueError, match="mismatch"):
            product((n, m), (k, p))


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        ((32, 10), (10,), (32,)),
        ((10,), (10, 20), (20,)),
        ((1, 10), (10, 20), (1, 20)),
        ((10,), (10,), ()),
        ((32, 1), (1, 10), (32, 10)),
        ((8, 32, 10), (8, 10, 20), (8, 32, 20)),
        ((8, 32, 10), (10, 20), (8, 32, 20)),
    ],
)
def test_table_of_products(left, right, result):
    assert product(left, right) == result


def test_a_stack_of_matrices_multiplies_pair_by_pair():
    rng = np.random.default_rng(seed=1)
    A, B = rng.normal(size=(8, 3, 4)), rng.normal(size=(8, 4, 2))
    np.testing.assert_allclose(A @ B, [a @ b for a, b in zip(A, B, strict=True)])
    np.testing.assert_allclose(A @ B[0], [a @ B[0] for a in A])
    with pytest.raises(ValueError, match="broadcast"):
        product((8, 32, 10), (3, 10, 20))
    assert product((1, 32, 10), (8, 10, 20)) == (8, 32, 20)
    assert product((5, 8, 32, 10), (8, 10, 20)) == (5, 8, 32, 20)


def test_adding_a_vector_adds_it_to_each_row():
    rows, b = np.arange(640.0).reshape(32, 20), np.arange(20.0)
    np.testing.assert_array_equal(rows + b, [row + b for row in rows])
    assert (rows + rows).shape == (32, 20)


def test_shapes_and_parameters_of_the_two_layers():
    assert product((32, 10), (10, 20)) == lesson.hidden.shape == (32, 20)
    assert product((32, 20), (20, 5)) == lesson.scores.shape == (32, 5)
    assert lesson.X.shape == (32, 10)
    assert [lesson.W1.shape, lesson.b1.shape] == [(10, 20), (20,)]
    assert [lesson.W2.shape, lesson.b2.shape] == [(20, 5), (5,)]
    assert 10 * 20 + 20 + 20 * 5 + 5 == 200 + 20 + 100 + 5 == lesson.parameters == 325
    by_hand = np.maximum(np.einsum("ij,jk->ik", lesson.X, lesson.W1) + lesson.b1, 0)
    np.testing.assert_allclose(lesson.hidden, by_hand)
    np.testing.assert_allclose(lesson.scores, by_hand @ lesson.W2 + lesson.b2)


def test_printed_lines_state_the_shapes(printed):
    lines = printed.splitlines()
    assert lines[0] == "(32, 10) -> (32, 20) -> (32, 5)"
    assert lines[1] == "parameters: 200 + 20 + 100 + 5 = 325"
    assert lines[2] == "(10,) -> (5,)"
    assert " ".join(lines[3:5]) == NO_AXIS
    assert lines[5:7] == ["average of each queue?", "2.3"]
    assert lines[7:9] == ["(1, 10) -> (1, 5)", "place of the queue: [4]"]
    assert lines[9:11] == ["average of each queue:", "[ 4.   4.7 -5.8  1.5  7.1]"]
    assert " ".join(lines[11:15]) == MATMUL.format(20, 10)
    table = [(code.strip(), shape) for shape, _, code in (row.partition(")") for row in lines[15:])]
    names = {"np": np, "X": np.zeros((32, 10)), "areas": np.zeros(6)}
    assert len(table) == 9
    for code, shape in table:
        assert str(eval(code, names).shape) == f"{shape})"


def test_the_error_names_rows_of_the_right_and_columns_of_the_left():
    with pytest.raises(ValueError, match="core dimension 0") as caught:
        product((7, 3), (4, 5))
    assert str(caught.value) == MATMUL.format(4, 3)


def test_one_ticket_alone_runs_through_both_layers_without_its_axis():
    np.testing.assert_array_equal(lesson.x, lesson.X[0])
    assert lesson.x.shape == (10,)
    assert [lesson.inner.shape, lesson.alone.shape] == [(20,), (5,)]
    np.testing.assert_allclose(lesson.inner, lesson.hidden[0])
    np.testing.assert_allclose(lesson.alone, lesson.scores[0])


def test_the_lines_after_the_layers_stop_or_mix_the_queues():
    assert lesson.scores.argmax(axis=1).shape == (32,)
    assert lesson.scores.mean(axis=0).shape == (5,)
    with pytest.raises(np.exceptions.AxisError) as caught:
        lesson.alone.argmax(axis=1)
    assert str(caught.value) == NO_AXIS
    mixed = lesson.alone.mean(axis=0)
    assert mixed.shape == ()
    assert mixed == pytest.approx(sum(lesson.alone) / 5)


def test_a_batch_of_one_keeps_its_axis():
    np.testing.assert_array_equal(lesson.row, lesson.x.reshape(1, -1))
    shapes = [lesson.row.shape, lesson.inner_row.shape, lesson.kept.shape]
    assert shapes == [(1, 10), (1, 20), (1, 5)]
    np.testing.assert_allclose(lesson.kept, [lesson.alone])
    assert lesson.kept.argmax(axis=1).tolist() == [lesson.scores[0].argmax()]
    np.testing.assert_allclose(lesson.kept.mean(axis=0), lesson.alone)
    assert lesson.kept.squeeze().shape == (5,)


def test_a_column_instead_of_a_row_does_not_fit():
    with pytest.raises(ValueError, match="size 10 is different from 1\\)"):
        lesson.x.reshape(-1, 1) @ lesson.W1


def test_figure_draws_each_matrix_to_scale():
    boxes = [patch for patch in lesson.ax.patches if isinstance(patch, Rectangle)]
    X, W1, hidden, W2, scores = [(box.get_height(), box.get_width()) for box in boxes]
    assert [X, hidden, scores] == [lesson.X.shape, lesson.hidden.shape, lesson.scores.shape]
    assert [lesson.W1.shape, lesson.W2.shape] == [W1, W2]
    assert boxes[1].get_x() == boxes[2].get_x()
    assert boxes[3].get_x() == boxes[4].get_x()


def test_reshape_keeps_the_numbers_in_their_order():
    X = lesson.X
    assert X.size == 320 == 4 * 80
    np.testing.assert_array_equal(X.reshape(4, -1).ravel(), X.ravel())
    assert X.reshape(10, 32).shape == X.T.shape
    assert not np.array_equal(X.reshape(10, 32), X.T)
    with pytest.raises(ValueError, match="cannot reshape") as caught:
        X.reshape(7, -1)
    assert str(caught.value) == "cannot reshape array of size 320 into shape (7,newaxis)"


def test_without_an_axis_all_entries_become_one_number():
    assert lesson.X.T.shape == (10, 32)
    assert lesson.X.sum().shape == lesson.X.mean().shape == lesson.X.max().shape == ()


def test_concatenate_adds_sizes_and_the_others_must_agree():
    assert np.concatenate([np.zeros((32, 10)), np.zeros((7, 10))]).shape == (39, 10)
    with pytest.raises(ValueError, match="must match exactly"):
        np.concatenate([np.zeros((32, 10)), np.zeros((7, 9))])
    with pytest.raises(ValueError, match="same shape"):
        np.stack([np.zeros((32, 10)), np.zeros((7, 10))])


def test_transposing_one_axis_changes_nothing_and_reshape_makes_a_column():
    assert np.zeros(10).T.shape == (10,)
    assert np.zeros(10).reshape(-1, 1).shape == (10, 1)


def test_star_and_at_differ_on_square_matrices():
    A = np.arange(25.0).reshape(5, 5)
    assert (A * A).shape == (A @ A).shape
    assert not np.array_equal(A * A, A @ A)


def test_weights_stored_as_out_in_fit_after_a_transpose():
    assert product((32, 10), (10, 5)) == (32, 5)
    with pytest.raises(ValueError, match="size 5 is different from 10"):
        product((32, 10), (5, 10))


def test_scikit_learn_wants_two_axes():
    with pytest.raises(ValueError, match="Expected 2D array, got 1D array instead"):
        LinearRegression().fit(lesson.areas, lesson.areas)
    one = LinearRegression().fit(lesson.areas.reshape(-1, 1), lesson.areas)
    assert one.predict(lesson.areas.reshape(-1, 1)).shape == (6,)
    six = LinearRegression().fit(np.eye(6), lesson.areas)
    with pytest.raises(ValueError, match="Expected 2D array, got 1D array instead"):
        six.predict(lesson.areas)
    assert six.predict(lesson.areas.reshape(1, -1)).shape == (1,)


def test_pytorch_layer_multiplies_by_the_transpose_of_its_weight(torch):
    layer = torch.nn.Linear(10, 5)
    assert layer.weight.shape == (5, 10)
    x = torch.ones(32, 10)
    assert torch.allclose(layer(x), x @ layer.weight.T + layer.bias)


def test_table_of_messages(torch, jax, page):
    x, W = torch.ones(32, 10), torch.nn.Linear(10, 5).weight
    plus = jax.numpy.ones(20), jax.numpy.ones(5)
    left, right = jax.numpy.ones((32, 10)), jax.numpy.ones((20, 5))
    lines = [
        (RuntimeError, "`x @ W` in PyTorch", lambda: x @ W),
        (
            RuntimeError,
            "`nn.Linear(20, 5)(x)`, which turns its weight first",
            lambda: torch.nn.Linear(20, 5)(x),
        ),
        (RuntimeError, "`x @ v` in PyTorch, `v` of shape `(5,)`", lambda: x @ torch.ones(5)),
        (ValueError, "`np.dot(X, W2)`", lambda: np.dot(lesson.X, lesson.W2)),
        (TypeError, "`X @ W2` in JAX", lambda: left @ right),
        (TypeError, "`b1 + b2` in JAX", lambda: plus[0] + plus[1]),
    ]
    for kind, code, call in lines:
        with pytest.raises(kind) as caught:
            call()
        assert f"| {code} | `{caught.value}` |" in page


def test_a_batch_of_1_loses_its_axis_and_batch_norm_refuses_it_in_training(torch):
    model = torch.nn.Sequential(torch.nn.Linear(10, 5), torch.nn.BatchNorm1d(5))
    one = torch.ones(1, 10)
    with pytest.raises(ValueError, match="Expected more than 1 value per channel"):
        model(one)
    assert model.eval()(one).squeeze().shape == (5,)


def test_quiz_answers():
    assert product((64, 12), (12, 30)) == (64, 30)
    assert product((64, 30), (30, 4)) == (64, 4)
    assert product((12, 30), (30, 4)) == (12, 4)
    assert 12 * 30 + 30 + 30 * 4 + 4 == 514
    assert (12 * 30 + 30 * 4, 12 + 30 + 30 + 4) == (480, 76)
    assert product((16, 784), (784, 128)) == (16, 128)
    for left, right in [((16, 784), (128, 784)), ((784, 16), (128, 784))]:
        with pytest.raises(ValueError, match="mismatch"):
            product(left, right)
