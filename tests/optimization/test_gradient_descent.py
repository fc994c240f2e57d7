"""Check what the lesson on gradient descent says."""

from itertools import combinations, pairwise

import numpy as np
import optimization.gradient_descent as lesson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SIZE, PRICE, SCALED = lesson.size, lesson.price, lesson.scaled
BEST = LinearRegression().fit(SIZE[:, None], PRICE)
BEST_LINE = np.array([BEST.coef_[0], BEST.intercept_])
CURVATURES = np.linalg.eigvalsh(2 / 6 * np.array([[SIZE @ SIZE, SIZE.sum()], [SIZE.sum(), 6]]))

SETTINGS = settings(deadline=None)
numbers = st.floats(-10, 10).map(lambda x: round(x, 3))


@st.composite
def homes(draw):
    """Draw sizes and prices of up to 6 homes, in units that keep the numbers small."""
    n = draw(st.integers(1, 6))
    size, price = (draw(st.lists(numbers, min_size=n, max_size=n)) for _ in range(2))
    return np.array(size), np.array(price)


def losses(path, size=SIZE):
    return [lesson.loss_and_gradient(w, size, PRICE)[0] for w in path]


def one_home(size, price, rate, steps, w=0.0):
    """Return the slopes visited by gradient descent on (size * w - price)²."""
    visited = [w]
    for _ in range(steps):
        visited.append(visited[-1] - rate * 2 * size * (size * visited[-1] - price))
    return visited


@SETTINGS
@given(homes(), numbers, numbers)
def test_gradient_agrees_with_finite_differences_of_the_loss(data, slope, base):
    # The loss is quadratic, so a central difference has no error but rounding, at any width.
    w = np.array([slope, base])
    _, gradient = lesson.loss_and_gradient(w, *data)
    for found, e in zip(gradient, np.eye(2), strict=True):
        up, down = (lesson.loss_and_gradient(w + side * e, *data)[0] for side in (1, -1))
        assert found == pytest.approx((up - down) / 2, abs=1e-8)


@SETTINGS
@given(homes(), numbers, numbers)
def test_loss_is_the_mean_squared_error_of_the_line(data, slope, base):
    size, price = data
    by_loop = sum((slope * x + base - y) ** 2 for x, y in zip(size, price, strict=True)) / len(size)
    loss, _ = lesson.loss_and_gradient(np.array([slope, base]), size, price)
    assert loss == pytest.approx(by_loop, abs=1e-9)
    assert loss >= 0


@SETTINGS
@given(homes(), numbers, numbers)
def test_a_small_enough_step_never_raises_the_loss(data, slope, base):
    # The curvature in any direction is at most the sum of both, so 1 over that sum is safe.
    size, price = data
    w = np.array([slope, base])
    before, gradient = lesson.loss_and_gradient(w, size, price)
    rate = 1 / (2 * np.mean(size**2) + 2)
    after, _ = lesson.loss_and_gradient(w - rate * gradient, size, price)
    assert after <= before + 1e-9


@SETTINGS
@given(homes(), st.integers(0, 5), st.floats(0.0001, 0.01))
def test_each_point_of_the_path_is_one_step_from_the_one_before(data, steps, rate):
    path = lesson.descend(*data, rate, steps)
    assert path.shape == (steps + 1, 2)
    assert path[0].tolist() == [0, 0]
    for old, new in pairwise(path):
        size, price = data
        error = old[0] * size + old[1] - price
        step = -rate * np.array([np.mean(2 * error * size), np.mean(2 * error)])
        np.testing.assert_allclose(new - old, step, atol=1e-9)


