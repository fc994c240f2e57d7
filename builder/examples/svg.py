"""Tidies the SVG that Matplotlib writes, so that it can stand inside a page.

`lesson.mplstyle` draws text, axes, grid and the color cycle in colors that stand for
something; here they become `currentColor` and CSS variables. What the browser does not
need is dropped (the date, for one), random ids are replaced by ids unique to the figure, and
numbers are rounded: the same figure always gives the same text.
"""

import re
from functools import lru_cache
from xml.etree import ElementTree

COLORS = {
    "#000000": "currentColor",
    "#20242a": "currentColor",
    "#ffffff": "var(--fig-paper,#fff)",
    "#dfe1da": "var(--fig-grid,#dfe1da)",
    "#24519f": "var(--fig-1,#24519f)",
    "#982c05": "var(--fig-2,#982c05)",
    "#1f7f73": "var(--fig-3,#1f7f73)",
    "#6f2f6b": "var(--fig-4,#6f2f6b)",
    "#966804": "var(--fig-5,#966804)",
    "#242a43": "var(--fig-6,#242a43)",
}
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
LINK = "xlink:href"

KEPT = {"id", LINK}  # attributes that are names

_NUMBER = re.compile(r"-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+")
_COLOR = re.compile(r"#[0-9a-f]{6}\b")
_LETTERS = frozenset("AaCcHhLlMmQqSsTtVvZz")  # of the commands of a path
_SHIFT = re.compile(r"translate\(([\d.]+)(?: 0)?\)")
_REFERENCE = re.compile(r"#([\w.-]+)")


def tidy_svg(root: ElementTree.Element, prefix: str, title: str, description: str) -> str:
    """Turn Matplotlib's SVG into ours and return it as text.

    Args:
        root: What Matplotlib wrote; it is changed.
        prefix: Start of every id.
        title: Name of the figure.
        description: What it shows, for readers who cannot see it.
    """
    for tag in ("metadata", "defs"):  # the first defs holds a style rule for the whole page
        if (child := root.find(SVG + tag)) is not None:
            root.remove(child)
    for node in root.iter():
        node.tag = node.tag.removeprefix(SVG)
        node.text = node.tail = None
        if any("}" in key for key in node.attrib):
            node.attrib = {_attribute(key): value for key, value in node.attrib.items()}
    _shorten_ids(root, prefix)
    for node in root.iter():
        for key, value in node.attrib.items():
            if key not in KEPT:
                node.attrib[key] = _shorten_value(key, value)
        if node.tag == "use" and (shift := _SHIFT.fullmatch(node.get("transform", ""))):
            del node.attrib["transform"]  # a letter's place in its line, in 1/64 point or finer
            node.set("x", f"{round(float(shift[1]), 1):g}")
    _simplify(root)
    _, _, width, height = root.get("viewBox", "").split()
    root.attrib = {
        "class": "jem-svg",
        "role": "img",
        "aria-labelledby": f"{prefix}-title {prefix}-desc",
        "viewBox": root.get("viewBox", ""),
        "width": f"{float(width) * 96 / 72:.0f}",
        "height": f"{float(height) * 96 / 72:.0f}",
        "fill": "currentColor",
        "stroke-linejoin": "round",
    }
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(tag, id=f"{prefix}-{tag}")
        element.text = text
        root.insert(place, element)
    if any(LINK in node.attrib for node in root.iter()):
        root.set("xmlns:xlink", XLINK)
    return ElementTree.tostring(root, encoding="unicode")


def _attribute(key: str) -> str:
    """Return an attribute's name without its namespace.

    References stay `xlink:href`: the theme's instant navigation assigns to every `href`, and
    that of an SVG element cannot be assigned to.
    """
    return LINK if key == HREF else key.rpartition("}")[2]


def _shorten_ids(root: ElementTree.Element, prefix: str) -> None:
    """Number the ids that something refers to and drop the others."""
    used = {
        name
        for node in root.iter()
        for key, value in node.attrib.items()
        if key == LINK or "url(#" in value
        for name in _REFERENCE.findall(value[:200])
    }
    ids = [node.get("id") for node in root.iter() if node.get("id") in used]
    names = {old: f"{prefix}-{number}" for number, old in enumerate(ids, 1)}
    for node in root.iter():
        if "id" in node.attrib and node.attrib["id"] not in names:
            del node.attrib["id"]
        for key, value in node.attrib.items():
            if key == "id":
                node.set(key, names[value])
            elif (key == LINK and value.startswith("#")) or "url(#" in value:
                node.set(key, _REFERENCE.sub(lambda found: "#" + names[found[1]], value))


@lru_cache(maxsize=1024)  # marks of one kind have the same style
def _shorten_value(key: str, value: str) -> str:
    """Round the numbers of an attribute, and name its colors."""
    if key == "style":
        parts = (part.strip().replace(": ", ":") for part in value.split(";"))
        value = ";".join(part for part in parts if part)
    if "." in value or "e" in value:  # most letters are drawn with whole numbers
        digits = 6 if key == "transform" else 2
        value = _NUMBER.sub(lambda found: f"{round(float(found[0]), digits):.15g}", value)
    if "#" in value:
        value = _COLOR.sub(lambda found: COLORS.get(found[0], found[0]), value)
    value = " ".join(value.split())
    if key == "d":
        for letter in _LETTERS.intersection(value):
            value = value.replace(f" {letter}", letter).replace(f"{letter} ", letter)
    return value


def _simplify(parent: ElementTree.Element) -> None:
    """Drop what paints nothing, unwrap groups without attributes, and share equal styles."""
    children = []
    for child in parent:
        _simplify(child)
        if child.get("style") == "fill:none" or (child.tag in {"g", "defs"} and not len(child)):
            continue
        if child.tag == "g" and not child.attrib:
            children.extend(child)
        else:
            children.append(child)
    parent[:] = children
    styles = {child.get("style", "") for child in children}
    if parent.tag == "g" and "style" not in parent.attrib and len(children) > 1 == len(styles):
        (shared,) = styles
        if shared and not re.search(r"(?<!-)opacity", shared):  # opacity is not inherited
            parent.set("style", shared)
            for child in children:
                del child.attrib["style"]
