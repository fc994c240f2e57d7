"""Formula cards: every key, every symbol, and the line of every fault."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from builder.lessons.formula_card import card_html, read_formula_cards, replace_formula_cards
from builder.text.problems import ProblemsFound

CARD = r"""```formula
tex: |
  \cos\theta = \frac{\mathbf{u}\cdot\mathbf{v}}{\lVert\mathbf{u}\rVert\,\lVert\mathbf{v}\rVert}
say: |
  The cosine of theta is the dot product divided by the product of both lengths.
symbols: |
  \mathbf{u}, \mathbf{v}: vectors, shape (d,), the same features in the same order
  \theta: angle between them, in radians
inputs: |
  u, v = rng.normal(size=(2, 5))
code: u @ v / (np.linalg.norm(u) * np.linalg.norm(v))
check: 1 - scipy.spatial.distance.cosine(u, v)
```"""


def problems_of(markdown):
    with pytest.raises(ProblemsFound) as found:
        read_formula_cards(markdown, "docs/x.md")
    return [(p.line, p.rule) for p in found.value.problems], found.value.problems


def changed(old, new):
    assert old in CARD
    return CARD.replace(old, new)


class Tags(HTMLParser):
    """Fails on a tag that is not closed in order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, _):
        if not tag.startswith(("path", "line")):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not tag.startswith(("path", "line")):
            assert self.open.pop() == tag


def test_a_card_keeps_all_that_its_author_wrote():
    (card,) = read_formula_cards(f"# Title\n\nText.\n\n{CARD}\n", "docs/x.md")
    assert card.tex.startswith(r"\cos\theta = \frac")
    assert card.say.startswith("The cosine of theta")
    assert [(s.tex, s.line) for s in card.symbols] == [
        (r"\mathbf{u}, \mathbf{v}", 11),
        (r"\theta", 12),
    ]
    assert card.symbols[1].meaning == "angle between them, in radians"
    assert card.inputs == "u, v = rng.normal(size=(2, 5))"
    assert card.code == "u @ v / (np.linalg.norm(u) * np.linalg.norm(v))"
    assert card.check == "1 - scipy.spatial.distance.cosine(u, v)"
    assert (card.file, card.line, card.lines["tex"], card.lines["check"]) == ("docs/x.md", 5, 6, 16)


def test_the_html_of_a_card_says_it_shows_it_and_explains_it():
    (card,) = read_formula_cards(CARD, "docs/x.md")
    html = card_html(card, 2)
    assert html.startswith(
        '<figure class="jem-formula" id="formula-2"><div class="jem-formula__math"'
    )
    assert f'role="group" aria-label="{card.say}"' in html
    assert f'<p class="jem-formula__say">{card.say}</p>' in html
    assert html.count("<dt>") == html.count("<dd>") == 2
    assert "<code>u @ v / (np.linalg.norm(u) * np.linalg.norm(v))</code>" in html
    parser = Tags()
    parser.feed(html)
    assert parser.open == []


def test_meanings_may_hold_code_and_math_and_all_else_is_text():
    card = changed(
        "angle between them, in radians", "angle, `np.arccos(a < b)`, $0 \\le x$, <b>5 & 6</b>"
    )
    html = card_html(*read_formula_cards(card, "docs/x.md"), 1)
    meaning = re.findall(r"<dd>(.*?)</dd>", html)[1]
    assert "<code>np.arccos(a &lt; b)</code>" in meaning
    assert '<span class="jem-math"><span class="katex">' in meaning
    assert meaning.endswith("&lt;b&gt;5 &amp; 6&lt;/b&gt;")


def test_a_slot_takes_the_place_of_each_card():
    text, slots, cards, problems = replace_formula_cards(f"A\n\n{CARD}\n\nB\n\n{CARD}\n", "x.md")
    assert text == (
        'A\n\n<div data-slot="formula-1"></div>\n\nB\n\n<div data-slot="formula-2"></div>\n'
    )
    assert [slots[name] for name in ("formula-1", "formula-2")] == [
        card_html(card, number) for number, card in enumerate(cards, 1)
    ]
    assert problems == []


