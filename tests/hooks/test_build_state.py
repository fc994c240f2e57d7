import build_state
import pytest
from notebook_script import read_script
from notebook_source import Cell
from page_assembly import Assembled
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


def test_a_lesson_shows_the_faults_of_all_its_files():
    exercise = Problem("snippets/calculus/limit_ex1.py", 1, "some-rule", "Look here.", "Yes.")
    build_state.add([exercise, ELSEWHERE])

    page = build_state.with_fault_box(PAGE, "docs/calculus/limit.md")

    assert "Look here." in page
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


class FakePage:
    """Stands for a page of the builder."""


@pytest.fixture
def rendering(monkeypatch):
    """Return the state under `serve`, with one assembled page."""
    monkeypatch.setattr(build_state, "serving", True)
    for name in ("_rendered", "_began"):
        monkeypatch.setattr(build_state, name, {})
    build_state.site.pages["a.md"] = Assembled("# A\n", code="x = 1\n")
    build_state.begin_rendering(["a.md", "b.md"])
    return build_state


def render(state) -> FakePage:
    """Render the page as the builder does, and return what is kept of it."""
    assert state.rendered_before("a.md") is None
    page = FakePage()
    state.keep_rendered("a.md", page)
    return page


def test_an_unchanged_page_is_not_rendered_again(rendering):
    page = render(rendering)

    assert rendering.rendered_before("a.md") is page


@pytest.mark.parametrize("change", [{"markdown": "# B\n"}, {"code": "x = 2\n"}])
def test_a_page_whose_text_or_code_has_changed_is_rendered_again(rendering, change):
    render(rendering)
    rendering.site.pages["a.md"] = Assembled(**{"markdown": "# A\n", "code": "x = 1\n"} | change)

    assert rendering.rendered_before("a.md") is None


def test_a_page_is_rendered_again_when_another_page_comes_or_goes(rendering):
    render(rendering)
    rendering.begin_rendering(["a.md"])

    assert rendering.rendered_before("a.md") is None


def test_a_page_with_a_warning_is_rendered_again_so_that_it_warns_again(rendering):
    assert rendering.rendered_before("a.md") is None
    rendering._warnings.append("broken link")
    rendering.keep_rendered("a.md", FakePage())

    assert rendering.rendered_before("a.md") is None


def test_a_build_keeps_no_pages(rendering, monkeypatch):
    monkeypatch.setattr(rendering, "serving", False)
    render(rendering)

    assert rendering.rendered_before("a.md") is None


def test_unsafe_html_is_reported_at_every_build_and_looked_at_once(rendering, monkeypatch):
    looks = []
    monkeypatch.setattr(rendering, "_checked", {})
    monkeypatch.setattr(rendering, "source", lambda _uri: "<b onclick=x>")
    monkeypatch.setattr(rendering, "check_html", lambda *a: looks.append(a) or [HERE])

    rendering.check("<b onclick=x>", "a.md")
    rendering.check("<b onclick=x>", "a.md")
    rendering.check("<i onclick=x>", "a.md")

    assert len(looks) == 2
    assert rendering.site.problems == [HERE] * 3


def test_a_fault_found_in_the_rendered_page_of_a_notebook_names_the_cell():
    cells = [Cell(1, "raw", "---\ntitle: A\n---", (), 10), Cell(2, "markdown", "# A\n\nB", (), 20)]
    build_state.site.notebooks["docs/projects/a.ipynb"] = read_script(
        "docs/projects/a.ipynb", cells
    )
    build_state.site.sources["projects/a.ipynb"] = "the page as Markdown"

    build_state.add([Problem("docs/projects/a.ipynb", 7, "some-rule", "No.", "Yes.")])

    [problem] = build_state.take_unreported()
    assert (problem.line, problem.message) == (22, "Cell 2, line 3: No.")
    assert build_state.source("projects/a.ipynb") == "the page as Markdown"
