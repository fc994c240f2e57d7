"""Turns a Matplotlib figure into one inline SVG that serves light and dark pages.

`lesson.mplstyle` draws text, axes, grid and the color cycle in colors that stand for
something; here they become `currentColor` and CSS variables. What the browser does not
need is dropped, ids are made unique to the figure, and numbers are rounded.
"""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
from matplotlib import font_manager, style
from matplotlib.collections import Collection, QuadMesh
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.text import Text

RULES = {
    "figure-description": "A figure has a title and a description of at least 30 characters.",
    "figure-size": "A figure takes at most 60 kB as SVG, its heavy parts turned into pixels.",
}
COLORS = {
    "#000000": "currentColor",
    "#20242a": "currentColor",
    "#ffffff": "var(--fig-paper,#fff)",
    "#dfe1da": "var(--fig-grid,#dfe1da)",
    "#2463b4": "var(--fig-1,#2463b4)",
    "#b63a12": "var(--fig-2,#b63a12)",
    "#4a9488": "var(--fig-3,#4a9488)",
    "#6f2f6b": "var(--fig-4,#6f2f6b)",
    "#b77f05": "var(--fig-5,#b77f05)",
    "#2b3350": "var(--fig-6,#2b3350)",
}
DESCRIPTION_LENGTH = 30
SIZE_LIMIT = 60_000
HEAVY = 300  # points or shapes of one artist, from which pixels are smaller than paths

_HERE = Path(__file__).parent
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+")
_REFERENCE = re.compile(r"#([\w.-]+)")


class FigureFault(Exception):
    """A figure that cannot go on a page.

    Attributes:
        rule: Name of the broken rule.
        message: What is wrong, in one sentence.
        fix: What to do about it, in one sentence.
    """

    def __init__(self, message: str, fix: str, rule: str = "figure-description") -> None:
        super().__init__(f"{message} {fix}")
        self.message, self.fix, self.rule = message, fix, rule


def use_lesson_style() -> None:
    """Register the fonts and switch Matplotlib to the style of all figures."""
    for font in sorted((_HERE / "fonts").glob("*.ttf")):
        font_manager.fontManager.addfont(font)
    style.use(_HERE / "lesson.mplstyle")


def figure_title(fig: Figure) -> str:
    """Return the figure's title, or the first title of its axes, as plain text."""
    titles = [fig.get_suptitle()]
    titles += [ax.get_title(loc) for ax in fig.axes for loc in ("left", "center", "right")]
    return _plain(next((title for title in titles if title.strip()), ""))


def figure_description(fig: Figure) -> str:
    """Return what `fig.set_label` says the figure shows."""
    return _plain(str(fig.get_label()))


def figure_svg(fig: Figure, prefix: str) -> str:
    """Return the figure as an SVG element to stand in a page.

    Args:
        fig: A figure with a title, and with its description as label.
        prefix: Start of every id in the SVG; different for each figure of a page.

    Raises:
        FigureFault: Title or description is missing, or the figure is too big.
    """
    title, description = figure_title(fig), figure_description(fig)
    if not title:
        raise FigureFault("The figure has no title.", 'Give it one: ax.set_title("...").')
    if len(description) < DESCRIPTION_LENGTH:
        found = f"only {len(description)} characters" if description else "none"
        raise FigureFault(
            f"The figure needs a description for readers who cannot see it; it has {found}.",
            'Say what it shows in at least 30 characters: fig.set_label("...").',
        )
    _keep_text_readable(fig)
    svg = _finish(_save(fig, prefix), prefix, title, description)
    if len(svg) > SIZE_LIMIT and _rasterize_heavy_parts(fig):
        svg = _finish(_save(fig, prefix), prefix, title, description)
    if len(svg) > SIZE_LIMIT:
        raise FigureFault(
            f"The figure takes {len(svg) / 1000:.0f} kB as SVG; 60 kB is the limit.",
            "Show fewer points, or bin them before you plot.",
            "figure-size",
        )
    return svg


