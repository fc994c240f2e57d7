import pytest

from builder.examples.sections import Section, read_sections
from builder.text.problems import ProblemsFound

FILE = "snippets/topic/lesson.py"


def only_problem(text):
    with pytest.raises(ProblemsFound) as found:
        read_sections(text, FILE)
    (problem,) = found.value.problems
    assert problem.file == FILE
    assert problem.fix
    return problem


def test_sections_come_in_order_with_lines_attributes_and_code():
    text = (
        "import numpy as np\n\n# --8<-- [start:one]\na = 1\n\nb = 2\n# --8<-- [end:one]\n"
        "# --8<-- [start:wrong_two fails=test_sign seen=a=b]\n# --8<-- [end:wrong_two]\n"
    )
    assert read_sections(text, FILE) == [
        Section("one", 3, 7, {}, "a = 1\n\nb = 2\n"),
        Section("wrong_two", 8, 9, {"fails": "test_sign", "seen": "a=b"}, ""),
    ]


def test_line_ends_of_windows_and_odd_characters_do_not_shift_lines():
    text = "a = '\x0c\x85\u2028'\r\n# --8<-- [start:one]\r\nb = 2\r\n# --8<-- [end:one]\r\n"
    assert read_sections(text, FILE) == [Section("one", 2, 4, {}, "b = 2\n")]


def test_a_file_without_marks_has_no_sections():
    assert read_sections("x = 1  # 8 < 9\n", FILE) == []


@pytest.mark.parametrize(
    "mark",
    [
        "# --8<-- [begin:one]",
        "# --8<-- start:one",
        "#--8<-- [start:one]",
        "    # --8<-- [start:one]",
        "# --8<-- [start:One]",
        "# --8<-- [start:one fails]",
        "# --8<-- [start:one] and more",
    ],
)
def test_a_mark_that_cannot_be_read_names_its_line_and_shows_a_good_one(mark):
    problem = only_problem(f"x = 1\n{mark}\n")
    assert (problem.line, problem.rule) == (2, "section-mark")
    assert mark.strip() in problem.message
    assert "[start:compare]" in problem.fix


def test_an_end_without_start_is_a_fault():
    problem = only_problem("# --8<-- [end:one]\n")
    assert (problem.line, problem.rule) == (1, "section-mark")
    assert "no section is open" in problem.message


def test_an_end_with_another_name_says_which_section_is_open():
    text = "# --8<-- [start:one]\n# --8<-- [end:two]\n# --8<-- [end:one]\n"
    problem = only_problem(text)
    assert (problem.line, problem.rule) == (2, "section-mark")
    assert "“one” is open" in problem.message


def test_a_section_that_never_ends_is_reported_where_it_starts():
    problem = only_problem("x = 1\n# --8<-- [start:one]\n")
    assert (problem.line, problem.rule) == (2, "section-unclosed")
    assert "“one” never ends" in problem.message
    assert "[end:one]" in problem.fix


def test_a_section_in_a_section_is_a_fault():
    text = "# --8<-- [start:one]\n# --8<-- [start:two]\n# --8<-- [end:two]\n# --8<-- [end:one]\n"
    problem = only_problem(text)
    assert (problem.line, problem.rule) == (2, "section-nested")
    assert "“two” starts inside section “one”" in problem.message
    assert "[end:one]" in problem.fix


def test_a_name_that_occurs_twice_is_a_fault():
    text = "# --8<-- [start:one]\n# --8<-- [end:one]\n" * 2
    problem = only_problem(text)
    assert (problem.line, problem.rule) == (3, "section-duplicate")
    assert "two sections “one”" in problem.message
