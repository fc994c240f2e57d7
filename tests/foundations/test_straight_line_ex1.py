"""Grade `forecast`: every message says what was called, what came back, and where to look."""

from numbers import Number

import pytest


def expect(exercise, known, units, expected, advice):
    """Fail with a message that teaches, unless the forecast is right."""
    call = "forecast(units_1={}, bill_1={}, units_2={}, bill_2={}, units={})".format(*known, units)
    try:
        got = exercise.forecast(*known, units)
    except ZeroDivisionError:
        raise AssertionError(f"{call} divided by 0, expected {expected}. {advice}") from None
    assert got is not None, f"{call} returned None, expected {expected}. Is there a `return`?"
    message = f"{call} returned {got}, expected {expected}. {advice}"
    number = float(got) if isinstance(got, Number) else got  # a Decimal or a Fraction, too
    assert number == pytest.approx(expected, rel=1e-5), message


def test_a_known_bill_comes_back(exercise):
    advice = (
        "That is the first bill. From 2 to 5 units it rose by 12, so a unit costs 4; of the 18, "
        "2 units are 8, and the fee is the other 10. Look at the fee: the bill at 0 units."
    )
    expect(exercise, (2, 18, 5, 30), 2, 18, advice)


def test_the_other_known_bill_comes_back(exercise):
    advice = (
        "That is the second bill. From 2 to 5 units it rose by 12, so a unit costs 12 / 3 = 4. "
        "Look at the slope: bills above, units below, and the same order in both differences."
    )
    expect(exercise, (2, 18, 5, 30), 5, 30, advice)


def test_zero_units_cost_the_fee(exercise):
    advice = "Without units only the fee is left: 18 minus 2 units at 4 dollars."
    expect(exercise, (2, 18, 5, 30), 0, 10, advice)


def test_a_later_bill_lies_on_the_same_line(exercise):
    advice = "A unit costs 4 dollars and the fee is 10: 4 * 9 + 10 = 46."
    expect(exercise, (2, 18, 5, 30), 9, 46, advice)


def test_order_of_the_bills_does_not_matter(exercise):
    advice = "The two known bills changed places; the line is the same."
    expect(exercise, (5, 30, 2, 18), 9, 46, advice)


def test_cents_per_unit_are_kept(exercise):
    advice = (
        "A unit costs 30 / 300 = 0.10 dollars, and 5 units 0.50. Look for a rounding, such as // "
        "instead of /, round or int: a bill has cents."
    )
    expect(exercise, (200, 70, 500, 100), 805, 130.5, advice)


def test_a_month_without_units_may_be_known(exercise):
    advice = (
        "The first bill, for 0 units, is the fee of 10; a unit costs 4. Look for a bill divided by "
        "its own units: the slope divides differences."
    )
    expect(exercise, (0, 10, 5, 30), 2, 18, advice)
