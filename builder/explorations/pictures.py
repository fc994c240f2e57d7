"""The explorations: small pictures that a reader moves, each asked for by `<!-- explore-name -->`.

The page gets the picture as it stands at the start, with its values; that is all there is on
paper and without JavaScript. docs/assets/js/parts.js brings it to life.
"""

import html
import json
import re

from builder.explorations.base_rate import BASE_RATE
from builder.explorations.form import Control, Exploration, Panel, Picture, fixed
from builder.explorations.intervals import INTERVALS
from builder.explorations.learning_rate import LEARNING_RATE
from builder.explorations.matrix import MATRIX
from builder.explorations.projection import PROJECTION
from builder.explorations.threshold import THRESHOLD

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


def exploration_part(name: str) -> str:
    """Return what a page says of an exploration, with the slot for the rest."""
    it = EXPLORATIONS[name]
    return (
        f'<figure class="jem-explore" id="explore-{name}">'
        f"<figcaption>{html.escape(it.title)}</figcaption>"
        f'<div data-slot="explore-{name}"></div>'
        f'<p class="jem-explore__try"><strong>Try.</strong> {html.escape(it.attempt)}</p>'
        f"<p><strong>Notice.</strong> {html.escape(it.notice)}</p></figure>"
    )


def exploration_slots(markdown: str) -> dict[str, str]:
    """Return the elements that go into the slots of a page."""
    return {f"explore-{name}": element(name) for name in _SLOT.findall(markdown)}


def element(name: str) -> str:
    """Return the element of an exploration: pictures, values, controls, data."""
    it = EXPLORATIONS[name]
    picture = it.picture(it.start, it.data)
    panels = "".join(
        _panel(panel, f"explore-{name}-{number}", picture)
        for number, panel in enumerate(it.panels, 1)
    )
    values = "".join(
        f"<span><span>{html.escape(label)}:</span> "
        f'<b data-value="{key}">{html.escape(picture.values[key])}</b></span> '
        for key, label in it.labels.items()
    )
    controls = "".join(map(_control, it.controls))
    buttons = "".join(_button(label, state) for label, state in it.presets.items())
    square = ' class="jem-explore--square"' if it.square else ""
    data = f" data-given='{json.dumps(it.data, separators=(',', ':'))}'" if it.data else ""
    return (
        f'<jem-explore name="{name}"{square}{data}>'
        f'<div class="jem-explore__panels">{panels}</div>'
        f"<output>{values.strip()}</output>"
        f"<fieldset disabled><legend>Move it</legend>{controls}"
        f"{buttons and f'<div>{buttons}</div>'}</fieldset>"
        "</jem-explore>"
    )


def _panel(panel: Panel, prefix: str, picture: Picture) -> str:
    drawing = _PLACE.sub(
        lambda place: " ".join(
            [place[0], *(f'{key}="{value}"' for key, value in picture.parts[place[1]].items())]
        ),
        panel.drawing,
    )
    return (
        f'<svg class="jem-svg" role="img" aria-labelledby="{prefix}-title {prefix}-desc" '
        f'viewBox="0 0 {panel.width} {panel.height}">'
        f'<title id="{prefix}-title">{html.escape(panel.title)}</title>'
        f'<desc id="{prefix}-desc">{html.escape(panel.description)}</desc>{drawing}</svg>'
    )


def _control(control: Control) -> str:
    label = html.escape(control.label)
    if control.choices:
        options = "".join(
            f'<option value="{value}"{" selected" if value == control.start else ""}>'
            f"{html.escape(choice)}</option>"
            for value, choice in enumerate(control.choices, int(control.low))
        )
        return (
            f'<label><span>{label}</span><select name="{control.name}">{options}</select></label>'
        )
    digits = len(f"{control.step:g}".partition(".")[2])
    numbers = f'min="{control.low:g}" max="{control.high:g}" step="{control.step:g}"'
    return (
        f'<label><span>{label}</span><input type="range" name="{control.name}" {numbers} '
        f'value="{control.start:g}"><span aria-hidden="true">'
        f"{fixed(control.start, digits)}</span></label>"
    )


def _button(label: str, state: object) -> str:
    return f"<button type=\"button\" data-set='{json.dumps(state)}'>{html.escape(label)}</button>"
