"""Metrics: where each of them looks good and is not.

Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (Springer, second
        edition, 2009), chapter 7, and the documentation of scikit-learn.
"""

import warnings

import matplotlib.pyplot as plt
import numpy as np
from sklearn import metrics

# --8<-- [start:never_alarm]
fraud = np.repeat([1, 0], [20, 1980])  # 20 frauds among 2,000 payments
silent = np.zeros(2000)  # a model that never raises an alarm
silent_accuracy = metrics.accuracy_score(fraud, silent)
print(f"accuracy {silent_accuracy:.2f}")
print(f"recall   {metrics.recall_score(fraud, silent):.2f}")
# --8<-- [end:never_alarm]

# --8<-- [start:alarm_too_often]
noisy = np.repeat([1, 0, 1, 0], [19, 1, 99, 1881])  # 95% right in each class
noisy_balanced = metrics.balanced_accuracy_score(fraud, noisy)
noisy_precision = metrics.precision_score(fraud, noisy)
print(f"balanced accuracy {noisy_balanced:.2f}")
print(f"precision         {noisy_precision:.2f}")
# --8<-- [end:alarm_too_often]

# --8<-- [start:alarm_once]
timid = np.repeat([1, 0], [1, 1999])  # one alarm, and it is right
print(f"precision {metrics.precision_score(fraud, timid):.2f}")
print(f"recall    {metrics.recall_score(fraud, timid):.2f}")
# --8<-- [end:alarm_once]

# --8<-- [start:alarm_always]
loud = np.ones(2000)  # every payment is stopped
print(f"recall    {metrics.recall_score(fraud, loud):.2f}")
print(f"precision {metrics.precision_score(fraud, loud):.2f}")
# --8<-- [end:alarm_always]

# --8<-- [start:change_share]
specificity, recall = 0.95, 0.90
for share in (0.5, 0.1, 0.01):  # of fraud among the payments
    right, false = share * recall, (1 - share) * (1 - specificity)
    print(f"{share:4.0%} fraud: precision {right / (right + false):.2f}")
# --8<-- [end:change_share]
rare_precision = right / (right + false)

# --8<-- [start:name_the_other_class]
kept = np.repeat([1, 0], [90, 10])  # 1: the customer stays
guess = np.repeat([1, 0, 1, 0], [85, 5, 8, 2])
f1_stays = metrics.f1_score(kept, guess)
f1_leaves = metrics.f1_score(kept, guess, pos_label=0)
print(f"F1 of staying {f1_stays:.2f}")
print(f"F1 of leaving {f1_leaves:.2f}")
# --8<-- [end:name_the_other_class]

# --8<-- [start:thin_out]
half = np.repeat([1, 0], [1980, 1980])
even = np.repeat([1, 0, 1, 0], [1881, 99, 99, 1881])  # again 95% of each
mcc_half = metrics.matthews_corrcoef(half, even)
mcc_rare = metrics.matthews_corrcoef(fraud, noisy)
print(f"half fraud  MCC {mcc_half:.2f}")
print(f"1% fraud    MCC {mcc_rare:.2f}")
# --8<-- [end:thin_out]

# --8<-- [start:rank]
rng = np.random.default_rng(seed=5)
score = rng.normal(size=2000) + 2 * fraud  # frauds score 2 higher on average
top = np.argsort(-score)[:20]  # as many as there are frauds
roc_auc = metrics.roc_auc_score(fraud, score)
top_precision = fraud[top].mean()
print(f"ROC AUC                {roc_auc:.2f}")
print(f"fraud among the top 20 {top_precision:.2f}")
# --8<-- [end:rank]

# --8<-- [start:plot_roc]
false_rate, true_rate, _ = metrics.roc_curve(fraud, score)

fig, ax = plt.subplots(figsize=(4.8, 3.0))
ax.plot(false_rate, true_rate)
ax.fill_between(false_rate, true_rate, alpha=0.15)
ax.plot([0, 1], [0, 1], color="black", linestyle=":")
ax.text(0.55, 0.42, "guessing", rotation=32)
ax.set(title="ROC AUC is the area below the curve", xlabel="false alarms / all not fraud")
ax.set(ylabel="recall", xlim=(0, 1), ylim=(0, 1.02))
fig.set_label(
    "A curve that rises steeply from the lower left corner to a recall of 0.65 at 10 percent "
    "false alarms, then bends to the upper right; a dotted diagonal shows guessing."
)
# --8<-- [end:plot_roc]

