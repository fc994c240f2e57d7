"""Says what went wrong in a snippet: file, line, what to do, and a traceback without the runner."""

import linecache
import sys
import sysconfig
import traceback
import types
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder.examples.guard import NotAllowedError, Violation
from builder.examples.isolation import OutputLimitError
from builder.text.problems import Problem

RULES = {
    "snippet-syntax": "A snippet is Python that compiles.",
    "snippet-exception": "A snippet runs to its end without an exception.",
    "snippet-exit": "A snippet does not end Python.",
    "snippet-warning": "A snippet raises no warning.",
    "snippet-output": "A snippet prints at most 64 KiB.",
}
_BUILDER = str(Path(__file__).parents[1])
_QUIET_IN_LIBRARIES = (
    DeprecationWarning,
    PendingDeprecationWarning,
    ImportWarning,
    ResourceWarning,
)


@dataclass
class FaultReport:
    """Collects what goes wrong in one snippet.

    Attributes:
        root: Project root.
        name: Path below `snippets/`; the snippet's code is compiled with this file name.
        text: The snippet.
        line: Line of the statement or section that runs now.
        problems: What has been found.
    """

    root: Path
    name: str
    text: str
    line: int | None = None
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Show the text that runs in tracebacks, even if the file has changed since."""
        linecache.cache[self.name] = (len(self.text), None, self.text.splitlines(True), self.name)

    @property
    def file(self) -> str:
        """The snippet's path from the project root."""
        return f"snippets/{self.name}"

    def add(
        self, rule: str, message: str, fix: str, line: int | None = None, details: str = ""
    ) -> None:
        """Add a problem, by default in the current line; of one rule's in a line, the first."""
        problem = Problem(self.file, line or self.line, rule, message, fix, details=details)
        if (problem.line, rule) not in {(known.line, known.rule) for known in self.problems}:
            self.problems.append(problem)

    def add_syntax_error(self, error: SyntaxError | ValueError) -> None:
        """Add what the compiler says."""
        said = getattr(error, "msg", str(error))
        self.add(
            "snippet-syntax",
            f"This is not Python: {said}.",
            "Mend the line; `python -m py_compile` shows the same fault.",
            getattr(error, "lineno", None),
            self._clean("".join(traceback.format_exception_only(error))),
        )

    def add_exception(self, error: BaseException) -> None:
        """Add an exception that ended the snippet; what the guard raised is known already."""
        chain = list(_chain(error))
        if any(isinstance(e, NotAllowedError) for e in chain):
            return
        line = self._innermost(traceback.walk_tb(error.__traceback__))
        if isinstance(error, SystemExit):
            message, fix = "The snippet calls sys.exit or exit().", "Let it run to its last line."
            self.add("snippet-exit", message, fix, line)
            return
        if any(isinstance(e, OutputLimitError) for e in chain):
            self.add_output_limit(line)
            return
        said = traceback.format_exception_only(error)[-1].strip()
        self.add(
            "snippet-exception",
            f"The snippet ends with {said}",
            "Mend the snippet, or catch the exception in it if the page is about the exception.",
            line,
            self._clean(_without_runner(traceback.TracebackException.from_exception(error))),
        )

    def add_output_limit(self, line: int | None = None) -> None:
        """Add that the snippet prints too much."""
        message, fix = "The snippet prints more than 64 KiB.", "Print a few lines, or a summary."
        self.add("snippet-output", message, fix, line)

    def add_violations(self, violations: list[Violation]) -> None:
        """Add what the guard has noted."""
        for violation in violations:
            own = [frame for frame in violation.stack if frame.filename == self.name]
            kept = [f for f in violation.stack if not f.filename.startswith((_BUILDER, "<frozen"))]
            self.add(
                violation.rule,
                violation.message,
                violation.fix,
                own[-1].lineno if own else None,
                self._clean("".join(traceback.StackSummary.from_list(kept).format())),
            )

    def record_warnings(self) -> None:
        """Turn every warning that nothing in the snippet records or filters into a problem."""
        warnings.resetwarnings()
        warnings.simplefilter("always")
        warnings.showwarning = self._warned

    def _warned(self, message, category, filename, lineno, file=None, line=None) -> None:
        """Take the place of `warnings.showwarning`, whose arguments these are."""
        del file, line
        in_snippets = filename == self.name or filename.startswith(str(self.root / "snippets"))
        if issubclass(category, _QUIET_IN_LIBRARIES) and not in_snippets:
            return  # as Python does by default: only the library's authors can act on it
        own = lineno if filename == self.name else None
        own = own or self._innermost(traceback.walk_stack(sys._getframe(1)), outermost_last=True)
        self.add(
            "snippet-warning",
            f"{category.__name__}: {message}",
            "Change the code so that it raises no warning, or record the warning with "
            "`warnings.catch_warnings(record=True)` if the page is about it.",
            own,
        )

    def _innermost(
        self, frames: Iterator[tuple[types.FrameType, int]], *, outermost_last: bool = False
    ) -> int | None:
        lines = [n for frame, n in frames if frame.f_code.co_filename == self.name]
        if not lines:
            return None
        return lines[0] if outermost_last else lines[-1]

    def _clean(self, text: str) -> str:
        """Return a traceback's text without this machine's folders."""
        text = text.replace(f'File "{self.name}"', f'File "{self.file}"')
        folders = {self.root, *map(sysconfig.get_path, ("purelib", "platlib", "stdlib"))}
        for folder in sorted(map(str, folders), key=len, reverse=True):
            text = text.replace(f'File "{folder}/', 'File "')
        return text


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and those that led to it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _without_runner(summary: traceback.TracebackException) -> str:
    """Return the text of a traceback without the frames of the runner."""
    kept = [f for f in summary.stack if not f.filename.startswith((_BUILDER, "<frozen"))]
    summary.stack = traceback.StackSummary.from_list(kept)
    return "".join(summary.format())
