"""The picture that stands for a page where someone shares its address."""

import contextlib
import re
import tempfile
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from builder.curriculum.concepts import Concept
from builder.examples.cache import cache_key
from builder.text.page_paths import page_url
from builder.text.vocabulary import ROLES, TOPICS

WIDTH, HEIGHT = 1200, 630  # pixels, the size that every service shows whole
MARGIN = 80
PAPER, INK = (252, 252, 249), (30, 34, 38)
ACCENT = "#0a5568"
ROOT = Path(__file__).parents[2]
FONTS = ROOT / "builder/examples/fonts"
TOKENS = ROOT / "docs/assets/css/tokens.css"
TONES = 255  # 0 is paper and 254 is ink; 255 is the color of the topic
SITE = "Just Enough Math"
CACHE = ROOT / ".cache" / "cards"


def card_path(file: str) -> str:
    """Return the address of a page's card from the site's root.

    Args:
        file: Path of the page from the project root.
    """
    return f"assets/cards/{page_url(file).rstrip('/') or 'index'}.png"


def page_card(file: str, title: str, about: str, concept: Concept | None) -> bytes:
    """Return the card of a page, as PNG: its title, what it is about, and a lesson's levels.

    Args:
        file: Path of the page from the project root.
        title: Its title.
        about: What it is about, in a sentence.
        concept: The concept it teaches, if it is a lesson.
    """
    topic = page_url(file).split("/")[0]
    levels = _levels(concept) if concept else ""
    section = TOPICS.get(topic, "")
    color = _topic_colors().get(topic, ACCENT)
    return _kept(title, about, section, levels, color)


def _kept(*texts: str) -> bytes:
    """Return the card with these texts as it was drawn before, or draw and keep it."""
    path = CACHE / f"{cache_key(Path(__file__).read_bytes(), *texts)}.png"
    with contextlib.suppress(OSError):
        return path.read_bytes()
    png = _draw(*texts)
    with contextlib.suppress(OSError):  # a card that cannot be kept is drawn again
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=CACHE, delete=False) as file:
            file.write(png)
        Path(file.name).replace(path)
    return png


def _draw(title: str, about: str, section: str, levels: str, color: str) -> bytes:
    image = _frame(section, levels).copy()
    draw = ImageDraw.Draw(image)
    bottom = _write(draw, 165, title, 76 if len(title) < 40 else 60, bold=True)
    _write(draw, bottom + 36, about, 36, tone=210)
    image.putpalette(_palette(color))
    png = BytesIO()
    image.save(png, "PNG", compress_level=6)
    return png.getvalue()


@lru_cache(maxsize=64)
def _frame(section: str, levels: str) -> Image.Image:
    """Return what many cards have in common."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 24, HEIGHT), fill=TONES)
    _write(draw, 60, " · ".join(filter(None, (SITE, section))), 32, tone=170)
    _write(draw, HEIGHT - 90, levels, 25, tone=190)
    return image


def _write(
    draw: ImageDraw.ImageDraw,
    top: int,
    text: str,
    size: int,
    *,
    bold: bool = False,
    tone: int = 254,
) -> int:
    """Write a text in lines that fit, and return where the last one ends, in pixels."""
    font = _font("Bold" if bold else "Regular", size)
    words = text.split()
    while True:
        fits = bisect_right(
            range(1, len(words) + 1),
            WIDTH - 2 * MARGIN,
            key=lambda count: font.getlength(" ".join(words[:count])),
        )
        count = max(fits, 1)
        draw.text((MARGIN, top), " ".join(words[:count]), font=font, fill=tone)
        top += round(1.25 * size)
        words = words[count:]
        if not words:
            return top


def _levels(concept: Concept) -> str:
    return " · ".join(f"{label}: {concept.roles[role]}" for role, label in ROLES.items())


@cache
def _palette(color: str) -> list[int]:
    """Return the colors of the tones: from paper to ink, and last the color of the topic."""
    steps = [i / (TONES - 1) for i in range(TONES)]
    tones = [round(p + (q - p) * step) for step in steps for p, q in zip(PAPER, INK, strict=True)]
    return tones + [int(color[i : i + 2], 16) for i in (1, 3, 5)]


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"InstrumentSans-{weight}.ttf", size)


@cache
def _topic_colors() -> Mapping[str, str]:
    """Return the color of each topic on light paper, as the style sheet gives it."""
    found = re.findall(r"--topic-([a-z-]+): light-dark\((#[0-9a-f]{6})", TOKENS.read_text())
    return dict(found)
