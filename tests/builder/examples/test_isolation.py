import sys
from pathlib import Path

from builder.examples import isolation
from builder.examples.isolation import CapturedOutput, peak_memory


def test_memory_that_has_been_given_back_still_counts():
    before = peak_memory()
    block = bytearray(before + (64 << 20))
    size = len(block)
    del block
    assert size <= peak_memory() < 2 * size + (1 << 30)


def test_where_the_platform_has_no_proc_the_peak_of_memory_is_about_the_same(monkeypatch):
    exact = peak_memory()
    monkeypatch.setattr(isolation, "Path", lambda _: Path("/nothing/of/that/name"))
    assert 0.9 * exact < peak_memory() < 1.1 * exact
    monkeypatch.setattr(sys, "platform", "darwin")  # there it is told in bytes
    assert peak_memory() < exact / 100
    monkeypatch.setitem(sys.modules, "resource", None)  # Windows
    assert peak_memory() == 0


def test_a_child_has_limits_of_its_own_should_nobody_watch(lab):
    code = """
import resource, signal
for kind in (resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
    print(resource.getrlimit(kind)[0])
print(signal.getsignal(signal.SIGCHLD) is signal.SIG_DFL)
"""
    assert lab.output(code) == f"25\n{256 << 20}\n0\nTrue\n"


def test_a_file_that_grows_too_large_is_an_error_in_the_line_that_writes(lab):
    code = """
import tempfile
with tempfile.TemporaryFile() as file:
    try:
        file.truncate((256 << 20) + 1)
    except OSError as error:
        print(error.strerror)
"""
    assert lab.output(code) == "File too large\n"


def test_a_child_leads_its_own_group_of_processes(lab):
    assert lab.output("import os\nprint(os.getpgrp() == os.getpid())") == "True\n"


def test_every_way_to_the_temporary_folder_leads_to_the_same_one(lab):
    code = """
import os, tempfile
names = ("TMPDIR", "TEMP", "TMP", "HOME")
print({os.environ[name] for name in names} == {tempfile.gettempdir()})
print(os.path.basename(tempfile.gettempdir()), os.path.expanduser("~") == tempfile.gettempdir())
"""
    assert lab.output(code) == "True\ntmp True\n"


def test_the_original_streams_are_the_captured_ones(lab):
    code = """
import sys
print(sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__, sys.stdin is sys.__stdin__)
print(sys.stdout.encoding, sys.stderr.encoding, repr(sys.__stdin__.read()))
"""
    assert lab.output(code) == "True True True\nutf-8 utf-8 ''\n"


def test_a_character_that_utf_8_does_not_know_is_printed_as_its_number(lab):
    assert lab.output(r"print('\ud800')") == "\\ud800\n"


def test_bytes_that_are_no_utf_8_are_shown_as_such(lab):
    assert lab.output(r"import os; os.write(1, b'\xff')") == "\N{REPLACEMENT CHARACTER}"


def test_what_was_imported_before_the_fork_is_left_out_by_the_garbage_collector(lab):
    assert lab.output("import gc\nprint(gc.get_freeze_count() > 10_000)") == "True\n"


def test_modules_are_found_in_the_folder_of_snippets_and_in_its_packages(lab):
    package = lab.root / "snippets" / "pack"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "inner.py").write_text("value = 3\n")
    assert lab.output("from pack.inner import value\nprint(value)") == "3\n"


def test_of_the_folders_of_modules_that_of_the_snippets_is_the_last(lab):
    code = "import os, sys\nprint(sys.path[-1] == os.getcwd(), '' in sys.path)"
    assert lab.output(code) == "True False\n"
    code = """
import sys
from pathlib import Path
print([m for m in sys.modules.values() if "/builder/" in str(getattr(m, "__file__", ""))])
print([path for path in sys.path if Path(path, "builder").exists()])
"""
    assert lab.output(code) == "[]\n[]\n"


def test_output_is_taken_in_pieces_and_counted_in_bytes(tmp_path):
    saved = tmp_path / "saved"
    with saved.open("w") as file:  # stands for a descriptor that is to be captured
        out = CapturedOutput(file.fileno(), tmp_path / "out")
        print("één", file=out)
        assert (out.written, out.size()) == (4, 6)
        assert out.drain() == "één\n"
        assert out.drain() == ""
        print("two", file=out)
        assert out.drain() == "two\n"
        assert out.size() == 10
        out.close()
    assert saved.read_text() == ""
