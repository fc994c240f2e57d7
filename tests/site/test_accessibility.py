"""Every page passes axe-core in light and dark, on a phone and a desktop."""

import pytest
from axe_playwright_python.sync_playwright import Axe

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
}

# Text of a figure is drawn as shapes, which axe does not see: compare its color ourselves.
FIGURE_CONTRAST = """figure => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  let behind = figure;
  while (behind.parentElement && rgba(getComputedStyle(behind).backgroundColor)[3] < 255)
    behind = behind.parentElement;
  const paper = luminance(rgba(getComputedStyle(behind).backgroundColor));
  const ratio = color => {
    const ink = luminance(rgba(color));
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };
  const colors = {text: getComputedStyle(figure).color};
  for (const n of [1, 2, 3, 4, 5, 6])
    colors[`--fig-${n}`] = getComputedStyle(figure).getPropertyValue(`--fig-${n}`).trim();
  return Object.entries(colors).map(([name, color]) => [name, color ? ratio(color) : 0]);
}"""
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def accessibility_faults(page):
    """Return what axe-core finds, with all that can be unfolded unfolded."""
    page.evaluate("document.querySelectorAll('article details').forEach(d => d.open = true)")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{fault['id']}: {fault['help']}\n    {node['html'][:160]}\n    {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_page_has_no_accessibility_fault(visit, address, scheme, width):
    faults = accessibility_faults(visit(address, width=width, scheme=scheme).page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_lesson_has_no_accessibility_fault_the_other_way_round(visit, lesson, scheme, width):
    faults = accessibility_faults(visit(lesson, width=width, scheme=scheme).page)
    assert not faults, "\n".join(faults)


def test_the_reader_s_scheme_is_followed(visit):
    light, dark = (visit("", scheme=s).page.evaluate(BACKGROUND) for s in ("light", "dark"))
    assert light != dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_colors_of_figures_stand_out(visit, lesson, scheme):
    page = visit(lesson, scheme=scheme).page
    for figure in page.locator("svg.jem-svg").all():
        for name, ratio in figure.evaluate(FIGURE_CONTRAST):
            assert ratio >= (4.5 if name == "text" else 3), f"{name} has a contrast of {ratio:.2f}"
