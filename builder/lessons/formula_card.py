"""Reads the formula cards of a page and writes them as HTML.

A card is a fence with a YAML block: the formula, how it is said, what its symbols are, and
a line of NumPy that the runner compares with another way to get the same number.
"""

import html
import re
from dataclasses import dataclass

from markupsafe import Markup

from builder.lessons.math import TexError, math_html, render_tex
from builder.text.markdown_spans import Fence, read_fences
from builder.text.parts import part
from builder.text.problems import Problem, ProblemsFound
from builder.text.suggestions import did_you_mean
from builder.text.yaml_lines import key_lines, parse_yaml

RULES = {
    "formula-fence": "A formula fence starts in the first column and is closed.",
    "formula-keys": "A formula card has tex, say, symbols, inputs, code and check, all filled in.",
    "formula-tex": "The TeX of a formula card, its symbols included, is TeX that KaTeX can set.",
    "formula-say": "A formula card says its formula as a sentence of plain words.",
    "formula-symbols": "Each line of symbols is `TeX: meaning`.",
}
KEYS = ("tex", "say", "symbols", "inputs", "code", "check")


@dataclass(frozen=True)
class Symbol:
    """A symbol of a formula: its TeX, what it means, and the line that says so."""

    tex: str
    meaning: str
    line: int


@dataclass(frozen=True)
class FormulaCard:
    """A formula with all that a reader needs to use it.

    Attributes:
        tex: The formula.
        say: The formula as a spoken sentence.
        symbols: Its symbols with their meanings.
        inputs: Python that makes the inputs of `code` and `check`.
        code: The formula as one expression of NumPy.
        check: An expression that gets the same value another way.
        file: Path of the page from the project root.
        line: Line of the opening fence.
        lines: Line of each key.
    """

    tex: str
    say: str
    symbols: tuple[Symbol, ...]
    inputs: str
    code: str
    check: str
    file: str
    line: int
    lines: dict[str, int]


def read_formula_cards(markdown: str, file: str) -> list[FormulaCard]:
    """Return the formula cards of a page.

    Args:
        markdown: The whole file, or its body behind as many blank lines as the front matter has.
        file: Path of the page from the project root.

    Raises:
        ProblemsFound: A card breaks a rule.
    """
    _, _, cards, problems = replace_formula_cards(markdown, file)
    if problems:
        raise ProblemsFound(problems)
    return cards


def replace_formula_cards(
    markdown: str, file: str
) -> tuple[str, dict[str, str], list[FormulaCard], list[Problem]]:
    """Put a slot in the place of each formula card of a page.

    Args:
        markdown: As for `read_formula_cards`.
        file: Path of the page from the project root.

    Returns:
        The Markdown with slots `<div data-slot="formula-1"></div>`, the HTML of each slot, the
        cards, and what is wrong; a faulty card stays as it is.
    """
    pieces: list[str] = []
    slots: dict[str, str] = {}
    cards: list[FormulaCard] = []
    problems: list[Problem] = []
    position = 0
    for fence in read_fences(markdown):
        if fence.kind != "formula":
            continue
        try:
            card = _read_card(markdown, fence, file)
        except ProblemsFound as found:
            problems += found.problems
            continue
        cards.append(card)
        slot = f"formula-{len(cards)}"
        slots[slot] = card_html(card, len(cards))
        pieces += [markdown[position : fence.start], f'<div data-slot="{slot}"></div>']
        position = fence.stop
    return "".join([*pieces, markdown[position:]]), slots, cards, problems


def card_html(card: FormulaCard, number: int) -> Markup:
    """Return a card as HTML; `number` counts the cards of a page from 1."""
    return part(
        "formula-card",
        number=number,
        formula=render_tex(card.tex, True),
        say=card.say,
        symbols=[(math_html(s.tex, False), inline_html(s.meaning)) for s in card.symbols],
        code=card.code,
    )


def inline_html(text: str) -> Markup:
    """Return a meaning as HTML: `code` and $math$ are set, the rest is text."""
    done = []
    for piece in re.split(r"(`[^`]+`|\$[^$]+\$)", text):
        if piece.startswith("`"):
            done.append(f"<code>{html.escape(piece[1:-1], quote=False)}</code>")
        elif piece.startswith("$"):
            done.append(math_html(piece[1:-1], False))
        else:
            done.append(html.escape(piece, quote=False))
    return Markup("".join(done))


