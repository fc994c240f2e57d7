"""The page of symbols: an index by look, and each symbol with its names and meanings."""

import html
import re
from collections.abc import Iterable, Mapping

from builder.curriculum.concepts import Concept, concept_url
from builder.curriculum.links import relative_url
from builder.lessons.formula_card import Symbol
from builder.pages.assembly import Assembled
from builder.pages.card_symbols import card_symbols
from builder.pages.symbols import GROUPS, SymbolRow
from builder.text.page_paths import page_url
from builder.text.problems import Problem
from builder.text.vocabulary import TOPICS

PAGE = "docs/reference/symbols.md"
OTHERS = "symbol-uses"  # slot for symbols of cards that have no row: letters, words


def symbol_index(rows: Iterable[SymbolRow]) -> str:
    """Return all symbols by group, each a link to its row."""
    parts = []
    for group, own in _by_group(rows).items():
        links = "".join(
            f'<li><a href="#{row.id}" title="{html.escape(row.name)}">{_math(row.tex)}</a></li>'
            for row in own
        )
        title = GROUPS[group].partition(":")[0]
        parts.append(
            f'<div><p><a href="#group-{group}">{html.escape(title)}</a></p><ul>{links}</ul></div>'
        )
    return f'<div class="jem-glyphs">{"".join(parts)}</div>'


def symbol_list(rows: Iterable[SymbolRow], concepts: Mapping[str, Concept]) -> str:
    """Return all symbols under a heading per group, with slots for those of the cards."""
    parts = []
    for group, own in _by_group(rows).items():
        entries = "".join(_entry(row, concepts) for row in own)
        parts += [
            f"## {GROUPS[group]} {{ #group-{group} }}",
            f'<ul class="jem-symbols">{entries}</ul>',
        ]
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
) -> dict[str, str]:
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


def inline_html(text: str) -> str:
    """Return a meaning as HTML: `code` and $math$ are marked up, the rest is text."""
    done = []
    for part in re.split(r"(`[^`]+`|\$[^$]+\$)", text):
        if part.startswith("`"):
            done.append(f"<code>{html.escape(part[1:-1], quote=False)}</code>")
        elif part.startswith("$"):
            done.append(_math(part[1:-1]))
        else:
            done.append(html.escape(part.replace("'", "’"), quote=False))
    return "".join(done)


def _title(page: Assembled) -> str:
    return next((line[2:] for line in page.markdown.split("\n") if line.startswith("# ")), "Page")


def _by_group(rows: Iterable[SymbolRow]) -> dict[str, list[SymbolRow]]:
    groups: dict[str, list[SymbolRow]] = {group: [] for group in GROUPS}
    for row in rows:
        groups[row.group].append(row)
    return {group: own for group, own in groups.items() if own}


def _entry(row: SymbolRow, concepts: Mapping[str, Concept]) -> str:
    meanings = "".join(_meaning(concepts[name], text) for name, text in row.means.items())
    return (
        f'<li class="jem-symbol" id="{row.id}">'
        f'<p class="jem-symbol__look">{_math(row.tex)}</p><div>'
        f'<p class="jem-symbol__head"><strong>{html.escape(row.name)}</strong> '
        f"<span>say {html.escape(row.say)}</span> <code>{_shown_tex(row)}</code></p>"
        f'<ul class="jem-symbol__means">{meanings}</ul>'
        f'<div data-slot="{OTHERS}-{row.id}"></div></div></li>'
    )


def _shown_tex(row: SymbolRow) -> str:
    """Return the TeX of a symbol without the room between two signs."""
    return html.escape(row.tex.replace(r",\,", ", "))


def _meaning(concept: Concept, text: str) -> str:
    address = relative_url(concept_url(concept), page_url(PAGE))
    return (
        f'<li class="jem-topic--{concept.topic}"><span class="jem-symbol__topic">'
        f"{TOPICS[concept.topic]}</span> {inline_html(text)}. "
        f'<a href="{address}">{html.escape(concept.title)}</a></li>'
    )


def _uses(uses: list[tuple[str, Symbol]], titles: Mapping[str, str], name: str) -> str:
    """Return what formula cards say of a symbol, folded away."""
    by_page: dict[str, list[str]] = {}
    for page, symbol in uses:
        said = f"{_math(symbol.tex)} {inline_html(symbol.meaning)}"
        by_page.setdefault(page, []).append(said)
    items = "".join(
        f'<li><a href="{relative_url(page_url(page), page_url(PAGE))}">'
        f"{html.escape(titles[page])}</a> {'; '.join(dict.fromkeys(said))}.</li>"
        for page, said in by_page.items()
    )
    where = "1 page" if len(by_page) == 1 else f"{len(by_page)} pages"
    what = f"In formulas on {where} of this site" if name else "More letters of our formulas"
    return (
        '<details class="jem-code jem-symbol__uses">'
        f"<summary>{what}</summary><ul>{items}</ul></details>"
    )


def _math(tex: str) -> str:
    """Return inline math as the page marks it up before it is set."""
    return f'<span class="arithmatex">\\({html.escape(tex, quote=False)}\\)</span>'