def test_a_card_inside_another_fence_is_only_an_example():
    text = f"````markdown\n{CARD}\n````\n"
    assert replace_formula_cards(text, "x.md") == (text, {}, [], [])


def test_a_faulty_card_stays_and_the_next_one_is_replaced():
    text, slots, _, problems = replace_formula_cards(f"```formula\ntex: a\n```\n\n{CARD}\n", "x.md")
    assert text == '```formula\ntex: a\n```\n\n<div data-slot="formula-1"></div>\n'
    assert list(slots) == ["formula-1"]
    assert {p.rule for p in problems} == {"formula-keys"}


@pytest.mark.parametrize("key", ["tex", "say", "symbols", "inputs", "code", "check"])
def test_a_missing_key_is_named(key):
    card = re.sub(rf"^{key}:.*\n(?:  .*\n)*", "", CARD, flags=re.MULTILINE)
    found, problems = problems_of(f"\n{card}")
    assert found == [(2, "formula-keys")]
    assert f"no `{key}`" in problems[0].message


@pytest.mark.parametrize(
    ("old", "new", "line", "rule", "words"),
    [
        ("check: 1", "checks: 1", 12, "formula-keys", "no key `checks`"),
        ("code: u", "code: [u]\nnote: u", 11, "formula-keys", "`code`"),
        (r"  \theta: angle", r"  \theta angle", 8, "formula-symbols", "does not say"),
        (
            r"  \theta: angle between them, in radians",
            r"  \theta: ",
            8,
            "formula-symbols",
            r"\theta",
        ),
        (r"\cos\theta =", r"\cosine\theta =", 2, "formula-tex", r"does not know \cosine"),
        (r"  \theta: angle", r"  \thet: angle", 8, "formula-tex", r"does not know \thet"),
        ("in radians", r"in $\rad$", 8, "formula-tex", r"does not know \rad"),
        ("lengths.", "lengths", 4, "formula-say", "not a sentence"),
        ("The cosine of theta is", r"$\cos\theta$ is", 4, "formula-say", "nobody can say"),
    ],
)
def test_a_fault_is_found_on_its_line(old, new, line, rule, words):
    found, problems = problems_of(changed(old, new))
    assert (line, rule) in found
    assert any(words in problem.message for problem in problems)


def test_a_mistyped_key_gets_the_right_one_as_fix():
    _, problems = problems_of(changed("check: 1", "checks: 1"))
    assert any("`check`" in problem.fix for problem in problems)


def test_a_sentence_of_four_words_is_too_short():
    card = re.sub(r"  The cosine .*", "  Theta is an angle.", CARD)
    assert problems_of(card)[0] == [(4, "formula-say")]


def test_symbols_on_one_line_are_found_on_the_line_of_the_key():
    card = re.sub(r"symbols: \|\n(?:  .*\n)*", r"symbols: '\\nope: a thing'" + "\n", CARD)
    assert problems_of(card)[0] == [(6, "formula-tex")]


def test_yaml_that_does_not_parse_is_found_on_its_line():
    found, _ = problems_of(changed("code: u @ v", "code: u: @ v"))
    assert found == [(11, "yaml")]


@pytest.mark.parametrize(
    "markdown", [CARD.removesuffix("```"), re.sub("^", "    ", CARD, flags=re.MULTILINE)]
)
def test_an_open_or_indented_fence_is_a_fault(markdown):
    found, _ = problems_of(f"Text.\n\n{markdown}\n")
    assert found == [(3, "formula-fence")]


def test_a_fence_without_keys_is_a_fault():
    assert problems_of("```formula\nx = y\n```\n")[0] == [(1, "formula-keys")]


def test_the_card_of_the_finished_lesson_is_right():
    lesson = Path(__file__).parents[3] / "docs/linear-algebra/cosine-similarity.md"
    cards = read_formula_cards(lesson.read_text(encoding="utf-8"), "docs/x.md")
    assert cards
