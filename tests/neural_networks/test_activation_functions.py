"""Check what the lesson on activation functions says."""

import neural_networks.activation_functions as lesson
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime
from scipy.special import expit, softmax
from scipy.stats import norm
from sklearn.linear_model import LinearRegression
from sklearn.neural_network import MLPRegressor

numbers = st.floats(-50, 50)
DAYS, ENERGY = np.array([-10, 0, 10, 20, 30]), np.array([60, 40, 20, 50, 80])


def leaky(z):
    return z if z >= 0 else 0.01 * z


def gelu(z):
    return z * norm.cdf(z)


def silu(z):
    return z * expit(z)


def softplus(z):
    return np.log1p(np.exp(z))


def slope(function, z):
    """Return the slope by a small step to both sides."""
    return (function(z + 1e-6) - function(z - 1e-6)) / 2e-6


def test_store_needs_the_energy_of_the_problem_and_the_best_line_is_half_t_plus_45():
    assert (lesson.days.tolist(), lesson.energy.tolist()) == (DAYS.tolist(), ENERGY.tolist())
    best = LinearRegression().fit(DAYS[:, None], ENERGY)
    assert (best.coef_[0], best.intercept_) == pytest.approx((0.5, 45))
    assert (lesson.slope, lesson.base) == pytest.approx((0.5, 45))
    assert lesson.line == pytest.approx(best.predict(DAYS[:, None]))
    assert lesson.line_at_10 == pytest.approx(50)


def test_two_lines_in_a_row_are_one_line():
    t = np.linspace(-5, 5, 11)
    np.testing.assert_allclose(-3 * (2 * t + 1) + 4, -6 * t + 1)


def test_a_hundred_lines_in_a_row_are_one_line():
    rng = np.random.default_rng(seed=1)
    height = t = np.linspace(-5, 5, 11)
    for weight, bias in rng.uniform(-1.2, 1.2, size=(100, 2)):
        height = weight * height + bias
    np.testing.assert_allclose(height, np.polyval(np.polyfit(t, height, 1), t), atol=1e-9)


def test_hand_calculation_gives_minus_5_and_4_and_without_relu_7():
    def bent(t):
        return -3 * max(0, 2 * t + 1) + 4

    assert (bent(1), bent(-1)) == (-5, 4)
    assert -6 * 1 + 1 == -5
    assert -6 * (-1) + 1 == 7


def test_two_relus_fit_all_five_days_and_without_the_bend_they_make_t_plus_10():
    expected = [20 + 2 * max(0, 10 - t) + 3 * max(0, t - 10) for t in DAYS]
    assert expected == ENERGY.tolist() == lesson.net.tolist()
    assert lesson.no_bend.tolist() == (DAYS + 10).tolist()


def test_figure_draws_the_sum_of_its_pieces():
    at = [np.abs(lesson.t - day).argmin() for day in DAYS]
    assert lesson.heating[at].tolist() == [40, 20, 0, 0, 0]
    assert lesson.cooling[at].tolist() == [0, 0, 0, 30, 60]
    np.testing.assert_allclose(lesson.both[at], np.interp(lesson.t[at], DAYS, ENERGY))


@given(st.lists(numbers, min_size=1, max_size=6))
def test_relu_is_the_larger_of_0_and_z_for_each_number(values):
    z = np.array(values)
    assert lesson.relu(z).tolist() == [max(0, value) for value in values]
    np.testing.assert_allclose(lesson.sigmoid(z), expit(z), rtol=1e-12)


def test_relu_of_the_example_is_0_0_3():
    assert lesson.relu(np.array([-2, 0, 3])).tolist() == [0, 0, 3]


@pytest.mark.parametrize(
    ("function", "at"),
    [
        (lambda z: max(0, z), (0, 0, 2)),
        (leaky, (-0.02, 0, 2)),
        (expit, (0.119, 0.5, 0.881)),
        (np.tanh, (-0.964, 0, 0.964)),
        (gelu, (-0.046, 0, 1.954)),
        (silu, (-0.238, 0, 1.762)),
        (softplus, (0.127, 0.693, 2.127)),
    ],
    ids=["ReLU", "leaky ReLU", "sigmoid", "tanh", "GELU", "SiLU", "softplus"],
)
def test_values_of_the_table(function, at):
    assert [function(z) for z in (-2, 0, 2)] == pytest.approx(at, abs=0.0005)


def test_values_beside_the_table():
    assert norm.cdf([-2, 0, 2]) == pytest.approx([0.023, 0.5, 0.977], abs=0.0005)
    assert np.exp(-2) == pytest.approx(0.135, abs=0.0005)
    steps = [1 / 1.135, 0.881 * 0.119, 1 - 0.964**2]
    assert steps == pytest.approx([0.881, 0.105, 0.07], abs=0.0025)
    assert np.dot([1, -2], [3, 1]) - 0.5 == 0.5


