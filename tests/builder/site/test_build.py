import gzip
import os
import shutil
import socket
from pathlib import Path

import pytest

from builder.site import build

CONFIG = """\
site_name: Tiny
site_url: http://127.0.0.1:8000/
docs_dir: docs
"""


def write_project(folder: Path) -> Path:
    """Write a project of one page, built by MkDocs alone, and return its folder."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Tiny\n\nHello.\n")
    (folder / "mkdocs.yml").write_text(CONFIG)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that has never been built."""
    return write_project(tmp_path)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that has been built, for tests to copy."""
    project = write_project(tmp_path_factory.mktemp("once"))
    assert build.build(project) == 0
    return project


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """Return a project that has been built, to change and build again."""
    return shutil.copytree(built_once, tmp_path, dirs_exist_ok=True)


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def test_a_build_with_nothing_changed_ends_without_building(built, capfd):
    before = (built / "site" / "index.html").stat().st_mtime_ns

    assert build.build(built) == 0

    assert "nothing has changed" in capfd.readouterr().out
    assert (built / "site" / "index.html").stat().st_mtime_ns == before


def test_a_changed_input_builds_again(built):
    (built / "docs" / "index.md").write_text("# Tiny\n\nGoodbye.\n")

    build.build(built)

    assert "Goodbye." in (built / "site" / "index.html").read_text()


def test_after_a_fault_the_last_good_site_stays_and_going_back_mends_it(built, capfd):
    good = tree(built / "site")
    (built / "docs" / "index.md").write_text("# Tiny\n\n[gone](gone.md)\n")

    status = build.build(built)

    assert status != 0
    assert tree(built / "site") == good
    assert not (built / "site.new").exists()
    assert "last good one" in capfd.readouterr().err

    (built / "docs" / "index.md").write_text("# Tiny\n\nHello.\n")
    assert build.build(built) == 0


def test_the_same_bytes_in_another_folder_on_another_day(built_once, tmp_path):
    other = tmp_path / "deep" / "copy"
    other.mkdir(parents=True)
    write_project(other)
    for path in other.rglob("*.md"):
        os.utime(path, (10**9, 10**9))

    assert build.build(other) == 0

    assert tree(built_once / "site") == tree(other / "site")


def test_the_sitemap_is_dated_by_the_environment_not_by_the_clock(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    build.build(project)

    sitemap = (project / "site" / "sitemap.xml").read_text()
    packed = gzip.decompress((project / "site" / "sitemap.xml.gz").read_bytes()).decode()

    assert "<lastmod>1970-01-02</lastmod>" in sitemap
    assert packed == sitemap


@pytest.mark.parametrize("name", ["docs/index.md", "mkdocs.yml"])
def test_each_input_file_counts(project, name):
    before = build.input_hash(project, {})
    (project / name).write_text((project / name).read_text() + "\n")

    assert build.input_hash(project, {}) != before


@pytest.mark.parametrize("name", ["SITE_URL", "REPO", "SOURCE_DATE_EPOCH"])
def test_the_environment_of_a_build_counts(project, name):
    assert build.input_hash(project, {}) != build.input_hash(project, {name: "x"})


def test_hidden_and_compiled_files_do_not_count(project):
    before = build.input_hash(project, {})
    (project / "docs" / "__pycache__").mkdir()
    (project / "docs" / "__pycache__" / "x.pyc").write_bytes(b"1")
    (project / "docs" / ".swp").write_bytes(b"1")

    assert build.input_hash(project, {}) == before


def test_outside_a_checkout_the_time_is_zero(project):
    assert build.commit_time(project) == "0"


def test_the_command_line_refuses_an_unknown_command(capsys):
    with pytest.raises(SystemExit) as ended:
        build.main(["brew"], Path())

    assert ended.value.code == 2
    assert "brew" in capsys.readouterr().err


def test_a_port_in_use_is_told_in_two_lines_at_once(project, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert build.main(["serve", "--address", f"127.0.0.1:{port}"], project) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"Port {port} is in use")
    assert said[1].endswith(f"make serve PORT={port + 1}")
    assert not build.in_use(f"127.0.0.1:{port}")
