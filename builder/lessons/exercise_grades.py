"""Judge an exercise by how its tests grade the answers in its file."""

import re

from builder.examples.results import GradeResult, InputsResult, TestOutcome
from builder.lessons.exercise_comparison import TEST
from builder.lessons.exercise_reader import Exercise
from builder.text.problems import Problem

RULES = {
    "exercise-solution-passes": "The solution of an exercise passes all its tests.",
    "exercise-starter-fails": "The starter of an exercise fails its tests.",
    "exercise-wrong-fails": "Each wrong answer fails a test.",
    "exercise-wrong-fails-first": "Each wrong answer fails first at the test that it names.",
    "exercise-told-apart": (
        "The inputs of an exercise tell each wrong answer from the solution, and each bend of it."
    ),
    "exercise-message": "The assertion at which a wrong answer fails says what to look at.",
}

_FEWEST_WORDS = 5
_NO_HINT = re.compile(r"assert |[A-Z]\w*(Error|Exception|Warning)\b")


def check_grades(exercise: Exercise, result: GradeResult) -> list[Problem]:
    """Return what the grades of an exercise's answers show to be wrong with it.

    Args:
        exercise: The exercise.
        result: How its tests grade each of `variant_sources(exercise)`.
    """
    problems: list[Problem] = []
    for section in exercise.sections:
        if section.name == "inputs":
            continue
        failed = [one for one in result.variants[section.name] if not one.passed]
        if section.name == "solution":
            fault = _solution_fault(failed, exercise)
        elif section.name == "starter":
            fault = None if failed else _starter_fault()
        else:
            fault = _wrong_fault(failed, exercise, section.name)
            fault = fault or _untold_fault(failed, exercise, section.name)
        if fault:
            rule, message, fix = fault
            details = "\n".join(f"{one.name}: {one.message}".strip(": ") for one in failed)
            problems.append(
                Problem(exercise.file, section.start, rule, message, fix, details=details)
            )
    return problems


def check_inputs(exercise: Exercise, result: InputsResult) -> list[Problem]:
    """Return what is wrong with the inputs of an exercise.

    Args:
        exercise: The exercise.
        result: What came of its inputs.
    """
    asked = exercise.inputs
    if result.fault:
        fix = "Put the section `inputs` right."
        return [Problem(exercise.file, asked.line, "exercise-inputs", result.fault, fix)]
    problems = []
    for call, said in result.untrue:
        message = f"The task's example is not so: `{call}` {said}."
        lines = exercise.text[: exercise.text.find(call.partition(" ")[0])].count("\n") + 1
        problems.append(Problem(exercise.file, lines, "exercise-example", message, "Correct it."))
    rule = "exercise-told-apart"
    for bend in result.alike:
        if bend not in asked.alike:
            message = f"No input tells the solution from the same with its {bend}."
            fix = f"Draw inputs that do, or say in the section why none can: # Alike: {bend}: …"
            problems.append(Problem(exercise.file, asked.line, rule, message, fix))
    for bend in asked.alike.keys() - set(result.alike):
        message = f"No reason is needed: an input tells its {bend}, or nothing can be bent so."
        fix = f"Delete the line `# Alike: {bend}: …`."
        problems.append(Problem(exercise.file, asked.line, rule, message, fix))
    return problems


def _solution_fault(failed: list[TestOutcome], exercise: Exercise) -> tuple[str, str, str] | None:
    if not failed:
        return None
    return (
        "exercise-solution-passes",
        f"The solution fails {failed[0].name or exercise.test_file}.",
        f"Put right the solution or the test in {exercise.test_file}.",
    )


def _starter_fault() -> tuple[str, str, str]:
    return (
        "exercise-starter-fails",
        "The starter passes all tests, so there is nothing left to do.",
        "Take the answer out of it, for example with raise NotImplementedError.",
    )


def _wrong_fault(
    failed: list[TestOutcome], exercise: Exercise, name: str
) -> tuple[str, str, str] | None:
    _, expected = exercise.wrong[name]
    if not failed:
        return (
            "exercise-wrong-fails",
            f"The wrong answer `{name}` passes all tests.",
            f"Make {expected} tell it from the solution, or take the answer out.",
        )
    first = failed[0]
    at = first.name or "its import"
    if first.name.partition("[")[0] != expected:
        return (
            "exercise-wrong-fails-first",
            f"The wrong answer `{name}` fails first at {at}, not at {expected}.",
            f"Write `fails={first.name or 'test_…'}`, or put {expected} above it in the test file.",
        )
    if _NO_HINT.match(first.message) or len(first.message.split()) < _FEWEST_WORDS:
        return (
            "exercise-message",
            f"{first.name} does not say what is wrong with `{name}`.",
            'Write `assert …, "what was called, what came back, and what to look at"`.',
        )
    return None


def _untold_fault(
    failed: list[TestOutcome], exercise: Exercise, name: str
) -> tuple[str, str, str] | None:
    """Say whether the inputs tell a wrong answer from the solution as they should."""
    told = any(one.name == TEST for one in failed)
    equal = name in exercise.equal
    if told != equal:
        return None
    if told:
        return (
            "exercise-told-apart",
            f"The inputs do tell `{name}` from the solution.",
            f"Leave out `compares=equal` at `{name}`.",
        )
    return (
        "exercise-told-apart",
        f"No input tells `{name}` from the solution.",
        "Draw inputs that do; if it returns the same, write `compares=equal` behind `fails=…`.",
    )
