"""All concepts and how they hang together: what each needs, and what it unlocks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

from builder.text.front_matter import is_lesson, read_page, read_text
from builder.text.page_schema import (
    LESSON_KEYS,
    PLANNED_KEYS,
    check_concept_keys,
    check_front_matter,
)
from builder.text.problems import Problem, ProblemsFound
from builder.text.suggestions import closest, did_you_mean
from builder.text.vocabulary import LESSON_FORMATS, NOTE_FORMAT, TOPICS
from builder.text.yaml_lines import key_lines, parse_yaml

RULES = {
    "unknown-concept": "Every concept that `needs` names exists: written, planned, or a note.",
    "needs-itself": "A concept does not need itself.",
    "circular-needs": "No concept needs itself by way of others.",
    "written-and-planned": "A concept with a lesson has no entry in planned.yml or notes.yml.",
    "duplicate-id": "An id belongs to one concept.",
    "concept-id": "An id is lowercase words joined by hyphens; a lesson's file is named after it.",
    "lesson-place": "A lesson stands in the folder of its topic: `docs/topic/id.md`.",
    "entry-list": "planned.yml and notes.yml are lists of entries, each with `id` and `topic`.",
}

PLANNED = "docs/_data/planned.yml"
NOTES = "docs/_data/notes.yml"
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Concept:
    """One idea to know: for whom, how well, and after what.

    Attributes:
        id: Its name in addresses and links; never changes once published.
        needs: Ids of the concepts to know before it.
        roles: The level that each role needs.
        minimum: Roles whose bare minimum it belongs to.
        judged: Roles whose level is our own judgment.
        seeds: Numbers of the seeds that ask for it.
        status: "written" (it has a lesson), "planned" or "note".
        file: The file its entry stands in, from the project root.
        line: The line on which the entry starts.
    """

    id: str
    title: str
    summary: str
    why: str
    topic: str
    needs: tuple[str, ...]
    roles: Mapping[str, str]
    minimum: tuple[str, ...]
    judged: tuple[str, ...]
    seeds: tuple[int, ...]
    format: str
    minutes: int
    aliases: tuple[str, ...]
    status: str
    file: str
    line: int


@dataclass(frozen=True)
class _Entry:
    """What a file says about one concept, before anything is known to be right."""

    id: str
    topic: str
    meta: dict[str, Any]
    lines: dict[str, int]
    status: str
    file: str
    line: int
    problems: list[Problem]


def load_concepts(root: Path) -> tuple[dict[str, Concept], list[Problem]]:
    """Return every concept by id, and what is wrong with them.

    A concept with a fault of its own is left out, but counts as existing, so that one fault
    is reported once. The order is that of the topics, then of the ids.

    Args:
        root: Project root.
    """
    problems: list[Problem] = []
    entries: dict[str, _Entry] = {}
    for entry in _read_entries(root, problems):
        first = entries.setdefault(entry.id, entry)
        if first is not entry:
            problems.append(_repeated(first, entry))
        problems += entry.problems
    order = {topic: number for number, topic in enumerate(TOPICS)}
    good = [entry for entry in entries.values() if not entry.problems]
    good.sort(key=lambda entry: (order[entry.topic], entry.id))
    problems += _check_needs(good, entries)
    return {entry.id: _concept(entry) for entry in good}, problems


def concept_url(concept: Concept) -> str:
    """Return the address of a concept: its lesson, a note's receipt, else the reference."""
    if concept.status == "written":
        return f"{concept.topic}/{concept.id}/"
    if concept.status == "note":
        return f"skip/{concept.id}/"
    return f"reference/{concept.topic}/#{concept.id}"


def prerequisite_closure(ids: Iterable[str], concepts: Mapping[str, Concept]) -> set[str]:
    """Return all that must be known before `ids`, directly or by way of others.

    The ids themselves are in it only where another of them needs them.
    """
    closure: set[str] = set()
    waiting = [need for name in ids for need in concepts[name].needs]
    while waiting:
        name = waiting.pop()
        if name in concepts and name not in closure:
            closure.add(name)
            waiting += concepts[name].needs
    return closure


def reading_order(ids: Iterable[str], concepts: Mapping[str, Concept]) -> list[str]:
    """Return `ids` so that each comes after what it needs, else in the order of `concepts`.

    What stands between two of the ids but is not among them still keeps them in order.
    """
    wanted = set(ids)
    order: list[str] = []
    done: set[str] = set()
    for start in concepts:
        path = [start] if start in wanted - done else []
        while path:
            name = path[-1]
            done.add(name)
            ahead = [need for need in concepts[name].needs if need in concepts and need not in done]
            if ahead:
                path.append(ahead[0])
            else:
                path.pop()
                if name in wanted:
                    order.append(name)
    return order


def unlocks(concepts: Mapping[str, Concept]) -> dict[str, list[str]]:
    """Return, for each concept, the ids of those that name it in their `needs`."""
    after: dict[str, list[str]] = {name: [] for name in concepts}
    for concept in concepts.values():
        for need in concept.needs:
            if need in after:
                after[need].append(concept.id)
    return after


def _read_entries(root: Path, problems: list[Problem]) -> Iterator[_Entry]:
    """Yield what lessons, planned.yml and notes.yml say; lessons first."""
    for path in sorted((root / "docs").glob("*/**/*.md")):
        file = path.relative_to(root).as_posix()
        if is_lesson(file):
            yield _lesson(root, file)
        else:
            problems += _check_place(file)
    for file, status, formats in (
        (PLANNED, "planned", LESSON_FORMATS),
        (NOTES, "note", (NOTE_FORMAT,)),
    ):
        if (root / file).exists():
            yield from _listed(root, file, status, formats, problems)


