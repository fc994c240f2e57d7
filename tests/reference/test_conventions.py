"""Check what the page on conventions says, against other libraries and by hand.

Each name in a line "Who" is asked here, but for those that the page takes from documentation: R,
Excel, SQL, MATLAB, Keras, TensorFlow, glmnet, Stan, JAGS and BUGS.
"""

import math
import random
import re
import statistics
from fractions import Fraction
from importlib.metadata import version
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from scipy import linalg, ndimage, optimize, signal, special, stats
from scipy.sparse import linalg as sparse_linalg
from sklearn import metrics
from sklearn.covariance import EmpiricalCovariance
from sklearn.decomposition import PCA
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import (
    ElasticNet,
    Lasso,
    LinearRegression,
    LogisticRegression,
    Ridge,
    SGDClassifier,
    SGDRegressor,
)
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

WAITS = [Fraction(2), Fraction(4), Fraction(6), Fraction(12)]
SQUARES = sum((wait - Fraction(6)) ** 2 for wait in WAITS)  # their mean is 6


def test_the_page_names_the_versions_that_ran(page: str):
    for title, name in [
        ("NumPy", "numpy"),
        ("SciPy", "scipy"),
        ("scikit-learn", "scikit-learn"),
        ("PyTorch", "torch"),
        ("JAX", "jax"),
        ("pandas", "pandas"),
        ("polars", "polars"),
        ("statsmodels", "statsmodels"),
    ]:
        assert f"{title} {'.'.join(version(name).split('.')[:2])}" in page


def test_the_table_of_numbers_leads_to_every_section(page: str):
    table, _, rest = page.partition("\n\nNumPy ")
    assert set(re.findall(r"\(#([a-z0-9-]+)\)", table)) == set(re.findall(r"\{ #(\S+) \}", rest))


def test_numpy_and_standard_scaler_divide_by_n(lesson: SimpleNamespace):
    expected = float(SQUARES / 4) ** 0.5
    column = lesson.waits[:, None]
    assert np.std(lesson.waits) == pytest.approx(expected)
    assert np.var(lesson.waits) == pytest.approx(float(SQUARES / 4))
    assert StandardScaler().fit(column).scale_[0] == pytest.approx(expected)
    assert statistics.pstdev(lesson.waits) == pytest.approx(expected)
    scores = (np.array([2, 4, 6, 12]) - 6) / expected
    assert stats.zscore(lesson.waits) == pytest.approx(scores)


def test_stdev_and_cov_and_sem_divide_by_n_minus_1(lesson: SimpleNamespace):
    expected = float(SQUARES / 3) ** 0.5
    assert statistics.stdev(lesson.waits) == pytest.approx(expected)
    assert np.std(lesson.waits, ddof=1) == pytest.approx(expected)
    assert np.cov(lesson.waits) == pytest.approx(expected**2)
    assert stats.sem(lesson.waits) * 2 == pytest.approx(expected)
    assert lesson.ddof_ratio == pytest.approx((4 / 3) ** 0.5)


def test_standard_deviation_of_0_and_2_is_1_or_1_41():
    assert np.std([0, 2]) == 1
    assert statistics.stdev([0, 2]) == pytest.approx(1.41, abs=0.005)


def test_which_libraries_divide_by_n_minus_1(
    torch: ModuleType, jax: ModuleType, pandas: ModuleType, polars: ModuleType
):
    two = [0.0, 2.0]
    assert jax.numpy.std(jax.numpy.array(two)) == 1
    for std in (torch.tensor(two).std(), pandas.Series(two).std(), polars.Series(two).std()):
        assert float(std) == pytest.approx(2**0.5)
    assert torch.tensor(two).std(correction=0) == 1
    assert pandas.Series(two).std(ddof=0) == polars.Series(two).std(ddof=0) == 1


def test_batch_norm_divides_by_n_and_stores_by_n_minus_1(torch: ModuleType):
    layer = torch.nn.BatchNorm1d(1, momentum=1.0)
    out = layer(torch.tensor([[0.0], [2.0]]))
    assert out.ravel().tolist() == pytest.approx([-1, 1], abs=1e-4)
    assert layer.running_var.item() == 2


def test_glm_penalizes_beside_a_mean_and_logit_beside_a_sum(statsmodels: ModuleType):
    rng = np.random.default_rng(seed=3)
    X = rng.normal(size=(40, 2))
    y = (X @ [1, -1] + rng.normal(size=40) > 0).astype(int)

    def moved(fit) -> float:
        once, twice = fit(X, y), fit(np.tile(X, (2, 1)), np.tile(y, 2))
        return np.abs(twice - once).max()

    binomial = statsmodels.families.Binomial()
    glm = moved(lambda X, y: statsmodels.GLM(y, X, binomial).fit_regularized(alpha=0.05).params)
    logit = moved(lambda X, y: statsmodels.Logit(y, X).fit_regularized(alpha=3, disp=0).params)
    svc = moved(lambda X, y: LinearSVC(C=0.01).fit(X, y).coef_[0])
    assert glm < 1e-4 < 0.02 < min(logit, svc)


def test_pandas_divides_by_n_where_it_is_given_np_std(pandas: ModuleType, page: str):
    values = [0.0, 2.0, 7.0]
    table = pandas.DataFrame({"group": "a", "value": values})
    by_n, by_less = statistics.pstdev(values), statistics.stdev(values)
    assert f"`df.std()` says {by_less:.2f}, and `df.agg(np.std)` {by_n:.2f}" in page
    column, groups = table[["value"]], table.groupby("group")["value"]
    assert column.std().item() == pytest.approx(by_less)
    assert column.agg(np.std).item() == pytest.approx(by_n)
    assert groups.agg(np.std).item() == pytest.approx(by_n)
    assert column.agg("std").item() == groups.agg("std").item() == pytest.approx(by_less)
    pivot = table.pivot_table(index="group", values="value", aggfunc=np.std)
    assert pivot["value"].item() == pytest.approx(by_n)


def test_skewness_is_corrected_for_n_in_pandas_alone(
    pandas: ModuleType, polars: ModuleType, page: str
):
    values = [1.0, 2.0, 3.0, 10.0]
    gaps = np.array(values) - 4
    plain = np.mean(gaps**3) / np.mean(gaps**2) ** 1.5
    corrected = plain * (4 * 3) ** 0.5 / 2  # sqrt(n (n - 1)) / (n - 2)
    assert stats.skew(values) == pytest.approx(plain)
    assert polars.Series(values).skew() == pytest.approx(plain)
    assert pandas.Series(values).skew() == pytest.approx(corrected)
    kurtosis = stats.kurtosis(values)
    assert kurtosis == pytest.approx(np.mean(gaps**4) / np.mean(gaps**2) ** 2 - 3)
    assert polars.Series(values).kurtosis() == pytest.approx(kurtosis)
    even = pandas.Series(stats.norm.ppf((np.arange(10_000) + 0.5) / 10_000))
    assert even.kurt() == pytest.approx(0, abs=0.02)
    assert pandas.Series(values).kurt() > kurtosis + 1
    said = f"that of 1, 2, 3, 10 is {plain:.2f} in SciPy and polars, {corrected:.2f} in pandas"
    assert said in page


def test_rows_of_np_cov_are_variables_and_spearmanr_takes_columns(lesson: SimpleNamespace):
    houses = lesson.houses
    assert np.cov(houses).shape == np.corrcoef(houses).shape == (4, 4)
    centered = houses - houses.mean(axis=0)
    assert np.cov(houses, rowvar=False) == pytest.approx(centered.T @ centered / 3)
    three_columns = np.hstack([houses, houses[:, :1] ** 2])
    assert stats.spearmanr(three_columns).statistic.shape == (3, 3)
    assert EmpiricalCovariance().fit(three_columns).covariance_.shape == (3, 3)


def test_who_else_takes_variables_in_rows_and_who_in_columns(
    lesson: SimpleNamespace,
    torch: ModuleType,
    jax: ModuleType,
    pandas: ModuleType,
    polars: ModuleType,
):
    houses = lesson.houses
    tensor, array = torch.tensor(houses), jax.numpy.array(houses)
    for rows in (torch.cov(tensor), torch.corrcoef(tensor)):
        assert tuple(rows.shape) == (4, 4)
    for rows in (jax.numpy.cov(array), jax.numpy.corrcoef(array)):
        assert rows.shape == (4, 4)
    table = pandas.DataFrame(houses)
    assert table.cov().to_numpy() == pytest.approx(np.cov(houses, rowvar=False))
    expected = np.corrcoef(houses, rowvar=False)
    assert table.corr().to_numpy() == pytest.approx(expected)
    assert polars.DataFrame(houses).corr().to_numpy() == pytest.approx(expected)


