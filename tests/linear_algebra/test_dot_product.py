"""Check what the lesson says: Dot product."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.spatial import distance
from scipy.special import expit
from sklearn.linear_model import LinearRegression

numbers = st.floats(-100, 100).map(lambda x: round(x, 3))
vectors = st.lists(numbers, min_size=3, max_size=3).map(np.array)


def by_definition(u, v):
    """Return the dot product as a loop, without NumPy's products."""
    return sum(float(a) * float(b) for a, b in zip(u, v, strict=True))


def test_long_ticket_beats_the_hacked_account_6_to_5(lesson):
    assert lesson.weights.tolist() == [1, 5, -2]
    assert lesson.tickets.tolist()[:2] == [[0, 1, 0], [8, 0, 1]]
    assert lesson.points.tolist()[:2] == [5, 6]
    assert lesson.points.tolist() == [by_definition(row, lesson.weights) for row in lesson.tickets]


@pytest.mark.parametrize("degrees", [0, 30, 90, 120, 180])
def test_geometric_form_is_length_times_length_times_cosine(degrees):
    theta = np.radians(degrees)
    u, v = np.array([3.0, 0.0]), 7 * np.array([np.cos(theta), np.sin(theta)])
    assert by_definition(u, v) == pytest.approx(3 * 7 * np.cos(theta), abs=1e-12)


def test_cosine_is_1_at_0_degrees_0_at_a_right_angle_and_minus_1_at_180():
    angles = np.radians([0, 60, 90, 120, 180])
    assert np.cos(angles) == pytest.approx([1, 0.5, 0, -0.5, -1])


@given(vectors, vectors, st.floats(0, 2 * np.pi))
def test_three_lengths_fix_the_dot_product_and_turning_both_changes_none(u, v, turn):
    lengths = [distance.sqeuclidean(x, y) for x, y in [(u, 0 * u), (v, 0 * v), (u, v)]]
    assert u @ v == pytest.approx((lengths[0] + lengths[1] - lengths[2]) / 2, abs=1e-6)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    a, b = u[:2], v[:2]
    assert np.hypot(*(rotation @ a)) == pytest.approx(np.hypot(*a))
    assert by_definition(rotation @ a, rotation @ b) == pytest.approx(by_definition(a, b), abs=1e-6)
    # With one arrow (b, 0), the other is a cos(theta) to the right.
    right = np.array([np.hypot(*b), 0])
    seen = np.hypot(*a) * np.array([np.cos(turn), np.sin(turn)])
    assert by_definition(seen, right) == pytest.approx(
        np.hypot(*a) * np.hypot(*b) * np.cos(turn), abs=1e-6
    )


@given(vectors, vectors)
def test_sign_tells_which_side(u, v):
    assume(np.any(u) and np.any(v) and abs(by_definition(u, v)) > 1e-6)
    # Nearer to v than to -v is the same as an angle below 90 degrees.
    nearer = distance.euclidean(u, v) < distance.euclidean(u, -v)
    assert nearer == (u @ v > 0)


def test_table_of_angles():
    u = np.array([3, 4])
    expected = {(6, 8): 50, (8, 1): 28, (-4, 3): 0, (-5, 1): -11, (-3, -4): -25, (3, 4): 25}
    assert {v: by_definition(u, v) for v in expected} == expected
    assert np.hypot(3, 4) == 5
    angle = {v: np.degrees(np.arctan2(v[1], v[0]) - np.arctan2(4, 3)) for v in expected}
    assert angle[6, 8] == pytest.approx(0)
    assert abs(angle[8, 1]) < 90
    assert angle[-4, 3] == pytest.approx(90)
    assert 90 < angle[-5, 1] < 180
    assert abs(angle[-3, -4]) == pytest.approx(180)


