"""Answers as readers write them: read line by line, and judged as they should be."""

import json

import made_exercise
import pytest

from builder.examples.results import GradeResult, TestOutcome
from builder.lessons.exercise_answers import answers_job, check_answers, read_answers
from builder.lessons.exercise_reader import read_exercise
from builder.text.problems import ProblemsFound

FILE = "tests/answers/linear_algebra/mean_of_rows_ex2.jsonl"
RIGHT = {"verdict": "right", "what": "by hand", "answer": "def means(rows): ..."}
WRONG = {"verdict": "wrong", "what": "first row", "answer": "def means(rows):\n    return 1"}
PASSED, FAILED = TestOutcome("test_a", True), TestOutcome("test_a", False, "Look at the axis.")


@pytest.fixture
def exercise(tmp_path):
    return read_exercise(tmp_path, made_exercise.write_project(tmp_path))


def write(root, *lines):
    path = root / FILE
    path.parent.mkdir(parents=True)
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts))


def test_an_exercise_need_not_have_answers(exercise, tmp_path):
    assert read_answers(tmp_path, exercise) == []


def test_answers_are_read_with_their_lines(exercise, tmp_path):
    write(tmp_path, RIGHT, WRONG)
    first, second = read_answers(tmp_path, exercise)
    assert (first.file, first.line, first.right, first.what) == (FILE, 1, True, "by hand")
    assert (second.line, second.right, second.code) == (2, False, WRONG["answer"])
    job = answers_job(exercise, [first, second])
    assert job.variants == {"1": RIGHT["answer"], "2": WRONG["answer"]}
    assert job.tests == exercise.test_text


@pytest.mark.parametrize(
    "line",
    ["", "no JSON", "[1]", json.dumps(RIGHT | {"verdict": "good"}), json.dumps({"what": "x"})],
)
def test_a_line_that_is_no_answer_is_reported(exercise, tmp_path, line):
    write(tmp_path, RIGHT, line)
    with pytest.raises(ProblemsFound) as found:
        read_answers(tmp_path, exercise)
    (problem,) = found.value.problems
    assert (problem.file, problem.line, problem.rule) == (FILE, 2, "exercise-answer")


def test_answers_that_are_judged_otherwise_are_reported(exercise, tmp_path):
    write(tmp_path, RIGHT, WRONG)
    answers = read_answers(tmp_path, exercise)

    def problems(right, wrong):
        result = GradeResult(exercise.test_file, {"1": [right], "2": [PASSED, wrong]})
        return check_answers(exercise, answers, result)

    assert problems(PASSED, FAILED) == []
    first, second = problems(FAILED, PASSED)
    assert (first.file, first.line, first.rule) == (FILE, 1, "exercise-verdict")
    assert first.message == "The right answer “by hand” fails test_a: Look at the axis."
    assert second.message == "The wrong answer “first row” passes."
