from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_concepts import concept

from builder.curriculum.concepts import load_concepts
from builder.curriculum.hours import (
    CLAIMS,
    PACES,
    claim_list,
    hours,
    hours_table,
    pace_table,
    stage_list,
    weeks,
)
from builder.curriculum.paths import Stage, load_stages
from builder.text.vocabulary import ROLES

ROOT = Path(__file__).parents[3]

STAGES = [
    Stage("begin", "Begin", "add.", ("sum",), (), 1),
    Stage("rest", "The rest", "subtract.", (), ("calculus",), 2),
]


@pytest.fixture
def concepts():
    """The engineer's minimum takes 30 minutes, each whole path 90 hours."""
    made = [
        concept("sum", minutes=30),
        concept("slope", needs=["sum"], minutes=89 * 60 + 30, minimum=[]),
        concept("never", status="note", minutes=5, minimum=[]),
    ]
    return {c.id: c for c in made}


def row(table, first):
    return next(line for line in table.splitlines() if line.startswith(f"| {first} |"))


def test_each_role_has_the_hours_and_lessons_of_its_minimum_and_of_its_path(concepts):
    assert row(hours_table(concepts, STAGES), "ML engineer") == (
        "| ML engineer | 1 h · 1 concepts | 90 h · 2 concepts |"
    )


def test_the_weeks_follow_from_the_pace(concepts):
    # 90 hours at 7, 14, 3 and 5 hours a week; the minimum is done in the first week.
    table = pace_table(concepts, STAGES)
    assert row(table, "ML engineer, minimum").endswith("| 1 | 1 | 1 | 1 |")
    assert row(table, "ML engineer, whole path").endswith("| 13 | 7 | 30 | 18 |")


def test_a_claim_stands_beside_our_totals(concepts):
    blog, end, board, *_ = claim_list(concepts, STAGES).splitlines()
    assert "**90 to 540 hours**" in blog
    assert "**90 to 360 hours**" in end
    assert "**18 to 30 hours**" in board
    assert blog.count("90 h (inside)") == 3
    assert board.count("90 h (above)") == 3


def test_a_total_under_the_range_is_below_it(concepts):
    concepts["slope"] = concept("slope", minutes=60, minimum=[])
    blog = claim_list(concepts, STAGES).splitlines()[0]
    assert "ML engineer 2 h (below)" in blog


def test_a_source_without_a_number_is_compared_with_nothing(concepts):
    without = claim_list(concepts, STAGES).splitlines()[-2:]
    assert [claim.hours for claim in CLAIMS][-2:] == [None, None]
    assert not any("Our whole paths" in line for line in without)


def test_research_is_compared_with_no_claim(concepts):
    assert ROLES["research"] not in claim_list(concepts, STAGES)


def test_stages_stand_in_their_order_each_with_its_hours(concepts):
    begin, rest = stage_list(concepts, STAGES).splitlines()
    assert begin.startswith("1. **Begin**<br>After it you can add.")
    assert "ML engineer 1 h" in begin
    assert rest.startswith("2. **The rest**")
    assert "Research scientist 90 h" in rest


def test_a_role_without_a_concept_in_a_stage_is_left_out_of_it(concepts):
    roles = dict.fromkeys(ROLES, "use") | {"engineer": "skip"}
    concepts["slope"] = concept("slope", needs=["sum"], roles=roles, minimum=[])
    _, rest = stage_list(concepts, STAGES).splitlines()
    assert "ML engineer" not in rest


@given(st.integers(1, 10_000), st.sampled_from(list(PACES.values())))
def test_the_last_week_is_needed_and_the_next_is_not(minutes, pace):
    found = weeks(minutes, pace)
    assert (found - 1) * pace * 60 < minutes <= found * pace * 60


@given(st.integers(0, 10_000))
def test_hours_are_off_by_half_an_hour_at_most(minutes):
    assert abs(hours(minutes) * 60 - minutes) <= 30


def test_the_page_and_the_catalogue_agree_on_what_the_text_says():
    """What docs/start/how-long.md says in words about the tables."""
    concepts, _ = load_concepts(ROOT)
    stages, _ = load_stages(ROOT, concepts)
    first, _, board, *_ = claim_list(concepts, stages).splitlines()
    assert first.count("(below)") == 1
    assert first.count("(inside)") == 2
    assert board.count("(above)") == 3