def test_table_of_rules(lesson):
    u, v, z = np.array([1, 2, 3]), np.array([4, 0, -1]), np.array([0, 1, 1])
    assert (lesson.u.tolist(), lesson.v.tolist()) == (u.tolist(), v.tolist())
    assert by_definition(u, v) == by_definition(v, u) == 1
    assert by_definition(2 * u, v) == 2
    assert by_definition(2 * u, 2 * v) == 4
    assert by_definition(u, z) == 5
    assert by_definition(u, v + z) == 6
    assert by_definition(u, u) == 14
    assert np.sqrt(14) == pytest.approx(3.74, abs=0.005)
    assert distance.euclidean(u, [0, 0, 0]) == pytest.approx(np.sqrt(14))


@given(vectors, vectors, vectors, numbers)
def test_rules_hold_for_all_vectors(u, v, z, a):
    assert u @ v == pytest.approx(v @ u)
    assert (a * u) @ v == pytest.approx(a * (u @ v), abs=1e-6)
    assert u @ (v + z) == pytest.approx(u @ v + u @ z, abs=1e-6)
    assert u @ u >= 0
    assert abs(u @ v) <= np.sqrt(u @ u) * np.sqrt(v @ v) + 1e-6
    assert (u + v) @ (u + v) == pytest.approx(u @ u + 2 * (u @ v) + v @ v, abs=1e-6)


def test_star_gives_products_and_at_their_sum():
    u, v = np.array([1, 2, 3]), np.array([4, 0, -1])
    assert (u * v).tolist() == [4, 0, -3]
    assert (u * v).shape == (3,)
    assert u @ v == np.dot(u, v) == np.inner(u, v) == np.vdot(u, v) == np.sum(u * v) == 1
    assert (u @ v).shape == ()


def test_score_adds_the_bias_and_says_what_is_urgent(lesson):
    assert lesson.scores.tolist() == [2, 3, 9, -6]
    one_by_one = [by_definition(row, lesson.weights) + lesson.bias for row in lesson.tickets]
    assert lesson.scores.tolist() == one_by_one
    assert lesson.score(np.zeros(3), lesson.weights, lesson.bias) == lesson.bias == -3
    assert lesson.tickets.shape == (4, 3)
    assert (lesson.tickets @ lesson.weights).shape == (4,)


@given(vectors, vectors, numbers)
def test_score_agrees_with_a_linear_model(lesson, x, w, b):
    model = LinearRegression()
    model.coef_, model.intercept_ = w, b
    assert lesson.score(x, w, b) == pytest.approx(model.predict([x])[0], abs=1e-6)


def test_twice_the_text_gives_twice_the_points_and_the_same_share(lesson):
    assert lesson.tickets[2].tolist() == (2 * lesson.tickets[1]).tolist()
    assert lesson.points[2] == 2 * lesson.points[1] == 12
    assert lesson.per_word[2] == pytest.approx(lesson.per_word[1])


def test_a_ticket_without_the_words_has_0_points_and_is_ahead_of_the_thanks(lesson, page):
    assert lesson.score(np.zeros(3), lesson.weights, 0) == 0 > lesson.per_word[3]
    assert "would be 0/0: give it 0, for its points are 0, and keep it in the list." in page


def test_per_word_the_hacked_account_leads(lesson):
    expected = [5 / 1, 6 / 9, 12 / 18, -3 / 3]
    np.testing.assert_allclose(lesson.per_word, expected)
    assert (lesson.hacked_share, lesson.long_share) == pytest.approx((5, 6 / 9))
    assert lesson.counted.tolist() == [1, 9, 18, 3]
    shares = lesson.tickets / lesson.counted.reshape(-1, 1)
    np.testing.assert_allclose(shares @ lesson.weights, lesson.per_word)
    assert np.sum([[0, 1, 0], [8, 0, 1]], axis=1).tolist() == [1, 9]


def test_star_instead_of_at_adds_the_bias_three_times(lesson):
    wrong = lesson.weights * lesson.tickets[0] + lesson.bias
    assert wrong.tolist() == [-3, 2, -3]
    assert wrong.sum() == lesson.star_score == -4
    assert lesson.hacked_score == 2


