import subprocess
import sys
from pathlib import Path

import made_exercise
import made_notebook
import pytest
from made_snippets import Lab, section

from builder.site.run import main, snippet_of

GOOD = (
    "import matplotlib.pyplot as plt\n"
    + section("print('hello')", "greet")
    + section(
        "fig, ax = plt.subplots()\nax.plot([1, 2])\nax.set_title('A line')\n"
        "fig.set_label('A line that rises from one to two.')",
        "plot",
    )
)

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with a good snippet, one with a fault, and one with exercises."""
    root = tmp_path_factory.mktemp("command")
    lab = Lab(root)
    lab.write(GOOD, "good_lesson.py")
    lab.write(section("print(1)\n1 / 0"), "bad_lesson.py")
    lab.write(section("print(1)"), "graded_lesson.py")
    for number in (1, 2, 3):
        lab.write(made_exercise.EXERCISE, f"graded_lesson_ex{number}.py")
    tests = root / "tests" / "topic"
    tests.mkdir(parents=True)
    (tests / "test_graded_lesson_ex1.py").write_text(made_exercise.TESTS)
    (tests / "test_graded_lesson_ex3.py").write_text("# write: the tests\n")
    return root


@pytest.mark.parametrize(
    "page",
    [
        "linear-algebra/cosine-similarity",
        "linear-algebra/cosine-similarity/",
        "docs/linear-algebra/cosine-similarity.md",
        "snippets/linear_algebra/cosine_similarity.py",
        "./snippets/linear_algebra/cosine_similarity.py",
        "linear_algebra\\cosine_similarity.py",
    ],
)
def test_a_snippet_is_found_from_any_path_that_belongs_to_its_page(page):
    assert snippet_of(page) == Path("snippets/linear_algebra/cosine_similarity.py")


def test_a_page_shows_each_section_with_output_and_figures(project, capsys):
    assert main(["topic/good-lesson"], project) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[:4] == ["snippets/topic/good_lesson.py", "── greet", "hello", "── plot"]
    assert lines[4].startswith("[figure, ")
    assert lines[4].endswith("kB] A line: A line that rises from one to two.")
    assert err == ""


def test_problems_go_to_standard_error_and_the_status_is_1(project, capsys):
    assert main(["docs/topic/bad-lesson.md"], project) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "1"
    assert "snippets/topic/bad_lesson.py:3: The snippet ends with ZeroDivisionError" in err


def test_a_page_shows_how_the_answers_to_its_exercises_are_graded(project, capsys):
    main(["topic/graded-lesson"], project)
    lines = capsys.readouterr().out.splitlines()
    first = lines.index("snippets/topic/graded_lesson_ex1.py")
    assert lines[first + 1 : first + 5] == [
        "── starter",
        "test_each_row_has_a_mean: NotImplementedError: write your answer here (line 20)",
        "── solution",
        "passes all tests",
    ]
    assert "── wrong_takes_columns" in lines


def test_an_exercise_without_tests_is_a_problem_and_an_unfinished_one_is_not(project, capsys):
    assert main(["topic/graded-lesson"], project) == 1
    out, err = capsys.readouterr()
    assert err.count("[exercise-tests]") == err.count("    Fix:") == 1
    assert "There is no tests/topic/test_graded_lesson_ex2.py" in err
    assert "ex3" not in out + err


def test_a_page_without_snippet_is_a_problem(project, capsys):
    assert main(["topic/no-lesson"], project) == 1
    assert "[snippet-not-found]" in capsys.readouterr().err


def test_without_pages_all_snippets_run_and_exercises_do_not(project, capsys):
    assert main([], project) == 1
    out, err = capsys.readouterr()
    assert out.startswith("3 snippets, 1 problems, ")
    assert len(out.splitlines()) == 1
    assert err.count("[snippet-exception]") == 1


def test_twice_compares_two_runs(project, capsys):
    assert main(["--twice", "topic/good-lesson"], project) == 0
    assert capsys.readouterr().out.startswith("1 snippets, 0 problems, ")


def test_the_module_is_a_command():
    command = [sys.executable, "-m", "builder", "run", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "linear-algebra/cosine-similarity" in done.stdout


def test_notebooks_run_with_the_rest_and_by_their_name(tmp_path, capsys):
    lab = Lab(tmp_path)
    lab.write(GOOD)
    made_notebook.write(tmp_path, made_notebook.project(made_notebook.cell("print('from a cell')")))
    assert main([], tmp_path) == 0
    assert capsys.readouterr().out.startswith("2 snippets, 0 problems, ")
    assert main(["projects/engineer-a-thing"], tmp_path) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [made_notebook.FILE, "── c3", "from a cell"]


def test_a_cell_that_fails_is_named(tmp_path, capsys):
    Lab(tmp_path)
    made_notebook.write(tmp_path, made_notebook.project(made_notebook.cell("1 / 0")))
    assert main([], tmp_path) == 1
    assert "Cell 3, line 1: The notebook ends with ZeroDivisionError" in capsys.readouterr().err
