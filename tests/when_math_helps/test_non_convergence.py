"""Check what the page on training that does not converge says."""

import warnings
from itertools import count, islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import log_loss
from sklearn.preprocessing import StandardScaler


@pytest.fixture(scope="module")
def best(lesson):
    """Return the weights that scikit-learn finds."""
    return LinearRegression(fit_intercept=False).fit(lesson.X, lesson.heat).coef_


def losses(lesson, path):
    return np.mean((path @ lesson.X.T - lesson.heat) ** 2, axis=1)


def adam(gradient, rate):
    """Yield the weights after each step of Adam (Kingma and Ba, algorithm 1, usual settings)."""
    w, mean, square = np.zeros(2), np.zeros(2), np.zeros(2)
    for step in count(1):
        slope = gradient(w)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        w = w - rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        yield w


def momentum(gradient, rate, share, start=(0.0, 0.0)):
    """Yield the weights after each step that adds a share of the last one."""
    w, step = np.array(start), np.zeros(2)
    while True:
        step = share * step - rate * gradient(w)
        w = w + step
        yield w


def first_within(walk, best):
    """Return after how many steps each weight is within 1 percent of its best, at most 20,000."""
    for number, w in enumerate(islice(walk, 20_000), start=1):
        if np.all(np.abs(w - best) <= 0.01 * np.abs(best)):
            return number
    return None


def stays_within(walk, best):
    """Return after how many steps each weight is within 1 percent for good, of 20,000 steps."""
    off = np.array([np.max(np.abs(w / best - 1)) for w in islice(walk, 20_000)])
    return int(np.flatnonzero(off > 0.01)[-1]) + 2  # the step after the last one outside


def test_the_rig_ran_every_combination_once_around_the_usual(lesson):
    assert len({tuple(row) for row in lesson.X}) == 25
    assert len(set(lesson.speed)) == len(set(lesson.vibration)) == 5
    columns = [lesson.speed, lesson.vibration, lesson.heat]
    assert np.allclose(np.mean(columns, axis=1), 0)


def test_without_noise_ten_rpm_heat_by_one_degree_and_one_mm_by_six(lesson):
    clean = lesson.heat - (lesson.noise - lesson.noise.mean())
    assert np.allclose(np.linalg.lstsq(lesson.X, clean)[0] * [10, 1], [1, 6])


def test_the_gradient_agrees_with_a_difference_quotient(lesson):
    w, tiny = np.array([0.3, -2.0]), 1e-4
    for i, direction in enumerate(np.eye(2)):
        ends = losses(lesson, np.array([w + tiny * direction, w - tiny * direction]))
        quotient = (ends[0] - ends[1]) / (2 * tiny)
        assert lesson.gradient(w, lesson.X, lesson.heat)[i] == pytest.approx(quotient, rel=1e-6)


def test_at_001_only_the_gradient_for_speed_explodes_and_it_changes_sign(lesson):
    path = lesson.train(lesson.X, lesson.heat, rate=0.01, steps=4)
    slopes = np.array([lesson.gradient(w, lesson.X, lesson.heat) for w in path])
    assert np.allclose(slopes[1:, 0] / slopes[:-1, 0], -35)
    assert np.all((slopes[1:, 1] / slopes[:-1, 1] > 0.98) & (slopes[:, 1] < 0)[1:])


def test_about_a_hundred_steps_overflow_to_inf_and_later_ones_to_nan(lesson):
    with np.errstate(over="ignore", invalid="ignore"):
        path = lesson.train(lesson.X, lesson.heat, rate=0.01, steps=250)
        found = losses(lesson, path)
    assert 90 < np.argmax(np.isinf(found)) < 110
    assert np.isnan(found[-1])


def test_the_flat_run_has_one_weight_at_its_best_and_one_near_its_start(lesson, best):
    assert lesson.stuck[0] == pytest.approx(best[0], rel=1e-4)
    assert lesson.stuck[1] < 0.03 * best[1]
    start = lesson.gradient(np.zeros(2), lesson.X, lesson.heat)
    end = lesson.gradient(lesson.stuck, lesson.X, lesson.heat)
    assert abs(end[0]) < 0.005
    assert end[1] / start[1] > 0.95
    assert lesson.gradient_left == pytest.approx(end[1])


def test_the_loss_fell_by_one_percent_in_the_last_ten_steps(lesson):
    found = losses(lesson, lesson.path)
    assert lesson.late_fall == pytest.approx(1 - found[60] / found[50])
    assert 0 < lesson.late_fall < 0.015