def test_a_constant_of_0_1_has_a_correlation_of_0_in_some_libraries(
    pandas: ModuleType, polars: ModuleType, torch: ModuleType
):
    rising = [1.0, 2.0, 3.0]
    assert np.mean([0.1] * 3) == np.nextafter(0.1, 1)  # one bit too high

    def correlations(constant: float) -> dict[str, float]:
        column = [constant] * 3
        table = pandas.DataFrame({"a": column, "b": rising})
        polar = polars.DataFrame({"a": column, "b": rising})
        with np.errstate(invalid="ignore"):
            found = {"corrcoef": np.corrcoef(column, rising)[0, 1]}
        found["pandas columns"] = table["a"].corr(table["b"])
        found["pl.corr"] = polar.select(polars.corr("a", "b")).item()
        found["df.corr"] = table.corr().loc["a", "b"]
        with pytest.warns(stats.ConstantInputWarning):
            found["pearsonr"] = stats.pearsonr(column, rising).statistic
        return found

    assert all(math.isnan(value) for value in correlations(1.0).values())
    nearly = correlations(0.1)
    assert [name for name, value in nearly.items() if math.isnan(value)] == ["df.corr", "pearsonr"]
    assert {value for value in nearly.values() if not math.isnan(value)} == {0}
    both = np.full((2, 3), 0.1)
    ones = [np.corrcoef(both)[0, 1], torch.corrcoef(torch.tensor(both))[0, 1].item()]
    ones.append(pandas.Series(both[0]).corr(pandas.Series(both[1])))
    table = polars.DataFrame({"a": both[0], "b": both[1]})
    ones.append(table.select(polars.corr("a", "b")).item())
    assert ones == pytest.approx([1, 1, 1, 1])
    beside = torch.tensor([[0.1] * 3, rising], dtype=torch.float64)
    assert torch.corrcoef(beside)[0, 1].item() == pytest.approx(0, abs=1e-12)
    assert torch.corrcoef(beside.float())[0, 1].isnan()  # there the mean of three is exact


def test_pl_corr_of_many_rows_of_0_1_is_further_from_0(polars: ModuleType, page: str):
    def found(n: int) -> float:
        other = np.random.default_rng(seed=0).normal(size=n)
        with np.errstate(invalid="ignore"):
            by_numpy = np.corrcoef(np.full(n, 0.1), other)[0, 1]
        assert np.nan_to_num(by_numpy) == pytest.approx(0, abs=1e-12)
        table = polars.DataFrame({"a": np.full(n, 0.1), "b": other})
        return table.select(polars.corr("a", "b")).item()

    assert found(128) == pytest.approx(0, abs=1e-12)
    assert f"beside one draw of random numbers it said −{-found(200):.2f}" in page


def test_a_square_matrix_gives_two_answers(lesson: SimpleNamespace):
    assert lesson.W @ lesson.x == pytest.approx([1 * 1 + 2 * 1, 3 * 1 + 4 * 1])
    assert lesson.x @ lesson.W == pytest.approx([1 * 1 + 1 * 3, 1 * 2 + 1 * 4])


def test_scikit_learn_stores_coef_as_outputs_by_inputs_and_networks_the_other_way():
    rng = np.random.default_rng(seed=0)
    X = rng.normal(size=(30, 2))
    Y = X @ rng.normal(size=(2, 3))
    linear = LinearRegression().fit(X, Y)
    assert linear.coef_.shape == (3, 2)
    assert linear.predict(X) == pytest.approx(X @ linear.coef_.T + linear.intercept_)
    net = MLPRegressor(
        hidden_layer_sizes=(5,), activation="identity", solver="lbfgs", random_state=0
    ).fit(X, Y)
    assert [w.shape for w in net.coefs_] == [(2, 5), (5, 3)]
    hidden = X @ net.coefs_[0] + net.intercepts_[0]
    assert net.predict(X) == pytest.approx(hidden @ net.coefs_[1] + net.intercepts_[1])
    sides = MLPClassifier(hidden_layer_sizes=(5,), solver="lbfgs", random_state=0)
    assert sides.fit(X, X[:, 0] > 0).coefs_[0].shape == (2, 5)


def test_a_linear_layer_of_pytorch_stores_outputs_by_inputs(torch: ModuleType):
    layer = torch.nn.Linear(3, 2)
    assert tuple(layer.weight.shape) == (2, 3)
    x = torch.tensor([[1.0, 2.0, 3.0]])
    by_hand = x @ layer.weight.T + layer.bias
    assert layer(x).detach().numpy() == pytest.approx(by_hand.detach().numpy())


def test_who_returns_vectors_and_who_tables_of_one_column(
    torch: ModuleType, pandas: ModuleType, lesson: SimpleNamespace
):
    table = pandas.DataFrame({"price": [1.0, 2.0, 3.0]})
    assert (table["price"].shape, table[["price"]].shape) == ((3,), (3, 1))
    assert np.loadtxt(["1", "2", "3"]).shape == (3,)
    for target in (lesson.y, lesson.predicted):  # (3,) and (3, 1): the answer has the same
        assert LinearRegression().fit(table, target).predict(table).shape == target.shape
    assert tuple(torch.nn.Linear(4, 1)(torch.zeros(3, 4)).shape) == (3, 1)
    assert lesson.predicted.reshape(lesson.y.shape).tolist() == [1, 2, 3]
    with pytest.raises(ValueError, match="reshape"):
        np.zeros((3, 2)).reshape(lesson.y.shape)


def test_mse_loss_warns_of_unequal_shapes_and_computes_the_same(
    torch: ModuleType, lesson: SimpleNamespace
):
    predicted, y = torch.tensor(lesson.predicted), torch.tensor(lesson.y)
    with pytest.warns(UserWarning, match="different to the input size"):
        loss = torch.nn.MSELoss()(predicted, y)
    assert loss.item() == pytest.approx(lesson.lost_axis_error)


def test_a_column_minus_a_vector_is_a_table_of_all_pairs(lesson: SimpleNamespace):
    pairs = [(a - b) ** 2 for a in (1, 2, 3) for b in (1, 2, 3)]
    assert lesson.lost_axis_error == pytest.approx(sum(pairs) / 9)
    assert lesson.true_error == 0


def test_an_axis_that_is_named_disappears(lesson: SimpleNamespace):
    assert lesson.table.sum(axis=0).tolist() == [11, 22, 33]
    assert lesson.table.sum(axis=1).tolist() == [6, 60]
    assert np.zeros((2, 3)).sum(axis=0).shape == (3,)
    assert np.zeros((2, 3)).sum(axis=1).shape == (2,)


def test_without_an_axis_some_functions_take_everything_and_some_axis_0(lesson: SimpleNamespace):
    scores = lesson.scores
    assert np.shape(np.mean(scores)) == np.shape(np.std(scores)) == np.shape(np.sum(scores)) == ()
    assert special.softmax(scores).sum() == pytest.approx(1)
    assert special.logsumexp(scores) == pytest.approx(np.log(np.exp(scores).sum()))
    assert stats.zscore(lesson.houses).mean(axis=0) == pytest.approx([0, 0])
    assert stats.sem(lesson.houses).shape == (2,)


def test_what_no_axis_means_to_pytorch_jax_and_pandas(
    lesson: SimpleNamespace, torch: ModuleType, jax: ModuleType, pandas: ModuleType
):
    scores, table = lesson.scores, pandas.DataFrame(lesson.scores)
    assert tuple(torch.mean(torch.tensor(scores)).shape) == ()
    with pytest.raises(TypeError, match="dim"):
        torch.softmax(torch.tensor(scores))
    for shape, axis in [((2, 3), 1), ((2, 3, 4), 0)]:
        for softmax in (torch.nn.functional.softmax, torch.nn.Softmax()):
            with pytest.warns(UserWarning, match="Implicit dimension"):
                sums = softmax(torch.rand(shape)).sum(dim=axis)
            assert sums.numpy() == pytest.approx(1, abs=1e-6)
    assert np.asarray(jax.nn.softmax(jax.numpy.array(scores)).sum(axis=1)) == pytest.approx([1, 1])
    assert np.sort([[3, 1], [2, 0]]).tolist() == [[1, 3], [0, 2]]
    assert np.diff([[3, 1], [2, 0]]).tolist() == [[-2], [-2]]
    assert table.mean().tolist() == scores.mean(axis=0).tolist() == [1, 1]
    for function in (np.sum, np.mean, np.std):  # one number for the whole table
        assert np.shape(function(table)) == ()
        assert function(table) == pytest.approx(function(scores))


