"""Check that a lesson has the parts every lesson has, and its snippet file what it needs."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from builder.examples.sections import read_sections
from builder.lessons.headings import Report, check_sections, section_of
from builder.lessons.prose import check_prose
from builder.lessons.unfinished import unfinished_parts
from builder.text.front_matter import Page, read_page, read_text
from builder.text.markdown_spans import PROSE_FENCES
from builder.text.page_text import Block, read_blocks
from builder.text.problems import Problem, ProblemsFound
from builder.text.vocabulary import TOPICS

RULES = {
    "lesson-title": "A page has one H1, its front matter's title.",
    "you-will": "Under the title, one line starts with “You will”.",
    "lesson-quiz": "A lesson has at least one quiz.",
    "code-length": "Code that a page shows has at most 25 lines; the code of a figure is folded.",
    "typed-code": "The Python of a lesson comes from its snippet file.",
    "heading-levels": "A heading is at most one level below the heading before it.",
    "math-after-list": "An empty line stands between a list item and display math.",
    "snippet-docstring": "A snippet starts with a docstring: one sentence, then its Source.",
    "snippet-length": "A lesson's snippet file has at most 120 lines.",
    "function-docstring": "A lesson's public functions have docstrings with Args and Returns.",
}

CODE_LINES, SNIPPET_LINES = 25, 120


def check_lesson(text: str, file: str) -> list[Problem]:
    """Return what is wrong with a lesson page; while parts are unfinished, only those.

    The values in its front matter are checked by `load_concepts`.

    Args:
        text: The whole page.
        file: Its path from the project root.
    """
    return list(_check_lesson(text, file))


@lru_cache(maxsize=8192)  # under `make serve` one page of many changes
def _check_lesson(text: str, file: str) -> tuple[Problem, ...]:
    parts = unfinished_parts(text, file)
    if parts:
        return tuple(parts)
    try:
        page = read_page(text, file)
    except ProblemsFound as found:
        return tuple(found.problems)
    blocks = read_blocks(page.body, page.body_line)
    problems: list[Problem] = []

    def report(line: int | None, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(file, line, rule, message, fix))

    _check_start(page, blocks, report)
    _check_headings(blocks, report)
    check_sections(page, blocks, report)
    _check_fences(blocks, report)
    return (*problems, *check_prose(blocks, file))


def check_snippet(root: Path, path: Path) -> list[Problem]:
    """Return what is wrong with a page's snippet file, apart from what running it shows.

    Args:
        root: Project root.
        path: The file; not an exercise.
    """
    file = (root / path).relative_to(root).as_posix()
    try:
        return list(_check_snippet(read_text(root, path), file))
    except ProblemsFound as found:
        return found.problems


@lru_cache(maxsize=8192)
def _check_snippet(text: str, file: str) -> tuple[Problem, ...]:
    parts = unfinished_parts(text, file)
    if parts:
        return tuple(parts)
    sections = read_sections(text, file)
    try:
        tree = ast.parse(text)
    except SyntaxError:  # the runner reports it, with the traceback
        return ()
    problems: list[Problem] = []
    of_lesson = file.split("/")[1].replace("_", "-") in TOPICS

    def report(line: int | None, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(file, line, rule, message, fix))

    first, *rest = (ast.get_docstring(tree) or "").split("\n")
    if not first.endswith("."):
        fix = 'Start it with """One sentence that says what the examples show.'
        report(1, "snippet-docstring", "The file starts with no docstring that is a sentence.", fix)
    elif of_lesson and not any(line.startswith("Source: ") for line in rest):
        fix = "Add a line `Source: author, title (publisher, year), section.` to the docstring."
        report(1, "snippet-docstring", "The docstring names no source.", fix)
    length = text.count("\n")
    if of_lesson and length > SNIPPET_LINES:
        message = f"The file has {length} lines; {SNIPPET_LINES} are allowed."
        report(None, "snippet-length", message, "Show less, or split the lesson.")
    for section in sections:
        shown = len(section.code.strip("\n").split("\n"))
        if shown > CODE_LINES and not section.name.startswith("plot"):
            message = f"Section `{section.name}` has {shown} lines; {CODE_LINES} are allowed."
            report(section.start, "code-length", message, "Cut it into two sections.")
    if of_lesson:
        _check_functions(tree, report)
    return tuple(problems)


