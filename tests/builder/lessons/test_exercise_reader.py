import ast
from pathlib import Path

import numpy as np
import pytest
from made_exercise import EXERCISE, FILE, TEST_FILE, TESTS, write_project

from builder.lessons.exercise_reader import exercise_number, read_exercise, variant_sources
from builder.text.problems import ProblemsFound


def read(root, exercise=EXERCISE, tests=TESTS):
    return read_exercise(root, write_project(root, exercise, tests))


def faults(root, exercise=EXERCISE, tests=TESTS):
    with pytest.raises(ProblemsFound) as found:
        read(root, exercise, tests)
    return [(problem.rule, problem.line) for problem in found.value.problems]


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_an_exercise_is_read_whole(tmp_path):
    exercise = read(tmp_path)
    assert (exercise.file, exercise.number) == (FILE, 2)
    assert exercise.task == (
        "Return the mean of each row of `rows`, shape (n, d).\n\nThere is at least one column.\n\n"
        "Example: `means([[1, 2], [3, 5]])` gives `[1.5, 4]`."
    )
    assert exercise.hints == (
        "`np.mean` takes an axis.",
        "axis 1 runs along a row,\n\nas in `rows.sum(axis=1)`.",
    )
    assert exercise.header == "import numpy as np"
    assert exercise.starter.startswith("def means(rows: np.ndarray) -> np.ndarray:\n")
    assert exercise.solution.endswith("    return rows.mean(axis=1)\n")
    assert list(exercise.wrong) == ["wrong_takes_columns", "wrong_rounds"]
    code, fails = exercise.wrong["wrong_rounds"]
    assert "round()" in code
    assert fails == "test_fractions_stay"
    assert exercise.test_file == TEST_FILE
    assert exercise.test_text.startswith(TESTS)
    assert exercise.test_text.count("def test_") == 3  # and the comparison with the solution


def test_a_path_from_the_root_will_do(tmp_path):
    write_project(tmp_path)
    assert read_exercise(tmp_path, Path(FILE)).file == FILE


def test_each_variant_has_the_imports_and_its_section_on_the_lines_of_the_file(tmp_path):
    exercise = read(tmp_path)
    sources = variant_sources(exercise)
    assert list(sources) == ["starter", "solution", "wrong_takes_columns", "wrong_rounds"]
    lines = EXERCISE.splitlines()
    for section in exercise.sections:
        if section.name == "inputs":
            continue
        tree = ast.parse(sources[section.name])
        assert [type(node).__name__ for node in tree.body] == ["Import", "FunctionDef"]
        for number, line in enumerate(sources[section.name].splitlines()):
            assert line in ("", lines[number])


def test_the_variants_of_the_example_do_what_they_should(tmp_path):
    namespace = {}
    exec(variant_sources(read(tmp_path))["solution"], namespace)
    assert namespace["means"](np.array([[1.0, 2.0]])).tolist() == [1.5]


def test_data_that_an_exercise_reads_comes_along(tmp_path):
    write_project(tmp_path)
    (tmp_path / "snippets/data").mkdir()
    (tmp_path / "snippets/data/rows.csv").write_bytes(b"1,2\n")
    exercise = read(tmp_path, EXERCISE.replace("np.mean` takes", 'np.loadtxt("data/rows.csv")`'))
    assert exercise.data == {"data/rows.csv": b"1,2\n"}


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("snippets/a/norms_ex1.py", 1),
        ("norms_ex12.py", 12),
        ("norms.py", None),
        ("norms_ex0.py", None),
        ("norms_ex1.md", None),
        ("norms_example.py", None),
    ],
)
def test_the_name_of_a_file_tells_its_number(path, number):
    assert exercise_number(Path(path)) == number


def without(text, name):
    """Return the exercise without one of its sections."""
    start = text.index(f"# --8<-- [start:{name}")
    end_mark = f"# --8<-- [end:{name}]\n"
    return text[:start] + text[text.index(end_mark) + len(end_mark) :]


NO_WRONG = without(without(EXERCISE, "wrong_rounds"), "wrong_takes_columns")
TASK = "Task: `means([[1, 2]])` gives `[1.5]`."
DOCSTRING = EXERCISE[: EXERCISE.index("import numpy")]
INPUTS = line_of(EXERCISE, "# --8<-- [start:inputs")
STARTER = line_of(EXERCISE, "# --8<-- [start:starter")
ROUNDS = line_of(EXERCISE, "# --8<-- [start:wrong_rounds")


