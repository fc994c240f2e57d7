import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import generate
import pytest

from builder.site.process import wanted_builder


def build(project: Path) -> dict[str, bytes]:
    """Build a project and return the bytes of its site by path."""
    command = [sys.executable, "-m", "builder", "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    site = project / "site"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*.*")}


def made_at(project: Path, uri: str) -> int:
    """Return when a page was last made, not taken over."""
    name = hashlib.sha256(uri.encode()).hexdigest()
    (path,) = project.glob(f".cache/pages/*/{name}.pickle")
    return path.stat().st_mtime_ns


def rendered_at(project: Path, uri: str) -> int:
    """Return when the Markdown of a page was last rendered."""
    name = hashlib.sha256(uri.encode()).hexdigest()
    path = project / ".cache/rendered/results" / name[:2] / f"{name}.json"
    return path.stat().st_mtime_ns


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Return a built project of three lessons; the second needs the first, the third both."""
    project = tmp_path_factory.mktemp("three") / "project"
    generate.write_ours(project, 3)
    build(project)
    return project


def test_a_new_title_of_a_concept_is_on_every_page_that_names_it(project):
    page = project / "docs/linear-algebra/measure-1.md"
    text = page.read_text("utf-8")
    (line,) = [line for line in text.split("\n") if line.startswith("title:")]
    title = line.removeprefix("title:").strip()
    page.write_text(text.replace(title, "Renamed idea"), "utf-8")
    before = rendered_at(project, "statistics/index.md")

    site = build(project)

    for uri in ("linear-algebra/", "reference/concepts/", "calculus/measure-2/"):
        assert b"Renamed idea" in site[f"{uri}index.html"], uri
    assert rendered_at(project, "linear-algebra/index.md") > before
    assert rendered_at(project, "statistics/index.md") == before
    for kept in ("rendered", "pages"):
        shutil.rmtree(project / ".cache" / kept)
    (project / ".cache/site.sha256").unlink()
    assert build(project) == site


def test_what_is_seldom_needed_is_imported_when_it_is_used(tmp_path, monkeypatch):
    (tmp_path / "alone.py").write_text("VALUE = 5")
    (tmp_path / "seldom").mkdir()
    (tmp_path / "seldom/__init__.py").write_text("")
    (tmp_path / "seldom/used.py").write_text("import colorsys\nVALUE = 6 * 7")
    (tmp_path / "seldom/user.py").write_text("from . import used\nget = lambda: used.VALUE")
    code = """
import sys
from builder.site.process import ImportedWhenUsed
for name in ("alone", "seldom.used"):
    ImportedWhenUsed(name)
import alone
import seldom.user
print("colorsys" in sys.modules, alone.VALUE, seldom.user.get(), "colorsys" in sys.modules)
"""
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{Path.cwd()}")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.stdout == "False 5 42 True\n", done.stderr


def test_changed_code_is_shown_and_other_pages_are_taken_over(project):
    page = "linear-algebra/measure-1/index.html"
    assert "<samp>vans 41" in (project / "site" / page).read_text("utf-8")
    before = made_at(project, "calculus/measure-2.md")
    generate.change(project / "snippets/linear_algebra/measure_1.py")

    site = build(project)

    assert b"<samp>cars 41" in site[page]
    assert made_at(project, "linear-algebra/measure-1.md") > before
    assert made_at(project, "calculus/measure-2.md") == before


def test_the_builder_is_mkdocs_unless_another_is_wanted():
    assert wanted_builder({}) == wanted_builder({"BUILDER": ""}) == "mkdocs"


def test_an_unknown_or_missing_builder_is_named_with_its_fix(monkeypatch):
    with pytest.raises(SystemExit, match=r"no BUILDER `hugo`\. Fix: use one of mkdocs, properdocs"):
        wanted_builder({"BUILDER": "hugo"})
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="Fix: make build BUILDER=properdocs"):
        wanted_builder({"BUILDER": "properdocs"})
