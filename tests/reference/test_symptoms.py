"""Each check finds the fault and stays quiet on a healthy case; messages are as the page says."""

import importlib.metadata
import math
import warnings

import numpy as np
import pytest
import scipy
import sklearn
from scipy import stats
from scipy.spatial import distance
from sklearn import metrics
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.exceptions import ConvergenceWarning, UndefinedMetricWarning
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import cross_val_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import NearestNeighbors
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier


@pytest.fixture
def rng():
    return np.random.default_rng(seed=20)


def gradient(torch, function, *values, dtype=None):
    """Return the value of a function of a PyTorch tensor, and its gradient as an array."""
    x = torch.tensor(values, dtype=dtype, requires_grad=True)
    result = function(x)
    result.backward()
    return result.item(), x.grad.numpy()


def test_the_page_names_the_versions_that_ran(page, torch, pandas):
    modules = {"NumPy": np, "SciPy": scipy, "scikit-learn": sklearn}
    modules |= {"PyTorch": torch, "pandas": pandas}
    for name, module in modules.items():
        assert f"{name} {'.'.join(module.__version__.split('.')[:2])}" in page
    assert "statsmodels 0.15" in page
    assert importlib.metadata.version("statsmodels").startswith("0.15.")


# Errors and warnings


def test_inner_sizes_differ_exactly_where_the_product_fails(lesson, page):
    A, B = np.ones((32, 3)), np.ones((4, 3))
    with pytest.raises(ValueError, match="mismatch in its core dimension 0"):
        A @ B
    assert "matmul: Input operand 1 has a mismatch in its core dimension 0" in page
    assert lesson.inner_sizes(A, B) == (3, 4)
    for other in (B.T, np.ones(3), np.ones((5, 3, 2))):
        left, right = lesson.inner_sizes(A, other)
        assert left == right
        A @ other


def test_pytorch_says_which_shapes_cannot_be_multiplied(torch, page):
    message = "mat1 and mat2 shapes cannot be multiplied (32x3 and 4x3)"
    for product in (lambda x: x @ torch.ones(4, 3), torch.nn.Linear(4, 3)):
        with pytest.raises(RuntimeError) as caught:
            product(torch.ones(32, 3))
        assert str(caught.value) == message
    assert f"RuntimeError: {message}" in page


def test_one_new_row_gets_no_constant_from_statsmodels(statsmodels, rng, page):
    X = rng.normal(size=(30, 3))
    fit = statsmodels.OLS(X @ [1, 2, 3] + 4, statsmodels.add_constant(X)).fit()
    new = rng.normal(size=(1, 3))
    assert statsmodels.add_constant(new).shape == (1, 3)
    with pytest.raises(ValueError, match="not aligned") as caught:
        fit.predict(statsmodels.add_constant(new))
    message, *_ = str(caught.value).split(":")
    assert f"ValueError: {message}` from `np.dot`, which statsmodels calls" in page
    with pytest.raises(ValueError, match="not aligned") as by_numpy:
        np.dot(new, fit.params)
    assert str(by_numpy.value) == str(caught.value)
    assert '`sm.add_constant(row, has_constant="add")`' in page
    row = statsmodels.add_constant(new, has_constant="add")
    assert fit.predict(row) == pytest.approx(new @ [1, 2, 3] + 4)
    with pytest.raises(ValueError, match="not aligned"):
        fit.predict(statsmodels.add_constant(new[0], has_constant="add"))


def test_scikit_learn_says_which_shape_it_expects(rng, page):
    model = LinearRegression().fit(rng.normal(size=(9, 4)), np.arange(9))
    with pytest.raises(ValueError, match="features") as caught:
        model.predict(np.ones((2, 3)))
    assert f"`{str(caught.value).rstrip('.')}`" in page
    row = np.ones(4)
    for call in (lambda: model.predict(row), lambda: LinearRegression().fit(row, row)):
        with pytest.raises(ValueError, match="2D") as caught:
            call()
        message, *_ = str(caught.value).split(":")
        assert f"`{message}`" in page
    assert model.predict(row.reshape(1, -1)).shape == (1,)
    assert LinearRegression().fit(row.reshape(-1, 1), row).coef_.shape == (1,)


def test_square_weights_raise_no_error_the_wrong_way_round(rng):
    x, W = rng.normal(size=(5, 3)), rng.normal(size=(3, 3))
    assert (x @ W).shape == (x @ W.T).shape
    assert not np.allclose(x @ W, x @ W.T)


@pytest.mark.parametrize(
    ("a", "b"),
    [((5, 2), (5,)), ((3, 4), (4, 3)), ((2, 3, 4), (3, 1)), ((5, 2), (5, 1)), ((5, 2), (2,))],
)
def test_axes_clash_exactly_where_broadcasting_fails(lesson, a, b):
    a, b = np.ones(a), np.ones(b)
    try:
        np.broadcast_shapes(a.shape, b.shape)
    except ValueError:
        assert lesson.clashing_axes(a, b)
    else:
        assert lesson.clashing_axes(a, b) == []


def test_the_broadcast_message_is_numpys(page):
    with pytest.raises(ValueError, match="operands") as caught:
        np.ones((5, 2)) - np.ones(5)
    assert str(caught.value).strip() in page


def test_the_broadcast_message_is_pytorchs(torch, page):
    with pytest.raises(RuntimeError) as caught:
        torch.ones(5, 2) - torch.ones(5)
    assert f"RuntimeError: {caught.value}" in page


def test_in_a_square_table_row_means_leave_the_wrong_axis(rng):
    X = rng.normal(size=(4, 4))
    assert (X - X.mean(axis=1, keepdims=True)).mean(axis=1) == pytest.approx(np.zeros(4))
    wrong = X - X.mean(axis=1)  # no error
    assert np.abs(wrong.mean(axis=1)).max() > 0.1
    assert wrong[:, 1] == pytest.approx(X[:, 1] - X.mean(axis=1)[1])


def test_pytorch_warns_of_a_column_against_a_row(torch, page):
    predicted, target = torch.ones(32, 1), torch.ones(32)
    with pytest.warns(UserWarning, match="Using a target size") as caught:
        torch.nn.functional.mse_loss(predicted, target)
    message, *_ = str(caught[0].message).split(". ")
    assert f"squared-error loss warns `{message}`" in page
    assert (predicted - target).shape == (32, 32)  # by hand, nothing warns
    assert predicted.squeeze(-1).shape == target.shape


def test_double_brackets_leave_a_table(pandas):
    table = pandas.DataFrame({"y": [1.0, 2.0, 3.0]})
    assert table[["y"]].to_numpy().shape == (3, 1)
    assert table["y"].to_numpy().shape == (3,)


def test_cross_entropy_takes_scores_and_class_numbers_of_other_shapes(torch):
    scores = torch.randn(4, 3, generator=torch.Generator().manual_seed(1))
    numbers = torch.tensor([0, 2, 1, 2])
    by_hand = -torch.log_softmax(scores, dim=1)[range(4), numbers].mean()
    loss = torch.nn.functional.cross_entropy(scores, numbers)
    assert loss.item() == pytest.approx(by_hand.item())


