"""The exploration of a learning rate; explore/learning-rate.js draws the same."""

import math
from collections.abc import Mapping, Sequence

from builder.explorations.form import (
    SERIES,
    Control,
    Exploration,
    Panel,
    Picture,
    at,
    dots,
    fixed,
    text,
)

FLAT = 1  # curvature along the first parameter
START = (-3, 1.5)
STEPS = 30
UNIT = 50  # pixels per unit of a parameter
LEVELS = (0.25, 1, 3, 8, 18, 35)  # losses of the rings
FAR = 4000  # pixels at which a path that explodes is cut
Point = tuple[float, ...]


def descend(
    rate: float, curvatures: Point, start: Point, steps: int
) -> tuple[list[Point], list[float]]:
    """Return the points of the path and the losses there: the start and `steps` more."""
    points = [start]
    for _ in range(steps):
        last = points[-1]
        points.append(tuple(w - rate * c * w for w, c in zip(last, curvatures, strict=True)))
    first, second = curvatures
    return points, [0.5 * (first * x**2 + second * y**2) for x, y in points]


def picture(state: Mapping[str, float], _data: None = None) -> Picture:
    """Return the picture of one learning rate in a bowl with one steep direction."""
    rate, steep = state["rate"], state["steep"]
    points, losses = descend(rate, (FLAT, steep), START, STEPS)
    seen = [(170 + _cut(UNIT * x), 120 - _cut(UNIT * y)) for x, y in points]
    log = [
        (50 + 9 * i, 120 - 22 * max(-6, min(6, math.log10(x or 1e-9))))
        for i, x in enumerate(losses)
    ]
    flat, sharp = 1 - rate * FLAT, 1 - rate * steep
    most = max(abs(flat), abs(sharp))
    verdict = "falls" if most < 1 else "grows without end"
    parts = {
        "rings": {"d": "".join(_ring(level, steep) for level in LEVELS)},
        "path": {"d": _path(seen)},
        "points": {"d": dots(seen)},
        "losses": {"d": _path(log)},
        "marks": {"d": dots(log)},
    }
    values = {
        "limit": fixed(2 / steep, 3),
        "sharp": f"× {fixed(sharp, 2)}",
        "flat": f"× {fixed(flat, 2)}",
        "loss": _loss(losses[-1]),
        "verdict": "never settles" if abs(most - 1) < 1e-9 else verdict,
    }
    return Picture(parts, values)


def _cut(x: float) -> float:
    return max(-FAR, min(FAR, x))


def _path(places: Sequence[Point]) -> str:
    return "M" + "L".join(f"{at(x)} {at(y)}" for x, y in places)


def _ring(level: float, steep: float) -> str:
    rx, ry = UNIT * math.sqrt(2 * level / FLAT), UNIT * math.sqrt(2 * level / steep)
    there, back = at(2 * float(at(rx))), at(-2 * float(at(rx)))
    half = f"a{at(rx)} {at(ry)} 0 1 0"
    return f"M{at(170 - float(at(rx)))} 120{half} {there} 0{half} {back} 0"


def _loss(x: float) -> str:
    """Return a loss as words: it spans many powers of ten."""
    if x < 0.0001:
        return "below 0.0001"
    return "above a million" if x >= 1e6 else fixed(x, 4 if x < 10 else 0)


BOWL = (
    '<path class="jem-x-rings" data-part="rings"/>'
    '<path stroke="currentColor" d="M165 120h10M170 115v10"/>'
    f'<path stroke="{SERIES[1]}" stroke-width="1.5" data-part="path"/>'
    f'<path stroke="{SERIES[1]}" stroke-width="7" data-part="points"/>'
    + text(20, 32, "start", 'text-anchor="middle"')
)
TICKS = ((1e4, "10,000"), (100, "100"), (1, "1"), (0.01, "0.01"), (0.0001, "0.0001"))
LOSSES = (
    "".join(f'<path class="jem-x-grid" d="M50 {120 - 22 * p}h275"/>' for p in (-4, -2, 0, 2, 4))
    + "".join(
        text(44, 124.5 - 22 * math.log10(value), words, 'text-anchor="end"')
        for value, words in TICKS
    )
    + '<path class="jem-x-axis" d="M50 10V230H325"/>'
    + "".join(text(50 + 9 * i, 247, f"{i}", 'text-anchor="middle"') for i in (0, 10, 20, 30))
    + text(325, 262, "steps", 'text-anchor="end"')
    + text(56, 20, "loss")
    + f'<path stroke="{SERIES[1]}" stroke-width="1.5" data-part="losses"/>'
    + f'<path stroke="{SERIES[1]}" stroke-width="5" data-part="marks"/>'
)

LEARNING_RATE = Exploration(
    title="A learning rate in a narrow valley",
    attempt="Find the rate with the smallest loss after 30 steps. Then go past the largest rate "
    "that works.",
    notice="The steep direction sets that limit, 2 divided by its curvature (how much the slope "
    "grows per unit); beyond it each step jumps to a higher place on the other side. The flat "
    "direction then decides how long you wait: the narrower the valley, the longer.",
    controls=(
        Control("rate", "Learning rate", 0.01, 0.5, 0.01, 0.05),
        Control("steep", "Steep curvature", 1, 10, 1, 8),
    ),
    panels=(
        Panel(
            "The path in the valley, from above",
            "Rings of equal loss around the lowest point, long from left to right and short from "
            "top to bottom. Dots joined by a line are the steps, from the start at the upper left.",
            340,
            240,
            BOWL,
        ),
        Panel(
            "The loss after each step",
            "A line of 31 dots, one per step. Each grid line stands for a loss 100 times that of "
            "the one below.",
            340,
            268,
            LOSSES,
        ),
    ),
    labels={
        "limit": "Rates work below",
        "sharp": "Steep part, each step",
        "flat": "Flat part, each step",
        "loss": "Loss after 30 steps",
        "verdict": "With time, the loss",
    },
    picture=picture,
    presets={
        "Too small": {"rate": 0.01, "steep": 8},
        "Good": {"rate": 0.22, "steep": 8},
        "Too large": {"rate": 0.26, "steep": 8},
        "Round valley": {"rate": 0.5, "steep": 1},
    },
)
