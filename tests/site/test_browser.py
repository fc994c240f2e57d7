"""Every page in a browser: nothing from elsewhere, no fault, no sideways scroll, no jump."""

import pytest

WIDTHS = (320, 360)
SHIFT_LIMIT = 0.05  # half of what browser vendors still call good
# The gallery shows every font of KaTeX, of which pages load only the two main ones early.
SHIFT_LIMITS = {"contribute/formula-gallery/": 0.1}

WIDER_THAN_PAGE = """() => {
  const limit = document.documentElement.clientWidth;
  const width = document.scrollingElement.scrollWidth;
  if (width <= limit) return [];
  const scrolls = node => node && node !== document.body &&
    (getComputedStyle(node).overflowX !== 'visible' || scrolls(node.parentElement));
  const sticksOut = node =>
    node.getBoundingClientRect().right > limit + 1 && !scrolls(node.parentElement);
  const nodes = [...document.body.querySelectorAll('*')].filter(sticksOut).slice(0, 5);
  return [`${width} px of content`, ...nodes.map(node => node.outerHTML.slice(0, 120))];
}"""

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
  document.fonts.ready.then(() => setTimeout(() => done([sum, moved.slice(0, 5)]), 300));
})"""


def test_page_fetches_nothing_from_elsewhere_and_has_no_error(visit, address):
    seen = visit(address)
    seen.page.wait_for_load_state("networkidle")
    assert not seen.outside, "\n".join(seen.outside)
    assert not seen.faults, "\n".join(seen.faults)


def test_page_does_not_scroll_sideways_on_a_phone(visit, address):
    page = visit(address, width=WIDTHS[0]).page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        found = page.evaluate(WIDER_THAN_PAGE)
        assert not found, f"wider than {width} px:\n" + "\n".join(found)


@pytest.mark.parametrize("width", [360, 1280])
def test_page_does_not_jump_while_it_loads(visit, address, width):
    shift, moved = visit(address, width=width).page.evaluate(LAYOUT_SHIFT)
    limit = SHIFT_LIMITS.get(address, SHIFT_LIMIT)
    assert shift < limit, f"layout shift {shift:.3f}; moved: {moved}"


def test_a_link_changes_the_page_without_loading_it_anew(visit, lesson, site_url):
    seen = visit(lesson)
    page = seen.page
    page.wait_for_load_state("networkidle")
    page.evaluate("window.sameDocument = true")
    link = page.locator(f'.md-logo[href], a[href="{site_url}"], .md-header a').first
    link.click()
    page.wait_for_url(site_url)
    assert page.evaluate("window.sameDocument") is True
    page.go_back()
    page.wait_for_url(site_url + lesson)
    assert page.evaluate("window.sameDocument") is True
    page.locator(".jem-output").first.wait_for()
    assert seen.faults == []
