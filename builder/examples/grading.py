"""Grades an answer to an exercise with the exercise's tests; what a child does for an answer."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from builder.examples import comparison
from builder.examples.guard import Guard, NotAllowedError
from builder.examples.isolation import CapturedOutput, OutputLimitError
from builder.examples.verdicts import OPTIONS, Verdicts


def run_grading(job: dict[str, Any], stdout: CapturedOutput, guard: Guard) -> dict[str, Any]:
    """Grade one answer and return name, verdict and message of each test.

    Args:
        job: `test_file` (a path, of which the name counts), `tests` (its text) and `source` (the
            answer's module).
        stdout: Where this process's output goes.
        guard: Installed, not yet watching.
    """
    del stdout  # an answer may print
    temporary = Path(job["folder"], "tmp")
    settings = temporary / "pytest.ini"
    settings.touch()
    test_file = temporary / Path(job["test_file"]).name
    test_file.write_text(job["tests"], encoding="utf-8")
    sys.modules["exercise_comparison"] = comparison  # as it is called in the page
    verdicts = _GuardedVerdicts(job["source"], guard, temporary.with_name("progress.json"))
    with guard.watching():
        pytest.main([*OPTIONS, "-c", str(settings), str(test_file)], plugins=[verdicts])
    if not verdicts.tests:
        verdicts.tests.append(("", False, "The test file has no tests."))
    return {"tests": verdicts.tests}


class _GuardedVerdicts(Verdicts):
    """Verdicts that also tell which test runs, should it never end."""

    def __init__(self, source: str, guard: Guard, progress: Path) -> None:
        super().__init__(source, (NotAllowedError, OutputLimitError))
        self._guard, self._progress = guard, progress

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Note which test runs."""
        with self._guard.paused():
            text = json.dumps({"tests": self.tests, "running": item.name})
            self._progress.write_text(text, encoding="utf-8")
