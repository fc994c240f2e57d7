"""The only module that knows MkDocs: each event calls one plain function."""

import logging
import os
from functools import partial
from pathlib import Path

import build_state as state
from katex_math import render_math_in, save_cache
from link_warnings import Explainer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from page_assembly import fill_slots

ROOT = Path(__file__).resolve().parents[2]
log = logging.getLogger("mkdocs.hooks.lessons")


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is `build` or `serve`."""
    state.start(serving=command == "serve")
    logging.getLogger("mkdocs.structure.pages").addFilter(Explainer(ROOT))


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
    state.begin_rendering(file.src_uri for file in files)
    _report()
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Return the assembled page instead of what its author wrote."""
    uri = page.file.src_uri
    page.meta.setdefault("description", page.meta.get("summary"))
    assembled = state.site.pages.get(uri)
    if assembled is None:
        return markdown
    if state.serving and (before := state.rendered_before(uri)):
        page.render = partial(_take_over, page, before)
    return assembled.markdown


def _take_over(page: Page, before: Page, _config: MkDocsConfig, files: Files) -> None:
    """Make a page what it was at the last build, instead of rendering its Markdown again."""
    for name in ("content", "toc", "_title_from_render", "present_anchor_ids"):
        setattr(page, name, getattr(before, name))
    links = before.links_to_anchors or {}
    page.links_to_anchors = {files.get_file_from_path(f.src_uri): v for f, v in links.items()}
    del page.render  # and with it the last reference to the old page


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Refuse HTML that is not on the allow-list."""
    if page.file.src_uri in state.site.pages:
        state.check(html, page.file.src_uri)
        state.keep_rendered(page.file.src_uri, page)
    return html


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Fill the slots, set the math, and under `serve` show the faults on the page."""
    file = f"docs/{page.file.src_uri}"
    if assembled := state.site.pages.get(page.file.src_uri):
        output = fill_slots(output, assembled.slots)
        output, problems = render_math_in(output, state.source(page.file.src_uri), file)
        state.add(problems)
    return state.with_fault_box(output, file) if state.serving else output


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Write the pages' Markdown, keep the formulas, and report what rendering found."""
    for uri, content in state.site.files.items():
        if uri.endswith(".md"):
            (Path(config.site_dir) / uri).write_bytes(content)
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
