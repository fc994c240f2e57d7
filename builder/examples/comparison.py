"""Compares an answer to an exercise with the solution, on inputs that the exercise draws.

It goes with the tests into the page and into the download, so it imports nothing of this project,
and knows Python 3.12 as well.
"""

import contextlib
import copy
import functools
import inspect
import io
import math
import traceback
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from numbers import Number
from typing import Any

SEED = 12
FEWEST = 60
WAYS = ("exact", "close", "set", "worth")
RELATIVE = 1e-5  # an answer may compute in float32
ABSOLUTE = 1e-6  # of the largest number in the result
ANSWER_FILES = ("<answer>", "answer.py")
HUGE = 1e300
LEAST = 1e-9  # where the result is 0, another order of additions gives such a number
LONGEST = 240  # characters of an input or a result in a message

Arguments = tuple[Any, ...]


def in_lists(answer: types.ModuleType, name: str) -> types.ModuleType:
    """Return an answer whose function gives lists in place of iterators.

    Args:
        answer: Module with the answer. It stays as it is, for its function may call itself.
        name: Name of the function.
    """
    asked = getattr(answer, name, None)
    if not callable(asked):
        return answer

    @functools.wraps(asked)
    def called(*args: Any, **named: Any) -> Any:
        result = asked(*args, **named)
        return list(result) if isinstance(result, Iterator) else result

    outer = types.ModuleType(answer.__name__)
    outer.__dict__.update(answer.__dict__)
    setattr(outer, name, called)
    return outer


class InputsError(Exception):
    """The section `inputs` of an exercise is at fault, not the answer."""


@dataclass(frozen=True)
class Reference:
    """What an answer is compared with.

    Attributes:
        name: Name of the function that the exercise asks for.
        solution: Source of a module with the solution.
        inputs: Source of a module with `inputs(rng)`, which yields arguments, and for the way
            "worth" with `worth(result, *arguments)`.
        way: How results are compared: "exact", "close" (up to rounding), "set" (in any order), or
            "worth" (what `worth` makes of them is close).
        within: Difference of two numbers that is allowed whatever their size.
    """

    name: str
    solution: str
    inputs: str
    way: str = "close"
    within: float = 0.0


def compare(answer: types.ModuleType, reference: Reference) -> None:
    """Assert that an answer gives what the solution gives, on every input.

    Args:
        answer: Module with the answer.
        reference: What to compare it with.

    Raises:
        AssertionError: It does not; the message shows the smallest input on which it differs.
        InputsError: The exercise does not yield proper inputs.
    """
    asked = getattr(answer, reference.name, None)
    assert callable(asked), f"There is no function {reference.name} any more. Keep its name."
    differences = []
    for arguments, expected in expectations(reference):
        found = outcome(asked, arguments)
        if not agree(found, expected, reference, arguments):
            size = sum(len(_text(_tellable(one), 6)) for one in arguments)
            differences.append((size, len(differences), arguments, found, expected))
    if differences:
        _, _, arguments, found, expected = min(differences)
        raise AssertionError(_told(reference.name, arguments, found, expected))


@dataclass(frozen=True)
class Outcome:
    """How a call ended.

    Attributes:
        result: What it returned, in plain form.
        error: What it raised instead.
        left: The arguments after the call, in plain form.
    """

    result: Any
    error: Exception | None
    left: Any


def expectations(reference: Reference) -> Iterator[tuple[Arguments, Outcome]]:
    """Yield the inputs of an exercise, and what the solution makes of each.

    Raises:
        InputsError: `inputs` is missing, raises, yields too little, or yields no tuples.
    """
    import numpy as np  # only where code runs: the build reads exercises without it

    made = _module(reference.inputs)
    solution = function_of(reference)
    number = 0
    try:
        drawn = list(made.inputs(np.random.default_rng(SEED)))
    except Exception as error:
        raise InputsError(f"inputs(rng) stops: {type(error).__name__}: {error}") from error
    for number, arguments in enumerate(drawn, 1):
        if not isinstance(arguments, tuple):
            kind = type(arguments).__name__
            raise InputsError(f"inputs(rng) yields no tuple of arguments, but a {kind} ({number}).")
        yield arguments, outcome(solution, arguments)
    if number < FEWEST:
        raise InputsError(f"inputs(rng) yields {number} inputs; {FEWEST} are needed.")


def function_of(reference: Reference) -> Callable[..., Any]:
    """Return the solution's function.

    Raises:
        InputsError: There is none of that name.
    """
    try:
        return getattr(_module(reference.solution), reference.name)
    except Exception as error:
        raise InputsError(f"The solution has no {reference.name}: {error}") from error


def outcome(function: Callable[..., Any], arguments: Arguments) -> Outcome:
    """Call a function with copies of arguments, and say how that ended."""
    import numpy as np

    given = copy.deepcopy(arguments)
    result, error = None, None
    with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):  # shown already
        try:
            result = plain(function(*given))
        except Exception as raised:
            error = raised
    return Outcome(result, error, plain(given))


def agree(found: Outcome, expected: Outcome, reference: Reference, arguments: Arguments) -> bool:
    """Say whether an answer ended a call as the solution did.

    An argument that the solution leaves as it was must be left so.
    """
    if expected.error is not None:
        return isinstance(found.error, type(expected.error))
    if found.error is not None or not same_values(found.left, expected.left):
        return False
    if reference.way == "set":
        return same_members(found.result, expected.result)
    results = found.result, expected.result
    if reference.way == "worth":
        worth = _module(reference.inputs).worth
        try:
            results = tuple(plain(worth(one, *copy.deepcopy(arguments))) for one in results)
        except Exception:
            return False  # it cannot be valued, so it has another form
    if reference.way == "exact":
        return same_values(*results)
    sizes = [size for number in numbers_in(results[1]) if (size := abs(number)) < HUGE]
    absolute = max(ABSOLUTE * max(sizes, default=0), reference.within, LEAST)
    return same_values(*results, absolute, RELATIVE)


