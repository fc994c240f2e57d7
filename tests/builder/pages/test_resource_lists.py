from dataclasses import replace
from pathlib import Path

import pytest
from made_concepts import concept

from builder.pages.resource_lists import (
    ANCHORS,
    ARTICLES,
    PARTS,
    free_route,
    resource_index,
    resource_list,
    resource_part,
)
from builder.pages.resources import KINDS, Resource
from builder.text.vocabulary import SEEDS

ROOT = Path(__file__).parents[3]
CONCEPTS = {"vectors": concept("vectors", title="Vectors & more")}
BOOK = Resource(
    id="a-book",
    title="A Book & a half",
    author="Somebody",
    provider="A Press",
    kind="book",
    level="beginner",
    price="free",
    best_for="Starting.",
    lacks="Code.",
    prerequisites=("vectors",),
    seeds=(0,),
    verdicts=("Good <enough>.",),
    url="https://a.example/book",
    where_checked="citations",
    free_route=2,
)
COURSE = replace(
    BOOK,
    id="a-course",
    title="A Course",
    kind="course",
    level="advanced",
    seeds=(),
    url="",
    prerequisites=(),
    free_route=1,
)


def listed(kind, *resources):
    return resource_list(resources, kind, CONCEPTS, "docs/resources.md")


def test_an_entry_says_all_that_is_known_of_a_resource():
    text = listed("book", BOOK, COURSE)

    assert '<a href="https://a.example/book" rel="noopener">A Book &amp; a half</a>' in text
    assert "Somebody · A Press" in text
    assert "beginner: school math" in text
    assert '<a href="../reference/calculus/#vectors">Vectors &amp; more</a>' in text
    assert f"<cite>{ARTICLES[0]}</cite>" in text
    assert "Good &lt;enough&gt;." in text
    assert 'id="a-book"' in text
    assert "A Course" not in text


def test_without_an_address_the_title_is_no_link_and_our_own_choice_is_named_so():
    text = listed("course", COURSE)

    assert '<p class="jem-resource__title">A Course</p>' in text
    assert "<dt>Know before</dt><dd>nothing</dd>" in text
    assert "<dt>Named by</dt><dd>us; a standard of its field</dd>" in text


def test_a_provider_that_is_the_author_is_not_said_twice():
    assert "Somebody ·" not in listed("book", replace(BOOK, provider="Somebody"))


def test_the_index_counts_the_kinds_and_lists_by_level():
    text = resource_index([BOOK, COURSE, replace(BOOK, id="b")])

    assert '<a href="#books">Books</a> (2)' in text
    assert "Videos" not in text
    assert text.index("Beginner:") < text.index("#a-book") < text.index("Advanced:")
    assert "Beginner: school math (2)" in text
    assert "Intermediate:" not in text


def test_the_free_route_is_in_its_order_and_free_of_the_rest():
    text = free_route([BOOK, COURSE, replace(BOOK, id="b", free_route=0)])

    assert text.index("#a-course") < text.index("#a-book")
    assert "#b" not in text


def test_every_article_has_a_name_and_every_kind_a_place():
    assert len(ARTICLES) == len(SEEDS)
    assert ANCHORS.keys() == KINDS.keys()


@pytest.mark.parametrize("part", PARTS)
def test_the_page_asks_for_every_part_there_is(part):
    page = (ROOT / "docs/resources.md").read_text("utf-8")

    assert page.count(f"<!-- resources-{part} -->") == 1
    for place in ANCHORS.values():
        assert f"{{#{place}}}" in page or f"## {place.capitalize()}\n" in page


def test_a_part_comes_from_the_file(tmp_path):
    assert resource_part("free", tmp_path, CONCEPTS, "docs/resources.md").count("<li>") == 0
    assert "jem-resource-kinds" in resource_part("index", tmp_path, CONCEPTS, "docs/resources.md")
    assert "jem-resources" in resource_part("book", tmp_path, CONCEPTS, "docs/resources.md")
