#!/usr/bin/env bash
# SciPy 1.17.1: euclidean(u, v) of two uint8 vectors is wrong, and differs from euclidean(v, u).
#
# Valid input: gray values from 0 to 255 in uint8, as image readers return them.
# Expected: the distance of the same numbers as floats. The documentation says array_like, names no
# type, and promises a double; sqeuclidean, canberra and cdist of the same module do work this way.
# Seen: euclidean, cityblock, chebyshev and minkowski subtract in the type that they get, so
# 10 - 12 is 254. No warning. For booleans, where that subtraction does not exist, they raise
# TypeError, while sqeuclidean and cdist return a number.
# Why it matters: the nearest neighbor of a pixel of 10 becomes one of 200 instead of one of 12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    numpy==2.4.6 scipy==1.17.1
"$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
from scipy.spatial import distance

PAIR = [[200, 10], [100, 20]]


def result(call, u, v, dtype):
    try:
        return round(float(call(np.array(u, dtype), np.array(v, dtype))), 2)
    except TypeError:
        return "TypeError"


def by_cdist(u, v):
    return distance.cdist([u], [v], "euclidean")[0, 0]


def check(label, now, seen):
    print(f"{label}: {now}")
    assert now == seen, f"changed: {seen!r} before"


for call, as_float, as_uint8, swapped in [
    (distance.euclidean, 100.5, 265.55, 156.32),
    (distance.minkowski, 100.5, 265.55, 156.32),
    (distance.cityblock, 110, 346, 166),
    (distance.chebyshev, 100, 246, 156),
    (distance.sqeuclidean, 10_100, 10_100, 10_100),
    (by_cdist, 100.5, 100.5, 100.5),
]:
    u, v = PAIR
    check(f"{call.__name__} of floats", result(call, u, v, float), as_float)
    check(f"{call.__name__} of uint8", result(call, u, v, np.uint8), as_uint8)
    check(f"{call.__name__} of uint8, swapped", result(call, v, u, np.uint8), swapped)

near, far = (result(distance.euclidean, [10], [pixel], np.uint8) for pixel in (12, 200))
check("from pixel 10 to 12 and to 200", (near, far), (254, 66))

bits = [True, False, True], [True, True, False]
for call, seen in [
    (distance.euclidean, "TypeError"),
    (distance.cityblock, "TypeError"),
    (distance.chebyshev, "TypeError"),
    (distance.sqeuclidean, 2),
    (by_cdist, 1.41),
]:
    check(f"{call.__name__} of booleans", result(call, *bits, bool), seen)
PYTHON
