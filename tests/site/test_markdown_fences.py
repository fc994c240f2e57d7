"""Every Python fence in a Markdown file is run: by the snippet runner or by pytest."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^(?P<indent>[ \t>*+-]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`\n]*)$")
PYTHON = re.compile(r"[\s{.]*(?:py|pycon|python|ipython|py3|python3|python2|pyconsole)\b", re.I)
INCLUDE = re.compile(r"\s*-+8<-+")
COLLECTED = re.compile(r"^(.+\.md)::.*\[line:(\d+)\]$", re.M)
FIX = (
    "write ```python at the start of the line, or include a section of a snippet; "
    "code that cannot run is ```text"
)


@dataclass(frozen=True)
class Fence:
    """A fenced block: the line of its opening mark, what follows the mark, and its lines."""

    line: int
    info: str
    code: tuple[str, ...]

    @property
    def is_python(self) -> bool:
        """Say whether a reader would take it for Python."""
        return bool(PYTHON.match(self.info))

    @property
    def only_includes(self) -> bool:
        """Say whether it is the plain fence under which the build puts a section's output."""
        lines = [line for line in self.code if line.strip()]
        return self.info.strip() == "python" and all(map(INCLUDE.match, lines)) and bool(lines)


def fences(text: str) -> Iterator[Fence]:
    """Yield the outer fences of a Markdown text, however far they are indented."""
    lines = text.splitlines()
    start = 0
    while start < len(lines):
        opening = FENCE.match(lines[start])
        if not opening:
            start += 1
            continue
        marks = opening["marks"]
        closing = re.compile(rf"[ \t>]*{marks[0]}{{{len(marks)},}}\s*$")
        ends = (n for n in range(start + 1, len(lines)) if closing.match(lines[n]))
        end = next(ends, len(lines))
        yield Fence(start + 1, opening["info"], tuple(lines[start + 1 : end]))
        start = end + 1


def markdown_files(root: Path) -> list[Path]:
    """Return the Markdown files whose readers would try the code."""
    pages = (root / "docs").rglob("*.md")
    own = [p for p in pages if not {"_theme", "vendor"} & set(p.parts)]
    return [root / "README.md", root / "CONTRIBUTING.md", *sorted(own)]


def fences_that_run(root: Path, files: Iterable[Path]) -> set[tuple[str, int]]:
    """Return file and line of the fences that `make test` hands to pytest."""
    options = ["--collect-only", "--no-header", "--markdown-docs-syntax=superfences"]
    names = [str(file.relative_to(root)) for file in files]
    done = run_pytest(root, *options, "--rootdir", str(root), *names)
    assert done.returncode in {0, 5}, done.stdout + done.stderr
    return {(file, int(line)) for file, line in COLLECTED.findall(done.stdout)}


def run_pytest(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on Markdown, with no plugin but the one for that: the others are slow to load."""
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "pytest_markdown_docs.plugin"]
    return subprocess.run(
        [*command, "--markdown-docs", *arguments],
        cwd=root,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
    )


def faults(root: Path) -> list[str]:
    """Return the Python fences that nothing runs, with the fix."""
    files = markdown_files(root)
    run = fences_that_run(root, files)
    found = []
    for file in files:
        name = file.relative_to(root).as_posix()
        for fence in fences(file.read_text("utf-8")):
            if fence.is_python and not fence.only_includes and (name, fence.line) not in run:
                found.append(f"{name}:{fence.line}: nothing runs this Python. Fix: {FIX}.")
    return found


def test_every_python_fence_of_the_project_is_run():
    found = faults(ROOT)
    assert not found, "\n".join(found)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "docs").mkdir()
    for name in ("README.md", "CONTRIBUTING.md"):
        (tmp_path / name).write_text("# Title\n")
    (tmp_path / "conftest.py").write_text((ROOT / "conftest.py").read_text())
    return tmp_path


def test_typed_fences_run_and_included_ones_are_left_to_the_runner(project):
    text = '# A\n\n```python\nx = 1\n```\n\n```python\n--8<-- "a.py:b"\n```\n'
    (project / "docs" / "a.md").write_text(text + "\n```{.python title='t'}\nx = 2\n```\n")
    assert fences_that_run(project, markdown_files(project)) == {
        ("docs/a.md", 3),
        ("docs/a.md", 11),
    }
    assert faults(project) == []


def test_a_python_fence_that_nothing_runs_is_reported(project):
    unrun = [
        "```pycon\n>>> 1\n1\n```",
        "```ipython\n%time x\n```",
        "~~~ Python3\nx = 1\n~~~",
        "```python notest\nx = 1\n```",
        "``` {.python notest}\nx = 1\n```",
        "!!! note\n\n    ```python\n    x = 1\n    ```",
        '```{ .py title="t" }\n--8<-- "a.py:b"\n```',
    ]
    for number, fence in enumerate(unrun):
        (project / "docs" / f"{number}.md").write_text(f"# A\n\n{fence}\n")
    lines = [3, 3, 3, 3, 3, 5, 3]
    assert faults(project) == [
        f"docs/{number}.md:{line}: nothing runs this Python. Fix: {FIX}."
        for number, line in enumerate(lines)
    ]


def test_a_fence_shown_inside_another_fence_is_not_python():
    text = "````markdown\n```python\nx = 1\n```\n````\n\n```text\n```python\n```\n"
    assert [fence.is_python for fence in fences(text)] == [False, False]


def test_a_fence_that_fails_fails_the_run(project):
    (project / "README.md").write_text("# A\n\n```python\nassert 1 == 2\n```\n")
    done = run_pytest(project, "README.md")
    assert done.returncode == 1
    assert "assert 1 == 2" in done.stdout
