"""Notebook pages are as light as lessons, and their downloads run in Jupyter itself."""

import json
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "docs/projects").glob("*.ipynb"))
LARGEST = 150_000
names = pytest.mark.parametrize("name", [path.stem for path in NOTEBOOKS])


def page_of(site: Path, name: str) -> Path:
    return site / "projects" / name / "index.html"


@names
def test_a_notebook_page_is_light_and_has_no_script_or_style_of_its_own(site, name):
    html = page_of(site, name).read_text("utf-8")
    assert len(html.encode()) <= LARGEST
    assert "mathjax" not in html.lower()
    article = BeautifulSoup(html, "html.parser").article
    assert (
        article.select("script, style, iframe, link, [onclick], .jp-Cell, .jupyter-wrapper") == []
    )
    assert article.select(".highlight code span")
    assert article.select(".jem-math .katex")
    assert article.select("figure.jem-figure svg title")


@names
def test_a_notebook_page_asks_no_other_server_for_anything(visit, name):
    seen = visit(f"projects/{name}/")
    seen.page.wait_for_load_state("networkidle")
    assert (seen.outside, seen.faults) == ([], [])


@names
def test_a_cell_that_varies_is_labeled(site, name):
    cells = json.loads((ROOT / f"docs/projects/{name}.ipynb").read_text("utf-8"))["cells"]
    varying = [cell for cell in cells if "varies" in cell["metadata"].get("tags", ())]
    article = BeautifulSoup(page_of(site, name).read_text("utf-8"), "html.parser").article
    notes = article.select(".jem-output > .jem-output__note")
    assert len(notes) == len(varying)
    assert all("machine" in note.get_text() for note in notes)


@names
def test_the_download_runs_in_jupyter_and_prints_what_the_page_shows(site, tmp_path, name):
    with zipfile.ZipFile(page_of(site, name).with_name(f"{name}.zip")) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / name
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    # As Jupyter does it: a kernel that knows nothing of this project.
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=60, kernel_name="python3", resources=resources).execute()
    texts = (
        "".join(output.text for output in cell.outputs if output.output_type == "stream")
        for cell in notebook.cells
        if cell.cell_type == "code"
    )
    printed = [text.rstrip("\n") for text in texts if text]
    article = BeautifulSoup(page_of(site, name).read_text("utf-8"), "html.parser").article
    assert printed == [samp.get_text() for samp in article.select(".jem-output samp")]


def test_the_plugin_would_run_a_notebook_it_had_to_show_itself_and_stop_at_its_errors():
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    plugins = yaml.safe_load(text)["plugins"]
    (settings,) = [p["mkdocs-jupyter"] for p in plugins if "mkdocs-jupyter" in p]
    assert settings["include"] == ["projects/*.ipynb"]
    assert (settings["execute"], settings["allow_errors"], settings["cache"]) == (
        True,
        False,
        False,
    )
