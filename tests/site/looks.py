"""What tests look for on an open page; each look returns the faults that it finds, as text."""

from typing import Protocol

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SHIFT_LIMIT = 0.05  # half of what browser vendors still call good
# The gallery shows every font of KaTeX, of which pages load only the two main ones early.
SHIFT_LIMITS = {"contribute/formula-gallery/": 0.25}
NARROWEST = 320
WIDEST = 1280
# Rules that ask for a name; one that is all math has one, of which axe-core knows nothing.
NAMED_BY_MATH = {"empty-table-header", "summary-name"}
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

# Compares the color of each text with what is painted behind it, as axe-core does, but also for
# single letters, of which formulas consist, and for the colors of figures, whose text is shapes.
FAINT = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const kept = new Map();
  const rgba = color => {
    if (!kept.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      kept.set(color, [r, g, b, a / 255]);
    }
    return kept.get(color);
  };
  const over = ([r, g, b, a], below, opacity = 1) =>
    [r, g, b].map((part, i) => part * a * opacity + below[i] * (1 - a * opacity));
  const luminance = parts => {
    const [r, g, b] = parts.map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // What is painted behind the text of a node, how dense the text is, and if that is all.
  const grounds = new Map([[null, {paper: [255, 255, 255], opacity: 1, known: true}]]);
  const ground = node => {
    if (!grounds.has(node)) {
      const style = getComputedStyle(node);
      const {paper, opacity, known} = ground(node.parentElement);
      const color = rgba(style.backgroundColor);
      grounds.set(node, {
        paper: over(color, paper),
        opacity: opacity * style.opacity,
        known: style.backgroundImage === 'none' && (known || color[3] === 1),
      });
    }
    return grounds.get(node);
  };
  const contrast = (color, {paper, opacity}) => {
    const [low, high] = [luminance(over(rgba(color), paper, opacity)), luminance(paper)]
      .sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const faults = [];
  const hasText = node => node.matches('input, select, textarea') || [...node.childNodes].some(
    part => part.nodeType === Node.TEXT_NODE && part.nodeValue.replace(/[\\s\\u200b]/g, ''));
  for (const node of document.body.querySelectorAll('*')) {
    if (!hasText(node) || node.closest('svg, math, noscript, script, style, :disabled')) continue;
    if (!node.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const style = getComputedStyle(node);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const found = contrast(style.color, ground(node));
    if (ground(node).known && found < least)
      faults.push(`faint, ${found.toFixed(1)} for ${least}: ${node.outerHTML.slice(0, 160)}`);
  }
  for (const figure of document.querySelectorAll('svg.jem-svg')) {
    const check = (name, color, least) => {
      if (contrast(color, ground(figure)) < least)
        faults.push(`a figure's ${name} has too little contrast: ${color}`);
    };
    check('text', getComputedStyle(figure).color, 4.5);
    const probe = document.createElementNS(figure.namespaceURI, 'g');
    figure.append(probe);
    for (const name of [1, 2, 3, 4, 5, 6].map(n => `--fig-${n}`)) {
      probe.style.color = `var(${name}, ${getComputedStyle(figure).backgroundColor})`;
      check(name, getComputedStyle(probe).color, 3);
    }
    probe.remove();
  }
  return faults;
}"""

# Controls of the article that a keyboard must reach, and what scrolls sideways without a control.
FIND_TARGETS = """() => {
  const controls = ['a[href]', 'summary', 'button'].map(name => `article ${name}`).join();
  const scrolls = node => /auto|scroll/.test(getComputedStyle(node).overflowX) &&
    node.scrollWidth > node.clientWidth + 1 && !node.querySelector(controls);
  const shown = node => node.checkVisibility() && node.getClientRects().length;
  window.scrolling = [...document.querySelectorAll('article *')].filter(scrolls).filter(shown);
  window.targets = [...document.querySelectorAll(controls)].filter(shown).concat(scrolling);
  window.reached = new Set();
  document.addEventListener('focusin', event => window.reached.add(event.target));
}"""
# Chromium lets the keyboard into anything that scrolls; other browsers want a tabindex.
ODD_TARGETS = """() => [
  ...window.scrolling
    .filter(node => !node.matches('a, button, summary, textarea') && !node.hasAttribute('tabindex'))
    .map(node => `does not scroll by keyboard: ${node.outerHTML.slice(0, 160)}`),
  ...window.targets.filter(node => node.tabIndex >= 0 && node.closest('[aria-hidden="true"]'))
    .map(node => `focused, but hidden: ${node.outerHTML.slice(0, 160)}`),
]"""
NOT_REACHED = """() => window.targets.filter(node => !window.reached.has(node))
  .map(node => `not reached by Tab: ${node.outerHTML.slice(0, 160)}`)"""
# Leaves of formulas and figures their size and names alone: two thirds of all elements of a lesson,
# with nothing in them that axe-core would look for, but for colors, which FAINT knows better.
EMPTY_PICTURES = """() => {
  const plain = node => !node.querySelector('a, button, input, [tabindex], [role], [onclick]');
  for (const formula of [...document.querySelectorAll('.katex-html')].filter(plain)) {
    const {width, height} = formula.getBoundingClientRect();
    formula.replaceChildren();
    Object.assign(formula.style, {
      display: 'inline-block', width: `${width}px`, height: `${height}px`,
    });
  }
  for (const math of [...document.querySelectorAll('.katex-mathml math')].filter(plain))
    math.replaceChildren();
  for (const part of document.querySelectorAll('svg.jem-svg > :not(title, desc)'))
    if (plain(part)) part.remove();
}"""
SETTLED = """() => Promise.allSettled(document.getAnimations()
  .filter(one => one instanceof CSSTransition).map(one => one.finished)).then(() => null)"""
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
UNFOLD = "document.querySelectorAll('article details').forEach(details => { details.open = true })"


class Visit(Protocol):
    """What conftest.py opens; see there."""

    page: Page
    outside: list[str]
    faults: list[str]


def errors(visit: Visit) -> list[str]:
    """Return what a page asked of others, and what went wrong in it."""
    return [f"fetched from elsewhere: {url}" for url in visit.outside] + visit.faults


def jumps(page: Page, address: str) -> list[str]:
    """Return what moved while a page was loading."""
    shift, moved = page.evaluate(LAYOUT_SHIFT)
    limit = SHIFT_LIMITS.get(address, SHIFT_LIMIT)
    return [f"the page jumps ({shift:.3f}): {moved}"] if shift > limit else []


def too_wide(page: Page) -> list[str]:
    """Return what is wider than the page."""
    return page.evaluate(WIDER_THAN_PAGE)


def faint(page: Page) -> list[str]:
    """Return what has too little contrast, in the colors that the page has now."""
    return page.evaluate(FAINT)


def change_scheme(page: Page, scheme: str) -> None:
    """Let the reader prefer other colors, "light" or "dark", and wait until the page has them."""
    before = page.evaluate(BACKGROUND)
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(f"before => {BACKGROUND} !== before", arg=before)


def barriers(page: Page, *, contrast: bool = False) -> list[str]:
    """Return what axe-core finds; formulas and figures are empty afterward.

    Args:
        page: The page, unfolded.
        contrast: Whether to look for faint text as well, as FAINT does. It takes as long as all
            the rest.
    """
    page.evaluate(EMPTY_PICTURES)
    options = AXE_OPTIONS | {"rules": {"color-contrast": {"enabled": contrast}}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{fault['id']}: {fault['help']}\n    {node['html'][:160]}\n    {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
        if not (fault["id"] in NAMED_BY_MATH and holds_math(page, node["target"][0]))
    ]


def holds_math(page: Page, selector: str) -> bool:
    """Say whether an element holds MathML, which screen readers read and axe-core does not."""
    return page.locator(selector).locator("math").count() > 0


def odd_targets(page: Page) -> list[str]:
    """Return what only a pointer scrolls in the article, and what only a screen reader misses."""
    page.evaluate(FIND_TARGETS)
    return page.evaluate(ODD_TARGETS)


def missed_by_tab(page: Page) -> list[str]:
    """Return what the Tab key does not reach in the article."""
    size = page.viewport_size
    page.set_viewport_size(size | {"height": 200})  # less to paint at each press
    page.evaluate(FIND_TARGETS)
    missed = page.evaluate(NOT_REACHED)
    presses = len(missed) + 100  # the header and the footer have controls as well
    while missed and presses > 0:
        for _ in range(20):
            page.keyboard.down("Tab")
        presses -= 20
        missed = page.evaluate(NOT_REACHED)
    page.keyboard.up("Tab")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.set_viewport_size(size)
    page.evaluate(SETTLED)  # the search box closes
    return missed
