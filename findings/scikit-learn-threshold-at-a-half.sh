#!/usr/bin/env bash
# scikit-learn 1.9.1: FixedThresholdClassifier with the default threshold changes the predictions.
#
# Valid input: a binary classifier some of whose probabilities are exactly 0.5, as of two neighbors
# that disagree or of a leaf with as many examples of one class as of the other.
# Expected: the wrapped classifier's own predictions. By the documentation, the default threshold is
# 0.5, and by the user guide a classifier predicts class 1 where the probability is above 0.5.
# Seen: predict of the classifiers gives class 0 at exactly 0.5, FixedThresholdClassifier gives 1.
# On scikit-learn's breast cancer data with two neighbors, 13 of 143 predictions differ, and
# accuracy rises from 0.902 to 0.937.
# Why it matters: a comparison of thresholds credits the threshold with what a tie has done.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import FixedThresholdClassifier, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier

MIXED_LEAF = [[0.0], [0.0], [1.0], [1.0]], [0, 1, 1, 1]
OPPOSITES = [[-1.0], [1.0]], [0, 1]


def check(label, now, seen):
    print(f"{label}: {now}")
    assert now == seen, f"changed: {seen!r} before"


for model, (x, y) in [
    (DecisionTreeClassifier(), MIXED_LEAF),
    (RandomForestClassifier(bootstrap=False, random_state=0), MIXED_LEAF),
    (KNeighborsClassifier(2), OPPOSITES),
    (LogisticRegression(), OPPOSITES),
]:
    fixed = FixedThresholdClassifier(model).fit(x, y)
    own = fixed.estimator_
    probability = float(own.predict_proba([[0.0]])[0, 1])
    classes = int(own.predict([[0.0]])[0]), int(fixed.predict([[0.0]])[0])
    name = type(model).__name__
    check(f"{name}: probability", probability, 0.5)
    check(f"{name}: own class, class by threshold", classes, (0, 1))

x, x_test, y, y_test = train_test_split(*load_breast_cancer(return_X_y=True), random_state=0)
fixed = FixedThresholdClassifier(KNeighborsClassifier(2)).fit(x, y)
own, wrapped = fixed.estimator_.predict(x_test), fixed.predict(x_test)
check("breast cancer, differing predictions", int(np.sum(own != wrapped)), 13)
accuracies = tuple(round(float(np.mean(p == y_test)), 3) for p in (own, wrapped))
check("breast cancer, accuracy: own, by threshold", accuracies, (0.902, 0.937))
PYTHON
