from builder.text.problems import Problem, ProblemsFound, in_order

FAULT = Problem("docs/a.md", 7, "some-rule", "It is wrong.", "Put it right.")


def test_a_message_names_file_line_fault_rule_and_fix():
    assert str(FAULT) == "docs/a.md:7: It is wrong. [some-rule]\n    Fix: Put it right."


def test_without_a_line_only_the_file_is_named():
    assert str(Problem("x.py", None, "r", "Gone.", "Bring it back.")).startswith("x.py: Gone.")


def test_page_and_details_stand_indented_below():
    fault = Problem("s.py", 1, "r", "m.", "f.", page="docs/a.md:3", details="one\ntwo\n")

    assert str(fault).splitlines()[2:] == ["    Shown on: docs/a.md:3", "    one", "    two"]


def test_problems_come_once_each_by_file_and_line():
    first = Problem("docs/a.md", 2, "r", "m", "f")
    whole_file = Problem("docs/a.md", None, "r", "m", "f")
    other = Problem("docs/b.md", 1, "r", "m", "f")

    assert in_order([other, FAULT, first, FAULT, whole_file]) == [whole_file, first, FAULT, other]


def test_of_the_same_problem_with_and_without_its_page_the_one_with_it_stays():
    with_page = Problem("s.py", 1, "r", "m", "f", page="docs/a.md:3")

    assert in_order([with_page, Problem("s.py", 1, "r", "m", "f")]) == [with_page]


def test_the_exception_says_every_problem():
    raised = ProblemsFound([FAULT, Problem("docs/b.md", 1, "r", "m", "f")])

    assert str(FAULT) in str(raised)
    assert "docs/b.md:1" in str(raised)
