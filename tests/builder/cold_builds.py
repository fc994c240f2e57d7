"""Judge what is kept between builds: the site must be the one that a cold build makes.

`make changes STEPS=50` changes a small project at random and names every step after which the two
differ. `make changes WHAT="--whole --serve --seed 7"` changes a copy of this project, shown by
`serve`, in another way.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from urllib.request import urlopen

from made_changes import Changes, small_project

from builder.site.inputs import INPUTS

ROOT = Path(__file__).resolve().parents[2]
NOT_UNDER_SERVE = {"build", "style of figures", "environment", "a template in pieces"}
Tree = dict[str, bytes]


def tree(root: Path) -> Tree:
    """Return the bytes of all files of a project that its site can be made of, hidden ones too."""
    found = [p for name in INPUTS for p in (root / name, *(root / name).rglob("*"))]
    files = (p for p in found if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}


def restore(root: Path, wanted: Tree) -> bool:
    """Give a project other files; say if any differs. Those that do not are not written."""
    now = tree(root)
    for name in now.keys() - wanted.keys():
        (root / name).unlink()
    for name, content in wanted.items():
        if now.get(name) != content:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
    return now != wanted


def site_of(folder: Path) -> Tree:
    """Return the bytes of a site's files."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@dataclass(frozen=True)
class Built:
    """What a build came to: its site if it was built, and what it said against it if not."""

    site: Tree | None
    said: str


def build(root: Path, environment: Mapping[str, str]) -> Built:
    """Build a project as it stands, with what is kept from builds before."""
    command = [sys.executable, "-m", "builder", "build"]
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode == 0:
        return Built(site_of(root / "site"), "")
    said = done.stderr.replace(str(root), "")
    if "Traceback" in said:
        said = said.rstrip().split("\n")[-2]  # how the code got there is no part of the site
    lines = (line for line in said.split("\n") if not line.startswith("The build failed."))
    return Built(None, "\n".join(sorted(lines)))


def cold_build(files: Tree, environment: Mapping[str, str], results: Path | None = None) -> Built:
    """Build the same files in an empty folder.

    Args:
        files: Everything the site is made of.
        environment: What the build is told besides.
        results: Results of snippets that it need not run again.
    """
    with tempfile.TemporaryDirectory(prefix="cold-") as folder:
        root = Path(folder, "project")
        root.mkdir()
        restore(root, files)
        if results:
            shutil.copytree(results, root / ".cache/snippets")
        return build(root, environment)


def differences(kept: Tree, cold: Tree) -> str:
    """Return, for each file that differs, its name and the first line that does."""
    found = []
    for name in sorted(kept.keys() | cold.keys()):
        if name not in kept or name not in cold:
            found.append(f"{name} is only in the {'cold' if name in cold else 'kept'} site")
        elif kept[name] != cold[name]:
            lines = (site[name].decode("utf-8", "replace").split("\n") for site in (kept, cold))
            pairs = zip(*lines, strict=False)
            differ = next(((old, new) for old, new in pairs if old != new), ("shorter", "longer"))
            at = next(
                (i for i, pair in enumerate(zip(*differ, strict=False)) if len({*pair}) > 1), 0
            )
            shown = (line[max(0, at - 60) : at + 120] for line in differ)
            found.append(f"{name} differs:\n  kept: {next(shown)}\n  cold: {next(shown)}")
    return "\n".join(found)


