"""What learners type that no title or alias says: reads and checks `search_hints.yml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.curriculum.concepts import Concept
from builder.text.front_matter import read_text
from builder.text.page_paths import page_url
from builder.text.problems import Problem, ProblemsFound
from builder.text.suggestions import did_you_mean
from builder.text.yaml_lines import key_lines, parse_yaml

RULES = {
    "search-hints": "search_hints.yml holds symbols, same, related and hints, each in its form.",
    "search-hint-target": "A search hint leads to a concept by its id, or a page by its address; "
    "after `#`, to a heading by the id that it names.",
    "search-hint-repeats": "A search hint says what the concept's title and aliases do not.",
}
FILE = "docs/_data/search_hints.yml"
FORMS = {
    "symbols": "a mapping of signs and TeX commands to words",
    "same": "a list of lists of words",
    "related": "a mapping of a word to a list of words",
    "hints": "a mapping of concept ids and addresses to lists of phrases",
}


@dataclass
class SearchHints:
    r"""What the search knows besides the pages.

    Attributes:
        symbols: Words for signs and TeX commands: `∇` and `\nabla` are "nabla".
        same: Words that mean the same; the first of each group stands for all.
        related: Words that often mean another one.
        hints: Phrases that lead to a concept, by its id, or to a page or a heading of it, by its
            address.
    """

    symbols: dict[str, str] = field(default_factory=dict)
    same: list[list[str]] = field(default_factory=list)
    related: dict[str, list[str]] = field(default_factory=dict)
    hints: dict[str, list[str]] = field(default_factory=dict)


def load_search_hints(
    root: Path, concepts: Mapping[str, Concept]
) -> tuple[SearchHints, list[Problem]]:
    """Return the search hints, and what is wrong with them.

    Args:
        root: Project root.
        concepts: All concepts by id.
    """
    if not (root / FILE).exists():
        return SearchHints(), []
    try:
        node, data = parse_yaml(read_text(root, FILE), FILE)
    except ProblemsFound as found:
        return SearchHints(), found.problems
    if not isinstance(data, dict):
        fix = f"Write the keys {', '.join(FORMS)}, each with its value."
        return SearchHints(), [_form("The file holds no `key: value` lines.", fix, 1)]
    lines = key_lines(node)
    problems = list(_check_forms(data, lines))
    if problems:
        return SearchHints(), problems
    hints = SearchHints(**{key: data.get(key) or {} for key in FORMS if key != "same"})
    hints.same = data.get("same") or []
    pages = {
        page_url(path.relative_to(root).as_posix()): path
        for pattern in ("*.md", "*.ipynb")
        for path in (root / "docs").rglob(pattern)
        if not path.relative_to(root / "docs").parts[0].startswith("_")
    }
    return hints, _check_targets(hints.hints, concepts, pages, lines)


def _check_forms(data: Mapping[str, Any], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Yield a problem for each key that is unknown or does not hold what it should."""
    for key, value in data.items():
        if key not in FORMS:
            message = f"The search hints have no key `{key}`."
            yield _form(message, did_you_mean(str(key), FORMS), lines[str(key)])
        elif not _has_form(key, value):
            message = f"`{key}` is not {FORMS[key]}."
            fix = "Compare it with its other lines; put text with a special sign in quotes."
            yield _form(message, fix, lines[key])


def _has_form(key: str, value: Any) -> bool:
    if key == "same":
        return isinstance(value, list) and all(map(_is_texts, value))
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        return False
    if key == "symbols":
        return _is_texts(list(value.values()))
    return all(map(_is_texts, value.values()))


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _check_targets(
    hints: Mapping[str, list[str]],
    concepts: Mapping[str, Concept],
    pages: Mapping[str, Path],
    lines: Mapping[str, int],
) -> list[Problem]:
    """Report hints that lead nowhere, and hints that a title or an alias makes needless."""
    problems = []
    for target, phrases in hints.items():
        line = lines[f"hints.{target}"]
        page, _, anchor = target.partition("#")
        if anchor and page in pages:
            if not re.search(rf"^#+ .*\{{ ?#{re.escape(anchor)}[ }}]", _text(pages[page]), re.M):
                message = f"No heading of `{page}` names the id `{anchor}`."
                fix = f"Write `{{#{anchor}}}` behind the heading, or correct the hint."
                problems.append(Problem(FILE, line, "search-hint-target", message, fix))
        elif target not in concepts and target not in pages:
            message = f"`{target}` is neither a concept nor the address of a page."
            known = pages if "/" in target else concepts
            fix = did_you_mean(target, sorted(known))
            problems.append(Problem(FILE, line, "search-hint-target", message, fix))
        elif target in concepts:
            said = [concepts[target].title, *concepts[target].aliases]
            plain = {phrase.casefold() for phrase in said}
            for phrase in phrases:
                if phrase.casefold() in plain:
                    message = f"`{phrase}` is the title or an alias of `{target}` already."
                    fix = "Delete the hint."
                    problems.append(Problem(FILE, line, "search-hint-repeats", message, fix))
    return problems


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def _form(message: str, fix: str, line: int) -> Problem:
    return Problem(FILE, line, "search-hints", message, fix)
