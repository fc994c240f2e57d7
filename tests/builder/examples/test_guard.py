import shutil
import sys
from pathlib import Path

import pytest
from made_snippets import section

from builder.examples.cache import content_hash
from builder.examples.guard import _CHANGES, _PROCESS_EVENTS, Guard

# Code of a section (its first line is line 2 of the file), and rule, line and message to expect.
FORBIDDEN = {
    "input": ("x = 1\ninput('name? ')", "snippet-input", 3, "input"),
    "socket": ("import socket\nsocket.socket()", "snippet-network", 3, "socket"),
    "name lookup": ("import socket\nsocket.getaddrinfo('a', 1)", "snippet-network", 3, "socket"),
    "download": (
        "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')",
        "snippet-network",
        3,
        "network",
    ),
    "subprocess": ("import subprocess\nsubprocess.run(['ls'])", "snippet-process", 3, "Popen"),
    "os.system": ("import os\nos.system('ls')", "snippet-process", 3, "os.system"),
    "fork": ("import os\nos.fork()", "snippet-process", 3, "os.fork"),
    "exec": ("import os\nos.execv('/bin/ls', ['ls'])", "snippet-process", 3, "os.exec"),
    "spawn": (
        "import os\nos.posix_spawn('/bin/ls', ['ls'], {})",
        "snippet-process",
        3,
        "os.posix_spawn",
    ),
    "multiprocessing": (
        "import multiprocessing\nmultiprocessing.get_context('fork').Process().start()",
        "snippet-process",
        3,
        "os.fork",
    ),
    "multiprocessing by spawn": (
        "import multiprocessing.util\nmultiprocessing.util.spawnv_passfds(b'/bin/ls', [], [])",
        "snippet-process",
        3,
        "fork_exec",
    ),
    "kill": ("import os\nos.kill(os.getppid(), 0)", "snippet-process", 3, "signal"),
    "kill group": ("import os\nos.killpg(1, 0)", "snippet-process", 3, "os.killpg"),
    "write": ("x = 1\nopen('made.txt', 'w')", "snippet-writes", 3, "writes to snippets/made.txt"),
    "append": ("open('/tmp/jem-made.txt', 'ab')", "snippet-writes", 2, "/tmp/jem-made.txt"),
    "make anew": ("open('made.txt', 'x')", "snippet-writes", 2, "snippets/made.txt"),
    "update": ("open('topic/kept.txt', 'r+')", "snippet-writes", 2, "snippets/topic/kept.txt"),
    "os.open": (
        "import os\nos.open('made.txt', os.O_CREAT | os.O_RDWR)",
        "snippet-writes",
        3,
        "made.txt",
    ),
    "savetxt": ("import numpy as np\nnp.savetxt('a.csv', [1])", "snippet-writes", 3, "a.csv"),
    "savefig": (
        "import matplotlib.pyplot as plt\nplt.figure()\nplt.savefig('a.png')",
        "snippet-writes",
        4,
        "a.png",
    ),
    "remove": ("import os\nos.remove('topic/kept.txt')", "snippet-writes", 3, "os.remove"),
    "rename out": (
        "import tempfile, os\nname = tempfile.mkstemp()[1]\nos.rename(name, 'made.txt')",
        "snippet-writes",
        4,
        "made.txt",
    ),
    "rename in": (
        "import os\nos.rename('topic/kept.txt', os.environ['TMPDIR'] + '/a')",
        "snippet-writes",
        3,
        "kept.txt",
    ),
    "mkdir": ("import os\nos.mkdir('made')", "snippet-writes", 3, "os.mkdir"),
    "rmdir": ("import os\nos.rmdir('topic')", "snippet-writes", 3, "os.rmdir"),
    "link": ("import os\nos.link('topic/kept.txt', 'made')", "snippet-writes", 3, "os.link"),
    "symlink": ("import os\nos.symlink('topic', 'made')", "snippet-writes", 3, "os.symlink"),
    "truncate": ("import os\nos.truncate('topic/kept.txt', 0)", "snippet-writes", 3, "truncate"),
    "chmod": ("import os\nos.chmod('topic/kept.txt', 0o600)", "snippet-writes", 3, "os.chmod"),
    "utime": ("import os\nos.utime('topic/kept.txt')", "snippet-writes", 3, "os.utime"),
    "rmtree": ("import shutil\nshutil.rmtree('topic')", "snippet-writes", 3, "os."),
    "by folder": (
        "import os\nhere = os.open('topic', os.O_RDONLY)\nos.remove('kept.txt', dir_fd=here)",
        "snippet-writes",
        4,
        "snippets/topic/kept.txt",
    ),
    "database": ("import sqlite3\nsqlite3.connect('a.db')", "snippet-writes", 3, "a.db"),
    "link out of the temporary folder": (
        "import os\nos.symlink(os.getcwd(), os.environ['TMPDIR'] + '/out')\n"
        "open(os.environ['TMPDIR'] + '/out/made.txt', 'w')",
        "snippet-writes",
        4,
        "snippets/made.txt",
    ),
    "reading the project": ("open('../mkdocs.yml')", "snippet-reads", 2, "mkdocs.yml"),
}


