"""What a notebook's cells do is run for real; the runner is started once."""

import pytest
from made_notebook import FILE, FRONT, TITLE, cell, notebook, project, write

from builder.examples.runner import Limits, SnippetRunner
from builder.notebooks.script import read_script, read_scripts, run_scripts
from builder.notebooks.source import read_cells

IMPORT = cell("import matplotlib.pyplot as plt")
PLOT = "fig, ax = plt.subplots()\nax.plot([1, 2])\nax.set_title('A line')"
LABEL = "\nfig.set_label('A line that rises from one to two.')"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return tmp_path_factory.mktemp("notebooks")


@pytest.fixture(scope="module")
def runner(root):
    (root / "snippets").mkdir()
    with SnippetRunner(root, cache=None, limits=Limits(seconds=2)) as runner:
        yield runner


@pytest.fixture
def run(root, runner):
    """Return a function that runs a notebook and returns script and result."""

    def run(*cells):
        write(root, project(*cells))
        script = read_script(FILE, read_cells(root, FILE)[0])
        assert script.problems == []
        return script, run_scripts(runner, [script])[FILE]

    return run


@pytest.fixture
def fault(run, root):
    """Return a function that runs a notebook and returns its one problem, as a reader sees it."""

    def fault(*cells):
        script, result = run(*cells)
        (problem,) = result.problems
        problem = script.placed(problem)
        assert problem.file == FILE
        return problem, (root / FILE).read_text().splitlines()[problem.line - 1]

    return fault


def test_cells_share_names_and_keep_their_own_output(run):
    _, result = run(cell("x = 2"), cell("print(x)\nprint(x + 1)"))
    assert result.problems == []
    assert result.sections["c4"].output == "2\n3\n"
    assert result.values == {"x": 2}


@pytest.mark.parametrize(
    ("code", "output"),
    [
        ("1 + 1", "2\n"),
        ("x = 1\n(\n  x +\n  2\n)  # three", "3\n"),
        ("'“text”'", "'“text”'\n"),
        ("None", ""),
        ("1 + 1;", ""),
        ("x = 1", ""),
        ("", ""),
        ("# nothing", ""),
    ],
)
def test_the_value_of_a_last_line_is_shown_as_in_jupyter(run, code, output):
    _, result = run(cell(code))
    assert result.problems == []
    assert result.sections["c3"].output == output


