import numpy as np
import pytest
from scipy import stats


def test_the_simulation_agrees_with_the_formula(lesson):
    exact = stats.poisson.sf(19, mu=12)
    # Five standard errors of a share among that many draws.
    assert lesson.busy == pytest.approx(exact, abs=5 * np.sqrt(exact / len(lesson.tickets)))


def test_the_variance_tells_bursts_from_unrelated_tickets(lesson):
    assert np.var(lesson.tickets) == pytest.approx(12, rel=0.03)
    # Bursts: three tickets whenever one would have come, a third as often.
    bursts = 3 * np.random.default_rng(seed=5).poisson(lam=4, size=100_000)
    assert np.mean(bursts) == pytest.approx(12, rel=0.03)
    assert np.var(bursts) == pytest.approx(36, rel=0.03)
    assert np.mean(bursts >= 20) > 3 * lesson.busy
