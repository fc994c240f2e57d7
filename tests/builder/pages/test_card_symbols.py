import pytest

from builder.lessons.formula_card import FormulaCard, Symbol
from builder.pages.card_symbols import card_symbols, sign_names
from builder.pages.symbols import SymbolRow


def row(name, tex, *also):
    return SymbolRow(name, "x", tex, name, name, "greek", ("a",), {}, also, 1)


def card(*symbols):
    read = tuple(Symbol(tex, "a meaning", 10 + n) for n, tex in enumerate(symbols))
    return FormulaCard("x", "It is x.", read, "", "", "", "docs/a.md", 1, {})


ROWS = {
    r.id: r
    for r in (
        row("hat", r"\hat{y}", r"\hat"),
        row("p-hat", r"\hat{p}"),
        row("norm", r"\lVert x\rVert"),
        row("norm-two", r"\lVert x\rVert_2"),
        row("dot", r"u\cdot v", r"\cdot"),
        row("n", "n"),
    )
}


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        (r"\theta", [(r"\theta",)]),
        (r"\mathbf{u}, \mathbf{v}", [(r"\mathbf{u}", r"\mathbf"), (r"\mathbf{v}", r"\mathbf")]),
        (r"\mathbf{u}\cdot\mathbf{v}", [(r"\cdot",)]),
        (r"\lVert\mathbf{u}\cdot\mathbf{v}\rVert", [(r"\lVert",)]),
        ("C_{i,j}", [("C",)]),
        ("e^{a\\cdot b}", [("e",)]),
        (r"P(A \mid B)", [("P",)]),
        (r"\frac{\partial f}{\partial x}", [(r"\partial",)]),
        (r"\mathrm{TP}, \text{false alarms}", [("TP",), ("false alarms",)]),
        (r"\operatorname*{argmax}_x f", [("argmax",)]),
        (r"\#\{\ldots\}", [(r"\#",)]),
        (r"\leftarrow", [(r"\leftarrow",)]),
        (r"\ldots", [(r"\ldots",)]),
    ],
)
def test_a_symbol_is_looked_up_by_its_leading_sign(tex, names):
    assert sign_names(tex) == names


def found(*symbols):
    places, problems = card_symbols(ROWS, {"docs/a.md": [card(*symbols)]})
    assert problems == []
    return {name: [s.tex for _, s in own] for name, own in places.items() if own}


def test_a_symbol_belongs_to_the_first_row_with_its_sign():
    assert found(r"\lVert u\rVert_2") == {"norm": [r"\lVert u\rVert_2"]}


def test_a_marked_letter_belongs_to_its_own_row_before_that_of_the_mark():
    assert found(r"\hat p", r"\hat{\theta}") == {"p-hat": [r"\hat p"], "hat": [r"\hat{\theta}"]}


def test_letters_and_words_without_a_row_name_themselves():
    assert found("n", "q_i", r"\mathrm{TP}") == {"n": ["n"], "": ["q_i", r"\mathrm{TP}"]}


def test_symbols_of_one_line_stand_once_in_each_row():
    assert found("n, q, r") == {"n": ["n, q, r"], "": ["n, q, r"]}


def test_a_sign_that_no_row_names_is_reported_with_page_line_and_fix():
    _, (problem,) = card_symbols(ROWS, {"docs/a.md": [card("n", r"\beth_i")]})
    assert (problem.file, problem.line, problem.rule) == ("docs/a.md", 11, "unknown-symbol")
    assert r"`\beth`" in problem.message
    assert r"`tex: \beth` to docs/_data/symbols.yml" in problem.fix
