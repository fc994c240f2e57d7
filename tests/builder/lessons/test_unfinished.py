from builder.lessons.unfinished import only_next_steps, unfinished_parts, writing_order
from builder.text.problems import Problem

PAGE = "docs/linear-algebra/dot-product.md"


def some_problem(file, rule="lesson-length", page=""):
    return Problem(file, 1, rule, "message", "fix", page)


def test_marks_of_pages_and_python_files_are_found_with_their_lines():
    parts = unfinished_parts("# T\n\n<!-- write: a case -->\ntext\n", PAGE)
    assert [(p.line, p.rule) for p in parts] == [(3, "unfinished-part")]
    assert parts[0].message == "Still to write: a case"
    parts = unfinished_parts("x = 1\n    # write: a test\n\n# write: more\n", "tests/a/test_b.py")
    assert [(p.line, p.message) for p in parts] == [
        (2, "Still to write: a test"),
        (4, "Still to write: more"),
    ]


def test_other_comments_are_no_marks():
    assert unfinished_parts("<!-- rewrite: no -->\nprint()  # write: no\n", PAGE) == []


def test_of_an_unfinished_lesson_only_the_unfinished_parts_are_kept():
    part = some_problem("snippets/linear_algebra/dot_product.py", "unfinished-part")
    problems = [
        some_problem(PAGE),
        part,
        some_problem("tests/linear_algebra/test_dot_product_ex1.py"),
        some_problem("snippets/linear_algebra/dot_product_ex2.py"),
        some_problem("builder/text/x.py", page=f"{PAGE}:3"),
    ]
    assert only_next_steps(problems) == [part]


SNIPPET = "snippets/linear_algebra/dot_product.py"
TESTS = "tests/linear_algebra/test_dot_product.py"
EXERCISES = [
    "snippets/linear_algebra/dot_product_ex2.py",
    "tests/linear_algebra/test_dot_product_ex2.py",
    "snippets/linear_algebra/dot_product_ex10.py",
]


def test_a_lesson_is_written_code_first_and_each_exercise_with_its_tests():
    order = [SNIPPET, PAGE, TESTS, *EXERCISES, "docs/faq.md.txt"]
    files = order[::-1]
    assert sorted(files, key=writing_order) == order


def test_only_the_first_unfinished_file_is_reported():
    parts = [some_problem(file, "unfinished-part") for file in (TESTS, PAGE, EXERCISES[0], PAGE)]
    assert only_next_steps(parts) == [parts[1], parts[3]]


def test_faults_of_a_file_that_is_written_are_reported_with_the_next_step():
    fault = some_problem(SNIPPET, page=f"{PAGE}:9")
    part = some_problem(TESTS, "unfinished-part")
    later = some_problem(EXERCISES[0])
    assert only_next_steps([part, later, fault, some_problem(PAGE)]) == [
        part,
        fault,
        some_problem(PAGE),
    ]


def test_the_problems_of_other_lessons_and_files_stay():
    part = some_problem(PAGE, "unfinished-part")
    others = [
        some_problem("docs/linear-algebra/norms.md"),
        some_problem("docs/statistics/dot-product.md"),
        some_problem("docs/_data/planned.yml"),
        some_problem("docs/faq.md"),
    ]
    assert only_next_steps([part, *others]) == [part, *others]
    assert only_next_steps(others) == others
