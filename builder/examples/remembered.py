"""Remembers what Matplotlib works out again and again while it lays out and draws a figure.

No code of a page runs meanwhile, so what is asked twice has the same answer: the size of a text
depends on the text and its font, the ticks of an axis on its limits and its place. An answer is
kept with all that can change on the way, and worked out again once any of that has.
"""

import gc
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from matplotlib import RcParams, font_manager, ft2font, text, ticker
from matplotlib.artist import Artist
from matplotlib.axis import Axis, XAxis, YAxis
from matplotlib.font_manager import FontManager, FontProperties
from matplotlib.markers import MarkerStyle
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

Method = Callable[..., Any]
# Whose ticks depend on nothing but the state of their axis; those of others are not kept.
LOCATORS = {
    ticker.AutoLocator,
    ticker.AutoMinorLocator,
    ticker.FixedLocator,
    ticker.LogLocator,
    ticker.MaxNLocator,
    ticker.MultipleLocator,
    ticker.NullLocator,
}
FORMATTERS = {
    ticker.FixedFormatter,
    ticker.LogFormatterSciNotation,
    ticker.NullFormatter,
    ticker.PercentFormatter,
    ticker.ScalarFormatter,
}


@contextmanager
def remembering() -> Iterator[None]:
    """Let Matplotlib remember inside a `with` block; it draws the same, in less time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        with _replaced(METHODS):
            yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def _replaced(methods: Mapping[tuple[Any, str], Callable[[Method], Method]]) -> Iterator[None]:
    """Put something else in the place of methods, made from what stands there."""
    before = {place: getattr(*place) for place in methods}
    for place, remake in methods.items():
        setattr(*place, remake(before[place]))
    try:
        yield
    finally:
        for place, method in before.items():
            setattr(*place, method)


def _from_memory(open_font: Method) -> Method:
    """Open fonts from memory: from a file, each letter takes dozens of calls to the system."""

    def opened(path: str, **options: Any) -> Any:
        return open_font(io.BytesIO(_content(path)), **options)

    return opened


@cache
def _content(path: str) -> bytes:
    return Path(path).read_bytes()


def _fonts_by_path(open_fonts: Method) -> Method:
    known: dict[tuple[Any, ...], Any] = {}

    def opened(paths: tuple[Any, ...], **options: Any) -> Any:
        key = (paths, *options.items())
        if key not in known:
            with _replaced({(ft2font, "FT2Font"): _from_memory}):
                known[key] = open_fonts.__wrapped__(paths, **options)
        return known[key]

    return opened


def _paths(find: Method) -> Method:
    known: dict[FontProperties, Any] = {}

    def found(self: FontManager, prop: FontProperties) -> Any:
        if prop not in known:
            known[prop.copy()] = find(self, prop)
        return known[prop]

    return found


def _tables(open_fonts: Method) -> Method:
    known: dict[tuple[Any, ...], Any] = {}

    def opened(paths: list[Any]) -> Any:
        key = tuple(paths)
        if key not in known:
            table = cache(open_fonts(paths).get_sfnt_table)
            known[key] = SimpleNamespace(get_sfnt_table=table)  # all that a text asks of a font
        return known[key]

    return opened


def _sizes(measure: Method) -> Method:
    known: dict[tuple[Any, ...], Any] = {}

    def measured(self: TextToPath, s: str, prop: FontProperties, ismath: Any) -> Any:
        if (s, prop, ismath) not in known:
            known[s, prop.copy(), ismath] = measure(self, s, prop, ismath)
        return known[s, prop, ismath]

    return measured


def _layouts(lay_out: Method) -> Method:
    known: dict[Text, tuple[Any, Any]] = {}

    def laid_out(self: Text, renderer: Any) -> Any:
        if self.get_wrap():  # then its place counts, too
            return lay_out(self, renderer)
        state = (
            self.get_text(),
            self.get_rotation(),
            self._horizontalalignment,
            self._verticalalignment,
            self._fontproperties._size,
            self.get_figure(root=True).dpi,
            renderer,
        )
        if self not in known or known[self][0] != state:
            known[self] = (state, lay_out(self, renderer))
        return known[self][1]

    return laid_out


def _ticks(update: Method) -> Method:
    known: dict[Axis, tuple[Any, Any, Any]] = {}

    def updated(self: Axis) -> Any:
        state = _state_of(self)
        if state is None:
            return update(self)
        before = known.get(self)
        # A formatter that has served another axis since then must be told of this one again.
        if before is None or before[0] != state or before[1] is not self.major.formatter._locs:
            ticks = update(self)
            before = known[self] = (state, self.major.formatter._locs, ticks)
        return before[2]

    return updated


def _label_boxes(measure: Method) -> Method:
    known: dict[Axis, tuple[Any, Any]] = {}

    def measured(self: Axis, ticks: list[Any], renderer: Any) -> Any:
        state = _state_of(self)
        if state is None:
            return measure(self, ticks, renderer)
        state = (*state, renderer, *ticks)
        if self not in known or known[self][0] != state:
            known[self] = (state, measure(self, ticks, renderer))
        return known[self][1]

    return measured


def _state_of(axis: Axis) -> tuple[Any, ...] | None:
    """Return all that the ticks of an axis depend on; None if they may depend on more."""
    ax, major, minor = axis.axes, axis.major, axis.minor
    if (
        type(axis) not in {XAxis, YAxis}
        or not LOCATORS.issuperset((type(major.locator), type(minor.locator)))
        or not FORMATTERS.issuperset((type(major.formatter), type(minor.formatter)))
    ):
        return None
    return (*ax.bbox.extents, *ax.viewLim.extents, ax.get_figure(root=True).dpi)


def _told(tell: Method) -> Method:
    def told(self: Artist) -> None:
        if self._callbacks.callbacks:
            tell(self)

    return told


def _stale(stale: property) -> property:
    """Note that an artist has changed, and tell none above it: no screen waits for that."""

    def note(self: Artist, changed: bool) -> None:
        self._stale = changed

    return stale.setter(note)


def _markers(set_marker: Method) -> Method:
    def set_same(self: MarkerStyle, marker: Any) -> None:
        if isinstance(marker, MarkerStyle):  # a copy of each part, though none is ever changed
            self.__dict__ = marker.__dict__.copy()
        else:
            set_marker(self, marker)

    return set_same


METHODS = {
    (Artist, "pchanged"): _told,
    (Artist, "stale"): _stale,
    (RcParams, "__getitem__"): lambda _: dict.__getitem__,
    (MarkerStyle, "_set_marker"): _markers,
    (font_manager, "_get_font"): _fonts_by_path,
    (FontManager, "_find_fonts_by_props"): _paths,
    (text, "get_font"): _tables,
    (TextToPath, "get_text_width_height_descent"): _sizes,
    (Text, "_get_layout"): _layouts,
    (Axis, "_update_ticks"): _ticks,
    (Axis, "_get_ticklabel_bboxes"): _label_boxes,
}