def test_unequal_dimensions_stop_with_the_words_of_the_page():
    with pytest.raises(ValueError, match="matmul") as refused:
        np.ones(3) @ np.ones(2)
    assert str(refused.value) == (
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
        "(n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)"
    )
    with pytest.raises(ValueError, match="aligned") as refused:
        np.dot(np.ones(3), np.ones(2))
    assert str(refused.value) == "shapes (3,) and (2,) not aligned: 3 (dim 0) != 2 (dim 0)"


def test_which_product_is_larger_depends_on_where_zero_is(page):
    weights, home, other = np.array([2, 10]), np.array([85, 3]), np.array([84, 2])
    assert (weights * home).tolist() == [2 * 85, 10 * 3] == [170, 30]
    assert (weights * (home - other)).tolist() == [2 * 1, 10 * 1] == [2, 10]
    assert "a home of 85 m² and 3 rooms gets $2\\cdot 85$ and $10\\cdot 3$" in page
    assert "one of 84 m² and 2 rooms, $2\\cdot 1$ and $10\\cdot 1$" in page
    # Both kinds add up to the same score: the bias takes up the difference.
    assert weights @ home == weights @ (home - other) + weights @ other


def test_products_measured_from_the_mean_add_up_to_the_distance_from_the_mean_score():
    rng = np.random.default_rng(seed=1)
    X = rng.normal(size=(50, 3)) + 4
    model = LinearRegression().fit(X, X @ [1.0, -2.0, 3.0] + rng.normal(size=50))
    apart = model.coef_ * (X[0] - X.mean(axis=0))
    assert apart.sum() == pytest.approx(model.predict(X[:1])[0] - model.predict(X).mean())


def test_the_dot_product_of_booleans_says_whether_and_not_how_many(lesson, jax, torch):
    a, b = lesson.long, lesson.thanks
    assert (a.tolist(), b.tolist()) == ([True, False, True], [True, False, True])
    assert sum(x and y for x, y in zip(a.tolist(), b.tolist(), strict=True)) == 2
    for answer in (a @ b, np.dot(a, b), jax.numpy.array(a) @ jax.numpy.array(b)):
        assert (answer.dtype, bool(answer)) == (bool, True)
    assert a.astype(int) @ b.astype(int) == np.sum(a & b) == 2
    with pytest.raises(RuntimeError, match="not implemented for 'Bool'"):
        torch.tensor(a) @ torch.tensor(b)


def test_small_integers_leave_their_range(page):
    result = np.array([100, 100], dtype=np.int8) @ np.array([1, 1], dtype=np.int8)
    assert (result, result.dtype) == (200 - 256, np.int8)
    assert f"$(100,100)\\cdot(1,1)$ is ${result}$, for they end at {np.iinfo(np.int8).max}" in page


def test_printed_lines(printed):
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert lines == [
        "u * v [ 4 0 -3] shape (3,)",
        "u @ v 1 shape ()",
        "np.dot(u, v) 1",
        "sum of u * v 1",
        "ticket points score urgent",
        "hacked 5 2 True",
        "long 6 3 True",
        "long, twice 12 9 True",
        "thanks -3 -6 False",
        "hacked points per word 5.00",
        "long points per word 0.67",
        "long, twice points per word 0.67",
        "thanks points per word -1.00",
        "long, thanks [ True False True] [ True False True]",
        "booleans: @ True",
        "integers: @ 2",
    ]


def test_lengths_5_and_10_at_60_degrees_give_25_and_at_120_minus_25():
    u, v = np.array([3, 4]), 10 * np.array([np.cos(np.pi / 3), np.sin(np.pi / 3)])
    turned = np.array([[0.6, -0.8], [0.8, 0.6]]) @ v  # v as seen from u, which is 5 long
    assert by_definition(u, turned) == pytest.approx(25)
    assert np.inner(u, turned) == pytest.approx(25)
    wide = 10 * np.array([np.cos(np.pi * 2 / 3), np.sin(np.pi * 2 / 3)])
    assert np.array([5, 0]) @ wide == pytest.approx(-25)


