"""The symbols that the reference explains: docs/_data/symbols.yml, read and checked.

It holds a row for each symbol: its look, its names, and what it means where.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.curriculum.concepts import KEBAB, Concept
from builder.lessons.math import TexError, render_tex
from builder.text.problems import Problem
from builder.text.suggestions import did_you_mean
from builder.text.yaml_entries import read_entries
from builder.text.yaml_lines import key_lines

RULES = {
    "symbol-list": "symbols.yml is a list of entries, each with an `id` of its own.",
    "symbol-keys": "A symbol has id, look, tex, name, say, group, aliases and means.",
    "symbol-tex": "The TeX of a symbol is TeX that KaTeX can set.",
    "symbol-group": "A symbol belongs to one of the groups of the page of symbols.",
    "symbol-concept": "The keys under a symbol's `means` are ids of concepts.",
}
FILE = "docs/_data/symbols.yml"
KEYS = ("id", "look", "tex", "name", "say", "group", "aliases", "means")
GROUPS = {
    "greek": "Greek letters",
    "letters": "Latin letters",
    "marks": "Letters with hats, bars, stars or bold print",
    "operators": "Signs of arithmetic and calculus: ∑ ∏ ∫ ∇ ∂",
    "brackets": "Brackets and bars: ‖x‖ |x| ⟨x, y⟩",
    "relations": "Comparing signs: ≈ ∝ ∼ ≪",
    "arrows": "Arrows: → ← ⇒ ↦",
    "sets": "Sets and logic: ∈ ⊂ ∪ ∀ ℝ",
    "scripts": "Small signs above and below: xᵢ x⁽ⁱ⁾ Xᵀ A⁻¹",
    "functions": "Words and functions: argmax, log, E, P",
}


@dataclass(frozen=True)
class SymbolRow:
    """A symbol and what it stands for.

    Attributes:
        id: Its anchor on the page of symbols.
        look: It in Unicode, as one would paste it into a search box.
        tex: It in TeX.
        name: Its name.
        say: How to read it aloud.
        group: The group of the page, a key of GROUPS.
        aliases: What people call it who do not know its name.
        means: What it means, by the concept it belongs to there.
        also: Further TeX that it is found by in formula cards.
        line: Line of symbols.yml on which the entry starts.
    """

    id: str
    look: str
    tex: str
    name: str
    say: str
    group: str
    aliases: tuple[str, ...]
    means: Mapping[str, str]
    also: tuple[str, ...]
    line: int


def load_symbols(
    root: Path, concepts: Mapping[str, Concept]
) -> tuple[dict[str, SymbolRow], list[Problem]]:
    """Return the rows of symbols.yml by id, and what is wrong with them; no file, no rows.

    Args:
        root: Project root.
        concepts: All concepts by id.
    """
    message, fix = "The file is not a list of entries.", "Start each entry with `- id: …`."
    not_a_list = Problem(FILE, 1, "symbol-list", message, fix)
    entries, problems = read_entries(root, FILE, not_a_list)
    rows: dict[str, SymbolRow] = {}
    for child, entry in entries:
        line = child.start_mark.line + 1
        if not isinstance(entry, dict) or not KEBAB.fullmatch(str(entry.get("id"))):
            message = "The entry has no id of lowercase words joined by hyphens."
            fix = "Start the entry with `- id: …`, for example `- id: hat`."
            problems.append(Problem(FILE, line, "symbol-list", message, fix))
            continue
        lines = key_lines(child)
        faults = _check_keys(entry, lines, line) or _check_values(entry, lines, concepts)
        if first := rows.get(entry["id"]):
            message = f"The id `{entry['id']}` is taken by line {first.line}."
            faults.append(Problem(FILE, line, "symbol-list", message, "Rename one of the two."))
        problems += faults
        if not faults:
            lists = {key: tuple(entry.get(key, ())) for key in ("aliases", "also")}
            texts = {key: str(entry[key]) for key in KEYS[:6]}
            rows[entry["id"]] = SymbolRow(**texts, **lists, means=entry["means"], line=line)
    return rows, problems


def _check_keys(entry: dict[str, object], lines: Mapping[str, int], line: int) -> list[Problem]:
    """Return a problem for each key that is missing, unknown or empty."""
    rule, problems = "symbol-keys", []
    kinds: dict[str, tuple[type, ...]] = {"aliases": (list,), "also": (list,), "means": (dict,)}
    for key in KEYS:
        if key not in entry:
            message, fix = f"`{entry['id']}` has no `{key}`.", f"Add `{key}:` to the entry."
            problems.append(Problem(FILE, line, rule, message, fix))
    for key, value in entry.items():
        if key not in (*KEYS, "also"):
            message = f"A symbol has no key `{key}`."
            fix = did_you_mean(str(key), (*KEYS, "also"))
            problems.append(Problem(FILE, lines[str(key)], rule, message, fix))
            continue
        texts = value if isinstance(value, list) else [value]
        texts = list(value.values()) if isinstance(value, dict) else texts
        of_kind = isinstance(value, kinds.get(key, (str, int)))
        if not of_kind or not texts or not all(str(t or "").strip() for t in texts):
            form = {"aliases": "[one, two]", "also": "[one, two]"}.get(key, "its value")
            form = "lines `concept-id: meaning` under it" if key == "means" else form
            message = f"`{key}` of `{entry['id']}` is empty, or not of the right form."
            problems.append(Problem(FILE, lines[key], rule, message, f"Write `{key}:` and {form}."))
    return problems


def _check_values(
    entry: dict[str, object], lines: Mapping[str, int], concepts: Mapping[str, Concept]
) -> list[Problem]:
    """Return a problem for each value that is not what its key asks for."""
    problems = []
    if entry["group"] not in GROUPS:
        message = f"There is no group `{entry['group']}`."
        fix = did_you_mean(str(entry["group"]), GROUPS)
        problems.append(Problem(FILE, lines["group"], "symbol-group", message, fix))
    for concept in entry["means"]:
        if concept not in concepts:
            message = f"`means` of `{entry['id']}` names `{concept}`, which is no concept."
            fix = did_you_mean(str(concept), concepts)
            place = lines[f"means.{concept}"]
            problems.append(Problem(FILE, place, "symbol-concept", message, fix))
    formulas = [(str(entry["tex"]), lines["tex"])]
    for concept, text in entry["means"].items():
        inner = re.sub(r"`[^`]+`", "", str(text))
        place = lines[f"means.{concept}"]
        formulas += [(part, place) for part in re.findall(r"\$([^$]+)\$", inner)]
    for formula, line in formulas:
        try:
            render_tex(formula, False)
        except TexError as error:
            fix = "Correct the TeX; docs/contribute/formula-gallery.md shows forms that work."
            message = f"`{formula}` cannot be set: {error}."
            problems.append(Problem(FILE, line, "symbol-tex", message, fix))
    return problems
