"""Find the mean of the rest, from the mean of all and the mean of a part.

All `n_all` customers spend `mean_all` dollars on average.
Of them, `n_part` business customers spend `mean_part` on average.
Return the mean of the other customers; there is at least one.

Example: `mean_of_rest(50, 100, 130, 20)` gives `30`.
100 customers spend 50 on average, and 20 of them are businesses that spend 130.

Hint: Bring the totals back: how much do all customers spend together, and how much the part?

Hint: The rest spends what is left of the total.
How many customers share it?

Hint: Total of the rest: `n_all * mean_all - n_part * mean_part`.
Divide by the number of the rest, `n_all - n_part`.
"""


# --8<-- [start:starter]
def mean_of_rest(mean_all: float, n_all: int, mean_part: float, n_part: int) -> float:
    """Return the mean of those who are in the whole and not in the part.

    Args:
        mean_all: Mean of all values.
        n_all: Number of all values.
        mean_part: Mean of a part of them; any number if the part is empty.
        n_part: Number of values in the part, 0 or more, below n_all.

    Returns:
        The mean of the other values.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def mean_of_rest(mean_all: float, n_all: int, mean_part: float, n_part: int) -> float:
    return (n_all * mean_all - n_part * mean_part) / (n_all - n_part)


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close within=1e-6]
# Alike: n_all without sign: a number of values is not below 0.
# Alike: n_part without sign: a number of values is not below 0.
def inputs(rng):
    yield 50, 100, 130, 20
    yield 3, 1, 0, 0
    yield 2, 5, 7, 0
    yield 4, 3, 7, 1
    yield 4, 3, 7, 2
    yield 0, 4, 6, 1
    yield -2, 2, -5, 1
    yield 2.5, 2, 2.5, 1
    yield -1, 5, 0, 3
    for number in range(80):
        n_all = int(rng.integers(1, rng.choice([4, 12, 300, 100_000])))
        n_part = int(rng.integers(0, n_all) * 0.8)
        scale = rng.choice([0.03, 1, 60, 5000])
        means = scale * rng.normal(size=2) if number % 2 else rng.integers(-9, 10, size=2)
        mean_all, mean_part = means.tolist()
        yield mean_all, n_all, mean_part, n_part


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_the_total fails=test_example_of_the_task]
def mean_of_rest(mean_all, n_all, mean_part, n_part):
    return n_all * mean_all - n_part * mean_part


# --8<-- [end:wrong_returns_the_total]


# --8<-- [start:wrong_divides_by_all fails=test_example_of_the_task]
def mean_of_rest(mean_all, n_all, mean_part, n_part):
    return (n_all * mean_all - n_part * mean_part) / n_all


# --8<-- [end:wrong_divides_by_all]


# --8<-- [start:wrong_subtracts_the_means fails=test_example_of_the_task]
def mean_of_rest(mean_all, n_all, mean_part, n_part):
    return mean_all - mean_part


# --8<-- [end:wrong_subtracts_the_means]


# --8<-- [start:wrong_takes_the_groups_as_equal fails=test_example_of_the_task]
def mean_of_rest(mean_all, n_all, mean_part, n_part):
    return 2 * mean_all - mean_part


# --8<-- [end:wrong_takes_the_groups_as_equal]


# --8<-- [start:wrong_pools_instead_of_taking_out fails=test_example_of_the_task]
def mean_of_rest(mean_all, n_all, mean_part, n_part):
    return (n_all * mean_all + n_part * mean_part) / (n_all + n_part)


# --8<-- [end:wrong_pools_instead_of_taking_out]


# --8<-- [start:wrong_divides_whole_numbers fails=test_mean_need_not_be_whole]
def mean_of_rest(mean_all, n_all, mean_part, n_part):
    return (n_all * mean_all - n_part * mean_part) // (n_all - n_part)


# --8<-- [end:wrong_divides_whole_numbers]


# --8<-- [start:wrong_cuts_off_below_zero fails=test_mean_may_be_negative]
def mean_of_rest(mean_all, n_all, mean_part, n_part):
    return max(0, n_all * mean_all - n_part * mean_part) / (n_all - n_part)


# --8<-- [end:wrong_cuts_off_below_zero]


# --8<-- [start:wrong_returns_0_for_an_empty_part fails=test_an_empty_part_changes_nothing]
def mean_of_rest(mean_all, n_all, mean_part, n_part):
    if n_part == 0:
        return 0
    return (n_all * mean_all - n_part * mean_part) / (n_all - n_part)


# --8<-- [end:wrong_returns_0_for_an_empty_part]
