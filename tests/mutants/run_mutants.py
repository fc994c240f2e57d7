"""Break the code in small ways and see whether a test notices: `make mutants`.

README.md in this folder says what is broken, why by a program of our own, and what survives.
"""

import argparse
import difflib
import importlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst
import pytest
from hypothesis import settings
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = (".git", ".venv", ".cache", "site", "site.*", "__pycache__", ".hypothesis")
WARM = ("matplotlib.pyplot", "scipy.stats", "scipy.special", "scipy.spatial", "sklearn.metrics")
HOOKS = ("sections", "snippet_*")  # the runner; the fork tests are slow, so each has few files
MORE_TESTS = {  # besides tests/hooks/test_MODULE.py
    "snippet_cache": ["snippet_runner"],
    "snippet_guard": ["snippet_isolation", "snippet_execution"],
    "snippet_results": ["snippet_runner"],
    "snippet_svg": ["snippet_execution"],
    "snippet_tasks": ["snippet_runner", "snippet_pool"],
    "snippet_watch": ["snippet_pool", "snippet_execution"],
    "snippet_worker": ["snippet_isolation", "snippet_pool"],
}


@dataclass(frozen=True)
class Target:
    """A file to break, and the tests that must notice; both are paths from the project root."""

    file: str
    tests: tuple[str, ...]
    first: int = 1  # line where mutation may begin
    last: int = sys.maxsize


@dataclass(frozen=True)
class Mutant:
    """A target's file with one small change."""

    target: Target
    code: str
    diff: tuple[str, ...]
    line: int


def turned_over(node: libcst.If) -> Iterator[libcst.If]:
    """Yield an `if` whose condition is turned over, which mutmut leaves alone."""
    condition = node.test.with_changes(lpar=[libcst.LeftParen()], rpar=[libcst.RightParen()])
    yield node.with_changes(
        test=libcst.UnaryOperation(libcst.Not(), condition),
        whitespace_before_test=libcst.SimpleWhitespace(" "),
    )


CHANGES = [*mutation_operators, (libcst.If, turned_over)]


class Finder(libcst.CSTVisitor):
    """Collects what mutmut would change inside functions: pairs of a node and its stand-in."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, target: Target) -> None:
        self.found: list[tuple[libcst.CSTNode, libcst.CSTNode]] = []
        self._target, self._depth = target, 0

    def on_visit(self, node: libcst.CSTNode) -> bool:
        """Note the changes of one node; leave out annotations and sentences for people."""
        if isinstance(node, libcst.Annotation | libcst.Decorator):
            return False
        if isinstance(node, libcst.SimpleString) and " " in node.value:
            return False
        self._depth += isinstance(node, libcst.FunctionDef)
        line = self.get_metadata(PositionProvider, node, None)
        inside = line and self._target.first <= line.start.line <= self._target.last
        if self._depth and inside:
            for kind, change in CHANGES:
                if isinstance(node, kind):
                    self.found += [(node, changed) for changed in change(node)]
        return True

    def on_leave(self, node: libcst.CSTNode) -> None:
        """Note that a function ends."""
        self._depth -= isinstance(node, libcst.FunctionDef)


def find_targets(root: Path, only: str) -> list[Target]:
    """Return the lessons' snippets, the exercises' solutions and the runner's modules."""
    targets = []
    for path in sorted(root.glob("snippets/*/*.py")):
        file = path.relative_to(root).as_posix()
        test = f"tests/{path.parent.name}/test_{path.name}"
        lines = path.read_text(encoding="utf-8").splitlines()
        if "# --8<-- [start:solution]" in lines:
            first, last = (lines.index(f"# --8<-- [{end}:solution]") for end in ("start", "end"))
            targets.append(Target(file, (test,), first + 1, last + 1))
        elif (root / test).exists():
            targets.append(Target(file, (test,)))
    for path in [path for name in HOOKS for path in sorted(root.glob(f"docs/_hooks/{name}.py"))]:
        names = [path.stem, *MORE_TESTS.get(path.stem, [])]
        tests = [f"tests/hooks/test_{name}.py" for name in names]
        tests = [test for test in tests if (root / test).exists()]
        targets.append(Target(path.relative_to(root).as_posix(), tuple(tests)))
    return [target for target in targets if only in target.file]


