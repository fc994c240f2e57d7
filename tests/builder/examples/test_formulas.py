import numpy as np
import pytest
from made_snippets import Lab

from builder.examples.formulas import agree, same_expression
from builder.examples.runner import FormulaJob
from builder.examples.watch import Limits

PAGE = "docs/linear-algebra/cosine-similarity.md"
UV = "u, v = rng.normal(size=(2, 5))"

GOOD = {
    "cosine": (
        UV,
        "u @ v / (np.linalg.norm(u) * np.linalg.norm(v))",
        "1 - scipy.spatial.distance.cosine(u, v)",
    ),
    "loop": (UV, "u @ v", "sum(a * b for a, b in zip(u, v))"),
    "array": ("A = rng.normal(size=(3, 2))", "A.T", "np.array([A[:, 0], A[:, 1]])"),
    "learning library": (UV, "np.mean((u - v) ** 2)", "sklearn.metrics.mean_squared_error(u, v)"),
    "whole numbers": ("n = 5", "n * (n - 1) // 2", "scipy.special.comb(n, 2)"),
    "changes its input": ("u = rng.normal(size=3)", "[u.sort(), u][1]", "np.sort(u)"),
    "statements": ("a = 2\nb = a + 1\n", "a * b", "sum([a] * b)"),
    "infinite": ("x = np.inf", "x + 1", "x"),
    "exact": ("from fractions import Fraction", "Fraction(1, 3)", "1 / 3"),
    "indented": ("  x = 1\n", "  x ", "\n  x / 2 + 0.5"),
    "zero beside others": ("x, b = np.array([0.0, 2.0]), 0", "x * 2", "x + x"),
    "rows of a list": ("x = [[1], [2, 3]]", "len(x)", "2"),
    "complex": ("x = -1.0", "np.emath.sqrt(x)", "1j"),
    "library that is deprecated": (
        "old = \"__import__('warnings').warn('old', DeprecationWarning)\"",
        "[exec(old, {'__name__': 'library'}), 1][1]",
        "2 - 1",
    ),
}
BAD = {
    "all zero": (
        "x = np.zeros(3)",
        "x * 2",
        "x + x",
        "formula-inputs",
        "The input x is empty or 0 in every draw",
    ),
    "empty": ("x = np.array([])", "x * 2", "x + x", "formula-inputs", "The input x is empty"),
    "another coat": ("x = 2.0\ny = x", "x * 3", "y * 3 + 0", "formula-check-differs", "the same"),
    "disagree": (
        "x = 2.0",
        "x + 1",
        "x - 1",
        "formula-agrees",
        "code gives 3., but check gives 1.",
    ),
    "shapes": (
        "x = np.ones(2)",
        "x",
        "x[:1]",
        "formula-agrees",
        "code gives [1., 1.] with shape (2,), but check gives [1.] with shape (1,)",
    ),
    "rarely": ("x = rng.normal()", "abs(x)", "x", "formula-agrees", "(inputs drawn with seed 4)"),
    "nan": ("x = np.nan", "x", "x * 1", "formula-agrees", "code gives nan, but check gives nan"),
    "same": ("x = 1", "x+1", "( x + 1 )", "formula-check-differs", "same expression"),
    "inputs": ("x = y", "x", "x + 0", "formula-runs", "In inputs of the formula: NameError"),
    "code": ("x = 0", "1 / x", "x", "formula-runs", "In code of the formula: ZeroDivisionError"),
    "check": ("x = 0", "x", "np.nope", "formula-runs", "In check of the formula: AttributeError"),
    "syntax": ("x = 0", "x +", "x", "formula-runs", "In code of the formula: SyntaxError"),
    "warning": ("x = -1.0", "np.log(x)", "x", "formula-runs", "In code of the formula: Runtime"),
    "deprecation": (
        "import warnings",
        "[warnings.warn('old', DeprecationWarning), 1][1]",
        "2 - 1",
        "formula-runs",
        "In code of the formula: DeprecationWarning: old",
    ),
    "long": (
        "x = np.arange(9)",
        "x",
        "x[:4].reshape(2, 2)",
        "formula-agrees",
        "[0, 1, 2, ..., 6, 7, 8] with shape (9,), but check gives [[0, 1], [2, 3]] with",
    ),
    "no number": ("x = 'a'", "x", "x * 1", "formula-runs", "'a' is neither a number nor"),
    "exit": ("x = 1", "exit()", "x", "formula-runs", "In code of the formula: SystemExit"),
    "write": ("x = 1", "open('a', 'w')", "x", "formula-runs", "writes to snippets/a"),
    "library": ("x = 1", "scipy.nope(x)", "x", "formula-runs", "In code of the formula: "),
}


