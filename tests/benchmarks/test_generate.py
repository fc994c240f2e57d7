"""The generated projects; that ours builds, and again after a change: builder/site/test_process."""

import re
from dataclasses import asdict

import generate
import pytest
import run

from builder.pages.place import place_of
from builder.text.front_matter import read_page


def test_lessons_share_no_card_and_no_figure():
    pages, snippets = zip(*(generate.lesson(number, 9) for number in range(1, 10)), strict=True)
    assert len({page.split("```formula")[1].split("```")[0] for page in pages}) == 9
    assert len(set(snippets)) == 9


@pytest.mark.parametrize("builder", [name for name in generate.WRITERS if name != "ours"])
def test_each_builder_gets_every_lesson_with_its_code_and_nothing_only_ours_knows(
    builder, tmp_path
):
    lesson = generate.WRITERS[builder](tmp_path, 3)
    text = lesson.read_text("utf-8")
    for kept in ("import numpy as np", "rng.normal(loc=3", "The largest error alone", r"\sqrt{2}"):
        assert kept in text
    for own in ("concept:", "--8<--", "```quiz", "```formula", "{{ ", "[x]", "@"):
        assert own not in text.replace("{{code-cell}", "").replace("@ ", "")
    assert len([p for p in tmp_path.rglob("*measure*") if p.parent != tmp_path]) == 3


def settings_of(folder):
    """Return the settings of a project by name, each with all that is indented below it."""
    text = (folder / "mkdocs.yml").read_text("utf-8")
    return dict(re.findall(r"^(\w+):(.*\n(?: .*\n)*)", text, re.M))


def test_plain_mkdocs_has_our_settings_but_for_the_hooks_and_builds_without_them(tmp_path):
    generate.write_ours(tmp_path / "ours", 3)
    generate.write_plain(tmp_path / "plain", 3)
    ours, plain = settings_of(tmp_path / "ours"), settings_of(tmp_path / "plain")
    assert {name for name in ours if ours[name] != plain.get(name)} == {"hooks", "watch"}
    assert {"theme", "plugins", "markdown_extensions", "nav"} < set(plain)

    for path in (tmp_path / "plain/docs").rglob("[a-z]*.md"):
        uri = path.relative_to(tmp_path / "plain/docs").as_posix()
        assert read_page(path.read_text("utf-8"), uri).meta["place"] == asdict(place_of(uri))
    run.run(run.BUILDERS["plain"][0], tmp_path / "plain")
    page = (tmp_path / "plain/site/linear-algebra/measure-1/index.html").read_text("utf-8")
    assert 'class="jem-brand' in page
    assert "<samp>" not in page


def test_a_project_gets_the_builder_of_the_checkout_that_is_named(tmp_path):
    other = tmp_path / "other"
    for name in generate.COPIED:
        generate.write(other / name / "file" if "." not in name else other / name, "of the other\n")
    generate.write(other / "mkdocs.yml", "site_name: Other\n")
    generate.write_ours(tmp_path / "made", 1, other)
    assert (tmp_path / "made/builder/file").read_text() == "of the other\n"
    assert (tmp_path / "made/mkdocs.yml").read_text() == "site_name: Other\n"


def row(builder, lessons, **values):
    own = {"cold": 5.0, "same": 0.5, "changed": 2.0, "memory": 3e8, "html": 60_000}
    return run.Row(builder, lessons, **{**own, "zipped": 9000, "runs": 3, **values})


def test_what_the_table_says_can_be_read_back():
    text = run.table([row("ours", 100), row("sphinx-gallery", 100, cold=12.5)])
    ours, other = run.read_table(f"Before.\n\n{text}\n\nAfter.")
    assert ours["Builder"] == "ours"
    assert (ours["Lessons"], ours["Cold"], ours["One lesson changed"]) == (100, 5.0, 2.0)
    assert (ours["Peak memory"], ours["HTML per lesson (gzip)"]) == (300, 60.0)
    assert other["Cold"] == 12.5
    assert "12.50 s (2.5×)" in text


def test_bars_are_compared_with_what_was_measured():
    rows = [row("ours", 100), row("jupyter-book", 100, cold=51.0), row("ours", 2000, cold=121.0)]
    found = "\n".join(run.bars(rows))
    assert "Met: cold, as a part of jupyter-book: 0.10" in found
    assert (
        "Missed: cold time per lesson at 2000 lessons, as a multiple of that at 100: 1.21" in found
    )


def test_the_table_takes_the_place_between_the_marks():
    page = "a\n<!-- benchmark: -->\nold\n<!-- /benchmark -->\nb\n"
    assert run.insert(page, "new") == "a\n<!-- benchmark: -->\n\nnew\n\n<!-- /benchmark -->\nb\n"
