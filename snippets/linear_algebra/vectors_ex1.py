"""Turn a customer's record into a feature vector.

Return one number per name in `features`, in exactly that order, as an array of shape `(d,)`, where
d is the number of names.
The record may list its facts in any order, and may hold facts that the model does not use.
A fact that is missing counts as 0. (That is right where missing means none, as for orders;
an age of 0 would mislead a model.)

Example: `to_vector({"orders": 3, "age": 41, "tickets": 1}, ["tickets", "orders", "returns"])`
gives `[1, 3, 0]`.

Hint: The model only knows places. So let `features` decide the order, not the record.

Hint: Go through `features` one by one. `record.get(name, 0)` is the fact, or 0 where it is missing.
"""

import numpy as np


# --8<-- [start:starter]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    """Return the facts of a record as a vector.

    Args:
        record: Facts about one customer, by name.
        features: The d different names that the model was trained with, in its order.

    Returns:
        One entry per feature, shape (d,); 0 where the record says nothing.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    return np.array([record.get(name, 0) for name in features])


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
def inputs(rng):
    yield {}, ["age"]
    yield {"age": 41}, ["age"]
    yield {"age": 41}, ["orders"]
    yield {"age": -2.625, "orders": 0}, ["orders", "age"]
    yield {"orders returned": 4, "returned": 1, "Orders": 3}, ["orders", "returned"]
    names = ["age", "Age", "orders", "orders returned", "balance", "tickets", "visits", "x1", "x2"]
    for number in range(80):
        known = rng.permutation(names)[: rng.integers(0, 10)].tolist()
        features = rng.permutation(names)[: rng.integers(1, 10)].tolist()
        if number % 2:
            values = rng.integers(-9, 60, size=len(known)).tolist()
        else:
            values = (rng.integers(-4000, 90000, size=len(known)) / 8).tolist()
        yield dict(zip(known, values, strict=True)), features
    features = [f"word {place}" for place in range(400)]
    yield {name: place for place, name in enumerate(features[::-3], 1)}, features


# --8<-- [end:inputs]


# --8<-- [start:wrong_returns_a_table fails=test_result_has_one_axis]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    return np.array([record.get(name, 0) for name in features]).reshape(1, -1)


# --8<-- [end:wrong_returns_a_table]


# --8<-- [start:wrong_stops_where_a_fact_is_missing fails=test_result_has_one_axis]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    return np.array([record[name] for name in features])


# --8<-- [end:wrong_stops_where_a_fact_is_missing]


# --8<-- [start:wrong_takes_all_facts fails=test_result_has_one_entry_per_feature]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    return np.array(list(record.values()))


# --8<-- [end:wrong_takes_all_facts]


# --8<-- [start:wrong_skips_what_is_missing fails=test_result_has_one_entry_per_feature]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    return np.array([record[name] for name in features if name in record])


# --8<-- [end:wrong_skips_what_is_missing]


# --8<-- [start:wrong_keeps_the_order_of_the_record fails=test_features_decide_the_order]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    known = [value for name, value in record.items() if name in features]
    return np.array(known + [0] * (len(features) - len(known)))


# --8<-- [end:wrong_keeps_the_order_of_the_record]


# --8<-- [start:wrong_sorts_the_names fails=test_features_decide_the_order]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    return np.array([record.get(name, 0) for name in sorted(features)])


# --8<-- [end:wrong_sorts_the_names]


# --8<-- [start:wrong_notes_only_presence fails=test_features_decide_the_order]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    return np.array([float(name in record) for name in features])


# --8<-- [end:wrong_notes_only_presence]


# --8<-- [start:wrong_marks_what_is_missing_as_nan fails=test_what_is_missing_counts_as_0]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    return np.array([record.get(name, np.nan) for name in features])


# --8<-- [end:wrong_marks_what_is_missing_as_nan]


# --8<-- [start:wrong_cuts_decimals fails=test_numbers_keep_sign_and_decimals]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    vector = np.zeros(len(features), dtype=int)
    for place, name in enumerate(features):
        vector[place] = record.get(name, 0)
    return vector


# --8<-- [end:wrong_cuts_decimals]


# --8<-- [start:wrong_fills_the_record fails=test_record_and_features_stay_as_they_were]
def to_vector(record: dict[str, float], features: list[str]) -> np.ndarray:
    for name in features:
        record.setdefault(name, 0)
    return np.array([record[name] for name in features])


# --8<-- [end:wrong_fills_the_record]
