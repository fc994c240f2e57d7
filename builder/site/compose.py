"""Everything the site is made of, read, checked and run: the one call the builder needs."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from builder.browser.runnable import data_files, run_slots
from builder.curriculum.concepts import Concept, load_concepts, unlocks
from builder.curriculum.paths import RolePath, Stage, load_stages, role_path
from builder.curriculum.skip_rule import check_skips
from builder.examples.cache import content_hash
from builder.examples.data_files import check_data_files
from builder.examples.runner import FormulaJob, SnippetResult, SnippetRunner
from builder.lessons.anatomy import check_lesson, check_snippet
from builder.lessons.exercise_files import exercises_of, published_files
from builder.lessons.exercise_reader import exercise_number
from builder.lessons.formula_card import read_formula_cards
from builder.lessons.path_rule import check_paths
from builder.lessons.quiz import check_quiz_ids
from builder.lessons.unfinished import lesson_of_file
from builder.lessons.written_answer import check_written_ids
from builder.notebooks import download
from builder.notebooks.script import Script, notebook_files, read_scripts, run_scripts
from builder.pages import concept_pages, lesson_facts
from builder.pages.assembly import Assembled, assemble, with_slot_after_first_paragraph
from builder.pages.example_download import example_zip
from builder.pages.exercise_list import load_mini_exercises
from builder.pages.lesson_paths import lesson_paths
from builder.pages.lists import Asking, page_lists
from builder.pages.markdown_pages import llms_txt, markdown_page
from builder.pages.notebook_pages import notebook_page
from builder.pages.resources import load_resources
from builder.pages.skip_receipts import check_receipts
from builder.pages.social_cards import card_path, page_card
from builder.pages.symbol_page import add_uses
from builder.pages.symbols import load_symbols
from builder.pages.symptoms import read_symptoms
from builder.search.hints import SearchHints, load_search_hints
from builder.search.rows import Row, reference_rows
from builder.site.inputs import file_hashes
from builder.site.kept import Composed, KeptPage, KeptPages, page_inputs
from builder.text.front_matter import Page, is_lesson, read_page, read_text
from builder.text.markdown_spans import INCLUDE
from builder.text.page_paths import page_url
from builder.text.page_schema import check_front_matter
from builder.text.problems import Problem, ProblemsFound
from builder.text.vocabulary import ROLES

TITLE = "Just Enough Math"
ABOUT = "How much math you need for machine learning, for your job, and what you may skip."
NO_PAGES = ("docs/_", "docs/assets/")  # as `exclude_docs` in mkdocs.yml says


@dataclass
class Site:
    """What the builder needs.

    Attributes:
        pages: Assembled pages by their path below `docs/`.
        files: Further files to publish, by address.
        concepts: All concepts by id.
        unlocked: Ids of the concepts that need a concept, by its id.
        stages: The stages of all paths, in order.
        paths: The path of each role.
        stand_ins: Text for the builder in place of a page that cannot be read.
        notebooks: Notebooks by path from the root.
        sources: Text of pages that are not stored as Markdown, by their path below `docs/`.
        listed: File, title and description of each page that has no fault.
        search_hints: What the search knows besides the pages.
        search_rows: What it knows of the rows of the reference, by page and anchor.
        problems: Everything that is wrong.
        metas: Front matter of every page that can be read, by its path below `docs/`.
        inputs: What each page is made of, as `page_inputs` tells, by its path below `docs/`.
        composed: What has been composed for pages, by their path below `docs/`.
        taken: Pages that are taken over from an earlier build, by their path below `docs/`.
    """

    pages: dict[str, Assembled] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    unlocked: dict[str, list[str]] = field(default_factory=dict)
    stages: list[Stage] = field(default_factory=list)
    paths: list[RolePath] = field(default_factory=list)
    stand_ins: dict[str, str] = field(default_factory=dict)
    notebooks: dict[str, Script] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    listed: list[tuple[str, str, str]] = field(default_factory=list)
    search_hints: SearchHints = field(default_factory=SearchHints)
    search_rows: dict[str, dict[str, Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    metas: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    composed: dict[str, Composed] = field(default_factory=dict)
    taken: dict[str, KeptPage] = field(default_factory=dict)

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems found in pages; those of notebooks name the cell."""
        return [
            self.notebooks[p.file].placed(p) if p.file in self.notebooks else p for p in problems
        ]


