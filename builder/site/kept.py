"""What was made of each page, kept from one build to the next.

A page whose inputs are the same is taken over whole: it is not composed, rendered, put through
the templates or checked again. One whose inputs differ, but not what was composed of them, is
only not rendered again.
"""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.examples.cache import content_hash
from builder.lessons.unfinished import lesson_of_file
from builder.pages.assembly import MARKER, Assembled
from builder.pages.lists import READING_LISTS
from builder.search.index import SearchText
from builder.text.front_matter import Page, pages_read
from builder.text.problems import Problem
from builder.text.whole_files import write_whole

# No page is made of these, but for the colors, which the preview cards use.
OF_NO_PAGE = ("docs/assets/", "docs/projects/", "tests/")
COLORS = "docs/assets/css/tokens.css"
READING = "front matter"  # what is kept of all pages together


def fingerprint(*parts: object) -> str:
    """Return one SHA-256 over texts, or over what has the same `repr` in every process."""
    digest = sha256()
    for one in parts:
        data = (one if isinstance(one, str) else repr(one)).encode()
        digest.update(f"{len(data)}\0".encode() + data)
    return digest.hexdigest()


def page_inputs(
    hashes: Mapping[str, str], pages: Mapping[str, Page], surroundings: Iterable[str]
) -> dict[str, str]:
    """Return one fingerprint of everything a page is made of, by its path below `docs/`.

    That are its own files (text, code, exercises, their tests), the front matter of all pages,
    and the files that belong to no page. A page with lists that read other files is left out.
    Files that its code reads are known only once it has run.

    Args:
        hashes: What `file_hashes` returns.
        pages: Every page that can be read, by its path from the root.
        surroundings: What else all pages are made with, such as the address of the site.
    """
    owner = {lesson_of_file(file) or file: file for file in pages}
    own: dict[str, list[tuple[str, str]]] = {file: [] for file in pages}
    common: list[tuple[str, str]] = []
    for path, found in hashes.items():
        if page := owner.get(lesson_of_file(path) or path):
            own[page].append((path, found))
        elif path == COLORS or not path.startswith(OF_NO_PAGE):
            common.append((path, found))
    shared = fingerprint(
        common, *surroundings, [(file, page.meta) for file, page in sorted(pages.items())]
    )
    return {
        file.removeprefix("docs/"): fingerprint(shared, own[file])
        for file, page in pages.items()
        if READING_LISTS.isdisjoint(MARKER.findall(page.body))
    }


@dataclass
class Composed:
    """A page that is composed, and what goes onto the site with it.

    Attributes:
        assembled: The page for the builder.
        files: Further files by address.
        listed: File, title and description, if the page has no fault.
        reads: Files that its code reads and shows, with their content hashes.
        problems: What is wrong with it.
    """

    assembled: Assembled
    files: dict[str, bytes] = field(default_factory=dict)
    listed: tuple[str, str, str] | None = None
    reads: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class KeptPage:
    """A finished page, and all that is needed to take it over.

    Attributes:
        inputs: Fingerprint of what it is made of; "" where that cannot be told beforehand.
        look: Fingerprint of what was rendered.
        composed: What was composed, without text and slots.
        rendered: Its title, anchors and links.
        search: What the search knows of it.
        html: The whole page as it is on the site.
    """

    inputs: str
    look: str
    composed: Composed
    rendered: Mapping[str, Any]
    search: SearchText
    html: str


class KeptPages:
    """Pages by their path below `docs/`, in memory and on disk.

    A page made by other code, or one that cannot be read, is not there.
    """

    def __init__(self, folder: Path, made_by: str) -> None:
        """Use a folder, made when the first page arrives.

        Args:
            folder: Where each page has a file.
            made_by: Fingerprint of the code that made them, 64 characters.
        """
        self._folder, self._made_by = folder, made_by.encode()
        self._pages: dict[str, KeptPage] = {}
        self._read: dict[tuple[str, str], Page] = {}

    def get(self, uri: str) -> KeptPage | None:
        """Return what was kept of a page, or None."""
        if uri not in self._pages:
            page = self._load(uri)
            if page is None:
                return None
            self._pages[uri] = page
        return self._pages[uri]

    def put(self, uri: str, page: KeptPage) -> None:
        """Keep a page; another process sees the whole file or none."""
        self._pages[uri] = page
        self._store(uri, page)

    def bring_back_reading(self) -> None:
        """Spare this process the reading of pages that an earlier one has read."""
        self._read = self._load(READING) or {}
        pages_read().update(self._read)

    def keep_reading(self) -> None:
        """Keep how each page was last read, if one is new."""
        last = {file: text for text, file in pages_read()}
        now = {(text, file): pages_read()[text, file] for file, text in last.items()}
        if now.keys() != self._read.keys():
            self._read = now
            self._store(READING, now)

    def same(self, inputs: Mapping[str, str], root: Path) -> dict[str, KeptPage]:
        """Return the pages that are made of the same as before.

        Args:
            inputs: What `page_inputs` returns.
            root: Project root.
        """
        found = {}
        for uri, made_of in inputs.items():
            page = self.get(uri)
            if page and page.inputs == made_of and _same_files(root, page.composed.reads):
                found[uri] = page
        return found

    def _load(self, name: str) -> Any | None:
        try:
            data = self._path(name).read_bytes()
            ours = data.startswith(self._made_by)
            return pickle.loads(data[len(self._made_by) :]) if ours else None
        except (OSError, pickle.UnpicklingError, EOFError):
            return None

    def _store(self, name: str, kept: Any) -> None:
        data = self._made_by + pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
        write_whole(self._path(name), data)

    def _path(self, name: str) -> Path:
        return self._folder / f"{sha256(name.encode()).hexdigest()}.pickle"


def _same_files(root: Path, reads: Mapping[str, str]) -> bool:
    """Say whether files that a page's code reads are what they were."""
    return all(content_hash(root, name) == found for name, found in reads.items())
