import pytest
from made_exercise import EXERCISE, FILE, TEST_FILE, write_project

from builder.examples.results import GradeResult, InputsResult, TestOutcome
from builder.lessons.exercise_comparison import TEST
from builder.lessons.exercise_grades import check_grades, check_inputs
from builder.lessons.exercise_reader import read_exercise

HINT = "means returned [1.0]: one mean for each row, please; see axis."
MEAN, FRACTIONS = "test_each_row_has_a_mean", "test_fractions_stay"
GOOD = [TestOutcome(MEAN, True), TestOutcome(FRACTIONS, True), TestOutcome(TEST, True)]
TOLD = TestOutcome(TEST, False, "means([[1, 2]]) returned 2. The solution returns 1.5.")
GRADES = {
    "starter": [TestOutcome(MEAN, False, "write"), TestOutcome(FRACTIONS, False, "write")],
    "solution": GOOD,
    "wrong_takes_columns": [
        TestOutcome(MEAN, False, HINT),
        TestOutcome(FRACTIONS, False, ""),
        TOLD,
    ],
    "wrong_rounds": [TestOutcome(MEAN, True), TestOutcome(FRACTIONS, False, HINT), TOLD],
}


@pytest.fixture
def check(tmp_path):
    exercise = read_exercise(tmp_path, write_project(tmp_path))
    return lambda **grades: check_grades(exercise, GradeResult(TEST_FILE, GRADES | grades))


def test_an_exercise_graded_as_it_says_is_right(check):
    assert check() == []


@pytest.mark.parametrize(
    ("variant", "outcomes", "rule", "part"),
    [
        ("solution", GRADES["wrong_rounds"], "exercise-solution-passes", FRACTIONS),
        ("solution", [TestOutcome("", False, "boom")], "exercise-solution-passes", TEST_FILE),
        ("starter", GOOD, "exercise-starter-fails", "nothing left"),
        ("wrong_rounds", GOOD, "exercise-wrong-fails", "wrong_rounds"),
        ("wrong_rounds", GRADES["wrong_rounds"][:2], "exercise-told-apart", "No input tells"),
        ("wrong_rounds", GRADES["starter"], "exercise-wrong-fails-first", MEAN),
        ("wrong_rounds", [TestOutcome("", False, "boom")], "exercise-wrong-fails-first", "import"),
        ("wrong_rounds", [TestOutcome(FRACTIONS, False, "")], "exercise-message", FRACTIONS),
        (
            "wrong_rounds",
            [TestOutcome(FRACTIONS, False, "ValueError: axis 1 is out of bounds (line 41)")],
            "exercise-message",
            FRACTIONS,
        ),
        (
            "wrong_rounds",
            [TestOutcome(FRACTIONS, False, "assert [1.0, 2.0, 3.0] == [1.5, 2.5, 3.5]")],
            "exercise-message",
            FRACTIONS,
        ),
    ],
)
def test_each_fault_has_its_own_rule_and_message(check, variant, outcomes, rule, part):
    (problem,) = check(**{variant: outcomes})
    assert (problem.file, problem.rule) == (FILE, rule)
    assert part in problem.message
    assert EXERCISE.splitlines()[problem.line - 1].startswith(f"# --8<-- [start:{variant}")


def test_a_parameter_does_not_change_the_name_of_a_test(check):
    assert check(wrong_rounds=[TestOutcome(f"{FRACTIONS}[1-2]", False, HINT), TOLD]) == []


def test_the_details_say_what_the_tests_said(check):
    (problem,) = check(solution=[TestOutcome(MEAN, False, "because")])
    assert problem.details == f"{MEAN}: because"


def test_a_wrong_answer_that_says_it_returns_the_same_is_not_told_apart(tmp_path):
    text = EXERCISE.replace("fails=test_fractions_stay", "fails=test_fractions_stay compares=equal")
    exercise = read_exercise(tmp_path, write_project(tmp_path, text))
    result = GradeResult(TEST_FILE, GRADES | {"wrong_rounds": GRADES["wrong_rounds"][:2]})
    assert check_grades(exercise, result) == []
    (problem,) = check_grades(exercise, GradeResult(TEST_FILE, GRADES))
    assert problem.rule == "exercise-told-apart"
    assert "Leave out `compares=equal`" in problem.fix


def test_inputs_that_tell_too_little_are_reported_unless_the_exercise_says_why(tmp_path):
    exercise = read_exercise(tmp_path, write_project(tmp_path))
    assert check_inputs(exercise, InputsResult("")) == []
    (problem,) = check_inputs(exercise, InputsResult("", ("rows rounded",)))
    assert (problem.file, problem.rule) == (FILE, "exercise-told-apart")
    assert "# Alike: rows rounded: …" in problem.fix
    said = EXERCISE.replace("def inputs", "# Alike: rows rounded: they count things.\ndef inputs")
    exercise = read_exercise(tmp_path, write_project(tmp_path, said))
    assert check_inputs(exercise, InputsResult("", ("rows rounded",))) == []
    (problem,) = check_inputs(exercise, InputsResult(""))
    assert "Delete the line" in problem.fix


def test_inputs_at_fault_and_examples_that_are_not_so_are_reported_with_their_line(tmp_path):
    exercise = read_exercise(tmp_path, write_project(tmp_path))
    (problem,) = check_inputs(exercise, InputsResult("inputs(rng) yields 3 inputs."))
    assert (problem.rule, problem.line) == ("exercise-inputs", exercise.inputs.line)
    untrue = (("means([[1, 2], [3, 5]])", "gives [1.5, 4.5]"),)
    (problem,) = check_inputs(exercise, InputsResult("", (), untrue))
    assert problem.rule == "exercise-example"
    assert EXERCISE.splitlines()[problem.line - 1].startswith("Example: ")