TYPES = {
    "float32": "Float",
    "float64": "Double",
    "bool": "Bool",
    "int8": "Char",
    "int16": "Short",
    "int32": "Int",
    "int64": None,
    "uint8": None,
}


@pytest.mark.parametrize(("dtype", "name"), TYPES.items())
def test_class_numbers_are_of_the_types_that_pytorch_takes(lesson, torch, page, dtype, name):
    target = np.array([0, 1, 1, 0]).astype(dtype)
    assert lesson.are_class_numbers(target, classes=3) == (name is None)
    scores, target = torch.ones(4, 3), torch.tensor(target)
    if name is None:
        assert torch.nn.functional.cross_entropy(scores, target).item() == pytest.approx(np.log(3))
        return
    with pytest.raises(RuntimeError) as caught:
        torch.nn.functional.cross_entropy(scores, target)
    message = "expected target dtype to be Long or Byte, but got"
    assert str(caught.value) == f"{message} {name}"
    assert f"RuntimeError: {message} Float` (or `Int`, or `Bool`)" in page


def test_labels_that_start_at_1_are_out_of_bounds(lesson, torch, page):
    stars = np.array([1, 3, 2])
    assert not lesson.are_class_numbers(stars, classes=3)
    assert lesson.are_class_numbers(stars - 1, classes=3)
    with pytest.raises(IndexError) as caught:
        torch.nn.functional.cross_entropy(torch.ones(3, 3), torch.tensor(stars))
    assert f"IndexError: {caught.value}" in page


def test_losses_of_one_output_want_floats(torch, page):
    losses, target = torch.nn.functional, torch.tensor([0, 1])
    half = torch.full((2,), 0.5)
    cases = {
        "BCELoss": losses.binary_cross_entropy,
        "BCEWithLogitsLoss": losses.binary_cross_entropy_with_logits,
    }
    for name, loss in cases.items():
        with pytest.raises(RuntimeError) as caught:
            loss(half, target)
        assert f"`{caught.value}` from `{name}`" in page
        assert loss(half, target.float()) > 0


def test_the_mean_of_right_answers_needs_floats(torch, page):
    right = torch.tensor([1, 2]) == torch.tensor([1, 3])
    for values in (right, right.long()):
        with pytest.raises(RuntimeError) as caught:
            values.mean()
        message, *_ = str(caught.value).split(". ")
        assert f"`{message}` for a mean" in page
    assert right.float().mean() == 0.5


def test_floats_of_the_shape_of_the_scores_are_probabilities(torch):
    scores = torch.randn(4, 3, generator=torch.Generator().manual_seed(2))
    shares = torch.full((4, 3), 1 / 3)
    loss = torch.nn.functional.cross_entropy(scores, shares)
    assert loss.item() == pytest.approx(-torch.log_softmax(scores, dim=1).mean().item())
    assert torch.tensor(0.7).long() == 0


def test_a_column_against_a_row_is_told(lesson):
    assert not lesson.same_shape(np.ones((3, 1)), np.ones(3))
    assert lesson.same_shape(np.ones(3), np.ones(3))
    assert (np.ones((3, 1)) - np.ones(3)).shape == (3, 3)


def test_redundant_columns_are_found_and_healthy_ones_are_not(lesson, rng):
    X = rng.normal(size=(20, 3))
    assert lesson.redundant_columns(X) == []
    assert lesson.redundant_columns(np.column_stack([X, X @ [1, 2, -1], np.zeros(20)])) == [3, 4]
    assert lesson.redundant_columns(X[:2]) == [2]  # more columns than rows
    assert lesson.redundant_columns(np.column_stack([np.zeros(20), X])) == [0]
    assert lesson.redundant_columns(X * [1e12, 1, 1e-12]) == []  # whatever the units


def test_a_constant_column_is_redundant_next_to_an_intercept_only(lesson, rng):
    X = np.column_stack([np.full(20, 3.0), rng.normal(size=20)])
    assert lesson.redundant_columns(X) == []
    assert lesson.redundant_columns(np.column_stack([np.ones(20), X])) == [1]
    curved = np.column_stack([X, X[:, 1] ** 2])  # computed from another, but no weighted sum
    assert lesson.redundant_columns(curved) == []


def test_rounding_often_hides_an_exactly_redundant_column(lesson, rng, page):
    assert "Rounding often hides even an exactly redundant column" in page
    hidden = 0
    for _ in range(50):
        X = rng.normal(size=(20, 3))
        X = np.column_stack([X, X @ [1, 2, -1]])
        assert lesson.redundant_columns(X) == [3]
        try:
            hidden += np.abs(np.linalg.inv(X.T @ X)).max() > 1e10
        except np.linalg.LinAlgError:
            continue
    assert hidden > 10


def test_the_singular_matrix_is_numpys_error(page):
    X = np.array([[1, 1, 0], [1, 0, 1]])
    with pytest.raises(np.linalg.LinAlgError, match="Singular matrix"):
        np.linalg.inv(X.T @ X)
    assert "numpy.linalg.LinAlgError: Singular matrix" in page


@pytest.mark.parametrize(
    ("x", "message", "key"),
    [
        ([0.5, 0.0], "divide by zero encountered in log", "zeros"),
        ([0.5, -1.0], "invalid value encountered in log", "negative"),
    ],
)
def test_what_log_cannot_take_is_counted(lesson, x, message, key, page):
    with pytest.warns(RuntimeWarning, match=message):
        np.log(x)
    assert f"RuntimeWarning: {message}" in page
    counts = lesson.log_cannot_take(np.array(x))
    assert counts.pop(key) == 1
    assert set(counts.values()) == {0}
    assert set(lesson.log_cannot_take(np.array([0.5, 1e-300])).values()) == {0}


def test_log1p_leaves_small_shares_as_they_are(page):
    assert f"`np.log1p(0.01)` is {np.log1p(0.01):.5f}" in page
    assert np.log1p(0) == 0


def test_clipping_before_the_log_stops_the_gradient(torch):
    value, slope = gradient(torch, lambda p: -torch.log(p.clamp(1e-12, 1)).sum(), 0.0)
    assert np.isfinite(value)
    assert slope == 0


def test_softmax_cannot_divide_above_709_or_with_all_scores_below_minus_745(lesson):
    assert not lesson.cannot_divide(np.array([709.0, 0.0]))
    assert lesson.cannot_divide(np.array([0.0, 710.0]))
    assert not lesson.cannot_divide(np.array([-745.0, -800.0]))
    assert lesson.cannot_divide(np.array([-746.0, -800.0]))
    assert lesson.cannot_divide(np.array([[0.0, 1.0], [-800.0, -900.0]]))  # one row of two
    assert not lesson.cannot_divide(np.array([0.0, 88.0], dtype=np.float32))
    assert lesson.cannot_divide(np.array([0.0, 89.0], dtype=np.float32))
    with pytest.warns(RuntimeWarning, match="overflow encountered in exp"):
        np.exp(710.0)


def test_softmax_of_very_small_scores_warns_of_the_division_alone():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        shares = np.exp([-1000.0, -1001.0]) / np.exp([-1000.0, -1001.0]).sum()
    assert np.isnan(shares).all()
    assert [str(w.message) for w in caught] == ["invalid value encountered in divide"]


