"""The section `inputs` of an exercise: on what and how an answer is compared with the solution.

All exercises get the same test for it, which is added to their own tests wherever they grade: in
the build, in the page and in the download.
"""

import ast
import re
from dataclasses import dataclass

from builder.examples.comparison import WAYS, Reference
from builder.examples.sections import Section
from builder.text.problems import Problem

RULES = {
    "exercise-inputs": (
        "An exercise has a section `inputs`: a function `inputs(rng)` that yields at least 60 "
        "tuples of arguments, of every kind that the task promises."
    ),
    "exercise-example": (
        "A task shows a call of its function and what it gives: Example: `f(1)` gives `2`."
    ),
    "exercise-compare": "The section `inputs` says how results are compared.",
}
TEST = "test_same_as_the_solution_on_many_inputs"
_ALIKE = re.compile(r"# Alike: (?P<mutant>[^:]+): (?P<reason>.+)")
_EXAMPLE = r"`(?P<call>{}\([^`]*\))` (?P<verb>gives about|gives|raises) `(?P<result>[^`]*)`"
_HOW = "Write `[start:inputs compare=close]`, or exact, set or worth."
_TAIL = """

# From here on the same for every exercise: your answer and the solution get many inputs.
import numpy as np
import pytest
from exercise_comparison import Reference, compare, in_lists

REFERENCE = Reference(
    name={name!r},
    way={way!r},
    within={within!r},
    solution={solution},
    inputs={inputs},
)


@pytest.fixture
def exercise(exercise):
    return in_lists(exercise, REFERENCE.name)


def {test}(exercise):
    compare(exercise, REFERENCE)
"""


@dataclass(frozen=True)
class Inputs:
    """What the section `inputs` says.

    Attributes:
        reference: What an answer is compared with.
        parameters: Arguments of the function that the exercise asks for: annotations by name.
        examples: What the task shows: a call, “gives”, “gives about” or “raises”, and what.
        alike: Why a changed solution gives the same on all inputs, by what is changed.
        line: Line of the section's start.
    """

    reference: Reference
    parameters: dict[str, str]
    examples: tuple[tuple[str, str, str], ...]
    alike: dict[str, str]
    line: int


def read_inputs(
    sections: dict[str, Section], header: str, task: str, file: str
) -> tuple[Inputs | None, list[Problem]]:
    """Return what the section `inputs` of an exercise says, and what is wrong with it.

    Args:
        sections: The sections of the exercise by name, each of them Python that can be compiled.
        header: The imports at the top of the exercise file.
        task: What to do, in which the examples stand.
        file: Path of the exercise, for messages.
    """
    section, starter = sections.get("inputs"), sections.get("starter")
    if starter is None or "solution" not in sections:
        return None, []  # that is told already
    asked = [node for node in ast.parse(starter.code).body if isinstance(node, ast.FunctionDef)]
    if section is None:
        message = "The exercise has no section `inputs`."
        fix = "Add one that draws what the task promises; the style guide shows how."
        return None, [Problem(file, starter.start, "exercise-inputs", message, fix)]
    made = {node.name for node in ast.parse(section.code).body if isinstance(node, ast.FunctionDef)}
    way = section.attributes.get("compare", "")
    within = section.attributes.get("within", "0")
    problems = []

    def fault(rule: str, message: str, fix: str) -> None:
        problems.append(Problem(file, section.start, rule, message, fix))

    if "inputs" not in made:
        fault("exercise-inputs", "There is no function `inputs`.", "Write `def inputs(rng):`.")
    if len(asked) != 1:
        message = (
            f"The starter defines {len(asked)} functions, so it is not clear which to compare."
        )
        fault("exercise-inputs", message, "Ask for one function; helpers go into the solution.")
    if way not in WAYS:
        known = (
            f"`{way}` is no way to compare results." if way else "It does not say how to compare."
        )
        fault("exercise-compare", known, _HOW)
    if way == "worth" and "worth" not in made:
        message = "There is no function `worth`, by which equally good results are told."
        fault("exercise-compare", message, "Write `def worth(result, …the arguments…):`.")
    if not re.fullmatch(r"(\d+\.?\d*|\.\d+)(e-?\d+)?", within):
        message = f"`within={within}` is no number."
        fault("exercise-compare", message, "Write for example within=0.01.")
    examples = read_examples(task, asked[0].name) if asked else ()
    if task and not examples:
        message = "The task shows no call of its function with what it gives."
        fix = f"Write it so: Example: `{asked[0].name if asked else 'f'}(…)` gives `…`."
        problems.append(Problem(file, 1, "exercise-example", message, fix))
    if problems:
        return None, problems
    solution, drawn = (
        f"{header}\n\n\n{one.code.strip()}\n".lstrip() for one in (sections["solution"], section)
    )
    reference = Reference(asked[0].name, solution, drawn, way, float(within))
    alike = {match["mutant"]: match["reason"] for match in _ALIKE.finditer(section.code)}
    parameters = {
        argument.arg: ast.unparse(argument.annotation) if argument.annotation else ""
        for argument in asked[0].args.args
    }
    return Inputs(reference, parameters, examples, alike, section.start), []


def read_examples(task: str, name: str) -> tuple[tuple[str, str, str], ...]:
    """Return the calls of a function that a task shows: the call, the verb, and what follows."""
    found = re.finditer(_EXAMPLE.format(re.escape(name)), " ".join(task.split()))
    return tuple((one["call"], one["verb"], one["result"]) for one in found)


def graded_tests(tests: str, reference: Reference) -> str:
    """Return the tests of an exercise with the one that compares answers with the solution.

    Args:
        tests: Text of the exercise's test file.
        reference: What an answer is compared with.
    """
    return tests + _TAIL.format(
        test=TEST,
        name=reference.name,
        way=reference.way,
        within=reference.within,
        solution=_quoted(reference.solution),
        inputs=_quoted(reference.inputs),
    )


def _quoted(source: str) -> str:
    """Return a source as a literal that can be read."""
    plain = "'''" not in source and "\\" not in source
    return f"'''\\\n{source}'''" if plain else repr(source)
