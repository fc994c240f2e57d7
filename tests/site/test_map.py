"""The map in a browser: choosing a role, walking its path, and a lesson's place on it."""

import re

import pytest

from builder.text.vocabulary import ROLE_PAGES, ROLES

ENGINEER = ROLE_PAGES["engineer"]
LESSON = "linear-algebra/cosine-similarity/"
SCREENS = [(1280, 800), (360, 780)]
NO_STORAGE = (
    """Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"""
)

# Every station is reached, as by the keyboard; returns the names that stick out of the screen.
NAMES_OUTSIDE = """() => {
  const outside = [];
  for (const station of document.querySelectorAll('.jem-map__stop > a')) {
    station.focus({focusVisible: true});
    const {left, right, width} = station.querySelector('.jem-map__name').getBoundingClientRect();
    if (left >= 0 && right <= innerWidth && width >= 24) continue;
    outside.push([station.textContent, left, right]);
  }
  return outside;
}"""


def shown(locator):
    return [line for line in locator.all() if line.is_visible()]


def choice(page):
    return page.get_by_role("combobox", name="Your role")


def stations(page):
    return page.locator(".jem-map__stop > a")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("width", "height", "screens"), [(1280, 800, 1), (360, 780, 2)])
def test_all_roles_can_be_chosen_at_the_top_of_the_home_page(
    look, width, height, screens, javascript
):
    page = look("", width=width, height=height, javascript=javascript).page
    cards = page.locator(".jem-choice > li")
    assert cards.count() == len(ROLES)
    ends = [box["y"] + box["height"] for box in (card.bounding_box() for card in cards.all())]
    assert max(ends) <= screens * height
    assert cards.first.bounding_box()["y"] < height - 100


@pytest.mark.parametrize("role", ROLES)
def test_a_card_leads_to_its_role(look, site_url, role):
    page = look("", width=360, height=780).page
    card = page.locator(f".jem-choice > .jem-line--{role}")
    card.click()  # anywhere: the whole card is the link
    page.wait_for_url(site_url + ROLE_PAGES[role])


@pytest.mark.parametrize("role", ROLES)
def test_a_card_is_opened_by_the_keyboard(look, site_url, role):
    page = look("", width=360, height=780).page
    page.locator(f".jem-choice > .jem-line--{role}").get_by_role("link").press("Enter")
    page.wait_for_url(site_url + ROLE_PAGES[role])


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_map_is_walked_by_the_keyboard(look, width, height):
    page = look(ENGINEER, width=width, height=height).page
    first, last = stations(page).first, stations(page).last
    focused = page.locator(".jem-map__stop > a:focus")
    assert page.locator('.jem-map__stop > a[tabindex="0"]').count() == 1
    page.locator(".jem-map__head a").first.focus()
    page.keyboard.press("Tab")
    assert first.evaluate("a => a === document.activeElement")

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    assert stations(page).nth(1).evaluate("a => a === document.activeElement")
    assert focused.evaluate("a => getComputedStyle(a).outlineStyle") != "none"
    page.keyboard.press("End")
    assert last.evaluate("a => a === document.activeElement")
    page.keyboard.press("ArrowRight")
    assert last.evaluate("a => a === document.activeElement")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert stations(page).nth(1).evaluate("a => a === document.activeElement")

    address = focused.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(address.replace("../", ""))))


