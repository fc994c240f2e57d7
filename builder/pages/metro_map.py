"""The paths as metro maps: one role's line with each concept on it, and all four lines together.

The maps are lists and a table of links, drawn as lines and stations by docs/assets/css/map.css:
they wrap on a phone, are walked by keyboard, and read aloud as what they are.
"""

import html
import math
from collections.abc import Iterable, Mapping, Sequence

from builder.curriculum.concepts import Concept, concept_url
from builder.curriculum.hours import hours
from builder.curriculum.links import relative_url
from builder.curriculum.paths import PathStage, Stage, Stop, role_path
from builder.text.page_paths import page_url
from builder.text.vocabulary import ROLE_PAGES, ROLES, TOPICS

SIZES = 5  # of stations on the map of all roles, as map.css draws them


def path_map(concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str) -> str:
    """Return the map of one role: its stages, and every concept as a station.

    The goals of a stage carry their names; the others show theirs when reached.

    Args:
        concepts: All concepts by id.
        stages: The stages in their order.
        file: Path of the page that shows the map, from the project root.
        role: A key of `vocabulary.ROLES`.
    """
    path = role_path(concepts, stages, role)
    line = "".join(_stage(number, stage, file) for number, stage in enumerate(path.stages, 1))
    label = f"Map of the path of the {_small(ROLES[role])}"
    return (
        f'<div class="jem-map jem-line--{role}" role="navigation" aria-label="{label}">'
        f"{_key(path.stops)}"
        f'<ol class="jem-map__stages">{line}</ol></div>'
    )


def roles_map(concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str) -> str:
    """Return the four lines side by side: a row per stage, with the hours each role needs in it.

    Args:
        concepts: All concepts by id.
        stages: The stages in their order.
        file: Path of the page that shows the map, from the project root.
    """
    paths = {role: role_path(concepts, stages, role) for role in ROLES}
    minutes = {
        role: {stage.stage.id: stage.minutes for stage in path.stages}
        for role, path in paths.items()
    }
    most = max(value for own in minutes.values() for value in own.values())
    address = {role: relative_url(url, page_url(file)) for role, url in ROLE_PAGES.items()}
    head = "".join(
        f'<th scope="col" class="jem-line--{role}"><a href="{address[role]}">{label}</a></th>'
        for role, label in ROLES.items()
    )
    rows = "".join(
        f'<tr><th scope="row">{html.escape(stage.title)}</th>'
        + "".join(
            _station(minutes[role].get(stage.id, 0), most, f"{address[role]}#{stage.id}", role)
            for role in ROLES
        )
        + "</tr>"
        for stage in stages
    )
    totals = "".join(
        f'<td class="jem-line--{role}">{_hours(path.minutes)}</td>' for role, path in paths.items()
    )
    return (
        '<table class="jem-lines"><caption>Hours of lessons per stage, for each role. '
        "The larger the station, the longer the stop.</caption>"
        f'<thead><tr><th scope="col">Stage</th>{head}</tr></thead><tbody>{rows}</tbody>'
        f'<tfoot><tr><th scope="row">All stages</th>{totals}</tr></tfoot></table>'
    )


def _stage(number: int, stage: PathStage, file: str) -> str:
    written = sum(stop.concept.status == "written" for stop in stage.stops)
    facts = f"{_hours(stage.minutes)}, {written} of {len(stage.stops)} lessons written"
    stops = "".join(_stop(stop, stop.concept.id in stage.stage.goals, file) for stop in stage.stops)
    return (
        f'<li class="jem-map__stage"><p class="jem-map__head"><a href="#{stage.stage.id}">'
        f"{number}. {html.escape(stage.stage.title)}</a> <span>{facts}</span></p>"
        f'<ol class="jem-map__line">{stops}</ol></li>'
    )


def _stop(stop: Stop, goal: bool, file: str) -> str:
    concept = stop.concept
    kinds = f"jem-topic--{concept.topic}" + (" jem-map__stop--goal" if goal else "")
    planned = "" if concept.status == "written" else ' <span class="jem-map__status">planned</span>'
    address = relative_url(concept_url(concept), page_url(file))
    return (
        f'<li class="jem-map__stop jem-map__stop--{concept.status} {kinds}" '
        f'data-concept="{concept.id}"><a href="{address}">'
        f'<span class="jem-map__name">{html.escape(concept.title)}{planned}</span></a></li>'
    )


def _key(stops: Iterable[Stop]) -> str:
    """Return what the colors and the two kinds of station mean."""
    present = {stop.concept.topic for stop in stops}
    topics = "".join(
        f'<li class="jem-topic--{topic}">{label}</li>'
        for topic, label in TOPICS.items()
        if topic in present
    )
    return (
        '<p class="jem-map__key">Each station is one lesson: '
        '<span class="jem-map__disc jem-map__disc--written"></span> written, '
        '<span class="jem-map__disc"></span> planned. Its color is its topic:</p>'
        f'<ul class="jem-map__topics">{topics}</ul>'
    )


def _station(minutes: int, most: int, address: str, role: str) -> str:
    """Return the station of one line in one stage; its area goes with the time."""
    if not minutes:
        return f'<td class="jem-line--{role}"></td>'
    size = math.ceil(SIZES * (minutes / most) ** 0.5)
    return (
        f'<td class="jem-line--{role}"><a class="jem-lines__size-{size}" href="{address}">'
        f"{_hours(minutes)}</a></td>"
    )


def _hours(minutes: int) -> str:
    return f"{hours(minutes)} h" if minutes >= 57 else f"{minutes} min"


def _small(label: str) -> str:
    """Return a role's name as it stands inside a sentence."""
    return label if label.startswith("ML") else label[0].lower() + label[1:]
