import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import snippet_watch
from snippet_watch import Limits, Outcome, Watch, ask_for_stack, resident_memory

FILE = "snippets/a/b.py"
STACK = """\
Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/usr/lib/python3/ctypes.py", line 517 in string_at
  File "a/b.py", line 8 in helper
  File "a/b.py", line 12 in <module>
"""
WAITS = """\
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from snippet_watch import write_stack_when_asked
write_stack_when_asked(Path(sys.argv[2]))
print("ready", flush=True)
while True:
    time.sleep(0.01)
"""


def outcome(**changes) -> Outcome:
    return Outcome(Limits().as_job(), **changes)


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({"fault": "time"}, "snippet-time", "20 seconds"),
        ({"fault": "memory"}, "snippet-memory", "1 GiB"),
        ({"fault": "output"}, "snippet-output", "64 KiB"),
        ({"fault": "runner", "status": 3}, "runner-died", "status 3"),
        ({"status": -11}, "snippet-crash", "SIGSEGV"),
        ({"status": 7}, "snippet-exit", "status 7"),
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
    hooks = str(Path(snippet_watch.__file__).parent)
    command = [sys.executable, "-c", WAITS, hooks, str(stack)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        ask_for_stack(process.pid, stack, patience=5)
        process.kill()

    assert 'File "<string>", line' in stack.read_text()


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


def test_much_output_is_seen_from_outside(tmp_path):
    (tmp_path / "stdout").write_bytes(b"x" * 100)
    watch = Watch(os.getpid(), tmp_path, {"seconds": 60, "memory": 1 << 40, "output": 10})

    assert watch.check() == "output"


def test_memory_of_a_process_that_does_not_exist_is_zero():
    assert resident_memory(2**22 + 1) == 0