def plain(value: Any) -> Any:
    """Return a value in the form in which it is compared: numbers, texts, lists, dicts, sets.

    What means the same becomes the same: a tuple, an array, a range or an iterator is a list, and a
    number of any library one of Python's.
    """
    if hasattr(value, "tolist"):
        listed = value.tolist()
        return float(listed) if type(listed) is type(value) else plain(listed)  # a long double
    if value is None or isinstance(value, str | bytes | bool | int | float | complex):
        return value
    if isinstance(value, Number):
        return float(value)  # Fraction, Decimal
    if isinstance(value, Mapping):
        return {_hashable(plain(key)): plain(entry) for key, entry in value.items()}
    if isinstance(value, set | frozenset):
        return {_hashable(plain(entry)) for entry in value}
    if isinstance(value, Iterable):
        return [plain(entry) for entry in value]
    return value


def _hashable(value: Any) -> Any:
    """Return a plain value that can be a key: a tuple for a list, a frozen set for a set."""
    if isinstance(value, set):
        return frozenset(map(_hashable, value))
    return tuple(map(_hashable, value)) if isinstance(value, list) else value


def same_values(found: Any, expected: Any, absolute: float = 0.0, relative: float = 0.0) -> bool:
    """Say whether two plain values are the same, numbers up to a tolerance.

    Args:
        found: One value.
        expected: The other.
        absolute: Difference of two numbers that is allowed.
        relative: The same, as a share of the number expected.
    """
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(found) == len(expected)
            and all(
                same_values(*pair, absolute, relative) for pair in zip(found, expected, strict=True)
            )
        )
    if isinstance(expected, dict):
        return (
            isinstance(found, dict)
            and found.keys() == expected.keys()
            and all(same_values(found[key], expected[key], absolute, relative) for key in expected)
        )
    numbers = bool | int | float | complex
    if isinstance(expected, numbers) and isinstance(found, numbers):
        if found == expected or (found != found and expected != expected):  # nan is not itself
            return True
        try:
            distance = abs(found - expected)
            return math.isfinite(distance) and distance <= absolute + relative * abs(expected)
        except OverflowError:  # whole numbers beyond all floats
            return False
    return isinstance(found, type(expected)) and bool(found == expected)


def same_members(found: Any, expected: Any) -> bool:
    """Say whether two plain collections hold the same, each as often, in any order."""
    if not isinstance(found, list | set) or not isinstance(expected, list | set):
        return False
    missing = list(expected)
    for entry in found:
        place = next((i for i, one in enumerate(missing) if same_values(entry, one)), None)
        if place is None:
            return False
        del missing[place]
    return not missing


def numbers_in(value: Any) -> Iterator[float]:
    """Yield the numbers in a plain value; truth values are none."""
    if isinstance(value, list | dict):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from numbers_in(entry)
    elif isinstance(value, int | float | complex) and not isinstance(value, bool):
        yield value


def _module(source: str) -> types.ModuleType:
    """Return a module made of a source; the same source gives the same module."""
    if source not in _modules:
        module = types.ModuleType("reference")
        exec(compile(source, "<reference>", "exec", dont_inherit=True), module.__dict__)
        _modules[source] = module
    return _modules[source]


_modules: dict[str, types.ModuleType] = {}


def _told(name: str, arguments: Arguments, found: Outcome, expected: Outcome) -> str:
    """Return the message for an input on which an answer differs from the solution."""
    call = f"{name}({', '.join(shown(_tellable(one)) for one in arguments)})"
    digits = 6 if shown(found.result) != shown(expected.result) else 17
    wanted = f"The solution returns {shown(expected.result, digits)}."
    if expected.error is not None:
        wanted = f"The solution raises {_error_text(expected.error)}."
    if found.error is not None:
        return f"{call} stopped with {_error_text(found.error)}. {wanted}"
    if expected.error is None and not same_values(found.left, expected.left):
        pairs = zip(found.left, expected.left, strict=True)
        changed = next(one for one, kept in pairs if not same_values(one, kept))
        return (
            f"{call} returned {shown(found.result, digits)}, and changed what it was given: "
            f"afterward an argument was {shown(changed)}. Change a copy instead."
        )
    return f"{call} returned {shown(found.result, digits)}. {wanted}"


def _tellable(value: Any) -> Any:
    """Return a value in plain form; of a function what its docstring says, or its name."""
    if not callable(value):
        return plain(value)
    return types.SimpleNamespace(__doc__=inspect.getdoc(value) or getattr(value, "__name__", "f"))


def shown(value: Any, digits: int = 6) -> str:
    """Return a plain value as text, numbers with so many digits, and not too long."""
    text = _text(value, digits)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _text(value: Any, digits: int) -> str:
    if isinstance(value, types.SimpleNamespace):
        return str(value.__doc__)
    if isinstance(value, list):
        return f"[{', '.join(_text(entry, digits) for entry in value)}]"
    if isinstance(value, dict):
        pairs = (f"{_text(key, digits)}: {_text(entry, digits)}" for key, entry in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, float):
        return f"{value + 0.0:.{digits}g}"  # no -0
    return repr(value)


def _error_text(error: Exception) -> str:
    """Return what an error says, with the line of the answer where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename.endswith(ANSWER_FILES)]
    text = f"{type(error).__name__}: {error}".removesuffix(": ").rstrip(".")
    return f"{text} (line {lines[-1]})" if lines else text
