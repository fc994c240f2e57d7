"""Grade `list_price`: every message says what was called, what came back, and where to look."""

from numbers import Number

import pytest


def expect(exercise, paid, discount, tax, expected, advice):
    """Fail with a message that teaches, unless the answer is right."""
    call = f"list_price(paid={paid}, discount={discount}, tax={tax})"
    try:
        got = exercise.list_price(paid, discount, tax)
    except ZeroDivisionError:
        message = (
            f"{call} divided by 0. A percentage of 0 changes nothing, so its factor is 1: take 1 - "
            "discount/100 and 1 + tax/100, what is left or paid, and not the shares themselves."
        )
        raise AssertionError(message) from None
    except TypeError as error:
        if "^" not in str(error):
            raise
        message = f"{call} stopped: {error}. A power is written **, and ^ compares bits."
        raise AssertionError(message) from None
    assert got is not None, f"{call} returned None, expected {expected}. Is there a `return`?"
    message = f"{call} returned {got}, expected {expected}. {advice}"
    number = float(got) if isinstance(got, Number) else got  # a Decimal or a Fraction, too
    assert number == pytest.approx(expected, rel=1e-5), message


def test_nothing_off_and_nothing_on_is_the_list_price(exercise):
    advice = "Without discount and tax, the customer paid the list price. Both factors are 1."
    expect(exercise, 60, 0, 0, 60, advice)


def test_discount_alone_is_undone(exercise):
    advice = (
        "The 60 dollars are 75 percent of the list price: 80 * 0.75 = 60. Look at the factor: "
        "25 percent off multiplies by 1 - 25/100, and dividing by it undoes that."
    )
    expect(exercise, 60, 25, 0, 80, advice)


def test_tax_alone_is_undone(exercise):
    advice = (
        "The 60 dollars are 125 percent of the list price: 48 * 1.25 = 60. Look at what happens to "
        "the factor 1 + 25/100: it has to divide. Are both factors below the line, in brackets?"
    )
    expect(exercise, 60, 0, 25, 48, advice)


def test_cents_are_kept(exercise):
    advice = "12.50 * 0.8 = 10. Look for a rounding, such as round or //: a price has cents."
    expect(exercise, 10, 20, 0, 12.5, advice)


def test_tax_is_taken_of_the_reduced_price(exercise):
    advice = (
        "From 100 dollars, 20 percent off leaves 80, and 10 percent of 80 are 8. The two "
        "percentages are shares of different prices: multiply two factors, do not add percentages."
    )
    expect(exercise, 88, 20, 10, 100, advice)


def test_large_discount_and_tax(exercise):
    advice = "50 * 0.4 = 20, and 20 * 1.5 = 30. Look for a case that you treat in another way."
    expect(exercise, 30, 60, 50, 50, advice)
