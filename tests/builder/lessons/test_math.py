"""Math: set at build, strict, cached, and with the line of every fault."""

import json
import re
from pathlib import Path

import pytest
import quickjs

from builder.lessons import math
from builder.lessons.math import TexError, math_html, render_math_in, render_tex

STYLE_SHEET = Path(__file__).parents[3] / "docs/assets/vendor/katex/katex.min.css"
GALLERY = Path(__file__).parents[3] / "docs" / "contribute" / "formula-gallery.md"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(math, "CACHE", tmp_path / "cache" / "formulas.json")
    monkeypatch.setattr(math, "_rendered", {})
    monkeypatch.setattr(math, "_cache_state", {"read": False, "changed": False})
    monkeypatch.setattr(math.atexit, "register", lambda _: None)


def test_a_formula_becomes_html_and_mathml_with_its_tex():
    html = render_tex(r"\frac{a}{b}", False)
    assert "<mfrac>" in html
    assert '<annotation encoding="application/x-tex">\\frac{a}{b}</annotation>' in html
    assert 'class="katex-html" aria-hidden="true"' in html
    assert "katex-display" not in html
    assert "katex-display" in render_tex("a", True)


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\frac{1", "Unexpected end of input"),
        (r"a + \foo{x}", r"KaTeX does not know \foo (position 5)"),
        ("x_1_2", "Double subscript at position 4"),
        (r"a \left( b", r"Expected '\right', got the end"),
        ("é", 'Accented Unicode text character "é"'),
        ("", "it is empty"),
        (r"\href{https://example.org}{x}", r"\href is not allowed"),
        (r"\includegraphics{x.png}", r"\includegraphics is not allowed"),
        (r"\mathbb{1}[x]", r"write \mathbf{1}"),
        (r"\mathbb 1", r"write \mathbf{1}"),
        (r"\mathbb{x}", "no small letters"),
        (r"\mathcal{l}", "capitals only"),
        (r"\textcolor{red}{x}", "light and dark"),
        (r"\color{red} x", "light and dark"),
        (r"\def\a{\a\a}\a", "Too many expansions"),
        ("10%", r"% begins a comment, and the rest of the line is lost: write \%"),
        ("a % b\n + c", r"write \%"),
    ],
)
def test_what_katex_cannot_set_is_refused_in_one_line_of_plain_words(tex, message):
    with pytest.raises(TexError) as error:
        render_tex(tex, True)
    assert message in str(error.value)
    assert "\n" not in str(error.value)
    assert "\u0332" not in str(error.value)
    assert "KaTeX parse error" not in str(error.value)


@pytest.mark.parametrize(
    "tex", [r"\mathbb{R}^d", r"\mathbb{k}", r"\mathcal{L}", r"\colon", r"10\%", r"\text{5\%}"]
)
def test_what_resembles_a_fault_is_set_all_the_same(tex):
    assert render_tex(tex, False)


def test_math_of_a_page_is_set_and_the_rest_stays(render):
    source = "Say $a < b$ now.\n\n$$\nc > d\n$$\n"
    html, problems = render_math_in(render(source), source, "docs/x.md")
    assert problems == []
    assert "arithmatex" not in html
    assert html.startswith('<p>Say <span class="jem-math"><span class="katex">')
    assert (
        '<div class="jem-math jem-math--display" tabindex="0" role="group" aria-label="Formula">'
        in html
    )
    assert "a &lt; b</annotation>" in html


def test_katex_told_not_to_throw_hides_an_unknown_command():
    """If this fails, the table “What our tools let pass” of how-the-build-works has to change."""
    engine = quickjs.Context()
    engine.eval(math.KATEX.read_text(encoding="utf-8") + ";0")
    unknown, broken = (
        engine.eval(f"JSON.stringify(katex.renderToString({tex}, {{throwOnError: false}}))")
        for tex in (r"'x + \\foo'", "'x + {'")
    )
    assert "katex-error" not in unknown
    assert "katex-error" in broken


def test_what_is_set_and_the_style_sheet_come_from_one_version_of_katex():
    css = STYLE_SHEET.read_text(encoding="utf-8")
    [version] = re.findall(r'\.katex-version:after\{content:"([\d.]+)"\}', css)
    assert f'version:"{version}"' in math.KATEX.read_text(encoding="utf-8")
    # From 0.16 to 0.19 base became katex-base, strut katex-strut: a mismatch loses the layout.
    classes = set(
        re.findall(r'class="([^"]*)"', render_tex(r"\sqrt[3]{\frac{a}{\bar b}}\tag{1}", True))
    )
    names = {name for group in classes for name in group.split() if name.startswith("katex-")}
    assert {"katex-base", "katex-strut", "katex-tag"} <= names
    missing = {name for name in names if f".{name}" not in css}
    assert not missing, f"the style sheet has no rules for {missing}"


