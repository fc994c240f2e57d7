import numpy as np
import pytest
from scipy import integrate, stats


def test_the_strips_give_the_share_within_one_standard_deviation(lesson):
    exact = stats.norm.cdf(1) - stats.norm.cdf(-1)
    # Midpoints err by at most (length / 24) width² max|f''|, and |f''| stays below 0.4.
    assert abs(lesson.area - exact) < 2 / 24 * lesson.width**2 * 0.4
    assert f"{lesson.area:.4f}" == f"{exact:.4f}" == "0.6827"
    assert len(lesson.middles) == 200


def test_the_curve_is_the_bell(lesson):
    z = np.linspace(-4, 4, 33)
    assert np.allclose(lesson.bell(z), stats.norm.pdf(z))
    assert integrate.quad(lesson.bell, -10, 10)[0] == pytest.approx(1)


def test_five_dimensions_take_320_billion_boxes():
    assert 200**5 == 320_000_000_000
