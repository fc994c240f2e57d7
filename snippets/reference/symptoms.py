"""The first check for each of the common errors and puzzles of machine learning.

Each section holds one check, tried on a faulty case and then on a healthy one.
"""

import numpy as np


# --8<-- [start:matmul_mismatch]
def inner_sizes(A, B):
    """Return the two sizes that must be equal for A @ B: columns of A and rows of B."""
    return A.shape[-1], B.shape[0] if B.ndim == 1 else B.shape[-2]


batch, weights = np.ones((32, 3)), np.ones((4, 3))
try:
    batch @ weights
except ValueError as error:
    print(error)
print(inner_sizes(batch, weights), inner_sizes(batch, weights.T))
# --8<-- [end:matmul_mismatch]


# --8<-- [start:no_broadcast]
def clashing_axes(a, b):
    """Return the axes, counted from the end, whose sizes differ and are not 1."""
    pairs = zip(a.shape[::-1], b.shape[::-1], strict=False)
    return [-axis for axis, (m, n) in enumerate(pairs, 1) if m != n and 1 not in (m, n)]


table, row_means = np.ones((5, 2)), np.ones(5)
try:
    table - row_means
except ValueError as error:
    print(error)
print(clashing_axes(table, row_means), clashing_axes(table, row_means[:, None]))
# --8<-- [end:no_broadcast]


# --8<-- [start:column_against_row]
def same_shape(predicted, target):
    """Say whether both have the same shape, so that their difference has it too."""
    return predicted.shape == target.shape


predicted, target = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
print("shape of the difference:", (predicted - target).shape)
print("error of perfect predictions:", np.mean((predicted - target) ** 2).round(2))
print(same_shape(predicted, target), same_shape(predicted.ravel(), target))
# --8<-- [end:column_against_row]


# --8<-- [start:class_numbers]
def are_class_numbers(target, classes):
    """Say whether targets go from 0 to classes − 1, in a type that PyTorch takes for that."""
    in_range = np.all((target >= 0) & (target < classes))
    return bool(in_range) and target.dtype in (np.int64, np.uint8)


stars = np.array([1.0, 3.0, 2.0])  # as read from a file
for target in (stars, stars.astype(np.int64), stars.astype(np.int64) - 1):
    print(target.dtype, target, are_class_numbers(target, classes=3))
# --8<-- [end:class_numbers]


# --8<-- [start:singular_matrix]
def redundant_columns(X):
    """Return the numbers of the columns that add nothing to those on their left."""
    lengths = np.linalg.norm(X, axis=0)
    X = X / np.where(lengths == 0, 1, lengths)  # so that no unit is too small to count
    ranks = [np.linalg.matrix_rank(X[:, : k + 1]) for k in range(X.shape[1])]
    return [k for k, rank in enumerate(ranks) if rank == (ranks[k - 1] if k else 0)]


X = np.array([[1, 1, 0], [1, 0, 1], [1, 1, 0], [1, 0, 1]])  # intercept, "new", "old"
try:
    np.linalg.inv(X.T @ X)
except np.linalg.LinAlgError as error:
    print(f"LinAlgError: {error}")
print(redundant_columns(X), redundant_columns(X[:, :2]))
# --8<-- [end:singular_matrix]


# Not in the browser: NumPy raises no FloatingPointError there.
# --8<-- [start:log_of_zero]
def log_cannot_take(x):
    """Count the zeros, whose log is -inf, and the negative numbers, whose log is nan."""
    return {"zeros": int(np.sum(x == 0)), "negative": int(np.sum(x < 0))}


probabilities = np.array([0.7, 0.0, 0.3])
try:
    with np.errstate(divide="raise"):
        np.log(probabilities)
except FloatingPointError as error:
    print(error)
print(log_cannot_take(probabilities), log_cannot_take(np.clip(probabilities, 1e-12, 1)))
# --8<-- [end:log_of_zero]


# Not in the browser: NumPy raises no FloatingPointError there.
# --8<-- [start:softmax_overflow]
def cannot_divide(scores):
    """Say whether the sum of exp is infinite or 0: scores above 709, or all below -745."""
    with np.errstate(over="ignore"):
        total = np.exp(scores).sum(axis=-1)
    return bool(np.any(np.isinf(total) | (total == 0)))


scores = np.array([1000.0, 1001.0, 1002.0])
try:
    with np.errstate(over="raise"):
        np.exp(scores)
except FloatingPointError as error:
    print(error)