BAD = {
    "exception": ("x = 1\n1 / 0", "snippet-exception", "1 / 0", "ZeroDivisionError"),
    "shown value": ("x = 1\n1 / 0 + x", "snippet-exception", "1 / 0 + x", "ZeroDivisionError"),
    "warning": (
        "import warnings\nwarnings.warn('old')",
        "snippet-warning",
        "warnings.warn('old')",
        "UserWarning: old",
    ),
    "numpy warning": (
        "import numpy as np\nx = np.zeros(1)\ny = 1 / x",
        "snippet-warning",
        "y = 1 / x",
        "divide by zero",
    ),
    "hang": ("import time\ntime.sleep(60)", "snippet-time", "", "2 seconds"),
    "stderr": (
        "import sys\nn = sys.stderr.write('psst')",
        "snippet-stderr",
        "n = sys.stderr.write('psst')",
        "standard error",
    ),
    "exit": ("import sys\nsys.exit()", "snippet-exit", "sys.exit()", "sys.exit"),
    "input": ("x = input()", "snippet-input", "x = input()", "waits for input"),
    "network": (
        "import socket\ns = socket.create_connection(('127.0.0.1', 9))",
        "snippet-network",
        "s = socket",
        "uses the network",
    ),
    "no description": (
        f"import matplotlib.pyplot as plt\n{PLOT}",
        "figure-description",
        "",
        "none",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_cell_is_named_with_file_cell_line_and_fix(fault, name):
    code, rule, shown, message = BAD[name]
    problem, line = fault(cell("y = 0"), cell(code))
    assert problem.rule == rule
    assert problem.message.startswith("Cell 4, line ")
    assert message in problem.message
    assert "snippet" not in problem.message
    assert problem.fix
    assert shown in line


def test_a_traceback_names_cells_not_lines_of_a_file_nobody_sees(fault):
    problem, _ = fault(cell("def f():\n    return 1 / 0"), cell("f()"))
    assert problem.message.startswith("Cell 3, line 2: ")
    assert f'File "{FILE}", cell 4, line 1' in problem.details
    assert f'File "{FILE}", cell 3, line 2' in problem.details
    assert "displayhook" not in problem.details


@pytest.mark.parametrize("code", ["x = 1\n%matplotlib inline", "x = 1\n!ls", "x = 1\n)"])
def test_what_is_not_python_is_named_without_running_it(root, runner, code):
    write(root, project(cell("y = 0"), cell(code)))
    script = read_script(FILE, read_cells(root, FILE)[0])
    problem = script.placed(script.problems[0])
    assert problem.rule == "notebook-syntax"
    assert problem.message.startswith("Cell 4, line 2: This is not Python")
    line = (root / FILE).read_text().splitlines()[problem.line - 1]
    assert line.strip(' "') == code.split("\n")[1]
    assert run_scripts(runner, [script]) == {}


@pytest.mark.parametrize(
    "cells",
    [
        [cell(TITLE, "markdown")],
        [cell(FRONT, "raw"), cell("---", "raw")],
    ],
    ids=["none", "two"],
)
def test_front_matter_is_the_first_cell_and_the_only_raw_one(root, cells):
    write(root, notebook(*cells))
    (problem,) = read_script(FILE, read_cells(root, FILE)[0]).problems
    assert problem.rule == "notebook-cells"


def test_page_and_code_have_the_same_lines(run):
    script, result = run(IMPORT, cell("One.\n\nTwo.", "markdown"), cell("x = 1\nprint(x)"))
    page = script.page(result.sections)[0].split("\n")
    code = script.code.split("\n")
    at = next(n for n, line in enumerate(code) if "print(x)" in line)
    assert page[at] == "print(x)"
    assert script.origins[at] == (script.cells[4], 2)
    two = page.index("Two.")
    assert script.origins[two] == (script.cells[3], 3)


def test_output_stands_under_its_code(run):
    script, result = run(cell("print(1 < 2)"))
    page, slots = script.page(result.sections)
    assert '```python\nprint(1 < 2)\n```\n\n<div data-slot="c3"></div>' in page
    assert slots["c3"] == (
        '<div class="jem-output"><pre tabindex="0"><samp>True</samp></pre></div>'
    )


def test_a_cell_that_only_draws_shows_the_figure_first_and_folds_its_code(run):
    script, result = run(IMPORT, cell(PLOT + LABEL), cell("x = 1"))
    page, slots = script.page(result.sections)
    lines = page.split("\n")
    assert script.origins[lines.index("fig, ax = plt.subplots()")] == (script.cells[3], 1)
    assert script.origins[lines.index("x = 1")] == (script.cells[4], 1)
    assert page.index('data-slot="c4"') < page.index('<details class="jem-code"') < page.index(PLOT)
    assert slots["c4"].startswith('<figure class="jem-figure"><svg')


def test_output_of_a_cell_that_varies_says_so(run):
    script, result = run(cell("print(1)", tags=("varies",)), cell("print(2)"))
    _, slots = script.page(result.sections)
    assert "Depends on the machine" in slots["c3"]
    assert "Depends on the machine" not in slots["c4"]


def test_values_of_a_cell_that_varies_cannot_get_into_the_text(run):
    _, result = run(cell("seconds = 1", tags=("varies",)), cell("x = 2"))
    assert result.values == {"x": 2}


def test_code_with_back_ticks_stays_in_its_fence(run):
    script, result = run(cell("print('```')"))
    assert "````python\nprint('```')\n````" in script.page(result.sections)[0]


def test_a_notebook_that_is_not_one_does_not_stop_the_others(tmp_path):
    write(tmp_path, "{", "docs/projects/a.ipynb")
    write(tmp_path, project(cell("x = 1")))
    scripts, problems = read_scripts(tmp_path)
    assert [s.file for s in scripts] == [FILE]
    assert [p.rule for p in problems] == ["notebook-json"]
