"""Read a page's front matter, the only place where what is known about a concept is written."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.text.problems import Problem, ProblemsFound
from builder.text.vocabulary import TOPICS
from builder.text.yaml_lines import key_lines, parse_yaml, stop

RULES = {
    "utf-8": "Every text file is UTF-8.",
    "front-matter": "A page starts with front matter: `key: value` lines between two lines `---`.",
}


@dataclass(frozen=True)
class Page:
    """A Markdown page, cut in two.

    Attributes:
        meta: What the front matter says; callers share it, so never change it.
        meta_lines: Line of each key in the file; a key inside `roles` is `roles.engineer`.
        body: The Markdown after the front matter.
        body_line: Line of the file on which the body starts.
    """

    meta: dict[str, Any]
    meta_lines: dict[str, int]
    body: str
    body_line: int


def is_lesson(file: str) -> bool:
    """Return whether the path, from the project root, is that of a lesson."""
    parts = file.split("/")
    return (
        len(parts) == 3
        and parts[0] == "docs"
        and parts[1] in TOPICS
        and parts[2].endswith(".md")
        and parts[2] != "index.md"
    )


def read_text(root: Path, path: Path | str) -> str:
    r"""Return the text of a file, with `\n` as line end and without a byte order mark.

    Args:
        root: Project root.
        path: The file, absolute or from the root.

    Raises:
        ProblemsFound: The file is not UTF-8.
    """
    data = (root / path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
        problem = Problem(
            (root / path).relative_to(root).as_posix(),
            data.count(b"\n", 0, at) + 1,
            "utf-8",
            f"The file is not UTF-8: byte {at} is 0x{data[at]:02x}.",
            "Save the file again with the encoding UTF-8.",
        )
        raise ProblemsFound([problem]) from error
    return text.replace("\r\n", "\n")


_pages: dict[tuple[str, str], Page] = {}


def pages_read() -> dict[tuple[str, str], Page]:
    """Return the pages that have been read, by text and path: the build asks for each often.

    Pages that an earlier process has read may be added to them.
    """
    return _pages


def read_page(text: str, file: str) -> Page:
    """Cut a page into front matter and body.

    Args:
        text: The whole page.
        file: Its path from the project root, for messages.

    Raises:
        ProblemsFound: There is no front matter, or it cannot be read.
    """
    if (text, file) not in _pages:
        _pages[text, file] = _cut(text, file)
    return _pages[text, file]


def _cut(text: str, file: str) -> Page:
    if not re.match(r"---[ \t]*\n", text):
        fix = "Make `---` the first line, then one `key: value` a line, then `---` again."
        stop(file, 1, "front-matter", "The page does not start with front matter.", fix)
    start = text.index("\n") + 1
    end = re.compile(r"^---[ \t]*(\n|\Z)", re.MULTILINE).search(text, start)
    if end is None:
        fix = "Put a line `---` after its last key."
        stop(file, 1, "front-matter", "The front matter that starts here is not closed.", fix)
    node, meta = parse_yaml(text[start : end.start()], file, first_line=2)
    if not isinstance(meta, dict):
        fix = "Write one `key: value` on each line."
        stop(file, 2, "front-matter", "The front matter holds no `key: value` lines.", fix)
    body_line = text.count("\n", 0, end.end()) + 1
    return Page(meta, key_lines(node, first_line=2), text[end.end() :], body_line)
