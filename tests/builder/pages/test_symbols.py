from pathlib import Path

import pytest
from made_concepts import concept

from builder.curriculum.concepts import load_concepts
from builder.pages.symbols import FILE, GROUPS, load_symbols

ROOT = Path(__file__).resolve().parents[3]
CONCEPTS = {c.id: c for c in (concept("gradient"), concept("hessian"))}
GOOD = r"""# Symbols
- id: nabla
  look: '∇'
  tex: '\nabla'
  name: nabla
  say: NAB-luh
  group: operators
  aliases: [upside-down triangle]
  means:
    gradient: 'the gradient, as in $\nabla f$'
    hessian: 'twice: `hess`'
"""


def read(root, text=GOOD):
    (root / "docs/_data").mkdir(parents=True, exist_ok=True)
    (root / FILE).write_text(text, encoding="utf-8")
    return load_symbols(root, CONCEPTS)


def fault(root, old, new):
    assert old in GOOD
    _, (problem,) = read(root, GOOD.replace(old, new))
    assert problem.file == FILE
    assert problem.fix
    return problem


def test_a_row_has_all_that_the_file_says(tmp_path):
    rows, problems = read(tmp_path)
    assert problems == []
    row = rows["nabla"]
    assert (row.tex, row.aliases, row.also) == (r"\nabla", ("upside-down triangle",), ())
    assert (row.line, list(row.means)) == (2, ["gradient", "hessian"])


def test_a_project_without_the_file_has_no_symbols(tmp_path):
    assert load_symbols(tmp_path, CONCEPTS) == ({}, [])


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("  say: NAB-luh\n", "", 2, "symbol-keys"),
        ("  name: nabla", "  name: ''", 5, "symbol-keys"),
        ("[upside-down triangle]", "triangle", 8, "symbol-keys"),
        ("[upside-down triangle]", "[]", 8, "symbol-keys"),
        ("  look:", "  looks: x\n  look:", 3, "symbol-keys"),
        ("group: operators", "group: operator", 7, "symbol-group"),
        ("    hessian:", "    hesian:", 11, "symbol-concept"),
        (r"tex: '\nabla'", r"tex: '\nobla'", 4, "symbol-tex"),
        (r"$\nabla f$", r"$\frac{$", 10, "symbol-tex"),
        ("- id: nabla", "- id: Nabla sign", 2, "symbol-list"),
    ],
)
def test_a_fault_names_its_line_and_rule(tmp_path, old, new, line, rule):
    problem = fault(tmp_path, old, new)
    assert (problem.line, problem.rule) == (line, rule)


def test_fixes_name_what_was_meant(tmp_path):
    assert "`look`" in fault(tmp_path, "  look:", "  looks: x\n  look:").fix
    assert "`operators`" in fault(tmp_path, "group: operators", "group: operator").fix
    assert "`hessian`" in fault(tmp_path, "    hessian:", "    hesian:").fix


def test_an_id_belongs_to_one_symbol(tmp_path):
    _, (problem,) = read(tmp_path, GOOD + GOOD)
    assert (problem.rule, problem.line) == ("symbol-list", 13)
    assert "line 2" in problem.message


@pytest.mark.parametrize(("text", "rule"), [("a: 1\n", "symbol-list"), ("- a: [\n", "yaml")])
def test_a_file_that_is_no_list_is_reported(tmp_path, text, rule):
    rows, (problem,) = read(tmp_path, text)
    assert (rows, problem.rule) == ({}, rule)


def test_the_symbols_of_the_project_are_sound_and_many():
    rows, problems = load_symbols(ROOT, load_concepts(ROOT)[0])
    assert problems == []
    assert len(rows) >= 90
    assert {row.group for row in rows.values()} == set(GROUPS)
