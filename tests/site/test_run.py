"""Run, Edit, Stop and Check as a reader meets them, with the real Python in the page."""

import gzip
import json
import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe

from builder.browser.python import has_python, read_lock
from builder.lessons.exercise_reader import read_exercise

ROOT = Path(__file__).parents[2]
LESSON = "linear-algebra/cosine-similarity/"
OTHER = "statistics/confidence-intervals/"
EXERCISE = "linear_algebra/cosine_similarity_ex1.py"
PATIENCE = 60_000  # ms; on a busy machine Python takes long to start
MOST_JAVASCRIPT = 20_000  # bytes of our own on a page before a press, compressed
MOST_OF_RUN = 6_000  # bytes of it that belong to Run and Check
NAP = """() => new Promise(done => {
  const begin = performance.now();
  setTimeout(() => done(performance.now() - begin), 20);
})"""
PRESS_ALL = """label => [...document.querySelectorAll('.jem-run[data-section] button')]
  .filter(button => button.textContent === label && !button.hidden).forEach(b => b.click())"""
SAYS = "([place, text]) => document.querySelector(`${place} [role=status]`).textContent.match(text)"
ANSWER = "Code of exercise 1"
KEY = "jem:1:answer:cosine-similarity-1"


class Lesson:
    """A page whose examples the tests run."""

    def __init__(self, visit):
        assert has_python(ROOT), (
            "The site was built without Python. Fix: `make vendor`, `make build`."
        )
        self.seen = visit(LESSON)
        self.page = self.seen.page
        self.page.set_default_timeout(PATIENCE)
        self.asked = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.locator("[data-starts]").first.wait_for()
        self.page.evaluate("document.querySelectorAll('.jem-code').forEach(d => d.open = true)")

    def bar(self, section):
        return self.page.locator(f".jem-run[data-section={section}]")

    def press(self, label, section):
        self.bar(section).get_by_role("button", name=f"{label} example “{section}”").click()

    def status(self, section):
        return self.bar(section).get_by_role("status").inner_text()

    def wait(self, section, pattern="Finished|Stopped|Not run|broke"):
        place = f"[data-section={section}]"
        self.page.wait_for_function(SAYS, arg=[place, pattern])
        return self.status(section)

    def run(self, section):
        self.press("Run", section)
        return self.wait(section)

    def result(self, section):
        return self.page.locator(f".jem-run[data-section={section}] + .jem-output--run")

    def write(self, section, code):
        if not self.editor(section).count():
            self.press("Edit", section)
        self.editor(section).fill(code)

    def editor(self, section):
        return self.page.locator(f".highlight:has(+ .jem-run[data-section={section}]) textarea")

    def reset(self, section):
        self.press("Reset", section)


@pytest.fixture(scope="module")
def lesson_page(long_visit):
    return Lesson(long_visit)


@pytest.fixture
def ready(lesson_page):
    """The shared lesson as the build shows it, whatever a test has done to it."""
    yield lesson_page
    for label in ("Stop", "Reset"):
        lesson_page.page.evaluate(PRESS_ALL, label)


def shown(lesson, section):
    """Return what the build shows under an example."""
    return lesson.page.locator(
        f".jem-run[data-section={section}] ~ .jem-output"
    ).first.text_content()


def loaded_by(page):
    return page.evaluate("performance.getEntriesByType('resource').map(file => file.name)")


def own_scripts(page, site, site_url):
    """Return the sizes of our own scripts that a page has loaded, compressed."""
    own = {url for url in loaded_by(page) if url.startswith(f"{site_url}assets/js/")}
    return {url: compressed(site / url.removeprefix(site_url)) for url in own}


def compressed(path):
    return len(gzip.compress(path.read_bytes(), 9))


def test_before_a_press_nothing_of_python_is_loaded_and_little_of_ours(visit, site, site_url):
    lesson = Lesson(visit)
    lesson.page.wait_for_load_state("networkidle")
    assert "9 MB, once" in lesson.status("count")
    assert not [url for url in lesson.asked if "py-worker" in url or "pyodide" in url]
    sizes = own_scripts(lesson.page, site, site_url)
    assert f"{site_url}assets/js/run.js" in sizes
    assert sum(sizes.values()) < MOST_JAVASCRIPT, sizes
    assert compressed(site / "assets/js/run.js") < MOST_OF_RUN


