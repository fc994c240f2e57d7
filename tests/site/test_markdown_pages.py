"""Each page's Markdown version and llms.txt, as they are published."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LESSON = "linear-algebra/cosine-similarity/index.md"


def test_every_page_has_a_markdown_version(site):
    for page in (ROOT / "docs").rglob("*.md"):
        path = page.relative_to(ROOT / "docs").as_posix()
        if path.startswith(("_", "assets/")):
            continue
        url = path.removesuffix("index.md") if path.endswith("index.md") else path[:-3] + "/"
        assert (site / url / "index.md").read_text("utf-8").startswith("# "), path


def test_a_lesson_s_markdown_holds_its_code_output_figure_and_reasons(site):
    text = (site / LESSON).read_text("utf-8")
    assert "```python\n# How often each text says:  refund  delay\n" in text
    assert re.search(r"Output:\n\n```text\n +dot product  distance\nguide +72 ", text)
    assert "Figure: As counted, the message ends beside the note." in text
    assert "\\cos\\theta = " in text
    assert "**Right.**" in text
    assert "raise NotImplementedError" in text


@pytest.mark.parametrize(
    "leftover", ["--8<--", "{{ ", "(concept:", "<!-- ", "```quiz", "```formula"]
)
def test_nothing_of_our_own_notation_is_left(site, leftover):
    files = [f for f in site.rglob("*/index.md") if "contribute" not in f.parts]
    assert site / LESSON in files
    assert not [str(file) for file in files if leftover in file.read_text("utf-8")]


def test_every_link_in_it_is_absolute(site, site_url):
    text = (site / "evaluation/index.md").read_text("utf-8")
    targets = re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```", "", text, flags=re.S))
    assert len([t for t in targets if t.startswith(site_url)]) > 20
    assert not [t for t in targets if not t.startswith(("https://", site_url))]


def test_llms_txt_lists_every_markdown_page(site, site_url):
    text = (site / "llms.txt").read_text("utf-8")
    listed = set(re.findall(re.escape(site_url) + r"(\S*index\.md)\)", text))
    assert listed == {file.relative_to(site).as_posix() for file in site.rglob("index.md")}
