"""Conventions: one question, two numbers, and who gives which.

Source: the documentation of the libraries named on the page, and a run of those imported here.
"""

import random
import statistics

import numpy as np
from scipy import special, stats
from sklearn import metrics
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

# --8<-- [start:divide]
waits = np.array([2.0, 4.0, 6.0, 12.0])  # minutes
print(f"np.std(waits)          {np.std(waits):.3f}")
print(f"statistics.stdev       {statistics.stdev(waits):.3f}")
print(f"np.std(waits, ddof=1)  {np.std(waits, ddof=1):.3f}")
# --8<-- [end:divide]
ddof_ratio = np.std(waits, ddof=1) / np.std(waits)

# --8<-- [start:correlate_columns]
houses = np.array([[50, 2], [70, 3], [90, 3], [120, 5.0]])  # rows: homes
print("np.cov(houses)      ", np.cov(houses).shape)
print("with rowvar=False   ", np.cov(houses, rowvar=False).shape)
# --8<-- [end:correlate_columns]

# --8<-- [start:multiply]
W = np.array([[1, 2], [3, 4]])
x = np.array([1, 1])
print("W @ x ", W @ x)
print("x @ W ", x @ W)
# --8<-- [end:multiply]

# --8<-- [start:subtract]
y = np.array([1.0, 2.0, 3.0])  # shape (3,)
predicted = np.array([[1.0], [2.0], [3.0]])  # shape (3, 1)
lost_axis_error = np.mean((y - predicted) ** 2)
true_error = np.mean((y - predicted[:, 0]) ** 2)
print("y - predicted has shape", (y - predicted).shape)
print(f"its mean squared error  {lost_axis_error:.2f}")
print(f"with both of shape (3,) {true_error:.2f}")
# --8<-- [end:subtract]

# --8<-- [start:reduce]
table = np.array([[1, 2, 3], [10, 20, 30]])  # 2 rows, 3 columns
print("sum(axis=0)", table.sum(axis=0))
print("sum(axis=1)", table.sum(axis=1))
scores = np.array([[2.0, 1.0], [0.0, 1.0]])  # a row for each example
print("softmax, no axis:", special.softmax(scores).sum(axis=1).round(2))
print("softmax, axis=1: ", special.softmax(scores, axis=1).sum(axis=1))
# --8<-- [end:reduce]
column_mean = np.full((1_000_000, 2), 0.1, dtype=np.float32).mean(axis=0)[0]

# --8<-- [start:take_logs]
p = np.array([0.5, 0.25, 0.25])
nats = stats.entropy(p)  # natural logarithm
bits = stats.entropy(p, base=2)
print(f"entropy: {nats:.2f} nats, {bits:.2f} bits")
print(f"perplexity: {np.exp(nats):.2f}, {2**bits:.2f}")
print(f"mixed up:   {np.exp(bits):.2f}, {2**nats:.2f}")
# --8<-- [end:take_logs]

# --8<-- [start:order]
data = np.array([0.5, 0.4, 0.1])
guess = np.array([0.8, 0.1, 0.1])  # what a model says
data_first, guess_first = stats.entropy(data, guess), stats.entropy(guess, data)
print(f"data first   {data_first:.2f} nats")
print(f"model first  {guess_first:.2f} nats")
# --8<-- [end:order]

# --8<-- [start:reduce_loss]
features = np.linspace(-1, 1, 64)  # a batch of 64, target 3 * feature
steps = {"mean": 0.1 / 64, "sum": 0.1, "sum, rate / 64": 0.1 / 64}
weights = {}
for name, step in steps.items():  # step: learning rate, times 1/n if mean
    w = 0.0
    for _ in range(100):
        w -= step * np.sum(2 * (w * features - 3 * features) * features)
    weights[name] = w
    print(f"{name:15} w = {w:.3g}")
# --8<-- [end:reduce_loss]

# --8<-- [start:halve]
errors = np.array([1.0, -2.0, 3.0])  # prediction minus target
plain_loss, half_loss = np.mean(errors**2), np.mean(errors**2) / 2
print(f"plain: loss {plain_loss:.2f}, slope {np.mean(2 * errors):.2f}")
print(f"half:  loss {half_loss:.2f}, slope {np.mean(errors):.2f}")
# --8<-- [end:halve]

