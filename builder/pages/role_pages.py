"""The computed parts of the role pages: hours, the minimum, the path, when one is ready."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from builder.curriculum.concepts import Concept
from builder.curriculum.hours import hours
from builder.curriculum.links import and_joined, concept_anchor, relative_url
from builder.curriculum.paths import (
    PathStage,
    RolePath,
    Stage,
    minimum_path,
    path_to,
    role_path,
)
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.vocabulary import LEVELS, ROLE_PAGES, ROLES, TOPICS

# The seed that names the two routes, of career changers and of students; their list is its list.
ROUTE_SEED = 1


def role_facts(
    concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> Markup:
    """Return the numbers of a role: minimum, whole path, what is written, what it may skip.

    Args:
        concepts: All concepts by id.
        stages: The stages in their order.
        file: The page that asks.
        role: A key of `vocabulary.ROLES`.
    """
    path = role_path(concepts, stages, role)
    minimum = minimum_path(concepts, stages, role)
    skipped = [c for c in concepts.values() if c.roles[role] == LEVELS[0]]
    anchor = ROLES[role].lower().replace(" ", "-")
    return part(
        "role-facts",
        role=role,
        minimum=_size(minimum),
        whole=_size(path),
        written=_written(path),
        skip_list=relative_url(f"skip/#{anchor}", page_url(file)),
        skipped=len(skipped),
        concept_count=len(concepts),
    )


def role_minimum(
    concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> str:
    """Return the concepts that a source counts in a role's bare minimum, by topic."""
    named = [c for c in concepts.values() if role in c.minimum]
    topics = [
        (topic, TOPICS[topic], _links(group, file))
        for topic, group in groupby(named, key=lambda c: c.topic)
    ]
    lists = part("role-minimum", topics=topics)
    path = minimum_path(concepts, stages, role)
    more = len(path.stops) - len(named)
    return (
        f"{lists}\n\nThese are {len(named)} concepts. "
        f"With the {more} more that they need, they make {_size(path)}."
    )


def role_stages(
    concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> str:
    """Return a role's path, stage by stage, each with its concepts folded under it."""
    path = role_path(concepts, stages, role)
    return "\n\n".join(_stage(n, stage, concepts, file) for n, stage in enumerate(path.stages, 1))


def role_ready(
    root: Path, concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> Markup:
    """Return what one can do after each stage, with the exercises that show it.

    Args:
        root: Project root, for the exercises that exist.
        concepts: All concepts by id.
        stages: The stages in their order.
        file: The page that asks.
        role: A key of `vocabulary.ROLES`.
    """
    stages_done = []
    for stage in role_path(concepts, stages, role).stages:
        tasks = [
            concept_anchor(stop.concept, file, "#exercise-1")
            for stop in stage.stops
            if stop.concept.status == "written" and _has_exercise(root, stop.concept)
        ]
        planned = sum(
            stop.concept.status == "planned" and stop.concept.id in stage.stage.goals
            for stop in stage.stops
        )
        stages_done.append(
            {"can": stage.stage.can, "exercises": and_joined(tasks), "planned": planned}
        )
    return part("role-ready", stages=stages_done)


def role_compare(concepts: Mapping[str, Concept], file: str) -> Markup:
    """Return a table: how many concepts each role skips, recognizes, uses and derives."""
    here = page_url(file)
    return part(
        "role-compare",
        concept_count=len(concepts),
        roles=[(label, relative_url(ROLE_PAGES[role], here)) for role, label in ROLES.items()],
        levels=[
            (level, [sum(c.roles[role] == level for c in concepts.values()) for role in ROLES])
            for level in LEVELS
        ],
    )


def route_path(concepts: Mapping[str, Concept], stages: Sequence[Stage]) -> RolePath:
    """Return the path of the two routes: all that their source asks for, and what it needs.

    The levels are those of the ML engineer, whose job is the nearest to the source's list.
    """
    asked = (
        c.id
        for c in concepts.values()
        if ROUTE_SEED in c.seeds and c.status != "note" and c.roles["engineer"] != LEVELS[0]
    )
    return path_to(asked, concepts, stages, "engineer")


def route_facts(concepts: Mapping[str, Concept], stages: Sequence[Stage]) -> Markup:
    """Return the numbers of the routes."""
    path = route_path(concepts, stages)
    refreshers = sum(s.concept.minutes for s in path.stops if s.concept.format == "on-ramp")
    return part(
        "route-facts",
        whole=_size(path),
        hours_without_refreshers=hours(path.minutes - refreshers),
        written=_written(path),
    )


def route_stages(concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str) -> str:
    """Return the routes' path, stage by stage."""
    path = route_path(concepts, stages)
    return "\n\n".join(_stage(n, stage, concepts, file) for n, stage in enumerate(path.stages, 1))


def _stage(number: int, stage: PathStage, concepts: Mapping[str, Concept], file: str) -> str:
    stops = part(
        "path-stage",
        lessons=_count(len(stage.stops)),
        time=_hours(stage.minutes),
        written=sum(stop.concept.status == "written" for stop in stage.stops),
        stops=[
            {
                "concept": stop.concept,
                "link": concept_anchor(stop.concept, file),
                "level": stop.level,
                "judged": stop.judged,
                "because": _links((concepts[name] for name in stop.because), file),
            }
            for stop in stage.stops
        ],
    )
    return (
        f"### {number}. {stage.stage.title} {{ #{stage.stage.id} }}\n\n"
        f"After it you can {stage.stage.can}\n\n{stops}"
    )


def _written(path: RolePath) -> str:
    done = hours(sum(stop.concept.minutes for stop in path.written))
    lessons = f"{len(path.written)} of {_count(len(path.stops))}"
    return f"{lessons}, {done} of {hours(path.minutes)} h"


def _size(path: RolePath) -> str:
    return f"{_count(len(path.stops))}, {_hours(path.minutes)}"


def _count(number: int) -> str:
    return "1 lesson" if number == 1 else f"{number} lessons"


def _hours(minutes: int) -> str:
    return f"{hours(minutes)} h" if minutes >= 57 else f"{minutes} min"


def _has_exercise(root: Path, concept: Concept) -> bool:
    name = f"{concept.topic}/{concept.id}_ex1.py".replace("-", "_")
    return (root / "snippets" / name).exists()


def _links(concepts: Iterable[Concept], file: str) -> list[Markup]:
    return [concept_anchor(concept, file) for concept in concepts]
