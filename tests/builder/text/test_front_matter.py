import pytest

from builder.text.front_matter import is_lesson, read_page, read_text
from builder.text.problems import ProblemsFound


def fault(text):
    with pytest.raises(ProblemsFound) as caught:
        read_page(text, "docs/page.md")
    (problem,) = caught.value.problems
    return problem


def test_a_page_is_cut_into_front_matter_and_body_with_their_lines():
    page = read_page("---\ntitle: A\nsummary: B\n---\n\n# A\n---\nmore\n", "docs/page.md")
    assert page.meta == {"title": "A", "summary": "B"}
    assert page.meta_lines == {"title": 2, "summary": 3}
    assert page.body == "\n# A\n---\nmore\n"
    assert page.body_line == 5


def test_front_matter_may_end_the_file():
    page = read_page("---\ntitle: A\n---", "docs/page.md")
    assert (page.body, page.body_line) == ("", 3)


def test_a_page_without_front_matter_is_told_how_to_start():
    problem = fault("# Title\n")
    assert (problem.file, problem.line, problem.rule) == ("docs/page.md", 1, "front-matter")
    assert "does not start" in problem.message


def test_front_matter_without_an_end_is_told_so():
    problem = fault("---\ntitle: A\n\n# A\n")
    assert problem.rule == "front-matter"
    assert "not closed" in problem.message


@pytest.mark.parametrize("front", ["", "# comment\n", "title\n", "- title\n"])
def test_front_matter_without_keys_is_a_fault(front):
    problem = fault(f"---\n{front}---\n")
    assert problem.rule == "front-matter"
    assert "`key: value`" in problem.message


def test_a_fault_in_the_yaml_names_its_line_in_the_page():
    assert fault("---\ntitle: A\nsummary: b: c\n---\n").line == 3


@pytest.mark.parametrize(
    ("file", "lesson"),
    [
        ("docs/linear-algebra/cosine-similarity.md", True),
        ("docs/linear-algebra/index.md", False),
        ("docs/start/first-model.md", False),
        ("docs/linear-algebra/deeper/norms.md", False),
        ("docs/linear-algebra/notes.txt", False),
        ("snippets/linear-algebra/norms.md", False),
    ],
)
def test_a_lesson_is_known_by_its_path(file, lesson):
    assert is_lesson(file) is lesson


def test_text_is_read_with_plain_line_ends_and_no_byte_order_mark(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfcaf\xc3\xa9\r\nend\r\n")
    assert read_text(tmp_path, "a.md") == "café\nend\n"


def test_a_file_that_is_not_utf_8_names_its_line_and_byte(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes("one\ntwo\ncafé\n".encode("latin-1"))
    with pytest.raises(ProblemsFound) as caught:
        read_text(tmp_path, tmp_path / "docs" / "a.md")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.rule) == ("docs/a.md", 3, "utf-8")
    assert "byte 11 is 0xe9" in problem.message
