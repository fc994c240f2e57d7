"""Slips in Markdown that build without a word, and show something else than was meant."""

import re
from collections.abc import Iterator

from builder.text.markdown_spans import Fence, line_at, protected_spans, read_fences
from builder.text.problems import Problem
from builder.text.suggestions import closest

RULES = {
    "value-braces": "A value stands in two braces: `{{ name:.2f }}`.",
    "list-number": "A numbered list is written `1.`, for `1)` is no list here.",
    "list-indent": "A list inside a list is indented by four spaces.",
    "admonition-indent": "What belongs to `!!!` or `???` is indented by four spaces.",
    "math-in-line": "Display math stands on lines of its own; in a line, math has one dollar.",
    "strikethrough": "Text is not struck out.",
    "fence-kind": "A fence is of a kind that the build or the colors of code know.",
    "table-header": "Each column of a table has a header.",
}

OWN_FENCES = ("quiz", "written", "formula", "exercise")
CODE_FENCES = ("python", "pyi", "text", "sh", "console", "markdown", "yaml", "toml", "json", "html")

_BRACE = re.compile(r"(?<![{\\$#%/])\{(?P<name>[A-Za-z_]\w*)(?P<format>:[^{}\n]*)?\}(?!\})")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]+~~")
_NUMBER = re.compile(r"(?:\A|(?<=\n\n)) {0,3}\d+\)[ \t]")
_NESTED = re.compile(r"^ {2,3}(?:[-*+]|\d{1,2}\.)[ \t]+\S")
_ITEM = re.compile(r"^(?:[-*+]|\d+\.)[ \t]")
_MARKER = re.compile(r"^(?P<indent> *)(?:!!!|\?\?\?\+?) *\S")
_DISPLAY = re.compile(r"(?<!\\)\$\$[^$\n]+\$\$")
_HEADER = re.compile(r"^\|.*\|[ \t]*\n\|[ \t:|-]+\|[ \t]*$", re.M)


def check_slips(text: str, file: str) -> list[Problem]:
    """Return the slips of a page.

    Args:
        text: The page on the lines of its file.
        file: Its path from the project root.
    """
    fences = read_fences(text)
    found = [
        *_in_prose(text),
        *_in_lines(text, fences),
        *(slip for fence in fences for slip in _in_fence(fence)),
    ]
    return [Problem(file, *slip) for slip in found]


_Slip = tuple[int, str, str, str]


def _in_prose(text: str) -> Iterator[_Slip]:
    spans = protected_spans(text)

    def outside(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < stop for start, stop in spans):
                yield match

    for match in outside(_BRACE):
        right = f"{{{{ {match['name']}{match['format'] or ''} }}}}"
        message = f"`{match[0]}` has one brace, so it is shown as it stands."
        yield line_at(text, match.start()), "value-braces", message, f"Write `{right}`."
    for match in outside(_STRUCK):
        message = f"`{match[0]}` shows its tildes: text is not struck out here."
        yield line_at(text, match.start()), "strikethrough", message, "Delete what no longer holds."
    for match in outside(_NUMBER):
        message = "`1)` starts no list: the lines run together into a paragraph."
        yield line_at(text, match.start()), "list-number", message, "Write `1.`."
    for match in outside(_HEADER):
        cells = match[0].split("\n")[0].strip().strip("|").split("|")
        if not all(cell.strip() for cell in cells):
            fix = "Name what stands in the column."
            where = line_at(text, match.start())
            yield where, "table-header", "A column of this table has no header.", fix


def _in_lines(text: str, fences: tuple[Fence, ...]) -> Iterator[_Slip]:
    """Yield slips that are seen in how lines follow one another, outside fences."""
    spans = protected_spans(text)
    areas = [(fence.start, fence.stop) for fence in fences]
    areas += [span for span in spans if "\n" in text[slice(*span)]]  # math and comments
    fenced = {
        line
        for start, stop in areas
        for line in range(line_at(text, start), line_at(text, max(stop - 1, start)) + 1)
    }
    in_list, owner = False, None  # the indent of the `!!!` whose first line is awaited
    for number, line in enumerate(text.split("\n"), 1):
        if number in fenced or not line.strip():
            in_list = in_list and number not in fenced
            continue
        indent = len(line) - len(line.lstrip())
        if owner is not None and owner < indent < owner + 4:
            message = "This line is indented by too little to belong to the box above it."
            yield number, "admonition-indent", message, "Indent it by four spaces."
        marker = _MARKER.match(line)
        owner = len(marker["indent"]) if marker else None
        if in_list and _NESTED.match(line):
            message = "This item is indented by too little to be a list inside the list."
            yield number, "list-indent", message, "Indent it by four spaces."
        in_list = bool(_ITEM.match(line)) or (in_list and indent > 0)
        display = None if line.startswith("|") else _DISPLAY.search(re.sub(r"`[^`]*`", "", line))
        if display and display[0] != line.strip():
            message = "Display math stands inside a line, where it tears the sentence apart."
            fix = "Write it with one dollar on each side, or on a line of its own."
            yield number, "math-in-line", message, fix


def _in_fence(fence: Fence) -> Iterator[_Slip]:
    kind = (fence.info.strip("{ .}").split() or [""])[0].strip("{}.")
    known = (*OWN_FENCES, *CODE_FENCES)
    if kind not in known and fence.closed:
        near = closest(kind.lower(), known)
        message = f"There is no kind of fence `{kind}`." if kind else "The fence has no kind."
        fix = f"Write ```{near}." if near else f"Choose one of {', '.join(known)}."
        yield fence.line, "fence-kind", message, fix
