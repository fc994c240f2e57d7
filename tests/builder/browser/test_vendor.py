"""Vendored files are those that were recorded."""

import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from builder.browser import vendor
from builder.browser.vendor import (
    KEYS,
    LOCK,
    check_vendored,
    fetch_vendored,
    keep_woff2,
    main,
    read_lock,
)

ROOT = Path(__file__).parents[3]


@pytest.fixture
def project(tmp_path, monkeypatch):
    entry = {
        "output": "docs/assets/vendor/kit/kit.css",
        "package": "kit",
        "version": "1.0.0",
        "file": "dist/kit.css",
        "sha256": hashlib.sha256(b"a{}").hexdigest(),
        "license": "MIT",
    }
    (tmp_path / LOCK).parent.mkdir(parents=True)
    (tmp_path / LOCK).write_text(json.dumps([entry]), encoding="utf-8")
    monkeypatch.setattr(vendor, "_npm_package", lambda _: {"package/dist/kit.css": b"a{}"})
    return tmp_path


def test_the_vendored_files_of_this_repository_are_the_recorded_ones():
    assert check_vendored(ROOT) == []


def test_every_entry_says_where_its_file_comes_from():
    for entry in read_lock(ROOT):
        assert KEYS <= set(entry) <= KEYS | {"edit"}
        assert all(entry.values())


def test_every_package_brings_its_license():
    entries = read_lock(ROOT)
    with_license = {e["package"] for e in entries if "LICENSE" in e["file"]}
    assert {e["package"] for e in entries} == with_license


def test_what_was_fetched_is_put_in_place(project):
    assert fetch_vendored(project) == []
    assert (project / "docs/assets/vendor/kit/kit.css").read_bytes() == b"a{}"
    assert check_vendored(project) == []


def test_a_missing_a_changed_and_an_unknown_file_are_found(project):
    assert "missing" in check_vendored(project)[0].message
    fetch_vendored(project)
    folder = project / "docs/assets/vendor/kit"
    (folder / "kit.css").write_bytes(b"b{}")
    (folder / "other.js").write_bytes(b"")
    found = {problem.file: problem for problem in check_vendored(project)}
    assert "not the one" in found["docs/assets/vendor/kit/kit.css"].message
    assert "where this vendored file comes from" in found["docs/assets/vendor/kit/other.js"].message
    assert {problem.rule for problem in found.values()} == {"vendored-file"}


def test_a_package_with_another_file_is_refused(project, monkeypatch):
    monkeypatch.setattr(vendor, "_npm_package", lambda _: {"package/dist/kit.css": b"evil{}"})
    (problem,) = fetch_vendored(project)
    assert "kit@1.0.0 now gives another file" in problem.message
    assert not (project / "docs/assets/vendor/kit/kit.css").exists()


def test_recording_fills_in_the_hashes(project):
    entries = read_lock(project)
    entries[0]["sha256"] = ""
    (project / LOCK).write_text(json.dumps(entries), encoding="utf-8")
    assert fetch_vendored(project, record=True) == []
    assert read_lock(project)[0]["sha256"] == hashlib.sha256(b"a{}").hexdigest()


def test_only_woff2_stays_in_a_style_sheet():
    css = b'src:url(f/A.woff2) format("woff2"),url(f/A.woff) format("woff"),'
    css += b'url(f/A.ttf) format("truetype")}'
    assert keep_woff2(css) == b'src:url(f/A.woff2) format("woff2")}'


def test_a_package_is_read_from_its_archive(monkeypatch):
    def pack(command, cwd, **_):
        assert command[1:] == ["pack", "--silent", "kit@1.0.0"]
        with tarfile.open(Path(cwd) / "kit.tgz", "w:gz") as tar:
            member = tarfile.TarInfo("package/LICENSE")
            member.size = 3
            tar.addfile(member, io.BytesIO(b"MIT"))

    monkeypatch.setattr(vendor.shutil, "which", lambda _: "npm")
    monkeypatch.setattr(vendor.subprocess, "run", pack)
    assert vendor._npm_package("kit@1.0.0") == {"package/LICENSE": b"MIT"}


def test_the_command_line_checks_and_explains_itself(capsys):
    assert main(["--check"], ROOT) == 0
    assert "recorded ones" in capsys.readouterr().out
    assert main(["--help"], ROOT) == 2
    assert "--record" in capsys.readouterr().out
