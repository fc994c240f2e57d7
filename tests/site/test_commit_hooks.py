"""The hooks of pre-commit stop what they are for, offline, with the tools of .venv."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MISSPELLED = "receive".replace("ei", "ie")
BRITISH = "color".replace("or", "our")
FAULTS = {
    "lint.py": '"""Lint."""\n\nimport os\n\nx = undefined\n',
    "format.py": '"""Format."""\n\nx = {  "a":1 }\n',
    "heading.md": "# One\n\n### Three\n",
    "spelling.txt": f"{MISSPELLED}\n",
    "locale.txt": f"{BRITISH}\n",
    "end.yml": "a: 1",
    "large.json": "[" + "0," * 300_000 + "0]\n",
}


def run(*command, cwd):
    environment = os.environ | {"PRE_COMMIT_HOME": str(cwd / ".git" / "pre-commit")}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checkout")
    for name in (".pre-commit-config.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / ".gitignore").write_text(".venv\n")
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "good.py").write_text('"""Good."""\n\nx = {"a": 1}\n')
    (folder / "good.md").write_text("# Good\n\nOne line.\n")
    run("git", "init", "--quiet", cwd=folder)
    return folder


def commit_check(checkout):
    run("git", "add", ".", cwd=checkout)
    return run(sys.executable, "-m", "pre_commit", "run", cwd=checkout)


def test_good_files_pass_and_each_fault_is_named(checkout):
    done = commit_check(checkout)
    assert done.returncode == 0, done.stdout + done.stderr

    for name, text in FAULTS.items():
        (checkout / name).write_text(text)
    done = commit_check(checkout)
    assert done.returncode != 0
    report = done.stdout
    assert "undefined" in report
    assert (checkout / "format.py").read_text().endswith('x = {"a": 1}\n')
    for found in ("heading.md:3", MISSPELLED, BRITISH, "end.yml", "large.json"):
        assert found in report
    assert report.count("Failed") == 6
    assert "good." not in report