def test_only_numpy_loses_digits_down_the_columns_of_float32(
    lesson: SimpleNamespace,
    torch: ModuleType,
    jax: ModuleType,
    pandas: ModuleType,
    page: str,
):
    tenths = np.full((1_000_000, 2), 0.1, dtype=np.float32)
    one_after_the_other = np.cumsum(tenths[:, 0], dtype=np.float32)[-1] / 1_000_000
    assert lesson.column_mean == pytest.approx(one_after_the_other, abs=1e-5)
    assert lesson.column_mean - 0.1 > 5e-4
    others = [
        torch.tensor(tenths).mean(dim=0)[0].item(),
        jax.numpy.mean(tenths, axis=0)[0].item(),
        pandas.DataFrame(tenths).mean()[0],
        np.mean(tenths[:, 0].copy()),  # one column, its values side by side
        np.mean(tenths, axis=0, dtype=np.float64)[0],
    ]
    assert {f"{value:.3f}" for value in others} == {"0.100"}
    assert "PyTorch, JAX and pandas say 0.100" in page


def test_entropy_is_1_and_a_half_bits_and_ln_2_times_that_in_nats(lesson: SimpleNamespace):
    assert lesson.bits == pytest.approx(0.5 * 1 + 0.25 * 2 + 0.25 * 2)
    assert lesson.nats == pytest.approx(1.5 * np.log(2))
    assert np.exp(lesson.nats) == pytest.approx(2**lesson.bits)
    assert np.exp(lesson.bits) / 2**lesson.nats > 2


def test_a_fair_coin_tells_the_base():
    coin = [0.5, 0.5]
    assert stats.entropy(coin) == pytest.approx(0.69, abs=0.005)
    assert stats.entropy(coin, base=2) == 1
    assert stats.entropy(coin, base=10) == pytest.approx(0.30, abs=0.005)
    assert (np.log(2), 1 / np.log(2)) == pytest.approx((0.69, 1.44), abs=0.005)
    assert np.log(10) == pytest.approx(2.3, abs=0.005)


def test_logarithms_of_pytorch_jax_polars_and_math_are_natural(
    torch: ModuleType, jax: ModuleType, polars: ModuleType
):
    nat = np.log(2)
    assert math.log(2) == nat
    assert jax.numpy.log(2.0).item() == pytest.approx(nat)
    assert polars.Series([2.0]).log().item() == pytest.approx(nat)
    assert polars.Series([0.5, 0.5]).entropy() == pytest.approx(nat)
    undecided = torch.zeros(1, 2), torch.tensor([0])
    assert torch.nn.functional.cross_entropy(*undecided).item() == pytest.approx(nat)
    assert np.log2(7) / np.log10(7) == pytest.approx(3.3, abs=0.05)


def test_trees_measure_entropy_in_bits_and_log_loss_in_nats():
    tree = DecisionTreeClassifier(criterion="entropy").fit([[0], [1]], [0, 1])
    assert tree.tree_.impurity[0] == 1
    assert metrics.log_loss([0, 1], [0.5, 0.5]) == pytest.approx(np.log(2))


def test_kl_divergence_takes_data_first_and_only_that_order_is_infinite(lesson: SimpleNamespace):
    p, q = lesson.data, lesson.guess
    assert lesson.data_first == pytest.approx(np.sum(p * np.log(p / q)))
    assert lesson.data_first == pytest.approx(special.rel_entr(p, q).sum())
    assert lesson.guess_first == pytest.approx(np.sum(q * np.log(q / p)))
    hole = np.array([0.9, 0.1, 0])
    assert stats.entropy(p, hole) == np.inf
    assert np.isfinite(stats.entropy(hole, p))


def test_pytorch_has_one_kl_divergence_for_each_order(lesson: SimpleNamespace, torch: ModuleType):
    p, q = torch.tensor(lesson.data), torch.tensor(lesson.guess)
    kl_div, each = torch.nn.functional.kl_div, torch.distributions.Categorical
    by_distributions = torch.distributions.kl_divergence(each(p), each(q))
    assert by_distributions.item() == pytest.approx(lesson.data_first)
    table = q.log().expand(2, 3), p.expand(2, 3)  # a row per example
    assert kl_div(*table, reduction="batchmean").item() == pytest.approx(lesson.data_first)
    with pytest.warns(UserWarning, match="batchmean"):
        default = kl_div(*table).item()
    assert default == pytest.approx(lesson.data_first / 3)  # three classes
    alone = {name: kl_div(q.log(), p, reduction=name).item() for name in ("sum", "batchmean")}
    assert alone["sum"] == pytest.approx(lesson.data_first)
    assert alone["batchmean"] == pytest.approx(lesson.data_first / 3)


def test_a_probability_of_0_costs_what_the_page_says(torch: ModuleType, page: str):
    zero, one = np.array([[1.0, 0.0]]), torch.tensor([1])
    double = metrics.log_loss([1], zero, labels=[0, 1])
    single = metrics.log_loss([1], zero.astype(np.float32), labels=[0, 1])
    assert double == pytest.approx(-np.log(np.finfo(np.float64).eps))
    assert single == pytest.approx(-np.log(np.finfo(np.float32).eps))
    binary = torch.nn.BCELoss()(torch.tensor([0.0]), torch.tensor([1.0])).item()
    assert torch.nn.NLLLoss()(torch.tensor(zero).log(), one).item() == math.inf
    assert f"*{binary:.0f}:* its `BCELoss`. *{double:.2f}:* `metrics.log_loss`" in page
    assert f"for float32 {single:.2f}" in page
    logits = torch.tensor([[-1000.0, 0.0]])
    cost = torch.nn.functional.cross_entropy(logits, torch.tensor([0])).item()
    assert cost == pytest.approx(1000)


def test_0_beside_0_adds_nothing_in_scipy_and_is_nan_in_kl_div(torch: ModuleType):
    p, q = np.array([0.5, 0.5, 0]), np.array([0.9, 0.1, 0])
    without = stats.entropy(p[:2], q[:2])
    assert stats.entropy(p, q) == special.rel_entr(p, q).sum() == pytest.approx(without)
    log_q = torch.tensor(q).log()
    assert torch.nn.functional.kl_div(log_q, torch.tensor(p), reduction="sum").isnan()


def test_the_rate_for_the_mean_explodes_with_the_sum(lesson: SimpleNamespace):
    mean_square = np.mean(np.linspace(-1, 1, 64) ** 2)

    def weight(factor: float) -> float:  # closed form of 100 equal steps toward 3
        return 3 - 3 * (1 - 0.1 * 2 * mean_square * factor) ** 100

    assert lesson.weights["mean"] == pytest.approx(weight(1))
    assert lesson.weights["sum"] == pytest.approx(weight(64))
    assert lesson.weights["sum, rate / 64"] == lesson.weights["mean"]
    assert abs(lesson.weights["mean"] - 3) < 0.01 < 1e50 < abs(lesson.weights["sum"])


def test_losses_of_pytorch_are_means_and_a_log_likelihood_is_a_sum(
    torch: ModuleType, statsmodels: ModuleType, lesson: SimpleNamespace
):
    table = torch.zeros(4, 3), torch.full((4, 3), 2.0)
    assert torch.nn.MSELoss()(*table).item() == 4  # over 12 entries, not over 4 rows
    logits, label = torch.tensor([[1.0, 2.0]]), torch.tensor([0])
    losses = [
        torch.nn.functional.cross_entropy(logits.repeat(n, 1), label.repeat(n)).item()
        for n in (1, 2)
    ]
    assert losses[0] == pytest.approx(losses[1])
    once, twice = (
        statsmodels.Logit(np.tile(lesson.passed, n), np.tile(lesson.hours - 3, (n, 1)))
        .fit(disp=0)
        .llf
        for n in (1, 2)
    )
    assert twice == pytest.approx(2 * once)


