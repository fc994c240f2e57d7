"""Lists that are computed from the concepts: a topic's lessons, the A–Z, `concepts.json`."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from builder.curriculum.concepts import Concept, concept_url, reading_order
from builder.curriculum.links import relative_url
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.vocabulary import LEVELS, ROLES, TOPICS

STATUS = {"written": "lesson", "planned": "planned", "note": "skip note"}


def concepts_json(concepts: Mapping[str, Concept]) -> bytes:
    """Return `concepts.json`: one concept a line, sorted by id."""
    keys = ("id", "title", "summary", "topic", "status", "minutes")
    entries = [
        {key: getattr(concept, key) for key in keys}
        | {
            "url": concept_url(concept),
            "roles": dict(concept.roles),
            "minimum": list(concept.minimum),
            "needs": list(concept.needs),
            "aliases": list(concept.aliases),
        }
        for _, concept in sorted(concepts.items())
    ]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"[\n{lines}\n]\n".encode()


def lesson_list(concepts: Mapping[str, Concept], file: str) -> str:
    """Return a topic's concepts, prerequisites first: the lessons, then what is planned."""
    topic = Path(file).parent.name
    ids = [c.id for c in concepts.values() if c.topic == topic]
    own = [concepts[i] for i in reading_order(ids, concepts)]
    written = [c for c in own if c.status == "written"]
    planned = [c for c in own if c.status == "planned"]
    parts = [
        "The marks say [how well each role needs an idea]"
        "(../roles/index.md#how-well-each-role-needs-it); a role without a mark may skip it.",
        _entries(written, file) if written else "None is written yet.",
    ]
    if planned:
        parts += [
            f"## Planned: {len(planned)}",
            "They stand in the order in which they build on each other. "
            "Until they are written, [free courses and books](../resources.md#free-route) teach "
            "most of them; [here is how to write one](../contribute/add-a-lesson.md).",
            _entries(planned, file),
        ]
    return "\n\n".join(parts)


def concept_list(concepts: Mapping[str, Concept], file: str) -> str:
    """Return all concepts from A to Z, one entry each, under a heading per letter."""
    ordered = sorted(concepts.values(), key=lambda c: _plain(c.title))
    letters = dict.fromkeys(_plain(c.title)[0] for c in ordered)
    parts = [" · ".join(f"[{x.upper()}](#{x})" for x in letters if x.isascii() and x.isalpha())]
    for letter, group in groupby(ordered, key=lambda c: _plain(c.title)[0].upper()):
        parts += [f"## {letter}", _entries(group, file, all_topics=True)]
    return "\n\n".join(parts)


def level_mark(level: str) -> Markup:
    """Return the mark of a level."""
    return part("level-mark", level=level)


def progress(concepts: Mapping[str, Concept], file: str) -> str:
    """Return one sentence: how many concepts there are, and how many are written."""
    found = [c.status for c in concepts.values()]
    written, planned, notes = map(found.count, STATUS)
    lessons = "1 is a lesson" if written == 1 else f"{written} are lessons"
    reference = relative_url("reference/concepts/", page_url(file))
    return (
        f'Of the <a href="{reference}">{len(found)} concepts</a> this site lists, {lessons}, '
        f"{planned} are planned, and {notes} get a note on why most people may skip them."
    )


def used_levels(concept: Concept) -> list[tuple[str, str]]:
    """Return the roles that do not skip a concept, each with its level."""
    levels = ((label, concept.roles[role]) for role, label in ROLES.items())
    return [(label, level) for label, level in levels if level != LEVELS[0]]


def _entries(concepts: Iterable[Concept], file: str, *, all_topics: bool = False) -> Markup:
    """Return a list of concepts: title, what it is, minutes, level per role."""
    entries = [
        {
            "concept": concept,
            "address": relative_url(concept_url(concept), page_url(file)),
            "topic": TOPICS[concept.topic],
            "status": STATUS[concept.status],
            "levels": used_levels(concept),
        }
        for concept in concepts
    ]
    return part("concept-list", entries=entries, all_topics=all_topics)


def _plain(text: str) -> str:
    """Return a text for sorting: without accents and signs, lower case."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum() or c == " ").strip() or "0"
