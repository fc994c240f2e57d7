#!/usr/bin/env bash
# NumPy 2.4.6: np.unique(rows, axis=0) keeps equal rows apart if they hold a nan.
#
# Valid input: a table of floats with missing values, to find how many different rows it has.
# Expected: two equal rows count as one. equal_nan=True, the default, "collapses" several nan values
# into one, says the documentation, and does not except axis; drop_duplicates of pandas agrees.
# Seen: for the rows of a table, equal_nan=True gives the same as equal_nan=False. Without an axis,
# and for an array of one dimension also with axis=0, nan is collapsed.
# Why it matters: rows that are both in training and in test data are looked for in this way; those
# with a missing value are never found, and counts of equal examples are 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
import pandas as pd

NAN = float("nan")
ROWS = np.array([[1, NAN], [1, NAN], [2, 3], [2, 3]])


def check(label, now, seen):
    print(f"{label}: {now}")
    assert now == seen, f"changed: {seen!r} before"


check("different values, no axis", len(np.unique(ROWS)), 4)
check("different values of one column, axis=0", len(np.unique(ROWS[:, 1], axis=0)), 2)
for equal_nan in (True, False):
    found, counts = np.unique(ROWS, axis=0, return_counts=True, equal_nan=equal_nan)
    check(f"different rows, axis=0, equal_nan={equal_nan}", len(found), 3)
    check("    how often each occurs", counts.tolist(), [1, 1, 2])
check("different rows by pandas", len(pd.DataFrame(ROWS).drop_duplicates()), 2)
PYTHON
