from pathlib import Path

from builder.site.own_tests import check_own_tests

ROOT = Path(__file__).parents[3]


def write(root, *files):
    """Write empty files."""
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).touch()


def test_a_module_of_the_build_has_its_test_file(tmp_path):
    write(tmp_path, "builder/__init__.py", "builder/text/a.py", "builder/text/vocabulary.py")
    write(tmp_path, "builder/text/b.py", "tests/builder/text/test_a.py")
    (problem,) = check_own_tests(tmp_path)
    assert (problem.file, problem.rule) == ("builder/text/b.py", "module-without-test")
    assert "tests/builder/text/test_b.py" in problem.fix


def test_a_test_file_has_its_module_in_the_folder_of_the_same_name(tmp_path):
    write(tmp_path, "builder/text/a.py", "tests/builder/text/test_a.py")
    write(tmp_path, "tests/builder/pages/test_a.py", "tests/builder/made_things.py")
    (problem,) = check_own_tests(tmp_path)
    assert (problem.file, problem.rule) == ("tests/builder/pages/test_a.py", "test-without-module")
    assert "builder/pages/a.py" in problem.message


def test_an_exception_that_is_no_longer_needed_is_reported(tmp_path):
    write(tmp_path, "builder/text/vocabulary.py", "tests/builder/text/test_vocabulary.py")
    (problem,) = check_own_tests(tmp_path)
    file = "tests/builder/text/test_vocabulary.py"
    assert (problem.file, problem.rule) == (file, "module-without-test")
    assert "UNTESTED" in problem.fix


def test_the_build_has_no_orphans():
    assert [str(problem) for problem in check_own_tests(ROOT)] == []
