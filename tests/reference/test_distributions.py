"""Check what the page on distributions says, against SciPy and by drawing."""

import math
import re
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from scipy import special, stats

PAGE = Path(__file__).parents[2] / "docs/reference/distributions.md"
LN_200 = math.log(200)


def near(values: np.ndarray) -> object:
    """Return values to compare with, up to rounding."""
    return pytest.approx(np.asarray(values), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bernoulli_pmf", stats.bernoulli(0.2).pmf([0, 1])),
        ("binomial_pmf", stats.binom(20, 0.1).pmf(range(21))),
        ("poisson_pmf", stats.poisson(3).pmf(range(11))),
        ("geometric_pmf", stats.geom(0.25).pmf(range(1, 13))),
        ("normal_pdf", stats.norm(20, 0.5).pdf(np.linspace(18, 22, 200))),
        ("exponential_pdf", stats.expon(scale=2).pdf(np.linspace(0, 10, 200))),
        ("lognormal_pdf", stats.lognorm(s=0.8, scale=200).pdf(np.linspace(1, 1200, 300))),
        ("t_pdf", stats.t(3).pdf(np.linspace(-5, 5, 200))),
    ],
)
def test_picture_shows_the_values_of_scipy(lesson: SimpleNamespace, name: str, expected):
    assert getattr(lesson, name) == near(expected)


def test_pictures_of_uniform_chi_square_and_beta_show_the_values_of_scipy(lesson: SimpleNamespace):
    inside = stats.uniform(loc=0, scale=10)
    assert lesson.uniform_pdf.tolist() == [0, 0, *inside.pdf([0, 10]), 0, 0]
    for df, pdf in lesson.chi_square_pdfs.items():
        assert pdf == near(stats.chi2(df).pdf(np.linspace(0.02, 16, 300)))
    for (a, b), pdf in lesson.beta_pdfs.items():
        assert pdf == near(stats.beta(a, b).pdf(np.linspace(0, 0.4, 300)))
    assert list(lesson.beta_pdfs) == [(2, 10), (11, 91), (41, 361)]  # 1 + sales, 1 + the others


# What the page says of mean and variance, and what SciPy gives for the same parameters.
MOMENTS = {
    r"- **Mean** $p$, **variance** $p(1-p)$": (
        (0.3, 0.3 * 0.7),
        stats.bernoulli(0.3),
    ),
    r"- **Mean** $np$, **variance** $np(1-p)$.": (
        (12 * 0.3, 12 * 0.3 * 0.7),
        stats.binom(12, 0.3),
    ),
    r"- **Mean** $\lambda$, **variance** $\lambda$.": (
        (2.5, 2.5),
        stats.poisson(2.5),
    ),
    r"- **Mean** $\dfrac{1}{p}$, **variance** $\dfrac{1-p}{p^2}$.": (
        (1 / 0.3, (1 - 0.3) / 0.3**2),
        stats.geom(0.3),
    ),
    r"- **Mean** $\dfrac{a+b}{2}$, **variance** $\dfrac{(b-a)^2}{12}$.": (
        ((-1 + 4) / 2, (4 + 1) ** 2 / 12),
        stats.uniform(loc=-1, scale=5),
    ),
    r"- **Mean** $\mu$, **variance** $\sigma^2$.": (
        (1.5, 0.7**2),
        stats.norm(1.5, 0.7),
    ),
    r"- **Mean** $\dfrac{1}{\lambda}$, **variance** $\dfrac{1}{\lambda^2}$.": (
        (1 / 2.5, 1 / 2.5**2),
        stats.expon(scale=1 / 2.5),
    ),
    r"- **Mean** $e^{\mu+\sigma^2/2}$, **variance** $(e^{\sigma^2}-1)\,e^{2\mu+\sigma^2}$.": (
        (math.exp(0.4 + 0.7**2 / 2), (math.exp(0.7**2) - 1) * math.exp(2 * 0.4 + 0.7**2)),
        stats.lognorm(s=0.7, scale=math.exp(0.4)),
    ),
    r"- **Mean** $0$ for $\nu>1$, **variance** $\dfrac{\nu}{\nu-2}$ for $\nu>2$.": (
        (0, 7 / 5),
        stats.t(7),
    ),
    r"- **Mean** $\nu$, **variance** $2\nu$.": (
        (7, 14),
        stats.chi2(7),
    ),
    r"- **Mean** $\dfrac{\alpha}{\alpha+\beta}$, **variance** "
    r"$\dfrac{\alpha\beta}{(\alpha+\beta)^2(\alpha+\beta+1)}$.": (
        (2 / 5, 6 / (25 * 6)),
        stats.beta(2, 3),
    ),
}