def test_softmax_without_a_shift_is_nan():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        shares = np.exp([1000.0, 0.0]) / np.exp([1000.0, 0.0]).sum()
    assert np.isnan(shares[0])
    messages = [str(w.message) for w in caught]
    assert "overflow encountered in exp" in messages
    assert "invalid value encountered in divide" in messages


def test_an_overflow_in_a_sigmoid_does_no_harm(page):
    with pytest.warns(RuntimeWarning, match="overflow encountered in exp"):
        value = 1 / (1 + np.exp(-np.array([-1000.0])))
    assert value == 0
    assert "`1 / (1 + np.exp(-z))`, the same warning comes with the right answer, 0" in page


def test_a_row_that_is_masked_completely_is_nan_or_0(torch):
    masked = torch.full((1, 4), -torch.inf)
    assert torch.softmax(masked, dim=-1).isnan().all()
    x = torch.randn(2, 3, 8, generator=torch.Generator().manual_seed(3))
    padding = torch.tensor([[False] * 3, [True] * 3])
    output, _ = torch.nn.MultiheadAttention(8, 2, batch_first=True)(
        x, x, x, key_padding_mask=padding
    )
    assert output.isnan().any(dim=(1, 2)).tolist() == [False, True]
    open_to = ~padding[:, None, :].expand(2, 3, 3)
    for mask in (open_to, torch.zeros(2, 3, 3).masked_fill(~open_to, -torch.inf)):
        output = torch.nn.functional.scaled_dot_product_attention(x, x, x, attn_mask=mask)
        assert (output[1] == 0).all()
        assert (output[0] != 0).all()


def test_nan_to_num_does_not_mend_the_gradient_of_an_added_mask(torch):
    x = torch.randn(3, 8, generator=torch.Generator().manual_seed(4), requires_grad=True)
    mask = torch.zeros(3, 3)
    mask[1] = -torch.inf
    output = torch.nan_to_num(torch.softmax(x @ x.T + mask, dim=-1)) @ x
    assert output.isfinite().all()
    output.sum().backward()
    assert x.grad.isnan().all()
    x.grad = None
    mask[1, 0] = 0  # one position open
    (torch.softmax(x @ x.T + mask, dim=-1) @ x).sum().backward()
    assert x.grad.isfinite().all()


def test_bad_cells_are_counted_by_column(lesson):
    X = np.array([[1, np.nan, np.inf], [2, 3, -np.inf]])
    assert lesson.bad_cells(X).tolist() == [0, 1, 2]
    assert not lesson.bad_cells(np.ones((3, 2))).any()


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (np.nan, "Input X contains NaN."),
        (np.inf, "Input X contains infinity or a value too large for dtype('float64')."),
    ],
)
def test_missing_values_give_scikit_learns_messages(bad, message, page):
    with pytest.raises(ValueError, match="Input X contains") as caught:
        NearestNeighbors().fit(np.array([[1.0], [bad]]))
    assert str(caught.value).startswith(message)
    assert message in page


def test_isna_leaves_out_infinite_cells(lesson, pandas):
    table = pandas.DataFrame({"visits": [1.0, np.nan, np.inf]})
    assert table.isna().sum().tolist() == [1]
    assert lesson.bad_cells(table.to_numpy()).tolist() == [2]


def test_nan_gives_other_messages_elsewhere_or_none(statsmodels, page):
    X = np.array([[np.nan, 1.0], [1.0, 2.0]])
    with pytest.raises(np.linalg.LinAlgError) as caught:
        np.linalg.svd(X)
    assert f"`LinAlgError: {caught.value}` from NumPy" in page
    with pytest.raises(Exception, match="exog") as caught:
        statsmodels.OLS(np.ones(2), X)
    assert f"`{caught.value}` from statsmodels" in page
    assert np.isnan(np.linalg.inv(X)).any()
    for size in (2, 5, 60):  # which of the two it is depends on size and build
        message, vectors = "", np.full(size, np.nan)
        try:
            vectors = np.linalg.eigh(np.full((size, size), np.nan)).eigenvectors
        except np.linalg.LinAlgError as error:
            message = str(error)
        assert f"`{message}`" in page if message else np.isnan(vectors).any()


def test_trees_and_forests_take_nan_but_no_infinity():
    X, y = np.array([[1.0, np.nan]] * 20 + [[0.0, 1.0]] * 20), np.repeat([0, 1], 20)
    for model in (DecisionTreeClassifier(), RandomForestClassifier(n_estimators=5)):
        assert model.fit(X, y).score(X, y) == 1
        with pytest.raises(ValueError, match="Input X contains infinity"):
            model.fit(np.nan_to_num(X, nan=np.inf), y)


def test_integers_have_no_nan(lesson, page):
    message = "cannot convert float NaN to integer"
    counts = np.array([3, 0, 7])
    for call in (int, round, lambda x: counts.__setitem__(1, x)):
        with pytest.raises(ValueError, match=message):
            call(math.nan)
    assert f"ValueError: {message}" in page
    lost = lesson.lost_as_integers(np.array([np.nan, np.inf, -np.inf, 2.5, -3.0, 4.0]))
    assert lost == {"not finite": 3, "fraction": 1}
    assert set(lesson.lost_as_integers(np.arange(-3.0, 9.0)).values()) == {0}


def test_pandas_says_what_cannot_become_an_integer(pandas, page):
    stock = pandas.Series([3.0, np.nan, 7.0])
    with pytest.raises(ValueError, match="non-finite") as caught:
        stock.astype(int)
    message, *_ = str(caught.value).split(". ")
    assert f"{type(caught.value).__name__}: {message}" in page
    assert stock.astype("Int64").isna().tolist() == [False, True, False]


def test_astype_int_leaves_a_number_in_the_gap():
    with pytest.warns(RuntimeWarning, match="invalid value encountered in cast"):
        stock = np.array([3.0, np.nan]).astype(int)
    assert stock.dtype == np.int64
    assert stock[0] == 3


def test_bartlett_fails_on_integers_that_it_takes_as_floats():
    a, b = np.array([1, 2, 3, 4, 5, 9]), np.array([2, 3, 4, 5, 6, 8])
    with pytest.raises(ValueError, match="cannot convert float NaN to integer"):
        stats.bartlett(a, b)
    p = stats.bartlett(a.astype(float), b.astype(float)).pvalue
    # By the definition: the pooled variance against the variances.
    pooled = np.mean([np.var(a, ddof=1), np.var(b, ddof=1)])
    ratio = 10 * np.log(pooled) - 5 * np.log(np.var(a, ddof=1) * np.var(b, ddof=1))
    corrected = ratio / (1 + (1 / 5 + 1 / 5 - 1 / 10) / 3)
    assert p == pytest.approx(stats.chi2.sf(corrected, 1))
    assert stats.levene(a, b).pvalue == stats.levene(a.astype(float), b.astype(float)).pvalue


def test_lbfgs_fails_on_unequal_scales_and_not_on_equal_ones(lesson, rng):
    X = np.column_stack([rng.normal(size=300), 1e5 * rng.normal(size=300)])
    y = (X[:, 0] + X[:, 1] / 1e5 + rng.normal(size=300) > 0).astype(int)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        LogisticRegression(max_iter=5).fit(X, y)
    assert any("lbfgs failed to converge" in str(w.message) for w in caught)
    assert any(w.category is ConvergenceWarning for w in caught)
    scaled = StandardScaler().fit_transform(X)
    LogisticRegression().fit(scaled, y)  # a warning would be an error here
    assert lesson.scale_ratio(X) > 10_000
    assert lesson.scale_ratio(scaled) == pytest.approx(1)


