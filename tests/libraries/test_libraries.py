"""The libraries of this folder are for tests alone: pages and snippets do without them."""

import ast
import re
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINNED = dict(
    re.findall(
        r"^([a-z0-9-]+)==(\S+)$", (Path(__file__).parent / "requirements.txt").read_text(), re.M
    )
)
FIXTURES = ["jax", "pandas", "polars", "statsmodels", "torch"]


def imported(file: Path) -> set[str]:
    """Return the top-level packages that a Python file imports."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_no_snippet_and_no_part_of_the_build_imports_one():
    for file in [*ROOT.glob("snippets/**/*.py"), *ROOT.glob("builder/**/*.py")]:
        both = imported(file) & {name.replace("-", "_") for name in PINNED}
        assert not both, f"{file.relative_to(ROOT)} imports {both}: `make build` has none of them."


@pytest.mark.parametrize("name", FIXTURES)
def test_each_is_there_in_the_pinned_version(request: pytest.FixtureRequest, name: str):
    request.getfixturevalue(name)
    assert version(name).partition("+")[0] == PINNED[name]
