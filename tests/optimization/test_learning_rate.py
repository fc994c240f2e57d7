"""Check what the lesson says: Learning rate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.differentiate import hessian
from scipy.optimize import approx_fprime
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LinearRegression, SGDRegressor
from sklearn.neural_network import MLPRegressor

SIZE = np.array([52.0, 68, 85, 104, 126, 148])
PRICE = np.array([258.0, 281, 325, 352, 409, 441])
X = (SIZE - SIZE.mean()) / SIZE.std()
BEST = LinearRegression().fit(X[:, None], PRICE)
BEST_LINE = np.array([BEST.coef_[0], BEST.intercept_])
LOWEST = np.mean((BEST.predict(X[:, None]) - PRICE) ** 2)


def visit(rate, curvature=4.0, best=5.0, w=1.0, steps=2):
    """Return the parameters visited on a parabola."""
    visited = [w]
    for _ in range(steps):
        visited.append(visited[-1] - rate * curvature * (visited[-1] - best))
    return visited


def test_curvature_of_the_scaled_homes_is_2_in_every_direction():
    columns = np.column_stack([X, np.ones(6)])
    np.testing.assert_allclose(2 * columns.T @ columns / 6, 2 * np.eye(2), atol=1e-12)


@given(st.floats(0.01, 1.2))
def test_excess_loss_shrinks_by_the_squared_factor(lesson, rate):
    path, losses = lesson.train(X, PRICE, rate, steps=5)
    factor = 1 - 2 * rate
    np.testing.assert_allclose(
        path - BEST_LINE, np.outer(factor ** np.arange(6), -BEST_LINE), atol=1e-9
    )
    expected = (losses[0] - LOWEST) * factor ** (2 * np.arange(6))
    np.testing.assert_allclose(losses - LOWEST, expected, rtol=1e-6, atol=1e-6)


def test_first_step_follows_the_numeric_gradient(lesson):
    def loss(w):
        return np.mean((w[0] * X + w[1] - PRICE) ** 2)

    path, losses = lesson.train(X, PRICE, 0.1)
    assert len(path) == len(losses) == 21
    assert losses[0] == pytest.approx(loss([0, 0]))
    gradient = approx_fprime(np.array([0.0, 0.0]), loss)
    np.testing.assert_allclose(path[1], -0.1 * gradient, rtol=1e-4, atol=1e-4)


def test_at_rate_1_the_loss_stays_at_122_803_while_the_base_jumps_by_689(lesson):
    path, losses = lesson.runs[1.0]
    np.testing.assert_allclose(losses, 122_803, atol=0.5)
    np.testing.assert_allclose(np.abs(np.diff(path[:, 1])), 689, atol=0.5)


def test_ten_times_that_rate_gives_a_loss_of_57_digits(lesson):
    last = lesson.train(X, PRICE, 10)[1][-1]
    assert len(f"{last:.0f}") == 57


@pytest.mark.parametrize(
    ("rate", "factor", "visited"),
    [
        (0.1, 0.6, [1, 2.6, 3.56]),
        (0.25, 0, [1, 5, 5]),
        (0.4, -0.6, [1, 7.4, 3.56]),
        (0.5, -1, [1, 9, 1]),
        (0.6, -1.4, [1, 10.6, -2.84]),
    ],
)
def test_hand_table(rate, factor, visited):
    assert visit(rate) == pytest.approx(visited)
    assert 1 - 4 * rate == pytest.approx(factor)


def test_valleys_of_the_figure_show_four_steps_at_three_rates(lesson):
    assert [ax.get_title().splitlines()[0] for ax in lesson.axes] == [
        "rate 0.1:",
        "rate 0.4:",
        "rate 0.5:",
    ]
    for ax, rate in zip(lesson.axes, [0.1, 0.4, 0.5], strict=True):
        w, loss = ax.lines[1].get_data()
        assert w == pytest.approx(visit(rate, steps=4))
        assert loss == pytest.approx(2 * (w - 5) ** 2)


def test_hand_loss_has_gradient_minus_16_at_1_and_the_loss_32_on_both_sides():
    gradient = approx_fprime([1.0], lambda w: 2 * (w[0] - 5) ** 2)
    assert gradient == pytest.approx(-16, rel=1e-5)
    assert 2 * (1 - 5) ** 2 == 2 * (9 - 5) ** 2 == 32


@given(st.floats(0.1, 5), st.floats(-5, 5), st.floats(-5, 5), st.floats(0.01, 2))
def test_step_multiplies_the_distance_by_1_minus_rate_times_2a(a, b, w, rate):
    best = -b / (2 * a)
    new = w - rate * np.poly1d([a, b, 0]).deriv()(w)
    assert new - best == pytest.approx((1 - rate * 2 * a) * (w - best), abs=1e-9)


def test_distance_halves_after_35_steps_and_at_a_tenth_of_the_rate_after_347(lesson):
    for rate, found in [(0.01, lesson.halving), (0.001, lesson.slow_halving)]:
        assert (1 - 2 * rate) ** found == pytest.approx(0.5)
        assert found == pytest.approx(0.7 / (2 * rate), rel=0.03)
    assert lesson.slow_halving / lesson.halving == pytest.approx(10, rel=0.02)


def test_printed_table_and_search(printed):
    rows = [line.split() for line in printed.splitlines()]
    start = np.mean(PRICE**2)
    for row, rate in zip(rows[1:5], [0.01, 0.3, 1.0, 1.05], strict=True):
        excess = (start - LOWEST) * (1 - 2 * rate) ** (2 * np.array([0, 1, 20]))
        assert row == [str(rate), *(f"{LOWEST + e:,.0f}" for e in excess)]
    found = {float(row[1]): float(row[-1]) for row in rows[5:]}
    assert list(found) == [0.001, 0.01, 0.1, 1, 10, 0.03, 0.3]
    for rate, loss in found.items():
        assert loss == pytest.approx(LOWEST + (start - LOWEST) * (1 - 2 * rate) ** 40, rel=0.006)
    assert min(found, key=found.get) == 0.3


def test_figure_shows_four_losses_and_three_bases(lesson):
    for line, rate in zip(lesson.top.lines, [0.01, 0.3, 1.0, 1.05], strict=True):
        np.testing.assert_allclose(line.get_ydata(), lesson.train(X, PRICE, rate)[1])
    for line, rate in zip(lesson.low.lines, [0.01, 0.3, 1.0], strict=True):
        np.testing.assert_allclose(line.get_ydata(), lesson.train(X, PRICE, rate)[0][:, 1])
    assert lesson.top.get_yscale() == "log"


def test_summed_loss_has_a_sixth_of_the_limit_and_diverges_at_03(lesson):
    columns = np.column_stack([X, np.ones(6)])
    assert lesson.sum_limit == pytest.approx(2 / np.linalg.eigvalsh(2 * columns.T @ columns)[-1])
    assert lesson.sum_limit == pytest.approx(1 / 6)
    # Six times the gradient is the same as six times the rate.
    losses = lesson.train(X, PRICE, 6 * 0.3)[1]
    assert np.all(np.diff(losses) > 0)


def test_at_095_the_loss_falls_and_the_base_zigzags(lesson):
    assert lesson.zigzag_rate == 0.95
    path, losses = lesson.train(X, PRICE, 0.95)
    assert np.all(np.diff(losses) < 0)
    assert np.all(np.diff(np.sign(path[:, 1] - BEST_LINE[1])) != 0)
    assert lesson.train(X, PRICE, 0.95 / 2)[1][1] < losses[-1]


def test_nan_slips_through_larger_than_but_not_through_not_smaller():
    assert not np.nan > 5
    assert not np.nan <= 5


def test_scikit_learn_names_the_rate_eta0_and_learning_rate_init():
    for model, name in [(SGDRegressor(), "eta0"), (MLPRegressor(), "learning_rate_init")]:
        settings = model.get_params()
        assert isinstance(settings[name], float)
        assert isinstance(settings["learning_rate"], str)
    SGDRegressor(learning_rate="constant").fit(X[:, None], PRICE)


def test_sgd_regressor_shrinks_its_rate_by_default():
    model, base, rates = SGDRegressor(penalty=None), 0.0, []
    for _ in range(5):
        model.partial_fit([[0.0]], [1.0])  # x is 0, so only the base moves: by rate times error
        rates.append((model.intercept_[0] - base) / (1 - base))
        base = model.intercept_[0]
    assert rates == pytest.approx([0.01 / t**0.25 for t in range(1, 6)])


@pytest.mark.parametrize(("solver", "counts"), [("adam", False), ("sgd", True)])
def test_schedule_of_a_network_in_scikit_learn_counts_only_with_sgd(solver, counts):
    assert MLPRegressor().solver == "adam"
    found = []
    for schedule in ("constant", "invscaling"):
        model = MLPRegressor(
            hidden_layer_sizes=3, solver=solver, learning_rate=schedule, random_state=0
        )
        for _ in range(20):
            model.partial_fit(X[:, None], PRICE)
        found.append(model.coefs_[0])
    assert np.allclose(*found) != counts


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_curvature_of_mean_squared_error_is_twice_the_mean_of_squares(values):
    x = np.array(values)

    def loss(w):
        return np.mean((w * x - 1) ** 2)

    # For a parabola the second difference is the curvature, whatever the step.
    assert loss(1) - 2 * loss(0) + loss(-1) == pytest.approx(2 * np.mean(x**2), abs=1e-9)


def test_at_01_after_5_steps_031_of_the_distance_of_4_is_left():
    assert visit(0.1, steps=5)[-1] == pytest.approx(4.69, abs=0.005)
    left = abs(visit(0.1, steps=5)[-1] - 5)
    assert (left, left / 4) == (pytest.approx(0.31, abs=0.005), pytest.approx(0.078, abs=5e-4))


def test_at_01_the_distance_halves_in_2_steps_and_is_a_hundredth_in_10():
    left = [abs(w - 5) / 4 for w in visit(0.1, steps=10)]
    assert left[1] > 0.5 >= left[2]
    assert left[9] > 0.01 >= left[10]
    assert (np.log(0.5), np.log(0.6)) == pytest.approx((-0.693, -0.511), abs=5e-4)
    assert np.log(0.01) / np.log(0.6) == pytest.approx(9.02, abs=0.005)


def test_schedule_halves_twice():
    halved = [0.1 / 2 ** (step // 10) for step in range(21)]
    assert halved[20] == pytest.approx(0.025)


def walk(rates):
    """Return u, v after steps on the loss (uv - 1)² from u = v = 3, or None if they fly off."""
    u, v = 3.0, 3.0
    for rate in rates:
        pull = 2 * (u * v - 1)
        u, v = u - rate * pull * v, v - rate * pull * u
        if abs(u) > 1e6:
            return None
    return u, v


def test_curvature_of_a_product_is_52_at_3_and_4_at_its_minimum(page):
    largest = [
        np.linalg.eigvalsh(hessian(lambda w: (w[0] * w[1] - 1) ** 2, np.array([a, a])).ddf)[-1]
        for a in (3.0, 1.0)
    ]
    assert f"it is {largest[0]:.0f} at $u=v=3$, and {largest[1]:.0f} at the minimum" in page
    assert 2 / largest[0] < 0.2 < 2 / largest[1]


def test_a_rate_that_diverges_from_the_start_arrives_after_warm_up():
    assert walk([0.2] * 60) is None
    assert walk([0.2 * min(1, (step + 1) / 10) for step in range(60)]) == pytest.approx((1, 1))


def rates_of(torch, schedule, steps, rate=0.1):
    """Return the rates of the first steps under a schedule of PyTorch, as shares of the full."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    scheduler, used = schedule(optimizer), []
    for _ in range(steps):
        used.append(optimizer.param_groups[0]["lr"] / rate)
        optimizer.step()
        scheduler.step()
    return used


