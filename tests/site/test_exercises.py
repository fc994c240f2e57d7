"""Every exercise of the project: each answer in its file gets the grade it should.

An answer is graded once for this and for tests/site/test_parity.py, which compares the page with
it: the runner keeps a grade under all that it depends on.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.examples.runner import GradeJob, SnippetRunner
from builder.lessons.exercise_grades import check_grades
from builder.lessons.exercise_reader import exercise_number, read_exercise, variant_sources

ROOT = Path(__file__).parents[2]
FILES = sorted(path for path in (ROOT / "snippets").rglob("*_ex*.py") if exercise_number(path))


@pytest.fixture(scope="module")
def runner() -> Iterator[SnippetRunner]:
    with SnippetRunner(ROOT, cache=ROOT / ".cache" / "snippets", jobs=1) as runner:
        yield runner


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_solution_passes_starter_fails_and_wrong_answers_fail_where_they_say(path, runner):
    exercise = read_exercise(ROOT, path)
    (result,) = runner.grade([GradeJob(exercise.test_file, variant_sources(exercise))])
    assert "\n".join(map(str, check_grades(exercise, result))) == ""


def test_the_project_has_exercises():
    assert FILES
