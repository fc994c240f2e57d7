"""The exploration of a projection; explore/projection.js draws the same."""

import math
from collections.abc import Mapping

from builder.explorations.form import SERIES, Control, Exploration, Panel, Picture, fixed
from builder.explorations.plane import SIZE, Plane, handle

PLANE = Plane(32)
FAR = 20  # how many units the line of u goes on
X, U, SHADOW = SERIES[0], SERIES[1], SERIES[2]


def project(x: tuple[float, float], u: tuple[float, float]) -> tuple[float, tuple, float, float]:
    """Return dot product, shadow of x on u, its length with sign, and the angle in degrees."""
    (xx, xy), (ux, uy) = x, u
    dot = xx * ux + xy * uy
    share = dot / (ux * ux + uy * uy)
    angle = math.atan2(abs(xx * uy - xy * ux), dot) * 180 / math.pi
    return dot, (share * ux, share * uy), dot / math.hypot(ux, uy), angle


def picture(state: Mapping[str, float], _data: None = None) -> Picture:
    """Return the picture of two vectors."""
    x, u = (state["xx"], state["xy"]), (state["ux"], state["uy"])
    seen = math.hypot(*u) > 0
    dot, shadow, length, angle = project(x, u if seen else (1, 0))
    visibility = "visible" if seen else "hidden"
    far = FAR / (math.hypot(*u) or 1)
    turned = seen and math.hypot(*x) > 0
    ends = [(-far * u[0], -far * u[1]), (far * u[0], far * u[1])]
    parts = {
        "line": {"d": PLANE.line(ends), "visibility": visibility},
        "x": {"d": PLANE.arrow(x)},
        "u": {"d": PLANE.arrow(u)},
        "shadow": {"d": PLANE.line([(0, 0), shadow]), "visibility": visibility},
        "rest": {"d": PLANE.line([x, shadow]), "visibility": visibility},
        "name-x": PLANE.name(x),
        "name-u": PLANE.name(u),
        "handle-x": PLANE.handle(x),
        "handle-u": PLANE.handle(u),
    }
    place = f"({fixed(shadow[0], 2)}, {fixed(shadow[1], 2)})"
    values = {
        "dot": fixed(dot if seen else 0, 2),
        "shadow": place if seen else "none: u has no direction",
        "length": fixed(length, 2) if seen else "none",
        "angle": f"{fixed(angle, 0)}°" if turned else "none: a vector has length 0",
    }
    return Picture(parts, values)


DRAWING = (
    PLANE.paper(5)
    + '<path class="jem-x-far" data-part="line"/>'
    + f'<path stroke="{SHADOW}" stroke-width="9" stroke-linecap="butt" data-part="shadow"/>'
    + '<path class="jem-x-dashed" data-part="rest"/>'
    + f'<path stroke="{U}" stroke-width="2.5" data-part="u"/>'
    + f'<path stroke="{X}" stroke-width="2.5" data-part="x"/>'
    + f'<text class="jem-x-name" fill="{X}" data-part="name-x">x</text>'
    + f'<text class="jem-x-name" fill="{U}" data-part="name-u">u</text>'
    + handle("u", U)
    + handle("x", X)
)

PROJECTION = Exploration(
    title="The shadow of one vector on another",
    attempt="Turn x until its shadow, the thick bar, is gone. Then make u half as long.",
    notice="The shadow goes where x and u are at a right angle, and there x · u is 0. Beyond it "
    "the shadow points against u, and x · u is negative. The length of u changes x · u, "
    "but not the shadow.",
    controls=(
        Control("xx", "x, to the right", -5, 5, 0.1, 2),
        Control("xy", "x, up", -5, 5, 0.1, 3),
        Control("ux", "u, to the right", -5, 5, 0.1, 4),
        Control("uy", "u, up", -5, 5, 0.1, 1),
    ),
    panels=(
        Panel(
            "Two vectors and a shadow",
            "A plane with two arrows from the origin, x and u. A thick bar on the line of u is the "
            "shadow of x; a dashed line joins its end with the tip of x at a right angle.",
            SIZE,
            SIZE,
            DRAWING,
        ),
    ),
    labels={
        "dot": "x · u",
        "shadow": "Shadow of x on u",
        "length": "Its length, negative against u",
        "angle": "Angle of x and u",
    },
    picture=picture,
    presets={
        "Right angle": {"xx": -1, "xy": 4, "ux": 4, "uy": 1},
        "Half of u": {"ux": 2, "uy": 0.5},
        "Start again": {"xx": 2, "xy": 3, "ux": 4, "uy": 1},
    },
)
