"""Forecast a bill from two earlier ones.

A cloud service charges a fixed fee per month and a price per unit.
You know two bills, and neither the fee nor the price.
Return the bill for `units` units.

Example: `forecast(200, 70, 500, 100, 800)` gives `130`.
300 units more cost 30 dollars more, so 800 units cost 30 more than 500.

Hint: The bill is a straight line: price per unit times units, plus fee.
The price per unit is the slope.

Hint: The slope is the difference of the bills, divided by the difference of the units.
Subtract in the same order above and below.

Hint: The fee is what is left of one bill after its units are paid: `bill_1 - price * units_1`.
"""


# --8<-- [start:starter]
def forecast(units_1: float, bill_1: float, units_2: float, bill_2: float, units: float) -> float:
    """Return the bill for a number of units, from two bills of the same service.

    Args:
        units_1: Units of the first bill, 0 or more.
        bill_1: The first bill in dollars.
        units_2: Units of the second bill, 0 or more, not equal to units_1.
        bill_2: The second bill in dollars.
        units: Units of the bill to forecast, 0 or more.

    Returns:
        The bill in dollars.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def forecast(units_1: float, bill_1: float, units_2: float, bill_2: float, units: float) -> float:
    price = (bill_2 - bill_1) / (units_2 - units_1)
    fee = bill_1 - price * units_1
    return price * units + fee


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=0.002]
# Alike: units_1 without sign: units are not negative.
# Alike: bill_1 without sign: bills are not negative.
# Alike: units_2 without sign: units are not negative.
# Alike: bill_2 without sign: bills are not negative.
# Alike: units without sign: units are not negative.
def inputs(rng):
    def bills(fee, price, first, second):
        return first, fee + price * first, second, fee + price * second

    for units in [0, 1, 2, 3, 9]:
        yield *bills(1, 2, 0, 1), units
        yield *bills(0, 3, 2, 1), units
        yield *bills(5, 1, 1, 3), units
    yield *bills(4, 0.25, 2, 1), 0.5
    yield *bills(0.5, 1, 0.5, 2.5), 1.5
    yield *bills(3, 0.01, 500, 2000), 10000
    for number in range(70):
        fee = rng.choice([0, 2.99, 10, 48.5])
        price = rng.choice([0.004, 0.05, 0.5, 1.25, 3])
        first, second, third = rng.choice(12 if number < 20 else 50, size=3, replace=False) * 2
        if number > 40:
            first, third = first + 0.5, third + 0.25
        yield tuple(map(float, (*bills(fee, price, first, second), third)))


# --8<-- [end:inputs]


# --8<-- [start:wrong_starts_the_line_at_the_first_bill fails=test_a_known_bill_comes_back]
def forecast(units_1, bill_1, units_2, bill_2, units):
    price = (bill_2 - bill_1) / (units_2 - units_1)
    return price * units + bill_1


# --8<-- [end:wrong_starts_the_line_at_the_first_bill]


# --8<-- [start:wrong_forgets_the_fee fails=test_a_known_bill_comes_back]
def forecast(units_1, bill_1, units_2, bill_2, units):
    return (bill_2 - bill_1) / (units_2 - units_1) * units


# --8<-- [end:wrong_forgets_the_fee]


# --8<-- [start:wrong_divides_run_by_rise fails=test_the_other_known_bill_comes_back]
def forecast(units_1, bill_1, units_2, bill_2, units):
    price = (units_2 - units_1) / (bill_2 - bill_1)
    return price * (units - units_1) + bill_1


# --8<-- [end:wrong_divides_run_by_rise]


# --8<-- [start:wrong_mixes_the_order fails=test_the_other_known_bill_comes_back]
def forecast(units_1, bill_1, units_2, bill_2, units):
    price = (bill_2 - bill_1) / (units_1 - units_2)
    fee = bill_1 - price * units_1
    return price * units + fee


# --8<-- [end:wrong_mixes_the_order]


# --8<-- [start:wrong_takes_one_bill_for_proportional fails=test_the_other_known_bill_comes_back]
def forecast(units_1, bill_1, units_2, bill_2, units):
    return bill_1 / units_1 * units


# --8<-- [end:wrong_takes_one_bill_for_proportional]


# --8<-- [start:wrong_takes_the_other_bills_units fails=test_a_known_bill_comes_back]
def forecast(units_1, bill_1, units_2, bill_2, units):
    price = (bill_2 - bill_1) / (units_2 - units_1)
    fee = bill_2 - price * units_1
    return price * units + fee


# --8<-- [end:wrong_takes_the_other_bills_units]


# --8<-- [start:wrong_rounds_the_bill fails=test_cents_per_unit_are_kept]
def forecast(units_1, bill_1, units_2, bill_2, units):
    price = (bill_2 - bill_1) / (units_2 - units_1)
    return round(price * (units - units_1) + bill_1)


# --8<-- [end:wrong_rounds_the_bill]


# --8<-- [start:wrong_drops_cents fails=test_cents_per_unit_are_kept]
def forecast(units_1, bill_1, units_2, bill_2, units):
    price = (bill_2 - bill_1) // (units_2 - units_1)
    return price * (units - units_1) + bill_1


# --8<-- [end:wrong_drops_cents]