@pytest.fixture
def data(lab):
    """A folder with files to read, as long as a test runs."""
    folder = lab.root / "snippets" / "guarded"
    folder.mkdir()
    for name in ("a", "b", "c", "d.pyc"):
        (folder / name).write_text(name)
    yield folder
    shutil.rmtree(folder)


def dependencies(lab, code, **more):
    """Run code that has no fault, and return what the guard has noted of its reading."""
    job = {"file": "topic/reads.py", "source": section(code), **more}
    ((_, outcome),) = lab.runner.run("snippet", [job])
    assert outcome.result["problems"] == []
    return outcome.result["dependencies"]


@pytest.fixture(autouse=True)
def files_stay_as_they_are(lab):
    """Fail the test if anything but a snippet comes, goes or changes."""
    (lab.root / "mkdocs.yml").write_text("site_name: x\n")
    kept = lab.root / "snippets" / "topic" / "kept.txt"
    kept.write_text("kept")

    def state():
        return [path for path in lab.root.rglob("*") if path.suffix != ".py"], kept.stat()

    before = state()
    yield
    assert state() == before


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_is_forbidden_is_one_problem_and_does_not_happen(lab, name):
    code, rule, line, message = FORBIDDEN[name]
    (problem,) = lab.run(section(code)).problems
    assert (problem.rule, problem.line) == (rule, line)
    assert message in problem.message
    assert problem.fix


def test_a_violation_counts_even_if_the_snippet_catches_it(lab):
    code = "try:\n    open('made.txt', 'w')\nexcept OSError as error:\n    print('went on:', error)"
    result = lab.run(section(code))
    assert [(p.rule, p.line) for p in result.problems] == [("snippet-writes", 3)]
    said = "went on: The snippet writes to snippets/made.txt.\n"
    assert result.sections["example"].output == said


def test_a_violation_in_a_library_shows_the_way_there(lab):
    (problem,) = lab.run(section("import numpy as np\nnp.save('a.npy', [1])")).problems
    assert "in save" in problem.details
    assert "snippet_guard" not in problem.details


def test_a_violation_in_a_loop_is_still_one_problem(lab):
    code = (
        "for _ in range(1000):\n    try:\n        open('made', 'w')\n    except OSError:\n        0"
    )
    assert len(lab.run(section(code)).problems) == 1


def test_reading_outside_the_project_and_memory_databases_are_allowed(lab):
    code = """
import os, sqlite3, sys
open(os.devnull, "w").close()
open(sys.executable, "rb").close()
open(os.__file__).close()
sqlite3.connect(":memory:").close()
os.kill(os.getpid(), 0)
print("fine")
"""
    assert lab.output(code) == "fine\n"


def test_big_libraries_can_be_imported(lab):
    code = "import scipy.stats, sklearn.cluster\nprint(scipy.stats.norm.cdf(0))"
    assert lab.output(code) == "0.5\n"


def test_no_event_is_listed_twice():
    assert not set(_CHANGES) & set(_PROCESS_EVENTS)


@pytest.mark.usefixtures("data")
def test_each_file_that_is_read_and_each_folder_that_is_listed_is_noted_with_its_hash(lab):
    code = """
import os
open("guarded/a").close()
open(b"guarded/b").close()
file = os.open("guarded/c", os.O_RDONLY)
os.fdopen(file).close()
os.listdir()
with os.scandir("guarded") as entries:
    del entries
os.listdir(b"topic")
"""
    names = [
        f"snippets/{name}"
        for name in ("", "guarded/", "topic/", "guarded/a", "guarded/b", "guarded/c")
    ]
    assert dependencies(lab, code) == {name: content_hash(lab.root, name) for name in names}


@pytest.mark.usefixtures("data")
def test_nothing_but_what_is_below_snippets_is_noted(lab):
    code = """
import os, tempfile
open("guarded/d.pyc", "rb").close()
open(os.__file__).close()
os.listdir("/")
folder = os.open(tempfile.gettempdir(), os.O_RDONLY)
os.listdir(folder)
with tempfile.TemporaryDirectory() as folder:
    with open(folder + "/a", "w") as file:
        os.truncate(file.fileno(), 0)
    open(folder + "/a").close()
    os.listdir(folder)
try:
    open("topic/nothing.txt")
except FileNotFoundError:
    pass
del folder
"""
    assert dependencies(lab, code) == {}


def test_of_other_files_of_the_project_those_that_a_job_names_may_be_read(lab):
    code = "open('../mkdocs.yml').close()"
    assert list(dependencies(lab, code, may_read=["mkdocs.yml"])) == ["mkdocs.yml"]


def test_libraries_may_be_read_although_they_lie_in_the_project(tmp_path):
    guard = Guard(Path(sys.prefix).parent, tmp_path)
    with guard.watching():
        guard._heard("open", (pytest.__file__, "r", 0))
    assert (guard.violations, guard.dependencies) == ([], {})
