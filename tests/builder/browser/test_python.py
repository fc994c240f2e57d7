"""The files of Python for the browser: fetched whole and right, or not at all."""

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from builder.browser import python
from builder.browser.python import (
    LOCK,
    OWN,
    OWN_ADDRESS,
    check_python,
    ensure_python,
    fetch_python,
    has_python,
    main,
    put_python,
    python_address,
    python_folder,
    read_lock,
)

ROOT = Path(__file__).parents[3]
FILES = {"core.js": b"core", "tool-1.0-py3-none-any.whl": b"wheel"}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose lock file names two files, and a pip that has both."""
    origin = {
        "core.js": ("bundle==2.0", "in/core.js"),
        "tool-1.0-py3-none-any.whl": ("tool==1.0", ""),
    }
    files = [
        {
            "name": name,
            "package": origin[name][0],
            "path": origin[name][1],
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "license": "MIT",
        }
        for name, content in FILES.items()
    ]
    for name in (LOCK, *OWN.values()):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("own")
    (tmp_path / LOCK).write_text(json.dumps({"files": files, "lock": {"packages": {}}}))

    def download(packages, folder):
        folder.mkdir()
        assert packages == ["bundle==2.0", "tool==1.0"]
        with zipfile.ZipFile(folder / "bundle-2.0-py3-none-any.whl", "w") as bundle:
            bundle.writestr("in/core.js", FILES["core.js"])
        (folder / "tool-1.0-py3-none-any.whl").write_bytes(FILES["tool-1.0-py3-none-any.whl"])
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr(python, "_pip_download", download)
    return tmp_path


@pytest.fixture
def offline(project, monkeypatch):
    """The same project without a network."""
    asked = []

    def download(packages, _folder):
        asked.append(packages)
        return subprocess.CompletedProcess([], 1, "", "ERROR: detail\nERROR: no network\n")

    monkeypatch.setattr(python, "_pip_download", download)
    return project, asked


def test_the_files_that_are_here_are_the_recorded_ones():
    assert check_python(ROOT) == []


def test_every_file_has_an_origin_a_hash_a_size_and_a_license():
    for file in read_lock(ROOT)["files"]:
        assert set(file) == {"name", "package", "path", "size", "sha256", "license"}
        assert all(value for key, value in file.items() if key != "path"), file


def test_the_lock_of_pyodide_names_only_files_that_are_there_and_their_hashes():
    lock = read_lock(ROOT)
    files = {file["name"]: file["sha256"] for file in lock["files"]}
    packages = lock["lock"]["packages"]
    for package in packages.values():
        assert files[package["file_name"]] == package["sha256"]
        assert set(package["depends"]) <= packages.keys()


def test_what_was_fetched_is_put_in_place(project):
    assert not has_python(project)
    assert fetch_python(project) == []
    folder = python_folder(project)
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert json.loads((folder / "pyodide-lock.json").read_text()) == {"packages": {}}
    assert check_python(project) == []


def test_a_file_with_another_hash_is_refused_and_nothing_is_put_in_place(project, monkeypatch):
    monkeypatch.setitem(FILES, "core.js", b"something else")
    (problem,) = fetch_python(project)
    assert "core.js from bundle==2.0 is not the file that was recorded" in problem.message
    assert problem.rule == "browser-python"
    assert not has_python(project)


def test_a_new_lock_file_asks_for_new_files(project):
    fetch_python(project)
    before = python_address(project)
    (project / LOCK).write_text((project / LOCK).read_text() + "\n")
    assert not has_python(project)
    assert python_address(project) != before


def test_a_changed_file_is_found(project):
    fetch_python(project)
    (python_folder(project) / "core.js").write_bytes(b"changed")
    (problem,) = check_python(project)
    assert "core.js" in problem.message


def test_without_a_network_the_reason_is_told_and_not_asked_for_again_at_once(offline, capsys):
    project, asked = offline
    ensure_python(project)
    ensure_python(project)
    said = capsys.readouterr().out
    assert said.count("cannot be fetched: ERROR: no network") == 2
    assert said.count("Run is switched off") == 2
    assert "run `make vendor`" in said
    assert len(asked) == 1


def test_files_that_are_there_are_not_fetched_again(project, monkeypatch):
    ensure_python(project)
    assert has_python(project)
    monkeypatch.setattr(python, "_pip_download", None)
    ensure_python(project)


def test_a_success_forgets_an_earlier_failure(project):
    failed = python_folder(project).with_suffix(".failed")
    failed.parent.mkdir()
    failed.write_text("no network")
    fetch_python(project)
    assert not failed.exists()


def test_the_site_gets_all_files_as_links(project):
    fetch_python(project)
    site = project / "site"
    for _ in range(2):  # `serve` puts them again and again
        assert put_python(project, site)
    assert (site / python_address(project) / "core.js").samefile(python_folder(project) / "core.js")
    assert {file.name for file in (site / OWN_ADDRESS).iterdir()} == OWN.keys()


def test_on_another_disk_the_files_are_copied(project, monkeypatch):
    def refuse(*_):
        raise OSError

    fetch_python(project)
    monkeypatch.setattr(python.os, "link", refuse)
    put_python(project, project)
    assert (project / python_address(project) / "core.js").read_bytes() == b"core"


def test_without_files_the_site_gets_none(project):
    assert not put_python(project, project / "site")
    assert not (project / "site").exists()


def test_the_command_line_checks_and_explains_itself(capsys):
    assert main(["--check"], ROOT) == 0
    assert main(["--nonsense"], ROOT) == 2
    assert "--check" in capsys.readouterr().out
