"""The list of resources as a reader uses it."""

from bs4 import BeautifulSoup


def test_a_reader_finds_the_books_for_beginners_without_javascript(visit):
    page = visit("resources/", width=360, height=780, javascript=False).page
    level = page.locator(".jem-resource-level", has_text="Beginner:")

    level.locator("summary").click()
    level.get_by_role("link", name="Calculus Made Easy").click()

    entry = page.locator("#calculus-made-easy")
    assert entry.bounding_box()["y"] < 780
    assert entry.get_by_text("Best for").is_visible()


def test_the_page_is_no_wider_than_a_phone(visit):
    page = visit("resources/", width=320, height=780).page

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_no_link_out_of_the_page_carries_a_mark_of_who_sent_the_reader(site):
    page = BeautifulSoup((site / "resources/index.html").read_text("utf-8"), "html.parser")
    links = [a["href"] for a in page.select(".jem-resources a[href^=http]")]

    assert len(links) > 20
    assert [link for link in links if "?" in link or "#" in link] == []


def test_each_kind_in_the_list_of_kinds_leads_to_its_entries(site):
    page = BeautifulSoup((site / "resources/index.html").read_text("utf-8"), "html.parser")
    for link in page.select(".jem-resource-kinds a"):
        heading = page.select_one(link["href"])
        entries = heading.find_next(class_="jem-resources").select(".jem-resource")
        assert f"({len(entries)})" in link.next_sibling
