"""Check what the lesson says: Vector addition and scalar multiplication."""

import operator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

U, V = np.array([8.0, 2.0]), np.array([0.0, 10.0])
numbers = st.floats(-1e3, 1e3)
vectors = st.lists(numbers, min_size=3, max_size=3).map(np.array)


def test_lists_grow_to_22_numbers_and_arrays_reach_8_and_102():
    listed, added = [8, 2], np.array([8, 2])
    for _ in range(10):
        listed = operator.add(listed, [0, 10])
        added = added + np.array([0, 10])
    assert len(listed) == 22
    assert added.tolist() == [8, 102]


def test_table_by_hand(lesson):
    assert lesson.profile.tolist() == U.tolist()
    assert lesson.article.tolist() == V.tolist()
    assert (U + V).tolist() == (V + U).tolist() == [8, 12]
    assert (V - U).tolist() == [-8, 8]
    assert (U - V).tolist() == [8, -8]
    assert (-U).tolist() == [-8, -2]
    assert (3 * U).tolist() == [24, 6]
    assert (0.5 * U).tolist() == [4, 1]
    assert (0.5 * U + 0.5 * V).tolist() == np.mean([U, V], axis=0).tolist() == [4, 6]
    assert (0.9 * U + 0.1 * V).tolist() == pytest.approx([7.2, 2.8])
    assert (2 * U - 3 * V).tolist() == [16, -26]
    assert (U + 0 * V).tolist() == U.tolist()


def test_one_step_is_the_weighted_average(lesson):
    assert lesson.step_toward(U, V, 0.1).tolist() == pytest.approx([7.2, 2.8])
    expected = np.average([U, V], axis=0, weights=[0.9, 0.1])
    assert lesson.step_toward(U, V, 0.1).tolist() == pytest.approx(expected.tolist())


@given(vectors, vectors, st.floats(0, 1))
def test_a_step_lies_between_and_equals_the_average_of_numpy(lesson, u, v, share):
    step = lesson.step_toward(u, v, share)
    np.testing.assert_allclose(
        step, np.average([u, v], axis=0, weights=[1 - share, share]), atol=1e-9
    )
    assert np.all(step >= np.minimum(u, v) - 1e-9)
    assert np.all(step <= np.maximum(u, v) + 1e-9)


@given(vectors, vectors)
def test_difference_leads_from_the_second_to_the_first(u, v):
    np.testing.assert_allclose(u + (v - u), v, atol=1e-9)
    np.testing.assert_allclose(u - v, -(v - u))


@given(numbers, vectors, vectors)
def test_a_scalar_goes_to_both_parts_of_a_sum(a, u, v):
    np.testing.assert_allclose(a * (u + v), a * u + a * v, atol=1e-6)


def test_a_negative_scalar_turns_around_and_stretches():
    turned = -2 * U
    assert np.hypot(*turned) == pytest.approx(2 * np.hypot(*U))
    assert np.sign(turned).tolist() == (-np.sign(U)).tolist()


def test_ten_articles_leave_0_35_of_the_way(lesson):
    expected = V + 0.9**10 * (U - V)
    np.testing.assert_allclose(lesson.now, expected)
    assert (lesson.running, lesson.hiking) == pytest.approx(tuple(expected))
    assert np.power(0.9, 10) == pytest.approx(0.35, abs=0.005)
    assert 0 <= lesson.running <= 10
    assert 0 <= lesson.hiking <= 10


def test_figure_shows_the_steps_and_the_sum(lesson):
    now = U
    for drawn in lesson.way.lines[1].get_xydata():
        now = lesson.step_toward(now, V, 0.1)
        np.testing.assert_allclose(drawn, now)
    assert len(lesson.way.lines[1].get_xydata()) == 10
    assert np.all(np.diff(np.hypot(*np.diff(lesson.points, axis=0).T)) < 0)
    arrows = [
        (float(q.X[0]), float(q.Y[0]), float(q.U[0]), float(q.V[0]))
        for q in lesson.chain.collections
    ]
    assert arrows == [(0, 0, 4, 1), (4, 1, 1, 3), (0, 0, 5, 4)]


def test_figure_writes_what_it_draws(lesson):
    written = [text.get_text() for text in lesson.chain.texts]
    assert written == ["first (4, 1)", "then (1, 3)", "sum (5, 4)"]
    marked = {text.get_text() for text in lesson.way.texts}
    assert {"first step: (7.2, 2.8)", "the whole way: (−8, 8)", "profile (8, 2)"} <= marked
    assert lesson.way.get_xlabel() == "interest in running"
    assert lesson.way.get_ylabel() == "interest in hiking"


