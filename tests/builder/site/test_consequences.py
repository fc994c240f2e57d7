from builder.site.consequences import causes
from builder.text.problems import Problem

PAGE, SNIPPET = "docs/calculus/chain-rule.md", "snippets/calculus/chain_rule.py"


def problem(file: str, rule: str, page: str = "") -> Problem:
    return Problem(file, 1, rule, "m", "f", page)


def test_a_snippet_that_fails_is_not_also_said_to_lack_values():
    fault = problem(SNIPPET, "snippet-exception")

    assert causes([problem(PAGE, "value-unknown"), fault]) == [fault]


def test_a_mistyped_section_is_not_also_an_unused_one():
    fault = problem(PAGE, "missing-section")

    assert causes([fault, problem(SNIPPET, "unused-section", PAGE)]) == [fault]


def test_faults_of_another_lesson_stay():
    fault = problem("snippets/calculus/other.py", "snippet-exception")
    other = problem(PAGE, "value-unknown")

    assert causes([fault, other]) == [fault, other]


def test_a_file_that_is_no_lesson_hides_nothing():
    faults = [problem("README.md", "snippet-exception"), problem("docs/faq.md", "value-unknown")]

    assert causes(faults) == faults


def test_an_unfinished_lesson_shows_its_next_steps_only():
    step = problem(PAGE, "unfinished-part")

    assert causes([problem(PAGE, "few-words"), step]) == [step]


def test_an_unfinished_page_is_not_also_said_to_leave_out_sections():
    step = problem(PAGE, "unfinished-part")

    assert causes([step, problem(SNIPPET, "unused-section", PAGE)]) == [step]


def test_unfinished_tests_are_not_also_said_to_lack_what_wrong_answers_name():
    step = problem("tests/calculus/test_chain_rule_ex1.py", "unfinished-part")
    fault = problem("snippets/calculus/chain_rule_ex1.py", "exercise-wrong-answer")

    assert causes([step, fault]) == [step]


def test_where_concepts_cannot_be_read_no_link_to_one_is_said_to_be_wrong():
    unreadable = problem("docs/_data/planned.yml", "utf-8")
    links = [problem(PAGE, "concept-link"), problem("docs/_data/notes.yml", "unknown-concept")]

    assert causes([*links, unreadable]) == [unreadable]
    assert causes(links) == links


def test_a_file_that_is_not_utf_8_is_said_once():
    assert causes([problem(SNIPPET, "utf-8"), problem(SNIPPET, "snippet-encoding")]) == [
        problem(SNIPPET, "snippet-encoding")
    ]