def free_address() -> str:
    """Return the address of a site on this machine that no one serves."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/"


class Served:
    """A project under `serve`, in a process that ends with the context."""

    def __init__(self, root: Path, url: str) -> None:
        """Serve the project in a folder at an address."""
        self.root, self.url, self._log = root, url, root.parent / "serve.log"

    def __enter__(self) -> Self:
        """Start the server and wait until it answers."""
        folder = self.root.parent / "tmp"
        folder.mkdir()
        address = urlsplit(self.url).netloc
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "builder", "serve", "--address", address],
                cwd=self.root,
                env={**os.environ, "TMPDIR": str(folder)},
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 120
        while not self.epoch(0):
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise AssertionError(f"The server did not start:\n{self._log.read_text()}")
            time.sleep(0.2)
        return self

    def __exit__(self, *_: object) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait(20)

    def epoch(self, before: int) -> int:
        """Return the number of the site that is shown, once it is above `before`; 0 if none is."""
        try:
            with urlopen(f"{self.url}livereload/{before}/0", timeout=90) as answer:
                return int(answer.read())
        except OSError:
            return 0

    def rebuild(self, files: Tree) -> Tree:
        """Make the served project of other files; return the site when it has been built again.

        What changes in two folders may be seen at two moments, and be built twice.
        """
        now = self.epoch(0)
        if restore(self.root, files):
            now = self.epoch(now)
        while True:
            time.sleep(0.7)  # longer than between two looks at the files
            site = self._site()
            before, now = now, self.epoch(0)
            if before == now:
                return site

    def _site(self) -> Tree:
        """Return the files of the site once no build is under way: then a page is answered."""
        with urlopen(self.url, timeout=90):
            (folder,) = (self.root.parent / "tmp").glob("mkdocs_*")
            site = site_of(folder)
        with urlopen(self.url, timeout=90):
            return site


@contextmanager
def kept_builds(
    root: Path, environment: Mapping[str, str], results: Path | None, *, serve: bool
) -> Iterator[Callable[[Mapping[str, str]], Built]]:
    """Yield what builds a project with all that it keeps; at first it has kept nothing.

    Args:
        root: The project.
        environment: What builds are told: the address at which it is served, too.
        results: Results of snippets that it need not run again.
        serve: Build it under `serve`, in one process.
    """
    for folder in (root / "site", root / ".cache", root.parent / "served"):
        shutil.rmtree(folder, ignore_errors=True)
    if results:
        shutil.copytree(results, root / ".cache/snippets")
    if not serve:
        yield partial(build, root)
        return
    copy = root.parent / "served/project"
    shutil.copytree(root, copy)
    with Served(copy, environment["SITE_URL"]) as server:
        yield lambda _: Built(server.rebuild(tree(root)), "")


def campaign(options: argparse.Namespace, folder: Path) -> int:
    """Change a project step by step; return after how many steps the two sites differed."""
    root, results = folder / "project", None
    root.mkdir()
    address = {"SITE_URL": free_address()}
    if options.whole:  # too many snippets to run them again in each cold build
        restore(root, tree(ROOT))
        build(root, address)
        results = shutil.copytree(root / ".cache/snippets", folder / "results")
    else:
        small_project(root)
    changes = Changes(root, options.seed)
    without = {*options.without, *(NOT_UNDER_SERVE if options.serve else ())}
    step = faults = differ = 0
    while step < options.steps:
        told = address | changes.environment
        with kept_builds(root, address, results, serve=options.serve) as build_kept:
            last, wrong = build_kept(told), ""
            if last.site is None:
                sys.exit(last.said)
            while step < options.steps and not wrong:
                step += 1
                before, environment = tree(root), changes.environment
                made = changes.some(without)
                told = address | changes.environment
                kept, cold = build_kept(told), cold_build(tree(root), told, results)
                if cold.site is not None:
                    wrong = kept.said or differences(kept.site, cold.site)
                    last = cold
                else:
                    faults += 1
                    if not options.serve and kept.said != cold.said:
                        wrong = f"kept says:\n{kept.said}\ncold says:\n{cold.said}\n"
                    restore(root, before)
                    changes.environment = environment
                    mended = build_kept(address | environment)
                    wrong += mended.said or differences(mended.site, last.site)
                said = "a fault, mended: " if cold.site is None else ""
                print(f"{step:4} {said}{'DIFFERS' if wrong else 'the same'}")
                print("".join(f"       {line}\n" for line in made) + wrong, flush=True)
        differ += bool(wrong)
    print(f"{step} steps, {faults} of them with a fault: {differ} differ.")
    return differ


def main() -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="make changes", description=__doc__.split("\n")[0])
    parser.add_argument("--steps", type=int, default=50, help="how many times to change and build")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other changes")
    parser.add_argument("--whole", action="store_true", help="change a copy of this project")
    parser.add_argument("--serve", action="store_true", help="build it under `serve`")
    parser.add_argument("--without", nargs="*", default=[], help="kinds of changes to leave out")
    with tempfile.TemporaryDirectory(prefix="changes-") as folder:
        return 1 if campaign(parser.parse_args(), Path(folder)) else 0


if __name__ == "__main__":
    sys.exit(main())
