"""A page that has been open once can be read without a network."""

import http.server
import threading
from functools import partial

import pytest

LESSON = "linear-algebra/cosine-similarity/"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def served(site):
    """Return the address of a plain server of the site; the browser talks to it directly."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_one_visit_is_enough_to_read_a_page_offline(browser, served):
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(served + LESSON, wait_until="networkidle")
    page.get_by_role("button", name="Run").first.wait_for()
    loaded = page.evaluate(
        "() => [location.href, ...performance.getEntriesByType('resource').map(file => file.name)]"
    )
    ours = [url for url in loaded if url.startswith(served)]
    for end in (LESSON, "run.js", "katex.min.css"):
        assert any(url.endswith(end) for url in ours)
    page.wait_for_function(
        "urls => Promise.all(urls.map(url => caches.match(url))).then(kept => kept.every(Boolean))",
        arg=ours,
    )
    context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Run").first.wait_for()
    assert page.locator("article h1").inner_text().startswith("Cosine similarity")
    context.close()


def test_files_of_an_older_python_are_thrown_away(browser, served):
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(served + LESSON)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    kept = page.evaluate(
        """async () => {
          const cache = await caches.open('jem-pages-1');
          await cache.put('/assets/pyodide/0ld/python.wasm', new Response('old'));
          const home = document.querySelector("meta[name='jem-python']").content;
          await (await fetch(`${home}pyodide-lock.json`)).text();
          const names = async () => (await cache.keys()).map((one) => one.url);
          for (let n = 0; n < 100 && (await names()).some((url) => url.includes('0ld')); n++) {
            await new Promise((done) => setTimeout(done, 50));
          }
          return (await names()).filter((url) => url.includes('/pyodide/'));
        }"""
    )
    assert [url.rpartition("/")[2] for url in kept] == ["pyodide-lock.json"]
    context.close()


def test_a_page_read_before_can_be_read_offline_and_another_says_why_not(browser, served):
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(served + LESSON)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => {})")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.reload(wait_until="networkidle")
    context.set_offline(True)
    page.reload()
    assert page.locator("article h1").inner_text().startswith("Cosine similarity")
    assert page.locator(".jem-formula .katex-html").first.is_visible()
    width = page.evaluate(
        "() => document.querySelector('article h1').getBoundingClientRect().width"
    )
    assert width > 100
    page.goto(served + "faq/")
    assert "has not been open in this browser before" in page.locator("body").inner_text()
    context.set_offline(False)
    page.goto(served + "faq/")
    assert page.locator("article h1").is_visible()
    context.close()
