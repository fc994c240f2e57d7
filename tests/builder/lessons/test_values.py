import numpy as np
import pytest

from builder.lessons.values import replace_values

VALUES = {
    "score": 0.956,
    "loss": -1.25,
    "count": 12345,
    "name": "a*b_<c>",
    "flag": True,
    "tiny": -0.0004,
    "third": 1 / 3,
    "hole": float("nan"),
    "endless": float("-inf"),
}


def put(text, **more):
    done, problems = replace_values(text, VALUES | more, "docs/t/l.md", 10)
    assert problems == []
    return done


def fault(text):
    done, problems = replace_values(text, VALUES, "docs/t/l.md", 10)
    assert done == text
    (problem,) = problems
    return problem


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("{{ score }}", "0.956"),
        ("{{ score:.2f }}", "0.96"),
        ("{{score:.0%}}", "96%"),
        ("{{ score : .1f }}", "1.0"),
        ("{{ count }}", "12345"),
        ("{{ count:, }}", "12,345"),
        ("{{ flag }}", "True"),
        ("{{ loss }}", "−1.25"),
        ("{{ loss:.1f }}", "−1.2"),
        ("{{ loss:+.1f }}", "−1.2"),
        ("{{ score:+.1f }}", "+1.0"),
        ("{{ tiny:.2f }}", "0.00"),
        ("{{ tiny:.4f }}", "−0.0004"),
    ],
)
def test_a_value_is_written_as_its_format_says(mark, text):
    assert put(f"a {mark} b") == f"a {text} b"


def test_only_six_digits_need_no_rounding():
    assert put("{{ x }}", x=1.23456) == "1.23456"
    assert replace_values("{{ x }}", {"x": 1.234567}, "docs/a.md")[1][0].rule == "value-rounding"


def test_numpy_numbers_are_numbers():
    assert put("{{ x:.1f }} {{ n }}", x=np.float64(-0.25), n=np.int64(-3)) == "−0.2 −3"


def test_a_text_value_stays_text(render):
    assert "<p>a*b_&lt;c&gt;</p>" in render(put("{{ name }}"))
    assert put("{{ name }}", name="two\nlines") == "two lines"


def test_several_values_on_a_line_and_lines_stay_where_they_are():
    assert put("{{ score }} and {{ loss }}\n\n{{ count }}") == "0.956 and −1.25\n\n12345"


@pytest.mark.parametrize(
    "text",
    ["`{{ no }}`", "$x^{{no}}$", "$$\n{{ no }}\n$$", r"\({{ no }}\)", "```\n{{ no }}\n```"],
)
def test_math_code_and_fences_are_left_alone(text):
    assert put(text) == text


def test_quizzes_get_their_values():
    quiz = "```quiz a\nWhich?\n- [x] {{ score:.1f }} — `{{ score }}`\n```"
    assert put(quiz) == "```quiz a\nWhich?\n- [x] 1.0 — `{{ score }}`\n```"


def test_an_unknown_value_names_line_and_the_closest_name():
    problem = fault("a\n\nb {{ scor:.2f }}")
    assert (problem.file, problem.line, problem.rule) == ("docs/t/l.md", 13, "value-unknown")
    assert "`scor`" in problem.message
    assert "`score`" in problem.fix


@pytest.mark.parametrize(
    ("mark", "rule"),
    [
        ("{{ score:.2q }}", "value-format"),
        ("{{ name:.2f }}", "value-format"),
        ("{{ count:.2 }}", "value-format"),
        ("{{ score + 1 }}", "value-syntax"),
        ("{{ }}", "value-syntax"),
        ("{{ score.real }}", "value-syntax"),
        ("{{ hole }}", "value-not-finite"),
        ("{{ hole:.2f }}", "value-not-finite"),
        ("{{ endless:.1f }}", "value-not-finite"),
        ("{{ third }}", "value-rounding"),
    ],
)
def test_a_faulty_mark_stays_and_is_reported_once(mark, rule):
    assert fault(f"a {mark} b").rule == rule


def test_a_page_without_values_says_so():
    _, (problem,) = replace_values("{{ x }}", {}, "docs/t/l.md")
    assert problem.rule == "value-unknown"
    assert problem.line == 1
