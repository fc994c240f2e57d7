import json

import pytest
from made_concepts import concept

from builder.curriculum.concepts import Concept
from builder.pages.concept_pages import concept_list, concepts_json, lesson_list, progress
from builder.text.vocabulary import ROLES


@pytest.fixture
def concepts() -> dict[str, Concept]:
    made = [
        concept("chain-rule", needs=["derivative"], title="Chain rule"),
        concept("derivative", status="written"),
        concept("epsilon", title="ε-δ proofs & limits", status="note"),
        concept("mean", topic="statistics"),
    ]
    return {c.id: c for c in made}


def test_a_topic_lists_its_lessons_before_what_is_planned(concepts):
    text = lesson_list(concepts, "docs/calculus/index.md")

    assert text.index("Derivative") < text.index("Planned: 1") < text.index("Chain rule")
    assert "Mean" not in text
    assert "proofs" not in text


def test_a_title_leads_to_the_lesson_or_to_the_entry(concepts):
    text = lesson_list(concepts, "docs/calculus/index.md")

    assert '<a href="derivative/">Derivative</a>' in text
    assert '<a href="../reference/calculus/#chain-rule">Chain rule</a>' in text


def test_the_a_to_z_has_a_heading_per_letter_and_an_anchor_per_concept(concepts):
    text = concept_list(concepts, "docs/reference/concepts.md")

    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## C",
        "## D",
        "## M",
        "## Ε",
    ]
    assert all(f'id="{name}"' in text for name in concepts)
    assert '<a href="../../calculus/derivative/">' in text


def test_the_a_to_z_begins_with_a_link_to_each_letter(concepts):
    text = concept_list(concepts, "docs/reference/concepts.md")

    assert text.startswith("[C](#c) · [D](#d) · [M](#m)\n")


def test_titles_are_escaped(concepts):
    assert "proofs &amp; limits" in concept_list(concepts, "docs/reference/concepts.md")


def test_a_role_that_skips_a_concept_is_not_named():
    skipped = concept("integrals", roles=dict.fromkeys(ROLES, "use") | {"engineer": "skip"})
    text = concept_list({"integrals": skipped}, "docs/reference/concepts.md")

    assert "ML engineer" not in text
    assert "Data scientist" in text


def test_concepts_json_holds_the_keys_of_its_contract(concepts):
    entries = json.loads(concepts_json(concepts))

    assert [e["id"] for e in entries] == ["chain-rule", "derivative", "epsilon", "mean"]
    assert set(entries[0]) == {
        "id",
        "title",
        "summary",
        "url",
        "topic",
        "status",
        "roles",
        "minimum",
        "minutes",
        "needs",
        "aliases",
    }
    assert entries[0]["url"] == "reference/calculus/#chain-rule"
    assert entries[1]["url"] == "calculus/derivative/"
    assert entries[2]["url"] == "skip/epsilon/"


def test_progress_counts_each_status(concepts):
    text = progress(concepts, "docs/index.md")

    assert '<a href="reference/concepts/">4 concepts</a>' in text
    assert "1 is a lesson, 2 are planned, and 1 get a note" in text
