"""Tests of what programs read of the built site: data, Markdown, descriptions and cards."""

import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

from PIL import Image


def pages_of(site):
    """Return the HTML of each page by its address below the root; the 404 page is none."""
    found = {p.relative_to(site).parent.as_posix(): p for p in site.rglob("index.html")}
    return {name: path.read_text() for name, path in found.items()}


def test_every_concept_s_address_leads_to_a_place_on_the_site(site):
    for concept in json.loads((site / "concepts.json").read_text()):
        path, _, anchor = concept["url"].partition("#")
        html = (site / path / "index.html").read_text()
        assert not anchor or f'id="{anchor}"' in html, concept["id"]


def test_every_page_has_its_own_description(site):
    described = {}
    for name, html in pages_of(site).items():
        found = re.findall(r'<meta name="description" content="([^"]+)">', html)
        assert len(found) == 1, name
        described.setdefault(found[0], []).append(name)
    assert not [names for names in described.values() if len(names) > 1]


def test_every_page_of_text_names_its_card_and_its_markdown(site):
    checked = 0
    for name, html in pages_of(site).items():
        if 'type="text/markdown"' not in html:
            continue
        image = re.search(r'property="og:image" content="([^"]+)"', html)[1]
        with Image.open(site / image[image.index("assets/cards/") :]) as picture:
            assert picture.size == (1200, 630)
        assert (site / name / "index.md").read_text().startswith("# ")
        checked += 1
    assert checked >= 40


def test_the_sitemap_lists_every_page(site):
    tree = ET.parse(site / "sitemap.xml")
    listed = {urlsplit(e.text).path.strip("/") for e in tree.iter() if e.tag.endswith("loc")}
    assert {name.removeprefix(".") for name in pages_of(site)} <= listed
