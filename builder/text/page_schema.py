"""Check front matter: which keys a lesson, a planned entry and any other page have."""

from collections.abc import Callable, Iterable
from typing import Any

from builder.text.front_matter import Page, is_lesson
from builder.text.page_text import split_sentences
from builder.text.problems import Problem
from builder.text.suggestions import closest, did_you_mean
from builder.text.vocabulary import LESSON_FORMATS, LEVELS, ROLES, SEEDS, TOPICS

RULES = {
    "unknown-key": "Front matter has no keys but those of its kind of page.",
    "missing-key": "Front matter has every key that its kind of page needs.",
    "value-type": "Each front matter value has its type: text, whole number, list or mapping.",
    "empty-value": "A front matter key that holds text is not empty.",
    "unknown-value": "Levels, roles, topics, formats and seeds come from the project's lists.",
    "listed-twice": "A list in front matter names each thing once.",
    "minutes-range": "A lesson takes 5 to 120 minutes.",
    "few-aliases": "A concept has at least three aliases: other words people search for.",
    "summary-sentence": "A summary is one sentence of at most 160 characters.",
}

LESSON_KEYS = {
    "title": str,
    "summary": str,
    "why": str,
    "needs": list,
    "roles": dict,
    "minimum": list,
    "judged": list,
    "seeds": list,
    "format": str,
    "minutes": int,
    "aliases": list,
}
PLANNED_KEYS = {"id": str, **LESSON_KEYS, "topic": str}
PAGE_KEYS = {"title": str, "description": str}
PROJECT_KEYS = {**PAGE_KEYS, "minutes": int, "needs": list}
RECEIPT_KEYS = ("about",)  # skip_receipts.py checks what it says
MATERIAL_KEYS = ("hide", "icon", "search", "status", "subtitle", "tags", "template")

TYPE_NAMES = {
    str: "text",
    int: "a whole number",
    list: "a list",
    dict: "a mapping",
    bool: "true or false",
    float: "a decimal number",
    type(None): "nothing",
}
HOW_TO_WRITE = {
    str: "Write text after the colon, in double quotes if YAML takes it for something else.",
    int: "Write a whole number, as in `minutes: 20`.",
    list: "Write a list, as in `[first, second]`; `[]` is an empty one.",
    dict: "Write a mapping, as in `{engineer: use, research: derive}`.",
}

Report = Callable[[str, str, str, str], None]  # key, rule, message, fix


def check_front_matter(page: Page, file: str) -> list[Problem]:
    """Return what is wrong with the values in a page's front matter.

    Args:
        page: The page.
        file: Its path from the project root, which tells a lesson from another page.
    """
    if is_lesson(file):
        return check_concept_keys(page.meta, page.meta_lines, file, 1, LESSON_KEYS, LESSON_FORMATS)
    problems, report = _collect(page.meta_lines, file, 1)
    keys = PROJECT_KEYS if file.endswith(".ipynb") else PAGE_KEYS
    also = RECEIPT_KEYS if file.startswith("docs/skip/") else ()
    good = _check_keys(page.meta, keys, (*MATERIAL_KEYS, *also), report)
    _check_list(good, "needs", str, None, report)
    return problems


def check_concept_keys(
    meta: dict[str, Any],
    lines: dict[str, int],
    file: str,
    line: int,
    keys: dict[str, type],
    formats: Iterable[str],
) -> list[Problem]:
    """Return what is wrong with the values of one concept.

    Args:
        meta: Its keys and values.
        lines: The line of each key.
        file: The file they stand in.
        line: The line to name for a key that is missing.
        keys: The keys it must have, with their types: LESSON_KEYS or PLANNED_KEYS.
        formats: The values that `format` may have.
    """
    problems, report = _collect(lines, file, line)
    good = _check_keys(meta, keys, (), report)
    known = {"format": tuple(formats), "topic": tuple(TOPICS)}
    for key in known.keys() & good.keys():
        if good[key] not in known[key]:
            fix = did_you_mean(good[key], known[key])
            report(key, "unknown-value", f"There is no {key} `{good[key]}`.", fix)
    _check_roles(good, report)
    for key in ("minimum", "judged"):
        _check_list(good, key, str, ROLES, report)
    _check_list(good, "seeds", int, SEEDS, report)
    _check_list(good, "needs", str, None, report)
    _check_list(good, "aliases", str, None, report)
    if len(good.get("aliases", "any")) < 3:
        fix = "Add words that people search for: synonyms, symbols, function names, errors."
        report("aliases", "few-aliases", "There are fewer than three aliases.", fix)
    if not 5 <= good.get("minutes", 5) <= 120:
        fix = "Give the minutes a reader needs; split what takes longer than two hours."
        report("minutes", "minutes-range", f"{good['minutes']} is not between 5 and 120.", fix)
    _check_summary(good.get("summary", "Fine."), report)
    return problems


