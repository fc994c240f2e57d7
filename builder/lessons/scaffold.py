"""Start the lesson of a planned concept: `make lesson ID=variance`.

Moves the concept's entry from planned.yml into the front matter of a new page, and writes the
page, its snippet, an exercise and the tests, with a mark wherever there is something to write.
"""

import re
from pathlib import Path
from typing import NoReturn

from builder.curriculum.concepts import PLANNED, Concept, load_concepts
from builder.lessons import templates
from builder.lessons.path_rule import exercise_of, exercise_tests_of, snippet_of, snippet_tests_of
from builder.lessons.unfinished import writing_order
from builder.text.front_matter import is_lesson, read_page
from builder.text.page_schema import check_front_matter
from builder.text.problems import Problem, ProblemsFound
from builder.text.suggestions import closest, did_you_mean
from builder.text.vocabulary import LEVELS, ROLES

RULES = {
    "lesson-start": "`make lesson` starts the lesson of a planned concept that has no files yet.",
}


def start_lesson(root: Path, concept_id: str) -> list[str]:
    """Write the files of a new lesson, and take its entry out of planned.yml.

    Args:
        root: Project root.
        concept_id: Id of a planned concept.

    Returns:
        The paths of the new files from the root, in the order in which to write them.

    Raises:
        ProblemsFound: The concept is not planned, its entry has a fault, or a file exists;
            nothing is written then.
    """
    concept = _planned_concept(root, concept_id)
    planned = root / PLANNED
    entry, rest = cut_entry(planned.read_bytes().decode(), concept.line)
    files = lesson_files(concept, entry)
    page = next(iter(files))
    problems = check_front_matter(read_page(files[page], page), page)
    if problems:
        raise ProblemsFound(problems)
    for path in files:
        if (root / path).exists():
            _refuse("The file is there already.", "Rename or delete it.", path)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    planned.write_bytes(rest.encode())
    return sorted(files, key=writing_order)


def cut_entry(text: str, line: int) -> tuple[str, str]:
    """Return the entry that starts on `line` of a list in YAML, and the text without it.

    Every other byte stays; one empty line after the entry, or before the last, goes with it.
    """
    lines = text.splitlines(keepends=True)
    start = line - 1
    following = (n for n in range(start + 1, len(lines)) if lines[n].startswith("- "))
    end = next(following, len(lines))
    while not lines[end - 1].startswith((" ", "- ")):  # what belongs to the next entry
        end -= 1
    entry = "".join(lines[start:end])
    if end < len(lines) and not lines[end].strip():
        end += 1
    elif end == len(lines) and start > 0 and not lines[start - 1].strip():
        start -= 1
    return entry, "".join(lines[:start] + lines[end:])


def lesson_files(concept: Concept, entry: str) -> dict[str, str]:
    """Return the text of each file of a new lesson, by its path from the root; the page first.

    Args:
        concept: The concept.
        entry: Its entry in planned.yml, as it stands there.
    """
    page = f"docs/{concept.topic}/{concept.id}.md"
    name = concept.id.replace("-", "_")
    snippet = snippet_of(page)
    return {
        page: _page(concept, entry, snippet.removeprefix("snippets/")),
        snippet: templates.SNIPPET.format(title=concept.title),
        exercise_of(page, 1): templates.EXERCISE.format(name=name),
        snippet_tests_of(page): templates.TESTS.format(title=concept.title),
        exercise_tests_of(page, 1): templates.EXERCISE_TESTS.format(name=name),
    }


def _planned_concept(root: Path, concept_id: str) -> Concept:
    """Return the planned concept with this id, or say why there is none."""
    concepts, problems = load_concepts(root)
    for path in sorted((root / "docs").glob("*/*.md")):
        file = path.relative_to(root).as_posix()
        if path.stem == concept_id and is_lesson(file):
            _refuse(f"`{concept_id}` is written already.", f"Edit {file}.", file)
    faults = [problem for problem in problems if problem.file == PLANNED]
    if faults:
        raise ProblemsFound(faults)
    concept = concepts.get(concept_id)
    if concept is None:
        planned = [name for name, known in concepts.items() if known.status == "planned"]
        if closest(concept_id, planned):
            fix = did_you_mean(concept_id, planned)
        else:
            fix = f"Choose an id from {PLANNED}, or add an entry for it there first."
        _refuse(f"`{concept_id}` is not planned.", fix)
    if concept.status == "note":
        message = f"`{concept_id}` is a note about something to skip, not a planned lesson."
        fix = f"Move its entry to {PLANNED} and make its format `lesson`."
        _refuse(message, fix, concept.file, concept.line)
    return concept


def _page(concept: Concept, entry: str, snippet: str) -> str:
    """Return the text of the new page."""
    keys = re.sub(r"(?m)^(- |  )", "", entry.replace("\r\n", "\n"))
    keys = re.sub(r"(?m)^(id|topic):.*\n", "", keys)
    text = f"---\n{keys.rstrip()}\n---\n\n" + templates.PAGE_START.format(title=concept.title)
    for name, part in templates.PARTS.items():
        if name == "Test out" and concept.format != "on-ramp":
            continue
        text += f"\n## {name}\n\n"
        marks = [part]
        if name == "On the job":
            needing = [role for role in ROLES if concept.roles[role] in LEVELS[1:]]
            marks = [part.format(role=ROLES[role]) for role in needing]
        text += "".join(f"<!-- write: {mark} -->\n" for mark in marks)
        if name == "In code":
            for section in templates.SECTIONS:
                text += templates.INCLUDE.format(snippet=snippet, section=section)
    return text + templates.EXERCISE_FENCE + templates.PAGE_END


def _refuse(message: str, fix: str, file: str = PLANNED, line: int | None = None) -> NoReturn:
    raise ProblemsFound([Problem(file, line, "lesson-start", message, fix)])


def main(arguments: list[str], root: Path) -> int:
    """Run the command line; return the exit status."""
    if len(arguments) != 1:
        print("Name one planned concept: make lesson ID=variance")
        return 2
    try:
        files = start_lesson(root, arguments[0])
    except ProblemsFound as found:
        print(found)
        return 1
    print("Started, in the order in which to write them:", *files, sep="\n  ")
    print(f"The entry in {PLANNED} moved into the page.")
    print("Next: make serve. On the page it says what to write next, and where.")
    return 0
