"""Finds for each symbol of the formula cards the row of symbols.yml that names it.

A symbol belongs to the row with the same leading sign. Letters and words without a row name
themselves, and need none; any other sign without a row is a fault.
"""

import re
from collections.abc import Iterable, Mapping

from builder.lessons.formula_card import FormulaCard, Symbol
from builder.pages.symbols import FILE, KEYS, SymbolRow
from builder.text.problems import Problem

RULES = {
    "unknown-symbol": "Every sign of a formula card has a row in symbols.yml.",
}

_TOKEN = re.compile(
    r"\\(?:text|mathrm|operatorname\*?|textbf|textit)\s*\{[^{}]*\}|\\[A-Za-z]+|\\.|\S"
)
_WORD = re.compile(r"\\[a-z]+\*?\s*\{([^{}]*)\}")
_MARK = re.compile(
    r"\\(?:mathbf|mathbb|mathcal|mathscr|boldsymbol|bm|(?:wide)?hat|bar|(?:wide)?tilde|vec|d?dot"
    r"|overline|underline)"
)
_NO_SIGN = re.compile(  # room, size, and what only arranges other signs
    r"\\(?:[,;:!> ]|quad|qquad|left|right|middle|[bB]igg?[lrm]?|displaystyle|textstyle|limits"
    r"|nolimits|[tdc]?frac|phantom|[lc]?dots)"
)
_INFIX = re.compile(
    r"\\(?:cdot|times|odot|otimes|circ|mid|to|leftarrow|rightarrow|in|le|leq|ge|geq|approx|sim"
    r"|propto|cap|cup|subset|subseteq)"
)
_OPEN, _CLOSE = set("({["), set(")}]")
_INSIDE = {r"\lVert": 1, r"\lvert": 1, r"\langle": 1, r"\rVert": -1, r"\rvert": -1, r"\rangle": -1}
_INSIDE |= dict.fromkeys(_OPEN, 1) | dict.fromkeys(_CLOSE, -1)


def card_symbols(
    rows: Mapping[str, SymbolRow], cards: Mapping[str, Iterable[FormulaCard]]
) -> tuple[dict[str, list[tuple[str, Symbol]]], list[Problem]]:
    """Return the symbols of formula cards, each with its page, by the row they belong to.

    Symbols without a row that name themselves, letters and words, stand under "".

    Args:
        rows: What `load_symbols` returns.
        cards: The cards of each page.

    Returns:
        The symbols, and a problem for each that no row names.
    """
    by_tex: dict[str, str] = {}
    for row in rows.values():
        for tex in (sign_names(row.tex)[0][0], *row.also):
            by_tex.setdefault(tex, row.id)
    found: dict[str, list[tuple[str, Symbol]]] = {name: [] for name in (*rows, "")}
    problems = []
    for page, own in cards.items():
        for symbol in (symbol for card in own for symbol in card.symbols):
            places = []
            for names in sign_names(symbol.tex):
                place = next((by_tex[name] for name in names if name in by_tex), None)
                if place is None and names[-1].replace(" ", "").isalnum():
                    place = ""
                if place is None:
                    problems.append(_unknown(page, symbol, names[-1]))
                else:
                    places.append(place)
            for place in dict.fromkeys(places):
                found[place].append((page, symbol))
    return found, problems


def sign_names(tex: str) -> list[tuple[str, ...]]:
    r"""Return, for each part of a symbol between commas, the TeX by which to look it up.

    That is the sign between two operands where there is one, as `\cdot`, and else the sign it
    begins with. A letter with a mark is looked up with its letter first: `\hat{p}`, then `\hat`.
    """
    return [_sign_names(part) for part in _parts(tex)]


def _sign_names(tokens: list[str]) -> tuple[str, ...]:
    depth = 0
    for number, token in enumerate(tokens):
        depth += _INSIDE.get(token, 0)
        if number and depth == 0 and _INFIX.fullmatch(token):
            return (token,)
    signs = [token for token in tokens if token not in _OPEN | _CLOSE] or tokens
    first = next((token for token in signs if not _NO_SIGN.fullmatch(token)), signs[0])
    if _MARK.fullmatch(first):
        marked = signs[signs.index(first) + 1 :][:1]
        return (f"{first}{{{''.join(marked)}}}", first)
    return (first,)


def _parts(tex: str) -> list[list[str]]:
    """Return the tokens of each part between commas that stand in no brackets."""
    parts: list[list[str]] = [[]]
    depth = 0
    for token in _TOKEN.findall(tex):
        depth += _INSIDE.get(token, 0)
        if token == "," and depth == 0:
            parts.append([])
        else:
            word = _WORD.fullmatch(token)
            parts[-1].append(word[1].strip() if word else token)
    return [part for part in parts if part]


def _unknown(page: str, symbol: Symbol, sign: str) -> Problem:
    message = f"The page of symbols has no name for `{sign}`, of the symbol `{symbol.tex}`."
    keys = ", ".join(KEYS)
    fix = f"Add an entry with `tex: {sign}` to {FILE} ({keys}), or write the symbol otherwise."
    return Problem(page, symbol.line, "unknown-symbol", message, fix)
