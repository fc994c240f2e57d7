"""Where lessons' tests run, and the exercise they grade."""

import contextlib
import importlib
import io
import runpy
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import settings

from builder.lessons.exercise_reader import read_exercise, variant_sources

ROOT = Path(__file__).parents[1]
SNIPPETS = ROOT / "snippets"

# The first call may import a library, and the machine may be busy: time says nothing here.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


def close_figures() -> None:
    """Close all figures, if anything has drawn one."""
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def working_folder(path: Path) -> contextlib.AbstractContextManager[None]:
    """Return a context in which a lesson's test runs: in `snippets/`, as its snippet does."""
    if (SNIPPETS / path.parent.name).is_dir():
        return contextlib.chdir(SNIPPETS)
    return contextlib.nullcontext()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, object, object]:
    """Import a lesson's test, and with it the snippet, where the snippet finds its data."""
    with working_folder(collector.path):
        report = yield
    close_figures()
    return report


@pytest.fixture(autouse=True)
def clean_surroundings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run a lesson's test in `snippets/`, and close the figures that a test leaves open."""
    with working_folder(request.path):
        yield
    close_figures()


@pytest.fixture(scope="module")
def snippet_run(request: pytest.FixtureRequest) -> tuple[SimpleNamespace, str]:
    """Run the snippet that a test file tests; return its namespace and what it prints.

    It runs by its path: to an import, a topic such as `statistics` is Python's own module.
    """
    name = request.path.name.removeprefix("test_")
    with working_folder(request.path), contextlib.redirect_stdout(io.StringIO()) as said:
        left = runpy.run_path(str(SNIPPETS / request.path.parent.name / name))
    return SimpleNamespace(**left), said.getvalue()


@pytest.fixture(scope="module")
def lesson(snippet_run: tuple[SimpleNamespace, str]) -> SimpleNamespace:
    """Return what the snippet that a test file tests leaves in its namespace."""
    return snippet_run[0]


@pytest.fixture(scope="module")
def printed(snippet_run: tuple[SimpleNamespace, str]) -> str:
    """Return what the snippet that a test file tests prints."""
    return snippet_run[1]


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest) -> str:
    """Return the text of the page that a test file tests.

    A test that computes a number asserts that the page says it: `f"costs {loss:.2f}" in page`.
    """
    name = request.path.stem.removeprefix("test_").replace("_", "-")
    file = ROOT / "docs" / request.path.parent.name.replace("_", "-") / f"{name}.md"
    return file.read_text(encoding="utf-8")


def library(name: str) -> Callable[[], ModuleType]:
    """Return a fixture for a library of tests/libraries/, imported when a test first asks."""

    def fixture() -> ModuleType:
        return importlib.import_module(name)

    fixture.__doc__ = f"Return {name}."
    return pytest.fixture(scope="session", name=name.split(".")[0])(fixture)


jax, pandas, polars, torch = map(library, ["jax", "pandas", "polars", "torch"])
statsmodels = library("statsmodels.api")  # what people import as sm


@pytest.fixture
def exercise(request: pytest.FixtureRequest) -> ModuleType:
    """Return the solution of the exercise that a test file grades, as a module.

    The other answers of the file go through the same tests in tests/site/test_exercises.py, a
    learner's answer through the fixture of the same name in the download.
    """
    name = request.path.name.removeprefix("test_")
    file = SNIPPETS / request.path.parent.name / name
    source = variant_sources(read_exercise(ROOT, file))["solution"]
    module = ModuleType("answer")
    exec(compile(source, str(file), "exec"), module.__dict__)
    return module
