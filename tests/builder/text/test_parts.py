import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from builder.text import parts
from builder.text.problems import ProblemsFound

FACTS = """\
<p>
  {% for fact in facts %}
    <b>{{ fact }}</b>, {# a space that counts #}
  {% endfor %}
</p>
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the folder of the parts of a project of its own."""
    folder = tmp_path / parts.FOLDER
    folder.mkdir(parents=True)
    (folder / "facts.html").write_text(FACTS)
    monkeypatch.setattr(parts, "ROOT", tmp_path)
    parts._environment.cache_clear()
    yield folder
    parts._environment.cache_clear()


@pytest.mark.usefixtures("folder")
def test_layout_of_the_template_does_not_reach_the_page_but_spaces_in_a_line_do():
    assert parts.part("facts", facts=["a", "b"]) == "<p><b>a</b>, <b>b</b>, </p>"


@pytest.mark.usefixtures("folder")
def test_text_is_escaped_and_html_of_other_parts_is_not():
    html = parts.part("facts", facts=["<i>", Markup("<i>x</i>"), parts.part("facts", facts=[])])
    assert html == "<p><b>&lt;i&gt;</b>, <b><i>x</i></b>, <b><p></p></b>, </p>"


def test_a_changed_template_is_read_again(folder):
    parts.part("facts", facts=[])
    (folder / "facts.html").write_text("new")
    assert parts.part("facts") == "new"


@pytest.mark.usefixtures("folder")
def test_a_name_that_the_template_does_not_get_is_an_error():
    with pytest.raises(UndefinedError, match="facts"):
        parts.part("facts", fact="misspelled")


@pytest.mark.parametrize("text", ["", '{% include "faks.html" %}'])
def test_a_part_without_template_is_named_with_its_fix(folder, text):
    (folder / "outer.html").write_text(text)
    with pytest.raises(ProblemsFound) as found:
        parts.part("outer" if text else "faks")
    [problem] = found.value.problems
    assert (problem.file, problem.rule) == (f"{parts.FOLDER}/faks.html", "part-missing")
    assert "correct the name" in problem.fix


def test_a_template_that_nobody_asks_for_is_reported(folder, tmp_path):
    (tmp_path / "builder").mkdir()
    (tmp_path / "builder/a.py").write_text('x = part("facts", facts=[])\ny = part(\n    "long"\n)')
    (folder / "long.html").write_text('{% from "lines.html" import line %}')
    (folder / "lines.html").write_text("")
    assert parts.unused_parts(tmp_path) == []
    (folder / "gone.html").write_text("")
    [problem] = parts.unused_parts(tmp_path)
    assert (problem.file, problem.rule) == (f"{parts.FOLDER}/gone.html", "part-unused")


def test_the_build_asks_for_all_its_parts():
    assert parts.unused_parts(parts.ROOT) == []
