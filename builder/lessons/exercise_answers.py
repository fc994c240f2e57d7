"""Answers to an exercise as readers write them, and what a fair grader says of each.

`tests/answers/<topic>/<lesson>_ex<number>.jsonl` holds one a line: `verdict` (“right” or “wrong”),
`what` (what is special about it) and `answer` (the code). Unlike the wrong answers in the exercise
file, they are written from the task alone.
"""

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from builder.examples.results import GradeJob, GradeResult
from builder.lessons.exercise_reader import Exercise
from builder.text.front_matter import read_text
from builder.text.problems import Problem, ProblemsFound

RULES = {
    "exercise-answer": (
        "A line of `tests/answers/…` is JSON with `verdict` (right or wrong), `what` and `answer`."
    ),
    "exercise-verdict": "The tests of an exercise judge the answers in `tests/answers/` fairly.",
}


@dataclass(frozen=True)
class Answer:
    """An answer.

    Attributes:
        file: Its file, from the project root.
        line: Its line there.
        right: Whether it is right.
        what: What is special about it.
        code: Its code.
    """

    file: str
    line: int
    right: bool
    what: str
    code: str


def read_answers(root: Path, exercise: Exercise) -> list[Answer]:
    """Return the answers to an exercise; there need not be any.

    Args:
        root: Project root.
        exercise: The exercise.

    Raises:
        ProblemsFound: A line cannot be read.
    """
    path = PurePosixPath(exercise.file)
    file = f"tests/answers/{path.parent.name}/{path.stem}.jsonl"
    if not (root / file).is_file():
        return []
    answers = []
    for number, line in enumerate(read_text(root, root / file).splitlines(), 1):
        try:
            entry = json.loads(line)
            right = {"right": True, "wrong": False}[entry["verdict"]]
            answers.append(Answer(file, number, right, entry["what"], entry["answer"]))
        except (ValueError, KeyError, TypeError):
            message = "This line is no answer."
            fix = 'Write {"verdict": "right", "what": "a loop", "answer": "def …"} on one line.'
            raise ProblemsFound([Problem(file, number, "exercise-answer", message, fix)]) from None
    return answers


def answers_job(exercise: Exercise, answers: list[Answer]) -> GradeJob:
    """Return what the runner is asked to grade answers to an exercise."""
    variants = {str(answer.line): answer.code for answer in answers}
    return GradeJob(exercise.test_file, exercise.test_text, variants)


def check_answers(exercise: Exercise, answers: list[Answer], result: GradeResult) -> list[Problem]:
    """Return which answers are judged otherwise than they should be.

    Args:
        exercise: The exercise.
        answers: Answers to it.
        result: How its tests grade them.
    """
    problems = []
    for answer in answers:
        failed = [one for one in result.variants[str(answer.line)] if not one.passed]
        if answer.right == bool(failed):
            message = f"The {'right' if answer.right else 'wrong'} answer “{answer.what}” "
            message += f"fails {failed[0].name}: {failed[0].message}" if failed else "passes."
            fix = f"Mend {exercise.test_file} or the inputs in {exercise.file}."
            problems.append(Problem(answer.file, answer.line, "exercise-verdict", message, fix))
    return problems
