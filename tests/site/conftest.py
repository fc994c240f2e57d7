"""The built site as its readers get it, in a browser that reaches nothing else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Route, sync_playwright

from builder.lessons.path_rule import page_of
from builder.text.page_paths import page_url

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",  # CI runs as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--kiosk",  # no tabs and bars to draw: a fifth of what the browser itself takes
]
CLASSES = re.compile(r'\bclass="([^"]*)"')
DATA_NAMES = re.compile(r"\s(data-[a-z-]+)=")
SCRIPTS = re.compile(r'<script[^>]*\ssrc="([^"]*)"')


@dataclass
class Visit:
    """A page opened in the browser.

    Attributes:
        page: Playwright's page.
        outside: Addresses asked for that are not the site's.
        faults: Errors on the console, and answers other than 200.
    """

    page: Page
    outside: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `address` for every page, one that takes `lesson` for every lesson.

    One that takes `sample` runs for the few lessons that have among them all that a lesson can
    have: it tests what lessons share.
    Addresses are relative to the site: "" is the home page.
    """
    finders = {"address": page_addresses, "lesson": lesson_addresses, "sample": sample_addresses}
    for name, pages in finders.items():
        if name in metafunc.fixturenames:
            found = pages(SITE)
            if not found:
                pytest.fail(f"There is no {name} in site/. Fix: run `make build`.", pytrace=False)
            metafunc.parametrize(name, found)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make test CHANGED=main` name the pages that a change can affect."""
    parser.addoption("--pages", help="run only what is tested page by page, for these addresses")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--pages`, keep the tests of these pages, of their code and of their exercises."""
    if asked := config.getoption("--pages"):
        kept = [item for item in items if page_of_test(item) in asked.split(",")]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


def page_of_test(item: pytest.Item) -> str | None:
    """Return the address of the one page that a test is about, or None."""
    given = getattr(item, "callspec", None)
    for name, value in (given.params if given else {}).items():
        if name in ("address", "lesson", "sample"):
            return value
        if name in ("file", "path") and str(value).endswith(".py"):
            snippets = ROOT / "snippets"
            snippet = (snippets / value).relative_to(snippets).as_posix()
            return page_url(page_of(f"snippets/{snippet}")[0])
    return None


def page_addresses(site: Path) -> list[str]:
    """Return the addresses of all pages, sorted."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(file.removesuffix("index.html") for file in files)


def lesson_addresses(site: Path) -> list[str]:
    """Return the addresses of the pages that show code with its output."""
    pages = ((address, site / address / "index.html") for address in page_addresses(site))
    return [a for a, file in pages if file.is_file() and 'class="jem-facts' in file.read_text()]


def sample_addresses(site: Path) -> list[str]:
    """Return the addresses of a few lessons, among them one with each part that a lesson can have.

    A part is a class, a data attribute or a script; each time, the lesson with most parts that are
    still missing is taken.
    """
    lessons = lesson_addresses(site)
    parts = {lesson: _parts((site / lesson / "index.html").read_text()) for lesson in lessons}
    missing = set().union(*parts.values())
    chosen = []
    while missing:
        chosen.append(max(parts, key=lambda lesson: len(parts[lesson] & missing)))
        missing -= parts[chosen[-1]]
    return sorted(chosen)


def _parts(html: str) -> set[str]:
    """Return what the article of a page is made of, letters of formulas and code aside."""
    article = html[html.index("<article") : html.index("</article>")]
    classes = {name for names in CLASSES.findall(article) for name in names.split()}
    kept = {name for name in classes if name.startswith(("jem-", "md-", "language-"))}
    return kept | set(DATA_NAMES.findall(article)) | set(SCRIPTS.findall(html))


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder of the built site."""
    return SITE


@pytest.fixture(scope="session")
def site_url(site: Path) -> str:
    """Return the address the site was built for; instant navigation works at no other."""
    home = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser")
    canonical = home.select_one("link[rel=canonical]")
    assert canonical, "site/index.html has no canonical link"
    return str(canonical["href"])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium: the system's, or where there is none, Playwright's own."""
    system = str(CHROMIUM) if CHROMIUM.exists() else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=ARGUMENTS)
        yield browser
        browser.close()


