"""A link that leads nowhere fails the build, and the last good site stays."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.site.inputs import INPUTS

ROOT = Path(__file__).parents[2]
HOME = "docs/index.md"
BROKEN = {
    "nowhere.md": "the target is not found",
    "nowhere.png": "the target is not found",
    "linear-algebra/cosine-similarity.md#nowhere": "does not contain an anchor",
    "#nowhere": "no such anchor on this page",
    "/linear-algebra/": "absolute link",
    "linear-algebra/": "unrecognized relative link",
}


@pytest.fixture
def project(tmp_path):
    for name in (*INPUTS, ".cache"):
        if (ROOT / name).exists():
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tmp_path / name)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good one")
    return tmp_path


def test_each_broken_link_is_named_and_the_last_good_site_stays(project):
    home = project / HOME
    links = "".join(f"\n- [x]({address})" for address in BROKEN)
    home.write_text(f"{home.read_text('utf-8')}\n{links}\n", "utf-8")
    command = [sys.executable, "-m", "builder", "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    text = home.read_text("utf-8").splitlines()
    for address, reason in BROKEN.items():
        place = f"{HOME}:{text.index(f'- [x]({address})') + 1}: "
        lines = [line for line in said.splitlines() if f"`{address}`" in line]
        assert any(place in line and reason in line for line in lines), f"{address}: {said}"
    assert (project / "site" / "index.html").read_text() == "the last good one"
