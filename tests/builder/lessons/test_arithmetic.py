"""Plain arithmetic in TeX is worked out; what is more than that is left alone."""

import math

import pytest

from builder.lessons.arithmetic import _NotPlainError, check_arithmetic, evaluate

PAGE = "docs/topic/page.md"


def found(text):
    return [problem.line for problem in check_arithmetic(text, PAGE)]


@pytest.mark.parametrize(
    ("tex", "value"),
    [
        (r"3\cdot 12+4\cdot 9", 72),
        ("12", 12),
        ("-3.5", -3.5),
        (".5", 0.5),
        ("1{,}250", 1250),
        (r"\sqrt{9+16}", 5),
        (r"2\sqrt{9}", 6),
        (r"\frac{1}{4}+\tfrac{1}{2}", 0.75),
        ("2^3", 8),
        ("2^{10}", 1024),
        ("-2^2", -4),
        ("(-2)^2", 4),
        ("2(3+4)", 14),
        (r"\left(3-1\right)/4", 0.5),
        ("12/3/2", 2),
        ("10-4-3", 3),
        (r"6\times -2", -12),
        ("5 − 7", -2),
        (r"10^{-2}", 0.01),
        ("|3-5|", 2),
        (r"\ln 8/\ln 2", 3),
        (r"e^{0}", 1),
        (r"\ln 10^3/\ln 10", 3),
        (r"\ln(8/2)", math.log(4)),
        (r"3\,\cdot\,4.", 12),
        ("[1+2]\\cdot 3", 9),
    ],
)
def test_arithmetic_is_worked_out(tex, value):
    assert evaluate(tex) == pytest.approx(value)


@pytest.mark.parametrize(
    "tex",
    [
        "x",
        "2x",
        "",
        "3\\,\\text{km}",
        "(1, 2)",
        "1/0",
        "2^10",
        r"\log 8",
        r"\sqrt[3]{8}",
        r"\sum_{i=1}^3 i",
        "n!",
        "3!",
        "{{ name }}",
        "1 +",
        ")",
        "e",
        "(-1)^{0.5}",
        r"\frac12",
        r"\pi",
        r"\ln 2(3)",
        r"1\frac{1}{2}",
        "[5][0]",
        "1/2(3)",
        "0.333...",
        r"\sqrt{(-8)^{0.5}}",
    ],
)
def test_what_is_more_than_plain_is_not_guessed(tex):
    with pytest.raises(_NotPlainError):
        evaluate(tex)


@pytest.mark.parametrize(
    "text",
    [
        r"$3\cdot 12+4\cdot 9=71$",
        r"$\sqrt{9+1}\approx 3.3$",
        r"$\sqrt{10} ≈ 3.17$",
        r"$x = 2\cdot 3 = 7$",
        r"$2+2=4=5$",
        r"$1.05^3=1.16$",
        "$$\n1+1=3\n$$",
        r"\(2+2=5\)",
        "| a | b |\n|---|---|\n| $1+1=3$ | no |",
        "| Misreading | Right |\n|---|---|\n| one | $1+1=3$ |",
        "```quiz a\nIs $2+2=5$?\n```",
        r"$2/3\approx 0.66$",
        r"$150\approx 140$",
        r"$\ln 2\cdot 3\approx 0.7\cdot 4$",
    ],
)
def test_false_arithmetic_is_found(text):
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        r"$3\cdot 12+4\cdot 9=72$",
        r"$\sqrt{9+1}\approx 3.2$",
        r"$\sqrt{10}\approx 3.16 \approx 3.2$",
        r"$x=2\cdot 3=6$",
        r"$f(2)=5$, $a=3$",
        r"$2+2\ne 5$",
        r"$2/3\approx 0.67$",
        r"$0.1+0.2=0.3$",
        r"$e^{-1}\cdot(-2)\approx 0.368\cdot(-2)$",
        r"$a = 1, b = 2$",
        r"$x=1;\quad y=2$",
        "It costs $5 = five, and $6 = six.",
        "`$1+1=3$`",
        "```python\nx = '$1+1=3$'\n```",
        "| Misreading | Right |\n|---|---|\n| $(3+4)^2=9+16$ | $49$ |",
        r"$p=0.5=50\%$",
        r"$\pi=0.3$ and $\pi(1)=0.5$",
        r"$\ln e^2=2$",
        r"$\ln 1000=\ln 10^3$",
        r"$1{,}234{,}567\approx 1.2\cdot 10^6$",
        r"$0.00067\approx 7\cdot 10^{-4}$",
        r"$365\cdot 24\approx 8{,}800$",
        r"$2^{10}\approx 1000$",
        r"$\frac{1}{3}=0.333...$",
        r"$(2 \times 3)(3 \times 4) = 2 \times 4$",
        r"$$\begin{aligned} 6 &= 1+2 \\ &\qquad + 3 \end{aligned}$$",
        r"$5!=120$",
        r"$3 = 1+1+\ldots$",
    ],
)
def test_what_is_right_or_not_plain_passes(text):
    assert found(text) == []


def test_the_message_names_the_line_both_values_and_the_fix():
    text = "One.\n\n$$\na = 2 +\n2 = 5\n$$\n"
    (problem,) = check_arithmetic(text, PAGE)
    assert (problem.line, problem.rule) == (5, "arithmetic")
    assert problem.message == "“2 + 2 = 5” is false: the sides are 4 and 5."
    assert "\\approx" in problem.fix
