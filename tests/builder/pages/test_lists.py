"""Tests of the generated parts that pages ask for."""

from pathlib import Path

from builder.curriculum.concepts import load_concepts, unlocks
from builder.pages.lists import PAGE_LISTS, Asking, page_lists

ROOT = Path(__file__).resolve().parents[3]


def test_every_generated_part_is_asked_for_by_some_page():
    pages = [p.read_text() for p in (ROOT / "docs").rglob("*.md")]
    unused = [n for n in PAGE_LISTS if not any(f"\n<!-- {n} -->\n" in text for text in pages)]
    assert not unused


def test_a_part_is_written_for_the_page_that_asks():
    concepts, _ = load_concepts(ROOT)
    file = "docs/linear-algebra/index.md"
    lists = page_lists(Asking(ROOT, file, concepts, unlocks(concepts)))
    assert 'href="cosine-similarity/"' in lists["lessons"]()
