"""Forecast a bill from two earlier ones.

A cloud service charges a fixed fee per month and a price per unit.
You know two bills, and neither the fee nor the price.
Return the bill for `units` units.

Example: 200 units cost 70 dollars, and 500 units cost 100.
For `units = 800` the answer is 130.

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
        units_1: Units of the first bill.
        bill_1: The first bill in dollars.
        units_2: Units of the second bill, not equal to units_1.
        bill_2: The second bill in dollars.
        units: Units of the bill to forecast.

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
