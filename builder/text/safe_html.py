"""Let only harmless HTML onto a page: an allow-list of elements, attributes and addresses.

The page is parsed with html5lib, which reads broken HTML the way browsers do; a parser that
reads it otherwise would miss what a browser runs.
"""

import html as entities
import re
import xml.etree.ElementTree as ET
from collections import Counter

import html5lib

from builder.text.problems import Problem

RULES = {
    "html-element": "Pages use only HTML elements on the allow-list: no scripts, styles or forms.",
    "html-attribute": "Pages use only HTML attributes on the allow-list: no event handlers.",
    "html-style": "No element has a style of its own; looks belong in the style sheets.",
    "html-address": "Links lead to http, https or mailto addresses or to places on the site.",
    "html-nesting": "Every HTML element is closed, in the right order.",
    "image-local": "Images are files of the site, so that no page asks another server for one.",
    "image-alt": "Every image says in its alt text what it shows.",
}

_ELEMENTS = re.compile(
    "a|abbr|b|blockquote|br|caption|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em"
    "|figcaption|figure|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|section|small|span"
    "|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|var"
)
_EVERYWHERE = re.compile(
    "class|id|title|lang|dir|role|tabindex|aria-[a-z]+|data-concept|data-right|data-role|data-slot"
)
_ATTRIBUTES = {
    "a": {"href", "rel", "download"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}
_TABLE_STYLE = re.compile(r"text-align:\s*(left|center|right);?")
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_NESTING_ERRORS = {
    "unexpected-end-tag",
    "unexpected-end-tag-treated-as",
    "end-tag-too-early",
    "end-tag-too-early-ignored",
    "end-tag-too-early-named",
    "expected-closing-tag-but-got-eof",
    "adoption-agency-1.1",
    "adoption-agency-1.2",
    "adoption-agency-1.3",
}
# Text, and tags that every parser reads alike. Where a page is nothing else, its plain inline
# elements are taken out before the check: they are closed at once and cannot hold a fault, but
# most of a page's elements are such, from colored code, and html5lib is slow.
_CERTAIN = re.compile(r'(?:[^<]++|</?[a-z][a-z0-9]*+(?: [a-z-]++(?:="[^"<>]*+")?)*+ ?/?>)*+')
_PLAIN = re.compile(r'<(span|code|em|strong)(?: class="[\w -]*")?>([^<]*)</\1>')
_FRAME = {"main", "body", "html"}
_BEFORE = "<!DOCTYPE html><html><head></head><body><main>"


def check_html(html: str, source: str, file: str) -> list[Problem]:
    """Return what a rendered page holds that must not be published.

    Args:
        html: The content of the page, as Markdown rendered it, before the build fills in its
            own figures, formulas and output.
        source: The text of the page's file, in which the lines are found.
        file: The page, for messages.
    """
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(f"{_BEFORE}{_without_plain(html)}\n</main></body></html>")
    places = _Places(source)
    problems: list[Problem] = []
    for element in tree.iter():
        for rule, message, fix, needles in _faults(element):
            problems.append(Problem(file, places.line(needles), rule, message, fix))
    if any(problem.rule == "html-element" for problem in problems):
        return problems
    return problems + _nesting_problems(parser, places, file)


def _without_plain(html: str) -> str:
    """Return the HTML with the text of its plain inline elements in their place."""
    if not _CERTAIN.fullmatch(html):
        return html
    return _PLAIN.sub(r"\2", _PLAIN.sub(r"\2", html))


def _nesting_problems(parser: html5lib.HTMLParser, places: "_Places", file: str) -> list[Problem]:
    ends = {
        str((data or {}).get("name", "")): None
        for _, code, data in parser.errors
        if code in _NESTING_ERRORS
    }
    return [
        Problem(
            file,
            places.line([f"</{name}"]),
            "html-nesting",
            "An HTML element is never closed."
            if name in _FRAME
            else f"`</{name}>` closes what is not open, or not the last opened.",
            "Close each element that you open, the last opened first.",
        )
        for name in ends
    ]


class _Places:
    """Finds the lines of what was rendered; each further find looks behind the last one."""

    def __init__(self, source: str) -> None:
        self._lines = [line.lower() for line in source.splitlines()]
        self._plain = [entities.unescape(line) for line in self._lines]
        self._found: Counter[str] = Counter()

    def line(self, needles: list[str]) -> int | None:
        """Return the line of the first text that the source holds, or None."""
        for needle in filter(None, (needle.lower() for needle in needles)):
            lines = [
                number
                for number, (line, plain) in enumerate(
                    zip(self._lines, self._plain, strict=True), start=1
                )
                if needle in line or needle in plain
            ]
            if lines:
                self._found[needle] += 1
                return lines[min(self._found[needle], len(lines)) - 1]
        return None


_Found = tuple[str, str, str, list[str]]  # rule, message, fix, texts to look for in the source


def _faults(element: ET.Element) -> list[_Found]:
    if not isinstance(element.tag, str):  # a comment
        return []
    name = element.tag.rpartition("}")[2]
    if name in _FRAME or name == "head":
        return [_attribute_fault(name, key, value) for key, value in element.attrib.items()]
    if name != element.tag or not _ELEMENTS.fullmatch(name):
        return [
            (
                "html-element",
                f"The element `<{name}>` is not allowed on a page.",
                "Write it in Markdown, or leave it out.",
                [f"<{name}"],
            )
        ]
    found = [
        fault
        for key, value in element.attrib.items()
        if (fault := _check_attribute(name, str(key), value))
    ]
    if name == "img" and not element.get("alt", "").strip():
        src = element.get("src", "")
        found.append(
            (
                "image-alt",
                f"The image `{src}` has no text for those who do not see it.",
                "Say what it shows: ![what it shows](file).",
                [f"({src}", src, "<img"],
            )
        )
    return found


def _check_attribute(element: str, key: str, value: str) -> _Found | None:
    if key == "style":
        if element in {"td", "th"} and _TABLE_STYLE.fullmatch(value.strip()):
            return None
        return (
            "html-style",
            f"`<{element}>` has a style of its own.",
            "Leave the style attribute out.",
            [f'style="{value}', "style="],
        )
    if key in {"href", "src"} and key in _ATTRIBUTES.get(element, ()):
        return _check_address(element, key, value)
    if _EVERYWHERE.fullmatch(key) or key in _ATTRIBUTES.get(element, ()):
        return None
    return _attribute_fault(element, key, value)


def _attribute_fault(element: str, key: str, value: str) -> _Found:
    return (
        "html-attribute",
        f"The attribute `{key}` is not allowed on `<{element}>`.",
        "Leave it out.",
        [f'{key}="{value}', f"{key}=", key],
    )


def _check_address(element: str, key: str, value: str) -> _Found | None:
    # Browsers ignore white space and control characters in an address, and read \ as /.
    address = _CONTROLS.sub("", value).replace("\\", "/").lower()
    before, colon, _ = re.split(r"[/?#]", address, maxsplit=1)[0].partition(":")
    scheme = before if colon else ""
    needles = [value, value.strip()[:12], value.partition(":")[0], f"{key}="]
    if element == "img":
        if colon or address.startswith("//"):
            return (
                "image-local",
                f"The image `{value}` does not come from this site.",
                "Put the file under docs/assets/img/, with its license, and link to that.",
                needles,
            )
        return None
    if (colon and scheme not in _SCHEMES) or address.startswith("//"):
        return (
            "html-address",
            f"The address `{value}` is not allowed.",
            "Link to an https address, a mailto address, or a place on this site.",
            needles,
        )
    return None