def test_class_weights_divide_by_their_sum_or_by_the_batch_size(torch: ModuleType, page: str):
    assert "weights 1 and 3, and labels 0, 1, 1, by 7 or by 3" in page
    logits = torch.tensor([[2.0, 0.0], [0.0, 1.0], [1.0, 0.0]], dtype=torch.float64)
    labels, weight = torch.tensor([0, 1, 1]), torch.tensor([1.0, 3.0], dtype=torch.float64)
    rows = torch.nn.functional.one_hot(labels).double()
    costs = -logits.log_softmax(dim=1)[torch.arange(3), labels] * weight[labels]
    cross_entropy = torch.nn.functional.cross_entropy
    by_number = cross_entropy(logits, labels, weight=weight).item()
    by_row = cross_entropy(logits, rows, weight=weight).item()
    assert by_number == pytest.approx(costs.sum().item() / (1 + 3 + 3))
    assert by_row == pytest.approx(costs.sum().item() / 3)


def test_one_half_halves_loss_and_slope(lesson: SimpleNamespace):
    assert lesson.plain_loss == pytest.approx(metrics.mean_squared_error([0, 0, 0], [1, -2, 3]))
    assert lesson.half_loss == pytest.approx((1 + 4 + 9) / 3 / 2)
    slope = optimize.approx_fprime([0.0], lambda b: np.mean((lesson.errors + b) ** 2))
    assert np.mean(2 * lesson.errors) == pytest.approx(slope[0], abs=1e-6)


def test_beside_a_penalty_half_the_loss_is_twice_the_penalty():
    rng = np.random.default_rng(seed=5)
    X = rng.normal(size=(30, 2))
    y = X @ [1.0, -2.0] + rng.normal(size=30)

    def best(loss: float, penalty: float) -> np.ndarray:
        return optimize.minimize(
            lambda w: loss * np.mean((X @ w - y) ** 2) + penalty * w @ w, [0, 0]
        ).x

    assert best(1 / 2, 1) == pytest.approx(best(1, 2), abs=1e-4)
    assert np.abs(best(1 / 2, 1) - best(1, 1)).max() > 0.1
    assert best(1 / 2, 0) == pytest.approx(best(1, 0), abs=1e-4)


def test_half_the_rate_without_one_half_takes_the_same_steps_as_with_it(page: str):
    x = np.linspace(-1, 1, 9)
    with_half = without = 0.0
    for _ in range(10):
        with_half -= 0.2 * np.mean((with_half * x - 3 * x) * x)
        without -= 0.2 / 2 * np.mean(2 * (without * x - 3 * x) * x)
    assert without == pytest.approx(with_half)
    assert "halve the learning rate if you copy one from a text with it" in page


def test_mlp_regressor_and_sgd_regressor_halve_the_squares():
    rng = np.random.default_rng(seed=1)
    X = rng.normal(size=(40, 2))
    y = X @ [1.0, 2.0] + rng.normal(size=40)
    net = MLPRegressor(
        hidden_layer_sizes=(2,), activation="identity", solver="lbfgs", alpha=0, random_state=0
    )
    net.fit(X, y)
    assert net.loss_ == pytest.approx(metrics.mean_squared_error(y, net.predict(X)) / 2, rel=1e-3)
    # one step from 0 on one example: rate * (error, not 2 * error) * x
    step = SGDRegressor(alpha=0, eta0=0.1, learning_rate="constant", fit_intercept=False)
    assert step.partial_fit([[1.0]], [2.0]).coef_[0] == pytest.approx(0.1 * 2)


def test_pytorch_has_a_half_in_huber_loss_and_none_in_mse_loss(torch: ModuleType):
    target, two = torch.tensor([0.0]), torch.tensor([2.0])
    assert torch.nn.MSELoss()(two, target).item() == 4
    assert torch.nn.HuberLoss(delta=10)(two, target).item() == 2


def test_who_shrinks_weights_with_a_larger_number_and_who_with_a_smaller(
    lesson: SimpleNamespace, torch: ModuleType, statsmodels: ModuleType
):
    hours, passed = lesson.hours - 3.5, lesson.passed
    grow = [
        [abs(model(C=C).fit(hours, passed).coef_.item()) for C in (0.01, 0.05)]
        for model in (LogisticRegression, lambda C: SVC(kernel="linear", C=C), LinearSVC)
    ]
    line = 2 * hours[:, 0] + 1
    shrink = [
        [abs(model(alpha=a).fit(hours, line).coef_.item()) for a in (0.1, 1)]
        for model in (Ridge, Lasso)
    ]
    classify = [SGDClassifier(alpha=a, random_state=0).fit(hours, passed) for a in (0.1, 1)]
    shrink.append([abs(model.coef_.item()) for model in classify])
    least_squares = statsmodels.OLS(line - 1, hours)
    shrink.append([least_squares.fit_regularized(alpha=a).params.item() for a in (0.1, 1)])
    logit = statsmodels.Logit(passed, hours)
    shrink.append([logit.fit_regularized(alpha=a, disp=0).params.item() for a in (0.1, 1)])
    for optimizer in (torch.optim.SGD, torch.optim.AdamW):
        left = []
        for decay in (0.1, 1.0):
            weight = torch.tensor([4.0], requires_grad=True)
            (0 * weight).sum().backward()
            optimizer([weight], lr=0.1, weight_decay=decay).step()
            left.append(weight.item())
        shrink.append(left)
    assert all(small < large for small, large in grow)
    assert all(small > large for small, large in shrink)


def test_without_a_penalty_logit_and_c_of_infinity_agree(
    lesson: SimpleNamespace, statsmodels: ModuleType, page: str
):
    with_ones = statsmodels.add_constant(lesson.hours)
    weight = statsmodels.Logit(lesson.passed, with_ones).fit(disp=0).params[1]
    free = LogisticRegression(C=np.inf).fit(lesson.hours, lesson.passed).coef_.item()
    assert free == pytest.approx(weight, abs=1e-3)
    assert f"Without a penalty the weight is {weight:.2f}" in page
    default = LogisticRegression()
    assert default.C == 1
    assert default.fit(lesson.hours, lesson.passed).coef_.item() < weight - 0.4


def test_c_is_one_over_lambda_beside_a_sum(lesson: SimpleNamespace):
    signs = 2 * lesson.passed - 1

    def fitted(lam: float) -> float:
        def objective(v: np.ndarray) -> float:
            margins = signs * (lesson.hours[:, 0] * v[0] + v[1])
            return np.logaddexp(0, -margins).sum() + lam / 2 * v[0] ** 2

        return optimize.minimize(objective, [0, 0]).x[0]

    found = []
    for C in (0.01, 1.0, 100.0):
        found.append(LogisticRegression(C=C).fit(lesson.hours, lesson.passed).coef_[0, 0])
        assert found[-1] == pytest.approx(fitted(1 / C), abs=2e-3)
    assert found == sorted(found)


def test_repeating_rows_weakens_ridge_and_leaves_lasso(lesson: SimpleNamespace):
    # Ridge: xy / (xx + alpha); Lasso: (xy - n * alpha) / xx
    assert lesson.repeated["Ridge"] == pytest.approx((4 / (2 + 0.5), 8 / (4 + 0.5)))
    assert lesson.repeated["Lasso"] == pytest.approx(((4 - 3 * 0.5) / 2, (8 - 6 * 0.5) / 4))
    once, twice = (
        ElasticNet(0.5).fit(np.tile(lesson.size, (n, 1)), np.tile(lesson.price, n)).coef_[0]
        for n in (1, 2)
    )
    assert once == pytest.approx(twice)


def test_logistic_regression_beside_a_sum_weakens_its_penalty_with_more_rows(
    lesson: SimpleNamespace,
):
    hours, passed = np.tile(lesson.hours, (2, 1)), np.tile(lesson.passed, 2)
    doubled = LogisticRegression(C=1).fit(hours, passed).coef_[0, 0]
    stronger = LogisticRegression(C=2).fit(lesson.hours, lesson.passed).coef_[0, 0]
    assert doubled == pytest.approx(stronger, abs=1e-3)


