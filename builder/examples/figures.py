"""Turns a Matplotlib figure into one inline SVG that serves light and dark pages."""

import base64
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
from matplotlib import font_manager, style
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import Collection, QuadMesh
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image

from builder.examples.remembered import remembering
from builder.examples.svg import HREF, SVG, tidy_svg

RULES = {
    "figure-description": "A figure has a title and a description of at least 30 characters.",
    "figure-size": "A figure takes at most 60 kB as SVG, its heavy parts turned into pixels.",
}
DESCRIPTION_LENGTH = 30
SIZE_LIMIT = 60_000
# What to try while a figure is too big: lines and collections from so many points become
# pixels, with a palette of so many colors (0: all).
SMALLER = ((300, 0), (30, 0), (30, 256), (30, 64))
NO_LAYOUT = {"figure.autolayout": False, "figure.constrained_layout.use": False}

_HERE = Path(__file__).parent


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
    with remembering():
        return _svg(fig, prefix, title, description)


def _svg(fig: Figure, prefix: str, title: str, description: str) -> str:
    _keep_text_readable(fig)
    svg = tidy_svg(_save(fig), prefix, title, description)
    for least, colors in SMALLER:
        if len(svg) > SIZE_LIMIT and _rasterize(fig, least):
            root = _save(fig)
            _use_palette(root, colors)
            svg = tidy_svg(root, prefix, title, description)
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
    pictures = [
        ax
        for ax in fig.axes
        if ax.images or any(isinstance(part, QuadMesh) for part in ax.collections)
    ]
    on_pictures = {text for ax in pictures for text in ax.texts}
    for text in fig.findobj(Text):
        color = mpl.colors.to_hex(text.get_color())
        if color == "#ffffff":
            text.set_color("#fefefe")
        elif color == "#000000" and text in on_pictures:
            text.set_color("#010101")


def _rasterize(fig: Figure, least: int) -> bool:
    """Mark artists with at least so many parts to be drawn as pixels; say if there are any."""
    heavy: list[Artist] = [
        line for line in fig.findobj(Line2D) if len(line.get_xdata(orig=False)) > least
    ]
    for collection in fig.findobj(Collection):
        vertices = sum(len(path.vertices) for path in collection.get_paths())
        if max(len(collection.get_offsets()), vertices) > least:
            heavy.append(collection)
    for ax in fig.axes:
        if len(ax.patches) > least:
            heavy += ax.patches
    heavy += [picture for picture in fig.findobj(AxesImage) if picture.get_array().size > 10_000]
    for artist in heavy:
        artist.set_rasterized(True)
        if isinstance(artist, AxesImage):
            artist.set_interpolation("antialiased")
    return bool(heavy)


def _save(fig: Figure) -> ElementTree.Element:
    """Return Matplotlib's SVG of the figure.

    The layout is made first and then turned off: with a layout engine `savefig` draws twice.
    """
    if engine := fig.get_layout_engine():
        FigureCanvasSVG(fig)
        fig.dpi = FigureCanvasSVG.fixed_dpi
        engine.execute(fig)
        with mpl.rc_context(NO_LAYOUT):
            fig.set_layout_engine(None)
    out = io.StringIO()
    fig.savefig(out, format="svg", bbox_inches=None)
    return ElementTree.fromstring(out.getvalue())


def _use_palette(root: ElementTree.Element, colors: int) -> None:
    """Give the embedded pictures a palette, which makes them up to five times smaller."""
    for node in root.iter(SVG + "image") if colors else ():
        start, _, data = node.get(HREF, "").partition(",")
        picture = Image.open(io.BytesIO(base64.b64decode(data)))
        out = io.BytesIO()
        method = Image.Quantize.FASTOCTREE  # the one that keeps transparency
        picture.quantize(colors, method=method).save(out, "png", optimize=True)
        node.set(HREF, f"{start},{base64.b64encode(out.getvalue()).decode()}")
