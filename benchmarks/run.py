"""Measure builds of generated lessons, here and in four other builders: `make bench`.

Prints a table, and writes it between the two marks of PAGE. Nothing here is a test: the figures
depend on the machine, the ratios less so.
"""

import argparse
import gzip
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil
from generate import WRITERS, change

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/contribute/how-the-build-works.md"
MARKS = ("<!-- benchmark: -->", "<!-- /benchmark -->")
PEERS_AT = 100  # lessons: the size at which the others are measured, too
PEER_BIN = ROOT / ".cache/bench-venv/bin"
PLAIN = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
MARKDOWN_EXEC = [str(PEER_BIN / "python"), "-m", "mkdocs", "build", "--quiet"]
SPHINX_GALLERY = [str(PEER_BIN / "sphinx-build"), "-q", "-j", "2", ".", "site"]
JUPYTER_BOOK = [str(PEER_BIN / "jupyter-book"), "build", "."]
# Command, folder of the pages it makes, and names of its packages.
BUILDERS = {
    "ours": ([sys.executable, "-m", "builder", "build"], "site", ()),
    "plain": (PLAIN, "site", ()),
    "markdown-exec": (MARKDOWN_EXEC, "site", ("markdown-exec", "mkdocs-material")),
    "sphinx-gallery": (SPHINX_GALLERY, "site", ("sphinx", "sphinx-gallery")),
    "jupyter-book": (JUPYTER_BOOK, "_build/html", ("jupyter-book",)),
}
LESSON_PAGES = re.compile(r"measure-\d+(/index)?\.html|plot_measure_\d+\.html")


@dataclass(frozen=True)
class Row:
    """What was measured for one builder and one number of lessons; times in seconds.

    Attributes:
        cold: Without cache and without a site.
        same: Again, with nothing changed.
        changed: Again, after one lesson's code has changed.
        memory: Most memory of all its processes together in the cold build, in bytes.
        html: Bytes of an average lesson's page.
        zipped: The same, compressed with gzip.
        runs: How many cold builds the median is of; the other two are of as many or three.
    """

    builder: str
    lessons: int
    cold: float
    same: float
    changed: float
    memory: int
    html: int
    zipped: int
    runs: int


@dataclass(frozen=True)
class Run:
    """What a build took.

    Attributes:
        seconds: From its start to its end.
        cpu: Seconds that all its processes computed, together.
        memory: The most that its processes held together, in bytes.
    """

    seconds: float
    cpu: float
    memory: int


def start(command: list[str], folder: Path) -> psutil.Popen:
    """Start a command in a folder; what it says goes into a file beside the folder."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    with log_of(folder).open("w") as output:
        return psutil.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )


def log_of(folder: Path) -> Path:
    """Return the file that holds what a command in a folder says."""
    return folder.parent / f"{folder.name}.log"


def run(command: list[str], folder: Path) -> Run:
    """Run a build to its end."""
    begin, before = time.monotonic(), os.times()
    process = start(command, folder)
    peak = [0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    status = process.wait()
    seconds, after = time.monotonic() - begin, os.times()
    watch.join()
    if status:
        sys.exit(f"{command} failed in {folder}:\n{log_of(folder).read_text()[-4000:]}")
    cpu = after.children_user + after.children_system
    return Run(seconds, cpu - before.children_user - before.children_system, peak[0])


def _watch(process: psutil.Process, peak: list[int]) -> None:
    """Look at the memory of a process and all it started, until it ends."""
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        total = 0
        try:
            for one in [process, *process.children(recursive=True)]:
                total += _memory(one)
        except psutil.Error:
            pass
        peak[0] = max(peak[0], total)
        time.sleep(0.2)


def _memory(process: psutil.Process) -> int:
    """Return a process's share of memory: what forked processes have in common counts once."""
    try:
        found = process.memory_full_info()
    except psutil.Error:
        return 0
    return getattr(found, "pss", found.rss)


def measure(builder: str, lessons: int, runs: int, folder: Path) -> Row:
    """Measure one builder on one number of lessons, in an empty folder."""
    command, site, _ = BUILDERS[builder]
    cold: list[Run] = []
    for _ in range(runs):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        to_change = WRITERS[builder](folder, lessons)
        cold.append(run(command, folder))
    again = max(runs, 3) if lessons <= PEERS_AT else 1
    same = [run(command, folder).seconds for _ in range(again)]
    changed = []
    for _ in range(again):
        change(to_change)
        changed.append(run(command, folder).seconds)
    pages = [p for p in (folder / site).rglob("*.html") if _is_lesson(p)]
    if len(pages) != lessons:
        sys.exit(f"{builder} made {len(pages)} pages of {lessons} lessons in {folder}.")
    contents = [page.read_bytes() for page in pages]
    row = Row(
        builder,
        lessons,
        statistics.median(build.seconds for build in cold),
        statistics.median(same),
        statistics.median(changed),
        max(build.memory for build in cold),
        sum(map(len, contents)) // lessons,
        sum(len(gzip.compress(content)) for content in contents) // lessons,
        runs,
    )
    shutil.rmtree(folder)
    return row


def _is_lesson(path: Path) -> bool:
    return bool(
        LESSON_PAGES.fullmatch(path.name) or LESSON_PAGES.fullmatch("/".join(path.parts[-2:]))
    )


