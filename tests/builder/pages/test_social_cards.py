"""Tests of the picture that stands for a shared page."""

from io import BytesIO

import pytest
from made_concepts import concept
from PIL import Image

from builder.pages import social_cards
from builder.pages.social_cards import ACCENT, HEIGHT, MARGIN, WIDTH, card_path, page_card
from builder.text.vocabulary import TOPICS


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Return the folder of kept cards, empty at first."""
    monkeypatch.setattr(social_cards, "CACHE", tmp_path / "cards")
    return tmp_path / "cards"


def opened(png):
    image = Image.open(BytesIO(png))
    return image, image.convert("RGB")


def color(pixel):
    return "#{:02x}{:02x}{:02x}".format(*pixel)


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("docs/index.md", "assets/cards/index.png"),
        ("docs/calculus/index.md", "assets/cards/calculus.png"),
        ("docs/calculus/gradient.md", "assets/cards/calculus/gradient.png"),
    ],
)
def test_a_card_lies_where_its_page_lies(file, path):
    assert card_path(file) == path


def test_a_card_has_the_size_that_services_show_and_is_light():
    png = page_card("docs/calculus/gradient.md", "Gradient", "All slopes.", concept("gradient"))
    image, _ = opened(png)
    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(png) < 40_000


def test_each_topic_has_its_color_and_other_pages_the_accent():
    colors = set()
    for topic in TOPICS:
        _, image = opened(page_card(f"docs/{topic}/index.md", "T", "A.", None))
        colors.add(color(image.getpixel((5, 5))))
    assert len(colors) == len(TOPICS)
    _, image = opened(page_card("docs/faq.md", "T", "A.", None))
    assert color(image.getpixel((5, 5))) == ACCENT


@pytest.mark.parametrize("words", [1, 12, 30])
def test_the_text_stays_inside_the_margins(words):
    _, image = opened(
        page_card("docs/faq.md", "Long title " * 5, "Many words " * words, concept("faq"))
    )
    paper = image.getpixel((WIDTH - 1, 0))
    right = image.crop((WIDTH - MARGIN + 2, 0, WIDTH, HEIGHT))
    assert right.getcolors() == [(right.width * right.height, paper)]


def test_a_lesson_s_card_says_its_levels():
    with_levels = page_card("docs/calculus/gradient.md", "G", "A.", concept("gradient"))
    without = page_card("docs/calculus/gradient.md", "G", "A.", None)
    assert with_levels != without


def test_a_card_is_drawn_once_for_each_text(kept, monkeypatch):
    first = page_card("docs/faq.md", "T", "A.", None)
    assert [file.read_bytes() for file in kept.iterdir()] == [first]
    page_card("docs/faq.md", "T", "Another.", None)
    assert len(list(kept.iterdir())) == 2

    monkeypatch.setattr(social_cards, "_draw", lambda *_: b"drawn again")
    assert page_card("docs/faq.md", "T", "A.", None) == first
    assert page_card("docs/faq.md", "U", "A.", None) == b"drawn again"


def test_where_nothing_can_be_kept_cards_are_drawn(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(social_cards, "CACHE", tmp_path / "file" / "cards")
    image, _ = opened(page_card("docs/faq.md", "T", "A.", None))
    assert image.size == (WIDTH, HEIGHT)
