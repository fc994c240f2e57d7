import pytest

from builder.lessons.headings import SECTIONS, check_sections, section_of
from builder.text.front_matter import Page
from builder.text.page_text import read_blocks
from builder.text.problems import Problem

ROLES = {"engineer": "use", "data-scientist": "skip", "deep-learning": "use", "research": "use"}
JOB = (
    "- **ML engineer.** A line.\n"
    "- **Deep learning engineer.** A line.\n"
    "- **Research scientist.** A line.\n"
)
END = "**Next:** more. **Source:** someone."


def body(sections=SECTIONS, job=JOB, end=END):
    parts = [f"## {name}\n\n{job if name == 'On the job' else 'Text.'}" for name in sections]
    return "\n\n".join([*parts, end])


def faults(text, **meta):
    page = Page({"format": "lesson", "roles": ROLES, **meta}, {}, text, 1)
    problems = []

    def report(line, rule, message, fix):
        problems.append(Problem("docs/a/b.md", line, rule, message, fix))

    check_sections(page, read_blocks(text, 1), report)
    return problems


def fault(text, **meta):
    (problem,) = faults(text, **meta)
    return problem


def test_all_sections_in_order_have_no_fault():
    assert faults(body()) == []


@pytest.mark.parametrize("name", SECTIONS)
def test_a_missing_section_says_where_it_belongs(name):
    problem = fault(body([other for other in SECTIONS if other != name]))
    assert problem.rule == "lesson-sections"
    assert f"“{name}” is missing" in problem.message
    following = SECTIONS.index(name) + 1
    lines = body([other for other in SECTIONS if other != name]).split("\n")
    if following < len(SECTIONS):
        assert lines[problem.line - 1] == f"## {SECTIONS[following]}"


def test_sections_out_of_order_name_the_first_that_is_early():
    order = ["The idea", "The problem", *SECTIONS[2:]]
    problem = fault(body(order))
    assert (problem.rule, problem.line) == ("lesson-sections", 1)
    assert "“The idea” comes too early" in problem.message
    assert "“The problem” (line 5)" in problem.fix


def test_a_section_that_comes_twice_names_the_first():
    problem = fault(body([*SECTIONS, "The idea"]))
    assert problem.rule == "lesson-sections"
    assert "comes twice" in problem.message
    assert "line 5" in problem.fix


def test_an_unknown_section_is_told_the_closest():
    problem = fault(body([*SECTIONS, "The ideas"]))
    assert problem.rule == "lesson-sections"
    assert problem.fix == "Did you mean `The idea`?"


def test_an_on_ramp_may_begin_with_a_test_and_leave_two_sections_out():
    short = [name for name in SECTIONS if name not in ("Where it breaks", "On the job")]
    assert faults(body(["Test out", *short]), format="on-ramp") == []
    assert faults(body(short), format="on-ramp") == []
    assert len(faults(body(["Test out", *short]))) == 3
    late = fault(body([*short, "Test out"]), format="on-ramp")
    assert "“Test out”" in late.fix


def test_a_role_that_needs_the_concept_has_its_bullet():
    job = JOB.replace("- **Deep learning engineer.** A line.\n", "")
    problem = fault(body(job=job))
    assert problem.rule == "on-the-job"
    assert "“Deep learning engineer” is missing" in problem.message


def test_a_role_that_may_skip_the_concept_has_no_bullet():
    problem = fault(body(job=JOB + "- **Data scientist.** A line.\n"))
    assert problem.rule == "on-the-job"
    assert "may skip" in problem.fix


def test_an_unknown_role_is_told_the_label_that_was_meant():
    job = JOB.replace("**ML engineer", "**Engineer")
    assert [p.message for p in faults(body(job=job))] == [
        "“Engineer” has no place here.",
        "A bullet for “ML engineer” is missing.",
    ]


def test_bullets_stand_in_the_order_of_roles_each_once():
    first, second, third = JOB.splitlines(keepends=True)
    for job in (second + first + third, JOB + third):
        problem = fault(body(job=job))
        assert (problem.rule, "order" in problem.message) == ("on-the-job", True)


def test_anything_but_a_bullet_with_a_role_is_out_of_place():
    assert [p.rule for p in faults(body(job=JOB + "- No label here.\n"))] == ["on-the-job"]
    assert [p.rule for p in faults(body(job="Some prose.\n\n" + JOB))] == ["on-the-job"]


@pytest.mark.parametrize(
    ("end", "lacks"),
    [
        ("**Next:** more.", "**Source:**"),
        ("**Source:** someone.", "**Next:**"),
        ("- **Next:** more. **Source:** someone.", "**Next:** and **Source:**"),
        (END + "\n\nOne more paragraph.", "**Next:** and **Source:**"),
    ],
)
def test_the_last_paragraph_holds_next_and_source(end, lacks):
    problem = fault(body(end=end))
    assert problem.rule == "next-and-source"
    assert problem.message == f"The last paragraph lacks {lacks}."


def test_a_section_is_its_heading_and_what_follows():
    blocks = read_blocks("## A\n\none\n\n- two\n\n### B\n\nthree\n", 1)
    assert [block.text for block in section_of(blocks, "A")] == ["## A", "one", "- two"]
    assert section_of(blocks, "C") == []
