#!/usr/bin/env bash
# scikit-learn 1.9.1: r2_score of a constant target is 0 or -2e33, depending on the constant.
#
# Valid input: a target that is the same number in every row, such as 0.1, and a prediction that is
# not perfect; in cross-validation one fold suffices.
# Expected: 0. The documentation says that a constant y_true would give -inf, and that by default
# (force_finite=True) such a score is replaced by 0, so that it does not spoil a grid search.
# Seen: the check is that the sum of squares around the mean is exactly 0. The mean of three times
# 0.1 is 0.10000000000000002, so the sum is 6e-34 and the score -1.7e33; of two or four it is 0.
# StandardScaler of the same library takes the same three numbers for constant.
# Why it matters: one such fold decides the mean of all folds, and so which model is chosen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import KFold, cross_val_score
from sklearn.preprocessing import StandardScaler


def check(label, now, seen):
    print(f"{label}: {now:.2g}")
    assert f"{now:.2g}" == seen, f"changed: {seen} before"


for constant, count, seen in [
    (3, 3, "0"),
    (0.1, 2, "0"),
    (0.1, 3, "-1.7e+33"),
    (0.1, 4, "0"),
    (0.3, 3, "0"),
    (0.7, 3, "-2.7e+31"),
]:
    true = np.full(count, constant)
    predicted = np.append(true[1:], constant + 1)
    check(f"{count} times {constant}, one prediction off by 1", r2_score(true, predicted), seen)

x = np.arange(6.0)[:, None]
for constant, seen in [(3, "-0.75"), (0.1, "-4.9e+33")]:
    y = np.array([constant] * 3 + [1, 2, 3])
    scores = cross_val_score(LinearRegression(), x, y, cv=KFold(2))
    check(f"mean of two folds, {constant} in one of them", scores.mean(), seen)

scale = StandardScaler().fit(np.full((3, 1), 0.1)).scale_[0]
check("StandardScaler divides three times 0.1 by (1 if constant)", scale, "1")
PYTHON
