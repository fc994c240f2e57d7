from made_concepts import concept

from builder.lessons.formula_card import FormulaCard, Symbol
from builder.pages.assembly import Assembled
from builder.pages.symbol_page import add_uses, inline_html, symbol_index, symbol_list
from builder.pages.symbols import SymbolRow

CONCEPTS = {
    "gradient": concept("gradient"),
    "mean": concept("mean", topic="statistics", status="written"),
}
ROWS = {
    "bar": SymbolRow(
        *("bar", "x̄", r"\bar{x}", "bar", "“x bar”", "marks"),
        ("line on top",),
        {"mean": "the mean of `x`", "gradient": "something < else"},
        (r"\bar",),
        1,
    ),
    "n": SymbolRow("n", "n", "n", "n", "EN", "letters", ("size",), {"mean": "how many"}, (), 9),
}


def assembled(*symbols):
    read = tuple(Symbol(tex, meaning, 7) for tex, meaning in symbols)
    page = Assembled("# The mean\n")
    page.cards = [FormulaCard("x", "It is x.", read, "", "", "", "docs/a/b.md", 1, {})]
    return page


def test_the_index_links_each_symbol_by_group():
    index = symbol_index(ROWS.values())
    assert '<a href="#bar" title="bar">' in index
    assert index.index("#group-letters") < index.index("#n") < index.index("#group-marks")


def test_a_row_shows_names_and_every_meaning_with_its_topic_and_concept():
    page = symbol_list(ROWS.values(), CONCEPTS)
    assert "## Latin letters { #group-letters }" in page
    assert 'id="bar"' in page
    assert "“x bar”" in page
    assert r"<code>\bar{x}</code>" in page
    assert 'Statistics</span> the mean of <code>x</code>. <a href="../../statistics/mean/">' in page
    assert 'Calculus</span> something &lt; else. <a href="../calculus/#gradient">' in page


def test_a_meaning_may_hold_code_and_math():
    assert inline_html("a `b<c` $d<e$ f's") == (
        'a <code>b&lt;c</code> <span class="arithmatex">\\(d&lt;e\\)</span> f’s'
    )


def test_symbols_of_formula_cards_are_put_under_their_rows():
    page = Assembled("# Symbols\n")
    pages = {"reference/symbols.md": page, "a/b.md": assembled((r"\bar y", "mean"), ("q", "rate"))}
    assert add_uses(ROWS, pages) == []
    assert set(page.slots) == {"symbol-uses-bar", "symbol-uses"}
    assert '<a href="../../a/b/">The mean</a>' in page.slots["symbol-uses-bar"]
    assert "1 page of this site" in page.slots["symbol-uses-bar"]
    assert "rate" in page.slots["symbol-uses"]
    for name in page.slots:
        assert f'data-slot="{name}"' in symbol_list(ROWS.values(), CONCEPTS)


def test_an_unnamed_symbol_is_a_fault_where_there_is_a_list_of_symbols():
    pages = {"a/b.md": assembled((r"\beth", "what"))}
    (problem,) = add_uses(ROWS, pages)
    assert (problem.file, problem.line) == ("docs/a/b.md", 7)
    assert add_uses({}, pages) == []
