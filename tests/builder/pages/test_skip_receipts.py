from pathlib import Path

import pytest
from made_concepts import concept

from builder.pages.skip_receipts import check_receipts, read_receipts

ROOT = Path(__file__).parents[3]
CONCEPTS = {
    one.id: one
    for one in (
        concept("proofs", title="Proofs", status="note", format="skip-note"),
        concept("logic", title="Logic"),
    )
}
FILLER = "Here is one more reason to leave it.\n" * 6
NOTE = f"""---
title: Proofs
description: Proofs.
---

# Proofs

Leave them out.

## Who may skip it

<!-- who-may-skip -->

## Why

{FILLER}
## What breaks if you do

{FILLER}
## When it comes back

- A reviewer asks why.
- A paper's guarantee rests on an assumption.

## Know this instead

[Logic](concept:logic), with all that belongs to it and nothing that does not.
"""
ROLES_TYPED = """\
- **ML engineer.** Yes.
- **Data scientist.** Yes.
- **Deep learning engineer.** Yes.
- **Research scientist.** No.
"""
OTHER = NOTE.replace("description: Proofs.", "description: Proofs.\nabout: [logic]").replace(
    "<!-- who-may-skip -->\n", ROLES_TYPED
)


def faults(tmp_path, text, name="proofs", other=True):
    folder = tmp_path / "docs/skip"
    folder.mkdir(parents=True)
    if other and name != "proofs":
        (folder / "proofs.md").write_text(NOTE)
    (folder / f"{name}.md").write_text(text)
    return check_receipts(tmp_path, CONCEPTS)


def test_a_good_receipt_of_a_note_has_no_faults(tmp_path):
    assert faults(tmp_path, NOTE) == []


def test_a_good_receipt_of_something_else_has_no_faults(tmp_path):
    assert faults(tmp_path, OTHER, "all-the-math") == []


def test_the_receipts_of_this_project_can_be_read():
    receipts = {receipt.name: receipt for receipt in read_receipts(ROOT)}
    assert receipts["measure-theory"].about == ("measure-theory",)
    assert "matrix-inverse" in receipts["inverting-matrices-by-hand"].about
    assert all(receipt.answer.endswith(".") for receipt in receipts.values())
    assert "index" not in receipts


def test_a_note_without_receipt_is_reported_at_its_entry(tmp_path):
    (problem,) = check_receipts(tmp_path, CONCEPTS)
    assert problem.rule == "receipt-missing"
    assert (problem.file, problem.line) == ("docs/calculus/proofs.md", 1)
    assert "docs/skip/proofs.md" in problem.fix


def test_a_page_about_nothing_known_is_reported_with_the_closest_note(tmp_path):
    (problem, *_) = faults(tmp_path, NOTE, "proof")
    assert problem.rule == "receipt-unknown"
    assert problem.file == "docs/skip/proof.md"
    assert "Did you mean `proofs`?" in problem.fix


@pytest.mark.parametrize(
    ("about", "said"),
    [("[logik]", "`logik`"), ("[]", "no list"), ("logic", "no list")],
)
def test_about_names_concepts(about, said, tmp_path):
    (problem,) = faults(tmp_path, OTHER.replace("[logic]", about, 1), "all-the-math")
    assert (problem.rule, problem.line) == ("receipt-about", 4)
    assert said in problem.message


def test_the_receipt_of_a_note_does_not_say_what_it_is_about(tmp_path):
    (problem,) = faults(tmp_path, NOTE.replace("\n---\n\n", "\nabout: [logic]\n---\n\n"))
    assert (problem.rule, problem.line) == ("receipt-about", 4)


LONG = "Leave them out, " + "and so on, " * 15 + "as you like."
BAD_FORM = {
    "other title": ("# Proofs", "# Proof", 6, "“Proofs”"),
    "long answer": ("Leave them out.", LONG, 8, "no answer"),
    "two lines of answer": ("Leave them out.", "Leave them out.\nDo it.", 8, "no answer"),
    "marked answer": ("Leave them out.", "Leave *them* out.", 8, "no answer"),
    "no answer": ("Leave them out.\n\n", "", 8, "no answer"),
    "renamed section": ("## Why", "## Reasons", 14, "“Reasons”, not the section “Why”"),
    "moved level": ("## Why", "### Why", 14, "“Why”"),
    "missing section": ("## Know this instead\n", "", None, "“Know this instead” is missing"),
    "extra section": ("that does not.\n", "that does not.\n\n## More\n\nMore.\n", 41, "“More”"),
    "empty section": (f"## Why\n\n{FILLER}", "## Why\n", 14, "“Why” is empty"),
}


@pytest.mark.parametrize("name", BAD_FORM)
def test_a_fault_of_form_names_the_line(name, tmp_path):
    old, new, line, said = BAD_FORM[name]
    assert old in NOTE
    found = [p for p in faults(tmp_path, NOTE.replace(old, new, 1)) if p.rule == "receipt-form"]
    (problem,) = found
    assert said in problem.message
    assert problem.fix
    if line:
        assert problem.line == line


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        (NOTE.replace("<!-- who-may-skip -->", "All."), "proofs", "receipt-roles"),
        (NOTE.replace("-skip -->\n", f"-skip -->\n\n{ROLES_TYPED}"), "proofs", "receipt-roles"),
        (OTHER.replace("- **Data scientist.** Yes.\n", ""), "other", "receipt-roles"),
        (OTHER.replace("- **ML eng", "- **AI eng"), "other", "receipt-roles"),
        (NOTE.replace("- A reviewer asks why.\n", ""), "proofs", "receipt-signs"),
        (NOTE.replace("[Logic](concept:logic)", "Logic"), "proofs", "receipt-instead"),
        (NOTE.replace(FILLER, "It is so.\n", 1), "proofs", "receipt-length"),
        (NOTE.replace(FILLER, FILLER * 4, 1), "proofs", "receipt-length"),
        (NOTE.replace("Leave them", "Simply leave them"), "proofs", "banned-word"),
    ],
)
def test_each_rule_has_its_fault(text, name, rule, tmp_path):
    found = faults(tmp_path, text, name)
    assert rule in [problem.rule for problem in found]
    assert all(problem.line and problem.fix for problem in found)


def test_an_unreadable_page_is_left_to_whoever_reads_pages(tmp_path):
    assert faults(tmp_path, "# No front matter\n") == []