def test_vibration_arrives_after_the_steps_named_and_not_before(lesson, best):
    path = lesson.train(lesson.X, lesson.heat, 0.0005, int(lesson.missing_steps))
    off = np.abs(path[:, 1] / best[1] - 1)
    assert off[-1] <= 0.01 < off[-2]


def test_the_curvatures_are_3600_for_speed_and_1_for_vibration(lesson):
    second = 2 * np.mean(lesson.X**2, axis=0)
    assert np.allclose(second, [3600, 1])
    assert np.allclose(lesson.curvature, sorted(second))
    assert np.linalg.cond(lesson.X.T @ lesson.X) == pytest.approx(3600)


@pytest.mark.parametrize("share", [0.5, 0.99, 1.01, 1.5])
@pytest.mark.parametrize("data", ["X", "scaled"])
def test_training_converges_exactly_for_rates_below_two_over_the_largest_eigenvalue(
    lesson, data, share
):
    X = getattr(lesson, data)
    bound = 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X).max()
    path = lesson.train(X, lesson.heat, share * bound, steps=400)
    target = np.linalg.lstsq(X, lesson.heat)[0]
    off = np.abs(path - target)[:, 0]  # for speed, the steepest
    assert (off[-1] < off[0]) == (share < 1)
    if data == "X":
        assert bound == pytest.approx(lesson.bound)


@given(st.floats(0.01, 100), st.floats(0.001, 3).filter(lambda share: abs(share - 2) > 1e-9))
def test_a_step_multiplies_the_distance_by_the_factor_of_the_formula(curvature, share):
    rate = share / curvature
    w, best = 2.0, 0.5
    after = w - rate * curvature * (w - best)
    assert after - best == pytest.approx((1 - rate * curvature) * (w - best))
    assert (abs(after - best) < abs(w - best)) == (rate < 2 / curvature)


@given(st.floats(0.01, 100))
def test_at_the_limit_a_step_keeps_the_distance(curvature):
    w, best = 2.0, 0.5
    after = w - 2 / curvature * curvature * (w - best)  # rounding decides which side is nearer
    assert abs(after - best) == pytest.approx(abs(w - best))


def test_the_features_are_scaled_as_scikit_learn_scales_them(lesson):
    assert np.allclose(lesson.scaled, StandardScaler().fit_transform(lesson.X))


def test_after_scaling_both_weights_arrive_near_the_truth(lesson, best):
    found = lesson.scaled_path[20] / lesson.X.std(axis=0)
    assert found == pytest.approx(best, rel=1e-3)
    assert found == pytest.approx([0.1, 6], rel=0.05)


def test_both_scaled_curves_of_the_figure_are_the_same(lesson):
    assert np.allclose(2 / 25 * lesson.scaled.T @ lesson.scaled, 2 * np.eye(2))


def test_the_eight_points_of_vibration_lie_in_one_place(lesson):
    assert np.ptp(lesson.path[:8, 1]) < 0.03
    assert np.all(np.diff(np.sign((lesson.path - lesson.best)[:8, 0])) != 0)


def test_the_steps_of_adam_are_those_of_pytorch(lesson, torch):
    w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    X, y = torch.tensor(lesson.X), torch.tensor(lesson.heat)
    optimizer, path = torch.optim.Adam([w], lr=0.1), []
    for _ in range(30):
        optimizer.zero_grad()
        torch.mean((X @ w - y) ** 2).backward()
        optimizer.step()
        path.append(w.detach().numpy().copy())
    own = adam(lambda v: lesson.gradient(v, lesson.X, lesson.heat), rate=0.1)
    np.testing.assert_allclose(path, [next(own) for _ in range(30)])
    assert torch.optim.Adam([w]).param_groups[0]["lr"] == 0.001


def test_on_the_pump_adam_takes_100_steps_at_01_and_8800_at_its_default(lesson, best, page):
    def slopes(w):
        return lesson.gradient(w, lesson.X, lesson.heat)

    quick, slow = (first_within(adam(slopes, rate), best) for rate in (0.1, 0.001))
    assert quick == pytest.approx(100, rel=0.05)
    assert slow == pytest.approx(8800, rel=0.02)
    assert "about 100 steps at rate 0.1" in page
    assert "about 8,800, hardly fewer" in page
    assert 0.9 < slow / lesson.missing_steps < 1


def test_on_the_pump_adam_leaves_again_and_with_scaled_columns_stays(lesson, best, page):
    def walk(X):
        return adam(lambda w: lesson.gradient(w, X, lesson.heat), rate=0.1)

    speed, vibration = np.abs(np.array(list(islice(walk(lesson.X), 4000))) / best - 1).T
    assert np.all(speed[200:1800] < 0.01)
    assert np.all(vibration[200:] < 0.01)
    # How far it jumps depends on rounding: by 20 to 70 percent.
    assert np.max(speed[1800:2600]) > 0.1
    assert "About 2,000 steps later the weight of speed is off by more than 10 percent" in page
    spread = lesson.X.std(axis=0)
    assert stays_within(walk(lesson.scaled), best * spread) < 200


