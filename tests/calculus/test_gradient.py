"""Check what the lesson on the gradient says."""

import inspect
from fractions import Fraction

import calculus.gradient as lesson
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, minimize
from sklearn.tree import DecisionTreeRegressor

profit, numerical_gradient = lesson.profit, lesson.numerical_gradient
SETTINGS = settings(deadline=None)
numbers = st.floats(-10, 10).map(lambda x: round(x, 3))
TODAY = np.array([6.5, 1.0])
UP = np.array([12.0, 9.0])
FEATURES, TARGET = np.array([[1.0, 2.0], [3.0, 1.0]]), np.array([3.0, 5.0])


def profit_gradient(x):
    """Return the gradient by the formula of the page."""
    price, ads = x
    return np.array([36 - 4 * price + 2 * ads, 2 * price - 4 * ads])


@SETTINGS
@given(numbers, numbers)
def test_formula_agrees_with_nudging(p, a):
    x = np.array([p, a])
    # Profits up to 1,000 are rounded by 1e-13, and the run is 2e-5 long.
    np.testing.assert_allclose(numerical_gradient(profit, x), profit_gradient(x), atol=1e-7)


@SETTINGS
@given(numbers, numbers)
def test_profit_is_the_one_of_the_lesson_on_partial_derivatives(p, a):
    assert profit((p, a)) == pytest.approx(p * (36 - 2 * p + 2 * a) - 2 * a**2, abs=1e-9)


@SETTINGS
@given(st.lists(numbers, min_size=1, max_size=5))
def test_nudging_agrees_with_scipy_and_keeps_the_shape(x):
    x = np.array(x)

    def f(x):
        return np.sum(np.sin(x) * np.arange(1, len(x) + 1)) + x[0] * x[-1]

    found = numerical_gradient(f, x)
    assert found.shape == x.shape
    np.testing.assert_allclose(found, approx_fprime(x, f), atol=1e-5)


@SETTINGS
@given(st.floats(0, 2 * np.pi))
def test_no_short_walk_gains_more_than_the_one_along_the_gradient(turn):
    way = np.array([np.cos(turn), np.sin(turn)])
    h = 1e-4
    gain = profit(TODAY + h * way) - profit(TODAY)
    steepest = profit(TODAY + h * UP / 15) - profit(TODAY)
    # The hill bends: over h the gain differs from the rate by at most half the curvature, 3, * h².
    assert gain <= steepest + 2 * 3 * h**2 + 1e-11
    assert gain == pytest.approx(h * (UP @ way), abs=3 * h**2 + 1e-11)


def test_gradient_today_is_12_and_9_of_length_15():
    assert profit_gradient(TODAY).tolist() == [12, 9]
    assert profit(TODAY) == 160.5
    assert lesson.today.tolist() == TODAY.tolist()
    assert np.linalg.norm(UP) == 15
    assert np.linalg.norm(lesson.steepest) == pytest.approx(1)


def test_steepest_change_brings_1_49_and_price_only_1_18(printed):
    assert profit((6.6, 1)) - profit(TODAY) == pytest.approx(1.18)
    assert profit((6.58, 1.06)) - profit(TODAY) == pytest.approx(1.49, abs=0.005)
    lines = printed.splitlines()
    assert lines[0].split() == ["gradient", "[12.", "9.]"]
    assert [line.split()[-1] for line in lines[1:3]] == ["+1.18", "+1.49"]


def test_sum_of_three_squares_has_gradient_2_4_6_at_1_2_3():
    found = numerical_gradient(lambda x: np.sum(x**2), np.array([1.0, 2.0, 3.0]))
    np.testing.assert_allclose(found, (2, 4, 6), atol=1e-8)


@pytest.mark.parametrize(
    ("way", "rate"),
    [((1, 0), 12), ((0.6, 0.8), 14.4), ((0.8, 0.6), 15), ((-0.6, 0.8), 0), ((-0.8, -0.6), -15)],
)
def test_table_of_directions(way, rate):
    assert np.linalg.norm(way) == pytest.approx(1)
    assert pytest.approx(rate, abs=1e-12) == UP @ way
    measured = approx_fprime([0.0], lambda s: profit(TODAY + s[0] * np.array(way)))
    assert measured == pytest.approx(rate, abs=1e-5)


