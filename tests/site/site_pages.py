"""What can be wrong with a page of the built site without a browser; each page is parsed once."""

import re
import warnings
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
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
HIDDEN = {"pre", "code", "script", "style", "{http://www.w3.org/1998/Math/MathML}annotation"}
LINK_ATTRIBUTES = ("href", "src", "poster", "data", "srcset")
LEADS_AWAY = {"canonical", "author", "license", "me"}  # `link` relations that fetch nothing
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
NO_TAGS = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2>", re.S)
TAG = re.compile(r"<[a-z][^<>]*>", re.I)
ANCHOR = re.compile(r'\sid="([^"]+)"|^<a\b.*\sname="([^"]+)"', re.S)


@dataclass(frozen=True)
class Html:
    """A text as a browser reads it.

    Attributes:
        text: The text.
        tree: Its `html` element.
        faults: Where it is not well-formed, with line and surroundings.
    """

    text: str
    tree: ET.Element
    faults: list[str]


def parse(text: str) -> Html:
    """Parse a page as a browser does, and note what it has to mend."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the parser's own outdated calls
        tree = parser.parse(text)
    lines = text.splitlines()
    faults = []
    for (line, column), code, values in parser.errors:
        near = lines[line - 1][max(0, column - 60) : column + 20] if line <= len(lines) else ""
        faults.append(f"line {line}: {ERROR_TEXTS[code] % values} near {near!r}")
    return Html(text, tree, faults)


def head_faults(page: Html) -> list[str]:
    """Return what a page does not say about itself."""
    tree = page.tree
    faults = []
    if not tree.get("lang"):
        faults.append("no language")
    if not tree.findtext("head/title", "").strip():
        faults.append("no title")
    said = [tag.get("content", "") for tag in tree.iter("meta") if tag.get("name") == "description"]
    if not "".join(said[:1]).strip():
        faults.append("no description")
    if (count := len(list(tree.iter("h1")))) != 1:
        faults.append(f"{count} headings of the first level")
    ids = Counter(tag.get("id") for tag in tree.iter() if "id" in tag.attrib)
    faults += [f"{count} elements with the id {name}" for name, count in ids.items() if count > 1]
    return faults


def leftovers(page: Html) -> list[str]:
    """Return the marks of the build that a reader would see."""
    article = page.tree.find(".//article")
    shown = "".join(_shown(page.tree if article is None else article))
    return [
        f"{name}: {m[0]!r}" for name, pattern in LEFTOVERS.items() if (m := pattern.search(shown))
    ]


def _shown(element: ET.Element) -> Iterator[str]:
    """Yield text, comments and attributes of an element, with its tags between them."""
    if element.tag is ET.Comment:
        yield f"<!--{element.text}-->"
        return
    if element.tag in HIDDEN:
        return
    yield f"<{element.tag} {element.attrib}>{element.text or ''}"
    for child in element:
        yield from _shown(child)
        yield f"<>{child.tail or ''}"


@cache
def anchors(file: Path) -> frozenset[str]:
    """Return all places in a page that a link can lead to; the empty one is its top."""
    return frozenset(anchors_in(file.read_text("utf-8"))) | {""}


def anchors_in(html: str) -> set[str]:
    """Return the ids and anchors in a text, read from its tags: a whole parse takes far longer."""
    tags = TAG.findall(NO_TAGS.sub(r"\1", html))
    return {found[1] or found[2] for tag in tags for found in ANCHOR.finditer(tag)}


def anchors_of(page: Html) -> set[str]:
    """Return the same for a page that is parsed."""
    tags = list(page.tree.iter())
    return {tag.get("id") for tag in tags} | {tag.get("name") for tag in tags if tag.tag == "a"}


def addresses(page: Html) -> Iterator[tuple[str, bool]]:
    """Yield each address that a page names, and whether a browser fetches it."""
    for tag in page.tree.iter():
        relations = set(tag.get("rel", "").split())
        fetched = tag.tag != "a" and not (tag.tag == "link" and relations & LEADS_AWAY)
        for attribute in LINK_ATTRIBUTES:
            if value := tag.get(attribute):
                several = value.split(",") if attribute == "srcset" else [value]
                yield from ((one.split()[0], fetched) for one in several)
        css = tag.text if tag.tag == "style" else tag.get("style")
        yield from ((found, True) for found in css_addresses(css or ""))


def css_addresses(css: str) -> list[str]:
    """Return the addresses in style rules; comments do not count."""
    found = CSS_ADDRESS.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    return [url or imported for url, imported in found]


def link_faults(site: Path, file: Path, page: Html, site_url: str) -> list[str]:
    """Return what is wrong with the addresses in a page of the site."""
    return address_faults(site, file, addresses(page), site_url)


def sheet_faults(site: Path, file: Path, site_url: str) -> list[str]:
    """Return what is wrong with the addresses in a style sheet of the site."""
    found = [(address, True) for address in css_addresses(file.read_text("utf-8"))]
    return address_faults(site, file, found, site_url)


def address_faults(
    site: Path, file: Path, found: Iterator[tuple[str, bool]], site_url: str
) -> list[str]:
    """Return what is wrong with addresses that stand in a file of the site.

    Args:
        site: Folder of the built site.
        file: The file that names the addresses.
        found: Each address, and whether a browser fetches it.
        site_url: Address of the site.
    """
    place = file.relative_to(site).as_posix()
    base = site_url + place.removesuffix("index.html")
    faults = []
    for address, fetched in found:
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
    return file if file.is_file() and file.name in names_in(file.parent) else None


@cache
def names_in(folder: Path) -> frozenset[str]:
    """Return the names in a folder, in the case in which they are written."""
    return frozenset(entry.name for entry in folder.iterdir())
