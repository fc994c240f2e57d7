"""Tries an exercise on its own solution: examples, inputs, and what the inputs fail to tell apart.

Bent means that an argument or the result is rounded, cut short, sorted and so on, which is what
half-right answers come to. A child does it for an exercise.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from builder.examples import comparison
from builder.examples.comparison import Arguments, Outcome, Reference
from builder.examples.guard import Guard
from builder.examples.isolation import CapturedOutput

SHORT = 3


@dataclass(frozen=True)
class Bend:
    """A way to bend a value.

    Attributes:
        name: What becomes of the value, to stand behind its name.
        number: What becomes of each number in it; None to bend the whole.
        whole: What becomes of a list or an array; None to bend the numbers.
        draws: Whether an argument must have values that it changes: then inputs without any are
            as bad as inputs that do not tell.
    """

    name: str
    number: Callable[[float], float] | None = None
    whole: Callable[[Any], Any] | None = None
    draws: bool = False


BENDS = (
    Bend("without sign", number=abs, draws=True),
    Bend("rounded", number=round, draws=True),
    Bend("rounded to 2 decimals", number=lambda number: round(number, 2)),
    Bend("cut to whole numbers", number=lambda number: number if number != number else int(number)),
    Bend(f"cut after {SHORT}", whole=lambda values: values[:SHORT], draws=True),
    Bend("sorted", whole=lambda values: sorted_rows(values)),
    Bend("reversed", whole=lambda values: values[::-1]),
)


def run_boundary(job: dict[str, Any], stdout: CapturedOutput, guard: Guard) -> dict[str, Any]:
    """Return what is wrong with the inputs, and which bends they do not tell from the solution.

    Args:
        job: `reference` (the fields of a Reference), `parameters` (annotations of the arguments
            by name) and `examples` (call, verb and result of each).
        stdout: Where this process's output goes.
        guard: Installed, not yet watching.
    """
    del stdout  # a solution may print
    reference = Reference(**job["reference"])
    with guard.watching():
        try:
            expected = list(comparison.expectations(reference))
            _check_number(expected, reference.name, len(job["parameters"]))
        except comparison.InputsError as error:
            return {"fault": str(error), "alike": [], "untrue": []}
        return {
            "fault": "",
            "alike": list(untold(reference, job["parameters"], expected)),
            "untrue": list(untrue(reference, job["parameters"], job["examples"])),
        }


def _check_number(expected: list[tuple[Arguments, Outcome]], name: str, number: int) -> None:
    """Raise InputsError unless each input has all arguments."""
    for given, _ in expected:
        if len(given) != number:
            message = f"inputs(rng) yields {len(given)} arguments, but {name} has {number}."
            raise comparison.InputsError(message)


def untold(
    reference: Reference, parameters: dict[str, str], expected: list[tuple[Arguments, Outcome]]
) -> Iterator[str]:
    """Yield the bends that change nothing on any input, as “x rounded” or “result sorted”."""
    solution = comparison.function_of(reference)

    def tells(bent: Iterable[tuple[Arguments, Outcome, Outcome]]) -> bool:
        return any(not comparison.agree(one, right, reference, given) for given, one, right in bent)

    for place, (name, annotation) in enumerate(parameters.items()):
        for bend in BENDS:
            changed = [
                (given, right, bent)
                for given, right in expected
                if (bent := _bent(given[place], bend)) is not None
            ]
            calls = (
                (given, _called(solution, given, place, bent, right), right)
                for given, right, bent in changed
            )
            fits = any(_may_bend(given[place], bend) for given, _ in expected)
            fits = fits and not (bend.number is round and annotation == "int")
            if (changed or (bend.draws and fits)) and not tells(calls):
                yield f"{name} {bend.name}"
        first = expected[0][0][place]
        others = (
            (given, _called(solution, given, place, first, right), right)
            for given, right in expected[1:]
        )
        if not tells(others):
            yield f"{name} of the first input"
    for bend in BENDS:
        results = [
            (given, Outcome(bent, None, right.left), right)
            for given, right in expected
            if right.error is None and (bent := _bent(right.result, bend)) is not None
        ]
        if results and not tells(results):
            yield f"result {bend.name}"


def untrue(
    reference: Reference, parameters: dict[str, str], examples: list[tuple[str, str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the examples that the solution does not do: the call, and what it does instead."""
    solution = comparison.function_of(reference)
    names = dict(solution.__globals__)

    def called(*given: Any, **named: Any) -> Any:
        kinds = list(parameters.values())
        made = [_as_annotated(value, kind) for value, kind in zip(given, kinds, strict=False)]
        also = {name: _as_annotated(value, parameters[name]) for name, value in named.items()}
        return solution(*made, *given[len(made) :], **also)

    for call, verb, shown in examples:
        names[reference.name] = called
        try:
            result = comparison.plain(eval(call, names))
        except Exception as error:
            kind = type(error).__name__
            if verb != "raises" or shown != kind:
                yield call, f"raises {kind}: {error}"
            continue
        try:
            wanted = comparison.plain(eval(shown, names))
        except Exception as error:
            yield call, f"gives {comparison.shown(result)}; “{shown}” is no value: {error}"
            continue
        places = NUMBER.findall(shown)
        unit = min(map(_last_place, [p for p in places if p] or places), default=0)
        allowed = 0.51 * unit if verb == "gives about" else 1e-9
        if verb == "raises" or not comparison.same_values(result, wanted, allowed):
            yield call, f"gives {comparison.shown(result)}"


NUMBER = re.compile(r"\d+(?:\.(\d+))?")


def _last_place(decimals: str) -> float:
    return 10.0 ** -len(decimals)


def _as_annotated(value: Any, annotation: str) -> Any:
    """Return an argument as its annotation wants it, where an example shows lists for arrays."""
    if annotation == "np.ndarray":
        return np.array(value)
    if annotation == "list[np.ndarray]":
        return [np.array(entry) for entry in value]
    return value


def sorted_rows(values: Any) -> Any:
    """Return a list or an array with its rows in ascending order."""
    if isinstance(values, np.ndarray):
        return np.sort(values, axis=0)
    return sorted(values)


def _called(
    solution: Callable[..., Any], given: Arguments, place: int, bent: Any, right: Outcome
) -> Outcome:
    """Return how a call with one argument bent ends, whatever it leaves of the arguments."""
    found = comparison.outcome(solution, (*given[:place], bent, *given[place + 1 :]))
    return Outcome(found.result, found.error, right.left)


def _bent(value: Any, bend: Bend) -> Any:
    """Return a value bent, or None if that does not change it."""
    if not _may_bend(value, bend):
        return None
    try:
        bent = bend.whole(value) if bend.whole else _each(value, bend.number)
    except (TypeError, ValueError, OverflowError):  # values without an order, or infinite
        return None
    return None if comparison.same_values(*map(comparison.plain, (bent, value))) else bent


def _may_bend(value: Any, bend: Bend) -> bool:
    """Say whether a value is of a kind that a bend is for."""
    if bend.whole:
        return isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return any(True for _ in comparison.numbers_in(comparison.plain(value)))


def _each(value: Any, change: Callable[[float], float]) -> Any:
    """Return a value with each number in it changed."""
    if isinstance(value, np.ndarray):
        if value.dtype.kind not in "iuf":
            return value
        return np.array([change(number) for number in value.ravel().tolist()]).reshape(value.shape)
    if isinstance(value, list | tuple):
        return type(value)(_each(entry, change) for entry in value)
    if isinstance(value, dict):
        return {key: _each(entry, change) for key, entry in value.items()}
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    return change(value) if is_number else value
