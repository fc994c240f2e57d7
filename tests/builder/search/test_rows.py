from builder.pages.symbols import SymbolRow
from builder.pages.symptoms import Symptom
from builder.search.rows import SYMBOLS, SYMPTOMS, reference_rows

NABLA = SymbolRow(
    id="nabla",
    look="∇",
    tex=r"\nabla",
    name="nabla (del)",
    say="NAB-luh",
    group="operators",
    aliases=("upside-down triangle", "del"),
    means={
        "gradient": r"all slopes of $f$, as `np.gradient` gives them",
        "hessian": "in $\\nabla^2$",
    },
    also=(),
    line=1,
)
ARGMAX = SymbolRow("argmax", "argmax", "x", "argmax", "", "functions", (), {"a": "b"}, (), 1)
NAN = Symptom("loss-is-nan", "The loss is nan", "training", "`loss: nan`, or `inf`.", (), 1)


def test_a_symbol_is_found_by_look_name_tex_and_what_people_call_it():
    row = reference_rows([NABLA], [])[SYMBOLS]["nabla"]

    assert row["title"] == "∇ nabla (del)"
    assert row["names"] == ["∇", "nabla (del)", r"\nabla", "upside-down triangle", "del"]
    assert row["sign"]


def test_a_symbol_shows_its_meanings_without_marks_of_code_and_math():
    row = reference_rows([NABLA], [])[SYMBOLS]["nabla"]

    assert row["text"] == "all slopes of …, as np.gradient gives them; in …"


def test_a_symbol_that_is_its_own_name_is_named_once():
    row = reference_rows([ARGMAX], [])[SYMBOLS]["argmax"]

    assert (row["title"], row["names"]) == ("argmax", ["argmax", "x"])


def test_a_symptom_is_found_by_the_texts_that_one_sees():
    rows = reference_rows([], [NAN])[SYMPTOMS]

    assert rows == {"loss-is-nan": {"names": ["loss: nan", "inf"]}}
