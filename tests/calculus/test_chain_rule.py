"""Check what the lesson on the chain rule says."""

from pathlib import Path

import calculus.chain_rule as lesson
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime
from scipy.special import expit
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler

SETTINGS = settings(deadline=None)
numbers = st.floats(-3, 3).map(lambda x: round(x, 3))


def derivative_at(f, x):
    """Return the derivative of f at x by a tiny imaginary step: nothing is subtracted or lost."""
    return np.imag(f(x + 1e-30j)) / 1e-30


def cost(v):
    return (20 * v - 4) ** 2 / 2


def neuron_loss(w, b, x=2.0, y=1.0):
    return (expit(w * x + b) - y) ** 2


@SETTINGS
@given(numbers, numbers, numbers)
def test_chain_agrees_with_the_derivative_of_the_whole(x, a, b):
    found = lesson.chain(np.cos, lambda x: a * x**2 + b, lambda x: 2 * a * x, x)
    expected = derivative_at(lambda x: np.sin(a * x**2 + b), x)
    assert found == pytest.approx(expected, abs=1e-9)


@SETTINGS
@given(numbers, numbers, numbers)
def test_slopes_of_nested_lines_multiply(m, k, x):
    assert lesson.chain(lambda _: m, lambda x: k * x + 1, lambda _: k, x) == m * k


def test_half_a_volt_means_6_degrees_and_18_dollars_an_hour():
    degrees = 20 * 0.5 - 4
    assert degrees == 6
    assert cost(0.5) == degrees**2 / 2 == 18


def test_bad_contact_costs_1_22_and_the_chain_rule_predicts_1_20():
    assert cost(0.51) == pytest.approx(19.22)
    assert cost(0.51) - cost(0.5) == pytest.approx(1.22)
    assert lesson.slope == 120 == 20 * 6
    assert 0.01 * lesson.slope == pytest.approx(1.20)
    assert derivative_at(cost, 0.5) == pytest.approx(120)
    wrong = 0.5 * 20  # the colleague's dollars per volt
    assert wrong * 0.01 == pytest.approx(0.10)


def test_printed_slopes_agree(printed):
    lines = [line.split() for line in printed.splitlines()]
    assert lines[1][-1] == lines[2][-1] == "120.00"
    assert lesson.nudged == pytest.approx(120)
    assert lines[3] == ["z", "0.00", "y_hat", "0.50"]
    said = [(" ".join(line[:-1]), line[-1]) for line in lines[4:]]
    assert said[0] == ("loss", "0.25")
    assert said[1:] == [("slope as w changes", "-0.50"), ("slope as b changes", "-0.25")]


def test_figure_shows_both_links_with_slopes_20_and_6():
    v, t = lesson.first.lines[0].get_data()
    np.testing.assert_allclose(t, 20 * v - 4)
    t, dollars = lesson.second.lines[0].get_data()
    np.testing.assert_allclose(dollars, t**2 / 2)
    x, y = lesson.second.lines[1].get_data()
    assert np.diff(y) / np.diff(x) == pytest.approx(6)
    assert np.interp(6, x, y) == pytest.approx(18)
    assert "6 dollars/h" in lesson.second.texts[0].get_text()
    nudge = [line.get_xydata().tolist() for line in (lesson.first.lines[1], lesson.second.lines[2])]
    assert nudge == [[[0.5, 6], [0.55, 6], [0.55, 7]], [[6, 18], [7, 18], [7, 24]]]
    dots = [lesson.first.lines[2].get_xydata(), lesson.second.lines[3].get_xydata()]
    np.testing.assert_allclose(dots, [[[0.5, 6], [0.55, 7]], [[6, 18], [7, 7**2 / 2]]])


@pytest.mark.parametrize(
    ("f", "x", "expected"),
    [
        (lambda x: (3 * x + 1) ** 2, 1, 2 * 4 * 3),
        (lambda x: 9 * x**2 + 6 * x + 1, 1, 18 * 1 + 6),
        (lambda x: (2 * x - 5) ** 3, 3, 3 * 1 * 2),
        (lambda x: np.sqrt(1 + 3 * x), 1, 0.75),
        (lambda x: np.exp(3 * x), 0, 3),
        (lambda x: np.exp(-(x**2)), 1, -2 * np.exp(-1)),
        (lambda x: np.log(1 + x**2), 2, 0.8),
        (lambda x: np.log(1 + (3 * x) ** 2), 1, 3 * 6 / 10),
        (lambda x: (2 * x) * (x + 1), 3, 8 + 6),
        (lambda x: (2 * x - 1) ** 4, 2, 216),
    ],
)
def test_chains_have_the_slopes_of_the_page(f, x, expected):
    assert derivative_at(f, x) == pytest.approx(expected)


def test_bell_at_1_has_slope_minus_0_736():
    assert np.exp(-1) == pytest.approx(0.368, abs=5e-4)
    assert derivative_at(lambda x: np.exp(-(x**2)), 1) == pytest.approx(-0.736, abs=5e-4)


