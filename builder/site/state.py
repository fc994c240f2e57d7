"""What one run of the builder keeps between its events, and under `serve` between builds.

Under `serve` all modules stay loaded, `mkdocs_hooks.py` too: each build begins by clearing them.
"""

import logging
import os
import re
import signal
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.browser.python import has_python, python_address
from builder.examples.cache import ResultCache, content_hash, surroundings
from builder.examples.pool import can_fork, usable_cores
from builder.examples.runner import SnippetRunner
from builder.lessons.unfinished import lesson_of_file, lessons_of
from builder.search.index import SearchText
from builder.site.compose import Site, read_site
from builder.site.consequences import causes
from builder.site.inputs import file_times
from builder.site.kept import Composed, KeptPage, KeptPages, fingerprint
from builder.text.front_matter import is_lesson
from builder.text.markdown_spans import INCLUDE
from builder.text.parts import part
from builder.text.problems import Problem, in_order
from builder.text.safe_html import check_html

BUILDER = Path(__file__).parents[1]
ARTICLE = re.compile(r"<article\b[^>]*>")

serving = False
site = Site()
_builder = "mkdocs"
_runner: SnippetRunner | None = None
_reported: set[Problem] = set()
_root = Path()
_sources: dict[str, str] = {}
_warnings: list[str] = []
_rendered = ResultCache(None, Path())
_made_with = ""
_made_by = ""
_kept: KeptPages | None = None
_finished: dict[str, KeptPage] = {}
_looks: dict[str, str] = {}
_times: dict[str, int] = {}
_began: dict[str, tuple[int, dict[str, str]]] = {}
_helpers: list[int] = []


class _KeepWarnings(logging.Handler):
    """Keeps the builder's own warnings (a broken link), so that pages can show them."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        if not record.name.startswith(f"{_builder}.hooks"):
            _warnings.append(record.getMessage())


def start(*, serving: bool, builder: str = "mkdocs") -> None:
    """Begin a run of a builder, which logs under its name."""
    globals()["serving"], globals()["_builder"] = serving, builder
    logging.getLogger(builder).addHandler(_KeepWarnings(logging.WARNING))


def stop() -> None:
    """End the run: stop the helpers and the example runner."""
    global _runner
    end_helpers()
    if _runner is not None:
        _runner.__exit__(None, None, None)
        _runner = None


def open_runner(root: Path) -> None:
    """Start the example runner, if it does not run yet."""
    global _runner
    if _runner is None:
        _runner = SnippetRunner(root, cache=root / ".cache" / "snippets").__enter__()
        _runner.warm_up("snippet")


def read(root: Path, site_url: str, repo: str) -> Site:
    """Read, check and run the whole project; keep the result for the later events."""
    global site, _root, _kept, _made_by, _times
    open_runner(root)
    _root = root
    _times = file_times(root)
    for kept in (_reported, _sources, _warnings, _finished, _looks):
        kept.clear()
    if _kept is None:
        _made_by = fingerprint(surroundings(), _hashes(BUILDER))
        # Pages of another address are others: what serve and build keep is kept side by side.
        folder = root / ".cache" / "pages" / fingerprint(_builder, site_url, repo)[:12]
        _kept = KeptPages(folder, _made_by)
        _kept.bring_back_reading()
    beside = [_made_by, _builder, str(has_python(root))]
    site = read_site(root, _runner, site_url, repo, kept=_kept, surroundings=beside)
    return site


def source(uri: str) -> str:
    """Return a page as its author wrote it."""
    if uri in site.sources:
        return site.sources[uri]
    if uri not in _sources:
        _sources[uri] = (_root / "docs" / uri).read_bytes().decode("utf-8", "replace")
    return _sources[uri]


def begin_rendering(settings: str, uris: Iterable[str]) -> None:
    """Note what every page is rendered with, and find those that would look as before.

    Args:
        settings: The builder's settings file.
        uris: All files of the site: a link is rendered by whether its target exists.
    """
    global _rendered, _made_with
    _rendered = ResultCache(_root / ".cache" / "rendered", _root)
    _made_with = fingerprint(_builder, _made_by, Path(settings).read_text("utf-8"), *sorted(uris))
    in_nav = [meta for meta in site.metas.items() if not is_lesson(f"docs/{meta[0]}")]
    around = fingerprint(
        _made_with,
        _hashes(_root / "docs" / "_theme"),
        python_address(_root) if has_python(_root) else "",
        sorted(in_nav),
        sorted(site.stand_ins.items()),
        site.search_hints,
    )
    for uri in site.pages.keys() - site.taken.keys():
        _looks[uri] = fingerprint(around, *_made_into(uri))
        page = _kept.get(uri)
        if page and page.look == _looks[uri]:
            site.taken[uri] = page


def _made_into(uri: str) -> Iterable[object]:
    """Yield what decides how a page looks, besides what is around all pages."""
    page = site.pages[uri]
    yield from (site.metas.get(uri), page.markdown, page.code, sorted(page.slots.items()))
    yield [(card.say, card.symbols) for card in page.cards]
    yield sorted(site.composed[uri].reads.items()) if uri in site.composed else ()


def _hashes(folder: Path) -> list[tuple[str, str]]:
    """Return name and content hash of the files in a folder, but compiled ones."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix != ".pyc")
    return [(p.relative_to(folder).as_posix(), sha256(p.read_bytes()).hexdigest()) for p in files]


