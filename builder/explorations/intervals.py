"""The exploration of confidence intervals that miss; explore/intervals.js draws the same."""

import math
from collections.abc import Mapping
from statistics import NormalDist
from typing import Any

import numpy as np

from builder.explorations.form import (
    SERIES,
    Control,
    Exploration,
    Panel,
    Picture,
    at,
    dots,
    fixed,
    percent,
)
from builder.explorations.form import text as words

TOP, HIGHEST, SCALE = 10, 0.45, 480  # the upper edge, its share, pixels per unit of share
LEFT, STEP = 46, 2.9  # of the first interval, and from one to the next
SHARE = 0.10
SIZES = (20, 100, 400, 900)
DRAWS, SAMPLES = 5, 100


def sampled_counts() -> dict[str, Any]:
    """Return how many of `n` visitors bought, in draws of 100 samples, for each sample size.

    A larger sample holds the smaller one, as when more visitors come.
    """
    rng = np.random.default_rng(seed=7)
    more = np.diff([0, *SIZES])[:, None]
    counts = rng.binomial(more, SHARE, size=(DRAWS, len(SIZES), SAMPLES)).cumsum(axis=1)
    z = {str(level): round(NormalDist().inv_cdf(0.5 + level / 200), 12) for level in range(50, 100)}
    return {"share": SHARE, "sizes": SIZES, "z": z, "counts": counts.tolist()}


def picture(state: Mapping[str, float], data: Mapping[str, Any]) -> Picture:
    """Return the picture of 100 intervals."""
    size, level = int(state["size"]), int(state["level"])
    n, z = data["sizes"][size], data["z"][str(level)]
    ends = []
    for count in data["counts"][int(state["draw"])][size]:
        share = count / n
        margin = z * math.sqrt(share * (1 - share) / n)
        ends.append((share - margin, share + margin))
    hits = [low <= data["share"] <= high for low, high in ends]
    bars: dict[bool, list[str]] = {True: [], False: []}
    for i, (low, high) in enumerate(ends):
        bars[hits[i]].append(f"M{at(LEFT + STEP * i)} {_y(high)}V{_y(low)}")
    missed = [
        (LEFT + STEP * i, TOP + SCALE * (HIGHEST - (low + high) / 2))
        for i, (low, high) in enumerate(ends)
        if not hits[i]
    ]
    parts = {
        "hits": {"d": "".join(bars[True]) or "M0 0"},
        "misses": {"d": "".join(bars[False]) or "M0 0"},
        "marks": {"d": dots(missed)},
    }
    values = {
        "hit": f"{sum(hits)} of {len(hits)}",
        "missed": f"{len(missed)}",
        "promise": percent(level / 100),
        "length": f"{fixed(100 * sum(high - low for low, high in ends) / len(ends), 1)} points",
    }
    return Picture(parts, values)


def _y(share: float) -> str:
    return at(TOP + SCALE * (HIGHEST - share))


DRAWING = (
    "".join(
        f'<path class="jem-x-grid" d="M40 {_y(share)}H338"/>'
        + words(36, float(_y(share)) + 4.5, f"{share:.0%}", 'text-anchor="end"')
        for share in (0, 0.2, 0.3, 0.4)
    )
    + words(36, float(_y(SHARE)) + 4.5, f"{SHARE:.0%}", 'text-anchor="end"')
    + f'<path stroke="{SERIES[0]}" stroke-width="1.2" data-part="hits"/>'
    + f'<path stroke="{SERIES[1]}" stroke-width="2.2" data-part="misses"/>'
    + f'<path stroke="{SERIES[1]}" stroke-width="6.5" stroke-linecap="square" data-part="marks"/>'
    + f'<path stroke="currentColor" stroke-width="1.5" d="M40 {_y(SHARE)}H338"/>'
    + words(338, 285, "100 samples", 'text-anchor="end"')
)

INTERVALS = Exploration(
    title="Confidence intervals that miss",
    attempt="Look at another 100 samples, and another. Then show the button to 20 visitors only.",
    notice="How many intervals miss is luck, near what the level leaves over. From 100 visitors "
    "on, more of them make intervals shorter, but hardly right more often. With 20 visitors the "
    "promise breaks: a sample without a buyer gives an interval from 0% to 0%.",
    controls=(
        Control("level", "Confidence level, %", 50, 99, 1, 95),
        Control("size", "Visitors in a sample", 0, 3, 1, 2, tuple(f"{n}" for n in SIZES)),
        Control(
            "draw", "Samples", 0, 4, 1, 0, tuple(f"{i} to {i + 99}" for i in range(1, 500, 100))
        ),
    ),
    panels=(
        Panel(
            "100 intervals and the true share",
            "100 upright bars, one per sample, around a level line at the true share of 10%. Thin "
            "bars cross the line; bars that miss it are thick and have a square in the middle.",
            340,
            290,
            DRAWING,
        ),
    ),
    labels={
        "hit": "Contain the true share",
        "missed": "Miss it",
        "promise": "Promised",
        "length": "Mean length",
    },
    picture=picture,
    data=sampled_counts(),
)
