import json
from pathlib import Path

import nbformat
import pytest
from made_notebook import FILE, cell, notebook, project, write

from builder.notebooks.source import main, read_cells

ROOT = Path(__file__).parents[3]
OUTPUT = {"name": "stdout", "output_type": "stream", "text": ["1\n"]}
CODE = cell("x = 1\nprint(x)")


def fault(root, text):
    write(root, text)
    cells, (problem,) = read_cells(root, FILE)
    assert problem.file == FILE
    return cells, problem


def test_cells_come_with_the_lines_of_the_file_they_stand_on(tmp_path):
    write(tmp_path, project(CODE, cell("", "markdown")))
    cells, problems = read_cells(tmp_path, FILE)
    assert problems == []
    assert [c.kind for c in cells] == ["raw", "markdown", "code", "markdown"]
    assert [c.number for c in cells] == [1, 2, 3, 4]
    lines = (tmp_path / FILE).read_text().splitlines()
    assert lines[cells[2].line - 1] == '    "x = 1\\n",'
    assert cells[2].source == "x = 1\nprint(x)"


def test_tags_are_read(tmp_path):
    write(tmp_path, project(cell("x = 1", tags=("varies",))))
    assert read_cells(tmp_path, FILE)[0][2].tags == ("varies",)


def test_stored_output_is_named_by_cell_and_line_with_the_command_that_drops_it(tmp_path):
    cells, problem = fault(tmp_path, project(CODE, cell("print(1)", outputs=[OUTPUT])))
    assert problem.rule == "notebook-output"
    assert problem.message == "Cell 4 carries stored output or execution counts."
    assert problem.fix == f"Run: python -m builder notebook {FILE}"
    line = (tmp_path / FILE).read_text().splitlines()[problem.line - 1]
    assert line == '   "outputs": ['
    assert len(cells) == 4


def test_execution_counts_are_named_by_cell_and_line(tmp_path):
    counted = [cell(f"x = {n}", execution_count=n) for n in (1, 2, 3)]
    _, problem = fault(tmp_path, project(*counted))
    assert problem.message == "Cells 3, 4 and 5 carry stored output or execution counts."
    line = (tmp_path / FILE).read_text().splitlines()[problem.line - 1]
    assert line == '   "execution_count": 1,'


@pytest.mark.parametrize(
    "text",
    [
        project(CODE | {"metadata": {"collapsed": True}}),
        json.dumps(json.loads(project(CODE))),
        notebook(CODE, metadata={"language_info": {"name": "python", "version": "3.11.7"}}),
        project(CODE).rstrip("\n"),
    ],
    ids=["metadata of a cell", "one line", "version of the machine", "no line end"],
)
def test_another_form_is_reported_with_the_command_that_mends_it(tmp_path, text):
    _, problem = fault(tmp_path, text)
    assert problem.rule == "notebook-form"
    assert problem.line
    assert main([FILE], tmp_path) == 0
    assert read_cells(tmp_path, FILE)[1] == []


def test_the_command_drops_output_and_keeps_text_tags_and_ids(tmp_path):
    tagged = cell("print(1)", tags=("varies",), outputs=[OUTPUT], execution_count=7)
    write(tmp_path, project(CODE, tagged))
    assert main([FILE], tmp_path) == 0
    mended = (tmp_path / FILE).read_text()
    assert mended == project(CODE, tagged | {"outputs": [], "execution_count": None})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n "cells": [,]\n}\n', 2),
        ("[]\n", None),
        ('{"cells": 3}\n', None),
        (notebook(CODE, nbformat=3), None),
        (notebook({"cell_type": "code", "source": "x"}), None),
        (notebook(cell("x", "heading")), None),
    ],
)
def test_what_is_no_notebook_is_reported(tmp_path, text, line):
    cells, problem = fault(tmp_path, text)
    assert (cells, problem.rule, problem.line) == ([], "notebook-json", line)


def test_a_notebook_that_is_not_utf_8_is_reported(tmp_path):
    write(tmp_path, "")
    (tmp_path / FILE).write_bytes(b"{\xff}")
    assert read_cells(tmp_path, FILE)[1][0].rule == "utf-8"


def test_the_notebooks_of_the_site_are_valid():
    files = sorted((ROOT / "docs").rglob("*.ipynb"))
    assert files
    for file in files:
        assert read_cells(ROOT, file.relative_to(ROOT).as_posix())[1] == []
        nbformat.validate(json.loads(file.read_text("utf-8")))
