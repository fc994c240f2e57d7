"""Check what the lesson says: Vectors."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LinearRegression

WORDS = ["refund", "cancel", "not"]
REFUND = "Please refund the order, do not cancel it."
CANCEL = "Please cancel the order, do not refund it."
THIRD = "Cancel it, please cancel it and refund it."


def test_opposite_tickets_both_count_1_1_1(lesson):
    assert lesson.words == WORDS
    assert lesson.u.tolist() == lesson.v.tolist() == [1, 1, 1]
    assert lesson.count_words(REFUND, WORDS).tolist() == [1, 1, 1]
    assert lesson.count_words(CANCEL, WORDS).tolist() == [1, 1, 1]
    assert REFUND != CANCEL


def test_third_ticket_is_1_2_0(lesson):
    assert lesson.x.tolist() == lesson.count_words(THIRD, WORDS).tolist() == [1, 2, 0]


@given(st.lists(st.sampled_from([*WORDS, "order", "cancelled"]), max_size=12))
def test_function_agrees_with_scikit_learn_and_forgets_the_order(lesson, said):
    counts = lesson.count_words(" ".join(said), WORDS)
    expected = CountVectorizer(vocabulary=WORDS).transform([" ".join(said)]).toarray()[0]
    assert counts.tolist() == expected.tolist() == [Counter(said)[word] for word in WORDS]
    assert counts.tolist() == lesson.count_words(", ".join(reversed(said)), WORDS).tolist()


def test_a_text_with_none_of_the_words_is_the_zero_vector(lesson):
    assert lesson.count_words("Thank you!", WORDS).tolist() == [0, 0, 0]


def test_case_and_punctuation_do_not_matter(lesson):
    assert lesson.count_words("REFUND? Refund!", WORDS).tolist() == [2, 0, 0]


def test_words_are_runs_of_a_to_z_only(lesson):
    assert lesson.count_words("A café, not a caf.", ["café", "caf"]).tolist() == [0, 2]


def test_table_of_entries(lesson):
    x = lesson.x
    assert len(x) == x.size == 3
    assert (x[0], x[1], x[2], x[-1]) == (1, 2, 0, 0)
    assert x[1:3].tolist() == [2, 0]
    with pytest.raises(IndexError, match=r"^index 3 is out of bounds for axis 0 with size 3$"):
        x[3]


def test_equal_vectors_have_the_same_entries_at_the_same_places(lesson):
    assert np.array_equal(lesson.u, lesson.v)
    assert not np.array_equal([1, 2, 0], [2, 1, 0])
    assert not np.array_equal([1, 2], [1, 2, 0])


def test_equality_of_arrays_answers_per_place(lesson):
    assert (lesson.u == lesson.v).tolist() == [True, True, True]
    words = "The truth value of an array with more than one element is ambiguous"
    with pytest.raises(ValueError, match=rf"^{words}. Use a.any\(\) or a.all\(\)$"):
        bool(lesson.u == lesson.v)


def test_three_shapes_of_the_same_numbers(lesson):
    x, row, column = lesson.x, lesson.row, lesson.column
    assert (x.shape, row.shape, column.shape) == ((3,), (1, 3), (3, 1))
    assert (x.ndim, row.ndim, column.ndim) == (1, 2, 2)
    assert row.tolist() == [[1, 2, 0]]
    assert column.tolist() == [[1], [2], [0]]
    assert column[1, 0] == 2
    assert x.T.shape == (3,)
    assert row.T.tolist() == column.tolist()
    for array in (x, row, column):
        listed = str(array.tolist())
        assert len(listed) - len(listed.lstrip("[")) == array.ndim


def test_similar_counts_lie_close_together():
    # Each word once more or less moves the point by 1, so n words move it by at most n.
    counts = [np.array([refund, cancel]) for refund in range(5) for cancel in range(5)]
    for here in counts:
        for there in counts:
            assert np.hypot(*(here - there)) <= np.abs(here - there).sum() + 1e-12


def test_ten_tickets_make_a_table_of_10_rows_and_3_columns(lesson):
    assert np.array([lesson.x] * 10).shape == (10, 3)


def test_300_dimensions_are_300_entries_on_one_axis():
    assert (np.zeros(300).shape, np.zeros(300).ndim) == ((300,), 1)


def test_figure_draws_the_tickets_where_their_counts_are(lesson):
    tips = [tip for tip, _ in lesson.drawn]
    assert tips == [tuple(lesson.u[:2]), tuple(lesson.x[:2]), (2, 1)]
    points = [tuple(line.get_xydata()[0]) for line in lesson.ax.lines[:3]]
    arrows = [(float(arrow.U[0]), float(arrow.V[0])) for arrow in lesson.ax.collections]
    assert points == arrows == tips
    way = lesson.ax.lines[3].get_xydata().tolist()
    assert way == [[0, 0], [2, 0], [2, 1]]
    written = {text.get_text() for text in lesson.ax.texts}
    assert {"2 to the right", "then 1 up", "(2, 1) “refund”\ntwice, “cancel” once"} <= written
    assert (lesson.words[0], lesson.words[1]) == ("refund", "cancel")
    assert lesson.ax.get_xlabel() == "times “refund”"
    assert lesson.ax.get_ylabel() == "times “cancel”"


def test_scikit_learn_refuses_one_axis_in_the_words_of_the_page(lesson):
    model = LinearRegression().fit(np.eye(3), [1.0, 2.0, 3.0])
    with pytest.raises(ValueError, match="2D array") as refused:
        model.predict(lesson.x)
    assert " ".join(str(refused.value).split()) == (
        "Expected 2D array, got 1D array instead: array=[1 2 0]. Reshape your data either using "
        "array.reshape(-1, 1) if your data has a single feature or array.reshape(1, -1) if it "
        "contains a single sample."
    )
    assert model.predict(lesson.x.reshape(1, -1)).shape == (1,)


def test_pairs_of_words_tell_the_two_tickets_apart():
    counter = CountVectorizer(ngram_range=(1, 2)).fit([REFUND, CANCEL])
    first, second = counter.transform([REFUND, CANCEL]).toarray()
    assert not np.array_equal(first, second)
    assert {"not cancel", "not refund"} <= set(counter.get_feature_names_out())
    again = CountVectorizer(ngram_range=(1, 2)).fit([THIRD])
    assert again.get_feature_names_out().tolist() != counter.get_feature_names_out().tolist()


def test_swapped_columns_raise_no_error():
    homes = np.array([[85.0, 3.0], [52.0, 2.0], [126.0, 5.0]])
    model = LinearRegression().fit(homes, [325.0, 258.0, 409.0])
    right, swapped = model.predict([[85.0, 3.0], [3.0, 85.0]])
    assert right != pytest.approx(swapped)


def test_a_model_fitted_on_a_pandas_table_refuses_swapped_columns(pandas):
    homes = pandas.DataFrame({"area": [85.0, 52.0, 126.0], "rooms": [3.0, 2.0, 5.0]})
    model = LinearRegression().fit(homes, [325.0, 258.0, 409.0])
    assert model.predict(homes[["area", "rooms"]]).shape == (3,)
    with pytest.raises(ValueError, match="must be in the same order as they were in fit"):
        model.predict(homes[["rooms", "area"]])
    # An array has no names to compare.
    with pytest.warns(UserWarning, match="does not have valid feature names"):
        swapped = model.predict(homes[["rooms", "area"]].to_numpy())
    assert not np.allclose(swapped, model.predict(homes))
    # The names that pandas gives by itself are numbers, and these are not compared.
    nameless = pandas.DataFrame(homes.to_numpy())
    assert nameless.columns.tolist() == [0, 1]
    model = LinearRegression().fit(nameless, [325.0, 258.0, 409.0])
    assert not np.allclose(model.predict(nameless[[1, 0]]), model.predict(nameless))


def test_a_new_axis_makes_a_batch_of_one():
    assert np.zeros(768)[None, :].shape == (1, 768)


def test_a_layer_takes_one_vector_or_a_batch_of_one(torch):
    layer = torch.nn.Linear(768, 10)
    x = torch.linspace(-1, 1, 768)
    assert layer(x).shape == (10,)
    assert layer(x[None, :]).shape == (1, 10)
    assert torch.allclose(layer(x), layer(x[None, :])[0], atol=1e-6)
    assert len(x) == 768
    assert len(x[None, :]) == 1


def test_a_tensor_has_any_number_of_axes(torch):
    pictures = torch.zeros(32, 3, 64, 64)
    assert pictures.ndim == np.zeros((32, 3, 64, 64)).ndim == 4
    assert (torch.tensor([1, 2, 0]).ndim, torch.zeros(10, 3).ndim) == (1, 2)


def test_quiz_second_entry_and_place_2():
    x = np.array([7, 0, 4, 9])
    assert (x[2 - 1], x[2]) == (0, 4)


def test_quiz_one_customer_is_one_row():
    x = np.zeros(5)
    assert (x.reshape(1, -1).shape, x.reshape(-1, 1).shape) == ((1, 5), (5, 1))
    model = LinearRegression().fit(np.eye(5), np.arange(5))
    assert model.predict(x.reshape(1, -1)).shape == (1,)
    with pytest.raises(ValueError, match="2D array"):
        model.predict(x)
