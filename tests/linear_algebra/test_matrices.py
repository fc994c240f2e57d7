"""Check what the lesson on matrices says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse
from sklearn.linear_model import LinearRegression

TABLES = arrays(
    np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.integers(-99, 99)
)


def test_table_has_4_hours_3_sensors_and_12_entries(lesson):
    assert lesson.X.tolist() == [[-20, 4, 10], [-18, 5, 13], [-16, 6, 16], [-14, 9, 17]]
    assert (lesson.X.shape, lesson.X.size, lesson.X.ndim) == ((4, 3), 4 * 3, 2)


def test_printed_lines_show_entries_shapes_and_both_axes(printed):
    rows = [" ".join(line.split()) for line in printed.splitlines()]
    assert rows == [
        "shape (4, 3), 2 axes, 12 entries",
        "row 2, column 3: 13 °C",
        "X[0] (3,)",
        "X[:, 0] (4,)",
        "X[:, [0]] (4, 1)",
        "X[1:3] (2, 3)",
        "X[:, 1:] (4, 2)",
        "[[ 50. 4. 10.]",
        "[-18. 5. 13.]]",
        "first shares: True",
        "second shares: False",
        "4 hours, axis=0: [-17. 6. 14.]",
        "4 hours, axis=1: [-2. 0. 2. 4.]",
        "3 hours, axis=0: [-18. 5. 13.]",
        "3 hours, axis=1: [-2. 0. 2.]",
        "by loops, 3 h: [-18. 5. 13.]",
    ]


def test_figure_shows_the_12_readings_and_their_means(lesson):
    shown = [text.get_text().replace("−", "-") for text in lesson.ax.texts]
    numbers = [int(text) for text in shown if text.lstrip("-").isdigit()]
    assert numbers[:12] == lesson.X.ravel().tolist()
    assert numbers[12:] == [-17, 6, 14, -2, 0, 2, 4]


def test_column_of_ones_widens_the_design_matrix(lesson):
    assert np.column_stack([np.ones(4), lesson.X]).shape == (4, 4)


def test_len_counts_rows_and_size_entries(lesson):
    assert (len(lesson.X), lesson.X.size) == (4, 12)


def test_entry_2_3_is_in_the_second_row_and_third_column(lesson):
    assert lesson.X[1, 2] == lesson.X.tolist()[1][2] == 13


def test_axis_0_gives_the_means_of_sensors_axis_1_those_of_hours(lesson):
    assert lesson.X.mean(axis=0).tolist() == [-17, 6, 14]
    assert lesson.X.mean(axis=1).tolist() == [-2, 0, 2, 4]
    assert lesson.X.mean() == 1
    assert np.shape(lesson.X.mean()) == ()
    assert ((4 + 5 + 6 + 9) / 4, (-20 + 4 + 10) / 3) == (6, -2)


def test_three_hours_give_three_numbers_along_either_axis(lesson):
    assert lesson.early.mean(axis=1).tolist() == [-2, 0, 2]
    assert lesson.early.mean(axis=0).tolist() == [-18, 5, 13]
    assert lesson.early[:, 0].max() == -16
    assert lesson.early.mean(axis=0)[0] < -10 < lesson.early.mean(axis=1)[0]


@pytest.mark.parametrize("name", ["sum", "max", "min", "std"])
def test_other_summaries_use_up_the_same_axis(lesson, name):
    assert getattr(lesson.X, name)(axis=0).shape == (3,)
    assert getattr(lesson.X, name)(axis=1).shape == (4,)


@given(table=TABLES)
def test_loops_give_the_means_of_axis_0(lesson, table):
    np.testing.assert_allclose(lesson.column_means(table), table.mean(axis=0), atol=1e-12)


def test_an_index_uses_up_its_axis_and_a_list_or_slice_keeps_it(lesson):
    X = lesson.X
    shapes = [X[0].shape, X[:, 0].shape, X[:, [0]].shape, X[1:3].shape, X[:, 1:].shape]
    assert shapes == [(3,), (4,), (4, 1), (2, 3), (4, 2)]
    assert X[1:3].tolist() == [X[1].tolist(), X[2].tolist()]


def test_keepdims_leaves_a_column_that_meets_each_row(lesson):
    means = lesson.X.mean(axis=1, keepdims=True)
    assert means.shape == (4, 1)
    assert (lesson.X - means).tolist() == [[x - sum(row) / 3 for x in row] for row in lesson.X]


def test_writing_into_a_slice_changes_the_table_and_into_a_list_of_rows_does_not(lesson):
    assert lesson.copy[0].tolist() == [50, 4, 10]
    assert lesson.copy[1:].tolist() == lesson.X[1:].tolist()
    assert lesson.X[0, 0] == -20
    for take in (np.s_[0], np.s_[1:3], np.s_[:, 0], np.s_[:, 1:]):
        assert np.shares_memory(lesson.X, lesson.X[take])
        assert not np.shares_memory(lesson.X, lesson.X[take].copy())
    for take in ([0], np.s_[:, [0]], lesson.X > 0):
        assert not np.shares_memory(lesson.X, lesson.X[take])


def test_an_assignment_to_a_list_of_rows_changes_the_table(lesson):
    table = lesson.X.copy()
    table[[1]] = 50
    assert table[1].tolist() == [50, 50, 50]


def test_named_matrices_look_as_in_the_table():
    assert np.diag([2, 5]).tolist() == [[2, 0], [0, 5]]
    assert np.eye(2).tolist() == [[1, 0], [0, 1]]
    assert np.zeros((2, 3)).tolist() == [[0, 0, 0], [0, 0, 0]]
    assert (np.eye(3).size, (np.eye(3) == 1).sum(), (np.eye(3) == 0).sum()) == (9, 3, 6)


def test_index_2_3_is_beyond_the_last_column(lesson):
    with pytest.raises(IndexError, match=r"^index 3 is out of bounds for axis 1 with size 3$"):
        lesson.X[2, 3]


def test_counting_from_1_gives_another_entry_silently(lesson):
    assert (lesson.X[0, 1], lesson.X[1, 2]) == (4, 13)


def test_scikit_learn_takes_a_column_as_a_matrix_only(lesson):
    X, y = lesson.X, lesson.X[:, 2]
    with pytest.raises(ValueError, match=r"^Expected 2D array, got 1D array instead"):
        LinearRegression().fit(X[:, 0], y)
    assert LinearRegression().fit(X[:, [0]], y).n_features_in_ == 1


def test_rows_of_unequal_length_make_no_matrix():
    message = (
        r"^setting an array element with a sequence\. The requested array has an inhomogeneous "
        r"shape after 1 dimensions\."
    )
    with pytest.raises(ValueError, match=message):
        np.array([[1, 2], [3]])


def test_20_words_in_5000_columns_leave_99_6_percent_zeros():
    rows, columns = np.repeat(np.arange(1000), 20), np.tile(np.arange(20), 1000)
    counts = sparse.csr_array((np.ones(20_000), (rows, columns)), shape=(1000, 5000))
    assert 1 - counts.nnz / np.prod(counts.shape) == pytest.approx(0.996)
    assert np.zeros(counts.shape).nbytes == 40_000_000


def test_scikit_learn_compares_names_in_a_dataframe_and_only_counts_columns_of_an_array(
    lesson, pandas, polars
):
    for kind in (pandas.DataFrame, polars.DataFrame):
        df = kind(dict(zip(lesson.sensors, lesson.X.T, strict=True)))
        model = LinearRegression().fit(df[["freezer", "fridge"]], df["dock"])
        with pytest.raises(ValueError, match="must be in the same order"):
            model.predict(df[["fridge", "freezer"]])
        with pytest.warns(UserWarning, match="does not have valid feature names"):
            model.predict(lesson.X[:, [1, 0]])
    numbered = pandas.DataFrame(lesson.X)
    model = LinearRegression().fit(numbered[[0, 1]], numbered[2])
    assert not np.allclose(model.predict(numbered[[1, 0]]), model.predict(numbered[[0, 1]]))
    nameless = LinearRegression().fit(lesson.X[:, :2], lesson.X[:, 2])
    swapped = nameless.predict(lesson.X[:, [1, 0]])
    assert not np.allclose(swapped, nameless.predict(lesson.X[:, :2]))
    with pytest.raises(ValueError, match="3 features"):
        nameless.predict(lesson.X)


def test_pandas_means_one_per_column_or_one_number(lesson, pandas):
    assert pandas.__version__.startswith("3.")
    df = pandas.DataFrame(lesson.X, columns=lesson.sensors)
    assert df.mean().tolist() == lesson.X.mean(axis=0).tolist()
    assert np.mean(df) == lesson.X.mean()


def test_writing_into_a_part_of_a_dataframe_leaves_it_and_an_assignment_does_not(lesson, pandas):
    df = pandas.DataFrame(lesson.X, columns=lesson.sensors)
    part = df.iloc[1:3]
    part.iloc[0, 0] = 50
    assert part.iloc[0, 0] == 50
    assert df.to_numpy().tolist() == lesson.X.tolist()
    df.iloc[1:3] = 0
    assert df.to_numpy()[1:3].tolist() == [[0, 0, 0]] * 2


def test_pytorch_layer_from_3_to_5_holds_5_rows_and_a_slice_is_a_view(lesson, torch, page):
    shape = tuple(torch.nn.Linear(3, 5).weight.shape)
    assert f"`nn.Linear(3, 5).weight` has the shape {shape}" in page
    tensor = torch.tensor(lesson.X)
    tensor[1:3][0, 0] = 50
    assert tensor[1, 0] == 50


def test_quiz_500_customers_leave_8_maxima():
    X = np.arange(4000.0).reshape(500, 8)
    assert (X.max(axis=0).shape, X.max(axis=1).shape) == ((8,), (500,))
    assert X.max(axis=0, keepdims=True).shape == (1, 8)


def test_quiz_means_of_rows_are_3_and_5():
    X = np.array([[1, 2, 6], [3, 4, 8]])
    assert (X.mean(axis=1).tolist(), X.mean(axis=0).tolist(), X.mean()) == ([3, 5], [2, 3, 7], 4)


def test_quiz_only_the_table_that_is_not_square_tells_the_axes_apart():
    for days, sensors, differ in [(7, 7, False), (5, 2, True)]:
        X = np.zeros((days, sensors))
        assert (X.mean(axis=0).shape != X.mean(axis=1).shape) == differ