@SETTINGS
@given(homes(), st.floats(0.1, 10))
def test_gradient_points_where_a_short_walk_raises_the_loss_most(data, turn):
    _, gradient = lesson.loss_and_gradient(np.zeros(2), *data)
    length = np.linalg.norm(gradient)
    if length < 1e-3:
        return
    other = np.array([np.cos(turn), np.sin(turn)])
    up, aside = (
        lesson.loss_and_gradient(1e-6 * direction, *data)[0]
        for direction in (gradient / length, other)
    )
    # Over a distance h the loss changes by slope * h plus at most half the curvature * h²;
    # the curvature is below 2 * 10² + 2 here, and losses are up to 100 with 16 digits.
    assert up >= aside - 202 * 1e-12 - 1e-12


def test_page_formula_steps_against_the_numeric_gradient():
    w = np.array([1.0, 2.0])
    gradient = approx_fprime(w, lambda v: lesson.loss_and_gradient(v, SCALED, PRICE)[0])
    path = lesson.descend(SCALED, PRICE, 0.1, 1)
    np.testing.assert_allclose(lesson.loss_and_gradient(w, SCALED, PRICE)[1], gradient, rtol=1e-5)
    np.testing.assert_allclose(path[1], -0.1 * lesson.loss_and_gradient(path[0], SCALED, PRICE)[1])


def test_the_first_rate_raises_the_loss_at_every_step():
    assert np.all(np.diff(losses(lesson.descend(SIZE, PRICE, 0.0001))) > 0)


def test_the_second_rate_lowers_the_loss_and_then_hardly():
    found = losses(lesson.descend(SIZE, PRICE, 0.00005))
    assert len(found) == 21  # the start and, unless told otherwise, 20 steps
    assert np.all(np.diff(found) < 0)
    assert (found[0], found[-1]) == (lesson.first_loss, lesson.stuck_loss)
    assert found[10] - found[20] < 0.001 * found[20]
    assert found[-1] > 80 * np.mean((BEST.predict(SIZE[:, None]) - PRICE) ** 2)


def test_the_printed_log_shows_the_two_rates_of_the_text(printed):
    lines = printed.splitlines()
    for rate, (title, *rows) in [(0.0001, lines[:5]), (0.00005, lines[5:10])]:
        found = losses(lesson.descend(SIZE, PRICE, rate))
        assert title == f"learning rate {rate:.5f}"
        expected = [f"step {k} loss {found[k]:,.0f}" for k in (0, 1, 10, 20)]
        assert [" ".join(row.split()) for row in rows] == expected


def test_the_stuck_line_misprices_the_smallest_home_sold_for_258_000_dollars():
    assert (SIZE.argmin(), PRICE[0]) == (0, 258)
    slope, base = lesson.descend(SIZE, PRICE, 0.00005)[-1]
    assert lesson.stuck_price == pytest.approx(1000 * (slope * SIZE[0] + base))
    assert lesson.stuck_price < 200_000


def test_features_that_move_together_pass_the_rule_to_stop_too_early():
    best = np.array([1.0, 3.0])
    for correlation, right in [(0.0, True), (0.99, False), (0.999, False)]:
        curvature = 2 * np.array([[1, correlation], [correlation, 1]])
        w, first = np.zeros(2), np.abs(curvature @ best).max()
        while np.abs(gradient := curvature @ (w - best)).max() > first / 1000:
            w = w - 0.25 * gradient
        assert np.all(np.abs(w - best) < 0.01 * best) == right


def test_hand_calculation_visits_1_5_and_2_25_and_2_625():
    assert one_home(1, 3, 0.25, 3) == [0, 1.5, 2.25, 2.625]
    w = np.array(one_home(1, 3, 0.25, 3))
    assert (2 * (w[:3] - 3)).tolist() == [-6, -3, -1.5]
    assert ((3 - w[1:]) / (3 - w[:3])).tolist() == [0.5, 0.5, 0.5]


def test_in_square_meters_the_gradient_is_minus_60_000_and_the_step_ends_at_15_000():
    assert 200 * (100 * 0 - 300) == -60_000
    assert one_home(100, 300, 0.25, 1) == [0, 15_000]
    assert approx_fprime([0.0], lambda w: (100 * w[0] - 300) ** 2, 1e-6) == pytest.approx(
        -60_000, rel=1e-4
    )
    assert np.polyfit([0, 100], [0, 300], 1)[0] == pytest.approx(3)  # the best slope is still 3


