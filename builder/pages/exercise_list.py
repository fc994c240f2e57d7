"""All exercises of the site: to program, to answer in words, and the twelve of one of the articles.

The first two lists come from the lessons and pages; the twelve stand in mini_exercises.yml.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import KEBAB, Concept, concept_url, reading_order
from builder.curriculum.links import relative_url
from builder.lessons.exercise_files import exercises_of
from builder.lessons.formula_card import inline_html
from builder.lessons.path_rule import exercise_of
from builder.lessons.written_answer import replace_written
from builder.pages.concept_pages import used_levels
from builder.text.front_matter import read_page, read_text
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.problems import Problem, ProblemsFound
from builder.text.suggestions import did_you_mean
from builder.text.vocabulary import TOPICS
from builder.text.yaml_entries import read_entries
from builder.text.yaml_lines import key_lines

RULES = {
    "mini-exercise-list": "mini_exercises.yml is a list of entries, each with an `id` of its own.",
    "mini-exercise-keys": "A mini exercise has id, task and concept, and where if it is written.",
    "mini-exercise-concept": "The concept of a mini exercise exists.",
    "mini-exercise-where": "`where` of a mini exercise leads to an exercise or a written answer.",
}
FILE = "docs/_data/mini_exercises.yml"
NO_PAGES = ("docs/_", "docs/assets/")

_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1")
_PLACE = re.compile(r"(?P<page>[\w/-]+\.md)#(?P<kind>exercise|written)-(?P<name>[a-z0-9-]+)")


@dataclass(frozen=True)
class MiniExercise:
    """One of the twelve: its task, the concept it belongs to, and where to do it, if anywhere."""

    id: str
    task: str
    concept: str
    where: str


def exercise_list(root: Path, concepts: Mapping[str, Concept], file: str) -> str:
    """Return the exercises of all lessons by topic, in reading order, as HTML.

    Args:
        root: Project root.
        concepts: All concepts by id.
        file: The page that asks, from the project root.
    """
    parts = []
    for topic, label in TOPICS.items():
        entries = []
        ids = [c.id for c in concepts.values() if c.topic == topic]
        for concept in (concepts[i] for i in reading_order(ids, concepts)):
            if concept.status != "written":
                continue
            for number, exercise in sorted(exercises_of(root, concept.file)[0].items()):
                place = f"{page_url(concept.file)}#exercise-{number}"
                entries.append(_entry(exercise.task, place, concept.title, file, concept))
        if entries:
            parts += [f"### {label}", part("exercise-list", entries=entries)]
    return "\n\n".join(parts) or "There is none yet."


def written_list(root: Path, concepts: Mapping[str, Concept], file: str) -> str:
    """Return the written answers of all pages as HTML; arguments as for `exercise_list`."""
    of_file = {c.file: c for c in concepts.values() if c.status == "written"}
    entries = []
    for path in sorted((root / "docs").rglob("*.md")):
        page_file = path.relative_to(root).as_posix()
        if page_file.startswith(NO_PAGES) or "```written" not in (text := read_text(root, path)):
            continue
        try:
            page = read_page(text, page_file)
        except ProblemsFound:  # whoever reads the pages reports it
            continue
        for written in replace_written(page.body, page_file)[1]:
            place = f"{page_url(page_file)}#written-{written.id}"
            title = str(page.meta.get("title", ""))
            entries.append(_entry(written.question, place, title, file, of_file.get(page_file)))
    return part("exercise-list", entries=entries) if entries else "There is none yet."


def mini_exercise_list(root: Path, concepts: Mapping[str, Concept], file: str) -> Markup:
    """Return the twelve mini exercises as HTML; arguments as for `exercise_list`."""
    entries = []
    for mini in load_mini_exercises(root, concepts)[0]:
        concept = concepts[mini.concept]
        where = mini.where.replace(".md#", "/#")
        entries.append(
            {
                "id": mini.id,
                "task": inline_html(mini.task),
                "address": where and relative_url(where, page_url(file)),
                "concept": concept,
                "concept_address": relative_url(concept_url(concept), page_url(file)),
            }
        )
    return part("mini-exercises", entries=entries)


def load_mini_exercises(
    root: Path, concepts: Mapping[str, Concept]
) -> tuple[list[MiniExercise], list[Problem]]:
    """Return the entries of mini_exercises.yml without fault, and what is wrong with the others.

    Args:
        root: Project root.
        concepts: All concepts by id.
    """
    message, fix = "The file is not a list of entries.", "Start each entry with `- id: …`."
    not_a_list = Problem(FILE, 1, "mini-exercise-list", message, fix)
    entries, problems = read_entries(root, FILE, not_a_list)
    found: dict[str, MiniExercise] = {}
    for child, entry in entries:
        first = child.start_mark.line + 1
        name = str(entry.get("id")) if isinstance(entry, dict) else ""
        if not KEBAB.fullmatch(name) or name in found:
            message = f"`{name}` is taken." if name in found else "The entry has no good id."
            fix = "Start it with `- id: …`, lowercase words joined by hyphens, each once."
            problems.append(Problem(FILE, first, "mini-exercise-list", message, fix))
            continue
        lines = key_lines(child)
        faults = _check_keys(entry, lines, first)
        if not faults:
            mini = MiniExercise(name, entry["task"], entry["concept"], entry.get("where", ""))
            faults = _check_values(root, mini, lines, concepts)
            found |= {} if faults else {name: mini}
        problems += faults
    return list(found.values()), problems


def _check_keys(entry: Mapping[str, object], lines: Mapping[str, int], first: int) -> list[Problem]:
    rule, problems = "mini-exercise-keys", []
    keys = ("id", "task", "concept", "where")
    for key in keys[:3]:
        if key not in entry:
            message, fix = f"The entry has no `{key}`.", f"Add `{key}:` to it."
            problems.append(Problem(FILE, first, rule, message, fix))
    for key, value in entry.items():
        if key not in keys:
            message, fix = f"A mini exercise has no key `{key}`.", did_you_mean(str(key), keys)
            problems.append(Problem(FILE, lines[str(key)], rule, message, fix))
        elif not isinstance(value, str) or not value.strip():
            message, fix = f"`{key}` is no text.", f"Write `{key}: ` and its text."
            problems.append(Problem(FILE, lines[str(key)], rule, message, fix))
    return problems


def _check_values(
    root: Path, mini: MiniExercise, lines: Mapping[str, int], concepts: Mapping[str, Concept]
) -> list[Problem]:
    if mini.concept not in concepts:
        message = f"There is no concept `{mini.concept}`."
        fix = did_you_mean(mini.concept, concepts)
        return [Problem(FILE, lines["concept"], "mini-exercise-concept", message, fix)]
    if mini.where and not _is_there(root, mini.where):
        message = f"`{mini.where}` is no exercise and no written answer of the site."
        fix = "Write page and anchor, as evaluation/confusion-matrix.md#exercise-1, or no `where`."
        return [Problem(FILE, lines["where"], "mini-exercise-where", message, fix)]
    return []


def _is_there(root: Path, where: str) -> bool:
    """Say whether a place, as `study/notes.md#written-its-id`, is on the site."""
    place = _PLACE.fullmatch(where)
    file = f"docs/{place['page']}" if place else ""
    if not place or not (root / file).is_file():
        return False
    if place["kind"] == "exercise":
        return place["name"].isdigit() and (root / exercise_of(file, int(place["name"]))).is_file()
    found = replace_written(read_text(root, root / file), file)[1]
    return place["name"] in [written.id for written in found]


def _entry(task: str, place: str, title: str, file: str, concept: Concept | None) -> dict[str, Any]:
    """Return an exercise: the first line of its task, its page, who needs it."""
    line = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", task.split("\n")[0]))
    return {
        "task": inline_html(line),
        "address": relative_url(place, page_url(file)),
        "title": title,
        "topic": concept and concept.topic,
        "levels": used_levels(concept) if concept else [],
    }


LISTS: dict[str, Callable[[Path, Mapping[str, Concept], str], str]] = {
    "exercise-list": exercise_list,
    "written-list": written_list,
    "mini-exercises": mini_exercise_list,
}
