#!/usr/bin/env bash
# quickjs-ng 0.17.0.2 (Python package): a long string made by `+` cannot come back to Python.
#
# Valid input: JavaScript that joins two strings of 5,000 letters and returns the result.
# Expected: a str of 10,000 letters, as for the same text made by one call of repeat().
# Seen: TypeError: Unknown quickjs tag: -6. Short results (up to about 1,000 letters) arrive; so
# does JSON.stringify(x), and x.slice(0), which both write the text out in one piece.
# Why it matters: KaTeX builds its HTML by joining, so short formulas work and long ones fail.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check quickjs-ng==0.17.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import quickjs

context = quickjs.Context()


def result(code):
    try:
        return len(context.eval(code))
    except TypeError as error:
        return str(error)


SEEN = {
    "'a'.repeat(10000)": 10_000,
    "'a'.repeat(100) + 'b'.repeat(100)": 200,
    "'a'.repeat(5000) + 'b'.repeat(5000)": "Unknown quickjs tag: -6",
    "JSON.stringify('a'.repeat(5000) + 'b'.repeat(5000))": 10_002,
    "('a'.repeat(5000) + 'b'.repeat(5000)).slice(0)": 10_000,
}
for code, seen in SEEN.items():
    now = result(code)
    print(f"{code}: {now}")
    assert now == seen, f"changed: {seen!r} before"
PYTHON
