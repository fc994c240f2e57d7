"""Say of a link that leads nowhere in which line it stands, and how to mend it."""

import logging
import re
from pathlib import Path

from builder.text.problems import Problem

RULES = {
    "link": "Every link leads to a page, an anchor or a file that exists, by its relative path.",
}
WARNING = re.compile(
    r"Doc file '(?P<file>[^']+)' contains (?:a|an) (?P<kind>[\w ]*)link (?:to )?'(?P<link>[^']*)',?"
    r" (?P<rest>.*)",
    re.S,
)
FIX = "Write the path from this file to the other, with .md and, for a part of it, #anchor."


def explain(message: str, root: Path) -> str:
    """Return a warning of the builder about a link as a problem with line and fix.

    Args:
        message: What the builder says; other warnings come back as they are.
        root: Project root.
    """
    found = WARNING.match(message)
    if not found:
        return message
    file = f"docs/{found['file']}"
    rest = re.sub(r"\s+", " ", found["rest"])
    rest = re.sub(r"^(but |it was left as is[.,]? ?)", "", rest)
    text = f"The {found['kind']}link `{found['link']}` leads nowhere{': ' if rest else '.'}{rest}"
    return str(Problem(file, _line_of(found["link"], root / file), "link", text, FIX))


def _line_of(link: str, path: Path) -> int | None:
    """Return the first line of a file that holds the link."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return None
    wanted = [f"]({link})", f"]({link}", link]
    return next((n for w in wanted for n, line in enumerate(lines, 1) if w in line), None)


class Explainer(logging.Filter):
    """Rewrites the builder's warnings about links, wherever they are then shown."""

    def __init__(self, root: Path) -> None:
        """Read lines below that root."""
        super().__init__()
        self._root = root

    def filter(self, record: logging.LogRecord) -> bool:
        """Explain one record; let every record through."""
        record.msg, record.args = explain(record.getMessage(), self._root), ()
        return True
