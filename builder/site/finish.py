"""The last stage: rendered pages become those of the site, and the site gets the rest."""

from collections.abc import Iterable
from pathlib import Path

from builder.browser.python import put_python
from builder.lessons.math import render_math_in, save_cache
from builder.pages.assembly import Assembled, fill_slots
from builder.pages.weight import without_indents
from builder.search.index import SearchText, search_index, with_own_worker, write_search
from builder.site.compose import Site
from builder.site.written import WrittenFiles
from builder.text.problems import Problem


def finish_page(
    html: str, assembled: Assembled | None, source: str, file: str
) -> tuple[str, list[Problem]]:
    """Return a page as it goes onto the site, and what is wrong with its math.

    Args:
        html: What the builder made of it, with its template.
        assembled: What was assembled for it; None for a page that we do not assemble.
        source: The page as its author wrote it.
        file: Its path from the root.
    """
    problems: list[Problem] = []
    if assembled:
        html = fill_slots(html, assembled.slots)
        html, problems = render_math_in(html, source, file)
    return without_indents(with_own_worker(html)), problems


def finish_site(
    root: Path, folder: Path, site: Site, pages: Iterable[SearchText], written: WrittenFiles
) -> None:
    """Write what belongs to the whole site, and keep the formulas for the next build.

    Args:
        root: Project root.
        folder: Where the site is built.
        site: What was composed.
        pages: What the search knows of each page.
        written: What stands in the folder already.
    """
    for uri, content in site.files.items():
        # The builder would make a page of it.
        if uri.endswith(".md") and written.is_new(str(folder / uri), content):
            (folder / uri).write_bytes(content)
    written.remove_others()
    write_search(folder, search_index(site.concepts, pages, site.search_hints, site.search_rows))
    put_python(root, folder)
    save_cache()
