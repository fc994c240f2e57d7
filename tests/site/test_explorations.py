"""The explorations in a browser: the same numbers as in Python, and controls that all can use."""

import gzip
import random
import re

import looks
import numpy as np
import pytest
from scipy import stats
from sklearn import metrics

from builder.explorations.pictures import EXPLORATIONS

PAGE = "explore/"
NAMES = list(EXPLORATIONS)
LESSONS = {
    "optimization/gradient-descent/": "learning-rate",
    "evaluation/confusion-matrix/": "threshold",
    "statistics/confidence-intervals/": "intervals",
    "probability/conditional-probability/": "base-rate",
}
CALL = """async ([url, name, calls]) => {
  const module = await import(url);
  return calls.map(inputs => module[name](...inputs));
}"""
TOLERANCE = {"rtol": 1e-9, "atol": 1e-9}
rng = np.random.default_rng(seed=7)


@pytest.fixture
def call(look, site_url):
    """Return a function that evaluates a function of an exploration's module for many inputs."""
    page = look("404.html").page

    def evaluate(name, function, calls):
        url = f"{site_url}assets/js/explore/{name}.js"
        return page.evaluate(CALL, [url, function, [list(inputs) for inputs in calls]])

    return evaluate


@pytest.fixture
def opened(look):
    """Return a function that opens a page and waits until its explorations move."""

    def open_page(address=PAGE, **how):
        seen = look(address, **how)
        seen.page.locator("jem-explore fieldset:not(:disabled)").first.wait_for()
        return seen

    return open_page


def agree(found, expected):
    np.testing.assert_allclose(np.array(found, float), np.array(expected, float), **TOLERANCE)


def states_of(name, count=40):
    """Return the start, the ends and random positions of an exploration's controls."""
    it = EXPLORATIONS[name]
    chance = random.Random(name)
    ends = [{c.name: getattr(c, end) for c in it.controls} for end in ("low", "high")]
    steps = {c.name: round((c.high - c.low) / c.step) for c in it.controls}
    drawn = [
        {c.name: round(c.low + c.step * chance.randint(0, steps[c.name]), 6) for c in it.controls}
        for _ in range(count)
    ]
    return [it.start, *it.presets.values(), *ends, *drawn]


def shown_by(page, name):
    """Return what an exploration says at present."""
    places = page.locator(f"#explore-{name} output [data-value]").all()
    return {place.get_attribute("data-value"): place.text_content() for place in places}


def state_shown(page, name):
    script = "nodes => Object.fromEntries(nodes.map(node => [node.name, Number(node.value)]))"
    return page.locator(f"#explore-{name} :is(input, select)").evaluate_all(script)


def expected_from(name, state):
    it = EXPLORATIONS[name]
    return it.picture(it.start | state, it.data)


def test_a_projection_is_that_of_least_squares(call):
    pairs = rng.normal(size=(200, 2, 2))
    for (u, v), found in zip(pairs, call("projection", "project", pairs.tolist()), strict=True):
        share = np.linalg.lstsq(v[:, None], u, rcond=None)[0]
        agree(found["dot"], u @ v)
        agree(found["shadow"], share * v)
        agree(found["rest"], u - share * v)
        agree(found["length"], np.sign(u @ v) * np.linalg.norm(share * v))
        agree(found["angle"], abs(np.angle(complex(*u) / complex(*v), deg=True)))


def test_a_matrix_moves_points_as_in_numpy(call):
    matrices, points = rng.normal(size=(100, 2, 2)), rng.normal(size=(100, 2))
    named = [dict(zip("abcd", matrix.flatten().tolist(), strict=True)) for matrix in matrices]
    inputs = zip(named, points.tolist(), strict=True)
    agree(call("matrix", "transform", inputs), np.einsum("nij,nj->ni", matrices, points))
    agree(call("matrix", "determinant", ([m] for m in named)), np.linalg.det(matrices))


def test_descent_agrees_with_its_closed_form(call):
    rates, curvatures = rng.uniform(0.01, 0.5, 100), rng.uniform(1, 10, (100, 2))
    starts, steps = rng.normal(size=(100, 2)), 30
    inputs = zip(rates.tolist(), curvatures.tolist(), starts.tolist(), [steps] * 100, strict=True)
    found = call("learning-rate", "descend", inputs)
    factors = 1 - rates[:, None] * curvatures
    powers = factors[:, None] ** np.arange(steps + 1)[:, None]
    points = powers * starts[:, None]
    losses = np.sum(curvatures[:, None] * points**2, axis=2) / 2
    agree([path["points"] for path in found], points)
    agree([path["losses"] for path in found], losses)
    single = zip(rates.tolist(), curvatures[:, 0].tolist(), strict=True)
    agree(call("learning-rate", "factor", single), factors[:, 0])
    agree(call("learning-rate", "limit", curvatures[:, :1].tolist()), 2 / curvatures[:, 0])


