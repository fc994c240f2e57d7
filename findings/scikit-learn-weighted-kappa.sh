#!/usr/bin/env bash
# scikit-learn 1.9.1: weighted cohen_kappa_score takes the place in the sorted list for the rating.
#
# Valid input: two raters with an ordered scale, weights="linear" or "quadratic", labels not given.
# Expected: between 1 and 4 lie three steps of a scale from 1 to 5, used or not, and "low" lies next
# to "medium". The documentation says that weights are linear or quadratic, and of labels only that
# by default those are used that appear.
# Seen: the labels that appear are sorted, and the distance is that of their places. If nobody gave
# a 2 or a 3, then 1 and 4 are neighbors, and quadratic kappa is 0.8 instead of 0.625; words are
# sorted by the alphabet: high, low, medium (quadratic kappa 0.64 instead of 0). No warning. With
# labels=[1, 2, 3, 4, 5], or the words in their order, the result is as expected.
# Why it matters: agreement of raters, or of a language model with a rater, is reported this way;
# the figure then changes with the sample, or with the names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
from sklearn.metrics import cohen_kappa_score

LEVELS = ["low", "medium", "high"]
FIRST = ["low", "low", "medium", "high", "high"]
SECOND = ["low", "high", "medium", "high", "low"]
SCALE = [1, 2, 3, 4, 5]

for first, second, labels, weights, seen, expected in [
    ([1, 1, 4, 5], [1, 4, 4, 5], SCALE, "quadratic", 0.8, 0.625),
    ([1, 1, 4, 5], [1, 4, 4, 5], SCALE, "linear", 0.714, 0.6),
    (FIRST, SECOND, LEVELS, "quadratic", 0.643, 0),
    (FIRST, SECOND, LEVELS, "linear", 0.5, 0.167),
    (FIRST, SECOND, LEVELS, None, 0.375, 0.375),
]:
    now = round(cohen_kappa_score(first, second, weights=weights), 3)
    named = round(cohen_kappa_score(first, second, weights=weights, labels=labels), 3)
    print(f"{first} and {second}, weights={weights}: {now}, with labels {named}")
    assert (now, named) == (seen, expected), f"changed: {seen, expected} before"
PYTHON
