"""Put faults into built pages and see which tests notice: `make faults`.

A page of each kind gets them, in a copy of the project and its built site; then the tests of these
pages run. It takes about ten minutes, so `make test` leaves it out. `make faults FROM=../other`
does the same with the tests of another checkout that holds a built site.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
KINDS = {
    "lesson": "linear-algebra/linear-transformations/",
    "topic": "linear-algebra/",
    "role": "roles/ml-engineer/",
    "skip": "skip/measure-theory/",
    "reference": "reference/symbols/",
    "home": "",
    "notebook": "projects/data-scientist-churn-model/",
    "explore": "explore/",
    "other": "about/",
}
# The parameters by which the tests of the site are told a page.
PAGE_NAMES = ("address", "lesson", "sample", "kind", "place")
NOT_COPIED = (".git", ".venv", ".cache", "site", "site.old", "site.new")

PHONE, DESKTOP = "(width < 700px)", "(width > 1000px)"
FAINT = "light-dark({}, {})".format("#bbb", "#555")
FAINT_LIGHT, FAINT_DARK = "light-dark(#bbb, #ddd)", "light-dark(#333, #555)"
JUMP = (
    "<div id='late'></div><script>setTimeout(() => { if (matchMedia('MEDIA').matches)"
    " document.getElementById('late').style.height = '300px' }, 200)</script>"
)
CODE = '<pre class="highlight"><code>{}</code></pre>'
FORMULA = '<span class="katex"><span class="katex-html" aria-hidden="true">{}</span></span>'
DIM = "light-dark(#777, #999)"


class Fault(NamedTuple):
    """A fault of a page.

    Attributes:
        html: HTML for the start of the article; MARK in it becomes a name of its own. Faults with
            a mark go into a page together, and a test notices one if it says the mark.
        swap: Instead: a pattern, and what to put in its place.
        kinds: The kinds of page that can have it; all, if empty.
        file: The file of the site to change; empty for the pages.
        tests: With `file`, the tests that should notice.
        says: A pattern of what a test says that notices it, if it does not say the mark.
    """

    html: str = ""
    swap: tuple[str, str] = ("", "")
    kinds: tuple[str, ...] = ()
    file: str = ""
    tests: tuple[str, ...] = ()
    says: str = ""


def on(media: str, style: str) -> Fault:
    """Return the fault that a text has a style on some screens."""
    return Fault(f"<style>@media {media} {{ .MARK {{ {style} }} }}</style><p class=MARK>Text</p>")


def in_figure(style: str, says: str) -> Fault:
    """Return the fault that a figure has a style."""
    html = f'<svg class="jem-svg" role="img" aria-label="A figure" style="{style}"></svg>'
    return Fault(html, says=says)


FAULTS = {
    # Layout
    "wider than a phone": Fault('<div style="width: 500px">wide</div>'),
    "wider than a desktop": on(DESKTOP, "width: 1500px"),
    "jumps on a phone": Fault(JUMP.replace("MEDIA", PHONE)),
    "jumps on a desktop": Fault(JUMP.replace("MEDIA", DESKTOP)),
    "fonts come late": Fault(
        swap=('<link rel="preload" href="[^"]*newsreader[^>]*>', ""), kinds=("lesson", "home")
    ),
    "words cut off": Fault(
        '<p class=MARK style="width: 5em; overflow: hidden; white-space: nowrap">Words cut off</p>'
    ),
    "words over words": Fault('<p>Below</p><p class=MARK style="margin-top: -3rem">Above</p>'),
    # Contrast
    "faint on a phone, light": on(PHONE, f"color: {FAINT_LIGHT}"),
    "faint on a phone, dark": on(PHONE, f"color: {FAINT_DARK}"),
    "faint on a desktop, light": on(DESKTOP, f"color: {FAINT_LIGHT}"),
    "faint on a desktop, dark": on(DESKTOP, f"color: {FAINT_DARK}"),
    "faint for it shines through": Fault('<p class=MARK style="opacity: 0.3">Text</p>'),
    "text over a box": Fault(
        '<div style="position: relative; z-index: 0"><p class=MARK>Text</p><div style="position:'
        ' absolute; inset: 0; z-index: -1; background: DIM"></div></div>'
    ),
    "faint text in a figure, light": in_figure("color: light-dark(#bbb, #ddd)", "187, 187, 187"),
    "faint text in a figure, dark": in_figure("color: light-dark(#333, #555)", "85, 85, 85"),
    "faint line in a figure": in_figure(
        "--fig-2: light-dark(#e0e0e0, #303030)", "--fig-2 has.*(e0e0e0|224)"
    ),
    "faint token": Fault(
        CODE.format(
            f'<span class=n>one</span><span class="n MARK" style="color: {FAINT}">two</span>'
        )
    ),
    "token on a dim ground": Fault(
        CODE.format(
            '<span class=n>one</span><span class="n MARK" style="background: DIM">two</span>'
        )
    ),
    "code on a dim ground": Fault(
        CODE.format('<span class="n MARK">one</span>').replace(
            "<code", "<code style='background: DIM'"
        )
    ),
    "faint word of a formula": Fault(
        FORMULA.format(f'<i class=mord>sin</i><i class="mord MARK" style="color: {FAINT}">cos</i>')
    ),
    "faint letter of a formula": Fault(
        FORMULA.format(f'<i class=mord>x</i><i class="mord MARK" style="color: {FAINT}">y</i>')
    ),
    "formula on a dim ground": Fault(
        f'<div style="background: DIM">{FORMULA.format("<i class=MARK>sin</i>")}</div>'
    ),
    "faint words in a field": Fault(
        f'<input aria-label="A" class=MARK value=words style="color: {FAINT}">'
    ),
    "link known by color alone": Fault(
        '<p>Some words <a class=MARK href="../" style="text-decoration: none">a link</a> more.</p>'
    ),
    # Names
    "button without name": Fault("<button class=MARK></button>"),
    "button without name in the header": Fault(
        swap=("</header>", "<button class=MARK></button></header>")
    ),
    "button without name on a desktop": Fault(
        "<style>@media (width < 1000px) { .MARK { display: none } }</style>"
        "<button class=MARK></button>"
    ),
    "link without text": Fault('<p><a class=MARK href="../"></a></p>'),
    "image without alt": Fault('<img class=MARK src="/assets/img/favicon.svg" width=9 height=9>'),
    "figure without name": Fault("<svg class=MARK role=img width=9 height=9></svg>"),
    "frame without name": Fault("<iframe class=MARK srcdoc=words></iframe>"),
    "field without label": Fault("<input class=MARK type=text>"),
    "list without label": Fault("<select class=MARK><option>1</option></select>"),
    "empty table header": Fault("<table><tr><th class=MARK></th><td>1</td></tr></table>"),
    "empty heading": Fault("<h2 class=MARK></h2>"),
    "summary without name": Fault("<details><summary class=MARK></summary>more</details>"),
    "name that is not there": Fault("<button class=MARK aria-labelledby=nowhere></button>"),
    # Structure
    "id twice": Fault("<p id=MARK>1</p><p id=MARK>2</p>"),
    "heading level skipped": Fault(swap=("</article>", "<h6 class=MARK>Deep</h6></article>")),
    "second heading of the first level": Fault("<h1>2</h1>", says="2 headings of the first level"),
    "row without list": Fault("<div class=MARK role=listitem>row</div>"),
    "list of paragraphs": Fault("<ul class=MARK><p>row</p></ul>"),
    "unknown role": Fault("<div class=MARK role=knob>row</div>"),
    "state that is none": Fault("<button class=MARK aria-expanded=maybe>more</button>"),
    "hidden but focusable": Fault('<div aria-hidden=true><a class=MARK href="../">x</a></div>'),
    "text beside all landmarks": Fault(swap=("<header", "<p class=MARK>Beside</p><header")),
    "no language": Fault(swap=('<html lang="en"', "<html"), says="no language"),
    "unknown language": Fault("<p class=MARK lang=englisch>Words</p>"),
    "no title": Fault(swap=("<title>[^<]*", "<title>"), says="no title"),
    "no zoom": Fault(
        swap=('"viewport" content="', '"viewport" content="user-scalable=no, '),
        says="meta-viewport",
    ),
    "markup that closes nothing": Fault("</section>MARK"),
    "leftover of the build": Fault("<p>{{ value }}</p>", says="a value in braces"),
    # Keyboard and touch
    "targets too small": Fault(
        2 * "<button class=MARK style='all: unset; width: 8px; height: 8px'>a</button>"
    ),
    "scrolls, but not by keyboard": Fault(
        "<div class=MARK style='width: 99px; overflow-x: auto'><p style='width: 300px'>w</p></div>"
    ),
    "left out by Tab": Fault('<a class=MARK href="../" tabindex="-1">out</a>', kinds=("lesson",)),
    "Tab is caught": Fault(
        "<button onkeydown=\"if (event.key === 'Tab') event.preventDefault()\">trap</button>",
        kinds=("lesson",),
    ),
    "Tab goes by numbers": Fault('<a class=MARK href="../" tabindex="5">first</a>'),
    # Files and scripts
    "asks another host": Fault('<img src="https://example.com/MARK.png" alt="">'),
    "asks another host on a desktop": Fault(
        f'<picture><source media="{DESKTOP}" srcset="https://example.com/MARK.png">'
        '<img src="/assets/img/favicon.svg" width=9 height=9 alt=""></picture>'
    ),
    "asks another host without scripts": Fault(
        '<noscript><img src="https://example.com/MARK.png" alt=""></noscript>', kinds=("lesson",)
    ),
    "file is missing": Fault('<img src="MARK.png" alt="">'),
    "error on the console": Fault("<script>console.error('MARK')</script>"),
    "error on a desktop": Fault("<script>if (innerWidth > 1000) console.error('MARK')</script>"),
    "error in a script": Fault("<script>setTimeout(() => { throw Error('MARK') }, 100)</script>"),
    "link to nowhere": Fault('<p><a href="../MARK/">gone</a></p>'),
    # Without JavaScript
    "output needs a script": Fault(
        "<noscript><style>.jem-output { display: none }</style></noscript>", kinds=("lesson",)
    ),
    "figure needs a script": Fault(
        "<noscript><style>svg.jem-svg { width: 90px !important }</style></noscript>",
        kinds=("lesson",),
    ),
    "formula needs a script": Fault(
        "<noscript><style>.katex-html { display: none }</style></noscript>", kinds=("lesson",)
    ),
    # What no page is alone to have
    "wrong answers pass": Fault(
        file="assets/js/py_runtime.py",
        swap=(r"tests=verdicts\.tests", "tests=[(n, True, m) for n, _, m in verdicts.tests]"),
        tests=(
            "test_parity.py::test_answers_get_the_same_verdict_and_message_in_the_page[norms_ex1]",
            "test_run.py::test_a_wrong_answer_is_told_what_came_back_and_where_to_look",
        ),
    ),
    "focus cannot be seen": Fault(
        file="assets/css/tokens.css",
        swap=(r"\Z", "\n:focus, :focus-visible { outline: none !important; }\n"),
        tests=(
            "test_lesson_use.py::test_focus_can_be_seen",
            "test_map.py::test_a_map_is_walked_by_the_keyboard",
        ),
    ),
    "search finds nothing": Fault(
        file="assets/js/search-engine.js",
        swap=(r"\A", "throw new Error('broken');\n"),
        tests=("test_search.py::test_the_concept_itself_comes_first",),
    ),
}


class Trial:
    """A copy of a project with its built site, for faults to be put into."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.clean, self.project = folder / "site", folder / "project"
        shutil.copytree(
            project, self.project, ignore=lambda at, _: NOT_COPIED if at == str(project) else ()
        )
        for copy in (self.clean, self.project / "site"):
            shutil.copytree(project / "site", copy)

    def put(self, names: list[str]) -> dict[str, list[str]]:
        """Put faults into clean pages; return the names of those in each kind of page."""
        found: dict[str, list[str]] = {}
        for kind, address in KINDS.items():
            html = (self.clean / address / "index.html").read_text("utf-8")
            for name in names:
                fault = FAULTS[name]
                place, put = fault.swap
                if fault.html:
                    place, put = r"<article\b[^>]*>", rf"\g<0><div>{fault.html}</div>"
                put = put.replace("MARK", mark(name)).replace("DIM", DIM)
                changed = re.sub(place, put, html, count=1)
                if kind in (fault.kinds or KINDS) and changed != html:
                    found.setdefault(kind, []).append(name)
                    html = changed
            self.write(f"{address}index.html", html)
        return found

    def notice(self, names: list[str]) -> Iterator[tuple[str, str, bool]]:
        """Put faults in and run the tests; yield fault, kind of page, and if a test noticed."""
        found = self.put(names)
        for name in names:
            fault = FAULTS[name]
            if fault.file:
                text = (self.clean / fault.file).read_text("utf-8")
                self.write(fault.file, re.sub(*fault.swap, text, count=1))
                said = self.run(["*"], [f"tests/site/{test}" for test in fault.tests])
                self.write(fault.file, text)
                yield name, "site", len(said) > 0
                return
        said = self.run([KINDS[kind] for kind in found or KINDS], ["tests/site"])
        if not names and said:
            sys.exit(f"Tests fail without any fault:\n{said}")
        for kind in found:
            for name in found[kind]:
                says = FAULTS[name].says or (mark(name) if len(names) > 1 else "")
                noticed = re.search(says, said[KINDS[kind]]) if KINDS[kind] in said else None
                yield name, kind, noticed is not None

    def write(self, file: str, text: str) -> None:
        """Write a file of the site."""
        (self.project / "site" / file).write_text(text, encoding="utf-8")

    def run(self, pages: list[str], tests: list[str]) -> dict[str | None, str]:
        """Run tests, of certain pages only; return what those that fail say, by page."""
        report = self.project / "report.txt"
        report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", "-vv", "-n", "auto", "-p", "run_faults", *tests]
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), str(self.project)]),
            "FAULTY_PAGES": ",".join(pages),
            "FAULTS_FOUND": str(report),
        }
        done = subprocess.run(command, cwd=self.project, env=environment, capture_output=True)
        if done.returncode > 1:
            sys.exit(f"The tests did not run:\n{done.stdout.decode()[-3000:]}")
        said: dict[str | None, str] = {}
        for line in report.read_text("utf-8").splitlines() if report.exists() else []:
            page, text = json.loads(line)
            said[page] = said.get(page, "") + text
        return said


