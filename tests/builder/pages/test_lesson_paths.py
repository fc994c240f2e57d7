"""Tests of a lesson's place on the paths."""

import re
from pathlib import Path

from made_concepts import concept

from builder.curriculum.concepts import concept_url, load_concepts
from builder.curriculum.links import relative_url
from builder.curriculum.paths import load_stages, role_path
from builder.pages.lesson_paths import lesson_paths
from builder.text.vocabulary import ROLES

ROOT = Path(__file__).resolve().parents[3]
CONCEPTS, _ = load_concepts(ROOT)
STAGES, _ = load_stages(ROOT, CONCEPTS)
PATHS = [role_path(CONCEPTS, STAGES, role) for role in ROLES]


def lines(html):
    return dict(re.findall(r'<li class="[^"]*" data-role="([a-z-]+)">(.*?)</li>', html))


def test_each_role_sees_what_comes_before_and_after_on_its_own_path():
    lesson = CONCEPTS["cosine-similarity"]
    found = lines(lesson_paths(lesson, PATHS))
    for path in PATHS:
        stops = [stop.concept for stop in path.stops]
        here = stops.index(lesson)
        before, after = (re.findall(r'href="([^"]+)"', found[path.role])[i] for i in (1, 2))
        own = concept_url(lesson)
        assert before == relative_url(concept_url(stops[here - 1]), own)
        assert after == relative_url(concept_url(stops[here + 1]), own)
        assert f"stop {here + 1} of {len(stops)}" in found[path.role]


def test_the_next_written_lesson_is_named_where_the_next_is_planned():
    lesson = CONCEPTS["cosine-similarity"]
    line = lines(lesson_paths(lesson, PATHS))["engineer"]
    stops = [stop.concept for stop in PATHS[0].stops]
    following = stops[stops.index(lesson) + 1]
    written = PATHS[0].neighbors(lesson.id)[1]
    assert (written.title in line.partition("next written")[2]) == (following != written)


def test_a_role_without_the_lesson_has_no_line():
    lesson = CONCEPTS["confidence-intervals"]
    without = [path for path in PATHS if lesson not in [s.concept for s in path.stops]]
    assert set(lines(lesson_paths(lesson, PATHS))) == {p.role for p in PATHS} - {
        p.role for p in without
    }


def test_a_lesson_on_no_path_gets_nothing():
    assert lesson_paths(concept("elsewhere"), PATHS) == ""
