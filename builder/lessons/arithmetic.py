"""Arithmetic that is done by hand in a page's math, done again.

Of an equation only what consists of numbers is read; where a letter stands, nothing is known. No
TeX has to be written in another way for it.
"""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from builder.text.markdown_spans import line_at, math_spans
from builder.text.problems import Problem

RULES = {
    "arithmetic": "Plain arithmetic in math is right: both sides of `=`, and of `≈` when rounded.",
}

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,3}(?:\{,\}\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)|(?P<word>\\[A-Za-z]+)"
    r"|(?P<sign>[-−+*/^()\[\]{}|!])|(?P<constant>e(?=\^)))"
)
_SPACE = re.compile(r"\\[,;:! ]|\\quad|\\qquad|~|\\left(?![a-z])|\\right(?![a-z])|\\displaystyle")
_RELATION = re.compile(r"(=|≈|\\approx(?![a-z]))")
# What looks like arithmetic and is not: shapes, a mixed number, indexing, 1/2 of something.
_OTHER = re.compile(r"\\times.*\)\s*(?:\\cdot)?\s*\(|\d\s*\\[td]?frac|\]\s*\[|/\s*\d+\s*(?:\(|\\)")
_SAME = {r"\cdot": "*", r"\times": "*", r"\div": "/", "−": "-", "[": "(", "]": ")"}
_EXACT = 1e-9
ABOUT = 0.005  # between two sides that are both still to be worked out


class _NotPlainError(Exception):
    """What stands there is more than arithmetic with numbers."""


def check_arithmetic(text: str, file: str) -> list[Problem]:
    """Return the false arithmetic of a page.

    Args:
        text: The page on the lines of its file.
        file: Its path from the project root.
    """
    problems = []
    for start, tex in math_spans(text):
        if _is_misreading(text, start):
            continue
        for left, relation, right, at in _relations(tex):
            found = _fault(left, relation, right)
            if found:
                line = line_at(text, start + at)
                fix = "Work it out again; write \\approx where the right side is rounded."
                problems.append(Problem(file, line, "arithmetic", found, fix))
    return problems


def _is_misreading(text: str, position: int) -> bool:
    """Say whether a position is in the first column of a table of misreadings."""
    line_start = text.rfind("\n", 0, position) + 1
    if not text.startswith("|", line_start) or "|" in text[line_start + 1 : position]:
        return False
    table = re.search(r"(?:^\|.*\n)+\Z", text[:line_start], re.M)
    return table is not None and table[0].startswith("| Misreading ")


def _relations(tex: str) -> Iterator[tuple[str, str, str, int]]:
    """Yield each `=` and `≈` of a formula with what stands on both sides, and its position."""
    if r"\begin" in tex:  # rows go on from one to the next
        return
    for row in re.finditer(r"(?:(?!\\\\|&|,\s|;|\\quad)[\s\S])+", tex):
        parts = _RELATION.split(row[0])
        position = row.start()
        sides = []
        for i in range(0, len(parts), 2):
            sides.append((parts[i], position))
            position += len(parts[i]) + (len(parts[i + 1]) if i + 1 < len(parts) else 0)
        for number, ((left, _), (right, at)) in enumerate(pairwise(sides)):
            yield left, parts[2 * number + 1], right, at


def _fault(left: str, relation: str, right: str) -> str | None:
    """Say what is false about a relation between two sides, if both are plain arithmetic."""
    try:
        values = [evaluate(side) for side in (left, right)]
    except _NotPlainError:
        return None
    if relation == "=":
        allowed = _EXACT * max(1, *map(abs, values))
    else:
        unit = max(map(_unit, (left, right)))
        allowed = 0.5000001 * unit if unit else ABOUT * abs(values[0])
    if abs(values[0] - values[1]) <= allowed:
        return None
    sign = "=" if relation == "=" else "≈"
    shown = f"{' '.join(left.split())} {sign} {' '.join(right.split())}"
    return f"“{shown}” is false: the sides are {values[0]:.10g} and {values[1]:.10g}."