@pytest.mark.parametrize("line", MOMENTS, ids=lambda line: line[11:40])
def test_mean_and_variance_of_the_page_are_those_of_scipy(line: str):
    (mean, variance), distribution = MOMENTS[line]
    assert line in PAGE.read_text(encoding="utf-8")
    assert distribution.mean() == pytest.approx(mean)
    assert distribution.var() == pytest.approx(variance)


def test_every_entry_says_its_mean_and_its_spread():
    lines = PAGE.read_text(encoding="utf-8").split("\n")
    said = [line for line in lines if line.startswith("- **Mean**")]
    assert len(said) == len(MOMENTS) + 2  # the multinomial and the multivariate normal, below
    for line in said:
        assert "**variance**" in line or "**covariance**" in line


def test_multinomial_counts_have_the_covariances_of_the_page():
    n, p = 5, np.array([0.7, 0.28, 0.02])
    counts = stats.multinomial(n, p)
    expected = -n * np.outer(p, p)
    np.fill_diagonal(expected, n * p * (1 - p))
    assert counts.cov() == pytest.approx(expected)
    assert counts.mean() == pytest.approx(n * p)


DRAWN = {
    "bernoulli": stats.bernoulli(0.2),
    "binomial": stats.binom(20, 0.1),
    "poisson": stats.poisson(3),
    "geometric": stats.geom(0.25),
    "uniform": stats.uniform(0, 10),
    "normal": stats.norm(20, 0.5),
    "exponential": stats.expon(scale=2),
    "t, 5 degrees": stats.t(5),
    "chi-square": stats.chi2(4),
    "beta": stats.beta(2, 10),
}


@pytest.mark.parametrize("name", DRAWN)
def test_drawn_numbers_have_the_mean_and_the_variance_of_the_formula(
    lesson: SimpleNamespace, name: str
):
    mean, variance, numbers = lesson.draws[name]
    distribution = DRAWN[name]
    assert (mean, variance) == pytest.approx((distribution.mean(), distribution.var()))
    # Five standard errors: of a mean sigma / sqrt(n), of a variance sqrt((m4 - sigma^4) / n),
    # with the fourth central moment m4 = (excess kurtosis + 3) sigma^4.
    n = len(numbers)
    assert abs(numbers.mean() - mean) < 5 * math.sqrt(variance / n)
    excess = float(distribution.stats(moments="k"))
    assert abs(numbers.var() - variance) < 5 * variance * math.sqrt((excess + 2) / n)


def test_the_page_draws_every_distribution_of_its_table(lesson: SimpleNamespace):
    assert lesson.draws.keys() == DRAWN.keys()


def test_numbers_in_the_text_are_those_of_scipy(lesson: SimpleNamespace):
    assert lesson.binomial_none == pytest.approx(stats.binom(20, 0.1).cdf(0))
    assert lesson.poisson_none == pytest.approx(stats.poisson(3).cdf(0))
    assert lesson.poisson_seven == pytest.approx(stats.poisson(3).sf(6))
    assert lesson.geometric_late == pytest.approx(stats.geom(0.25).sf(8))
    assert lesson.exponential_long == pytest.approx(stats.expon(scale=2).sf(6))
    within = [stats.norm.cdf(z) - stats.norm.cdf(-z) for z in (1, 2, 3)]
    assert [lesson.within_one, lesson.within_two, lesson.within_three] == pytest.approx(within)


