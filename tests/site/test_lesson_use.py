"""A lesson can be read and answered with JavaScript off, and used with the keyboard alone."""

# Everything in the lesson that a keyboard must reach: controls, and what scrolls sideways.
MARK_TARGETS = """() => {
  const controls = ['a[href]', 'summary', 'button'].map(name => `article ${name}`).join();
  const scrolls = node => /auto|scroll/.test(getComputedStyle(node).overflowX) &&
    node.scrollWidth > node.clientWidth + 1 && !node.querySelector(controls);
  window.targets = [
    ...document.querySelectorAll(controls),
    ...[...document.querySelectorAll('article *')].filter(scrolls),
  ].filter(node => node.checkVisibility() && node.getClientRects().length);
  window.reached = new Set();
  document.addEventListener('focusin', event => window.reached.add(event.target));
  return window.targets.length;
}"""
# Chromium lets the keyboard into anything that scrolls; other browsers want a tabindex.
NOT_REACHED = """() => window.targets
  .filter(node => !window.reached.has(node) ||
    !(node.matches('a, button, summary, textarea') || node.hasAttribute('tabindex')))
  .map(node => node.outerHTML.slice(0, 160))"""
COPIED_TEXT = """formula => {
  const range = document.createRange();
  range.selectNodeContents(formula);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const data = new DataTransfer();
  const event = new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true});
  formula.dispatchEvent(event);
  return data.getData('text/plain');
}"""


def test_lesson_reads_fully_with_javascript_off(visit, lesson):
    page = visit(lesson, width=360, javascript=False).page
    assert page.locator("article h1").is_visible()
    assert page.locator(".jem-output").count()
    for part in (".jem-output samp", ".jem-figure svg", ".jem-formula .katex-html", "dl .katex"):
        for node in page.locator(part).all():
            box = node.bounding_box()
            assert box, f"a {part} cannot be seen"
            assert box["width"] * box["height"] > 0, f"a {part} has no size"
    for figure in page.locator("svg.jem-svg").all():
        assert figure.bounding_box()["width"] > 200


def test_quiz_answers_with_javascript_off(visit, sample):
    page = visit(sample, width=360, javascript=False).page
    options = page.locator(".jem-option").all()
    assert options
    for option in options:
        reason = option.locator(".jem-option__reason")
        assert not reason.is_visible()
        option.locator("summary").click()
        assert reason.is_visible()
        right = option.get_attribute("data-right") == "yes"
        assert reason.inner_text().startswith("Right." if right else "Not quite.")


def test_tab_reaches_every_control_and_all_that_scrolls(visit, lesson):
    every_control_is_reached(visit(lesson, width=360).page)


def test_tab_reaches_every_control_on_a_wide_screen(visit, sample):
    every_control_is_reached(visit(sample, width=1280).page)


def every_control_is_reached(page):
    page.wait_for_load_state("networkidle")
    count = page.evaluate(MARK_TARGETS)
    assert count > 0
    for _ in range(count + 100):  # the header and the footer have controls as well
        page.keyboard.press("Tab")
    missed = page.evaluate(NOT_REACHED)
    assert not missed, "\n".join(missed)


def test_focus_can_be_seen(visit, sample):
    page = visit(sample).page
    summary = page.locator(".jem-option summary").first
    before = summary.evaluate("node => getComputedStyle(node).outlineStyle")
    summary.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    after = summary.evaluate("node => getComputedStyle(node).outlineStyle")
    assert (before, after) != ("none", "none"), "a focused option looks like any other"


def test_enter_opens_a_quiz_option(visit, sample):
    page = visit(sample).page
    option = page.locator(".jem-option").first
    option.locator("summary").focus()
    page.keyboard.press("Enter")
    assert option.locator(".jem-option__reason").is_visible()


def test_arrow_keys_scroll_a_long_formula(visit, sample):
    page = visit(sample, width=320).page
    for formula in page.locator(".jem-formula__math").all():
        assert formula.get_attribute("tabindex") == "0"
        formula.evaluate("node => { node.style.maxWidth = '100px'; }")
        formula.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("node => node.scrollLeft > 0", arg=formula.element_handle())


def test_copying_a_formula_gives_its_tex(visit, sample):
    page = visit(sample).page
    formulas = page.locator("article .katex")
    for formula in [formulas.first, formulas.last] if formulas.count() else []:
        tex = formula.locator("annotation").first.text_content()
        assert " ".join(tex.split()) in " ".join(formula.evaluate(COPIED_TEXT).split())


def test_words_and_code_of_an_option_stand_on_one_line(visit, sample):
    summary = visit(sample, width=360).page.locator(".jem-option summary").first
    summary.evaluate("node => { node.innerHTML = 'It is <code>2</code> as <b>well</b>'; }")
    words, code = (summary.locator(name).bounding_box() for name in ("b", "code"))
    assert abs(words["y"] - code["y"]) < 8
    assert 0 < words["x"] - (code["x"] + code["width"]) < 40