def table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table, each peer's times also as multiples of ours."""
    lines = [
        "| Builder | Lessons | Cold | Nothing changed | One lesson changed "
        "| Peak memory | HTML per lesson (gzip) | Runs |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    own = {row.lessons: row for row in rows if row.builder == "ours"}
    for row in rows:
        base = own.get(row.lessons) if row.builder != "ours" else None
        times = [
            _seconds(getattr(row, name), getattr(base, name, None))
            for name in ("cold", "same", "changed")
        ]
        size = f"{row.html / 1000:.1f} kB ({row.zipped / 1000:.1f})"
        cells = [row.builder, str(row.lessons), *times]
        cells += [f"{row.memory / 1e6:.0f} MB", size, str(row.runs)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _seconds(value: float, base: float | None) -> str:
    if not base:
        return f"{value:.2f} s"
    factor = value / base
    return f"{value:.2f} s ({factor:.{0 if factor >= 10 else 1}f}×)"


def read_table(text: str) -> list[dict[str, float | str]]:
    """Return the figures of a table that `table` wrote: for each row, a number per column."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.split("\n")
        if line.startswith("|")
    ]
    header, _, *body = rows
    return [
        {header[0]: row[0]}
        | {name: float(cell.split()[0]) for name, cell in zip(header[1:], row[1:], strict=True)}
        for row in body
    ]


def bars(rows: list[Row]) -> list[str]:
    """Return, for each bar of the project that the rows can tell, what was found."""
    found: list[tuple[str, float, float]] = []
    by = {(row.builder, row.lessons): row for row in rows}
    own = by.get(("ours", PEERS_AT))
    for peer, limit in (("sphinx-gallery", 0.6), ("jupyter-book", 0.1), ("markdown-exec", 1.2)):
        if own and (row := by.get((peer, PEERS_AT))):
            found.append((f"cold, as a part of {peer}", own.cold / row.cold, limit))
    if own and (row := by.get(("markdown-exec", PEERS_AT))):
        name = "one lesson changed, as a part of markdown-exec"
        found.append((name, own.changed / row.changed, 0.6))
    for row in rows:
        if row.builder == "ours":
            found.append((f"nothing changed, seconds ({row.lessons} lessons)", row.same, 1.0))
    largest = max((row for row in rows if row.builder == "ours"), key=lambda row: row.lessons)
    if own and largest is not own:
        factor = own.lessons / largest.lessons
        size = f"at {largest.lessons} lessons, as a multiple of that at {own.lessons}"
        found.append((f"cold time per lesson {size}", factor * largest.cold / own.cold, 1.2))
        changed = factor * largest.changed / own.changed
        found.append((f"time per lesson after one change {size}", changed, 1.2))
        found.append((f"HTML per lesson {size}", largest.html / own.html, 1.2))
    return [
        f"- {'Met' if value <= limit else 'Missed'}: {name}: {value:.2f} (bar: {limit:g})."
        for name, value, limit in found
    ]


def machine() -> str:
    """Return one sentence: where, when and with which versions this was measured."""
    names = [name for _, _, packages in BUILDERS.values() for name in packages]
    peers = _peer_versions(names) if PEER_BIN.exists() else ""
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with Python {platform.python_version()} on "
        f"{os.cpu_count()} cores ({_processor()}, {platform.system()}), MkDocs "
        f"{version('mkdocs')}, Material {version('mkdocs-material')}, NumPy {version('numpy')} "
        f"and Matplotlib {version('matplotlib')}{peers}. "
        "Times are medians of the runs in the last column."
    )


def _processor() -> str:
    try:
        return re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())[1]
    except (OSError, TypeError):
        return platform.machine()


def _peer_versions(names: list[str]) -> str:
    code = "import importlib.metadata as m, json, sys; "
    code += "print(json.dumps([f'{n} {m.version(n)}' for n in sys.argv[1:]]))"
    command = [str(PEER_BIN / "python"), "-c", code, *names]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return "; " + ", ".join(json.loads(done.stdout))


def insert(page: str, text: str) -> str:
    """Return a page with a text between its two marks."""
    before, rest = page.split(MARKS[0], 1)
    _, after = rest.split(MARKS[1], 1)
    return f"{before}{MARKS[0]}\n\n{text}\n\n{MARKS[1]}{after}"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 500, 2000])
    parser.add_argument("--peers", nargs="*", choices=list(BUILDERS)[1:], default=[])
    options = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as base:
        plan = [("ours", size, 3 if size <= PEERS_AT else 1) for size in options.sizes]
        plan += [(peer, PEERS_AT, 1 if peer == "jupyter-book" else 3) for peer in options.peers]
        for builder, lessons, runs in sorted(plan, key=lambda entry: entry[1]):
            rows.append(measure(builder, lessons, runs, Path(base, f"{builder}-{lessons}")))
            print(rows[-1], flush=True)
    text = f"{table(rows)}\n\n{machine()}"
    print(f"\n{text}\n\n" + "\n".join(bars(rows)))
    if not PAGE.exists() or MARKS[0] not in PAGE.read_text("utf-8"):
        print(f"\n{PAGE.relative_to(ROOT)} has no marks for the table.")
    elif (options.sizes, len(options.peers)) == ([100, 500, 2000], len(BUILDERS) - 1):
        PAGE.write_text(insert(PAGE.read_text("utf-8"), text), encoding="utf-8")


if __name__ == "__main__":
    main()
