"""Break the code in small ways and see whether a test notices: `make mutants`.

README.md in this folder says what is broken and how, and which mutants may survive.
"""

import argparse
import ctypes
import difflib
import importlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import libcst
import pytest
from hypothesis import settings
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from builder.examples import comparison
from builder.lessons.exercise_reader import read_exercise

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = (".git", ".venv", ".cache", "site.*", "__pycache__", ".hypothesis")
WARM = ("matplotlib.pyplot", "scipy.stats", "scipy.special", "scipy.spatial", "sklearn.metrics")
OPTIONS = ("-x", "-q", "--tb=short", "--disable-plugin-autoload", "-p", "no:cacheprovider")
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER
MORE_TESTS = {  # tests/builder/examples/test_*.py, besides the module's own, in which it works
    "execution": ["faults"],
    "faults": ["execution"],
    "guard": ["isolation", "execution"],
    "isolation": ["execution", "faults"],
    "results": ["runner"],
    "svg": ["execution"],
    "tasks": ["runner", "pool"],
    "watch": ["faults"],
    "worker": ["isolation", "pool"],
}
NOT_COUNTED = ("__init__", "data_files", "figures", "verdicts")  # not the runner itself


class Target(NamedTuple):
    """A file, the tests that must notice when it breaks, and the lines of it that may break."""

    group: str
    file: str
    tests: list[str]
    lines: range = range(1, sys.maxsize)


def find_targets(only: str) -> Iterator[Target]:
    """Yield the lessons' snippets, the exercises' solutions and the runner's modules."""
    runner = (path for path in ROOT.glob("builder/examples/*.py") if path.stem not in NOT_COUNTED)
    for path in sorted([*ROOT.glob("snippets/*/*.py"), *runner]):
        file, topic = path.relative_to(ROOT).as_posix(), path.parent.name
        if topic == "examples":
            names = [path.stem, *MORE_TESTS.get(path.stem, [])]
            tests = [f"tests/builder/examples/test_{name}.py" for name in names]
            target = Target("runner", file, tests)
        else:
            target = Target("lessons", file, [f"tests/{topic}/test_{path.name}"])
        lines = path.read_text(encoding="utf-8").splitlines()
        if "# --8<-- [start:solution]" in lines:
            start, end = (lines.index(f"# --8<-- [{at}:solution]") for at in ("start", "end"))
            target = target._replace(group="exercises", lines=range(start, end))
        tests = [test for test in target.tests if (ROOT / test).exists()]
        if only in file and tests:
            yield target._replace(tests=tests)


def turned_over(node: libcst.If) -> Iterator[libcst.If]:
    """Yield an `if` whose condition is turned over, which mutmut leaves alone."""
    condition = node.test.with_changes(lpar=[libcst.LeftParen()], rpar=[libcst.RightParen()])
    test = libcst.UnaryOperation(libcst.Not(), condition)
    yield node.with_changes(test=test, whitespace_before_test=libcst.SimpleWhitespace(" "))


