"""What a check reports: one fault, where it is, and how to put it right."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Problem:
    """One fault in what a contributor wrote.

    Attributes:
        file: Path from the project root, with forward slashes.
        line: Line of the fault, counted from 1; None where no single line is at fault.
        rule: Name of the broken rule, as `docs/contribute/style.md` lists it.
        message: What is wrong, in one sentence.
        fix: What to do about it, in one sentence.
        page: The page that shows the file, as `docs/topic/lesson.md:12`; empty if none does.
        details: Further lines, for example the traceback of a snippet.
    """

    file: str
    line: int | None
    rule: str
    message: str
    fix: str
    page: str = ""
    details: str = ""

    def __str__(self) -> str:
        """Return the message a contributor reads in the terminal."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        lines = [f"{where}: {self.message} [{self.rule}]", f"    Fix: {self.fix}"]
        if self.page:
            lines.append(f"    Shown on: {self.page}")
        lines += [f"    {line}" for line in self.details.rstrip().splitlines()]
        return "\n".join(lines)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, by file and line; of two that differ in the page, the fuller."""
    once = {replace(p, page=""): p for p in sorted(problems, key=lambda p: p.page)}
    return sorted(once.values(), key=lambda p: (p.file, p.line or 0, p.rule, p.message))


class ProblemsFound(Exception):
    """Raised where work cannot go on; carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order of their files and lines."""
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))
