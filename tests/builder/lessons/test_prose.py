import pytest

from builder.lessons.prose import check_prose
from builder.text.page_text import read_blocks

FILLER = "\n\n".join(["This line has seven words in it.\n" * 5] * 10)  # 350 words


def faults(text, filler=FILLER):
    return check_prose(read_blocks(f"{text}\n\n{filler}", 1), "docs/a/b.md")


def fault(text, filler=FILLER):
    (problem,) = faults(text, filler)
    assert problem.file == "docs/a/b.md"
    return problem


def test_plain_prose_has_no_fault():
    assert faults("You will see.") == []


def test_a_lesson_that_is_too_short_or_too_long_is_told_its_words():
    short = fault("One two three.", "")
    assert (short.rule, short.line) == ("lesson-length", 1)
    assert "3 words" in short.message
    long = fault("You will see.", FILLER + "\n\n" + FILLER + "\n\n" + FILLER)
    assert "1053 words" in long.message
    assert "split the lesson" in long.fix


def test_code_math_and_comments_do_not_count_as_words():
    hidden = "```text\n" + "word " * 900 + "\n```\n\n$$\n" + "x " * 900 + "\n$$\n\n<!-- a b c -->"
    assert faults(hidden) == []


def test_a_paragraph_of_more_than_60_words_is_too_long():
    problem = fault("Eight words stand on this line right here.\n" * 8)
    assert (problem.rule, problem.line) == ("paragraph-length", 1)
    assert "64 words" in problem.message


def test_a_sentence_of_more_than_35_words_names_its_line():
    problem = fault("Short one.\nA " + "word " * 35 + "end.")
    assert (problem.rule, problem.line) == ("sentence-length", 2)
    assert "37 words" in problem.message


def test_half_of_the_sentences_are_shorter_than_18_words():
    line = "word " * 17 + "end."
    problem = fault("", "\n\n".join([line] * 20))
    assert problem.rule == "sentence-length"
    assert "18 words or more" in problem.message


def test_the_bold_label_of_an_item_is_no_sentence():
    items = "\n".join(["- **A label.** " + "word " * 20 + "end."] * 15)
    assert [p.rule for p in faults("", items)] == ["sentence-length"]


def test_two_sentences_on_one_line_name_where_to_break():
    problem = fault("The first one stands here. Then the second follows.")
    assert problem.rule == "one-sentence-per-line"
    assert "“Then the second …”" in problem.fix


def test_a_sentence_over_two_lines_is_broken():
    problem = fault("The first one goes on\nover the end of its line.")
    assert (problem.rule, problem.line) == ("one-sentence-per-line", 1)
    assert "broken" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "About 3.5 percent, e.g. Python, by J. Smith.",
        "Why? Because it is so.",
        "The first ends.\nthe second is odd but whole.",
        "One colon here:\nand so on.",
        "- An item may hold two whole sentences. This is the second one.",
    ],
)
def test_lines_that_may_be_right_are_left_alone(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    "word",
    ["simply", "Just", "obviously", "trivially", "easy", "easily", "of course", "clearly"],
)
def test_a_word_that_belittles_effort_is_a_fault(word):
    problem = fault(f"A line.\n\nIt is {word} done.")
    assert (problem.rule, problem.line) == ("banned-word", 3)
    assert word in problem.message


def test_words_in_a_quiz_and_a_heading_count_too():
    quiz = "## An easy part\n\n```quiz a-b\nIs it?\n- [x] Yes — It is simply so.\n```"
    assert [(p.rule, p.line) for p in faults(quiz)] == [("banned-word", 1), ("banned-word", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "Call `just` and $just$.",
        'The word “simply” says little, and so does "just".',
        "Just Enough Math is the name.",
        "It is adjusted and justified.",
    ],
)
def test_code_quoted_words_and_the_name_of_the_site_are_no_claim(text):
    assert faults(text) == []


@pytest.mark.parametrize("section", ["In code", "Where it breaks"])
def test_a_typed_decimal_is_shown_as_a_value(section):
    problem = fault(f"## {section}\n\nA line.\nThe score is 0.96 here.")
    assert (problem.rule, problem.line) == ("typed-number", 4)
    assert "0.96" in problem.message
    assert "{{ name:.2f }}" in problem.fix


@pytest.mark.parametrize(
    "text",
    [
        "## By hand\n\nThe score is 0.96.",
        "## In code\n\nThe score is {{ score:.2f }}, with `0.5`, $0.25$ and 12 or 1,000.",
        "## In code\n\nSee §6.3.1 and [page](https://example.org/1.5) and NumPy 2.4.6.",
        "## In code\n\n```text\n0.5\n```",
        "## In code\n\n$$\n0.5\n$$",
        "## In code\n\nA line.\n\n## On the job\n\nIt is 0.5 long.",
    ],
)
def test_numbers_elsewhere_and_in_code_math_and_values_are_fine(text):
    assert faults(text) == []
