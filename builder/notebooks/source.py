"""Reads notebooks as they are stored: without outputs, and the same on every machine.

`python -m builder notebook docs/projects/NAME.ipynb` brings a notebook into that form
after you have worked on it in Jupyter.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.text.front_matter import read_text
from builder.text.problems import Problem, ProblemsFound

RULES = {
    "notebook-json": "A notebook is JSON in Jupyter's format 4.",
    "notebook-output": "A notebook is stored without outputs and execution counts.",
    "notebook-form": "A notebook is stored in one form, with nothing of the machine it came from.",
}
_COMMAND = "python -m builder notebook {file}"
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook.

    Attributes:
        number: Its place, counted from 1.
        kind: "markdown", "code" or "raw".
        source: Its text.
        tags: Its tags.
        line: Line of the file on which its text starts.
    """

    number: int
    kind: str
    source: str
    tags: tuple[str, ...]
    line: int


def read_cells(root: Path, file: str) -> tuple[list[Cell], list[Problem]]:
    """Return the cells of a notebook, and what is wrong with how it is stored.

    Args:
        root: Project root.
        file: The notebook's path from there.
    """
    try:
        text = read_text(root, file)
        content = json.loads(text)
        raw = [_checked(cell) for cell in content["cells"]]
        wanted = stored_form(content)
        old = content["nbformat"] != 4
    except ProblemsFound as found:
        return [], found.problems
    except json.JSONDecodeError as error:
        message, fix = f"This is not JSON: {error.msg}.", "Take the file back from git."
        return [], [Problem(file, error.lineno, "notebook-json", message, fix)]
    except (KeyError, TypeError, ValueError, AttributeError):
        old = True
    if old:
        message, fix = "The file is no notebook of format 4.", "Save it anew from Jupyter."
        return [], [Problem(file, None, "notebook-json", message, fix)]
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines, 1) if line.startswith('   "source": [')]
    whole = len(starts) == len(raw)
    cells = [
        Cell(
            number,
            cell["cell_type"],
            source_of(cell),
            tuple(cell.get("metadata", {}).get("tags", ())),
            starts[number - 1] + 1 if whole else 1,
        )
        for number, cell in enumerate(raw, 1)
    ]
    fix = f"Run: {_COMMAND.format(file=file)}"
    if carrying := [n for n, cell in enumerate(raw, 1) if _has_run(cell)]:
        line = next((n for n, text in enumerate(lines, 1) if _shows_a_run(text)), None)
        those = "Cell" if len(carrying) == 1 else "Cells"
        verb = "carries" if len(carrying) == 1 else "carry"
        message = f"{those} {_listed(carrying)} {verb} stored output or execution counts."
        return cells, [Problem(file, line, "notebook-output", message, fix)]
    if wanted != text:
        pairs = enumerate(zip(lines, wanted.split("\n"), strict=False), 1)
        line = next((n for n, (found, meant) in pairs if found != meant), len(lines))
        message = "The notebook is not stored in the form that all notebooks have."
        return cells, [Problem(file, line, "notebook-form", message, fix)]
    return cells, []


def stored_form(content: dict[str, Any]) -> str:
    """Return the text in which a notebook is stored: nothing run, nothing of a machine."""
    cells = []
    for cell in content["cells"]:
        tags = cell.get("metadata", {}).get("tags", [])
        kept = {
            "cell_type": cell["cell_type"],
            "id": cell["id"],
            "metadata": {"tags": tags} if tags else {},
            "source": source_of(cell).splitlines(keepends=True),
        }
        if cell["cell_type"] == "code":
            kept |= {"execution_count": None, "outputs": []}
        cells.append(kept)
    return as_text(cells)


def as_text(cells: list[dict[str, Any]]) -> str:
    """Return a notebook file with these cells."""
    content = {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def source_of(cell: dict[str, Any]) -> str:
    """Return a cell's text, which is stored as text or as a list of lines."""
    return "".join(cell["source"]).strip("\n")


def _checked(cell: dict[str, Any]) -> dict[str, Any]:
    if cell["cell_type"] not in {"markdown", "code", "raw"} or not isinstance(cell["id"], str):
        raise ValueError(cell["cell_type"])
    return cell


def _has_run(cell: dict[str, Any]) -> bool:
    return bool(cell.get("outputs")) or cell.get("execution_count") is not None


def _shows_a_run(line: str) -> bool:
    text = line.strip().rstrip(",")
    begun = text.startswith(('"outputs": [', '"execution_count": '))
    return begun and text not in {'"outputs": []', '"execution_count": null'}


def _listed(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last


def main(arguments: list[str], root: Path) -> int:
    """Bring each notebook, a path from the project root, into its stored form."""
    for name in arguments:
        path = root / name
        content = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(stored_form(content), encoding="utf-8", newline="\n")
    return 0
