"""How an exercise's tests judge an answer; the same file grades in the reader's browser.

So it imports nothing of this project, and knows Python 3.12 and pytest 8.3 as well.
"""

import sys
import types
from collections.abc import Generator, Iterator
from typing import Any

import pytest

ANSWER = "<answer>"
OPTIONS = (
    *("--noconftest", "--import-mode=importlib", "--capture=no"),
    *("-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:warnings", "-p", "no:terminal"),
    *("-p", "no:debugging"),  # imports pdb, which wants a __main__
)


class Verdicts:
    """A pytest plugin: gives the tests the answer, and notes their verdicts.

    Attributes:
        tests: Name, verdict and message of each test, in the order of the file; an empty name
            stands for the whole test file.
    """

    def __init__(self, source: str, told_alone: tuple[type[BaseException], ...] = ()) -> None:
        """Take the answer, and the exceptions whose text needs no name before it."""
        self.tests: list[tuple[str, bool, str]] = []
        self._source, self._told_alone = source, (pytest.fail.Exception, *told_alone)

    def pytest_configure(self, config: pytest.Config) -> None:
        """Have pytest format no tracebacks: nobody sees them, and they take half of its time."""
        config.option.tbstyle = "no"

    @pytest.fixture
    def exercise(self) -> Iterator[types.ModuleType]:
        """A module with the answer's code."""
        module = types.ModuleType("exercise")
        sys.modules[module.__name__] = module  # where dataclasses look
        try:
            exec(compile(self._source, ANSWER, "exec", dont_inherit=True), module.__dict__)
            yield module
        finally:
            sys.modules.pop(module.__name__, None)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note a verdict: the first failure of setup, test and teardown counts."""
        report = yield
        if call.when == "call" or not report.passed:
            known = self.tests and self.tests[-1][0] == item.name
            message = "" if call.excinfo is None else self._said(call.excinfo.value)
            verdict = (item.name, report.passed, message)
            if not known:
                self.tests.append(verdict)
            elif self.tests[-1][1]:
                self.tests[-1] = verdict
        return report

    def pytest_exception_interact(
        self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[Any]
    ) -> None:
        """Note why the test file cannot be imported."""
        if isinstance(node, pytest.Collector) and call.excinfo is not None:
            error = call.excinfo.value
            self.tests.append(("", False, self._said(error.__cause__ or error)))

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Note what ends all tests at once, and leaves no verdict on the one that ran."""
        if not isinstance(excinfo.value, pytest.Session.Interrupted):  # known from its import
            self.tests.append(("", False, self._said(excinfo.value)))

    def _said(self, error: BaseException) -> str:
        return str(error) if isinstance(error, self._told_alone) else message_of(error)


def message_of(error: BaseException) -> str:
    """Return what a failed test says, without traceback.

    An assertion's own text comes alone; one without text is shown with its values. Another
    exception is named, with the line of the answer where it was raised.
    """
    if isinstance(error, AssertionError) and str(error).strip():
        return str(error).partition("\nassert ")[0].strip()
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    named = f"{type(error).__name__}: {said}" if said else type(error).__name__
    line = _line_of(error)
    return f"{named} (line {line})" if line else named


def _line_of(error: BaseException) -> int | None:
    """Return the line of the answer where an exception was raised."""
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == ANSWER else None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == ANSWER:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
