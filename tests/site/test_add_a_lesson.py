"""The guide to adding a lesson, followed literally on a clean copy of the project.

Every file it shows is written, every command run, every message compared; `…` in the guide
stands for anything.
"""

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from builder.site import state
from builder.site.state import with_fault_box
from builder.text.front_matter import read_page
from builder.text.markdown_spans import read_fences

ROOT = Path(__file__).parents[2]
GUIDE = "docs/contribute/add-a-lesson.md"
PAGE = "docs/statistics/median.md"
PLANNED = "docs/_data/planned.yml"
LEFT_OUT = (".git", ".venv", "site.*", ".cache", "__pycache__", ".*_cache", ".hypothesis")
TITLE = re.compile(r'title="([^"]+)"')
RECIPE = re.compile(r"^(\w+):.*\n\t@(.+)$", re.M)


@dataclass(frozen=True)
class Block:
    """A fence of the guide: its line, its language, its title if any, and its text."""

    line: int
    language: str
    title: str
    text: str


def blocks() -> list[Block]:
    """Return the fences of the guide, as its readers see them."""
    guide = (ROOT / GUIDE).read_text("utf-8")
    found = []
    for fence in read_fences(guide):
        title = TITLE.search(fence.info)
        text = guide[fence.body_start : fence.body_stop].replace(";--8<--", "--8<--")
        found.append(Block(fence.line, fence.kind, title[1] if title else "", text))
    return found


def is_as_shown(shown: str, given: str) -> bool:
    """Compare what the guide shows with what there is; `…` stands for anything."""
    pattern = re.escape(shown.strip()).replace("…", "[\\s\\S]*")
    return bool(re.fullmatch(pattern, given.strip()))


@pytest.fixture
def project(tmp_path):
    """A clean copy in which the lesson of the guide is planned, even once it is written."""
    root = tmp_path / "project"
    left_out = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(
        ROOT,
        root,
        ignore=lambda folder, names: (
            left_out(folder, names) | ({"site"} if folder == str(ROOT) else set())
        ),
    )
    if (ROOT / ".cache").exists():
        shutil.copytree(ROOT / ".cache", root / ".cache")
    if (root / PAGE).exists():
        for file in (PAGE, "snippets/statistics/median*.py", "tests/statistics/test_median*.py"):
            for path in root.glob(file):
                path.unlink()
        (entry,) = [block.text for block in blocks() if block.title == PLANNED]
        with (root / PLANNED).open("a", encoding="utf-8") as planned:
            planned.write(f"\n{entry}")
    return root


def run(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the guide with this Python, one of make as the Makefile says it."""
    program, *arguments = shlex.split(command)
    if program == "make":
        target, *settings = arguments
        command = dict(RECIPE.findall((ROOT / "Makefile").read_text("utf-8")))[target]
        for name, value in (setting.split("=") for setting in settings):
            command = command.replace(f"$({name})", value)
    words = shlex.split(command.replace("$(BIN)", ".venv/bin"))
    words[:1] = [sys.executable] if words[0] == ".venv/bin/python" else words[:1]
    return subprocess.run(
        words, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def write(root: Path, block: Block) -> None:
    """Do with a block what its reader does: a part of a page, or a whole file."""
    path = root / block.title
    assert path.exists(), f"{GUIDE}:{block.line}: make lesson has not started {block.title}"
    if path.suffix != ".md":
        path.write_text(block.text, "utf-8")
        return
    heading = block.text.partition("\n")[0]
    head, *parts = re.split(r"(?m)^(?=##? )", path.read_text("utf-8"))
    names = [part.partition("\n")[0] for part in parts]
    assert heading in names, f"{GUIDE}:{block.line}: the page has no part {heading}"
    parts[names.index(heading)] = f"{block.text}\n"
    path.write_text(head + "".join(parts).rstrip("\n") + "\n", "utf-8")


def box_on_page(root: Path) -> str:
    """Return what `make serve` shows on top of the page."""
    state.read(root, "/", "")
    box = BeautifulSoup(with_fault_box("<article>", PAGE), "html.parser")
    return "\n".join(item.text for item in box.select("li"))


@pytest.fixture
def _runner_that_ends(monkeypatch):
    for name in ("_runner", "site", "_root"):
        monkeypatch.setattr(state, name, getattr(state, name))
    yield
    state.stop()


@pytest.mark.usefixtures("_runner_that_ends")
def test_following_the_guide_gives_each_message_and_ends_with_a_lesson(project):
    done = ""
    for block in blocks():
        where = f"{GUIDE}:{block.line}"
        if block.title == PLANNED:
            assert block.text in (project / PLANNED).read_text("utf-8"), where
        elif block.title == "To mend":
            box = box_on_page(project)
            assert is_as_shown(block.text, box), f"{where} shows other messages than:\n{box}"
        elif block.title:
            write(project, block)
        elif block.language == "sh":
            result = run(project, block.text)
            assert result.returncode == 0, f"{where}: {result.stdout}"
            done = result.stdout
        elif done:
            assert is_as_shown(block.text, done), f"{where} shows another output than:\n{done}"
            done = ""
    assert not done, f"{GUIDE} does not show the output of its last command"

    assert_style_is_in_order(project)
    assert_strict_build_has_the_page(project)


def assert_style_is_in_order(root: Path) -> None:
    code = " ".join(str(path.relative_to(root)) for path in root.glob("*/statistics/*median*.py"))
    assert len(code.split()) == 4
    for command in (
        f"ruff format --check {code}",
        f"ruff check {code}",
        f"rumdl check {PAGE}",
        f"typos {PAGE} {code}",
    ):
        checked = run(root, f"{Path(sys.executable).parent}/{command}")
        assert checked.returncode == 0, checked.stdout


def assert_strict_build_has_the_page(root: Path) -> None:
    built = run(root, "make build")
    assert built.returncode == 0, built.stdout
    page = built_page(root, "statistics/median")
    said = page.select_one(".jem-output").text
    assert said.strip() == "mean    7.0 days\nmedian  3.5 days"
    assert read_page((root / PAGE).read_text("utf-8"), PAGE).meta["title"] in page.h1.text
    shown = [code.text.strip() for code in built_page(root, "contribute/add-a-lesson")("code")]
    for block in blocks():
        assert block.text.strip() in shown, f"{GUIDE}:{block.line}: readers see something else"


def built_page(root: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((root / "site" / address / "index.html").read_text("utf-8"), "html.parser")


def test_the_ellipsis_stands_for_anything_and_nothing_else_does():
    assert is_as_shown("a\n…\nb 1.…", "a\nx\ny\nb 1.25\n")
    assert not is_as_shown("a.b", "axb")
    assert not is_as_shown("a\n…\nb", "a\nx\nc")
