"""Check what the lesson says: Vector norms (length)."""

import math

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial import distance
from sklearn.linear_model import Lasso, Ridge
from sklearn.preprocessing import normalize

X = np.array([[3.0, 4.0], [6.0, 8.0], [5.0, 12.0]])
numbers = st.floats(-100, 100).map(lambda x: round(x, 3))
vectors = st.lists(numbers, min_size=3, max_size=3).map(np.array)
ORDERS = pytest.mark.parametrize("order", [1, 2, np.inf])


def test_one_norm_for_all_leaves_the_second_row_twice_the_first(lesson):
    assert lesson.X.tolist() == X.tolist()
    whole = math.hypot(3, 4, 6, 8, 5, 12)
    assert lesson.whole == pytest.approx(whole)
    rows = X / whole
    np.testing.assert_allclose(rows, [[0.17, 0.23], [0.35, 0.47], [0.29, 0.70]], atol=0.005)
    np.testing.assert_allclose(rows[1], 2 * rows[0])
    assert scipy.linalg.norm(X, "fro") == pytest.approx(whole)


def test_table_of_norms(lesson):
    x = np.array([3, -4, 0, 12])
    assert lesson.x.tolist() == x.tolist()
    assert np.linalg.norm(x) == math.hypot(3, -4, 0, 12) == 13
    assert np.linalg.norm(x, ord=1) == sum(abs(int(entry)) for entry in x) == 19
    assert np.linalg.norm(x, ord=np.inf) == max(abs(int(entry)) for entry in x) == 12
    assert np.linalg.norm(x, ord=0) == np.count_nonzero(x) == 3
    assert np.count_nonzero(2 * x) == np.count_nonzero(x)
    assert np.linalg.norm(-2 * x) == 26


@given(vectors)
def test_max_is_at_most_l2_and_l2_at_most_l1(x):
    largest, l2, l1 = (np.linalg.norm(x, ord=order) for order in (np.inf, 2, 1))
    assert largest <= l2 + 1e-9
    assert l2 <= l1 + 1e-9
    assert l2**2 == pytest.approx(x @ x)


@ORDERS
@given(u=vectors, v=vectors, a=numbers)
def test_rules_of_every_norm(order, u, v, a):
    assert np.linalg.norm(u + v, ord=order) <= (
        np.linalg.norm(u, ord=order) + np.linalg.norm(v, ord=order) + 1e-9
    )
    assert np.linalg.norm(a * u, ord=order) == pytest.approx(abs(a) * np.linalg.norm(u, ord=order))
    assert (np.linalg.norm(u, ord=order) == 0) == (not np.any(u))


def test_triangle_of_the_page():
    u, v = np.array([3, 4]), np.array([5, 12])
    assert (u + v).tolist() == [8, 16]
    assert math.hypot(8, 16) == pytest.approx(math.sqrt(320)) == pytest.approx(17.9, abs=0.05)
    assert (np.linalg.norm(u), np.linalg.norm(v)) == (5, 13)


def test_unit_vector_distance_and_clipping_of_the_page():
    unit = np.array([3, 4]) / 5
    assert unit.tolist() == pytest.approx([0.6, 0.8])
    assert (unit**2).tolist() == pytest.approx([0.36, 0.64])
    assert distance.euclidean([5, 12], [3, 4]) == pytest.approx(math.sqrt(68))
    assert math.sqrt(68) == pytest.approx(8.2, abs=0.05)
    assert math.hypot(0.3, 0.4) == pytest.approx(0.5)


def test_shapes_of_the_four_calls(lesson):
    shapes = {call: np.shape(norms) for call, norms in lesson.calls.items()}
    assert shapes == {"norm(X)": (), "axis=1": (3,), "axis=1, keepdims": (3, 1), "axis=0": (2,)}
    assert lesson.calls["axis=1"].tolist() == [5, 10, 13]
    assert lesson.calls["axis=0"].tolist() == pytest.approx(
        [math.hypot(3, 6, 5), math.hypot(4, 8, 12)]
    )


