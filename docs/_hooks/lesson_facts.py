"""The strip of facts under a lesson's first line: time, levels, needs, unlocks, downloads."""

import html
from collections.abc import Iterable, Mapping

from concept_links import relative_url
from concept_pages import level_mark
from concepts import Concept, concept_url
from vocabulary import ROLES

COLAB = "https://colab.research.google.com/github/{repo}/blob/notebooks/{path}"


def facts_html(
    concept: Concept,
    concepts: Mapping[str, Concept],
    unlocked: Iterable[str],
    *,
    snippet: str,
    notebook: str,
    repo: str = "",
) -> str:
    """Return the strip of facts of a lesson.

    Args:
        concept: The lesson's concept.
        concepts: All concepts by id.
        unlocked: Ids of the concepts that need this one.
        snippet: Address of the snippet file, seen from the lesson.
        notebook: Address of the notebook, seen from the lesson.
        repo: `owner/name` on GitHub; with it, the notebook can be opened in Colab.
    """
    levels = "".join(
        f'<li><span class="jem-role">{label}</span> {level_mark(concept.roles[role])}</li>'
        for role, label in ROLES.items()
    )
    downloads = [
        f'<a href="{snippet}" download>Code</a>',
        f'<a href="{notebook}" download>Notebook</a>',
    ]
    if repo:
        colab = COLAB.format(repo=repo, path=f"{concept.topic}/{notebook}")
        downloads.append(f'<a href="{html.escape(colab)}">Open in Colab</a>')
    rows = [
        ("Needs", _links(concept.needs, concept, concepts) or "nothing"),
        ("Unlocks", _links(unlocked, concept, concepts) or "nothing yet"),
        ("Take away", ", ".join(downloads)),
    ]
    details = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    return (
        f'<div class="jem-facts"><span class="jem-facts__time">{concept.minutes} min</span>'
        f'<ul class="jem-facts__levels">{levels}</ul>'
        f'<dl class="jem-facts__links">{details}</dl></div>'
    )


def _links(ids: Iterable[str], here: Concept, concepts: Mapping[str, Concept]) -> str:
    """Return links to concepts, the planned ones marked as such."""
    url = concept_url(here)
    found = [concepts[i] for i in ids if i in concepts]
    return ", ".join(
        f'<a href="{relative_url(concept_url(c), url)}"'
        + ("" if c.status == "written" else ' class="jem-planned"')
        + f">{html.escape(c.title)}</a>"
        for c in found
    )
