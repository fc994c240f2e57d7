"""The built site as its readers get it, in a browser that reaches nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
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
]


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

    One that takes `sample` runs for a lesson of each folder: it tests what all lessons share.
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
    """Return the address of one lesson per folder."""
    by_folder = {address.partition("/")[0]: address for address in lesson_addresses(site)}
    return sorted(by_folder.values())


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


@pytest.fixture
def visit(browser: Browser, site: Path, site_url: str) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens an address of the site; see `_visits`."""
    yield from _visits(browser, site, site_url)


@pytest.fixture(scope="module")
def long_visit(browser: Browser, site: Path, site_url: str) -> Iterator[Callable[..., Visit]]:
    """Return the same function for visits that the tests of a file share."""
    yield from _visits(browser, site, site_url)


def _visits(browser: Browser, site: Path, site_url: str) -> Iterator[Callable[..., Visit]]:
    """Yield a function that opens an address of the site.

    It takes `width` and `height` in CSS pixels, `scheme` ("light" or "dark") and `javascript`.
    The site's files are handed to the browser by this process; nothing else can be reached.
    """
    contexts = []

    def open_address(
        address: str,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        javascript: bool = True,
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            service_workers="block",  # else it, not this process, would answer
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        visit = Visit(context.new_page())

        def answer(route: Route) -> None:
            url = route.request.url
            if not url.startswith(site_url):
                visit.outside.append(url)
                route.abort()
                return
            file = file_at(site, url, site_url)
            if file is None:
                visit.faults.append(f"404 {url}")
                route.fulfill(status=404, path=site / "404.html")
            else:
                route.fulfill(path=file)

        context.route("**/*", answer)
        visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
        visit.page.on("console", lambda line: _note(visit, line.type, line.text))
        visit.page.goto(site_url + address, wait_until="load")
        return visit

    yield open_address
    for context in contexts:
        context.close()


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
