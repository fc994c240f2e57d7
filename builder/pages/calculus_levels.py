"""The table that says how much calculus each role needs."""

import html
from collections.abc import Mapping

from builder.curriculum.concepts import Concept, concept_url, reading_order
from builder.curriculum.links import relative_url
from builder.pages.concept_pages import level_mark
from builder.text.page_paths import page_url
from builder.text.vocabulary import ROLES

TOPIC = "calculus"
# The role that the question is about stands first: on a phone the last columns are out of sight.
ORDER = ("deep-learning", "engineer", "data-scientist", "research")


def calculus_levels(concepts: Mapping[str, Concept], file: str) -> str:
    """Return a table of all of calculus but the skip notes: the level that each role needs.

    Args:
        concepts: All concepts by id.
        file: The page that shows it, from the project root.
    """
    ids = [c.id for c in concepts.values() if c.topic == TOPIC and c.status != "note"]
    rows = [
        f"| Concept | {' | '.join(ROLES[role] for role in ORDER)} |",
        "|---" * (len(ROLES) + 1) + "|",
    ]
    for concept in (concepts[i] for i in reading_order(ids, concepts)):
        address = relative_url(concept_url(concept), page_url(file))
        levels = (level_mark(concept.roles[role]) for role in ORDER)
        rows.append(
            f'| <a href="{address}">{html.escape(concept.title)}</a> | {" | ".join(levels)} |'
        )
    return "\n".join(rows)