def _read_card(markdown: str, fence: Fence, file: str) -> FormulaCard:
    """Return the card of a fence, or raise ProblemsFound with all that is wrong with it."""
    if not fence.closed or fence.indent:
        message = "The formula fence is indented." if fence.closed else "It is never closed."
        fix = f"Start the fence in the first column, and close it with {fence.mark}."
        raise ProblemsFound([Problem(file, fence.line, "formula-fence", message, fix)])
    node, data = parse_yaml(
        markdown[fence.body_start : fence.body_stop], file, first_line=fence.line + 1
    )
    if not isinstance(data, dict):
        message = "The formula fence holds no `key: value` lines."
        fix = f"Write the keys {', '.join(KEYS)}, each with its value."
        raise ProblemsFound([Problem(file, fence.line, "formula-keys", message, fix)])
    lines = key_lines(node, first_line=fence.line + 1)
    problems = _key_problems(data, lines, file, fence.line)
    if problems:
        raise ProblemsFound(problems)
    values = {key: str(data[key]).strip() for key in KEYS}
    values["say"] = " ".join(values["say"].split())
    blocks = {key.value for key, value in node.value if value.style in {"|", ">"}}
    first = lines["symbols"] + ("symbols" in blocks)
    symbols, problems = _read_symbols(str(data["symbols"]), first, file)
    if problem := _say_problem(values["say"]):
        problems.append(Problem(file, lines["say"], "formula-say", *problem))
    problems += _tex_problems(values["tex"], symbols, lines["tex"], file)
    if problems:
        raise ProblemsFound(problems)
    return FormulaCard(**values | {"symbols": symbols}, file=file, line=fence.line, lines=lines)


def _key_problems(
    data: dict[str, object], lines: dict[str, int], file: str, first: int
) -> list[Problem]:
    """Return a problem for each key that is missing, unknown or not text."""
    rule, problems = "formula-keys", []
    for key in KEYS:
        if key not in data:
            message, fix = f"The formula card has no `{key}`.", f"Add `{key}:` to the card."
            problems.append(Problem(file, first, rule, message, fix))
        elif not isinstance(data[key], str | int | float) or not str(data[key]).strip():
            message = f"`{key}` of the formula card is not text."
            fix = f"Write `{key}: |` and the text indented on the lines below."
            problems.append(Problem(file, lines[key], rule, message, fix))
    for key in map(str, data):
        if key not in KEYS:
            message = f"A formula card has no key `{key}`."
            problems.append(Problem(file, lines[key], rule, message, did_you_mean(key, KEYS)))
    return problems


def _read_symbols(text: str, first: int, file: str) -> tuple[tuple[Symbol, ...], list[Problem]]:
    """Return the symbols, one of each line, and a problem for each line that is not one."""
    symbols, problems = [], []
    for line, entry in enumerate(text.splitlines(), first):
        if not entry.strip():
            continue
        tex, colon, meaning = entry.partition(": ")
        if colon and tex.strip() and meaning.strip():
            symbols.append(Symbol(tex.strip(), meaning.strip(), line))
        else:
            message = f"This line of symbols does not say what `{tex.strip(' :')}` means."
            fix = r"Write `TeX: meaning`, for example `\theta: angle, in radians`."
            problems.append(Problem(file, line, "formula-symbols", message, fix))
    return tuple(symbols), problems


def _say_problem(say: str) -> tuple[str, str] | None:
    """Return what is wrong with a spoken sentence, and how to mend it."""
    if found := re.search(r"[$\\`]", say):
        return (
            f"The spoken sentence holds `{found[0]}`, which nobody can say.",
            "Write the formula as you would read it aloud.",
        )
    if not say.endswith(".") or len(say.split()) < 5:
        return (
            "The spoken sentence is not a sentence.",
            "Write at least five words, and end with a period.",
        )
    return None


def _tex_problems(tex: str, symbols: tuple[Symbol, ...], tex_line: int, file: str) -> list[Problem]:
    """Return a problem for each formula in a card that cannot be set."""
    formulas = [(tex, True, tex_line)]
    for symbol in symbols:
        formulas.append((symbol.tex, False, symbol.line))
        inner = re.sub(r"`[^`]+`", "", symbol.meaning)
        formulas += [(part, False, symbol.line) for part in re.findall(r"\$([^$]+)\$", inner)]
    problems = []
    for formula, display, line in formulas:
        try:
            render_tex(formula, display)
        except TexError as error:
            fix = "Correct the TeX; docs/contribute/formula-gallery.md shows forms that work."
            problems.append(
                Problem(file, line, "formula-tex", f"`{formula}` cannot be set: {error}.", fix)
            )
    return problems
