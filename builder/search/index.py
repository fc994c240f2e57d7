"""The index that the search box loads at its first use: concepts, pages, and their sections.

`docs/assets/js/search-engine.js` reads it; how words are compared is decided there alone.
"""

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from builder.curriculum.concepts import Concept, concept_url
from builder.lessons.formula_card import FormulaCard
from builder.lessons.headings import ON_RAMP_START, SECTIONS
from builder.search.hints import SearchHints
from builder.search.rows import Row
from builder.text.vocabulary import ROLES, TOPICS

INDEX = "search/index.json"
STUB = "search/search_index.json"  # the theme asks for it on every page, and needs no more
WORKER = "assets/js/search-worker.js"
MARKS = {"written": "lesson", "planned": "planned", "note": "what you can skip"}
DETAILS = re.compile(r"reference/(?:" + "|".join(TOPICS) + r"|concepts)/")  # they repeat concepts
AUTHORS = "contribute/"  # pages for contributors stand behind those for readers
TEASER = 80
QUESTIONS = (ON_RAMP_START, SECTIONS[-1])  # the wrong answers in them would be found, too
COMMON = 0.03  # a word in more of all sections says nothing of one

_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
_HEADING = re.compile(r"<h([23])\b[^>]*?\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.S)
_CODE = re.compile(r"<pre\b.*?</pre>|<svg\b.*?</svg>|<script\b.*?</script>", re.S)
_PERMALINK = re.compile(r"<a class=\"headerlink\".*?</a>", re.S)
_TAG = re.compile(r"<[^>]+>")
_TEX = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.S)
_COMMAND = re.compile(r"\\[A-Za-z]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_CALL = re.compile(r"\b(?:np|scipy|sklearn|torch|nn|F|pd|plt)(?:\.\w+)+|\b\w+(?=\()")
_SETTING = re.compile(
    r"\\(?:math\w+|text\w*|operatorname|boldsymbol|left|right|[dt]?frac|[lr]Vert)\b"
)


@dataclass(frozen=True)
class SearchText:
    """What the search knows of a page.

    Attributes:
        url: Its address from the site's root.
        title: Its title.
        description: What its front matter says of it.
        sections: Anchor, heading, beginning and words of each section.
        said: For each formula card what it says, then its symbols and what they are.
        calls: The names that its code calls.
    """

    url: str
    title: str
    description: str
    sections: list[dict[str, Any]]
    said: list[list[str]]
    calls: list[str]


def search_text(
    url: str,
    title: str,
    description: str,
    html: str,
    hints: SearchHints,
    *,
    cards: Iterable[FormulaCard] = (),
    code: str = "",
) -> SearchText:
    """Return what the search knows of a rendered page.

    Args:
        url: Its address from the site's root.
        title: Its title.
        description: What its front matter says of it.
        html: Its content.
        hints: What `search_hints.yml` says.
        cards: Its formula cards, which are no part of the content yet.
        code: The snippet file that it shows.
    """
    return SearchText(
        url,
        title,
        description,
        _sections(url, html, hints),
        [[card.say, *_symbols(card)] for card in cards],
        _calls(code),
    )


def search_index(
    concepts: Mapping[str, Concept],
    pages: Iterable[SearchText],
    hints: SearchHints,
    rows: Mapping[str, Mapping[str, Row]] | None = None,
) -> dict[str, Any]:
    """Return the index as data.

    Args:
        concepts: All concepts by id.
        pages: All pages of the site.
        hints: What `search_hints.yml` says.
        rows: Rows of the reference, by page and anchor.
    """
    by_url = {page.url: page for page in pages}
    entries = [
        _concept_entry(concept, by_url.pop(concept_url(concept), None), hints)
        for concept in concepts.values()
    ]
    entries += [_page_entry(page, hints) for page in by_url.values()]
    _drop_common_words([s for entry in entries for s in entry.get("sections", ())])
    for entry in entries:
        if added := (rows or {}).get(entry["location"]):
            entry["sections"] = _with_rows(entry["sections"], added)
    return {
        "symbols": hints.symbols,
        "same": hints.same,
        "related": hints.related,
        "pages": entries,
    }


def write_search(site: Path, index: Mapping[str, Any]) -> None:
    """Write the index below the folder of the built site, and the stub that the theme loads."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    stub = {"config": {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": []}, "docs": []}
    for name, content in ((INDEX, text), (STUB, json.dumps(stub))):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def with_own_worker(page: str) -> str:
    """Return a page whose search box asks our worker instead of the theme's."""
    return _WORKER.sub(WORKER, page)


def _concept_entry(concept: Concept, page: SearchText | None, hints: SearchHints) -> dict[str, Any]:
    """Return a concept; if it is written, with its lesson."""
    needed_by = sum(level != "skip" for level in concept.roles.values())
    entry = {
        "location": concept_url(concept),
        "title": concept.title,
        "note": f"{TOPICS[concept.topic]} · {MARKS[concept.status]}",
        "summary": concept.summary,
        "aliases": list(concept.aliases),
        "hints": hints.hints.get(concept.id, []),
        "more": concept.why,
        "worth": 0.98 + 0.02 * needed_by / len(ROLES),
    }
    if page:
        entry["kind"] = "lesson"
        entry["sections"] = _lesson_sections(page.sections)
        entry["more"] = " ".join([concept.why, *chain(*page.said), *page.calls])
    return entry


def _page_entry(page: SearchText, hints: SearchHints) -> dict[str, Any]:
    """Return a page that is no lesson."""
    return {
        "location": page.url,
        "title": page.title,
        "summary": page.description,
        "hints": hints.hints.get(page.url, []),
        "more": " ".join(say for say, *_ in page.said),
        "worth": 0.7 if page.url.startswith(AUTHORS) else 0.96,
        "sections": [] if DETAILS.fullmatch(page.url) else [dict(s) for s in page.sections],
    }


def _sections(url: str, content: str, hints: SearchHints) -> list[dict[str, Any]]:
    """Return the sections of a page: anchor, heading, how it begins, and its words, each once."""
    parts = _HEADING.split(_PERMALINK.sub("", _CODE.sub(" ", content)))
    sections = []
    for anchor, heading, body in zip(parts[2::4], parts[3::4], parts[4::4], strict=True):
        text = _text(body, hints)
        section = {
            "anchor": anchor,
            "title": _text(heading, hints),
            "text": _teaser(_TEX.sub("…", _plain(body))),
            "words": " ".join(dict.fromkeys(word.lower() for word in _WORD.findall(text))),
        }
        if names := hints.hints.get(f"{url}#{anchor}"):
            section["names"] = names
        sections.append(section)
    return sections


def _lesson_sections(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections of a lesson without its questions, and each word in the first only.

    All lessons have the same sections, so they tell a lesson from others, and no more.
    """
    seen: set[str] = set()
    kept = [dict(section) for section in sections if section["title"] not in QUESTIONS]
    for section in kept:
        own = [word for word in section["words"].split() if word not in seen]
        seen.update(own)
        section["words"] = " ".join(own)
    return kept


def _with_rows(sections: list[dict[str, Any]], rows: Mapping[str, Row]) -> list[dict[str, Any]]:
    """Return sections with what the rows add to them, then the rows that are no section."""
    own = {section["anchor"] for section in sections}
    added = [{"anchor": anchor, **row} for anchor, row in rows.items() if anchor not in own]
    for row in added:
        row["text"] = _teaser(row["text"])
    for section in sections:
        if row := rows.get(section["anchor"]):
            section["names"] = [*section.get("names", ()), *row["names"]]
    return sections + added


def _drop_common_words(sections: list[dict[str, Any]]) -> None:
    """Leave out words that stand in so many sections that they tell none apart."""
    held = Counter(word for section in sections for word in section["words"].split())
    most = max(COMMON * len(sections), 5)
    for section in sections:
        kept = [word for word in section["words"].split() if held[word] <= most]
        section["words"] = " ".join(kept)


def _plain(content: str) -> str:
    """Return HTML as text."""
    return " ".join(html.unescape(_TAG.sub(" ", content)).split())


def _text(content: str, hints: SearchHints) -> str:
    """Return HTML as text in which TeX is replaced by the words for its signs."""
    return _TEX.sub(lambda tex: _spoken(tex[1] or tex[2], hints), _plain(content))


def _spoken(tex: str, hints: SearchHints) -> str:
    """Return the words for the commands of a formula."""
    commands = _COMMAND.findall(_SETTING.sub(" ", tex))
    return " ".join(hints.symbols.get(command, command[1:]) for command in commands)


def _teaser(text: str) -> str:
    """Return the beginning of a text, cut at a word."""
    if len(text) <= TEASER:
        return text
    return text[:TEASER].rsplit(" ", 1)[0] + " …"


def _symbols(card: FormulaCard) -> list[str]:
    """Return what the symbols of a formula card are, and their TeX."""
    return [part for symbol in card.symbols for part in (symbol.tex, symbol.meaning)]


def _calls(code: str) -> list[str]:
    """Return the names that a snippet calls, each once."""
    return list(dict.fromkeys(_CALL.findall(code)))