def read_site(
    root: Path,
    runner: SnippetRunner,
    site_url: str,
    repo: str = "",
    *,
    kept: KeptPages | None = None,
    surroundings: Iterable[str] = (),
) -> Site:
    """Read, check, run and assemble the whole project.

    Args:
        root: Project root.
        runner: Runs the snippets and the formula cards.
        site_url: Address of the site, for links out of notebooks.
        repo: `owner/name` of the repository on GitHub, if there is one.
        kept: Pages of earlier builds; one whose inputs are the same is taken over.
        surroundings: What all pages are made with, besides the project's files.

    Returns:
        The site; a page with faults is still there, as far as it can be shown.
    """
    site = Site()
    # Before anything is read: a file that changes meanwhile is found to have changed next time.
    hashes = file_hashes(root) if kept else {}
    texts = _read_pages(root, site)
    if kept:
        site.inputs = page_inputs(hashes, texts, [site_url, repo, *surroundings])
        site.taken = kept.same(site.inputs, root)
    new = {file: page for file, page in texts.items() if _uri(file) not in site.taken}
    snippets = _snippets_to_run(root, site.taken, new.values())
    beside = ThreadPoolExecutor(2)
    running = beside.submit(runner.run_snippets, snippets)
    # Checks that pass are kept, and do not run again below; what fails is reported there.
    beside.submit(lambda: runner.check_formulas(_formulas_of(new)))
    site.concepts, faults = load_concepts(root)
    site.problems += faults
    site.unlocked = unlocks(site.concepts)
    site.search_hints, faults = load_search_hints(root, site.concepts)
    site.problems += faults
    site.stages, faults = load_stages(root, site.concepts)
    site.problems += faults
    site.paths = [role_path(site.concepts, site.stages, role) for role in ROLES]
    site.problems += check_paths(root, _names(site.taken)) + check_data_files(root)
    site.problems += check_skips(root, site.concepts) + check_receipts(root, site.concepts)
    site.problems += load_resources(root, site.concepts)[1]
    symptoms, faults = read_symptoms(root, site.concepts)
    site.problems += faults
    site.problems += load_mini_exercises(root, site.concepts)[1]
    for file in filter(is_lesson, new):
        site.problems += check_lesson(read_text(root, file), file)
    for path in snippets:
        site.problems += check_snippet(root, path)
    results = running.result()
    beside.shutdown()
    shown = _first_shown(texts)
    for name, result in results.items():
        page = shown.get(name, "")
        site.problems += [replace(problem, page=page) for problem in result.problems]

    for file, page in texts.items():
        uri = _uri(file)
        if file in new:
            site.problems += check_front_matter(page, file)
            site.composed[uri] = _compose(site, root, file, page, results, site_url, repo)
        else:
            site.composed[uri] = site.taken[uri].composed
        _add(site, uri, site.composed[uri])
    _add_notebooks(site, root, runner, site_url)
    symbols, faults = load_symbols(root, site.concepts)
    site.problems += faults + site.placed(add_uses(symbols, site.pages))
    site.search_rows = reference_rows(symbols.values(), symptoms)
    quizzes = {f"docs/{file}": page.quizzes for file, page in site.pages.items()}
    site.problems += site.placed(check_quiz_ids(quizzes))
    written = {f"docs/{file}": page.written for file, page in site.pages.items()}
    site.problems += site.placed(check_written_ids(written))
    site.problems += site.placed(runner.check_formulas(_formula_jobs(site)))
    site.files["llms.txt"] = llms_txt(TITLE, ABOUT, site.listed, site_url)
    site.files["concepts.json"] = concept_pages.concepts_json(site.concepts)
    site.problems = list(dict.fromkeys(site.problems))  # a file may be read for several pages
    return site


def _uri(file: str) -> str:
    return file.removeprefix("docs/")


def _names(uris: Iterable[str]) -> set[tuple[str, str] | None]:
    """Return folder and name that the files of each page share."""
    return {lesson_of_file(f"docs/{uri}") for uri in uris} - {None}


def _snippets_to_run(root: Path, taken: Iterable[str], new: Iterable[Page]) -> list[Path]:
    """Return the examples of all pages but those that are taken over, unless others show them."""
    done = _names(taken)
    shown = {f"snippets/{name}" for page in new for name in _included(page)}
    found = []
    for path in sorted(filter(is_example, (root / "snippets").rglob("*.py"))):
        file = path.relative_to(root).as_posix()
        if file in shown or lesson_of_file(file) not in done:
            found.append(path)
    return found


def is_example(path: Path) -> bool:
    """Say whether a file below `snippets/` is a lesson's examples, no exercise and no data."""
    return exercise_number(path) is None and path.parent.name != "data"


def _included(page: Page) -> list[str]:
    """Return the snippet files that a page includes."""
    return [match["file"] for match in map(INCLUDE.match, page.body.split("\n")) if match]


def _first_shown(pages: Mapping[str, Page]) -> dict[str, str]:
    """Return, for each included snippet file, the first page and line that shows it."""
    shown: dict[str, str] = {}
    for file, page in pages.items():
        for line, text in enumerate(page.body.split("\n"), page.body_line):
            if include := INCLUDE.match(text):
                shown.setdefault(include["file"], f"{file}:{line}")
    return shown


def _read_pages(root: Path, site: Site) -> dict[str, Page]:
    """Return every page by its path from the root; an unreadable one gets a stand-in."""
    pages: dict[str, Page] = {}
    for path in sorted((root / "docs").rglob("*.md")):
        file = path.relative_to(root).as_posix()
        if file.startswith(NO_PAGES):
            continue
        try:
            pages[file] = read_page(read_text(root, path), file)
        except ProblemsFound as found:
            site.problems += found.problems
            site.stand_ins[file.removeprefix("docs/")] = f"# {path.stem}\n"
            continue
    site.metas = {_uri(file): page.meta for file, page in pages.items()}
    return pages


