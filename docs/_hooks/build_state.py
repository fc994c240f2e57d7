"""What one run of the builder keeps between its events, and under `serve` between builds.

MkDocs loads `main.py` afresh at every rebuild; a module it imports stays loaded.
"""

import html
import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from consequences import causes
from problems import Problem, in_order
from safe_html import check_html
from site_project import Site, read_site
from snippet_runner import SnippetRunner
from unfinished import lesson_of_file, lessons_of

ARTICLE = re.compile(r"<article\b[^>]*>")

serving = False
site = Site()
_runner: SnippetRunner | None = None
_reported: set[Problem] = set()
_root = Path()
_sources: dict[str, str] = {}
_warnings: list[str] = []
_checked: dict[str, tuple[int, list[Problem]]] = {}
_rendered: dict[str, tuple[int, Any]] = {}
_began: dict[str, int] = {}
_uris = 0


class _KeepWarnings(logging.Handler):
    """Keeps the builder's own warnings (a broken link), so that pages can show them."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        if not record.name.startswith("mkdocs.hooks"):
            _warnings.append(record.getMessage())


def start(*, serving: bool) -> None:
    """Begin a run of the builder."""
    globals()["serving"] = serving
    if serving:
        logging.getLogger("mkdocs").addHandler(_KeepWarnings(logging.WARNING))


def stop() -> None:
    """End the run: stop the example runner."""
    global _runner
    if _runner is not None:
        _runner.__exit__(None, None, None)
        _runner = None


def read(root: Path, site_url: str, repo: str) -> Site:
    """Read, check and run the whole project; keep the result for the later events."""
    global site, _runner, _root
    if _runner is None:
        _runner = SnippetRunner(root, cache=root / ".cache" / "snippets").__enter__()
    _root = root
    for kept in (_reported, _sources, _warnings):
        kept.clear()
    site = read_site(root, _runner, site_url, repo)
    return site


def source(uri: str) -> str:
    """Return a page as its author wrote it."""
    if uri in site.sources:
        return site.sources[uri]
    if uri not in _sources:
        _sources[uri] = (_root / "docs" / uri).read_bytes().decode("utf-8", "replace")
    return _sources[uri]


def begin_rendering(uris: Iterable[str]) -> None:
    """Note which files the site has: a link is rendered by whether its target exists."""
    global _uris
    _uris = hash(tuple(sorted(uris)))


def rendered_before(uri: str) -> Any:
    """Return the page as the last build rendered it, if nothing it is made of has changed."""
    _began[uri] = len(_warnings)
    made_of, page = _rendered.get(uri, (None, None))
    return page if made_of == _made_of(uri) else None


def keep_rendered(uri: str, page: Any) -> None:
    """Keep a rendered page for the next build under `serve`, unless it raised a warning.

    Most pages are the same from one build to the next, and most time goes into their Markdown.
    A page with a warning is rendered again, so that the warning is not forgotten.
    """
    if serving and _began[uri] == len(_warnings):
        _rendered[uri] = (_made_of(uri), page)
    else:
        _rendered.pop(uri, None)


def _made_of(uri: str) -> int:
    """Return a fingerprint of what a page is rendered from."""
    return hash((site.pages[uri].markdown, site.pages[uri].code, _uris))


def check(html: str, uri: str) -> None:
    """Add what a rendered page holds that is not allowed; look again only if it has changed."""
    fingerprint = hash((html, source(uri)))
    if _checked.get(uri, (None, []))[0] != fingerprint:
        _checked[uri] = (fingerprint, check_html(html, source(uri), f"docs/{uri}"))
    add(_checked[uri][1])


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
    items = "".join(f"<li><pre>{html.escape(text)}</pre></li>" for text in shown)
    note = f"<p>{elsewhere} more on other pages: see the terminal.</p>" if elsewhere else ""
    box = (
        f'<div class="jem-fault" role="alert"><strong>To mend</strong><ul>{items}</ul>{note}</div>'
    )
    return ARTICLE.sub(lambda match: match[0] + box, page, count=1)