def test_another_scale_is_another_model_where_there_is_a_penalty(rng):
    X = rng.normal(size=(200, 1)) * 0.01
    y = (X[:, 0] + 0.01 * rng.normal(size=200) > 0).astype(int)
    scaled = StandardScaler().fit_transform(X)
    p, q = (LogisticRegression().fit(Z, y).predict_proba(Z)[:, 1] for Z in (X, scaled))
    assert np.ptp(p) < 0.1  # the penalty holds the large coefficient of small numbers back
    assert np.ptp(q) > 0.8


def test_separated_classes_have_no_best_slope_and_nothing_warns(page):
    X, y = np.arange(1.0, 7)[:, None], np.array([0, 0, 0, 1, 1, 1])
    loose, strict = (LogisticRegression(C=np.inf, tol=t).fit(X, y) for t in (1e-4, 1e-8))
    slopes = loose.coef_.item(), strict.coef_.item()
    assert "a slope of {:.0f}, and with `tol=1e-8` one of {:.0f}".format(*slopes) in page
    assert LogisticRegression().tol == 1e-4
    kept = [LogisticRegression(C=1, tol=t).fit(X, y).coef_.item() for t in (1e-4, 1e-8)]
    assert kept[0] == pytest.approx(kept[1], rel=0.01)


def test_memory_is_counted_before_it_is_asked_for(lesson, page):
    assert lesson.gibibytes((1024, 1024, 128)) == 1
    assert lesson.gibibytes((1024, 1024, 128), np.float32) == 0.5
    with pytest.raises(MemoryError) as caught:
        np.empty((10_000_000, 10_000_000))
    assert str(caught.value) in page
    assert lesson.gibibytes((10_000_000, 10_000_000)) / 1024 == pytest.approx(728, abs=0.5)


# Training


def test_the_first_loss_that_is_no_number_is_found(lesson):
    assert lesson.first_bad_step(np.array([1.0, np.inf, np.nan])) == 1
    assert lesson.first_bad_step(np.array([np.nan])) == 0
    assert lesson.first_bad_step(np.array([3.0, 2.0])) is None


def test_float16_ends_early(page):
    assert f"`float16` ends at {np.finfo(np.float16).max:,.0f}" in page


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_one_bad_value_spoils_every_later_loss(lesson, bad):
    w, losses = np.zeros(2), []
    for x in ([1.0, 2.0], [2.0, 1.0], [bad, 1.0], [1.0, 2.0]):
        error = w @ x - 1
        losses.append(error**2)
        with np.errstate(invalid="ignore"):
            w = w - 0.1 * error * np.array(x)
    assert lesson.first_bad_step(np.array(losses)) == 2
    assert not np.isfinite(losses[3])


def test_the_slope_of_a_distance_of_0_depends_on_who_computes_it(torch, jax, page):
    f = torch.nn.functional
    by_hand = gradient(torch, lambda x: ((x - 1) ** 2).sum().sqrt(), 1.0, 1.0)
    assert by_hand[0] == 0
    assert np.isnan(by_hand[1]).all()
    ones = jax.numpy.ones(2)
    in_jax = jax.grad(lambda x: jax.numpy.sqrt(jax.numpy.sum((x - 1) ** 2)))(ones)
    assert jax.numpy.isnan(in_jax).all()
    assert (gradient(torch, lambda x: torch.norm(x - 1), 1.0, 1.0)[1] == 0).all()
    ones = torch.ones(1, 2)
    _, slope = gradient(torch, lambda x: f.pairwise_distance(x[None], ones).sum(), 1.0, 1.0)
    assert f"`pairwise_distance` a gradient of length {np.linalg.norm(slope):.0f}" in page
    mended = gradient(torch, lambda x: (((x - 1) ** 2).sum() + 1e-12).sqrt(), 1.0, 1.0)
    assert (mended[1] == 0).all()

    def half(small):
        point = torch.ones(2, dtype=torch.float16, requires_grad=True)
        (((point - 1) ** 2).sum() + small).sqrt().backward()
        return point.grad

    assert half(1e-12).isnan().all()
    assert (half(1e-6) == 0).all()
    assert jax.numpy.isnan(jax.grad(jax.numpy.linalg.norm)(jax.numpy.zeros(2))).all()


def test_a_finite_loss_can_have_a_gradient_that_spoils_the_next_loss(lesson, torch):
    w, losses = torch.tensor([1.0, 2.0], requires_grad=True), []
    targets = torch.tensor([[3.0, 1.0], [0.0, 0.0], [2.0, 2.0], [1.0, 1.0]])
    for step, target in enumerate(targets):
        target = w.detach().clone() if step == 1 else target  # a distance of 0
        loss = ((w - target) ** 2).sum().sqrt()
        losses.append(loss.item())
        (slope,) = torch.autograd.grad(loss, w)
        with torch.no_grad():
            w -= 0.1 * slope
    assert losses[1] == 0
    assert lesson.first_bad_step(np.array(losses)) == 2


def test_a_loss_that_grows_is_told_from_one_that_falls(lesson):
    # Each step multiplies w by 1 - 2 * rate: beyond a rate of 1 its size grows.
    assert lesson.grows(lesson.short_training(rate=1.01))
    assert not lesson.grows(lesson.short_training(rate=0.99))


def test_a_tiny_step_lowers_the_loss_only_with_the_right_gradient(lesson):
    loss = np.cosh
    assert lesson.change_by_tiny_step(loss, np.sinh, 1.0) < 0
    assert lesson.change_by_tiny_step(loss, lambda w: -np.sinh(w), 1.0) > 0
    assert lesson.change_by_tiny_step(loss, lambda w: 0 * w, 1.0) == 0


def test_float32_rounds_the_smallest_steps_away():
    w, slope = np.float32(1), np.float32(0.01)
    assert w - np.float32(1e-6) * slope == w
    assert w - np.float32(1e-3) * slope < w


def test_cross_entropy_of_one_output_is_always_0(torch):
    scores = torch.randn(8, 1, generator=torch.Generator().manual_seed(5), requires_grad=True)
    target = torch.tensor([[0.0], [1.0]] * 4)
    loss = torch.nn.functional.cross_entropy(scores, target)
    loss.backward()
    assert loss == 0
    assert (scores.grad == 0).all()
    assert (torch.softmax(scores, dim=1) == 1).all()
    scores.grad = None
    torch.nn.functional.binary_cross_entropy_with_logits(scores, target).backward()
    assert (scores.grad != 0).all()


def test_a_sigmoid_before_the_loss_loses_the_gradient_of_a_wrong_logit(torch, page):
    f, right = torch.nn.functional, torch.zeros(1)
    loss, slope = gradient(torch, lambda z: f.binary_cross_entropy(z.sigmoid(), right), 17.0)
    assert f"a wrong logit of 17 with {loss:.0f} instead of 17" in page
    assert slope == 0
    loss, slope = gradient(torch, lambda z: f.binary_cross_entropy_with_logits(z, right), 17.0)
    assert loss == pytest.approx(17)
    assert slope == pytest.approx(1)


