"""`make serve` as a writer meets it: save, see; a fault shows on the page and ends nothing."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import generate
import pytest

PAGE = "linear-algebra/measure-1"
SNIPPET = "snippets/linear_algebra/measure_1.py"
PATIENCE = 60  # seconds; saving takes about one on a quiet machine


class Server:
    """A project of three lessons, served."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.address = root, f"http://127.0.0.1:{port}/"
        command = [sys.executable, "-m", "builder", "serve", "--address", f"127.0.0.1:{port}"]
        self.log = (root / "serve.log").open("w+")
        self.process = subprocess.Popen(command, cwd=root, stdout=self.log, stderr=self.log)

    def get(self, url: str) -> str:
        with urllib.request.urlopen(self.address + url, timeout=10) as answer:
            return answer.read().decode()

    def wait_for(self, text: str, url: str = f"{PAGE}/", *, gone: bool = False) -> str:
        """Return the page once it holds (or no longer holds) a text."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server ended:\n{self.said()}"
            try:
                page = self.get(url)
            except OSError:
                page = None
            if page is not None and (text in page) is not gone:
                return page
            time.sleep(0.05)
        raise AssertionError(f"{text!r} never {'left' if gone else 'came'}:\n{self.said()}")

    def said(self) -> str:
        return (self.root / "serve.log").read_text()

    def write(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("serve") / "project"
    generate.write_ours(root, 3)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = Server(root, port)
    yield served
    served.process.terminate()
    served.process.wait(20)
    served.log.close()


def test_a_saved_sentence_is_seen(server):
    server.wait_for("The problem")
    server.write(f"docs/{PAGE}.md", "## The idea\n", "## The idea\n\nFreshly written.\n")

    server.wait_for("Freshly written.")


def test_saved_code_runs_and_its_new_output_is_seen(server):
    server.wait_for("The problem")
    mark = "# --8<-- [end:sample]"
    server.write(SNIPPET, mark, f'print(6 * 7, "!")\n{mark}')

    server.wait_for("42 !")


def test_a_fault_shows_on_the_page_and_in_the_terminal_until_it_is_mended(server):
    server.wait_for("The problem")
    mark = "# --8<-- [start:sample]"
    server.write(SNIPPET, mark, f"{mark}\n1 / 0")

    page = server.wait_for("jem-fault")
    assert "ZeroDivisionError" in page
    assert f"{SNIPPET}:" in page
    assert "The problem" in page
    assert "ZeroDivisionError" in server.said()
    assert "1 more on other pages" in server.get("")

    server.write(SNIPPET, f"{mark}\n1 / 0", mark)
    server.wait_for("jem-fault", gone=True)


def test_a_broken_link_shows_on_the_page(server):
    server.wait_for("The problem")
    server.write(f"docs/{PAGE}.md", "## The idea\n", "## The idea\n\n[gone](gone.md)\n")

    assert "gone.md" in server.wait_for("jem-fault")

    server.write(f"docs/{PAGE}.md", "\n[gone](gone.md)\n", "")
    server.wait_for("jem-fault", gone=True)


def test_a_page_that_cannot_be_read_does_not_end_the_server(server):
    server.wait_for("The problem")
    broken = server.root / "docs/linear-algebra/index.md"
    good = broken.read_bytes()
    broken.write_bytes(good + b"\xff\n")

    assert "not UTF-8" in server.wait_for("jem-fault", "linear-algebra/")

    broken.write_bytes(good)
    server.wait_for("jem-fault", "linear-algebra/", gone=True)
