"""The exploration of a threshold on scores; explore/threshold.js draws the same."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from builder.explorations.form import (
    SERIES,
    Control,
    Exploration,
    Panel,
    Picture,
    at,
    dots,
    percent,
    text,
)

LEFT, WIDTH = 20, 300  # of the scores from 0 to 1
CORNER, SIDE = 45, 180  # of the curves: their left edge, and a unit
AXIS, PITCH = 92, 6  # of the dots: where they begin, and from one to the next
POSITIVES, NEGATIVES = 40, 160


def scored_cases() -> dict[str, list]:
    """Return made-up scores with labels, and the places of their dots: positives stand above.

    Scores lie at odd hundredths and thresholds at even ones, so that none is equal.
    """
    rng = np.random.default_rng(seed=7)
    drawn = np.concatenate([rng.beta(5, 3, POSITIVES), rng.beta(2.5, 4.5, NEGATIVES)])
    scores = [round(2 * int(50 * score) / 100 + 0.01, 2) for score in drawn]
    labels = [1] * POSITIVES + [0] * NEGATIVES
    height: Counter[tuple[float, int]] = Counter()
    places = []
    for score, label in zip(scores, labels, strict=True):
        level = 5 + PITCH * height[score, label]
        height[score, label] += 1
        places.append([round(LEFT + WIDTH * score), AXIS - level if label else AXIS + level])
    return {"scores": scores, "labels": labels, "places": places}


def confusion(
    scores: Sequence[float], labels: Sequence[int], threshold: float
) -> tuple[int, int, int, int]:
    """Return true and false positives, false and true negatives."""
    pairs = Counter((label, s >= threshold) for s, label in zip(scores, labels, strict=True))
    return pairs[1, True], pairs[0, True], pairs[1, False], pairs[0, False]


def picture(state: Mapping[str, float], data: Mapping[str, list]) -> Picture:
    """Return the picture of one threshold."""
    threshold, scores, labels = state["threshold"], data["scores"], data["labels"]
    tp, fp, fn, tn = confusion(scores, labels, threshold)
    recall, alarms = tp / (tp + fn), fp / (fp + tn)
    precision = tp / (tp + fp) if tp + fp else None
    x = LEFT + WIDTH * threshold
    cases = list(zip(data["places"], scores, labels, strict=True))
    seen = {"visibility": "hidden" if precision is None else "visible"}
    parts = {
        "positive": {"d": dots(place for place, _, label in cases if label)},
        "negative": {"d": dots(place for place, _, label in cases if not label)},
        "below": {"d": dots(place for place, score, _ in cases if score < threshold)},
        "line": {"x1": at(x), "x2": at(x)},
        "grip": {"cx": at(x)},
        "handle": {"x": at(x - 22)},
        "roc": {"cx": _across(alarms), "cy": _down(recall)},
        "pr": {"cx": _across(recall), "cy": _down(1 if precision is None else precision)} | seen,
    }
    values = {
        "tp": f"{tp}",
        "fp": f"{fp}",
        "fn": f"{fn}",
        "tn": f"{tn}",
        "recall": percent(recall),
        "precision": "undefined: nothing is flagged" if precision is None else percent(precision),
        "alarms": percent(alarms),
        "accuracy": percent((tp + tn) / len(cases), 1),
    }
    return Picture(parts, values)


def curves(data: Mapping[str, list]) -> tuple[str, str]:
    """Return the paths of the ROC and the precision-recall curve, over all thresholds."""
    roc, pr = [], []
    for step in range(51, -1, -1):
        tp, fp, fn, tn = confusion(data["scores"], data["labels"], step / 50)
        roc.append(f"{_across(fp / (fp + tn))} {_down(tp / (tp + fn))}")
        if tp + fp:
            pr.append(f"{_across(tp / (tp + fn))} {_down(tp / (tp + fp))}")
    return "M" + "L".join(roc), "M" + "L".join(pr)


def _across(share: float) -> str:
    return at(CORNER + SIDE * share)


def _down(share: float) -> str:
    return at(20 + SIDE * (1 - share))


def _axes(across: str, up: str, more: str) -> str:
    """Return a square from 0 to 100 percent on both sides."""
    ticks = "".join(
        text(_number(_across(share)), 217, f"{share:.0%}", 'text-anchor="middle"')
        + text(40, _number(_down(share)) + 4.5, f"{share:.0%}", 'text-anchor="end"')
        for share in (0, 0.5, 1)
    )
    grid = '<path class="jem-x-grid" d="M45 20H225V200M45 110H225M135 20V200"/>'
    axes = '<path class="jem-x-axis" d="M45 20V200H225"/>'
    return (
        grid + more + axes + ticks + text(225, 235, across, 'text-anchor="end"') + text(45, 12, up)
    )


def _number(coordinate: str) -> float:
    return float(coordinate)


DATA = scored_cases()
ROC, PR = curves(DATA)
POSITIVE, NEGATIVE = SERIES[1], SERIES[0]
SCORES = (
    '<path class="jem-x-axis" d="M20 92H320"/>'
    f'<path stroke="{POSITIVE}" stroke-width="5.6" stroke-linecap="square" data-part="positive"/>'
    f'<path stroke="{NEGATIVE}" stroke-width="5.6" data-part="negative"/>'
    '<path class="jem-x-hollow" stroke-width="3" data-part="below"/>'
    '<line class="jem-x-line" y1="4" y2="196" data-part="line"/>'
    + text(20, 20, "positives")
    + text(20, 190, "negatives")
    + "".join(
        text(LEFT + WIDTH * share, 217, f"{share:g}", 'text-anchor="middle"')
        for share in (0, 0.5, 1)
    )
    + text(320, 235, "score", 'text-anchor="end"')
    + '<g class="jem-x-handle">'
    + '<circle class="jem-x-knob" cy="190" r="6" fill="currentColor" data-part="grip"/>'
    + '<rect y="4" width="44" height="200" fill="transparent" data-drag="line" data-part="handle"/>'
    + "</g>"
)
CHANCE = '<path class="jem-x-far" d="M45 200L225 20"/>'
POINT = f'r="6.5" fill="{POSITIVE}" stroke="var(--paper)" stroke-width="1.5"'

THRESHOLD = Exploration(
    title="A threshold on scores",
    attempt="Lower the threshold until no positive is missed, and count the false alarms. "
    "Then raise it until most of what is flagged is positive.",
    notice="Both curves stand still: they belong to the scores, and the threshold only chooses a "
    "point on them. Recall never rises with the threshold; precision can go either way. And the "
    "best accuracy flags only part of the positives.",
    controls=(Control("threshold", "Threshold", 0, 1, 0.02, 0.5),),
    panels=(
        Panel(
            "Scores of 200 cases",
            "A dot per case over its score from 0 to 1: 40 positives, squares, above the axis, and "
            "160 negatives, round, below it. Right of the line, which is the threshold, they are "
            "filled, that is flagged; left of it hollow.",
            340,
            240,
            SCORES,
        ),
        Panel(
            "ROC curve",
            "Recall against the false positive rate for every threshold, bending toward the upper "
            "left above the diagonal of chance. A dot marks the present threshold.",
            250,
            240,
            _axes(
                "false positive rate",
                "recall",
                CHANCE + f'<path class="jem-x-curve" d="{ROC}"/>',
            )
            + f'<circle {POINT} data-part="roc"/>',
        ),
        Panel(
            "Precision-recall curve",
            "Precision against recall for every threshold, falling in jags from the upper left to "
            "the share of positives at the right. A dot marks the present threshold.",
            250,
            240,
            _axes("recall", "precision", f'<path class="jem-x-curve" d="{PR}"/>')
            + f'<circle {POINT} data-part="pr"/>',
        ),
    ),
    labels={
        "tp": "True positives",
        "fn": "False negatives",
        "fp": "False positives",
        "tn": "True negatives",
        "recall": "Recall",
        "alarms": "False positive rate",
        "precision": "Precision",
        "accuracy": "Accuracy",
    },
    picture=picture,
    data=DATA,
    square=True,
)