def _check_start(page: Page, blocks: tuple[Block, ...], report: Report) -> None:
    title = page.meta.get("title")
    titles = [block for block in blocks if block.kind == "heading" and block.text[:2] == "# "]
    if not titles:
        fix = f"Write `# {title}` under the front matter."
        report(page.body_line, "lesson-title", "The page has no title.", fix)
        return
    if titles[0].text[2:].strip() != title:
        message = f"The H1 is not the title of the front matter, “{title}”."
        report(titles[0].line, "lesson-title", message, f"Write `# {title}`.")
    for block in titles[1:]:
        fix = "Make it a section: two number signs."
        report(block.line, "lesson-title", "The page has a second H1.", fix)
    after = blocks.index(titles[0]) + 1
    first = blocks[after] if after < len(blocks) else titles[0]
    if first.kind != "paragraph" or not first.text.startswith("You will ") or "\n" in first.text:
        message = "Under the title there is no line that starts with “You will”."
        fix = "Say in one line what the reader will be able to do: “You will …”."
        report(first.line, "you-will", message, fix)


def _check_headings(blocks: tuple[Block, ...], report: Report) -> None:
    above = 1
    for block in blocks:
        if block.kind != "heading":
            continue
        level = len(block.text) - len(block.text.lstrip("#"))
        if level > above + 1:
            message = f"The heading goes from level {above} to level {level}."
            report(
                block.line, "heading-levels", message, f"Write it with {above + 1} number signs."
            )
        above = level


def _check_fences(blocks: tuple[Block, ...], report: Report) -> None:
    for before, block in pairwise(blocks):
        if block.kind == "math" and before.kind == "item" and not block.apart:
            message = "Display math right after a list item is not set as math."
            fix = "Put an empty line between, and indent the math by four spaces."
            report(block.line, "math-after-list", message, fix)
    fences = [block for block in blocks if block.kind == "fence"]
    if not any(block.info.startswith("quiz") for block in fences):
        section = section_of(blocks, "Check yourself")
        line = section[0].line if section else None
        fix = "Write one in “Check yourself”: ```quiz its-id, a question, options with reasons."
        report(line, "lesson-quiz", "The lesson has no quiz.", fix)
    for block in fences:
        length = block.text.count("\n") - 1
        kind = (block.info.strip("{ .}").split() or [""])[0].lower()
        if length > CODE_LINES and kind not in (*PROSE_FENCES, "formula"):
            message = f"The code has {length} lines; {CODE_LINES} are allowed."
            report(block.line, "code-length", message, "Show the part that matters.")
        if kind in ("python", "py", "python3", "pycon") and "--8<--" not in block.text:
            message = "This Python is typed into the page, so nothing runs it."
            fix = 'Make it a section of the snippet file, and include it: --8<-- "…:section".'
            report(block.line, "typed-code", message, fix)


def _check_functions(tree: ast.Module, report: Report) -> None:
    for function in _public_functions(tree):
        docstring = ast.get_docstring(function) or ""
        wanted = []
        if function.args.args or function.args.posonlyargs or function.args.kwonlyargs:
            wanted.append("Args:")
        if any(isinstance(node, ast.Return) and node.value for node in ast.walk(function)):
            wanted.append("Returns:")
        missing = [part for part in wanted if part not in docstring]
        if not docstring or missing:
            lacks = f"no {' and no '.join(missing)}" if docstring else "no docstring"
            message = f"`{function.name}` has {lacks}."
            fix = "Say what it does, then shape, unit and range under Args: and Returns:."
            report(function.lineno, "function-docstring", message, fix)


def _public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node
