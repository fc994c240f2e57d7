"""Put values that a page's snippet computed into its prose: `{{ name }}`, `{{ name:.2f }}`."""

import math
import re
from collections.abc import Mapping

from builder.text.markdown_spans import replace_in_prose
from builder.text.problems import Problem
from builder.text.suggestions import did_you_mean

RULES = {
    "value-syntax": "Double braces in prose hold the name of a value and, if wanted, a format.",
    "value-unknown": "A value in prose is one that the page's snippet leaves in its namespace.",
    "value-format": "The format of a value in prose fits the value.",
    "value-rounding": "A value in prose with many digits says how to round it.",
    "value-not-finite": "A value in prose is a finite number.",
}

Value = int | float | str | bool

_MARK = re.compile(r"\{\{(?P<inside>[^\n]*?)\}\}")
_INSIDE = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)\s*(?::(?P<spec>[^{}]*))?")
_MARKDOWN = re.compile(r"[\\`*_\[\]$|]")
_DIGITS_UNROUNDED = 6


class _FaultError(Exception):
    def __init__(self, rule: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.fix = rule, message, fix


def replace_values(
    markdown: str, values: Mapping[str, Value], file: str, line_offset: int = 0
) -> tuple[str, list[Problem]]:
    """Replace every `{{ name }}` and `{{ name:format }}` in prose, and keep the lines as they are.

    Math, inline code and fences stay untouched, except quiz and written ones.

    Args:
        markdown: The body of a page.
        values: What the page's snippet left in its namespace.
        file: The page, for messages.
        line_offset: Lines of the file above the body.

    Returns:
        The Markdown with the values in place, and what is wrong.
    """
    problems: list[Problem] = []

    def replace(match: re.Match[str], line: int) -> str:
        try:
            return _text_of(match["inside"], values)
        except _FaultError as fault:
            problems.append(Problem(file, line + line_offset, fault.rule, fault.message, fault.fix))
            return match[0]

    return replace_in_prose(markdown, _MARK, replace), problems


def _text_of(inside: str, values: Mapping[str, Value]) -> str:
    parts = _INSIDE.fullmatch(inside)
    if parts is None:
        raise _FaultError(
            "value-syntax",
            f"`{{{{{inside}}}}}` is not a name with an optional format.",
            "Write {{ name }} or {{ name:.2f }}; compute in the snippet, not in the page.",
        )
    name, spec = parts["name"], (parts["spec"] or "").strip()
    if name not in values:
        raise _FaultError(
            "value-unknown",
            f"The snippet has no value `{name}`.",
            did_you_mean(name, sorted(values)),
        )
    value = values[name]
    if isinstance(value, float) and not math.isfinite(value):
        raise _FaultError(
            "value-not-finite",
            f"The value `{name}` is {value}.",
            "Have the snippet compute a finite number, or say in words what happens.",
        )
    try:
        text = format(value, spec)
    except (ValueError, TypeError) as error:
        raise _FaultError(
            "value-format",
            f"The format `{spec}` does not fit `{name}`, which is {value!r}: {error}.",
            "Use a format of Python's format(), for example .2f for two decimals.",
        ) from error
    if isinstance(value, float) and not spec and len(re.sub(r"\D", "", text)) > _DIGITS_UNROUNDED:
        raise _FaultError(
            "value-rounding",
            f"The value `{name}` is {text}, more digits than anyone reads.",
            f"Say how to round it, for example {{{{ {name}:.2f }}}}.",
        )
    if isinstance(value, str):
        return _escape(" ".join(text.split()))
    return _typographic(text.strip()) if not isinstance(value, bool) else text.strip()


def _typographic(number: str) -> str:
    """Write a true minus sign, and no minus before a number that rounds to zero."""
    if not number.startswith("-"):
        return number
    return "−" + number[1:] if re.search(r"[1-9]", number) else number[1:]


def _escape(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return _MARKDOWN.sub(r"\\\g<0>", text)
