"""The reference page of a topic: everything that is known about each of its concepts."""

import html
from collections.abc import Iterable, Mapping

from builder.curriculum.concepts import Concept, concept_url, reading_order
from builder.curriculum.links import concept_anchor, relative_url
from builder.pages.concept_pages import STATUS, level_mark
from builder.pages.skip_receipts import Receipt
from builder.text.page_paths import page_url
from builder.text.vocabulary import LEVELS, NOTE_FORMAT, ROLES


def concept_details(
    concepts: Mapping[str, Concept],
    unlocked: Mapping[str, Iterable[str]],
    file: str,
    receipts: Iterable[Receipt] = (),
) -> str:
    """Return all concepts of a topic, prerequisites first, each under a heading with its id.

    Args:
        concepts: All concepts by id.
        unlocked: Ids of the concepts that need a concept, by its id.
        file: The page, `docs/reference/<topic>.md`.
        receipts: The pages of docs/skip.
    """
    receipts = list(receipts)
    topic = file.rsplit("/", 1)[-1].removesuffix(".md")
    own = [c.id for c in concepts.values() if c.topic == topic]
    return "\n\n".join(
        _details(concepts[name], concepts, unlocked[name], file, receipts)
        for name in reading_order(own, concepts)
    )


def _details(
    concept: Concept,
    concepts: Mapping[str, Concept],
    after: Iterable[str],
    file: str,
    receipts: Iterable[Receipt],
) -> str:
    """Return one concept: a Markdown heading, and its facts as HTML."""
    skips = [r for r in receipts if concept.id in r.about and r.name != concept.id]
    rows = [
        ("Why", html.escape(concept.why)),
        ("Level", _levels(concept)),
        ("Needs", _links(concept.needs, concepts, file) or "nothing but school math"),
        ("Unlocks", _links(after, concepts, file) or "nothing listed here"),
        *([("You may skip", _receipt_links(skips, file))] if skips else []),
        ("Also searched as", html.escape(", ".join(concept.aliases))),
        _status(concept, file),
    ]
    facts = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    return (
        f"## {_plain_heading(concept.title)} {{ #{concept.id} }}\n\n"
        f'<p class="jem-details__summary">{html.escape(concept.summary)}</p>\n\n'
        f'<dl class="jem-details">{facts}</dl>'
    )


def _levels(concept: Concept) -> str:
    """Return the level of each role that does not skip the concept; ours are marked."""
    items = [
        f"<li>{label} {level_mark(concept.roles[role])}"
        + (" <small>our judgment</small>" if role in concept.judged else "")
        + (" <small>bare minimum</small>" if role in concept.minimum else "")
        + "</li>"
        for role, label in ROLES.items()
        if concept.roles[role] != LEVELS[0]
    ]
    return (
        f'<ul class="jem-concept__levels">{"".join(items)}</ul>' if items else "all roles skip it"
    )


def _status(concept: Concept, file: str) -> tuple[str, str]:
    """Return what there is to read, or how to contribute it."""
    if concept.status == "written":
        address = relative_url(concept_url(concept), page_url(file))
        return "Read", f'<a href="{address}">the lesson</a>, {concept.minutes} minutes'
    if concept.format == NOTE_FORMAT:
        address = relative_url(concept_url(concept), page_url(file))
        receipt = f'<a href="{address}">who may, and when it comes back</a>'
        return "Read", f"{STATUS[concept.status]}: {receipt}"
    guide = relative_url("contribute/add-a-lesson/", page_url(file))
    resources = relative_url("resources/", page_url(file)) + "#free-route"
    return "Status", (
        f"lesson planned, about {concept.minutes} minutes; "
        f'until then <a href="{resources}">learn it elsewhere</a>, '
        f'or <a href="{guide}">write it</a> with <code>make lesson ID={concept.id}</code>'
    )


def _links(ids: Iterable[str], concepts: Mapping[str, Concept], file: str) -> str:
    """Return links to the entries or lessons of concepts."""
    return ", ".join(concept_anchor(concepts[i], file) for i in ids if i in concepts)


def _receipt_links(receipts: Iterable[Receipt], file: str) -> str:
    """Return links to what people are told to skip of a concept."""
    return ", ".join(
        f'<a href="{relative_url(f"skip/{receipt.name}/", page_url(file))}">'
        f"{html.escape(receipt.title)}</a>"
        for receipt in receipts
    )


def _plain_heading(title: str) -> str:
    """Return a title for a Markdown heading: what could be read as markup is escaped."""
    return "".join(f"\\{c}" if c in "*_`[]{}<>#" else c for c in title)