@pytest.mark.parametrize(
    ("exercise", "expected"),
    [
        (EXERCISE.replace(DOCSTRING, ""), [("exercise-hint", 1), ("exercise-task", 1)]),
        (EXERCISE.replace(DOCSTRING, '"""Hint: a"""\n'), [("exercise-task", 1)]),
        (EXERCISE.replace(DOCSTRING, f'"""{TASK}"""\n'), [("exercise-hint", 1)]),
        (EXERCISE.replace(DOCSTRING, f'"""{TASK}\n\nHint:\n"""\n'), [("exercise-hint", 1)]),
        (without(EXERCISE, "starter"), [("exercise-sections", None)]),
        (without(EXERCISE, "solution"), [("exercise-sections", None)]),
        (
            EXERCISE.replace(":wrong_rounds fails=test_fractions_stay]", ":rounds]").replace(
                "end:wrong_rounds", "end:rounds"
            ),
            [("exercise-sections", ROUNDS)],
        ),
        (NO_WRONG, [("exercise-wrong-answer", None)]),
        (
            EXERCISE.replace("`np.mean` takes an axis", "`np.mean(` takes an axis"),
            [("exercise-hint-code", 1)],
        ),
        (
            EXERCISE.replace("gives `[1.5, 4]`", "is something"),
            [("exercise-example", 1)],
        ),
        (without(EXERCISE, "inputs"), [("exercise-inputs", STARTER)]),
        (EXERCISE.replace("def inputs(", "def other("), [("exercise-inputs", INPUTS)]),
        (EXERCISE.replace(" compare=close", ""), [("exercise-compare", INPUTS)]),
        (EXERCISE.replace("compare=close", "compare=so"), [("exercise-compare", INPUTS)]),
        (EXERCISE.replace("compare=close", "compare=worth"), [("exercise-compare", INPUTS)]),
        (
            EXERCISE.replace("compare=close", "compare=close within=much"),
            [("exercise-compare", INPUTS)],
        ),
        (
            EXERCISE.replace(" fails=test_fractions_stay", ""),
            [("exercise-wrong-answer", ROUNDS)],
        ),
        (
            EXERCISE.replace("fails=test_fractions_stay", "fails=test_other"),
            [("exercise-wrong-answer", ROUNDS)],
        ),
        (
            EXERCISE.replace("import numpy as np", "x = 1"),
            [("exercise-outside", line_of(EXERCISE, "import"))],
        ),
        (
            EXERCISE + "\nx = 1\n",
            [("exercise-outside", EXERCISE.count("\n") + 2)],
        ),
        (
            EXERCISE + "\nimport math\n",
            [("exercise-outside", EXERCISE.count("\n") + 2)],
        ),
        (
            EXERCISE.replace("rows.mean(axis=0)", "rows.mean("),
            [("exercise-syntax", line_of(EXERCISE, "rows.mean(axis=0)"))],
        ),
        (
            EXERCISE.replace("# --8<-- [end:starter]", "#"),
            [("section-nested", line_of(EXERCISE, "# --8<-- [start:solution"))],
        ),
    ],
    ids=lambda value: "-".join(rule for rule, _ in value) if isinstance(value, list) else "",
)
def test_each_fault_names_its_rule_and_line(tmp_path, exercise, expected):
    found = faults(tmp_path, exercise)
    others = set(found) - set(expected)
    assert set(expected) <= set(found)
    assert all(rule.startswith("section") for rule, _ in others)  # a mark that then has no partner


def test_a_section_that_starts_like_wrong_but_fails_nothing_known_lists_the_tests(tmp_path):
    with pytest.raises(ProblemsFound, match="test_each_row_has_a_mean, test_fractions_stay"):
        read(tmp_path, EXERCISE.replace("fails=test_fractions_stay", "fails=test_other"))


def test_a_missing_test_file_is_reported(tmp_path):
    path = write_project(tmp_path)
    (tmp_path / TEST_FILE).unlink()
    with pytest.raises(ProblemsFound) as found:
        read_exercise(tmp_path, path)
    (problem,) = found.value.problems
    assert (problem.file, problem.rule) == (FILE, "exercise-tests")
    assert TEST_FILE in problem.message


def test_a_test_file_that_is_not_python_is_reported_itself(tmp_path):
    with pytest.raises(ProblemsFound) as found:
        read(tmp_path, tests="def test_a(:\n")
    (problem,) = found.value.problems
    assert (problem.file, problem.line, problem.rule) == (TEST_FILE, 1, "exercise-tests")