def test_counts_and_rates_are_those_of_scikit_learn(call):
    data = EXPLORATIONS["threshold"].data
    scores, labels = np.array(data["scores"]), np.array(data["labels"])
    thresholds = [step / 50 for step in range(51)]
    found = call(
        "threshold", "confusion", ([data["scores"], data["labels"], t] for t in thresholds)
    )
    shares = call("threshold", "rates", ([counts] for counts in found))
    for t, counts, share in zip(thresholds, found, shares, strict=True):
        flagged = scores >= t
        (tn, fp), (fn, tp) = metrics.confusion_matrix(labels, flagged)
        assert counts == {"tp": tp, "fp": fp, "fn": fn, "tn": tn}
        agree(share["recall"], metrics.recall_score(labels, flagged))
        agree(share["alarms"], 1 - metrics.recall_score(labels, flagged, pos_label=0))
        agree(share["accuracy"], metrics.accuracy_score(labels, flagged))
        if flagged.any():
            agree(share["precision"], metrics.precision_score(labels, flagged))
        else:
            assert share["precision"] is None


def test_the_drawn_curves_are_those_of_scikit_learn(site):
    data = EXPLORATIONS["threshold"].data
    html = (site / PAGE / "index.html").read_text("utf-8")
    curves = re.findall(r'class="jem-x-curve" d="M([^"]+)"', html)
    drawn = [np.array([p.split() for p in curve.split("L")], float) for curve in curves]
    roc, pr = [np.column_stack([(d[:, 0] - 45) / 180, (200 - d[:, 1]) / 180]) for d in drawn]
    alarms, recall, _ = metrics.roc_curve(data["labels"], data["scores"], drop_intermediate=False)
    precision, found, _ = metrics.precision_recall_curve(data["labels"], data["scores"])
    pairs = np.column_stack([found, precision])[:-1]  # the last one belongs to no threshold
    for curve, points in ((roc, np.column_stack([alarms, recall])), (pr, pairs)):
        for point in points:
            assert np.abs(curve - point).max(axis=1).min() < 1e-3


def test_intervals_are_those_of_scipy_and_are_counted_right(call):
    data = EXPLORATIONS["intervals"].data
    for level, z in data["z"].items():
        agree(z, stats.norm.interval(int(level) / 100)[1])
    cases, expected = [], []
    for n, counts in zip(data["sizes"], np.array(data["counts"])[2], strict=True):
        for level in (0.5, 0.9, 0.99):
            share = counts / n
            error = np.sqrt(share * (1 - share) / n)
            z = stats.norm.ppf(0.5 + level / 2)
            cases.append([counts.tolist(), n, data["z"][f"{round(100 * level)}"], 0.1])
            expected.append((share - z * error, share + z * error))
    for found, (low, high) in zip(call("intervals", "cover", cases), expected, strict=True):
        hits = (low <= 0.1) & (high >= 0.1)
        agree(found["ends"], np.column_stack([low, high]))
        assert found["hits"] == hits.tolist()
        assert found["hit"] == hits.sum()
        agree(found["length"], np.mean(high - low))


def test_the_share_of_ill_among_the_flagged_is_that_of_the_joint_table(call):
    chances = rng.uniform(size=(200, 3))
    ill, sensitivity, specificity = chances.T
    joint = np.array([[ill * sensitivity, ill * (1 - sensitivity)],
                      [(1 - ill) * (1 - specificity), (1 - ill) * specificity]])  # fmt: skip
    agree(call("base-rate", "predictive", chances.tolist()), joint[0, 0] / joint[:, 0].sum(axis=0))
    assert call("base-rate", "predictive", [[0.1, 0, 1]]) == [None]
    whole = rng.integers([1, 50, 50], [501, 101, 101], size=(200, 3))
    for (n, found, cleared), people in zip(
        whole, call("base-rate", "people", whole.tolist()), strict=True
    ):
        assert sum(people.values()) == 1000
        assert abs(people["tp"] - n * found / 100) <= 0.5
        assert abs(people["fp"] - (1000 - n) * (100 - cleared) / 100) <= 0.5
        assert people["tp"] + people["fn"] == n


NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.mark.parametrize("name", NAMES)
def test_python_and_javascript_draw_and_say_the_same(call, name):
    it = EXPLORATIONS[name]
    states = [it.start | state for state in states_of(name)]
    pictures = call(name, "picture", ([state, it.data] for state in states))
    for state, found in zip(states, pictures, strict=True):
        expected = it.picture(state, it.data)
        assert found["values"] == expected.values, state
        assert found["parts"].keys() == expected.parts.keys()
        for part, attributes in expected.parts.items():
            assert found["parts"][part].keys() == attributes.keys()
            for key, text in attributes.items():
                drawn = str(found["parts"][part][key])
                assert NUMBER.sub("#", drawn) == NUMBER.sub("#", text), (state, part, key)
                numbers = zip(NUMBER.findall(drawn), NUMBER.findall(text), strict=True)
                assert all(abs(float(a) - float(b)) < 0.11 for a, b in numbers), (state, part)