def test_if_features_move_together_momentum_helps_and_adam_depends_on_its_rate(page):
    best, curvature = np.array([1.0, 3.0]), 2 * np.array([[1, 0.99], [0.99, 1]])

    def slopes(w):
        return curvature @ (w - best)

    half = 1 / np.linalg.eigvalsh(curvature)[-1]  # 2 / lambda is the largest rate
    steps = [
        stays_within(walk, best)
        for walk in [
            momentum(slopes, half, 0),
            momentum(slopes, half, 0.9),
            adam(slopes, 0.001),
            adam(slopes, 0.1),
        ]
    ]
    assert steps == pytest.approx([900, 100, 14_000, 1500], rel=0.05)
    assert "after about 900 steps; with momentum, which overshoots at first, after 100" in page
    assert first_within(momentum(slopes, half, 0.9), best) < 90  # on its way through
    assert "takes 14,000 at rate 0.001 and 1,500 at 0.1" in page
    after_ten = next(islice(momentum(slopes, half, 0), 9, None))
    shares = slopes(after_ten) / slopes(np.zeros(2))
    assert np.abs(shares) == pytest.approx([1 / 400, 1 / 400], rel=0.1)
    one, other = after_ten
    assert f"a four-hundredth of both gradients, but weights of {one:.2f} and {other:.2f}" in page


def test_momentum_adds_09_of_the_last_step_as_pytorch_does(torch):
    w = torch.tensor([4.0, -3.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    own = momentum(lambda v: 2 * v, 0.1, 0.9, start=[4.0, -3.0])
    for _ in range(5):
        optimizer.zero_grad()
        (w @ w).backward()
        optimizer.step()
        np.testing.assert_allclose(w.detach(), next(own))


PUMPS, FAILED = np.array([-3.0, -2, -1, 1, 2, 3])[:, None], np.array([0, 0, 0, 1, 1, 1])


def test_without_a_minimum_the_slope_depends_on_tol_and_unit_and_nothing_warns(page):
    def slope(unit=1, **settings):
        model = LogisticRegression(C=np.inf, **settings).fit(unit * PUMPS, FAILED)
        return model.coef_[0, 0] * unit

    assert LogisticRegression().get_params()["tol"] == 1e-4
    assert f"| as it comes | {slope():.1f} |" in page
    assert f"| `tol=1e-8` instead of `1e-4` | {slope(tol=1e-8):.1f} |" in page
    assert f"| vibration in µm/s | {slope(unit=1000):.0f} |" in page


@pytest.mark.parametrize("tol", [1e-4, 1e-8])
def test_without_a_minimum_the_solver_stops_once_the_gradient_is_below_tol(tol):
    model = LogisticRegression(C=np.inf, tol=tol).fit(PUMPS, FAILED)
    off = model.predict_proba(PUMPS)[:, 1] - FAILED
    assert tol / 10 < abs(PUMPS[:, 0] @ off) / 6 < tol


def test_every_steeper_slope_has_a_lower_loss():
    found = [log_loss(FAILED, expit(slope * PUMPS[:, 0])) for slope in (1, 2, 4, 8, 16, 32)]
    assert np.all(np.diff(found) < 0)


@pytest.mark.parametrize("tol", [1e-4, 1e-8, 1e-12])
def test_with_regularization_a_smaller_tol_leaves_the_slope_as_it_is(tol):
    model = LogisticRegression(tol=tol).fit(PUMPS, FAILED)
    assert model.C == 1
    assert model.coef_[0, 0] == pytest.approx(1.1, abs=0.05)
    in_micrometers = LogisticRegression(tol=tol).fit(1000 * PUMPS, FAILED)
    assert 1000 * in_micrometers.coef_[0, 0] == pytest.approx(12.0, abs=0.05)


def test_statsmodels_warns_of_perfect_separation(statsmodels):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        statsmodels.Logit(FAILED, statsmodels.add_constant(PUMPS)).fit(disp=0)
    assert any("Perfect separation" in str(warning.message) for warning in caught)


def test_in_the_flat_run_each_step_multiplies_the_distance_of_speed_by_minus_08(lesson):
    off = (lesson.path - lesson.best)[:, 0]
    assert np.allclose(off[1:20] / off[:19], 1 - 0.0005 * 3600)
