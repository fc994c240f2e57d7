"""Tests of the Markdown version of each page and of llms.txt."""

import re
from pathlib import Path

import pytest

from builder.examples.runner import SnippetRunner
from builder.pages.markdown_pages import llms_txt, text_of
from builder.site.compose import read_site

ROOT = Path(__file__).resolve().parents[3]
LESSON = "linear-algebra/cosine-similarity/index.md"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    with SnippetRunner(ROOT, cache=tmp_path_factory.mktemp("cache")) as runner:
        return read_site(ROOT, runner, "https://example.org/").files


def test_every_page_has_a_markdown_version(files):
    for page in (ROOT / "docs").rglob("*.md"):
        path = page.relative_to(ROOT / "docs").as_posix()
        if path.startswith(("_", "assets/")):
            continue
        url = path.removesuffix("index.md") if path.endswith("index.md") else path[:-3] + "/"
        assert files[f"{url}index.md"].startswith(b"# "), path


def test_a_lesson_s_markdown_holds_its_code_output_figure_and_reasons(files):
    text = files[LESSON].decode()
    assert "```python\n# How often each text says:  refund  delay\n" in text
    assert re.search(r"Output:\n\n```text\n +dot product  distance\nguide +72 ", text)
    assert "Figure: As counted, the message ends beside the note." in text
    assert "\\cos\\theta = " in text
    assert "**Right.**" in text
    assert "raise NotImplementedError" in text


@pytest.mark.parametrize(
    "leftover", ["--8<--", "{{ ", "(concept:", "<!-- ", "```quiz", "```formula"]
)
def test_nothing_of_our_own_notation_is_left(files, leftover):
    lessons = [f for f in files if f.endswith("/index.md") and "contribute" not in f]
    assert LESSON in lessons
    assert not [name for name in lessons if leftover in files[name].decode()]


def test_every_link_in_it_is_absolute(files):
    text = re.sub(r"```.*?```", "", files["evaluation/index.md"].decode(), flags=re.S)
    targets = re.findall(r"\]\(([^)]+)\)", text)
    assert len(targets) > 20
    assert not [t for t in targets if not t.startswith("https://")]


def test_generated_html_becomes_items_and_links():
    html = '<ul><li><p><a href="../b/">Title</a> 20 min</p><p>What &amp; why.</p></li></ul>'
    assert text_of(html, "https://e.org/a/") == "- [Title](https://e.org/b/) 20 min\n\nWhat & why."


def test_generated_markdown_stays():
    assert text_of("## A\n\n<p>b</p>", "https://e.org/") == "## A\n\nb"


def test_the_list_of_pages_groups_them_and_links_their_markdown():
    pages = [
        ("docs/calculus/gradient.md", "Gradient", "All slopes."),
        ("docs/faq.md", "FAQ", "Answers."),
    ]
    assert llms_txt("Site", "What it is.", pages, "https://e.org/").decode() == (
        "# Site\n\n> What it is.\n\n"
        "## The site\n\n- [FAQ](https://e.org/faq/index.md): Answers.\n\n"
        "## Calculus\n\n- [Gradient](https://e.org/calculus/gradient/index.md): All slopes.\n"
    )


def test_llms_txt_lists_every_markdown_page(files):
    listed = set(re.findall(r"https://example.org/(\S*index\.md)\)", files["llms.txt"].decode()))
    assert listed == {name for name in files if name.endswith("index.md")}