def _plain(text: str) -> str:
    """Return text without math marks and line breaks."""
    return " ".join(re.sub(r"\$|\\(?=[a-zA-Z])", "", text).split())


def _keep_text_readable(fig: Figure) -> None:
    """Keep white text white, and black text on a heat map black, in both schemes."""
    pictures = [ax for ax in fig.axes if ax.images or ax.findobj(QuadMesh)]
    on_pictures = {text for ax in pictures for text in ax.texts}
    for text in fig.findobj(Text):
        color = mpl.colors.to_hex(text.get_color())
        if color == "#ffffff":
            text.set_color("#fefefe")
        elif color == "#000000" and text in on_pictures:
            text.set_color("#010101")


def _rasterize_heavy_parts(fig: Figure) -> bool:
    """Mark lines and collections with many parts to be drawn as pixels; say if any."""
    heavy = [line for line in fig.findobj(Line2D) if len(line.get_xdata(orig=False)) > HEAVY]
    for collection in fig.findobj(Collection):
        vertices = sum(len(path.vertices) for path in collection.get_paths())
        if max(len(collection.get_offsets()), vertices) > HEAVY:
            heavy.append(collection)
    for ax in fig.axes:
        if len(ax.patches) > HEAVY:
            heavy += ax.patches
    heavy += [picture for picture in fig.findobj(AxesImage) if picture.get_array().size > 10_000]
    for artist in heavy:
        artist.set_rasterized(True)
        if isinstance(artist, AxesImage):
            artist.set_interpolation("antialiased")
    return bool(heavy)


def _save(fig: Figure, salt: str) -> ElementTree.Element:
    """Return Matplotlib's SVG of the figure, without date and random ids."""
    out = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": salt, "svg.fonttype": "path"}):
        fig.savefig(out, format="svg", bbox_inches=None, metadata={"Date": None, "Creator": None})
    return ElementTree.fromstring(out.getvalue())


def _finish(root: ElementTree.Element, prefix: str, title: str, description: str) -> str:
    """Turn Matplotlib's SVG into ours and return it as text."""
    for tag in ("metadata", "defs"):  # the first defs holds a style rule for the whole page
        if (child := root.find(_SVG + tag)) is not None:
            root.remove(child)
    for node in root.iter():
        node.tag = node.tag.removeprefix(_SVG)
        node.text = node.tail = None
        node.attrib = {_attribute(key): value for key, value in node.attrib.items()}
    _shorten_ids(root, prefix)
    for node in root.iter():
        for key, value in node.attrib.items():
            node.set(key, _shorten_value(key, value))
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
    return ElementTree.tostring(root, encoding="unicode")


def _attribute(key: str) -> str:
    """Return an attribute's name without its namespace."""
    return "href" if key == _HREF else key.rpartition("}")[2]


def _shorten_ids(root: ElementTree.Element, prefix: str) -> None:
    """Number the ids that something refers to and drop the others."""
    used = {
        name
        for node in root.iter()
        for key, value in node.attrib.items()
        if key == "href" or "url(#" in value
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
            elif (key == "href" and value.startswith("#")) or "url(#" in value:
                node.set(key, _REFERENCE.sub(lambda found: "#" + names[found[1]], value))


def _shorten_value(key: str, value: str) -> str:
    """Round the numbers of an attribute, and name its colors."""
    if key in {"id", "href"}:
        return value
    if key == "style":
        parts = (part.strip().replace(": ", ":") for part in value.split(";"))
        value = ";".join(part for part in parts if part)
    digits = 6 if key == "transform" else 2
    value = _NUMBER.sub(lambda found: f"{round(float(found[0]), digits):.15g}", value)
    value = re.sub(r"#[0-9a-f]{6}\b", lambda found: COLORS.get(found[0], found[0]), value)
    if key == "d":
        value = re.sub(r"\s*([A-Za-z])\s*", r"\1", value)
    return " ".join(value.split())


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