@pytest.mark.parametrize("name", NAMES)
def test_without_javascript_the_picture_and_its_values_stand_there(look, name):
    page = look(PAGE, javascript=False).page
    place = page.locator(f"#explore-{name}")
    assert place.locator("svg").first.bounding_box()["height"] > 150
    assert not place.locator("fieldset").is_visible()
    assert shown_by(page, name) == expected_from(name, {}).values


@pytest.mark.parametrize("name", NAMES)
def test_a_slider_moves_by_keyboard_and_the_values_are_announced(opened, name):
    seen = opened()
    page = seen.page
    place = page.locator(f"#explore-{name}")
    assert place.get_by_role("status").count() == 1
    before = shown_by(page, name)
    slider = place.get_by_role("slider").first
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    state = state_shown(page, name)
    assert state != EXPLORATIONS[name].start
    assert shown_by(page, name) == expected_from(name, state).values != before
    for button in place.get_by_role("button").all():
        button.press("Enter")
        state = state_shown(page, name)
        assert EXPLORATIONS[name].presets[button.text_content()].items() <= state.items()
        assert shown_by(page, name) == expected_from(name, state).values
    assert not seen.faults


@pytest.mark.parametrize("pointer", ["mouse", "touch"])
@pytest.mark.parametrize(
    ("name", "handle"), [("projection", "x"), ("matrix", "j"), ("threshold", "line")]
)
def test_a_knob_can_be_dragged(opened, name, handle, pointer):
    page = opened(width=360).page
    knob = page.locator(f"#explore-{name} [data-drag={handle}]")
    knob.evaluate("node => node.scrollIntoView({block: 'center'})")
    box = knob.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    assert box["width"] >= 24
    assert box["height"] >= 24
    if pointer == "mouse":
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 40, y + 20)
        page.mouse.up()
    else:
        client = page.context.new_cdp_session(page)
        for kind, points in (
            ("touchStart", [{"x": x, "y": y}]),
            ("touchMove", [{"x": x + 40, "y": y + 20}]),
            ("touchEnd", []),
        ):
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    state = state_shown(page, name)
    moved = knob.bounding_box()
    assert abs(moved["x"] - box["x"] - 40) < 4
    assert state != EXPLORATIONS[name].start
    assert shown_by(page, name) == expected_from(name, state).values


def test_a_list_chooses_the_samples(opened):
    page = opened().page
    place = page.locator("#explore-intervals")
    place.locator("[name=size]").select_option("20")
    place.locator("[name=draw]").select_option(index=3)
    expected = expected_from("intervals", {"size": 0, "draw": 3})
    assert shown_by(page, "intervals") == expected.values


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_after_moving_the_page_is_still_accessible(opened, scheme, width):
    page = opened(width=width, scheme=scheme).page
    for slider in page.get_by_role("slider").all():
        slider.press("End")
    assert looks.faint(page) + looks.barriers(page, contrast=True) == []


def test_an_exploration_moves_after_instant_navigation(look, site_url):
    seen = look("study/")
    page = seen.page
    page.wait_for_load_state("networkidle")
    page.evaluate("window.sameDocument = true")
    page.evaluate(
        "url => { const a = document.createElement('a'); a.href = url; a.id = 'go';"
        "a.textContent = 'go'; document.querySelector('article').prepend(a) }",
        site_url + PAGE,
    )
    page.locator("#go").click()
    page.locator("#explore-matrix fieldset:not(:disabled)").wait_for()
    assert page.evaluate("window.sameDocument") is True
    page.locator("#explore-matrix").get_by_role("button", name="Shear").press("Enter")
    shear = EXPLORATIONS["matrix"].presets["Shear"]
    assert shown_by(page, "matrix") == expected_from("matrix", shear).values
    assert not seen.faults


@pytest.mark.parametrize(("place", "name"), LESSONS.items())
def test_a_lesson_s_exploration_moves(opened, place, name):
    page = opened(place).page
    page.locator(f"#explore-{name}").get_by_role("slider").first.press("ArrowRight")
    assert shown_by(page, name) == expected_from(name, state_shown(page, name)).values


@pytest.mark.parametrize(
    ("place", "modules"),
    [
        ("linear-algebra/cosine-similarity/", set()),
        ("optimization/gradient-descent/", {"stage.js", "numbers.js", "learning-rate.js"}),
    ],
)
def test_a_page_loads_the_scripts_of_its_own_explorations_only(look, place, modules):
    page = look(place).page
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(file => file.name)")
    assert {url.rpartition("/js/explore/")[2] for url in loaded if "/js/explore/" in url} == modules


def test_the_scripts_are_small(site):
    def packed(file):
        return len(gzip.compress((site / "assets/js" / file).read_bytes(), 9))

    shared = packed("explore/stage.js") + packed("explore/numbers.js")
    assert packed("parts.js") < 700
    for name in NAMES:
        plane = packed("explore/plane.js") if name in ("projection", "matrix") else 0
        assert shared + plane + packed(f"explore/{name}.js") < 3000, name


def test_on_paper_the_controls_are_left_out(opened):
    page = opened().page
    page.emulate_media(media="print")
    assert not page.locator("#explore-matrix fieldset").is_visible()
    assert page.locator("#explore-matrix svg").is_visible()