def mark(name: str) -> str:
    """Return what stands for a fault in a page and in the message of a test."""
    return f"fault-{list(FAULTS).index(name)}-"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """As a plugin of the tests: keep those of the pages with faults, and note the page."""
    pages = os.environ["FAULTY_PAGES"].split(",")
    for item in items:
        item.user_properties.append(("page", page_of(item)))
    if pages != ["*"]:
        items[:] = [item for item in items if page_of(item) in pages]


def page_of(item: pytest.Item) -> str | None:
    """Return the page that a test is told, or None."""
    given = getattr(item, "callspec", None)
    for name in PAGE_NAMES:
        if given and name in given.params:
            return str(given.params[name])
    return None


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """As a plugin of the tests: keep what a failed test says, once for all processes."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        page = dict(report.user_properties).get("page")
        with Path(os.environ["FAULTS_FOUND"]).open("a", encoding="utf-8") as file:
            file.write(json.dumps([page, f"{report.nodeid}\n{report.longreprtext}"]) + "\n")


def rounds(only: str) -> list[list[str]]:
    """Return the names of the faults that go into pages together: first none, to be sure."""
    names = [name for name in FAULTS if only in name]
    marked = [n for n in names if "MARK" in FAULTS[n].html + FAULTS[n].swap[1] or FAULTS[n].says]
    return [[], *([marked] if marked else []), *([name] for name in names if name not in marked)]


def main() -> int:
    """Run the command line; return the exit status: 0 if all faults are noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="part of the name of faults")
    parser.add_argument("--project", type=Path, default=ROOT, help="whose tests to run")
    options = parser.parse_args()
    if not (options.project / "site").is_dir():
        parser.error(f"{options.project} holds no built site. Fix: run `make build` there.")
    missed, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(options.project.resolve(), Path(folder))
        for names in rounds(options.only):
            for name, kind, noticed in trial.notice(names):
                count += 1
                missed += [] if noticed else [f"{name}, {kind}"]
                print(f"{'noticed' if noticed else 'MISSED '}  {name}: {kind}", flush=True)
    print(f"\n{count - len(missed)} of {count} were noticed.", *missed, sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
