"""What the search knows of the rows of the reference: each symbol, and the texts of each symptom.

A row is a section of its page, found by its `names`; `index.py` adds it to the page.
"""

import re
from collections.abc import Iterable
from typing import Any

from builder.pages.symbols import SymbolRow
from builder.pages.symptoms import Symptom

SYMBOLS = "reference/symbols/"
SYMPTOMS = "reference/symptoms/"
Row = dict[str, Any]

_CODE = re.compile(r"`([^`]+)`")
_TEX = re.compile(r"\$([^$]+)\$")


def reference_rows(
    symbols: Iterable[SymbolRow], symptoms: Iterable[Symptom]
) -> dict[str, dict[str, Row]]:
    """Return the rows by page and anchor.

    Args:
        symbols: All rows of `symbols.yml`.
        symptoms: All symptoms.
    """
    return {
        SYMBOLS: {row.id: _symbol(row) for row in symbols},
        SYMPTOMS: {symptom.id: {"names": _CODE.findall(symptom.seen)} for symptom in symptoms},
    }


def _symbol(row: SymbolRow) -> Row:
    """Return a symbol: what it may stand for, and how people call it."""
    meanings = "; ".join(_TEX.sub("…", text).replace("`", "") for text in row.means.values())
    names = [row.look, row.name, row.tex, *map(str, row.aliases)]
    return {
        "title": f"{row.look} {row.name}" if row.look != row.name else row.name,
        "text": meanings,
        "words": "",
        "sign": True,
        "names": list(dict.fromkeys(names)),
    }