def test_map_shows_gradients_at_right_angles_to_their_contours():
    arrows = [arrow for arrow in lesson.ax.collections if hasattr(arrow, "U")]
    assert profit(TODAY) == 160.5
    assert len(arrows) == 6
    for arrow in arrows:
        start, drawn = arrow.XY[0], np.array([arrow.U[0], arrow.V[0]])
        np.testing.assert_allclose(8 * drawn, profit_gradient(start), atol=1e-7)
        # The arrow starts on one of the lines; a short step at a right angle stays on it.
        assert np.isclose(lesson.heights.levels, profit(start)).any()
        aside = 1e-4 * np.array([-drawn[1], drawn[0]]) / np.linalg.norm(drawn)
        assert profit(start + aside) == pytest.approx(profit(start), abs=1e-7)


def test_best_point_is_12_dollars_and_6_ads_with_216_and_gradient_0():
    np.testing.assert_allclose(minimize(lambda x: -profit(x), [5, 5]).x, (12, 6), atol=1e-3)
    assert profit((12, 6)) == 216
    assert profit_gradient((12, 6)).tolist() == [0, 0]


def test_map_marks_today_and_the_best_point():
    marks = lesson.ax.lines[0].get_xydata()
    np.testing.assert_array_equal(marks, [TODAY, (12, 6)])


def test_three_fields_show_a_minimum_a_maximum_and_a_saddle():
    fields = [
        lambda x: x[0] ** 2 + x[1] ** 2,
        lambda x: -(x[0] ** 2) - x[1] ** 2,
        lambda x: x[0] ** 2 - x[1] ** 2,
    ]
    for ax, f in zip(lesson.axes, fields, strict=True):
        arrows = ax.collections[0]
        for place, u, v in zip(arrows.XY, arrows.U, arrows.V, strict=True):
            np.testing.assert_allclose((u, v), numerical_gradient(f, place), atol=1e-7)


def test_loss_of_two_weights_has_gradient_minus_8_and_minus_6():
    w = np.array([1.0, 0.0])
    predicted = FEATURES @ w
    assert predicted.tolist() == [1, 3]
    error = predicted - TARGET
    assert error.tolist() == [-2, -2]
    terms = 2 * error[:, None] * FEATURES
    assert terms.tolist() == [[-4, -8], [-12, -4]]
    assert terms.mean(axis=0).tolist() == [-8, -6]
    assert np.linalg.norm([-8, -6]) == 10
    np.testing.assert_allclose(lesson.nudged, (-8, -6), atol=1e-8)
    by_scipy = approx_fprime(w, lambda w: np.mean((FEATURES @ w - TARGET) ** 2))
    np.testing.assert_allclose(by_scipy, (-8, -6), atol=1e-5)


def test_a_tenth_of_the_step_lowers_the_loss_from_4_to_one_half():
    w = np.array([1, 0]) + 0.1 * np.array([8, 6])
    assert w.tolist() == pytest.approx([1.8, 0.6])
    assert FEATURES @ w - TARGET == pytest.approx([0, 1])
    losses = [np.mean((FEATURES @ weights - TARGET) ** 2) for weights in ([1, 0], w)]
    assert losses == pytest.approx([4, 0.5])


def test_small_move_changes_the_profit_by_about_3():
    assert np.dot([12, 9], [0.1, 0.2]) == pytest.approx(3)
    assert profit((6.6, 1.2)) - profit(TODAY) == pytest.approx(3, abs=0.1)


def test_sum_is_too_long_by_the_number_of_examples():
    assert lesson.by_hand.tolist() == [-16, -12]
    np.testing.assert_allclose(lesson.by_hand / lesson.nudged, len(TARGET))


def test_a_thousand_examples_make_the_sum_a_thousand_times_as_long():
    error = np.full(1000, -2.0)
    assert np.sum(2 * error) == 1000 * np.mean(2 * error)


def test_small_step_against_the_gradient_lowers_the_loss_and_a_long_one_does_not():
    w, down = np.array([1.0, 0.0]), np.array([8.0, 6.0])

    def loss(w):
        return np.mean((FEATURES @ w - TARGET) ** 2)

    assert loss(w + 0.01 * down) < loss(w) < loss(w + down)


def test_price_in_cents_has_a_hundredth_of_the_partial_derivative():
    in_cents = numerical_gradient(lambda x: profit((x[0] / 100, x[1])), np.array([650.0, 1.0]))
    np.testing.assert_allclose(in_cents, (lesson.per_cent, 9), atol=1e-6)
    assert lesson.per_cent == pytest.approx(0.12)


