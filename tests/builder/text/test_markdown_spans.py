import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.markdown_spans import (
    has_html_tag,
    protected_spans,
    read_fences,
    replace_in_prose,
    set_off,
    shield_html,
    split_prose,
)

WORD = re.compile("word")


def shout(text):
    return replace_in_prose(text, WORD, lambda _, line: f"WORD{line}")


@pytest.mark.parametrize(
    "text",
    [
        "`word`",
        "``a ` word``",
        "`a\nword`",
        "$word$",
        "$a + word\n+ b$",
        "$$word$$",
        "$$\nword\n$$",
        r"\(word\)",
        "\\[\nword\n\\]",
        "<!-- word -->",
        "```python\nword\n```",
        "~~~\nword\n~~~",
        "````\n```\nword\n```\n````",
        "- list\n\n    ```\n    word\n    ```",
        "```word\n```",
    ],
)
def test_code_math_and_comments_are_left_alone(text):
    assert shout(text) == text


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a word", "a WORD1"),
        ("\n\nword", "\n\nWORD3"),
        ("it costs 5 $ a word, or 6 $", "it costs 5 $ a WORD1, or 6 $"),
        (r"\$word\$", r"\$WORD1\$"),
        (r"\`word\`", r"\`WORD1\`"),
        ("$a\n\nword$", "$a\n\nWORD3$"),
        ("`a\n\nword`", "`a\n\nWORD3`"),
        ("`a` word `b`", "`a` WORD1 `b`"),
        ("$a$ word $b$", "$a$ WORD1 $b$"),
        ("```\na\n```\nword", "```\na\n```\nWORD4"),
        ("```\nunclosed\n\nword", "```\nunclosed\n\nWORD4"),
        ("````\n```\nword", "````\n```\nWORD3"),
    ],
)
def test_prose_is_changed_and_its_line_known(text, changed):
    assert shout(text) == changed


def test_a_quiz_is_prose_but_not_the_code_and_math_in_it():
    quiz = "```quiz word\nword $word$ `word`\n\n~~~\nword\n~~~\n- [x] word — word\n```\nword"
    assert shout(quiz) == (
        "```quiz word\nWORD2 $word$ `word`\n\n~~~\nword\n~~~\n- [x] WORD7 — WORD7\n```\nWORD9"
    )


def test_fences_tell_where_they_stand_and_whether_they_are_closed():
    text = "a\n\n```quiz one\nin\n```\n\n  ~~~~py\n~~~\n~~~~\n```formula\nnever"
    first, second, third = read_fences(text)
    assert (first.kind, first.info, first.line, first.closed) == ("quiz", "quiz one", 3, True)
    assert text[first.body_start : first.body_stop] == "in\n"
    assert text[first.start : first.stop] == "```quiz one\nin\n```"
    assert (second.indent, second.mark, text[second.body_start : second.body_stop]) == (
        "  ",
        "~~~~",
        "~~~\n",
    )
    assert (third.kind, third.closed) == ("formula", False)


def test_an_empty_fence_at_the_end_of_the_text_is_closed():
    (fence,) = read_fences("```exercise 1\n```")
    assert fence.closed
    assert fence.stop == len("```exercise 1\n```")


def test_a_text_is_split_in_prose_only():
    assert split_prose("$a — b$ — c — d", " — ") == ("$a — b$", "c — d")
    assert split_prose("`a — b`", " — ") is None


@pytest.mark.parametrize("text", ["a <b>c</b>", "</p>", "a <br/>", "x <P>"])
def test_an_html_tag_in_prose_is_noticed(text):
    assert has_html_tag(text)


@pytest.mark.parametrize("text", ["a < b", "1 <2", "`<b>`", "$a<b$", "```\n<b>\n```"])
def test_a_less_than_sign_is_no_html_tag(text):
    assert not has_html_tag(text)


@pytest.mark.parametrize("code", ["</p>", "a < b & c", "<!-- x -->", "x = '*a*' < \"_b_\"", "&lt;"])
def test_shielded_code_renders_as_the_same_text(code, render):
    expected = render(f"`{code}`")
    shielded = render(f'<p markdown="span">{shield_html(f"`{code}`")}</p>')
    assert plain(shielded) == plain(expected)


def test_shielded_math_keeps_its_meaning_and_closes_nothing(render):
    html = render(f'<p markdown="span">{shield_html("$a</p><b$")} end</p>')
    assert html == r'<p><span class="arithmatex">\(a\lt /p&gt;\lt b\)</span> end</p>'


def test_fences_are_not_shielded():
    text = "`<`\n\n```\n`<`\n```"
    assert shield_html(text) == "<code>&#60;</code>\n\n```\n`<`\n```"


def test_blocks_that_are_set_off_are_markdown_between_tags_on_one_line(render):
    blocks = set_off("*a*\n\n    <b>")
    html = render(f'<details markdown="1"><summary>s</summary>{blocks}</details>').replace("\n", "")
    assert html.startswith("<details><summary>s</summary><p><em>a</em></p>")
    assert "&lt;b&gt;" in html


@given(st.text("`$\\[]()<!->\n \tab~q—", max_size=60))
def test_any_text_is_read_without_loss(text):
    assert replace_in_prose(text, re.compile("zzz"), lambda *_: "") == text
    for fence in read_fences(text):
        assert fence.start <= fence.body_start <= len(text)
        assert fence.start < fence.stop <= len(text)
    spans = protected_spans(text)
    assert all(0 <= start <= stop <= len(text) for start, stop in spans)
    assert list(spans) == sorted(spans)


def plain(html):
    return unescape(re.sub(r"</?(p|code)>", "", html)).strip()
