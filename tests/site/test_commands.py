"""The commands of the Makefile and the checks they run: set-up, order, exit status."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = [sys.executable, "-c", "print('fine')"]
BAD = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture(scope="module")
def check_all():
    spec = importlib.util.spec_from_file_location("check_all", ROOT / "tests" / "check_all.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    return tmp_path


def make(folder, *arguments):
    command = ["make", "-C", str(folder), "--no-print-directory", *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def test_all_faults_of_a_part_are_shown_and_the_next_part_is_not_run(check_all, tmp_path, capfd):
    checks = {
        "one": {"passes": GOOD},
        "two": {"is broken": BAD, "is broken too": BAD, "is fine": GOOD},
        "three": {"comes later": GOOD},
    }
    assert check_all.run_checks(checks, list(checks), tmp_path) == 1
    shown = capfd.readouterr().out
    assert "Failed: is broken, is broken too. Try again: make test STEP=two" in shown
    assert "== is fine" in shown
    assert "comes later" not in shown


def test_checks_side_by_side_are_shown_one_after_the_other(check_all, tmp_path, monkeypatch, capfd):
    wait = "import pathlib, time\nwhile not pathlib.Path('b').exists(): time.sleep(0.01)\n"
    checks = {
        "waits": [sys.executable, "-c", f"{wait}print('waited')"],
        "ends it": [sys.executable, "-c", "open('b', 'w'); import sys; sys.exit('no')"],
        "missing": ["no-such-tool-anywhere"],
    }
    monkeypatch.setattr(check_all, "AT_ONCE", {"one"})
    monkeypatch.setattr(check_all.os, "cpu_count", lambda: 2)
    assert check_all.run_checks({"one": checks}, ["one"], tmp_path) == 1
    shown = capfd.readouterr().out
    texts = ["== waits", "waited", "ok (", "== ends it", "no\n   FAILED", "== missing", "Fix: "]
    places = [shown.index(text) for text in texts]
    assert places == sorted(places)
    assert "Failed: ends it, missing. Try again" in shown


def test_checks_that_pass_end_with_success(check_all, tmp_path, capfd):
    assert check_all.run_checks({"one": {"passes": GOOD}}, ["one"], tmp_path) == 0
    assert "Everything is in order" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("first", "second", "status"), [(1, 0, 0), (1, 1, 1), (3, 0, 1)], ids=["slow", "broken", "none"]
)
def test_failed_tests_of_the_site_are_tried_again_once(
    check_all, tmp_path, monkeypatch, first, second, status
):
    ends = [[sys.executable, "-c", f"raise SystemExit({end})"] for end in (first, second)]
    monkeypatch.setitem(check_all.SECOND_TRY, "flaky", ends[1])
    assert check_all.run_checks({"one": {"flaky": ends[0]}}, ["one"], tmp_path) == status


def test_the_second_try_runs_the_failed_tests_alone(check_all, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # none is needed, and they are slow
    (tmp_path / "tests" / "site").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    (tmp_path / "tests" / "site" / "test_once.py").write_text(
        "from pathlib import Path\n\n\n"
        "def test_passes():\n    assert not Path('second').exists()\n\n\n"
        "def test_fails_once():\n    first = not Path('second').exists()\n"
        "    Path('second').touch()\n    assert not first\n"
    )
    first = [*check_all.PYTEST, "tests/site"]
    assert check_all.run_checks({"site": {"the built pages": first}}, ["site"], tmp_path) == 0


def test_a_change_of_a_lesson_checks_its_tests_its_code_and_its_page(check_all):
    checks = check_all.checks_of(["linear-algebra/norms"])
    assert set(checks) == set(check_all.CHECKS)
    tests = checks["tests"]["lessons and exercises"]
    assert {"tests/linear_algebra/test_norms.py", "tests/linear_algebra/test_norms_ex1.py"} < {
        *tests
    }
    (twice,) = checks["examples"].values()
    assert twice[-1] == "linear-algebra/norms"
    assert checks["site"]["the built pages"][-1] == "--pages=linear-algebra/norms/"
    for part in ("style", "build"):
        assert checks[part] == check_all.CHECKS[part]


def test_a_change_beside_the_lessons_still_checks_style_and_build(check_all):
    checks = check_all.checks_of([])
    assert (checks["examples"], checks["site"]) == ({}, {})
    assert checks["build"] == check_all.CHECKS["build"]


def test_the_pages_of_a_change_are_picked_from_the_tests_of_the_site():
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--pages=calculus/gradient/"]
    files = ["tests/site/test_html.py", "tests/site/test_exercises.py"]
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # those are slow to load
    done = subprocess.run(
        [*command, *files], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    picked = [line.partition("::")[2] for line in done.stdout.splitlines() if "::" in line]
    assert len(picked) == 3
    assert all(test.endswith(("[calculus/gradient/]", "[gradient_ex1]")) for test in picked)


def test_a_missing_tool_is_a_fault(check_all, tmp_path, capfd):
    checks = {"one": {"missing": ["no-such-tool-anywhere"]}}
    assert check_all.run_checks(checks, ["one"], tmp_path) == 1
    assert "no-such-tool-anywhere is missing. Fix: " in capfd.readouterr().out


def test_an_old_python_is_told_what_to_do(folder):
    old = folder / "old-python"
    patch = "import sys; sys.version_info = (3, 9, 1, 'final', 0); exec(sys.argv[1])"
    old.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{patch}" "$2"\n')
    old.chmod(0o755)
    done = make(folder, "build", f"PYTHON={old}")
    assert done.returncode != 0
    assert f"needs Python 3.11 or newer; {old} is 3.9." in done.stderr
    assert "Fix: install a newer one and name it" in done.stderr
    assert not (folder / ".venv").exists()


def test_set_up_is_repeated_only_for_new_requirements(folder):
    assert "pip install" in make(folder, "-n", "build").stdout
    checksum = subprocess.run(["cksum", "requirements.txt"], cwd=folder, capture_output=True)
    stamp = folder / ".venv" / f"requirements-{checksum.stdout.split()[0].decode()}"
    stamp.parent.mkdir()
    stamp.touch()
    assert "pip install" not in make(folder, "-n", "build").stdout
    with (folder / "requirements.txt").open("a") as requirements:
        requirements.write("another-package==1.0\n")
    assert "pip install" in make(folder, "-n", "build").stdout


def test_make_alone_lists_every_command(folder):
    listed = {line.split()[1] for line in make(folder).stdout.splitlines()}
    text = (folder / "Makefile").read_text()
    (phony,) = [line for line in text.splitlines() if line.startswith(".PHONY:")]
    assert listed == set(phony.split()[1:])