@given(arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 4)), elements=numbers))
def test_rows_agree_with_scikit_learn_zero_rows_included(lesson, table):
    before = table.copy()
    np.testing.assert_allclose(lesson.unit_rows(table), normalize(table), atol=1e-12)
    assert table.tolist() == before.tolist()


def test_first_two_rows_become_equal_and_the_empty_one_stays(lesson):
    np.testing.assert_allclose(lesson.unit[0], lesson.unit[1])
    np.testing.assert_allclose(np.linalg.norm(lesson.unit, axis=1), [1, 1, 1, 0])
    assert lesson.unit[3].tolist() == [0, 0]


def test_short_rows_are_stretched(lesson):
    np.testing.assert_allclose(lesson.unit_rows(np.array([[0.3, -0.4]])), [[0.6, -0.8]])


def test_zero_divided_by_its_norm_is_nan():
    with np.errstate(invalid="ignore"):
        assert np.isnan(np.zeros(2) / np.linalg.norm(np.zeros(2))).all()


def test_without_keepdims_three_rows_stop_and_a_square_table_divides_columns():
    with pytest.raises(ValueError, match="broadcast") as refused:
        X / np.linalg.norm(X, axis=1)
    expected = "operands could not be broadcast together with shapes (3,2) (3,) "
    assert str(refused.value) == expected
    square = X[1:]
    wrong = square / np.linalg.norm(square, axis=1)
    np.testing.assert_allclose(wrong[:, 0], square[:, 0] / 10)
    np.testing.assert_allclose(wrong[:, 1], square[:, 1] / 13)
    assert not np.allclose(np.linalg.norm(wrong, axis=1), 1)


def test_second_argument_is_the_kind_and_gives_the_largest_column_sum(lesson):
    assert lesson.column_sum == np.linalg.norm(X, 1) == np.abs(X).sum(axis=0).max() == 24


def test_one_row_is_a_table_whose_norm_1_is_its_largest_entry(lesson):
    row = np.array([[3, -4, 0, 12]])
    assert lesson.row_l1 == np.linalg.norm(row, 1) == np.abs(row).max() == 12
    assert lesson.vector_l1 == np.linalg.norm(row[0], 1) == 3 + 4 + 0 + 12 == 19
    assert scipy.linalg.norm(row, 1) == 12


def test_of_a_table_ord_2_is_the_most_it_stretches_and_the_default_is_frobenius(lesson):
    turn = np.linspace(0, np.pi, 10_001)
    unit = np.array([np.cos(turn), np.sin(turn)])
    stretched = np.hypot.reduce(X @ unit, axis=0)
    assert lesson.spectral == pytest.approx(stretched.max(), rel=1e-6)
    assert lesson.spectral == pytest.approx(np.linalg.norm(X, ord=2))
    assert np.diag(X.T @ X).tolist() == [9 + 36 + 25, 16 + 64 + 144]
    assert lesson.whole == pytest.approx(math.sqrt(np.trace(X.T @ X)))
    assert lesson.whole > lesson.spectral + 0.1
    assert np.linalg.norm(X[0]) == np.linalg.norm(X[0], ord=2)


def test_nearest_point_is_a_corner_of_the_diamond_and_no_zero_on_the_circle(page):
    place = np.array([2, 0.5])
    turn = np.linspace(0, 2 * np.pi, 4 * 9_000 + 1)
    circle = np.array([np.cos(turn), np.sin(turn)])
    diamond = circle / np.abs(circle).sum(axis=0)
    nearest = [line[:, np.argmin(np.hypot(*(line - place[:, None])))] for line in (diamond, circle)]
    np.testing.assert_allclose(nearest[0], [1, 0], atol=1e-9)
    np.testing.assert_allclose(nearest[1], place / np.hypot(2, 0.5), atol=1e-3)
    x, y = place / np.hypot(2, 0.5)
    assert f"the circle, without corners, has $({x:.2f},{y:.2f})$" in page


def test_l1_takes_both_for_equal_and_l2_does_not():
    spread, peak = np.ones(4), np.array([4, 0, 0, 0])
    assert np.linalg.norm(spread, 1) == np.linalg.norm(peak, 1) == 4
    assert (np.linalg.norm(spread), np.linalg.norm(peak)) == (2, 4)


