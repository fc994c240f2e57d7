"""The reference pages of symbols and symptoms, as a reader uses them."""

import pytest

LINKS_WITHOUT_TARGET = """selector => [...document.querySelectorAll(selector)]
  .filter(link => document.querySelectorAll('[id="' + link.hash.slice(1) + '"]').length !== 1)
  .map(link => link.hash)"""

# Formulas that stick out of the column they stand in.
WIDER_THAN_COLUMN = """() => [...document.querySelectorAll('.jem-symbol__look, .jem-glyphs a')]
  .filter(column => [...column.querySelectorAll('.katex-base')].some(formula =>
    formula.getBoundingClientRect().right > column.getBoundingClientRect().right + 1))
  .map(column => column.closest('[id], a').outerHTML.slice(0, 80))"""


@pytest.mark.parametrize(
    ("page", "links", "least"),
    [
        ("reference/symbols/", ".jem-glyphs a", 90),
        ("reference/symptoms/", ".jem-symptoms a", 24),
    ],
)
def test_everything_in_the_index_leads_to_its_one_entry(look, page, links, least):
    seen = look(page, javascript=True).page
    assert seen.locator(links).count() >= least
    assert seen.evaluate(LINKS_WITHOUT_TARGET, links) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("entry", ["nabla", "sigma-sum", "norm-two", "conditional"])
def test_an_address_with_a_symbol_opens_at_that_symbol(look, entry, width):
    page = look(f"reference/symbols/#{entry}", width=width).page
    page.wait_for_function(
        "id => Math.abs(document.getElementById(id).getBoundingClientRect().top - 90) < 90",
        arg=entry,
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_symbols_fit_into_their_columns(look, width):
    assert look("reference/symbols/", width=width).page.evaluate(WIDER_THAN_COLUMN) == []


def test_a_symbol_says_where_formulas_of_the_site_use_it(look):
    page = look("reference/symbols/", javascript=False).page
    uses = page.locator("#nabla .jem-symbol__uses")
    uses.locator("summary").click()
    assert uses.get_by_role("link", name="Gradient descent").is_visible()


def test_a_symptom_shows_its_check_with_the_real_message(look):
    page = look("reference/symptoms/").page
    page.get_by_role("link", name="LinAlgError: Singular matrix").first.click()
    page.wait_for_url("**/#singular-matrix")
    text = page.locator(".jem-output", has_text="LinAlgError: Singular matrix")
    assert text.is_visible()
