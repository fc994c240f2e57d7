"""A lesson's place on the path of each role: what comes before it there, and what after."""

from collections.abc import Iterable

from builder.curriculum.concepts import Concept
from builder.curriculum.links import concept_anchor, relative_url
from builder.curriculum.paths import RolePath
from builder.text.page_paths import page_url
from builder.text.vocabulary import ROLE_PAGES, ROLES


def lesson_paths(concept: Concept, paths: Iterable[RolePath]) -> str:
    """Return a lesson's place on each role's path: what comes before it, and what after.

    docs/assets/js/role.js shows the reader's own role alone, once there is one.

    Args:
        concept: What the lesson teaches.
        paths: The path of each role.
    """
    lines = "".join(_place(concept, path) for path in paths)
    if not lines:
        return ""
    return (
        '<section class="jem-paths" aria-label="Next on your path" '
        f'data-concept="{concept.id}">'
        f'<p class="jem-paths__title">On the way</p><ul>{lines}</ul></section>'
    )


def _place(concept: Concept, path: RolePath) -> str:
    """Return the line of one role on a lesson's page, or nothing if it is not on its path."""
    stops = [stop.concept for stop in path.stops]
    if concept not in stops:
        return ""
    here = stops.index(concept)
    file = concept.file
    last = here + 1 == len(stops)
    before = f"← {concept_anchor(stops[here - 1], file)}" if here else "the first stop"
    after = "the last stop" if last else f"{concept_anchor(stops[here + 1], file)} →"
    written = path.neighbors(concept.id)[1]
    if written and written != stops[here + 1]:
        after += f" <small>next written: {concept_anchor(written, file)}</small>"
    page = relative_url(ROLE_PAGES[path.role], page_url(file))
    return (
        f'<li class="jem-line--{path.role}" data-role="{path.role}">'
        f'<a class="jem-paths__role" href="{page}">{ROLES[path.role]}</a> '
        f'<span class="jem-paths__stop">stop {here + 1} of {len(stops)}</span> '
        f'<span class="jem-paths__before">{before}</span> '
        f'<span class="jem-paths__after">{after}</span></li>'
    )
