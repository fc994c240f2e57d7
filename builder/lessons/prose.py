"""Check how a lesson is written: length, paragraphs, sentences, words and numbers."""

import re
from collections.abc import Container, Iterable
from statistics import median

from builder.text.markdown_spans import PROSE_FENCES, protected_spans
from builder.text.page_text import PROSE, Block, Sentence, plain_prose, split_sentences
from builder.text.problems import Problem

RULES = {
    "lesson-length": "A lesson has 300 to 900 words of prose.",
    "paragraph-length": "A paragraph or list item has at most 60 words.",
    "sentence-length": "A sentence has at most 35 words; half of them have fewer than 18.",
    "one-sentence-per-line": "In a paragraph each sentence stands on a source line of its own.",
    "banned-word": "No word tells the reader how little effort something should take.",
    "typed-number": "Decimals in “In code” and “Where it breaks” come from the snippet's values.",
}

WORDS, PARAGRAPH, SENTENCE, TYPICAL = (300, 900), 60, 35, 18
COMPUTED = ("In code", "Where it breaks")
BANNED = re.compile(r"\b(simply|just|obviously|trivially|easy|easily|of course|clearly)\b", re.I)
QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|Just Enough Math")
DECIMAL = re.compile(r"(?<![\w.§])[-−]?\d+(?:,\d{3})*\.\d+(?!\w|\.\d)")
LABEL = re.compile(r"^\s*([-*+]|\d+[.)])\s+\*\*[^*]+\*\*")


def check_prose(
    blocks: Iterable[Block],
    file: str,
    words: tuple[int, int] = WORDS,
    computed: Container[str] = COMPUTED,
) -> list[Problem]:
    """Return what is wrong with the writing of a lesson.

    Args:
        blocks: The page.
        file: Its path from the project root.
        words: The fewest and the most words that it may have.
        computed: Headings of the sections in which no decimal may be typed.
    """
    blocks = list(blocks)
    prose = [block for block in blocks if block.kind in PROSE]
    sentences = {block: _sentences(block) for block in prose}
    problems = _check_length(sentences, blocks, file, words)
    for block in prose:
        if "**Source:**" not in block.text:
            problems += _check_paragraph(block, sentences[block], file)
    for block in blocks:
        if (
            block.kind not in ("fence", "math", "comment")
            or block.info.split(" ")[0] in PROSE_FENCES
        ):
            problems += _check_words(block, file)
    return problems + _check_numbers(blocks, file, computed)


def _sentences(block: Block) -> list[Sentence]:
    """Return the sentences of a block, without the bold label that a list item starts with."""
    return split_sentences(plain_prose(LABEL.sub("", block.text)), block.line)


def _check_length(
    sentences: dict[Block, list[Sentence]],
    blocks: list[Block],
    file: str,
    words: tuple[int, int],
) -> list[Problem]:
    """Check the number of words, and the length of a typical sentence."""
    lengths = [s.words for found in sentences.values() for s in found if s.words]
    line = blocks[0].line if blocks else None
    problems = []
    low, high = words
    if not low <= sum(lengths) <= high:
        message = f"The lesson has {sum(lengths)} words of prose; {low} to {high} are meant."
        fix = (
            "Take out what the reader does not need for this one idea, or split the lesson."
            if sum(lengths) > high
            else "Say more where a reader would ask why."
        )
        problems.append(Problem(file, line, "lesson-length", message, fix))
    if lengths and median(lengths) >= TYPICAL:
        message = f"Half of the sentences have {median(lengths):.0f} words or more."
        fix = f"Cut long sentences in two until half of them have fewer than {TYPICAL} words."
        problems.append(Problem(file, line, "sentence-length", message, fix))
    return problems


def _check_paragraph(block: Block, sentences: list[Sentence], file: str) -> list[Problem]:
    """Check one paragraph or list item, and its sentences."""
    problems = []
    words = sum(sentence.words for sentence in sentences)
    if words > PARAGRAPH:
        message = f"The paragraph has {words} words; {PARAGRAPH} are allowed."
        fix = "Start a new paragraph where the thought turns."
        problems.append(Problem(file, block.line, "paragraph-length", message, fix))
    for sentence in sentences:
        if sentence.words > SENTENCE:
            message = f"The sentence has {sentence.words} words; {SENTENCE} are allowed."
            fix = "Cut it in two."
            problems.append(Problem(file, sentence.line, "sentence-length", message, fix))
    return problems + (_check_lines(block, file) if block.kind == "paragraph" else [])


def _check_lines(block: Block, file: str) -> list[Problem]:
    """Check that each line of a paragraph is one sentence; be sure before saying otherwise."""
    problems = []
    lines = plain_prose(block.text).split("\n")
    for number, line in enumerate(lines):
        following = lines[number + 1].strip() if number + 1 < len(lines) else ""
        message = fix = ""
        whole = [s for s in split_sentences(line) if s.words > 2]
        if len(whole) > 1:
            message = "Two sentences stand on one line."
            fix = f"Start a new line before “{' '.join(whole[1].text.split()[:3])} …”."
        elif re.search(r"[\w,]$", line.strip()) and re.match(r"[a-z]", following):
            message = "A sentence is broken over two lines."
            fix = "Join the lines; the editor wraps them on the screen."
        if message:
            where = block.line + number
            problems.append(Problem(file, where, "one-sentence-per-line", message, fix))
    return problems


def _check_words(block: Block, file: str) -> list[Problem]:
    """Report words that belittle the reader's effort; a quoted word is no such claim."""
    text = block.text.split("\n", 1)[-1] if block.kind == "fence" else block.text
    first = block.line + (block.kind == "fence")
    plain = QUOTED.sub("", plain_prose(text))
    return [
        Problem(
            file,
            first + plain.count("\n", 0, match.start()),
            "banned-word",
            f"“{match[0]}” tells the reader how hard this should feel.",
            "Delete the word, or say what makes it so.",
        )
        for match in BANNED.finditer(plain)
    ]


def _check_numbers(blocks: list[Block], file: str, computed: Container[str]) -> list[Problem]:
    """Report decimals that were typed where the snippet's values belong."""
    problems, section = [], ""
    for block in blocks:
        if block.kind == "heading":
            section = block.text.strip("# ")
        elif section in computed and block.kind != "fence":
            spans = protected_spans(block.text)
            text = re.sub(r"\{\{.*?\}\}|\]\([^)\n]*\)", lambda m: " " * len(m[0]), block.text)
            for match in DECIMAL.finditer(text):
                if any(start <= match.start() < stop for start, stop in spans):
                    continue
                line = block.line + text.count("\n", 0, match.start())
                digits = len(match[0].split(".")[1])
                message = f"The number {match[0]} is typed, so no run proves it."
                fix = f"Give it a name in the snippet and write {{{{ name:.{digits}f }}}}."
                problems.append(Problem(file, line, "typed-number", message, fix))
    return problems
