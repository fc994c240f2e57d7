"""Check what the lesson on linear transformations says."""

import linear_algebra.linear_transformations as lesson
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import null_space
from scipy.spatial import ConvexHull
from scipy.spatial.transform import Rotation

TILT = np.array([[0.8, 0.6], [-0.6, 0.8]])
TURN, SCALE, SHEAR, MIRROR, SWAP, FLATTEN = (
    np.array(rows)
    for rows in (
        [[0, -1], [1, 0]],
        [[2, 0], [0, 3]],
        [[1, 1], [0, 1]],
        [[1, 0], [0, -1]],
        [[0, 1], [1, 0]],
        [[1, 0], [0, 0]],
    )
)
POINT = np.array([3, 2])
numbers = st.floats(-100, 100).map(lambda x: round(x, 2))
vectors = st.lists(numbers, min_size=2, max_size=2).map(np.array)


def passes(function, u, v, a, b):
    """Return whether combining first and combining last agree."""
    return np.allclose(function(a * u + b * v), a * function(u) + b * function(v), atol=1e-7)


def test_sensor_reports_the_two_tests_of_the_problem():
    assert lesson.sensor(np.array([5, 0])) == pytest.approx([4, -3])
    assert lesson.sensor(np.array([0, 5])) == pytest.approx([3, 4])


def test_adding_what_is_missing_repairs_one_test_and_not_the_other():
    assert np.add([4, -3], [1, 3]).tolist() == [5, 0]
    assert np.add([3, 4], [1, 3]).tolist() == [4, 7]


def test_reading_of_10_5_is_twice_the_first_test_plus_the_second():
    assert (2 * np.array([4, -3]) + (3, 4)).tolist() == [11, -2]
    assert (2 * np.array([5, 0]) + (0, 5)).tolist() == [10, 5]
    assert lesson.sensor(np.array([10, 5])) == pytest.approx([11, -2])
    assert (lesson.A @ [10, 5]).tolist() == pytest.approx([11, -2])


@given(vectors, vectors, numbers, numbers)
def test_tilt_passes_the_test_of_a_linear_transformation(u, v, a, b):
    assert passes(lesson.sensor, u, v, a, b)
    assert lesson.A @ u == pytest.approx(lesson.sensor(u), abs=1e-9)


def test_matrix_holds_the_places_of_the_basis_vectors_as_columns():
    np.testing.assert_allclose(lesson.A, TILT)
    assert lesson.A[:, 0] == pytest.approx(np.array([4, -3]) / 5)  # a fifth of the readings
    assert lesson.A[:, 1] == pytest.approx(np.array([3, 4]) / 5)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 100))
def test_matrix_of_a_product_is_the_matrix(m, d, seed):
    M = np.random.default_rng(seed).normal(size=(m, d))
    np.testing.assert_allclose(lesson.matrix_of(lambda x: M @ x, d), M)


@pytest.mark.parametrize(
    ("matrix", "place", "area"),
    [
        (TURN, [-2, 3], 1),
        (SCALE, [6, 6], 6),
        (SHEAR, [5, 2], 1),
        (MIRROR, [3, -2], -1),
        (SWAP, [2, 3], -1),
        (FLATTEN, [3, 0], 0),
    ],
)
def test_rows_of_the_table_by_hand(matrix, place, area):
    assert (matrix @ POINT).tolist() == place
    (a, b), (c, d) = matrix
    assert a * d - b * c == area
    assert np.linalg.det(matrix) == pytest.approx(area)
    if area:
        corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) @ matrix.T
        assert ConvexHull(corners).volume == pytest.approx(abs(area))  # in 2-D, the area


def test_quarter_turn_is_a_rotation_by_90_degrees_to_the_left():
    expected = Rotation.from_euler("z", 90, degrees=True).as_matrix()[:2, :2]
    np.testing.assert_allclose(TURN, expected, atol=1e-12)


@pytest.mark.parametrize(("angle", "cos", "sin"), [(90, 0, 1), (180, -1, 0), (30, 0.866, 0.5)])
def test_columns_of_any_turn(angle, cos, sin):
    turn = Rotation.from_euler("z", angle, degrees=True).as_matrix()[:2, :2]
    np.testing.assert_allclose(turn, [[cos, -sin], [sin, cos]], atol=0.0005)
    back = Rotation.from_euler("z", -angle, degrees=True).as_matrix()[:2, :2]
    np.testing.assert_allclose(back, [[cos, sin], [-sin, cos]], atol=0.0005)
    if angle == 30:
        assert turn @ [2, 0] == pytest.approx([1.73, 1], abs=0.005)


