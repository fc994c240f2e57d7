import io
import json
import zipfile

import pytest
from made_concepts import concept
from made_notebook import FILE, FRONT, cell, notebook, write

from builder.examples import cache as snippet_cache
from builder.examples.cache import ResultCache
from builder.examples.runner import SnippetRunner
from builder.notebooks.script import read_scripts, run_scripts
from builder.pages.notebook_pages import notebook_page

NORMS = concept("norms", status="written")
TEXT = (
    "# A thing\n\nYou will build a thing." + "\n\nA sentence of seven plain words stands here." * 45
)
READ = cell("from pathlib import Path\nprint(Path('data/a.csv').read_text().strip())")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project in which each test writes its notebook anew."""
    root = tmp_path_factory.mktemp("project")
    (root / "snippets").mkdir()
    return root


@pytest.fixture(scope="module")
def runner(root):
    with SnippetRunner(root, cache=None) as runner:
        yield runner


def built(runner, *cells, front=FRONT, text=TEXT):
    """Write a notebook, and return its page."""
    write(runner.root, notebook(cell(front, "raw"), cell(text, "markdown"), *cells))
    scripts, _ = read_scripts(runner.root)
    return notebook_page(
        runner.root,
        scripts[0],
        run_scripts(runner, scripts).get(FILE),
        concepts={"norms": NORMS},
        site_url="https://example.org/",
    )


def test_a_page_has_facts_under_its_first_line_and_output_in_its_slots(runner):
    page = built(runner, cell("print(1)"))
    assert page.problems == []
    assert page.assembled.markdown.lstrip().startswith("# A thing\n\nYou will build a thing.")
    assert '<div data-slot="facts"></div>\n\nA sentence' in page.assembled.markdown
    assert "20 minutes" in page.assembled.slots["facts"]
    assert "<samp>1</samp>" in page.assembled.slots["c3"]
    assert page.stand_in.strip() == FRONT


def test_values_concepts_and_quizzes_work_as_in_lessons(runner):
    quiz = "```quiz a-b\nWhat?\n- [x] This — Right it is.\n- [ ] That — No.\n```"
    text = f"{TEXT}\n\nIt is {{{{ x:.2f }}}}, a [norm](concept:norms).\n\n{quiz}"
    page = built(runner, cell("x = 1 / 3"), text=text)
    assert page.problems == []
    assert "It is 0.33, a [norm](" in page.assembled.markdown
    assert [q.id for q in page.assembled.quizzes] == ["a-b"]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("It is {{ y }}.", "value-unknown"),
        ("A [norm](concept:nrms).", "concept-link"),
        ("It is 0.33 of all.", "typed-number"),
        ("It is obviously so.", "banned-word"),
    ],
)
def test_a_fault_in_the_text_is_named_by_cell_and_line(root, runner, line, rule):
    page = built(runner, cell("x = 1"), cell(f"## More\n\n{line}", "markdown"))
    (problem,) = page.problems
    assert (problem.file, problem.rule) == (FILE, rule)
    assert problem.message.startswith("Cell 4, line 3: ")
    assert line in (root / FILE).read_text().splitlines()[problem.line - 1]


@pytest.mark.parametrize(
    ("front", "rule", "line"),
    [
        (FRONT.replace("minutes: 20\n", ""), "missing-key", 1),
        (FRONT.replace("minutes: 20", "minutes: long"), "value-type", 4),
        (FRONT.replace("title", "tilte"), "unknown-key", 2),
        ("title: A thing", "front-matter", 1),
    ],
)
def test_a_fault_in_the_front_matter_is_named_by_line(runner, front, rule, line):
    (problem,) = built(runner, front=front).problems
    assert (problem.file, problem.rule) == (FILE, rule)
    assert problem.message.startswith(f"Cell 1, line {line}: ")


def test_a_cell_that_fails_is_the_only_news_and_the_page_is_still_there(runner):
    bad = cell("x = 1 / 0")
    page = built(runner, cell("print(1)"), bad, text=f"{TEXT}\n\nIt is {{{{ x }}}}.")
    assert [p.rule for p in page.problems] == ["snippet-exception"]
    assert page.problems[0].message.startswith("Cell 4, line 1: ")
    assert "<samp>1</samp>" in page.assembled.slots["c3"]


def test_the_download_has_values_and_links_that_work_anywhere_and_no_output(runner):
    text = f"{TEXT}\n\nIt is {{{{ x:.2f }}}}, a [norm](concept:norms)."
    page = built(runner, cell("x = 1 / 3"), text=text)
    content = json.loads(page.files["projects/engineer-a-thing/engineer-a-thing.ipynb"])
    first = "".join(content["cells"][0]["source"])
    assert "It is 0.33, a [norm](https://example.org/calculus/norms/)." in first
    assert "[A thing](https://example.org/projects/engineer-a-thing/)" in first
    assert content["cells"][1]["outputs"] == []
    assert [c["cell_type"] for c in content["cells"]] == ["markdown", "code"]


def test_the_zip_holds_the_notebook_and_the_data_it_reads_and_is_the_same_every_time(root, runner):
    write(root, "1\n", "snippets/data/a.csv")
    write(root, "2\n", "snippets/data/b.csv")
    write(root, "About a.\n", "snippets/data/README.md")
    first, second = built(runner, READ), built(runner, READ)
    assert first.files == second.files
    content = first.files["projects/engineer-a-thing/engineer-a-thing.zip"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == [
            "engineer-a-thing/data/README.md",
            "engineer-a-thing/data/a.csv",
            "engineer-a-thing/engineer-a-thing.ipynb",
        ]
        assert archive.read("engineer-a-thing/data/a.csv") == b"1\n"


@pytest.fixture
def with_cache(runner, tmp_path, monkeypatch):
    """Return the runner with a cache of its own for one test."""
    monkeypatch.setattr(runner, "cache", ResultCache(tmp_path / "cache", runner.root))
    return runner


def test_changed_data_never_shows_old_output(root, with_cache):
    for number in ("1", "2"):
        write(root, f"{number}\n", "snippets/data/a.csv")
        page = built(with_cache, READ)
        assert f"<samp>{number}</samp>" in page.assembled.slots["c3"]


def test_a_changed_module_never_shows_old_output(root, with_cache):
    for number in ("1", "2"):
        write(root, f"x = {number}\n", "snippets/topic/part.py")
        page = built(with_cache, cell("from topic.part import x\nprint(x)"))
        assert f"<samp>{number}</samp>" in page.assembled.slots["c3"]


CLOCK = cell("import time\nprint(time.perf_counter_ns())")


def test_a_notebook_that_has_not_changed_is_not_run_again(with_cache):
    first, second = (built(with_cache, CLOCK) for _ in range(2))
    assert first.assembled.slots == second.assembled.slots


@pytest.mark.parametrize("what", ["library", "build code"])
def test_another_library_version_or_build_code_never_shows_old_output(with_cache, tmp_path, what):
    first = built(with_cache, CLOCK)
    snippet_cache.surroundings.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        if what == "library":
            (tmp_path / "numpy-99.0.dist-info").mkdir()
            patch.setattr(snippet_cache.sysconfig, "get_path", lambda _: str(tmp_path))
        else:
            patch.setattr(snippet_cache, "SOURCES", ("problems.py",))
        second = built(with_cache, CLOCK)
    snippet_cache.surroundings.cache_clear()
    assert first.assembled.slots != second.assembled.slots
