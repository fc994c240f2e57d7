import pytest

from builder.text.page_text import plain_prose, read_blocks, split_sentences

PAGE = """\
# Title

A paragraph
on two lines.
- an item
  that goes on
- another

1. a numbered item
$$
x
$$

```python
- no item

# no heading
```
Right below.

> A quote
> goes on.

| a | b |
<!-- a comment
over two lines -->
!!! note "Title"
    Inside.

\\[ y \\]
"""


def test_a_page_is_cut_into_blocks_with_their_kinds_and_lines():
    blocks = read_blocks(PAGE, 10)
    assert [(block.kind, block.line) for block in blocks] == [
        ("heading", 10),
        ("paragraph", 12),
        ("item", 14),
        ("item", 16),
        ("item", 18),
        ("math", 19),
        ("fence", 23),
        ("paragraph", 28),
        ("quote", 30),
        ("table", 33),
        ("comment", 34),
        ("marker", 36),
        ("paragraph", 37),
        ("math", 39),
    ]


def test_a_block_keeps_its_lines_and_a_fence_its_info():
    blocks = read_blocks(PAGE, 1)
    assert blocks[1].text == "A paragraph\non two lines."
    assert blocks[2].text == "- an item\n  that goes on"
    assert blocks[6].info == "python"
    assert blocks[6].text.endswith("# no heading\n```")


def test_a_block_knows_whether_an_empty_line_stands_before_it():
    apart = {block.line: block.apart for block in read_blocks(PAGE, 1)}
    assert apart[3]
    assert not apart[5]
    assert not apart[10]
    assert apart[14]


def test_an_enclosed_block_that_never_ends_is_one_line():
    blocks = read_blocks("<!-- open\n\nText.\n", 1)
    assert [block.kind for block in blocks] == ["comment", "paragraph"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One here. Two there.", ["One here.", "Two there."]),
        ("Is it? Yes! It is.", ["Is it?", "Yes!", "It is."]),
        ("About 3.5 percent. 4 more.", ["About 3.5 percent.", "4 more."]),
        ("Take e.g. Python, i.e. code.", ["Take e.g. Python, i.e. code."]),
        ("As J. Smith says.", ["As J. Smith says."]),
        ("**Bold end.** Then this.", ["**Bold end.**", "Then this."]),
        ("He says “no.” She goes.", ["He says “no.”", "She goes."]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, sentences):
    assert [sentence.text for sentence in split_sentences(text)] == sentences


def test_a_sentence_knows_the_line_on_which_it_starts():
    found = split_sentences("One goes\non. Two.\nThree.", 5)
    assert [(s.text, s.line) for s in found] == [("One goes\non.", 5), ("Two.", 6), ("Three.", 7)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three short words.", 3),
        ("A well-known 1,000 and 3.5.", 5),
        ("Formula Code", 2),
        ("— … !", 0),
    ],
)
def test_words_are_counted_as_a_reader_counts(text, words):
    assert sum(sentence.words for sentence in split_sentences(text)) == words


def test_plain_prose_has_no_markup_and_one_word_per_formula_code_and_value():
    text = "- **Bold** and *slanted* `x_i y` of $a b$ is {{ far:.1f }}, [a link](concept:x)."
    assert plain_prose(text) == "Bold and slanted Code of Formula is Value, a link."


def test_plain_prose_keeps_its_lines_and_drops_comments_and_tags():
    text = "One <!-- no\nword --> two `a\nb`.\n\n> Three <b>four</b>."
    assert plain_prose(text) == "One \ntwo Code\n.\n\nThree four."