def finished(uri: str, html: str, rendered: dict[str, Any], search: SearchText) -> None:
    """Note a finished page, to keep it if the whole build is without fault.

    Args:
        uri: Its path below `docs/`.
        html: The page as it is on the site.
        rendered: Its title, anchors and links.
        search: What the search knows of it.
    """
    kept, inputs = site.taken.get(uri), site.inputs.get(uri, "")
    is_same = kept is not None and kept.inputs == inputs
    if is_same or uri not in site.pages or not _known_includes(uri):
        return
    composed = site.composed.get(uri, Composed(site.pages[uri]))
    light = replace(composed, assembled=replace(composed.assembled, slots={}))
    _finished[uri] = KeptPage(inputs, _looks[uri], light, rendered, search, html)


def keep_pages() -> None:
    """Keep the pages that this build made, if it found no fault and no file changed meanwhile."""
    if not site.problems and not _warnings and _times == file_times(_root):
        for uri, page in _finished.items():
            _kept.put(uri, page)
        _kept.keep_reading()


def rendered_before(uri: str) -> dict[str, Any] | None:
    """Return what was last rendered of a page, if nothing it is made of has changed since.

    Most pages are the same from one build to the next, and most time goes into their Markdown.
    """
    kept = _rendered.get(_place(uri))
    if kept is not None and kept["made_of"] == _made_of(uri):
        _began.pop(uri, None)
        return kept["page"]
    names = {match["file"] for match in map(INCLUDE.match, _includes(uri)) if match}
    files = {f"snippets/{name}": content_hash(_root, f"snippets/{name}") or "" for name in names}
    _began[uri] = (len(_warnings), files)
    return None


def is_rendered_anew(uri: str) -> bool:
    """Say if a page of ours is rendered in this build, not taken from an earlier one."""
    return uri in _began


def check_and_keep(uri: str, html: str, page: dict[str, Any]) -> None:
    """Add what a rendered page holds that is not allowed; keep the page if all is well.

    A page with a problem or a warning is rendered again, so that neither is forgotten. So is one
    that includes files in a way in which we cannot tell which.
    """
    problems = check_html(html, source(uri), f"docs/{uri}")
    add(problems)
    warnings, files = _began.pop(uri)
    if _known_includes(uri) and not problems and warnings == len(_warnings):
        _rendered.put(_place(uri), {"made_of": _made_of(uri), "page": page}, files)


def _place(uri: str) -> str:
    return sha256(uri.encode()).hexdigest()


def _made_of(uri: str) -> str:
    """Return a fingerprint of what a page is rendered from, but for the files it includes."""
    return sha256(f"{_made_with}\0{site.pages[uri].markdown}".encode()).hexdigest()


def _known_includes(uri: str) -> bool:
    """Say whether we can tell which files a page includes."""
    return all(map(INCLUDE.match, _includes(uri)))


def _includes(uri: str) -> list[str]:
    """Return the lines of a page that may include a file."""
    return [line for line in site.pages[uri].markdown.split("\n") if "8<-" in line]


def start_helpers(work: Callable[[int, int], None]) -> None:
    """Do work in a copy of this process for each further core, under `build` only.

    Args:
        work: Gets the number of the copy, from 0, and how many there are.
    """
    many = usable_cores() - 1 if can_fork() and not serving else 0
    for number in range(many):
        pid = os.fork()
        if pid == 0:
            try:
                logging.getLogger(_builder).handlers = [_KeepWarnings(logging.WARNING)]
                work(number, many)
            finally:  # an error will be met again, and reported, where no copy works
                os._exit(0)
        _helpers.append(pid)


def end_helpers() -> None:
    """End the copies; what they have not done is done without them."""
    while _helpers:
        os.kill(_helpers[-1], signal.SIGKILL)
        os.waitpid(_helpers.pop(), 0)


def add(problems: Iterable[Problem]) -> None:
    """Add what rendering found."""
    site.problems += site.placed(problems)


def take_unreported() -> list[Problem]:
    """Return the problems that no event has reported yet, by file and line."""
    new = [p for p in in_order(causes(site.problems)) if p not in _reported]
    _reported.update(new)
    return new


def with_fault_box(page: str, file: str) -> str:
    """Return a page with its faults on top, and with how many there are elsewhere.

    The faults of a lesson are those of all its files.
    """
    problems = in_order(causes(site.problems))
    lesson = {lesson_of_file(file)} - {None}
    here = [
        p
        for p in problems
        if p.file == file or p.page.startswith(f"{file}:") or lesson & lessons_of(p)
    ]
    shown = [str(p) for p in here] + _warnings
    elsewhere = len(problems) - len(here)
    if not shown and not elsewhere:
        return page
    box = part("faults", faults=shown, elsewhere=elsewhere)
    return ARTICLE.sub(lambda match: f"{match[0]}{box}", page, count=1)