def test_a_page_without_examples_loads_no_script_to_run_them(visit, site, site_url):
    page = visit("explore/").page  # it has the most scripts of its own
    page.wait_for_load_state("networkidle")
    sizes = own_scripts(page, site, site_url)
    assert not [url for url in sizes if url.endswith(("run.js", "written.js"))]
    assert sum(sizes.values()) < MOST_JAVASCRIPT, sizes


def test_the_progress_bar_counts_to_what_the_lock_file_says():
    worker = (ROOT / "docs/assets/js/py-worker.js").read_text()
    sizes = dict(re.findall(r"(\w+): ([\d_]+)", re.search(r"SIZES = {(.+)}", worker)[1]))
    sizes = {name: int(size) for name, size in sizes.items()}
    lock = read_lock(ROOT)
    files = {file["name"]: file["size"] for file in lock["files"]}
    packages = {name: one["file_name"] for name, one in lock["lock"]["packages"].items()}
    script = files["pyodide.mjs"] + files["pyodide.asm.js"]  # imported, which cannot be watched
    core = sum(files[name] for name in files.keys() - packages.values()) - script
    assert sizes["python"] == core
    assert sizes["numpy"] == files[packages["numpy"]]
    rest = {name: files[file] for name, file in packages.items() if name != "numpy"}
    tests = rest.pop("pytest") + rest.pop("pluggy") + rest.pop("iniconfig")
    assert sizes["pytest"] == tests + rest["packaging"]
    assert sizes["matplotlib"] == sum(rest.values())


@pytest.mark.parametrize(
    ("codes", "packages"),
    [
        (["print(np.ones(2))"], "numpy"),
        (["print(np.ones(2))", "fig, ax = plt.subplots()"], "matplotlib numpy"),
        (["print('neither')"], ""),
        (["import matplotlib.pyplot as p"], "matplotlib"),
        (["np.ones(2"], "numpy"),
    ],
)
def test_a_package_is_loaded_when_code_uses_it_not_because_the_file_imports_it(codes, packages):
    runtime = runpy.run_path(str(ROOT / "docs/assets/js/py_runtime.py"))
    before = ["import matplotlib.pyplot as plt\nimport numpy as np", *[""] * len(codes)]
    parts = [{"before": b, "code": c} for b, c in zip(before, codes, strict=False)]
    assert runtime["packages_for"](json.dumps({"fresh": True, "parts": parts})) == packages


def test_run_prints_what_the_build_shows(ready):
    wanted = shown(ready, "count")
    assert ready.run("count") == "Finished."
    assert ready.result("count").text_content().strip() == wanted.strip()
    assert ready.page.locator(".jem-run[data-section=count] ~ .jem-output[hidden]").count()
    assert ready.run("compare") == "Finished."
    assert ready.result("count").count() == 1  # its own result stays


def test_an_edited_example_runs_with_those_above_and_reset_brings_the_shown_back(ready):
    wanted = shown(ready, "compare")
    ready.write("compare", "print('cosine of itself:', cosine_similarity(message, message))")
    assert ready.run("compare") == "Finished."
    assert "cosine of itself: 1.0" in ready.result("compare").inner_text()
    ready.reset("compare")
    assert ready.result("compare").count() == 0
    assert shown(ready, "compare").strip() == wanted.strip()
    assert ready.editor("compare").count() == 0


def test_reset_after_a_run_without_an_edit_brings_the_shown_back(ready):
    faults = len(ready.seen.faults)
    assert ready.run("compare") == "Finished."
    ready.reset("compare")
    assert ready.result("compare").count() == 0
    assert ready.page.locator(".jem-run[data-section=compare] ~ .jem-output").first.is_visible()
    assert ready.seen.faults[faults:] == []


def test_an_edit_above_changes_what_follows(ready):
    ready.write("count", "message = 5\nprint(message)")
    ready.write("define", "seen = message + 1")
    ready.write("plot", "")
    ready.write("compare", "print(seen, message)")
    assert ready.run("compare") == "Finished."
    assert "6 5" in ready.result("compare").inner_text()
    assert "5" in ready.result("count").inner_text()


