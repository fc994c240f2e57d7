"""Every exercise of the project: each answer in its file gets the grade it should.

An answer is graded once for this and for tests/site/test_parity.py, which compares the page with
it: the runner keeps a grade under all that it depends on.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.examples.runner import SnippetRunner
from builder.lessons.exercise_answers import answers_job, check_answers, read_answers
from builder.lessons.exercise_grades import check_grades, check_inputs
from builder.lessons.exercise_reader import exercise_number, grade_job, inputs_job, read_exercise

ROOT = Path(__file__).parents[2]
FILES = sorted(path for path in (ROOT / "snippets").rglob("*_ex*.py") if exercise_number(path))
ANSWERS = sorted((ROOT / "tests" / "answers").rglob("*.jsonl"))
ANSWERED = [
    ROOT / "snippets" / path.relative_to(ROOT / "tests" / "answers").with_suffix(".py")
    for path in ANSWERS
]


@pytest.fixture(scope="module")
def runner() -> Iterator[SnippetRunner]:
    with SnippetRunner(ROOT, cache=ROOT / ".cache" / "snippets", jobs=1) as runner:
        yield runner


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_solution_passes_starter_fails_and_wrong_answers_fail_where_they_say(path, runner):
    exercise = read_exercise(ROOT, path)
    (result,) = runner.grade([grade_job(exercise)])
    (tried,) = runner.try_inputs([inputs_job(exercise)])
    problems = check_inputs(exercise, tried) + check_grades(exercise, result)
    assert "\n".join(map(str, problems)) == ""


@pytest.mark.parametrize("path", ANSWERED, ids=[path.stem for path in ANSWERED])
def test_answers_of_readers_are_judged_fairly(path, runner):
    exercise = read_exercise(ROOT, path)
    answers = read_answers(ROOT, exercise)
    assert {answer.right for answer in answers} == {True, False}
    (result,) = runner.grade([answers_job(exercise, answers)])
    assert "\n".join(map(str, check_answers(exercise, answers, result))) == ""


def test_the_project_has_exercises():
    assert FILES
    assert set(ANSWERED) <= set(FILES)
