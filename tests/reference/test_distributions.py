"""Check what the page on distributions says, against SciPy and by drawing."""

import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import stats

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
