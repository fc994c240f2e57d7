"""The choice of a role on the home page: what each job asks, in lessons, hours and skips."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import Concept
from builder.curriculum.hours import hours
from builder.curriculum.links import relative_url
from builder.curriculum.paths import RolePath, Stage, minimum_path, role_path
from builder.text.front_matter import read_page, read_text
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.vocabulary import LEVELS, ROLE_PAGES, ROLES


def role_choice(
    root: Path, concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str
) -> Markup:
    """Return a list of the roles: the job in a sentence, and how much math it takes.

    The sentence is the description of the role's page.

    Args:
        root: Project root.
        concepts: All concepts by id.
        stages: The stages in their order.
        file: Path of the page that shows the list, from the project root.
    """
    roles = [_role(root, concepts, stages, file, role) for role in ROLES]
    return part("role-choice", roles=roles, concept_count=len(concepts))


def _role(
    root: Path, concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> dict[str, Any]:
    page = f"docs/{ROLE_PAGES[role].rstrip('/')}.md"
    return {
        "id": role,
        "label": ROLES[role],
        "address": relative_url(ROLE_PAGES[role], page_url(file)),
        "job": read_page(read_text(root, page), page).meta["description"],
        "whole": _size(role_path(concepts, stages, role)),
        "minimum": _size(minimum_path(concepts, stages, role)),
        "skipped": sum(c.roles[role] == LEVELS[0] for c in concepts.values()),
    }


def _size(path: RolePath) -> str:
    return f"{len(path.stops)} lessons, {hours(path.minutes)} h"
