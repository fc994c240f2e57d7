import pytest

from builder.text.front_matter import read_page
from builder.text.page_schema import check_front_matter

LESSON = {
    "title": "Cosine similarity",
    "summary": "How closely two vectors point the same way, whatever their lengths.",
    "why": "The default score for comparing embeddings.",
    "needs": "[dot-product, norms]",
    "roles": "{engineer: use, data-scientist: use, deep-learning: use, research: derive}",
    "minimum": "[]",
    "judged": "[research]",
    "seeds": "[1]",
    "format": "lesson",
    "minutes": "35",
    "aliases": "[cosine distance, cos sim, angle between vectors]",
}
FILE = "docs/linear-algebra/cosine-similarity.md"


def lesson_faults(without="", **changes):
    keys = {key: value for key, value in (LESSON | changes).items() if key != without}
    text = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return check_front_matter(read_page(f"---\n{text}---\n", FILE), FILE)


def lesson_fault(without="", **changes):
    (problem,) = lesson_faults(without, **changes)
    assert problem.file == FILE
    return problem


def test_a_complete_lesson_has_no_fault():
    assert lesson_faults() == []


def test_a_mistyped_key_is_reported_once_with_the_right_key():
    problem = lesson_fault(without="minutes", minute="35")
    assert (problem.rule, problem.line) == ("unknown-key", 12)
    assert problem.fix == "Did you mean `minutes`?"


def test_a_missing_key_names_file_line_and_fix():
    problem = lesson_fault(without="why")
    assert (problem.rule, problem.line) == ("missing-key", 1)
    assert "`why`" in problem.message
    assert "Add a line `why: …`" in problem.fix


def test_the_topic_is_no_key_of_a_lesson():
    assert lesson_fault(topic="linear-algebra").rule == "unknown-key"


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("title", "12", "`title` should be text, but is a whole number (`12`)."),
        ("title", "no", "`title` should be text, but is true or false (`False`)."),
        ("needs", "dot-product", "`needs` should be a list, but is text (`dot-product`)."),
        ("minutes", "'35'", "`minutes` should be a whole number, but is text (`35`)."),
        (
            "minutes",
            "35.5",
            "`minutes` should be a whole number, but is a decimal number (`35.5`).",
        ),
        ("roles", "[engineer]", "`roles` should be a mapping, but is a list."),
        ("why", "", "`why` should be text, but is nothing."),
        (
            "aliases",
            "[a, b, 2]",
            "An item of `aliases` should be text, but is a whole number (`2`).",
        ),
        ("seeds", "['1']", "An item of `seeds` should be a whole number, but is text (`1`)."),
        ("title", "2026-01-01", "`title` should be text, but is a date (`2026-01-01`)."),
    ],
)
def test_a_value_of_the_wrong_type_says_what_was_expected_and_what_came(key, value, words):
    problem = lesson_fault(**{key: value})
    assert problem.rule == "value-type"
    assert problem.message == words
    assert problem.line == 2 + list(LESSON).index(key)


@pytest.mark.parametrize("key", ["title", "summary", "why"])
def test_text_that_is_empty_is_a_fault(key):
    assert lesson_fault(**{key: "' '"}).rule == "empty-value"


@pytest.mark.parametrize(
    ("key", "value", "fix"),
    [
        ("roles", LESSON["roles"].replace("derive", "derived"), "Did you mean `derive`?"),
        ("roles", LESSON["roles"].replace("engineer", "engineers"), "Did you mean `engineer`?"),
        ("minimum", "[researcher]", "Did you mean `research`?"),
        ("judged", "[everyone]", "Use one of `engineer`"),
        ("format", "leson", "Did you mean `lesson`?"),
        ("format", "skip-note", "Use one of `lesson`, `on-ramp`."),
        ("seeds", "[4]", "Use one of `0`, `1`, `2`, `3`."),
    ],
)
def test_a_value_outside_its_list_is_an_unknown_value_with_a_suggestion(key, value, fix):
    problem = lesson_fault(**{key: value})
    assert problem.rule == "unknown-value"
    assert fix in problem.fix


def test_an_unknown_level_names_the_line_of_its_role():
    roles = "\n  engineer: use\n  data-scientist: often\n  deep-learning: use\n  research: use"
    problem = lesson_fault(roles=roles)
    assert problem.line == 8
    assert "`often` (for `data-scientist`)" in problem.message


def test_a_role_without_a_level_is_missing():
    problem = lesson_fault(roles="{engineer: use, data-scientist: use, research: use}")
    assert problem.rule == "missing-key"
    assert "`deep-learning`" in problem.message


def test_a_list_that_repeats_itself_is_a_fault():
    assert lesson_fault(needs="[norms, norms]").rule == "listed-twice"


@pytest.mark.parametrize("minutes", ["4", "121", "0"])
def test_minutes_lie_between_5_and_120(minutes):
    assert lesson_fault(minutes=minutes).rule == "minutes-range"


def test_two_aliases_are_too_few():
    assert lesson_fault(aliases="[a, b]").rule == "few-aliases"


@pytest.mark.parametrize("summary", ["Two sentences. Here they are.", "No period at the end"])
def test_a_summary_is_one_sentence(summary):
    assert lesson_fault(summary=summary).rule == "summary-sentence"


def test_a_summary_is_short():
    problem = lesson_fault(summary="A" * 160 + ".")
    assert problem.rule == "summary-sentence"
    assert "161 characters" in problem.message


def page_faults(front):
    return check_front_matter(read_page(f"---\n{front}---\n", "docs/faq.md"), "docs/faq.md")


def test_another_page_needs_title_and_description_and_may_use_the_themes_keys():
    assert page_faults("title: A\ndescription: B\nhide: [toc]\ntemplate: home.html\n") == []
    assert [p.rule for p in page_faults("title: A\n")] == ["missing-key"]


def test_another_page_has_no_keys_of_a_lesson():
    (problem,) = page_faults("title: A\ndescription: B\nneeds: []\n")
    assert (problem.rule, problem.line) == ("unknown-key", 4)
