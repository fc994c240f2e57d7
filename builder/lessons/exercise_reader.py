"""Read exercise files: task, hints, starter, solution, inputs, and typical wrong answers."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from builder.examples.results import GradeJob, InputsJob
from builder.examples.sections import Section, read_sections
from builder.lessons.exercise_comparison import Inputs, graded_tests, read_inputs
from builder.text.front_matter import read_text
from builder.text.problems import Problem, ProblemsFound

RULES = {
    "exercise-task": "An exercise file starts with a docstring that says the task.",
    "exercise-hint-code": "Code that a hint quotes is Python.",
    "exercise-hint": "An exercise has at least one hint: a paragraph that starts with `Hint:`.",
    "exercise-sections": "The sections of an exercise are starter, solution, inputs and wrong_….",
    "exercise-wrong-answer": "An exercise has a wrong answer; each says which test it fails first.",
    "exercise-outside": "Outside its sections an exercise file has only imports, above the first.",
    "exercise-tests": "An exercise has a test file of the same name, with tests as functions.",
    "exercise-syntax": "An exercise file is Python that can be compiled.",
}

_NAME = re.compile(r"(?P<lesson>[a-z0-9_]+)_ex(?P<number>[1-9][0-9]*)")
_CODE = re.compile(r"`([^`]+)`")
_DATA = re.compile(r"""["'](data/[\w./-]+)["']""")


@dataclass(frozen=True)
class Exercise:
    """An exercise, as its file and its test file describe it.

    Attributes:
        file: Its file, from the project root.
        number: Its number on the page.
        task: What to do, as Markdown.
        hints: Hints, as Markdown, in the order to show them.
        header: The imports that all answers share.
        starter: The code to start from.
        solution: A right answer.
        wrong: Code and first failing test of each wrong answer, by the name of its section.
        equal: Names of the wrong answers that return what the solution returns.
        text: The whole file.
        sections: Its sections.
        test_file: Its test file, from the project root.
        test_text: What grades an answer: the test file, and the comparison with the solution.
        inputs: What the comparison is made on; None if the file cannot be read.
        data: The data that it reads, by path below `snippets/`.
    """

    file: str
    number: int
    task: str
    hints: tuple[str, ...]
    header: str
    starter: str
    solution: str
    wrong: Mapping[str, tuple[str, str]]
    equal: frozenset[str]
    text: str
    sections: tuple[Section, ...]
    test_file: str
    test_text: str
    inputs: Inputs | None
    data: Mapping[str, bytes]


def exercise_number(path: PurePosixPath | Path) -> int | None:
    """Return the number in the name of an exercise file, None for any other file."""
    name = _NAME.fullmatch(path.stem)
    return int(name["number"]) if name and path.suffix == ".py" else None


def lesson_of(path: PurePosixPath | Path) -> str:
    """Return the name of the lesson that an exercise file belongs to."""
    return path.stem.rpartition("_ex")[0]


def graded_by(file: str) -> str:
    """Return the test file of an exercise file, both from the project root."""
    path = PurePosixPath(file)
    return f"tests/{path.parent.name}/test_{path.name}"


def read_exercise(root: Path, path: Path) -> Exercise:
    """Read an exercise file and its test file.

    Args:
        root: Project root.
        path: The exercise file, `snippets/<topic>/<lesson>_ex<number>.py`.

    Raises:
        ProblemsFound: A file breaks a rule.
    """
    path = root / path
    file = path.relative_to(root).as_posix()
    text = read_text(root, path)
    tree = _parse(text, file)
    sections = tuple(read_sections(text, file))
    test_file = graded_by(file)
    test_text, tests = _read_tests(root, test_file, file)
    task, hints = _split_docstring(ast.get_docstring(tree) or "")
    by_name = {section.name: section for section in sections}
    header = "\n".join(_header_lines(text, sections)).strip() if sections else ""
    inputs, faults = read_inputs(by_name, header, task, file)
    problems = [
        *_check_task(task, hints, file),
        *_check_outside(tree, sections, file),
        *_check_sections(sections, file),
        *_check_wrong_answers(sections, tests, file, test_file),
        *faults,
    ]
    if problems or inputs is None:
        raise ProblemsFound(problems)
    code = {section.name: section.code.strip("\n") + "\n" for section in sections}
    return Exercise(
        file=file,
        number=exercise_number(path) or 1,
        task=task,
        hints=hints,
        header=header,
        starter=code["starter"],
        solution=code["solution"],
        wrong={
            s.name: (code[s.name], s.attributes["fails"])
            for s in sections
            if s.name.startswith("wrong_")
        },
        equal=frozenset(s.name for s in sections if s.attributes.get("compares") == "equal"),
        text=text,
        sections=sections,
        test_file=test_file,
        test_text=graded_tests(test_text, inputs.reference),
        inputs=inputs,
        data=_data(root, text + test_text),
    )


def variant_sources(exercise: Exercise) -> dict[str, str]:
    """Return the module of each answer: the imports and its section, on the lines of the file."""
    lines = exercise.text.splitlines()
    header = _header_lines(exercise.text, exercise.sections)
    sources: dict[str, str] = {}
    for section in exercise.sections:
        if section.name == "inputs":
            continue
        padding = [""] * (section.start - len(header))
        code = lines[section.start : section.end - 1]
        sources[section.name] = "\n".join([*header, *padding, *code, ""])
    return sources


def inputs_job(exercise: Exercise) -> InputsJob:
    """Return what the runner is asked to find out about the inputs of an exercise."""
    asked = exercise.inputs
    return InputsJob(exercise.file, asked.line, asked.reference, asked.parameters, asked.examples)


def grade_job(exercise: Exercise) -> GradeJob:
    """Return what the runner is asked to grade all answers of an exercise file."""
    return GradeJob(exercise.test_file, exercise.test_text, variant_sources(exercise))


def _header_lines(text: str, sections: tuple[Section, ...]) -> list[str]:
    """Return the lines above the first section; those of the docstring are blank."""
    lines = text.splitlines()[: sections[0].start - 1]
    end_of_docstring = ast.parse(text).body[0].end_lineno or 0
    return [""] * end_of_docstring + lines[end_of_docstring:]


def _parse(text: str, file: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        message = f"The file is not Python: {error.msg}."
        fix = "Write wrong answers that compile; a typing slip teaches nothing."
        raise ProblemsFound(
            [Problem(file, error.lineno, "exercise-syntax", message, fix)]
        ) from None


def _read_tests(root: Path, test_file: str, file: str) -> tuple[str, list[str]]:
    """Return a test file and the names of its tests, in order."""
    rule = "exercise-tests"
    if not (root / test_file).is_file():
        fix = "Write it: functions test_… that take the argument `exercise`."
        message = f"There is no {test_file} to grade the answers."
        raise ProblemsFound([Problem(file, None, rule, message, fix)])
    text = read_text(root, test_file)
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        message = f"The file is not Python: {error.msg}."
        fix = "Put this line right."
        raise ProblemsFound([Problem(test_file, error.lineno, rule, message, fix)]) from None
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    return text, [name for name in functions if name.startswith("test_")]


def _split_docstring(docstring: str) -> tuple[str, tuple[str, ...]]:
    """Return the task and the hints; a hint goes on to the next `Hint:`."""
    task, *hints = re.split(r"(?:\A|\n\s*\n)[ \t]*Hint:", docstring)
    return task.strip(), tuple(hint.strip() for hint in hints)


def _check_task(task: str, hints: tuple[str, ...], file: str) -> list[Problem]:
    problems = []
    if not task:
        fix = 'Say what to do in """…""" at the top of the file.'
        problems.append(Problem(file, 1, "exercise-task", "The exercise has no task.", fix))
    if not all(hints) or not hints:
        message = "A hint is empty." if hints else "The exercise has no hint."
        fix = "Add a paragraph to the docstring that starts with `Hint:`."
        problems.append(Problem(file, 1, "exercise-hint", message, fix))
    for quoted in (one for hint in hints for one in _CODE.findall(hint)):
        if not re.search(r"\w", quoted):  # a sign such as `>`
            continue
        code = " ".join(quoted.split())
        try:
            ast.parse(f"_{code}" if code[0] in ".[" else code)  # `.T` stands behind something
        except SyntaxError as error:
            message = f"A hint quotes `{quoted}`, which is not Python: {error.msg}."
            fix = "Quote code that can be typed, or write it as words."
            problems.append(Problem(file, 1, "exercise-hint-code", message, fix))
    return problems


def _check_outside(tree: ast.Module, sections: tuple[Section, ...], file: str) -> list[Problem]:
    problems = []
    first = min((section.start for section in sections), default=1)
    for node in tree.body[1:] if ast.get_docstring(tree) is not None else tree.body:
        line = node.lineno
        if any(section.start < line < section.end for section in sections):
            continue
        if isinstance(node, ast.Import | ast.ImportFrom) and line < first:
            continue
        message = "This code stands outside the sections, so only some of the answers would get it."
        fix = "Move it into the sections that need it; only imports go above the first section."
        problems.append(Problem(file, line, "exercise-outside", message, fix))
    return problems


def _check_sections(sections: tuple[Section, ...], file: str) -> list[Problem]:
    names = {section.name for section in sections}
    problems = []
    for name in ("starter", "solution"):
        if name not in names:
            message = f"The exercise has no section `{name}`."
            fix = f"Put it between `# --8<-- [start:{name}]` and `# --8<-- [end:{name}]`."
            problems.append(Problem(file, None, "exercise-sections", message, fix))
    for section in sections:
        if section.name not in {"starter", "solution", "inputs"} and not section.name.startswith(
            "wrong_"
        ):
            message = f"An exercise has no use for a section `{section.name}`."
            fix = "Call it starter, solution, inputs, or wrong_ and what is wrong with it."
            problems.append(Problem(file, section.start, "exercise-sections", message, fix))
    return problems


def _check_wrong_answers(
    sections: tuple[Section, ...], tests: list[str], file: str, test_file: str
) -> list[Problem]:
    rule = "exercise-wrong-answer"
    wrong = [section for section in sections if section.name.startswith("wrong_")]
    if not wrong:
        message = "The exercise has no wrong answer."
        fix = "Add a typical one: `# --8<-- [start:wrong_<what> fails=test_<fact>]`."
        return [Problem(file, None, rule, message, fix)]
    problems = []
    for section in wrong:
        fails = section.attributes.get("fails", "")
        if not fails:
            message = f"The wrong answer `{section.name}` does not say which test it fails."
            fix = f"Write `[start:{section.name} fails=test_…]`."
            problems.append(Problem(file, section.start, rule, message, fix))
        elif fails not in tests:
            message = f"{test_file} has no test `{fails}`."
            fix = f"Name one of its tests: {', '.join(tests) or 'it has none yet'}."
            problems.append(Problem(file, section.start, rule, message, fix))
    return problems


def _data(root: Path, text: str) -> dict[str, bytes]:
    names = sorted(set(_DATA.findall(text)))
    paths = {name: root / "snippets" / name for name in names}
    return {name: path.read_bytes() for name, path in paths.items() if path.is_file()}