def test_linear_schedule_of_pytorch_starts_at_a_third_and_is_full_after_5_steps(torch):
    used = rates_of(torch, torch.optim.lr_scheduler.LinearLR, 8)
    assert used[0] == pytest.approx(1 / 3)
    assert (used[4] < 0.99, used[5]) == (True, pytest.approx(1))


def test_cosine_schedule_of_pytorch_climbs_back(torch):
    used = rates_of(
        torch, lambda opt: torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=10), 21
    )
    assert used[10] == pytest.approx(0, abs=1e-12)
    assert used[20] == pytest.approx(1)


@pytest.mark.parametrize(("ahead", "first"), [(0, 0), (1, 0.1)])
def test_warm_up_written_as_step_over_10_wastes_the_first_step(torch, ahead, first):
    used = rates_of(
        torch,
        lambda opt: torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1, (k + ahead) / 10)),
        12,
    )
    assert used[0] == pytest.approx(first)
    assert used[11] == 1


def test_four_times_the_rate_does_the_work_of_four_steps_only_below_the_limit():
    assert round(0.1 * 1024 / 256, 9) == 0.4
    for share in (0.01, 0.05):
        assert (1 - share) ** 4 == pytest.approx(1 - 4 * share, abs=0.02)
    assert abs(1 - 0.6) ** 4 < 0.1 < 1 < abs(1 - 4 * 0.6)


