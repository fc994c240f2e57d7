"""The page of symbols: an index by look, and each symbol with its names and meanings."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import Concept, concept_url
from builder.curriculum.links import relative_url
from builder.lessons.formula_card import Symbol
from builder.pages.assembly import Assembled
from builder.pages.card_symbols import card_symbols
from builder.pages.symbols import GROUPS, SymbolRow
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.problems import Problem
from builder.text.vocabulary import TOPICS

PAGE = "docs/reference/symbols.md"
OTHERS = "symbol-uses"  # slot for symbols of cards that have no row: letters, words


def symbol_index(rows: Iterable[SymbolRow]) -> Markup:
    """Return all symbols by group, each a link to its row."""
    groups = [
        (group, GROUPS[group].partition(":")[0], [(row, _math(row.tex)) for row in own])
        for group, own in _by_group(rows).items()
    ]
    return part("symbol-index", groups=groups)


def symbol_list(rows: Iterable[SymbolRow], concepts: Mapping[str, Concept]) -> str:
    """Return all symbols under a heading per group, with slots for those of the cards."""
    parts = []
    for group, own in _by_group(rows).items():
        entries = [_entry(row, concepts) for row in own]
        parts += [f"## {GROUPS[group]} {{ #group-{group} }}", part("symbol-list", entries=entries)]
        if group == "letters":
            parts.append(f'<div data-slot="{OTHERS}"></div>')
    return "\n\n".join(parts)


def add_uses(rows: Mapping[str, SymbolRow], pages: Mapping[str, Assembled]) -> list[Problem]:
    """Put the symbols of all formula cards onto the page of symbols.

    Args:
        rows: The symbols by id; without any, cards may hold what they like.
        pages: All pages by their path below `docs/`.

    Returns:
        A problem for each symbol that no row names.
    """
    if not rows:
        return []
    cards = {f"docs/{file}": page.cards for file, page in pages.items() if page.cards}
    found, problems = card_symbols(rows, cards)
    if page := pages.get(PAGE.removeprefix("docs/")):
        titles = {file: _title(pages[file.removeprefix("docs/")]) for file in cards}
        page.slots |= use_slots(found, titles)
    return problems


def use_slots(
    found: Mapping[str, list[tuple[str, Symbol]]], titles: Mapping[str, str]
) -> dict[str, Markup]:
    """Return the HTML of each slot of `symbol_list`.

    Args:
        found: Symbols of formula cards with their pages, by the row they belong to.
        titles: Titles of those pages.
    """
    return {
        f"{OTHERS}-{name}" if name else OTHERS: _uses(uses, titles, name)
        for name, uses in found.items()
        if uses
    }


def inline_html(text: str) -> Markup:
    """Return a meaning as HTML: `code` and $math$ are marked up, the rest is text."""
    done = Markup()
    for piece in re.split(r"(`[^`]+`|\$[^$]+\$)", text):
        if piece.startswith("`"):
            done += Markup("<code>{}</code>").format(piece[1:-1])
        elif piece.startswith("$"):
            done += _math(piece[1:-1])
        else:
            done += piece.replace("'", "’")
    return done


def _title(page: Assembled) -> str:
    return next((line[2:] for line in page.markdown.split("\n") if line.startswith("# ")), "Page")


def _by_group(rows: Iterable[SymbolRow]) -> dict[str, list[SymbolRow]]:
    groups: dict[str, list[SymbolRow]] = {group: [] for group in GROUPS}
    for row in rows:
        groups[row.group].append(row)
    return {group: own for group, own in groups.items() if own}


def _entry(row: SymbolRow, concepts: Mapping[str, Concept]) -> dict[str, Any]:
    return {
        "symbol": row,
        "look": _math(row.tex),
        "tex": row.tex.replace(r",\,", ", "),  # without the room between two signs
        "meanings": [_meaning(concepts[name], text) for name, text in row.means.items()],
        "slot": f"{OTHERS}-{row.id}",
    }


def _meaning(concept: Concept, text: str) -> dict[str, Any]:
    return {
        "concept": concept,
        "topic": TOPICS[concept.topic],
        "text": inline_html(text),
        "address": relative_url(concept_url(concept), page_url(PAGE)),
    }


def _uses(uses: list[tuple[str, Symbol]], titles: Mapping[str, str], name: str) -> Markup:
    """Return what formula cards say of a symbol, folded away."""
    by_page: dict[str, list[Markup]] = {}
    for page, symbol in uses:
        said = Markup("{} {}").format(_math(symbol.tex), inline_html(symbol.meaning))
        by_page.setdefault(page, []).append(said)
    pages = [
        {
            "title": titles[page],
            "address": relative_url(page_url(page), page_url(PAGE)),
            "said": list(dict.fromkeys(said)),
        }
        for page, said in by_page.items()
    ]
    return part("symbol-uses", of_row=bool(name), pages=pages)


def _math(tex: str) -> Markup:
    """Return inline math as the page marks it up before it is set."""
    return Markup('<span class="arithmatex">\\({}\\)</span>').format(tex)
