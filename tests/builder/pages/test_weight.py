import re
from pathlib import Path

import pytest

from builder.pages.weight import lighter_code, share_glyphs, without_indents

CSS = Path(__file__).parents[3] / "docs/assets/css/tokens.css"
A = 'd="M0 0L1 1" transform="scale(0.015625)"'
B = 'd="M0 0L2 2" transform="scale(0.015625)"'


def figure(prefix, *outlines):
    defs = "".join(f'<defs><path id="{prefix}-{n}" {d} /></defs>' for n, d in enumerate(outlines))
    uses = "".join(f'<use xlink:href="#{prefix}-{n}" />' for n in range(len(outlines)))
    return f'<svg class="jem-svg">{defs}{uses}</svg>'


def code(inside):
    return f"<pre><span></span><code>{inside}</code></pre>"


def test_a_letter_of_two_figures_is_drawn_once():
    page = share_glyphs(figure("one", A) + figure("two", B, A))
    assert page.count(A) == page.count(B) == 1
    assert page.count('href="#one-0"') == 2
    assert 'href="#two-0"' in page
    assert "<defs></defs>" not in page


def test_every_letter_used_is_there():
    page = share_glyphs(figure("one", A, B) + figure("two", B, A) + figure("three", A))
    ids = re.findall(r' id="([^"]+)"', page)
    assert set(re.findall(r'href="#([^"]+)"', page)) == set(ids) == {"one-0", "one-1"}


def test_one_figure_stays_as_it_is():
    assert share_glyphs(figure("one", A, B)) == figure("one", A, B)


def test_links_outside_figures_stay():
    page = '<a href="#two-0">x</a>' + figure("one", A) + figure("two", A)
    assert share_glyphs(page).startswith('<a href="#two-0">x</a>')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<span class="n">x</span><span class="w"> </span>', "x "),
        (
            '<span class="o">=</span> <span class="o">-</span><span class="p">(</span>',
            '<span class="o">= -(</span>',
        ),
        (
            '<span class="s2">"</span><span class="si">{</span>x',
            '<span class="s2">"{</span>x',
        ),
        ('<span class="o">=</span>\n<span class="o">-</span>', None),
        ('<span class="k">if</span> <span class="mi">1</span>', None),
        ('<span class="o">=</span><span class="mi">1</span>', None),
    ],
)
def test_code_marks_only_what_has_a_color_of_its_own(before, after):
    assert lighter_code(code(before)) == code(before if after is None else after)


def test_spans_outside_code_stay():
    assert lighter_code('<p><span class="n">x</span></p>') == '<p><span class="n">x</span></p>'


def test_what_is_joined_has_one_color():
    css = CSS.read_text("utf-8")
    color = dict(re.findall(r"--md-code-hl-(\w+)-color: (.*?);", css))
    assert color["operator"] == color["punctuation"]
    assert color["name"] == re.search(r"--md-code-fg-color: (.*?);", css)[1]


def test_indents_and_empty_lines_of_a_page_are_left_out_but_not_those_of_code():
    page = "<ul>\n    <li>a</li>\n\n  \n</ul>\n<pre>\n    kept\n\n</pre>\n  <p>b</p>\n"
    light = "<ul>\n<li>a</li>\n</ul>\n<pre>\n    kept\n\n</pre>\n<p>b</p>\n"
    assert without_indents(page) == light
