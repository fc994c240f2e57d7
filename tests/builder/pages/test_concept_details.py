from made_concepts import concept

from builder.curriculum.concepts import unlocks
from builder.pages.concept_details import concept_details
from builder.pages.skip_receipts import Receipt

CONCEPTS = {
    c.id: c
    for c in (
        concept("chain-rule", title="Chain rule", needs=["derivative"], judged=("research",)),
        concept("derivative", status="written", minutes=25),
        concept("mean", topic="statistics", needs=["chain-rule"]),
        concept("proofs", title="ε-δ *proofs*", status="note", format="skip-note"),
    )
}
PAGE = concept_details(CONCEPTS, unlocks(CONCEPTS), "docs/reference/calculus.md")


def part(name: str) -> str:
    return next(p for p in PAGE.split("\n## ") if f"{{ #{name} }}" in p)


def test_a_topic_lists_its_own_concepts_prerequisites_first():
    assert PAGE.index("#derivative }") < PAGE.index("#chain-rule }")
    assert "#mean }" not in PAGE


def test_a_planned_concept_says_how_to_write_it():
    assert "planned, about 20 minutes" in part("chain-rule")
    assert "make lesson ID=chain-rule" in part("chain-rule")
    assert '<a href="../../contribute/add-a-lesson/">' in part("chain-rule")


def test_a_written_concept_leads_to_its_lesson():
    assert '<a href="../../calculus/derivative/">the lesson</a>, 25 minutes' in part("derivative")
    assert "make lesson" not in part("derivative")


def test_a_note_is_not_offered_for_writing():
    assert '<dt>Read</dt><dd>skip note: <a href="../../skip/proofs/">who may' in part("proofs")
    assert "make lesson" not in part("proofs")


def test_a_concept_leads_to_the_receipts_that_are_about_it():
    receipts = [
        Receipt("by-hand", "Slopes & rules by hand", "", ("derivative",)),
        Receipt("proofs", "Proofs", "", ("proofs",)),
    ]
    page = concept_details(CONCEPTS, unlocks(CONCEPTS), "docs/reference/calculus.md", receipts)
    link = '<dt>You may skip</dt><dd><a href="../../skip/by-hand/">Slopes &amp; rules by hand</a>'
    assert page.count("You may skip") == page.count(link) == 1
    assert page.index("#derivative }") < page.index(link) < page.index("#chain-rule }")


def test_needs_and_unlocks_are_links_across_topics():
    assert '<a href="../../calculus/derivative/">Derivative</a>' in part("chain-rule")
    assert '<a href="../statistics/#mean" class="jem-planned">Mean</a>' in part("chain-rule")
    assert "nothing but school math" in part("derivative")


def test_our_judgment_and_the_bare_minimum_are_told_apart():
    assert part("chain-rule").count("our judgment") == 1
    assert part("chain-rule").count("bare minimum") == 1


def test_a_title_is_not_read_as_markup():
    assert r"ε-δ \*proofs\*" in part("proofs")
