"""How well the search finds what people ask: `python benchmarks/search_score.py`.

The queries are typed into the search box of the built site, and the results are read from the
open page. A query of ours is answered by a result that leads to one of its `accept`: the id of
a concept or of an entry of the reference, or the address of a page. A query whose `accept` holds
regular expressions (`--queries FILE`) is answered by a result whose title or section headings
one of them matches.
"""

import argparse
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "tests/site/search_queries.jsonl"
CHROMIUM = Path("/usr/bin/chromium")
SHOWN = 10  # the theme lists the others as the reader scrolls

# Types a query, as one key press after a paste, and waits until its results stand on the page.
ASK = """query => new Promise((answer, fail) => {
  const input = document.querySelector('.md-search__input');
  const meta = document.querySelector('.md-search-result__meta');
  const results = () => [...document.querySelectorAll('.md-search-result__item')].map(item => ({
    title: item.querySelector('h1').textContent,
    section: [...item.querySelectorAll(':scope > a h2')].map(heading => heading.textContent),
    url: item.querySelector(':scope > a').href,
    links: [...item.querySelectorAll(':scope > a')].map(link => link.href),
  }));
  new MutationObserver((_, observer) => {
    observer.disconnect();
    answer({results: results(), milliseconds: performance.now() - begin});
  }).observe(meta, {childList: true});
  setTimeout(() => fail(new Error(`No results for: ${query}`)), 10_000);
  input.value = query;
  const begin = performance.now();
  input.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
})"""


@dataclass(frozen=True)
class Score:
    """How many of some queries are answered at once, and among the first three and five."""

    queries: int
    first: float
    three: float
    five: float


def read_queries(file: Path) -> list[dict[str, Any]]:
    """Return the queries of a file, one JSON object a line."""
    lines = file.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def ask(page: Page, query: str) -> dict[str, Any]:
    """Return the results that the open page lists for a query, and how long they took."""
    if page.locator(".md-search__input").input_value():
        page.evaluate(ASK, "")  # else the same query twice would not be asked again
    return page.evaluate(ASK, query)


def open_search(page: Page, address: str) -> None:
    """Open a page of the site and its search, with engine and index loaded."""
    page.goto(address)
    page.locator(".md-search__input").focus()
    page.wait_for_function("document.querySelector('#__search').checked")
    ask(page, "load")


def rank(results: Iterable[Mapping[str, Any]], query: Mapping[str, Any], site_url: str) -> int:
    """Return the place of the first result that answers the query, from 1; 0 if none does."""
    is_ours = "half" in query
    for place, result in enumerate(results, 1):
        if (_leads_to if is_ours else _is_named)(result, query["accept"], site_url):
            return place
    return 0


def scores(ranks: Mapping[str, int], queries: Iterable[Mapping[str, Any]]) -> dict[str, Score]:
    """Return the scores over all queries and by style."""
    groups: dict[str, list[int]] = {"all": []}
    for query in queries:
        groups["all"].append(ranks[query["id"]])
        groups.setdefault(query["style"], []).append(ranks[query["id"]])
    return {
        name: Score(
            len(found), *(sum(0 < r <= most for r in found) / len(found) for most in (1, 3, 5))
        )
        for name, found in groups.items()
        if found
    }


def _leads_to(result: Mapping[str, Any], accept: Iterable[str], site_url: str) -> bool:
    """Say whether a result, or a section it shows, leads to one of the concepts or pages."""
    for link in result["links"]:
        parts = urlsplit(link.removeprefix(site_url))
        page, anchor = unquote(parts.path), parts.fragment
        concept = anchor if page.startswith("reference/") else page.rstrip("/").split("/")[-1]
        if any(page == item if item.endswith("/") else concept == item for item in accept):
            return True
    return False


def _is_named(result: Mapping[str, Any], accept: Iterable[str], _: str) -> bool:
    """Say whether the title or a section heading of a result matches."""
    names = [result["title"], *result["section"]]
    return any(re.search(item, name.lower(), re.I) for item in accept for name in names)


def answer_from(site: Path, site_url: str, route: Route) -> None:
    """Answer a request of the browser with a file of the site."""
    file = site / unquote(urlsplit(route.request.url.removeprefix(site_url)).path)
    file = file / "index.html" if file.is_dir() else file
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.fulfill(status=404)


def main() -> None:
    """Print the scores by style, and the queries that are not answered at once."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--queries", type=Path, default=QUERIES, help="JSON lines to ask")
    parser.add_argument("--half", choices=["tune", "held"], help="ask only this half of ours")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--titles", action="store_true", help="do not count section headings")
    parser.add_argument("--misses", type=int, default=40, help="how many misses to print")
    parser.add_argument("--json", type=Path, help="write the results, as score.py reads them")
    options = parser.parse_args()
    queries = [q for q in read_queries(options.queries) if options.half in (None, q.get("half"))]
    home = (options.site / "index.html").read_text("utf-8")
    site_url = re.search(r'<link rel="canonical" href="([^"]+)"', home)[1]
    found, times = {}, []
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", lambda route: answer_from(options.site, site_url, route))
        open_search(page, site_url)
        for query in queries:
            answer = ask(page, query["query"])
            found[query["id"]] = answer["results"][:SHOWN]
            times.append(answer["milliseconds"])
        browser.close()
    if options.titles:
        found = {i: [r | {"section": []} for r in results] for i, results in found.items()}
    ranks = {q["id"]: rank(found[q["id"]], q, site_url) for q in queries}
    print(f"{'style':14}{'queries':>8}{'first':>8}{'in 3':>8}{'in 5':>8}")
    for name, score in scores(ranks, queries).items():
        print(f"{name:14}{score.queries:8}{score.first:8.3f}{score.three:8.3f}{score.five:8.3f}")
    times.sort()
    print(f"last key to results: median {times[len(times) // 2]:.0f} ms, most {times[-1]:.0f} ms")
    misses = [q for q in queries if ranks[q["id"]] != 1]
    for query in misses[: options.misses]:
        titles = [" > ".join([r["title"], *r["section"]]) for r in found[query["id"]][:3]]
        print(f"  {ranks[query['id']] or '-'} [{query['id']}] {query['query']} → {titles}")
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