def test_general_formula_gives_l1_l2_and_nears_the_maximum():
    x = np.array([3.0, -4.0, 0.0, 12.0])
    p_norms = [np.sum(np.abs(x) ** p) ** (1 / p) for p in (1, 2, 60)]
    assert p_norms == pytest.approx([19, 13, 12])
    assert np.linalg.norm([3, 4], ord=3) == pytest.approx(4.5, abs=0.005)
    assert np.cbrt(27 + 64) == pytest.approx(4.5, abs=0.005)


@given(vectors, vectors)
def test_cauchy_schwarz(u, v):
    lengths = math.hypot(*u) * math.hypot(*v)
    assert abs(u @ v) <= lengths + 1e-6
    if min(math.hypot(*u), math.hypot(*v)) > 1e-2:
        # Its proof: of unit vectors the squared difference is 2 - 2 u·v, and no square is negative.
        unit_u, unit_v = u / math.hypot(*u), v / math.hypot(*v)
        squared = distance.sqeuclidean(unit_u, unit_v)
        assert squared == pytest.approx(2 - 2 * (unit_u @ unit_v), abs=1e-9)
        assert u @ v == pytest.approx(lengths * (1 - squared / 2), abs=1e-6)


def test_a_column_divides_every_column_of_a_table(page):
    table, column = np.array([[3, 4], [6, 8]]), np.array([[5], [10]])
    np.testing.assert_allclose(table / column, [[3 / 5, 4 / 5], [6 / 10, 8 / 10]])
    quotient = (table / column).round(12).tolist()
    assert f"`{table.tolist()} / {column.tolist()}` is `{quotient}`" in page


def test_figure_shows_the_three_ways_and_points_of_norm_1(lesson):
    streets, longest, straight, tip = (line.get_xydata() for line in lesson.route.lines)
    assert streets.tolist() == [[0, 0], [3, 0], [3, 4]]
    assert np.abs(np.diff(streets, axis=0)).sum() == 7
    assert np.abs(np.diff(longest, axis=0)).sum() == 4
    assert np.linalg.norm(straight[1] - straight[0]) == 5
    assert tip.tolist() == [[3, 4]]
    kinds = zip(lesson.ones.lines[:3], [np.inf, 2, 1], strict=True)
    for line, order in kinds:
        np.testing.assert_allclose(np.linalg.norm(line.get_xydata(), ord=order, axis=1), 1)


def test_figure_writes_what_it_draws(lesson):
    written = {text.get_text(): text.get_color() for text in lesson.route.texts}
    assert written["L2: straight, 5"] == lesson.route.lines[2].get_color()
    assert written["L1: streets,\n3 + 4 = 7"] == lesson.route.lines[0].get_color()
    assert written["max: longest\nstretch, 4"] == lesson.route.lines[1].get_color()
    names = ["max: square", "L2: circle", "L1:\ndiamond"]
    written = {text.get_text(): text.get_color() for text in lesson.ones.texts}
    assert [written[name] for name in names] == [line.get_color() for line in lesson.ones.lines[:3]]
    assert lesson.ones.lines[3].get_xydata().tolist() == [[0.6, 0.8]]
    assert math.hypot(0.6, 0.8) == pytest.approx(1)
    assert np.linalg.norm([0.6, 0.8], ord=1) == pytest.approx(1.4)


def test_printed_lines(printed):
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert lines[:4] == ["L2 13.0 root of x @ x 13.0", "L1 19.0", "max 12.0", "not 0 3"]
    assert lines[4:8] == [
        "norm(X) shape () 17.15",
        "axis=1 shape (3,) [5.0, 10.0, 13.0]",
        "axis=1, keepdims shape (3, 1) [[5.0], [10.0], [13.0]]",
        "axis=0 shape (2,) [8.37, 14.97]",
    ]
    assert lines[-1] == "norms [1. 1. 1. 0.]"


