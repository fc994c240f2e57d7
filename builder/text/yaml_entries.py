"""Read a data file that is a list of entries, each with the lines of its keys."""

from pathlib import Path
from typing import Any

import yaml

from builder.text.front_matter import read_text
from builder.text.problems import Problem, ProblemsFound
from builder.text.yaml_lines import parse_yaml

Entries = list[tuple[yaml.MappingNode, Any]]


def read_entries(root: Path, file: str, not_a_list: Problem) -> tuple[Entries, list[Problem]]:
    """Return the entries of a data file, each as a node and as data; no file, no entries.

    Args:
        root: Project root.
        file: Path of the file from there.
        not_a_list: What to report of a file that holds something else than a list.
    """
    if not (root / file).exists():
        return [], []
    try:
        node, data = parse_yaml(read_text(root, file), file)
    except ProblemsFound as found:
        return [], found.problems
    if not isinstance(data, list):
        return [], [not_a_list]
    return list(zip(node.value, data, strict=True)), []
