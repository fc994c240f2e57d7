import gzip
import os
import subprocess
from pathlib import Path

import pytest

from builder.site import build

CONFIG = """\
site_name: Tiny
site_url: http://127.0.0.1:8000/
docs_dir: docs
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project of one page, built by MkDocs alone."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Tiny\n\nHello.\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def test_a_build_with_nothing_changed_ends_without_building(project, capfd):
    assert build.build(project) == 0
    before = (project / "site" / "index.html").stat().st_mtime_ns

    assert build.build(project) == 0

    assert "nothing has changed" in capfd.readouterr().out
    assert (project / "site" / "index.html").stat().st_mtime_ns == before


def test_a_changed_input_builds_again(project):
    build.build(project)
    (project / "docs" / "index.md").write_text("# Tiny\n\nGoodbye.\n")

    build.build(project)

    assert "Goodbye." in (project / "site" / "index.html").read_text()


def test_after_a_fault_the_last_good_site_stays(project, capfd):
    build.build(project)
    good = tree(project / "site")
    (project / "docs" / "index.md").write_text("# Tiny\n\n[gone](gone.md)\n")

    status = build.build(project)

    assert status != 0
    assert tree(project / "site") == good
    assert not (project / "site.new").exists()
    assert "last good one" in capfd.readouterr().err


def test_mending_the_fault_by_going_back_is_up_to_date_again(project):
    build.build(project)
    (project / "docs" / "index.md").write_text("# Tiny\n\n[gone](gone.md)\n")
    build.build(project)
    (project / "docs" / "index.md").write_text("# Tiny\n\nHello.\n")

    assert build.build(project) == 0


def test_the_same_bytes_in_another_folder_on_another_day(project, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "deep" / "copy"
    other.mkdir(parents=True)
    subprocess.run(["cp", "-r", f"{project}/.", str(other)], check=True)
    for path in other.rglob("*.md"):
        os.utime(path, (10**9, 10**9))

    assert build.build(project) == 0
    assert build.build(other) == 0

    assert tree(project / "site") == tree(other / "site")


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
