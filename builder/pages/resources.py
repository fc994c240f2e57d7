"""Resources for learning: docs/_data/resources.yml, its checks, and the lists of docs/resources.md.

An entry has the keys of TEXTS and LISTS, and those of OPTIONAL if it needs them: `id` names its
anchor, `prerequisites` are ids of concepts, `seeds` numbers of the articles that name it,
`where_checked` says where its address was seen, `free_route` its place on the way without cost.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.curriculum.concepts import Concept
from builder.text.problems import Problem
from builder.text.suggestions import did_you_mean
from builder.text.vocabulary import SEEDS
from builder.text.yaml_entries import read_entries
from builder.text.yaml_lines import key_lines

RULES = {
    "resource-keys": "A resource has all its keys, its level above all, and no others.",
    "resource-value": "The values of a resource have their type and come from the known ones.",
    "resource-id": "A resource has an id of its own: lowercase words joined by hyphens.",
    "resource-needs": "What a resource asks you to know before is a concept.",
    "resource-address": "The address of a resource was seen, and has no query or anchor in it.",
}

FILE = "docs/_data/resources.yml"
KINDS = {
    "course": "Courses",
    "book": "Books",
    "video": "Videos",
    "notes": "Notes and playgrounds",
    "docs": "Documentation",
    "blog": "Blogs",
    "career": "Jobs and careers",
    "product": "Products that the articles sell",
}
LEVELS = {
    "beginner": "school math",
    "intermediate": "a first course or our lessons",
    "advanced": "ease with formulas and proofs",
}
PRICES = {"free": "free", "audit": "paid, parts may be free to view", "paid": "paid"}
PLACES = ("article", "citations")
TEXTS = ("id", "title", "author", "provider", "kind", "level", "price", "best_for", "lacks")
LISTS = {"prerequisites": str, "seeds": int}
OPTIONAL = {"verdicts": list, "url": str, "where_checked": str, "free_route": int}
KNOWN = {"kind": KINDS, "level": LEVELS, "price": PRICES, "where_checked": PLACES}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s?#]+")


@dataclass(frozen=True)
class Resource:
    """A course, book, video or anything else to learn from; see the top of this module."""

    id: str
    title: str
    author: str
    provider: str
    kind: str
    level: str
    price: str
    best_for: str
    lacks: str
    prerequisites: tuple[str, ...]
    seeds: tuple[int, ...]
    verdicts: tuple[str, ...] = ()
    url: str = ""
    where_checked: str = ""
    free_route: int = 0


def load_resources(
    root: Path, concepts: Mapping[str, Concept]
) -> tuple[list[Resource], list[Problem]]:
    """Return the resources in their order, and what is wrong; entries with faults are left out.

    Args:
        root: Project root.
        concepts: All concepts by id.
    """
    fix = "Start each resource with `- id: …`."
    not_a_list = Problem(FILE, 1, "resource-keys", "The file is not a list.", fix)
    entries, problems = read_entries(root, FILE, not_a_list)
    resources: list[Resource] = []
    seen: dict[str, int] = {}
    for child, meta in entries:
        line = child.start_mark.line + 1
        if not isinstance(meta, dict):
            fix = "Start it with `- id: …`."
            message = "The resource is not a list of keys."
            problems.append(Problem(FILE, line, "resource-keys", message, fix))
            continue
        lines = key_lines(child)
        faults = [
            Problem(FILE, lines.get(key, line), rule, message, fix)
            for key, rule, message, fix in _faults(meta, seen, concepts)
        ]
        seen.setdefault(str(meta.get("id")), line)
        problems += faults
        if not faults:
            values = {k: tuple(v) if isinstance(v, list) else v for k, v in meta.items()}
            resources.append(Resource(**values))
    return resources, problems


_Fault = tuple[str, str, str, str]  # key, rule, message, fix


def _faults(
    meta: dict[str, Any], seen: Mapping[str, int], concepts: Mapping[str, Concept]
) -> list[_Fault]:
    name = f"“{meta.get('title') or meta.get('id')}”"
    kinds = {**dict.fromkeys(TEXTS, str), **dict.fromkeys(LISTS, list)}
    found: list[_Fault] = []
    for key in (k for k in kinds if k not in meta):
        values = f": one of {', '.join(KNOWN[key])}" if key in KNOWN else ""
        message = f"The resource {name} has no {key}."
        found.append((key, "resource-keys", message, f"Add a line `{key}: …`{values}."))
    kinds |= OPTIONAL
    for key, value in meta.items():
        if key not in kinds:
            fix = did_you_mean(str(key), kinds)
            found.append((key, "resource-keys", f"{name} has the unknown key `{key}`.", fix))
        elif type(value) is not kinds[key] or value == "":
            fix = {str: "Write text.", list: "Write a list, as in `[a, b]`."}
            message = f"`{key}` of {name} has no value of its type."
            fix_here = fix.get(kinds[key], "Write a whole number.")
            found.append((key, "resource-value", message, fix_here))
        elif key in KNOWN and value not in KNOWN[key]:
            fix_here = did_you_mean(value, KNOWN[key])
            message = f"{name} has the {key} `{value}`, which does not exist."
            found.append((key, "resource-value", message, fix_here))
    if found:
        return found
    return [*_check_id(meta, seen), *_check_lists(meta, concepts), *_check_address(meta, name)]


def _check_id(meta: dict[str, Any], seen: Mapping[str, int]) -> list[_Fault]:
    if meta["id"] in seen:
        message = f"The id `{meta['id']}` is taken, on line {seen[meta['id']]}."
        return [("id", "resource-id", message, "Choose another one.")]
    if not _ID.fullmatch(meta["id"]):
        message = f"The id `{meta['id']}` is not lowercase words joined by hyphens."
        return [("id", "resource-id", message, "Write it as in `a-good-book`.")]
    return []


def _check_lists(meta: dict[str, Any], concepts: Mapping[str, Concept]) -> list[_Fault]:
    found: list[_Fault] = []
    for need in meta["prerequisites"]:
        if need not in concepts:
            message = f"`prerequisites` names `{need}`, which is no concept."
            fix = did_you_mean(str(need), concepts)
            found.append(("prerequisites", "resource-needs", message, fix))
    for seed in meta["seeds"]:
        if seed not in SEEDS:
            message = f"`seeds` names `{seed}`, which is no number of an article."
            fix = f"They are {', '.join(map(str, SEEDS))}."
            found.append(("seeds", "resource-value", message, fix))
    return found


def _check_address(meta: dict[str, Any], name: str) -> list[_Fault]:
    if ("url" in meta) != ("where_checked" in meta):
        message = f"{name} has an address without where it was seen, or the other way round."
        fix = "Give both, `url` and `where_checked`, or neither."
        return [("url" if "url" in meta else "where_checked", "resource-address", message, fix)]
    if "url" in meta and not _ADDRESS.fullmatch(meta["url"]):
        message = f"The address of {name} is no plain web address."
        fix = "Write https://… without `?` and `#`: queries carry affiliate marks."
        return [("url", "resource-address", message, fix)]
    return []