def job(inputs, code, check, line=7):
    return FormulaJob(PAGE, line, inputs, code, check)


@pytest.mark.parametrize("name", GOOD)
def test_a_formula_whose_check_agrees_has_no_problem(lab, name):
    assert lab.runner.check_formulas([job(*GOOD[name])]) == []


@pytest.mark.parametrize("name", BAD)
def test_a_fault_of_a_formula_is_one_problem_at_the_card(lab, name):
    *fields, rule, message = BAD[name]
    (problem,) = lab.runner.check_formulas([job(*fields)])
    assert (problem.file, problem.line, problem.rule) == (PAGE, 7, rule)
    assert message in problem.message
    assert problem.fix


@pytest.mark.parametrize(
    ("code", "check", "same"),
    [
        ("u@v", "(u @ v)", True),
        ("u @ v", "v @ u", False),
        ("u @ v", "u @ v + 0", True),
        ("u @ v", "1 * (u @ v)", True),
        ("u @ v", "float(u @ v) / 1", True),
        ("u @ v", "+(u @ v) ** 1", True),
        ("u @ v", "a @ b", True),
        ("u @ v + u", "a @ b + a", True),
        ("u @ v + u", "a @ b + b", False),
        ("u @ v", "np.dot(u, v)", False),
        ("u - v", "v - u", False),
        ("np.sum(x)", "np.max(x)", False),
        ("x + 1", "x + 0", False),
        ("x / 0.5", "x * 2", False),
    ],
)
def test_a_check_is_more_than_the_code_in_another_coat(code, check, same):
    assert same_expression(code, check) is same


def test_a_message_ends_with_one_period(lab):
    (problem,) = lab.runner.check_formulas([job("raise ValueError('No X.')", "1", "2")])
    assert problem.message == "In inputs of the formula: ValueError: No X."


@pytest.mark.parametrize(
    ("value", "expected", "same"),
    [(1, 1 + 1e-8, True), (1, 1 + 1e-6, False), (0, 1e-13, True), (0, 1e-11, False)],
)
def test_values_agree_up_to_rounding(value, expected, same):
    assert agree(np.asarray(value), np.asarray(expected)) is same


def test_problems_come_in_the_order_of_the_jobs(lab):
    jobs = [job("x = 1", "x", "x + y", line) for line in (9, 3, 5)]
    assert [p.line for p in lab.runner.check_formulas(jobs)] == [9, 3, 5]


def test_a_formula_that_ends_its_process_leaves_the_others_of_the_page_alone(tmp_path):
    lab = Lab(tmp_path, limits=Limits(seconds=2))
    jobs = [
        job("import os", "os._exit(0)", "1", 1),
        job("x = 1", "x", "x + 1", 2),
        job("import time", "time.sleep(60)", "1", 3),
    ]
    with lab.runner:
        problems = lab.runner.check_formulas(jobs)
    assert [(p.line, p.rule) for p in problems] == [
        (1, "snippet-exit"),
        (2, "formula-agrees"),
        (3, "snippet-time"),
    ]


def test_a_formula_that_agrees_is_not_run_again_but_one_with_a_fault_is(tmp_path, monkeypatch):
    lab = Lab(tmp_path, cache=tmp_path / "cache")
    jobs = [job("x = 1", "x", "x * x", 1), job("x = 1", "x", "x * 2", 2)]
    with lab.runner:
        assert len(lab.runner.check_formulas(jobs)) == 1
        asked = []
        run = lab.runner.run
        monkeypatch.setattr(lab.runner, "run", lambda *a: asked.extend(a[1]) or run(*a))
        assert len(lab.runner.check_formulas(jobs)) == 1
    assert [f["line"] for ask in asked for f in ask["formulas"]] == [2]


@pytest.mark.parametrize(
    ("check", "there"), [("x + 0", False), ("int(scipy.special.comb(1, x))", True)]
)
def test_scipy_is_there_beforehand_only_for_formulas_that_name_it(lab, check, there):
    inputs = "import sys; x = 1; names = {name[:5] for name in sys.modules}"
    code = f"x if (''.join(['sci', 'py']) in names) is {there} else 0"
    assert lab.runner.check_formulas([job(inputs, code, check)]) == []