def _lesson(root: Path, file: str) -> _Entry:
    """Return what one lesson's front matter says."""
    _, topic, name = file.split("/")
    meta: dict[str, Any] = {}
    lines: dict[str, int] = {}
    try:
        page = read_page(read_text(root, file), file)
        meta, lines = page.meta, page.meta_lines
        problems = check_front_matter(page, file)
    except ProblemsFound as found:
        problems = found.problems
    concept_id = name.removesuffix(".md")
    problems += _check_id(concept_id, file, None, "Rename the file")
    return _Entry(concept_id, topic, meta, lines, "written", file, 1, problems)


def _listed(
    root: Path, file: str, status: str, formats: Iterable[str], problems: list[Problem]
) -> Iterator[_Entry]:
    """Yield the entries of planned.yml or notes.yml."""
    try:
        node, data = parse_yaml(read_text(root, file), file)
    except ProblemsFound as found:
        problems += found.problems
        return
    if data is None:
        return
    if not isinstance(data, list):
        fix = "Start each entry with `- id: …`."
        problems.append(Problem(file, 1, "entry-list", "The file is not a list of entries.", fix))
        return
    for child, meta in zip(node.value, data, strict=True):
        line = child.start_mark.line + 1
        if not isinstance(meta, dict) or not isinstance(meta.get("id"), str):
            fix = "Start the entry with `- id: …`."
            message = "The entry has no id that is text."
            problems.append(Problem(file, line, "entry-list", message, fix))
            continue
        lines = key_lines(child)
        faults = check_concept_keys(meta, lines, file, line, PLANNED_KEYS, formats)
        faults += _check_id(meta["id"], file, lines["id"], "Change the id")
        yield _Entry(meta["id"], str(meta.get("topic")), meta, lines, status, file, line, faults)


def _check_id(concept_id: str, file: str, line: int | None, change: str) -> list[Problem]:
    if KEBAB.fullmatch(concept_id):
        return []
    better = re.sub(r"[^a-z0-9]+", "-", concept_id.lower()).strip("-")
    message = f"The id `{concept_id}` is not lowercase words joined by hyphens."
    return [Problem(file, line, "concept-id", message, f"{change} to `{better}`.")]


def _check_place(file: str) -> list[Problem]:
    """Report a page in a folder whose name nearly is a topic, or in a folder inside one."""
    folder, *inner = file.split("/")[1:-1]
    if folder.startswith("_"):
        return []
    if folder in TOPICS:
        if not inner:
            return []
        message = f"A lesson stands directly in `docs/{folder}/`, not in a folder inside it."
        fix = f"Move it to `docs/{folder}/{file.split('/')[-1]}`."
    else:
        topic = closest(folder, TOPICS, cutoff=0.8)
        if topic is None:
            return []
        message = f"There is no topic folder `docs/{folder}/`."
        fix = f"Move the page to `docs/{topic}/`."
    return [Problem(file, None, "lesson-place", message, fix)]


def _repeated(first: _Entry, entry: _Entry) -> Problem:
    """Return the problem of an id that has two entries."""
    where = f"{first.file}:{first.line}"
    if first.status == "written" and entry.status != "written":
        message = f"`{entry.id}` has a lesson, {first.file}, and stands here as well."
        fix = "Delete this entry; the lesson's front matter holds all that is known."
        if first.topic != entry.topic:
            fix = f"Delete this entry, or move the lesson to `docs/{entry.topic}/`."
        return Problem(entry.file, entry.line, "written-and-planned", message, fix)
    message = f"The id `{entry.id}` is taken by {where}."
    fix = "Rename one of the two, or delete it."
    return Problem(entry.file, entry.line, "duplicate-id", message, fix)


def _check_needs(good: Iterable[_Entry], entries: Mapping[str, _Entry]) -> list[Problem]:
    """Report needs that do not exist, and circles."""
    problems = []
    graph: dict[str, list[str]] = {}
    for entry in good:
        line = entry.lines["needs"]
        graph[entry.id] = []
        for need in entry.meta["needs"]:
            if need == entry.id:
                message, fix = f"`{need}` needs itself.", "Delete it from its own `needs`."
                problems.append(Problem(entry.file, line, "needs-itself", message, fix))
            elif need not in entries:
                message = f"`needs` names `{need}`, which is no concept."
                fix = did_you_mean(need, entries)
                problems.append(Problem(entry.file, line, "unknown-concept", message, fix))
            else:
                graph[entry.id].append(need)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1][::-1]  # graphlib goes from what is needed to what needs it
        start = circle.index(min(circle[1:]))
        circle = circle[start:-1] + circle[: start + 1]
        entry = entries[circle[0]]
        message = "Circular needs: " + " needs ".join(f"`{name}`" for name in circle) + "."
        fix = "Delete one of these needs: the one that a reader could do without."
        problems.append(Problem(entry.file, entry.lines["needs"], "circular-needs", message, fix))
    return problems


def _concept(entry: _Entry) -> Concept:
    known = {key: entry.meta[key] for key in LESSON_KEYS}
    return Concept(
        id=entry.id,
        topic=entry.topic,
        status=entry.status,
        file=entry.file,
        line=entry.line,
        **{key: tuple(v) if isinstance(v, list) else v for key, v in known.items()},
    )
