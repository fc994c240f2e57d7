"""Which lessons a change can affect: `make test CHANGED=main` checks these alone."""

import argparse
import subprocess
from collections.abc import Iterable
from pathlib import Path

from builder.lessons.unfinished import lesson_of_file
from builder.text.front_matter import is_lesson, read_page, read_text
from builder.text.problems import ProblemsFound

EVERYTHING = "everything"
# The style of these is checked in any case, and nothing else reads them.
BESIDE = ("README.md", "CONTRIBUTING.md", "LICENSE", ".github/", "findings/")


def branch_point(root: Path, since: str) -> str:
    """Return the commit where the branch left a revision, such as `main`.

    Raises:
        ValueError: Git knows no such revision, or there is no checkout.
    """
    return _git(root, "merge-base", since, "HEAD").strip()


def changed_files(root: Path, base: str) -> list[str]:
    """Return the paths of files that differ from a commit, new ones too.

    Args:
        root: Project root, in a checkout.
        base: The commit.
    """
    files = _git(root, "diff", "--name-only", "--no-renames", base).split("\n")
    files += _git(root, "ls-files", "--others", "--exclude-standard").split("\n")
    return sorted(set(files) - {""})


def affected_lessons(root: Path, files: Iterable[str], base: str) -> list[str] | None:
    """Return the lessons, as `topic/id`, that alone can differ; None if other pages can, too.

    What stands in a lesson's front matter is shown on other pages. A file that belongs to no
    lesson, such as one of the build or of the data, can be used by all.

    Args:
        root: Project root, in a checkout.
        files: Paths of the changed files from the root.
        base: The commit they are compared with.
    """
    lessons = set()
    for file in files:
        if file.startswith(BESIDE):
            continue
        lesson = "/".join(lesson_of_file(file) or ())
        page = f"docs/{lesson}.md"
        if not (is_lesson(page) and (root / page).is_file()):
            return None
        if file == page and not _same_front_matter(root, page, base):
            return None
        lessons.add(lesson)
    return sorted(lessons)


def _same_front_matter(root: Path, page: str, base: str) -> bool:
    try:
        before = _git(root, "show", f"{base}:{page}")
        return read_page(before, page).meta == read_page(read_text(root, page), page).meta
    except (ValueError, ProblemsFound):  # a new page, or one that cannot be read
        return False


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise ValueError(done.stderr.strip())
    return done.stdout


def main(arguments: list[str], root: Path) -> int:
    """Print the affected lessons, one a line, or `everything`; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m builder changed", description=__doc__)
    parser.add_argument("since", help="a revision, such as main")
    since = parser.parse_args(arguments).since
    try:
        base = branch_point(root, since)
        lessons = affected_lessons(root, changed_files(root, base), base)
    except ValueError as error:
        print(f"The change since {since} cannot be found: {error}\nFix: name a branch or commit.")
        return 2
    print(EVERYTHING if lessons is None else "\n".join(lessons))
    return 0
