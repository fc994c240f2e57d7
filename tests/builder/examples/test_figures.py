"""Figures: one SVG for light and dark, always the same bytes, small, and described."""

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from builder.examples import figures
from builder.examples.svg import COLORS, tidy_svg

ROOT = Path(figures.__file__).parents[2]
TOKENS = ROOT / "docs" / "assets" / "css" / "tokens.css"
DESCRIPTION = "A line that rises from left to right, for the tests."


pytestmark = pytest.mark.usefixtures("lesson_style")


def axes(title="A title", description=DESCRIPTION, **options):
    fig, ax = plt.subplots(**options)
    np.ravel(ax)[0].set_title(title)
    fig.set_label(description)
    return fig, ax


def svg_of(fig, prefix="fig"):
    text = figures.figure_svg(fig, prefix)
    return text, ElementTree.fromstring(text)


def styles_of(root):
    return " ".join(node.get("style", "") + ";" + node.get("fill", "") for node in root.iter())


def test_an_svg_names_itself_by_title_and_description():
    fig, ax = axes(title="Loss at $\\theta$ & more")
    ax.plot([0, 1])
    text, root = svg_of(fig, "page-1")
    assert text.startswith('<svg class="jem-svg" role="img"')
    assert root.get("aria-labelledby") == "page-1-title page-1-desc"
    assert root.find("title").text == "Loss at theta & more"
    assert root.find("desc").text == DESCRIPTION
    assert "<?xml" not in text
    assert "<!--" not in text


def test_a_suptitle_or_the_title_of_later_axes_will_do():
    fig, (_, second) = plt.subplots(1, 2)
    fig.set_label(DESCRIPTION)
    second.set_title("Second", loc="right")
    assert figures.figure_title(fig) == "Second"
    fig.suptitle("Both")
    assert figures.figure_title(fig) == "Both"


@pytest.mark.parametrize("description", ["", "too short"])
def test_a_figure_without_description_is_a_fault_that_says_how_to_give_one(description):
    fig, _ = axes(description=description)
    with pytest.raises(figures.FigureFault) as fault:
        figures.figure_svg(fig, "fig")
    assert fault.value.rule == "figure-description"
    assert "needs a description" in fault.value.message
    assert "fig.set_label" in fault.value.fix


def test_a_figure_without_title_is_a_fault():
    fig, _ = axes(title="")
    with pytest.raises(figures.FigureFault, match="no title"):
        figures.figure_svg(fig, "fig")


def test_text_axes_grid_and_cycle_follow_the_page():
    fig, ax = axes()
    for number in range(6):
        ax.plot([number, number + 1], label=str(number))
    ax.legend()
    _, root = svg_of(fig)
    styles = styles_of(root)
    assert root.get("fill") == "currentColor"
    assert "stroke:currentColor" in styles
    assert "var(--fig-grid" in styles
    assert all(f"stroke:var(--fig-{number}," in styles for number in range(1, 7))
    named = re.sub(r"var\([^)]*\)|url\([^)]*\)", "", styles)
    assert not re.findall(r"#\w+", named), "every color in the style stands for a variable"


def test_black_becomes_ink_and_white_becomes_paper():
    fig, ax = axes()
    ax.scatter([1, 2], [1, 2], facecolor="white", edgecolor="k")
    ax.axhline(1, color="black", alpha=0.5)
    ax.text(0, 0, "black", color="black")
    styles = styles_of(svg_of(fig)[1])
    assert "fill:var(--fig-paper,#fff);stroke:currentColor" in styles
    assert "#ffffff" not in styles
    assert "#000000" not in styles
    assert "#010101" not in styles
    assert "stroke-opacity:0.5" in styles


def tidied(inside):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    return tidy_svg(ElementTree.fromstring(text), "fig", "Title", DESCRIPTION)


def test_see_through_marks_do_not_share_their_opacity_as_a_group():
    shared = tidied('<g transform="scale(2)"><path style="x: 1"/><path style="x: 1"/></g>')
    assert '<g transform="scale(2)" style="x:1"><path /><path /></g>' in shared
    own = tidied('<g transform="scale(2)"><path style="opacity: 1"/><path style="opacity: 1"/></g>')
    assert '<g transform="scale(2)"><path style="opacity:1" />' in own


def test_what_paints_nothing_is_dropped():
    assert tidied('<g id="a"><path d="M 0 0" style="fill: none"/></g><defs/>') == tidied("")


def test_places_of_letters_are_short():
    letters = (
        '<use xlink:href="#a" transform="translate(59.203125 0)"/><use transform="translate(1 2)"/>'
    )
    text = tidied(f'<g xmlns:xlink="http://www.w3.org/1999/xlink"><path id="a"/>{letters}</g>')
    assert '<use xlink:href="#fig-1" x="59.2" /><use transform="translate(1 2)" />' in text


def test_marks_of_one_style_share_it():
    fig, ax = axes()
    ax.scatter(range(40), range(40))
    text, _ = svg_of(fig)
    assert text.count("fill:var(--fig-1,") == 1


def test_other_colors_stay_as_the_author_wrote_them():
    fig, ax = axes()
    ax.plot([0, 1], color="#123456")
    assert "stroke:#123456" in styles_of(svg_of(fig)[1])


