"""Grade `pay`: every message says what was called, what came back, and where to look."""

from numbers import Number

import numpy as np


def run(exercise, goods, percent, fee, limit):
    """Return the call as text, and what `pay` returns, as a list."""
    call = f"pay(goods={goods}, percent={percent}, fee={fee}, limit={limit})"
    try:
        got = exercise.pay(np.array(goods, dtype=np.float64), percent, fee, limit)
    except ValueError as error:
        message = (
            f"{call} stopped: {error}. Expected one total for each order. If you wrote `if goods < "
            "limit`: `if` wants one answer, and here each order has its own. Use np.where with a "
            "condition and two values, such as np.where(goods < limit, fee, 0)."
        )
        raise AssertionError(message) from None
    message = f"{call} returned None. Expected one total for each order. Is there a `return`?"
    assert got is not None, message
    got = np.asarray(got)
    if got.dtype == object and all(isinstance(one, Number) for one in got.flat):
        got = got.astype(np.float64)  # such as Decimal
    return call, got.tolist()


def expect(exercise, goods, percent, fee, limit, expected, advice):
    """Fail with a message that teaches, unless the answer is right."""
    call, got = run(exercise, goods, percent, fee, limit)
    message = f"{call} returned {got}, expected {expected}. {advice}"
    assert np.shape(got) == np.shape(expected), message
    assert np.allclose(got, expected), message


def test_each_order_has_its_own_total(exercise):
    call, got = run(exercise, [60, 70, 80], 0, 6, 50)
    message = (
        f"{call} returned {got}, expected three totals: one output per input. Look for np.sum, or "
        "for a `return` inside a loop: both make one number of all orders."
    )
    assert np.shape(got) == (3,), message


def test_small_orders_pay_shipping(exercise):
    advice = (
        "With 0 percent off the goods stay 40 and 60, and only the 40 are below the limit and pay "
        "6 more. If goods are missing, look at their factor, 1 - percent/100; if the 6 stands in "
        "the wrong place, look at the condition: np.where decides for each order by itself."
    )
    expect(exercise, [40, 60], 0, 6, 50, [46, 60], advice)


def test_shipping_is_free_at_the_limit(exercise):
    advice = "The limit itself is not less than the limit. Compare with <, not with <=."
    expect(exercise, [50, 49], 0, 6, 50, [50, 55], advice)


def test_coupon_leaves_shipping_alone(exercise):
    advice = (
        "The first order pays 80 percent of 30, which is 24, and 6 for shipping; the second 80 "
        "percent of 90. Reduce the goods by the factor 1 - percent/100, then add the shipping."
    )
    expect(exercise, [30, 90], 20, 6, 50, [30, 72], advice)


def test_cents_are_kept(exercise):
    advice = "90 percent of 105.5 are 94.95. Look for a rounding: a total has cents."
    expect(exercise, [105.5, 77], 10, 6, 50, [94.95, 69.3], advice)


def test_coupon_never_costs_the_free_shipping(exercise):
    advice = (
        "Goods of 54 dollars are above the limit, so shipping is free, even though the coupon "
        "leaves 48.6. Look at what you compare with the limit: the goods before the coupon."
    )
    expect(exercise, [54, 40], 10, 6, 50, [48.6, 42], advice)


def test_another_shop_has_another_fee_and_limit(exercise):
    advice = "Use the arguments fee and limit, not the 6 and 50 dollars of the example."
    expect(exercise, [80, 120], 10, 9, 100, [81, 108], advice)


def test_goods_stay_as_they_were(exercise):
    goods = np.array([40.0, 54.0])
    exercise.pay(goods, 10, 6, 50)
    message = (
        f"After pay(goods=[40, 54], percent=10, fee=6, limit=50), goods held {goods.tolist()}: the "
        "caller's data has changed. Expected the same numbers as before. "
        "Look for *= or -=; put the result in a new array."
    )
    assert goods.tolist() == [40, 54], message