def test_image_and_kernel_of_1_2_2_4():
    matrix = np.array([[1, 2], [2, 4]])
    assert np.linalg.matrix_rank(np.column_stack([matrix, [1, 2]])) == 1
    assert (matrix @ [2, -1]).tolist() == [0, 0]
    assert matrix[:, 1].tolist() == [2, 4]
    assert null_space(matrix).shape == (2, 1)


def test_from_3_numbers_to_2_the_shape_is_2_3():
    assert lesson.matrix_of(lambda x: x[:2], 3).shape == (2, 3)


def test_flattening_cannot_be_undone():
    assert (FLATTEN @ [3, 2]).tolist() == (FLATTEN @ [3, 7]).tolist() == [3, 0]
    assert np.abs(null_space(FLATTEN)[:, 0]) == pytest.approx([0, 1])  # the kernel
    with pytest.raises(np.linalg.LinAlgError):
        np.linalg.inv(FLATTEN)


def test_order_of_turn_and_shear_matters():
    assert (SHEAR @ TURN @ POINT).tolist() == [1, 3]
    assert (TURN @ POINT).tolist() == [-2, 3]
    assert (TURN @ SHEAR @ POINT).tolist() == [-2, 5]
    assert (SHEAR @ POINT).tolist() == [5, 2]


def test_table_of_linear_and_other_functions():
    assert 3 * (1 + 2) == 3 * 1 + 3 * 2
    assert ((1 + 2) ** 2, 1**2 + 2**2) == (9, 5)
    assert ((1 + 2) + 1, (1 + 1) + (2 + 1)) == (4, 5)
    u, v = np.array([1.0, 4.0]), np.array([-2.0, 3.0])
    assert passes(lambda x: 3 * x, u, v, 2, -0.5)
    assert passes(lambda x: x[::-1], u, v, 2, -0.5)
    assert not passes(lambda x: x**2, u, v, 2, -0.5)
    assert not passes(np.abs, u, v, 2, -0.5)
    assert (abs(1 + -1), abs(1) + abs(-1)) == (0, 2)
    assert abs(1 + 2) == abs(1) + abs(2)
    assert not passes(lambda x: x + 1, u, v, 2, -0.5)


def test_figure_shows_four_linear_maps_and_two_that_are_none():
    u, v = np.array([[1.0], [0.5]]), np.array([[-0.5], [1.5]])
    linear = [passes(move, u, v, 2, -0.5) for move in lesson.maps.values()]
    assert linear == [True, True, True, True, False, False]
    zero = np.zeros((2, 1))
    keeps = {name: not np.any(move(zero)) for name, move in lesson.maps.items()}
    assert [name for name, stays in keeps.items() if not stays] == ["shift: not linear"]
    for (name, move), matrix in zip(
        lesson.maps.items(), [TURN, SHEAR, MIRROR, FLATTEN], strict=False
    ):
        assert move(u).tolist() == (matrix @ u).tolist(), name


def test_straight_readings_are_the_motions():
    assert lesson.straight.tolist() == [[5, 0], [0, 5], [10, 5]]
    np.testing.assert_allclose(lesson.B @ lesson.A, np.eye(2), atol=1e-12)
    assert lesson.readings[:2].tolist() == [[4, -3], [3, 4]]


def test_without_the_transpose_the_tilt_is_twice_as_large():
    np.testing.assert_allclose(lesson.wrong, lesson.readings @ TILT.T)  # tilted once more
    assert (lesson.wrong_right, lesson.wrong_up) == pytest.approx((1.4, -4.8))
    np.testing.assert_allclose(lesson.B.T, np.linalg.inv(lesson.B))  # the opposite turn


def test_a_shift_is_no_matrix_and_equal_directions_teach_nothing_about_up():
    assert (TILT @ [0, 0]).tolist() == [0, 0]
    assert np.linalg.matrix_rank(np.array([[5, 0], [-10, 0]])) == 1


