"""Check what the lesson on sums and products says."""

import functools
import math
import operator
import warnings
from fractions import Fraction

import foundations.summation_notation as lesson
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

X, Y = [2, 5, 1], [1, 3, 2]
whole = st.integers(-1000, 1000)
pairs = st.lists(st.tuples(whole, whole), max_size=8)


@given(pairs)
def test_total_is_the_dot_product_of_quantity_and_price(lines):
    quantity = np.array([q for q, _ in lines], dtype=np.int64)
    price = np.array([p for _, p in lines], dtype=np.int64)
    assert lesson.order_total(quantity, price) == np.dot(quantity, price)


def test_order_costs_95_and_three_places_75():
    assert list(zip(lesson.quantity, lesson.price, strict=True)) == [
        (2, 10),
        (1, 20),
        (3, 5),
        (1, 40),
    ]
    assert lesson.order_total(lesson.quantity, lesson.price) == 20 + 20 + 15 + 40 == 95
    assert 95 - 20 == 75


def test_printed_values(printed):
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert lines == [
        "loop 95",
        "np.sum 95",
        "places 1, 2, 3 75",
        "product of sums 525",
        "np.sum(x**2) 30 np.sum(x)**2 64",
        "np.prod(x) 10 np.prod([]) 1.0",
        "np.sum([]) 0.0 sum([]) 0",
        "rows [ 6 15] columns [5 7 9] all 21",
        f"{math.factorial(20)}",
        f"{(math.factorial(21) + 2**63) % 2**64 - 2**63}",
    ]


def test_table_of_signs():
    assert sum(range(1, 5)) == 10
    assert sum(i**2 for i in range(2, 5)) == 4 + 9 + 16 == 29
    assert sum(2**k for k in range(4)) == 15
    assert sum(3 for _ in range(1, 6)) == 15
    assert sum((-1) ** i * i for i in range(1, 4)) == -1 + 2 - 3 == -2
    assert sum(range(1, 5)) / 4 == np.mean([1, 2, 3, 4]) == 2.5
    assert sum(3 * i for i in range(1, 5)) == 3 + 6 + 9 + 12
    assert sum(x for x in X if x > 1) == 7
    assert math.prod(range(1, 5)) == math.factorial(4) == 24
    assert (sum(range(1, 1)), math.prod(range(1, 1))) == (0, 1)
    assert len(range(2, 4 + 1)) == 4 - 2 + 1 == 3


def test_table_of_rules():
    assert (sum(X), sum(Y), math.prod(X), math.prod(Y)) == (8, 6, 10, 6)
    assert sum(10 * x for x in X) == 80
    assert sum(x + y for x, y in zip(X, Y, strict=True)) == 14
    assert sum(x + 4 for x in X) == 8 + 3 * 4 == 20
    assert (sum(X[:2]), sum(X[2:])) == (7, 1)
    assert sum([0, *X][k + 1] for k in range(3)) == 8
    assert sum(range(1, 101)) == 100 * 101 / 2 == 5050
    assert math.prod(2 * x for x in X) == 2**3 * 10 == 80
    assert math.prod(x * y for x, y in zip(X, Y, strict=True)) == 60


@given(pairs, whole)
def test_rules_hold_for_all_numbers(lines, c):
    x, y = [a for a, _ in lines], [b for _, b in lines]
    n = len(x)
    assert sum(c * a for a in x) == c * sum(x)
    assert sum(a + b for a, b in lines) == sum(x) + sum(y)
    assert sum(c for _ in x) == n * c
    assert math.prod(c * a for a in x) == c**n * math.prod(x)
    assert math.prod(a * b for a, b in lines) == math.prod(x) * math.prod(y)
    assert sum(a * b for a in x for b in y) == sum(x) * sum(y)
    assert sum(range(1, n + 1)) == n * (n + 1) // 2


def test_double_sums():
    rows = lesson.A.tolist()
    assert rows == [[1, 2, 3], [4, 5, 6]]
    assert [sum(row) for row in rows] == [6, 15]
    assert [sum(column) for column in zip(*rows, strict=True)] == [5, 7, 9]
    assert 6 + 15 == 5 + 7 + 9 == 21
    assert sum(1 for i in range(1, 4) for j in range(1, i + 1)) == 6
    assert sum(X[i] * X[j] for i in range(3) for j in range(3) if i < j) == 10 + 2 + 5 == 17
    assert sum(x * y for x in X for y in Y) == 48