def test_rule_of_tanh_is_numpys():
    z = np.linspace(-3, 3, 13)
    np.testing.assert_allclose(2 * expit(2 * z) - 1, np.tanh(z), atol=1e-12)
    np.testing.assert_allclose((np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)), np.tanh(z))


def test_slopes_of_the_table():
    z = np.linspace(-6, 6, 601)
    assert [slope(lambda v: max(0, v), v) for v in (-1, 1)] == pytest.approx([0, 1])
    assert [slope(leaky, v) for v in (-1, 1)] == pytest.approx([0.01, 1])
    np.testing.assert_allclose(slope(expit, z), expit(z) * (1 - expit(z)), atol=1e-8)
    np.testing.assert_allclose(slope(np.tanh, z), 1 - np.tanh(z) ** 2, atol=1e-8)
    assert slope(expit, z).max() == pytest.approx(0.25)
    assert slope(np.tanh, z).max() == pytest.approx(1)
    assert z[slope(expit, z).argmax()] == pytest.approx(0)
    assert z[slope(np.tanh, z).argmax()] == pytest.approx(0)
    assert slope(expit, 2) == pytest.approx(0.105, abs=0.0005)
    assert slope(np.tanh, 2) == pytest.approx(0.07, abs=0.005)
    assert slope(gelu, z).min() == pytest.approx(-0.13, abs=0.005)
    assert slope(gelu, z).max() == pytest.approx(1.13, abs=0.005)
    assert [slope(gelu, v) for v in (-5.0, 5.0)] == pytest.approx([0, 1], abs=0.001)
    assert slope(silu, z).min() == pytest.approx(-0.10, abs=0.005)
    assert slope(silu, z).max() == pytest.approx(1.10, abs=0.005)
    assert [slope(silu, v) for v in (-12.0, 12.0)] == pytest.approx([0, 1], abs=0.001)
    np.testing.assert_allclose(slope(softplus, z), expit(z), atol=1e-8)


def test_ranges_of_the_table():
    z = np.linspace(-8, 8, 16001)
    assert gelu(z).min() == pytest.approx(-0.17, abs=0.005)
    assert silu(z).min() == pytest.approx(-0.28, abs=0.005)
    assert 0 < expit(z).min() < expit(z).max() < 1
    assert -1 < np.tanh(z).min() < np.tanh(z).max() < 1
    assert softplus(z).min() > 0
    assert np.abs(softplus(z) - lesson.relu(z)).max() < 0.7  # a smooth ReLU


def test_softmax_makes_shares_that_sum_to_1():
    assert softmax([1.0, 2.0, 3.0]).sum() == pytest.approx(1)


def test_figure_draws_the_four_curves():
    z = lesson.z
    for name, function in [("ReLU", lesson.relu), ("sigmoid", expit), ("tanh", np.tanh)]:
        np.testing.assert_allclose(lesson.curves[name], function(z))
    np.testing.assert_allclose(lesson.curves["GELU"], gelu(z), atol=0.001)  # a known approximation
    for ax, function in zip(lesson.axes.flat, [lesson.relu, gelu, expit, np.tanh], strict=True):
        x, height = ax.lines[1].get_data()
        between = slope(function, x - 0.025)
        np.testing.assert_allclose(height[np.abs(x) > 0.1], between[np.abs(x) > 0.1], atol=0.002)


def test_ten_best_slopes_of_a_sigmoid_leave_a_millionth():
    assert 0.9e-6 < 0.25**10 < 1.1e-6
    assert lesson.slope_at_5 == pytest.approx(slope(expit, 5.0), rel=1e-5)
    assert lesson.slope_at_5 < 0.01
    assert lesson.left == pytest.approx([0.25**10, slope(expit, 5.0) ** 10, 1], rel=1e-4)


def test_relu_is_not_linear():
    assert max(0, -1) + max(0, 1) == 1
    assert max(0, -1 + 1) == 0


