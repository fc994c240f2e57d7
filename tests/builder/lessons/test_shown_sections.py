import pytest

from builder.lessons.shown_sections import Shown, check_shown, read_shown

PAGE = "docs/linear-algebra/norms.md"
OWN = "snippets/linear_algebra/norms.py"


def include(section, file="linear_algebra/norms.py"):
    return f'```python\n--8<-- "{file}:{section}"\n```\n'


@pytest.fixture
def faults(tmp_path):
    def check(markdown, sections=("define", "compare")):
        marks = [f"# --8<-- [start:{name}]\n# --8<-- [end:{name}]\n" for name in sections]
        for path, text in ((PAGE, markdown), (OWN, "".join(marks))):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return check_shown(tmp_path, PAGE, OWN, read_shown(tmp_path, PAGE))

    return check


def test_a_page_that_shows_each_section_once_has_no_fault(faults):
    assert faults(include("compare") + "\n" + include("define")) == []


def test_what_a_page_shows_is_read_with_its_lines(faults, tmp_path):
    faults("# Norms\n\n" + include("define"))
    assert read_shown(tmp_path, PAGE) == (Shown(OWN, "define", 4),)


def test_an_include_that_only_stands_inside_another_fence_shows_nothing(faults, tmp_path):
    faults("````markdown\n" + include("define") + "````\n")
    assert read_shown(tmp_path, PAGE) == ()


def test_a_section_no_page_shows_names_its_line_and_how_to_show_it(faults):
    (problem,) = faults(include("define"))
    assert (problem.file, problem.line, problem.rule) == (OWN, 3, "unused-section")
    assert problem.page == PAGE
    assert '--8<-- "linear_algebra/norms.py:compare"' in problem.fix


def test_a_section_shown_twice_names_both_lines(faults):
    (problem,) = faults(include("define") + include("compare") + include("define"))
    assert (problem.file, problem.line, problem.rule) == (PAGE, 8, "section-shown-twice")
    assert "line 2" in problem.message


def test_a_page_shows_no_snippet_of_another_page(faults):
    other = include("define", "linear_algebra/vectors.py")
    (problem,) = faults(other + include("define") + include("compare"))
    assert (problem.file, problem.line, problem.rule) == (PAGE, 2, "foreign-snippet")
    assert OWN in problem.fix


def test_a_page_without_a_snippet_has_no_unused_section(tmp_path):
    assert check_shown(tmp_path, PAGE, OWN, ()) == []


def test_files_that_others_report_are_left_to_them(faults, tmp_path):
    faults("")
    (tmp_path / PAGE).write_bytes(b"\xff")
    assert read_shown(tmp_path, PAGE) == ()
    (tmp_path / OWN).write_text("# --8<-- [start:define]\n", encoding="utf-8")
    assert check_shown(tmp_path, PAGE, OWN, ()) == []
