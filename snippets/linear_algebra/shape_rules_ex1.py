"""Check the shape of every matrix in a small pipeline, before it runs.

A pipeline is a list of layers, each a tuple `(name, W, b)`.
A layer turns what arrives, `X` at first, into `X @ W + b`.
Return the shape of the final result, or raise a `ValueError` at the first layer that does not fit.
Its message holds the layer's name and the two shapes that do not fit:
those of what arrives and of `W`, or those of the product and of `b`.

The product fits if its inner sizes agree.
A bias `b` fits only if its shape is `(c,)`, where `c` is the number of columns of `W`.

Example: `X` has shape `(32, 10)`, and layer "sort" has `W` of shape `(20, 5)`.
The message may be `sort: (32, 10) @ (20, 5)`.

Hint: Do not multiply. Keep the shape of what arrives in a variable, `rows, columns = X.shape`.

Hint: In each layer compare `columns` with `W.shape[0]`, and `b.shape` with `(W.shape[1],)`.
Then `columns` becomes `W.shape[1]`.

Hint: `raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")` stops and names the layer.
For the bias, give the shape of the product and the shape of `b`.
"""

import numpy as np


# --8<-- [start:starter]
def check_pipeline(X: np.ndarray, layers: list) -> tuple[int, int]:
    """Return the shape of the pipeline's result, or name the layer that does not fit.

    Args:
        X: Data, shape (n, d).
        layers: Tuples (name, W, b) with W of two axes, in the order in which they run.

    Returns:
        Rows and columns of what the last layer returns.

    Raises:
        ValueError: A layer does not fit; the message holds its name and both shapes.
    """
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
def check_pipeline(X: np.ndarray, layers: list) -> tuple[int, int]:
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[0]:
            raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")
        columns = W.shape[1]
        if b.shape != (columns,):
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, columns


# --8<-- [end:solution]


# --8<-- [start:wrong_returns_true fails=test_returns_the_shape_of_the_result]
def check_pipeline(X, layers):
    columns = X.shape[1]
    for name, W, b in layers:
        if columns != W.shape[0] or b.shape != (W.shape[1],):
            raise ValueError(f"{name}: {W.shape}")
        columns = W.shape[1]
    return True


# --8<-- [end:wrong_returns_true]


# --8<-- [start:wrong_compares_the_rows fails=test_returns_the_shape_of_the_result]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if rows != W.shape[0]:
            raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")
        columns = W.shape[1]
        if b.shape != (columns,):
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, columns


# --8<-- [end:wrong_compares_the_rows]


# --8<-- [start:wrong_compares_each_layer_with_x fails=test_returns_the_shape_of_the_result]
def check_pipeline(X, layers):
    for name, W, b in layers:
        if X.shape[1] != W.shape[0]:
            raise ValueError(f"{name}: {X.shape} @ {W.shape}")
        if b.shape != (W.shape[1],):
            raise ValueError(f"{name}: {W.shape} + {b.shape}")
    return X.shape[0], W.shape[1]


# --8<-- [end:wrong_compares_each_layer_with_x]


# --8<-- [start:wrong_reads_weights_as_out_in fails=test_returns_the_shape_of_the_result]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[1]:
            raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")
        columns = W.shape[0]
        if b.shape != (columns,):
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, columns


# --8<-- [end:wrong_reads_weights_as_out_in]


# --8<-- [start:wrong_needs_a_layer fails=test_without_layers_the_shape_stays]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[0]:
            raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")
        columns = W.shape[1]
        if b.shape != (columns,):
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, W.shape[1]


# --8<-- [end:wrong_needs_a_layer]


# --8<-- [start:wrong_allows_more_columns fails=test_a_layer_that_does_not_fit_raises_a_value_error]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns < W.shape[0]:
            raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")
        columns = W.shape[1]
        if b.shape != (columns,):
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, columns


# --8<-- [end:wrong_allows_more_columns]


# --8<-- [start:wrong_raises_for_the_last_fault fails=test_the_first_layer_that_does_not_fit_counts]
def check_pipeline(X, layers):
    rows, columns = X.shape
    fault = None
    for name, W, b in layers:
        if columns != W.shape[0]:
            fault = f"{name}: {(rows, columns)} @ {W.shape}"
        columns = W.shape[1]
        if b.shape != (columns,):
            fault = f"{name}: {(rows, columns)} + {b.shape}"
    if fault:
        raise ValueError(fault)
    return rows, columns


# --8<-- [end:wrong_raises_for_the_last_fault]


# --8<-- [start:wrong_prints_the_fault fails=test_a_layer_that_does_not_fit_raises_a_value_error]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[0] or b.shape != (W.shape[1],):
            print(f"{name}: {(rows, columns)} @ {W.shape} + {b.shape}")
        columns = W.shape[1]
    return rows, columns


# --8<-- [end:wrong_prints_the_fault]


# --8<-- [start:wrong_asserts fails=test_a_layer_that_does_not_fit_raises_a_value_error]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        assert columns == W.shape[0], f"{name}: {(rows, columns)} @ {W.shape}"
        columns = W.shape[1]
        assert b.shape == (columns,), f"{name}: {(rows, columns)} + {b.shape}"
    return rows, columns


# --8<-- [end:wrong_asserts]


# --8<-- [start:wrong_lets_numpy_raise fails=test_message_names_the_layer_and_both_shapes]
def check_pipeline(X, layers):
    for _name, W, b in layers:
        X = X @ W + b
    return X.shape


# --8<-- [end:wrong_lets_numpy_raise]


# --8<-- [start:wrong_names_one_shape fails=test_message_names_the_layer_and_both_shapes]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[0] or b.shape != (W.shape[1],):
            raise ValueError(f"{name} does not fit: {W.shape}")
        columns = W.shape[1]
    return rows, columns


# --8<-- [end:wrong_names_one_shape]


# --8<-- [start:wrong_reports_the_shape_of_x fails=test_later_layers_meet_what_arrives_there]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[0]:
            raise ValueError(f"{name}: {X.shape} @ {W.shape}")
        columns = W.shape[1]
        if b.shape != (columns,):
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, columns


# --8<-- [end:wrong_reports_the_shape_of_x]


# --8<-- [start:wrong_forgets_the_bias fails=test_a_bias_has_one_number_per_column]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, _b in layers:
        if columns != W.shape[0]:
            raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")
        columns = W.shape[1]
    return rows, columns


# --8<-- [end:wrong_forgets_the_bias]


# --8<-- [start:wrong_compares_sizes_only fails=test_a_bias_has_one_number_per_column]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[0]:
            raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")
        columns = W.shape[1]
        if b.size != columns:
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, columns


# --8<-- [end:wrong_compares_sizes_only]


# --8<-- [start:wrong_empties_the_list fails=test_layers_stay_as_they_were]
def check_pipeline(X, layers):
    rows, columns = X.shape
    while layers:
        name, W, b = layers.pop(0)
        if columns != W.shape[0]:
            raise ValueError(f"{name}: {(rows, columns)} @ {W.shape}")
        columns = W.shape[1]
        if b.shape != (columns,):
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, columns


# --8<-- [end:wrong_empties_the_list]