@pytest.mark.parametrize("layer", ["ReLU", "Tanh"])
@pytest.mark.parametrize("weight", [0.0, 0.5])
def test_equal_weights_get_equal_gradients_and_zero_weights_none(torch, layer, weight):
    net = torch.nn.Sequential(torch.nn.Linear(3, 4), getattr(torch.nn, layer)())
    net.append(torch.nn.Linear(4, 1))
    for parameter in net.parameters():
        torch.nn.init.constant_(parameter, weight)
    generator = torch.Generator().manual_seed(6)
    x, y = torch.rand(20, 3, generator=generator), torch.rand(20, 1, generator=generator)
    torch.nn.functional.mse_loss(net(x), y + 3).backward()
    first, first_bias, last, last_bias = (p.grad for p in net.parameters())
    assert last_bias != 0
    for slopes in (first, first_bias[:, None], last.T):  # a row for each of the four units
        assert torch.allclose(slopes, slopes[:1].expand_as(slopes))
        assert (slopes == 0).all() if weight == 0 else (slopes != 0).all()


def test_weights_of_0_with_other_biases_leave_a_gradient_for_the_last_weights(torch):
    net = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))
    for layer in (net[0], net[2]):
        torch.nn.init.zeros_(layer.weight)
    torch.nn.init.ones_(net[0].bias)
    torch.nn.functional.mse_loss(net(torch.ones(5, 3)), torch.full((5, 1), 3.0)).backward()
    assert (net[2].weight.grad != 0).all()
    assert (net[0].weight.grad == 0).all()


def test_dead_units_are_counted(lesson):
    outputs = np.array([[0.0, 1.0, 0.0, 2.0], [0.0, 0.0, 3.0, 1.0]])
    assert lesson.dead_share(outputs) == 0.25
    assert lesson.dead_share(outputs + 1) == 0


def test_spikes_of_the_gradient_are_found(lesson, rng):
    norms = rng.uniform(0.5, 2, size=100)
    assert len(lesson.spikes(norms)) == 0
    norms[[7, 60]] = 40
    assert lesson.spikes(norms).tolist() == [7, 60]
    norms[[8, 9]] = np.nan, np.inf
    assert lesson.spikes(norms).tolist() == [7, 8, 9, 60]


def test_backward_twice_raises_an_error_only_where_values_were_freed(torch, page):
    w = torch.ones(3, requires_grad=True)
    loss = (w - 2).sum()
    loss.backward()
    loss.backward()
    assert w.grad.tolist() == [2, 2, 2]
    loss = (w**2).sum()
    loss.backward()
    with pytest.raises(RuntimeError, match="Trying to backward") as caught:
        loss.backward()
    message, *_ = str(caught.value).split(" (")
    assert f"`{message}`" in page


def test_gradients_add_up_until_they_are_set_to_0(torch):
    w = torch.ones(3, requires_grad=True)
    for count in (1, 2, 3):
        (w**2).sum().backward()
        assert w.grad.tolist() == [2 * count] * 3


@pytest.mark.parametrize("bad", [math.inf, math.nan])
def test_clipping_does_not_rescue_an_infinite_gradient(torch, bad):
    def parameters():
        made = [torch.nn.Parameter(torch.ones(2)) for _ in range(2)]
        made[0].grad, made[1].grad = torch.tensor([1, bad]), torch.tensor([2.0, 3.0])
        return made

    clipped = parameters()
    torch.nn.utils.clip_grad_norm_(clipped, 1.0)
    slopes = torch.cat([p.grad for p in clipped])
    assert slopes[1].isnan()
    others = slopes[[0, 2, 3]]
    assert (others == 0).all() if math.isinf(bad) else others.isnan().all()
    with pytest.raises(RuntimeError, match="non-finite"):
        torch.nn.utils.clip_grad_norm_(parameters(), 1.0, error_if_nonfinite=True)


def test_a_model_that_always_says_the_same_shows(lesson):
    true = np.array([0, 0, 0, 1])
    assert lesson.class_shares(np.zeros(4, dtype=int), true) == {0: (1, 0.75), 1: (0, 0.25)}
    assert lesson.class_shares(true[::-1], true) == {0: (0.75, 0.75), 1: (0.25, 0.25)}


def test_precision_of_a_class_that_is_never_predicted_is_0_with_a_warning():
    with pytest.warns(UndefinedMetricWarning, match="Precision is ill-defined"):
        assert metrics.precision_score([0, 1], [0, 0]) == 0


def test_trees_see_close_times_as_one(page):
    step = np.spacing(np.float32(1.7e9))  # Unix seconds of the 2020s
    assert f"lie {step:.0f} seconds apart" in page
    seconds = 1_700_000_000 + np.arange(60.0)
    late = np.arange(60) >= 30
    for model in (DecisionTreeClassifier(), RandomForestClassifier(n_estimators=5)):
        assert len(set(model.fit(seconds[:, None], late).predict(seconds[:, None]))) == 1
        from_first = seconds[:, None] - seconds[0]
        assert model.fit(from_first, late).score(from_first, late) > 0.9


def test_overfitting_is_a_gap_of_many_spreads(lesson):
    folds = [0.70, 0.72, 0.74]  # mean 0.72, standard deviation 0.02
    assert lesson.gap_in_spreads(0.92, folds) == pytest.approx(10)
    assert lesson.gap_in_spreads(0.73, folds) == pytest.approx(0.5)


def test_a_random_forest_fits_even_coin_flips(rng):
    X, coins = rng.normal(size=(300, 5)), rng.integers(0, 2, size=300)
    model = RandomForestClassifier(random_state=0)
    assert model.fit(X, coins).score(X, coins) == 1
    # 300 coin flips: 0.5 ± 5 standard errors of 0.029.
    assert cross_val_score(model, X, coins).mean() == pytest.approx(0.5, abs=0.145)


def test_validation_above_training_is_measured_in_standard_errors(lesson):
    n, training = 400, 0.8
    error = stats.binom(n, training).std() / n
    assert lesson.standard_errors_apart(training, 0.8 + 3 * error, n) == pytest.approx(3)


def test_two_models_are_compared_as_in_welchs_t_test(lesson, rng):
    a, b = rng.normal(size=8), rng.normal(1, 2, size=12)
    t = stats.ttest_ind(b, a, equal_var=False).statistic
    assert lesson.beyond_seeds(a, b) == pytest.approx(t)


def test_few_seeds_need_more_than_two_standard_errors(lesson, rng, page):
    beyond = 2 * stats.t.sf(2, 6)  # two groups of four, equally spread
    assert f"more than 2 standard errors in about {beyond:.0%} of cases" in page
    runs = 4000
    far = sum(abs(lesson.beyond_seeds(*rng.normal(size=(2, 4)))) > 2 for _ in range(runs))
    # 5 standard errors of √(0.09 · 0.91 / 4,000) = 0.0045.
    assert far / runs == pytest.approx(beyond, abs=0.023)


