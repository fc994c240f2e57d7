"""Runs a snippet section by section in one fresh namespace; what a child does for a page."""

import __future__

import ast
import sys
import types
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from builder.examples import figures
from builder.examples.faults import FaultReport
from builder.examples.guard import Guard
from builder.examples.isolation import CapturedOutput
from builder.examples.sections import Section, read_sections

RULES = {
    "section-whole-statements": "A section begins and ends between top-level statements.",
    "output-outside-section": "Only sections print: a page cannot show what others print.",
    "figure-outside-section": "Only sections draw: a page cannot show the figures of others.",
    "snippet-stderr": "A snippet writes nothing to standard error.",
}
LONGEST_TEXT = 200
LARGEST_NUMBER = 10**200


@dataclass
class Part:
    """The code of a section, or of a line outside all sections.

    Attributes:
        section: The section, if it is one.
        statements: Line and compiled code of each top-level statement.
    """

    section: Section | None
    statements: list[tuple[int, types.CodeType]] = field(default_factory=list)


def run_snippet(job: dict[str, Any], stdout: CapturedOutput, guard: Guard) -> dict[str, Any]:
    """Run a snippet and return its sections' output and figures, its values and its problems.

    Args:
        job: `root`, `file` (path below `snippets/`), `source` (its text) and `output` (most
            bytes it may print).
        stdout: Where this process's output goes.
        guard: Installed, not yet watching.
    """
    report = FaultReport(Path(job["root"]), job["file"], job["source"])
    report.record_warnings()
    run = _Run(report, stdout, guard, job["output"])
    try:
        parts = compile_parts(report)
    except (SyntaxError, ValueError) as error:
        report.add_syntax_error(error)
    else:
        run.run(parts)
    return {
        "sections": run.results,
        "values": public_values(run.namespace),
        "problems": [asdict(problem) for problem in report.problems],
    }


def compile_parts(report: FaultReport) -> list[Part]:
    """Return the parts of a snippet in their order; each section is one, even without code."""
    tree = ast.parse(report.text, report.name)
    sections = read_sections(report.text, report.file)
    parts = {section.start: Part(section) for section in sections}
    flags = _future_flags(tree)
    for i, node in enumerate(tree.body):
        if i and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # does nothing; compiled alone, a text would become the docstring
        start = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        end = node.end_lineno or start
        if any(start < mark <= end for s in sections for mark in (s.start, s.end)):
            message = "A section mark stands inside this statement."
            fix = "Move the mark in front of the statement or behind it."
            report.add("section-whole-statements", message, fix, start)
        home = next((s.start for s in sections if s.start < start < s.end), start)
        code = compile(ast.Module([node], []), report.name, "exec", flags, dont_inherit=True)
        parts.setdefault(home, Part(None)).statements.append((start, code))
    return [parts[line] for line in sorted(parts)]


def public_values(namespace: dict[str, Any]) -> dict[str, int | float | str | bool]:
    """Return every number, truth value and short text that has a public name."""
    values = {}
    for name, value in namespace.items():
        if name.startswith("_"):
            continue
        if getattr(value, "shape", None) == () and hasattr(value, "item"):
            value = value.item()
        is_short = type(value) is str and len(value) <= LONGEST_TEXT
        is_whole = type(value) is int and abs(value) < LARGEST_NUMBER
        if is_short or is_whole or type(value) in {bool, float}:
            values[name] = value
    return values


def _future_flags(tree: ast.Module) -> int:
    """Return the compiler flags of the file's `from __future__` imports."""
    flags = 0
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                flags |= getattr(__future__, alias.name).compiler_flag
    return flags


class _Run:
    """One run of a snippet: its namespace and what has come of it so far."""

    def __init__(
        self, report: FaultReport, stdout: CapturedOutput, guard: Guard, limit: int
    ) -> None:
        self.results: dict[str, dict[str, Any]] = {}
        module = types.ModuleType("__main__")
        module.__file__ = report.name
        self.namespace = module.__dict__
        self._report, self._stdout, self._guard, self._limit = report, stdout, guard, limit
        self._pyplot = sys.modules.get("matplotlib.pyplot")
        self._drawn_at: dict[int, int] = {}
        sys.modules["__main__"] = module
        sys.argv = [report.name]
        if self._pyplot:
            self._pyplot.show = lambda *_, **__: None

    def run(self, parts: list[Part]) -> None:
        """Run the parts until one of them fails."""
        for part in parts:
            done = all(self._statement(line, code) for line, code in part.statements)
            self._collect(part.section, done)
            if not done:
                break
        self._report.add_violations(self._guard.violations)

    def _statement(self, line: int, code: types.CodeType) -> bool:
        """Run one statement; say if the next one may run."""
        self._report.line = line
        try:
            with self._guard.watching():
                exec(code, self.namespace)
        except BaseException as error:
            self._report.add_exception(error)
            return False
        if self._stdout.size() > self._limit:
            self._report.add_output_limit()
            return False
        if said := sys.stderr.drain():
            self._report.add(
                "snippet-stderr",
                "The snippet writes to standard error.",
                "Print what belongs on the page; for a warning of a library, mend its cause.",
                details=said,
            )
        if self._pyplot:
            for number in self._pyplot.get_fignums():
                self._drawn_at.setdefault(number, line)
        return True

    def _collect(self, section: Section | None, whole: bool) -> None:
        """Take what has been printed and drawn since the last call.

        Args:
            section: The section that has run, if the code belongs to one.
            whole: False after a fault: then the figures are unfinished.
        """
        output = self._stdout.drain()[: self._limit]
        drawn = self._pyplot.get_fignums() if self._pyplot and whole else []
        if section is not None:
            found = [self._figure(section, i, number) for i, number in enumerate(drawn, 1)]
            self.results[section.name] = {"output": output, "figures": [f for f in found if f]}
        elif output and whole:
            message = "This prints outside any section."
            self._report.add("output-outside-section", message, "Move it into one, or drop it.")
        elif drawn:
            message = "This draws a figure outside any section."
            self._report.add("figure-outside-section", message, "Move it into a section.")
        if drawn:
            self._pyplot.close("all")
            self._drawn_at.clear()

    def _figure(self, section: Section, place: int, number: int) -> dict[str, str] | None:
        """Return a figure as SVG, or None after reporting what is wrong with it."""
        self._report.line = self._drawn_at.get(number, section.start)
        prefix = f"{section.name}-{place}".replace("_", "-")
        fig = self._pyplot.figure(number)
        try:
            return {
                "svg": figures.figure_svg(fig, prefix),
                "title": figures.figure_title(fig),
                "description": figures.figure_description(fig),
            }
        except figures.FigureFault as fault:
            self._report.add(fault.rule, fault.message, fault.fix)
        except Exception as error:
            self._report.add_exception(error)
        return None
