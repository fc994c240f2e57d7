"""Mend the shop's rule: shipping is decided before the coupon.

Shipping costs `fee` dollars if the goods cost less than `limit` before the coupon.
From `limit` on it is free.
The coupon takes `percent` percent off the goods, not off the shipping.
Return what each order pays.

Example: `pay([40, 54], 10, 6, 50)` gives `[42, 48.6]`.
The first order pays 36 for goods and 6 for shipping, the second 48.6 and no shipping.

Hint: Two functions of the same input are added here: the reduced goods, and the shipping.

Hint: `np.where(condition, a, b)` gives `a` where the condition holds, and else `b`.
The condition asks for `goods` as they were.

Hint: "Less than" leaves the limit itself out: at exactly `limit` dollars, shipping is free.
"""

import numpy as np


# --8<-- [start:starter]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    """Return what orders cost with coupon and shipping.

    Args:
        goods: Price of the goods of n orders in dollars, shape (n,), n at least 1.
        percent: Percent that the coupon takes off the goods, from 0 to 100.
        fee: Shipping in dollars, if it is not free, 0 or more.
        limit: Goods from this price on are shipped for free.

    Returns:
        The totals in dollars, shape (n,).
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    reduced = goods * (1 - percent / 100)
    shipping = np.where(goods < limit, fee, 0)
    return reduced + shipping


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: goods without sign: prices are not negative.
# Alike: percent without sign: it is 0 or more.
# Alike: fee without sign: it is 0 or more.
# Alike: limit without sign: prices are not negative.
def inputs(rng):
    yield np.array([8]), 0, 1, 9
    yield np.array([9]), 50, 1, 9
    yield np.array([3, 5, 4]), 0, 2, 4
    yield np.array([6.0, 2.5]), 100, 0.5, 5
    yield np.array([1.5, 1.25, 1.75]), 10, 0, 1.5
    yield np.array([5, 9]), 20, 3, 10
    yield np.array([5, 9]), 20, 3, 5
    for number in range(72):
        n = rng.integers(1, 5 if number < 24 else 30)
        limit = float(rng.choice([7.5, 20, 49, 80.25, 300]))
        goods = limit + rng.integers(-10, 11, size=n) * rng.choice([0.25, 0.5, 0.75])
        fee, percent = rng.choice([0, 1.5, 4.95, 12]), rng.choice([0, 2.5, 12, 35, 80, 100])
        yield goods, float(percent), float(fee), limit


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_one_sum fails=test_each_order_has_its_own_total]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    return np.sum(goods * (1 - percent / 100) + np.where(goods < limit, fee, 0))


# --8<-- [end:wrong_returns_one_sum]


# --8<-- [start:wrong_asks_if_of_all_orders fails=test_each_order_has_its_own_total]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    reduced = goods * (1 - percent / 100)
    if goods < limit:
        return reduced + fee
    return reduced


# --8<-- [end:wrong_asks_if_of_all_orders]


# --8<-- [start:wrong_keeps_what_is_off fails=test_small_orders_pay_shipping]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    return goods * percent / 100 + np.where(goods < limit, fee, 0)


# --8<-- [end:wrong_keeps_what_is_off]


# --8<-- [start:wrong_turns_the_condition fails=test_small_orders_pay_shipping]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    return goods * (1 - percent / 100) + np.where(goods >= limit, fee, 0)


# --8<-- [end:wrong_turns_the_condition]


# --8<-- [start:wrong_lets_one_order_decide_for_all fails=test_small_orders_pay_shipping]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    shipping = fee if np.any(goods < limit) else 0
    return goods * (1 - percent / 100) + shipping


# --8<-- [end:wrong_lets_one_order_decide_for_all]


# --8<-- [start:wrong_charges_at_the_limit fails=test_shipping_is_free_at_the_limit]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    return goods * (1 - percent / 100) + np.where(goods <= limit, fee, 0)


# --8<-- [end:wrong_charges_at_the_limit]


# --8<-- [start:wrong_reduces_the_shipping fails=test_coupon_leaves_shipping_alone]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    return np.where(goods < limit, goods + fee, goods) * (1 - percent / 100)


# --8<-- [end:wrong_reduces_the_shipping]


# --8<-- [start:wrong_takes_dollars_off fails=test_coupon_leaves_shipping_alone]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    return goods - percent + np.where(goods < limit, fee, 0)


# --8<-- [end:wrong_takes_dollars_off]


# --8<-- [start:wrong_rounds_to_dollars fails=test_cents_are_kept]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    return np.round(goods * (1 - percent / 100) + np.where(goods < limit, fee, 0))


# --8<-- [end:wrong_rounds_to_dollars]


# --8<-- [start:wrong_decides_after_the_coupon fails=test_coupon_never_costs_the_free_shipping]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    reduced = goods * (1 - percent / 100)
    return reduced + np.where(reduced < limit, fee, 0)


# --8<-- [end:wrong_decides_after_the_coupon]


# --8<-- [start:wrong_keeps_the_story fails=test_another_shop_has_another_fee_and_limit]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    return goods * (1 - percent / 100) + np.where(goods < 50, 6, 0)


# --8<-- [end:wrong_keeps_the_story]


# --8<-- [start:wrong_changes_the_goods fails=test_goods_stay_as_they_were]
def pay(goods: np.ndarray, percent: float, fee: float, limit: float) -> np.ndarray:
    shipping = np.where(goods < limit, fee, 0)
    goods *= 1 - percent / 100
    return goods + shipping


# --8<-- [end:wrong_changes_the_goods]
