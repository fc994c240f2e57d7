"""Check what the lesson on vector projection says."""

import linear_algebra.vector_projection as lesson
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression

project = lesson.project
X, U = np.array([5.0, 10.0]), np.array([4.0, 3.0])
numbers = st.floats(-100, 100).map(lambda x: round(x, 2))


@st.composite
def vector_and_direction(draw):
    """Draw two vectors of equal shape, the second one not zero."""
    d = draw(st.integers(1, 5))
    x, u = (np.array(draw(st.lists(numbers, min_size=d, max_size=d))) for _ in range(2))
    assume(np.linalg.norm(u) > 0.1)
    return x, u


def nearest(x, u):
    """Return the nearest point of the line by least squares."""
    return u * np.linalg.lstsq(u[:, None], x, rcond=None)[0][0]


def test_before_the_angry_parcel_ticket_is_nearest_and_after_the_calm_refund():
    assert lesson.before == pytest.approx([np.sqrt(50), np.sqrt(10)])
    assert lesson.after == pytest.approx([1, 3])
    assert (lesson.calm_before, lesson.calm_after) == (lesson.before[0], lesson.after[0])


def test_rests_are_what_least_squares_leaves():
    for ticket, rest in zip(lesson.old, lesson.old_rest, strict=True):
        np.testing.assert_allclose(rest, ticket - nearest(ticket, U), atol=1e-12)
    assert lesson.new_rest.tolist() == [-3, 4]
    assert lesson.new.tolist() == X.tolist()
    assert lesson.u.tolist() == U.tolist()


@given(vector_and_direction())
def test_projection_is_the_nearest_point_of_the_line(vectors):
    x, u = vectors
    np.testing.assert_allclose(project(x, u), nearest(x, u), atol=1e-6)


@given(vector_and_direction())
def test_rest_is_at_a_right_angle_and_pythagoras_holds(vectors):
    x, u = vectors
    shadow = project(x, u)
    rest = x - shadow
    assert rest @ u == pytest.approx(0, abs=1e-7)
    assert shadow @ shadow + rest @ rest == pytest.approx(x @ x, abs=1e-7)
    assert np.linalg.norm(shadow) <= np.linalg.norm(x) + 1e-9  # never longer than the vector


@given(vector_and_direction(), st.sampled_from([-3.0, 0.5, 2.0]))
def test_twice_changes_nothing_and_the_length_of_u_does_not_matter(vectors, factor):
    x, u = vectors
    shadow = project(x, u)
    np.testing.assert_allclose(project(shadow, u), shadow, atol=1e-7)
    np.testing.assert_allclose(project(x, factor * u), shadow, atol=1e-7)
    np.testing.assert_allclose(project(factor * x, u), factor * shadow, atol=1e-7)


def test_a_table_gives_the_projection_of_each_row():
    rows = np.array([[5.0, 10.0], [0.0, 5.0], [6.0, 7.0]])
    np.testing.assert_allclose(project(rows, U), [nearest(row, U) for row in rows], atol=1e-12)


def test_hand_calculation_has_50_and_10_and_2():
    assert (X @ U, np.linalg.norm(U)) == (50, 5)
    assert X @ U / np.linalg.norm(U) == 10
    assert X @ np.array([0.8, 0.6]) == pytest.approx(10)
    assert (U / 5).tolist() == [0.8, 0.6]
    assert X @ U / (U @ U) == 2
    assert project(X, U).tolist() == [8, 6]
    assert np.linalg.norm([8, 6]) == 10  # the length of the shadow
    assert (X @ X, 10**2, 5**2) == (25 + 100, 64 + 36, 9 + 16) == (125, 100, 25)
    assert project(np.vstack([X, X, X]), U).shape == (3, 2)
    assert (3 * U).tolist() == [12, 9]
    distances = [np.linalg.norm(X - t * U) for t in (1, 2, 3)]
    assert distances == pytest.approx([np.sqrt(50), 5, np.sqrt(50)])
    assert np.sqrt(50) == pytest.approx(7.07, abs=0.005)


@pytest.mark.parametrize(
    ("x", "u", "coefficient", "expected"),
    [
        ((8, 6), (4, 3), 2, (8, 6)),
        ((-3, 4), (4, 3), 0, (0, 0)),
        ((-2, 1), (4, 3), -0.2, (-0.8, -0.6)),
        ((10, 20), (4, 3), 4, (16, 12)),
        ((5, 10), (8, 6), 1, (8, 6)),
        ((4, 3), (5, 10), 0.4, (2, 4)),
        ((3, 0, 3), (1, 2, 2), 1, (1, 2, 2)),
    ],
)
def test_rows_of_the_table_by_hand(x, u, coefficient, expected):
    x, u = np.array(x, dtype=float), np.array(u, dtype=float)
    assert np.dot(x, u) / np.dot(u, u) == pytest.approx(coefficient)
    assert project(x, u) == pytest.approx(expected)


