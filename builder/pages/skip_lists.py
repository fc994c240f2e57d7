"""What docs/skip computes from the concepts: who may skip what, and what brings it back."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from builder.curriculum.concepts import Concept
from builder.curriculum.links import and_joined, concept_anchor, relative_url
from builder.curriculum.skip_rule import SKIP, USED
from builder.pages.skip_receipts import Receipt, read_receipts
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.vocabulary import LEVELS, ROLE_PAGES, ROLES, TOPICS

MEANING = {
    "skip": "may skip it.",
    "recognize": "should know it when it turns up.",
    "use": "needs to use it.",
    "derive": "needs all of it, derivations too.",
}
NAMED = 3  # how many concepts a line names


def role_anchor(role: str) -> str:
    """Return the anchor of a role's part of the list: `ml-engineer`."""
    return ROLES[role].lower().replace(" ", "-")


def who_may_skip(concepts: Mapping[str, Concept], file: str) -> Markup:
    """Return, for the receipt of a note, what each role needs of it.

    Args:
        concepts: All concepts by id.
        file: The receipt; its name is the note's id.
    """
    note = concepts.get(Path(file).stem)
    if note is None:
        return Markup()
    levels = []
    for level in LEVELS:
        roles = [role for role in ROLES if note.roles[role] == level]
        if roles:
            meaning = MEANING[level] if len(roles) == 1 else _plural(MEANING[level])
            levels.append((level, _role_links(roles, file), meaning))
    judged = [label for role, label in ROLES.items() if role in note.judged]
    return part("who-may-skip", levels=levels, judged=and_joined(_in_sentence(judged)))


def skip_counts(
    concepts: Mapping[str, Concept], unlocked: Mapping[str, Sequence[str]], file: str
) -> Markup:
    """Return a line per role: how much of the list it may skip, with a link to its part.

    Args:
        concepts: All concepts by id.
        unlocked: Ids of the concepts that need a concept, by its id.
        file: The page that asks.
    """
    roles = []
    for role, label in ROLES.items():
        skipped = [c for c in concepts.values() if c.roles[role] == SKIP]
        others = [c for c in skipped if c.status != "note"]
        others.sort(key=lambda c: (-_users(c), -len(unlocked[c.id])))
        roles.append(
            {
                "anchor": role_anchor(role),
                "label": label,
                "skipped": len(skipped),
                "notes": len(skipped) - len(others),
                "others": len(others),
                "such_as": and_joined([concept_anchor(c, file) for c in others[:NAMED]]),
            }
        )
    return part("skip-counts", roles=roles, concept_count=len(concepts))


def receipt_list(root: Path, concepts: Mapping[str, Concept], file: str) -> Markup:
    """Return all receipts with their answers: those on ways of working, then those of notes."""
    notes = [c.id for c in concepts.values() if c.status == "note"]
    receipts = {r.name: r for r in read_receipts(root)}
    order = [name for name in receipts if name not in notes]
    order += [name for name in notes if name in receipts]
    entries = [_receipt(receipts[name], concepts.get(name), file) for name in order]
    return part("receipts", entries=entries)


def skipped_list(
    concepts: Mapping[str, Concept], unlocked: Mapping[str, Iterable[str]], file: str
) -> str:
    """Return, by role, the concepts without a receipt that it may skip, a line each.

    Args:
        concepts: All concepts by id.
        unlocked: Ids of the concepts that need a concept, by its id.
        file: The page that asks.
    """
    parts = []
    for role, label in ROLES.items():
        own = [c for c in concepts.values() if c.roles[role] == SKIP and c.status != "note"]
        entries = [
            {
                "concept": concept,
                "link": concept_anchor(concept, file),
                "topic": TOPICS[concept.topic],
                "signs": _signs(concept, role, concepts, unlocked, file),
            }
            for concept in own
        ]
        text = part("skipped", entries=entries) if own else "Nothing beyond the receipts."
        parts.append(f"### {label} {{ #{role_anchor(role)} }}\n\n{text}")
    return "\n\n".join(parts)


def brings_back(
    role: str, concepts: Mapping[str, Concept], unlocked: Iterable[str]
) -> list[Concept]:
    """Return what would make a role need a concept that it skips: what builds on it.

    Args:
        role: A key of `vocabulary.ROLES`.
        concepts: All concepts by id.
        unlocked: Ids of the concepts that need the skipped one.

    Returns:
        At most three: first those the role already recognizes, then those most roles use.
    """
    after = [concepts[name] for name in unlocked if concepts[name].status != "note"]
    return sorted(after, key=lambda c: (c.roles[role] == SKIP, -_users(c)))[:NAMED]


def _signs(
    concept: Concept,
    role: str,
    concepts: Mapping[str, Concept],
    unlocked: Mapping[str, Iterable[str]],
    file: str,
) -> list[str]:
    """Return what brings a skipped concept back, and who uses it, in sentences."""
    after = brings_back(role, concepts, unlocked[concept.id])
    users = [label for other, label in ROLES.items() if concept.roles[other] in USED]
    knowers = [label for other, label in ROLES.items() if concept.roles[other] == LEVELS[1]]
    signs: list[str] = []
    if after:
        needing = and_joined([concept_anchor(c, file) for c in after])
        signs.append(Markup("Comes back when you need {}.").format(needing))
    if users:
        signs.append(f"Used by: {', '.join(users)}.")
    elif knowers:
        signs.append(f"Recognized by: {', '.join(knowers)}.")
    return signs


def _receipt(receipt: Receipt, note: Concept | None, file: str) -> dict[str, Any]:
    levels = note.roles if note else {}
    return {
        "title": receipt.title,
        "address": relative_url(f"skip/{receipt.name}/", page_url(file)),
        "answer": receipt.answer,
        "needed_by": [(ROLES[role], level) for role, level in levels.items() if level != SKIP],
    }


def _users(concept: Concept) -> int:
    return sum(level in USED for level in concept.roles.values())


def _role_links(roles: Sequence[str], file: str) -> Markup:
    """Return links to the pages of roles, as they stand in a sentence."""
    addresses = [relative_url(ROLE_PAGES[role], page_url(file)) for role in roles]
    labels = _in_sentence([ROLES[role] for role in roles])
    link = Markup('<a href="{}">{}</a>')
    return and_joined([link.format(*pair) for pair in zip(addresses, labels, strict=True)])


def _in_sentence(labels: Sequence[str]) -> list[str]:
    """Return the labels of roles as they stand in a sentence: the first keeps its capital."""
    others = (label if label[:2].isupper() else label.lower() for label in labels[1:])
    return [*labels[:1], *others]


def _plural(meaning: str) -> str:
    return meaning.replace("needs", "need", 1)
