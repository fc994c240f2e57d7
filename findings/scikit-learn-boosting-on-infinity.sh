#!/usr/bin/env bash
# scikit-learn 1.9.1: HistGradientBoostingClassifier does not separate minus infinity from infinity.
#
# Valid input: a feature whose values are -inf and inf, such as the log odds of shares of 0 and 1.
# Random forests refuse infinity with a ValueError; this model takes it without one.
# Expected: the order of the values is all that binning needs, so a label that is the sign of the
# feature is learned, as it is from -1 and 1, from -inf and 1, and from -inf, 0 and inf.
# Seen: all probabilities are 0.5. The threshold is the mean of the two values, which is nan; the
# only trace is NumPy's "invalid value encountered in reduce". The regressor predicts the mean.
# Why it matters: a feature that alone decides the label is left unused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

import numpy as np
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
)

INF = float("inf")


def predictions(model, values):
    x = np.repeat(values, 50)[:, None]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            model.fit(x, (x[:, 0] > 0).astype(int))
        except ValueError as error:
            return str(error), []
        call = model.predict_proba if hasattr(model, "predict_proba") else model.predict
        result = call(np.array(values)[:, None])
    result = result[:, 1] if result.ndim == 2 else result
    return [round(float(p), 3) for p in result], [str(w.message) for w in caught]


NUMPY = ["invalid value encountered in reduce"]
REFUSED = "Input X contains infinity or a value too large for dtype('float32')."
for model, values, seen in [
    (HistGradientBoostingClassifier(), [-1.0, 1.0], ([0, 1], [])),
    (HistGradientBoostingClassifier(), [-INF, 1.0], ([0, 1], [])),
    (HistGradientBoostingClassifier(), [-INF, 0.0, INF], ([0, 0, 1], [])),
    (HistGradientBoostingClassifier(), [-INF, INF], ([0.5, 0.5], NUMPY)),
    (HistGradientBoostingRegressor(), [-INF, INF], ([0.5, 0.5], NUMPY)),
    (RandomForestClassifier(), [-INF, INF], (REFUSED, [])),
]:
    now = predictions(model, values)
    print(f"{type(model).__name__} of {values}: {now[0]}, warnings: {now[1]}")
    assert now == seen, f"changed: {seen!r} before"
PYTHON
