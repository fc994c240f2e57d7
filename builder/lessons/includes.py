"""Put each section's real output and figures under the fence that includes it."""

import html
import re
from collections.abc import Mapping

from markupsafe import Markup

from builder.examples.results import SectionResult, SnippetResult
from builder.text.markdown_spans import INCLUDE, set_off
from builder.text.parts import part
from builder.text.problems import Problem

RULES = {
    "include-in-python-fence": (
        "An include line stands alone in a plain `python` fence and names a section: "
        '`--8<-- "topic/lesson.py:section"`.'
    ),
    "missing-snippet": "An included snippet file exists under `snippets/`.",
    "missing-section": "An included section exists in its snippet file.",
    "silent-plot": "A section whose name starts with `plot` makes a figure.",
}

SCISSORS = re.compile(r"^\s*-+8<-+(?!\S)")  # pymdownx.snippets knows more forms than we allow
FENCE = re.compile(r"^(?P<indent>\s*)(?P<fence>`{3,}|~{3,})\s*(?P<info>.*)$")


def replace_includes(
    markdown: str, file: str, results: Mapping[str, SnippetResult]
) -> tuple[str, dict[str, str], list[Problem]]:
    """Follow each including fence with a slot for what its section printed and drew.

    Args:
        markdown: Text of a page; its line numbers are those of the file.
        file: Path of the page, for messages.
        results: What the runner returned, by path below `snippets/`.

    Returns:
        The Markdown with slots, the HTML for each slot by name, and the faults found.
        A fence that cannot be filled is taken out, so that the page can still be shown.
    """
    lines = markdown.split("\n")
    out: list[str] = []
    slots: dict[str, str] = {}
    problems: list[Problem] = []
    i = 0
    while i < len(lines):
        opening = FENCE.match(lines[i])
        if opening:
            end = _closing_line(lines, i, opening["fence"])
            body = lines[i + 1 : end]
            include = next(filter(None, map(INCLUDE.match, body)), None)
            other = [i + 2 + n for n, text in enumerate(body) if _other_form(text)]
            if other:
                problems.append(_wrong_form(file, other[0]))
            elif include is None:
                out += lines[i : end + 1]
            else:
                line = i + 2
                fault = _fault(include, opening["info"], body, file, line, results)
                if fault:
                    problems.append(fault)
                elif include["section"] in results[include["file"]].sections:
                    result = results[include["file"]].sections[include["section"]]
                    block, slot = _example(lines[i : end + 1], result, include["file"])
                    out.append(block)
                    slots |= slot
            i = end + 1
            continue
        if _other_form(lines[i]):
            problems.append(_wrong_form(file, i + 1))
        elif INCLUDE.match(lines[i]):
            problems.append(_not_in_fence(file, i + 1))
        else:
            out.append(lines[i])
        i += 1
    return "\n".join(out), slots, problems


def result_html(result: SectionResult, *, varies: bool = False) -> Markup:
    """Return what a section printed, if anything, and its figures.

    Args:
        result: What the section gave.
        varies: Whether what it printed depends on the machine, which is said above it then.
    """
    output = html.escape(result.output.rstrip("\n"), quote=False)  # quotes may stay as they are
    return part(
        "section-result",
        output=Markup(output) if result.output else None,
        varies=varies,
        figures=[Markup(figure.svg) for figure in result.figures],
    )


def folded_code(code: str) -> Markup:
    """Return the Markdown, with HTML around it, that folds the code of a figure away."""
    return part("folded-code", code=set_off(code))


def _example(fence: list[str], result: SectionResult, snippet: str) -> tuple[str, dict[str, str]]:
    """Return the Markdown of one example, and its slot; a plot's code is folded away.

    `runnable.py` fills the slot that follows the code.
    """
    name = slot_name(snippet, result.name)
    slot = {name: result_html(result)}
    mark, run = f'<div data-slot="{name}"></div>', f'<div data-slot="{name}-run"></div>'
    code = "\n".join([*fence, "", run])
    if not (result.figures and result.name.startswith("plot")):
        return f"{code}\n\n{mark}\n", slot
    return f"{mark}\n\n{folded_code(code)}\n", slot


def slot_name(snippet: str, section: str) -> str:
    """Return the name of the slot for what a section printed and drew."""
    return f"{snippet.removesuffix('.py').replace('/', '-').replace('_', '-')}-{section}"


def _closing_line(lines: list[str], start: int, fence: str) -> int:
    """Return the index of the line that closes the fence; an unclosed one ends where it starts."""
    for i in range(start + 1, len(lines)):
        text = lines[i].strip()
        if text.startswith(fence) and not text.strip(fence[0]):
            return i
    return start


def _fault(
    include: re.Match[str],
    info: str,
    body: list[str],
    file: str,
    line: int,
    results: Mapping[str, SnippetResult],
) -> Problem | None:
    """Return what is wrong with one include, if anything."""
    name, section = include["file"], include["section"]
    if info.strip() != "python" or len([text for text in body if text.strip()]) != 1 or not section:
        return Problem(
            file,
            line,
            "include-in-python-fence",
            "This fence mixes an include with something else, or names no section.",
            'Write ```python, then only --8<-- "topic/lesson.py:section", then ```.',
        )
    if name not in results:
        return Problem(
            file,
            line,
            "missing-snippet",
            f"There is no snippets/{name}.",
            f"Write snippets/{name}, or correct the path (it starts below snippets/).",
        )
    result = results[name]
    if section not in result.sections:
        if result.problems:  # it stopped before this section; that fault is the one to mend
            return None
        return Problem(
            file,
            line,
            "missing-section",
            f"snippets/{name} has no section “{section}”.",
            f"Use one of its sections: {', '.join(result.sections) or 'it has none yet'}.",
        )
    if section.startswith("plot") and not result.sections[section].figures and not result.problems:
        return Problem(
            file,
            line,
            "silent-plot",
            f"Section “{section}” of snippets/{name} makes no figure.",
            "Draw a figure in it, or give the section another name.",
        )
    return None


def _other_form(line: str) -> bool:
    """Say whether a line is an include, but not in the one form that pages use."""
    return bool(SCISSORS.match(line)) and not INCLUDE.match(line)


def _wrong_form(file: str, line: int) -> Problem:
    """Return the fault of an include that would be printed as it is, or pass unchecked."""
    return Problem(
        file,
        line,
        "include-in-python-fence",
        "This include is not in the form that pages use: the path in double quotes behind it.",
        'Write --8<-- "topic/lesson.py:section"; to show such a line as text, write ;--8<--.',
    )


def _not_in_fence(file: str, line: int) -> Problem:
    """Return the fault of an include line outside any fence."""
    return Problem(
        file,
        line,
        "include-in-python-fence",
        "An include line outside a fence would turn code into prose.",
        "Put it between ```python and ```; to show such a line as text, write ;--8<--.",
    )
