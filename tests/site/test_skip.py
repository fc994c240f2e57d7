"""What docs/skip says: the numbers of receipts without code, and how the pages read."""

import itertools
import math
import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest

from builder.curriculum.concepts import load_concepts
from builder.pages.skip_receipts import read_receipts

ROOT = Path(__file__).parents[2]
SKIP = ROOT / "docs/skip"


def says(name: str, words: str) -> bool:
    return words in (SKIP / f"{name}.md").read_text().replace("\n", " ")


def test_forty_primes_prove_nothing_about_the_next_number():
    values = [n * n + n + 41 for n in range(41)]
    prime = [all(v % d for d in range(2, math.isqrt(v) + 1)) for v in values]
    assert prime == [True] * 40 + [False]
    assert values[40] == 1681 == 41 * 41
    assert says("mathematical-proofs", "At n = 40 it gives 1681, which is 41².")


def test_areas_in_two_units_have_rank_one_until_one_of_them_is_rounded():
    meters = np.array([1.0, 2, 3])
    feet = np.round(meters / 0.3048**2, 1)
    assert np.linalg.matrix_rank(np.column_stack([meters, 10_000 * meters])) == 1
    assert np.linalg.matrix_rank(np.column_stack([meters, feet])) == 2
    assert says("proof-heavy-linear-algebra", f"({', '.join(map(str, feet))}), the rank is two")
    # Prices within 2 of 300 a square meter: the effect of square meters becomes negative.
    found = np.linalg.lstsq(np.column_stack([meters, feet]), np.array([301.0, 598, 902]))[0]
    assert found[0] < -200


def test_the_harmonic_sum_passes_ten_after_12367_steps():
    sums = list(accumulate(1 / n for n in range(1, 12_368)))
    assert sums[-2] < 10 < sums[-1]
    assert says("real-analysis", "after 12,367 steps")


@pytest.mark.parametrize(("rate", "curvature", "settles"), [(0.3, 2, 1), (0.3, 20, 0)])
def test_a_rate_of_0_3_is_fine_on_one_parabola_and_flies_off_on_the_other(rate, curvature, settles):
    assert (abs(1 - rate * curvature) < 1) == bool(settles)
    assert says("advanced-calculus", "rate of 0.3 is fine on w², but flies off on 10w²")


def test_gradient_descent_on_a_parabola_settles_below_two_over_a():
    ends = {}
    for rate in (0.19, 0.21):
        w = 1.0
        for _ in range(500):
            w -= rate * 10 * w
        ends[rate] = abs(w)
    assert ends[0.19] < 1e-9 < 1e9 < ends[0.21]
    assert says("optimization-theory", "a rate of 0.19 works, and 0.21 grows without end")


@pytest.mark.parametrize(("arriving", "expected"), [(9.0, 9), (9.9, 99)])
def test_the_crowd_grows_eleven_times_with_ten_percent_more_traffic(arriving, expected):
    # The shares of time with n in the system are geometric: load**n (1 - load).
    load = arriving / 10
    n = np.arange(20_000)
    assert np.sum(n * load**n * (1 - load)) == pytest.approx(expected)
    assert says("advanced-probability", "ten percent more traffic, eleven times the crowd")


def test_equal_lengths_halve_the_crowd():
    load, rng = 0.9, np.random.default_rng(seed=4)
    formula = load + load**2 / (2 * (1 - load))  # Pollaczek and Khinchine, no spread in length
    assert says("advanced-probability", f"it is about half: {formula:.2f} at 9 a second")
    # Simulated: each waits for what the one before left over. By Little's law the mean number
    # there is arrivals per second times the mean time there.
    gaps, waits, wait = rng.exponential(1 / 9, size=400_000), [], 0.0
    for gap in gaps.tolist():
        waits.append(wait)
        wait = max(0.0, wait + 0.1 - gap)
    assert 9 * (np.mean(waits) + 0.1) == pytest.approx(formula, rel=0.1)


def test_a_nudge_in_32_bits_measures_another_gradient_and_a_smaller_one_nothing(torch):
    x, y = torch.tensor([1.0, 2, 3]), torch.tensor([2.0, 4, 5])

    def measured(h: float, w: float = 1.0) -> float:
        up, down = (torch.mean((torch.tensor(w + side) * x - y) ** 2) for side in (h, -h))
        return ((up - down) / (2 * h)).item()

    exact = np.mean(2 * (x.numpy() - y.numpy()) * x.numpy())
    assert says("hand-deriving-backpropagation", f"the same nudge measures −{-measured(1e-5):.3f}")
    assert abs(measured(1e-5) - exact) > 0.005
    assert measured(1e-8) == 0


def test_measuring_at_the_kink_of_relu_gives_a_half_that_is_no_slope_there():
    relu = [max(0.0, z) for z in (1e-5, -1e-5)]
    assert (relu[0] - relu[1]) / 2e-5 == pytest.approx(0.5)


def test_numpy_divides_by_n_and_pandas_by_one_less(pandas):
    assert np.var([1.0, 3.0]) == 1
    assert pandas.Series([1.0, 3.0]).var() == 2
    assert says("mathematical-statistics", "NumPy's `var` divides by n, pandas' `var` by n − 1")


