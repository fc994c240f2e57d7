"""Every page is valid HTML that says what it is, shows no leftover, and links lead somewhere."""

from collections import Counter

import pytest
from site_pages import anchors, anchors_of, head_faults, leftovers, link_faults, parse


def test_page_is_valid_html_that_says_what_it_is_and_leads_somewhere(site, site_url, address):
    file = site / address
    file = file / "index.html" if file.is_dir() else file
    page = parse(file.read_text("utf-8"))
    faults = page.faults[:20] + head_faults(page) + leftovers(page)
    faults += link_faults(site, file, page, site_url)
    assert not faults, f"{address}: {len(faults)} faults\n" + "\n".join(faults)
    assert anchors(file) - {""} == anchors_of(page) - {None, ""}


def test_titles_and_descriptions_differ_from_page_to_page(site):
    texts = [file.read_text("utf-8") for file in site.rglob("index.html")]
    titles = Counter(text.partition("<title>")[2].partition("</title>")[0] for text in texts)
    assert {title: count for title, count in titles.items() if count > 1} == {}


GOOD = (
    '<!doctype html><html lang="en"><head><title>T</title>'
    '<meta name="description" content="D"></head><body><h1 id="a">T</h1>{}</body></html>'
)


def test_a_good_page_has_no_fault():
    body = '<p>One</p><svg id="b"><path d="M0 0"/></svg><code>{{ x }}</code>'
    page = parse(GOOD.replace("{}", body))
    assert page.faults + head_faults(page) + leftovers(page) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p><div>block in a paragraph</div></p>",
        "<b>not closed",
        "</section>",
        '<i a="1" a="2"></i>',
    ],
)
def test_bad_nesting_is_reported(body):
    assert parse(GOOD.format(body)).faults


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (GOOD.format("").replace(' lang="en"', ""), "no language"),
        (GOOD.format("").replace("<title>T</title>", "<title> </title>"), "no title"),
        (GOOD.format("").replace('content="D"', 'content=""'), "no description"),
        (GOOD.format("<h1>Two</h1>"), "2 headings of the first level"),
        (GOOD.format('<p id="a">'), "2 elements with the id a"),
    ],
)
def test_a_missing_fact_is_reported(page, fault):
    assert head_faults(parse(page)) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ near:.1f }}</p>",
        "<p>```python</p>",
        r"<p>\(x\)</p>",
        '<p>--8<-- "a.py:b"</p>',
        "<p>[a](concept:norms)</p>",
        r"<p>\frac{1}{2}</p>",
        '<p title="{{ x }}">a</p>',
        "<pre>a</pre>{{ x }}",
        "<p>a <code>b</code> {: .c }</p>",
        "<!-- slot a -->",
        '<div class="jem-slot"></div>',
    ],
)
def test_a_leftover_is_reported(text):
    assert leftovers(parse(GOOD.replace("{}", text)))


@pytest.mark.parametrize(
    "text", ["<p><i>{</i><i>{</i></p>", "<pre><b>{{ x }}</b></pre>", "<article></article>{{ x }}"]
)
def test_what_is_code_or_beside_the_article_is_no_leftover(text):
    assert leftovers(parse(GOOD.replace("{}", text))) == []