class Finder(libcst.CSTVisitor):
    """Collects what may change inside functions: pairs of a node and its stand-in."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, lines: range) -> None:
        self.found: list[tuple[libcst.CSTNode, libcst.CSTNode]] = []
        self._lines, self._depth = lines, 0

    def on_visit(self, node: libcst.CSTNode) -> bool:
        """Note the changes of one node; leave out annotations and sentences for people."""
        sentence = isinstance(node, libcst.SimpleString) and " " in node.value
        if sentence or isinstance(node, libcst.Annotation | libcst.Decorator):
            return False
        self._depth += isinstance(node, libcst.FunctionDef)
        position = self.get_metadata(PositionProvider, node, None)
        if self._depth and position and position.start.line in self._lines:
            for kind, change in [*mutation_operators, (libcst.If, turned_over)]:
                if isinstance(node, kind):
                    self.found += [(node, changed) for changed in change(node)]
        return True

    def on_leave(self, node: libcst.CSTNode) -> None:
        """Note that a function ends."""
        self._depth -= isinstance(node, libcst.FunctionDef)


def mutants(code: str, lines: range) -> Iterator[tuple[str, str]]:
    """Yield the code with one change each, and that change as text: its line and a diff."""
    wrapper = MetadataWrapper(libcst.parse_module(code))
    finder = Finder(lines)
    wrapper.visit(finder)
    for node, changed in finder.found:
        mutated = wrapper.module.deep_replace(node, changed).code
        diff = list(difflib.unified_diff(code.splitlines(), mutated.splitlines(), n=0, lineterm=""))
        if diff:
            line = diff[2].split()[1].partition(",")[0].lstrip("-")
            yield mutated, "\n    ".join([line, *diff[3:]])


class SameExamples:
    """A pytest plugin: property tests draw the same examples for each mutant."""

    def pytest_collection_finish(self) -> None:
        """Replace the settings that tests/conftest.py has loaded."""
        settings.register_profile("mutants", derandomize=True, database=None, deadline=None)
        settings.load_profile("mutants")


def passes(copy: Path, target: Target, code: str, limit: float) -> bool:
    """Say whether all tests of a target pass with this code, in a fork and in `limit` seconds."""
    (copy / target.file).write_text(code, encoding="utf-8")
    process = os.fork()
    if process == 0:
        os.setsid()
        os.chdir(copy)
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))  # a loop that only appends
        log = os.open(copy.with_name("log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os._exit(pytest.main([*OPTIONS, *target.tests], plugins=[SameExamples()]))
    deadline, status = time.monotonic() + limit, None
    try:
        while status is None and time.monotonic() < deadline:
            time.sleep(0.01)
            ended, found = os.waitpid(-1, os.WNOHANG)
            status = found if ended == process else None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        if status is None:
            os.waitpid(process, 0)
        end_orphans()
    return status == 0


def end_orphans() -> None:
    """End what a fork's tests have left running; Linux has made them children of this process."""
    children = Path("/proc/thread-self/children")
    while children.exists() and (left := children.read_text().split()):
        for pid in map(int, left):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def judge(copy: Path, target: Target, every: int) -> tuple[int, int]:
    """Try the mutants of one file; return how many were killed and how many there were."""
    code = (copy / target.file).read_text(encoding="utf-8")
    begin = time.monotonic()
    if not passes(copy, target, code, limit=600):
        log = copy.with_name("log").read_text(encoding="utf-8")
        sys.exit(f"{log}\n{target.file}: its tests fail before anything is broken.")
    limit = 20 + 5 * (time.monotonic() - begin)
    if target.group == "exercises":  # compare with the solution as it is now
        (copy / target.tests[0]).write_text(read_exercise(copy, copy / target.file).test_text)
    tried = list(mutants(code, target.lines))[::every]
    killed = 0
    for mutated, change in tried:
        if passes(copy, target, mutated, limit):
            print(f"{target.file}:{change}", flush=True)
        else:
            killed += 1
    (copy / target.file).write_text(code, encoding="utf-8")
    seconds = time.monotonic() - begin
    print(f"{target.file}: {killed} of {len(tried)} killed ({seconds:.0f} s)", flush=True)
    return killed, len(tried)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="a part of the files' paths")
    parser.add_argument("--every", type=int, default=1, help="try each n-th mutant only")
    options = parser.parse_args()
    os.nice(19)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    sys.modules["exercise_comparison"] = comparison
    for name in WARM:  # once, here: the forks have them then
        importlib.import_module(name)
    killed, tried = Counter(), Counter()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
        shutil.rmtree(copy / "site", ignore_errors=True)  # but not builder/site
        for target in find_targets(options.only.replace("-", "_")):
            fallen, all_of_it = judge(copy, target, options.every)
            killed[target.group] += fallen
            tried[target.group] += all_of_it
    if not tried.total():
        sys.exit(f"Nothing to break in files called …{options.only}…, or they have no tests.")
    for group, number in tried.items():
        print(f"{group}: {killed[group]} of {number} killed, {killed[group] / max(number, 1):.1%}")


if __name__ == "__main__":
    main()
