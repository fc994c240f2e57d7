"""Makes pages of the notebooks below `docs/projects/`: runs them, assembles them, packs downloads.

mkdocs-jupyter, whose settings stand in mkdocs.yml, finds the notebooks and makes them pages. It
leaves alone a page whose text is given to it, and that is what happens here: its own execution
waits for ever for a cell that hangs, publishes warnings and standard error, and keeps output in
a cache that does not notice new data or libraries; its own page loads a third-party script and
takes 800 kB. Here a notebook runs like a snippet, within the same limits and with the same cache.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.curriculum.concepts import Concept
from builder.examples.results import SnippetResult
from builder.lessons.prose import check_prose
from builder.notebooks.download import plain_text
from builder.notebooks.script import Script
from builder.notebooks.source import as_text
from builder.pages.assembly import Assembled, assemble, with_slot_after_first_paragraph
from builder.pages.lesson_facts import project_facts_html
from builder.text.front_matter import Page, read_page
from builder.text.page_paths import page_url
from builder.text.page_schema import check_front_matter
from builder.text.page_text import read_blocks
from builder.text.problems import Problem, ProblemsFound

WORDS = (300, 1500)
DATA = re.compile(r"\bdata/[\w.-]+")
_ORIGIN = "*This notebook is the page [{title}]({address}).*"


@dataclass
class NotebookPage:
    """A notebook that has been run.

    Attributes:
        assembled: Its page.
        text: The page as its author wrote it, in Markdown.
        stand_in: What the builder is given in place of the notebook.
        files: Downloads by address.
        problems: What is wrong, by cell.
    """

    assembled: Assembled
    text: str
    stand_in: str
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def notebook_page(
    root: Path,
    script: Script,
    result: SnippetResult | None,
    *,
    concepts: Mapping[str, Concept],
    site_url: str,
) -> NotebookPage:
    """Return a notebook's page and downloads.

    Args:
        root: Project root.
        script: The notebook.
        result: What running it gave; None if it cannot run.
        concepts: All concepts by id.
        site_url: Address of the site, for links out of the download.
    """
    result = result or SnippetResult(script.file)
    text, slots = script.page(result.sections)
    problems = script.problems + result.problems
    name = Path(script.file).stem
    try:
        page = read_page(text, script.file)
    except ProblemsFound as found:
        problems = [script.placed(p) for p in problems + found.problems]
        return NotebookPage(Assembled(f"# {name}"), text, f"# {name}\n", problems=problems)
    blocks = read_blocks(page.body, page.body_line)
    headings = {block.text.strip("# ") for block in blocks if block.kind == "heading"}
    problems += check_front_matter(page, script.file)
    problems += check_prose(blocks, script.file, WORDS, headings)
    values = {} if result.problems else result.values
    assembled = assemble(
        page,
        script.file,
        concepts=concepts,
        results={},
        values=values,
        exercises={},
        lists={},
    )
    follows = {"value-unknown"} if script.problems or result.problems else set()
    problems += [p for p in assembled.problems if p.rule not in follows]
    facts = project_facts_html(page.meta, script.file, concepts, name)
    assembled.slots |= slots | {"facts": facts}
    assembled.markdown = with_slot_after_first_paragraph(assembled.markdown, "facts")
    return NotebookPage(
        assembled,
        text,
        text[: len(text) - len(page.body)],
        downloads(root, script, page, values, concepts=concepts, site_url=site_url),
        [script.placed(problem) for problem in problems],
    )


def downloads(
    root: Path,
    script: Script,
    page: Page,
    values: Mapping[str, int | float | str | bool],
    *,
    concepts: Mapping[str, Concept],
    site_url: str,
) -> dict[str, bytes]:
    """Return the notebook, and a folder with its data as a zip file, by address.

    The same notebook and data give the same bytes.
    """
    url = page_url(script.file)
    name = Path(script.file).stem
    origin = _ORIGIN.format(title=page.meta.get("title", name), address=site_url + url)
    cells: list[dict[str, Any]] = []
    for cell in script.cells:
        if cell.kind == "raw":
            continue
        source = cell.source
        if cell.kind == "markdown":
            source = plain_text(
                source, values, script.file, concepts=concepts, site_url=site_url, page_url=url
            )
            if not cells:
                source = re.sub(
                    r"^# .+$", lambda m: f"{m[0]}\n\n{origin}", source, count=1, flags=re.M
                )
        kept = {"cell_type": cell.kind, "id": f"cell-{cell.number}", "metadata": {}}
        if cell.kind == "code":
            kept |= {"execution_count": None, "outputs": []}
        cells.append(kept | {"source": source.splitlines(keepends=True)})
    notebook = as_text(cells).encode()
    files = {f"{name}.ipynb": notebook}
    for data in sorted(set(DATA.findall(script.code)) | {"data/README.md"}):
        path = root / "snippets" / data
        if path.is_file():
            files[data] = path.read_bytes()
    return {f"{url}{name}.ipynb": notebook, f"{url}{name}.zip": zipped(files, name)}


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return files in a folder as a zip file without dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}"), content)
    return out.getvalue()