def test_shapes_that_differ_give_the_message_of_the_page():
    message = r"operands could not be broadcast together with shapes \(2,\) \(3,\)"
    with pytest.raises(ValueError, match=message):
        np.zeros(2) - np.zeros(3)


def test_a_column_is_subtracted_without_a_message_and_makes_a_table():
    assert (np.zeros(2) - np.zeros((2, 1))).shape == (2, 2)


def test_larger_of_two_has_no_gradient_at_a_tie():
    rates = [(max(3 + 1e-6 * a, 3) - 3) / 1e-6 for a in (1, -1)]
    assert rates == pytest.approx([1, 0])
    # A gradient g has the rates g[0] and -g[0] along (1, 0) and (−1, 0), with sum 0.
    assert sum(rates) != 0


def row(values):
    """Return a gradient as the page writes it."""
    return f"({', '.join(str(Fraction(value)) for value in values)})"


def test_libraries_break_a_tie_of_the_largest_in_three_ways(torch, jax, page):
    def slopes(f):
        x = torch.tensor([3.0, 3.0, 1.0], requires_grad=True)
        f(x).backward()
        return row(x.grad.tolist())

    def slopes_of_jax(f):
        return row(jax.grad(f)(jax.numpy.array([3.0, 3.0, 1.0])).tolist())

    shared = [slopes(f) for f in (lambda x: x.max(), lambda x: x.amax())]
    shared.append(slopes_of_jax(jax.numpy.max))
    pool = torch.nn.functional.max_pool1d
    first = [
        slopes(lambda x: x.max(dim=0).values),
        slopes(lambda x: pool(x.reshape(1, 1, 3), 3).sum()),
    ]
    last = [slopes_of_jax(lambda x: jax.numpy.sort(x)[-1])]
    names = ["`x.max()`", "`x.max(dim=0)`", "`jnp.sort(x)`"]
    words = ["shared", "to the first", "to the last"]
    for found, name, word in zip([shared, first, last], names, words, strict=True):
        assert len(set(found)) == 1
        (line,) = [line for line in page.splitlines() if name in line]
        assert f"| {found[0]}: {word} |" in line


def test_topk_and_sort_of_pytorch_pick_any_of_many_equal_entries(torch):
    lengths = [5, 8, 17, 20, 33]
    pool = torch.nn.functional.max_pool1d
    first, by_topk, by_sort = [], [], []
    for n in lengths:
        x = torch.full((n,), 3.0)
        first += [x.max(dim=0).indices.item()]
        first += [pool(x.reshape(1, 1, n), n, return_indices=True)[1].item()]
        by_topk.append(x.topk(1).indices.item())
        by_sort.append(x.sort().indices[-1].item())
    assert set(first) == {0}
    assert set(by_topk) - {0}
    assert any(place != n - 1 for place, n in zip(by_sort, lengths, strict=True))


def test_jax_sorts_equal_entries_in_their_order(jax):
    for n in (5, 20, 33):
        found = jax.grad(lambda x: jax.numpy.sort(x)[-1])(jax.numpy.full(n, 3.0))
        assert found.argmax() == n - 1


def test_first_step_of_sgd_grows_with_the_gradient_and_that_of_adam_does_not(torch, page):
    steps = {}
    for name in ("SGD", "Adam"):
        for gradient in (1.0, 1000.0):
            weight = torch.zeros(1, requires_grad=True)
            optimizer = getattr(torch.optim, name)([weight], lr=0.1)
            weight.grad = torch.tensor([gradient])
            optimizer.step()
            steps[name, gradient] = -weight.item()
    assert steps["SGD", 1000] == pytest.approx(1000 * steps["SGD", 1])
    assert steps["Adam", 1000] == pytest.approx(steps["Adam", 1], rel=1e-5)
    by_sgd, by_adam = steps["SGD", 1000], steps["Adam", 1000]
    assert f"by {by_sgd:.0f} with `SGD`, but by {by_adam:.1f} with `Adam`" in page


def test_scaling_a_feature_leaves_the_predictions_of_a_tree():
    rng = np.random.default_rng(seed=2)
    features, new = rng.normal(size=(60, 2)), rng.normal(size=(20, 2))
    target = features[:, 0] + rng.normal(size=60)
    unit = np.array([1, 1024])
    trees = [DecisionTreeRegressor(random_state=0).fit(features * u, target) for u in (1, unit)]
    np.testing.assert_array_equal(trees[0].predict(new), trees[1].predict(new * unit))