def test_scalar_projection_is_length_times_cosine():
    x = 6 * np.array([np.cos(np.pi / 3), np.sin(np.pi / 3)])  # 60 degrees, with cosine 0.5
    assert np.cos(np.pi / 3) == pytest.approx(0.5)
    assert x @ np.array([7.0, 0.0]) / 7 == pytest.approx(3)


def test_rest_with_three_numbers():
    x, u = np.array([3, 0, 3]), np.array([1, 2, 2])
    assert (x - project(x, u)).tolist() == [2, -2, 1]


def test_shadow_is_too_short_if_u_is_short_and_a_division_is_missing():
    u, length = np.array([0.4, 0.3]), 0.5
    right = np.linalg.norm(project(X, u))
    assert np.linalg.norm((X @ u) * u) == pytest.approx(right * length**2)
    assert np.linalg.norm((X @ u) / length * u) == pytest.approx(right * length)
    assert np.linalg.norm((X @ U) / 5 * U) == pytest.approx(right * 5)  # and too long if long


def test_thankful_ticket_has_a_scalar_projection_of_minus_1():
    assert np.array([-2, 1]) @ U / 5 == -1


def test_without_the_division_the_result_is_200_150_and_longer_than_x():
    wrong = (X @ U) * U
    assert wrong.tolist() == [200, 150]
    assert np.linalg.norm(wrong) > np.linalg.norm(X)


def test_three_rows_stop_with_the_message_of_the_page_and_two_rows_do_not():
    rows = np.vstack([lesson.new, lesson.old])
    with pytest.raises(ValueError, match=r"together with shapes \(3,\) \(2,\)"):
        _ = rows @ U / (U @ U) * U
    silent = rows[:2] @ U / (U @ U) * U
    assert silent == pytest.approx([2 * 4, 0.6 * 3])  # first coefficient by first entry


def test_zero_vector_is_refused():
    with pytest.raises(ValueError, match="no direction"):
        project(X, np.zeros(2))


def test_angry_minus_calm_holds_the_subject_if_angry_tickets_are_more_often_refunds():
    rng = np.random.default_rng(seed=1)
    angry = np.arange(4000) < 2000
    refund = rng.random(4000) < np.where(angry, 0.8, 0.2)
    rows = np.column_stack([angry, refund]) + 0.1 * rng.normal(size=(4000, 2))
    u = rows[angry].mean(axis=0) - rows[~angry].mean(axis=0)
    assert u[1] > 0.5  # 0.8 - 0.2 = 0.6; one standard error of it is about 0.013
    rest = rows - project(rows, u)
    # If as many calm ones are refunds, it does not point there, although most angry ones are.
    same = rng.random(4000) < 0.8
    other = np.column_stack([angry, same]) + 0.1 * rng.normal(size=(4000, 2))
    v = other[angry].mean(axis=0) - other[~angry].mean(axis=0)
    assert abs(v[1]) < 0.1
    gap = np.linalg.norm(rows[refund].mean(axis=0) - rows[~refund].mean(axis=0))
    assert np.linalg.norm(rest[refund].mean(axis=0) - rest[~refund].mean(axis=0)) < 0.6 * gap


def test_a_wider_scatter_of_angry_tickets_stays_in_the_rest():
    rng = np.random.default_rng(seed=1)
    angry = np.arange(4000) < 2000
    rows = rng.normal(size=(4000, 2)) * np.where(angry, 3, 1)[:, None] + np.outer(angry, U)
    u = rows[angry].mean(axis=0) - rows[~angry].mean(axis=0)
    rest = rows - project(rows, u)
    means = rest[angry].mean(axis=0), rest[~angry].mean(axis=0)
    np.testing.assert_allclose(*means, atol=1e-9)  # u is gone, and all of it that means show
    far = np.linalg.norm(rest - rest.mean(axis=0), axis=1) > 1.5
    assert np.mean(far == angry) > 0.65  # guessing would be right for half


def test_if_two_directions_say_the_same_taking_one_out_may_change_nothing():
    hidden = np.random.default_rng(seed=1).uniform(1, 2, size=20)
    rows = np.column_stack([hidden, hidden])
    rest = rows - project(rows, np.array([1.0, 0.0]))
    assert rest.max(axis=1).tolist() == rows.max(axis=1).tolist()
    both = rest - project(rest, np.array([0.0, 1.0]))
    assert not np.any(both)


