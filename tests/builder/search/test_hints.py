from pathlib import Path

import pytest
from made_concepts import concept

from builder.curriculum.concepts import load_concepts
from builder.search.hints import FILE, SearchHints, load_search_hints

CONCEPTS = {"gradient": concept("gradient", aliases=("∇", "nabla", "grad"))}
GOOD = r"""symbols:
  "∇": nabla
  '\nabla': nabla
same:
  - [math, maths]
related:
  average: [mean]
hints:
  gradient: [upside down triangle]
  start/how-long/: [how many hours]
"""


@pytest.fixture
def load(tmp_path):
    page = tmp_path / "docs/start/how-long.md"
    page.parent.mkdir(parents=True)
    page.write_text("# How long does it take?\n")
    (tmp_path / "docs/_data").mkdir()

    def load(text):
        (tmp_path / FILE).write_text(text, "utf-8")
        return load_search_hints(tmp_path, CONCEPTS)

    return load


def test_hints_lead_to_concepts_and_pages(load):
    hints, problems = load(GOOD)

    assert problems == []
    assert hints.symbols == {"∇": "nabla", r"\nabla": "nabla"}
    assert hints.same == [["math", "maths"]]
    assert hints.related == {"average": ["mean"]}
    assert hints.hints["start/how-long/"] == ["how many hours"]


def test_a_project_without_hints_has_none(tmp_path):
    assert load_search_hints(tmp_path, CONCEPTS) == (SearchHints(), [])


def test_an_unknown_concept_names_file_line_and_fix(load):
    _, [problem] = load(GOOD.replace("  gradient:", "  gradent:"))

    assert str(problem) == (
        f"{FILE}:9: `gradent` is neither a concept nor the address of a page. "
        "[search-hint-target]\n    Fix: Did you mean `gradient`?"
    )


def test_an_unknown_page_is_compared_with_the_pages(load):
    _, [problem] = load(GOOD.replace("start/how-long/", "start/howlong/"))

    assert (problem.line, problem.rule) == (10, "search-hint-target")
    assert problem.fix == "Did you mean `start/how-long/`?"


@pytest.mark.parametrize("heading", ["## In weeks {#weeks}", "## In weeks { #weeks .wide }"])
def test_a_hint_may_lead_to_a_heading_by_the_id_that_it_names(load, tmp_path, heading):
    (tmp_path / "docs/start/how-long.md").write_text(f"# How long?\n\n{heading}\n")
    hints, problems = load(GOOD.replace("start/how-long/:", '"start/how-long/#weeks":'))

    assert problems == []
    assert hints.hints["start/how-long/#weeks"] == ["how many hours"]


def test_a_hint_to_a_heading_without_that_id_is_refused(load):
    _, [problem] = load(GOOD.replace("start/how-long/:", '"start/how-long/#weeks":'))

    assert (problem.line, problem.rule) == (10, "search-hint-target")
    assert problem.message == "No heading of `start/how-long/` names the id `weeks`."
    assert problem.fix == "Write `{#weeks}` behind the heading, or correct the hint."


@pytest.mark.parametrize("phrase", ["Gradient", "NABLA"])
def test_a_hint_that_repeats_a_title_or_an_alias_is_refused(load, phrase):
    _, [problem] = load(GOOD.replace("upside down triangle", phrase))

    assert problem.rule == "search-hint-repeats"
    assert (problem.line, problem.fix) == (9, "Delete the hint.")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  - [math, maths]", "  - math", 4),
        ('  "∇": nabla', '  "∇": [nabla]', 1),
        ("  average: [mean]", "  average: mean", 6),
        ("[upside down triangle]", "[2]", 8),
        ("[upside down triangle]", '[""]', 8),
        ("hints:", "hint:", 8),
    ],
)
def test_a_part_in_another_form_is_refused(load, old, new, line):
    hints, [problem] = load(GOOD.replace(old, new))

    assert (problem.file, problem.line, problem.rule) == (FILE, line, "search-hints")
    assert hints == SearchHints()


def test_a_file_without_keys_is_refused(load):
    _, [problem] = load("- a\n")

    assert (problem.line, problem.rule) == (1, "search-hints")


def test_a_file_that_does_not_parse_is_reported(load):
    _, [problem] = load("hints: [")

    assert problem.rule == "yaml"


def test_the_hints_of_this_project_are_in_order():
    root = Path(__file__).parents[3]
    hints, problems = load_search_hints(root, load_concepts(root)[0])

    assert [str(problem) for problem in problems] == []
    assert hints.hints
