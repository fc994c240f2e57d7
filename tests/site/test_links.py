"""Every link, anchor and file that a page names is there, and nothing comes from elsewhere."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

BASE = "https://example.org/math/"
LINK_ATTRIBUTES = ("href", "src", "poster", "data", "srcset")
LEADS_AWAY = {"canonical", "author", "license", "me"}  # `link` relations that fetch nothing
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@cache
def parsed(file: Path) -> BeautifulSoup:
    """Return a page's tree."""
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


@cache
def anchors(file: Path) -> frozenset[str]:
    """Return all places in a page that a link can lead to."""
    named = parsed(file).select("[id], a[name]")
    return frozenset(str(tag.get("id") or tag.get("name")) for tag in named) | {""}


def addresses(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield each address that a page or a style sheet names, and whether a browser fetches it."""
    if file.suffix == ".css":
        yield from ((found, True) for found in css_addresses(file.read_text("utf-8")))
        return
    for tag in parsed(file).find_all(True):
        relations = set(tag.get("rel") or [])
        fetched = tag.name != "a" and not (tag.name == "link" and relations & LEADS_AWAY)
        for attribute in LINK_ATTRIBUTES:
            if value := tag.get(attribute):
                several = str(value).split(",") if attribute == "srcset" else [str(value)]
                yield from ((one.split()[0], fetched) for one in several)
        if tag.name == "style" or tag.get("style"):
            css = tag.get_text() if tag.name == "style" else str(tag["style"])
            yield from ((found, True) for found in css_addresses(css))


def css_addresses(css: str) -> list[str]:
    """Return the addresses in style rules; comments do not count."""
    found = CSS_ADDRESS.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    return [url or imported for url, imported in found]


def link_faults(site: Path, file: Path, site_url: str) -> list[str]:
    """Return what is wrong with the addresses in one file of the site."""
    place = file.relative_to(site).as_posix()
    base = site_url + place.removesuffix("index.html")
    faults = []
    for address, fetched in addresses(file):
        url = urljoin(base, address)
        scheme = urlsplit(url).scheme
        if scheme == "data" or (not fetched and scheme == "mailto"):
            continue
        if scheme not in {"http", "https"}:
            faults.append(f"{place}: {address} is no address a reader can open")
        elif urlsplit(url).netloc != urlsplit(site_url).netloc:
            if fetched:
                faults.append(f"{place}: {address} is fetched from another site")
        elif not url.startswith(site_url):
            faults.append(f"{place}: {address} leads out of the site")
        elif (target := target_file(site, url.removeprefix(site_url))) is None:
            faults.append(f"{place}: {address} leads to nothing")
        elif target.suffix == ".html" and unquote(urlsplit(url).fragment) not in anchors(target):
            faults.append(f"{place}: {address} names an anchor that its page does not have")
    return sorted(set(faults))


def target_file(site: Path, address: str) -> Path | None:
    """Return the file an address of the site leads to, or None; names must match in case."""
    path = unquote(urlsplit(address).path)
    file = site / path
    if path == "" or path.endswith("/"):
        file = file / "index.html"
    return file if file.is_file() and file.name in {f.name for f in file.parent.iterdir()} else None


def test_links_lead_somewhere_and_files_are_ours(site, site_url, address):
    file = site / address
    file = file / "index.html" if file.is_dir() else file
    faults = link_faults(site, file, site_url)
    assert not faults, "\n".join(faults)


def test_style_sheets_name_only_files_of_the_site(site, site_url):
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    faults = [fault for file in sheets for fault in link_faults(site, file, site_url)]
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
    (small_site / "index.html").write_text(f'<h1 id="top">Home</h1>{html}')
    assert link_faults(small_site, small_site / "index.html", BASE) == []


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
    file.write_text(f'<h1 id="top">Home</h1>{html}')
    parsed.cache_clear()
    anchors.cache_clear()
    (found,) = link_faults(small_site, file, BASE)
    assert fault in found