# --8<-- [start:plot_precision_recall]
curve_precision, curve_recall, _ = metrics.precision_recall_curve(fraud, score)

fig, ax = plt.subplots(figsize=(4.8, 3.0))
ax.step(curve_recall, curve_precision, where="post")
ax.axhline(0.01, color="black", linestyle=":")
ax.text(0.02, 0.04, "guessing")
ax.set(title="The same model, by precision and recall", xlabel="recall")
ax.set(ylabel="precision", xlim=(0, 1), ylim=(0, 1.02))
fig.set_label(
    "The precision is 1 for the first three frauds, about 0.2 when a third are found and below 0.1 "
    "beyond half; a dotted line at 0.01 shows guessing."
)
# --8<-- [end:plot_precision_recall]

# --8<-- [start:guess_ranking]
for share in (0.5, 0.01):
    labels = np.arange(20_000) < 20_000 * share
    guessed = metrics.average_precision_score(labels, rng.random(20_000))
    print(f"{share:4.0%} positive, guessing: AP {guessed:.2f}")
average_precision = metrics.average_precision_score(fraud, score)
print(f"  1% positive, the model: AP {average_precision:.2f}")
# --8<-- [end:guess_ranking]

# --8<-- [start:add_junk]
good = np.array([[3, 2, 1]])  # how useful each result is, best first
junk = np.array([[3, 2, 1, 0, 0, 0, 0, 0, 0, 0]])
for name, gains in [("3 good results", good), ("and 7 useless", junk)]:
    places = -np.arange(gains.shape[1])[None, :]  # the order shown
    print(f"{name:15} NDCG {metrics.ndcg_score(gains, places):.2f}")
# --8<-- [end:add_junk]

# --8<-- [start:be_certain_once]
labels = np.repeat([1, 0], [500, 500])
careful = np.where(labels == 1, 0.95, 0.05)
certain = careful.copy()
certain[0] = 1e-12  # one label is a typing error, and the model is certain
loss_careful = metrics.log_loss(labels, careful)
loss_certain = metrics.log_loss(labels, certain)
print(f"log loss without the error {loss_careful:.3f}")
print(f"with one in 1,000 wrong    {loss_certain:.3f}")
# --8<-- [end:be_certain_once]

# --8<-- [start:predict_the_share]
flat = np.full(2000, 0.01)  # the share of fraud, for every payment
flat_brier = metrics.brier_score_loss(fraud, flat)
print(f"Brier score {flat_brier:.4f}")
print(f"ROC AUC     {metrics.roc_auc_score(fraud, flat):.2f}")
# --8<-- [end:predict_the_share]

# --8<-- [start:plot_calibration]
believed = rng.uniform(0, 1, size=20_000)
happened = rng.random(20_000) < 0.5 + 0.6 * (believed - 0.5)  # overconfident
bin_of = (believed * 10).astype(np.int64)
shares = [happened[bin_of == i].mean() for i in range(10)]

fig, ax = plt.subplots(figsize=(4.8, 3.0))
ax.bar(np.arange(10) / 10 + 0.05, shares, width=0.09)
ax.plot([0, 1], [0, 1], color="black", linestyle=":")
ax.text(0.62, 0.78, "calibrated", rotation=32)
ax.set(title="An overconfident model: 95% means 77%", xlabel="predicted probability")
ax.set(ylabel="share that happened", xlim=(0, 1), ylim=(0, 1))
fig.set_label(
    "Ten bars, one for each range of predicted probability, rise from 0.23 to 0.77 instead of "
    "along the dotted diagonal from 0.05 to 0.95."
)
# --8<-- [end:plot_calibration]


# --8<-- [start:calibrate]
def calibration_error(y: np.ndarray, p: np.ndarray, bins: int = 10) -> float:
    """Return the mean gap between predicted and observed share, over bins.

    Args:
        y: Labels 0 and 1, shape (n,).
        p: Predicted probabilities of 1, shape (n,).
        bins: Number of bins of equal width.
    """
    bin_of = np.minimum((p * bins).astype(np.int64), bins - 1)
    gaps = np.bincount(bin_of, weights=y - p)
    return float(np.abs(gaps).sum() / len(y))


came = np.repeat([1, 0, 1, 0], [450, 50, 50, 450])  # 90% of the first 500
for name, p in [("always 0.5", 0.5), ("0.95 or 0.05", np.repeat([0.95, 0.05], 500))]:
    p = np.broadcast_to(p, 1000)
    error, loss = calibration_error(came, p), metrics.log_loss(came, p)
    print(f"{name:12} calibration error {error:.2f}, log loss {loss:.2f}")
