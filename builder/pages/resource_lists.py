"""The generated parts of docs/resources.md."""

import html
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.curriculum.concepts import Concept, concept_url
from builder.curriculum.links import relative_url
from builder.pages.resources import KINDS, LEVELS, PRICES, Resource, load_resources
from builder.text.page_paths import page_url

# Where docs/resources.md shows the resources of a kind.
ANCHORS = {
    "course": "courses",
    "book": "books",
    "video": "videos",
    "notes": "notes",
    "docs": "docs",
    "blog": "blogs",
    "career": "careers",
    "product": "products",
}
PARTS = ("index", "free", *KINDS)
ARTICLES = (
    "What Math is Required for Machine Learning?",
    "Maths for Machine Learning Jobs",
    "How To Learn Math for Machine Learning, Fast",
    "the AI Engineering Essentials guide",
)


def resource_part(part: str, root: Path, concepts: Mapping[str, Concept], file: str) -> str:
    """Return a generated part of the page, by the end of its name: `index`, `free` or a kind.

    Args:
        part: `index`, `free` or a key of `resources.KINDS`.
        root: Project root.
        concepts: All concepts by id.
        file: The page that asks for it, from the project root.
    """
    resources, _ = load_resources(root, concepts)
    if part == "index":
        return resource_index(resources)
    if part == "free":
        return free_route(resources)
    return resource_list(resources, part, concepts, file)


def resource_index(resources: Sequence[Resource]) -> str:
    """Return the ways into the list: by kind, with the number of entries, and by level."""
    kinds = [(kind, sum(r.kind == kind for r in resources)) for kind in KINDS]
    links = [f'<a href="#{ANCHORS[kind]}">{KINDS[kind]}</a> ({n})' for kind, n in kinds if n]
    parts = [f'<p class="jem-resource-kinds">{" · ".join(links)}</p>']
    for level, meaning in LEVELS.items():
        own = [r for r in resources if r.level == level]
        found = "".join(f'<li><a href="#{r.id}">{html.escape(r.title)}</a></li>' for r in own)
        if found:
            parts.append(
                f'<details class="jem-code jem-resource-level"><summary>{level.capitalize()}: '
                f"{meaning} ({len(own)})</summary><ul>{found}</ul></details>"
            )
    return "\n".join(parts)


def free_route(resources: Sequence[Resource]) -> str:
    """Return the way without cost, as a numbered list of resources with what each is for."""
    steps = sorted((r for r in resources if r.free_route), key=lambda r: r.free_route)
    items = (
        f'<li><a href="#{r.id}">{html.escape(r.title)}</a>, {html.escape(r.author)}. '
        f"{html.escape(r.best_for)}</li>"
        for r in steps
    )
    return f'<ol class="jem-free-route">{"".join(items)}</ol>'


def resource_list(
    resources: Sequence[Resource], kind: str, concepts: Mapping[str, Concept], file: str
) -> str:
    """Return all resources of a kind, with everything known of each.

    Args:
        resources: All resources.
        kind: A key of `resources.KINDS`.
        concepts: All concepts by id.
        file: The page that shows the list, from the project root.
    """
    entries = (_entry(r, concepts, page_url(file)) for r in resources if r.kind == kind)
    return f'<ul class="jem-resources">{"".join(entries)}</ul>'


def _entry(resource: Resource, concepts: Mapping[str, Concept], here: str) -> str:
    title = html.escape(resource.title)
    if resource.url:
        title = f'<a href="{html.escape(resource.url)}" rel="noopener">{title}</a>'
    maker = resource.author
    if resource.provider not in resource.author:
        maker += f" · {resource.provider}"
    before = ", ".join(
        f'<a href="{relative_url(concept_url(concepts[need]), here)}">'
        f"{html.escape(concepts[need].title)}</a>"
        for need in resource.prerequisites
    )
    facts = [
        ("Best for", html.escape(resource.best_for)),
        ("Lacks", html.escape(resource.lacks)),
        ("Know before", before or "nothing"),
        ("Named by", ", ".join(map(_article, resource.seeds)) or "us; a standard of its field"),
    ]
    facts += [("Verdict", html.escape(verdict)) for verdict in resource.verdicts]
    rows = "".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in facts)
    return (
        f'<li class="jem-resource" id="{resource.id}">'
        f'<p class="jem-resource__title">{title}</p>'
        f'<p class="jem-resource__maker">{html.escape(maker)}</p>'
        f'<p class="jem-resource__marks"><span class="jem-resource__price '
        f'jem-resource__price--{resource.price}">{PRICES[resource.price]}</span> '
        f"<span>{resource.level}: {LEVELS[resource.level]}</span></p>"
        f"<dl>{rows}</dl></li>"
    )


def _article(number: int) -> str:
    name = ARTICLES[number]
    return name if name.startswith("the ") else f"<cite>{name}</cite>"