def test_of_the_three_rates_in_the_figure_one_creeps_one_arrives_one_explodes():
    creeping, arriving, exploding = [ax.lines[1].get_xdata() for ax in lesson.axes]
    for rate, drawn in [(0.05, creeping), (0.25, arriving), (1.1, exploding)]:
        np.testing.assert_allclose(drawn, one_home(1, 3, rate, 3))
    assert 3 - creeping[-1] > 2
    assert 3 - arriving[-1] < 0.4
    assert np.all(np.diff(np.abs(exploding - 3)) > 0)
    assert np.all(np.diff(np.sign(exploding - 3)) != 0)  # from side to side


def test_steps_shrink_with_the_ground_at_the_same_rate():
    assert np.all(np.diff(np.abs(np.diff(one_home(1, 3, 0.25, 8)))) < 0)


def test_the_slope_settles_within_two_steps_where_it_suits_a_base_of_0():
    slopes = lesson.descend(SIZE, PRICE, 0.00005)[:, 0]
    through_origin = LinearRegression(fit_intercept=False).fit(SIZE[:, None], PRICE).coef_[0]
    np.testing.assert_allclose(slopes[2:], through_origin, rtol=0.005)
    assert abs(slopes[1] / through_origin - 1) > 0.01


def test_the_stuck_gradient_is_near_0_for_the_slope_and_not_for_the_base():
    slope, base = lesson.gradient
    assert abs(slope) < 0.3
    assert base < -30
    # A step is small against what is missing: the base has come less than 0.1 % of its way.
    assert lesson.path[-1, 1] < 0.001 * BEST_LINE[1]


def base_after(steps, rate=0.00005):
    """Return the base after many steps: a step is one product, so many are a matrix power."""
    A = np.column_stack([SIZE, np.ones(6)])
    step = np.eye(3)
    step[:2, :2] -= rate * 2 / 6 * A.T @ A
    step[:2, 2] = rate * 2 / 6 * A.T @ PRICE
    return (np.linalg.matrix_power(step, steps) @ [0, 0, 1])[1]


def test_many_steps_by_one_matrix_power_end_where_single_steps_do():
    assert base_after(500) == pytest.approx(lesson.descend(SIZE, PRICE, 0.00005, 500)[-1, 1])


def test_the_base_would_need_97_000_more_steps_at_its_pace_but_then_is_63_percent_there(page):
    dollars = lesson.base_step
    assert dollars == pytest.approx(1000 * 0.00005 * -lesson.gradient[1])
    missing = BEST_LINE[1] - lesson.path[-1, 1]
    assert lesson.missing_steps == pytest.approx(1000 * missing / dollars, abs=500) == 97_000
    way = (base_after(20 + 97_000) - lesson.path[-1, 1]) / missing
    assert f"it has come {100 * way:.0f} percent of the way" in page
    assert "within 1 percent only after 447,000" in page
    off = [1 - base_after(20 + steps) / BEST_LINE[1] for steps in (446_500, 447_500)]
    assert off[0] > 0.01 > off[1]


def test_rule_to_stop_holds_after_10_steps_if_scaled_and_is_wrong_if_not(page):
    scaled_path = lesson.descend(SCALED, PRICE, 0.25)
    largest = [np.abs(lesson.loss_and_gradient(w, SCALED, PRICE)[1]).max() for w in scaled_path]
    stop = int(np.argmax(np.array(largest) <= largest[0] / 1000))
    assert f"here after {stop} steps" in page
    # Half a percent above the lowest loss.
    assert losses(scaled_path, SCALED)[stop] < 1.005 * lesson.best_loss
    raw = [np.abs(lesson.loss_and_gradient(lesson.path[k], SIZE, PRICE)[1]).max() for k in (0, 20)]
    assert raw[1] < raw[0] / 1000