def test_who_else_puts_the_penalty_beside_a_sum_or_a_mean(
    lesson: SimpleNamespace, torch: ModuleType, statsmodels: ModuleType
):
    def fitted(size: np.ndarray, price: np.ndarray) -> dict[str, float]:
        model = SGDRegressor(alpha=0.5, random_state=0, max_iter=3000, tol=None)
        found = {"SGDRegressor": model.fit(size, price).coef_.item()}
        line = statsmodels.OLS(price, size)
        found["OLS"] = line.fit_regularized(alpha=0.5, L1_wt=0).params.item()
        logit = statsmodels.Logit(price > -1, size)
        found["Logit"] = logit.fit_regularized(alpha=0.2, disp=0).params.item()
        weight = torch.zeros(1, dtype=torch.float64, requires_grad=True)
        descent = torch.optim.SGD([weight], lr=0.1, weight_decay=0.5)
        for _ in range(300):
            descent.zero_grad()
            torch.nn.MSELoss()(torch.tensor(size[:, 0]) * weight, torch.tensor(price)).backward()
            descent.step()
        found["weight_decay"] = weight.item()
        return found

    once = fitted(lesson.size, lesson.price)
    twice = fitted(np.tile(lesson.size, (2, 1)), np.tile(lesson.price, 2))
    changed = {name for name in once if twice[name] != pytest.approx(once[name], rel=0.01)}
    assert changed == {"Logit"}
    assert twice["Logit"] > once["Logit"]  # the more data, the weaker the penalty
    assert once["weight_decay"] == pytest.approx((2 * 4 / 3) / (2 * 2 / 3 + 0.5))


def test_libraries_that_penalize_the_column_of_ones_or_leave_it_out(
    lesson: SimpleNamespace, torch: ModuleType, statsmodels: ModuleType
):
    meters, cost = lesson.meters, lesson.cost
    assert statsmodels.OLS(cost, meters).fit().params.tolist() == pytest.approx([10])  # no 300
    logit = statsmodels.Logit(lesson.passed, lesson.hours).fit(disp=0)
    assert logit.params.shape == (1,)
    ones = statsmodels.add_constant(meters)
    pulled = statsmodels.OLS(cost, ones).fit_regularized(alpha=0.5, L1_wt=0).params[0]
    assert pulled == pytest.approx(300 / (1 + 0.5))  # beside half a mean
    layer = torch.nn.Linear(1, 1)
    layer.bias.data.fill_(4.0)
    (0 * layer(torch.zeros(1, 1))).sum().backward()
    torch.optim.SGD(layer.parameters(), lr=0.1, weight_decay=0.5).step()
    assert layer.bias.item() == pytest.approx(4 * (1 - 0.1 * 0.5))


def test_a_shift_of_the_targets_tells_whether_the_intercept_is_penalized(lesson: SimpleNamespace):
    def rise(model: Ridge | Lasso, X: np.ndarray) -> float:
        before, after = (model.fit(X, lesson.cost + shift).predict(X[:1]) for shift in (0, 1000))
        return (after - before).item()

    assert rise(Ridge(alpha=1), lesson.meters) == pytest.approx(1000)
    assert rise(Lasso(alpha=1), lesson.meters) == pytest.approx(1000)
    assert rise(Ridge(alpha=1, fit_intercept=False), lesson.column) < 900


def test_a_penalized_intercept_is_pulled_toward_0(lesson: SimpleNamespace):
    assert lesson.free.intercept_ == pytest.approx(300)
    assert lesson.shrunk_intercept == pytest.approx(900 / (3 + 1))


def test_liblinear_and_linear_svc_penalize_the_intercept():
    X, y = np.zeros((10, 1)), np.array([1] * 9 + [0])  # nothing to learn but the share of ones
    log_odds = np.log(9)
    free = LogisticRegression(C=0.1).fit(X, y).intercept_[0]
    pulled = LogisticRegression(C=0.1, solver="liblinear").fit(X, y).intercept_[0]
    assert free == pytest.approx(log_odds, abs=0.01)
    assert 0 < pulled < log_odds / 2
    weak, strong = (LinearSVC(C=C).fit(X, y).intercept_[0] for C in (1e-3, 10))
    assert 0 < weak < strong / 2
    freed = LogisticRegression(C=0.1, solver="liblinear", intercept_scaling=1000).fit(X, y)
    assert freed.intercept_[0] == pytest.approx(log_odds, abs=0.01)
    weak = LinearSVC(C=1e-3, intercept_scaling=1000, dual=False).fit(X, y).intercept_[0]
    assert weak == pytest.approx(strong, rel=0.3)


def test_softmax_twice_leaves_a_floor_of_ln_1_plus_9_over_e(lesson: SimpleNamespace):
    assert lesson.right_loss == pytest.approx(0, abs=1e-12)
    assert lesson.floor_of_ten == pytest.approx(np.log(1 + 9 / np.e))


def test_which_losses_of_pytorch_take_logits_probabilities_or_logarithms(
    lesson: SimpleNamespace, torch: ModuleType
):
    right = torch.tensor([0])
    sure = torch.tensor(lesson.sure)[None]
    twice = torch.nn.CrossEntropyLoss()(sure, right).item()
    assert twice == pytest.approx(lesson.floor_of_ten)
    logits = torch.tensor([[1.0, -2.0, 3.0]])
    cost = torch.nn.CrossEntropyLoss()(logits, right).item()
    assert torch.nn.NLLLoss()(logits.log_softmax(dim=1), right).item() == pytest.approx(cost)
    score, one = torch.tensor([1.0]), torch.tensor([1.0])
    cost = np.log(1 + np.exp(-1))
    assert torch.nn.BCEWithLogitsLoss()(score, one).item() == pytest.approx(cost)
    assert torch.nn.BCELoss()(score.sigmoid(), one).item() == pytest.approx(cost)


def test_logits_of_a_new_model_with_one_unit_can_all_lie_from_0_to_1(torch: ModuleType):
    def logits(seed: int):
        torch.manual_seed(seed)
        hidden = torch.nn.Linear(4, 8), torch.nn.ReLU()
        return torch.nn.Sequential(*hidden, torch.nn.Linear(8, 1))(torch.randn(100, 4))

    inside = [bool(((z >= 0) & (z <= 1)).all()) for z in map(logits, range(200))]
    assert 0 < sum(inside) < 100


def test_cross_entropy_of_one_unit_is_always_0_and_teaches_nothing(torch: ModuleType):
    output = torch.tensor([[1.0], [-2.0], [3.0]], requires_grad=True)
    target = torch.tensor([[0.0], [1.0], [0.0]])  # all three are wrong
    loss = torch.nn.CrossEntropyLoss()(output, target)
    loss.backward()
    assert loss.item() == 0
    assert output.grad.abs().max().item() == 0
    assert torch.nn.BCEWithLogitsLoss()(output, target).item() > 1


def test_scikit_learns_log_loss_wants_probabilities_and_decision_function_gives_logits(
    lesson: SimpleNamespace,
):
    model = LogisticRegression().fit(lesson.hours, lesson.passed)
    probability = model.predict_proba(lesson.hours)[:, 1]
    assert special.expit(model.decision_function(lesson.hours)) == pytest.approx(probability)
    hand = -np.mean(np.where(lesson.passed == 1, np.log(probability), np.log(1 - probability)))
    assert metrics.log_loss(lesson.passed, probability) == pytest.approx(hand)


def test_swapped_arguments_swap_precision_and_recall(lesson: SimpleNamespace):
    both = np.sum((lesson.fraud == 1) & (lesson.alarm == 1))
    assert lesson.right_order == pytest.approx(both / lesson.alarm.sum())
    assert lesson.wrong_order == pytest.approx(both / lesson.fraud.sum())
    assert lesson.wrong_order == metrics.recall_score(lesson.fraud, lesson.alarm)
    matrix = metrics.confusion_matrix(y_true=lesson.fraud, y_pred=lesson.alarm)
    assert matrix.sum(axis=1).tolist() == [6, 4]  # the rows are true classes
    assert (metrics.confusion_matrix(lesson.alarm, lesson.fraud) == matrix.T).all()


def test_pred_table_has_true_classes_in_rows_and_ravel_begins_with_tn(
    lesson: SimpleNamespace, statsmodels: ModuleType
):
    passed = np.array([1, 0, 1, 0, 1, 1, 0, 1])
    hours = np.arange(8.0)
    fit = statsmodels.Logit(passed, statsmodels.add_constant(hours)).fit(disp=0)
    assert fit.pred_table().sum(axis=1).tolist() == [3, 5]
    assert fit.pred_table().sum(axis=0).tolist() == [0, 8]
    tn, fp, fn, tp = metrics.confusion_matrix(lesson.fraud, lesson.alarm).ravel()
    assert tn == np.sum((lesson.fraud == 0) & (lesson.alarm == 0))
    assert (fp, fn, tp) == (1, 3, 1)


