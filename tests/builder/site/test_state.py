import logging
import os
import time

import pytest

from builder.notebooks.script import read_script
from builder.notebooks.source import Cell
from builder.pages.assembly import Assembled
from builder.search.index import SearchText
from builder.site import state as build_state
from builder.site.inputs import file_times
from builder.site.kept import KeptPages
from builder.text.problems import Problem

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


HTML = "<h1>A</h1>"
KEPT = {"content": HTML}


@pytest.fixture
def rendering(monkeypatch, tmp_path):
    """Return the state while pages are rendered, with one assembled page."""
    kept = KeptPages(tmp_path / "pages", "x" * 64)
    for name, value in (
        *(("_root", tmp_path), ("_sources", {}), ("_began", {}), ("_kept", kept)),
        *(("_looks", {}), ("_finished", {})),
    ):
        monkeypatch.setattr(build_state, name, value)
    (tmp_path / "docs").mkdir()
    (tmp_path / "snippets").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# A\n")
    (tmp_path / "snippets" / "a.py").write_text("x = 1\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    build_state.site.pages["a.md"] = Assembled('# A\n\n```python\n--8<-- "a.py:one"\n```\n')
    begin(build_state, ["a.md", "b.md"])
    return build_state


def begin(state, uris):
    state.begin_rendering(str(state._root / "mkdocs.yml"), uris)


def render(state, html=HTML):
    """Render the page as the builder does."""
    assert state.rendered_before("a.md") is None
    assert state.is_rendered_anew("a.md")
    state.check_and_keep("a.md", html, KEPT)


def test_an_unchanged_page_is_not_rendered_again(rendering):
    render(rendering)

    assert rendering.rendered_before("a.md") == KEPT
    assert not rendering.is_rendered_anew("a.md")


def test_a_page_is_rendered_again_when_its_text_changes(rendering):
    render(rendering)
    rendering.site.pages["a.md"].markdown += "More.\n"

    assert rendering.rendered_before("a.md") is None


@pytest.mark.parametrize("text", ["x = 2\n", None])
def test_a_page_is_rendered_again_when_code_that_it_includes_changes(rendering, tmp_path, text):
    render(rendering)
    snippet = tmp_path / "snippets" / "a.py"
    snippet.write_text(text) if text else snippet.unlink()

    assert rendering.rendered_before("a.md") is None


def test_a_page_that_includes_a_file_in_an_unknown_way_is_rendered_again(rendering):
    rendering.site.pages["a.md"].markdown += "--8<--\na.py\n--8<--\n"
    render(rendering)

    assert rendering.rendered_before("a.md") is None


def test_a_page_is_rendered_again_when_another_page_comes_or_goes(rendering):
    render(rendering)
    begin(rendering, ["a.md"])

    assert rendering.rendered_before("a.md") is None


def test_a_page_is_rendered_again_when_the_settings_change(rendering, tmp_path):
    render(rendering)
    (tmp_path / "mkdocs.yml").write_text("site_name: B\n")
    begin(rendering, ["a.md", "b.md"])

    assert rendering.rendered_before("a.md") is None


def test_a_page_is_rendered_again_when_the_builder_or_a_library_changes(rendering, monkeypatch):
    render(rendering)
    monkeypatch.setattr(rendering, "_made_by", "another version")
    begin(rendering, ["a.md", "b.md"])

    assert rendering.rendered_before("a.md") is None


def test_a_page_with_a_warning_is_rendered_again_so_that_it_warns_again(rendering):
    assert rendering.rendered_before("a.md") is None
    rendering._warnings.append("broken link")
    rendering.check_and_keep("a.md", HTML, KEPT)

    assert rendering.rendered_before("a.md") is None


def test_unsafe_html_is_reported_at_every_build(rendering):
    for many in (1, 2):
        render(rendering, "<b onclick=x>No.</b>")
        assert [p.rule for p in rendering.site.problems] == ["html-attribute"] * many


TEXT = SearchText("a/", "A", "", [], [], [])
RENDERED = {"content": "", "title": "A", "toc": [], "anchors": [], "links": {}}


def finish(state, monkeypatch):
    """Build the page to its end."""
    state.site.taken = {}
    begin(state, ["a.md", "b.md"])
    monkeypatch.setattr(state, "_times", file_times(state._root))
    state.finished("a.md", PAGE, RENDERED, TEXT)


def test_a_page_that_would_look_as_before_is_taken_over_whole(rendering, monkeypatch):
    finish(rendering, monkeypatch)
    assert rendering.site.taken == {}
    rendering.keep_pages()
    begin(rendering, ["a.md", "b.md"])

    assert rendering.site.taken["a.md"].html == PAGE
    assert rendering.site.taken["a.md"].rendered == RENDERED


@pytest.mark.parametrize(
    "change",
    [
        lambda state: state.site.pages["a.md"].slots.update({"facts": "<p>New.</p>"}),
        lambda state: state.site.metas.update({"a.md": {"title": "B"}}),
        lambda state: state.site.metas.update({"roles/b.md": {"title": "In the navigation"}}),
        lambda state: (
            (state._root / "docs/_theme").mkdir()
            or (state._root / "docs/_theme/main.html").write_text("new")
        ),
        lambda state: (state._root / "mkdocs.yml").write_text("site_name: B\n"),
        lambda state: setattr(state.site.search_hints, "same", [["a", "b"]]),
    ],
)
def test_a_page_that_looks_otherwise_is_not_taken_over(rendering, monkeypatch, change):
    finish(rendering, monkeypatch)
    rendering.keep_pages()
    change(rendering)
    begin(rendering, ["a.md", "b.md"])

    assert rendering.site.taken == {}


@pytest.mark.parametrize(
    "fault",
    [
        lambda state: state.add([HERE]),
        lambda state: state._warnings.append("broken link"),
        lambda state: (state._root / "docs" / "a.md").write_text("# Changed meanwhile\n"),
    ],
)
def test_after_a_fault_or_a_change_meanwhile_no_page_is_kept(rendering, monkeypatch, fault):
    finish(rendering, monkeypatch)
    fault(rendering)
    rendering.keep_pages()
    begin(rendering, ["a.md", "b.md"])

    assert rendering.site.taken == {}


def test_a_page_that_includes_files_in_an_unknown_way_is_not_kept(rendering, monkeypatch):
    rendering.site.pages["a.md"].markdown += "--8<--\na.py\n--8<--\n"
    finish(rendering, monkeypatch)
    rendering.keep_pages()
    begin(rendering, ["a.md", "b.md"])

    assert rendering.site.taken == {}


def test_other_cores_help_with_what_is_not_yet_rendered(rendering, monkeypatch):
    monkeypatch.setattr(rendering, "usable_cores", lambda: 3)
    monkeypatch.setattr(rendering, "can_fork", lambda: True)

    def work(number, many):
        (rendering._root / f"helper-{number}-of-{many}").touch()
        raise RuntimeError("met again where no copy works")

    rendering.start_helpers(work)
    for pid in rendering._helpers:
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    rendering.end_helpers()

    assert rendering._helpers == []
    names = sorted(path.name for path in rendering._root.glob("helper-*"))
    assert names == ["helper-0-of-2", "helper-1-of-2"]


def test_help_ends_when_all_pages_are_rendered(rendering, monkeypatch):
    monkeypatch.setattr(rendering, "usable_cores", lambda: 2)
    monkeypatch.setattr(rendering, "can_fork", lambda: True)
    begun = time.monotonic()
    rendering.start_helpers(lambda *_: time.sleep(60))
    rendering.end_helpers()

    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(("serving", "forks"), [(True, True), (False, False)])
def test_there_is_no_help_under_serve_or_where_fork_is_missing(
    rendering, monkeypatch, serving, forks
):
    monkeypatch.setattr(rendering, "serving", serving)
    monkeypatch.setattr(rendering, "can_fork", lambda: forks)
    monkeypatch.setattr(rendering, "usable_cores", lambda: 2)
    rendering.start_helpers(lambda *_: None)

    assert rendering._helpers == []


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


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_warnings_are_kept_under_the_name_that_the_builder_logs_by(monkeypatch, builder):
    monkeypatch.setattr(build_state, "_builder", "")
    monkeypatch.setattr(build_state, "serving", False)
    log, before = logging.getLogger(builder), list(logging.getLogger(builder).handlers)
    try:
        build_state.start(serving=True, builder=builder)
        logging.getLogger(f"{builder}.structure.pages").warning("a broken link")
        logging.getLogger(f"{builder}.hooks.lessons").warning("ours, which is kept elsewhere")
    finally:
        log.handlers = before
    assert build_state._warnings == ["a broken link"]
