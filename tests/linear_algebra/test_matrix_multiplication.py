"""Check what the lesson says: Matrix multiplication."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LinearRegression, LogisticRegression

WHOLE = st.integers(-99, 99)


def whole(*shape):
    return arrays(np.int64, shape, elements=WHOLE)


class Counted(float):
    """A number that counts how often numbers of its kind are multiplied."""

    times = 0

    def __mul__(self, other):
        Counted.times += 1
        return Counted(float(self) * float(other))

    def __add__(self, other):
        return Counted(float(self) + float(other))


def multiplications(A, B):
    """Return how many multiplications the definition takes, counted one by one."""
    A, B = (np.vectorize(Counted, otypes=[object])(table) for table in (A, B))
    Counted.times = 0
    A @ B
    return Counted.times


def test_x_times_w_stops_with_the_message_of_the_page(lesson):
    message = (
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
        "(n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)"
    )
    with pytest.raises(ValueError, match="matmul") as caught:
        lesson.X @ lesson.W
    assert str(caught.value) == message


def test_printed_lines_show_the_products(printed):
    text = printed.replace("[", " ").replace("]", " ").replace(",", " ")
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert rows == [
        "9 6 2",
        "1 5 6",
        "3 7",
        "4 3",
        "11 3",
        "True",
        "best: 1 0 0",
        "3 4 11",
        "3 4 11",
        "A @ P 2 1 4 3",
        "P @ A 3 4 1 2",
        "A * P 0 2 3 0",
        "A @ A 7 10 15 22",
        "A ** 2 1 4 9 16",
        "True True True",
        "True True True",
        "True True True",
        "2 1 1",
        "1 2 1",
        "1 1 2",
    ]


def test_figure_shows_both_factors_and_the_product(lesson):
    shown = [text.get_text() for text in lesson.ax.texts]
    numbers = [int(text) for text in shown if text.isdigit()]
    assert numbers == [1, 2, 0, 0, 1, 2, 3, 0, 1, 3, 1, 0, 3, 2, 0, 3, 7, 4, 3, 11, 3]


def test_swapped_product_runs_and_sends_two_tickets_wrong(lesson):
    swapped = lesson.W @ lesson.X
    assert swapped.tolist() == [[9, 6, 2], [1, 5, 6]]
    assert swapped.argmax(axis=0).tolist() == [0, 0, 1]
    with pytest.raises(ValueError, match="mismatch"):
        lesson.W @ lesson.X[:2]


def test_scores_are_the_dot_products_of_tickets_and_queues(lesson):
    assert lesson.X.tolist() == [[1, 2, 0], [0, 1, 2], [3, 0, 1]]
    assert lesson.W.tolist() == [[3, 0, 2], [1, 3, 0]]
    expected = [[np.dot(ticket, queue) for queue in lesson.W] for ticket in lesson.X]
    assert lesson.scores.tolist() == expected == [[3, 7], [4, 3], [11, 3]]
    assert lesson.scores.argmax(axis=1).tolist() == [1, 0, 0]


def test_hand_calculation():
    left, right = np.array([[1, 2, 0], [0, 1, 2]]), np.array([[3, 1], [0, 3], [2, 0]])
    assert (left @ right).tolist() == [[3, 7], [4, 3]]
    assert (right @ left).shape == (3, 3)


@given(A=whole(2, 3), B=whole(3, 4), C=whole(4, 5), D=whole(3, 4))
def test_function_and_rules_agree_with_numpy(lesson, A, B, C, D):
    assert np.array_equal(lesson.matmul(A, B), np.einsum("ik,kj->ij", A, B))
    assert np.array_equal((A @ B) @ C, A @ (B @ C))
    assert np.array_equal(A @ (B + D), A @ B + A @ D)
    assert np.array_equal((B + D) @ C, B @ C + D @ C)
    assert np.array_equal((A @ B).T, B.T @ A.T)
    assert np.array_equal(A @ np.eye(3), A)
    assert np.array_equal(np.eye(2) @ A, A)
    assert np.array_equal(A @ B, sum(np.outer(A[:, k], B[k]) for k in range(3)))
    assert np.array_equal(np.dot(A, B), A @ B)


def test_function_refuses_rows_and_columns_of_different_length(lesson):
    with pytest.raises(ValueError, match="not aligned"):
        lesson.matmul(lesson.X, lesson.W)


def test_order_counts_and_star_goes_entry_by_entry(lesson):
    A, P = lesson.A, lesson.P
    assert (A.tolist(), P.tolist()) == ([[1, 2], [3, 4]], [[0, 1], [1, 0]])
    assert (A @ P).tolist() == [[2, 1], [4, 3]]
    assert (P @ A).tolist() == [[3, 4], [1, 2]]
    assert (A * P).tolist() == [[0, 2], [3, 0]]
    assert (A @ A).tolist() == [[7, 10], [15, 22]]
    assert (A**2).tolist() == [[1, 4], [9, 16]]


def test_matrix_times_vector_combines_the_columns(lesson):
    assert lesson.w.tolist() == [3, 0, 2]
    combination = 3 * lesson.X[:, 0] + 0 * lesson.X[:, 1] + 2 * lesson.X[:, 2]
    assert (lesson.X @ lesson.w).tolist() == combination.tolist() == [3, 4, 11]


def test_diagonal_matrix_scales_rows_from_the_left_and_columns_from_the_right():
    A, D = np.array([[1, 2], [3, 4]]), np.diag([2, 5])
    assert (D @ A).tolist() == [[2, 4], [15, 20]]
    assert (A @ D).tolist() == [[2, 10], [6, 20]]


def test_brackets_change_the_result_by_rounding_only():
    rng = np.random.default_rng(seed=7)
    A, B, C = rng.normal(size=(3, 50, 50))
    np.testing.assert_allclose((A @ B) @ C, A @ (B @ C), rtol=1e-9, atol=1e-9)


def test_outer_product_of_the_page():
    assert np.outer([1, 2], [3, 4]).tolist() == [[3, 4], [6, 8]]
    assert (np.array([[1], [2]]) @ np.array([[3, 4]])).tolist() == [[3, 4], [6, 8]]


@pytest.mark.parametrize(("n", "m", "p"), [(2, 3, 4), (3, 2, 1), (1, 5, 2)])
def test_product_takes_n_m_p_multiplications(n, m, p):
    assert multiplications(np.ones((n, m)), np.ones((m, p))) == n * m * p


def test_costs_of_the_page():
    assert 1000 * 300 * 20 == 6_000_000
    assert 1000 * 1000 * 1000 + 1000 * 1000 == 1_001_000_000
    assert 1000 * 1000 + 1000 * 1000 == 2_000_000
    assert 100 * 20 * 5 == 10_000


def test_product_of_booleans_says_whether_and_that_of_whole_numbers_how_many(lesson):
    words = lesson.has.T.tolist()
    pairs = [[list(zip(a, b, strict=True)) for b in words] for a in words]
    tickets = [[sum(x and y for x, y in pair) for pair in row] for row in pairs]
    assert lesson.counts.tolist() == tickets
    assert lesson.together.tolist() == [[n > 0 for n in row] for row in tickets]
    assert (tickets[0][0], tickets[0][1]) == (2, 1)


def test_booleans_that_never_meet_give_false():
    hits = np.array([[True, False], [False, True]])
    assert (hits.T @ hits).tolist() == [[True, False], [False, True]]


def test_small_types_wrap_around(page):
    product = np.array([[100]], np.uint8) @ np.array([[3]], np.uint8)
    assert f"100 · 3 is {product[0, 0]} in `uint8`" in page
    assert product[0, 0] == 300 - 256


def test_scikit_learn_keeps_coefficients_of_one_target_in_two_shapes(page):
    X = np.random.default_rng(seed=7).normal(size=(30, 4))
    y = (X[:, 0] > 0).astype(int)
    line, logistic = LinearRegression().fit(X, y), LogisticRegression().fit(X, y)
    assert f"`coef_` is {line.coef_.shape} for `LinearRegression`" in page
    three = LogisticRegression().fit(X, y + (X[:, 1] > 0))
    shapes = f"{logistic.coef_.shape} with two classes and {three.coef_.shape} with three"
    assert f"for `LogisticRegression` it is {shapes}" in page
    assert LinearRegression().fit(X, y[:, None]).coef_.shape == (1, 4)
    np.testing.assert_allclose(X @ line.coef_ + line.intercept_, line.predict(X))
    scores = X @ logistic.coef_.T + logistic.intercept_
    np.testing.assert_allclose(scores[:, 0], logistic.decision_function(X))
    assert "`X @ coef_.T + intercept_`" in page
    # Without the intercepts another class can win.
    without = three.classes_[(X @ three.coef_.T).argmax(axis=1)]
    with_them = three.classes_[(X @ three.coef_.T + three.intercept_).argmax(axis=1)]
    assert with_them.tolist() == three.predict(X).tolist() != without.tolist()
    with pytest.raises(ValueError, match="mismatch"):
        X @ logistic.coef_


def test_pytorch_multiplies_as_numpy_does_and_wants_one_type(lesson, torch, page):
    X, W = torch.tensor(lesson.X), torch.tensor(lesson.W)
    assert torch.matmul(X, W.T).tolist() == (lesson.X @ lesson.W.T).tolist()
    assert (torch.ones(8, 10, 64) @ torch.ones(8, 64, 10)).shape == (8, 10, 10)
    with pytest.raises(RuntimeError) as caught:
        torch.nn.Linear(3, 2)(torch.from_numpy(np.ones((4, 3))))
    assert f"`{caught.value}`" in page


def test_product_of_matrices_that_are_not_zero_can_be_zero():
    product = np.array([[1, 0], [0, 0]]) @ np.array([[0, 0], [0, 1]])
    assert product.tolist() == [[0, 0], [0, 0]]


def test_one_order_may_exist_and_the_other_not():
    A, B = np.ones((2, 3)), np.ones((3, 4))
    assert (A @ B).shape == (2, 4)
    with pytest.raises(ValueError, match="mismatch"):
        B @ A


@pytest.mark.parametrize(
    ("left", "right", "product"),
    [
        ((500, 300), (300, 20), (500, 20)),
        ((5, 3), (3,), (5,)),
        ((6, 1), (1, 4), (6, 4)),
        ((3,), (3, 5), (5,)),
        ((8, 10, 64), (8, 64, 10), (8, 10, 10)),
    ],
)
def test_shapes_on_the_job(left, right, product):
    assert (np.ones(left) @ np.ones(right)).shape == product


def test_product_and_loop_over_examples_agree_up_to_rounding():
    rng = np.random.default_rng(seed=7)
    X, W = rng.normal(size=(500, 300)), rng.normal(size=(20, 300))
    loop = [[row @ queue for queue in W] for row in X]
    np.testing.assert_allclose(X @ W.T, loop, rtol=1e-9, atol=1e-9)


def test_quiz_first_row_is_7_and_10():
    A, B = np.array([[2, 1], [0, 3]]), np.array([[1, 4], [5, 2]])
    assert (A @ B)[0].tolist() == [7, 10]
    assert (A * B)[0].tolist() == [2, 4]
    assert (B @ A)[0].tolist() == [2, 13]


def test_quiz_only_one_product_scores_all_tickets():
    X, W = np.ones((200, 50)), np.ones((12, 50))
    assert (X @ W.T).shape == (200, 12)
    for left, right in [(X, W), (W.T, X)]:
        with pytest.raises(ValueError, match="mismatch"):
            left @ right
