"""Check what the lesson on cosine similarity says."""

import linear_algebra.cosine_similarity as lesson
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.spatial import distance
from scipy.special import softmax
from sklearn.metrics import pairwise

cosine = lesson.cosine_similarity

MESSAGE, GUIDE, NOTE, HANDBOOK = (
    lesson.message,
    lesson.articles["guide"],
    lesson.articles["note"],
    lesson.articles["handbook"],
)
# Five standard deviations of the cosine of two random rows of d = 768 numbers: 1 / sqrt(d) around 0
# and, by the delta method, 0.8 * 0.35 / sqrt(d) after 2 is added to each number.
CENTERED = 5 / np.sqrt(768)
WITH_COMMON_PART = 0.8 * 0.35 * CENTERED
numbers = st.floats(-1e3, 1e3).map(lambda x: round(x, 3))  # far from over- and underflow


@st.composite
def two_vectors(draw):
    """Draw two vectors of equal shape, neither of them zero."""
    d = draw(st.integers(1, 6))
    u, v = (np.array(draw(st.lists(numbers, min_size=d, max_size=d))) for _ in range(2))
    assume(np.any(u) and np.any(v))
    return u, v


def test_dot_product_prefers_the_handbook_and_distance_the_note():
    articles = {"guide": GUIDE, "note": NOTE, "handbook": HANDBOOK}
    dots = {name: np.inner(MESSAGE, article) for name, article in articles.items()}
    distances = {name: distance.euclidean(MESSAGE, article) for name, article in articles.items()}
    assert max(dots, key=dots.get) == "handbook"
    assert min(distances, key=distances.get) == "note"
    assert (MESSAGE - NOTE).tolist() == [3, -1]
    assert distances["note"] == pytest.approx(np.sqrt(9 + 1)) == pytest.approx(3.2, abs=0.05)


def test_note_is_exactly_as_short_as_the_message():
    assert np.linalg.norm(NOTE) == np.linalg.norm(MESSAGE) == 5


def test_cosine_prefers_the_guide_and_ignores_its_length():
    scores = lesson.scores
    assert scores["guide"] > max(scores["note"], scores["handbook"])
    assert lesson.texts["guide, twice"].tolist() == [24, 18]
    assert scores["guide, twice"] == pytest.approx(scores["guide"])


def test_cutting_to_length_1_makes_the_guide_the_nearest():
    tips = [vector / np.linalg.norm(vector) for vector in (MESSAGE, GUIDE, NOTE, HANDBOOK)]
    distances = distance.cdist(tips[:1], tips[1:])[0]
    assert np.argmin(distances) == 0


def test_hand_calculation_gives_0_96_and_about_16_degrees():
    assert MESSAGE.tolist() == [3, 4]
    assert GUIDE.tolist() == [12, 9]
    assert (MESSAGE @ GUIDE, np.linalg.norm(MESSAGE), np.linalg.norm(GUIDE)) == (72, 5, 15)
    assert cosine(MESSAGE, GUIDE) == pytest.approx(0.96)
    assert cosine(MESSAGE, np.array([24.0, 18.0])) == pytest.approx(144 / (5 * 30))
    assert np.degrees(np.arccos(0.96)) == pytest.approx(16, abs=0.5)


@pytest.mark.parametrize("degrees", [0, 30, 60, 90, 120, 180])
def test_value_is_the_cosine_of_the_angle_between_the_arrows(degrees):
    theta = np.radians(degrees)
    u = np.array([2.0, 0.0])
    v = 7 * np.array([np.cos(theta), np.sin(theta)])
    assert cosine(u, v) == pytest.approx(np.cos(theta), abs=1e-12)


@pytest.mark.parametrize(
    ("v", "expected"),
    [([6.0, 8.0], 1), ([-4.0, 3.0], 0), ([-3.0, -4.0], -1)],
    ids=["same direction", "right angle", "opposite directions"],
)
def test_same_right_angle_and_opposite_give_1_0_and_minus_1(v, expected):
    assert cosine(np.array([3.0, 4.0]), np.array(v)) == pytest.approx(expected, abs=1e-12)


def test_cosine_of_one_half_means_60_degrees():
    assert np.cos(np.radians(60)) == pytest.approx(0.5)


@given(two_vectors())
def test_agrees_with_scipy_and_scikit_learn(vectors):
    u, v = vectors
    assert cosine(u, v) == pytest.approx(1 - distance.cosine(u, v), abs=1e-9)
    assert cosine(u, v) == pytest.approx(pairwise.cosine_similarity([u], [v])[0, 0], abs=1e-9)


@given(two_vectors(), st.floats(1e-3, 1e3), st.floats(1e-3, 1e3))
def test_positive_factors_change_nothing_and_a_negative_one_turns_the_sign(vectors, a, b):
    u, v = vectors
    assert cosine(a * u, b * v) == pytest.approx(cosine(u, v), abs=1e-9)
    assert cosine(-a * u, b * v) == pytest.approx(-cosine(u, v), abs=1e-9)


@given(two_vectors())
def test_order_does_not_matter_and_the_bounds_are_minus_1_and_1(vectors):
    u, v = vectors
    assert cosine(u, v) == pytest.approx(cosine(v, u), abs=1e-12)
    assert abs(cosine(u, v)) <= 1 + 1e-12