# --8<-- [start:penalize]
hours = np.array([[1.0], [2.0], [3.0], [4.0], [5.0], [6.0]])
passed = np.array([0, 0, 1, 0, 1, 1])
for C in (0.01, 1.0, 100.0):
    model = LogisticRegression(C=C).fit(hours, passed)
    print(f"C = {C:6.2f}, lambda = {1 / C:6.2f}: w = {model.coef_[0, 0]:.2f}")
# --8<-- [end:penalize]

# --8<-- [start:repeat_rows]
size = np.array([[-1.0], [0.0], [1.0]])
price = np.array([-2.0, 0.0, 2.0])
repeated = {}
for kind in (Ridge(alpha=0.5), Lasso(alpha=0.5)):
    name = type(kind).__name__
    once = kind.fit(size, price).coef_[0]
    twice = kind.fit(np.tile(size, (2, 1)), np.tile(price, 2)).coef_[0]
    repeated[name] = (once, twice)
    print(f"{name}: {once:.2f}, every row twice: {twice:.2f}")
# --8<-- [end:repeat_rows]

# --8<-- [start:penalize_intercept]
meters = np.array([[-1.0], [0.0], [1.0]])  # size, centered
cost = np.array([290.0, 300.0, 310.0])  # thousand dollars
free = Ridge(alpha=1).fit(meters, cost)
column = np.hstack([meters, np.ones((3, 1))])  # the intercept as a weight
shrunk = Ridge(alpha=1, fit_intercept=False).fit(column, cost)
shrunk_intercept = shrunk.coef_[1]
print(f"intercept not penalized  {free.intercept_:.0f}")
print(f"intercept penalized      {shrunk_intercept:.0f}")
# --8<-- [end:penalize_intercept]

# --8<-- [start:apply_twice]
logits = np.full(10, -20.0)
logits[0] = 20.0  # ten classes, the model is certain, and right
sure = special.softmax(logits)
right_loss = special.logsumexp(logits) - logits[0]
floor_of_ten = special.logsumexp(sure) - sure[0]
print(f"loss of the logits     {right_loss:.2f}")
print(f"softmax applied twice  {floor_of_ten:.2f}")
# --8<-- [end:apply_twice]

# --8<-- [start:swap_arguments]
fraud = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
alarm = np.array([1, 0, 0, 0, 1, 0, 0, 0, 0, 0])
print(metrics.confusion_matrix(fraud, alarm))
right_order = metrics.precision_score(fraud, alarm)
wrong_order = metrics.precision_score(alarm, fraud)
print(f"precision(true, predicted) {right_order:.2f}")
print(f"precision(predicted, true) {wrong_order:.2f}")
# --8<-- [end:swap_arguments]

# --8<-- [start:differentiate]
A = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
point, h = np.zeros(3), 1e-6
columns = [(A @ (point + h * e) - A @ point) / h for e in np.eye(3)]
jacobian = np.stack(columns, axis=1)  # d(output i) / d(input j)
print("numerator layout  ", jacobian.shape, "as A")
print("denominator layout", jacobian.T.shape, "as A.T")
# --8<-- [end:differentiate]

# --8<-- [start:interpolate]
latency = np.array([10, 11, 12, 13, 14, 15, 16, 17, 18, 100])  # ms
p95 = {}
for method in ("linear", "weibull", "lower", "higher"):
    p95[method] = float(np.quantile(latency, 0.95, method=method))
    print(f"{method:8} {p95[method]:6.2f} ms")
# --8<-- [end:interpolate]
lowest_p, highest_p = 1 / (len(latency) + 1), len(latency) / (len(latency) + 1)
extrapolated = statistics.quantiles(latency.tolist(), n=20)[-1]

# --8<-- [start:explain]
actual = np.array([1.0, 2.0, 3.0, 4.0])
forecast = actual + 3  # right shape, three too high
r_squared = metrics.r2_score(actual, forecast)
correlation_squared = np.corrcoef(actual, forecast)[0, 1] ** 2
print(f"R2                  {r_squared:.2f}")
print(f"correlation squared {correlation_squared:.2f}")
# --8<-- [end:explain]

