"""Grade `average_cost`: every message says what was called, what came back, and where to look."""

import numpy as np


def run(exercise, days, promise=5, late=4, early=1):
    """Return the call as text, and what `average_cost` returns."""
    call = f"average_cost(days={days}, promise={promise}, late={late}, early={early})"
    return call, exercise.average_cost(np.array(days, dtype=np.float64), promise, late, early)


def expect(exercise, days, expected, advice):
    """Fail with a message that teaches, unless the cost is right."""
    call, got = run(exercise, days)
    assert np.isclose(got, expected), f"{call} returned {got}, expected {expected}. {advice}"


def test_returns_one_number(exercise):
    call, got = run(exercise, [3, 8])
    message = (
        f"{call} returned {got}. Expected one number, the average over all deliveries. "
        "Look at the return line: one loss per delivery is not the end."
    )
    assert np.shape(got) == (), message


def test_late_days_cost_the_late_price(exercise):
    advice = (
        "The delivery is 3 days late, at 4 dollars a day. Look at the sign of the residual: late "
        "means days above promise. Then see that each day costs 4: not once, and not squared."
    )
    expect(exercise, [8], 12, advice)
    advice = "It is half a day late, at 4 dollars a day. Look at which residuals count as late."
    expect(exercise, [5.5], 2, advice)


def test_early_costs_are_positive(exercise):
    advice = (
        "The delivery is 2 days early, at 1 dollar a day. A negative result pays the shop for a "
        "miss, and 0 forgets it. Look at the sign of days - promise for early deliveries."
    )
    expect(exercise, [3], 2, advice)
    expect(exercise, [4.5], 0.5, "It is half a day early, at 1 dollar a day. Do not round days.")


def test_listing_each_delivery_twice_changes_nothing(exercise):
    advice = (
        "Each of the two deliveries costs 12, so the average is 12. Look at what you divide by."
    )
    expect(exercise, [8, 8], 12, advice)


def test_late_and_early_do_not_cancel(exercise):
    advice = (
        "One delivery is 2 days late and costs 8, one is 2 days early and costs 2. Look at the "
        "order: first a cost for each delivery, then the average."
    )
    expect(exercise, [7, 3], 5, advice)


def test_deliveries_on_time_count(exercise):
    advice = (
        "The costs are 0 and 12, so the average of the two is 6. A delivery on time costs nothing "
        "but counts as one. Look at which deliveries you divide by."
    )
    expect(exercise, [5, 8], 6, advice)
    advice = "The costs are 0, 0 and 12, and their average is 4: the sum divided by 3."
    expect(exercise, [5, 5, 8], 4, advice)


def test_other_promises_and_prices_count(exercise):
    call, got = run(exercise, [12, 4], promise=10, late=10, early=3)
    message = (
        f"{call} returned {got}, expected 19. The first is 2 days late, at 10 dollars a day, the "
        "second 6 days early, at 3 dollars a day: together 38. Look for a promise or a price that "
        "is written into your code."
    )
    assert np.isclose(got, 19), message


def test_days_stay_as_they_were(exercise):
    days = np.array([3.0, 8.0])
    exercise.average_cost(days, 5, 4, 1)
    message = (
        f"After average_cost(days=[3, 8], promise=5, late=4, early=1), days held {days.tolist()}: "
        "the caller's data has changed. Expected [3, 8]. Look for -=; put the residuals in a new "
        "array."
    )
    assert days.tolist() == [3, 8], message
