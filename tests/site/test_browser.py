"""Every page on a phone, in both schemes; on a desktop those that have all parts of all others.

Opening a page takes longer than looking at it, so one test looks for every kind of fault.
"""

import looks
import pytest

# One page of each kind that is not a lesson; the samples are lessons.
KINDS = ["projects/data-scientist-churn-model/", "linear-algebra/", "explore/"]
KINDS += ["", "roles/", "roles/ml-engineer/", "roles/student/", "start/how-long/", "skip/"]
KINDS += ["skip/measure-theory/", "reference/concepts/", "reference/symbols/", "resources/"]
KINDS += ["reference/symptoms/", "reference/metrics/", "study/just-in-time/", "faq/", "about/"]


def test_page_is_sound(look, address):
    seen, faults = loaded(look, address, width=360, scheme="dark")
    faults += faults_as_loaded_on_a_phone(seen.page) + looks.errors(seen)
    assert not faults, "\n".join(faults)


def faults_as_loaded_on_a_phone(page):
    """Return what is wrong with a page that was loaded in dark on a phone, here and when wide."""
    faults = looks.odd_targets(page)
    size = page.viewport_size
    page.set_viewport_size(size | {"width": looks.NARROWEST})
    faults += looks.too_wide(page)
    page.set_viewport_size(size)
    if page.locator(".jem-facts").count():  # a lesson
        faults += looks.missed_by_tab(page)
    page.evaluate(looks.UNFOLD)
    faults += looks.faint(page)
    page.set_viewport_size(size | {"width": looks.WIDEST})
    faults += looks.too_wide(page) + looks.faint(page)
    looks.change_scheme(page, "light")
    faults += looks.faint(page)
    page.set_viewport_size(size)
    return faults + looks.faint(page) + looks.barriers(page)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_is_sound_on_a_desktop(look, kind):
    seen, faults = loaded(look, kind, width=1280, scheme="dark")
    page = seen.page
    page.evaluate(looks.UNFOLD)
    faults += looks.faint(page)
    looks.change_scheme(page, "light")
    faults += looks.faint(page)
    faults += looks.barriers(page, contrast=True)
    faults += looks.errors(seen)
    assert not faults, "\n".join(faults)


def test_lesson_is_sound_on_a_desktop(look, sample):
    seen, faults = loaded(look, sample, width=1280, scheme="light")
    seen.page.evaluate(looks.UNFOLD)
    faults += looks.faint(seen.page)
    faults += looks.barriers(seen.page)
    faults += looks.errors(seen)
    assert not faults, "\n".join(faults)


def loaded(look, address, **screen):
    """Open a page; return the visit, and what moves while it loads or is too wide."""
    seen = look(address, **screen)
    seen.page.wait_for_load_state("networkidle")
    faults = looks.jumps(seen.page, address)
    if faults:
        # On a busy machine a font may come late, once; a page that jumps by itself does it again.
        again = look(address, **screen)
        again.outside += seen.outside
        again.faults += seen.faults
        again.page.wait_for_load_state("networkidle")
        seen, faults = again, looks.jumps(again.page, address)
    return seen, faults + looks.too_wide(seen.page)


def test_the_reader_s_scheme_is_followed(visit):
    light, dark = (visit("", scheme=s).page.evaluate(looks.BACKGROUND) for s in ("light", "dark"))
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
        ('<p style="color: #555">faint</p>', "faint, 2.4 for 4.5:"),
        ('<p style="color: light-dark(#bbb, #fff)">faint by day</p>', "faint, 1.9 for 4.5:"),
        ('<p style="opacity: 0.4">faint</p>', "faint, "),
        ('<p style="color: #000; background: #fff"><b style="color: #bbb">x</b></p>', "faint, 1.9"),
        ('<input aria-label="A" value="x" style="color: #fff; background: #eee">', "faint, 1.2"),
        ('<p style="overflow-x: auto"><b style="padding: 20em">x</b></p>', "by keyboard"),
        ('<p aria-hidden="true"><a href=".">x</a></p>', "focused, but hidden"),
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
    faults = (
        looks.jumps(seen.page, "404.html")
        + faults_as_loaded_on_a_phone(seen.page)
        + looks.errors(seen)
    )
    assert any(fault in found for found in faults), faults