def test_coefficient_is_the_least_squares_slope_of_a_line_through_the_origin():
    model = LinearRegression(fit_intercept=False).fit(U[:, None], X)
    assert model.coef_ == pytest.approx([2])
    best = minimize_scalar(lambda t: (5 - 4 * t) ** 2 + (10 - 3 * t) ** 2)
    assert (best.x, best.fun) == pytest.approx((2, 25))
    # With several features: what is left is at a right angle to each of their columns.
    rng = np.random.default_rng(seed=1)
    table, y = rng.normal(size=(20, 3)), rng.normal(size=20)
    fitted = LinearRegression(fit_intercept=False).fit(table, y).predict(table)
    np.testing.assert_allclose(table.T @ (y - fitted), 0, atol=1e-9)


@given(vector_and_direction())
def test_projection_matrix_projects_and_its_square_is_itself(vectors):
    x, u = vectors
    P = u[:, None] * u / (u @ u)
    np.testing.assert_allclose(P @ x, project(x, u), atol=1e-7)
    np.testing.assert_allclose(P @ P, P, atol=1e-12)


def test_projection_matrix_of_the_page(page):
    P = U[:, None] * U / (U @ U)
    np.testing.assert_allclose(25 * P, [[16, 12], [12, 9]])
    assert r"\frac{1}{25}\begin{pmatrix}16&12\\12&9\end{pmatrix}" in page
    np.testing.assert_allclose(P @ X, [8, 6])


def test_score_of_a_linear_model_is_a_scalar_projection_times_the_length_of_w():
    w, b = np.array([3.0, -1.0]), 2.0
    along = X @ (w / np.linalg.norm(w))
    assert w @ X + b == pytest.approx(along * np.linalg.norm(w) + b)
    assert (2 * w) @ X + 2 * b == pytest.approx(2 * (w @ X + b))


def test_pca_scores_are_scalar_projections_of_centered_rows_onto_a_unit_vector():
    rows = np.random.default_rng(seed=1).normal(size=(20, 3)) + 4
    pca = PCA(1).fit(rows)
    direction = pca.components_[0]
    assert np.linalg.norm(direction) == pytest.approx(1)
    np.testing.assert_allclose(pca.transform(rows)[:, 0], (rows - rows.mean(axis=0)) @ direction)


@given(vector_and_direction())
def test_derivative_is_0_at_the_coefficient(vectors):
    x, u = vectors
    best = minimize_scalar(lambda t: np.sum((x - t * u) ** 2)).x
    assert best == pytest.approx(x @ u / (u @ u), abs=1e-4)
    h, t = 1e-4, 0.7
    slope = (np.sum((x - (t + h) * u) ** 2) - np.sum((x - (t - h) * u) ** 2)) / (2 * h)
    assert slope == pytest.approx(-2 * u @ (x - t * u), rel=1e-4, abs=1e-2)


def test_quiz_7_1_onto_1_1_is_4_4():
    x, u = np.array([7.0, 1.0]), np.array([1.0, 1.0])
    assert project(x, u).tolist() == [4, 4]
    assert (x - project(x, u)).tolist() == [3, -3]
    assert ((x @ u) * u).tolist() == [8, 8]
    assert np.linalg.norm([8, 8]) == pytest.approx(11.3, abs=0.05)
    assert np.linalg.norm(x) < 11.3
    assert x @ u / np.linalg.norm(u) == pytest.approx(5.7, abs=0.05)
    assert np.linalg.norm(u) == pytest.approx(1.41, abs=0.005)


def test_quiz_scalar_projection_minus_3_and_length_5_leave_a_rest_of_4():
    x, u = np.array([-3.0, 4.0]), np.array([2.0, 0.0])
    assert (x @ u / np.linalg.norm(u), np.linalg.norm(x)) == (-3, 5)
    assert np.linalg.norm(x - project(x, u)) == 4


def test_figures_draw_the_projection_and_the_rests():
    assert lesson.shadow == pytest.approx(project(X, lesson.anger))
    assert lesson.anger.tolist() == U.tolist()
    mark = lesson.corner - lesson.shadow
    assert mark[0] @ U == pytest.approx(0)  # along the rest
    assert mark[2] == pytest.approx(-U / 5)
    assert mark[1] == pytest.approx(mark[0] + mark[2])
    line = lesson.ax.lines[0]
    assert np.dot(np.subtract(line.get_xy2(), line.get_xy1()), U) == 0
    assert np.dot(lesson.new_rest, U) == 0
