"""A step to another place on a page leaves the page as it is; one to another page loads that."""

import pytest

LESSON = "linear-algebra/cosine-similarity/"
OTHER = "reference/concepts/"


@pytest.fixture
def opened(visit):
    """A lesson with an edited example, marked so that a new document or article is noticed."""
    seen = visit(LESSON)
    seen.page.locator(".jem-run[data-section=count]").get_by_role("button", name="Edit").click()
    seen.page.locator("textarea").first.fill("# mine")
    seen.page.wait_for_load_state("networkidle")
    seen.page.evaluate("window.same = true")
    return seen


def is_untouched(page):
    page.wait_for_timeout(300)  # a page that loads again would do so by now
    return page.locator("textarea").first.input_value() == "# mine"


def test_a_link_within_the_page_keeps_what_is_edited(opened):
    page = opened.page
    page.locator("a[href$='#by-hand']:visible").first.click()
    page.wait_for_url(f"**/{LESSON}#by-hand")
    assert is_untouched(page)
    assert page.evaluate("scrollY") > 1000
    page.go_back()
    page.wait_for_url(f"**/{LESSON}")
    assert is_untouched(page)
    assert not opened.faults


def test_another_page_is_still_loaded_at_once_and_so_is_the_way_back(opened, site_url):
    page = opened.page
    page.evaluate("location.hash = 'exercise-1'")
    assert is_untouched(page)
    link = page.locator("article a[href$='/']").first
    link.evaluate("(a, to) => { a.href = to; a.click(); }", site_url + OTHER)
    page.get_by_role("heading", name="All concepts").first.wait_for()
    page.go_back()
    page.get_by_role("heading", name="Cosine similarity").first.wait_for()
    assert page.url.endswith(f"{LESSON}#exercise-1")
    assert page.evaluate("window.same")
    assert not opened.faults
