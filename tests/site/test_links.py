"""Every file that a style sheet names is there; what is said of links and addresses holds."""

import pytest
import site_pages
from site_pages import anchors_in, anchors_of, link_faults, parse, sheet_faults

BASE = "https://example.org/math/"


def test_style_sheets_name_only_files_of_the_site(site, site_url):
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    faults = [fault for file in sheets for fault in sheet_faults(site, file, site_url)]
    assert not faults, "\n".join(faults)


@pytest.fixture
def small_site(tmp_path):
    pages = {
        "index.html": '<h1 id="top">Home</h1>',
        "a/index.html": '<h1 id="cosine-similarity">A</h1>',
        "a/b.css": "",
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def faults_of(site, file, html):
    """Write a page with a heading and return what is wrong with its addresses."""
    file.write_text(f'<h1 id="top">Home</h1>{html}')
    site_pages.anchors.cache_clear()
    return link_faults(site, file, parse(file.read_text()), BASE)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="a/#cosine-similarity">',
        '<a href="#top">',
        '<a href="/math/a/">',
        '<a href="https://example.com/elsewhere/">',
        '<a href="mailto:someone@example.org">',
        '<link rel="canonical" href="https://example.com/">',
        '<link rel="stylesheet" href="a/b.css">',
        '<img src="data:image/png;base64,AAAA">',
    ],
)
def test_good_addresses_are_not_reported(small_site, html):
    assert faults_of(small_site, small_site / "index.html", html) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="missing/">', "leads to nothing"),
        ('<a href="/a/">', "leads out of the site"),
        ('<a href="A/">', "leads to nothing"),
        ('<a href="a/#sine">', "an anchor that its page does not have"),
        ('<a href="#bottom">', "an anchor that its page does not have"),
        ('<a href="concept:dot-product">', "no address a reader can open"),
        ('<a href="javascript:alert(1)">', "no address a reader can open"),
        ("<style>p {background: url(missing.png)}</style>", "leads to nothing"),
        ('<img src="missing.png">', "leads to nothing"),
        ('<img srcset="missing.png 2x, a/b.css 1x" src="a/b.css">', "leads to nothing"),
        ('<img src="https://example.com/x.png">', "fetched from another site"),
        ('<script src="//example.com/x.js"></script>', "fetched from another site"),
        ('<link rel="preconnect" href="https://example.com">', "fetched from another site"),
        ("<style>@import 'https://example.com/x.css'</style>", "fetched from another site"),
        ('<p style="background: url(https://example.com/x.png)">', "fetched from another site"),
    ],
)
def test_bad_addresses_are_reported(small_site, html, fault):
    file = small_site / "a" / "index.html" if "A/" in html else small_site / "index.html"
    (found,) = faults_of(small_site, file, html)
    assert fault in found


@pytest.mark.parametrize(
    "html",
    [
        '<p id="a">',
        '<a name="a"><p name="b">',
        '<p\nclass="x" id="a" lang="en">id="b"',
        '<!-- <p id="a"> -->',
        '<script id="b">\'<p id="a">\'</script>',
        '<pre>&lt;p id="a"&gt;</pre>',
    ],
)
def test_anchors_are_the_same_read_from_tags_and_from_the_tree(html):
    assert anchors_in(html) == anchors_of(parse(html)) - {None}
