"""Grade `read_curves`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, rates, steps=10, x=(1, 2), y=(3, 6)):
    """Return the call as text, and what `read_curves` returns."""
    call = f"read_curves(x={list(x)}, y={list(y)}, rates={rates}, steps={steps})"
    data = [np.array(numbers, dtype=np.float64) for numbers in (x, y)]
    return call, exercise.read_curves(*data, rates, steps)


def expect(exercise, expected, advice, *args, **kwargs):
    """Fail with a message that teaches, unless the words are right."""
    call, got = run(exercise, *args, **kwargs)
    assert list(got) == expected, f"{call} returned {got}, expected {expected}. {advice}"


def test_returns_one_word_per_rate(exercise):
    call, got = run(exercise, [0.2, 0.1])
    message = (
        f"{call} returned {got}. Expected a list of two words, one per rate: “grows”, “falls” or "
        "“creeps”. Look at the return line, and at what is appended."
    )
    assert len(got) == 2, message
    assert set(got) <= {"grows", "falls", "creeps"}, message


def test_right_rate_falls(exercise):
    advice = (
        "The curvature is 2 * (1 + 4) / 2 = 5, so at rate 0.2 the distance from the best w is "
        "multiplied by 1 - 1 = 0: one step arrives. Look at the sign of the step, at mean or sum."
    )
    expect(exercise, ["falls"], advice, [0.2])


def test_small_rate_creeps(exercise):
    advice = (
        "At rate 0.01 the distance is multiplied by 0.95: after 10 steps the loss is still a third "
        "of the first. That is smaller, but no tenth. Look at your two comparisons."
    )
    expect(exercise, ["creeps"], advice, [0.01])


def test_beyond_the_limit_it_grows(exercise):
    advice = (
        "The curvature is 5, so the limit is 0.4. At rate 0.5 the distance is multiplied by -1.5. "
        "Look at the gradient: the square brings a 2."
    )
    expect(exercise, ["grows"], advice, [0.5])


def test_each_rate_starts_anew(exercise):
    advice = (
        "Each rate has to start at w = 0, or the second goes on where the first ended. Look at "
        "where w is set: inside the loop over rates, before the loop over steps."
    )
    expect(exercise, ["grows", "creeps"], advice, [0.5, 0.01])
    expect(exercise, ["falls", "creeps", "grows"], advice, [0.2, 0.01, 0.5])


def test_all_steps_are_taken(exercise):
    advice = (
        "At rate 0.04 the distance is multiplied by 0.8. One step is not enough to bring the loss "
        "to a tenth, ten steps are. Look at the loop over steps."
    )
    expect(exercise, ["falls"], advice, [0.04])


def test_scale_of_x_matters(exercise):
    advice = (
        "With x ten times as large the curvature is 500, and the limit 0.004. Look whether you "
        "train with this x, or judge the rate alone."
    )
    expect(exercise, ["falls", "grows"], advice, [0.003, 0.006], x=(10, 20))


def test_data_stay_as_they_were(exercise):
    x, y = np.array([1.0, 2.0]), np.array([3.0, 6.0])
    exercise.read_curves(x, y, [0.2, 0.01], 3)
    after = (x.tolist(), y.tolist())
    message = (
        "After read_curves(x=[1, 2], y=[3, 6], rates=[0.2, 0.01], steps=3), x and y held "
        f"{after}: the caller's data has changed. Look for -= and y[:] =; only w may change."
    )
    assert after == ([1, 2], [3, 6]), message
