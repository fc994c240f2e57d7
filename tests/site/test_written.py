"""Answers in the reader's words: written, kept, ticked point by point, counted."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGE = "optimization/gradient-descent/"
ID = "descent-rate-doubled"
RUBRIC = ".jem-written__rubric > summary"
PASSED = "id => JSON.parse(localStorage.getItem('jem:progress'))?.exercises[id]"


def test_what_is_written_and_ticked_is_there_after_a_reload(look):
    seen = look(PAGE)
    page = seen.page
    page.get_by_label("Your answer").fill("The step is twice as long.\nIt lands higher up.")
    page.locator(RUBRIC).click()
    page.get_by_role("checkbox").nth(1).check()
    assert page.locator(".jem-written [role=status]").inner_text() == "1 of 5 points"
    page.reload()
    answer = page.get_by_label("Your answer").input_value()
    assert answer == "The step is twice as long.\nIt lands higher up."
    page.locator(RUBRIC).click()
    ticks = page.get_by_role("checkbox").all()
    assert [tick.is_checked() for tick in ticks] == [False, True, False, False, False]
    assert seen.faults == []


def test_by_keyboard_the_last_point_counts_as_passed_for_good(look):
    page = look(PAGE).page
    page.locator(RUBRIC).focus()
    page.keyboard.press("Enter")
    for done in range(5):
        assert not page.evaluate(PASSED, ID), f"passed with {done} of 5 points"
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
    assert page.evaluate(PASSED, ID) is True
    assert page.locator(".jem-written [role=status]").inner_text().startswith("All points")
    page.keyboard.press("Space")
    assert page.locator(".jem-written [role=status]").inner_text() == "4 of 5 points"
    assert page.evaluate(PASSED, ID) is True


def test_each_control_has_a_name_and_the_field_its_question(look):
    page = look(PAGE).page
    field = page.get_by_role("textbox", name="Your answer, kept in this browser only")
    described = field.get_attribute("aria-describedby")
    assert page.locator(f"[id={described}]").inner_text().startswith("Explain to a colleague")
    page.locator(RUBRIC).click()
    assert page.get_by_role("checkbox", name="higher up the ground is steeper").count() == 1


def test_coming_back_by_instant_navigation_gives_one_field_with_the_text(look):
    page = look(PAGE).page
    page.get_by_label("Your answer").fill("Kept")
    page.locator(".md-header a[href$='/study/'], .md-header a[href$='study/']").first.click()
    page.wait_for_url("**/study/")
    page.go_back()
    page.wait_for_url(f"**/{PAGE}")
    page.locator(".jem-written textarea").wait_for()
    assert page.locator(".jem-written textarea").count() == 1
    assert page.get_by_label("Your answer").input_value() == "Kept"


@pytest.mark.parametrize("kept", ["{", "null", "[5, 3]", '["text"]', '["text", null]'])
def test_what_another_page_kept_badly_does_not_break_the_field(look, kept):
    seen = look(PAGE)
    seen.page.evaluate(f"kept => localStorage.setItem('jem:written:1:{ID}', kept)", kept)
    seen.page.reload()
    assert seen.page.get_by_label("Your answer").input_value() == ""
    assert seen.page.locator(".jem-written [role=status]").text_content().startswith("0 of ")
    assert seen.faults == []


def test_without_javascript_rubric_and_model_answer_can_be_read(look):
    page = look(PAGE, width=360, javascript=False).page
    assert page.locator(".jem-written textarea").count() == 0
    for name, words in {"rubric": "higher up the ground", "model": "which way is down"}.items():
        part = page.locator(f".jem-written__{name}")
        assert not part.get_by_text(words).is_visible()
        part.locator("summary").click()
        assert part.get_by_text(words).is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_with_everything_open(look, width, scheme):
    page = look("exercises/", width=width, scheme=scheme).page
    for summary in page.locator(".jem-written summary").all():
        summary.click()
    results = Axe().run(page, context=".jem-written")
    assert not results.violations_count, results.generate_report()


def test_all_written_answers_and_exercises_are_in_the_list_and_lead_there(look, site):
    page = look("exercises/").page
    asked = ".jem-concept__title a"
    shown = page.locator(asked).evaluate_all("links => links.map(a => a.href)")
    sections = {
        f"{path.parent.relative_to(site).as_posix()}/#{anchor}"
        for path in site.rglob("index.html")
        for anchor in anchors(path.read_text("utf-8"))
    }
    missing = [place for place in sections if not any(link.endswith(place) for link in shown)]
    assert len(sections) > 9
    assert missing == []


def anchors(html):
    """Return the anchors of the exercises and written answers of a page."""
    starts = ('<section class="jem-exercise" id="', '<section class="jem-written" id="')
    return [part.split('"')[0] for start in starts for part in html.split(start)[1:]]


def test_the_script_takes_less_than_a_kilobyte(site):
    script = (site / "assets/js/written.js").read_bytes()
    assert len(gzip.compress(script, 9)) < 1000
