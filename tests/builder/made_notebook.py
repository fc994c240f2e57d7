"""Notebooks made for tests."""

import json
from pathlib import Path
from typing import Any

FILE = "docs/projects/engineer-a-thing.ipynb"
FRONT = "---\ntitle: A thing\ndescription: You build a thing.\nminutes: 20\nneeds: []\n---"
TITLE = "# A thing\n\nYou will build a thing."


def cell(source: str, kind: str = "code", *, tags: tuple[str, ...] = (), **more: Any) -> dict:
    """Return a cell as Jupyter stores it."""
    made = {
        "cell_type": kind,
        "id": f"cell-{abs(hash((kind, source))) % 10**8}",
        "metadata": {"tags": list(tags)} if tags else {},
        "source": source.splitlines(keepends=True),
    }
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    return made | more


def notebook(*cells: dict, **more: Any) -> str:
    """Return the text of a notebook."""
    content = {
        "cells": list(cells),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content | more, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def project(*cells: dict) -> str:
    """Return the text of a notebook that has front matter and a title; cells are 3 and on."""
    return notebook(cell(FRONT, "raw"), cell(TITLE, "markdown"), *cells)


def write(root: Path, text: str, file: str = FILE) -> None:
    """Write a file of a project."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")