@pytest.mark.parametrize("homes", [1, 2, 6])
def test_batch_rests_at_the_best_line_and_fewer_homes_pull_both_ways(homes, page):
    A = np.column_stack([SIZE, np.ones(6)])
    pulls = [
        2 * np.mean(A[list(some)] @ BEST_LINE - PRICE[list(some)])
        for some in combinations(range(6), homes)
    ]
    low, high = min(pulls), max(pulls)
    if homes == 6:
        assert low == pytest.approx(0, abs=1e-9)
        assert "| all 6 | 0: it rests there |" in page
    else:
        assert f"from −{-low:.0f} to {high:.0f} |" in page


@pytest.mark.parametrize(("homes", "rests"), [(1, False), (2, False), (6, True)])
def test_at_a_fixed_rate_only_the_batch_comes_to_rest(homes, rests):
    rng = np.random.default_rng(seed=1)
    X = np.column_stack([SCALED, np.ones(6)])
    w, visited = np.zeros(2), []
    for _ in range(1000):
        some = rng.choice(6, size=homes, replace=False)
        w = w - 0.05 * 2 / homes * X[some].T @ (X[some] @ w - PRICE[some])
        visited.append(w)
    assert (np.ptp(visited[500:], axis=0).max() < 1e-9) == rests


def test_nan_before_the_first_step_comes_from_the_data():
    broken = np.array([np.nan, *PRICE[1:]])
    assert np.isnan(lesson.loss_and_gradient(np.zeros(2), SIZE, broken)[0])
    assert np.isfinite(lesson.loss_and_gradient(np.zeros(2), SIZE, PRICE)[0])


def test_pipeline_scales_new_data_by_the_mean_and_spread_of_the_training_data():
    model = make_pipeline(StandardScaler(), LinearRegression()).fit(SIZE[:4, None], PRICE[:4])
    train = (SIZE[:4, None] - SIZE[:4].mean()) / SIZE[:4].std()
    new = (SIZE[4:, None] - SIZE[:4].mean()) / SIZE[:4].std()
    expected = LinearRegression().fit(train, PRICE[:4]).predict(new)
    np.testing.assert_allclose(model[:-1].transform(SIZE[4:, None]), new)
    np.testing.assert_allclose(model.predict(SIZE[4:, None]), expected)


def test_matrix_of_10_000_features_has_100_million_entries():
    X = np.ones((1, 10_000), dtype=np.int8)
    assert (X.T @ X).size == 100_000_000


def test_pytorch_takes_this_step_and_adds_up_gradients_that_are_not_set_to_zero(torch):
    w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    X = torch.tensor(np.column_stack([SCALED, np.ones(6)]))
    optimizer = torch.optim.SGD([w], lr=0.25)
    for k in range(3):
        np.testing.assert_allclose(w.detach(), lesson.descend(SCALED, PRICE, 0.25, 3)[k])
        optimizer.zero_grad()
        torch.mean((X @ w - torch.tensor(PRICE)) ** 2).backward()
        optimizer.step()
    v = torch.tensor(1.0, requires_grad=True)
    (5 * v).backward()
    assert v.grad == 5
    (5 * v).backward()
    assert v.grad == 10


def test_the_pace_of_the_base_only_slows_down():
    steps = np.diff(lesson.descend(SIZE, PRICE, 0.00005, 3000)[:, 1])[20:]
    assert np.all(np.diff(steps) < 0)


def test_figure_draws_the_trained_line_and_the_best_one():
    trained, best = lesson.line.lines[1:]
    assert [*trained.get_xy1(), trained.get_slope()] == [0, lesson.path[-1, 1], lesson.path[-1, 0]]
    assert (best.get_slope(), best.get_xy1()[1]) == pytest.approx(tuple(BEST_LINE))


