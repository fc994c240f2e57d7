import io
import os
import subprocess
import sys
import zipfile

import html5lib
import pytest
from made_exercise import EXERCISE, FILE, TEST_FILE, write_project

from builder.lessons.exercise_comparison import TEST
from builder.lessons.exercise_files import (
    exercise_block,
    exercises_of,
    published_files,
    replace_exercises,
)
from builder.lessons.exercise_reader import read_exercise
from builder.text.safe_html import check_html

PAGE = "docs/linear-algebra/mean-of-rows.md"
FENCE = "```exercise 2\n```\n"
FOLDER = "exercises/linear-algebra/mean-of-rows-2/"


@pytest.fixture
def exercise(tmp_path):
    return read_exercise(tmp_path, write_project(tmp_path))


def replace(text, exercises):
    return replace_exercises(text, PAGE, exercises, 10)


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_an_exercise_is_shown_with_task_starter_hints_and_solution(exercise, render):
    text, problems = replace(f"Before.\n\n{FENCE}\nAfter.\n", {2: exercise})
    html = render(text)
    assert problems == []
    assert check_html(html, text, PAGE) == []
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    assert [child.tag for child in tree.find("body")] == ["p", "section", "p"]
    section = tree.find(".//section")
    assert section.attrib == {"class": "jem-exercise", "id": "exercise-2"}
    heading, *rest = section
    assert (heading.tag, words(heading)) == ("h3", "Exercise 2")
    assert words(rest[0]) == "Return the mean of each row of rows, shape (n, d)."
    starter = words(section.find("div[@class='highlight']"))
    assert starter.startswith("import numpy as np def means(")
    assert "NotImplementedError" in starter
    hints = section.findall("details[@class='jem-hint']")
    assert [words(hint.find("summary")) for hint in hints] == ["Hint 1", "Hint 2"]
    assert words(hints[1]) == "Hint 2 axis 1 runs along a row, as in rows.sum(axis=1)."
    (solution,) = section.findall("details[@class='jem-solution']")
    assert words(solution.find("summary")) == "Solution"
    assert "return rows.mean(axis=1)" in words(solution)
    assert "axis=0" not in html
    assert len({e.get("id") for e in tree.iter() if e.get("id")}) == html.count(' id="')


def test_the_links_of_an_exercise_lead_to_its_files(exercise):
    block = exercise_block(exercise, 2, "linear-algebra/mean-of-rows/")
    for address in published_files(exercise):
        name = address.removeprefix(FOLDER)
        if name in {"answer.py", "test_mean_of_rows_ex2.py"} or address.endswith(".zip"):
            assert f'href="../../{address}"' in block


def test_a_single_hint_has_no_number_and_tags_in_code_stay_code(tmp_path, render):
    text = EXERCISE.replace("Hint: axis 1", "Or").replace("There is", "`</section>` is")
    exercise = read_exercise(tmp_path, write_project(tmp_path, text))
    html = render(exercise_block(exercise, 1, "a/b/"))
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    assert words(tree.find(".//details/summary")) == "Hint"
    assert [child.tag for child in tree.find("body")] == ["section"]
    assert "</section> is" in words(tree)


def test_fences_in_a_solution_do_not_end_its_fence(tmp_path, render):
    text = EXERCISE.replace("return rows.mean(axis=1)\n", 'return """\n```\n# no heading\n"""\n')
    exercise = read_exercise(tmp_path, write_project(tmp_path, text))
    assert "<h1" not in render(exercise_block(exercise, 1, "a/b/"))


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("```exercise\n```", 11, "not the number"),
        ("\n```exercise two\n```", 12, "not the number"),
        ("```exercise 0\n```", 11, "not the number"),
        ("```exercise 7\n```", 11, "there are: 2"),
        ("```exercise 2\nmore\n```", 11, "not empty"),
        ("  ```exercise 2\n  ```", 11, "indented"),
        ("```exercise 2\n", 11, "never closed"),
    ],
)
def test_a_fence_that_shows_no_exercise_stays_and_is_reported(exercise, text, line, part):
    done, (problem, unseen) = replace(text, {2: exercise})
    assert done == text
    assert (problem.file, problem.line, problem.rule) == (PAGE, line, "exercise-fence")
    assert part in problem.message + problem.fix
    assert unseen.rule == "exercise-shown"


