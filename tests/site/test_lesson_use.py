"""A lesson can be read and answered with JavaScript off, and used with the keyboard alone."""

import looks

NOT_SEEN = """parts => [...document.querySelectorAll(parts)].filter(node => {
  const {width, height} = node.getBoundingClientRect();
  return !node.checkVisibility({visibilityProperty: true}) || width * height === 0 ||
    (node.matches('svg') && width <= 200);
}).map(node => node.outerHTML.slice(0, 160))"""
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


def test_lesson_reads_fully_with_javascript_off(look, lesson):
    seen = look(lesson, width=360, javascript=False)
    page = seen.page
    assert page.locator("article h1").is_visible()
    assert page.locator(".jem-output").count()
    parts = ".jem-output samp, .jem-figure svg, svg.jem-svg, .jem-formula .katex-html, dl .katex"
    assert page.evaluate(NOT_SEEN, parts) == []
    assert looks.errors(seen) == []


def test_quiz_answers_with_javascript_off(look, sample):
    page = look(sample, width=360, javascript=False).page
    options = page.locator(".jem-option").all()
    assert options
    for option in options:
        reason = option.locator(".jem-option__reason")
        assert not reason.is_visible()
        option.locator("summary").click()
        assert reason.is_visible()
        right = option.get_attribute("data-right") == "yes"
        assert reason.inner_text().startswith("Right." if right else "Not quite.")


def test_tab_reaches_every_control_on_a_wide_screen(look, sample):
    page = look(sample, width=1280).page
    page.wait_for_load_state("networkidle")
    assert looks.missed_by_tab(page) == []


def test_focus_can_be_seen(look, sample):
    page = look(sample).page
    summary = page.locator(".jem-option summary").first
    before = summary.evaluate("node => getComputedStyle(node).outlineStyle")
    summary.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    after = summary.evaluate("node => getComputedStyle(node).outlineStyle")
    assert (before, after) != ("none", "none"), "a focused option looks like any other"


def test_enter_opens_a_quiz_option(look, sample):
    page = look(sample).page
    option = page.locator(".jem-option").first
    option.locator("summary").focus()
    page.keyboard.press("Enter")
    assert option.locator(".jem-option__reason").is_visible()


def test_arrow_keys_scroll_a_long_formula(look, sample):
    page = look(sample, width=320).page
    for formula in page.locator(".jem-formula__math").all():
        assert formula.get_attribute("tabindex") == "0"
        formula.evaluate("node => { node.style.maxWidth = '100px'; }")
        formula.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("node => node.scrollLeft > 0", arg=formula.element_handle())


def test_copying_a_formula_gives_its_tex(look, sample):
    page = look(sample).page
    formulas = page.locator("article .katex")
    for formula in [formulas.first, formulas.last] if formulas.count() else []:
        tex = formula.locator("annotation").first.text_content()
        assert " ".join(tex.split()) in " ".join(formula.evaluate(COPIED_TEXT).split())


def test_words_and_code_of_an_option_stand_on_one_line(look, sample):
    summary = look(sample, width=360).page.locator(".jem-option summary").first
    summary.evaluate("node => { node.innerHTML = 'It is <code>2</code> as <b>well</b>'; }")
    words, code = (summary.locator(name).bounding_box() for name in ("b", "code"))
    assert abs(words["y"] - code["y"]) < 8
    assert 0 < words["x"] - (code["x"] + code["width"]) < 40