def test_a_ticket_with_none_of_the_words_is_0_divided_by_0(lesson):
    empty = np.zeros(3)
    assert by_definition(empty, lesson.weights) == 0
    with np.errstate(invalid="ignore"):
        assert np.isnan(empty / empty.sum()).all()


def test_figure_shades_the_side_of_u(lesson):
    shaded = lesson.ax.patches[0].get_path()
    for tip, color in lesson.tips.items():
        if color != "black":
            assert shaded.contains_point(tip) == (color == "C0")
    sides = {text.get_text(): text for text in lesson.ax.texts}
    assert shaded.contains_point(sides["this side: above 0"].get_position())
    assert not shaded.contains_point(sides["this side: below 0"].get_position())


def test_figure_writes_the_dot_products(lesson):
    written = {text.get_text() for text in lesson.ax.texts}
    # These are the tips that the figure's description names.
    assert list(lesson.tips) == [(1, 2), (2, -1), (-1, 2), (-2, 1), (-2, -1)]
    for tip in lesson.tips:
        label = f"u · ({tip[0]}, {tip[1]}) = {by_definition([2, 1], tip):.0f}"
        assert label.replace("-", "−") in written
    signs = {"C0": 1, "black": 0, "C1": -1}
    for tip, color in lesson.tips.items():
        assert np.sign(by_definition([2, 1], tip)) == signs[color]
    assert by_definition(lesson.fixed, lesson.across) == 0
    arrows = [(float(q.U[0]), float(q.V[0])) for q in lesson.ax.collections if hasattr(q, "U")]
    assert arrows == [*lesson.tips, (2, 1)]


def test_root_of_the_dimension_keeps_attention_scores_from_growing():
    rng = np.random.default_rng(seed=1)
    for d in (16, 64):
        q, k = rng.normal(size=(2, 4000, d))
        scores = np.sum(q * k, axis=1) / np.sqrt(d)
        # The kurtosis of a score is 3 + 6 / d, so the standard error of its spread over n = 4,000
        # pairs is sqrt((2 + 6 / d) / (4 n)).
        error = np.sqrt((2 + 6 / d) / (4 * 4000))
        assert scores.std() == pytest.approx(1, abs=5 * error)


def test_scores_8_apart_leave_hardly_a_gradient(torch, page):
    shown = []
    for gap in (8.0, 8.0 / np.sqrt(64)):
        scores = torch.tensor([gap, 0.0], dtype=torch.float64, requires_grad=True)
        first, second = torch.softmax(scores, dim=0)
        assert first.item() == pytest.approx(expit(gap))
        first.backward()
        shown.append((first.item(), second.item(), scores.grad[0].item()))
    (large, small, steep), (more, less, gentle) = shown
    assert f"weights of {large:.4f} and {small:.4f} and hardly a gradient" in page
    assert f"divided, {more:.2f} and {less:.2f}" in page
    assert steep < gentle / 500


def test_quiz_three_entries():
    assert by_definition([2, -1, 3], [4, 5, 1]) == 6
    assert np.multiply([2, -1, 3], [4, 5, 1]).tolist() == [8, -5, 3]
    assert by_definition([2, 1, 3], [4, 5, 1]) == 16


def test_quiz_churn_score_is_1():
    assert by_definition([0.5, -2], [4, 1]) + 1 == 1
    assert by_definition([0.5, -2], [4, 1]) == 0
    assert by_definition([0.5, 2], [4, 1]) + 1 == 5


def test_quiz_b_points_more_nearly_the_way_of_the_query():
    assert 8 / 2 > 12 / 6
    query = np.array([10.0, 0.0])  # long enough for both cosines to be at most 1
    cosines = np.array([12 / 6, 8 / 2]) / 10
    for cosine, length, dot in zip(cosines, [6, 2], [12, 8], strict=True):
        text = length * np.array([cosine, np.sqrt(1 - cosine**2)])
        assert by_definition(query, text) == pytest.approx(dot)
    assert cosines[1] > cosines[0]