@pytest.mark.parametrize("keys", ["Alt+ArrowLeft", "Control+Home", "Meta+ArrowRight"])
def test_a_map_leaves_the_browser_its_own_keys(look, keys):
    page = look(ENGINEER).page
    stations(page).nth(1).focus()
    page.evaluate("() => { onkeydown = event => { window.taken = event.defaultPrevented } }")
    page.keyboard.press(keys)
    assert page.evaluate("window.taken") is False


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_name_of_every_station_shows_inside_the_screen(look, width, height):
    page = look(ROLE_PAGES["research"], width=width, height=height).page
    page.wait_for_load_state("networkidle")
    assert page.evaluate(NAMES_OUTSIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("role", ROLES)
def test_without_javascript_every_station_is_a_link_with_a_name(look, role):
    page = look(ROLE_PAGES[role], width=360, javascript=False).page
    links = page.locator(".jem-map").get_by_role("link", name=re.compile(r"\w"))
    heads = page.locator(".jem-map__head a").count()
    assert (
        links.count() == stations(page).count() + heads == page.locator(".jem-stop").count() + heads
    )
    assert page.locator(".jem-map__stop > a[tabindex]").count() == 0
    small = [box for box in (a.bounding_box() for a in stations(page).all()) if box["width"] < 24]
    assert small == []


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("javascript", [True, False])
def test_the_four_lines_lead_to_the_stages_of_a_role(look, site_url, width, height, javascript):
    page = look("roles/", width=width, height=height, javascript=javascript).page
    station = page.locator('.jem-lines a[href*="research-scientist"][href*="#"]').last
    stage = station.get_attribute("href").partition("#")[2]
    station.scroll_into_view_if_needed()
    page.wait_for_timeout(
        300
    )  # Material notes the place 100 ms after a scroll, and may return to it
    station.click()
    page.wait_for_url(f"{site_url}{ROLE_PAGES['research']}#{stage}")
    page.wait_for_function(
        "id => {const y = document.getElementById(id)?.getBoundingClientRect().top;"
        "return y >= 0 && y < innerHeight}",
        arg=stage,
    )


def test_a_lesson_shows_the_chosen_role_alone_and_keeps_the_choice(visit, site_url):
    seen = visit(LESSON, width=360)
    page = seen.page
    lines = page.locator(".jem-paths li")
    assert len(shown(lines)) == len(ROLES)

    choice(page).select_option("data-scientist")
    assert [line.get_attribute("data-role") for line in shown(lines)] == ["data-scientist"]
    page.reload()
    assert [line.get_attribute("data-role") for line in shown(lines)] == ["data-scientist"]

    shown(lines)[0].locator(".jem-paths__after a").last.click()  # the next lesson that is written
    page.wait_for_url(lambda url: url != site_url + LESSON)
    page.locator(".jem-paths select").wait_for()
    assert [line.get_attribute("data-role") for line in shown(lines)] == ["data-scientist"]
    choice(page).select_option("all roles")
    page.reload()
    assert len(shown(lines)) > 1
    assert not seen.faults


def test_without_javascript_a_lesson_shows_its_place_on_all_paths(look):
    page = look(LESSON, width=360, javascript=False).page
    assert len(shown(page.locator(".jem-paths li"))) == len(ROLES)
    assert page.locator(".jem-paths select").count() == 0


def test_where_nothing_can_be_kept_nothing_is_promised(visit, site_url):
    page = visit("404.html").page
    page.add_init_script(NO_STORAGE)
    page.goto(site_url + ENGINEER)
    page.wait_for_selector('.jem-map__stop > a[tabindex="0"]')
    assert page.locator(".jem-mine").count() == 0
    page.goto(site_url + LESSON)
    assert len(shown(page.locator(".jem-paths li"))) == len(ROLES)
    choice(page).select_option("research")
    assert len(shown(page.locator(".jem-paths li"))) == 1


def test_a_role_page_makes_its_role_the_reader_s(visit, site_url):
    page = visit(ENGINEER, width=360).page
    button = page.locator(".jem-mine")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"

    page.goto(site_url + LESSON)
    assert choice(page).input_value() == "engineer"
    page.goto(site_url + ENGINEER)
    button.click()
    page.goto(site_url + LESSON)
    assert choice(page).input_value() == ""


def test_what_a_role_may_skip_is_one_click_away(look, site_url):
    page = look(ENGINEER, width=360, javascript=False).page
    page.locator(".jem-role-facts").get_by_role("link", name="concepts").click()
    page.wait_for_url(site_url + "skip/#ml-engineer")
    assert page.locator("#ml-engineer").is_visible()


@pytest.mark.parametrize("width", [1221, 1280])
def test_the_sections_stand_on_one_line_beside_the_search(look, width):
    page = look("skip/", width=width).page
    page.wait_for_load_state("networkidle")
    tabs = [tab.bounding_box() for tab in page.locator(".jem-sections a").all()]
    assert len({tab["y"] for tab in tabs}) == 1
    search = page.locator(".md-search__form").bounding_box()
    assert tabs[-1]["x"] + tabs[-1]["width"] <= search["x"]
    assert page.locator(".jem-brand").bounding_box()["height"] <= 45


def test_on_a_phone_the_sections_stand_in_the_drawer(look):
    page = look("skip/", width=360, height=780).page
    assert not page.locator(".jem-sections").is_visible()
    page.locator(".md-header__button[for=__drawer]").click()
    page.get_by_role("link", name="Measure theory").last.wait_for()
