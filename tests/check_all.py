"""Check everything, cheapest first: `make test`, or `python tests/check_all.py [PART ...]`.

`make test CHANGED=main` checks what the change since main can affect, `make test
PAGE=statistics/variance` what belongs to one lesson: for writers, not for CI.

Each part runs all its checks, so that you see all its faults; a part with faults ends the run.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
FAILED_TESTS = 1  # pytest's status for it; 2 and above mean that it could not test
PYTEST = [PYTHON, "-m", "pytest", "--quiet"]
ELSEWHERE = [f"--ignore=tests/{folder}" for folder in ("benchmarks", "builder", "site")]

Command = Sequence[str]


def tool(name: str) -> str:
    """Return the path of a program that the requirements installed."""
    return shutil.which(name, path=str(Path(PYTHON).parent)) or name


CHECKS: dict[str, dict[str, Command]] = {
    "style": {
        "Python format": [tool("ruff"), "format", "--check", "--quiet", "."],
        "Python lint": [tool("ruff"), "check", "--quiet", "."],
        "Markdown lint": [tool("rumdl"), "check", "--quiet", "."],
        "spelling": [tool("typos")],
        "workflow security": [tool("zizmor"), "--offline", "--quiet", "--no-progress", "."],
        "imports go down": [tool("lint-imports"), "--no-cache", "--no-logo"],
        "vendored files": [PYTHON, "-m", "builder", "vendor", "--check"],
        "Python for the browser": [PYTHON, "-m", "builder", "python", "--check"],
    },
    "tests": {
        "build code": [*PYTEST, "tests/benchmarks", "tests/builder"],
        "lessons and exercises": [*PYTEST, "tests", *ELSEWHERE],
        "Python typed in Markdown": [
            *PYTEST,
            "--markdown-docs",
            "--markdown-docs-syntax=superfences",
            "README.md",
            "CONTRIBUTING.md",
            "docs",
        ],
    },
    "examples": {
        "a second run gives the same": [PYTHON, "-m", "builder", "run", "--twice"],
    },
    "build": {
        "strict build": [PYTHON, "-m", "builder", "build"],
    },
    "site": {
        "the site is up to date": [PYTHON, "-m", "builder", "build"],
        "a browser to test with": [PYTHON, __file__, "--install-browser"],
        "the built pages": [*PYTEST, "-n", "auto", "tests/site"],
    },
}
# Parts whose checks run side by side. Workers of one pytest would each import every lesson.
AT_ONCE = {"tests"}
# A browser on a busy machine may be too slow for a test once. Tests that failed are tried again,
# one at a time; a real fault fails again. Both results are printed.
SECOND_TRY: dict[str, Command] = {
    "the built pages": [
        *PYTEST,
        "--last-failed",
        "--last-failed-no-failures=none",
        "tests/site",
    ],
}


def checks_of(lessons: Sequence[str]) -> dict[str, dict[str, Command]]:
    """Return the checks of a change that can affect only these lessons, as `topic/id`."""
    tests = [test for lesson in lessons for test in tests_of(lesson)]
    pages = ",".join(f"{lesson}/" for lesson in lessons)
    typed = CHECKS["tests"]["Python typed in Markdown"]
    narrow = {
        **CHECKS,
        "tests": {"Python typed in Markdown": typed},
        "examples": {},
        "site": {},
    }
    if lessons:
        twice = [*CHECKS["examples"]["a second run gives the same"], *lessons]
        narrow["tests"] |= {"lessons and exercises": [*PYTEST, *tests]}
        narrow["examples"] = {"a second run gives the same": twice}
        narrow["site"] = {
            **CHECKS["site"],
            "the built pages": [*CHECKS["site"]["the built pages"], f"--pages={pages}"],
        }
    return narrow


def tests_of(lesson: str) -> list[str]:
    """Return the paths of a lesson's test files, those of its exercises among them."""
    topic, name = lesson.replace("-", "_").split("/")
    folder = ROOT / "tests" / topic
    found = [folder / f"test_{name}.py", *sorted(folder.glob(f"test_{name}_ex[0-9]*.py"))]
    return [path.relative_to(ROOT).as_posix() for path in found]


def affected_by_change(since: str) -> list[str] | None:
    """Return the lessons that the change since a revision can affect; None if more than those."""
    command = [PYTHON, "-m", "builder", "changed", since]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    lessons = done.stdout.split()
    return None if lessons == ["everything"] else lessons