def test_with_five_values_the_bootstrap_range_of_a_mean_is_too_narrow():
    # Each way to draw five of five, with repeats, once, and its probability: no luck of the draw.
    picks = np.array(list(itertools.combinations_with_replacement(range(5), 5)))
    repeats = [np.bincount(pick, minlength=5) for pick in picks]
    chance = np.array([math.factorial(5) / math.prod(map(math.factorial, r)) for r in repeats])
    chance /= 5**5
    assert chance.sum() == pytest.approx(1)

    def held(samples: np.ndarray, truth: float) -> float:
        means = samples[:, picks].mean(axis=2)
        order = np.argsort(means, axis=1)
        reached = np.cumsum(chance[order], axis=1)
        means = np.take_along_axis(means, order, axis=1)
        ends = [(reached >= level).argmax(axis=1)[:, None] for level in (0.025, 0.975)]
        low, high = (np.take_along_axis(means, end, axis=1) for end in ends)
        return np.mean((low <= truth) & (truth <= high))

    x = np.random.default_rng(seed=6).normal(size=(20_000, 5))
    # 20,000 samples: a standard error of 0.003.
    assert held(x, 0) == pytest.approx(0.84, abs=0.009)
    assert held(np.exp(x), math.exp(0.5)) == pytest.approx(0.72, abs=0.01)
    assert says("mathematical-statistics", "holds the truth in only about 84 percent")
    assert says("mathematical-statistics", "(log-normal) ones, in about 72")


def test_two_measurements_give_half_the_variance_on_average():
    pairs = np.random.default_rng(seed=1).normal(size=(200_000, 2))
    # The mean of so many has a standard error of about 0.0016.
    assert np.var(pairs, axis=1).mean() == pytest.approx(0.5, abs=0.01)
    assert np.var([1.0, 3.0]) == 1.0
    assert np.var([1.0, 3.0], ddof=1) == 2.0


def test_a_classifier_that_knows_nothing_of_8_classes_has_a_loss_of_2_08():
    assert f"{-math.log(1 / 8):.2f}" == "2.08"
    assert says("advanced-information-theory", "ln 8, which is about 2.08")


def test_outputs_on_a_large_scale_start_with_a_loss_above_5():
    z = np.random.default_rng(seed=2).normal(size=(5000, 8))
    losses = [np.mean(np.log(np.exp(a * z).sum(axis=1)) - a * z[:, 0]) for a in (0.01, 5)]
    assert losses[0] == pytest.approx(math.log(8), abs=0.01)
    assert losses[1] > 5


def test_exp_is_finite_at_709_and_not_at_710():
    with np.errstate(over="ignore"):
        assert np.isfinite(np.exp(709.0))
        assert np.isinf(np.exp(710.0))
    assert says("coding-models-from-scratch", "`exp(709)` is finite and `exp(710)` is not")


def test_the_gradient_of_the_example_is_ten_and_three():
    def loss(w1: float, w2: float) -> float:
        return w1**2 + 3 * w2

    assert loss(5.5, 2) - loss(4.5, 2) == pytest.approx(10)
    assert loss(5, 2.5) - loss(5, 1.5) == pytest.approx(3)


def test_what_the_pages_say_of_levels_is_what_the_concepts_say():
    concepts, _ = load_concepts(ROOT)
    assert says("calculus-before-you-start", "We count derivative and gradient among what an eng")
    assert concepts["derivative"].roles["engineer"] == "use"
    assert concepts["gradient"].roles["engineer"] == "use"
    assert says("index", "An ML engineer recognizes [probability density]")
    assert concepts["probability-density-function"].roles["engineer"] == "recognize"
    assert concepts["integrals"].roles["engineer"] == "skip"
    notes = [c for c in concepts.values() if c.status == "note"]
    assert not any(c.minimum for c in notes)
    others = [c for c in concepts.values() if c.status != "note" and "skip" in c.roles.values()]
    assert all(set(c.roles.values()) != {"skip"} for c in others)


def test_the_index_lists_every_receipt_with_its_answer(visit: Callable):
    page = visit("skip/").page
    listed = page.locator(".jem-receipts > li > p:first-child a")
    receipts = read_receipts(ROOT)
    assert sorted(listed.all_inner_texts()) == sorted(r.title for r in receipts)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_gets_from_the_top_to_the_list_of_a_role(visit: Callable, width: int):
    opened = visit("skip/", width=width)
    link = opened.page.locator(".jem-skip-counts__role", has_text="Data scientist")
    box = link.bounding_box()
    assert box["y"] + box["height"] < 800
    link.click()
    opened.page.wait_for_url(re.compile("#data-scientist$"))
    opened.page.wait_for_function(
        "() => { const y = document.getElementById('data-scientist').getBoundingClientRect().y;"
        " return y >= 0 && y < 400; }"
    )
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_note_in_the_reference_leads_to_its_receipt(visit: Callable):
    page = visit("reference/probability/").page
    page.locator("h2#measure-theory ~ dl a", has_text="when it comes back").first.click()
    page.wait_for_url(re.compile("/skip/measure-theory/"))
    page.locator("h1", has_text="Measure theory").wait_for()
    assert page.locator(".jem-skip-who__levels > li").count() == 2
