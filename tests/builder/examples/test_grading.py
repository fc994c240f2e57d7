import pytest
from made_snippets import Lab

from builder.examples.runner import GradeJob
from builder.examples.watch import Limits

TESTS = '''
"""Grade `double`."""
import numpy as np
import pytest

@pytest.mark.parametrize("x", [0, 1])
def test_number(exercise, x):
    got = exercise.double(x)
    assert got == 2 * x, f"double({x}) returned {got}, expected {2 * x}"

def test_array(exercise):
    np.testing.assert_allclose(exercise.double(np.ones(2)), [2, 2])

def test_without_words(exercise):
    assert exercise.double(2) == 4
'''
ANSWERS = {
    "solution": "def double(x):\n    print('fine')\n    return 2 * x\n",
    "starter": "\n\n\ndef double(x):\n    raise NotImplementedError('write your answer here')\n",
    "wrong": "def double(x):\n    return x\n",
    "syntax": "def double(x):\n    return (\n",
    "hangs": "import time\ndef double(x):\n    time.sleep(60 * (x == 1))\n    return 2 * x\n",
    "prints": "def double(x):\n    while True:\n        print(x)\n",
    "dies": "import os\ndef double(x):\n    os._exit(0)\n",
    "leaves": "def double(x):\n    exit()\n",
    "writes": "def double(x):\n    open('made', 'w')\n",
    "own state": "seen = []\ndef double(x):\n    seen.append(x)\n    return 2 * x * len(seen)\n",
}
ANSWERS["dataclass"] = """from __future__ import annotations
import dataclasses

@dataclasses.dataclass
class Doubled:
    value: int

def double(x):
    return 2 * Doubled(x).value
"""
NAMES = ["test_number[0]", "test_number[1]", "test_array", "test_without_words"]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """The verdicts on all answers: by answer, name and message of the tests that fail."""
    lab = Lab(tmp_path_factory.mktemp("grades"), limits=Limits(seconds=3))
    with lab.runner:
        (result,) = lab.runner.grade([GradeJob("tests/test_double.py", TESTS, ANSWERS)])
    assert list(result.variants) == list(ANSWERS)
    return result.variants


def failures(outcomes):
    return {outcome.name: outcome.message for outcome in outcomes if not outcome.passed}


def test_a_right_answer_passes_every_test_in_the_order_of_the_file(verdicts):
    assert [(o.name, o.passed, o.message) for o in verdicts["solution"]] == [
        (name, True, "") for name in NAMES
    ]


def test_an_answer_may_use_dataclasses(verdicts):
    assert failures(verdicts["dataclass"]) == {}


def test_each_test_gets_a_fresh_module(verdicts):
    assert failures(verdicts["own state"]) == {}


def test_a_starter_fails_with_what_it_says_and_its_line(verdicts):
    said = "NotImplementedError: write your answer here (line 5)"
    assert failures(verdicts["starter"]) == dict.fromkeys(NAMES, said)


def test_a_wrong_answer_fails_with_the_text_of_the_assertion_alone(verdicts):
    found = failures(verdicts["wrong"])
    assert list(found) == NAMES[1:]
    assert found["test_number[1]"] == "double(1) returned 1, expected 2"
    assert found["test_array"].startswith("Not equal to tolerance")
    assert found["test_without_words"].startswith("assert 2 == 4\n")


def test_an_answer_that_is_not_python_says_so_with_its_line(verdicts):
    assert (
        failures(verdicts["syntax"])["test_array"] == "SyntaxError: '(' was never closed (line 2)"
    )


def test_what_does_not_end_fails_the_test_that_it_is_in(verdicts):
    outcomes = [(o.name, o.passed, o.message) for o in verdicts["hangs"]]
    assert outcomes == [
        ("test_number[0]", True, ""),
        ("test_number[1]", False, "It does not end within 3 seconds."),
    ]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("prints", "More than 64 KiB"),
        ("dies", "os._exit"),
        ("leaves", "SystemExit"),
        ("writes", "writes to snippets/made"),
    ],
)
def test_an_answer_that_does_what_it_must_not_fails(verdicts, answer, message):
    assert message in failures(verdicts[answer])["test_number[0]"]


@pytest.mark.parametrize(
    ("tests", "name", "message"),
    [
        ("import nothing_of_that_name\n", "", "ModuleNotFoundError: No module named"),
        ("def test(:\n", "", "SyntaxError"),
        ("x = 1\n", "", "The test file has no tests."),
        ("def test_x(nobody):\n    pass\n", "test_x", "FixtureLookupError: ('nobody'"),
        ("import pytest\ndef test_x():\n    pytest.skip('later')\n", "test_x", "Skipped: later"),
        ("def test_x():\n    raise KeyboardInterrupt\n", "", "KeyboardInterrupt"),
    ],
)
def test_a_test_file_that_cannot_grade_fails(lab, tests, name, message):
    (result,) = lab.runner.grade([GradeJob("test_broken.py", tests, {"solution": "x = 1\n"})])
    (outcome,) = result.variants["solution"]
    assert (outcome.name, outcome.passed) == (name, False)
    assert outcome.message.startswith(message)


def test_the_first_failure_of_a_test_counts_also_that_of_its_fixtures(lab):
    tests = """
import pytest
@pytest.fixture
def fragile():
    yield
    assert False, "cannot clean up"
def test_one(fragile):
    pass
def test_two(fragile):
    assert False, "wrong"
def test_three():
    raise ValueError("odd")
def test_four():
    raise AssertionError
"""
    (result,) = lab.runner.grade([GradeJob("test_fixtures.py", tests, {"solution": "x = 1\n"})])
    assert [(o.name, o.passed, o.message) for o in result.variants["solution"]] == [
        ("test_one", False, "cannot clean up"),
        ("test_two", False, "wrong"),
        ("test_three", False, "ValueError: odd"),
        ("test_four", False, "AssertionError"),
    ]


def test_two_test_files_of_one_name_do_not_clash(lab):
    jobs = []
    for number in (1, 2):
        tests = f"def test_it(exercise):\n    assert exercise.x == {number}, 'no {number}'"
        jobs.append(GradeJob(f"part_{number}/test_same.py", tests, {"one": "x = 1\n"}))
    first, second = (result.variants["one"] for result in lab.runner.grade(jobs))
    assert failures(first) == {}
    assert failures(second) == {"test_it": "no 2"}


def test_an_answer_is_graded_again_only_when_it_or_the_tests_change(tmp_path, monkeypatch):
    lab = Lab(tmp_path / "root", cache=tmp_path / "cache")
    asked = []
    run = lab.runner.run
    monkeypatch.setattr(lab.runner, "run", lambda *a: asked.extend(a[1]) or run(*a))
    with lab.runner:
        for tests, source in [("1", "x = 1"), ("1", "x = 1"), ("2", "x = 1"), ("2", "x = 2")]:
            text = f"def test_it(exercise):\n    assert exercise.x == {tests}, 'no'\n"
            (result,) = lab.runner.grade([GradeJob("test_x.py", text, {"one": source})])
            assert [o.passed for o in result.variants["one"]] == [source[-1] == tests]
    assert len(asked) == 3
