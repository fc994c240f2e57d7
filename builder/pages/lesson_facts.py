"""The strip of facts under a lesson's first line: time, levels, needs, unlocks, downloads."""

import html
from collections.abc import Iterable, Mapping
from typing import Any

from builder.curriculum.concepts import Concept
from builder.curriculum.links import concept_anchor
from builder.pages.concept_pages import level_mark
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
    levels = "".join(
        f'<li><span class="jem-role">{label}</span> {level_mark(concept.roles[role])}</li>'
        for role, label in ROLES.items()
    )
    downloads = [
        f'<a href="{snippet}" download>Python file</a>',
        f'<a href="{notebook}" download>notebook</a>',
    ]
    if repo:
        colab = COLAB.format(repo=repo, path=f"{concept.topic}/{notebook}")
        downloads.append(f'<a href="{html.escape(colab)}">open in Colab</a>')
    rows = [
        ("levels", "Level", f"<ul>{levels}</ul>"),
        ("unlocks", "Unlocks", _links(unlocked, concept.file, concepts) or "nothing yet"),
        ("files", "Download", ", ".join(downloads)),
    ]
    details = "".join(
        f'<div class="jem-facts__{name}"><dt>{label}</dt><dd>{value}</dd></div>'
        for name, label, value in rows
    )
    needs = _links(concept.needs, concept.file, concepts)
    return (
        '<div class="jem-facts"><p class="jem-facts__line">'
        f'<span class="jem-facts__time">{concept.minutes} minutes</span> '
        f'<span class="jem-facts__needs">Needs {needs or "nothing but school math"}</span></p>'
        '<details class="jem-facts__more"><summary>Levels and downloads</summary>'
        f"<dl>{details}</dl></details></div>"
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
    return (
        '<div class="jem-facts"><p class="jem-facts__line">'
        f'<span class="jem-facts__time">{meta.get("minutes", "")} minutes</span> '
        f'<span class="jem-facts__needs">Needs {needs or "nothing but school math"}</span> '
        f'<span class="jem-facts__files">Download <a href="{name}.zip" download>notebook with data'
        f'</a> or <a href="{name}.ipynb" download>notebook alone</a></span></p></div>'
    )


def _links(ids: Iterable[str], file: str, concepts: Mapping[str, Concept]) -> str:
    return ", ".join(concept_anchor(concepts[i], file) for i in ids if i in concepts)
