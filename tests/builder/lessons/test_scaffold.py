from types import SimpleNamespace

import pytest

from builder.curriculum.concepts import NOTES, PLANNED, load_concepts
from builder.examples.sections import read_sections
from builder.lessons.anatomy import check_lesson
from builder.lessons.path_rule import check_paths
from builder.lessons.scaffold import cut_entry, main, start_lesson
from builder.site.consequences import causes
from builder.text.problems import ProblemsFound
from builder.text.vocabulary import ROLES

KEYS = """\
  title: "{title}"
  summary: One sentence.
  why: A reason.
  needs: [{needs}]
  roles: {{engineer: use, data-scientist: skip, deep-learning: use, research: derive}}
  minimum: []
  judged: [research]
  seeds: [1]
  format: lesson
  minutes: 35
  aliases: [one, two, "a: b"]
"""
HEAD = "# What is planned.\n\n# ---- foundations ----\n"
FIRST = "- id: sums\n  topic: foundations\n" + KEYS.format(title="Sums", needs="")
SECOND = "- id: dot-product\n  topic: linear-algebra\n" + KEYS.format(
    title="Dot product", needs="sums"
)
THIRD = "- id: norms\n  topic: linear-algebra\n" + KEYS.format(title="Norms", needs="dot-product")
TEXT = f"{HEAD}{FIRST}\n# ---- linear algebra ----\n{SECOND}\n{THIRD}"
PAGE = "docs/linear-algebra/dot-product.md"
SNIPPET = "snippets/linear_algebra/dot_product.py"
EXERCISE = "snippets/linear_algebra/dot_product_ex1.py"
TESTS = "tests/linear_algebra/test_dot_product.py"
EXERCISE_TESTS = "tests/linear_algebra/test_dot_product_ex1.py"
FILES = [SNIPPET, PAGE, TESTS, EXERCISE, EXERCISE_TESTS]


@pytest.fixture
def project(tmp_path):
    (tmp_path / PLANNED).parent.mkdir(parents=True)
    (tmp_path / PLANNED).write_bytes(TEXT.encode())
    return tmp_path