shifted = scores - scores.max()
print(cannot_divide(scores), cannot_divide(-scores), cannot_divide(shifted))
print((np.exp(shifted) / np.exp(shifted).sum()).round(3))
# --8<-- [end:softmax_overflow]


# --8<-- [start:missing_values]
def bad_cells(X):
    """Count, for each column, the cells that are nan or infinite."""
    return np.sum(~np.isfinite(X), axis=0)


visits = np.array([[3.0, 20.0], [5.0, np.nan], [2.0, np.inf]])
print(bad_cells(visits), bad_cells(visits[:1]))
# --8<-- [end:missing_values]


# --8<-- [start:lost_as_integers]
def lost_as_integers(x):
    """Count the values that integers cannot hold: not finite, or with a fraction."""
    finite = np.isfinite(x)
    return {"not finite": int(np.sum(~finite)), "fraction": int(np.sum(x[finite] % 1 != 0))}


stock = np.array([3, 0, 7])
try:
    stock[1] = np.nan
except ValueError as error:
    print(error)
print(lost_as_integers(np.array([3, np.nan, 7.5])), lost_as_integers(np.array([3.0, 0.0, 7.0])))
# --8<-- [end:lost_as_integers]


# --8<-- [start:unequal_scales]
def scale_ratio(X):
    """Return how many times as wide the widest column spreads as the narrowest."""
    spreads = X.std(axis=0)
    return float(spreads.max() / spreads.min())


homes = np.array([[70.0, 250_000.0], [90.0, 310_000.0], [120.0, 480_000.0]])
standardized = (homes - homes.mean(axis=0)) / homes.std(axis=0)
print(round(scale_ratio(homes)), round(scale_ratio(standardized)))
# --8<-- [end:unequal_scales]


# Not in the browser: memory has other limits there.
# --8<-- [start:too_much_memory]
def gibibytes(shape, dtype=np.float64):
    """Return the memory that an array of this shape takes, in GiB."""
    return float(np.prod([float(size) for size in shape]) * np.dtype(dtype).itemsize / 2**30)


try:
    np.empty((10_000_000, 10_000_000))
except MemoryError as error:
    print(error)
print(f"{gibibytes((10_000_000, 10_000_000)):,.0f} GiB for all pairs")
print(f"{gibibytes((1000, 1000)):.3f} GiB for the pairs of one batch")
# --8<-- [end:too_much_memory]


# --8<-- [start:loss_is_nan]
def first_bad_step(losses):
    """Return the number of the first loss that is nan or infinite, or None."""
    bad = np.flatnonzero(~np.isfinite(losses))
    return int(bad[0]) if len(bad) else None


growing = np.array([4.0, 90.0, 2.1e3, np.inf, np.nan])
sudden = np.array([4.0, 3.1, 2.7, np.nan, np.nan])
for losses in (growing, sudden):
    step = first_bad_step(losses)
    print("step", step, "after", losses[max(step - 3, 0) : step])
print(first_bad_step(np.array([4.0, 3.1, 2.7])))
# --8<-- [end:loss_is_nan]


# --8<-- [start:loss_explodes]
def grows(losses):
    """Say whether the loss is higher after each step than before it."""
    return bool(np.all(np.diff(losses) > 0))


def short_training(rate, steps=5):
    """Return the losses of a few steps; put your own training loop in here."""
    w, losses = 3.0, []
    for _ in range(steps):
        losses.append(w**2)
        w -= rate * 2 * w
    return losses


print(grows(short_training(rate=1.1)), grows(short_training(rate=0.11)))
# --8<-- [end:loss_explodes]


# --8<-- [start:loss_stays]
def change_by_tiny_step(loss, gradient, w, rate=1e-6):
    """Return how a tiny step against the gradient changes the loss: it must be below 0."""
    return loss(w - rate * gradient(w)) - loss(w)


def loss(w):
    """Return the loss of one example, with target 3."""
    return (w - 3) ** 2


print(f"{change_by_tiny_step(loss, lambda w: 2 * (3 - w), w=1.0):+.6f} wrong sign")
print(f"{change_by_tiny_step(loss, lambda w: 0 * w, w=1.0):+.6f} no gradient arrives")
print(f"{change_by_tiny_step(loss, lambda w: 2 * (w - 3), w=1.0):+.6f} right gradient")
# --8<-- [end:loss_stays]


# --8<-- [start:dead_units]
def dead_share(outputs):
    """Return the share of units (columns) that are 0 for every example (row)."""
    return float(np.mean(np.all(outputs == 0, axis=0)))


