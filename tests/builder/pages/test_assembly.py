from builder.pages.assembly import assemble, fill_slots, with_slot_after_first_paragraph
from builder.text.front_matter import read_page


def test_the_facts_come_after_the_first_paragraph_below_the_title():
    text = "\n\n# Title\n\nYou will learn\nthis.\n\n## The problem\n\nText.\n"

    changed = with_slot_after_first_paragraph(text, "facts")

    assert changed.count('<div data-slot="facts"></div>') == 1
    assert changed.index("this.") < changed.index("data-slot") < changed.index("## The problem")


def test_a_page_without_a_title_gets_no_slot():
    assert with_slot_after_first_paragraph("Text.\n\nMore.\n", "facts") == "Text.\n\nMore.\n"


def test_slots_are_filled_by_name_and_unknown_ones_vanish():
    html = '<p>x</p><div data-slot="a-1"></div><div data-slot="gone"></div>'

    assert fill_slots(html, {"a-1": "<b>1</b>"}) == "<p>x</p><b>1</b>"


def test_a_filled_slot_is_not_searched_for_slots():
    filled = fill_slots('<div data-slot="a"></div>', {"a": '<div data-slot="a"></div>'})

    assert filled == '<div data-slot="a"></div>'


def test_a_marker_that_names_no_generated_part_is_a_problem():
    page = read_page(
        "---\ntitle: T\n---\n\n# T\n\n<!-- lesons -->\n\n<!-- A note -->\n", "docs/t.md"
    )
    done = assemble(
        page,
        "docs/t.md",
        concepts={},
        results={},
        values={},
        exercises={},
        lists={"lessons": lambda: "the lessons"},
    )
    assert [(p.line, p.rule) for p in done.problems] == [(7, "unknown-list")]
    assert "`lessons`" in done.problems[0].fix