def test_the_printed_log_of_scaled_sizes_shows_their_losses(printed):
    rows = printed.splitlines()[-4:]
    found = losses(lesson.descend(SCALED, PRICE, 0.25), SCALED)
    expected = [["step", f"{k}", "loss", f"{found[k]:,.0f}"] for k in (0, 1, 10, 20)]
    assert [row.split() for row in rows] == expected


def test_scaled_sizes_have_mean_0_and_spread_1():
    np.testing.assert_allclose(SCALED, StandardScaler().fit_transform(SIZE[:, None])[:, 0])


def test_with_scaled_sizes_20_steps_reach_the_best_line():
    best_loss = np.mean((BEST.predict(SIZE[:, None]) - PRICE) ** 2)
    assert lesson.best_loss == pytest.approx(best_loss, abs=0.01)
    best_price = 1000 * BEST.predict(SIZE[:1, None])[0]
    assert lesson.scaled_price == pytest.approx(best_price, abs=1)
    slope, base = lesson.scaled_path[-1]
    line = np.array([slope / SIZE.std(), base - slope * SIZE.mean() / SIZE.std()])
    np.testing.assert_allclose(line, BEST_LINE, rtol=1e-4)
    np.testing.assert_allclose([lesson.best_slope, lesson.best_base], BEST_LINE)


def test_overlong_steps_end_in_nan():
    with np.errstate(over="ignore", invalid="ignore"):
        path = lesson.descend(SIZE, PRICE, 0.0001, 10_000)
    assert np.isnan(path[-1]).all()


def test_all_zero_start_of_a_two_weight_network_never_moves():
    def loss(w):
        return (w[0] * w[1] * 1 - 1) ** 2

    def gradient(u, v):
        return np.array([2 * (u * v - 1) * v, 2 * (u * v - 1) * u])

    for point in ([0.3, -0.7], [2.0, 0.5], [0.0, 0.0]):
        numeric = approx_fprime(np.array(point), loss)
        np.testing.assert_allclose(gradient(*point), numeric, atol=1e-6)
    assert gradient(0, 0).tolist() == [0, 0]
    assert (loss([0, 0]), loss([1, 1])) == (1, 0)
    # Lower one way, higher another: a pass between two hills.
    assert loss([0.1, 0.1]) < 1 < loss([0.1, -0.1])


def test_one_step_multiplies_w_by_1_minus_rate_times_curvature():
    w, curvature = 5.0, 4.0
    for rate, shrinks in [(0.1, True), (0.49, True), (0.5, False), (0.6, False)]:
        new = w - rate * curvature * w
        assert new == pytest.approx(w * (1 - rate * curvature))
        assert (abs(new) < abs(w)) == shrinks


def test_the_limit_of_the_six_homes_is_0_000095():
    limit = 2 / CURVATURES[-1]
    assert limit == pytest.approx(0.000095, abs=5e-7)
    assert 0.00005 < limit < 0.0001


def test_quiz_step_from_5_ends_at_4_6():
    slope, gradient, rate = 5, 4, 0.1
    assert slope - rate * gradient == pytest.approx(4.6)
    assert slope + rate * gradient == pytest.approx(5.4)
    assert slope - gradient == 1


def test_quiz_flat_log_changed_by_less_than_0_1_percent_in_10_steps():
    found = losses(lesson.path)
    assert (found[-11] - found[-1]) / found[-11] < 0.001
    assert lesson.path[-1, 1] < 0.1


def test_quiz_square_feet_make_the_slope_116_times_as_steep():
    feet = SIZE / 0.3048**2  # a foot is 0.3048 m
    assert feet[0] / SIZE[0] == pytest.approx(10.76, abs=0.005)
    assert np.mean(feet**2) / np.mean(SIZE**2) == pytest.approx(116, abs=0.5)
    assert np.all(np.diff(losses(lesson.descend(feet, PRICE, 0.00005), feet)) > 0)
    assert np.all(np.diff(losses(lesson.descend(SIZE, PRICE, 0.00005))) < 0)
