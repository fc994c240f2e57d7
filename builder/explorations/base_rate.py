"""The exploration of the base rate; explore/base-rate.js draws the same."""

import math
from collections.abc import Mapping

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

PEOPLE = 1000
COLUMN, PITCH = 25, 8  # people in a column, and pixels from one to the next


def predictive(prevalence: float, sensitivity: float, specificity: float) -> float | None:
    """Return the probability of being ill, given flagged; None if nobody is flagged."""
    right = prevalence * sensitivity
    wrong = (1 - prevalence) * (1 - specificity)
    return right / (right + wrong) if right + wrong else None


def people(ill: float, sensitivity: float, specificity: float) -> tuple[int, int, int, int]:
    """Return found, missed, false alarms and the rest, rounded to whole people; shares in %."""
    found = math.floor(ill * sensitivity / 100 + 0.5)
    alarms = math.floor((PEOPLE - ill) * (100 - specificity) / 100 + 0.5)
    return found, int(ill) - found, alarms, PEOPLE - int(ill) - alarms


def picture(state: Mapping[str, float], _data: None = None) -> Picture:
    """Return the picture of 1,000 people and a test."""
    ill, sensitivity, specificity = state["ill"], state["sensitivity"], state["specificity"]
    found, missed, alarms, rest = people(ill, sensitivity, specificity)
    share = predictive(ill / PEOPLE, sensitivity / 100, specificity / 100)
    split = float(at(10 + 320 * (share or 0)))
    last = missed + found
    parts = {
        "missed": {"d": _group(0, missed)},
        "missed-inside": {"d": _group(0, missed)},
        "found": {"d": _group(missed, last)},
        "alarms": {"d": _group(last, last + alarms)},
        "rest": {"d": _group(last + alarms, PEOPLE)},
        "bar-ill": {"width": at(split - 10)},
        "bar-healthy": {"x": at(split), "width": at(330 - split)},
    }
    values = {
        "found": f"{found} ill people",
        "alarms": f"{alarms} healthy people",
        "missed": f"{missed} ill people",
        "share": "undefined: nobody is flagged" if share is None else percent(share, 1),
        "rate": f"{fixed(ill / 10, 1)}%",
        "rest": f"{rest} healthy people",
    }
    return Picture(parts, values)


def _group(start: int, stop: int) -> str:
    """Return the dots of the people with these numbers, column by column."""
    return dots((14 + PITCH * (i // COLUMN), 14 + PITCH * (i % COLUMN)) for i in range(start, stop))


ILL, HEALTHY = SERIES[1], SERIES[0]
DRAWING = (
    f'<path stroke="{ILL}" stroke-width="5.6" stroke-linecap="square" data-part="missed"/>'
    '<path class="jem-x-hollow" stroke-width="3" stroke-linecap="square" '
    'data-part="missed-inside"/>'
    f'<path stroke="{ILL}" stroke-width="5.6" stroke-linecap="square" data-part="found"/>'
    f'<path stroke="{HEALTHY}" stroke-width="6" data-part="alarms"/>'
    '<path class="jem-x-faint" stroke-width="2.5" data-part="rest"/>'
    + words(10, 236, "all who are flagged:")
    + f'<rect y="244" height="20" x="10" fill="{ILL}" data-part="bar-ill"/>'
    + f'<rect y="244.75" height="18.5" stroke="{HEALTHY}" data-part="bar-healthy"/>'
    + words(10, 282, "ill")
    + words(330, 282, "healthy", 'text-anchor="end"')
)

BASE_RATE = Exploration(
    title="A test among 1,000 people",
    attempt="Make the illness ten times as common, from 10 people to 100. Then, back at 10, find "
    "what it takes for half of the flagged people to be ill.",
    notice="The test stays the same, and yet its word is worth more where the illness is common. "
    "While it is rare, the healthy are so many that a small share of them outnumbers the ill; "
    "specificity then does more than sensitivity.",
    controls=(
        Control("ill", "Ill, of 1,000 people", 1, 500, 1, 10),
        Control("sensitivity", "Sensitivity: of the ill, flagged, %", 50, 100, 1, 90),
        Control("specificity", "Specificity: of the healthy, cleared, %", 50, 100, 1, 95),
    ),
    panels=(
        Panel(
            "1,000 people, flagged or not",
            "A mark for each person, in columns of 25. Squares at the left are the ill: hollow if "
            "missed, filled if flagged. Then large dots, the healthy who are flagged, and small "
            "dots, all others. A bar below divides the flagged into ill, filled, and healthy.",
            340,
            290,
            DRAWING,
        ),
    ),
    labels={
        "share": "Ill, of those flagged",
        "found": "Flagged rightly",
        "alarms": "Flagged wrongly",
        "missed": "Missed",
        "rest": "Cleared rightly",
        "rate": "Base rate",
    },
    picture=picture,
    presets={
        "Rare": {"ill": 10, "sensitivity": 90, "specificity": 95},
        "Ten times as common": {"ill": 100, "sensitivity": 90, "specificity": 95},
        "No false alarms": {"ill": 10, "sensitivity": 90, "specificity": 100},
    },
)
