"""Read YAML and keep the line of every key; say in plain words what does not parse."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NoReturn

import yaml

from builder.text.problems import Problem, ProblemsFound

RULES = {
    "yaml": "YAML parses, and holds `key: value` lines where those are expected.",
    "yaml-tab": "YAML is indented with spaces, never with tabs.",
    "yaml-duplicate-key": "Each key stands once in its mapping.",
}

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast

QUOTE_IT = "Put the whole value in double quotes."
# What PyYAML says → what a contributor reads, the fix, and whether the fault is where the
# construct began (an unclosed bracket) rather than where the reader noticed.
PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "a value contains a colon followed by a space, or a line is indented too far",
        "Put the whole value in double quotes, or start the key at the left margin.",
        False,
    ),
    (
        "',' or ']'",
        "a list that opens with `[` is not closed, or lacks a comma",
        "Close the list with `]` and put a comma between its parts.",
        True,
    ),
    (
        "',' or '}'",
        "a mapping that opens with `{` is not closed, or lacks a comma",
        "Close the mapping with `}` and put a comma between its parts.",
        True,
    ),
    (
        "could not find expected ':'",
        "a line has a key without a colon",
        "Write `key: value`, with a space after the colon.",
        True,
    ),
    (
        "quoted scalar",
        "a quotation mark is not closed, or a backslash stands between double quotes",
        "Close the text with the mark it begins with; use single quotes around a backslash.",
        True,
    ),
    ("cannot start any token", "a value starts with a character YAML keeps", QUOTE_IT, False),
    ("undefined alias", "a value starts with `*`, which YAML keeps", QUOTE_IT, False),
    ("constructor for the tag", "a value starts with `!`, which YAML keeps", QUOTE_IT, False),
    ("expected alphabetic", "a value starts with `*` or `&`, which YAML keeps", QUOTE_IT, False),
    (
        "did not find expected",
        "the indentation differs from the lines above, or a quotation ends too early",
        "Start keys at the left margin; put double quotes around text with an apostrophe.",
        False,
    ),
)


@lru_cache(maxsize=64)  # planned.yml is long, and under `serve` read at every save
def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[yaml.Node | None, Any]:
    """Return the YAML in `text` as a node, which knows its lines, and as data; do not change it.

    Args:
        text: The YAML.
        file: Path from the project root, for messages.
        first_line: Line of the file on which `text` starts.

    Raises:
        ProblemsFound: It holds a tab, does not parse, or repeats a key.
    """
    tab = text.find("\t")
    if tab >= 0:
        line = text.count("\n", 0, tab) + first_line
        stop(file, line, "yaml-tab", "A tab stands in the YAML.", "Replace it with spaces.")
    try:
        loader = Loader(text)
        try:
            node = loader.get_single_node()
            data = loader.construct_document(node) if node else None
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise ProblemsFound([_problem(error, file, first_line)]) from error
    repeats = [
        Problem(
            file,
            key.start_mark.line + first_line,
            "yaml-duplicate-key",
            f"The key `{key.value}` stands here a second time.",
            f"Keep one; the first is on line {first.start_mark.line + first_line}.",
        )
        for first, key in _repeated_keys(node)
    ]
    if repeats:
        raise ProblemsFound(repeats)
    return node, data


def key_lines(node: yaml.MappingNode, first_line: int = 1) -> dict[str, int]:
    """Return the line of each key of a mapping; a key inside `roles` is `roles.engineer`."""
    lines = {}
    for key, value in node.value:
        lines[str(key.value)] = key.start_mark.line + first_line
        if isinstance(value, yaml.MappingNode):
            for inner, _ in value.value:
                lines[f"{key.value}.{inner.value}"] = inner.start_mark.line + first_line
    return lines


def stop(file: str, line: int, rule: str, message: str, fix: str) -> NoReturn:
    """Raise ProblemsFound with the one problem that these words make."""
    raise ProblemsFound([Problem(file, line, rule, message, fix)])


def _repeated_keys(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the first and the repeated key, for each that stands twice in a mapping."""
    level = [node] if node else []
    for _ in range(3):  # deep enough for a list of entries, their keys, and those of `roles`
        below: list[yaml.Node] = []
        for parent in level:
            if isinstance(parent, yaml.SequenceNode):
                below += parent.value
            elif isinstance(parent, yaml.MappingNode):
                seen: dict[str, yaml.Node] = {}
                for key, value in parent.value:
                    first = seen.setdefault(str(key.value), key)
                    if first is not key:
                        yield first, key
                    below.append(value)
        level = below


def _problem(error: yaml.YAMLError, file: str, first_line: int) -> Problem:
    """Say in plain words what PyYAML found, and where."""
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    parts = (getattr(error, "context", None), getattr(error, "problem", None))
    said = " ".join(part for part in parts if part) or str(error)
    message, fix = f"YAML says: {said}", "Compare the line with the same line of another page."
    for words, plain_message, plain_fix, at_start in PLAIN_WORDS:
        if words in said:
            message, fix = plain_message, plain_fix
            mark = start if at_start and start else mark
            break
    line = (mark.line if mark else 0) + first_line
    return Problem(file, line, "yaml", f"The YAML does not parse: {message}.", fix)
