import re

from made_concepts import concept

from builder.curriculum.concepts import unlocks
from builder.pages.skip_lists import (
    brings_back,
    receipt_list,
    role_anchor,
    skip_counts,
    skipped_list,
    who_may_skip,
)
from builder.text.vocabulary import ROLES

INDEX = "docs/skip/index.md"


def without_links(html):
    return re.sub("</?a[^>]*>", "", html)


def levels(**changes):
    return dict.fromkeys(ROLES, "use") | {key.replace("_", "-"): v for key, v in changes.items()}


CONCEPTS = {
    one.id: one
    for one in (
        concept("areas", title="Areas & sums", roles=levels(engineer="skip"), status="written"),
        concept(
            "density", needs=["areas"], roles=levels(engineer="recognize", research="recognize")
        ),
        concept("ideas", roles=dict.fromkeys(ROLES, "skip") | {"research": "recognize"}),
        concept("energy", needs=["areas"], roles=levels(engineer="skip")),
        concept("fields", needs=["areas"], roles=levels()),
        concept(
            "proofs",
            status="note",
            needs=["areas"],
            roles=levels(engineer="skip", data_scientist="skip", research="recognize"),
            judged=("engineer", "deep-learning"),
        ),
    )
}
UNLOCKED = unlocks(CONCEPTS)


def part(text, role):
    return text.split(f"{{ #{role_anchor(role)} }}")[1].split("###")[0]


def test_a_receipt_says_for_each_role_what_it_needs():
    text = who_may_skip(CONCEPTS, "docs/skip/proofs.md")
    assert '<a href="../../roles/data-scientist/">data scientist</a></strong> may' in text
    text = without_links(text)
    assert "<strong>ML engineer and data scientist</strong> may skip it." in text
    assert "<strong>Research scientist</strong> should know it when it turns up." in text
    assert "<strong>Deep learning engineer</strong> needs to use it." in text
    assert "no source gives a level: ML engineer and deep learning engineer." in text


def test_roles_of_one_level_share_a_line_and_judgment_is_named_only_where_there_is_one():
    note = {"a": concept("a", status="note", roles=levels(research="derive"))}
    text = without_links(who_may_skip(note, "docs/skip/a.md"))
    assert "ML engineer, data scientist and deep learning engineer</strong> need to use" in text
    assert "judgment" not in text


def test_a_page_that_is_no_note_gets_nothing():
    assert who_may_skip(CONCEPTS, "docs/skip/other.md") == ""


def test_the_counts_lead_to_the_part_of_the_role():
    text = skip_counts(CONCEPTS, UNLOCKED, INDEX)
    assert 'href="#ml-engineer">ML engineer</a>' in text
    assert "may skip 4 of 6 concepts" in text
    assert "1 with a receipt, and 3 others, such as" in text
    assert text.index("Areas") < text.index("Energy") < text.index("Ideas")
    assert "may skip 0 of 6 concepts</span><span>0 with a receipt.</span>" in text


def test_each_role_has_its_list_without_the_notes():
    text = skipped_list(CONCEPTS, UNLOCKED, INDEX)
    assert [line for line in text.splitlines() if line.startswith("###")] == [
        "### ML engineer { #ml-engineer }",
        "### Data scientist { #data-scientist }",
        "### Deep learning engineer { #deep-learning-engineer }",
        "### Research scientist { #research-scientist }",
    ]
    assert '<a href="../calculus/areas/">Areas &amp; sums</a>' in part(text, "engineer")
    assert "Used by: Data scientist, Deep learning engineer, Research" in part(text, "engineer")
    assert "Proofs" not in text
    assert "Nothing beyond the receipts." in part(text, "research")
    assert '"jem-skipped__back">Recognized by: Research scientist.<' in part(text, "data-scientist")


def test_a_planned_concept_looks_so():
    text = part(skipped_list(CONCEPTS, UNLOCKED, INDEX), "engineer")
    assert '<a href="../reference/calculus/#energy" class="jem-planned">Energy</a>' in text


def test_first_comes_back_what_the_role_knows_of_and_never_a_note():
    names = [c.id for c in brings_back("engineer", CONCEPTS, UNLOCKED["areas"])]
    assert names == ["fields", "density", "energy"]


def test_receipts_of_notes_say_who_needs_them_and_come_last(tmp_path):
    folder = tmp_path / "docs/skip"
    folder.mkdir(parents=True)
    for name in ("index", "proofs", "quick-start"):
        front = f"---\ntitle: <{name}>\n---\n"
        (folder / f"{name}.md").write_text(f"{front}# {name}\n\nAnswer {name}.\n")
    text = receipt_list(tmp_path, CONCEPTS, INDEX)
    first, second = text.split("</li>")[:2]
    assert '<a href="quick-start/">&lt;quick-start&gt;</a>' in first
    assert "Answer quick-start." in first
    assert "Needed by" not in first
    assert "Needed by: Deep learning engineer" in second
    assert "ML engineer" not in second
    assert "index" not in text