def test_log_normal_has_its_median_at_200_and_its_mean_above(lesson: SimpleNamespace):
    times = stats.lognorm(s=0.8, scale=200)
    assert lesson.lognormal_median == pytest.approx(times.median())
    assert lesson.lognormal_mean == pytest.approx(times.mean())
    assert times.mean() == pytest.approx(275, abs=0.5)
    assert times.pdf(105) > max(times.pdf(100), times.pdf(111))  # the hump


def test_two_standard_errors_around_a_mean_of_four_cover_86_percent():
    assert stats.t(3).cdf(2) - stats.t(3).cdf(-2) == pytest.approx(0.86, abs=0.005)
    assert stats.t(3).ppf(0.975) == pytest.approx(3.18, abs=0.005)


def test_outer_ellipse_holds_86_percent_in_two_dimensions_and_fewer_in_more():
    held = [stats.chi2(d).cdf(2**2) for d in (1, 2, 3, 10)]
    assert held[0] == pytest.approx(0.95, abs=0.005)
    assert held[1] == pytest.approx(0.86, abs=0.005)
    assert held == sorted(held, reverse=True)


def test_ellipses_are_one_and_two_deviations_away(lesson: SimpleNamespace):
    edge = lesson.stretch @ lesson.circle
    squared = np.sum(edge * np.linalg.solve(lesson.covariance, edge), axis=0)
    assert squared == pytest.approx(np.ones(80))
    assert lesson.correlation == pytest.approx(1200 / (20 * 80))


def test_density_of_400_visitors_is_far_above_1_and_its_area_is_1(lesson: SimpleNamespace):
    belief = stats.beta(41, 361)
    assert lesson.beta_peak == pytest.approx(belief.pdf(40 / 400), rel=1e-3)
    assert belief.cdf(1) == 1


def test_geometric_and_exponential_have_no_memory():
    tries, waits = stats.geom(0.25), stats.expon(scale=2)
    assert tries.pmf(6) / tries.sf(5) == pytest.approx(tries.pmf(1))
    assert waits.sf(5) / waits.sf(3) == pytest.approx(waits.sf(2))


def test_scipy_reads_its_arguments_as_the_traps_say():
    assert stats.uniform(2, 5).support() == (2, 7)  # a width, not an upper limit
    assert stats.expon(2).support()[0] == 2
    assert stats.lognorm(s=0.8, scale=200).median() == pytest.approx(200)
    wholes = np.random.default_rng(seed=0).integers(1, 4, size=1000)
    assert set(wholes) == {1, 2, 3}


def test_an_average_of_logarithms_turned_back_is_the_median():
    rng = np.random.default_rng(seed=0)
    times = rng.lognormal(LN_200, 0.8, size=100_000)
    # The mean of the logarithms scatters by 0.8 / sqrt(n); five of those.
    assert math.log(stats.gmean(times)) == pytest.approx(LN_200, abs=5 * 0.8 / math.sqrt(1e5))


# What the calls of the page are given.
GIVEN = {
    **{"p": 0.3, "n": 12, "a": 1.5, "b": 4.0, "mu": 0.4, "sigma": 0.7, "rate": 2.5, "df": 7},
    **{"np": np, "stats": stats},
}
LINES = re.findall(r"- \*\*Call\*\* (.*)", PAGE.read_text(encoding="utf-8"))
CALLS = [re.findall(r"`([^`]+)`", line)[:2] for line in LINES]
ONE_NUMBER = [pair for pair in CALLS if "multi" not in pair[1]]


def test_every_distribution_has_its_calls():
    assert len(LINES) == 13
    assert len(ONE_NUMBER) == 11  # without categorical and multivariate normal, tested below
    assert all(pair[0].startswith("stats.") for pair in ONE_NUMBER)