class Window:
    """A window of the browser, which reaches the built site and nothing else.

    The pages that it opens one after the other share a process, so a visit costs half of what it
    costs in a new window. They share no cache, for this process answers every request, and no
    storage, which is emptied in between.
    """

    def __init__(self, browser: Browser, site: Path, site_url: str, javascript: bool) -> None:
        self._site, self._site_url = site, site_url
        self._context = browser.new_context(
            java_script_enabled=javascript,
            service_workers="block",  # else it, not this process, would answer
        )
        self._context.set_default_timeout(10_000)
        self._context.route("**/*", self._answer)
        self._visit = Visit(self._context.new_page())
        first = self._visit.page  # stays open, and with it the process
        first.goto(f"{site_url}404.html")
        self._storage = self._context.new_cdp_session(first)

    def new_page(self) -> Page:
        """Return a new page, whose errors go to the visit that it is open for."""
        page = self._context.new_page()
        page.on("pageerror", lambda error: self._visit.faults.append(str(error)))
        page.on("console", lambda line: _note(self._visit, line.type, line.text))
        return page

    def open(
        self,
        page: Page,
        address: str,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
    ) -> Visit:
        """Open an address of the site in one of the window's pages.

        Args:
            page: The page.
            address: The address, relative to the site.
            width: Width of the screen in CSS pixels.
            height: Height of the screen in CSS pixels.
            scheme: The colors that the reader prefers, "light" or "dark".
        """
        page.goto("about:blank")  # else another place on the same page would be a mere jump
        self._visit = Visit(page)
        self._storage.send(
            "Storage.clearDataForOrigin", {"origin": self._site_url, "storageTypes": "all"}
        )
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce")
        page.goto(self._site_url + address, wait_until="load")
        return self._visit

    def _answer(self, route: Route) -> None:
        """Answer a request with a file of the site; nothing else can be reached."""
        url = route.request.url
        if not url.startswith(self._site_url):
            self._visit.outside.append(url)
            route.abort()
            return
        file = file_at(self._site, url, self._site_url)
        if file is None:
            self._visit.faults.append(f"404 {url}")
            route.fulfill(status=404, path=self._site / "404.html")
        else:
            route.fulfill(path=file)


@pytest.fixture(scope="session")
def windows(browser: Browser, site: Path, site_url: str) -> Callable[[bool], Window]:
    """Return a function that opens a window, in which JavaScript runs or does not."""
    return partial(Window, browser, site, site_url)


@pytest.fixture(scope="session")
def free_windows() -> dict[bool, list[Window]]:
    """Return the windows that no test uses, by whether JavaScript runs in them."""
    return {True: [], False: []}


@pytest.fixture
def visit(
    windows: Callable[[bool], Window], free_windows: dict[bool, list[Window]]
) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens an address of the site; see `_visits`."""
    yield from _visits(windows, free_windows)


@pytest.fixture(scope="module")
def long_visit(
    windows: Callable[[bool], Window], free_windows: dict[bool, list[Window]]
) -> Iterator[Callable[..., Visit]]:
    """Return the same function for visits that the tests of a file share."""
    yield from _visits(windows, free_windows)


def _visits(
    windows: Callable[[bool], Window], free_windows: dict[bool, list[Window]]
) -> Iterator[Callable[..., Visit]]:
    """Yield a function that opens an address of the site in a page and a window of its own.

    It takes `javascript`, and the keywords of `Window.open`.
    """
    used = []

    def open_address(address: str, *, javascript: bool = True, **screen: Any) -> Visit:
        free = free_windows[javascript]
        window = free.pop() if free else windows(javascript)
        page = window.new_page()
        used.append((free, window, page))
        return window.open(page, address, **screen)

    yield open_address
    for free, window, page in used:
        page.close()
        free.append(window)


@pytest.fixture(scope="session")
def look(windows: Callable[[bool], Window]) -> Callable[..., Visit]:
    """Return the same function, which opens one address after the other in the same page.

    That is cheaper still. It is for tests that leave behind what a new address takes away: no
    routes, no scripts for later pages.
    """
    kept = {}

    def open_address(address: str, *, javascript: bool = True, **screen: Any) -> Visit:
        if javascript not in kept:
            window = windows(javascript)
            kept[javascript] = (window, window.new_page())
        window, page = kept[javascript]
        return window.open(page, address, **screen)

    return open_address


def _note(visit: Visit, kind: str, text: str) -> None:
    """Keep what the console says is an error."""
    if kind == "error":
        visit.faults.append(text)


def file_at(site: Path, url: str, site_url: str) -> Path | None:
    """Return the file that a static host would answer an address with, or None."""
    file = site / unquote(urlsplit(url.removeprefix(site_url)).path)
    if file.is_dir():
        file = file / "index.html"
    return file if file.is_file() else None
