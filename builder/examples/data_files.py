"""Checks that every data file says where it comes from, who may use it, and what it holds."""

import re
from pathlib import Path

from builder.text.front_matter import read_text
from builder.text.problems import Problem, ProblemsFound

RULES = {
    "data-undescribed": "Every file in snippets/data/ has a section in the README.md there.",
    "data-missing": "Every section of snippets/data/README.md describes a file that is there.",
    "data-source": "A data file's section says its source: `- **Source:** …`.",
    "data-license": "A data file's section says its license: `- **License:** …`.",
    "data-columns": "A data file's section lists its columns in their order, each with its unit.",
}
FOLDER = "snippets/data"
README = f"{FOLDER}/README.md"
_FORM = "## name.csv, then - **Source:** …, - **License:** …, and a table of Column, Unit, Meaning"
_HEADING = re.compile(r"^## (?P<name>\S+)[ \t]*$", re.MULTILINE)
_ROW = re.compile(r"^\| *`(?P<column>[^`]+)` *\| *(?P<unit>[^|]*?) *\|", re.MULTILINE)


def check_data_files(root: Path) -> list[Problem]:
    """Return every data file that is not described as it should be, and the other way round.

    Args:
        root: Project root.
    """
    files = {path.name for path in (root / FOLDER).glob("*") if _is_data(path)}
    try:
        text = read_text(root, README) if (root / README).is_file() else ""
    except ProblemsFound as found:
        return found.problems
    parts = _HEADING.split(text)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    lines = {m["name"]: text.count("\n", 0, m.start()) + 1 for m in _HEADING.finditer(text)}
    problems = []
    for name in sorted(files - sections.keys()):
        message = f"{README} does not say where this file comes from and who may use it."
        fix = f"Add a section there: {_FORM}."
        problems.append(Problem(f"{FOLDER}/{name}", None, "data-undescribed", message, fix))
    for name, section in sections.items():
        if name in files:
            problems += _check_section(root, name, section, lines[name])
        else:
            message = f"There is no {FOLDER}/{name}."
            fix = "Add the file, correct the name, or delete the section."
            problems.append(Problem(README, lines[name], "data-missing", message, fix))
    return problems


def _is_data(path: Path) -> bool:
    hidden = path.name.startswith((".", "__"))
    return not hidden and path.name != "README.md" and path.suffix != ".py"


def _check_section(root: Path, name: str, section: str, line: int) -> list[Problem]:
    """Check what the README says of one file."""
    problems = []
    for fact, rule in (("Source", "data-source"), ("License", "data-license")):
        if not re.search(rf"^- \*\*{fact}:\*\* *\w", section, re.MULTILINE):
            message = f"The section on {name} does not say its {fact.lower()}."
            fix = f"Add a line to it: - **{fact}:** …"
            problems.append(Problem(README, line, rule, message, fix))
    if name.endswith(".csv"):
        with (root / FOLDER / name).open(encoding="utf-8") as file:
            columns = file.readline().strip().split(",")
        rows = _ROW.findall(section)
        if [column for column, _ in rows] != columns:
            message = f"The section on {name} does not list its columns: {', '.join(columns)}."
            fix = "Give it a table of Column, Unit and Meaning, a row for each, in this order."
            problems.append(Problem(README, line, "data-columns", message, fix))
        elif bare := [column for column, unit in rows if not unit]:
            message = f"The column {bare[0]} of {name} has no unit."
            fix = "Write its unit, or what its numbers stand for."
            problems.append(Problem(README, line, "data-columns", message, fix))
    return problems
