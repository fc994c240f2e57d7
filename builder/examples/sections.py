"""Cuts a Python file into its named sections, marked `# --8<-- [start:name]` and `[end:name]`."""

import io
import re
from dataclasses import dataclass

from builder.text.problems import Problem, ProblemsFound

RULES = {
    "section-mark": (
        "A section mark stands alone at the start of its line: `# --8<-- [start:name]` or "
        "`# --8<-- [end:name]`, with a name in lower case."
    ),
    "section-unclosed": "Every section that starts also ends.",
    "section-nested": "Sections follow one another; none starts inside another.",
    "section-duplicate": "A section's name occurs once in its file.",
}

_LOOKS_LIKE_MARK = re.compile(r"\s*#.*-8<-")
_MARK = re.compile(
    r"# -+8<-+ \[(?P<kind>start|end):(?P<name>[a-z][a-z0-9_-]*)"
    r"(?P<attributes>( [a-z][a-z0-9_-]*=[^\s\]]+)*)\]\s*"
)
_EXAMPLE = "# --8<-- [start:compare]"


@dataclass(frozen=True)
class Section:
    """A named part of a Python file.

    Attributes:
        name: Its name.
        start: Line of its start mark.
        end: Line of its end mark.
        attributes: What else the start mark says, as `[start:wrong_sign fails=test_sign]`.
        code: The lines between the marks, each with its line end.
    """

    name: str
    start: int
    end: int
    attributes: dict[str, str]
    code: str


def read_sections(text: str, file: str) -> list[Section]:
    """Return the sections of a Python file, in their order.

    Args:
        text: The whole file.
        file: Its path from the project root, for messages.

    Raises:
        ProblemsFound: The first mark that is malformed, or whose section is unclosed, nested or
            duplicate; what follows it cannot be told.
    """
    sections: dict[str, Section] = {}
    opened: tuple[str, int, dict[str, str]] | None = None
    lines = list(io.StringIO(text, newline=None))

    def fault(line: int, rule: str, message: str, fix: str) -> ProblemsFound:
        return ProblemsFound([Problem(file, line, rule, message, fix)])

    for number, line in enumerate(lines, 1):
        if not _LOOKS_LIKE_MARK.match(line):
            continue
        mark = _MARK.fullmatch(line)
        if mark is None:
            message = f"This section mark cannot be read: {line.strip()}"
            raise fault(number, "section-mark", message, f"Write it like this: {_EXAMPLE}")
        name = mark["name"]
        if mark["kind"] == "start":
            if opened:
                message = f"Section “{name}” starts inside section “{opened[0]}”."
                fix = f"End it first: # --8<-- [end:{opened[0]}]"
                raise fault(number, "section-nested", message, fix)
            if name in sections:
                message = f"There are two sections “{name}” in this file."
                raise fault(number, "section-duplicate", message, "Give this one another name.")
            pairs = (pair.split("=", 1) for pair in mark["attributes"].split())
            opened = name, number, dict(pairs)
            continue
        if opened is None or opened[0] != name:
            inside = f"section “{opened[0]}” is open" if opened else "no section is open"
            message = f"Section “{name}” ends here, but {inside}."
            fix = "Make the names of start and end mark the same, or remove this mark."
            raise fault(number, "section-mark", message, fix)
        _, start, attributes = opened
        code = "".join(lines[start : number - 1])
        sections[name] = Section(name, start, number, attributes, code)
        opened = None
    if opened:
        message = f"Section “{opened[0]}” never ends."
        fix = f"Add a line after its last one: # --8<-- [end:{opened[0]}]"
        raise fault(opened[1], "section-unclosed", message, fix)
    return list(sections.values())
