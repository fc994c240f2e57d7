"""The reference page of a topic: everything that is known about each of its concepts."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import Concept, concept_url, reading_order
from builder.curriculum.links import concept_anchor, relative_url
from builder.pages.concept_pages import STATUS
from builder.pages.skip_receipts import Receipt
from builder.text.page_paths import page_url
from builder.text.parts import part
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
    here = page_url(file)
    facts = part(
        "concept-details",
        concept=concept,
        roles=_roles(concept),
        needs=_links(concept.needs, concepts, file),
        unlocks=_links(after, concepts, file),
        receipts=[
            (receipt.title, relative_url(f"skip/{receipt.name}/", here))
            for receipt in receipts
            if concept.id in receipt.about and receipt.name != concept.id
        ],
        is_note=concept.format == NOTE_FORMAT,
        status=STATUS[concept.status],
        address=relative_url(concept_url(concept), here),
        guide=relative_url("contribute/add-a-lesson/", here),
        resources=relative_url("resources/", here) + "#free-route",
    )
    return f"## {_plain_heading(concept.title)} {{ #{concept.id} }}\n\n{facts}"


def _roles(concept: Concept) -> list[dict[str, Any]]:
    """Return each role that does not skip the concept, and what its level comes from."""
    return [
        {
            "label": label,
            "level": concept.roles[role],
            "judged": role in concept.judged,
            "minimum": role in concept.minimum,
        }
        for role, label in ROLES.items()
        if concept.roles[role] != LEVELS[0]
    ]


def _links(ids: Iterable[str], concepts: Mapping[str, Concept], file: str) -> list[Markup]:
    """Return links to the entries or lessons of concepts."""
    return [concept_anchor(concepts[i], file) for i in ids if i in concepts]


def _plain_heading(title: str) -> str:
    """Return a title for a Markdown heading: what could be read as markup is escaped."""
    return "".join(f"\\{c}" if c in "*_`[]{}<>#" else c for c in title)
