"""Grade `pay`: every message says what was called, what came back, and where to look."""

import numpy as np


def expect(exercise, goods, percent, fee, limit, expected, advice):
    """Fail with a message that teaches, unless the answer is right."""
    orders = np.array(goods, dtype=np.float64)
    got = np.asarray(exercise.pay(orders, percent, fee, limit)).tolist()
    call = f"pay(goods={goods}, percent={percent}, fee={fee}, limit={limit})"
    message = f"{call} returned {got}, expected {expected}. {advice}"
    assert np.allclose(got, expected), message


def test_each_order_has_its_own_total(exercise):
    got = np.asarray(exercise.pay(np.array([60.0, 70.0, 80.0]), 0, 6, 50)).tolist()
    message = (
        f"pay(goods=[60, 70, 80], percent=0, fee=6, limit=50) returned {got}, expected three "
        "totals: one output per input. Look for np.sum: it makes one number of all orders."
    )
    assert np.shape(got) == (3,), message


def test_small_orders_pay_shipping(exercise):
    advice = (
        "Without a coupon, only the order of 40 dollars is below the limit and pays 6 more. "
        "Look at the condition: np.where decides for each order by itself."
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
