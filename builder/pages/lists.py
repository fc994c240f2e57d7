"""The generated parts that a page asks for by a marker, `<!-- name -->`, alone on its line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from builder.curriculum.concepts import Concept
from builder.curriculum.hours import claim_list, hours_table, pace_table, stage_list
from builder.curriculum.paths import Stage
from builder.explorations.pictures import EXPLORATIONS, exploration_part
from builder.pages import concept_pages, exercise_list, role_pages, skip_lists
from builder.pages.calculus_levels import calculus_levels
from builder.pages.concept_details import concept_details
from builder.pages.floors import floors
from builder.pages.metro_map import path_map, roles_map
from builder.pages.resource_lists import PARTS, resource_part
from builder.pages.role_choice import role_choice
from builder.pages.skip_receipts import read_receipts
from builder.pages.symbol_page import symbol_index, symbol_list
from builder.pages.symbols import SymbolRow, load_symbols
from builder.pages.symptoms import symptom_index
from builder.text.page_paths import page_url
from builder.text.vocabulary import ROLE_PAGES


@dataclass(frozen=True)
class Asking:
    """The page that asks for a generated part, and what the part may be made of.

    Attributes:
        root: Project root.
        file: Path of the page from the project root.
        concepts: All concepts by id.
        unlocked: Ids of the concepts that need a concept, by its id.
        stages: The stages of all paths, in order.
    """

    root: Path
    file: str
    concepts: Mapping[str, Concept]
    unlocked: Mapping[str, list[str]]
    stages: Sequence[Stage] = ()

    @property
    def role(self) -> str:
        """The role that the page is about; other pages must not ask for a role's parts."""
        return {url: role for role, url in ROLE_PAGES.items()}[page_url(self.file)]


def _resources(part: str, asking: Asking) -> str:
    return resource_part(part, asking.root, asking.concepts, asking.file)


def _exercises(name: str, asking: Asking) -> str:
    return exercise_list.LISTS[name](asking.root, asking.concepts, asking.file)


def _exploration(name: str, _asking: Asking) -> str:
    return exploration_part(name)


def _symbols(asking: Asking) -> list[SymbolRow]:
    return list(load_symbols(asking.root, asking.concepts)[0].values())


# Each writes Markdown or HTML; links in it are relative to the asking page.
PAGE_LISTS: dict[str, Callable[[Asking], str]] = {
    "path-map": lambda asking: path_map(asking.concepts, asking.stages, asking.file, asking.role),
    "role-facts": lambda asking: role_pages.role_facts(
        asking.concepts, asking.stages, asking.file, asking.role
    ),
    "role-minimum": lambda asking: role_pages.role_minimum(
        asking.concepts, asking.stages, asking.file, asking.role
    ),
    "role-stages": lambda asking: role_pages.role_stages(
        asking.concepts, asking.stages, asking.file, asking.role
    ),
    "role-ready": lambda asking: role_pages.role_ready(
        asking.root, asking.concepts, asking.stages, asking.file, asking.role
    ),
    "role-compare": lambda asking: role_pages.role_compare(asking.concepts, asking.file),
    "route-facts": lambda asking: role_pages.route_facts(asking.concepts, asking.stages),
    "route-stages": lambda asking: role_pages.route_stages(
        asking.concepts, asking.stages, asking.file
    ),
    "role-choice": lambda asking: role_choice(
        asking.root, asking.concepts, asking.stages, asking.file
    ),
    "roles-map": lambda asking: roles_map(asking.concepts, asking.stages, asking.file),
    "who-may-skip": lambda asking: skip_lists.who_may_skip(asking.concepts, asking.file),
    "skip-counts": lambda asking: skip_lists.skip_counts(
        asking.concepts, asking.unlocked, asking.file
    ),
    "receipts": lambda asking: skip_lists.receipt_list(asking.root, asking.concepts, asking.file),
    "skipped": lambda asking: skip_lists.skipped_list(
        asking.concepts, asking.unlocked, asking.file
    ),
    "lessons": lambda asking: concept_pages.lesson_list(asking.concepts, asking.file),
    "progress": lambda asking: concept_pages.progress(asking.concepts, asking.file),
    "concepts": lambda asking: concept_pages.concept_list(asking.concepts, asking.file),
    "hours": lambda asking: hours_table(asking.concepts, asking.stages),
    "paces": lambda asking: pace_table(asking.concepts, asking.stages),
    "claims": lambda asking: claim_list(asking.concepts, asking.stages),
    "stages": lambda asking: stage_list(asking.concepts, asking.stages),
    "symbol-index": lambda asking: symbol_index(_symbols(asking)),
    "symbols": lambda asking: symbol_list(_symbols(asking), asking.concepts),
    "symptoms": lambda asking: symptom_index(asking.root, asking.concepts),
    "floors": lambda asking: floors(asking.root),
    "calculus-levels": lambda asking: calculus_levels(asking.concepts, asking.file),
    **{f"resources-{part}": partial(_resources, part) for part in PARTS},
    **{f"explore-{name}": partial(_exploration, name) for name in EXPLORATIONS},
    **{name: partial(_exercises, name) for name in exercise_list.LISTS},
    "details": lambda asking: concept_details(
        asking.concepts, asking.unlocked, asking.file, read_receipts(asking.root)
    ),
}


# These read files of the project. All others are made of concepts and stages alone, that is of
# front matter and docs/_data/.
READING_LISTS = {
    *("role-ready", "role-choice", "receipts", "symbol-index", "symbols", "symptoms", "floors"),
    *("details", *exercise_list.LISTS, *(f"resources-{part}" for part in PARTS)),
}


def page_lists(asking: Asking) -> dict[str, Callable[[], str]]:
    """Return, for one page, what writes each generated part it may ask for; each writes once."""
    return {name: cache(partial(write, asking)) for name, write in PAGE_LISTS.items()}
