"""Tests of the metro maps: every station is there once, in order, and leads to its page."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from builder.curriculum.concepts import concept_url, load_concepts
from builder.curriculum.paths import load_stages, role_path
from builder.pages.metro_map import SIZES, path_map, roles_map
from builder.text.vocabulary import ROLES

ROOT = Path(__file__).resolve().parents[3]
CONCEPTS, _ = load_concepts(ROOT)
STAGES, _ = load_stages(ROOT, CONCEPTS)


def elements(html, kind):
    """Return the elements of a class, in order."""
    return [e for e in ET.fromstring(html).iter() if kind in e.get("class", "").split()]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_s_line_has_one_station_per_concept_on_its_path(role):
    stops = role_path(CONCEPTS, STAGES, role).stops
    stations = elements(
        path_map(CONCEPTS, STAGES, "docs/roles/ml-engineer.md", role), "jem-map__stop"
    )
    addresses = [station[0].get("href") for station in stations]
    assert addresses == ["../../" + concept_url(stop.concept) for stop in stops]
    for station, stop in zip(stations, stops, strict=True):
        assert f"jem-map__stop--{stop.concept.status}" in station.get("class")
        text = "".join(station.itertext())
        assert text.startswith(stop.concept.title)
        assert text.endswith("planned") == (stop.concept.status == "planned")


def test_the_goals_of_a_stage_carry_their_names():
    html = path_map(CONCEPTS, STAGES, "docs/roles/ml-engineer.md", "engineer")
    named = {"".join(e.itertext()) for e in elements(html, "jem-map__stop--goal")}
    goals = {goal for stage in STAGES for goal in stage.goals}
    on_path = {stop.concept.id for stop in role_path(CONCEPTS, STAGES, "engineer").stops}
    titles = {CONCEPTS[goal].title for goal in goals & on_path}
    assert {name.removesuffix(" planned") for name in named} == titles


def test_the_map_of_all_roles_gives_the_hours_of_each_stage():
    table = ET.fromstring(roles_map(CONCEPTS, STAGES, "docs/roles/index.md"))
    rows = table.findall("./tbody/tr")
    assert [row[0].text for row in rows] == [stage.title for stage in STAGES]
    for column, role in enumerate(ROLES, 1):
        minutes = {s.stage.title: s.minutes for s in role_path(CONCEPTS, STAGES, role).stages}
        for row in rows:
            hours = int("".join(row[column].itertext()).removesuffix(" h"))
            assert abs(hours - minutes[row[0].text] / 60) <= 0.5
    longest = max(
        (s.minutes, s.stage.title, role)
        for role in ROLES
        for s in role_path(CONCEPTS, STAGES, role).stages
    )
    row = next(row for row in rows if row[0].text == longest[1])
    station = row[1 + list(ROLES).index(longest[2])][0]
    assert station.get("class") == f"jem-lines__size-{SIZES}"
