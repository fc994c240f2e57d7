"""Every page on a phone in dark; lessons and one of each kind on a desktop in light, or crosswise.

Opening a page takes longer than looking at it, so one test looks for every kind of fault.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

SHIFT_LIMIT = 0.05  # half of what browser vendors still call good
# The gallery shows every font of KaTeX, of which pages load only the two main ones early.
SHIFT_LIMITS = {"contribute/formula-gallery/": 0.25}
NARROWEST = 320
# One page of each kind that is not a lesson; a test of lessons adds those.
KINDS = ["projects/data-scientist-churn-model/"]
KINDS += ["", "roles/", "roles/ml-engineer/", "roles/student/", "start/how-long/", "skip/"]
KINDS += ["skip/measure-theory/", "reference/concepts/", "reference/symbols/", "resources/"]
KINDS += ["reference/symptoms/", "reference/metrics/", "study/just-in-time/", "faq/", "about/"]
# Rules that ask for a name; one that is all math has one, of which axe-core knows nothing.
NAMED_BY_MATH = {"empty-table-header", "summary-name"}
SOME_LESSONS = ["linear-algebra/cosine-similarity/", "optimization/gradient-descent/"]
LONG = {"reference/concepts/", "reference/symbols/", "reference/symptoms/", "reference/metrics/"}
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

LAYOUT_SHIFT = """() => new Promise(done => {
  let sum = 0;
  const moved = [];
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      sum += entry.value;
      moved.push(...entry.sources.map(source => source.node?.outerHTML?.slice(0, 100)));
    }
  }).observe({type: 'layout-shift', buffered: true});
  document.fonts.ready.then(() => setTimeout(() => done([sum, moved.slice(0, 5)]), 100));
})"""

WIDER_THAN_PAGE = """() => {
  const limit = document.documentElement.clientWidth;
  const width = document.scrollingElement.scrollWidth;
  if (width <= limit) return [];
  const scrolls = node => node && node !== document.body &&
    (getComputedStyle(node).overflowX !== 'visible' || scrolls(node.parentElement));
  const sticksOut = node =>
    node.getBoundingClientRect().right > limit + 1 && !scrolls(node.parentElement);
  const nodes = [...document.body.querySelectorAll('*')].filter(sticksOut).slice(0, 5);
  return [`${width} px of content on ${limit} px`, ...nodes.map(n => n.outerHTML.slice(0, 120))];
}"""

# Text of a figure is drawn as shapes, which axe does not see: compare its colors ourselves.
FAINT_FIGURE_COLORS = """() => {
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
  const faults = [];
  for (const figure of document.querySelectorAll('svg.jem-svg')) {
    const style = getComputedStyle(figure);
    let behind = figure;
    while (behind.parentElement && rgba(getComputedStyle(behind).backgroundColor)[3] < 255)
      behind = behind.parentElement;
    const paper = luminance(rgba(getComputedStyle(behind).backgroundColor));
    const contrast = color => {
      const ink = luminance(rgba(color));
      return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    };
    const colors = [['text', style.color, 4.5]];
    for (const n of [1, 2, 3, 4, 5, 6])
      colors.push([`--fig-${n}`, style.getPropertyValue(`--fig-${n}`).trim(), 3]);
    for (const [name, color, least] of colors)
      if (!color || contrast(color) < least)
        faults.push(`a figure's ${name} has too little contrast: ${color}`);
  }
  return faults;
}"""
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def layout_faults(page, address):
    """Return what moves while a page loads, and what is wider than the narrowest phone."""
    shift, moved = page.evaluate(LAYOUT_SHIFT)
    limit = SHIFT_LIMITS.get(address, SHIFT_LIMIT)
    faults = [f"the page jumps ({shift:.3f}): {moved}"] if shift > limit else []
    size = page.viewport_size
    page.set_viewport_size(size | {"width": min(size["width"], NARROWEST)})
    faults += page.evaluate(WIDER_THAN_PAGE)
    page.set_viewport_size(size)
    return faults


def accessibility_faults(page):
    """Return what axe-core and the contrast of figures find, with everything unfolded."""
    page.evaluate("document.querySelectorAll('article details').forEach(d => d.open = true)")
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    return page.evaluate(FAINT_FIGURE_COLORS) + [
        f"{fault['id']}: {fault['help']}\n    {node['html'][:160]}\n    {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
        if not (fault["id"] in NAMED_BY_MATH and holds_math(page, node["target"][0]))
    ]


def holds_math(page, selector):
    """Say whether an element holds MathML, which screen readers read and axe-core does not."""
    return page.locator(selector).locator("math").count() > 0


def test_page_is_sound(visit, address):
    faults = page_faults(visit, address, "dark", 360)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_is_sound_on_a_desktop(visit, kind):
    faults = page_faults(visit, kind, "light", 1280)
    assert not faults, "\n".join(faults)


def test_lesson_is_sound_on_a_desktop(visit, lesson):
    faults = page_faults(visit, lesson, "light", 1280)
    assert not faults, "\n".join(faults)


def page_faults(visit, address, scheme, width):
    """Return what is wrong with a page on a screen of this kind."""
    seen = visit(address, width=width, scheme=scheme)
    seen.page.wait_for_load_state("networkidle")
    faults = [f"fetched from elsewhere: {url}" for url in seen.outside] + seen.faults
    layout = layout_faults(seen.page, address)
    if any(fault.startswith("the page jumps") for fault in layout):
        # On a busy machine a font may come late, once; a page that jumps by itself does it again.
        again = visit(address, width=width, scheme=scheme)
        again.page.wait_for_load_state("networkidle")
        layout = layout_faults(again.page, address)
    return faults + layout + accessibility_faults(seen.page)


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
@pytest.mark.parametrize("kind", [*SOME_LESSONS, *(kind for kind in KINDS if kind not in LONG)])
def test_each_kind_of_page_is_accessible_crosswise(visit, kind, scheme, width):
    faults = accessibility_faults(visit(kind, width=width, scheme=scheme).page)
    assert not faults, "\n".join(faults)


def test_the_reader_s_scheme_is_followed(visit):
    light, dark = (visit("", scheme=s).page.evaluate(BACKGROUND) for s in ("light", "dark"))
    assert light != dark


def test_a_link_changes_the_page_without_loading_it_anew(visit, sample, site_url):
    seen = visit(sample)
    page = seen.page
    page.wait_for_load_state("networkidle")
    page.evaluate("window.sameDocument = true")
    page.locator(".md-header a").first.click()
    page.wait_for_url(site_url)
    assert page.evaluate("window.sameDocument") is True
    page.go_back()
    page.wait_for_url(site_url + sample)
    assert page.evaluate("window.sameDocument") is True
    page.locator(".jem-output").first.wait_for()
    assert not seen.faults, "\n".join(seen.faults)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<img src="https://example.com/x.png" alt="">', "fetched from elsewhere: https://exam"),
        ('<img src="missing.png" alt="">', "404 "),
        ('<img src="x:y" alt="" onerror="console.error(\'broken script\')">', "broken script"),
        ('<div style="width: 500px">wide</div>', "px of content on 320 px"),
        ('<div style="height: 300px">late</div>', "the page jumps"),
        ('<p style="color: #555">faint</p>', "color-contrast: "),
        ("<table><tr><th></th><td>1</td></tr></table>", "empty-table-header: "),
        ('<div><svg class="jem-svg" style="color: #777"></svg></div>', "a figure's text has too"),
        ('<div><svg class="jem-svg" style="--fig-2: #333"></svg></div>', "a figure's --fig-2 has"),
    ],
)
def test_a_fault_is_found(visit, html, fault):
    seen = visit("404.html", width=360, scheme="dark")
    insert = "html => document.querySelector('article').insertAdjacentHTML('afterbegin', html)"
    seen.page.evaluate(insert, html)
    seen.page.wait_for_load_state("networkidle")
    faults = [f"fetched from elsewhere: {url}" for url in seen.outside] + seen.faults
    faults += layout_faults(seen.page, "404.html") + accessibility_faults(seen.page)
    assert any(fault in found for found in faults), faults
