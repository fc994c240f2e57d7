"""The only module that knows MkDocs: each event calls one plain function."""

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from builder.browser.python import has_python, python_address
from builder.pages.place import place_of
from builder.pages.weight import lighter_code
from builder.search.index import SearchText, search_text, with_own_worker
from builder.site import state
from builder.site.finish import finish_page, finish_site
from builder.site.link_warnings import Explainer
from builder.site.written import WrittenFiles

ROOT = Path(__file__).resolve().parents[2]
NAME = mkdocs.__name__  # ProperDocs takes this name over, and logs under its own
log = logging.getLogger(f"{NAME}.hooks.lessons")
found: dict[str, SearchText] = {}
written = WrittenFiles()  # by earlier builds of this process, of which only `serve` has any
TAKEN_OVER = "kept.html"  # an empty template, for pages that are taken over whole
FEW = 3  # pages to render for which help from other cores comes too late


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is `build` or `serve`."""
    state.start(serving=command == "serve", builder=NAME)
    logging.getLogger(f"{NAME}.structure.pages").addFilter(Explainer(ROOT))
    if state.serving:
        _write_only_what_changes()


def _write_only_what_changes() -> None:
    """Let MkDocs leave alone the files that stay as they are, instead of emptying the folder."""
    write, copy = utils.write_file, File.copy_file

    def write_file(content: bytes, output_path: str) -> None:
        if written.is_new(output_path, content):
            write(content, output_path)

    def copy_file(file: File, dirty: bool = False) -> None:
        if written.is_new(file.abs_dest_path, file.content_bytes):
            copy(file, dirty)

    utils.write_file, File.copy_file = write_file, copy_file
    utils.clean_directory = lambda _folder: written.begin()


def on_shutdown(**_: object) -> None:
    """Stop the example runner."""
    state.stop()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let MkDocs look for the theme's files without its 15,000 icons, of which it takes none."""
    config.theme.get_env = partial(_environment, config.theme.get_env)
    return config


def _environment(make: Callable[[], Environment]) -> Environment:
    env = make()
    env.loader.list_templates = partial(_files_in, env.loader.searchpath)
    return env


def _files_in(folders: Iterable[str]) -> list[str]:
    """Return the paths of all files in folders, but of those in hidden folders inside."""
    found: set[str] = set()
    for top in folders:
        for folder, inside, names in os.walk(top):
            inside[:] = [name for name in inside if not name.startswith(".")]
            found |= {Path(folder, name).relative_to(top).as_posix() for name in names}
    return sorted(found)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Run all examples and checks, and add the generated files."""
    found.clear()  # under `serve` this module stays from one build to the next
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
    waiting = [
        file
        for file in files.documentation_pages()
        if file.src_uri.endswith(".md")
        and file.src_uri in state.site.pages.keys() - state.site.taken.keys()
        and state.rendered_before(file.src_uri) is None
    ]
    if len(waiting) > FEW:
        state.start_helpers(partial(_render_from_last, waiting, config, files))
    return nav


def _render_from_last(
    waiting: list[File], config: MkDocsConfig, files: Files, first: int, step: int
) -> None:
    """Render each `step`th page that is to render, until one is done that another process took."""
    for file in waiting[::-1][first::step]:
        if state.rendered_before(file.src_uri) is not None:
            break
        page = file.page or Page(None, file, config)
        page.markdown = state.site.pages[file.src_uri].markdown
        page.render(config, files)
        _checked(page.content, page)


def on_pre_page(page: Page, **_: object) -> Page:
    """Spare a page that is taken over the reading of its file."""
    uri = page.file.src_uri
    if (kept := state.site.taken.get(uri)) is not None:
        page.meta = {**state.site.metas.get(uri, {}), "template": TAKEN_OVER}
        page.markdown = ""
        page.read_source = lambda _config: None
        page.render = partial(_take_over, page, kept.rendered)
    return page


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Return the assembled page instead of what its author wrote."""
    uri = page.file.src_uri
    if uri in state.site.taken:
        return markdown
    page.meta.setdefault("description", page.meta.get("summary"))
    page.meta["place"] = asdict(place_of(uri))
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
    uri = page.file.src_uri
    if (kept := state.site.taken.get(uri)) is not None:
        found[uri] = kept.search
        return html
    if state.is_rendered_anew(uri):
        html = _checked(html, page)
    assembled = state.site.pages.get(uri)
    found[uri] = search_text(
        page.url,
        page.meta.get("title") or page.title,
        page.meta.get("description") or "",
        html,
        state.site.search_hints,
        cards=assembled.cards if assembled else (),
        code=assembled.code if assembled else "",
    )
    return html


def _checked(html: str, page: Page) -> str:
    """Check a page that has been rendered, make its code lighter, and keep it if all is well."""
    rendered = _without_text(page) | {"content": lighter_code(html), "toc": _as_tokens(page.toc)}
    state.check_and_keep(page.file.src_uri, html, rendered)
    return rendered["content"]


def _without_text(page: Page) -> dict[str, Any]:
    """Return what other pages and MkDocs need of a rendered page, besides its text."""
    links = (page.links_to_anchors or {}).items()
    return {
        "content": "",
        "title": page._title_from_render,
        "toc": [],
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: to for file, to in links},
    }


def _as_tokens(toc: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """Return a table of contents in the form that `get_toc` reads."""
    return [
        {"name": a.title, "id": a.id, "level": a.level, "children": _as_tokens(a.children)}
        for a in toc
    ]


def on_env(env: Environment, **_: object) -> Environment:
    """End what helps with rendering: all pages are rendered now. Say where their Python is."""
    state.end_helpers()
    env.bytecode_cache = FileSystemBytecodeCache(_folder(ROOT / ".cache" / "templates"))
    env.globals["python_address"] = python_address(ROOT) if has_python(ROOT) else ""
    return env


def _folder(path: Path) -> str:
    path.mkdir(parents=True, exist_ok=True)
    return str(path)


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Finish the page, or take it over, and under `serve` show the faults on it."""
    uri = page.file.src_uri
    file = f"docs/{uri}"
    if (kept := state.site.taken.get(uri)) is not None:
        output, search, rendered = kept.html, kept.search, kept.rendered
    else:
        assembled = state.site.pages.get(uri)
        output, problems = finish_page(output, assembled, state.source(uri), file)
        state.add(problems)
        search, rendered = found[uri], _without_text(page)
    state.finished(uri, output, rendered, search)
    return state.with_fault_box(output, file) if state.serving else output


def on_post_template(output: str, template_name: str, **_: object) -> str:
    """Let the search box of the page for unknown addresses ask our worker too."""
    return with_own_worker(output) if template_name.endswith(".html") else output


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Write what belongs to the whole site, report what was found, keep the pages."""
    finish_site(ROOT, Path(config.site_dir), state.site, found.values(), written)
    _report()
    state.keep_pages()


def _report() -> None:
    """Log every new problem; a build ends here if there is any."""
    problems = state.take_unreported()
    for problem in problems:
        log.error("%s", problem)
    if problems and not state.serving:
        plural = "problem" if len(problems) == 1 else "problems"
        raise PluginError(f"{len(problems)} {plural}; the site was not built.")