rng = np.random.default_rng(seed=0)
inputs, layer = rng.normal(size=(200, 8)), rng.normal(size=(8, 50))
print(dead_share(np.maximum(0, inputs @ layer - 30)), dead_share(np.maximum(0, inputs @ layer)))
# --8<-- [end:dead_units]


# --8<-- [start:gradient_spikes]
def spikes(norms, factor=10):
    """Return the steps at which the gradient is far longer than at most steps."""
    return np.flatnonzero(~(norms <= factor * np.nanmedian(norms)))  # nan counts as a spike


print(spikes(np.array([1.1, 0.9, 1.3, 85.0, 1.2])), spikes(np.array([1.1, 0.9, 1.3, 0.8, 1.2])))
# --8<-- [end:gradient_spikes]


# --8<-- [start:one_class_only]
def class_shares(predicted, true):
    """Return, for each class, its share among the predictions and among the true labels."""
    classes = np.unique(np.concatenate([predicted, true])).tolist()
    return {c: (float(np.mean(predicted == c)), float(np.mean(true == c))) for c in classes}


true = np.array([0, 0, 0, 0, 1, 0, 0, 1, 0, 0])
print(class_shares(np.zeros(10, dtype=int), true))
print(class_shares(np.array([0, 0, 1, 0, 1, 0, 0, 0, 0, 0]), true))
# --8<-- [end:one_class_only]


# --8<-- [start:overfitting]
def gap_in_spreads(training, folds):
    """Return training minus validation score, in standard deviations of the folds."""
    return float((training - np.mean(folds)) / np.std(folds, ddof=1))


print(round(gap_in_spreads(0.99, [0.71, 0.74, 0.69, 0.73, 0.72]), 1))
print(round(gap_in_spreads(0.73, [0.71, 0.74, 0.69, 0.73, 0.72]), 1))
# --8<-- [end:overfitting]


# --8<-- [start:validation_better]
def standard_errors_apart(training, validation, n):
    """Return validation minus training accuracy, in standard errors of n validation cases."""
    return float((validation - training) / np.sqrt(training * (1 - training) / n))


print(round(standard_errors_apart(0.86, 0.89, n=10_000), 1), "hardly by chance")
print(round(standard_errors_apart(0.86, 0.89, n=100), 1), "may be chance")
# --8<-- [end:validation_better]


# --8<-- [start:runs_differ]
def beyond_seeds(a, b):
    """Return the difference of two models' mean scores, in standard errors over seeds."""
    error = np.sqrt(np.var(a, ddof=1) / len(a) + np.var(b, ddof=1) / len(b))
    return float((np.mean(b) - np.mean(a)) / error)


print(round(beyond_seeds([0.81, 0.84, 0.79, 0.83], [0.82, 0.80, 0.85, 0.83]), 1))
print(round(beyond_seeds([0.81, 0.84, 0.79, 0.83], [0.90, 0.91, 0.89, 0.92]), 1))
# --8<-- [end:runs_differ]


# --8<-- [start:useless_accuracy]
def majority_accuracy(labels):
    """Return the accuracy of always answering the most common class."""
    return float(np.unique(labels, return_counts=True)[1].max() / len(labels))


fraud, coins = np.repeat([0, 1], [990, 10]), np.repeat([0, 1], [500, 500])
print(majority_accuracy(fraud), majority_accuracy(coins))
# --8<-- [end:useless_accuracy]


# --8<-- [start:leakage]
def auc_alone(x, y):
    """Return the share of pairs in which the case of class 1 has the larger x; ties count half."""
    ones, zeros = x[y == 1], np.sort(x[y == 0])
    below = (np.searchsorted(zeros, ones) + np.searchsorted(zeros, ones, side="right")) / 2
    return float(below.mean() / len(zeros))


def suspicious_features(X, y, limit=0.95):
    """Return the numbers of features that alone nearly give the answer away."""
    aucs = [auc_alone(column, y) for column in X.T]
    return [k for k, auc in enumerate(aucs) if max(auc, 1 - auc) > limit]


rng = np.random.default_rng(seed=1)
left = rng.integers(0, 2, size=200)
visits, refund = rng.normal(size=200) - left, 30 * left + rng.normal(size=200)
print(suspicious_features(np.column_stack([visits, refund]), left))
print(suspicious_features(np.column_stack([visits]), left))
# --8<-- [end:leakage]


# --8<-- [start:precision_in_use]
def expected_precision(recall, false_alarm_rate, base_rate):
    """Return the share of alerts that are right, at this share of true cases."""
    right, wrong = recall * base_rate, false_alarm_rate * (1 - base_rate)
    return right / (right + wrong)


