"""Tests of the generated parts that pages ask for."""

from pathlib import Path

from builder.curriculum.concepts import load_concepts, unlocks
from builder.curriculum.paths import load_stages
from builder.pages.assembly import MARKER
from builder.pages.lists import PAGE_LISTS, READING_LISTS, Asking, page_lists

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


def test_a_part_that_is_said_to_read_no_file_needs_none():
    concepts, _ = load_concepts(ROOT)
    stages, _ = load_stages(ROOT, concepts)
    tried = set()
    for path in (ROOT / "docs").rglob("*.md"):
        file = path.relative_to(ROOT).as_posix()
        for name in {*MARKER.findall(path.read_text())} & PAGE_LISTS.keys() - READING_LISTS:
            here, nowhere = (
                page_lists(Asking(root, file, concepts, unlocks(concepts), stages))[name]()
                for root in (ROOT, Path("/nowhere"))
            )
            assert here == nowhere, name
            tried.add(name)
    assert tried == PAGE_LISTS.keys() - READING_LISTS
    assert PAGE_LISTS.keys() > READING_LISTS
