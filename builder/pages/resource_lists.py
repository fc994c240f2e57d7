"""The generated parts of docs/resources.md."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import Concept, concept_url
from builder.curriculum.links import relative_url
from builder.pages.resources import KINDS, LEVELS, PRICES, Resource, load_resources
from builder.text.page_paths import page_url
from builder.text.parts import part

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


def resource_part(name: str, root: Path, concepts: Mapping[str, Concept], file: str) -> Markup:
    """Return a generated part of the page, by the end of its name: `index`, `free` or a kind.

    Args:
        name: `index`, `free` or a key of `resources.KINDS`.
        root: Project root.
        concepts: All concepts by id.
        file: The page that asks for it, from the project root.
    """
    resources, _ = load_resources(root, concepts)
    if name == "index":
        return resource_index(resources)
    if name == "free":
        return free_route(resources)
    return resource_list(resources, name, concepts, file)


def resource_index(resources: Sequence[Resource]) -> Markup:
    """Return the ways into the list: by kind, with the number of entries, and by level."""
    kinds = [
        {"anchor": ANCHORS[kind], "label": label, "count": count}
        for kind, label in KINDS.items()
        if (count := sum(r.kind == kind for r in resources))
    ]
    levels = [
        {"name": level, "meaning": meaning, "resources": own}
        for level, meaning in LEVELS.items()
        if (own := [r for r in resources if r.level == level])
    ]
    return part("resource-index", kinds=kinds, levels=levels)


def free_route(resources: Sequence[Resource]) -> Markup:
    """Return the way without cost, as a numbered list of resources with what each is for."""
    steps = sorted((r for r in resources if r.free_route), key=lambda r: r.free_route)
    return part("free-route", resources=steps)


def resource_list(
    resources: Sequence[Resource], kind: str, concepts: Mapping[str, Concept], file: str
) -> Markup:
    """Return all resources of a kind, with everything known of each.

    Args:
        resources: All resources.
        kind: A key of `resources.KINDS`.
        concepts: All concepts by id.
        file: The page that shows the list, from the project root.
    """
    entries = [_entry(r, concepts, page_url(file)) for r in resources if r.kind == kind]
    return part("resource-list", entries=entries)


def _entry(resource: Resource, concepts: Mapping[str, Concept], here: str) -> dict[str, Any]:
    maker = resource.author
    if resource.provider not in resource.author:
        maker += f" · {resource.provider}"
    before = [concepts[need] for need in resource.prerequisites]
    return {
        "resource": resource,
        "maker": maker,
        "price": PRICES[resource.price],
        "level_meaning": LEVELS[resource.level],
        "know_before": [(c.title, relative_url(concept_url(c), here)) for c in before],
        "named_by": [_article(number) for number in resource.seeds],
    }


def _article(number: int) -> str:
    name = ARTICLES[number]
    return name if name.startswith("the ") else Markup("<cite>{}</cite>").format(name)
