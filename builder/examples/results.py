"""What the runner is asked and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.examples.comparison import Reference
from builder.text.problems import Problem


@dataclass(frozen=True)
class Figure:
    """A figure of a section.

    Attributes:
        svg: SVG element, ready to stand in a page.
        title: Its title.
        description: What it shows, for readers who cannot see it.
    """

    svg: str
    title: str
    description: str


@dataclass(frozen=True)
class SectionResult:
    """What a section has printed and drawn."""

    name: str
    output: str
    figures: list[Figure]


@dataclass(frozen=True)
class SnippetResult:
    """What came of a snippet.

    Attributes:
        file: Path from the project root.
        sections: Results by name, in the order of the file; after a fault those that ran.
        values: Numbers, truth values and short texts under public names.
        problems: What is wrong with it.
        reads: Files of the project that it read, with their content hashes.
    """

    file: str
    sections: dict[str, SectionResult] = field(default_factory=dict)
    values: dict[str, int | float | str | bool] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    reads: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_child(cls, file: str, answer: Mapping[str, Any]) -> "SnippetResult":
        """Return the result that a child has sent."""
        sections = {
            name: SectionResult(name, found["output"], [Figure(**f) for f in found["figures"]])
            for name, found in answer["sections"].items()
        }
        problems = [Problem(**problem) for problem in answer["problems"]]
        return cls(file, sections, answer["values"], problems, answer["dependencies"])


@dataclass(frozen=True)
class FormulaJob:
    """A formula whose code is to agree with its check.

    Attributes:
        page: Path of the page from the project root.
        line: Line of the formula card.
        inputs: Statements that make inputs with `rng`.
        code: Expression.
        check: Expression that gets to the same value another way.
    """

    page: str
    line: int
    inputs: str
    code: str
    check: str


@dataclass(frozen=True)
class GradeJob:
    """An exercise's answers, to be graded by its tests.

    Attributes:
        test_file: Path of the tests from the project root, for messages.
        tests: Their text.
        variants: Source of a module by name of the variant, padded so that its line numbers are
            those of the exercise file.
    """

    test_file: str
    tests: str
    variants: dict[str, str]


@dataclass(frozen=True)
class InputsJob:
    """The inputs of an exercise, to be tried on its solution, straight and bent.

    Attributes:
        file: Path of the exercise from the project root.
        line: Line of its section `inputs`.
        reference: The solution, the inputs and how results are compared.
        parameters: Names of the arguments, and their annotations.
        examples: What the task shows: a call, “gives”, “gives about” or “raises”, and what.
    """

    file: str
    line: int
    reference: Reference
    parameters: dict[str, str]
    examples: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class InputsResult:
    """What came of an exercise's inputs.

    Attributes:
        fault: What is wrong with them as a whole, or an empty text.
        alike: What of the solution may be bent without any input telling it.
        untrue: Examples of the task that are not so: the call, and what the solution does.
    """

    fault: str
    alike: tuple[str, ...] = ()
    untrue: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_child(cls, answer: Mapping[str, Any]) -> "InputsResult":
        """Return the result that a child has sent."""
        untrue = tuple((call, said) for call, said in answer["untrue"])
        return cls(answer["fault"], tuple(answer["alike"]), untrue)


@dataclass(frozen=True)
class TestOutcome:
    """One test's verdict.

    Attributes:
        name: Its name; empty if the trouble is with the test file or the answer as a whole.
        passed: Whether it passed.
        message: Text of its assertion, without traceback.
    """

    name: str
    passed: bool
    message: str = ""

    __test__ = False  # not a test itself, whatever pytest makes of its name


@dataclass(frozen=True)
class GradeResult:
    """The verdicts on each variant, in the order of the test file."""

    test_file: str
    variants: dict[str, list[TestOutcome]]
