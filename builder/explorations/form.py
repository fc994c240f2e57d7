"""What an exploration is made of: controls, pictures in parts, and values in words.

The numbers are written as docs/assets/js/explore/numbers.js writes them.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Attributes = dict[str, str]
SERIES = [f"var(--fig-{number})" for number in range(1, 7)]


@dataclass(frozen=True)
class Control:
    """A slider, or with choices a list.

    Attributes:
        name: What the picture calls its value.
        label: What readers see.
        low: Least value.
        high: Greatest value.
        step: Distance of two values.
        start: The value that the page begins with.
        choices: Names of the values from `low` on, for a list instead of a slider.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """One drawing: SVG in which `data-part="name"` marks what moves.

    Attributes:
        title: Its name.
        description: What it shows at any position of the controls.
        width: Of its coordinates; on a phone a pixel each.
        height: Of its coordinates.
        drawing: The SVG inside.
    """

    title: str
    description: str
    width: int
    height: int
    drawing: str


@dataclass(frozen=True)
class Picture:
    """What one position of the controls gives.

    Attributes:
        parts: Attributes of the moving parts, by part.
        values: What is said about it, by value.
    """

    parts: dict[str, Attributes]
    values: dict[str, str]


@dataclass(frozen=True)
class Exploration:
    """One exploration.

    Attributes:
        title: Its name.
        attempt: What to try.
        notice: What to notice.
        controls: What can be moved.
        panels: What is drawn.
        labels: What the values are, by value.
        picture: From the values of the controls, and the data, to the picture.
        presets: Positions worth a button, by its label.
        data: What both languages compute from.
        square: Whether three drawings and the values stand two by two.
    """

    title: str
    attempt: str
    notice: str
    controls: tuple[Control, ...]
    panels: tuple[Panel, ...]
    labels: Mapping[str, str]
    picture: Callable[[Mapping[str, float], Any], Picture]
    presets: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    data: Any = None
    square: bool = False

    @property
    def start(self) -> dict[str, float]:
        """The values that the page begins with."""
        return {control.name: control.start for control in self.controls}


def at(x: float) -> str:
    """Return a coordinate, to a tenth of a pixel."""
    return f"{math.floor(x * 10 + 0.5) / 10:g}"


def fixed(x: float, digits: int) -> str:
    """Return a number with so many decimals and a real minus sign."""
    rounded = Decimal(abs(x)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return ("−" if x < 0 and rounded else "") + f"{rounded:f}"


def percent(share: float, digits: int = 0) -> str:
    """Return a share from 0 to 1 in percent."""
    return f"{fixed(100 * share, digits)}%"


def dots(points: Iterable[tuple[float, float]]) -> str:
    """Return the path of one dot per point: a line of no length, of which only caps are seen."""
    return "".join(f"M{at(x)} {at(y)}h0" for x, y in points) or "M0 0"


def text(x: float, y: float, words: str, more: str = "") -> str:
    """Return words in a drawing; `more` are further attributes."""
    return f'<text x="{at(x)}" y="{at(y)}"{more and " "}{more}>{words}</text>'