# --8<-- [start:spread]
rng = np.random.default_rng(seed=4)
scale_draws = rng.normal(0, 4, size=50_000)
covariance_draws = rng.multivariate_normal([0], [[4]], size=50_000)
print(f"rng.normal(0, 4)               std {scale_draws.std():.1f}")
print(f"rng.multivariate_normal(0, 4)  std {covariance_draws.std():.1f}")
# --8<-- [end:spread]

# --8<-- [start:wait]
random.seed(4)
scale_mean = rng.exponential(2.0, size=50_000).mean()
rate_mean = np.mean([random.expovariate(2.0) for _ in range(50_000)])
print(f"rng.exponential(2.0)     mean {scale_mean:.1f}")
print(f"random.expovariate(2.0)  mean {rate_mean:.1f}")
# --8<-- [end:wait]

# --8<-- [start:try_again]
trials = stats.geom(0.25).mean()  # tries up to and with the first success
failures = stats.nbinom(1, 0.25).mean()  # failures before it
print(f"from 1: mean {trials:.0f}, P(first try) {stats.geom(0.25).pmf(1):.2f}")
print(f"from 0: mean {failures:.0f}, P(first try) {stats.nbinom(1, 0.25).pmf(0):.2f}")
# --8<-- [end:try_again]

# --8<-- [start:average]
queue = np.repeat([0, 1, 2], [90, 5, 5])
answer = np.repeat([0, 1, 0], [90, 5, 5])  # the last queue is never found
f1 = {}
for average in ("micro", "weighted", "macro"):
    f1[average] = metrics.f1_score(queue, answer, average=average)
    print(f"{average:8} F1 {f1[average]:.2f}")
# --8<-- [end:average]
micro_f1, macro_f1 = f1["micro"], f1["macro"]

# --8<-- [start:flip]
signal, kernel = np.array([0, 0, 1, 0, 0]), np.array([1, 2, 3])
print("np.convolve ", np.convolve(signal, kernel, mode="same"))
print("np.correlate", np.correlate(signal, kernel, mode="same"))
# --8<-- [end:flip]

# --8<-- [start:decompose]
M = np.array([[3.0, 1.0], [0.0, 2.0]])
U, s, Vt = np.linalg.svd(M)
right_gap = np.abs(U @ np.diag(s) @ Vt - M).max()
wrong_gap = np.abs(U @ np.diag(s) @ Vt.T - M).max()
print(f"U @ diag(s) @ third    off by {right_gap:.1f}")
print(f"U @ diag(s) @ third.T  off by {wrong_gap:.1f}")
print("svd ", s.round(2))
print("eigh", np.linalg.eigvalsh(M @ M.T).round(2))
# --8<-- [end:decompose]

# --8<-- [start:measure]
row = np.array([[3.0, -4.0]])  # shape (1, 2)
stretch = np.array([[3.0, 0.0], [0.0, 4.0]])
for order in (1, 2):
    of_vector = np.linalg.norm(row[0], order)
    print(f"order {order}: row as (2,) {of_vector:.0f}, as (1, 2)", end=" ")
    print(f"{np.linalg.norm(row, order):.0f}, table {np.linalg.norm(stretch, order):.0f}")
print(f"no order: table {np.linalg.norm(stretch):.0f}")
# --8<-- [end:measure]

# --8<-- [start:sort_into_bins]
edges = np.array([0, 1, 2, 3])
on_edges = np.array([0, 1, 2, 3])  # each value is an edge
print("np.digitize    ", np.digitize(on_edges, edges))
print("np.searchsorted", np.searchsorted(edges, on_edges))
print("np.histogram   ", np.histogram(on_edges, edges)[0])
# --8<-- [end:sort_into_bins]

# --8<-- [start:leave_out]
ages = np.array([1.0, np.nan, 3.0])
print("np.mean   ", np.mean(ages))
print("np.nanmean", np.nanmean(ages))
# --8<-- [end:leave_out]