def test_pytorch_layer_is_linear_only_without_a_bias(torch):
    u, v = np.array([1.0, 4.0]), np.array([-2.0, 3.0])
    for bias in (True, False):
        layer = torch.nn.Linear(2, 3, bias=bias, dtype=torch.float64)
        W = layer.weight.detach().numpy()
        b = layer.bias.detach().numpy() if bias else 0

        def call(x, layer=layer):
            return layer(torch.tensor(x)).detach().numpy()

        np.testing.assert_allclose(call(u), u @ W.T + b)
        assert passes(call, u, v, 2, -0.5) is not bias
    torch.nn.init.zeros_((affine := torch.nn.Linear(2, 3)).bias)
    assert not affine(torch.zeros(2)).any()


def test_straight_lines_and_the_origin_are_not_enough():
    def cube(p):
        return np.array([p[0] ** 3, 0 * p[1]])

    assert cube(np.zeros(2)).tolist() == [0, 0]
    assert (cube(np.array([1, 0])).tolist(), cube(np.array([2, 0])).tolist()) == ([1, 0], [8, 0])
    rng = np.random.default_rng(seed=7)
    for start, step in rng.normal(size=(20, 2, 2)):
        line = cube(start[:, None] + np.outer(step, np.linspace(-2, 2, 9)))
        assert np.linalg.matrix_rank(line - line[:, :1]) == 1  # on one line, still
    assert not passes(cube, np.array([1.0, 0]), np.array([1.0, 0]), 1, 1)


def test_equal_steps_stay_equal_in_all_drawings_but_the_bend():
    steps = np.array([[0.5], [0.25]]) * np.arange(5) + np.array([[-0.5], [0.3]])
    equal = [np.allclose(np.diff(move(steps), n=2), 0) for move in lesson.maps.values()]
    assert equal == [True, True, True, True, True, False]


def test_mean_of_weighted_sums_is_the_weighted_sum_of_the_mean_and_logarithms_differ():
    rows = np.random.default_rng(seed=1).uniform(1, 9, size=(20, 3))
    weights = np.array([0.2, 0.5, 0.3])
    assert (rows @ weights).mean() == pytest.approx(rows.mean(axis=0) @ weights)
    assert np.log(rows).mean() < np.log(rows.mean()) - 0.01
    assert np.log(np.full(3, 4.0)).mean() == pytest.approx(np.log(4))


def test_two_layers_without_a_bend_are_one_matrix():
    rng = np.random.default_rng(seed=1)
    W1, W2, x = rng.normal(size=(4, 3)), rng.normal(size=(2, 4)), rng.normal(size=3)
    np.testing.assert_allclose(W2 @ (W1 @ x), (W2 @ W1) @ x)
    b1, b2 = rng.normal(size=4), rng.normal(size=2)
    np.testing.assert_allclose(W2 @ (W1 @ x + b1) + b2, (W2 @ W1) @ x + (W2 @ b1 + b2))


def test_rows_meet_the_second_matrix_of_a_product_first():
    rows = np.array([[3, 2], [1, 0]])
    assert (rows @ TURN.T @ SHEAR.T).tolist() == [(SHEAR @ TURN @ row).tolist() for row in rows]


def test_quiz_3_2_goes_to_4_9():
    matrix = np.array([[2, -1], [1, 3]])
    assert (matrix @ [1, 0]).tolist() == [2, 1]
    assert (matrix @ [0, 1]).tolist() == [-1, 3]
    assert (matrix @ [3, 2]).tolist() == [4, 9]
    assert (matrix.T @ [3, 2]).tolist() == [8, 3]
    assert (matrix @ [1, 1]).tolist() == [1, 4]


def test_quiz_only_the_fixed_rate_is_linear():
    u, v = np.array([1.0, 4.0]), np.array([2.0, 3.0])
    assert passes(lambda x: 0.9 * x, u, v, 2, 0.5)
    assert not passes(np.log, u, v, 2, 0.5)
    assert not passes(lambda x: x - np.array([5.0, 1.0]), u, v, 2, 0.5)


def test_quiz_mirror_and_then_turn():
    M, R = np.array([[-1, 0], [0, 1]]), TURN
    first = np.array([1, 0])
    assert (R @ M @ first).tolist() == [0, -1]
    assert (M @ R @ first).tolist() == [0, 1]
    assert ((R + M) @ first).tolist() == [-1, 1]
