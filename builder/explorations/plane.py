"""A plane with the origin in the middle, and arrows in it; explore/plane.js is the same."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from builder.explorations.form import Attributes, at

SIZE, MIDDLE = 340, 170
Point = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """Places on a plane.

    Attributes:
        unit: Pixels per unit.
    """

    unit: float

    def line(self, points: Iterable[Point]) -> str:
        """Return the path through points."""
        return "M" + "L".join(
            f"{at(MIDDLE + self.unit * x)} {at(MIDDLE - self.unit * y)}" for x, y in points
        )

    def arrow(self, tip: Point) -> str:
        """Return the path of an arrow from the origin; one too short for its head is a dot."""
        x, y = tip
        length = self.unit * math.hypot(x, y)
        right, down = MIDDLE + self.unit * x, MIDDLE - self.unit * y
        head = min(10, length / 2) / (length or 1)

        def wing(side: int) -> str:
            along, across = self.unit * head * 0.9, self.unit * head * 0.5 * side
            return f"{at(right - along * x - across * y)} {at(down + along * y - across * x)}"

        there = f"{at(right)} {at(down)}"
        return f"M170 170L{there}M{wing(1)}L{there}L{wing(-1)}"

    def name(self, tip: Point) -> Attributes:
        """Return the place of a name beyond a tip."""
        x, y = tip
        away = 15 / (math.hypot(x, y) or 1)
        return {
            "x": at(MIDDLE + self.unit * x + away * x),
            "y": at(MIDDLE - self.unit * y - away * y),
        }

    def handle(self, tip: Point) -> Attributes:
        """Return the place of what a finger or the mouse takes hold of."""
        x, y = tip
        return {"cx": at(MIDDLE + self.unit * x), "cy": at(MIDDLE - self.unit * y)}

    def paper(self, reach: int) -> str:
        """Return the grid of whole numbers, the two axes, and their ends' numbers."""
        lines = "".join(
            self.line([(i, -reach), (i, reach)]) + self.line([(-reach, i), (reach, i)])
            for i in range(-reach, reach + 1)
        )
        axes = self.line([(0, -reach), (0, reach)]) + self.line([(-reach, 0), (reach, 0)])
        return f'<path class="jem-x-grid" d="{lines}"/><path class="jem-x-axis" d="{axes}"/>'


def handle(name: str, color: str) -> str:
    """Return the two circles of a handle: what is seen, and around it what a finger can meet."""
    part = f'data-part="handle-{name}"'
    return (
        f'<g class="jem-x-handle"><circle class="jem-x-knob" r="5" fill="{color}" {part}/>'
        f'<circle r="22" fill="transparent" data-drag="{name}" {part}/></g>'
    )