@pytest.mark.parametrize(("frozen", "draw"), ONE_NUMBER)
def test_both_calls_of_the_page_mean_the_same_distribution(frozen: str, draw: str):
    distribution = eval(frozen, dict(GIVEN))
    names, code = GIVEN | {"rng": np.random.default_rng(seed=4)}, compile(draw, "page", "eval")
    numbers = np.array([eval(code, names) for _ in range(5000)], dtype=float)
    mean, variance, excess = map(float, distribution.stats(moments="mvk"))
    # Five standard errors, as above.
    assert abs(numbers.mean() - mean) < 5 * math.sqrt(variance / 5000)
    assert abs(numbers.var() - variance) < 5 * variance * math.sqrt((excess + 2) / 5000)


def test_calls_for_several_numbers_draw_what_the_page_says():
    rng, p = np.random.default_rng(seed=5), [0.7, 0.28, 0.02]
    one = [rng.choice(3, p=p) for _ in range(5000)]
    shares = np.bincount(one, minlength=3) / 5000
    assert shares == pytest.approx(p, abs=5 * 0.5 / math.sqrt(5000))
    assert rng.multinomial(9, p).sum() == 9 == stats.multinomial(9, p).rvs(random_state=1).sum()
    mean, cov = np.array([80.0, 300.0]), np.array([[400.0, 1200.0], [1200.0, 6400.0]])
    drawn = rng.multivariate_normal(mean, cov, size=20_000)
    assert np.cov(drawn, rowvar=False) == pytest.approx(cov, rel=0.1)
    assert stats.multivariate_normal(mean, cov).cov == pytest.approx(cov)


def test_multinomial_gives_the_last_class_what_is_left():
    rng, p = np.random.default_rng(seed=0), [0.5, 0.5, 0.5]
    assert rng.multinomial(10_000, p)[2] == 0
    for last in (0, 0.1, 1):  # whatever it says
        counts = rng.multinomial(10_000, [0.2, 0.2, last])
        assert counts[2] == pytest.approx(6000, abs=5 * 49)  # 5 · √(10,000 · 0.6 · 0.4)
    with pytest.raises(ValueError, match="do not sum to 1"):
        rng.choice(3, p=p)


def test_visitors_counted_twice_double_the_variance():
    once, twice = stats.binom(10, 0.1), stats.binom(20, 0.1)
    assert 2 * once.mean() == twice.mean()
    assert 2**2 * once.var() == pytest.approx(2 * twice.var())


def test_dense_and_convolutional_layers_start_uniform(torch: ModuleType):
    torch.manual_seed(0)
    for layer, inputs in [(torch.nn.Linear(100, 10), 100), (torch.nn.Conv2d(3, 64, 5), 75)]:
        weights = layer.weight.detach().numpy().ravel()
        limit = 1 / math.sqrt(inputs)
        assert abs(weights).max() <= limit * 1.000001
        assert stats.kstest(weights, stats.uniform(-limit, 2 * limit).cdf).pvalue > 1e-4
    assert 1 / math.sqrt(100) == 0.1


def test_six_deviations_come_once_in_500_million():
    assert 1 / (2 * stats.norm.sf(6)) == pytest.approx(500e6, rel=0.02)


def test_most_draws_of_a_uniform_learning_rate_are_large():
    even = stats.uniform(0.0001, 0.1 - 0.0001)
    assert even.sf(0.01) > 0.9
    assert stats.loguniform(0.0001, 0.1).sf(0.01) == pytest.approx(1 / 3)


def test_student_t_wants_normal_readings(page: str):
    rng, center = np.random.default_rng(seed=0), math.exp(0.5)
    for n, said in [(4, "even 3.18 covers {:.0%}"), (30, "`stats.t(29)` covers {:.0%}")]:
        held = {}
        for kind, mean in [("normal", 0), ("lognormal", center)]:
            draw = rng.normal if kind == "normal" else rng.lognormal
            x = draw(0, 1, size=(100_000, n))
            t = (x.mean(axis=1) - mean) / (x.std(axis=1, ddof=1) / math.sqrt(n))
            held[kind] = (np.abs(t) < stats.t(n - 1).ppf(0.975)).mean()
        assert held["normal"] == pytest.approx(0.95, abs=5 * math.sqrt(0.95 * 0.05 / 1e5))
        assert said.format(held["lognormal"]) in page


