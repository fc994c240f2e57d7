import os
import signal
import time
from pathlib import Path

import pytest
from made_snippets import Lab, section

from builder.examples import pool
from builder.examples.pool import child_environment
from builder.examples.watch import Limits

MIB = 1 << 20
FIGURE = """
import matplotlib.pyplot as plt
import numpy as np
fig, ax = plt.subplots()
ax.plot(np.linspace(0, 1, 5), label="$x^2$")
ax.legend()
ax.set_title("A line")
fig.set_label("A line that rises from zero to one, drawn for a test.")
print({"a", "b", "c"}, np.pi)
"""


@pytest.fixture(scope="module")
def tight(tmp_path_factory):
    """A project of snippets with little time and memory."""
    limits = Limits(seconds=2, memory=300 * MIB, torch_memory=600 * MIB)
    tight = Lab(tmp_path_factory.mktemp("tight"), limits=limits)
    with tight.runner:
        yield tight


def server_of(lab):
    """Return the process of a running fork server."""
    return lab.runner._pools["snippet"]._server


def is_alive(pid):
    """Say whether a process runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("code", ["while True:\n    pass", "import time\ntime.sleep(60)"])
def test_a_snippet_that_does_not_end_is_stopped(tight, code):
    begin = time.monotonic()
    (problem,) = tight.run(section(code)).problems
    assert problem.rule == "snippet-time"
    assert "2 seconds" in problem.message
    assert time.monotonic() - begin < 15


def test_a_snippet_that_hides_from_exceptions_is_stopped(tight):
    code = "import time\nwhile True:\n    try:\n        time.sleep(1)\n        1 / 0\n"
    code += "    except BaseException:\n        pass"
    assert [p.rule for p in tight.run(section(code)).problems] == ["snippet-time"]


def test_a_snippet_that_fills_memory_is_stopped(tight):
    code = "import time\nx = bytearray(400 << 20)\ntime.sleep(1)"
    (problem,) = tight.run(section(code)).problems
    assert problem.rule == "snippet-memory"
    assert "0.29" in problem.message


def test_memory_that_is_given_back_at_once_counts(tight):
    (problem,) = tight.run(section("x = bytearray(400 << 20)\ndel x")).problems
    assert problem.rule == "snippet-memory"


def test_a_file_that_imports_torch_may_take_twice_the_memory(tight):
    code = "if False:\n    import torch\nx = bytearray(310 << 20)\ndel x"
    assert tight.run(section(code)).problems == []


def test_no_grandchild_is_left_over(lab):
    code = """
import ctypes, time
pid = ctypes.CDLL(None).fork()  # past the guard
if not pid:
    time.sleep(60)
"""
    result = lab.run(section(code))
    assert result.problems == []
    deadline = time.monotonic() + 5
    while is_alive(result.values["pid"]) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_alive(result.values["pid"])


def test_forked_children_and_processes_give_the_same_bytes(lab):
    text = section(FIGURE, "plot") + section("print(__name__, __file__)", "next")
    path = lab.write(text, "same_bytes.py")
    alone = Lab(lab.root, fork=False)
    with alone.runner:
        (single,) = alone.runner.run_snippets([path]).values()
    (forked,) = lab.runner.run_snippets([path]).values()
    assert forked.problems == []
    assert forked.sections["plot"].figures
    assert forked == single


def test_without_fork_limits_and_crashes_are_reported_as_well(tmp_path):
    alone = Lab(tmp_path, fork=False, limits=Limits(seconds=2))
    loop = alone.write(section("import time\ntime.sleep(60)"))
    crash = alone.write(section("import ctypes\nctypes.string_at(0)"))
    with alone.runner:
        results = alone.runner.run_snippets([loop, crash]).values()
    assert [p.rule for r in results for p in r.problems] == ["snippet-time", "snippet-crash"]


def test_two_snippets_run_at_the_same_time(tmp_path):
    both = Lab(tmp_path, jobs=2)
    code = "import time\nbegin = time.time()\ntime.sleep(1)\nend = time.time()"
    files = [both.write(section(code)) for _ in range(2)]
    with both.runner:
        first, second = (r.values for r in both.runner.run_snippets(files).values())
    assert max(first["begin"], second["begin"]) < min(first["end"], second["end"])


def test_a_killed_server_is_reported_and_the_next_call_starts_another(tmp_path):
    lab = Lab(tmp_path, jobs=1)
    kill = "import os, ctypes, time\nctypes.CDLL(None).kill(os.getppid(), 9)\ntime.sleep(60)"
    killer = lab.write(section(kill))
    after = lab.write(section("print('after')"))
    with lab.runner:
        begin = time.monotonic()
        first, second = lab.runner.run_snippets([killer, after]).values()
        (problem,) = first.problems
        assert problem.rule == "runner-died"
        assert "-9" in problem.message
        assert second.problems == []
        assert time.monotonic() - begin < 30
        os.kill(server_of(lab).pid, signal.SIGKILL)
        server_of(lab).wait()
        (result,) = lab.runner.run_snippets([after]).values()
        assert [p.rule for p in result.problems] == ["runner-died"]
        (result,) = lab.runner.run_snippets([after]).values()
        assert result.sections["example"].output == "after\n"


def test_a_server_that_cannot_start_is_reported_once_for_each_snippet(tmp_path, monkeypatch):
    broken = tmp_path / "builder/examples/worker.py"
    broken.parent.mkdir(parents=True)
    broken.write_text(f"open({str(tmp_path / 'starts')!r}, 'a').write('x')\nraise SystemExit(3)\n")
    monkeypatch.setattr(pool, "_ROOT", tmp_path)
    lab = Lab(tmp_path)
    files = [lab.write(section("x = 1")) for _ in range(5)]
    with lab.runner:
        results = lab.runner.run_snippets(files).values()
    assert [[p.rule for p in r.problems] for r in results] == [["runner-died"]] * 5
    assert (tmp_path / "starts").read_text() == "x"


def test_what_a_child_answers_counts_only_if_it_was_not_stopped(tmp_path):
    (tmp_path / "result.json").write_text('{"peak": 1}')
    job = {"memory": 2}
    assert pool._outcome(job, tmp_path, {"fault": "", "status": 0}).problem("f") is None
    end = {"fault": "runner", "status": -9}
    assert pool._outcome(job, tmp_path, end).problem("f").rule == "runner-died"


def test_the_server_stays_alive_until_the_runner_is_closed(tmp_path):
    lab = Lab(tmp_path)
    with lab.runner:
        lab.output("print(1)")
        pid = server_of(lab).pid
        lab.output("print(2)")
        assert server_of(lab).pid == pid
    assert not is_alive(pid)


def test_nothing_of_the_environment_leaks_in(monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.setenv("PYTHONPATH", "x")
    environment = child_environment("0", Path("/x"))
    assert not {"SECRET_TOKEN", "HOME"} & environment.keys()
    assert "x" not in environment.values()


def test_a_server_that_was_warmed_up_does_the_first_job(lab):
    lab.runner.close()
    lab.runner.warm_up("snippet")
    server = server_of(lab)

    assert lab.run(section("print(1)")).sections["example"].output == "1\n"
    assert server_of(lab) is server