def _collect(lines: dict[str, int], file: str, line: int) -> tuple[list[Problem], Report]:
    """Return a list of problems and a function that adds one, by key."""
    problems: list[Problem] = []

    def report(key: str, rule: str, message: str, fix: str) -> None:
        where = lines.get(key, lines.get(key.split(".")[0], line))
        problems.append(Problem(file, where, rule, message, fix))

    return problems, report


def _check_keys(
    meta: dict[str, Any], keys: dict[str, type], also: Iterable[str], report: Report
) -> dict[str, Any]:
    """Report unknown and missing keys, wrong types and empty text; return the good values."""
    allowed = (*keys, *also)
    meant = set()  # keys that a mistyped one stands for, so that they are not missing as well
    for key in map(str, meta):
        if key not in allowed:
            meant.add(closest(key, allowed))
            report(key, "unknown-key", f"Unknown key `{key}`.", did_you_mean(key, allowed))
    good = {}
    for key, kind in keys.items():
        if key not in meta:
            if key not in meant:
                fix = f"Add a line `{key}: …`. {HOW_TO_WRITE[kind]}"
                report(key, "missing-key", f"The key `{key}` is missing.", fix)
        elif type(meta[key]) is not kind:
            _report_type(f"`{key}`", key, kind, meta[key], report)
        elif kind is str and not meta[key].strip():
            report(key, "empty-value", f"`{key}` is empty.", "Write what it should say.")
        else:
            good[key] = meta[key]
    return good


def _report_type(what: str, key: str, kind: type, value: object, report: Report) -> None:
    got = TYPE_NAMES.get(type(value), f"a {type(value).__name__}")
    if value is not None and not isinstance(value, list | dict):
        got += f" (`{value}`)"
    message = f"{what} should be {TYPE_NAMES[kind]}, but is {got}."
    report(key, "value-type", message, HOW_TO_WRITE[kind])


def _check_roles(good: dict[str, Any], report: Report) -> None:
    """Check that `roles` gives each role a level."""
    roles = good.get("roles", {})
    meant = set()
    for role, level in roles.items():
        key = f"roles.{role}"
        if role not in ROLES:
            meant.add(closest(str(role), ROLES))
            report(key, "unknown-value", f"No role `{role}`.", did_you_mean(str(role), ROLES))
        if level not in LEVELS:
            fix = did_you_mean(str(level), LEVELS)
            report(key, "unknown-value", f"There is no level `{level}` (for `{role}`).", fix)
    missing = [role for role in ROLES if role not in roles and role not in meant]
    if "roles" in good and missing:
        names = ", ".join(f"`{role}`" for role in missing)
        fix = "Give every role a level; `skip` is one."
        report("roles", "missing-key", f"`roles` says nothing about {names}.", fix)


def _check_list(
    good: dict[str, Any], key: str, kind: type, known: Iterable[Any] | None, report: Report
) -> None:
    """Check the items of the list `key`: their type, that they are known, and repeats."""
    seen = set()
    for item in good.get(key, []):
        if type(item) is not kind:
            _report_type(f"An item of `{key}`", key, kind, item, report)
        elif known is not None and item not in known:
            fix = did_you_mean(str(item), map(str, known))
            report(key, "unknown-value", f"`{key}` names `{item}`, which does not exist.", fix)
        elif item in seen:
            fix = "Keep one of them."
            report(key, "listed-twice", f"`{key}` names `{item}` twice.", fix)
        else:
            seen.add(item)


def _check_summary(summary: str, report: Report) -> None:
    fix = "Say in one sentence, with a period, what the concept is."
    if len(summary) > 160:
        message = f"The summary has {len(summary)} characters; 160 are allowed."
        report("summary", "summary-sentence", message, fix)
    if len(split_sentences(summary)) != 1 or summary.rstrip()[-1] not in ".?!":
        message = "The summary is not one sentence that ends with a period."
        report("summary", "summary-sentence", message, fix)