print(round(expected_precision(0.9, 0.05, base_rate=0.002), 2), "in use")
print(round(expected_precision(0.9, 0.05, base_rate=0.5), 2), "in a balanced test set")
# --8<-- [end:precision_in_use]


# --8<-- [start:negative_r_squared]
def r_squared_and_offset(y, predicted):
    """Return R squared, and the share of the squared error that a constant shift makes."""
    error = predicted - y
    offset = np.mean(error) ** 2 / np.mean(error**2)
    return float(1 - np.mean(error**2) / np.var(y)), float(offset)


price = np.array([210.0, 250.0, 300.0, 380.0])
good = price + np.array([5.0, -8.0, 6.0, -4.0])
print(np.round(r_squared_and_offset(price, good + 150), 2))
print(np.round(r_squared_and_offset(price, good), 2))
# --8<-- [end:negative_r_squared]


# --8<-- [start:calibration]
def promised_and_kept(p, y, bins=4):
    """Return, for each bin of scores, their mean, the share of ones, and how many."""
    place = np.minimum((p * bins).astype(int), bins - 1)
    groups = [(p[place == b], y[place == b]) for b in range(bins) if np.any(place == b)]
    return [(float(q.mean()), float(z.mean()), len(q)) for q, z in groups]


rng = np.random.default_rng(seed=2)
p = rng.uniform(size=20_000)
honest, bold = rng.uniform(size=p.size) < p, rng.uniform(size=p.size) < 0.5 + 0.4 * (p - 0.5)
for y in (bold, honest):
    print([f"{promised:.2f}: {kept:.2f}" for promised, kept, _ in promised_and_kept(p, y)])
# --8<-- [end:calibration]


# --8<-- [start:drift]
def shift(training, live):
    """Return, for each feature, how far its mean has moved, in standard deviations."""
    return np.abs(live.mean(axis=0) - training.mean(axis=0)) / training.std(axis=0)


rng = np.random.default_rng(seed=3)
training, live = rng.normal(size=(1000, 2)), rng.normal(size=(500, 2))
print(shift(training, live + np.array([0, 3])).round(1), shift(training, live).round(1))
# --8<-- [end:drift]


# --8<-- [start:high_cosines]
def mean_cosine(X):
    """Return the mean cosine similarity of all pairs of different rows."""
    units = X / np.linalg.norm(X, axis=1, keepdims=True)
    cosines = units @ units.T
    return float((cosines.sum() - np.trace(cosines)) / (len(X) * (len(X) - 1)))


rng = np.random.default_rng(seed=4)
vectors = rng.normal(size=(300, 50)) + 3
print(round(mean_cosine(vectors), 3), round(mean_cosine(vectors - vectors.mean(axis=0)), 3))
# --8<-- [end:high_cosines]


# --8<-- [start:far_is_near]
def contrast(X):
    """Return how many times as far as the nearest point the farthest is, seen from row 0."""
    distances = np.linalg.norm(X[1:] - X[0], axis=1)
    return float(distances.max() / distances.min())


rng = np.random.default_rng(seed=5)
for dimensions in (1000, 2):
    print(dimensions, round(contrast(rng.uniform(size=(500, dimensions))), 1))
# --8<-- [end:far_is_near]


# --8<-- [start:one_feature_rules]
def share_of_distance(X):
    """Return the share of each feature in the mean squared distance of two rows."""
    return X.var(axis=0) / X.var(axis=0).sum()


customers = np.array([[25.0, 30_000.0], [62.0, 31_000.0], [41.0, 58_000.0]])  # age, income
standardized = (customers - customers.mean(axis=0)) / customers.std(axis=0)
print(share_of_distance(customers).round(3), share_of_distance(standardized))
# --8<-- [end:one_feature_rules]


# --8<-- [start:flipped_sign]
def inflation(X):
    """Return, for each feature, how much the others inflate its coefficient's variance."""
    return np.diag(np.linalg.inv(np.corrcoef(X, rowvar=False)))


rng = np.random.default_rng(seed=6)
area, rooms, age = rng.normal(size=(3, 200))
rooms_like_area = area + 0.1 * rng.normal(size=200)
print(inflation(np.column_stack([area, rooms_like_area, age])).round(1))
print(inflation(np.column_stack([area, rooms, age])).round(1))
# --8<-- [end:flipped_sign]