def test_torch_randn_keeps_no_prefix_while_others_do(torch, page):
    def first(draw, n):
        torch.manual_seed(0)
        return draw(n)[:3].tolist()

    assert "`torch.randn(20)` does not begin with the numbers of `torch.randn(3)`" in page
    assert first(torch.randn, 20) != first(torch.randn, 3)
    assert first(torch.rand, 20) == first(torch.rand, 3)
    twice = [np.random.default_rng(seed=0).normal(size=n)[:3].tolist() for n in (20, 3)]
    assert twice[0] == twice[1]


# Scores


def test_the_majority_is_right_99_times_in_100(lesson):
    assert lesson.majority_accuracy(np.repeat([0, 1], [99, 1])) == 0.99
    assert lesson.majority_accuracy(np.array(["a", "b", "c", "b"])) == 0.5


def test_a_feature_that_gives_the_answer_away_is_found(lesson, rng):
    y = rng.integers(0, 2, size=500)
    noise = rng.normal(size=(500, 2))
    leak = 1 - y + 0.01 * rng.normal(size=500)  # turned round, it still tells
    assert lesson.suspicious_features(np.column_stack([noise, leak]), y) == [2]
    assert lesson.suspicious_features(noise + y[:, None], y) == []


def test_a_skewed_feature_that_tells_a_rare_class_is_found(lesson, rng):
    y = np.repeat([0, 1], [990, 10])
    refund = y * rng.lognormal(0, 2, size=1000)
    assert lesson.auc_alone(refund, y) == 1
    assert np.corrcoef(refund, y)[0, 1] < 0.9  # a correlation would miss it
    ties = np.round(rng.normal(size=1000) + y)
    assert lesson.auc_alone(ties, y) == pytest.approx(metrics.roc_auc_score(y, ties))


def test_selecting_features_on_all_rows_predicts_coin_flips(page):
    rng = np.random.default_rng(seed=0)
    X, coins = rng.normal(size=(100, 5000)), np.repeat([0, 1], 50)
    chosen = SelectKBest(k=20).fit_transform(X, coins)
    leaky = cross_val_score(LogisticRegression(), chosen, coins).mean()
    assert f"predicted” 100 coin flips with an accuracy of {leaky:.0%}" in page
    honest = make_pipeline(SelectKBest(k=20), LogisticRegression())
    # 100 coin flips: 0.5 ± 4 standard errors of 0.05.
    assert cross_val_score(honest, X, coins).mean() == pytest.approx(0.5, abs=0.2)
    scaled = cross_val_score(LogisticRegression(), StandardScaler().fit_transform(X), coins)
    assert scaled.mean() == pytest.approx(0.5, abs=0.2)


def test_precision_follows_from_counts(lesson):
    # Of 10,000 cases 100 are true: 90 hits and 0.05 * 9,900 = 495 false alarms.
    assert lesson.expected_precision(0.9, 0.05, 0.01) == pytest.approx(90 / (90 + 495))


def test_a_shift_makes_r_squared_negative_and_is_seen_as_one(lesson, rng):
    y = rng.normal(size=200)
    noisy = y + 0.3 * rng.normal(size=200)
    r2, offset = lesson.r_squared_and_offset(y, noisy)
    assert r2 == pytest.approx(r2_score(y, noisy))
    assert r2 > 0
    assert offset < 0.1
    r2, offset = lesson.r_squared_and_offset(y, noisy + 5)
    assert r2 < 0
    assert offset > 0.9


def test_the_r_squared_in_the_text_is_that_of_the_example(lesson, page):
    r2, _ = lesson.r_squared_and_offset(lesson.price, lesson.good + 150)
    assert f"−{-r2:.1f}" in page


def test_a_scorer_with_neg_is_an_error_with_a_minus(rng, page):
    assert "scorers such as `neg_mean_squared_error` are errors with a minus" in page
    X, y = rng.normal(size=(2, 30, 1))
    model = LinearRegression().fit(X, y)
    score = metrics.get_scorer("neg_mean_squared_error")(model, X, y)
    assert score == pytest.approx(-np.mean((y - model.predict(X)) ** 2))


def test_another_unit_is_a_shift_where_the_mean_is_far_from_0_only(lesson, rng):
    prices = rng.normal(300, 40, size=500)
    _, offset = lesson.r_squared_and_offset(prices, prices / 1000)
    assert offset > 0.95
    around_0 = prices - prices.mean()
    _, offset = lesson.r_squared_and_offset(around_0, around_0 / 1000)
    assert offset == pytest.approx(0, abs=1e-9)


def test_promises_are_kept_by_honest_scores_only(lesson, rng):
    n = 40_000
    p = rng.uniform(size=n)
    # A bin holds n/4 cases; its share is off by at most 5 standard errors of 0.5/√(n/4) = 0.005.
    for promised, kept, size in lesson.promised_and_kept(p, rng.uniform(size=n) < p):
        assert abs(promised - kept) < 0.025
        assert size == pytest.approx(n / 4, rel=0.05)
    gaps = [a - b for a, b, _ in lesson.promised_and_kept(p, rng.uniform(size=n) < 0.5)]
    assert gaps[-1] > 0.3
    assert lesson.promised_and_kept(np.array([1.0]), np.array([1])) == [(1, 1, 1)]


def test_about_two_thirds_of_the_bold_scores_near_0_9_come_true(lesson):
    *_, (promised, kept, _) = lesson.promised_and_kept(lesson.p, lesson.bold)
    assert promised == pytest.approx(0.88, abs=0.01)
    assert kept == pytest.approx(2 / 3, abs=0.03)


def test_naive_bayes_counts_a_feature_as_often_as_it_is_there(rng):
    y = rng.integers(0, 2, size=4000)
    x = (y + rng.normal(size=4000))[:, None]

    def promised_too_much(times):
        X = np.repeat(x, times, axis=1)
        p = GaussianNB().fit(X[:2000], y[:2000]).predict_proba(X[2000:])[:, 1]
        return p[p > 0.9].mean() - y[2000:][p > 0.9].mean()

    assert promised_too_much(5) > 0.15
    assert abs(promised_too_much(1)) < 0.08


def test_a_feature_that_has_moved_is_told_from_those_that_have_not(lesson, rng):
    training, live = rng.normal(size=(2000, 3)), rng.normal(size=(2000, 3))
    live[:, 1] -= 2
    moved = lesson.shift(training, live)
    # Each mean is off by about 1/√2000 = 0.022, the difference of two by 0.032; 5 times that.
    assert (moved[[0, 2]] < 0.16).all()
    assert moved[1] == pytest.approx(2, abs=0.25)


@pytest.mark.parametrize("m", [300, 20_000])
def test_chance_moves_a_mean_by_both_numbers_of_rows(lesson, rng, m):
    training, live = rng.normal(size=(m, 400)), rng.normal(size=(300, 400))
    moved = np.sqrt(np.mean(lesson.shift(training, live) ** 2))
    assert moved == pytest.approx(np.sqrt(1 / 300 + 1 / m), rel=0.18)


# Distances


def test_centering_lowers_the_cosine_of_unrelated_rows(lesson, rng):
    X = rng.normal(size=(200, 60)) + 4
    assert lesson.mean_cosine(X) > 0.9
    assert abs(lesson.mean_cosine(X - X.mean(axis=0))) < 0.01
    assert lesson.mean_cosine(np.eye(5)) == 0