def test_a_tenth_of_the_share_takes_ten_times_the_trees_for_the_same_training_loss():
    rng = np.random.default_rng(seed=0)
    x = rng.uniform(-3, 3, size=(200, 2))
    y = np.sin(x[:, 0]) + x[:, 1] + rng.normal(scale=0.3, size=200)
    fast, slow = (
        GradientBoostingRegressor(learning_rate=rate, n_estimators=trees, random_state=0)
        .fit(x, y)
        .train_score_
        for rate, trees in [(0.1, 60), (0.01, 800)]
    )
    assert np.argmax(slow <= fast[-1]) + 1 == pytest.approx(600, rel=0.1)


def test_largest_curvature_of_100_and_1_sets_the_limit_002():
    assert abs(visit(0.021, curvature=100)[1] - 5) > 4 > abs(visit(0.019, curvature=100)[1] - 5)
    assert visit(0.01, curvature=1, best=0, w=1)[1] == pytest.approx(0.99)


def test_quiz_limit_of_5_w_squared_is_02():
    assert visit(0.2, curvature=10, best=0, w=3)[1] == pytest.approx(-3)
    assert visit(0.1, curvature=10, best=0, w=3)[1] == pytest.approx(0)
    assert approx_fprime([3.0], lambda w: 5 * w[0] ** 2) == pytest.approx(30, rel=1e-5)


def test_quiz_logs_belong_to_their_rates():
    for rate, log in [(0.01, [100, 98, 96]), (2.14, [100, 130, 169]), (0.65, [100, 12, 1.5])]:
        w = np.array(visit(rate, curvature=1, best=0, w=10))
        np.testing.assert_allclose(w**2, log, rtol=0.025)


def test_quiz_parameter_shrinks_by_minus_09_and_the_loss_by_19_percent():
    assert visit(1.9, curvature=1, best=0, w=40, steps=3) == pytest.approx(
        [40, -36, 32.4, -29.2], abs=0.05
    )
    assert round(1 - 0.9**2, 9) == 0.19
    assert round(1 - 1.9 / 2, 9) == 0.05
    assert 6 < np.log(0.5) / np.log(0.9) < 7
