"""The same verdict everywhere: Python in the page against the Python that builds the site.

NumPy in the browser is older, and WebAssembly rounds the last digits in its own way. So numbers
may differ a little, and integers have 32 bits; words, counts, verdicts and messages are the same.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from builder.browser.python import has_python
from builder.browser.runnable import DATA, read_runnables
from builder.examples.runner import GradeJob, SnippetRunner
from builder.lessons.exercise_reader import exercise_number, read_exercise, variant_sources
from builder.site.compose import is_example

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "snippets").rglob("*.py"))
EXAMPLES = {
    path.relative_to(ROOT / "snippets").as_posix(): runnable
    for path in FILES
    if is_example(path)
    and (runnable := [one for one in read_runnables(path.read_text(), path.name) if one.runs])
}
EXERCISES = [path for path in FILES if exercise_number(path)]
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
TOLERANCE = 1e-6  # relative; besides, the last decimal may differ by one
# What Python and NumPy of pages say otherwise than those of the build.
OTHER_WORDS = {
    "int32": "int64",
    "() iterable argument is empty": "() arg is an empty sequence",
}
NOISE = 3  # factor between two numbers such as 4e-16, of which only the size matters

# One worker for all tests: job(message) resolves to all that it answers.
CLIENT = """address => {
  const worker = new Worker(address, {type: 'module'});
  let id = 0, heard, end;
  worker.onmessage = ({data}) => {
    if (data.kind === 'done' || data.kind === 'broken') end([...heard, data]);
    else heard.push(data);
  };
  window.job = message => new Promise(resolve => {
    [heard, end] = [[], resolve];
    worker.postMessage({...message, id: ++id});
  });
}"""


@pytest.fixture(scope="module")
def python(browser: Browser, site: Path, site_url: str) -> Iterator[Page]:
    """A page with a worker that runs Python, and nothing else."""
    assert has_python(ROOT), "There is no Python in the site. Fix: make vendor build"
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(120_000)

    def answer(route: Route) -> None:
        route.fulfill(path=site / route.request.url.removeprefix(site_url))

    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{site_url}index.html")
    page.evaluate(CLIENT, f"{site_url}assets/js/py-worker.js")
    yield page
    context.close()


@pytest.fixture(scope="module")
def runner() -> Iterator[SnippetRunner]:
    with SnippetRunner(ROOT, cache=ROOT / ".cache" / "snippets", jobs=1) as runner:
        yield runner


def ask(python: Page, message: dict[str, Any], codes: list[str]) -> list[dict[str, Any]]:
    """Give the worker a job; return what it answers, without the news on loading."""
    site_url = python.url.removesuffix("index.html")
    home = python.locator("meta[name=jem-python]").get_attribute("content")
    data = {name: f"{site_url}assets/{name}" for code in codes for name in DATA.findall(code)}
    whole = {**message, "home": f"{site_url}{home}", "data": data}
    heard = python.evaluate("message => job(message)", whole)
    return [one for one in heard if one["kind"] not in {"load", "starting", "running"}]


def alike(shown: str, printed: str) -> bool:
    """Say whether two outputs are the same but for the last digits of numbers."""
    for words, others in OTHER_WORDS.items():
        printed = printed.replace(words, others)
    if NUMBER.sub("#", shown).split() != NUMBER.sub("#", printed).split():
        return False
    return all(
        _close(a, b) for a, b in zip(NUMBER.findall(shown), NUMBER.findall(printed), strict=True)
    )


def _close(a: str, b: str) -> bool:
    if "e" in a and "." not in a + b:
        return abs(float(b)) <= NOISE * abs(float(a)) <= NOISE**2 * abs(float(b))
    decimals = min(len(number.partition("e")[0].partition(".")[2]) for number in (a, b))
    unit = 10.0**-decimals if "." in a and "e" not in a else 0
    return abs(float(a) - float(b)) <= max(1.01 * unit, TOLERANCE * abs(float(a)))


@pytest.mark.parametrize("file", EXAMPLES)
def test_examples_print_and_draw_in_the_page_what_the_build_shows(file, python, runner):
    examples = EXAMPLES[file]
    parts = [
        {"name": one.section.name, "before": one.before, "code": one.section.code, "show": True}
        for one in examples
    ]
    codes = [part["before"] + part["code"] for part in parts]
    heard = ask(python, {"do": "run", "fresh": True, "parts": parts}, codes)
    (built,) = runner.run_snippets([ROOT / "snippets" / file]).values()
    output: dict[str, str] = {}
    figures: dict[str, list[str]] = {}
    faults = []
    name = ""
    for one in heard:
        if one["kind"] == "part":
            name = parts[one["number"]]["name"]
        elif one["kind"] == "stdout":
            output[name] = output.get(name, "") + one["text"]
        elif one["kind"] == "figure":
            figures.setdefault(name, []).append(one["alt"])
        elif one["kind"] != "done":
            faults.append(f"{name}: {one['text']}")
    for name, shown in built.sections.items():
        if name not in {part["name"] for part in parts}:
            continue
        if not alike(shown.output, output.get(name, "")):
            faults.append(f"{name} shows:\n{shown.output}\nand prints:\n{output.get(name, '')}")
        if [figure.description for figure in shown.figures] != figures.get(name, []):
            faults.append(f"{name} draws: {figures.get(name)}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", EXERCISES, ids=[path.stem for path in EXERCISES])
def test_answers_get_the_same_verdict_and_message_in_the_page(path, python, runner):
    exercise = read_exercise(ROOT, path)
    variants = variant_sources(exercise)
    (graded,) = runner.grade([GradeJob(exercise.test_file, exercise.test_text, variants)])
    faults = []
    for name, code in variants.items():
        tests = {"tests": exercise.test_text, "name": Path(exercise.test_file).name}
        heard = ask(python, {"do": "check", "code": code, **tests}, [code, exercise.test_text])
        (verdicts,) = [one["tests"] for one in heard if one["kind"] == "verdicts"]
        for wanted, (test, passed, said) in zip(graded.variants[name], verdicts, strict=True):
            same = (wanted.name, wanted.passed) == (test, passed) and alike(wanted.message, said)
            if not same:
                faults.append(f"{name}, {test}:\n{wanted.message}\nand in the page:\n{said}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("cosine 0.96", "cosine 0.96", True),
        ("cosine 0.96", "cosine 0.97", True),
        ("cosine 0.96", "cosine 0.98", False),
        ("1.5e-16", "2.5e-16", False),
        ("4e-16", "2e-16", True),
        ("4e-16", "1e-16", False),
        ("1e-16", "4e-16", False),
        ("1000000.1234567", "1000000.1234568", True),
        ("3 of 8", "4 of 8", False),
        ("[1 2]", "[1  2]", True),
        ("[1 2]", "[1 2 3]", False),
        ("yes 1", "no 1", False),
        ("returned np.int64(1)", "returned np.int32(1)", True),
        ("np.int64(1)", "np.float64(1)", False),
    ],
)
def test_only_last_digits_may_differ(shown, printed, same):
    assert alike(shown, printed) is same