def test_table_gives_the_derivatives_everywhere():
    x = 1.7
    for f, slope in [
        (lambda x: (3 * x + 1) ** 2, 2 * (3 * x + 1) * 3),
        (lambda x: (2 * x - 5) ** 3, 3 * (2 * x - 5) ** 2 * 2),
        (lambda x: np.sqrt(1 + 3 * x), 3 / (2 * np.sqrt(1 + 3 * x))),
        (lambda x: np.exp(3 * x), 3 * np.exp(3 * x)),
        (lambda x: np.exp(-(x**2)), -2 * x * np.exp(-(x**2))),
        (lambda x: np.log(1 + x**2), 2 * x / (1 + x**2)),
    ]:
        assert derivative_at(f, x) == pytest.approx(slope)


def test_neuron_has_the_values_of_the_table():
    assert (lesson.z, lesson.y_hat, lesson.loss) == (0, expit(0), neuron_loss(0.5, -1))
    assert (lesson.y_hat, lesson.loss) == (0.5, 0.25)
    assert (lesson.loss_slope, lesson.sigmoid_slope) == (-1, 0.25)


def test_neuron_slopes_agree_with_finite_differences():
    expected = approx_fprime([0.5, -1.0], lambda p: neuron_loss(*p))
    np.testing.assert_allclose((lesson.slope_w, lesson.slope_b), expected, atol=1e-6)
    assert (lesson.slope_w, lesson.slope_b) == (-0.5, -0.25)


def test_neuron_code_gives_the_slopes_for_other_numbers(capsys):
    source = Path(lesson.__file__).read_text(encoding="utf-8")
    code = source.split("[start:train]")[1].split("[end:train]")[0]
    code = "#" + code.replace(
        "w, b, x, y = 0.5, -1.0, 2.0, 1.0", "w, b, x, y = 0.7, 0.4, -3.0, 0.2"
    )
    scope = {"np": np}
    exec(code, scope)
    capsys.readouterr()
    expected = approx_fprime([0.7, 0.4], lambda p: neuron_loss(*p, x=-3.0, y=0.2))
    np.testing.assert_allclose((scope["slope_w"], scope["slope_b"]), expected, atol=1e-6)
    assert scope["loss"] == pytest.approx(neuron_loss(0.7, 0.4, x=-3.0, y=0.2))


def test_raising_the_weight_by_0_1_lowers_the_loss_by_about_0_05():
    assert neuron_loss(0.6, -1) - neuron_loss(0.5, -1) == pytest.approx(-0.05, abs=0.005)


@SETTINGS
@given(st.floats(-30, 30))
def test_slope_of_the_sigmoid_is_at_most_a_quarter(z):
    slope = derivative_at(lambda z: 1 / (1 + np.exp(-z)), z)
    assert slope == pytest.approx(expit(z) * (1 - expit(z)), abs=1e-12)
    assert slope <= 0.25 + 1e-15


def test_weights_above_4_outgrow_the_quarter_of_a_sigmoid():
    assert (0.25 * 8) ** 10 == 1024 > 1 > (0.25 * 2) ** 10


def multiplied(a, b):
    """Return the matrix product of a and b, and how many multiplications it took."""
    product, count = np.zeros((len(a), len(b[0]))), 0
    for i, row in enumerate(a):
        for j, column in enumerate(zip(*b, strict=True)):
            for x, y in zip(row, column, strict=True):
                product[i, j] += x * y
                count += 1
    return product, count


def test_backward_takes_20_000_multiplications_and_forward_a_million(page):
    rng = np.random.default_rng(seed=4)
    # Slopes of two layers from 100 numbers to 100, and of one loss by 100 numbers.
    first, second, loss = (
        rng.normal(size=shape).tolist() for shape in [(100, 100)] * 2 + [(1, 100)]
    )
    by_second, one = multiplied(loss, second)
    backward, two = multiplied(by_second.tolist(), first)
    both, three = multiplied(second, first)
    forward, four = multiplied(loss, both.tolist())
    np.testing.assert_allclose(backward, forward)
    np.testing.assert_allclose(backward, np.linalg.multi_dot([loss, second, first]))
    assert f"cost {one + two:,} multiplications from the loss back" in page
    assert f"they cost {three + four:,}." in page


def test_behind_ten_sigmoids_descent_hardly_moves_the_first_layer_and_adam_does(torch):
    rng = np.random.default_rng(seed=6)
    features = torch.tensor(rng.normal(size=(64, 8)), dtype=torch.float32)
    target = torch.sign(features[:, :1])
    moved = {}
    for name, rate in [("SGD", 0.1), ("Adam", 0.001)]:
        torch.manual_seed(0)
        layers = [
            part() for _ in range(10) for part in (lambda: torch.nn.Linear(8, 8), torch.nn.Sigmoid)
        ]
        network = torch.nn.Sequential(*layers, torch.nn.Linear(8, 1))
        optimizer = getattr(torch.optim, name)(network.parameters(), lr=rate)
        before = network[0].weight.detach().clone()
        for _ in range(100):
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(network(features), target).backward()
            optimizer.step()
        change = network[0].weight.detach() - before
        moved[name] = (change.norm() / before.norm()).item()
    assert moved["SGD"] < 1e-5
    assert moved["Adam"] > 1e-2


