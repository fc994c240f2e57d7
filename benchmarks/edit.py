"""How long until an edit is seen, and what it costs to build again: `make edit`.

Generated lessons are served, one is open in a browser, and its files change: a time ends when the
new text stands in the page. The builders take turns, so that the machine is as busy for one as for
the other. `--before` compares with another checkout of this project, such as that of last week.
"""

import argparse
import random
import re
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

import psutil
from generate import WRITERS, change, topic_of, write_ours
from playwright.sync_api import Browser, Page, sync_playwright
from run import BUILDERS, PEER_BIN, Run, log_of, machine, run, start
from search_score import CHROMIUM

LESSON = f"{topic_of(1)}/measure-1"
# What changes in the lesson: a file, what is replaced, and what by; @ is a new word.
SENTENCE = (f"docs/{LESSON}.md", "It says nothing about .*", "It says nothing about @.")
SNIPPET = (f"snippets/{LESSON.replace('-', '_')}.py", r'print\(f"\w+ ', 'print(f"@ ')
PAUSE = (1.5, 2.0)  # seconds between edits: the servers look at the files twice a second
PATIENCE = 180  # seconds
# Each bar: its name, what is compared, the two it is measured of, and the most of their ratio.
BARS = (
    ("sentence, of plain", "seconds", ("sentence", "ours"), ("sentence", "plain"), 0.35),
    ("snippet, of plain's sentence", "seconds", ("snippet", "ours"), ("sentence", "plain"), 0.5),
    ("build after a change, of before", "seconds", ("again", "ours"), ("again", "before"), 0.2),
    ("CPU of a cold build, of before", "cpu", ("cold", "ours"), ("cold", "before"), 0.7),
    ("cold build, of sphinx-gallery", "seconds", ("cold", "ours"), ("cold", "sphinx-gallery"), 0.6),
    ("memory, of before", "memory", ("first", "ours"), ("first", "before"), 1.1),
)
Results = dict[tuple[str, str], list[Run]]


def writers(before: Path | None) -> dict[str, Callable[[Path, int], Path]]:
    """Return what writes the project of each builder; `before` is a checkout of this project."""
    if before is None:
        return WRITERS
    return WRITERS | {"before": lambda folder, count: write_ours(folder, count, before)}


@contextmanager
def served(builder: str, folder: Path, browser: Browser) -> Iterator[tuple[psutil.Process, Page]]:
    """Serve a project; yield its process and a page of the browser that shows the lesson."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "builder", "serve", "--address", address]
    if builder == "plain":
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    process = start(command, folder)
    try:
        url = f"http://{address}/{LESSON}/"
        while not _answers(url):
            if process.poll() is not None:
                sys.exit(f"{command} ended in {folder}:\n{log_of(folder).read_text()[-4000:]}")
            time.sleep(0.2)
        page = browser.new_page()
        page.goto(url, wait_until="load")
        yield process, page
    finally:
        process.terminate()
        process.wait(20)


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=PATIENCE):
            return True
    except OSError:
        return False


def edit(folder: Path, what: tuple[str, str, str], word: str) -> None:
    """Put a new word into one of the lesson's files."""
    name, old, new = what
    text, many = re.subn(old, new.replace("@", word), (folder / name).read_text("utf-8"), count=1)
    if not many:
        raise ValueError(f"{folder / name} has nothing like {old}")
    (folder / name).write_text(text, encoding="utf-8")


def until_seen(
    folder: Path, what: tuple[str, str, str], word: str, process: psutil.Process, page: Page
) -> Run:
    """Change the lesson, and wait until the page shows it.

    Returns:
        Its seconds, and the CPU seconds of the server, until a pause after it was seen.
    """
    computed, begin = _computed(process), time.monotonic()
    edit(folder, what, word)
    page.get_by_text(word).first.wait_for(timeout=1000 * PATIENCE)
    seconds = time.monotonic() - begin
    time.sleep(random.uniform(*PAUSE))
    return Run(seconds, _computed(process) - computed, 0)


def _computed(process: psutil.Process) -> float:
    """Return the CPU seconds of a process and of all that it has started."""
    total = 0.0
    for one in (process, *process.children(recursive=True)):
        times = one.cpu_times()
        total += times.user + times.system + times.children_user + times.children_system
    return total


