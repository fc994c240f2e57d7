import subprocess
import sys
from pathlib import Path

from made_snippets import section

ROOT = Path(__file__).parents[3]


def test_results_come_in_order_each_once_also_for_files_that_fail(lab):
    good, bad = lab.write(section("print(1)", "one")), lab.write("1 / 0\n")
    missing = lab.root / "snippets/topic/nothing_there.py"
    relative = good.relative_to(lab.root)
    results = lab.runner.run_snippets([bad, good, missing, relative, bad])
    assert list(results) == [f"topic/{path.name}" for path in (bad, good, missing)]
    assert [[p.rule for p in result.problems] for result in results.values()] == [
        ["snippet-exception"],
        [],
        ["snippet-not-found"],
    ]
    assert results[f"topic/{good.name}"].file == f"snippets/topic/{good.name}"


def test_a_result_holds_what_each_section_printed_and_drew_and_the_values(lab):
    drawing = (
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.set_title('A title')\n"
        "fig.set_label('Empty axes from zero to one; nothing is in them.')\nn = 2"
    )
    result = lab.run(section("print(1)", "one") + section(drawing, "plot_it"))
    (figure,) = result.sections["plot_it"].figures
    assert result.problems == []
    assert {key: part.name for key, part in result.sections.items()} == {
        "one": "one",
        "plot_it": "plot_it",
    }
    assert (result.sections["one"].output, result.sections["one"].figures) == ("1\n", [])
    assert figure.svg.startswith("<svg")
    assert figure.title == "A title"
    assert figure.description.startswith("Empty axes")
    assert result.values == {"n": 2}


def test_a_file_that_is_not_utf_8_is_reported_with_its_line(lab):
    path = lab.write("")
    path.write_bytes(b"a = 1\nb = '\xe4'\n")
    (result,) = lab.runner.run_snippets([path]).values()
    (problem,) = result.problems
    assert (problem.rule, problem.line) == ("snippet-encoding", 2)


def test_a_fault_in_a_section_mark_is_reported_and_nothing_runs(lab):
    result = lab.run("print(1)\n# --8<-- [start:one]\n")
    assert [p.rule for p in result.problems] == ["section-unclosed"]


def test_nothing_to_do_starts_nothing(lab):
    assert lab.runner.run_snippets([]) == {}
    assert lab.runner.check_formulas([]) == []
    assert lab.runner.grade([]) == []


def test_the_builder_never_imports_the_libraries_of_the_snippets():
    code = (
        "import sys, builder.examples.runner; "
        "print(*sorted({'numpy', 'matplotlib', 'pytest', 'mkdocs'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"


def test_the_runner_can_be_imported_where_the_platform_lacks_limits_and_groups():
    code = (
        "import os, signal, sys; "
        "sys.modules['resource'] = sys.modules['fcntl'] = None; "
        "del os.fork, os.killpg, os.setpgid, os.getpgrp, signal.SIGCHLD, signal.SIGKILL; "
        "from builder.examples import pool, runner, worker; print(pool.can_fork())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