def test_ratings_have_high_cosines(lesson, rng):
    # Random ratings: the squared mean, 9, over the mean square, 11.
    assert lesson.mean_cosine(rng.integers(1, 6, size=(300, 50))) == pytest.approx(9 / 11, abs=0.02)


def test_distances_lose_contrast_with_dimensions(lesson, rng):
    assert lesson.contrast(rng.uniform(size=(500, 1000))) < 1.3
    assert lesson.contrast(rng.uniform(size=(500, 2))) > 5


def test_the_feature_with_large_numbers_makes_up_the_distance(lesson, rng):
    X = rng.normal(size=(50, 2)) * [1, 1000]
    pairs = X[:, None] - X[None]
    by_pairs = np.mean(pairs**2, axis=(0, 1))
    assert lesson.share_of_distance(X) == pytest.approx(by_pairs / by_pairs.sum())
    assert lesson.share_of_distance(X)[1] > 0.99
    assert lesson.share_of_distance(X / X.std(axis=0)) == pytest.approx(0.5)


def test_gaussian_naive_bayes_depends_on_the_units(page):
    rng = np.random.default_rng(seed=0)
    y = rng.integers(0, 2, size=1000)
    telling = (y + 0.3 * rng.normal(size=1000)) / 1000
    income = rng.normal(40_000, 15_000, size=1000)

    def accuracy(*columns):
        X = np.column_stack(columns)
        return GaussianNB().fit(X[:500], y[:500]).score(X[500:], y[500:])

    before, after = accuracy(telling, income / 1000), accuracy(telling, income)
    assert f"accuracy fell from {before:.2f} to {after:.2f}" in page
    assert GaussianNB().var_smoothing == 1e-9
    scaled = StandardScaler().fit_transform(np.column_stack([telling, income]))
    assert accuracy(*scaled.T) == pytest.approx(before, abs=0.02)


# Statistics


def test_inflation_is_that_of_a_regression_on_the_other_features(lesson, rng):
    X = rng.normal(size=(300, 3))
    X[:, 2] += 3 * X[:, 0]
    for k in range(3):
        others = np.column_stack([np.ones(300), np.delete(X, k, axis=1)])
        fit = others @ np.linalg.lstsq(others, X[:, k], rcond=None)[0]
        assert lesson.inflation(X)[k] == pytest.approx(1 / (1 - r2_score(X[:, k], fit)))


def test_nearly_equal_features_flip_a_sign_and_show_in_the_inflation(lesson, rng):
    area, noise = rng.normal(size=(2, 60))
    X = np.column_stack([area, area + 0.02 * noise])
    signs = {
        np.sign(np.linalg.lstsq(X, area + X[:, 1] + rng.normal(size=60), rcond=None)[0][0])
        for _ in range(30)
    }
    assert signs == {-1, 1}
    assert lesson.inflation(X).max() > 10


def test_statsmodels_inflation_needed_a_constant_before(lesson, statsmodels, page):
    from statsmodels.stats.outliers_influence import variance_inflation_factor

    rng = np.random.default_rng(seed=1)
    area = 100 + rng.normal(size=200)
    X = np.column_stack([area, area + 0.3 * rng.normal(size=200)])
    now = variance_inflation_factor(X, 0)
    before = variance_inflation_factor(X, 0, standardize=False)  # as versions before 0.15
    assert f"or {now:.0f} became {before:,.0f}" in page
    assert now == pytest.approx(lesson.inflation(X)[0])
    with pytest.warns(UserWarning, match="poorly conditioned"):
        mended = variance_inflation_factor(statsmodels.add_constant(X), 1, standardize=False)
    assert mended == pytest.approx(now)


def test_leaving_a_common_cause_out_turns_the_sign(rng):
    cause = rng.normal(size=2000)
    x = cause + rng.normal(size=2000)
    y = -x + 3 * cause + rng.normal(size=2000)
    both = LinearRegression().fit(np.column_stack([x, cause]), y).coef_[0]
    alone = LinearRegression().fit(x[:, None], y).coef_[0]
    assert both == pytest.approx(-1, abs=0.15)
    assert alone > 0.3


def test_looking_often_raises_the_rate_of_false_alarms(lesson):
    runs = 20_000
    # One look: 0.05 ± 5 standard errors, √(0.05 · 0.95 / 20,000) = 0.0015 each.
    assert lesson.false_alarm_rate(looks=1, runs=runs) == pytest.approx(0.05, abs=0.0078)
    # Armitage, McPherson and Rowe (1969): 14.2 percent at 5 looks, 19.3 percent at 10.
    assert lesson.false_alarm_rate(looks=5, runs=runs) == pytest.approx(0.142, abs=0.013)
    assert lesson.false_alarm_rate(looks=10, runs=runs) == pytest.approx(0.193, abs=0.014)


def test_a_t_test_of_groups_without_spread_is_certain(page):
    a, b = np.full(4, 3.0), np.full(4, 4.0)
    with pytest.warns(RuntimeWarning, match="Precision loss"):
        assert stats.ttest_ind(a, b).pvalue == 0
    test = stats.permutation_test((a, b), lambda x, y: np.mean(x) - np.mean(y))
    assert test.pvalue == pytest.approx(2 / 70)  # of 70 ways to choose four, two are as extreme
    assert f"the t-test says p = 0, and a permutation test {test.pvalue:.2f}" in page


def test_holm_adjusts_step_by_step(lesson):
    # By hand: 0.01 · 3; then 0.02 · 2, and 0.04 · 1, which is no less than the one before.
    assert lesson.holm([0.04, 0.01, 0.02]) == pytest.approx([0.04, 0.03, 0.04])
    assert lesson.holm([0.03]) == pytest.approx([0.03])
    assert lesson.holm([0.9, 0.8]).tolist() == [1, 1]


def test_one_of_twenty_metrics_is_significant_by_chance():
    assert pytest.approx(0.64, abs=0.005) == 1 - 0.95**20
    assert 20 * 0.05 == 1


def test_related_metrics_give_one_false_alarm_on_average_and_mostly_none(rng):
    n = 20_000
    z = math.sqrt(0.8) * rng.normal(size=(n, 1)) + math.sqrt(0.2) * rng.normal(size=(n, 20))
    alarms = np.sum(np.abs(z) > 1.96, axis=1)
    assert alarms.mean() == pytest.approx(1, abs=0.15)
    assert np.mean(alarms > 0) < 0.4


def test_the_top_percent_holds_much_of_a_skewed_total(lesson, page):
    assert lesson.top_share(np.ones(1000)) == pytest.approx(0.01)
    assert lesson.top_share(np.append(np.ones(99), 901)) == pytest.approx(0.901)
    assert f"The average order is {lesson.orders.mean():.0f} dollars" in page
    assert "half of all orders are below 20" in page
    assert 19 < np.median(lesson.orders) < 20
    assert np.mean(lesson.orders > lesson.orders.mean()) < 0.2


