"""A lesson's place on the path of each role: what comes before it there, and what after."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import Concept
from builder.curriculum.links import concept_anchor, relative_url
from builder.curriculum.paths import RolePath
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.vocabulary import ROLE_PAGES, ROLES


def lesson_paths(concept: Concept, paths: Iterable[RolePath]) -> Markup:
    """Return a lesson's place on each role's path: what comes before it, and what after.

    docs/assets/js/role.js shows the reader's own role alone, once there is one.

    Args:
        concept: What the lesson teaches.
        paths: The path of each role.
    """
    places = [place for path in paths if (place := _place(concept, path))]
    return part("lesson-paths", concept=concept, places=places) if places else Markup()


def _place(concept: Concept, path: RolePath) -> dict[str, Any] | None:
    """Return the place of a lesson on the path of one role, or nothing if it is not on it."""
    stops = [stop.concept for stop in path.stops]
    if concept not in stops:
        return None
    here = stops.index(concept)
    file = concept.file
    before = stops[here - 1] if here else None
    after = stops[here + 1] if here + 1 < len(stops) else None
    written = path.neighbors(concept.id)[1]
    return {
        "role": path.role,
        "label": ROLES[path.role],
        "address": relative_url(ROLE_PAGES[path.role], page_url(file)),
        "number": here + 1,
        "stop_count": len(stops),
        "before": before and concept_anchor(before, file),
        "after": after and concept_anchor(after, file),
        "next_written": written and written != after and concept_anchor(written, file),
    }