def measure_serve(
    names: Iterable[str], write: Mapping, base: Path, size: int, runs: int
) -> Results:
    """Measure how long a changed sentence and a changed snippet take until they are seen."""
    found: Results = {}
    with ExitStack() as stack:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        open_at = {}
        for name in names:
            write[name](base / name, size)
            open_at[name] = stack.enter_context(served(name, base / name, browser))
        for number in range(runs):
            for name, (process, page) in open_at.items():
                edits = {"sentence": SENTENCE, **({} if name == "plain" else {"snippet": SNIPPET})}
                for what, text in edits.items():
                    word = f"{what}{number:03}"
                    done = until_seen(base / name, text, word, process, page)
                    found.setdefault((what, name), []).append(done)
    return found


def measure_again(
    names: Iterable[str], write: Mapping, base: Path, size: int, runs: int
) -> Results:
    """Measure a first build, and builds after one lesson's code has changed."""
    command = BUILDERS["ours"][0]
    to_change = {name: write[name](base / name, size) for name in names}
    found: Results = {("first", name): [run(command, base / name)] for name in names}
    for _ in range(runs):
        for name, file in to_change.items():
            change(file)
            found.setdefault(("again", name), []).append(run(command, base / name))
    return found


def measure_cold(names: Iterable[str], write: Mapping, base: Path, size: int, runs: int) -> Results:
    """Measure builds without cache and without a site."""
    found: Results = {}
    for number in range(runs):
        for name in names:
            folder = base / f"{name}-{number}"
            write[name](folder, size)
            command = BUILDERS["ours" if name == "before" else name][0]
            found.setdefault(("cold", name), []).append(run(command, folder))
    return found


def median(runs: Iterable[Run], field: str) -> float:
    """Return the median of one of the fields of `Run`."""
    return statistics.median(getattr(one, field) for one in runs)


def table(results: Results, titles: Mapping[str, str]) -> str:
    """Return the medians as a Markdown table, a row for what was measured and each builder."""
    lines = ["| Measured | Builder | Time | CPU | Memory | Runs |", "|---|---|--:|--:|--:|--:|"]
    for (what, builder), runs in results.items():
        memory = median(runs, "memory")
        cells = [titles[what], builder, f"{median(runs, 'seconds'):.2f} s"]
        cells += [f"{median(runs, 'cpu'):.2f} s", f"{memory / 1e6:.0f} MB" if memory else ""]
        lines.append(f"| {' | '.join(cells)} | {len(runs)} |")
    return "\n".join(lines)


def bars(results: Results) -> list[str]:
    """Return, for each bar that the results can tell, what was found."""
    found = []
    for name, field, ours, other, most in BARS:
        if ours in results and other in results:
            ratio = median(results[ours], field) / median(results[other], field)
            verdict = "Met" if ratio <= most else "Missed"
            found.append(f"- {verdict}: {name}: {ratio:.2f} (bar: {most:g}).")
    return found


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="make edit", description=__doc__.split("\n")[0])
    parser.add_argument("--before", type=Path, help="another checkout of this project")
    parser.add_argument("--parts", nargs="*", default=["serve", "again", "cold"])
    parser.add_argument("--lessons", type=int, default=250, help="how many are served and changed")
    parser.add_argument("--cold", type=int, default=100, help="how many are built without cache")
    parser.add_argument("--runs", type=int, default=5, help="of how many the median is taken")
    options = parser.parse_args()
    write = writers(options.before)
    own = ["ours", *(["before"] if options.before else [])]
    peers = ["sphinx-gallery"] if PEER_BIN.exists() else []
    plan = {
        "serve": (measure_serve, [*own, "plain"], options.lessons),
        "again": (measure_again, own, options.lessons),
        "cold": (measure_cold, [*own, *peers], options.cold),
    }
    results: Results = {}
    for part in options.parts:
        measure, names, size = plan[part]
        with tempfile.TemporaryDirectory(prefix="edit-") as base:
            results |= measure(names, write, Path(base), size, options.runs)
    titles = {
        "sentence": f"changed sentence seen, {options.lessons} lessons",
        "snippet": f"changed snippet seen, {options.lessons} lessons",
        "first": f"first build, {options.lessons} lessons",
        "again": f"build after one changed lesson, {options.lessons} lessons",
        "cold": f"cold build, {options.cold} lessons",
    }
    print(f"{table(results, titles)}\n\n{machine()}\n\n" + "\n".join(bars(results)))


if __name__ == "__main__":
    main()