@given(two_vectors())
def test_counts_never_score_below_0(vectors):
    u, v = np.abs(vectors)
    assert cosine(u, v) >= 0


def test_texts_without_a_common_word_score_0():
    assert cosine(np.array([3.0, 0.0]), np.array([0.0, 2.0])) == 0


@pytest.mark.parametrize("u", [[0.0, 0.0], [1.0, 2.0, 3.0]], ids=["zero vector", "other shape"])
def test_refuses_a_zero_vector_and_unequal_shapes(u):
    with pytest.raises(ValueError, match=r"length zero|dimension"):
        cosine(np.array(u), np.array([3.0, 4.0]))


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_a_common_part_of_2_lifts_unrelated_texts_to_four_fifths(seed):
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(200, 768)) + 2
    expected = 2**2 / (2**2 + 1)  # the common part's share of the squared length
    assert cosine(rows[0], rows[1]) == pytest.approx(expected, abs=WITH_COMMON_PART)
    rows -= rows.mean(axis=0)
    assert cosine(rows[0], rows[1]) == pytest.approx(0, abs=CENTERED)


def test_a_query_is_centered_as_well():
    rows = np.random.default_rng(seed=1).normal(size=(200, 768)) + 2
    mean = rows.mean(axis=0)
    query, stored = rows[0], rows[0] - mean  # asked for the very text that is stored
    assert cosine(query - mean, stored) == pytest.approx(1)
    # A fifth of the squared length of the query is its own, four fifths the common part; that part
    # meets the row's random numbers, whose share has the standard deviation 2 / sqrt(5 d).
    assert cosine(query, stored) == pytest.approx(np.sqrt(1 / 5), abs=5 * 2 / np.sqrt(5 * 768))


def test_page_values_show_the_common_part_and_its_removal():
    assert np.abs(lesson.centered.mean(axis=0)).max() < 1e-12  # the average row is gone
    assert lesson.shared_score == pytest.approx(0.8, abs=WITH_COMMON_PART)
    assert lesson.centered_score == pytest.approx(0, abs=CENTERED)


def test_10_and_10_000_dollars_in_the_same_proportions_score_1():
    basket = np.array([5.0, 3.0, 2.0])
    assert basket.sum() == 10
    assert cosine(basket, 1000 * basket) == pytest.approx(1)


def test_scipy_calls_1_minus_the_cosine_cosine():
    assert distance.cosine(MESSAGE, GUIDE) == pytest.approx(1 - 0.96)


def test_one_matrix_product_of_cut_rows_scores_every_pair():
    rng = np.random.default_rng(seed=1)
    queries, items = rng.normal(size=(3, 5)), rng.normal(size=(4, 5))
    cut = [rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (queries, items)]
    np.testing.assert_allclose(cut[0] @ cut[1].T, pairwise.cosine_similarity(queries, items))


def test_cosine_of_centered_columns_is_their_correlation():
    rng = np.random.default_rng(seed=1)
    x, y = rng.normal(size=(2, 30)) + 5
    assert cosine(x - x.mean(), y - y.mean()) == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_adjusted_cosine_subtracts_each_users_mean(page):
    ratings = np.array([[5.0, 3.0, 4.0], [3.0, 1.0, 2.0]])  # one user per row, one film per column
    plain = cosine(ratings[:, 0], ratings[:, 1])
    assert plain == pytest.approx((15 + 3) / np.sqrt(34 * 10))
    adjusted = ratings - ratings.mean(axis=1, keepdims=True)
    assert adjusted.tolist() == [[1, -1, 0], [1, -1, 0]]
    assert cosine(adjusted[:, 0], adjusted[:, 1]) == pytest.approx(-1)
    assert f"have a cosine of {plain:.2f}, adjusted −1" in page


def test_only_if_both_are_cut_to_length_1_the_dot_product_is_the_cosine():
    unit = GUIDE / np.linalg.norm(GUIDE)
    assert unit @ MESSAGE == pytest.approx(5 * 0.96)
    assert unit @ (MESSAGE / np.linalg.norm(MESSAGE)) == pytest.approx(0.96)


def test_gradient_of_the_cosine_of_a_zero_vector_is_100_million_long(torch, page):
    v = torch.tensor([3.0, 4.0])
    for start, length in [([0.0, 0.0], 1e8), ([6.0, 8.0], 0)]:
        u = torch.tensor(start, requires_grad=True)
        score = torch.nn.functional.cosine_similarity(u, v, dim=0)
        score.backward()
        assert score.item() == pytest.approx(0 if length else 1)
        assert u.grad.norm().item() == pytest.approx(length, rel=1e-4, abs=1e-6)
    assert "its gradient is $10^8$ long" in page


def test_scikit_learn_returns_the_cosine_itself():
    assert pairwise.cosine_similarity([MESSAGE], [GUIDE]) == pytest.approx(0.96)


def test_softmax_of_1_and_minus_1_differs_by_a_factor_of_7_4():
    best, *_, worst = softmax([1.0, 0.2, -0.5, -1.0])
    assert best / worst == pytest.approx(7.4, abs=0.05)