def test_a_common_cause_vanishes_within_its_groups(lesson, rng):
    group = np.repeat([0, 1], 500)
    x, y = 4 * group + rng.normal(size=1000), 4 * group + rng.normal(size=1000)
    overall, inside = lesson.correlation_within(x, y, group)
    assert overall > 0.7
    assert max(map(abs, inside.values())) < 5 / np.sqrt(500)
    _, inside = lesson.correlation_within(x, x + rng.normal(size=1000), group)
    assert min(inside.values()) > 0.5  # a real connection stays


def test_independent_numbers_correlate_within_groups_by_a_consequence(lesson, rng):
    x, y = rng.normal(size=(2, 2000))
    overall, inside = lesson.correlation_within(x, y, x + y > 0)
    assert abs(overall) < 5 / np.sqrt(2000)
    assert max(inside.values()) < -0.35


def test_pandas_divides_by_n_minus_1_and_leaves_out_what_is_missing(lesson, pandas):
    x = np.array([2.0, 4.0, 4.0, 6.0])
    table = pandas.DataFrame({"x": x})
    assert lesson.ddof_of(x, table["x"].std()) == 1
    assert lesson.ddof_of(x, np.std(x)) == 0
    assert lesson.ddof_of(x, table.agg(np.std)["x"]) == 0
    assert lesson.ddof_of(x, table.agg("std")["x"]) == 1
    missing = np.append(x, np.nan)
    assert pandas.Series(missing).std() == table["x"].std()
    assert np.isnan(np.std(missing))


def test_the_reported_deviation_tells_its_ddof(lesson, rng):
    x = rng.normal(size=7)
    assert lesson.ddof_of(x, np.std(x)) == 0
    assert lesson.ddof_of(x, np.std(x, ddof=1)) == 1
    assert lesson.ddof_of(x, 3 * np.std(x)) is None
    assert StandardScaler().fit(x[:, None]).scale_[0] == pytest.approx(np.std(x))


# Numbers


def test_rounding_is_told_from_a_difference(lesson):
    assert 0.1 + 0.2 != 0.3
    assert lesson.rounding_only(0.1 + 0.2, 0.3)
    assert not lesson.rounding_only(0.1 + 0.2, 0.3001)


def test_near_zero_both_functions_need_a_limit(page):
    assert np.isclose(1e-9, 5e-9)
    assert not math.isclose(1e-20, 0)
    assert "`np.isclose(1e-9, 5e-9)` is true, and `math.isclose(1e-20, 0)` is false" in page


def test_tenths_fall_into_the_wrong_bins(torch, page):
    tenths = np.arange(10) / 10
    counts, _ = np.histogram(tenths, bins=10, range=(0, 1))
    assert f"as {' '.join(map(str, counts))}." in page
    assert (torch.histc(torch.tensor(tenths), bins=10, min=0, max=1) == 1).all()
    between, _ = np.histogram(tenths, bins=np.arange(-0.05, 1, 0.1))
    assert (between == 1).all()


def test_integers_wrap_around_silently(lesson, page):
    cents = np.array([40_000, 30_000], dtype=np.int32)
    assert cents @ cents < 0
    assert cents[0] ** 2 > 0
    assert lesson.overflows(cents)
    assert not lesson.overflows(cents // 10)
    assert np.iinfo(np.int32).max == pytest.approx(2.1e9, rel=0.03)
    assert (np.array([200], dtype=np.uint8) + np.array([100], dtype=np.uint8))[0] == 44
    assert f"ends at {np.iinfo(np.int64).max / 1e18:.1f} · 10¹⁸" in page
    with pytest.warns(RuntimeWarning, match="overflow"):  # one number warns, an array does not
        np.int32(50_000) * np.int32(50_000)


def test_float32_makes_the_variance_of_ordinary_numbers_negative(rng):
    x = 10_000 + rng.normal(size=(100, 1000)).astype(np.float32)
    short = np.mean(x**2, axis=1) - np.mean(x, axis=1) ** 2
    assert short.dtype == np.float32
    assert short.min() < 0
    assert np.var(x, axis=1) == pytest.approx(np.ones(100), abs=0.3)


def test_the_short_formula_loses_the_digits_that_are_counted(lesson, rng):
    x = 1e9 + rng.uniform(size=50)
    assert lesson.digits_lost(x) > 16
    assert np.var(x) > 0
    assert lesson.digits_lost(rng.normal(size=50)) < 1
    assert np.mean(lesson.sensor**2) - np.mean(lesson.sensor) ** 2 < 0
    assert -np.log10(np.finfo(np.float64).eps) == pytest.approx(16, abs=0.5)
    assert -np.log10(np.finfo(np.float32).eps) == pytest.approx(7, abs=0.5)


def test_libraries_subtract_pixels_in_their_own_type(page):
    ten, twelve = (np.array([pixel], dtype=np.uint8) for pixel in (10, 12))
    one, other = distance.euclidean(ten, twelve), distance.euclidean(twelve, ten)
    assert distance.euclidean(ten.astype(float), twelve.astype(float)) == 2
    assert metrics.max_error(twelve.astype(float), ten.astype(float)) == 2
    assert f"is {one:.0f}, and {other:.0f} in the other order" in page
    assert "for a true 10 and a predicted 12" in page
    assert metrics.max_error(y_true=ten, y_pred=twelve) == one
    assert metrics.max_error(y_true=twelve, y_pred=ten) == other


def test_a_sequence_of_padding_is_numbers_in_training_and_nan_in_use(torch):
    layer = torch.nn.TransformerEncoderLayer(
        d_model=8, nhead=2, dim_feedforward=16, dropout=0, batch_first=True
    )
    padding = torch.tensor([[False, False, True], [True, True, True]])
    batch = torch.randn(2, 3, 8)
    assert layer(batch, src_key_padding_mask=padding)[1].isfinite().all()
    layer.eval()
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        in_use = layer(batch, src_key_padding_mask=padding)
    assert in_use[0, :2].isfinite().all()
    assert in_use[1].isnan().all()
    by_default = torch.nn.TransformerEncoderLayer(d_model=8, nhead=2, dim_feedforward=16).eval()
    with torch.no_grad():
        in_use = by_default(batch.transpose(0, 1), src_key_padding_mask=padding)
    assert in_use.isfinite().all()


def test_boosting_takes_infinity_and_learns_nothing_from_both_alone():
    X, y = np.array([[-np.inf], [np.inf]] * 30), np.array([0, 1] * 30)
    rare = np.repeat([[-np.inf], [np.inf]], [30, 90], axis=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # NumPy's, on a sum of both infinities
        shares = HistGradientBoostingClassifier().fit(X, y).predict_proba(X[:2])[:, 1]
        model = HistGradientBoostingClassifier().fit(rare, np.repeat([0, 1], [30, 90]))
        unequal = model.predict_proba(X[:2])[:, 1]
        with pytest.raises(ValueError, match="infinity"):
            RandomForestClassifier().fit(X, y)
    assert shares == pytest.approx([0.5, 0.5])
    assert unequal == pytest.approx([0.75, 0.75])
    mixed = np.array([[-np.inf], [1.0], [2.0], [np.inf]] * 30)
    beyond = np.array([0, 1, 0, 1] * 30)
    assert HistGradientBoostingClassifier().fit(mixed, beyond).score(mixed, beyond) == 1
    finite = HistGradientBoostingClassifier().fit(np.sign(X), y)
    assert finite.score(np.sign(X), y) == 1
