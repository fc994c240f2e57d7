"""Tests of the paths of the roles: complete, in order, and as long as the catalogue says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_concepts import concept as made_concept

from builder.curriculum.concepts import load_concepts, prerequisite_closure
from builder.curriculum.paths import RULES, Stage, load_stages, minimum_path, path_to, role_path
from builder.text.vocabulary import ROLES, TOPICS

ROOT = Path(__file__).resolve().parents[3]
CONCEPTS, _ = load_concepts(ROOT)
STAGES, STAGE_PROBLEMS = load_stages(ROOT, CONCEPTS)

# Hours that the catalogue gives for each role's full list (its page of roles, reviewed totals).
CATALOGUE_HOURS = {
    "engineer": 75.2,
    "data-scientist": 90.6,
    "deep-learning": 91.0,
    "research": 121.5,
}


def written_stages(root, text):
    (root / "docs/_data").mkdir(parents=True, exist_ok=True)
    (root / "docs/_data/stages.yml").write_text(text)
    return load_stages(root, CONCEPTS)


def test_the_shipped_stages_have_no_fault():
    assert STAGE_PROBLEMS == []
    assert len(STAGES) == 7


@pytest.mark.parametrize("role", ROLES)
def test_totals_are_those_of_the_catalogue(role):
    hours = role_path(CONCEPTS, STAGES, role).minutes / 60
    # The catalogue rounds to a tenth of an hour.
    assert abs(hours - CATALOGUE_HOURS[role]) <= 0.051


@pytest.mark.parametrize("role", ROLES)
def test_nothing_comes_before_what_it_needs(role):
    ids = [stop.concept.id for stop in role_path(CONCEPTS, STAGES, role).stops]
    place = {name: number for number, name in enumerate(ids)}
    late = [
        (need, name)
        for name in ids
        for need in CONCEPTS[name].needs
        if CONCEPTS[need].status != "note" and place[need] > place[name]
    ]
    assert len(ids) == len(place)
    assert not late


@pytest.mark.parametrize("role", ROLES)
def test_a_path_holds_what_the_role_uses_and_what_that_needs_and_nothing_else(role):
    used = {c.id for c in CONCEPTS.values() if c.status != "note" and c.roles[role] in "use derive"}
    ids = {stop.concept.id for stop in role_path(CONCEPTS, STAGES, role).stops}
    assert ids == used | prerequisite_closure(used, CONCEPTS)


@pytest.mark.parametrize("role", ROLES)
def test_a_stop_the_role_does_not_use_names_something_used_that_needs_it(role):
    path = role_path(CONCEPTS, STAGES, role)
    for stop in path.stops:
        below_use = stop.level not in ("use", "derive")
        assert bool(stop.because) == below_use
        for name in stop.because:
            assert stop.concept.id in prerequisite_closure([name], CONCEPTS)
            assert CONCEPTS[name].roles[role] in ("use", "derive")


@pytest.mark.parametrize("role", ROLES)
def test_the_minimum_is_part_of_the_path_and_shorter(role):
    whole = role_path(CONCEPTS, STAGES, role)
    minimum = minimum_path(CONCEPTS, STAGES, role)
    extra = {s.concept.id for s in minimum.stops} - {s.concept.id for s in whole.stops}
    assert not extra
    assert 0 < minimum.minutes < whole.minutes


def test_neighbors_are_the_lessons_before_and_after_on_the_path():
    path = role_path(CONCEPTS, STAGES, "engineer")
    written = [stop.concept for stop in path.written]
    for before, here, after in zip(written, written[1:], written[2:], strict=False):
        assert path.neighbors(here.id) == (before, after)
    assert path.neighbors(written[0].id)[0] is None
    assert path.neighbors(written[-1].id)[1] is None
    assert path.neighbors("measure-theory") == (None, None)


@st.composite
def graphs(draw):
    """Return made-up concepts c0, c1, … in which each needs only earlier ones."""
    size = draw(st.integers(1, 9))
    levels = st.sampled_from(["skip", "recognize", "use", "derive"])
    return {
        f"c{n}": made_concept(
            f"c{n}",
            topic=draw(st.sampled_from(list(TOPICS))),
            needs=tuple(f"c{m}" for m in range(n) if draw(st.booleans())),
            roles=dict.fromkeys(ROLES, draw(levels)),
            minutes=draw(st.integers(5, 120)),
        )
        for n in range(size)
    }


@given(graphs(), st.data())
def test_any_graph_gives_a_complete_path_in_order(concepts, data):
    goals = data.draw(st.lists(st.sampled_from(list(concepts)), max_size=3))
    cut = data.draw(st.integers(0, len(TOPICS)))
    topics = list(TOPICS)
    stages = [
        Stage("first", "First", "do one thing.", tuple(goals), tuple(topics[:cut]), 1),
        Stage("last", "Last", "do another.", (), tuple(topics[cut:]), 2),
    ]
    path = role_path(concepts, stages, "engineer")
    ids = [stop.concept.id for stop in path.stops]
    used = {c.id for c in concepts.values() if c.roles["engineer"] in ("use", "derive")}
    assert set(ids) == used | prerequisite_closure(used, concepts)
    for name in ids:
        assert all(ids.index(need) < ids.index(name) for need in concepts[name].needs)
    assert path.minutes == sum(concepts[name].minutes for name in ids)


def test_a_concept_stands_in_the_first_stage_whose_goal_needs_it():
    concepts = {
        "a": made_concept("a"),
        "b": made_concept("b", needs=("a",)),
        "c": made_concept("c"),
    }
    stages = [
        Stage("one", "One", "b.", ("b",), (), 1),
        Stage("two", "Two", "rest.", (), tuple(TOPICS), 2),
    ]
    path = path_to(["b", "c"], concepts, stages, "engineer")
    found = {s.stage.id: [stop.concept.id for stop in s.stops] for s in path.stages}
    assert found == {"one": ["a", "b"], "two": ["c"]}
    assert [stop.because for stop in path.stops] == [("b",), (), ()]


@pytest.mark.parametrize(
    ("text", "rule", "fix"),
    [
        ("- id: one\n  title: One\n", "stage-keys", "`goals` (list)"),
        ("id: one\n", "stage-keys", "`- id: …`"),
        (
            "- {id: a, title: A, can: do., goals: [cosine-similarty], gathers: []}\n",
            "stage-goal",
            "cosine-similarity",
        ),
        (
            "- {id: a, title: A, can: do., goals: [], gathers: [calculs]}\n",
            "stage-topics",
            "calculus",
        ),
        ("- {id: a, title: A, can: do., goals: [], gathers: []}\n", "stage-topics", "foundations"),
    ],
)
def test_a_fault_in_the_stages_names_the_rule_and_the_fix(tmp_path, text, rule, fix):
    _, problems = written_stages(tmp_path, text)
    assert rule in RULES
    assert [p.rule for p in problems[:1]] == [rule]
    assert any(fix in p.fix for p in problems)
    assert problems[0].file == "docs/_data/stages.yml"


def test_a_topic_gathered_twice_is_reported(tmp_path):
    lists = "goals: [], gathers: [" + ", ".join(TOPICS) + "]"
    text = f"- {{id: a, title: A, can: do., {lists}}}\n- {{id: b, title: B, can: do., {lists}}}\n"
    _, problems = written_stages(tmp_path, text)
    assert [(p.line, p.rule) for p in problems] == [(2, "stage-topics")] * len(TOPICS)