def _compose(
    site: Site,
    root: Path,
    file: str,
    page: Page,
    results: Mapping[str, SnippetResult],
    site_url: str,
    repo: str,
) -> Composed:
    """Assemble one page, with its downloads if it is a lesson."""
    snippet = file.removeprefix("docs/").removesuffix(".md").replace("-", "_") + ".py"
    own = results.get(snippet)
    exercises, faults = exercises_of(root, file)
    url = page_url(file)
    lists = page_lists(Asking(root, file, site.concepts, site.unlocked, site.stages))
    done = assemble(
        page,
        file,
        concepts=site.concepts,
        results=results,
        values=own.values if own else {},
        exercises=exercises,
        lists=lists,
    )
    made = Composed(done, problems=done.problems + faults)
    for name in results.keys() & {snippet, *_included(page)}:
        shown = f"snippets/{name}"
        made.reads |= results[name].reads | {shown: content_hash(root, shown) or ""}
    if own:
        done.code = (root / "snippets" / snippet).read_bytes().decode("utf-8", "replace")
        done.slots |= run_slots(done.code, snippet)
        made.files |= data_files(root, done.code)
    for exercise in exercises.values():
        made.files |= published_files(exercise)
    if not (made.problems or (own and own.problems)):
        made.files[f"{url}index.md"] = markdown_page(
            page,
            file,
            done.code,
            result=own,
            values=own.values if own else {},
            concepts=site.concepts,
            exercises=exercises,
            lists=lists,
            site_url=site_url,
        )
        about = page.meta.get("description") or page.meta.get("summary", "")
        made.listed = (file, page.meta["title"], about)
        taught = site.concepts.get(Path(file).stem) if is_lesson(file) else None
        made.files[card_path(file)] = page_card(file, page.meta["title"], about, taught)
    if own and not own.problems and not is_lesson(file):
        made.files |= example_zip(root, snippet, url)
    concept = site.concepts.get(Path(file).stem) if is_lesson(file) else None
    if concept is None or concept.file != file:
        return made
    notebook = f"{concept.id}.ipynb"
    if own and not own.problems:
        made.files[f"{url}{Path(snippet).name}"] = done.code.encode()
        made.files[f"{url}{notebook}"] = download.notebook(
            page,
            done.code,
            own.values,
            concepts=site.concepts,
            exercises=exercises,
            site_url=site_url,
            page_url=url,
        )
    done.markdown = with_slot_after_first_paragraph(done.markdown, "facts")
    done.markdown += '\n\n<div data-slot="paths"></div>\n'
    done.slots["paths"] = lesson_paths(concept, site.paths)
    done.slots["facts"] = lesson_facts.facts_html(
        concept,
        site.concepts,
        site.unlocked[concept.id],
        snippet=Path(snippet).name,
        notebook=notebook,
        repo=repo,
    )
    return made


def _add(site: Site, uri: str, page: Composed) -> None:
    """Add what was composed for a page to the site."""
    site.pages[uri] = page.assembled
    site.files |= page.files
    site.problems += page.problems
    if page.listed:
        site.listed.append(page.listed)


def _add_notebooks(site: Site, root: Path, runner: SnippetRunner, site_url: str) -> None:
    """Run the notebooks and add their pages."""
    scripts, problems = read_scripts(root)
    site.problems += problems
    for file in notebook_files(root):  # else the builder would run one that cannot be read
        site.stand_ins[file.removeprefix("docs/")] = f"# {Path(file).stem}\n"
    site.notebooks = {script.file: script for script in scripts}
    results = run_scripts(runner, scripts)
    for file, script in site.notebooks.items():
        done = notebook_page(
            root, script, results.get(file), concepts=site.concepts, site_url=site_url
        )
        uri = file.removeprefix("docs/")
        site.pages[uri] = done.assembled
        site.sources[uri] = done.text
        site.stand_ins[uri] = done.stand_in
        site.files |= done.files
        site.problems += done.problems


def _formulas_of(pages: Mapping[str, Page]) -> list[FormulaJob]:
    """Return the numeric checks of all formula cards that can be read."""
    jobs = []
    for file, page in pages.items():
        with suppress(ProblemsFound):
            cards = read_formula_cards(page.body, file)
            jobs += [FormulaJob(file, c.line, c.inputs, c.code, c.check) for c in cards]
    return jobs


def _formula_jobs(site: Site) -> list[FormulaJob]:
    """Return the numeric checks of all formula cards, but of pages that are taken over."""
    return [
        FormulaJob(f"docs/{file}", card.line, card.inputs, card.code, card.check)
        for file, page in site.pages.items()
        if file not in site.taken
        for card in page.cards
    ]