def mutants(root: Path, target: Target) -> Iterator[Mutant]:
    """Yield each mutant of a target that differs from the original."""
    code = (root / target.file).read_text(encoding="utf-8")
    wrapper = MetadataWrapper(libcst.parse_module(code))
    finder = Finder(target)
    wrapper.visit(finder)
    for node, changed in finder.found:
        mutated = wrapper.module.deep_replace(node, changed).code
        diff = list(difflib.unified_diff(code.splitlines(), mutated.splitlines(), n=0, lineterm=""))
        if diff:
            line = int(diff[2].split()[1].partition(",")[0].lstrip("-"))
            yield Mutant(target, mutated, tuple(diff[3:]), line)


class Quick:
    """A pytest plugin: property tests draw the same each time, and do not simplify failures."""

    def pytest_collection_finish(self) -> None:
        """Replace what tests/conftest.py has loaded."""
        settings.register_profile("mutants", derandomize=True, database=None, deadline=None)
        settings.load_profile("mutants")


def start(copy: Path, target: Target, code: str | None, log: Path) -> int:
    """Run a target's tests on its mutated code in a fork; return the fork's process id."""
    path = copy / target.file
    path.write_text(code or (ROOT / target.file).read_text(encoding="utf-8"), encoding="utf-8")
    process = os.fork()
    if process:
        return process
    os.setsid()
    os.chdir(copy)
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))  # a loop that appends for ever
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    options = ["-x", "-q", "--disable-plugin-autoload", "-p", "no:cacheprovider", "--tb=short"]
    os._exit(pytest.main([*options, *target.tests], plugins=[Quick()]))


def wait(process: int, limit: float) -> int:
    """Return how a fork ended, 0 if all its tests passed; end it after `limit` seconds."""
    deadline = time.monotonic() + limit
    while (ended := os.waitpid(process, os.WNOHANG)) == (0, 0):
        if time.monotonic() > deadline:
            os.killpg(process, signal.SIGKILL)
            ended = os.waitpid(process, 0)
            break
        time.sleep(0.01)
    return os.waitstatus_to_exitcode(ended[1])


def judge(target: Target, copy: Path, every: int) -> tuple[int, list[Mutant]]:
    """Return the number of mutants of a target that were tried, and the survivors."""
    log = copy.with_name("log")
    begin = time.monotonic()
    if wait(start(copy, target, None, log), 600):
        sys.exit(f"{log.read_text()}\n{target.file}: its tests fail before anything is broken.")
    limit = 20 + 5 * (time.monotonic() - begin)
    tried = list(mutants(copy, target))[::every]
    survivors = []
    for mutant in tried:
        if wait(start(copy, target, mutant.code, log), limit) == 0:
            survivors.append(mutant)
            print(f"{target.file}:{mutant.line}: survives", *mutant.diff, sep="\n  ", flush=True)
    start_code = (ROOT / target.file).read_text(encoding="utf-8")
    (copy / target.file).write_text(start_code, encoding="utf-8")
    return len(tried), survivors


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="part of the path of the files")
    parser.add_argument("--every", type=int, default=1, help="try each n-th mutant only")
    options = parser.parse_args()
    os.nice(19)
    for name in WARM:  # once, here; the forks have it then
        importlib.import_module(name)
    targets = find_targets(ROOT, options.only.replace("-", "_"))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
        total, alive = 0, 0
        for target in targets:
            begin = time.monotonic()
            tried, survivors = judge(target, copy, options.every)
            killed, total, alive = tried - len(survivors), total + tried, alive + len(survivors)
            seconds = time.monotonic() - begin
            print(f"{target.file}: {killed} of {tried} killed ({seconds:.0f} s)", flush=True)
    print(f"{total - alive} of {total} killed, {(total - alive) / max(total, 1):.1%}")


if __name__ == "__main__":
    main()
