import build_state
import pytest
from problems import Problem

HERE = Problem("docs/a.md", 3, "some-rule", "It is <wrong>.", "Put it right.")
SHOWN_HERE = Problem("snippets/a.py", 1, "some-rule", "No.", "Yes.", page="docs/a.md:9")
ELSEWHERE = Problem("docs/b.md", 1, "some-rule", "No.", "Yes.")
PAGE = '<body><article class="md-content"><h1>A</h1></article></body>'


@pytest.fixture(autouse=True)
def _fresh_state(monkeypatch):
    monkeypatch.setattr(build_state, "site", build_state.Site())
    monkeypatch.setattr(build_state, "_reported", set())
    monkeypatch.setattr(build_state, "_warnings", [])


def test_each_problem_is_reported_once():
    build_state.add([ELSEWHERE, HERE])
    assert build_state.take_unreported() == [HERE, ELSEWHERE]

    build_state.add([SHOWN_HERE, HERE])
    assert build_state.take_unreported() == [SHOWN_HERE]


def test_of_an_unfinished_lesson_only_the_next_steps_are_reported():
    file = "docs/calculus/limit.md"
    step = Problem(file, 20, "unfinished-part", "Still to write: a case.", "Write it.")
    build_state.add([step, Problem(file, 1, "few-words", "m", "f"), ELSEWHERE])

    assert build_state.take_unreported() == [ELSEWHERE, step]


def test_a_page_without_faults_stays_as_it_is():
    assert build_state.with_fault_box(PAGE, "docs/a.md") == PAGE


def test_a_page_shows_its_own_faults_and_counts_the_others():
    build_state.add([HERE, SHOWN_HERE, ELSEWHERE])

    page = build_state.with_fault_box(PAGE, "docs/a.md")

    assert page.startswith('<body><article class="md-content"><div class="jem-fault" role="alert">')
    assert "docs/a.md:3: It is &lt;wrong&gt;. [some-rule]" in page
    assert "snippets/a.py:1" in page
    assert "1 more on other pages" in page


def test_a_page_without_faults_of_its_own_says_that_there_are_others():
    build_state.add([ELSEWHERE])

    assert "1 more on other pages" in build_state.with_fault_box(PAGE, "docs/a.md")


def test_a_page_is_kept_as_its_author_wrote_it_even_if_it_is_not_utf_8(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes(b"caf\xe9")
    monkeypatch.setattr(build_state, "_root", tmp_path)
    monkeypatch.setattr(build_state, "_sources", {})

    assert build_state.source("a.md") == "caf�"