def lengths_left_after_20_relu_layers(size: float) -> list[float]:
    lengths = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        layers = rng.normal(scale=size, size=(20, 100, 100))
        values, hidden = rng.normal(size=100), []
        for weights in layers:
            hidden.append(weights @ values)
            values = np.maximum(hidden[-1], 0)
        gradient = last = rng.normal(size=100)
        for weights, z in zip(layers[::-1], hidden[::-1], strict=True):
            gradient = weights.T @ (gradient * (z > 0))
        lengths.append(np.linalg.norm(gradient) / np.linalg.norm(last))
    return lengths


def test_size_of_weights_decides_how_much_of_a_gradient_passes_wide_layers(page):
    assert "typical size 1/7" in page
    full = lengths_left_after_20_relu_layers(1 / 7)
    assert 0.5 < np.median(full) < 2
    assert 0.1 < min(full) < max(full) < 10
    assert "of size 1/10, about a thousandth arrives" in page
    assert 0.0005 < np.median(lengths_left_after_20_relu_layers(1 / 10)) < 0.002
    # One path alone shrinks to nothing.
    assert (1 / 7) ** 20 < 1e-16


def test_skip_connection_adds_a_path_of_slope_1():
    for x in (-2.0, 0.0, 1.5):
        whole = derivative_at(lambda x: x + 1 / (1 + np.exp(-x)), x)
        assert whole - 1 == pytest.approx(expit(x) * (1 - expit(x)))


def test_two_paths_bring_8_and_6():
    u, v = 2 * 3, 3 + 1
    assert (u, v) == (6, 4)
    assert (v * 2, u * 1) == (8, 6)
    assert derivative_at(lambda x: 2 * x * (x + 1), 3) == pytest.approx(8 + 6)
    assert 4 * 3 + 2 == 14


def test_figure_draws_the_products_of_equal_slopes():
    for line, each in zip(lesson.ax.lines, [1.5, 1, 0.5, 0.25], strict=True):
        products = np.cumprod([1.0] + [each] * 20)
        np.testing.assert_allclose(line.get_ydata(), products)
    names = {text.get_text(): text.xy for text in lesson.ax.texts}
    for each in (1.5, 1, 0.5, 0.25):
        assert names[f"{each:g} each"] == (20, pytest.approx(each**20))


def test_coefficient_per_spread_of_60_is_2_per_square_meter():
    size = np.array([100.0])
    assert approx_fprime(size, lambda s: 60 * (s[0] - 97) / 30) == pytest.approx(2, abs=1e-5)


def test_coefficients_of_scaled_features_divided_by_the_scale_are_per_unit():
    rng = np.random.default_rng(seed=5)
    features = rng.normal(size=(40, 2)) * [30, 2] + [97, 3]
    target = features @ [2, -5] + rng.normal(size=40)
    scaler = StandardScaler().fit(features)
    model = LinearRegression().fit(scaler.transform(features), target)
    per_unit = LinearRegression().fit(features, target).coef_
    np.testing.assert_allclose(model.coef_ / scaler.scale_, per_unit)


def test_pytorch_says_when_all_paths_are_cut_and_not_when_one_is_left(torch, page):
    a = torch.tensor(2.0, requires_grad=True)
    with torch.no_grad():
        without = a * a
    for loss in (a.detach() * a.detach(), without):
        with pytest.raises(RuntimeError) as found:
            loss.backward()
        assert f'says "{found.value}"' in page
    (a.detach() * a).backward()
    half = a.grad.item()
    a.grad = None
    (a * a).backward()
    assert f"gives {half:.0f} at $a=2$, not {a.grad.item():.0f}" in page


def test_grad_is_none_where_the_path_is_cut_or_the_layer_frozen(torch):
    for cut in (True, False):
        early, late = torch.nn.Linear(2, 2), torch.nn.Linear(2, 1)
        early.requires_grad_(cut)
        hidden = early(torch.ones(2))
        late(hidden.detach() if cut else hidden).sum().backward()
        assert early.weight.grad is None
        assert late.weight.grad is not None


def test_minus_log_of_the_sigmoid_has_the_slope_sigmoid_minus_1():
    for z in (-2.0, 0.3, 4.0):
        slope = derivative_at(lambda z: -np.log(1 / (1 + np.exp(-z))), z)
        assert slope == pytest.approx(expit(z) - 1)


def test_quiz_rates_multiply_to_minus_6():
    assert np.prod([4, 0.5, -3]) == -6
    assert np.sum([4, 0.5, -3]) == 1.5


def test_quiz_eight_halves_leave_1_in_256():
    left = 0.5**8
    assert left == 1 / 256
    assert left == pytest.approx(0.004, abs=5e-4)
    assert 0.5 / 8 == 0.0625


def test_quiz_wrong_options_of_the_power_are_what_their_reasons_say():
    assert (4 * 3**3, 4 * 2**3 * 2, 3**4) == (108, 64, 81)
