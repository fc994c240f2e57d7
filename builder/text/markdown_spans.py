"""Tell prose from code and math in Markdown, and change prose alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

INCLUDE = re.compile(r'^\s*-{1,}8<-{1,}\s+"(?P<file>[^":]+)(?::(?P<section>[^"]*))?"\s*$')
PROSE_FENCES = ("quiz", "written")
_FENCE_LINE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE
)

# The same reading of dollars and backticks as Python-Markdown and pymdownx.arithmatex have.
_NO_BLANK_LINE = r"(?:(?!\n[ \t]*\n)[\s\S])"
_CODE = rf"(?<![\\`])(?P<ticks>`+)(?!`){_NO_BLANK_LINE}+?(?<!`)(?P=ticks)(?!`)"
_MATH = (
    rf"(?<![\\$])\$\$(?!\$){_NO_BLANK_LINE}+?\$\$"
    r"|(?<![\\$])\$(?![\s$])(?:\\.|(?!\n[ \t]*\n)[^\\$])+?(?<!\s)\$"
    rf"|(?<!\\)\\\({_NO_BLANK_LINE}+?\\\)"
    rf"|(?<!\\)\\\[{_NO_BLANK_LINE}+?\\\]"
)
_COMMENT = r"<!--[\s\S]*?-->"
_PROTECTED = re.compile(rf"(?P<code>{_CODE})|(?P<math>{_MATH})|{_COMMENT}")
_MARK = re.compile(r"[`$\\<]")  # what a protected span begins with
_TAG = re.compile(r"</?[A-Za-z]")


@dataclass(frozen=True)
class Fence:
    """A fenced block of Markdown.

    Attributes:
        info: What follows the opening marks, for example `quiz cosine-opposite`.
        indent: White space before the opening marks.
        mark: The opening marks, for example three backticks.
        line: Line of the opening marks, counted from 1.
        start: Position of the opening line in the text.
        body_start: Position of the first line inside.
        body_stop: Position of the closing line.
        stop: Position after the closing marks.
        closed: Whether there are closing marks.
    """

    info: str
    indent: str
    mark: str
    line: int
    start: int
    body_start: int
    body_stop: int
    stop: int
    closed: bool

    @property
    def kind(self) -> str:
        """Return the first word of the info, for example `quiz`."""
        return self.info.split(maxsplit=1)[0] if self.info.strip() else ""


@lru_cache(maxsize=64)  # every step that assembles a page reads the same text
def read_fences(text: str) -> tuple[Fence, ...]:
    """Return the outermost fences of a text; an unclosed one ends with its first line."""
    fences: list[Fence] = []
    position = 0
    while opening := _FENCE_LINE.search(text, position):
        mark = opening["mark"]
        body_start = min(opening.end() + 1, len(text))
        closing = re.compile(rf"^[ \t]*{mark}[ \t]*$", re.MULTILINE).search(text, body_start)
        fences.append(
            Fence(
                info=opening["info"].strip(),
                indent=opening["indent"],
                mark=mark,
                line=line_at(text, opening.start()),
                start=opening.start(),
                body_start=body_start,
                body_stop=closing.start() if closing else opening.end(),
                stop=closing.end() if closing else opening.end(),
                closed=closing is not None,
            )
        )
        position = fences[-1].stop
        if position >= len(text):
            break
    return tuple(fences)


def line_at(text: str, position: int) -> int:
    """Return the line of a position, counted from 1."""
    return text.count("\n", 0, position) + 1


@lru_cache(maxsize=64)
def protected_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text is not prose: fences, inline code, math and comments.

    The inside of a quiz or a written fence is prose.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    for fence in read_fences(text):
        spans += _inline_spans(text, position, fence.start)
        if fence.kind in PROSE_FENCES and fence.closed:
            inside = protected_spans(text[fence.body_start : fence.body_stop])
            spans.append((fence.start, fence.body_start))
            spans += [(fence.body_start + start, fence.body_start + stop) for start, stop in inside]
            spans.append((fence.body_stop, fence.stop))
        else:
            spans.append((fence.start, fence.stop))
        position = fence.stop
    return (*spans, *_inline_spans(text, position, len(text)))


def math_spans(text: str) -> list[tuple[int, str]]:
    """Return the math of a text outside fences that are code: position and TeX of each."""
    found = []
    for start, stop in protected_spans(text):
        whole = text[start:stop]
        for mark in ("$$", "$", "\\(", "\\["):
            if whole.startswith(mark):
                found.append((start + len(mark), whole[len(mark) : -len(mark)]))
                break
    return found


def _inline_spans(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    spans = []
    while mark := _MARK.search(text, start, stop):
        match = _PROTECTED.match(text, mark.start(), stop)
        if match:
            spans.append(match.span())
        start = match.end() if match else mark.end()
    return spans


def replace_in_prose(
    text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str], int], str]
) -> str:
    """Replace what a pattern finds in prose, and leave code, math and comments alone.

    Args:
        text: The Markdown.
        pattern: What to find.
        replacement: Gets the match and its line, counted from 1; returns the new text.

    Returns:
        The changed Markdown.
    """
    spans = protected_spans(text)

    def replace(match: re.Match[str]) -> str:
        start, stop = match.span()
        if any(a < stop and start < b for a, b in spans):
            return match[0]
        return replacement(match, line_at(text, start))

    return pattern.sub(replace, text)


def split_prose(text: str, separator: str) -> tuple[str, str] | None:
    """Split a text at the first separator that stands in prose; None where there is none."""
    spans = protected_spans(text)
    position = text.find(separator)
    while position >= 0:
        if not any(a <= position < b for a, b in spans):
            return text[:position], text[position + len(separator) :]
        position = text.find(separator, position + 1)
    return None


def has_html_tag(text: str) -> bool:
    """Tell whether prose holds a raw HTML tag; code and math do not count."""
    found: list[int] = []
    replace_in_prose(text, _TAG, lambda match, line: found.append(line) or match[0])
    return bool(found)


def shield_html(text: str) -> Markup:
    """Write the `<` of inline code and math so that the HTML around a block cannot end early.

    Python-Markdown looks for HTML before it looks for code and math, so an inline `</p>` would
    close the paragraph that a block was put into.

    Returns:
        Markdown that stays as it is in a generated part.
    """

    def shield(match: re.Match[str]) -> str:
        if "<" not in match[0]:
            return match[0]
        if match["math"]:
            return match[0].replace("<", r"\lt ")
        if match["code"]:
            code = match["code"].strip("`").strip()
            return f"<code>{''.join(map(_entity, code))}</code>"
        return match[0]

    pieces: list[str] = []
    position = 0
    for fence in read_fences(text):
        pieces += [_PROTECTED.sub(shield, text[position : fence.start])]
        pieces += [text[fence.start : fence.stop]]
        position = fence.stop
    return Markup("".join([*pieces, _PROTECTED.sub(shield, text[position:])]))


def set_off(markdown: str) -> Markup:
    """Return blocks of Markdown with the blank lines that they need in the HTML of a part."""
    return Markup(f"\n\n{markdown}\n\n")


def _entity(character: str) -> str:
    if character.isalnum() or character.isspace():
        return character
    return f"&#{ord(character)};"
