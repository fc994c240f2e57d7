from builder.pages.assembly import Assembled
from builder.search.index import SearchText
from builder.site.compose import Site
from builder.site.finish import finish_page, finish_site
from builder.site.written import WrittenFiles

MATH = '<p>\n   <span class="arithmatex">\\(x^2\\)</span></p>'


def test_a_page_gets_its_slots_its_math_and_no_indents():
    html = f'<div data-slot="facts"></div>\n{MATH}'
    done, problems = finish_page(html, Assembled("", {"facts": "<b>F</b>"}), "$x^2$", "docs/a.md")

    assert problems == []
    assert done.startswith("<b>F</b>\n<p>\n<span")
    assert "<math" in done


def test_a_fault_in_the_math_names_the_line_of_the_text():
    html = MATH.replace("x^2", "x^")
    _, [problem] = finish_page(html, Assembled(""), "# A\n\n$x^$", "docs/a.md")

    assert (problem.file, problem.line, problem.rule) == ("docs/a.md", 3, "tex-parse")


def test_of_a_page_that_is_not_assembled_only_indents_and_the_search_change():
    worker = "assets/javascripts/workers/search.0a1b.min.js"
    done, problems = finish_page(f"<p>\n   {worker}</p>", None, "", "docs/a.md")

    assert (done, problems) == ("<p>\nassets/js/search-worker.js</p>", [])


def test_the_site_gets_its_markdown_copies_and_the_search(tmp_path):
    site = Site(files={"a.md": b"# A", "a.py": b"the builder writes this"})
    pages = [SearchText("a/", "A", "", [], [], [])]
    finish_site(tmp_path, tmp_path, site, pages, WrittenFiles())

    assert (tmp_path / "a.md").read_bytes() == b"# A"
    assert not (tmp_path / "a.py").exists()
    assert '"title":"A"' in (tmp_path / "search/index.json").read_text()
