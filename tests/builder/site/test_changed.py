import subprocess
from pathlib import Path

import pytest

from builder.site.changed import affected_lessons, branch_point, changed_files, main

PAGE = "---\ntitle: {title}\n---\n\n# Norms\n\n{text}\n"
FILES = {
    "docs/linear-algebra/norms.md": PAGE.format(title="Norms", text="Old."),
    "docs/calculus/derivative.md": PAGE.format(title="Derivative", text="Old."),
    "docs/linear-algebra/index.md": "# Linear algebra\n",
    "docs/faq.md": "# FAQ\n",
    "snippets/linear_algebra/norms.py": "x = 1\n",
    "builder/text/problems.py": "",
    "README.md": "# Project\n",
}


def git(root: Path, *arguments: str) -> None:
    """Run git in a project, as somebody."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a checkout of two lessons on a branch that has just left main."""
    git(tmp_path, "init", "--initial-branch=main")
    write(tmp_path, FILES)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message=first")
    git(tmp_path, "checkout", "-b", "work")
    return tmp_path


def affected(project: Path) -> list[str] | None:
    base = branch_point(project, "main")
    return affected_lessons(project, changed_files(project, base), base)


@pytest.mark.parametrize(
    ("files", "lessons"),
    [
        ({}, []),
        ({"README.md": "new", "findings/a.sh": "new"}, []),
        ({"snippets/linear_algebra/norms.py": "x = 2\n"}, ["linear-algebra/norms"]),
        ({"snippets/linear_algebra/norms_ex1.py": "x = 2\n"}, ["linear-algebra/norms"]),
        ({"tests/linear_algebra/test_norms_ex2.py": "x = 2\n"}, ["linear-algebra/norms"]),
        (
            {
                "docs/linear-algebra/norms.md": PAGE.format(title="Norms", text="New."),
                "tests/calculus/test_derivative.py": "new",
            },
            ["calculus/derivative", "linear-algebra/norms"],
        ),
        ({"docs/linear-algebra/norms.md": PAGE.format(title="Other", text="Old.")}, None),
        ({"docs/linear-algebra/norms.md": "no front matter"}, None),
        ({"docs/linear-algebra/matrices.md": PAGE.format(title="Matrices", text="New.")}, None),
        ({"docs/linear-algebra/index.md": "new"}, None),
        ({"docs/faq.md": "new"}, None),
        ({"builder/text/problems.py": "new"}, None),
        ({"snippets/data/homes.csv": "new"}, None),
        ({"tests/conftest.py": "new"}, None),
        ({"tests/site/test_html.py": "new"}, None),
    ],
)
def test_a_lesson_is_affected_by_its_own_files_and_everything_by_others(project, files, lessons):
    write(project, files)
    assert affected(project) == lessons
    git(project, "add", ".")
    git(project, "commit", "--allow-empty", "--message=second")
    assert affected(project) == lessons


def test_a_deleted_or_renamed_page_affects_everything(project):
    (project / "docs/calculus/derivative.md").rename(project / "docs/calculus/slope.md")
    assert affected(project) is None


def test_what_others_did_on_main_meanwhile_does_not_count(project):
    write(project, {"snippets/linear_algebra/norms.py": "x = 2\n"})
    git(project, "commit", "--all", "--message=mine")
    git(project, "checkout", "main")
    write(project, {"docs/faq.md": "theirs"})
    git(project, "commit", "--all", "--message=theirs")
    git(project, "checkout", "work")
    assert affected(project) == ["linear-algebra/norms"]


def test_the_command_prints_lessons_or_everything_and_knows_no_other_revision(project, capsys):
    write(project, {"snippets/linear_algebra/norms.py": "x = 2\n"})
    assert main(["main"], project) == 0
    assert capsys.readouterr().out == "linear-algebra/norms\n"
    write(project, {"docs/faq.md": "new"})
    assert main(["main"], project) == 0
    assert capsys.readouterr().out == "everything\n"
    assert main(["no-such-branch"], project) == 2
    assert "Fix: name a branch or commit." in capsys.readouterr().out
