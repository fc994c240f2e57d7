"""The strip of facts under a lesson's first line: time, levels, needs, unlocks, downloads."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import Concept
from builder.curriculum.links import concept_anchor
from builder.pages.concept_pages import level_mark
from builder.text.parts import part
from builder.text.vocabulary import ROLES

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
    colab = COLAB.format(repo=repo, path=f"{concept.topic}/{notebook}") if repo else ""
    return part(
        "lesson-facts",
        minutes=concept.minutes,
        needs=_links(concept.needs, concept.file, concepts),
        levels=[(label, level_mark(concept.roles[role])) for role, label in ROLES.items()],
        unlocks=_links(unlocked, concept.file, concepts),
        snippet=snippet,
        notebook=notebook,
        colab=colab,
    )


def project_facts_html(
    meta: Mapping[str, Any], file: str, concepts: Mapping[str, Concept], name: str
) -> str:
    """Return the strip of facts of a notebook page.

    Args:
        meta: Its front matter.
        file: The notebook, from the project root.
        concepts: All concepts by id.
        name: Name of its downloads, which lie beside it, without ending.
    """
    needs = _links(meta.get("needs", ()), file, concepts)
    return part("project-facts", minutes=meta.get("minutes", ""), needs=needs, name=name)


def _links(ids: Iterable[str], file: str, concepts: Mapping[str, Concept]) -> Markup:
    return Markup(", ").join(concept_anchor(concepts[i], file) for i in ids if i in concepts)
