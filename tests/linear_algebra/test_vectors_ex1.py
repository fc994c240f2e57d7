"""Grade `to_vector`: every message says what was called, what came back, and where to look."""

import numpy as np

RECORD = {"orders": 3, "age": 41, "tickets": 1}
FEATURES = ["tickets", "orders", "returns"]


def run(exercise, record, features):
    """Return the call as text, and what `to_vector` returns, as an array."""
    call = f"to_vector({record}, {features})"
    try:
        got = exercise.to_vector(dict(record), list(features))
    except KeyError as missing:
        message = (
            f"{call} stopped with KeyError: {missing}. The record has no such fact, and expected "
            "is a 0 at its place. Look each name up with record.get(name, 0)."
        )
        raise AssertionError(message) from None
    return call, np.asarray(got)


def test_result_has_one_axis(exercise):
    call, got = run(exercise, RECORD, FEATURES)
    message = (
        f"{call} returned {got.tolist()} of shape {got.shape}. Expected one axis, such as (3,): a "
        "vector, not a table. Look for a reshape or a second pair of brackets."
    )
    assert got.ndim == 1, message


def test_result_has_one_entry_per_feature(exercise):
    call, got = run(exercise, {"orders": 3, "age": 41}, FEATURES)
    message = (
        f"{call} returned {got.tolist()}, {got.size} entries. Expected 3, one per name in "
        "features: a model needs the same length for every customer. Go through features, and "
        "put a number at every place, also where the record has none."
    )
    assert got.shape == (3,), message


def test_features_decide_the_order(exercise):
    call, got = run(exercise, {"orders": 3, "tickets": 1, "returns": 5}, FEATURES)
    message = (
        f"{call} returned {got.tolist()}, expected [1, 3, 5]: tickets first, then orders, then "
        "returns. Every place has one meaning, set by features; the order in the record and the "
        "alphabet mean nothing. Look each name up, and take its number."
    )
    assert got.tolist() == [1, 3, 5], message


def test_what_is_missing_counts_as_0(exercise):
    call, got = run(exercise, RECORD, FEATURES)
    message = (
        f"{call} returned {got.tolist()}, expected [1, 3, 0]. The record has no returns, so that "
        "entry is 0. Look at what you take where a name is missing: record.get(name, 0)."
    )
    assert got.tolist() == [1, 3, 0], message


def test_numbers_keep_sign_and_decimals(exercise):
    call, got = run(exercise, {"orders": 3, "balance": -12.5}, ["balance", "orders"])
    message = (
        f"{call} returned {got.tolist()}, expected [-12.5, 3]. A fact may be negative or have "
        "decimals. Look for int, dtype=int or abs."
    )
    assert got.tolist() == [-12.5, 3], message


def test_an_empty_record_gives_the_zero_vector(exercise):
    call, got = run(exercise, {}, FEATURES)
    message = (
        f"{call} returned {got.tolist()}, expected [0, 0, 0], the zero vector. "
        "Look at what happens to names that the record does not have."
    )
    assert got.tolist() == [0, 0, 0], message


def test_record_and_features_stay_as_they_were(exercise):
    record, features = dict(RECORD), list(FEATURES)
    exercise.to_vector(record, features)
    message = (
        f"After to_vector({RECORD}, {FEATURES}), record was {record} and features {features}: the "
        "caller's data has changed. Expected them as before. Look for lines that write into them, "
        "such as setdefault, pop or sort."
    )
    assert (record, features) == (RECORD, FEATURES), message