def _unit(side: str) -> float:
    """Return the value of the last digit that counts in a side that is one number, else 0.

    In 1,200 that is a hundred, in 1.2 times 10 to the 6 a hundred thousand.
    """
    text = _SPACE.sub("", side).replace("{,}", "").strip().rstrip(".")
    number = re.fullmatch(
        r"[-−+\s]*(\d*)(?:\.(\d+))?\s*(?:\\(?:cdot|times)\s*10\^\{?([-−]?\d+)\}?)?", text
    )
    if number is None:
        return 0.0
    whole, decimals, power = number[1], number[2] or "", (number[3] or "0").replace("−", "-")
    zeros = len(whole) - len(whole.rstrip("0")) if not decimals and whole.strip("0") else 0
    return 10.0 ** (zeros - len(decimals) + int(power))


def evaluate(side: str) -> float:
    r"""Return the value of arithmetic in TeX, such as `3\cdot 12+\sqrt{9}`.

    Raises:
        _NotPlainError: It is not plain: a letter, a command that is not known, nothing at all.
    """
    if "..." in side or _OTHER.search(side):
        raise _NotPlainError
    tokens = _tokens(_SPACE.sub(" ", side).strip().rstrip(".,"))
    try:
        value = _Reader(tokens).whole()
    except (IndexError, ZeroDivisionError, OverflowError, TypeError, ValueError):
        raise _NotPlainError from None
    if isinstance(value, complex) or not math.isfinite(value):
        raise _NotPlainError
    return value


def _tokens(text: str) -> list[str]:
    tokens, position = [], 0
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise _NotPlainError
        token = match[0].strip().replace("{,}", "")
        tokens.append(_SAME.get(token, token))
        position = match.end()
    return [*tokens, ""]


class _Reader:
    """Reads tokens by the usual order of operations."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = tokens, 0

    def whole(self) -> float:
        """Return the value of all tokens."""
        value = self._sum()
        if self._tokens[self._at]:
            raise _NotPlainError
        return value

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _skip(self, token: str) -> None:
        if self._next() != token:
            raise _NotPlainError

    def _peek(self) -> str:
        return self._tokens[self._at]

    def _sum(self) -> float:
        value = self._product()
        while self._peek() in ("+", "-"):
            value = value + self._product() if self._next() == "+" else value - self._product()
        return value

    def _product(self) -> float:
        if self._peek() in ("+", "-"):
            return self._product() if self._next() == "+" else -self._product()
        value = self._power()
        while True:
            token = self._peek()
            if token in ("*", "/"):
                self._next()
                factor = -self._signed() if self._peek() == "-" else self._power()
                value = value * factor if token == "*" else value / factor
            elif token in ("(", r"\sqrt", r"\frac", r"\tfrac", r"\dfrac", r"\ln", "e"):
                value *= self._power()
            else:
                return value

    def _signed(self) -> float:
        self._skip("-")
        return self._power()

    def _power(self) -> float:
        value = self._atom()
        if self._peek() == "!":
            raise _NotPlainError
        if self._peek() == "^":
            self._next()
            value = value ** (self._group() if self._peek() == "{" else self._digit())
        return value

    def _digit(self) -> float:
        """Return what a bare `^` takes: one digit."""
        token = self._next()
        if not re.fullmatch(r"\d+", token):
            raise _NotPlainError
        if len(token) > 1:  # `2^10` is 2 to the 1, and a 0
            raise _NotPlainError
        return float(token)

    def _group(self) -> float:
        self._skip("{")
        value = self._sum()
        self._skip("}")
        return value

    def _atom(self) -> float:
        token = self._next()
        if re.fullmatch(r"[\d.]+", token):
            return float(token)
        if token == "(":
            value = self._sum()
            self._skip(")")
            return value
        if token == "{":
            self._at -= 1
            return self._group()
        if token == "|":
            value = self._sum()
            self._skip("|")
            return abs(value)
        if token in (r"\frac", r"\tfrac", r"\dfrac"):
            return self._group() / self._group()
        if token == r"\sqrt" and self._peek() == "{":
            return math.sqrt(self._group())
        if token == "e":
            return math.e
        if token == r"\ln":
            grouped = self._peek() in ("{", "(")
            value = math.log(self._atom() if grouped else self._power())
            if self._peek() in ("^", "(", "e", r"\sqrt", r"\frac", r"\ln"):
                raise _NotPlainError  # of how much is it the logarithm?
            return value
        raise _NotPlainError
