"""Grade `highest_threshold`: messages say what was called, what came back, and where to look."""

import numpy as np


def run(exercise, s, y, T):
    """Return the call as text, and what `highest_threshold` returns."""
    call = f"highest_threshold(s={s}, y={y}, T={T})"
    return call, exercise.highest_threshold(np.array(s), np.array(y), np.array(T))


def expect(exercise, s, y, T, expected, advice):
    """Fail with a message that teaches, unless the answer is right."""
    call, got = run(exercise, s, y, T)
    assert np.allclose(got, expected), f"{call} returned {got}, expected {expected}. {advice}"


def test_answer_is_one_of_the_thresholds(exercise):
    T = [0.1, 0.3, 0.7]
    call, got = run(exercise, [0.2, 0.6, 0.9], [0, 1, 1], T)
    message = (
        f"{call} returned {got!r}. Expected one number out of {T}: the max of the set in braces, "
        "which holds thresholds t, not positions and not scores."
    )
    assert got is not None, message
    assert np.shape(got) == (), message
    assert any(np.isclose(got, t) for t in T), message


def test_the_largest_that_fits_is_returned(exercise):
    advice = "Both thresholds fit, since 0.6 and 0.9 reach 0.5. Look for max: it takes the largest."
    expect(exercise, [0.6, 0.9], [1, 1], [0.1, 0.5], 0.5, advice)


def test_other_payments_may_score_high(exercise):
    advice = (
        "The only fraud scores 0.9 and reaches 0.5. The payment with score 0.95 is none, so the "
        "arrow asks nothing of it: it may raise an alert. 'fraud ⇒ alert' is neither "
        "'alert ⇒ fraud' nor 'fraud and alert'."
    )
    expect(exercise, [0.9, 0.95], [1, 0], [0.3, 0.5], 0.5, advice)


def test_other_payments_may_score_low(exercise):
    advice = (
        "The only fraud scores 0.6 and reaches 0.5. The payment with score 0.2 is none, so the "
        "arrow asks nothing of it. Select the frauds first: s[y == 1]."
    )
    expect(exercise, [0.2, 0.6], [0, 1], [0.1, 0.5], 0.5, advice)


def test_every_fraud_raises_an_alert(exercise):
    advice = (
        "At 0.7 the fraud with score 0.6 would be missed. Look at the condition behind the colon: "
        "the sign ∀ asks it of all frauds, so use np.all."
    )
    expect(exercise, [0.9, 0.6, 0.2, 0.8], [1, 1, 0, 1], [0.1, 0.3, 0.7], 0.3, advice)


def test_a_score_equal_to_the_threshold_is_enough(exercise):
    advice = "A fraud has exactly the score 0.5, and the formula has ≥, not >."
    expect(exercise, [0.5, 0.75], [1, 1], [0.25, 0.5], 0.5, advice)


def test_order_of_the_thresholds_does_not_matter(exercise):
    advice = "0.5 fits and stands first. Look for an index such as [-1] where max belongs."
    expect(exercise, [0.2, 0.6], [0, 1], [0.5, 0.8, 0.1], 0.5, advice)


def test_inputs_stay_as_they_were(exercise):
    s, y, T = np.array([0.2, 0.6]), np.array([0, 1]), np.array([0.5, 0.8, 0.1])
    exercise.highest_threshold(s, y, T)
    held = [s.tolist(), y.tolist(), T.tolist()]
    message = (
        "After highest_threshold(s=[0.2, 0.6], y=[0, 1], T=[0.5, 0.8, 0.1]), s, y and T held "
        f"{held}: the caller's data has changed. Look for T.sort() and other calls that write "
        "into an array; max needs no order."
    )
    assert held == [[0.2, 0.6], [0, 1], [0.5, 0.8, 0.1]], message
