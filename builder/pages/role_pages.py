"""The computed parts of the role pages: hours, the minimum, the path, when one is ready."""

import html
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from builder.curriculum.concepts import Concept
from builder.curriculum.hours import hours
from builder.curriculum.links import and_joined, concept_anchor, relative_url
from builder.curriculum.paths import (
    PathStage,
    RolePath,
    Stage,
    Stop,
    minimum_path,
    path_to,
    role_path,
)
from builder.pages.concept_pages import level_mark
from builder.text.page_paths import page_url
from builder.text.vocabulary import LEVELS, ROLE_PAGES, ROLES, TOPICS

# The seed that names the two routes, of career changers and of students; their list is its list.
ROUTE_SEED = 1
JUDGED = '<abbr class="jem-judged" title="Level by our judgment; no source names it">°</abbr>'


def role_facts(
    concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> str:
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
    skip = relative_url(f"skip/#{anchor}", page_url(file))
    return _facts(
        role,
        ("Bare minimum", f"{_size(minimum)}, with all that they need"),
        ("Whole path", _size(path)),
        ("Written so far", _written(path)),
        ("May skip", f'<a href="{skip}">{len(skipped)} of {len(concepts)} concepts</a>'),
    )


def role_minimum(
    concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> str:
    """Return the concepts that a source counts in a role's bare minimum, by topic."""
    named = [c for c in concepts.values() if role in c.minimum]
    items = "".join(
        f'<li class="jem-topic--{topic}"><strong class="jem-topic">{TOPICS[topic]}</strong> '
        f"{_links(group, file)}</li>"
        for topic, group in groupby(named, key=lambda c: c.topic)
    )
    path = minimum_path(concepts, stages, role)
    more = len(path.stops) - len(named)
    return (
        f'<ul class="jem-minimum">{items}</ul>\n\nThese are {len(named)} concepts. '
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
) -> str:
    """Return what one can do after each stage, with the exercises that show it.

    Args:
        root: Project root, for the exercises that exist.
        concepts: All concepts by id.
        stages: The stages in their order.
        file: The page that asks.
        role: A key of `vocabulary.ROLES`.
    """
    items = []
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
        proof = f"Show it in the exercise of {and_joined(tasks)}." if tasks else "No exercise yet."
        if planned:
            more = "more " if tasks else ""
            proof += f" {planned} {more}{'is' if planned == 1 else 'are'} planned."
        items.append(f"<li>You can {html.escape(stage.stage.can)} <small>{proof}</small></li>")
    return f'<ul class="jem-ready">{"".join(items)}</ul>'


def role_compare(concepts: Mapping[str, Concept], file: str) -> str:
    """Return a table: how many concepts each role skips, recognizes, uses and derives."""
    address = {role: relative_url(page, page_url(file)) for role, page in ROLE_PAGES.items()}
    head = "".join(
        f'<th scope="col"><a href="{address[role]}">{label}</a></th>'
        for role, label in ROLES.items()
    )
    rows = "".join(
        f'<tr><th scope="row">{level_mark(level)}</th>'
        + "".join(
            f"<td>{sum(c.roles[role] == level for c in concepts.values())}</td>" for role in ROLES
        )
        + "</tr>"
        for level in LEVELS
    )
    return (
        '<table class="jem-levels"><caption>How many of the '
        f"{len(concepts)} concepts each role needs, and how well.</caption>"
        f'<thead><tr><th scope="col">Level</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
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


def route_facts(concepts: Mapping[str, Concept], stages: Sequence[Stage]) -> str:
    """Return the numbers of the routes."""
    path = route_path(concepts, stages)
    refreshers = sum(s.concept.minutes for s in path.stops if s.concept.format == "on-ramp")
    rest = hours(path.minutes - refreshers)
    return _facts(
        "",
        ("Whole route", _size(path)),
        ("If you remember school math", f"{rest} h, without the refreshers"),
        ("Written so far", _written(path)),
    )


def route_stages(concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str) -> str:
    """Return the routes' path, stage by stage."""
    path = route_path(concepts, stages)
    return "\n\n".join(_stage(n, stage, concepts, file) for n, stage in enumerate(path.stages, 1))


def _stage(number: int, stage: PathStage, concepts: Mapping[str, Concept], file: str) -> str:
    written = sum(stop.concept.status == "written" for stop in stage.stops)
    stops = "".join(_stop(stop, concepts, file) for stop in stage.stops)
    return (
        f"### {number}. {stage.stage.title} {{ #{stage.stage.id} }}\n\n"
        f"After it you can {stage.stage.can}\n\n"
        f'<details class="jem-stage"><summary>{_count(len(stage.stops))}, {_hours(stage.minutes)}; '
        f'{written or "none"} written</summary><ol class="jem-stops">{stops}</ol></details>'
    )


def _stop(stop: Stop, concepts: Mapping[str, Concept], file: str) -> str:
    concept = stop.concept
    judged = JUDGED if stop.judged else ""
    because = ""
    if stop.because:
        names = [concepts[name] for name in stop.because]
        because = f" <small>because {_links(names, file)} {_need(names)} it</small>"
    status = "lesson" if concept.status == "written" else "planned"
    return (
        f'<li class="jem-stop jem-stop--{concept.status} jem-topic--{concept.topic}" '
        f'data-concept="{concept.id}">'
        f'<span class="jem-stop__title">{concept_anchor(concept, file)}{because}</span> '
        f"<span>{level_mark(stop.level)}{judged}</span> "
        f'<span class="jem-stop__minutes">{concept.minutes} min</span> '
        f'<span class="jem-stop__status">{status}</span></li>'
    )


def _facts(role: str, *rows: tuple[str, str]) -> str:
    mark = f' data-role="{role}"' if role else ""
    inside = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in rows)
    return f'<dl class="jem-role-facts"{mark}>{inside}</dl>'


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


def _need(concepts: Sequence[Concept]) -> str:
    return "needs" if len(concepts) == 1 else "need"


def _has_exercise(root: Path, concept: Concept) -> bool:
    name = f"{concept.topic}/{concept.id}_ex1.py".replace("-", "_")
    return (root / "snippets" / name).exists()


def _links(concepts: Iterable[Concept], file: str) -> str:
    return ", ".join(concept_anchor(concept, file) for concept in concepts)
