"""Every page is valid HTML that says what it is, and shows no leftover of its making."""

import re
import warnings
from collections import Counter
from functools import cache
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup
from html5lib.constants import E as ERROR_TEXTS

# Found outside code: a mark that some step of the build should have replaced.
LEFTOVERS = {
    "an include mark": re.compile(r"--8<--"),
    "a value in braces": re.compile(r"\{\{|\}\}"),
    "back-ticks": re.compile(r"```|~~~"),
    "raw TeX": re.compile(r"\\\(|\\\[|\$\$|\\(?:frac|mathbf|lVert|cdot)\b"),
    "an attribute list": re.compile(r"\{:? ?[.#]\w"),
    "a slot": re.compile(r"<!--\s*(?:slot|jem)|jem-slot"),
    "a link by concept": re.compile(r"concept:[a-z]"),
}


@cache
def source(site: Path, address: str) -> str:
    """Return the HTML of a page."""
    file = site / address
    return (file / "index.html" if file.is_dir() else file).read_text("utf-8")


def html_faults(html: str) -> list[str]:
    """Return where a page is not well-formed HTML, with the line of the page."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the parser's own outdated calls
        parser.parse(html)
    lines = html.splitlines()
    faults = []
    for (line, column), code, values in parser.errors:
        near = lines[line - 1][max(0, column - 60) : column + 20] if line <= len(lines) else ""
        faults.append(f"line {line}: {ERROR_TEXTS[code] % values} near {near!r}")
    return faults


def head_faults(html: str) -> list[str]:
    """Return what a page does not say about itself."""
    tree = BeautifulSoup(html, "html.parser")
    faults = []
    if not (tree.html and tree.html.get("lang")):
        faults.append("no language")
    if not (tree.title and tree.title.get_text(strip=True)):
        faults.append("no title")
    description = tree.select_one("meta[name=description]")
    if not (description and str(description.get("content", "")).strip()):
        faults.append("no description")
    if (count := len(tree.find_all("h1"))) != 1:
        faults.append(f"{count} headings of the first level")
    ids = Counter(str(tag["id"]) for tag in tree.find_all(id=True))
    faults += [f"{count} elements with the id {name}" for name, count in ids.items() if count > 1]
    return faults


def leftovers(html: str) -> list[str]:
    """Return the marks of the build that a reader would see."""
    tree = BeautifulSoup(html, "html.parser")
    article = tree.article or tree
    for hidden in article.select("pre, code, script, style, annotation"):
        hidden.decompose()
    shown = article.decode(formatter=None)
    return [
        f"{name}: {m[0]!r}" for name, pattern in LEFTOVERS.items() if (m := pattern.search(shown))
    ]


def test_page_is_valid_html(site, address):
    faults = html_faults(source(site, address))
    assert not faults, f"{address}: {len(faults)} faults\n" + "\n".join(faults[:20])


def test_page_says_what_it_is(site, address):
    assert head_faults(source(site, address)) == []


def test_page_shows_no_leftover_of_its_making(site, address):
    assert leftovers(source(site, address)) == []


def test_titles_and_descriptions_differ_from_page_to_page(site):
    trees = [BeautifulSoup(f.read_text("utf-8"), "html.parser") for f in site.rglob("index.html")]
    titles = Counter(tree.title.get_text() for tree in trees)
    assert {title: count for title, count in titles.items() if count > 1} == {}


GOOD = (
    '<!doctype html><html lang="en"><head><title>T</title>'
    '<meta name="description" content="D"></head><body><h1 id="a">T</h1>{}</body></html>'
)


def test_a_good_page_has_no_fault():
    page = GOOD.format('<p>One</p><svg id="b"><path d="M0 0"/></svg><code>{{ x }}</code>')
    assert html_faults(page) + head_faults(page) + leftovers(page) == []


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
    assert html_faults(GOOD.format(body))


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
    assert head_faults(page) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "{{ near:.1f }}",
        "```python",
        r"\(x\)",
        '--8<-- "a.py:b"',
        "[a](concept:norms)",
        r"\frac{1}{2}",
    ],
)
def test_a_leftover_is_reported(text):
    assert leftovers(GOOD.replace("{}", f"<p>{text}</p>"))