def test_squared_deviations_are_chi_square_after_division_by_the_variance():
    rng, sigma, n = np.random.default_rng(seed=0), 3.0, 5
    x = rng.normal(20, sigma, size=(20_000, n))
    squares = np.square(x - x.mean(axis=1, keepdims=True)).sum(axis=1)
    assert stats.kstest(squares / sigma**2, stats.chi2(n - 1).cdf).pvalue > 1e-4
    assert stats.kstest(squares / sigma**2, stats.chi2(n).cdf).pvalue < 1e-9
    assert stats.kstest(squares, stats.chi2(n - 1).cdf).pvalue < 1e-9


def test_the_factor_for_thirty_readings_is_that_of_the_page(page: str):
    assert f"the {stats.t(29).ppf(0.975):.2f} of `stats.t(29)`" in page


def test_tables_of_two_by_two_are_corrected_by_default(page: str):
    counts = np.array([[30, 20], [20, 30]])
    squares = np.sum((counts - 25) ** 2 / 25)
    assert f"the plain sum of squares gives p = {stats.chi2(1).sf(squares):.3f}" in page
    corrected = np.sum((np.abs(counts - 25) - 0.5) ** 2 / 25)
    default = stats.chi2_contingency(counts).pvalue
    assert default == pytest.approx(stats.chi2(1).sf(corrected))


def test_the_test_of_counts_needs_counts(page: str):
    counts = np.array([[30, 20], [20, 30]])
    p_counts, p_shares = (stats.chi2_contingency(t).pvalue for t in (counts, counts / 50))
    assert f"says p = {p_counts:.2f}, of the same as shares p = {p_shares:.2f}" in page


def test_gamma_of_n_is_the_factorial_of_n_minus_1():
    for n in range(1, 9):
        assert special.gamma(n) == math.factorial(n - 1)


def test_beta_1_1_calls_all_rates_equally_likely():
    assert stats.beta(1, 1).pdf([0.1, 0.5, 0.9]) == pytest.approx([1, 1, 1])


def test_ellipses_reach_one_and_two_deviations_in_size_and_price(lesson: SimpleNamespace):
    edge = lesson.stretch @ lesson.circle
    assert edge.max(axis=1) == pytest.approx(np.sqrt(np.diag(lesson.covariance)), rel=0.001)


def test_small_percentages_multiply_to_a_log_normal_number():
    rng = np.random.default_rng(seed=0)
    grown = np.prod(1 + rng.uniform(-0.1, 0.1, size=(5000, 400)), axis=1)
    assert stats.skew(grown) > 1
    # The skewness of n normal numbers scatters by about sqrt(6 / n); five of those.
    assert abs(stats.skew(np.log(grown))) < 5 * math.sqrt(6 / 5000)


def test_fit_estimates_a_shift_unless_it_is_held(lesson: SimpleNamespace, page: str):
    waits = lesson.waits
    assert (lesson.shift, lesson.shifted_scale) == pytest.approx(
        (min(waits), np.mean(waits) - min(waits))
    )
    assert lesson.scale == pytest.approx(np.mean(waits))
    assert stats.lognorm.fit(waits)[0] > 10
    held = stats.lognorm.fit(waits, floc=0)[0]
    assert held == pytest.approx(np.log(waits).std())
    assert f"finds σ above 10; the logarithms have {held:.2f}" in page


def test_a_negative_binomial_has_a_variance_above_its_mean():
    for n, p in [(0.5, 0.1), (1, 0.5), (20, 0.9)]:
        mean, variance = stats.nbinom.stats(n, p)
        assert variance > mean