def test_printed_lines(printed):
    lines = [line.replace("[ ", "[").split() for line in printed.splitlines()]
    assert [" ".join(line) for line in lines] == [
        "the way to go [-8. 8.]",
        "one article [7.2 2.8]",
        "weighted average [7.2 2.8]",
        "ten articles [2.79 7.21]",
        "lists u + v [8, 2, 0, 10]",
        "arrays u + v [8 12]",
        "lists 2 * u [8, 2, 8, 2]",
        "arrays 2 * u [16 4]",
    ]


def test_lists_join_and_repeat_and_refuse_decimals(lesson):
    assert (lesson.u + lesson.v).tolist() == [8, 12]
    assert operator.add([8, 2], [0, 10]) == [8, 2, 0, 10]
    assert 2 * [8, 2] == [8, 2, 8, 2]
    with pytest.raises(TypeError, match=r"^can't multiply sequence by non-int of type 'float'$"):
        operator.mul(0.9, [8, 2])


def test_dimensions_must_match_and_one_number_goes_everywhere():
    with pytest.raises(ValueError, match="broadcast") as refused:
        np.zeros(3) + np.zeros(2)
    expected = "operands could not be broadcast together with shapes (3,) (2,) "
    assert str(refused.value) == expected
    assert (np.array([8, 2]) + 1).tolist() == (np.array([8, 2]) + np.array([1])).tolist() == [9, 3]


def test_a_column_plus_a_vector_is_a_table():
    column, vector = np.array([[10], [20], [30]]), np.array([1, 2, 3])
    table = column + vector
    assert table.shape == (3, 3)
    assert table.tolist() == [[11, 12, 13], [21, 22, 23], [31, 32, 33]]


def test_in_place_changes_the_original_and_a_new_array_does_not():
    old = np.array([8.0, 2.0])
    new = old
    new += 1
    assert old.tolist() == [9, 3]
    new = old + 1
    assert (old.tolist(), new.tolist()) == ([9, 3], [10, 4])


def test_whole_numbers_refuse_decimals_in_place():
    whole = np.array([8, 2], dtype=np.int64)
    with pytest.raises(TypeError) as refused:
        whole += np.array([0.5, 0.5])
    expected = (
        "Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') "
        "with casting rule 'same_kind'"
    )
    assert str(refused.value) == expected
    decimals = np.array([8.0, 2.0])
    decimals += np.array([0.5, 0.5])
    assert decimals.tolist() == [8.5, 2.5]


def test_training_step_ends_at_0_and_4(torch):
    assert (np.array([1, 2]) - 0.1 * np.array([10, -20])).tolist() == [0, 4]
    # The same step by PyTorch's plain gradient descent; Adam's steps are others.
    weights = torch.nn.Parameter(torch.tensor([1.0, 2.0]))
    weights.grad = torch.tensor([10.0, -20.0])
    torch.optim.SGD([weights], lr=0.1).step()
    assert weights.tolist() == pytest.approx([0, 4], abs=1e-6)
    torch.optim.Adam([weights], lr=0.1).step()
    assert weights.tolist() == pytest.approx([-0.1, 4.1], abs=1e-4)


def test_a_moving_average_from_zeros_reaches_0_65_of_ten_equal_vectors(pandas, page):
    average, new = np.zeros(2), np.array([8.0, 2.0])
    for _ in range(10):
        average = 0.9 * average + 0.1 * new
    assert average / new == pytest.approx([1 - 0.9**10] * 2)
    assert f"only to {average[0] / new[0]:.2f} of them" in page
    # Started at the first vector, as pandas does it, the average of equal vectors is that vector.
    assert pandas.Series([8.0] * 10).ewm(alpha=0.1, adjust=False).mean().iloc[-1] == pytest.approx(
        8
    )


def test_quiz_step_swapped_weights_and_sum():
    profile, article = np.array([5, 1, 0]), np.array([0, 1, 10])
    assert (0.8 * profile + 0.2 * article).tolist() == pytest.approx([4, 1, 2])
    assert (0.2 * profile + 0.8 * article).tolist() == pytest.approx([1, 1, 8])
    assert (profile + article).tolist() == [5, 2, 10]


def test_quiz_direction():
    u, v = np.array([2, 7]), np.array([5, 3])
    assert (v - u).tolist() == [3, -4]
    assert (u - v).tolist() == [-3, 4]
    assert (u + v).tolist() == [7, 10]
    assert (u + u + v).tolist() == [9, 17]


def test_quiz_weights_that_add_up_to_1_1_leave_the_scale():
    profile = np.array([10.0, 10.0])
    for after in [11.0, 11.9]:
        profile = 0.9 * profile + 0.2 * np.array([10.0, 10.0])
        assert profile.tolist() == pytest.approx([after, after])
    for _ in range(300):
        profile = 0.9 * profile + 0.2 * np.array([10.0, 10.0])
    assert profile.tolist() == pytest.approx([20, 20])
    assert [0.9 * 10, 0.2 * 10] == [9, 2]
