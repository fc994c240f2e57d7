"""What a notebook leaves in its namespace, for the tests of its claims."""

import contextlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def notebook(request: pytest.FixtureRequest) -> SimpleNamespace:
    """Run the notebook that a test file names, where it finds its data; return its names."""
    name = request.path.stem.removeprefix("test_").replace("_", "-")
    file = ROOT / "docs/projects" / f"{name}.ipynb"
    namespace: dict[str, object] = {}
    with contextlib.chdir(ROOT / "snippets"):
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), f"{file} {cell['id']}", "exec"), namespace)
    return SimpleNamespace(**namespace)
