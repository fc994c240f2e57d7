import pytest
import yaml

from builder.curriculum.concepts import (
    NOTES,
    PLANNED,
    concept_url,
    load_concepts,
    prerequisite_closure,
    reading_order,
    unlocks,
)
from builder.text.vocabulary import ROLES


def keys(needs=(), **changes):
    return {
        "title": "A title",
        "summary": "One sentence.",
        "why": "A reason.",
        "needs": list(needs),
        "roles": dict.fromkeys(ROLES, "use"),
        "minimum": [],
        "judged": [],
        "seeds": [],
        "format": "lesson",
        "minutes": 20,
        "aliases": ["one", "two", "three"],
        **changes,
    }


def write_lesson(root, path, needs=(), **changes):
    file = root / "docs" / f"{path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.safe_dump(keys(needs, **changes), sort_keys=False, default_flow_style=None)
    file.write_text(f"---\n{front}---\n\n# A title\n", encoding="utf-8")


def write_entries(root, file, *entries):
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(yaml.safe_dump(list(entries), sort_keys=False), encoding="utf-8")


def planned(name, needs=(), topic="linear-algebra", **changes):
    return {"id": name, **keys(needs, topic=topic, **changes)}


def fault(root):
    (problem,) = load_concepts(root)[1]
    return problem


def test_lessons_planned_entries_and_notes_are_one_set_of_concepts(tmp_path):
    write_lesson(tmp_path, "linear-algebra/norms", needs=["dot-product"])
    write_lesson(tmp_path, "foundations/variables")
    write_entries(tmp_path, PLANNED, planned("dot-product"))
    write_entries(tmp_path, NOTES, planned("lebesgue", topic="probability", format="skip-note"))
    concepts, problems = load_concepts(tmp_path)
    assert problems == []
    assert list(concepts) == ["variables", "dot-product", "norms", "lebesgue"]
    assert [c.status for c in concepts.values()] == ["written", "planned", "written", "note"]
    norms = concepts["norms"]
    assert (norms.topic, norms.file) == ("linear-algebra", "docs/linear-algebra/norms.md")
    assert norms.needs == ("dot-product",)
    assert norms.roles == dict.fromkeys(ROLES, "use")
    assert concepts["dot-product"].line == 1


def test_the_index_of_a_topic_and_hidden_folders_are_no_lessons(tmp_path):
    write_lesson(tmp_path, "linear-algebra/index")
    write_lesson(tmp_path, "_data/norms")
    assert load_concepts(tmp_path) == ({}, [])


def test_empty_lists_of_entries_are_fine(tmp_path):
    (tmp_path / "docs/_data").mkdir(parents=True)
    (tmp_path / PLANNED).write_text("# none left\n", encoding="utf-8")
    assert load_concepts(tmp_path) == ({}, [])


def test_a_concept_leads_to_its_lesson_its_receipt_or_the_reference(tmp_path):
    write_lesson(tmp_path, "linear-algebra/norms")
    write_entries(tmp_path, PLANNED, planned("dot-product"))
    write_entries(tmp_path, NOTES, planned("lebesgue", topic="probability", format="skip-note"))
    concepts, _ = load_concepts(tmp_path)
    assert concept_url(concepts["lebesgue"]) == "skip/lebesgue/"
    assert concept_url(concepts["norms"]) == "linear-algebra/norms/"
    assert concept_url(concepts["dot-product"]) == "reference/linear-algebra/#dot-product"


def test_an_unknown_need_names_the_line_and_the_closest_concept(tmp_path):
    write_lesson(tmp_path, "linear-algebra/norms", needs=["dot-products"])
    write_entries(tmp_path, PLANNED, planned("dot-product"))
    problem = fault(tmp_path)
    assert problem.rule == "unknown-concept"
    assert (problem.file, problem.line) == ("docs/linear-algebra/norms.md", 5)
    assert problem.fix == "Did you mean `dot-product`?"


def test_a_need_with_a_fault_of_its_own_is_not_reported_as_unknown(tmp_path):
    write_lesson(tmp_path, "linear-algebra/norms", needs=["dot-product"])
    write_lesson(tmp_path, "linear-algebra/dot-product", minutes=1)
    assert fault(tmp_path).rule == "minutes-range"
    write_lesson(tmp_path, "linear-algebra/dot-product", minutes="x: y")
    assert fault(tmp_path).rule == "value-type"


def test_a_lesson_that_does_not_parse_is_one_fault(tmp_path):
    write_lesson(tmp_path, "linear-algebra/norms", needs=["dot-product"])
    (tmp_path / "docs/linear-algebra/dot-product.md").write_text("# No front matter\n")
    assert fault(tmp_path).rule == "front-matter"


def test_a_concept_does_not_need_itself(tmp_path):
    write_lesson(tmp_path, "linear-algebra/norms", needs=["norms"])
    assert fault(tmp_path).rule == "needs-itself"


def test_circular_needs_are_one_fault_that_names_the_circle(tmp_path):
    write_entries(
        tmp_path,
        PLANNED,
        planned("b", ["c"]),
        planned("c", ["d"]),
        planned("d", ["b", "e"]),
        planned("e"),
    )
    problem = fault(tmp_path)
    assert problem.rule == "circular-needs"
    assert problem.message == "Circular needs: `b` needs `c` needs `d` needs `b`."
    assert (problem.file, problem.line) == (PLANNED, 5)


