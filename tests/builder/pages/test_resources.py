from pathlib import Path

import pytest
import yaml
from made_concepts import concept

from builder.pages.resources import FILE, load_resources

ROOT = Path(__file__).parents[3]
CONCEPTS = {"vectors": concept("vectors")}
GOOD = {
    "id": "a-book",
    "title": "A Book",
    "author": "Somebody (2020)",
    "provider": "A Press",
    "kind": "book",
    "level": "beginner",
    "prerequisites": ["vectors"],
    "price": "free",
    "best_for": "Starting.",
    "lacks": "Code.",
    "seeds": [0],
    "url": "https://a.example/book",
    "where_checked": "citations",
}


def load(root, *entries):
    path = root / FILE
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump(list(entries), sort_keys=False), "utf-8")
    return load_resources(root, CONCEPTS)


def fault(root, **changes):
    """Return the one problem of an entry with these changes; None takes the key away."""
    entry = {k: v for k, v in (GOOD | changes).items() if v is not None}
    resources, problems = load(root, entry)
    assert resources == []
    assert len(problems) == 1, problems
    return problems[0]


def test_a_good_entry_becomes_a_resource(tmp_path):
    [resource], problems = load(tmp_path, GOOD)

    assert problems == []
    assert (resource.title, resource.prerequisites, resource.free_route) == (
        "A Book",
        ("vectors",),
        0,
    )


def test_without_the_file_there_are_no_resources(tmp_path):
    assert load_resources(tmp_path, CONCEPTS) == ([], [])


def test_a_resource_without_level_names_file_line_and_fix(tmp_path):
    second = {k: v for k, v in (GOOD | {"id": "b"}).items() if k != "level"}
    resources, [problem] = load(tmp_path, GOOD, second)
    line = (tmp_path / FILE).read_text("utf-8").splitlines().index("- id: b") + 1

    assert len(resources) == 1
    assert (problem.file, problem.line, problem.rule) == (FILE, line, "resource-keys")
    assert problem.message == "The resource “A Book” has no level."
    assert "`level: …`: one of beginner, intermediate, advanced" in problem.fix


@pytest.mark.parametrize(
    ("changes", "rule", "says"),
    [
        ({"lvl": "beginner"}, "resource-keys", "unknown key `lvl`"),
        ({"level": "easy"}, "resource-value", "level `easy`"),
        ({"kind": "podcast"}, "resource-value", "kind `podcast`"),
        ({"price": "cheap"}, "resource-value", "price `cheap`"),
        ({"best_for": ""}, "resource-value", "`best_for`"),
        ({"seeds": "0"}, "resource-value", "`seeds`"),
        ({"seeds": [7]}, "resource-value", "`7`"),
        ({"id": "A Book"}, "resource-id", "`A Book`"),
        ({"prerequisites": ["vector"]}, "resource-needs", "`vector`"),
        ({"where_checked": None}, "resource-address", "without where it was seen"),
        ({"url": None}, "resource-address", "without where it was seen"),
        ({"url": "https://shop.example/book?tag=me-20"}, "resource-address", "plain web address"),
        ({"url": "shop.example/book"}, "resource-address", "plain web address"),
    ],
)
def test_a_fault_has_its_rule_and_names_the_value(tmp_path, changes, rule, says):
    problem = fault(tmp_path, **changes)

    assert problem.rule == rule
    assert says in problem.message
    assert problem.fix
    assert problem.line


def test_a_fault_names_the_line_of_its_key(tmp_path):
    assert fault(tmp_path, level="easy").line == 1 + list(GOOD).index("level")


def test_a_wrong_concept_gets_a_suggestion(tmp_path):
    assert "vectors" in fault(tmp_path, prerequisites=["vectrs"]).fix


def test_an_id_belongs_to_one_resource(tmp_path):
    resources, [problem] = load(tmp_path, GOOD, GOOD)

    assert len(resources) == 1
    assert problem.rule == "resource-id"
    assert "line 1" in problem.message


@pytest.mark.parametrize("text", ["id: a", "- just text"])
def test_what_is_no_list_of_entries_is_one_problem(tmp_path, text):
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    resources, [problem] = load_resources(tmp_path, CONCEPTS)

    assert resources == []
    assert problem.rule == "resource-keys"


def test_broken_yaml_is_one_problem(tmp_path):
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text("- id: [a", "utf-8")

    assert [p.rule for p in load_resources(tmp_path, CONCEPTS)[1]] == ["yaml"]