def test_what_is_printed_is_text_and_no_markup(ready):
    ready.write("count", "print('<img src=x onerror=alert(1)> &amp;')")
    ready.run("count")
    assert "<img src=x onerror=alert(1)> &amp;" in ready.result("count").text_content()
    assert ready.result("count").locator("img").count() == 0


def test_output_comes_as_it_is_printed(ready):
    ready.write("count", "import time\nprint('first')\ntime.sleep(1.5)\nprint('last')")
    ready.press("Run", "count")
    ready.result("count").get_by_text("first").wait_for()
    assert "last" not in ready.result("count").inner_text()
    assert ready.wait("count") == "Finished."
    assert "last" in ready.result("count").inner_text()


@pytest.mark.parametrize(
    ("code", "line", "told"),
    [
        ("x = 1\nx / 0\n", 2, "line 2: x / 0\nZeroDivisionError: division by zero"),
        ("x = 1\nif x = 2:\n    pass", 2, "line 2: if x = 2:\n           ^\nSyntaxError: invalid"),
        ("import pandas", 1, "ModuleNotFoundError: No module named 'pandas'\nPages have NumPy,"),
        ("name = input('Who? ')", 1, "RuntimeError: input() cannot wait for the keyboard here"),
        ("import js", 1, "ModuleNotFoundError: No module named 'js'"),
        ("from pyodide.code import run_js", 1, "No module named 'pyodide"),
        ("import pyodide_js", 1, "No module named 'pyodide_js'"),
        ("import _pyodide_core", 1, "No module named '_pyodide_core'"),
        ("import numpy as np\nnp.linalg.inv(np.ones((2, 2)))", 2, "LinAlgError: Singular matrix"),
        ("def f(n):\n    return f(n + 1)\nf(0)", 2, "RecursionError: maximum recursion depth"),
        ("raise SystemExit('done')", 1, "SystemExit: done"),
    ],
)
def test_an_error_names_the_line_and_what_is_wrong(ready, code, line, told):
    ready.write("count", code)
    assert ready.run("count") == "Stopped by an error."
    assert told in ready.result("count").inner_text()
    assert "/lib/python" not in ready.result("count").inner_text()
    editor = ready.editor("count")
    assert "jem-fault-line" in editor.get_attribute("class")
    assert editor.evaluate("node => node.style.getPropertyValue('--fault-line')") == str(line)


def test_the_worker_keeps_no_way_to_the_network_or_to_storage(ready):
    ready.run("count")
    names = "fetch caches importScripts indexedDB XMLHttpRequest WebSocket BroadcastChannel Worker"
    (worker,) = [one for one in ready.page.workers if "py-worker" in one.url]
    found = worker.evaluate(
        """names => names.filter(name => self[name] !== undefined
          || WorkerGlobalScope.prototype[name] !== undefined)""",
        names.split(),
    )
    assert found == []


def test_reading_the_keyboard_fails_without_a_word_on_the_console(ready):
    before = len(ready.seen.faults)
    ready.write("count", "import sys\nsys.stdin.readline()")
    assert ready.run("count") == "Stopped by an error."
    assert "OSError" in ready.result("count").inner_text()
    assert ready.seen.faults[before:] == []


def test_an_error_in_a_function_from_above_names_its_example(ready):
    ready.write("compare", "\ncosine_similarity(np.zeros(2), message)")
    assert ready.run("compare") == "Stopped by an error."
    told = ready.result("compare").inner_text()
    assert "line 2: cosine_similarity(np.zeros(2), message)" in told
    assert re.search(r"line \d+ of “define”: ", told)


def test_an_error_above_is_shown_there(ready):
    ready.write("count", "oops")
    said = ready.run("compare")
    assert said == "Not run: example “count” above stopped with an error."
    assert "NameError: name 'oops' is not defined" in ready.result("count").inner_text()
    assert ready.result("compare").count() == 0