def test_a_fault_names_file_line_and_formula_and_the_page_keeps_its_text(render):
    source = (
        "First $a$.\n\n$$\n\\begin{aligned}\na &= \\nope\n\\end{aligned}\n$$\n\nSo $x_1_2$ is.\n"
    )
    html, problems = render_math_in(render(source), source, "docs/x.md")
    found = [(p.file, p.line, p.rule) for p in problems]
    assert found == [("docs/x.md", 4, "tex-parse"), ("docs/x.md", 9, "tex-parse")]
    assert r"\nope" in problems[0].message
    assert "`x_1_2`" in problems[1].message
    assert html.count("arithmatex") == 2


def test_the_line_is_that_of_the_formula_not_of_the_same_words_in_prose(render):
    source = "The a} of this text.\n\nSo $a}$ is wrong.\n"
    _, problems = render_math_in(render(source), source, "docs/x.md")
    assert [p.line for p in problems] == [3]


def test_math_in_a_heading_is_a_fault(render):
    source = "# Title\n\n## The vector $\\mathbf{u}$\n\nText $v$.\n"
    _, problems = render_math_in(render(source), source, "docs/x.md")
    assert [(p.line, p.rule) for p in problems] == [(3, "math-in-heading")]
    assert r"\mathbf{u}" in problems[0].message


def test_dollars_that_touch_text_are_a_fault(render):
    source = "Text:\n$$\na\n$$\n"
    _, problems = render_math_in(render(source), source, "docs/x.md")
    assert [(p.line, p.rule) for p in problems] == [(2, "tex-blank-lines")]


def test_dollars_in_code_are_no_fault(render):
    source = "Write `$$` around it.\n\n```\n$$\n```\n"
    assert render_math_in(render(source), source, "docs/x.md")[1] == []


def test_punctuation_stays_with_its_formula(render):
    source = "A ($a$), $b$-sided, $c$ and $x = y = z$."
    html, _ = render_math_in(render(source), source, "docs/x.md")
    text = re.sub(r'<span class="katex-mathml">.*?</span>(?=<span class="katex-html")', "", html)
    assert '<span class="jem-tie">(<span class="jem-math">' in text
    assert re.search(r"</span>\)</span>, ", text)
    assert re.search(r"</span>-</span>sided", text)
    assert re.search(r' <span class="jem-math"><span class="katex">(?:(?!jem).)*</span> and', text)
    assert '<span class="jem-tie jem-tie--long"><span class="jem-math">' in text
    assert html.count("<span") == html.count("</span>")
    assert re.sub(r"<[^>]*>", "", text).startswith("A (a), b-sided, c and x=y=z.")


def test_a_quotation_mark_that_is_tied_to_a_formula_is_not_escaped_again():
    page = '<p>"<span class="arithmatex">\\(a\\)</span>;</p>'
    html, _ = render_math_in(page, "", "docs/x.md")
    assert html.startswith('<p><span class="jem-tie">"<span class="jem-math">')
    assert html.endswith("</span>;</span></p>")


def test_a_formula_is_set_once_and_kept_in_a_file(monkeypatch):
    first = render_tex("a + b", True)
    math.save_cache()
    monkeypatch.setattr(math, "_rendered", {})
    monkeypatch.setattr(math, "_cache_state", {"read": False, "changed": False})
    monkeypatch.setattr(math, "_render", lambda *_: pytest.fail("set again"))
    assert render_tex("a + b", True) == first
    assert [p.name for p in math.CACHE.parent.iterdir()] == ["formulas.json"]


@pytest.mark.parametrize(
    "content",
    [
        "{ damaged",
        "[]",
        json.dumps({"made_by": "another KaTeX", "formulas": {"display a": "old"}}),
    ],
)
def test_a_damaged_or_outdated_cache_is_ignored(content):
    math.CACHE.parent.mkdir()
    math.CACHE.write_text(content, encoding="utf-8")
    assert "katex" in render_tex("a", True)


def test_nothing_is_written_where_nothing_was_set():
    math.save_cache()
    assert not math.CACHE.exists()


def test_a_formula_with_a_fault_is_not_kept():
    with pytest.raises(TexError):
        render_tex(r"\nope", True)
    assert math._rendered == {}


def test_display_formulas_can_be_reached_with_the_keyboard():
    assert 'tabindex="0"' in math_html("a", True)
    assert "tabindex" not in math_html("a", False)


def test_all_sixty_formulas_of_the_gallery_can_be_set(render):
    source = GALLERY.read_text(encoding="utf-8")
    html, problems = render_math_in(render(source), source, "docs/contribute/formula-gallery.md")
    assert problems == []
    assert html.count("jem-math--display") == 60
