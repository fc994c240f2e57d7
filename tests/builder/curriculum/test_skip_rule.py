from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_concepts import concept

from builder.curriculum.concepts import load_concepts
from builder.curriculum.skip_rule import check_skips, needed_skips
from builder.text.vocabulary import LEVELS, ROLES

ROOT = Path(__file__).parents[3]


def made(*pairs, **needs):
    """Return concepts of one level each, for every role; `a="b c"` says that `a` needs both."""
    return {
        name: concept(
            name, needs=needs.get(name, "").split(), roles=dict.fromkeys(ROLES, level), minimum=()
        )
        for name, level in pairs
    }


def test_a_skip_that_a_used_concept_needs_is_named_with_its_chain(tmp_path):
    concepts = made(("a", "use"), ("b", "recognize"), ("c", "skip"), a="b", b="c")
    problem, *others = check_skips(tmp_path, concepts)
    assert len(others) == 3
    assert problem.rule == "needed-skip"
    assert (problem.file, problem.line) == ("docs/calculus/c.md", 1)
    assert problem.message == (
        "ML engineer skips `c`, but has `a` at use: `a` needs `b` needs `c`."
    )
    assert "Set `engineer` to recognize here" in problem.fix
    assert "in `a`" in problem.fix


def test_the_shortest_chain_is_told():
    pairs = ("a", "derive"), ("b", "use"), ("c", "recognize"), ("d", "skip")
    assert list(needed_skips(made(*pairs, a="b d", b="c", c="d"), "engineer")) == [("a", "d")]


def test_what_is_only_recognized_may_need_what_is_skipped(tmp_path):
    assert check_skips(tmp_path, made(("a", "recognize"), ("b", "skip"), a="b")) == []


def test_what_is_skipped_may_need_anything(tmp_path):
    assert check_skips(tmp_path, made(("a", "skip"), ("b", "use"), ("c", "skip"), a="b c")) == []


def test_a_bare_minimum_is_not_skipped(tmp_path):
    own = concept("a", roles=dict.fromkeys(ROLES, "skip"), minimum=("research",))
    (problem,) = check_skips(tmp_path, {"a": own})
    assert problem.rule == "skipped-minimum"
    assert problem.message == "Research scientist skips `a`, which is in its bare minimum."
    assert "`research`" in problem.fix


@pytest.mark.parametrize(
    ("text", "first", "line"),
    [("---\ntitle: A\nroles: {}\n---\n", 1, 3), ("- id: x\n- id: a\n  roles: {}\n", 2, 3)],
)
def test_the_line_is_that_of_the_levels(text, first, line, tmp_path):
    (tmp_path / "entries").write_text(text)
    own = concept("a", roles=dict.fromkeys(ROLES, "skip"), file="entries", line=first)
    (problem,) = check_skips(tmp_path, {"a": own})
    assert (problem.file, problem.line) == ("entries", line)


def test_no_role_of_this_project_skips_what_it_needs():
    concepts, problems = load_concepts(ROOT)
    assert problems == []
    assert check_skips(ROOT, concepts) == []


@st.composite
def catalogues(draw):
    """Draw up to nine concepts, each of which may need earlier ones, with a level each."""
    levels = draw(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=9))
    needs = [
        draw(st.sets(st.integers(0, number - 1), max_size=3)) if number else set()
        for number in range(len(levels))
    ]
    return {
        f"c{number}": concept(
            f"c{number}",
            needs=[f"c{need}" for need in sorted(needs[number])],
            roles=dict.fromkeys(ROLES, level),
        )
        for number, level in enumerate(levels)
    }


def reaches(concepts, start, end):
    """Say by plain recursion whether `start` needs `end`."""
    return any(need == end or reaches(concepts, need, end) for need in concepts[start].needs)


@given(catalogues())
def test_exactly_the_skips_that_something_used_needs_are_found(concepts):
    used = [c.id for c in concepts.values() if c.roles["research"] in ("use", "derive")]
    skipped = [c.id for c in concepts.values() if c.roles["research"] == "skip"]
    expected = {end for end in skipped if any(reaches(concepts, start, end) for start in used)}
    chains = list(needed_skips(concepts, "research"))
    assert {chain[-1] for chain in chains} == expected
    assert len(chains) == len(expected)


@given(catalogues())
def test_each_chain_is_one_of_needs_from_something_used(concepts):
    for chain in needed_skips(concepts, "engineer"):
        assert concepts[chain[0]].roles["engineer"] in ("use", "derive")
        assert all(b in concepts[a].needs for a, b in pairwise(chain))


@given(catalogues())
def test_recognizing_what_was_found_mends_everything(concepts):
    found = {chain[-1] for chain in needed_skips(concepts, "engineer")}
    mended = {
        name: concept(
            name,
            needs=c.needs,
            roles={**c.roles, "engineer": "recognize"} if name in found else c.roles,
        )
        for name, c in concepts.items()
    }
    assert list(needed_skips(mended, "engineer")) == []
