"""The exploration of a projection; explore/projection.js draws the same."""

import math
from collections.abc import Mapping

from exploration_form import SERIES, Control, Exploration, Panel, Picture, fixed
from exploration_plane import SIZE, Plane, handle

PLANE = Plane(32)
FAR = 20  # how many units the line of v goes on
U, V, SHADOW = SERIES[0], SERIES[1], SERIES[2]


def project(u: tuple[float, float], v: tuple[float, float]) -> tuple[float, tuple, float, float]:
    """Return dot product, shadow of u on v, its length with sign, and the angle in degrees."""
    (ux, uy), (vx, vy) = u, v
    dot = ux * vx + uy * vy
    share = dot / (vx * vx + vy * vy)
    angle = math.atan2(abs(ux * vy - uy * vx), dot) * 180 / math.pi
    return dot, (share * vx, share * vy), dot / math.hypot(vx, vy), angle


def picture(state: Mapping[str, float], _data: None = None) -> Picture:
    """Return the picture of two vectors."""
    u, v = (state["ux"], state["uy"]), (state["vx"], state["vy"])
    seen = math.hypot(*v) > 0
    dot, shadow, length, angle = project(u, v if seen else (1, 0))
    visibility = "visible" if seen else "hidden"
    far = FAR / (math.hypot(*v) or 1)
    turned = seen and math.hypot(*u) > 0
    ends = [(-far * v[0], -far * v[1]), (far * v[0], far * v[1])]
    parts = {
        "line": {"d": PLANE.line(ends), "visibility": visibility},
        "u": {"d": PLANE.arrow(u)},
        "v": {"d": PLANE.arrow(v)},
        "shadow": {"d": PLANE.line([(0, 0), shadow]), "visibility": visibility},
        "rest": {"d": PLANE.line([u, shadow]), "visibility": visibility},
        "name-u": PLANE.name(u),
        "name-v": PLANE.name(v),
        "handle-u": PLANE.handle(u),
        "handle-v": PLANE.handle(v),
    }
    place = f"({fixed(shadow[0], 2)}, {fixed(shadow[1], 2)})"
    values = {
        "dot": fixed(dot if seen else 0, 2),
        "shadow": place if seen else "none: v has no direction",
        "length": fixed(length, 2) if seen else "none",
        "angle": f"{fixed(angle, 0)}°" if turned else "none: a vector has length 0",
    }
    return Picture(parts, values)


DRAWING = (
    PLANE.paper(5)
    + '<path class="jem-x-far" data-part="line"/>'
    + f'<path stroke="{SHADOW}" stroke-width="9" stroke-linecap="butt" data-part="shadow"/>'
    + '<path class="jem-x-dashed" data-part="rest"/>'
    + f'<path stroke="{V}" stroke-width="2.5" data-part="v"/>'
    + f'<path stroke="{U}" stroke-width="2.5" data-part="u"/>'
    + f'<text class="jem-x-name" fill="{U}" data-part="name-u">u</text>'
    + f'<text class="jem-x-name" fill="{V}" data-part="name-v">v</text>'
    + handle("v", V)
    + handle("u", U)
)

PROJECTION = Exploration(
    title="The shadow of one vector on another",
    attempt="Turn u until its shadow, the thick bar, is gone. Then make v half as long.",
    notice="The shadow goes where u and v are at a right angle, and there u · v is 0. Beyond it "
    "the shadow points against v, and u · v is negative. The length of v changes u · v, "
    "but not the shadow.",
    controls=(
        Control("ux", "u, to the right", -5, 5, 0.1, 2),
        Control("uy", "u, up", -5, 5, 0.1, 3),
        Control("vx", "v, to the right", -5, 5, 0.1, 4),
        Control("vy", "v, up", -5, 5, 0.1, 1),
    ),
    panels=(
        Panel(
            "Two vectors and a shadow",
            "A plane with two arrows from the origin, u and v. A thick bar on the line of v is the "
            "shadow of u; a dashed line joins its end with the tip of u at a right angle.",
            SIZE,
            SIZE,
            DRAWING,
        ),
    ),
    labels={
        "dot": "u · v",
        "shadow": "Shadow of u on v",
        "length": "Its length, negative against v",
        "angle": "Angle of u and v",
    },
    picture=picture,
    presets={
        "Right angle": {"ux": -1, "uy": 4, "vx": 4, "vy": 1},
        "Half of v": {"vx": 2, "vy": 0.5},
        "Start again": {"ux": 2, "uy": 3, "vx": 4, "vy": 1},
    },
)