def run_checks(
    checks: Mapping[str, Mapping[str, Command]], parts: Sequence[str], root: Path
) -> int:
    """Run the checks of each part in order, up to the first part with faults.

    Args:
        checks: Commands by part and by what they check.
        parts: The parts to run.
        root: Folder to run them in.

    Returns:
        The exit status: 0 if all checks passed.
    """
    begin = time.monotonic()
    for part in parts:
        failed = _failed(checks[part], root, at_once=part in AT_ONCE)
        if failed:
            print(f"\nFailed: {', '.join(failed)}. Try again: make test STEP={part}", flush=True)
            return 1
    print(f"\nEverything is in order ({time.monotonic() - begin:.0f} s).", flush=True)
    return 0


def _failed(checks: Mapping[str, Command], root: Path, *, at_once: bool) -> list[str]:
    """Run the checks of a part, showing name, output and time of each; return those that failed."""
    if not at_once:
        return [name for name, command in checks.items() if not _passes(name, command, root)]
    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {name: pool.submit(_captured, checks[name], root) for name in checks}
        for name, check in running.items():
            print(f"\n== {name}", flush=True)
            status, said, seconds = check.result()
            print(said, end="")
            if not _shows_verdict(status, seconds):
                failed.append(name)
    return failed


def _passes(name: str, command: Command, root: Path) -> bool:
    """Run one check, showing its name, its output if any and its time; say if it passed."""
    print(f"\n== {name}", flush=True)
    begin = time.monotonic()
    status = _status(command, root)
    if status == FAILED_TESTS and name in SECOND_TRY:
        print("\nThe failed tests again, one at a time:", flush=True)
        status = _status(SECOND_TRY[name], root)
    return _shows_verdict(status, time.monotonic() - begin)


def _shows_verdict(status: int, seconds: float) -> bool:
    """Show how a check has ended; say if it passed."""
    print(f"   {'ok' if status == 0 else 'FAILED'} ({seconds:.1f} s)", flush=True)
    return status == 0


def _captured(command: Command, root: Path) -> tuple[int, str, float]:
    """Run a command; return its exit status, its output and the seconds it took."""
    begin = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        status = _status(command, root, file)
        file.seek(0)
        return status, file.read(), time.monotonic() - begin


def _status(command: Command, root: Path, output: TextIO | None = None) -> int:
    """Run a command, with its output to a file or to where this one writes; return its status."""
    try:
        return subprocess.run(
            command, cwd=root, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        ).returncode
    except FileNotFoundError:
        print(f"{command[0]} is missing. Fix: run `make test`, which installs it.", file=output)
        return 127


def install_browser() -> int:
    """Install Chromium where there is none: Debian's as root, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if Path("/usr/bin/chromium").exists() or own.exists():
        return 0
    print("Installing Chromium ...", flush=True)
    if _is_debian() and os.geteuid() == 0:
        commands = [
            ["apt-get", "update", "--quiet=2"],
            ["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", "chromium"],
        ]
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    else:
        commands, environment = [[PYTHON, "-m", "playwright", "install", "chromium"]], os.environ
    for command in commands:
        status = subprocess.run(command, env=environment).returncode
        if status != 0:
            print("Fix: install Chromium by hand, then run `make test STEP=site`.")
            return status
    return 0


def _is_debian() -> bool:
    """Say whether this is Debian, whose package works where Playwright's build cannot be had."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def main() -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(CHECKS))
    parser.add_argument("--changed", metavar="REV", help="only what the change since REV affects")
    parser.add_argument("--page", help="only what belongs to a lesson, such as statistics/variance")
    parser.add_argument("--install-browser", action="store_true", help="for the browser tests")
    options = parser.parse_args()
    if options.install_browser:
        return install_browser()
    if unknown := set(options.parts) - set(CHECKS):
        parser.error(f"no part is called {', '.join(unknown)}; there are {', '.join(CHECKS)}")
    lessons = affected_by_change(options.changed) if options.changed else None
    if options.page:
        lessons = [options.page.removeprefix("docs/").removesuffix(".md").strip("/")]
        if not (ROOT / "docs" / f"{lessons[0]}.md").is_file():
            parser.error(f"there is no docs/{lessons[0]}.md; name a lesson as topic/lesson")
    if options.changed:
        what = "everything" if lessons is None else ", ".join(lessons) or "no lesson"
        print(f"The change since {options.changed} can affect: {what}.", flush=True)
    checks = CHECKS if lessons is None else checks_of(lessons)
    return run_checks(checks, options.parts or list(CHECKS), ROOT)


if __name__ == "__main__":
    sys.exit(main())