def test_l1_per_row_names_the_kind_and_the_axis():
    assert np.linalg.norm(X, ord=1, axis=1).tolist() == [7, 14, 17]


def test_lasso_sets_weights_to_0_and_ridge_shrinks_them_as_a_whole_only():
    rng = np.random.default_rng(seed=0)
    table = rng.normal(size=(200, 1)) + 0.1 * rng.normal(size=(200, 2))
    y = 3 * table[:, 0] + 0.1 * rng.normal(size=200)
    plain = rng.normal(size=(200, 2))
    assert Lasso(alpha=0.1).fit(plain, 3 * plain[:, 0]).coef_[1] == 0
    weak, strong = (Ridge(alpha=alpha).fit(table, y).coef_ for alpha in (0.001, 10))
    assert np.linalg.norm(strong) < np.linalg.norm(weak)
    assert abs(strong[1]) > abs(weak[1]) > 0


def test_a_penalty_sees_the_units():
    rng = np.random.default_rng(seed=1)
    table = rng.normal(size=(200, 2))
    y = table @ [1.0, 1.0]
    assert np.all(Lasso(alpha=0.1).fit(table, y).coef_ > 0.5)
    # The second feature in a unit 100 times as large: its numbers shrink, its weight must grow.
    assert Lasso(alpha=0.1).fit(table / [1, 100], y).coef_[1] == 0


def test_torch_clips_by_one_common_norm_in_place_and_returns_the_norm_before(torch):
    model = torch.nn.Linear(2, 1)
    model.weight.grad, model.bias.grad = torch.tensor([[6.0, 0.0]]), torch.tensor([-8.0])
    before = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    assert before.item() == 10
    assert model.weight.grad.tolist() == [pytest.approx([0.6, 0], abs=1e-5)]
    assert model.bias.grad.tolist() == pytest.approx([-0.8], abs=1e-5)


def test_the_distance_of_equal_vectors_has_no_gradient(torch):
    def gradient(measure):
        u, v = torch.tensor([3.0, 4.0], requires_grad=True), torch.tensor([3.0, 4.0])
        measure(u, v).backward()
        return u.grad.tolist()

    assert np.isnan(gradient(lambda u, v: ((u - v) ** 2).sum().sqrt())).all()
    assert gradient(lambda u, v: torch.linalg.norm(u - v)) == [0, 0]
    assert gradient(lambda u, v: (((u - v) ** 2).sum() + 1e-12).sqrt()) == [0, 0]
    # No slope exists: a step of h in any direction makes the distance h.
    assert math.dist([3.1, 4], [3, 4]) == pytest.approx(0.1) == math.dist([2.9, 4], [3, 4])


def test_quiz_l1_of_four_entries():
    x = [-2, 0, 5, -1]
    assert np.linalg.norm(x, 1) == 8
    assert sum(x) == 2
    assert np.linalg.norm(x, np.inf) == 5
    assert np.linalg.norm(x) == pytest.approx(math.sqrt(30)) == pytest.approx(5.5, abs=0.05)


def test_quiz_only_axis_1_with_keepdims_gives_rows_of_length_1():
    table = np.random.default_rng(seed=1).normal(size=(100, 3))
    right = table / np.linalg.norm(table, axis=1, keepdims=True)
    np.testing.assert_allclose(np.linalg.norm(right, axis=1), 1)
    assert np.linalg.norm(table, axis=1, keepdims=True).shape == (100, 1)
    with pytest.raises(ValueError, match="broadcast"):
        table / np.linalg.norm(table, axis=1)
    for divisor in (np.linalg.norm(table), np.linalg.norm(table, axis=0, keepdims=True)):
        assert not np.allclose(np.linalg.norm(table / divisor, axis=1), 1)


def test_quiz_clipping_6_and_8_to_norm_5():
    gradient = np.array([6.0, 8.0])
    assert (gradient * 5 / np.linalg.norm(gradient)).tolist() == [3, 4]
    assert np.clip(gradient, -5, 5).tolist() == [5, 5]
    assert (gradient / np.linalg.norm(gradient)).tolist() == pytest.approx([0.6, 0.8])