def test_numerator_layout_of_a_linear_map_is_its_matrix(lesson: SimpleNamespace):
    assert lesson.jacobian == pytest.approx(lesson.A, abs=1e-6)
    by_scipy = optimize.approx_fprime(np.zeros(3), lambda x: lesson.A @ x)
    assert by_scipy == pytest.approx(lesson.A, abs=1e-6)


def test_jacobians_of_pytorch_and_jax_have_a_row_for_each_output(
    lesson: SimpleNamespace, torch: ModuleType, jax: ModuleType
):
    A = torch.tensor(lesson.A)
    by_torch = torch.autograd.functional.jacobian(lambda x: A @ x, torch.zeros(3).double())
    assert by_torch.numpy() == pytest.approx(lesson.A)
    by_jax = jax.jacobian(lambda x: jax.numpy.array(lesson.A) @ x)(jax.numpy.zeros(3))
    assert np.asarray(by_jax) == pytest.approx(lesson.A)
    layer = torch.nn.Linear(3, 2)
    layer(torch.ones(5, 3)).sum().backward()
    assert layer.weight.grad.shape == layer.weight.shape


def test_percentile_methods_differ_as_said(lesson: SimpleNamespace):
    latency = sorted(lesson.latency.tolist())
    place = 0.95 * 9  # from 0: between the 9th and the 10th value
    linear = latency[8] + (place - 8) * (latency[9] - latency[8])
    assert lesson.p95["linear"] == pytest.approx(linear)
    assert lesson.p95["weibull"] == lesson.p95["higher"] == 100
    assert lesson.p95["lower"] == 18
    assert np.percentile(lesson.latency, 95) == pytest.approx(linear)
    assert np.percentile(lesson.latency, 0.95) < 11


def test_statistics_quantiles_is_weibull_from_1_to_n_parts_of_n_plus_1_and_extrapolates_beyond(
    lesson: SimpleNamespace,
):
    data = lesson.latency.tolist()
    parts = 1000
    by_python = statistics.quantiles(data, n=parts)
    p = np.arange(1, parts) / parts
    agree = np.isclose(by_python, np.quantile(data, p, method="weibull"))
    inside = (lesson.lowest_p <= p) & (p <= lesson.highest_p)
    assert (lesson.lowest_p, lesson.highest_p) == pytest.approx((1 / 11, 10 / 11))
    assert (agree == inside).all()
    place = 0.95 * 11 - 1  # from 0: beyond the last, along the line through the last two
    assert lesson.extrapolated == pytest.approx(100 + (place - 9) * (100 - 18))


def test_quarter_point_of_1_2_3_4_tells_the_method():
    data = [1, 2, 3, 4]
    assert np.quantile(data, 0.25) == 1.75
    assert np.quantile(data, 0.25, method="weibull") == 1.25
    assert statistics.quantiles(data)[0] == 1.25
    assert statistics.quantiles(data, method="inclusive")[0] == 1.75


def test_which_libraries_interpolate_and_which_take_a_value_from_the_data(
    torch: ModuleType,
    jax: ModuleType,
    pandas: ModuleType,
    polars: ModuleType,
    page: str,
):
    assert "is 1.75 by `linear`, 1.25 by `weibull`, 2 in polars" in page
    assert "middle is 2.5, but 3 by polars' `.quantile(0.5)` and 2 by `torch.median`" in page
    data = [1.0, 2.0, 3.0, 4.0]
    series, tensor = polars.Series(data), torch.tensor(data)
    assert torch.quantile(tensor, 0.25).item() == 1.75
    assert jax.numpy.quantile(jax.numpy.array(data), 0.25).item() == 1.75
    assert pandas.Series(data).quantile(0.25) == 1.75
    assert series.quantile(0.25) == 2
    assert np.median(data) == series.median() == torch.quantile(tensor, 0.5).item() == 2.5
    assert series.quantile(0.5) == 3
    told = dict(series.describe().iter_rows())
    assert told["50%"] == 3
    assert series.quantile(0.5, "linear") == 2.5
    assert tensor.median().item() == 2


def test_r_squared_sees_a_shift_and_the_squared_correlation_does_not(lesson: SimpleNamespace):
    assert lesson.r_squared == pytest.approx(1 - 4 * 9 / 5)  # errors of 3; squares around the mean
    assert lesson.correlation_squared == pytest.approx(1)
    line = stats.linregress(lesson.actual, lesson.forecast)
    assert line.rvalue**2 == pytest.approx(lesson.correlation_squared)


def test_both_agree_for_least_squares_with_an_intercept_on_its_own_data():
    rng = np.random.default_rng(seed=2)
    X, noise = rng.normal(size=(50, 3)), rng.normal(size=50)
    y = X @ [1.0, -1.0, 2.0] + noise
    fit = LinearRegression().fit(X, y)
    correlation = np.corrcoef(y, fit.predict(X))[0, 1]
    assert fit.score(X, y) == pytest.approx(correlation**2)
    through_zero = LinearRegression(fit_intercept=False).fit(X, y + 5)
    correlation = np.corrcoef(y, through_zero.predict(X))[0, 1]
    assert through_zero.score(X, y + 5) < correlation**2 - 0.1


def test_r_squared_without_an_intercept_compares_with_0_in_statsmodels(
    statsmodels: ModuleType, page: str
):
    x, y = np.array([1.0, 2.0, 3.0, 4.0]), np.array([10.0, 11.0, 9.0, 10.0])
    assert "10, 11, 9, 10 at x = 1, 2, 3, 4" in page
    fit = statsmodels.OLS(y, x).fit()
    errors = y - x * (x @ y) / (x @ x)
    assert fit.rsquared == pytest.approx(1 - errors @ errors / (y @ y))
    by_mean = metrics.r2_score(y, fit.fittedvalues)
    assert by_mean == pytest.approx(1 - errors @ errors / np.sum((y - 10) ** 2))
    said = f"gets {fit.rsquared:.2f} from statsmodels, which compares with 0, and −{-by_mean:.2f}"
    assert said in page
    with_ones = statsmodels.OLS(y, statsmodels.add_constant(x)).fit()
    assert with_ones.rsquared == pytest.approx(metrics.r2_score(y, with_ones.fittedvalues))
    assert with_ones.rsquared_adj < 0  # the adjusted form can be negative as well


def test_normal_takes_a_deviation_and_multivariate_normal_a_variance(lesson: SimpleNamespace):
    assert stats.norm(0, 4).std() == 4
    assert stats.multivariate_normal([0], [[4]]).cov[0, 0] == 4
    # A deviation of n normal numbers scatters by about sigma / sqrt(2n); five of those.
    five = 5 / np.sqrt(2 * 50_000)
    assert lesson.scale_draws.std() == pytest.approx(4, rel=five)
    assert lesson.covariance_draws.std() == pytest.approx(2, rel=five)


def test_which_normals_take_a_deviation_and_which_a_variance(torch: ModuleType, jax: ModuleType):
    assert torch.distributions.Normal(0.0, 4.0).stddev.item() == 4
    four = torch.tensor([[4.0]])
    assert torch.distributions.MultivariateNormal(torch.zeros(1), four).stddev.item() == 2
    loss = torch.nn.GaussianNLLLoss()(torch.tensor([0.0]), torch.tensor([6.0]), four[0])
    assert loss.item() == pytest.approx(np.log(4) / 2 + 6**2 / (2 * 4))
    at_0 = jax.scipy.stats.multivariate_normal.pdf(jax.numpy.zeros(1), jax.numpy.zeros(1), 4.0)
    assert at_0.item() == pytest.approx(stats.norm(0, 2).pdf(0))
    random.seed(0)
    draws = [random.gauss(0, 4) for _ in range(50_000)]
    assert np.std(draws) == pytest.approx(4, rel=5 / np.sqrt(2 * 50_000))


def test_pytorch_takes_a_rate_and_the_second_number_of_scipy_is_a_shift(torch: ModuleType):
    assert torch.distributions.Exponential(2.0).mean.item() == 0.5
    assert torch.distributions.Gamma(3.0, 2.0).mean.item() == 1.5
    assert stats.expon(2).mean() == 2 + 1
    assert stats.gamma(3, 2).mean() == 2 + 3
    assert stats.gamma(3, scale=2).mean() == 3 * 2


