import html5lib
import pytest

from builder.lessons.prose import check_prose
from builder.lessons.values import replace_values
from builder.lessons.written_answer import check_written_ids, replace_written
from builder.notebooks.download import written_text
from builder.text.page_text import read_blocks
from builder.text.safe_html import check_html

FILE = "docs/t/l.md"
GOOD = """Before.

```written doubled-rate
Explain to a colleague why the *loss* rose.
The rate was doubled.

Rubric:

- A step is rate times gradient, `w < 1`.
- The step lands beyond the minimum,
  higher up.

Model answer:

You double the step.

Then $a < b$.
```

After.
"""


def read(text):
    return replace_written(text, FILE, 10)


def faults(text):
    done, _, problems = read(text)
    if problems:
        assert done == text
    return [(problem.rule, problem.line) for problem in problems]


def test_a_written_answer_is_read_with_its_points_and_its_model():
    _, (written,), problems = read(GOOD)
    assert problems == []
    assert (written.id, written.file, written.line) == ("doubled-rate", FILE, 13)
    assert written.question.splitlines()[1] == "The rate was doubled."
    assert written.points == (
        "A step is rate times gradient, `w < 1`.",
        "The step lands beyond the minimum, higher up.",
    )
    assert written.model == "You double the step.\n\nThen $a < b$."


def test_question_rubric_and_model_answer_can_be_read_without_javascript(render):
    html = render(read(GOOD)[0])
    section = html5lib.parse(html, namespaceHTMLElements=False).find(".//section")
    assert section.attrib == {"class": "jem-written", "id": "written-doubled-rate"}
    assert [child.tag for child in section] == ["h3", "div", "details", "details"]
    assert section.find("div").get("id") == "written-doubled-rate-question"
    rubric, model = section.findall("details")
    assert rubric.find("summary").text == "Check your answer"
    points = ["".join(point.itertext()) for point in rubric.findall("ul/li")]
    assert points[0] == "A step is rate times gradient, w < 1."
    assert model.find("summary").text == "A model answer"
    assert "You double the step." in "".join(model.itertext())
    assert "Before." not in "".join(section.itertext())
    assert "After." not in "".join(section.itertext())


def test_what_is_shown_is_harmless_html(render):
    assert check_html(render(read(GOOD)[0]), GOOD, FILE) == []


def test_a_tag_in_code_ends_nothing(render):
    for old in ("`w < 1`", "the *loss* rose", "You double"):
        html = render(read(GOOD.replace(old, "`</li></details></div>`"))[0])
        section = html5lib.parse(html, namespaceHTMLElements=False).find(".//section")
        assert [child.tag for child in section] == ["h3", "div", "details", "details"]
        assert len(section.findall("details/ul/li")) == 2
        assert "".join(section.itertext()).count("</li></details></div>") == 1


def test_values_and_words_in_a_written_answer_are_those_of_prose():
    text = GOOD.replace("You double", "In {{ n }} steps you simply double")
    filled, problems = replace_values(text, {"n": 3}, FILE)
    assert problems == []
    assert "In 3 steps" in filled
    found = [p.rule for p in check_prose(read_blocks(text, 1), FILE, (0, 900))]
    assert found == ["banned-word"]


def test_plain_markdown_folds_the_rubric_and_the_model_answer():
    text = written_text(read(GOOD)[1][0])
    assert text.startswith("**In your own words.** Explain to a colleague")
    assert text.index("<details>") < text.index("- A step is") < text.index("You double")
    assert text.count("</details>") == 2


@pytest.mark.parametrize("name", ["", "Two Words", "descent-1", "a_b"])
def test_written_id_is_words_and_no_id_of_an_exercise(name):
    assert faults(GOOD.replace("doubled-rate", name)) == [("written-id", 13)]


def test_written_unclosed_is_reported_where_the_fence_begins():
    assert faults(GOOD.replace("```\n\nAfter.", "")) == [("written-unclosed", 13)]
    indented = GOOD.replace("```written", " ```written")
    assert faults(indented) == [("written-unclosed", 13)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rubric:", "Points:"),
        ("Model answer:", ""),
        ("Rubric:", "Rubric:\n\nRubric:"),
        ("Explain to a colleague why the *loss* rose.\nThe rate was doubled.", ""),
        ("You double the step.\n\nThen $a < b$.", ""),
    ],
)
def test_written_parts_are_all_there_in_their_order(old, new):
    assert faults(GOOD.replace(old, new)) == [("written-parts", 13)]
    swapped = GOOD.replace("Rubric:", "@").replace("Model answer:", "Rubric:")
    assert faults(swapped.replace("@", "Model answer:")) == [("written-parts", 13)]


def test_written_rubric_is_a_list_of_points():
    assert faults(GOOD.replace("- A step", "A step")) == [
        ("written-rubric", 19),
        ("written-rubric", 17),
    ]
    many = "- One more.\n" * 5 + "- A step"
    assert faults(GOOD.replace("- A step", many)) == [("written-rubric", 17)]
    assert faults(GOOD.replace("- A step", many[12:])) == []


def test_written_model_is_short():
    padding = 150 - 8  # the model answer has 8 words
    assert faults(GOOD.replace("You", "word " * padding + "You")) == []
    assert faults(GOOD.replace("You", "word " * (padding + 1) + "You")) == [("written-model", 23)]


def test_written_first_line_holds_no_value():
    assert faults(GOOD.replace("a colleague", "{{ n }} colleagues")) == [("written-first-line", 14)]
    assert faults(GOOD.replace("was doubled", "is {{ n }}")) == []


def test_written_html_is_refused():
    assert faults(GOOD.replace("You double", "You <b>double</b>")) == [("written-html", 13)]


def test_written_id_unique_names_the_earlier_place():
    first, second = read(GOOD)[1], replace_written(GOOD, "docs/t/m.md")[1]
    assert check_written_ids({FILE: first}) == []
    (problem,) = check_written_ids({"docs/t/m.md": second, FILE: first})
    assert (problem.rule, problem.file, problem.line) == ("written-id-unique", "docs/t/m.md", 3)
    assert f"{FILE}:13" in problem.message
