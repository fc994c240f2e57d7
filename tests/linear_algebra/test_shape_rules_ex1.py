"""Grade `check_pipeline`: every message says what was called, what came back, where to look."""

import re

import numpy as np


def run(exercise, data, *layers):
    """Return the call as text, and the shape that came back or the exception.

    Each layer is (name, shape of W, shape of b).
    """
    pipeline = [(name, np.zeros(W), np.zeros(b)) for name, W, b in layers]
    call = f"check_pipeline with X {data} and " + (
        ", ".join(f"{name!r}: W {W}, b {b}" for name, W, b in layers) or "no layers"
    )
    try:
        got = exercise.check_pipeline(np.zeros(data), pipeline)
    except NotImplementedError:
        raise
    except Exception as error:
        return call, error
    return call, got


def said(got):
    """Return an exception or a value as a short text."""
    return f"{type(got).__name__}: {got}" if isinstance(got, Exception) else f"{got!r}"


def as_tuple(got):
    """Return a shape that came back as a tuple, whether it is a list, an array or a tuple."""
    return tuple(np.ravel(got).tolist()) if not isinstance(got, Exception) else got


def holds(got, part):
    """Say whether a message holds a name, or a shape: (32, 10), [32,10] and 32 x 10 are one."""
    text = re.sub(r"np\.\w+\((\d+)\)", r"\1", str(got))
    if isinstance(part, str):
        return part in text
    text = re.sub(r"(?<=\d)\s*[x×,]\s*(?=\d)", ",", text)
    return re.search(rf"(?<![\d,]){','.join(map(str, part))}(?!,?\d)", text) is not None


def expect_message(got, call, parts, advice):
    """Fail unless a ValueError came whose message holds all parts."""
    message = (
        f"{call}: got {said(got)}. Expected a ValueError whose message holds "
        f"{' and '.join(map(str, parts))}. {advice}"
    )
    assert isinstance(got, ValueError), message
    assert all(holds(got, part) for part in parts), message


def test_returns_the_shape_of_the_result(exercise):
    layers = [("words", (10, 20), (20,)), ("queues", (20, 5), (5,))]
    call, got = run(exercise, (32, 10), *layers)
    message = (
        f"{call}: got {said(got)}, expected (32, 5). Rows come from X, columns from the last W. "
        "All inner sizes agree here: 10 meets 10, then 20 meets 20. Compare the columns of what "
        "arrives with the rows of W, `W.shape[0]`, and let W.shape[1] columns go on."
    )
    assert as_tuple(got) == (32, 5), message


def test_without_layers_the_shape_stays(exercise):
    call, got = run(exercise, (32, 10))
    message = (
        f"{call}: got {said(got)}, expected (32, 10): nothing happens to X. "
        "Return your own variables for rows and columns, which exist before the loop."
    )
    assert as_tuple(got) == (32, 10), message


def test_a_layer_that_does_not_fit_raises_a_value_error(exercise):
    for rows in (20, 7):
        call, got = run(exercise, (32, 10), ("queues", (rows, 5), (5,)))
        message = (
            f"{call}: got {said(got)}, expected a ValueError: 10 columns meet {rows} rows. "
            "Look for print, return or assert where `raise ValueError(...)` belongs. "
            "Both too few and too many columns are a fault: compare with !=."
        )
        assert isinstance(got, ValueError), message


def test_message_names_layer_and_shapes(exercise):
    call, got = run(exercise, (32, 10), ("queues", (20, 5), (5,)))
    advice = "Compare the shapes yourself, before any product, and put all three into the message."
    expect_message(got, call, ["queues", (32, 10), (20, 5)], advice)


def test_later_layers_meet_what_arrives(exercise):
    layers = [("words", (10, 20), (20,)), ("queues", (30, 5), (5,))]
    call, got = run(exercise, (32, 10), *layers)
    advice = "What arrives at the second layer has the columns of the first W, not those of X."
    expect_message(got, call, ["queues", (32, 20), (30, 5)], advice)


def test_the_first_misfit_counts(exercise):
    advice = "Neither layer fits. Raise inside the loop, as soon as one does not fit."
    layers = [("words", (11, 20), (20,)), ("queues", (30, 5), (5,))]
    call, got = run(exercise, (32, 10), *layers)
    expect_message(got, call, ["words", (32, 10), (11, 20)], advice)


def test_a_bias_has_one_number_per_column(exercise):
    for bias in [(10,), (1,), (20, 1), (1, 20)]:
        call, got = run(exercise, (32, 10), ("words", (10, 20), bias))
        advice = (
            "The product has 20 columns, so b must have the shape (20,). NumPy may repeat another "
            "shape without a word: compare b.shape itself, not its size."
        )
        expect_message(got, call, ["words", (32, 20), bias], advice)


def test_a_bias_counts_before_the_next_layer(exercise):
    layers = [("words", (10, 20), (21,)), ("queues", (30, 5), (5,))]
    call, got = run(exercise, (32, 10), *layers)
    advice = "Neither layer fits. Look at W and b of a layer before you go to the next one."
    expect_message(got, call, ["words", (32, 20), (21,)], advice)


def test_message_is_right_wherever_the_fault_is(exercise):
    sizes = [12, 13, 14, 15, 16]
    good = [(f"step {i}", (sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(4)]
    for i, (name, (rows, columns), _) in enumerate(good):
        cases = [
            ((90, columns), (columns,), [(32, rows), (90, columns)]),
            ((rows, columns), (91,), [(32, columns), (91,)]),
            ((90, columns), (91,), [(32, rows), (90, columns)]),
        ]
        for W, b, shapes in cases:
            call, got = run(exercise, (32, 12), *good[:i], (name, W, b), *good[i + 1 :])
            advice = (
                "Look first at what arrives and W, then at the product and b, layer by layer; "
                "what arrives has the columns of the W before."
            )
            expect_message(got, call, [name, *shapes], advice)


def test_layers_stay_as_they_were(exercise):
    layers = [
        ("words", np.zeros((10, 20)), np.zeros(20)),
        ("queues", np.zeros((20, 5)), np.zeros(5)),
    ]
    exercise.check_pipeline(np.zeros((32, 10)), layers)
    names = [name for name, _, _ in layers]
    message = (
        f"After check_pipeline, the caller's list holds the layers {names}. Expected "
        "['words', 'queues'], as before. Look for pop and other lines that change the list; "
        "a for loop reads it and leaves it alone."
    )
    assert names == ["words", "queues"], message