def test_misreadings_differ_from_the_right_readings():
    assert sum(x**2 for x in X) == 30 != sum(X) ** 2 == 64
    assert sum(x * y for x, y in zip(X, Y, strict=True)) == 2 + 15 + 2 == 19 != 48
    assert sum(X) + 4 == 12
    assert sum(x + 4 for x in X) == 20


def test_mean_of_means_is_right_for_equal_parts_only():
    values = [1, 2, 3, 10]
    assert np.mean([np.mean(values[:2]), np.mean(values[2:])]) == np.mean(values)
    assert np.mean([np.mean(values[:1]), np.mean(values[1:])]) != np.mean(values)


def test_parts_that_do_not_overlap_add_up_to_the_total():
    total = sum(lesson.quantity * lesson.price)
    for cut in range(5):
        first, rest = lesson.price[:cut], lesson.price[cut:]
        assert sum(lesson.quantity[:cut] * first) + sum(lesson.quantity[cut:] * rest) == total


def test_order_of_decimals_changes_the_last_digits():
    values = [0.1, 0.2, 0.3]
    assert values[0] + values[1] + values[2] != values[2] + values[1] + values[0]
    assert sum(values) == pytest.approx(sum(values[::-1]))


def test_order_of_terms_that_cancel_changes_the_whole_sum(page):
    assert 1e16 + 1 - 1e16 == 0
    assert 1e16 - 1e16 + 1 == 1
    assert "`1e16 + 1 - 1e16` is 0" in page


def test_a_loop_over_numbers_of_numpy_warns_where_np_prod_does_not():
    numbers = np.arange(1, 22)
    with pytest.warns(RuntimeWarning, match="overflow encountered in scalar multiply"):
        product = functools.reduce(operator.mul, numbers)
    assert product == np.prod(numbers)


def test_pandas_pairs_by_label_and_np_dot_by_place(pandas, page):
    q = pandas.Series(lesson.quantity, index=[1, 2, 3, 4])
    p = pandas.Series(lesson.price, index=[1, 2, 3, 4])[::-1]
    assert p.index.tolist() == [4, 3, 2, 1]
    assert np.sum(q * p) == (q * p).sum() == q @ p == 95
    by_place = sum(a * b for a, b in zip(lesson.quantity, lesson.price[::-1], strict=True))
    assert np.dot(q, p) == by_place
    assert f"`np.dot(q, p)` pairs by place: {by_place}." in page


def test_losses_of_pytorch_divide_by_what_the_page_says(torch):
    examples, outputs = 4, 3
    for batch in (examples, 2 * examples):
        predicted = torch.zeros(batch, outputs)
        truth = torch.full((batch, outputs), 2.0)
        squares = batch * outputs * 2**2
        assert torch.nn.MSELoss(reduction="sum")(predicted, truth) == squares
        assert torch.nn.MSELoss()(predicted, truth) == squares / (batch * outputs)
        # With equal scores, each class has the probability 1/3.
        label = torch.zeros(batch, dtype=torch.long)
        total = torch.nn.CrossEntropyLoss(reduction="sum")(predicted, label).item()
        assert total == pytest.approx(batch * math.log(outputs), rel=1e-5)
        mean = torch.nn.CrossEntropyLoss()(predicted, label).item()
        assert mean == pytest.approx(total / batch, rel=1e-5)


def test_cross_entropy_of_pytorch_divides_by_labels_or_by_their_weights(torch, page):
    examples, classes, words = 4, 3, 5
    loss = torch.nn.functional.cross_entropy
    labels = torch.arange(examples * words).reshape(examples, words) % classes
    scores = torch.zeros(examples, classes, words)
    ratio = loss(scores, labels, reduction="sum") / loss(scores, labels)
    assert ratio.item() == pytest.approx(examples * words)
    weight = torch.tensor([1.0, 2.0, 5.0])
    kept = {"weight": weight, "reduction": "sum"}
    ratio = loss(scores, labels, **kept) / loss(scores, labels, weight=weight)
    assert ratio.item() == pytest.approx(weight[labels].sum().item())
    labels[0, :3] = -100  # words that only fill a text up
    ratio = loss(scores, labels, reduction="sum") / loss(scores, labels)
    assert ratio.item() == pytest.approx(examples * words - 3)
    assert "`CrossEntropyLoss`, without class weights, by labels, those of −100 left out" in page


