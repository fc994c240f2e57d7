"""The exploration of a matrix as a map of the plane; explore/matrix.js draws the same."""

from collections.abc import Iterable, Mapping

from builder.explorations.form import SERIES, Control, Exploration, Panel, Picture, fixed
from builder.explorations.plane import SIZE, Plane, Point, handle

PLANE = Plane(40)
REACH = 8  # lines of the grid to each side
SQUARE = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
LETTER = [(0.3, 0.15), (0.3, 0.85), (0.75, 0.85), (0.3, 0.85), (0.3, 0.5), (0.65, 0.5)]  # an F
NONE = 1e-9  # an area that only rounding keeps from 0
AT_I, AT_J, AREA = SERIES[0], SERIES[1], SERIES[2]


def picture(state: Mapping[str, float], _data: None = None) -> Picture:
    """Return the picture of the matrix [[a, b], [c, d]]."""
    a, b, c, d = (state[name] for name in "abcd")

    def send(points: Iterable[Point]) -> str:
        return PLANE.line([(a * x + b * y, c * x + d * y) for x, y in points])

    area = a * d - b * c
    letter = "flattened" if abs(area) < NONE else "same side up" if area > 0 else "turned over"
    lines = "".join(
        send([(i, -REACH), (i, REACH)]) + send([(-REACH, i), (REACH, i)])
        for i in range(-REACH, REACH + 1)
    )
    parts = {
        "grid": {"d": lines},
        "square": {"d": send(SQUARE)},
        "letter": {"d": send(LETTER)},
        "i": {"d": PLANE.arrow((a, c))},
        "j": {"d": PLANE.arrow((b, d))},
        "name-i": PLANE.name((a, c)),
        "name-j": PLANE.name((b, d)),
        "handle-i": PLANE.handle((a, c)),
        "handle-j": PLANE.handle((b, d)),
    }
    values = {
        "i": f"({fixed(a, 1)}, {fixed(c, 1)})",
        "j": f"({fixed(b, 1)}, {fixed(d, 1)})",
        "determinant": fixed(area, 2),
        "area": fixed(abs(area), 2),
        "letter": letter,
    }
    return Picture(parts, values)


DRAWING = (
    PLANE.paper(4)
    + '<path class="jem-x-image" data-part="grid"/>'
    + f'<path class="jem-x-dashed" d="{PLANE.line(SQUARE)}"/>'
    + f'<path stroke="{AREA}" fill="{AREA}" fill-opacity="0.22" data-part="square"/>'
    + f'<path stroke="{AREA}" stroke-width="2.5" data-part="letter"/>'
    + f'<path stroke="{AT_J}" stroke-width="2.5" data-part="j"/>'
    + f'<path stroke="{AT_I}" stroke-width="2.5" data-part="i"/>'
    + f'<text class="jem-x-name" fill="{AT_I}" data-part="name-i">i</text>'
    + f'<text class="jem-x-name" fill="{AT_J}" data-part="name-j">j</text>'
    + handle("j", AT_J)
    + handle("i", AT_I)
)

MATRIX = Exploration(
    title="A matrix moves the plane",
    attempt="Turn the F over, as in a mirror. Then bring the area of its square down to 0.",
    notice="The columns of the matrix are where i and j go, and all else follows them. The "
    "determinant is the area of what was a square of area 1. It is negative when the F is turned "
    "over, and 0 when everything falls on one line.",
    controls=(
        Control("a", "a: i to the right", -2, 2, 0.1, 1.5),
        Control("c", "c: i up", -2, 2, 0.1, 0.5),
        Control("b", "b: j to the right", -2, 2, 0.1, -0.5),
        Control("d", "d: j up", -2, 2, 0.1, 1),
    ),
    panels=(
        Panel(
            "The plane after the matrix",
            "A grid that the matrix has moved, over one that it has not. The dashed unit square "
            "has become a filled parallelogram with a letter F in it; its sides at the origin are "
            "arrows, i and j.",
            SIZE,
            SIZE,
            DRAWING,
        ),
    ),
    labels={
        "i": "i goes to (a, c)",
        "j": "j goes to (b, d)",
        "determinant": "Determinant, ad − bc",
        "area": "Area of the parallelogram",
        "letter": "The F is",
    },
    picture=picture,
    presets={
        "Quarter turn": {"a": 0, "b": -1, "c": 1, "d": 0},
        "Shear": {"a": 1, "b": 1, "c": 0, "d": 1},
        "Stretch": {"a": 2, "b": 0, "c": 0, "d": 0.5},
        "No change": {"a": 1, "b": 0, "c": 0, "d": 1},
    },
)