# --8<-- [start:peeking]
def false_alarm_rate(looks, runs=20_000, seed=7):
    """Return how often a test without any effect is significant at one look or another."""
    rng = np.random.default_rng(seed=seed)
    z = np.cumsum(rng.normal(size=(runs, looks)), axis=1) / np.sqrt(np.arange(1, looks + 1))
    return float(np.mean(np.any(np.abs(z) > 1.96, axis=1)))


print(f"{false_alarm_rate(looks=14):.0%} with a look a day for 14 days")
print(f"{false_alarm_rate(looks=1):.0%} with one look at the end")
# --8<-- [end:peeking]


# --8<-- [start:many_metrics]
def holm(p_values):
    """Return the p-values adjusted for how many there are (Holm's method), in their order."""
    p = np.asarray(p_values)
    order = np.argsort(p)
    adjusted = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return np.minimum(adjusted, 1)[np.argsort(order)]


others = np.linspace(0.1, 0.95, 19)
print(f"{1 - 0.95**20:.0%} of such experiments have a p-value below 0.05 by chance")
print(holm([0.04, *others])[0].round(2), holm([0.0004, *others])[0].round(3))
# --8<-- [end:many_metrics]


# --8<-- [start:mean_not_typical]
def top_share(x, share=0.01):
    """Return which part of the total the largest one percent of the values makes up."""
    top = np.sort(x)[-max(1, round(share * len(x))) :]
    return float(top.sum() / x.sum())


rng = np.random.default_rng(seed=8)
orders, heights = rng.lognormal(3, 2, size=5000), rng.normal(170, 8, size=5000)
for x in (orders, heights):
    print(f"mean {x.mean():.0f}, median {np.median(x):.0f}, top 1% has {top_share(x):.0%}")
# --8<-- [end:mean_not_typical]


# --8<-- [start:no_effect]
def correlation_within(x, y, group):
    """Return the correlation of x and y over all cases, and within each group."""
    inside = {g: np.corrcoef(x[group == g], y[group == g])[0, 1] for g in np.unique(group).tolist()}
    return np.corrcoef(x, y)[0, 1], inside


rng = np.random.default_rng(seed=9)
summer = np.repeat([0, 1], 300)
ice_cream, accidents = 5 * summer + rng.normal(size=600), 5 * summer + rng.normal(size=600)
overall, inside = correlation_within(ice_cream, accidents, summer)
print(round(overall, 2), {season: round(float(r), 2) for season, r in inside.items()})
# --8<-- [end:no_effect]


# --8<-- [start:two_deviations]
def ddof_of(x, reported):
    """Return the ddof (0 or 1) with which NumPy gives the reported deviation, or None."""
    return next((d for d in (0, 1) if np.isclose(np.std(x, ddof=d), reported, rtol=1e-6)), None)


x = np.array([2.0, 4.0, 4.0, 6.0])
print(np.std(x).round(4), np.std(x, ddof=1).round(4))
print(ddof_of(x, 1.4142136), ddof_of(x, 1.6329932), ddof_of(x, 1.5))
# --8<-- [end:two_deviations]


# --8<-- [start:decimal_fractions]
def rounding_only(a, b):
    """Say whether two numbers differ by no more than rounding."""
    return bool(np.isclose(a, b))


print(0.1 + 0.2 == 0.3, 0.1 + 0.2)
print(rounding_only(0.1 + 0.2, 0.3), rounding_only(0.1 + 0.2, 0.31))
# --8<-- [end:decimal_fractions]


# --8<-- [start:integer_overflow]
def overflows(values):
    """Say whether the sum of squares is too large for the integers of this array."""
    exact = sum(int(v) ** 2 for v in values)  # Python's own integers grow as needed
    return exact > np.iinfo(values.dtype).max


cents = np.array([40_000, 30_000], dtype=np.int32)
print("sum of squares:", cents @ cents)
print(overflows(cents), overflows(cents.astype(np.int64)))
# --8<-- [end:integer_overflow]


# --8<-- [start:negative_variance]
def digits_lost(x):
    """Return how many decimal digits mean(x²) − mean(x)² loses, of about 16."""
    return float(np.log10(np.mean(x**2) / np.var(x)))


sensor = 1e9 + np.array([0.1, 0.2, 0.3, 0.4])
print("mean(x²) − mean(x)²:", np.mean(sensor**2) - np.mean(sensor) ** 2)
print("np.var:", np.var(sensor).round(4))
print(round(digits_lost(sensor)), round(digits_lost(sensor - 1e9)))
# --8<-- [end:negative_variance]