def test_a_concept_both_written_and_planned_is_a_fault_of_the_entry(tmp_path):
    write_lesson(tmp_path, "linear-algebra/norms")
    write_entries(tmp_path, PLANNED, planned("aa"), planned("norms"))
    problem = fault(tmp_path)
    assert problem.rule == "written-and-planned"
    assert problem.file == PLANNED
    assert problem.line > 1
    assert "docs/linear-algebra/norms.md" in problem.message
    assert "Delete this entry" in problem.fix


def test_a_lesson_in_another_topic_than_planned_is_told_so(tmp_path):
    write_lesson(tmp_path, "statistics/norms")
    write_entries(tmp_path, PLANNED, planned("norms"))
    assert "docs/linear-algebra/" in fault(tmp_path).fix


def test_two_lessons_with_one_id_are_a_duplicate(tmp_path):
    write_lesson(tmp_path, "linear-algebra/norms")
    write_lesson(tmp_path, "statistics/norms")
    problem = fault(tmp_path)
    assert (problem.rule, problem.file) == ("duplicate-id", "docs/statistics/norms.md")
    assert "docs/linear-algebra/norms.md" in problem.message


def test_two_entries_with_one_id_are_a_duplicate(tmp_path):
    write_entries(tmp_path, PLANNED, planned("norms"))
    write_entries(tmp_path, NOTES, planned("norms", format="skip-note"))
    assert fault(tmp_path).rule == "duplicate-id"


@pytest.mark.parametrize("name", ["Dot_Product", "dot product", "dot--product"])
def test_an_id_is_lowercase_words_joined_by_hyphens(tmp_path, name):
    write_lesson(tmp_path, f"linear-algebra/{name}")
    problem = fault(tmp_path)
    assert problem.rule == "concept-id"
    assert problem.fix == "Rename the file to `dot-product`."


def test_a_lesson_in_a_folder_that_is_nearly_a_topic_is_out_of_place(tmp_path):
    write_lesson(tmp_path, "linear_algebra/norms")
    problem = fault(tmp_path)
    assert (problem.rule, problem.file) == ("lesson-place", "docs/linear_algebra/norms.md")
    assert "docs/linear-algebra/" in problem.fix


def test_a_lesson_in_a_folder_inside_its_topic_is_out_of_place(tmp_path):
    write_lesson(tmp_path, "linear-algebra/vectors/norms")
    problem = fault(tmp_path)
    assert problem.rule == "lesson-place"
    assert "docs/linear-algebra/norms.md" in problem.fix


def test_a_planned_entry_has_the_keys_of_a_lesson_with_id_and_topic(tmp_path):
    entry = planned("norms", topic="algebra")
    del entry["why"]
    write_entries(tmp_path, PLANNED, planned("aa"), entry)
    problems = load_concepts(tmp_path)[1]
    assert [p.rule for p in problems] == ["missing-key", "unknown-value"]
    assert problems[0].line < problems[1].line
    assert "linear-algebra" in problems[1].fix


def test_a_note_has_the_format_of_a_note(tmp_path):
    write_entries(tmp_path, NOTES, planned("norms"))
    problem = fault(tmp_path)
    assert problem.rule == "unknown-value"
    assert "skip-note" in problem.fix


@pytest.mark.parametrize("text", ["norms: {}\n", "- title: A\n", "- 3\n", "- id: 3\n"])
def test_entries_are_a_list_in_which_each_has_an_id(tmp_path, text):
    (tmp_path / "docs/_data").mkdir(parents=True)
    (tmp_path / PLANNED).write_text(text, encoding="utf-8")
    assert fault(tmp_path).rule == "entry-list"


def test_entries_that_do_not_parse_are_one_fault(tmp_path):
    (tmp_path / "docs/_data").mkdir(parents=True)
    (tmp_path / PLANNED).write_text("- id: a: b\n", encoding="utf-8")
    assert fault(tmp_path).rule == "yaml"


@pytest.fixture
def chain(tmp_path):
    entries = [planned("d", ["c", "a"]), planned("c", ["b"]), planned("b"), planned("a")]
    write_entries(tmp_path, PLANNED, *entries)
    return load_concepts(tmp_path)[0]


def test_the_closure_holds_all_that_comes_before(chain):
    assert prerequisite_closure(["d"], chain) == {"a", "b", "c"}
    assert prerequisite_closure(["c"], chain) == {"b"}
    assert prerequisite_closure(["b", "a"], chain) == set()


def test_the_reading_order_puts_needs_first_and_else_keeps_the_order(chain):
    assert reading_order(chain, chain) == ["a", "b", "c", "d"]
    backwards = dict(reversed(chain.items()))
    assert reading_order(backwards, backwards) == ["b", "c", "a", "d"]


def test_the_reading_order_respects_what_stands_between(chain):
    backwards = dict(reversed(chain.items()))
    assert reading_order({"d", "b"}, backwards) == ["b", "d"]


def test_unlocks_lists_what_each_concept_leads_to(chain):
    assert unlocks(chain) == {"a": ["d"], "b": ["c"], "c": ["d"], "d": []}
