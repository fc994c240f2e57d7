import pytest
from made_notebook import FILE, cell, project, write
from made_snippets import Lab, section

from builder.notebooks.script import read_scripts
from builder.site.twice import check_twice

PLOT = """
import random
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([random.random(), 2])
ax.set_title("A line")
fig.set_label("A line from some number to two, drawn for a test.")
"""
SNIPPETS = {
    "random.py": section("import random\nprint('x')\nprint(random.random())", "roll"),
    "numpy.py": section("import numpy as np\nx = np.random.rand()"),
    "hash.py": section("print([*{'a', 'b', 'c', 'd', 'e', 'f', 'g'}])", "order"),
    "time.py": section("import time\nnow = time.time()"),
    "address.py": section("print(object())", "show"),
    "figure.py": section(PLOT, "plot"),
    "fault.py": section("x = 1\n1 / 0"),
    "seeded.py": section(
        "import random\nimport numpy as np\nrandom.seed(1)\n"
        "print(random.random(), np.random.default_rng(1).random())\nnan = float('nan')"
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Problems by the name of the snippet."""
    lab = Lab(tmp_path_factory.mktemp("twice"))
    files = [lab.write(text, name) for name, text in SNIPPETS.items()]
    problems = check_twice(lab.root, files)
    return {name: [p for p in problems if p.file == f"snippets/topic/{name}"] for name in SNIPPETS}


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("random.py", "output of section “roll”"),
        ("numpy.py", "value of “x”"),
        ("hash.py", "output of section “order”"),
        ("time.py", "value of “now”"),
        ("address.py", "output of section “show”"),
        ("figure.py", "figure of section “plot”"),
    ],
)
def test_what_differs_from_run_to_run_is_one_problem_that_says_what(found, name, what):
    (problem,) = found[name]
    assert problem.rule == "not-reproducible"
    assert what in problem.message
    assert "Seed" in problem.fix


def test_the_lines_that_differ_are_shown_and_no_others(found):
    before, after = found["random.py"][0].details.splitlines()
    assert before.startswith("- 0.")
    assert after.startswith("+ 0.")


def test_a_fault_in_both_runs_is_reported_once_and_not_compared(found):
    assert [p.rule for p in found["fault.py"]] == ["snippet-exception"]


def test_a_seeded_snippet_is_fine(found):
    assert found["seeded.py"] == []


def test_a_notebook_must_not_differ_but_in_cells_that_vary(tmp_path):
    Lab(tmp_path)
    roll = "import random\nx = random.random()\nprint(x)"
    cells = cell(roll, tags=("varies",)), cell("import random\nprint(random.random())")
    write(tmp_path, project(*cells))
    (problem,) = check_twice(tmp_path, [], scripts=read_scripts(tmp_path)[0])
    assert (problem.file, problem.rule) == (FILE, "not-reproducible")
    assert problem.message == "The output of cell 4 differs from one run to the next."
