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


def test_returns_one_text_per_rate(exercise):
    call, got = run(exercise, [0.2, 0.1])
    message = (
        f"{call} returned {got}. Expected a list of two texts, one per rate: “grows”, “falls” or "
        "“stays high”. Look at the return line, and at what is appended."
    )
    assert len(got) == 2, message
    assert set(got) <= {"grows", "falls", "stays high"}, message


def test_right_rate_falls(exercise):
    advice = (
        "The curvature is 2 * (1 + 4) / 2 = 5, so at rate 0.2 the distance from the best w is "
        "multiplied by 1 - 1 = 0: one step arrives. Look at the sign of the step, at mean or sum."
    )
    expect(exercise, ["falls"], advice, [0.2])


def test_small_rate_stays_high(exercise):
    advice = (
        "At rate 0.01 the distance is multiplied by 0.95: after 10 steps the loss is still a third "
        "of the first. That is smaller, but no tenth. Look at your two comparisons."
    )
    expect(exercise, ["stays high"], advice, [0.01])


def test_beyond_the_limit_it_grows(exercise):
    advice = (
        "The curvature is 5, so the limit is 0.4. At rate 0.5 the distance is multiplied by -1.5. "
        "Look at your gradient: the 2 and the factor x belong to it."
    )
    expect(exercise, ["grows"], advice, [0.5])


def test_each_rate_starts_anew(exercise):
    advice = (
        "Each rate has to start at w = 0, or the second goes on where the first ended. Look at "
        "where w is set: inside the loop over rates, before the loop over steps."
    )
    expect(exercise, ["grows", "stays high"], advice, [0.5, 0.01])
    expect(exercise, ["falls", "stays high", "grows"], advice, [0.2, 0.01, 0.5])


def test_all_steps_are_taken(exercise):
    advice = (
        "At rate 0.04 the distance is multiplied by 0.8. One step is not enough to bring the loss "
        "to a tenth of the first, ten steps are. Look at the loop over steps, and at a tenth of "
        "what."
    )
    expect(exercise, ["falls"], advice, [0.04])


def test_scale_of_x_matters(exercise):
    advice = (
        "With x ten times as large the curvature is 500, and the limit 0.004. Look whether you "
        "train with this x, or judge the rate alone."
    )
    expect(exercise, ["falls", "grows"], advice, [0.003, 0.006], x=(10, 20))


def test_steps_are_counted_exactly(exercise):
    advice = (
        "At rate 0.04 each step multiplies the loss by 0.8 * 0.8 = 0.64. After 5 steps 0.107 of it "
        "is left, after 6 steps 0.069. Look at how often the inner loop runs."
    )
    expect(exercise, ["stays high"], advice, [0.04], 5)
    expect(exercise, ["falls"], advice, [0.04], 6)


def test_training_starts_at_0(exercise):
    advice = (
        "Here the best w is 1. From w = 0 the distance is multiplied by 0.95 per step, so the loss "
        "is still high. Look at where w starts: at 1 there would be nothing to learn."
    )
    expect(exercise, ["stays high"], advice, [0.01], y=(1, 2))


def test_equal_loss_has_not_grown(exercise):
    advice = (
        "The curvature is 8, and 0.25 is the limit: w jumps between 0 and 6, and the loss stays "
        "36. It is not larger and no tenth, so “stays high” is left. Look at < and <=."
    )
    expect(exercise, ["stays high"], advice, [0.25], 3, x=(2,), y=(6,))


def test_a_little_less_than_a_tenth_has_fallen(exercise):
    advice = (
        "The curvature is 2, so one step multiplies the distance by 1 - 0.69 = 0.31, and the loss "
        "by 0.0961: less than a tenth is left. Look at what you compare the last loss with."
    )
    expect(exercise, ["falls"], advice, [0.345], 1, x=(1,), y=(3,))


def test_data_stay_as_they_were(exercise):
    x, y = np.array([1.0, 2.0]), np.array([3.0, 6.0])
    exercise.read_curves(x, y, [0.2, 0.01], 3)
    after = (x.tolist(), y.tolist())
    message = (
        "After read_curves(x=[1, 2], y=[3, 6], rates=[0.2, 0.01], steps=3), x and y held "
        f"{after}: the caller's data has changed. Look for -= and y[:] =; only w may change."
    )
    assert after == ([1, 2], [3, 6]), message


def test_nan_counts_as_grown(exercise):
    advice = (
        "So many steps overflow, and the last loss is nan. It is neither larger nor smaller than "
        "anything: last > first is False. Look at which comparison you can turn around with not."
    )
    with np.errstate(all="ignore"):
        expect(exercise, ["grows", "falls"], advice, [100, 0.2], 200)
