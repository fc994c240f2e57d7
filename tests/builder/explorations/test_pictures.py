"""Tests of the explorations as the build writes them, and of what they claim."""

import re

import numpy as np
import pytest
from bs4 import BeautifulSoup
from scipy.stats import binom, norm

from builder.explorations.base_rate import predictive
from builder.explorations.pictures import EXPLORATIONS, element, exploration_part, exploration_slots
from builder.pages.assembly import MARKER
from builder.text.safe_html import check_html

NAMES = list(EXPLORATIONS)


def values_of(name, **state):
    """Return what an exploration says at a position of its controls."""
    it = EXPLORATIONS[name]
    return it.picture(it.start | state, it.data).values


def test_there_are_six():
    assert len(NAMES) == 6
    assert all(MARKER.fullmatch(f"<!-- explore-{name} -->") for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_the_page_s_text_may_stand_there(name):
    part = exploration_part(name)
    assert check_html(part, part, "docs/a.md") == []
    assert "Try." in part
    assert "Notice." in part


def test_a_slot_is_filled_only_where_it_is_asked_for():
    part = exploration_part("matrix")
    assert list(exploration_slots(part)) == ["explore-matrix"]
    assert exploration_slots("no exploration") == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_part_and_value_has_its_place(name):
    it = EXPLORATIONS[name]
    tree = BeautifulSoup(element(name), "html.parser")
    picture = it.picture(it.start, it.data)
    assert {node["data-part"] for node in tree.select("[data-part]")} == set(picture.parts)
    assert {node["data-value"] for node in tree.select("output [data-value]")} == set(
        picture.values
    )
    for node in tree.select("[data-part]"):
        assert picture.parts[node["data-part"]].items() <= node.attrs.items()
    for node in tree.select("[data-value]"):
        assert node.get_text() == picture.values[node["data-value"]]


@pytest.mark.parametrize("name", NAMES)
def test_each_drawing_has_a_name_and_a_description(name):
    tree = BeautifulSoup(element(name), "html.parser")
    for svg in tree.select("svg"):
        assert svg["role"] == "img"
        title, description = svg["aria-labelledby"].split()
        assert tree.find(id=title).name == "title"
        assert len(tree.find(id=description).get_text()) > 30


@pytest.mark.parametrize("name", NAMES)
def test_each_control_is_a_labeled_native_one_that_waits_for_the_script(name):
    it = EXPLORATIONS[name]
    tree = BeautifulSoup(element(name), "html.parser")
    assert tree.fieldset.has_attr("disabled")
    found = {node["name"] for node in tree.select("label input, label select")}
    assert found == set(it.start)
    for control in it.controls:
        assert control.low <= control.start <= control.high
        if control.choices:
            assert len(control.choices) == control.high - control.low + 1
    for state in it.presets.values():
        for key, value in state.items():
            control = next(c for c in it.controls if c.name == key)
            assert control.low <= value <= control.high
            steps = (value - control.low) / control.step
            assert steps == pytest.approx(round(steps))


@pytest.mark.parametrize("name", NAMES)
def test_the_element_is_small(name):
    assert len(element(name)) < 16_000


def test_at_a_right_angle_the_shadow_and_the_dot_product_are_gone():
    for label in ("Right angle", "Start again"):
        state = EXPLORATIONS["projection"].presets[label]
        values = values_of("projection", **state)
        assert (values["dot"] == "0.00") == (label == "Right angle")
    whole, half = values_of("projection"), values_of("projection", ux=2, uy=0.5)
    assert whole["shadow"] == half["shadow"]
    assert float(whole["dot"]) == 2 * float(half["dot"])
    against = values_of("projection", xx=-3, xy=2)
    assert against["dot"].startswith("−")
    assert against["length"].startswith("−")


def test_a_vector_without_length_is_no_direction():
    assert values_of("projection", ux=0, uy=0)["shadow"] == "none: u has no direction"
    assert values_of("projection", xx=0, xy=0)["shadow"] == "(0.00, 0.00)"


def test_the_determinant_tells_area_and_side():
    assert values_of("matrix", a=-1, b=0, c=0, d=2) | {"i": "", "j": ""} == {
        "i": "",
        "j": "",
        "determinant": "−2.00",
        "area": "2.00",
        "letter": "turned over",
    }
    assert values_of("matrix", a=0.6, b=1.2, c=0.3, d=0.6)["letter"] == "flattened"


@pytest.mark.parametrize(
    ("rate", "verdict"), [(0.24, "falls"), (0.25, "never settles"), (0.26, "grows without end")]
)
def test_the_steep_direction_sets_the_limit(rate, verdict):
    values = values_of("learning-rate", rate=rate, steep=8)
    assert values["verdict"] == verdict
    assert values["limit"] == "0.250"


def test_a_narrower_valley_takes_longer():
    def best(steep):
        _, losses = zip(
            *(
                (rate, abs(max(1 - rate, abs(1 - rate * steep))))
                for rate in np.arange(0.01, 2, 0.01)
            ),
            strict=True,
        )
        return min(losses)

    assert best(2) < best(5) < best(10) < 1


def test_the_samples_do_what_the_text_says():
    data = EXPLORATIONS["intervals"].data
    counts = np.array(data["counts"])
    covered = {}
    for i, n in enumerate(data["sizes"]):
        share = counts[:, i] / n
        margin = norm.ppf(0.975) * np.sqrt(share * (1 - share) / n)
        covered[n] = np.mean(np.abs(share - 0.1) <= margin)
        exact = binom.cdf(np.arange(n + 1), n, 0.1)
        assert abs(np.mean(counts[:, i] <= n // 10) - exact[n // 10]) < 0.1
    assert covered[20] < 0.9
    assert covered[900] - covered[100] < 0.04
    assert all(abs(covered[n] - 0.95) < 0.03 for n in (100, 400, 900))
    assert (counts[:, 0] == 0).any()
    assert (np.diff(counts, axis=1) >= 0).all()


def test_the_scores_do_what_the_text_says():
    thresholds = [step / 50 for step in range(51)]
    data = EXPLORATIONS["threshold"].data
    scores, labels = np.array(data["scores"]), np.array(data["labels"])
    recall = np.array([np.mean(scores[labels == 1] >= t) for t in thresholds])
    precision = [np.mean(labels[scores >= t]) for t in thresholds if (scores >= t).any()]
    accuracy = [np.mean((scores >= t) == labels) for t in thresholds]
    assert (np.diff(recall) <= 0).all()
    assert np.diff(precision).min() < 0 < np.diff(precision).max()
    assert 0 < recall[np.argmax(accuracy)] < 1
    assert not set(scores) & set(thresholds)


def test_half_of_the_flagged_can_be_ill_although_only_ten_of_a_thousand_are():
    assert predictive(0.01, 1, 0.99) > 0.5
    assert predictive(0.01, 1, 0.98) < 0.5
    assert predictive(0.1, 0.9, 0.95) > 4 * predictive(0.01, 0.9, 0.95)
    better_found = predictive(0.01, 0.95, 0.95)
    better_cleared = predictive(0.01, 0.9, 0.97)
    assert better_cleared > better_found


def test_the_description_names_what_is_drawn():
    drawn = EXPLORATIONS["threshold"].panels[0]
    assert "200 cases" in drawn.title
    assert re.search(r"40 positives.*160 negatives", drawn.description)