# --8<-- [end:calibrate]
ece_overconfident = calibration_error(happened, believed)

# --8<-- [start:sell_rarely]
sold = np.repeat([0, 10], [80, 20])  # pieces a day: on most days none
for name, constant in [("always 0", 0), ("the mean", sold.mean())]:
    error = metrics.mean_absolute_error(sold, np.full(100, constant))
    print(f"{name}: MAE {error:.2f}, sold in all {100 * constant:.0f}")
# --8<-- [end:sell_rarely]

# --8<-- [start:miss_once]
small = np.ones(100)  # 100 errors of 1 each
miss = small.copy()
miss[0] = 100.0
zeros = np.zeros(100)
for name, error in [("all small", small), ("one large", miss)]:
    rmse = metrics.root_mean_squared_error(zeros, error)
    mae = metrics.mean_absolute_error(zeros, error)
    print(f"{name}: RMSE {rmse:5.2f}, MAE {mae:.2f}")
# --8<-- [end:miss_once]

# --8<-- [start:plot_errors]
e = np.linspace(-3, 3, 121)

fig, ax = plt.subplots(figsize=(4.8, 2.4))
ax.plot(e, np.abs(e), label="absolute")
ax.plot(e, e**2, linestyle="--", label="squared")
ax.set(
    title="An error of 3 counts as 3, or as 9", xlabel="error", ylabel="cost", xticks=range(-3, 4)
)
ax.legend(loc="upper center")
fig.set_label(
    "A V-shaped line for the absolute error and a dashed parabola for the squared one; they cross "
    "at errors of 1, and at 3 they stand at 3 and 9."
)
# --8<-- [end:plot_errors]

# --8<-- [start:forecast_nothing]
demand = np.array([2.0, 5.0, 1.0, 4.0])
mape = {}
for name, forecast in [("always 0", 0 * demand), ("three times", 3 * demand)]:
    mape[name] = metrics.mean_absolute_percentage_error(demand, forecast)
    print(f"{name:11} MAPE {mape[name]:.0%}")
# --8<-- [end:forecast_nothing]
smallest = np.finfo(np.float64).eps

# --8<-- [start:narrow]
noise = rng.normal(scale=20, size=1000)  # thousand dollars, as good or bad everywhere
for low, high in [(100, 500), (280, 320)]:
    price = rng.uniform(low, high, size=1000)
    r_squared = metrics.r2_score(price, price + noise)
    rmse = metrics.root_mean_squared_error(price, price + noise)
    print(f"{low} to {high}: R2 {r_squared:5.2f}, RMSE {rmse:.0f}")
# --8<-- [end:narrow]
narrow_r_squared = r_squared

# --8<-- [start:cut_differently]
log_probability = -30.0  # of one text, in nats
for name, count in [("10 words", 10), ("15 pieces", 15)]:
    print(f"{name:9} perplexity {np.exp(-log_probability / count):.1f}")
# --8<-- [end:cut_differently]

# --8<-- [start:say_the_same]
same = np.full(2000, 0.5)
curve = metrics.precision_recall_curve(fraud, same)
print(f"ROC AUC                        {metrics.roc_auc_score(fraud, same):.3f}")
print(f"average precision              {metrics.average_precision_score(fraud, same):.3f}")
print(f"precision–recall by trapezoids {metrics.auc(curve[1], curve[0]):.3f}")
# --8<-- [end:say_the_same]

# --8<-- [start:lose_a_class]
perfect = {
    "accuracy": metrics.accuracy_score,
    "F1": metrics.f1_score,
    "MCC": metrics.matthews_corrcoef,
    "ROC AUC": metrics.roc_auc_score,
    "average precision": metrics.average_precision_score,
    "Cohen's kappa": metrics.cohen_kappa_score,
}
nobody, everybody = np.zeros(50, dtype=np.int64), np.ones(50, dtype=np.int64)
print("                  no positive  all positive")
for name, metric in perfect.items():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        without, only = metric(nobody, nobody), metric(everybody, everybody)
    print(f"{name:17} {without:11.0f}  {only:12.0f}")
# --8<-- [end:lose_a_class]
r2_rounded = metrics.r2_score([0.1, 0.1, 0.1], [0.1, 0.1, 0.2])
