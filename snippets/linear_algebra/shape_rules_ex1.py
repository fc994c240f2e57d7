"""Check the shape of every matrix in a small pipeline, before it runs.

A pipeline is a list of layers, each a tuple `(name, W, b)`.
A layer turns what arrives, `X` at first, into `X @ W + b`.
Return the shape of the final result, or raise a `ValueError` at the first layer that does not fit.
Its message holds the layer's name and the two shapes that do not fit:
those of what arrives and of `W`, or those of the product and of `b`.
If neither `W` nor `b` fits, name what arrives and `W`: there is no product yet.

The product fits if its inner sizes agree.
A bias `b` fits only if its shape is `(c,)`, where `c` is the number of columns of `W`.

Example: `check_pipeline(np.ones((3, 2)), [("sort", np.ones((2, 4)), np.ones(4))])` gives `(3, 4)`.
Example: `check_pipeline(np.ones((3, 2)), [("sort", np.ones((5, 4)), np.ones(4))])`
raises `ValueError`.
The message of the second may be `sort: (3, 2) @ (5, 4)`.

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
        layers: Tuples (name, W, b) in the order in which they run: name is a text, W an array
            of two axes, b one of at least one axis.

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


# --8<-- [start:inputs compare=exact]
# Alike: X without sign: only the shape of X counts.
# Alike: X rounded: only the shape of X counts.
# Alike: layers without sign: only the shapes in a layer count.
# Alike: layers rounded: only the shapes in a layer count.
def inputs(rng):
    def fitting(n, *sizes):
        layers = [
            (name, np.zeros((rows, columns)), np.zeros(columns))
            for name, rows, columns in zip(NAMES, sizes, sizes[1:], strict=False)
        ]
        return np.zeros((n, sizes[0])), layers

    for sizes in [(1, 1), (2, 1), (1, 2), (3, 2), (1, 1, 1), (2, 3, 1), (3, 2, 4), (2, 2, 2)]:
        yield fitting(*sizes)
    yield np.zeros((3, 2)), [("sort", np.zeros((3, 2)), np.zeros(2))]
    yield np.zeros((3, 2)), [("sort", np.zeros((3, 2)), np.zeros(3))]
    for shape in [(1,), (3,), (2, 1), (1, 2), (2, 2), (1, 1), (0,)]:
        yield np.zeros((2, 2)), [("sort", np.zeros((2, 2)), np.zeros(shape))]
    for number in range(80):
        X, layers = fitting(*(int(size) for size in rng.integers(1, 6, size=2 + number % 6)))
        if layers and number % 3:
            place = int(rng.integers(len(layers)))
            name, W, b = layers[place]
            more = int(rng.choice([-1, 1]))
            if number % 3 == 1:
                W = np.zeros((max(1, W.shape[0] + more), W.shape[1]))
            else:
                shapes = [
                    (len(b) + more,),
                    (len(b), 1),
                    (1, len(b)),
                    (1,),
                    (W.shape[0],),
                    (len(X),),
                ]
                b = np.zeros(shapes[rng.integers(len(shapes))])
            layers[place] = name, W, b
        yield X, layers


NAMES = ["sort", "words", "queues", "mix", "sum", "last"]
# --8<-- [end:inputs]


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


# --8<-- [start:wrong_raises_for_the_last_fault fails=test_the_first_misfit_counts compares=equal]
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


# --8<-- [start:wrong_lets_numpy_raise fails=test_message_names_layer_and_shapes]
def check_pipeline(X, layers):
    for _name, W, b in layers:
        X = X @ W + b
    return X.shape


# --8<-- [end:wrong_lets_numpy_raise]


# --8<-- [start:wrong_names_one_shape fails=test_message_names_layer_and_shapes compares=equal]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[0] or b.shape != (W.shape[1],):
            raise ValueError(f"{name} does not fit: {W.shape}")
        columns = W.shape[1]
    return rows, columns


# --8<-- [end:wrong_names_one_shape]


# --8<-- [start:wrong_reports_shape_of_x fails=test_later_layers_meet_what_arrives compares=equal]
def check_pipeline(X, layers):
    rows, columns = X.shape
    for name, W, b in layers:
        if columns != W.shape[0]:
            raise ValueError(f"{name}: {X.shape} @ {W.shape}")
        columns = W.shape[1]
        if b.shape != (columns,):
            raise ValueError(f"{name}: {(rows, columns)} + {b.shape}")
    return rows, columns


# --8<-- [end:wrong_reports_shape_of_x]


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
