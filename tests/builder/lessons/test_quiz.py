import html5lib
import pytest

from builder.lessons.quiz import check_quiz_ids, replace_quizzes
from builder.text.safe_html import check_html

FILE = "docs/t/l.md"
GOOD = """Before.

```quiz cosine-opposite
What is the cosine of $(1, 2)$ and $(-2, -4)$?
Decide *first*.

- [ ] 1 — They are parallel; look at the sign.
- [x] −1 — The factor is −2:
  opposite directions.
```

After.
"""


def read(text):
    return replace_quizzes(text, FILE, 10)


def faults(inside, opening="```quiz one"):
    text, _, problems = read(f"a\n\n{opening}\n{inside}\n```\n")
    if problems:
        assert text == f"a\n\n{opening}\n{inside}\n```\n"
    return [(problem.rule, problem.line) for problem in problems]


def elements(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_a_quiz_is_read_with_its_reasons():
    _, (quiz,), problems = read(GOOD)
    assert problems == []
    assert (quiz.id, quiz.file, quiz.line) == ("cosine-opposite", FILE, 13)
    assert quiz.question == "What is the cosine of $(1, 2)$ and $(-2, -4)$?\nDecide *first*."
    wrong, right = quiz.options
    assert (wrong.text, wrong.right, wrong.line) == ("1", False, 17)
    assert (right.text, right.right) == ("−1", True)
    assert right.reason == "The factor is −2: opposite directions."


def test_a_quiz_can_be_answered_without_javascript(render):
    tree = elements(render(read(GOOD)[0]))
    section = tree.find(".//section")
    assert section.attrib == {"class": "jem-quiz", "id": "quiz-cosine-opposite"}
    assert [child.tag for child in section] == ["p", "ol"]
    assert section.find("ol").get("class") == "jem-quiz__options"
    options = section.findall("ol/li/details")
    assert [option.get("data-right") for option in options] == ["no", "yes"]
    assert [option.get("class") for option in options] == ["jem-option"] * 2
    assert [words(option.find("summary")) for option in options] == ["1", "−1"]
    reasons = [option.find("p[@class='jem-option__reason']") for option in options]
    assert [reason.find("strong").text for reason in reasons] == ["Not quite.", "Right."]
    assert words(reasons[1]) == "Right. The factor is −2: opposite directions."
    assert [words(p) for p in tree.findall(".//body/p")] == ["Before.", "After."]


def test_markdown_works_in_every_part_of_a_quiz(render):
    text = """```quiz every-part
Look at `a < b`, $a<b$ and

~~~python
if a < b:
    "- [ ] no option"
~~~

| a | b |
|---|---|
| 1 | 2 |

- [ ] `</details>` and $x<p>y$ — See [there](../x/){ .jem-planned title="t" } and `</p>`.
- [x] $u — v$ and **bold** — Since $$a<b$$ holds, and 1 &lt; 2.
```
"""
    markdown, _, problems = read(text)
    html = render(markdown)
    assert problems == []
    assert check_html(html, text, FILE) == []
    section = elements(html).find(".//section")
    assert section.find(".//td").text == "1"
    assert '"- [ ] no option"' in words(section.find("div"))
    first, second = section.findall("ol/li/details")
    assert words(first.find("summary")) == r"</details> and \(x\lt p>y\)"
    assert first.find("p/a").attrib == {"class": "jem-planned", "href": "../x/", "title": "t"}
    assert words(first.find("p")) == "Not quite. See there and </p>."
    assert words(second.find("summary")) == r"\(u — v\) and bold"
    assert words(second.find("p")).endswith("holds, and 1 < 2.")


def test_an_option_may_follow_code_at_once():
    _, (quiz,), problems = read(f"```quiz one\n~~~\n- [ ] code\n~~~\n{OPTIONS}\n```\n")
    assert problems == []
    assert [option.text for option in quiz.options] == ["a", "c"]


def test_two_quizzes_keep_their_order_and_what_stands_between(render):
    one = "```quiz one\nA?\n- [x] a — b\n- [ ] c — d\n```"
    text, quizzes, _ = read(f"{one}\nbetween\n\n{one.replace('one', 'two')}\n")
    assert [quiz.id for quiz in quizzes] == ["one", "two"]
    body = elements(render(text)).find("body")
    assert [child.tag for child in body] == ["section", "p", "section"]


def test_a_quiz_shown_as_code_is_not_a_quiz():
    text = f"````markdown\n{GOOD}````\n"
    assert read(text) == (text, [], [])


OPTIONS = "- [x] a — b\n- [ ] c — d"


@pytest.mark.parametrize(
    ("inside", "opening", "expected"),
    [
        (f"Q?\n{OPTIONS}", "```quiz", [("quiz-id", 13)]),
        (f"Q?\n{OPTIONS}", "```quiz Bad Id", [("quiz-id", 13)]),
        (f"Q?\n{OPTIONS}", "```quiz a_b", [("quiz-id", 13)]),
        (f"Q?\n{OPTIONS}", "  ```quiz one", [("quiz-unclosed", 13)]),
        (OPTIONS, "```quiz one", [("quiz-question", 13)]),
        ("Q?\n- [x] a — b", "```quiz one", [("quiz-options", 13)]),
        ("Q?", "```quiz one", [("quiz-options", 13)]),
        ("Q?\n- [ ] a — b\n- [ ] c — d", "```quiz one", [("quiz-right", 13)]),
        ("Q?\n- [x] a — b\n- [x] c — d", "```quiz one", [("quiz-right", 16)]),
        ("Q?\n- [x] a\n- [ ] c — d", "```quiz one", [("quiz-reason", 15)]),
        ("Q?\n- [x] a — b\n- [ ] c —", "```quiz one", [("quiz-reason", 16)]),
        ("Q?\n- [x] a — b\n- [ ] c - d", "```quiz one", [("quiz-reason", 16)]),
        ("Q?\n- [x] $a — b$\n- [ ] c — d", "```quiz one", [("quiz-reason", 15)]),
        ("Q?\n- [x] a — b\n- [ ]  — d", "```quiz one", [("quiz-options", 16)]),
        ("Q?\n- [x] a — b\n- [ ] a — d", "```quiz one", [("quiz-options", 16)]),
        (f"Q?\n{OPTIONS}\nmore", "```quiz one", [("quiz-line", 17)]),
        (f"Q?\n{OPTIONS}\n- [] e — f", "```quiz one", [("quiz-line", 17)]),
        (f"Q?\n-[ ] e — f\n{OPTIONS}", "```quiz one", [("quiz-line", 15)]),
        (f"Q?\n* [y] e — f\n{OPTIONS}", "```quiz one", [("quiz-line", 15)]),
        (f"Q <b>b</b>?\n{OPTIONS}", "```quiz one", [("quiz-html", 13)]),
        (f"Q?\n{OPTIONS}</section>", "```quiz one", [("quiz-html", 13)]),
    ],
)
def test_each_fault_names_its_rule_and_line_once(inside, opening, expected):
    assert faults(inside, opening) == expected


def test_an_unclosed_quiz_is_reported():
    _, _, (problem,) = read("a\n\n```quiz one\nQ?\n- [x] a — b\n")
    assert (problem.rule, problem.line) == ("quiz-unclosed", 13)


def test_an_id_used_twice_on_a_page_is_reported_at_the_second_quiz():
    quiz = f"```quiz one\nQ?\n{OPTIONS}\n```\n"
    _, _, (problem,) = read(quiz + quiz)
    assert (problem.rule, problem.file, problem.line) == ("quiz-id-unique", FILE, 16)
    assert f"{FILE}:11" in problem.message


def test_an_id_used_on_two_pages_is_reported_at_the_second_page():
    quiz = f"```quiz one\nQ?\n{OPTIONS}\n```\n"
    pages = {f"docs/t/{name}.md": replace_quizzes(quiz, f"docs/t/{name}.md")[1] for name in "ba"}
    (problem,) = check_quiz_ids(pages)
    assert (problem.file, problem.line) == ("docs/t/b.md", 1)
    assert "docs/t/a.md:1" in problem.message
    assert check_quiz_ids({"docs/t/a.md": pages["docs/t/a.md"]}) == []


def test_quizzes_without_an_id_do_not_share_one():
    text = f"```quiz\nQ?\n{OPTIONS}\n```\n"
    assert [problem.rule for problem in read(text + text)[2]] == ["quiz-id", "quiz-id"]
