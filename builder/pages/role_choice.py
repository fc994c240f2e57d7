"""The choice of a role on the home page: what each job asks, in lessons, hours and skips."""

import html
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.curriculum.concepts import Concept
from builder.curriculum.hours import hours
from builder.curriculum.links import relative_url
from builder.curriculum.paths import Stage, minimum_path, role_path
from builder.text.front_matter import read_page, read_text
from builder.text.page_paths import page_url
from builder.text.vocabulary import LEVELS, ROLE_PAGES, ROLES


def role_choice(
    root: Path, concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str
) -> str:
    """Return a list of the roles: the job in a sentence, and how much math it takes.

    The sentence is the description of the role's page.

    Args:
        root: Project root.
        concepts: All concepts by id.
        stages: The stages in their order.
        file: Path of the page that shows the list, from the project root.
    """
    items = "".join(_item(root, concepts, stages, file, role) for role in ROLES)
    return f'<ul class="jem-choice">{items}</ul>'


def _item(
    root: Path, concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> str:
    page = f"docs/{ROLE_PAGES[role].rstrip('/')}.md"
    job = read_page(read_text(root, page), page).meta["description"]
    path = role_path(concepts, stages, role)
    minimum = minimum_path(concepts, stages, role)
    skipped = sum(c.roles[role] == LEVELS[0] for c in concepts.values())
    facts = (
        ("Whole path", f"{len(path.stops)} lessons, {hours(path.minutes)} h"),
        ("Bare minimum", f"{len(minimum.stops)} lessons, {hours(minimum.minutes)} h"),
        ("May skip", f"{skipped} of {len(concepts)} concepts"),
    )
    rows = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in facts)
    address = relative_url(ROLE_PAGES[role], page_url(file))
    return (
        f'<li class="jem-line--{role}"><p class="jem-choice__role">'
        f'<a href="{address}">{ROLES[role]}</a></p><p>{html.escape(job)}</p><dl>{rows}</dl></li>'
    )