def test_only_a_value_exactly_on_a_threshold_of_a_tree_changes_sides_by_scaling():
    changed = 0
    for seed in range(9):
        rng = np.random.default_rng(seed)
        features = rng.integers(0, 5, size=(200, 4)).astype(float)
        new = rng.integers(0, 5, size=(300, 4)).astype(float)
        target, unit = features[:, 0] + rng.normal(size=200), rng.uniform(0.001, 1000, size=4)
        tree = DecisionTreeRegressor(random_state=0).fit(features, target)
        scaled = DecisionTreeRegressor(random_state=0).fit(features * unit, target)
        kept = tree.predict(features) == scaled.predict(features * unit)
        assert kept.all()
        column, threshold = tree.tree_.feature, tree.tree_.threshold
        for example, path, before, after in zip(
            new,
            tree.decision_path(new).toarray(),
            tree.predict(new),
            scaled.predict(new * unit),
            strict=True,
        ):
            nodes = np.flatnonzero(path)[:-1]  # the last one is a leaf
            on_one = np.any(example[column[nodes]] == threshold[nodes])
            assert before == after or on_one
            changed += before != after
    assert changed > 0


def test_tree_of_scikit_learn_tells_few_times_of_one_hour_apart_unless_scaled(page):
    start = 1_700_000_000
    for first in (start, start + 12_345_678, start + 77_777_777):
        seconds = (first + np.linspace(0, 3600, 200))[:, None]
        target = np.sin(seconds[:, 0] / 50)
        scaled = (seconds - seconds.mean()) / seconds.std()
        plain, apart = [
            DecisionTreeRegressor(random_state=0).fit(times, target).get_n_leaves()
            for times in (seconds, scaled)
        ]
        assert plain == pytest.approx(29, abs=1)  # float32 has a number every 128 seconds there
        assert apart == 200
    assert "about 29 apart, once scaled all 200" in page


def test_slope_of_a_sigmoid_at_20_is_rounded_to_0_by_pytorch(torch):
    z = torch.tensor(20.0, requires_grad=True)
    torch.sigmoid(z).backward()
    assert z.grad == 0
    assert np.exp(-20) / (1 + np.exp(-20)) ** 2 == pytest.approx(2e-9, rel=0.05)


def test_backward_of_pytorch_needs_one_number_and_keeps_the_shape(torch, page):
    weight = torch.ones(3, 2, requires_grad=True)
    with pytest.raises(RuntimeError) as found:
        (weight**2).backward()
    assert f'says "{found.value}"' in page
    (weight**2).sum().backward()
    assert weight.grad.shape == weight.shape


def test_losses_of_torch_nn_average_by_default(torch):
    signatures = [
        inspect.signature(getattr(torch.nn, name)).parameters
        for name in dir(torch.nn)
        if name.endswith("Loss") and name != "AdaptiveLogSoftmaxWithLoss"
    ]
    assert len(signatures) > 15
    assert {parameters["reduction"].default for parameters in signatures} == {"mean"}
    truth, predicted = torch.zeros(4), torch.full((4,), 2.0)
    assert torch.nn.MSELoss()(predicted, truth) == 4
    assert torch.nn.MSELoss(reduction="sum")(predicted, truth) == 16


def test_gradient_at_10_and_2_points_past_the_best_point():
    assert profit_gradient((10, 2)).tolist() == [0, 12]
    assert (np.array([12, 6]) - (10, 2)).tolist() == [2, 4]


def test_a_longer_gradient_can_be_nearer_to_the_minimum():
    def f(x):
        return x[0] ** 2 + 100 * x[1] ** 2

    near, far = np.array([0.0, 1.0]), np.array([5.0, 0.0])
    lengths = [np.linalg.norm(numerical_gradient(f, x)) for x in (near, far)]
    assert lengths[0] > lengths[1]


def test_quiz_gradient_of_x_squared_plus_3xy_is_7_and_6():
    found = numerical_gradient(lambda v: v[0] ** 2 + 3 * v[0] * v[1], np.array([2.0, 1.0]))
    np.testing.assert_allclose(found, (7, 6), atol=1e-8)


def test_quiz_rate_along_0_5_is_4():
    assert np.dot([3, 4], [0, 5]) / np.linalg.norm([0, 5]) == 4


def test_quiz_both_entries_are_off_by_the_factor_50():
    assert (np.array([100, -50]) / np.array([2, -1])).tolist() == [50, 50]