def test_numpy_takes_a_scale_and_expovariate_a_rate(lesson: SimpleNamespace):
    # The mean of n exponential numbers scatters by mean / sqrt(n); five of those.
    five = 5 / np.sqrt(50_000)
    assert stats.expon(scale=2).mean() == 2
    assert lesson.scale_mean == pytest.approx(2, rel=five)
    assert lesson.rate_mean == pytest.approx(1 / 2, rel=five)
    random.seed(0)
    gamma = [random.gammavariate(3, 2) for _ in range(50_000)]  # scale: mean 3 * 2, not 3 / 2
    assert np.mean(gamma) == pytest.approx(6, rel=five)
    gamma = np.random.default_rng(seed=0).gamma(3, 2, size=50_000)
    assert np.mean(gamma) == pytest.approx(6, rel=five)


def test_geometric_starts_at_1_and_its_failures_at_0(lesson: SimpleNamespace):
    assert (lesson.trials, lesson.failures) == (1 / 0.25, 1 / 0.25 - 1)
    assert stats.geom(0.25).support()[0] == 1
    assert stats.nbinom(1, 0.25).support()[0] == 0
    assert np.random.default_rng(seed=0).geometric(0.25, size=1000).min() == 1


def test_where_geometric_starts_and_which_outcome_p_is(
    torch: ModuleType, jax: ModuleType, page: str
):
    assert "`stats.nbinom(1, 0.25)` has mean 3, PyTorch's `NegativeBinomial(1, 0.25)` 1/3" in page
    half, quarter = torch.tensor(0.5), torch.tensor(0.25)
    assert torch.distributions.Geometric(half).sample((1000,)).min().item() == 0
    assert torch.empty(1000).geometric_(0.5).min().item() == 1
    assert jax.random.geometric(jax.random.key(0), 0.5, shape=(1000,)).min().item() == 1
    assert np.random.default_rng(seed=0).geometric(0.5, size=1000).min() == 1
    failures = 1 * 0.75 / 0.25  # per success
    assert stats.nbinom(1, 0.25).mean() == failures == 3
    draws = np.random.default_rng(seed=0).negative_binomial(1, 0.25, size=50_000)
    assert np.mean(draws) == pytest.approx(failures, rel=0.05)
    one = torch.tensor(1.0)
    other = torch.distributions.NegativeBinomial(one, quarter).mean.item()
    assert other == pytest.approx(1 * 0.25 / 0.75)


def test_micro_f1_is_accuracy_and_macro_sees_the_lost_class(lesson: SimpleNamespace):
    assert lesson.micro_f1 == pytest.approx(0.95)
    assert lesson.micro_f1 == metrics.accuracy_score(lesson.queue, lesson.answer)
    each = [2 * 90 / (2 * 90 + 5), 1, 0]  # 2 TP / (2 TP + FP + FN) of each class
    assert lesson.macro_f1 == pytest.approx(np.mean(each))
    report = metrics.classification_report(
        lesson.queue, lesson.answer, output_dict=True, zero_division=0
    )
    column = [report[name]["f1-score"] for name in ("0", "1", "2")]
    assert lesson.macro_f1 == pytest.approx(np.mean(column))
    assert lesson.f1["weighted"] == pytest.approx(np.average(each, weights=[90, 5, 5]))
    with pytest.raises(ValueError, match="average"):
        metrics.f1_score(lesson.queue, lesson.answer)


def test_macro_f1_is_not_the_f1_of_the_means(page: str):
    y, answers = [0, 0, 0, 0, 1], [0, 1, 1, 1, 1]
    assert f"classes {' '.join(map(str, y))} and the answers {' '.join(map(str, answers))}" in page
    precision, recall, f1 = (
        score(y, answers, average="macro")
        for score in (metrics.precision_score, metrics.recall_score, metrics.f1_score)
    )
    assert (precision, recall) == ((1 + 1 / 4) / 2, (1 / 4 + 1) / 2)
    assert f1 == pytest.approx(2 * (1 / 4) / (1 + 1 / 4))  # the same for both classes
    assert f"are {precision:.3f}, macro F1 is {f1:.2f}" in page
    weighted = metrics.recall_score(y, answers, average="weighted")
    assert weighted == pytest.approx(metrics.accuracy_score(y, answers))
    assert metrics.f1_score(y, answers) == metrics.f1_score(y, answers, pos_label=1)


def test_convolution_keeps_the_kernel_of_a_single_1_and_correlation_turns_it(
    lesson: SimpleNamespace,
):
    assert np.convolve(lesson.signal, lesson.kernel, mode="same").tolist() == [0, 1, 2, 3, 0]
    assert np.correlate(lesson.signal, lesson.kernel, mode="same").tolist() == [0, 3, 2, 1, 0]
    assert signal.convolve(lesson.signal, lesson.kernel, mode="same").tolist() == [0, 1, 2, 3, 0]


def test_layers_do_not_flip_and_functions_named_convolve_do(
    lesson: SimpleNamespace, torch: ModuleType, jax: ModuleType
):
    wave, kernel = lesson.signal.astype(float), lesson.kernel.astype(float)
    kept, turned = [0, 1, 2, 3, 0], [0, 3, 2, 1, 0]
    assert ndimage.convolve(wave, kernel).tolist() == kept
    by_jax = jax.numpy.convolve(wave, kernel, mode="same")
    assert by_jax.tolist() == kept
    assert (
        jax.lax.conv(wave[None, None], kernel[None, None], (1,), "SAME").ravel().tolist() == turned
    )
    layer = torch.nn.Conv1d(1, 1, kernel_size=3, padding=1, bias=False)
    fixed = torch.tensor(kernel, dtype=torch.float32)
    for values, expected in ((fixed, turned), (fixed.flip(-1), kept)):
        layer.weight.data = values[None, None]
        out = layer(torch.tensor(wave, dtype=torch.float32)[None, None])
        assert out.ravel().tolist() == expected
    with pytest.raises(ValueError, match="step"):
        fixed[::-1]
    image = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    assert image.flip(-2, -1).tolist() == image.numpy()[::-1, ::-1].tolist()


def test_svd_returns_v_transposed_and_eigh_the_smallest_first(lesson: SimpleNamespace):
    assert lesson.right_gap < 1e-12 < 1 < lesson.wrong_gap
    U, s, Vt = linalg.svd(lesson.M)
    assert U @ np.diag(s) @ Vt == pytest.approx(lesson.M)
    assert s[0] > s[1]
    values = np.linalg.eigh(lesson.M @ lesson.M.T).eigenvalues
    assert values == pytest.approx(s[::-1] ** 2)
    spread = PCA().fit(np.random.default_rng(seed=3).normal(size=(20, 3))).explained_variance_
    assert spread.tolist() == sorted(spread, reverse=True)


def test_which_libraries_return_v_and_in_which_order_eigenvalues_come(
    lesson: SimpleNamespace, torch: ModuleType, jax: ModuleType
):
    M = torch.tensor(lesson.M)
    U, s, Vt = torch.linalg.svd(M)
    assert (U @ torch.diag(s) @ Vt).numpy() == pytest.approx(lesson.M)
    U, s, V = torch.svd(M)
    assert (U @ torch.diag(s) @ V.T).numpy() == pytest.approx(lesson.M)
    U, s, Vt = jax.numpy.linalg.svd(jax.numpy.array(lesson.M))
    assert np.asarray(U @ jax.numpy.diag(s) @ Vt) == pytest.approx(lesson.M, abs=1e-5)
    symmetric = lesson.M @ lesson.M.T
    for values in (linalg.eigh(symmetric)[0], torch.linalg.eigvalsh(M @ M.T).numpy()):
        assert list(values) == sorted(values)
    for given in ([2.0, 3.0, 1.0], [3.0, 1.0, 2.0]):  # eig leaves a diagonal's in its order
        assert np.linalg.eig(np.diag(given)).eigenvalues.tolist() == given
    wide = np.arange(10.0).reshape(5, 2)
    U, s, Vt = np.linalg.svd(wide, full_matrices=False)
    assert U @ np.diag(s) @ Vt == pytest.approx(wide)
    assert np.linalg.svd(wide)[0].shape == (5, 5)  # by default U does not fit diag(s)


def test_sparse_solvers_start_with_the_smallest():
    M = np.random.default_rng(seed=1).normal(size=(20, 10))
    for solver in ("arpack", "propack"):
        values = sparse_linalg.svds(M, k=3, solver=solver, rng=0)[1]
        assert values == pytest.approx(np.linalg.svd(M)[1][2::-1])
    values = sparse_linalg.eigsh(M.T @ M, k=3)[0]
    assert values.tolist() == sorted(values)


