#!/usr/bin/env bash
# scikit-learn 1.9.1: with "saga" or "sag", the intercept of LogisticRegression may never be fitted.
#
# Valid input: 100 examples, 90 of them of class 1, and an L1 penalty that is strong enough to make
# every coefficient 0, as at the start of a search for C; or a feature that is 0 in every row.
# Expected: the intercept is not penalized, so alone it must give the share of class 1, 0.9: it is
# ln(0.9 / 0.1) = 2.1972, as with "lbfgs". Otherwise max_iter is reached, with a ConvergenceWarning.
# Seen: "saga" stops after 1 pass, with no warning, at an intercept from 2.20 to 2.63, depending on
# random_state; tol=1e-12 and max_iter=5000 change nothing. The check for convergence looks at the
# coefficients alone, and they stand still.
# Why it matters: probabilities are off, and their log loss then chooses C and the features.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

import numpy as np
from sklearn.linear_model import LogisticRegression

warnings.simplefilter("error")
LABELS = np.repeat([1, 0], [90, 10])
NOISE = np.random.default_rng(0).normal(size=(100, 3))
ZEROS = np.zeros((10, 1))


def intercept(features, labels, **settings):
    model = LogisticRegression(max_iter=5000, **settings).fit(features, labels)
    assert np.abs(model.coef_).max() < 1e-5
    return round(float(model.intercept_[0]), 3), int(model.n_iter_[0])


def check(label, now, seen):
    print(f"{label}: intercept {now[0]}, passes {now[1]}")
    assert now == seen, f"changed: {seen!r} before"


check("lbfgs", intercept(NOISE, LABELS, C=1e-6), (2.197, 9))
for seed, seen in enumerate([(2.207, 1), (2.201, 1), (2.462, 1), (2.631, 1)]):
    for tol in (1e-4, 1e-12):
        now = intercept(
            NOISE, LABELS, solver="saga", l1_ratio=1, C=1e-3, tol=tol, random_state=seed
        )
        check(f"saga, random_state={seed}, tol={tol}", now, seen)
for solver, seen in [("lbfgs", (2.197, 6)), ("sag", (5.953, 1)), ("saga", (3.262, 1))]:
    now = intercept(ZEROS, LABELS[::10], solver=solver, random_state=0)
    check(f"{solver}, a feature of zeros, 9 of 10 labels 1", now, seen)
PYTHON