def test_an_exercise_that_its_page_shows_twice_or_never_is_reported(exercise):
    _, (problem,) = replace(FENCE + FENCE, {2: exercise})
    assert (problem.file, problem.line, problem.rule) == (PAGE, 13, "exercise-shown")
    _, (problem,) = replace("", {2: exercise})
    assert (problem.file, problem.rule) == (FILE, "exercise-shown")


def test_the_exercises_of_a_page_are_those_with_its_name(tmp_path):
    path = write_project(tmp_path)
    (path.parent / "mean_of_rows.py").write_text("")
    (path.parent / "mean_ex1.py").write_text("")
    found, problems = exercises_of(tmp_path, PAGE)
    assert (list(found), problems) == ([2], [])
    assert exercises_of(tmp_path, "docs/index.md") == ({}, [])


def test_in_place_of_a_faulty_exercise_the_page_says_so(tmp_path, render):
    write_project(tmp_path, "x = 1\n")
    found, problems = exercises_of(tmp_path, PAGE)
    assert {problem.file for problem in problems} == {FILE}
    text, more = replace(FENCE, found)
    assert more == []
    assert "cannot be shown" in render(text)


def test_the_download_is_the_same_on_every_day(exercise):
    files = published_files(exercise)
    names = ["README.txt", "answer.py", "conftest.py", "exercise_comparison.py"]
    names.append("test_mean_of_rows_ex2.py")
    archive = f"{FOLDER.rstrip('/')}.zip"
    assert sorted(files) == sorted([archive, *(FOLDER + name for name in names)])
    with zipfile.ZipFile(io.BytesIO(files[archive])) as packed:
        assert packed.namelist() == [f"mean-of-rows-2/{name}" for name in names]
        for entry in packed.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert packed.read(entry) == files[f"exercises/linear-algebra/{entry.filename}"]
    assert files[f"{FOLDER}README.txt"].count(b"\n") == 2
    assert published_files(exercise) == files


def test_data_is_published_with_the_exercise(tmp_path):
    path = write_project(tmp_path, EXERCISE.replace("np.mean`", 'np.loadtxt("data/a.csv")`'))
    (tmp_path / "snippets/data").mkdir()
    (tmp_path / "snippets/data/a.csv").write_bytes(b"1\n")
    files = published_files(read_exercise(tmp_path, path))
    assert files[f"{FOLDER}data/a.csv"] == b"1\n"


def test_pytest_in_the_download_comes_to_the_verdict_of_the_project(exercise, tmp_path):
    folder = tmp_path / "download"
    archive = published_files(exercise)[f"{FOLDER.rstrip('/')}.zip"]
    zipfile.ZipFile(io.BytesIO(archive)).extractall(folder)
    answer = folder / "mean-of-rows-2/answer.py"
    starter = answer.read_text(encoding="utf-8")
    assert starter.startswith("# Return the mean of each row of `rows`, shape (n, d).\n#\n# There")

    def first_failure():
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-x", "--no-header"],
            cwd=answer.parent,
            env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},  # readers have none of ours
            capture_output=True,
            text=True,
        )
        assert run.returncode in {0, 1}, run.stdout
        failed = [line for line in run.stdout.splitlines() if line.startswith("FAILED")]
        assert bool(failed) == bool(run.returncode)
        return failed[0].split("::")[1].split()[0] if failed else "", run.stdout

    assert first_failure()[0] == "test_each_row_has_a_mean"
    answer.write_text(f"{exercise.header}\n\n{exercise.solution}", encoding="utf-8")
    assert first_failure()[0] == ""
    calls = (
        "calls = []\ndef means(rows):\n    calls.append(1)\n    return rows.mean(axis=len(calls))\n"
    )
    answer.write_text(calls, encoding="utf-8")
    assert (
        first_failure()[0] == TEST
    )  # each test gets a module of its own, and this one calls twice
    answer.write_text("def means(rows):\n    return rows.mean(axis=1).round(2)\n", encoding="utf-8")
    test, output = first_failure()
    assert test == TEST
    assert "The solution returns [" in output
    code, fails = exercise.wrong["wrong_rounds"]
    answer.write_text(f"{exercise.header}\n\n{code}", encoding="utf-8")
    test, output = first_failure()
    assert test == fails == "test_fractions_stay"
    assert "do not round." in output
    assert TEST_FILE.split("/")[-1] in output
