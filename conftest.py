"""Settings of pytest that also hold for the Python typed in Markdown files.

Run that with `pytest --markdown-docs --markdown-docs-syntax=superfences README.md docs`.
"""

import os
import re

import pytest

os.environ["MPLBACKEND"] = "Agg"  # draws without a screen
# As pages run: one thread. Several only wait for one another, for arrays are small.
os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

collect_ignore = ["docs/_theme", "docs/assets"]  # no pages there
INCLUDE = re.compile(r"\s*-{1,}8<-{1,}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Drop fences that only include a snippet: the runner and its tests run that code."""
    dropped = [item for item in items if only_includes(item)]
    items[:] = [item for item in items if item not in dropped]
    config.hook.pytest_deselected(items=dropped)


def only_includes(item: pytest.Item) -> bool:
    """Say whether an item is a Markdown fence whose every line is an include mark."""
    definition = getattr(item, "test_definition", None)
    lines = definition.source.split("\n") if definition else []
    code = [line for line in lines if line.strip()]
    return bool(code) and all(INCLUDE.match(line) for line in code)
