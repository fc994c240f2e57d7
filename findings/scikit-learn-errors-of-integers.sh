#!/usr/bin/env bash
# scikit-learn 1.9.1: median_absolute_error and max_error of small integers are wrong.
#
# Valid input: true and predicted values in uint8 or int8, such as ages, ratings or pixels; a
# decision tree that classifies such labels predicts in their type.
# Expected: the errors of the same numbers as floats, as mean_absolute_error, mean_squared_error and
# r2_score give them: these make floats of integers first. The documentation names no type.
# Seen: the two subtract in the type that they get. In uint8, a prediction of 55 for 60 is off by
# 251 for the median, one of 200 for 100 by 156 for the maximum; in int8, 200 is 56. No warning.
# Why it matters: the median error, taken because it is robust, can be larger than every error that
# was made, and the largest error smaller than the mean error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
from sklearn import metrics

EXAMPLES = {
    "float64": ([100, 60, 50], [200, 55, 40]),
    "uint8": ([100, 60, 50], [200, 55, 40]),
    "int8": ([100, 60, 50], [-100, 55, 40]),
}
SEEN = {
    "float64": {"mean": 38.33, "median": 10, "max": 100},
    "uint8": {"mean": 38.33, "median": 246, "max": 156},
    "int8": {"mean": 71.67, "median": 10, "max": 56},
}
CALLS = {
    "mean": metrics.mean_absolute_error,
    "median": metrics.median_absolute_error,
    "max": metrics.max_error,
}
for dtype, (true, predicted) in EXAMPLES.items():
    print(f"{dtype}: true {true}, predicted {predicted}")
    for name, call in CALLS.items():
        now = round(float(call(np.array(true, dtype), np.array(predicted, dtype))), 2)
        print(f"    {name} absolute error {now}")
        assert now == SEEN[dtype][name], f"changed: {SEEN[dtype][name]!r} before"
PYTHON
