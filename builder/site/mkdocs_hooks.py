"""The only module that knows MkDocs: each event calls one plain function."""

import logging
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from builder.browser.python import has_python, put_python, python_address
from builder.lessons.math import render_math_in, save_cache
from builder.pages.assembly import fill_slots
from builder.pages.weight import lighter_code, without_indents
from builder.search.index import SearchPage, search_index, with_own_worker, write_search
from builder.site import state
from builder.site.link_warnings import Explainer

ROOT = Path(__file__).resolve().parents[2]
NAME = mkdocs.__name__  # ProperDocs takes this name over, and logs under its own
log = logging.getLogger(f"{NAME}.hooks.lessons")
found: list[SearchPage] = []  # begins anew with each build: MkDocs loads this file again


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is `build` or `serve`."""
    state.start(serving=command == "serve", builder=NAME)
    logging.getLogger(f"{NAME}.structure.pages").addFilter(Explainer(ROOT))


def on_shutdown(**_: object) -> None:
    """Stop the example runner."""
    state.stop()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Run all examples and checks, and add the generated files."""
    site = state.read(ROOT, config.site_url or "/", os.environ.get("REPO", ""))
    for uri, text in site.stand_ins.items():
        if page := files.get_file_from_path(uri):
            page.content_string = text
    for uri, content in site.files.items():
        if uri.endswith(".md"):
            continue  # MkDocs would make a page of it; on_post_build writes it
        files.append(File.generated(config, uri, content=content))
    state.begin_rendering(config.config_file_path, (file.src_uri for file in files))
    _report()
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Let the other cores render pages from the last one on; MkDocs begins at the first."""
    state.start_helpers(partial(_render_from_last, config, files))
    return nav


def _render_from_last(config: MkDocsConfig, files: Files, first: int, step: int) -> None:
    """Render each `step`th page that is to render, until one is done that another process took."""
    uris = {uri for uri in state.site.pages if uri.endswith(".md")}
    pages = [file for file in files.documentation_pages() if file.src_uri in uris]
    waiting = [f for f in pages if state.rendered_before(f.src_uri) is None]
    for file in waiting[::-1][first::step]:
        if state.rendered_before(file.src_uri) is not None:
            break
        page = file.page or Page(None, file, config)
        page.markdown = state.site.pages[file.src_uri].markdown
        page.render(config, files)
        _checked(page.content, page)


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Return the assembled page instead of what its author wrote."""
    uri = page.file.src_uri
    page.meta.setdefault("description", page.meta.get("summary"))
    assembled = state.site.pages.get(uri)
    if assembled is None:
        return markdown
    if (before := state.rendered_before(uri)) is not None:
        page.render = partial(_take_over, page, before)
    return assembled.markdown


def _take_over(page: Page, before: dict[str, Any], _config: MkDocsConfig, files: Files) -> None:
    """Make a page what it was when it was last rendered, instead of rendering it again."""
    page.content, page._title_from_render = before["content"], before["title"]
    page.toc = get_toc(before["toc"])
    page.present_anchor_ids = set(before["anchors"])
    links = before["links"].items()
    page.links_to_anchors = {files.get_file_from_path(uri): to for uri, to in links}


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Refuse HTML that is not on the allow-list; note what the search can find."""
    if state.is_rendered_anew(page.file.src_uri):
        html = _checked(html, page)
    assembled = state.site.pages.get(page.file.src_uri)
    found.append(
        SearchPage(
            page.url,
            page.meta.get("title") or page.title,
            page.meta.get("description") or "",
            html,
            assembled.cards if assembled else [],
            assembled.code if assembled else "",
        )
    )
    return html


def _checked(html: str, page: Page) -> str:
    """Check a page that has been rendered, make its code lighter, and keep it if all is well."""
    links = (page.links_to_anchors or {}).items()
    rendered = {
        "content": lighter_code(html),
        "title": page._title_from_render,
        "toc": _as_tokens(page.toc),
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: to for file, to in links},
    }
    state.check_and_keep(page.file.src_uri, html, rendered)
    return rendered["content"]


def _as_tokens(toc: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """Return a table of contents in the form that `get_toc` reads."""
    return [
        {"name": a.title, "id": a.id, "level": a.level, "children": _as_tokens(a.children)}
        for a in toc
    ]


def on_env(env: Environment, **_: object) -> Environment:
    """End what helps with rendering: all pages are rendered now. Say where their Python is."""
    state.end_helpers()
    env.globals["python_address"] = python_address(ROOT) if has_python(ROOT) else ""
    return env


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Fill the slots, set the math, and under `serve` show the faults on the page."""
    file = f"docs/{page.file.src_uri}"
    if assembled := state.site.pages.get(page.file.src_uri):
        output = fill_slots(output, assembled.slots)
        output, problems = render_math_in(output, state.source(page.file.src_uri), file)
        state.add(problems)
    output = without_indents(with_own_worker(output))
    return state.with_fault_box(output, file) if state.serving else output


def on_post_template(output: str, template_name: str, **_: object) -> str:
    """Let the search box of the page for unknown addresses ask our worker too."""
    return with_own_worker(output) if template_name.endswith(".html") else output


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Write the search index, keep the formulas for the next build, report what was found."""
    for uri, content in state.site.files.items():
        if uri.endswith(".md"):
            (Path(config.site_dir) / uri).write_bytes(content)
    index = search_index(
        state.site.concepts, found, state.site.search_hints, state.site.search_rows
    )
    write_search(Path(config.site_dir), index)
    put_python(ROOT, Path(config.site_dir))
    save_cache()
    _report()


def _report() -> None:
    """Log every new problem; a build ends here if there is any."""
    problems = state.take_unreported()
    for problem in problems:
        log.error("%s", problem)
    if problems and not state.serving:
        plural = "problem" if len(problems) == 1 else "problems"
        raise PluginError(f"{len(problems)} {plural}; the site was not built.")
