import numpy as np
import pytest
from scipy import optimize


def loss(w):
    return (w**2 - 1) ** 2 + 0.3 * w


def test_each_start_ends_in_the_valley_next_to_it(lesson):
    for start, bounds in ((-1.5, (-2, 0)), (1.5, (0.5, 2))):
        valley = optimize.minimize_scalar(loss, bounds=bounds, method="bounded")
        assert lesson.losses[start] == pytest.approx(valley.fun, abs=1e-6)


def test_the_run_from_the_right_ends_in_the_worse_valley_with_slope_zero(lesson):
    assert lesson.losses[1.5] > lesson.losses[-1.5] + 0.5
    assert lesson.start == 1.5
    assert optimize.approx_fprime(np.array([lesson.w]), lambda w: loss(w[0]), 1e-7) == (
        pytest.approx(0, abs=1e-5)
    )


def test_there_are_two_valleys_and_no_more():
    slopes = np.roots([4, 0, -4, 0.3])
    flat = np.sort(slopes.real)
    assert np.allclose(slopes.imag, 0)
    assert [bool(12 * w**2 - 4 > 0) for w in flat] == [True, False, True]
