"""Grades an answer to an exercise with the exercise's tests; what a child does for an answer."""

import json
import types
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from snippet_guard import Guard, NotAllowedError
from snippet_isolation import CapturedOutput, OutputLimitError

ANSWER = "<answer>"
OPTIONS = (
    *("--noconftest", "--import-mode=importlib", "--capture=no"),
    *("-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:warnings", "-p", "no:terminal"),
    *("-p", "no:debugging"),  # imports pdb, which wants a __main__
)


def run_grading(job: dict[str, Any], stdout: CapturedOutput, guard: Guard) -> dict[str, Any]:
    """Grade one answer and return name, verdict and message of each test.

    Args:
        job: `test_file` (from the project root) and `source` (the answer's module).
        stdout: Where this process's output goes.
        guard: Installed, not yet watching.
    """
    del stdout  # an answer may print
    temporary = Path(job["folder"], "tmp")
    settings = temporary / "pytest.ini"
    settings.touch()
    verdicts = Verdicts(job["source"], guard, temporary.with_name("progress.json"))
    test_file = Path(job["root"], job["test_file"])
    with guard.watching():
        pytest.main([*OPTIONS, "-c", str(settings), str(test_file)], plugins=[verdicts])
    if not verdicts.tests:
        verdicts.tests.append(("", False, "The test file has no tests."))
    return {"tests": verdicts.tests}


class Verdicts:
    """A pytest plugin: gives the tests the answer, and notes their verdicts.

    Attributes:
        tests: Name, verdict and message of each test, in the order of the file; an empty name
            stands for the whole test file.
    """

    def __init__(self, source: str, guard: Guard, progress: Path) -> None:
        """Take the answer, and the file that tells which test runs, should it never end."""
        self.tests: list[tuple[str, bool, str]] = []
        self._source, self._guard, self._progress = source, guard, progress

    @pytest.fixture
    def exercise(self) -> types.ModuleType:
        """A module with the answer's code."""
        module = types.ModuleType("exercise")
        exec(compile(self._source, ANSWER, "exec", dont_inherit=True), module.__dict__)
        return module

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Note which test runs."""
        with self._guard.paused():
            text = json.dumps({"tests": self.tests, "running": item.name})
            self._progress.write_text(text, encoding="utf-8")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note a verdict: the first failure of setup, test and teardown counts."""
        report = yield
        if call.when == "call" or not report.passed:
            known = self.tests and self.tests[-1][0] == item.name
            message = "" if call.excinfo is None else message_of(call.excinfo.value)
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
            self.tests.append(("", False, message_of(error.__cause__ or error)))

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Note what ends all tests at once, and leaves no verdict on the one that ran."""
        if not isinstance(excinfo.value, pytest.Session.Interrupted):  # known from its import
            self.tests.append(("", False, message_of(excinfo.value)))


def message_of(error: BaseException) -> str:
    """Return what a failed test says, without traceback.

    An assertion's own text comes alone; one without text is shown with its values. Another
    exception is named, with the line of the answer where it was raised.
    """
    if isinstance(error, pytest.fail.Exception | NotAllowedError | OutputLimitError):
        return str(error)
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
