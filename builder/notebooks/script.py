"""A notebook as two texts with the same lines: the page, and the Python file that is run.

So every check that knows pages and snippets works on notebooks, and each line it names leads
back to a cell.
"""

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.examples.runner import SectionResult, SnippetResult, SnippetRunner
from builder.lessons.includes import folded_code, result_html
from builder.notebooks.source import Cell, read_cells
from builder.text.problems import Problem

RULES = {
    "notebook-syntax": "A code cell is plain Python, without Jupyter's % and ! commands.",
    "notebook-cells": "A notebook starts with a raw cell of front matter and has no other.",
}
VARIES = "varies"
# Before and after each code cell the page keeps these many lines for what the cell shows.
_BEFORE, _AFTER = 5, 3
_PLACE = re.compile(r'File "[^"\n]*\.ipynb/nb", line (\d+)')
_DISPLAY = '__import__("sys").displayhook('


@dataclass(frozen=True)
class Script:
    """A notebook, ready to run and to be shown.

    Attributes:
        file: Path of the notebook from the project root.
        code: Python; each code cell is a section `cN`.
        origins: For each line, its cell and the line in it; for lines between cells that of the
            cell before.
        cells: The cells.
        problems: What is wrong, with lines of the script.
    """

    file: str
    code: str
    origins: tuple[tuple[Cell, int], ...]
    cells: tuple[Cell, ...]
    problems: list[Problem] = field(default_factory=list)

    def page(self, results: Mapping[str, SectionResult]) -> tuple[str, dict[str, str]]:
        """Return the page as Markdown, and HTML for its slots by name."""
        lines: list[str] = []
        slots: dict[str, str] = {}
        for cell in self.cells:
            if cell.kind != "code":
                lines += [*cell.source.split("\n"), ""]
                continue
            name = f"c{cell.number}"
            result = results.get(name)
            fence = "`" * (4 if "```" in cell.source else 3)
            code = f"{fence}python\n{cell.source}\n{fence}"
            slot = f'<div data-slot="{name}"></div>' if result else ""
            if result:
                slots[name] = result_html(result, varies=VARIES in cell.tags)
            if result and result.figures and not result.output:  # a plot: its code is folded away
                lines += [slot, "", folded_code(code), ""]  # as many lines as in the other case
            else:
                lines += [*[""] * _BEFORE, code, "", slot, ""]
        return "\n".join(lines), slots

    def result(self, found: SnippetResult) -> SnippetResult:
        """Return what a run gave as the notebook's, without values of cells that vary."""
        varying = [cell.source for cell in self.cells if VARIES in cell.tags]
        nodes = [node for source in varying for node in ast.walk(ast.parse(source))]
        gone = {
            node.id
            for node in nodes
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        values = {name: value for name, value in found.values.items() if name not in gone}
        return replace(found, file=self.file, values=values)

    def steady(self, result: SnippetResult) -> SnippetResult:
        """Return a result without what cells show that vary from run to run."""
        varying = {f"c{cell.number}" for cell in self.cells if VARIES in cell.tags}
        kept = {name: found for name, found in result.sections.items() if name not in varying}
        return replace(result, sections=kept)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem of the script as one of the notebook, with cell and line."""
        message, fix, details = (
            re.sub(
                r"section “c(\d+)”",
                r"cell \1",
                re.sub(r"\b([Tt]he) snippet\b", r"\1 notebook", text),
            )
            for text in (problem.message, problem.fix, problem.details)
        )
        details = _PLACE.sub(self._named_place, details).replace(_DISPLAY, "(")
        line = problem.line
        if line is not None:
            cell, inside = self._origin(line)
            line = cell.line + inside - 1
            message = f"Cell {cell.number}, line {inside}: {message}"
        return replace(
            problem, file=self.file, line=line, message=message, fix=fix, details=details
        )

    def _origin(self, line: int) -> tuple[Cell, int]:
        return self.origins[min(line, len(self.origins)) - 1]

    def _named_place(self, match: re.Match[str]) -> str:
        cell, inside = self._origin(int(match[1]))
        return f'File "{self.file}", cell {cell.number}, line {inside}'


def notebook_files(root: Path) -> list[str]:
    """Return the paths of all notebooks from the root."""
    return sorted(p.relative_to(root).as_posix() for p in (root / "docs").rglob("*.ipynb"))


def read_scripts(root: Path) -> tuple[list[Script], list[Problem]]:
    """Return every notebook as a script, and what is wrong with how they are stored."""
    scripts: list[Script] = []
    problems: list[Problem] = []
    for file in notebook_files(root):
        cells, found = read_cells(root, file)
        problems += found
        if cells:
            scripts.append(read_script(file, cells))
    return scripts, problems


def run_scripts(runner: SnippetRunner, scripts: Iterable[Script]) -> dict[str, SnippetResult]:
    """Run notebooks, each once; return results by path from the root, with lines of the script."""
    # Figures get ids from the last part of a name: a short one makes lighter pages.
    ready = {f"{script.file}/nb": script for script in scripts if not script.problems}
    found = runner.run_sources({name: script.code for name, script in ready.items()})
    return {script.file: script.result(found[name]) for name, script in ready.items()}


def read_script(file: str, cells: Iterable[Cell]) -> Script:
    """Return a notebook as a script.

    Args:
        file: Its path from the project root.
        cells: Its cells, at least one.
    """
    cells = tuple(cells)
    code: list[str] = []
    origins: list[tuple[Cell, int]] = []
    problems: list[Problem] = []

    def report(cell: Cell, inside: int, rule: str, message: str, fix: str) -> None:
        line = next(n for n, origin in enumerate(origins, 1) if origin == (cell, inside))
        problems.append(Problem(file, line, rule, message, fix))

    for cell in cells:
        lines = cell.source.split("\n")
        inside = [(cell, n) for n in range(1, len(lines) + 1)]
        if cell.kind != "code":
            code += [""] * (len(lines) + 1)
            origins += [*inside, inside[-1]]
            if (cell.kind == "raw") != (cell is cells[0]):
                message = "The first cell, and no other, is a raw one with the front matter."
                fix = "Let the notebook start with a raw cell: ---, title and description, ---."
                report(cell, 1, "notebook-cells", message, fix)
            continue
        code += [""] * _BEFORE
        code.append(f"# --8<-- [start:c{cell.number}]")
        origins += [inside[0]] * (_BEFORE + 1) + inside + [inside[-1]] * (_AFTER + 1)
        try:
            code += _showing_last_value(cell.source).split("\n")
        except (SyntaxError, ValueError) as error:
            code += [""] * len(lines)
            said, where = getattr(error, "msg", str(error)), getattr(error, "lineno", 1) or 1
            message = f"This is not Python: {said}."
            fix = "Mend the line. Commands that start with % or ! work in Jupyter alone."
            report(cell, min(where, len(lines)), "notebook-syntax", message, fix)
        code += [f"# --8<-- [end:c{cell.number}]", *[""] * _AFTER]
    return Script(file, "\n".join(code) + "\n", tuple(origins), cells, problems)


def _showing_last_value(source: str) -> str:
    """Return a cell's code, made to print the value of its last line as Jupyter does."""
    tree = ast.parse(source)
    if not tree.body or not isinstance(last := tree.body[-1], ast.Expr):
        return source
    lines = source.split("\n")
    end = len(lines[last.end_lineno - 1].encode()[: last.end_col_offset].decode())
    first, rest = lines[last.end_lineno - 1][:end], lines[last.end_lineno - 1][end:]
    if rest.lstrip().startswith(";"):
        return source
    lines[last.end_lineno - 1] = f"{first}){rest}"
    start = len(lines[last.lineno - 1].encode()[: last.col_offset].decode())
    begun = lines[last.lineno - 1]
    lines[last.lineno - 1] = f"{begun[:start]}{_DISPLAY}{begun[start:]}"
    return "\n".join(lines)
