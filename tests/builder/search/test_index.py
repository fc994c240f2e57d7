import json

import pytest
from made_concepts import concept

from builder.lessons.formula_card import FormulaCard, Symbol
from builder.search.hints import SearchHints
from builder.search.index import search_index, search_text, with_own_worker, write_search

HINTS = SearchHints(symbols={r"\nabla": "nabla"}, hints={"gradient": ["upside down triangle"]})
CARD = FormulaCard(
    tex=r"\nabla f",
    say="The gradient of f collects its slopes.",
    symbols=(Symbol(r"\nabla", "gradient, a vector", 3),),
    inputs="",
    code="",
    check="",
    file="",
    line=1,
    lines={},
)
LESSON = """<h1 id="gradient">Gradient</h1><p>You will …</p>
<h2 id="the-idea">The <em>idea</em><a class="headerlink" href="#the-idea">#</a></h2>
<p>Slopes &amp; slopes: <span class="arithmatex">\\(\\nabla f(\\mathbf{x})\\)</span> points
uphill, and no fog hides the rest of the long way up to the summit of this high mountain.</p>
<pre><code>secret = 1</code></pre>
<h3 id="more">Further</h3><p>End.</p>"""


def page(url="calculus/gradient/", html=LESSON, hints=HINTS, **more):
    return search_text(url, "A title", "What it says.", html, hints, **more)


def entry(index, title):
    return next(found for found in index["pages"] if found["title"] == title)


def test_a_planned_concept_leads_to_its_entry_and_says_that_it_is_planned():
    index = search_index({"gradient": concept("gradient")}, [], HINTS)

    found = entry(index, "Gradient")
    assert found["location"] == "reference/calculus/#gradient"
    assert found["note"] == "Calculus · planned"
    assert found["summary"] == "What gradient is."
    assert found["aliases"] == ["one", "two", "three"]
    assert found["hints"] == ["upside down triangle"]
    assert "sections" not in found


def test_a_written_concept_has_the_sections_of_its_lesson():
    index = search_index({"gradient": concept("gradient", status="written")}, [page()], HINTS)

    [found] = index["pages"]
    assert (found["location"], found["note"]) == ("calculus/gradient/", "Calculus · lesson")
    assert [(s["anchor"], s["title"]) for s in found["sections"]] == [
        ("the-idea", "The idea"),
        ("more", "Further"),
    ]


def test_words_of_a_section_stand_once_with_tex_as_words_and_without_code():
    index = search_index({"gradient": concept("gradient", status="written")}, [page()], HINTS)

    words = index["pages"][0]["sections"][0]["words"].split()
    assert words[:5] == ["slopes", "nabla", "points", "uphill", "and"]
    assert not {"mathbf", "secret", "amp"} & set(words)


def test_a_lesson_has_each_word_once_and_none_of_its_questions():
    questions = '<h2 id="check-yourself">Check yourself</h2><p>Downhill?</p>'
    repeated = '<h2 id="in-code">In code</h2><p>Slopes and code.</p>'
    lesson = page(html=LESSON + repeated + questions)
    index = search_index({"gradient": concept("gradient", status="written")}, [lesson], HINTS)

    sections = index["pages"][0]["sections"]
    assert [section["anchor"] for section in sections] == ["the-idea", "more", "in-code"]
    assert sections[-1]["words"] == "code"


def test_a_section_begins_with_its_first_words_and_is_cut_between_words():
    index = search_index({"gradient": concept("gradient", status="written")}, [page()], HINTS)

    first, second = (section["text"] for section in index["pages"][0]["sections"])
    assert first.startswith("Slopes & slopes: … points uphill")
    assert first.endswith("way up …")
    assert len(first) <= 82
    assert second == "End."


def test_formula_cards_and_library_calls_of_a_lesson_can_be_found():
    lesson = page(cards=[CARD], code="import numpy as np\nx = np.linalg.norm(y)\n")
    index = search_index({"gradient": concept("gradient", status="written")}, [lesson], HINTS)

    more = index["pages"][0]["more"]
    assert "A reason." in more
    assert "The gradient of f collects its slopes." in more
    assert "gradient, a vector" in more
    assert "np.linalg.norm" in more


def test_a_note_leads_to_its_receipt():
    note = concept("proofs", status="note", format="skip-note")
    index = search_index({"proofs": note}, [page("skip/proofs/")], HINTS)

    [found] = index["pages"]
    assert found["location"] == "skip/proofs/"
    assert found["note"] == "Calculus · what you can skip"


def test_a_page_that_is_no_lesson_has_its_description_and_hints():
    hints = SearchHints(hints={"faq/": ["bad at math"]})
    index = search_index({}, [page("faq/")], hints)

    [found] = index["pages"]
    assert (found["title"], found["summary"]) == ("A title", "What it says.")
    assert found["hints"] == ["bad at math"]
    assert found["sections"]


def test_a_hint_for_a_heading_belongs_to_its_section():
    hints = SearchHints(hints={"faq/#more": ["bad at math"]})
    [found] = search_index({}, [page("faq/", hints=hints)], hints)["pages"]

    assert [s.get("names") for s in found["sections"]] == [None, ["bad at math"]]
    assert found["hints"] == []


def test_rows_name_the_sections_of_their_page_or_follow_them():
    hints = SearchHints(hints={"faq/#more": ["bad at math"]})
    row = {"title": "∇ nabla", "text": "slopes " * 30, "words": "", "names": ["del"]}
    rows = {"faq/": {"more": {"names": ["an error"]}, "nabla": row}}
    index = search_index({}, [page("faq/", hints=hints), page("about/", hints=hints)], hints, rows)

    faq, about = index["pages"]
    assert [s["anchor"] for s in faq["sections"]] == ["the-idea", "more", "nabla"]
    assert faq["sections"][1]["names"] == ["bad at math", "an error"]
    assert faq["sections"][2]["names"] == ["del"]
    assert len(faq["sections"][2]["text"]) <= 112
    assert [s["anchor"] for s in about["sections"]] == ["the-idea", "more"]


def test_words_of_most_sections_are_left_out():
    def section(number):
        return f'<h2 id="s{number}">Heading</h2><p>everywhere only{"abcdefgh"[number]}</p>'

    pages = [page("faq/", "".join(map(section, range(8))))]
    [found] = search_index({}, pages, HINTS)["pages"]

    assert [s["words"] for s in found["sections"]] == [f"only{c}" for c in "abcdefgh"]


@pytest.mark.parametrize("url", ["reference/calculus/", "reference/concepts/"])
def test_pages_that_repeat_the_concepts_have_no_sections(url):
    [found] = search_index({}, [page(url)], HINTS)["pages"]

    assert found["sections"] == []


def test_pages_for_contributors_stand_behind_those_for_readers():
    index = search_index({}, [page("contribute/style/"), page("faq/")], HINTS)

    style, faq = index["pages"]
    assert style["worth"] < faq["worth"] < 1


def test_the_theme_gets_a_stub_and_the_engine_the_index(tmp_path):
    index = search_index({"gradient": concept("gradient")}, [], HINTS)
    write_search(tmp_path, index)

    assert json.loads((tmp_path / "search/index.json").read_text("utf-8")) == index
    stub = json.loads((tmp_path / "search/search_index.json").read_text("utf-8"))
    assert stub["docs"] == []
    assert stub["config"]["lang"] == ["en"]


def test_a_page_asks_our_worker_at_any_depth():
    theirs = '{"search": "../../assets/javascripts/workers/search.a7633da7.min.js"}'

    assert with_own_worker(theirs) == '{"search": "../../assets/js/search-worker.js"}'
