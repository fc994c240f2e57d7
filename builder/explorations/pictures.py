"""The explorations: small pictures that a reader moves, each asked for by `<!-- explore-name -->`.

The page gets the picture as it stands at the start, with its values; that is all there is on
paper and without JavaScript. docs/assets/js/parts.js brings it to life.
"""

import re
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from builder.explorations.base_rate import BASE_RATE
from builder.explorations.form import Control, Exploration, Panel, Picture, fixed
from builder.explorations.intervals import INTERVALS
from builder.explorations.learning_rate import LEARNING_RATE
from builder.explorations.matrix import MATRIX
from builder.explorations.projection import PROJECTION
from builder.explorations.threshold import THRESHOLD
from builder.text.parts import part

EXPLORATIONS: dict[str, Exploration] = {
    "projection": PROJECTION,
    "matrix": MATRIX,
    "learning-rate": LEARNING_RATE,
    "threshold": THRESHOLD,
    "intervals": INTERVALS,
    "base-rate": BASE_RATE,
}
_SLOT = re.compile(r'<div data-slot="explore-([a-z-]+)">')
_PLACE = re.compile(r'data-part="([\w-]+)"')


def exploration_part(name: str) -> Markup:
    """Return what a page says of an exploration, with the slot for the rest."""
    it = EXPLORATIONS[name]
    return part("exploration", name=name, title=it.title, attempt=it.attempt, notice=it.notice)


def exploration_slots(markdown: str) -> dict[str, Markup]:
    """Return the elements that go into the slots of a page."""
    return {f"explore-{name}": element(name) for name in _SLOT.findall(markdown)}


def element(name: str) -> Markup:
    """Return the element of an exploration: pictures, values, controls, data."""
    it = EXPLORATIONS[name]
    picture = it.picture(it.start, it.data)
    return part(
        "exploration-element",
        name=name,
        square=it.square,
        data=htmlsafe_json_dumps(it.data, separators=(",", ":")) if it.data else "",
        panels=[(panel, _drawn(panel, picture)) for panel in it.panels],
        values=[(label, key, picture.values[key]) for key, label in it.labels.items()],
        controls=[_control(control) for control in it.controls],
        presets=[(label, htmlsafe_json_dumps(state)) for label, state in it.presets.items()],
    )


def _drawn(panel: Panel, picture: Picture) -> Markup:
    """Return the SVG of a panel, its moving parts in their places."""

    def placed(moving: re.Match[str]) -> str:
        attributes = picture.parts[moving[1]].items()
        return " ".join([moving[0], *(f'{key}="{value}"' for key, value in attributes)])

    return Markup(_PLACE.sub(placed, panel.drawing))


def _control(control: Control) -> dict[str, Any]:
    """Return what a page says of a control."""
    choices = enumerate(control.choices, int(control.low))
    digits = len(f"{control.step:g}".partition(".")[2])
    return {
        "name": control.name,
        "label": control.label,
        "choices": [(value, words, value == control.start) for value, words in choices],
        "shown": fixed(control.start, digits),
        **{name: f"{getattr(control, name):g}" for name in ("low", "high", "step", "start")},
    }
