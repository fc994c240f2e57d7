"""Check what the lesson on distance and similarity says."""

import linear_algebra.distance_vs_similarity as lesson
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.spatial import distance
from sklearn.cluster import KMeans
from sklearn.metrics.pairwise import cosine_similarity, euclidean_distances
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors

SETTINGS = settings(deadline=None)
numbers = st.floats(-1e3, 1e3).map(lambda x: round(x, 2))
vectors = st.lists(numbers, min_size=3, max_size=3).map(np.array)
BEN, CARLA, DAN = range(3)


def scipy_of(measure):
    return distance.cdist([lesson.anna], lesson.customers, measure)[0]


def test_largest_distance_first_puts_the_worst_customer_on_top():
    np.testing.assert_allclose(lesson.distances, scipy_of("euclidean"))
    assert np.argsort(-lesson.distances)[0] == np.argmax(scipy_of("euclidean")) == DAN
    assert np.argsort(lesson.distances).tolist() == [CARLA, BEN, DAN]


def test_ben_and_anna_spend_75_dollars_an_order():
    assert lesson.anna.tolist() == [4, 3]
    assert lesson.customers.tolist() == [[12, 9], [3, 5], [20, 2]]
    orders, hundreds = np.array([lesson.anna, *lesson.customers]).T
    per_order = 100 * hundreds / orders
    assert per_order[[0, 1 + BEN]].tolist() == [75, 75]
    assert 75 not in per_order[[1 + CARLA, 1 + DAN]]
    assert np.argmax(np.linalg.norm(lesson.customers, axis=1)) == DAN


def test_four_measures_have_three_winners():
    np.testing.assert_allclose(lesson.manhattan, scipy_of("cityblock"))
    np.testing.assert_allclose(lesson.cosines, 1 - scipy_of("cosine"))
    assert lesson.dots.tolist() == [np.inner(lesson.anna, row) for row in lesson.customers]
    assert np.argmin(lesson.distances) == np.argmin(lesson.manhattan) == CARLA
    assert (np.argmax(lesson.dots), np.argmax(lesson.cosines)) == (DAN, BEN)


def test_printed_lines(printed):
    lines = printed.splitlines()
    names = ["Ben", "Carla", "Dan"]
    expected = [f"{name} {d:.2f}" for name, d in zip(names, scipy_of("euclidean"), strict=True)]
    assert [" ".join(line.split()) for line in lines[:3]] == expected
    assert lines[3].endswith("['Dan' 'Ben' 'Carla']")
    assert lines[4].endswith("['Carla' 'Ben' 'Dan']")
    assert [line[12:18].strip() for line in lines[5:9]] == ["Carla", "Carla", "Dan", "Ben"]
    assert lines[9].split("[")[1] == lines[10].split("[")[1] == "'Ben' 'Carla' 'Dan']"
    twice = (2 * scipy_of("cosine")).round(2)
    for line in lines[11:13]:
        numbers = line.split("[")[1].strip("]").split()
        np.testing.assert_allclose([float(number) for number in numbers], twice, atol=1e-9)
    assert [line.split()[-1] for line in lines[13:15]] == ["Carla", "Dan"]
    assert lines[15:17] == ["difference first: 9.0", "multiplied out:   -512.0"]
    assert lines[17] == "direct 1.00, by way of the middle 0.59"


def test_figure_rings_carla_and_draws_the_line_through_ben():
    line, ring, ben, carla, dan, star = lesson.ax.lines
    assert line.get_ydata()[1] / line.get_xdata()[1] == 9 / 12 == 3 / 4
    x, y = ring.get_data()
    np.testing.assert_allclose(np.hypot(x - 4, y - 3), np.sqrt(5))
    drawn = [np.ravel(point.get_data()).tolist() for point in (ben, carla, dan, star)]
    assert drawn == [[12, 9], [3, 5], [20, 2], [4, 3]]


@SETTINGS
@given(vectors, vectors)
def test_for_length_1_the_squared_distance_is_2_minus_2_dots(u, v):
    assume(np.linalg.norm(u) > 1e-2 and np.linalg.norm(v) > 1e-2)
    u, v = u / np.linalg.norm(u), v / np.linalg.norm(v)
    assert distance.sqeuclidean(u, v) == pytest.approx(2 - 2 * np.inner(u, v), abs=1e-9)
    assert distance.sqeuclidean(u, v) == pytest.approx(2 * distance.cosine(u, v), abs=1e-9)
    assert 0 <= distance.euclidean(u, v) <= 2 + 1e-9


def test_after_cutting_to_length_1_both_rank_alike():
    np.testing.assert_allclose(np.linalg.norm(lesson.units, axis=1), 1)
    assert np.argsort(lesson.unit_distances).tolist() == [BEN, CARLA, DAN]
    np.testing.assert_allclose(lesson.unit_distances**2, 2 * scipy_of("cosine"), atol=1e-12)