@pytest.mark.parametrize("loop", ["while True: pass", "while True: print('again ' * 20)"])
def test_stop_ends_a_loop_while_the_page_stays_awake(ready, loop):
    ready.write("count", f"print('begun')\n{loop}")
    ready.press("Run", "count")
    ready.result("count").get_by_text("begun").wait_for()
    assert ready.page.evaluate(NAP) < 500
    assert (
        ready.bar("count")
        .get_by_role("button", name="Stop")
        .evaluate("node => node === document.activeElement")
    )
    ready.press("Stop", "count")
    assert ready.status("count") == "Stopped. Variables are gone; the next run begins anew."
    assert len(ready.result("count").text_content()) < 70_000
    ready.reset("count")
    assert ready.run("count") == "Finished."


def test_a_figure_is_an_image_with_its_description(ready):
    assert ready.run("plot") == "Finished."
    image = ready.result("plot").locator("img")
    image.evaluate("image => image.decode()")
    title = ready.page.locator(".jem-figure desc, .jem-figure svg desc").first.text_content()
    assert image.get_attribute("alt") == title
    assert image.evaluate("image => image.naturalWidth") > 300


def test_the_editor_is_left_with_tab_and_keeps_the_indent(ready):
    ready.press("Edit", "count")
    editor = ready.editor("count")
    editor.fill("for i in range(2):")
    editor.press("End")
    editor.press("Enter")
    editor.type("print(i)")
    editor.press("Enter")
    editor.type("f")  # a shortcut of the theme elsewhere
    assert editor.input_value() == "for i in range(2):\n    print(i)\n    f"
    editor.press("Backspace")
    editor.press("Control+Enter")
    ready.wait("count")
    assert "0\n1" in ready.result("count").inner_text()
    editor.press("Tab")
    assert ready.page.evaluate("document.activeElement.textContent") == "Run"


def test_controls_and_results_are_accessible_in_both_schemes(ready):
    ready.write("count", "1 / 0")
    ready.run("count")
    ready.run("define")
    ready.page.get_by_role("button", name="Check exercise 1").click()
    ready.page.locator(".jem-test").first.wait_for()
    for scheme in ("light", "dark"):
        ready.page.emulate_media(color_scheme=scheme)
        found = Axe().run(ready.page, options={"resultTypes": ["violations"]}).response
        assert [fault["id"] for fault in found["violations"]] == []
    ready.page.emulate_media(color_scheme="light")


@pytest.fixture(scope="module")
def exercise():
    return read_exercise(ROOT, ROOT / "snippets" / EXERCISE)


def check(lesson, answer):
    """Check an answer; return the page's verdict and its list of tests."""
    page = lesson.page
    editor = page.get_by_role("textbox", name=re.compile(ANSWER))
    if answer is not None:
        editor.fill(answer)
    page.get_by_role("button", name="Check exercise 1").click()
    status = page.locator(".jem-exercise .jem-run").get_by_role("status")
    found = page.locator(".jem-test")
    page.wait_for_function(SAYS, arg=[".jem-exercise", "tests? pass|broke"])
    tests = [(test.get_attribute("class"), test.inner_text()) for test in found.all()]
    return SimpleNamespace(said=status.inner_text(), tests=tests)


def test_the_starter_is_not_yet_right(ready, exercise):
    done = check(ready, f"{exercise.header}\n{exercise.starter}")
    assert done.said.startswith("0 of ")
    assert "write your answer here (line " in done.tests[0][1]


def test_a_wrong_answer_is_told_what_came_back_and_where_to_look(ready, exercise):
    code, fails = exercise.wrong["wrong_ignores_length"]
    done = check(ready, f"{exercise.header}\n{code}")
    (first, *_) = [text for kind, text in done.tests if "failed" in kind]
    assert first.startswith(f"Not yet: {fails.removeprefix('test_').replace('_', ' ')}")
    assert "returned" in first
    assert "xpected" in first