def test_swapping_endless_sums_can_change_the_value():
    # Each row i holds 1 at place i and −1 at place i + 1: rows add up to 0, columns to 1, 0, 0, …
    def a(i, j):
        return (i == j) - (j == i + 1)

    assert all(sum(a(i, j) for j in range(1, i + 3)) == 0 for i in range(1, 50))
    assert [sum(a(i, j) for i in range(1, j + 1)) for j in range(1, 5)] == [1, 0, 0, 0]


def test_stairs_reach_95_in_four_steps():
    bars = lesson.stairs.patches
    assert [bar.get_height() for bar in bars] == [20, 20, 15, 40]
    assert [bar.get_y() for bar in bars] == [0, 20, 40, 55]
    assert lesson.stairs.lines[0].get_ydata().tolist() == [0, 20, 40, 55, 95, 95]
    assert bars[-1].get_y() + bars[-1].get_height() == 95
    written = [(text.get_position()[0], text.get_text()) for text in lesson.stairs.texts]
    assert written[:4] == [(1, "+ 20"), (2, "+ 20"), (3, "+ 15"), (4, "+ 40")]
    assert written[4][1] == "95"


def test_filled_squares_have_area_30_of_64():
    areas = [
        (patch.get_alpha(), patch.get_width() * patch.get_height())
        for patch in lesson.squares.patches
    ]
    assert sum(area for _, area in areas) == sum(X) ** 2
    assert [area for alpha, area in areas if alpha] == [4, 25, 1]
    corners = [patch.get_xy() for patch in lesson.squares.patches if patch.get_alpha()]
    assert corners == [(0, 0), (2, 2), (7, 7)]
    written = [text.get_text() for text in lesson.squares.texts]
    assert written[:9] == ["4", "2", "2", "25", "5", "5", "1", "1", "1"]
    assert written[9:] == ["filled:\n4 + 25 + 1\n= 30", "all:\n8 · 8 = 64"]


def test_numpy_says_so_in_these_words():
    words = "index 4 is out of bounds for axis 0 with size 4"
    with pytest.raises(IndexError, match=words) as found:
        lesson.price[4]
    assert str(found.value) == words


def test_64_bits_end_near_9_with_18_zeros():
    largest = np.iinfo(np.int64).max
    assert math.factorial(20) < largest < math.factorial(21)
    assert 9 * 10**18 < largest < 93 * 10**17


def test_pytorch_and_pandas_and_polars_overflow_without_a_warning(torch, pandas, polars, printed):
    wrong = int(printed.splitlines()[-1])
    numbers = list(range(1, 22))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = [torch.tensor(numbers).prod().item(), pandas.Series(numbers).prod()]
        found.append(polars.Series(numbers).product())
    assert found == [wrong] * 3
    assert wrong != math.factorial(21)


def test_quizzes_at_the_start():
    assert sum(i + 1 for i in range(2, 5)) == 12
    assert sum(range(2, 5)) + 1 == 10
    assert sum(i + 1 for i in range(2, 4)) == 7
    assert sum(x**2 for x in (1, 3, 2)) == 14
    assert (sum((1, 3, 2)) ** 2, 2 * sum((1, 3, 2))) == (36, 12)
    assert sum(range(1, 6)) == 15
    assert sum(range(5)) == sum(range(1, 5)) == 10


def test_quizzes_at_the_end():
    assert sum(i * j for i in range(1, 3) for j in range(1, 4)) == 6 + 12 == 18
    assert sum(range(1, 3)) + sum(range(1, 4)) == 9
    x = [Fraction(1), Fraction(2), Fraction(3), Fraction(4)]
    assert sum(x) == 10
    assert sum(2 * value + 3 for value in x) == 32
    assert (2 * 10 + 3, 2 * (10 + 3)) == (23, 26)
    assert np.prod(np.arange(2, 5)) == 24
    assert math.prod(range(2, 6)) == 120
    assert sum(range(2, 5)) == 9