def test_table_by_hand():
    u, v = [1, 4], [5, 1]
    assert np.subtract(v, u).tolist() == [4, -3]
    assert distance.euclidean(u, v) == distance.minkowski(u, v, 2) == 5
    assert distance.cityblock(u, v) == distance.minkowski(u, v, 1) == 7
    assert (
        distance.minkowski(u, v, 3)
        == pytest.approx(np.cbrt(64 + 27))
        == pytest.approx(4.5, abs=0.05)
    )
    assert distance.chebyshev(u, v) == 4
    assert distance.minkowski(u, v, 50) == pytest.approx(4, abs=1e-3)
    assert distance.hamming(list("10110"), list("10011")) * 5 == 2
    assert distance.hamming(list("10110"), list("10011")) == 2 / 5
    assert len({*"abc"} & {*"bcd"}) / len({*"abc"} | {*"bcd"}) == 0.5
    # Sets of tags as 0 and 1: one in common, three in all.
    tags, others = [1, 1, 0, 0], [1, 0, 0, 1]
    assert distance.jaccard(tags, others) == pytest.approx(1 - 1 / 3)
    assert [1 / (1 + d) for d in (0, 4)] == [1, 0.2]
    # One letter inserted, and "cat" is not "cart": the edit distance is 1.
    assert "cart".replace("r", "") == "cat"


def test_formula_by_hand():
    u, v = np.array([0.6, 0.8]), np.array([1.0, 0.0])
    assert np.linalg.norm(u) == pytest.approx(1)
    assert (u - v).tolist() == pytest.approx([-0.4, 0.8])
    assert distance.sqeuclidean(u, v) == pytest.approx(0.16 + 0.64) == 2 - 1.2
    assert distance.cosine(u, v) == pytest.approx(0.4)


def test_the_unit_decides_who_is_nearest():
    anna, customers = [4, 300], [[12, 900], [3, 500], [20, 200]]
    found = distance.cdist([anna], customers)[0]
    np.testing.assert_allclose(lesson.in_dollars, found)
    assert np.argmin(found) == np.argmax(lesson.distances) == DAN
    assert np.argmin(lesson.distances) == CARLA
    cosines = 1 - distance.cdist([anna], customers, "cosine")[0]
    assert lesson.lowest_in_dollars == pytest.approx(min(cosines))
    assert min(cosines) > 0.99


def test_cosine_distance_breaks_the_triangle_inequality():
    for u, v in [(lesson.east, lesson.north), (lesson.east, lesson.middle)]:
        assert lesson.cosine_distance(u, v) == pytest.approx(distance.cosine(u, v))
    assert lesson.direct == pytest.approx(1)
    assert lesson.detour == pytest.approx(2 - np.sqrt(2))  # twice 1 - cos 45°
    assert lesson.detour < lesson.direct
    assert distance.sqeuclidean([0], [2]) == 4
    assert distance.sqeuclidean([0], [1]) + distance.sqeuclidean([1], [2]) == 2


def test_by_a_dot_product_anna_comes_last_in_her_own_search(page):
    rows = np.vstack([lesson.anna, lesson.customers])
    dots = [sum(x * y for x, y in zip(row, lesson.anna, strict=True)) for row in rows]
    assert dots == [25, 75, 27, 86]
    assert "Anna's own 25 is below 86, 75 and 27" in page
    assert "Anna's with herself is 25, with Dan 86" in page
    assert np.argmin(dots) == 0
    assert np.argmin(distance.cdist([lesson.anna], rows)[0]) == 0
    # By the cosine she shares the first place with Ben.
    assert distance.cdist([lesson.anna], rows, "cosine")[0][:2] == pytest.approx([0, 0], abs=1e-12)


def test_a_vector_is_taken_from_every_row():
    table = np.array([[12, 9], [3, 5]]) - np.array([4, 3])
    assert table.tolist() == [[8, 6], [-1, 2]]
    assert lesson.distances[:2] == pytest.approx([np.hypot(8, 6), np.hypot(-1, 2)])
    assert lesson.distances[0] == 10


def test_far_from_0_multiplying_out_leaves_rounding_and_the_mean_row_mends_it():
    times = np.array([[1_700_000_000.0], [1_700_000_003.0]])
    u, v = times
    assert (lesson.u.tolist(), lesson.v.tolist()) == (u.tolist(), v.tolist())
    assert distance.cdist(times, times)[0, 1] == distance.euclidean(u, v) == 3
    assert euclidean_distances(times)[0, 1] == 0
    # The exact value, from whole numbers of Python, which do not round.
    a, b = 1_700_000_000, 1_700_000_003
    assert a * a - 2 * a * b + b * b == 9
    assert euclidean_distances(times - times.mean(axis=0))[0, 1] == 3


def test_torch_cdist_multiplies_out_from_26_rows_on(torch):
    def farthest_from_itself(rows):
        return torch.cdist(rows, rows).diagonal().max().item()

    generator = torch.Generator().manual_seed(1)
    rows = 1000 + torch.randn(26, 3, generator=generator)
    assert rows.dtype == torch.float32
    assert farthest_from_itself(rows[:25]) == 0
    assert farthest_from_itself(rows) >= 0.5
    assert farthest_from_itself(rows - rows.mean(dim=0)) < 0.01
    wide = 1000 + torch.randn(26, 768, generator=generator)
    assert farthest_from_itself(wide) > 5
    assert farthest_from_itself(wide - wide.mean(dim=0)) < 0.1
    exact = torch.cdist(rows, rows, compute_mode="donot_use_mm_for_euclid_dist")
    assert exact.diagonal().max().item() == 0