def test_half_of_the_directions_of_pca_and_svd_are_opposite():
    rng = np.random.default_rng(seed=2)
    products = []
    for _ in range(100):
        X = rng.normal(size=(30, 4))
        by_svd = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)[2]
        products.append(np.sum(by_svd * PCA().fit(X).components_, axis=1))
    assert np.abs(products) == pytest.approx(1)
    # 400 signs: 0.5 ± 5 standard errors of 0.025.
    assert np.mean(np.array(products) < 0) == pytest.approx(0.5, abs=0.125)


def test_eig_of_a_covariance_matrix_is_complex_and_eigh_dips_below_0():
    rng = np.random.default_rng(seed=0)

    def share_of_complex(shape: tuple[int, int]) -> float:
        tables = [rng.normal(size=shape) for _ in range(50)]
        covariances = [np.cov(table, rowvar=False) for table in tables]
        return np.mean([np.iscomplexobj(np.linalg.eig(S).eigenvalues) for S in covariances])

    assert share_of_complex((19, 20)) < 0.5 < 0.9 < share_of_complex((5, 20))
    covariances = [np.cov(rng.normal(size=(5, 20)), rowvar=False) for _ in range(10)]
    found = np.array([np.linalg.eigh(S).eigenvalues for S in covariances])
    assert found.dtype == np.float64
    assert -1e-12 < found.min() < 0
    assert np.isfinite(np.sqrt(np.maximum(found, 0))).all()


def test_an_order_makes_a_table_a_matrix_but_not_for_torch_norm(
    lesson: SimpleNamespace, torch: ModuleType, jax: ModuleType, page: str
):
    row, table = lesson.row, lesson.stretch
    as_matrix = [
        np.linalg.norm,
        linalg.norm,
        lambda a, order: jax.numpy.linalg.norm(jax.numpy.array(a), order).item(),
        lambda a, order: torch.linalg.norm(torch.tensor(a), order).item(),
    ]
    as_vector = [
        lambda a, order: torch.norm(torch.tensor(a), p=order).item(),
        lambda a, order: np.linalg.vector_norm(a, ord=order),
        lambda a, order: torch.linalg.vector_norm(torch.tensor(a), order).item(),
    ]
    for norm in as_matrix:
        # the largest column sum; the largest stretch
        assert (norm(row, 1), norm(row, 2), norm(table, 1)) == pytest.approx((4, 5, 4))
        assert norm(table, 2) == pytest.approx(np.linalg.svd(table)[1][0])
        assert norm(np.eye(2), 2) == pytest.approx(1)
        assert norm(table, None) == pytest.approx(5)
        assert norm(table, "fro") == pytest.approx(5)
    assert np.linalg.norm([[1, -3], [-1, 2]], 1) == 5  # not 0 and -1, the sums with their signs
    for norm in as_vector:
        assert (norm(row, 1), norm(table, 1), norm(table, 2)) == pytest.approx((7, 7, 5))
        assert norm(np.eye(2), 2) == pytest.approx(2**0.5)
    assert "1 as a matrix, 1.41 as a vector" in page
    assert np.linalg.norm(row, ord=1, axis=1).tolist() == [7]


def test_a_value_on_an_edge_goes_up_or_down(
    lesson: SimpleNamespace,
    torch: ModuleType,
    pandas: ModuleType,
    polars: ModuleType,
    page: str,
):
    assert "1, 1, 2 is up; 2, 1, 1 is down; after 1, 1, 1 the 3 is lost if up, the 0 if" in page
    edges, values = [0.0, 1.0, 2.0, 3.0], [0.0, 1.0, 2.0, 3.0]
    up, down = [1, 2, 3, 4], [0, 1, 2, 3]  # how many edges lie at or below, or below
    tensors = torch.tensor(values), torch.tensor(edges)
    assert np.digitize(values, edges, right=False).tolist() == up
    assert torch.bucketize(*tensors, right=False).tolist() == down
    assert np.digitize(values, edges).tolist() == up
    assert torch.bucketize(*tensors).tolist() == down
    assert np.searchsorted(edges, values).tolist() == down
    assert np.searchsorted(edges, values, side="right").tolist() == up
    assert np.histogram(lesson.on_edges, lesson.edges)[0].tolist() == [1, 1, 2]
    assert pandas.cut(values, edges).codes.tolist() == [-1, 0, 1, 2]  # -1: in no bin
    assert pandas.cut(values, edges, right=False).codes.tolist() == [0, 1, 2, -1]
    series = polars.Series(values)
    with pytest.warns(DeprecationWarning, match="bin_intervals"):
        old = series.cut(edges)
    assert old.to_list() == ["(-inf, 0]", "(0, 1]", "(1, 2]", "(2, 3]"]
    assert series.hist(edges)["count"].to_list() == [2, 1, 1]
    assert series.bin_intervals(edges, labels=False).to_list() == up
    assert series.bin_intervals(edges, labels=False, right_closed=True).to_list() == down


def test_pandas_goes_by_label_and_others_by_position(
    pandas: ModuleType, polars: ModuleType, statsmodels: ModuleType, page: str
):
    assert "`a.corr(b)` is −1, `np.corrcoef(a, b)` +1" in page
    a = pandas.Series([1.0, 2.0, 3.0], index=[0, 1, 2])
    b = pandas.Series([1.0, 2.0, 3.0], index=[2, 1, 0])
    assert not a.index.equals(b.index)
    assert a.corr(b) == pytest.approx(-1)
    assert np.corrcoef(a, b)[0, 1] == pytest.approx(1)
    assert stats.pearsonr(a, b).statistic == pytest.approx(1)
    table = polars.DataFrame({"a": a.to_list(), "b": b.to_list()})
    assert table.select(polars.corr("a", "b")).item() == pytest.approx(1)
    assert metrics.mean_squared_error(a, b) == 0
    assert (a - b).tolist() == [-2, 0, 2]
    assert (a.to_numpy() - b.to_numpy()).tolist() == [0, 0, 0]
    frame = a.to_frame("a")
    frame["new"] = b
    assert frame["new"].tolist() == [3, 2, 1]
    with pytest.raises(ValueError, match="not aligned"):
        statsmodels.OLS(a, b)


def test_row_means_are_subtracted_from_columns_by_label(pandas: ModuleType):
    df = pandas.DataFrame([[1.0, 2.0], [3.0, 4.0]])
    wrong = df - df.mean(axis=1)
    assert wrong.to_numpy().tolist() == [[1 - 1.5, 2 - 3.5], [3 - 1.5, 4 - 3.5]]
    assert df.sub(df.mean(axis=1), axis=0).to_numpy().tolist() == [[-0.5, 0.5], [-0.5, 0.5]]
    named = df.set_axis(["a", "b"], axis=1)
    assert (named - named.mean(axis=1)).isna().all(axis=None)


def test_who_skips_nan_and_who_passes_it_on(
    torch: ModuleType, jax: ModuleType, pandas: ModuleType, polars: ModuleType
):
    values = [1.0, math.nan, 3.0]
    series = polars.Series(values)
    column = pandas.Series(values)
    passed_on = [
        np.mean(values),
        stats.sem(values),
        jax.numpy.mean(jax.numpy.array(values)).item(),
        torch.tensor(values).mean().item(),
        series.mean(),
        np.median(column),
    ]
    assert all(math.isnan(value) for value in passed_on)
    assert np.nanmean(values) == column.mean() == column.median() == np.mean(column) == 2
    assert polars.Series([1.0, None, 3.0]).mean() == 2
    assert series.max() == 3
    assert series.median() == sorted([1, 3, math.inf])[1] == 3  # as if NaN were the largest
    with pytest.raises(ValueError, match="NaN"):
        metrics.mean_squared_error(values, [1, 2, 3])


def test_kernel_ridge_has_no_intercept():
    x = np.arange(10.0)[:, None]
    y = 2 * x[:, 0] + 1_000
    assert LinearRegression().fit(x, y).predict([[4.5]]) == pytest.approx([1_009])
    assert KernelRidge(kernel="rbf").fit(x, y).predict([[4.5]])[0] < 900
    mean = y.mean()
    shifted = KernelRidge(kernel="rbf").fit(x, y - mean).predict([[4.5]]) + mean
    assert shifted == pytest.approx([1_009], abs=1)


def test_equal_rows_with_a_nan_are_two_to_numpy_and_one_to_pandas(pandas):
    rows = np.array([[1, np.nan], [1, np.nan]])
    assert len(np.unique(rows, axis=0)) == 2
    assert len(pandas.DataFrame(rows).drop_duplicates()) == 1
