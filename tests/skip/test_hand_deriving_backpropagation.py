import numpy as np
import pytest


def test_measuring_agrees_with_paper_and_catches_the_slip(lesson):
    # The loss is quadratic, so that a central difference errs by rounding only.
    assert lesson.measured == pytest.approx(lesson.by_paper, abs=1e-8)
    assert abs(lesson.measured - lesson.slip) > 1


def test_the_gradient_agrees_with_least_squares(lesson):
    best = lesson.x @ lesson.y / (lesson.x @ lesson.x)
    assert lesson.by_paper == pytest.approx(2 * (lesson.w - best) * np.mean(lesson.x**2))


@pytest.mark.parametrize("w", [-2.0, 0.0, 1.0, 1.9])
def test_the_loss_is_the_mean_of_squared_errors(lesson, w):
    errors = [w * a - b for a, b in zip(lesson.x, lesson.y, strict=True)]
    assert lesson.loss(w) == pytest.approx(sum(e * e for e in errors) / 3)


def test_five_layers_that_pass_on_a_tenth_leave_a_hundred_thousandth():
    signal = 0.1**5
    assert signal == pytest.approx(1 / 100_000)
