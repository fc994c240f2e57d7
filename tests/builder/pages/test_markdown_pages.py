"""Tests of the Markdown version of each page and of llms.txt; the built ones: tests/site."""

from builder.pages.markdown_pages import llms_txt, text_of


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
