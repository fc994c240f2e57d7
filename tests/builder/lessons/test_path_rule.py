from pathlib import Path

import pytest

from builder.lessons.path_rule import (
    check_paths,
    exercise_of,
    exercise_tests_of,
    notebook_tests_of,
    page_of,
    snippet_of,
    snippet_tests_of,
)

ROOT = Path(__file__).parents[3]
PAGE = "docs/linear-algebra/dot-product.md"
SNIPPET = "snippets/linear_algebra/dot_product.py"
TESTS = "tests/linear_algebra/test_dot_product.py"
EXERCISE = "snippets/linear_algebra/dot_product_ex1.py"
EXERCISE_TESTS = "tests/linear_algebra/test_dot_product_ex1.py"


def write(root, *paths, text=""):
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def fault(root):
    (problem,) = check_paths(root)
    return problem


def test_the_path_of_a_page_gives_the_paths_of_all_that_belongs_to_it():
    assert snippet_of(PAGE) == SNIPPET
    assert snippet_tests_of(PAGE) == TESTS
    assert exercise_of(PAGE, 1) == EXERCISE
    assert exercise_tests_of(PAGE, 1) == EXERCISE_TESTS
    assert snippet_of("docs/when-math-helps.md") == "snippets/when_math_helps.py"


def test_the_path_of_a_snippet_gives_its_page_and_exercise():
    assert page_of(SNIPPET) == (PAGE, None)
    assert page_of("snippets/linear_algebra/dot_product_ex12.py") == (PAGE, 12)


def test_a_complete_lesson_has_no_fault(tmp_path):
    write(tmp_path, PAGE, SNIPPET, TESTS, EXERCISE, EXERCISE_TESTS)
    assert check_paths(tmp_path) == []


def test_a_lesson_without_a_snippet_is_told_its_path(tmp_path):
    write(tmp_path, PAGE)
    problem = fault(tmp_path)
    assert (problem.file, problem.rule) == (PAGE, "page-without-snippet")
    assert SNIPPET in problem.message


def test_a_lesson_without_tests_is_told_their_path(tmp_path):
    write(tmp_path, PAGE, SNIPPET)
    problem = fault(tmp_path)
    assert (problem.file, problem.rule) == (PAGE, "missing-tests")
    assert TESTS in problem.fix


@pytest.mark.parametrize("page", ["docs/linear-algebra/index.md", "docs/faq.md"])
def test_other_pages_need_neither_snippet_nor_tests(tmp_path, page):
    write(tmp_path, page)
    assert check_paths(tmp_path) == []


def test_another_page_may_have_a_snippet_of_its_own(tmp_path):
    write(tmp_path, "docs/contribute/figures.md", "snippets/contribute/figures.py")
    assert check_paths(tmp_path) == []


@pytest.mark.parametrize("snippet", [SNIPPET, EXERCISE])
def test_a_snippet_without_a_page_is_an_orphan(tmp_path, snippet):
    write(tmp_path, snippet)
    problem = fault(tmp_path)
    assert (problem.file, problem.rule) == (snippet, "snippet-without-page")
    assert PAGE in problem.message


def test_pages_in_hidden_folders_and_assets_do_not_count(tmp_path):
    write(tmp_path, "docs/_data/a.md", "docs/assets/vendor/b.md", "snippets/assets/vendor/b.py")
    assert fault(tmp_path).rule == "snippet-without-page"


@pytest.mark.parametrize("test", [TESTS, EXERCISE_TESTS])
def test_a_test_without_a_snippet_is_an_orphan(tmp_path, test):
    write(tmp_path, test)
    problem = fault(tmp_path)
    assert (problem.file, problem.rule) == (test, "test-without-snippet")


def test_tests_of_the_build_and_the_site_belong_to_no_snippet(tmp_path):
    write(tmp_path, "tests/builder/text/test_a.py", "tests/site/test_b.py", "tests/test_c.py")
    assert check_paths(tmp_path) == []


def test_sections_that_the_page_does_not_show_are_reported(tmp_path):
    write(tmp_path, PAGE, TESTS)
    write(tmp_path, SNIPPET, text="# --8<-- [start:a]\n# --8<-- [end:a]\n")
    assert fault(tmp_path).rule == "unused-section"


@pytest.mark.parametrize("file", [SNIPPET, TESTS, EXERCISE, EXERCISE_TESTS])
def test_unfinished_python_is_reported(tmp_path, file):
    write(tmp_path, PAGE, SNIPPET, TESTS, EXERCISE, EXERCISE_TESTS)
    write(tmp_path, file, text="x = 1\n# write: the rest\n")
    problem = fault(tmp_path)
    assert (problem.file, problem.line, problem.rule) == (file, 2, "unfinished-part")


def test_a_test_file_that_is_not_utf_8_is_reported(tmp_path):
    write(tmp_path, PAGE, SNIPPET)
    (tmp_path / TESTS).parent.mkdir(parents=True)
    (tmp_path / TESTS).write_bytes(b"# \xff\n")
    assert fault(tmp_path).rule == "utf-8"


def test_the_project_has_no_orphans():
    assert [str(p) for p in check_paths(ROOT)] == []


NOTEBOOK = "docs/projects/engineer-a-thing.ipynb"
NOTEBOOK_TESTS = "tests/projects/test_engineer_a_thing.py"


def test_a_notebook_has_its_tests(tmp_path):
    assert notebook_tests_of(NOTEBOOK) == NOTEBOOK_TESTS
    write(tmp_path, NOTEBOOK, NOTEBOOK_TESTS)
    assert check_paths(tmp_path) == []


def test_a_notebook_without_tests_is_told_their_path(tmp_path):
    write(tmp_path, NOTEBOOK)
    problem = fault(tmp_path)
    assert (problem.file, problem.rule) == (NOTEBOOK, "missing-tests")
    assert NOTEBOOK_TESTS in problem.fix


def test_tests_of_no_notebook_are_reported(tmp_path):
    write(tmp_path, NOTEBOOK_TESTS)
    problem = fault(tmp_path)
    assert (problem.file, problem.rule) == (NOTEBOOK_TESTS, "test-without-snippet")


def test_a_script_that_makes_data_needs_no_page(tmp_path):
    write(tmp_path, "snippets/data/make_it.py")
    assert check_paths(tmp_path) == []


def test_what_was_found_right_before_is_looked_for_but_not_read(tmp_path):
    write(tmp_path, PAGE)
    write(tmp_path, SNIPPET, text="# write: an example\n")
    rules = {problem.rule for problem in check_paths(tmp_path)}

    assert {"unfinished-part", "missing-tests"} <= rules
    found = check_paths(tmp_path, {("linear-algebra", "dot-product")})
    assert {problem.rule for problem in found} == {"missing-tests"}
