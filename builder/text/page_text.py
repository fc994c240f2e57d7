"""Take a page apart: its blocks with their lines, and of the prose its sentences and words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from builder.text.markdown_spans import protected_spans, read_fences

STARTS = (  # a block that begins with such a line is of this kind
    ("heading", re.compile(r"#{1,6} ")),
    ("item", re.compile(r"([-*+]|\d+[.)])\s+")),
    ("quote", re.compile(r">")),
    ("table", re.compile(r"\|")),
    ("marker", re.compile(r"(!!!|\?\?\?|===)")),
    ("html", re.compile(r"</?[a-zA-Z]")),
)
ENCLOSED = {"<!--": ("comment", "-->"), "$$": ("math", "$$"), "\\[": ("math", "\\]")}
PROSE = ("paragraph", "item", "quote")

ABBREVIATION = re.compile(r"\(?(e\.g|i\.e|etc|vs|cf|Fig|Eq|Sec|al|[A-Z])\.")
SENTENCE_END = re.compile(r"[.?!][”’\"')*_]*(?=\s+[“‘\"'(*_]*[A-Z0-9])")
WORD = re.compile(r"[^\W_]+(?:[-–'’.,/][^\W_]+)*")


@dataclass(frozen=True)
class Block:
    """A piece of a page: a paragraph, a list item, a heading, or a fence.

    Attributes:
        kind: "paragraph", "item", "quote", "heading", "fence", "math", "comment", "table",
            "html", or "marker" (the first line of an admonition or a tab).
        line: Line of the file on which it starts.
        text: Its lines as they stand.
        info: For a fence what follows its opening marks, as `quiz cosine-opposite`.
        apart: Whether an empty line stands before it.
    """

    kind: str
    line: int
    text: str
    info: str
    apart: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence of prose, without markup, and the line on which it starts."""

    text: str
    line: int

    @property
    def words(self) -> int:
        """Return the number of words; a formula or a piece of code counts as one."""
        return len(WORD.findall(self.text))


@lru_cache(maxsize=256)
def read_blocks(body: str, body_line: int) -> tuple[Block, ...]:
    """Return the blocks of a page in their order.

    Args:
        body: The Markdown after the front matter.
        body_line: Line of the file on which it starts.
    """
    fences = {fence.line: fence for fence in read_fences(body)}
    lines = body.split("\n")
    blocks: list[Block] = []
    number, apart = 1, True
    while number <= len(lines):
        line = lines[number - 1].strip()
        last, kind, info = number, "paragraph", ""
        if not line:
            apart = True
            number += 1
            continue
        enclosed = ENCLOSED.get(next((mark for mark in ENCLOSED if line.startswith(mark)), ""))
        if number in fences:
            fence = fences[number]
            kind, info = "fence", fence.info
            last = number + body.count("\n", fence.start, fence.stop)
        elif enclosed:
            kind, end = enclosed
            last = _closing(lines, number, end)
        else:
            kind = next((name for name, start in STARTS if start.match(line)), "paragraph")
            if kind in PROSE:
                last = _end_of_prose(lines, number, fences)
        text = "\n".join(lines[number - 1 : last])
        blocks.append(Block(kind, body_line + number - 1, text, info, apart))
        number, apart = last + 1, False
    return tuple(blocks)


def split_sentences(text: str, line: int = 1) -> list[Sentence]:
    """Return the sentences of a text.

    A sentence ends with a mark, white space and a capital letter or digit, so that "about 3.5
    percent", "e.g. this" and "what? nothing" stay whole.

    Args:
        text: Prose without markup.
        line: Line of the file on which it starts.
    """
    sentences, start = [], 0
    ends = [end.end() for end in SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        piece = text[start:end]
        words = piece.split()
        if not words or (end in ends and ABBREVIATION.fullmatch(words[-1])):
            continue
        skipped = len(piece) - len(piece.lstrip())
        sentences.append(Sentence(piece.strip(), line + text.count("\n", 0, start + skipped)))
        start = end
    return sentences


@lru_cache(maxsize=4096)  # length, lines and words of a paragraph are checked in turn
def plain_prose(text: str) -> str:
    """Return Markdown prose without markup; a formula, code or value becomes one word.

    Lines stay where they are.
    """
    pieces, position = [], 0
    for start, stop in protected_spans(text):
        code = text[start:stop]
        word = "" if code.startswith("<!--") else "Code" if code.startswith("`") else "Formula"
        pieces += [text[position:start], word, "\n" * code.count("\n")]
        position = stop
    plain = "".join([*pieces, text[position:]])
    plain = re.sub(r"\{\{.*?\}\}", "Value", plain)
    plain = re.sub(r"!?\[([^\]]*)\]\([^)\n]*\)(\{[^}\n]*\})?", r"\1", plain)
    plain = re.sub(r"</?[A-Za-z][^>\n]*>", "", plain)
    plain = re.sub(r"(?m)^[ \t]*(>[ \t]*)?(([-*+]|\d+[.)])[ \t]+)?", "", plain)
    return re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", plain)


def _closing(lines: list[str], number: int, end: str) -> int:
    """Return the number of the line that holds the closing mark of the block at `number`."""
    if end in lines[number - 1].strip()[2:]:
        return number
    return next((n for n in range(number + 1, len(lines) + 1) if end in lines[n - 1]), number)


def _end_of_prose(lines: list[str], number: int, fences: dict[int, object]) -> int:
    """Return the number of the last line of the paragraph, item or quote at `number`."""
    last = number
    while last < len(lines) and last + 1 not in fences:
        line = lines[last].strip()
        other_kind = any(start.match(line) for _, start in STARTS) or line.startswith(
            tuple(ENCLOSED)
        )
        quote_goes_on = line.startswith(">") and lines[number - 1].strip().startswith(">")
        if not line or (other_kind and not quote_goes_on):
            break
        last += 1
    return last
