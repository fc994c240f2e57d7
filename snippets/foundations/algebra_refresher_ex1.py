"""Find the list price behind an invoice.

The shop took `discount` percent off the list price.
On what was left it added `tax` percent.
The customer paid `paid` dollars.
Return the list price.

Example: `list_price(88, 20, 10)` gives `100`.
From 100, 20 percent off leaves 80, and 10 percent on top makes 88.

Hint: Write down how the shop got from the list price to `paid`: two multiplications.
A discount of 20 percent is the factor 0.8, a tax of 10 percent the factor 1.1.

Hint: `paid = price * a * b` is an equation for `price`.
Divide both sides by both factors.

Hint: `x / a * b` divides by `a` and then multiplies by `b`.
To divide by both, put brackets around `a * b`.
"""


# --8<-- [start:starter]
def list_price(paid: float, discount: float, tax: float) -> float:
    """Return the price before discount and tax.

    Args:
        paid: What the customer paid, in dollars, above 0.
        discount: Percent taken off the list price, from 0 to below 100.
        tax: Percent added to what was left, 0 or more.

    Returns:
        The list price in dollars.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid / ((1 - discount / 100) * (1 + tax / 100))


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# Alike: paid without sign: it is above 0.
# Alike: discount without sign: it is 0 or more.
# Alike: tax without sign: it is 0 or more.
def inputs(rng):
    yield 1, 0, 0
    yield 8, 20, 0
    yield 8, 0, 60
    yield 6, 50, 50
    yield 0.5, 0, 0.5
    yield 9, 0.5, 25
    yield 2.5, 99, 0
    yield 10.01, 2.9, 100
    yield 75000, 12.5, 250
    for number in range(70):
        paid = rng.integers(1, 40) if number < 20 else rng.uniform(0.5, 10.0 ** rng.integers(1, 7))
        discount = rng.choice([0, 0.25, 3, 17.5, 40, 65, 97.5])
        tax = rng.choice([0, 0.75, 7, 19, 22.5, 80, 140])
        yield round(float(paid), 2), float(discount), float(tax)


# --8<-- [end:inputs]


# --8<-- [start:wrong_forgets_that_percent_means_hundredths fails=test_discount_alone_is_undone]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid / ((1 - discount) * (1 + tax))


# --8<-- [end:wrong_forgets_that_percent_means_hundredths]


# --8<-- [start:wrong_divides_by_the_shares fails=test_nothing_off_and_nothing_on_is_the_list_price]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid / (discount / 100) / (tax / 100)


# --8<-- [end:wrong_divides_by_the_shares]


# --8<-- [start:wrong_writes_a_caret fails=test_nothing_off_and_nothing_on_is_the_list_price]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid * ((1 - discount / 100) * (1 + tax / 100)) ^ -1


# --8<-- [end:wrong_writes_a_caret]


# --8<-- [start:wrong_adds_the_discount_back fails=test_discount_alone_is_undone]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid * (1 + discount / 100) * (1 - tax / 100)


# --8<-- [end:wrong_adds_the_discount_back]


# --8<-- [start:wrong_swaps_the_signs fails=test_discount_alone_is_undone]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid / ((1 + discount / 100) * (1 - tax / 100))


# --8<-- [end:wrong_swaps_the_signs]


# --8<-- [start:wrong_takes_the_tax_off fails=test_tax_alone_is_undone]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid * (1 - tax / 100) / (1 - discount / 100)


# --8<-- [end:wrong_takes_the_tax_off]


# --8<-- [start:wrong_forgets_brackets fails=test_tax_alone_is_undone]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid / (1 - discount / 100) * (1 + tax / 100)


# --8<-- [end:wrong_forgets_brackets]


# --8<-- [start:wrong_adds_the_percentages fails=test_tax_is_taken_of_the_reduced_price]
def list_price(paid: float, discount: float, tax: float) -> float:
    return paid / (1 - discount / 100 + tax / 100)


# --8<-- [end:wrong_adds_the_percentages]


# --8<-- [start:wrong_rounds_to_dollars fails=test_cents_are_kept]
def list_price(paid: float, discount: float, tax: float) -> float:
    return round(paid / ((1 - discount / 100) * (1 + tax / 100)))


# --8<-- [end:wrong_rounds_to_dollars]