def test_numbers_on_a_heat_map_keep_the_color_that_suits_their_cell():
    fig, ax = axes()
    ax.imshow([[0.0, 1.0]])
    ax.text(0, 0, "0", color="white")
    ax.text(1, 0, "1", color="black")
    styles = styles_of(svg_of(fig)[1])
    assert "fill:#fefefe" in styles
    assert "fill:#010101" in styles


def test_the_cells_of_a_heat_map_keep_sharp_edges():
    fig, ax = axes()
    fig.colorbar(ax.imshow(np.arange(6.0).reshape(2, 3)))
    _, root = svg_of(fig)
    images = list(root.iter("image"))
    assert any("image-rendering:pixelated" in image.get("style", "") for image in images)
    link = "{http://www.w3.org/1999/xlink}href"
    assert all(image.get(link).startswith("data:image/png;base64,") for image in images)


def test_no_reference_is_a_plain_href_which_instant_navigation_would_assign_to():
    fig, ax = axes()
    ax.plot([0, 1, 2], marker="o")
    text, _ = svg_of(fig)
    assert 'xlink:href="#' in text
    assert ' href="' not in text


def test_several_axes_with_arrows_hatches_and_math_make_one_svg():
    fig, (left, right) = axes(ncols=2)
    left.annotate("here", (0.2, 0.2), (0.8, 0.8), arrowprops={"arrowstyle": "->"})
    left.set_xlabel(r"$\hat{\theta} \leq \Vert\mathbf{x}\Vert$")
    right.bar([1, 2], [1, 2], hatch="//")
    _, root = svg_of(fig)
    assert root.find(".//pattern") is not None


def test_every_id_has_the_prefix_and_every_reference_finds_its_id():
    fig, ax = axes()
    ax.plot([0, 1, 2], marker="o")
    ax.bar([1], [1], hatch="/")
    text, root = svg_of(fig, "lesson-plot-1")
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("lesson-plot-1-") for name in ids)
    referred = set(re.findall(r"(?:url\(|href=\")#([\w-]+)", text))
    assert referred
    assert referred == set(ids) - {"lesson-plot-1-title", "lesson-plot-1-desc"}


def test_the_size_is_known_before_the_page_is_drawn():
    fig, _ = axes(figsize=(3, 2))
    _, root = svg_of(fig)
    assert root.get("viewBox") == "0 0 216 144"
    assert (root.get("width"), root.get("height")) == ("288", "192")


def test_coordinates_have_two_decimals_but_scales_keep_theirs():
    fig, ax = axes()
    ax.plot(np.linspace(0, 1, 7), np.sin(np.linspace(0, 1, 7)))
    _, root = svg_of(fig)
    paths = " ".join(node.get("d", "") for node in root.iter())
    assert re.search(r"\.\d\d\b", paths)
    assert not re.search(r"\.\d{3}", paths)
    assert "scale(0.015625)" in {node.get("transform") for node in root.iter()}


def test_no_rule_of_style_leaks_into_the_page():
    fig, ax = axes()
    ax.plot([0, 1])
    text, root = svg_of(fig)
    assert root.find(".//style") is None
    assert "metadata" not in text


def test_a_heavy_figure_is_turned_into_pixels():
    fig, ax = axes()
    ax.scatter(*np.random.default_rng(0).normal(size=(2, 3000)))
    text, root = svg_of(fig)
    assert len(text) <= figures.SIZE_LIMIT
    assert root.find(".//image") is not None


def test_many_small_lines_are_turned_into_pixels_as_well():
    fig, ax = axes()
    walks = np.random.default_rng(0).normal(size=(200, 20)).cumsum(axis=0)
    ax.plot(walks)
    assert svg_of(fig)[1].find(".//image") is not None


def test_a_figure_that_is_still_too_big_is_a_fault():
    fig, ax = axes()
    for number in range(60):
        ax.text(0, number / 60, "words that cannot be turned into pixels")
    with pytest.raises(figures.FigureFault, match="60 kB is the limit") as fault:
        figures.figure_svg(fig, "fig")
    assert fault.value.rule == "figure-size"


DRAW = """
import hashlib, matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt, numpy as np
from builder.examples import figures
figures.use_lesson_style()
fig, (a, b) = plt.subplots(1, 2)
a.scatter(*np.random.default_rng(0).normal(size=(2, 4000)), rasterized=True)
a.set_title("Title")
fig.colorbar(b.imshow(np.eye(3)))
fig.set_label("A cloud of many points and a small heat map.")
print(hashlib.sha256(figures.figure_svg(fig, "fig").encode()).hexdigest())
"""


def test_another_process_another_day_and_hash_seed_give_the_same_bytes():
    found = {
        subprocess.run(
            [sys.executable, "-c", DRAW],
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "86400000")
    }
    assert len(found) == 1


def test_the_colors_of_the_style_are_those_of_the_light_page():
    tokens = TOKENS.read_text(encoding="utf-8")
    for color, name in COLORS.items():
        if match := re.match(r"var\((--fig-\d)", name):
            assert re.search(rf"{match[1]}: light-dark\({color},", tokens), match[1]
        elif match := re.match(r"var\((--[\w-]+)", name):
            assert f"{match[1]}:" in tokens
    assert mpl.rcParams["axes.prop_cycle"].by_key()["color"] == list(COLORS)[4:]


def test_a_label_with_characters_that_the_site_font_lacks_is_set_all_the_same():
    fig, ax = axes(title="≤ θ ∇ ≈")
    ax.plot([0, 1])
    assert svg_of(fig)[1].findall(".//use")