def state(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def fault(root, concept_id):
    before = state(root)
    with pytest.raises(ProblemsFound) as caught:
        start_lesson(root, concept_id)
    assert state(root) == before, "something was written in spite of the fault"
    (problem,) = caught.value.problems
    return problem


def test_the_files_of_the_lesson_are_written_where_the_path_rule_wants_them(project):
    assert start_lesson(project, "dot-product") == FILES
    assert all((project / path).exists() for path in FILES)


def test_the_entry_moves_into_the_page_and_the_rest_of_the_file_stays(project):
    before, _ = load_concepts(project)
    start_lesson(project, "dot-product")
    rest = (project / PLANNED).read_bytes().decode()
    assert rest == f"{HEAD}{FIRST}\n# ---- linear algebra ----\n{THIRD}"
    after, problems = load_concepts(project)
    assert problems == []
    assert after["dot-product"].status == "written"
    for key in ("title", "summary", "why", "needs", "roles", "judged", "seeds", "aliases"):
        assert getattr(after["dot-product"], key) == getattr(before["dot-product"], key)


def test_a_started_lesson_reports_its_unfinished_parts_file_by_file_in_order(project):
    start_lesson(project, "dot-product")
    told = []
    for file in FILES:
        page = (project / PAGE).read_text(encoding="utf-8")
        problems = [*load_concepts(project)[1], *check_lesson(page, PAGE), *check_paths(project)]
        steps = [p for p in causes(problems) if p.rule == "unfinished-part"]
        assert {step.file for step in steps} == {file}
        told += [step.message.removeprefix("Still to write: ")[:20] for step in steps]
        lines = (project / file).read_text(encoding="utf-8").splitlines(keepends=True)
        left = [line for line in lines if not line.startswith(("<!-- write:", "# write:"))]
        (project / file).write_text("".join(left), encoding="utf-8")
    assert told == [
        "the docstring above:",
        "one function that is",
        "the case of “The pro",
        "one figure with a ti",
        "one line, “You will ",
        "a case with numbers ",
        "a picture in words, ",
        "the smallest case wi",
        "before each section ",
        "limits, numerical ed",
        "- **ML engineer.** W",
        "- **Deep learning en",
        "- **Research scienti",
        "a quiz, ```quiz its-",
        "**Next:** [a concept",
        "one test per claim o",
        "the task and its hin",
        "the name, arguments ",
        "a solution",
        "at least 60 inputs, ",
        "two or more wrong an",
        "the tests that grade",
    ]


def test_once_its_marks_are_deleted_the_other_rules_hold_the_page_to_account(project):
    start_lesson(project, "dot-product")
    lines = (project / PAGE).read_text(encoding="utf-8").splitlines(keepends=True)
    page = "".join(line for line in lines if not line.startswith("<!--"))
    rules = {problem.rule for problem in check_lesson(page, PAGE)}
    assert {"you-will", "lesson-length", "on-the-job", "lesson-quiz", "next-and-source"} == rules


def test_the_new_python_compiles_and_has_the_sections_that_the_page_shows(project):
    start_lesson(project, "dot-product")
    for path in (file for file in FILES if file != PAGE):
        compile((project / path).read_text(encoding="utf-8"), path, "exec")
    snippet = (project / SNIPPET).read_text(encoding="utf-8")
    page = (project / PAGE).read_text(encoding="utf-8")
    for section in read_sections(snippet, SNIPPET):
        assert f'--8<-- "linear_algebra/dot_product.py:{section.name}"' in page


@pytest.mark.parametrize(
    ("path", "test", "advice"),
    [
        (TESTS, "test_every_claim_of_the_page", "Write the tests"),
        (EXERCISE_TESTS, "test_smallest_case", r"dot_product\(\[1, 2\]\) returned 7, expected …"),
    ],
)
def test_the_new_tests_fail_with_what_to_write(project, path, test, advice):
    start_lesson(project, "dot-product")
    namespace = {}
    exec((project / path).read_text(encoding="utf-8"), namespace)
    with pytest.raises(AssertionError, match=advice):
        namespace[test](SimpleNamespace(dot_product=lambda _: 7))


def test_an_on_ramp_begins_with_a_test_out(project):
    text = TEXT.replace(SECOND, SECOND.replace("format: lesson", "format: on-ramp"))
    (project / PLANNED).write_text(text, encoding="utf-8")
    start_lesson(project, "dot-product")
    headings = [line for line in (project / PAGE).read_text().split("\n") if line[:3] == "## "]
    assert headings[:2] == ["## Test out", "## The problem"]


def test_every_planned_concept_could_be_started(project):
    for name in ("norms", "sums", "dot-product"):
        start_lesson(project, name)
    assert (project / PLANNED).read_text() == f"{HEAD}# ---- linear algebra ----\n"
    assert len(load_concepts(project)[0]) == 3


def test_a_concept_that_is_not_planned_is_told_the_closest(project):
    problem = fault(project, "dot-products")
    assert problem.rule == "lesson-start"
    assert problem.fix == "Did you mean `dot-product`?"


def test_a_concept_unlike_any_is_told_how_to_plan_it(project):
    problem = fault(project, "zzz")
    assert problem.rule == "lesson-start"
    assert "add an entry for it there first" in problem.fix


def test_a_concept_that_is_written_is_told_where(project):
    start_lesson(project, "dot-product")
    problem = fault(project, "dot-product")
    assert (problem.rule, problem.file) == ("lesson-start", PAGE)
    assert "written already" in problem.message


def test_a_note_is_no_planned_lesson(project):
    note = THIRD.replace("norms", "notes-only").replace("format: lesson", "format: skip-note")
    (project / NOTES).write_text(note, encoding="utf-8")
    problem = fault(project, "notes-only")
    assert (problem.file, problem.line) == (NOTES, 1)
    assert "is a note" in problem.message


def test_a_faulty_entry_is_mended_first(project):
    (project / PLANNED).write_text(TEXT.replace("minutes: 35", "minutes: 3", 1), encoding="utf-8")
    assert fault(project, "dot-product").rule == "minutes-range"


@pytest.mark.parametrize("path", [file for file in FILES if file != PAGE])
def test_a_file_that_is_there_is_not_overwritten(project, path):
    (project / path).parent.mkdir(parents=True)
    (project / path).write_text("mine", encoding="utf-8")
    problem = fault(project, "dot-product")
    assert (problem.rule, problem.file) == ("lesson-start", path)


def test_an_entry_is_cut_with_its_inner_comments_and_line_ends():
    text = "- id: a\r\n  # inside\r\n  why: b\r\n\r\n# of the next\r\n- id: c\r\n"
    entry, rest = cut_entry(text, 1)
    assert entry == "- id: a\r\n  # inside\r\n  why: b\r\n"
    assert rest == "# of the next\r\n- id: c\r\n"


def test_the_last_entry_takes_the_empty_line_before_it_along():
    assert cut_entry("- id: a\n\n- id: b\n  why: c\n", 3)[1] == "- id: a\n"


def test_the_command_says_what_it_wrote_and_what_comes_next(project, capsys):
    assert main(["dot-product"], project) == 0
    told = capsys.readouterr().out
    assert all(path in told for path in FILES)
    assert "make serve" in told


def test_the_command_says_what_is_wrong(project, capsys):
    assert main([], project) == 2
    assert "make lesson ID=" in capsys.readouterr().out
    assert main(["dot-products"], project) == 1
    assert "Did you mean `dot-product`?" in capsys.readouterr().out


def test_a_bullet_is_asked_for_from_each_role_that_needs_the_concept(project):
    start_lesson(project, "dot-product")
    page = (project / PAGE).read_text(encoding="utf-8")
    assert [label for label in ROLES.values() if f"- **{label}.**" in page] == [
        "ML engineer",
        "Deep learning engineer",
        "Research scientist",
    ]
