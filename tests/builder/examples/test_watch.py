import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.examples import watch as snippet_watch
from builder.examples.watch import (
    START_UP,
    Limits,
    Outcome,
    Watch,
    ask_for_stack,
    kill_group,
    resident_memory,
)

FILE = "snippets/a/b.py"
STACK = """\
Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/usr/lib/python3/ctypes.py", line 517 in string_at
  File "a/b.py", line 8 in helper
  File "a/b.py", line 12 in <module>
"""
WAITS = """\
import ctypes, sys, threading, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from builder.examples.watch import write_stack_when_asked
write_stack_when_asked(Path(sys.argv[2]))
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print("ready", flush=True)
if "crash" in sys.argv:
    ctypes.string_at(0)
while True:
    time.sleep(0.01)
"""


def outcome(**changes) -> Outcome:
    return Outcome(Limits().as_job(), **changes)


def waiting(stack: Path, *more: str) -> subprocess.Popen:
    """Start a process that waits (or crashes), and writes where it is when it is asked."""
    root = str(Path(snippet_watch.__file__).parents[2])
    command = [sys.executable, "-c", WAITS, root, str(stack), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({"fault": "time"}, "snippet-time", "20 seconds"),
        ({"fault": "memory"}, "snippet-memory", "1 GiB"),
        ({"fault": "output"}, "snippet-output", "64 KiB"),
        ({"fault": "runner", "status": 3}, "runner-died", "status 3"),
        ({"status": -11}, "snippet-crash", "SIGSEGV"),
        ({"status": 7}, "snippet-exit", "status 7"),
        ({"status": -999}, "snippet-exit", "status -999"),
        ({"result": {"peak": 2 << 30}}, "snippet-memory", "1 GiB"),
    ],
)
def test_each_end_has_its_rule_and_says_the_limit(changes, rule, words):
    problem = outcome(**changes).problem(FILE)

    assert problem.rule == rule
    assert words in problem.message
    assert problem.fix


def test_a_child_that_answered_within_its_limits_has_no_problem():
    assert outcome(result={"peak": 1 << 20}).problem(FILE) is None


def test_the_line_is_the_innermost_one_of_the_snippet_itself():
    assert outcome(status=-11, stack=STACK).problem(FILE).line == 8


def test_a_line_that_is_known_already_stays():
    assert outcome(status=-11, stack=STACK).problem(FILE, 3).line == 3


def test_a_stack_without_the_snippet_gives_no_line():
    assert outcome(fault="time", stack=STACK).problem("snippets/other.py").line is None


def test_a_process_says_where_it_is(tmp_path):
    stack = tmp_path / "stack"
    with waiting(stack) as process:
        begin = time.monotonic()
        ask_for_stack(process.pid, stack, patience=5)
        assert time.monotonic() - begin < 4
        process.kill()

    assert 'File "<string>", line' in stack.read_text()
    assert stack.read_text().count("most recent call first") == 1  # not those of other threads


def test_a_process_that_crashes_says_where(tmp_path):
    with waiting(tmp_path / "stack", "crash") as process:
        assert process.wait() == -signal.SIGSEGV

    text = (tmp_path / "stack").read_text()
    assert "Segmentation fault" in text
    assert 'File "<string>", line 9 in <module>' in text
    assert text.count("most recent call first") == 1


def test_a_process_that_is_gone_is_not_waited_for(tmp_path):
    (tmp_path / "stack").touch()
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    begin = time.monotonic()

    ask_for_stack(process.pid, tmp_path / "stack", patience=5)

    assert time.monotonic() - begin < 4


def test_the_clock_starts_when_the_libraries_are_imported(tmp_path):
    watch = Watch(os.getpid(), tmp_path, {"seconds": -1, "memory": 1 << 40, "output": 1 << 20})
    assert watch.check() == ""

    (tmp_path / "stdout").touch()

    assert watch.check() == "time"


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_much_output_is_seen_from_outside(tmp_path, stream):
    watch = Watch(os.getpid(), tmp_path, {"seconds": 60, "memory": 1 << 40, "output": 10})
    (tmp_path / stream).write_bytes(b"x" * 80)
    assert watch.check() == ""

    (tmp_path / stream).write_bytes(b"x" * 81)

    assert watch.check() == "output"


def test_time_and_memory_may_be_used_up_but_not_more(tmp_path, monkeypatch):
    clock, memory = [1000.0], [100]
    monkeypatch.setattr(snippet_watch, "resident_memory", lambda _: memory[0])
    monkeypatch.setattr(snippet_watch.time, "monotonic", lambda: clock[0])
    watch = Watch(os.getpid(), tmp_path, {"seconds": 3, "memory": 100, "output": 10})
    clock[0] += START_UP + 3
    assert watch.check() == ""
    (tmp_path / "stdout").touch()
    assert watch.check() == ""
    clock[0] += 3
    assert watch.check() == ""

    memory[0] += 1
    assert watch.check() == watch.fault == "memory"
    clock[0] += 1
    assert watch.check() == watch.fault == "time"


def test_a_child_that_is_stopped_has_said_where_it_was(tmp_path):
    with waiting(tmp_path / "stack") as process:
        watch = Watch(process.pid, tmp_path, {"seconds": 60, "memory": 1, "output": 10})
        assert watch.check() == "memory"
        process.kill()

    assert 'File "<string>", line' in (tmp_path / "stack").read_text()


def test_memory_of_a_process_that_does_not_exist_is_zero():
    assert resident_memory(2**22 + 1) == 0


def test_a_group_is_ended_with_all_that_it_has_started():
    command = ["sh", "-c", "sleep 60 & echo ready; wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, process_group=0) as process:
        assert process.stdout.readline() == "ready\n"
        kill_group(process.pid)
        assert process.wait(5) == -signal.SIGKILL
        assert process.stdout.read() == ""  # what it started holds the other end no more

    kill_group(process.pid)  # one that is gone already is no error


def test_a_group_that_may_not_be_ended_is_let_alone(monkeypatch):
    def refuse(*_):
        raise PermissionError  # macOS, of a process that has ended

    monkeypatch.setattr(os, "killpg", refuse)
    kill_group(os.getpid())