def test_slopes_at_the_corner_are_those_of_the_table(torch, jax, page):
    jnp, cut = jax.numpy, torch.nn.functional.leaky_relu
    ways = {
        "`relu`": (torch.relu, jax.nn.relu),
        "`maximum(z, 0)`": (
            lambda z: torch.maximum(z, torch.zeros_like(z)),
            lambda z: jnp.maximum(z, 0),
        ),
        "`clamp(z, min=0)`; JAX: `clip`": (
            lambda z: torch.clamp(z, min=0),
            lambda z: jnp.clip(z, min=0),
        ),
        "`(z + abs(z)) / 2`": (lambda z: (z + abs(z)) / 2, lambda z: (z + abs(z)) / 2),
        "`abs`": (torch.abs, jnp.abs),
        "`leaky_relu`": (cut, jax.nn.leaky_relu),
    }
    written = {0: "0", 0.5: "½", 1: "1", 0.01: "`0.01`"}
    for name, (in_torch, in_jax) in ways.items():
        z = torch.tensor(0.0, requires_grad=True)
        in_torch(z).backward()
        slopes = [written[round(float(g), 6)] for g in (z.grad, jax.grad(in_jax)(0.0))]
        assert f"| {name} | {slopes[0]} | {slopes[1]} |" in page
    layer, z = torch.nn.ReLU(), torch.tensor(0.0, requires_grad=True)
    layer(z).backward()
    assert z.grad == 0


def test_softmax_in_network_and_loss_keeps_the_loss_of_three_classes_above_0_55(torch, page):
    loss, right = torch.nn.CrossEntropyLoss(), torch.tensor([0])
    certain = torch.tensor([[1000.0, 0, 0]])
    assert loss(certain, right) == 0
    twice = loss(torch.softmax(certain, dim=1), right).item()
    assert twice == pytest.approx(np.log(np.e + 2) - 1)  # the lowest: p is at most 1
    assert f"never falls below {twice:.2f}" in page


def test_relus_follow_a_curve_on_the_range_of_the_data_and_go_on_straight_beyond():
    def units(x):  # 30 bends from -3 to 3, and a bias
        bends = np.maximum(0, x[:, np.newaxis] - np.linspace(-3.2, 3, 31))
        return np.column_stack([bends, np.ones_like(x)])

    x = np.linspace(-3, 3, 601)
    weights = np.linalg.lstsq(units(x), np.sin(2 * x), rcond=None)[0]
    assert np.abs(units(x) @ weights - np.sin(2 * x)).max() < 0.05
    far = units(np.array([10.0, 20, 30])) @ weights
    assert np.diff(far, 2) == pytest.approx(0, abs=1e-6)
    assert abs(far[-1]) > 1  # no sine is


def test_a_dead_relu_has_no_gradient_and_a_leaky_one_has():
    def loss(parameters, bend):
        weight, bias = parameters
        return sum((bend(weight * day / 10 + bias) - 1) ** 2 for day in DAYS)

    dead = np.array([1.0, -100.0])
    assert approx_fprime(dead, lambda p: loss(p, lambda z: max(0, z))).tolist() == [0, 0]
    assert np.all(np.abs(approx_fprime(dead, lambda p: loss(p, leaky))) > 0.01)


def test_relu_at_the_end_never_says_minus_18():
    assert lesson.relu(np.linspace(-30, 30, 61)).min() == 0
    assert lesson.relu(np.array(-18.0)) == 0


def test_max_of_python_stops_with_the_message_of_the_page():
    with pytest.raises(ValueError, match="truth value of an array with more than one element"):
        max(0, np.array([-1.0, 2.0]))


def test_sigmoid_in_network_and_loss_is_applied_twice():
    assert expit(expit(-9.0)) > 0.5  # a clear no becomes a yes


def test_identity_activation_gives_a_linear_regression():
    rng = np.random.default_rng(seed=1)
    X = rng.normal(size=(40, 2))
    y = X @ [1.0, -2.0] + 3 + X[:, 0] ** 2
    net = MLPRegressor(hidden_layer_sizes=(5, 5), activation="identity", solver="lbfgs", alpha=0)
    net.set_params(random_state=1, max_iter=2000).fit(X, y)
    a, b = X[:2]
    assert net.predict([(a + b) / 2])[0] == pytest.approx(net.predict([a, b]).mean())
    best = LinearRegression().fit(X, y)
    np.testing.assert_allclose(net.predict(X), best.predict(X), atol=0.01)


def test_n_relus_of_one_input_give_at_most_n_bends():
    rng = np.random.default_rng(seed=1)
    x = np.linspace(-5, 5, 100_001)
    for n in (1, 2, 5):
        weights, biases, outer = rng.normal(size=(3, n))
        height = sum(
            c * np.maximum(0, w * x + b) for w, b, c in zip(weights, biases, outer, strict=True)
        )
        turns = np.abs(np.diff(height, 2)) > 1e-9
        groups = np.count_nonzero(np.diff(np.flatnonzero(turns)) > 1) + bool(turns.any())
        assert groups <= n


def test_quiz_small_network_gives_10_at_1():
    assert -3 * max(0, 2 * 1 - 6) + 10 == 10
    assert -3 * (2 * 1 - 6) + 10 == 22
    assert -3 * abs(2 * 1 - 6) + 10 == -2
