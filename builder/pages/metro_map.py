"""The paths as metro maps: one role's line with each concept on it, and all four lines together.

The maps are lists and a table of links, drawn as lines and stations by docs/assets/css/map.css:
they wrap on a phone, are walked by keyboard, and read aloud as what they are.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import Concept, concept_url
from builder.curriculum.hours import hours
from builder.curriculum.links import relative_url
from builder.curriculum.paths import PathStage, Stage, role_path
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.vocabulary import ROLE_PAGES, ROLES, TOPICS

SIZES = 5  # of stations on the map of all roles, as map.css draws them


def path_map(
    concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str, role: str
) -> Markup:
    """Return the map of one role: its stages, and every concept as a station.

    The goals of a stage carry their names; the others show theirs when reached.

    Args:
        concepts: All concepts by id.
        stages: The stages in their order.
        file: Path of the page that shows the map, from the project root.
        role: A key of `vocabulary.ROLES`.
    """
    path = role_path(concepts, stages, role)
    present = {stop.concept.topic for stop in path.stops}
    return part(
        "path-map",
        role=role,
        role_in_sentence=_small(ROLES[role]),
        topics=[(topic, label) for topic, label in TOPICS.items() if topic in present],
        stages=[_stage(stage, file) for stage in path.stages],
    )


def roles_map(concepts: Mapping[str, Concept], stages: Sequence[Stage], file: str) -> Markup:
    """Return the four lines side by side: a row per stage, with the hours each role needs in it.

    Args:
        concepts: All concepts by id.
        stages: The stages in their order.
        file: Path of the page that shows the map, from the project root.
    """
    paths = {role: role_path(concepts, stages, role) for role in ROLES}
    most = max(stage.minutes for path in paths.values() for stage in path.stages)
    lines = [
        {
            "role": role,
            "label": ROLES[role],
            "address": relative_url(ROLE_PAGES[role], page_url(file)),
            "stations": {s.stage.id: _station(s.minutes, most) for s in path.stages if s.minutes},
            "time": _hours(path.minutes),
        }
        for role, path in paths.items()
    ]
    return part("roles-map", stages=stages, lines=lines)


def _stage(stage: PathStage, file: str) -> dict[str, Any]:
    return {
        "id": stage.stage.id,
        "title": stage.stage.title,
        "time": _hours(stage.minutes),
        "written": sum(stop.concept.status == "written" for stop in stage.stops),
        "stops": [
            {
                "concept": stop.concept,
                "address": relative_url(concept_url(stop.concept), page_url(file)),
                "is_goal": stop.concept.id in stage.stage.goals,
            }
            for stop in stage.stops
        ],
    }


def _station(minutes: int, most: int) -> tuple[int, str]:
    """Return the size of the station of one line in one stage, and its time; areas go with time."""
    return math.ceil(SIZES * (minutes / most) ** 0.5), _hours(minutes)


def _hours(minutes: int) -> str:
    return f"{hours(minutes)} h" if minutes >= 57 else f"{minutes} min"


def _small(label: str) -> str:
    """Return a role's name as it stands inside a sentence."""
    return label if label.startswith("ML") else label[0].lower() + label[1:]