def test_a_solution_passes_is_kept_and_can_be_taken_back(visit, exercise):
    lesson = Lesson(visit)
    lesson.page.evaluate("addEventListener('jem:exercise', event => window.heard = event.detail)")
    answer = f"{exercise.header}\n{exercise.solution}\nprint('my note')\n"
    done = check(lesson, answer)
    assert done.said == f"All {len(done.tests)} tests pass. Compare with the solution below."
    assert "my note" in lesson.page.locator(".jem-check").inner_text()
    assert lesson.page.evaluate("heard") == {"id": "cosine-similarity-1", "passed": True}
    kept = lesson.page.evaluate("key => localStorage.getItem(key)", KEY)
    assert json.loads(kept) == {"text": answer, "solved": True}
    lesson.page.reload()
    editor = lesson.page.get_by_role("textbox", name=re.compile(ANSWER))
    assert editor.input_value() == answer
    assert "You have solved this one" in lesson.page.locator(".jem-exercise").inner_text()
    lesson.page.get_by_role("button", name="Reset exercise 1").click()
    assert "NotImplementedError" in editor.input_value()
    assert not lesson.seen.faults


@pytest.mark.parametrize(
    "change",
    [
        "np.linalg.norm = lambda *_, **__: 1",
        "np.argsort = None",
        "import builtins\nbuiltins.sorted = list",
        "import statistics\nstatistics.mean = max",
        "import collections\ncollections.Counter.most_common = print",
        "del np.dot",
        "np.set_printoptions(precision=1)\nnp.random.seed(1)\nnp.seterr(all='raise')",
        "import os, sys, warnings\nos.chdir('/')\nsys.setrecursionlimit(90)\n"
        "warnings.simplefilter('error')\nos.environ.clear()",
    ],
)
def test_what_an_answer_changes_is_gone_at_the_next_check(ready, exercise, change):
    check(ready, f"{exercise.header}\n{change}\n{exercise.starter}")
    done = check(ready, f"{exercise.header}\n{exercise.solution}")
    assert done.said == f"All {len(done.tests)} tests pass. Compare with the solution below."


def test_what_an_example_changes_is_gone_at_the_next_check(ready, exercise):
    ready.write("count", "import numpy as np\nnp.argsort = lambda values: values * 0\n")
    ready.run("count")
    done = check(ready, f"{exercise.header}\n{exercise.solution}")
    assert done.said == f"All {len(done.tests)} tests pass. Compare with the solution below."


def test_storage_that_holds_something_else_does_no_harm(visit):
    lesson = Lesson(visit)
    for text in ("no JSON", "null", '{"text": 5}'):
        lesson.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        lesson.page.reload()
        editor = lesson.page.get_by_role("textbox", name=re.compile(ANSWER))
        assert "NotImplementedError" in editor.input_value()
    assert not lesson.seen.faults


def test_hints_come_one_after_another(visit):
    lesson = Lesson(visit)
    hints = lesson.page.locator(".jem-hint")
    for number in range(hints.count()):
        assert [hint.is_visible() for hint in hints.all()].count(True) == number + 1
        hints.nth(number).locator("summary").click()


def test_python_stays_loaded_from_page_to_page(ready, site_url):
    ready.run("count")
    before = len(ready.asked)
    ready.page.evaluate("window.same = true")
    link = ready.page.locator("article a[href$='/']").first
    link.evaluate("(a, to) => { a.href = to; a.click(); }", f"{site_url}{OTHER}")
    ready.page.wait_for_url(f"**/{OTHER}")
    ready.page.locator(".jem-run[data-section=starve] button").first.wait_for()
    assert ready.page.evaluate("window.same")
    assert ready.run("count") == "Finished."
    assert not [url for url in ready.asked[before:] if "pyodide" in url]
    ready.page.go_back()
    ready.page.wait_for_url(f"**/{LESSON}")
    ready.page.locator(".jem-run[data-section=count] button").first.wait_for()


def test_a_page_without_pythons_files_says_that_run_is_switched_off(visit, site):
    lesson = visit(LESSON)
    html = (site / LESSON / "index.html").read_text()
    without = re.sub(r'<meta name="jem-python"[^>]*>', "", html)
    lesson.page.route(
        f"**/{LESSON}", lambda route: route.fulfill(body=without, content_type="text/html")
    )
    lesson.page.reload()
    lesson.page.get_by_text("Run is switched off").first.wait_for()
    assert lesson.page.locator("[data-starts]").count() == 0


def test_without_javascript_there_are_no_controls(visit):
    page = visit(LESSON, javascript=False).page
    assert not any(bar.is_visible() for bar in page.locator(".jem-run").all())
