"""Checks that a formula's code agrees with its check; what a child does for a page's formulas."""

import ast
import builtins
import importlib
import warnings
from collections.abc import Iterator
from dataclasses import asdict
from importlib.util import find_spec
from typing import Any

import numpy as np

from builder.examples.guard import Guard, NotAllowedError
from builder.examples.isolation import CapturedOutput
from builder.text.problems import Problem

RULES = {
    "formula-runs": "The inputs, the code and the check of a formula card run.",
    "formula-agrees": "The code of a formula card gives the same value as its check.",
    "formula-inputs": "The inputs of a formula card hold numbers other than 0.",
    "formula-check-differs": "The check of a formula card gets to the value another way.",
}
DRAWS = 5
LIBRARIES = tuple(name for name in ("scipy", "sklearn", "sympy", "torch") if find_spec(name))
MODULE = "formula"


class FieldError(Exception):
    """Something is wrong in one field of a formula card."""

    def __init__(self, field: str, error: BaseException) -> None:
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        super().__init__(f"In {field} of the formula: {said.rstrip('.')}.")
        self.error = error


def run_formulas(job: dict[str, Any], stdout: CapturedOutput, guard: Guard) -> dict[str, Any]:
    """Check formulas and return their problems.

    Args:
        job: `formulas`, a list of what FormulaJob holds.
        stdout: Where this process's output goes.
        guard: Installed, not yet watching.
    """
    del stdout  # what a formula prints is of no interest
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.filterwarnings("error", category=DeprecationWarning, module=MODULE)
    found = [_check(formula, guard) for formula in job["formulas"]]
    return {"problems": [asdict(problem) if problem else None for problem in found]}


def _check(formula: dict[str, Any], guard: Guard) -> Problem | None:
    def problem(rule: str, message: str, fix: str) -> Problem:
        return Problem(formula["page"], formula["line"], rule, message, fix)

    try:
        code = {field: _compile(field, formula[field]) for field in ("inputs", "code", "check")}
        tame = set(_names_in(formula["code"]))
        for draw in range(DRAWS):
            with guard.watching():
                names, value = _value("code", code, draw)
                _, expected = _value("check", code, draw)
            tame = {name for name in tame if name in names and not _tells(names[name])}
            if not agree(value, expected):
                both = f"code gives {_shown(value)}, but check gives {_shown(expected)}"
                message = f"The formula's {both} (inputs drawn with seed {draw})."
                fix = "Mend the one that does not say what the formula says."
                return problem("formula-agrees", message, fix)
        if same_expression(formula["code"], formula["check"]):
            message = "The formula's code and check are the same expression."
            fix = "Check it another way: a library, the definition as a loop, a simulation."
            return problem("formula-check-differs", message, fix)
        if tame:
            message = f"The input {min(tame)} is empty or 0 in every draw, so it proves nothing."
            return problem(
                "formula-inputs", message, "Draw it with rng, such as rng.normal(size=4)."
            )
    except FieldError as fault:
        fix = f"Mend that field; np, rng, {' and '.join(LIBRARIES)} are at hand."
        if isinstance(fault.error, NotAllowedError):
            fix = guard.violations[-1].fix
        return problem("formula-runs", str(fault), fix)
    return None


def same_expression(code: str, check: str) -> bool:
    """Say whether two expressions differ only in spaces, parentheses, names, + 0 and the like."""
    renamed = set(_names_in(code)) != set(_names_in(check))
    dumps = [
        ast.dump(_Bare(renamed).visit(ast.parse(text.strip(), mode="eval")))
        for text in (code, check)
    ]
    return dumps[0] == dumps[1]


class _Bare(ast.NodeTransformer):
    """Takes off what changes nothing, and may name inputs by the order in which they come."""

    def __init__(self, renames: bool) -> None:
        self._renames = renames
        self._seen: dict[str, str] = {}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        """Return the name of a library as it is, and that of an input as a number."""
        if self._renames and node.id not in ("np", *LIBRARIES, *dir(builtins)):
            node.id = self._seen.setdefault(node.id, f"input {len(self._seen)}")
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Return what stands behind a plus."""
        self.generic_visit(node)
        return node.operand if isinstance(node.op, ast.UAdd) else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Return what 0 is added to or taken from, and what 1 multiplies or divides."""
        self.generic_visit(node)
        neutral = {ast.Add: 0, ast.Sub: 0, ast.Mult: 1, ast.Div: 1, ast.Pow: 1}.get(type(node.op))
        if neutral is not None and _is_constant(node.right, neutral):
            return node.left
        if isinstance(node.op, ast.Add | ast.Mult) and _is_constant(node.left, neutral):
            return node.right
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Return what float(...) turns into a number."""
        self.generic_visit(node)
        is_float = isinstance(node.func, ast.Name) and node.func.id == "float"
        return node.args[0] if is_float and len(node.args) == 1 else node


def _is_constant(node: ast.AST, value: float | None) -> bool:
    return value is not None and isinstance(node, ast.Constant) and node.value == value


def _names_in(expression: str) -> Iterator[str]:
    """Yield the names in an expression."""
    for node in ast.walk(ast.parse(expression.strip(), mode="eval")):
        if isinstance(node, ast.Name):
            yield node.id


def _tells(value: Any) -> bool:
    """Say whether a value is no number, or holds a number other than 0."""
    if not isinstance(value, float | complex | list | tuple | np.ndarray):  # 0 may be an index
        return True
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return True
    return array.dtype.kind not in "biufc" or bool(np.any(array != 0))


def agree(value: np.ndarray, expected: np.ndarray) -> bool:
    """Say whether two values have one shape and, up to rounding, the same numbers."""
    return value.shape == expected.shape and np.allclose(value, expected, rtol=1e-7, atol=1e-12)


def _compile(field: str, text: str) -> Any:
    try:
        return compile(text.strip(), f"<{field}>", "exec" if field == "inputs" else "eval")
    except (SyntaxError, ValueError) as error:
        raise FieldError(field, error) from error


def _value(field: str, code: dict[str, Any], draw: int) -> tuple[dict[str, Any], np.ndarray]:
    """Return the inputs, and on them `code` or `check`, which the other cannot have changed."""
    libraries = {name: _Library(name) for name in LIBRARIES}
    rng = np.random.default_rng(draw)
    namespace = {"__name__": MODULE, "np": np, "rng": rng, **libraries}
    now = "inputs"
    try:
        exec(code["inputs"], namespace)
        now = field
        return namespace, _numbers(eval(code[field], namespace))
    except BaseException as error:
        raise FieldError(now, error) from error


def _numbers(value: Any) -> np.ndarray:
    array = np.asarray(value)
    if array.dtype == object:  # numbers of SymPy
        array = array.astype(complex)
    if array.dtype.kind not in "biufc":
        raise TypeError(f"{value!r} is neither a number nor an array of numbers")
    return array


def _shown(value: np.ndarray) -> str:
    """Return a value as a message shows it."""
    text = np.array2string(value, threshold=8, separator=", ").replace("\n", "")
    return text if value.ndim == 0 else f"{text} with shape {value.shape}"


class _Library:
    """Stands for a library; imports it, and its submodules, when they are used."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        module = importlib.import_module(self._name)
        if hasattr(module, name):
            return getattr(module, name)
        return importlib.import_module(f"{self._name}.{name}")