def test_scipy_calls_different_booleans_identical():
    one, other = np.array([True, True, False]), np.array([True, True, True])
    assert lesson.as_booleans == distance.cosine(one, other) == 0
    exact = 1 - 2 / np.sqrt(2 * 3)
    assert lesson.as_integers == pytest.approx(exact)
    assert distance.cosine(one.astype(int), other.astype(int)) == pytest.approx(exact)
    assert distance.cdist([one], [other], "cosine")[0, 0] == pytest.approx(exact)


def test_a_model_trained_with_dot_products_may_say_something_by_the_lengths():
    # A made-up click model: more popular items are longer, and more clicked.
    rng = np.random.default_rng(seed=1)
    users, items = rng.normal(size=(200, 4)) + 1, rng.normal(size=(50, 4)) + 1
    items *= rng.uniform(0.1, 3, size=(50, 1))
    clicks = users @ items.T
    units = items / np.linalg.norm(items, axis=1, keepdims=True)
    best, cut = clicks.argmax(axis=1), (users @ units.T).argmax(axis=1)
    assert np.mean(best == cut) < 0.5


@SETTINGS
@given(vectors, vectors, vectors)
def test_euclidean_and_manhattan_distance_keep_the_promises_of_a_metric(u, v, w):
    for measure in (distance.euclidean, distance.cityblock):
        assert measure(u, u) == 0
        assert (measure(u, v) == 0) == np.array_equal(u, v)
        assert measure(u, v) == measure(v, u)
        assert measure(u, w) <= measure(u, v) + measure(v, w) + 1e-9


def test_scikit_learn_refuses_cosine_in_a_ball_tree_and_unit_vectors_have_the_same_neighbors():
    rows = np.random.default_rng(seed=1).normal(size=(30, 4))
    with pytest.raises(ValueError, match="Metric 'cosine' not valid"):
        NearestNeighbors(algorithm="ball_tree", metric="cosine").fit(rows)
    units = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    tree = NearestNeighbors(n_neighbors=5, algorithm="ball_tree").fit(units)
    brute = NearestNeighbors(n_neighbors=5, algorithm="brute", metric="cosine").fit(rows)
    assert tree.kneighbors(units)[1].tolist() == brute.kneighbors(rows)[1].tolist()


def test_nearest_neighbors_use_euclidean_distance_unless_told_and_k_means_always():
    X = np.array([[4.0, 300.0], [20.0, 200.0], [3.0, 500.0], [12.0, 900.0]])
    asked, y = [[3.0, 280.0]], [0, 1, 1, 1]
    plain = KNeighborsClassifier(n_neighbors=1).fit(X, y)
    assert plain.effective_metric_ == "euclidean"
    assert plain.kneighbors(asked)[0][0, 0] == distance.euclidean(asked[0], X[0])
    assert KNeighborsClassifier(metric="cityblock").fit(X, y).effective_metric_ != "euclidean"
    assert "metric" in KNeighborsClassifier().get_params()
    assert "metric" not in KMeans().get_params()
    kept = KMeans(n_clusters=2, n_init=10, random_state=0).fit(X)
    # Each is where the squared Euclidean distance to a center is least.
    squared = distance.cdist(X, kept.cluster_centers_, "sqeuclidean")
    assert kept.labels_.tolist() == squared.argmin(axis=1).tolist()
    assert kept.inertia_ == pytest.approx(squared.min(axis=1).sum())


def test_scipy_calls_1_minus_the_cosine_cosine():
    expected = distance.cosine(lesson.anna, lesson.customers[CARLA])
    assert lesson.carla_distance == pytest.approx(expected) == pytest.approx(0.07, abs=0.005)
    assert lesson.carla_cosine == pytest.approx(27 / (5 * np.sqrt(34)))
    assert distance.cosine([4, 3], [12, 9]) == pytest.approx(0, abs=1e-12)


@pytest.mark.filterwarnings("ignore:invalid value")
def test_a_vector_of_zeros_has_no_cosine(torch):
    zeros, v = np.zeros(2), np.array([1.0, 2.0])
    assert np.isnan(distance.cosine(zeros, v))
    assert np.isnan(zeros @ v / (np.linalg.norm(zeros) * np.linalg.norm(v)))
    assert cosine_similarity([zeros], [v]).tolist() == [[0]]
    both = torch.tensor(zeros), torch.tensor(v)
    assert torch.nn.functional.cosine_similarity(*both, dim=0).item() == 0


def test_quiz_answers():
    assert np.argmin([0.12, 0.85, 0.40]) == 0
    np.testing.assert_allclose(1 - np.array([0.12, 0.85]), [0.88, 0.15])
    assert np.sqrt(2 - 2 * 0.5) == 1
    assert distance.cosine([5, 3, 2], [10, 6, 4]) == pytest.approx(0, abs=1e-12)
