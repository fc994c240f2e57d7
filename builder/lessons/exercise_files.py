"""Show exercises on their pages, and publish them to be solved at home."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from builder.curriculum.links import relative_url
from builder.examples import comparison as comparison_module
from builder.lessons.exercise_reader import (
    Exercise,
    exercise_number,
    graded_by,
    lesson_of,
    read_exercise,
)
from builder.text.markdown_spans import Fence, read_fences, set_off, shield_html
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.problems import Problem, ProblemsFound

RULES = {
    "exercise-fence": "An exercise fence is empty and names one of the page's exercises by number.",
    "exercise-shown": "A page shows each of its exercises, once.",
}

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes on every day
_CONFTEST = '''"""Give the tests your answer."""

import importlib
import sys

import pytest


@pytest.fixture
def exercise():
    """Return the module answer.py, anew for each test."""
    sys.modules.pop("answer", None)
    return importlib.import_module("answer")
'''


def exercises_of(root: Path, file: str) -> tuple[dict[int, Exercise], list[Problem]]:
    """Return the exercises of a page by number, and what is wrong with them.

    In place of one that cannot be read there is one that says so.

    Args:
        root: Project root.
        file: The page, from the project root.
    """
    page = PurePosixPath(file)
    folder = root / "snippets" / page.parent.name.replace("-", "_")
    lesson = page.stem.replace("-", "_")
    exercises: dict[int, Exercise] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob(f"{lesson}_ex*.py")):
        number = exercise_number(path)
        if number is None or lesson_of(path) != lesson:
            continue
        try:
            exercises[number] = read_exercise(root, path)
        except ProblemsFound as found:
            problems += found.problems
            exercises[number] = _stand_in(path.relative_to(root).as_posix(), number)
    return exercises, problems


def replace_exercises(
    markdown: str, file: str, exercises: Mapping[int, Exercise], line_offset: int = 0
) -> tuple[str, list[Problem]]:
    """Replace the exercise fences of a page by Markdown with HTML around it (md_in_html).

    Args:
        markdown: The body of a page.
        file: The page, from the project root.
        exercises: The page's exercises by number.
        line_offset: Lines of the file above the body.

    Returns:
        The Markdown, and what is wrong.
    """
    problems: list[Problem] = []
    pieces: list[str] = []
    shown: set[int] = set()
    position = 0
    for fence in read_fences(markdown):
        if fence.kind != "exercise":
            continue
        word = fence.info.removeprefix("exercise").strip()
        number = int(word) if re.fullmatch(r"[1-9][0-9]{0,3}", word) else 0
        fault = _fence_fault(markdown, fence, number, exercises)
        if fault:
            problems.append(Problem(file, fence.line + line_offset, "exercise-fence", *fault))
        elif number in shown:
            message = f"The page shows exercise {number} twice."
            fix = "Keep one of the two fences."
            problems.append(Problem(file, fence.line + line_offset, "exercise-shown", message, fix))
        else:
            shown.add(number)
            block = exercise_block(exercises[number], number, page_url(file))
            pieces += [markdown[position : fence.start], block]
            position = fence.stop
    for number, exercise in sorted(exercises.items()):
        if number not in shown:
            message = f"{file} does not show this exercise."
            fix = f"Put ```exercise {number} and ``` under “Check yourself”, or delete the file."
            problems.append(Problem(exercise.file, None, "exercise-shown", message, fix))
    return "".join([*pieces, markdown[position:]]), problems


def exercise_block(exercise: Exercise, number: int, page: str) -> Markup:
    """Return the Markdown, with HTML around it, that shows an exercise.

    Args:
        exercise: The exercise.
        number: Its number on the page.
        page: Address of the page from the site's root.
    """
    folder = relative_url(published_at(exercise), page)
    return part(
        "exercise",
        number=number,
        task=set_off(shield_html(exercise.task)),
        starter=set_off(_python_fence(starter_code(exercise))),
        hints=[set_off(shield_html(hint)) for hint in exercise.hints],
        solution=set_off(_python_fence(exercise.solution)),
        archive=f"{folder.rstrip('/')}.zip",
        answer=f"{folder}answer.py",
        tests=f"{folder}{_name(exercise.test_file)}",
    )


def starter_code(exercise: Exercise) -> str:
    """Return what the reader starts from: the imports and the starter."""
    return f"{exercise.header}\n\n\n{exercise.starter}".strip() + "\n"


def published_at(exercise: Exercise) -> str:
    """Return the address of an exercise's folder from the site's root."""
    topic = PurePosixPath(exercise.file).parent.name
    lesson = lesson_of(PurePosixPath(exercise.file))
    return f"exercises/{topic}/{lesson}-{exercise.number}/".replace("_", "-")


def published_files(exercise: Exercise) -> dict[str, bytes]:
    """Return the files to publish by address: those of the exercise, and all of them as a zip.

    `python -m pytest` in the folder comes to the same verdict as the project's own tests.
    """
    address = published_at(exercise)
    name = _name(exercise.test_file)
    task = "".join(f"# {line}".rstrip() + "\n" for line in exercise.task.splitlines())
    readme = "Write your answer into answer.py, which says the task.\n"
    readme += "Then run this in the folder, with pytest and NumPy installed: python -m pytest\n"
    comparison = Path(comparison_module.__file__).read_bytes()
    files = {
        "README.txt": readme.encode(),
        "answer.py": f"{task}\n{starter_code(exercise)}".encode(),
        "conftest.py": _CONFTEST.encode(),
        name: exercise.test_text.encode(),
        "exercise_comparison.py": comparison,
        **exercise.data,
    }
    folder = _name(address)
    archive = _zip({f"{folder}/{path}": data for path, data in files.items()})
    published = {f"{address}{path}": data for path, data in files.items()}
    return {**published, f"{address.rstrip('/')}.zip": archive}


def _zip(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _LONG_AGO)
            entry.create_system = 3  # not that of the machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _python_fence(code: str) -> str:
    longest = max(map(len, re.findall(r"`{3,}", code)), default=2)
    mark = "`" * (longest + 1)
    return f"{mark}python\n{code.strip(chr(10))}\n{mark}"


def _fence_fault(
    markdown: str, fence: Fence, number: int, exercises: Mapping[int, Exercise]
) -> tuple[str, str] | None:
    """Return message and fix of a fence that shows no exercise."""
    how = "Write ```exercise 1 at the start of a line, and ``` on the next one."
    if not number:
        return f"`{fence.info}` is not the number of an exercise.", how
    if not fence.closed or fence.indent:
        return f"The exercise fence is {'indented' if fence.closed else 'never closed'}.", how
    if markdown[fence.body_start : fence.body_stop].strip():
        return "The exercise fence is not empty.", "Write the exercise into its own file."
    if number not in exercises:
        known = ", ".join(map(str, sorted(exercises))) or "none"
        return f"The page has no exercise {number}.", f"Write its file; there are: {known}."
    return None


def _stand_in(file: str, number: int) -> Exercise:
    task = "*This exercise cannot be shown until its file is put right.*"
    return Exercise(
        file, number, task, (), "", "", "", {}, frozenset(), "", (), graded_by(file), "", None, {}
    )
