"""What docs/skip computes from the concepts: who may skip what, and what brings it back."""

import html
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from builder.curriculum.concepts import Concept
from builder.curriculum.links import and_joined, concept_anchor, relative_url
from builder.curriculum.skip_rule import SKIP, USED
from builder.pages.concept_pages import level_mark
from builder.pages.skip_receipts import Receipt, read_receipts
from builder.text.page_paths import page_url
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


def who_may_skip(concepts: Mapping[str, Concept], file: str) -> str:
    """Return, for the receipt of a note, what each role needs of it.

    Args:
        concepts: All concepts by id.
        file: The receipt; its name is the note's id.
    """
    note = concepts.get(Path(file).stem)
    if note is None:
        return ""
    rows = []
    for level in LEVELS:
        roles = [role for role in ROLES if note.roles[role] == level]
        if roles:
            names = f"<strong>{_role_links(roles, file)}</strong>"
            meaning = MEANING[level] if len(roles) == 1 else _plural(MEANING[level])
            rows.append(f"<li>{level_mark(level)} <span>{names} {meaning}</span></li>")
    ours = [label for role, label in ROLES.items() if role in note.judged]
    judged = f"<p>Our judgment, where no source gives a level: {_names(ours)}.</p>" if ours else ""
    levels = f'<ul class="jem-skip-who__levels">{"".join(rows)}</ul>'
    return f'<div class="jem-skip-who">{levels}{judged}</div>'


def skip_counts(
    concepts: Mapping[str, Concept], unlocked: Mapping[str, Sequence[str]], file: str
) -> str:
    """Return a line per role: how much of the list it may skip, with a link to its part.

    Args:
        concepts: All concepts by id.
        unlocked: Ids of the concepts that need a concept, by its id.
        file: The page that asks.
    """
    items = []
    for role, label in ROLES.items():
        skipped = [c for c in concepts.values() if c.roles[role] == SKIP]
        others = [c for c in skipped if c.status != "note"]
        others.sort(key=lambda c: (-_users(c), -len(unlocked[c.id])))
        names = [concept_anchor(c, file) for c in others[:NAMED]]
        such = f", such as {and_joined(names)}" if names else ""
        notes = sum(c.status == "note" for c in skipped)
        count = f"{len(skipped)} of {len(concepts)} concepts"
        theory = f"{notes} with a receipt" + (f", and {len(others)} others{such}" if others else "")
        items.append(
            f'<li><a class="jem-skip-counts__role" href="#{role_anchor(role)}">{label}</a> '
            f'<span class="jem-skip-counts__count">may skip {count}</span>'
            f"<span>{theory}.</span></li>"
        )
    return f'<ul class="jem-skip-counts">{"".join(items)}</ul>'


def receipt_list(root: Path, concepts: Mapping[str, Concept], file: str) -> str:
    """Return all receipts with their answers: those on ways of working, then those of notes."""
    notes = [c.id for c in concepts.values() if c.status == "note"]
    receipts = {r.name: r for r in read_receipts(root)}
    order = [name for name in receipts if name not in notes]
    order += [name for name in notes if name in receipts]
    rows = "".join(_receipt(receipts[name], concepts.get(name), file) for name in order)
    return f'<ul class="jem-receipts">{rows}</ul>'


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
        rows = "".join(_line(c, role, concepts, unlocked, file) for c in own)
        text = f'<ul class="jem-skipped">{rows}</ul>' if own else "Nothing beyond the receipts."
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


def _line(
    concept: Concept,
    role: str,
    concepts: Mapping[str, Concept],
    unlocked: Mapping[str, Iterable[str]],
    file: str,
) -> str:
    after = brings_back(role, concepts, unlocked[concept.id])
    users = [label for other, label in ROLES.items() if concept.roles[other] in USED]
    knowers = [label for other, label in ROLES.items() if concept.roles[other] == LEVELS[1]]
    signs = []
    if after:
        needing = and_joined([concept_anchor(c, file) for c in after])
        signs.append(f"Comes back when you need {needing}.")
    if users:
        signs.append(f"Used by: {', '.join(users)}.")
    elif knowers:
        signs.append(f"Recognized by: {', '.join(knowers)}.")
    return (
        f'<li class="jem-topic--{concept.topic}">'
        f"<p><strong>{concept_anchor(concept, file)}</strong> "
        f'<span class="jem-skipped__topic">{TOPICS[concept.topic]}</span></p>'
        f"<p>{html.escape(concept.summary)}</p>"
        f'<p class="jem-skipped__back">{" ".join(signs)}</p></li>'
    )


def _receipt(receipt: Receipt, note: Concept | None, file: str) -> str:
    address = relative_url(f"skip/{receipt.name}/", page_url(file))
    levels = note.roles if note else {}
    needed = [
        f"{ROLES[role]} {level_mark(levels[role])}" for role in levels if levels[role] != SKIP
    ]
    but = f'<p class="jem-receipts__but">Needed by: {", ".join(needed)}</p>' if needed else ""
    return (
        f'<li><p><a href="{address}">{html.escape(receipt.title)}</a></p>'
        f"<p>{html.escape(receipt.answer)}</p>{but}</li>"
    )


def _users(concept: Concept) -> int:
    return sum(level in USED for level in concept.roles.values())


def _role_links(roles: Sequence[str], file: str) -> str:
    """Return links to the pages of roles, as they stand in a sentence."""
    addresses = [relative_url(ROLE_PAGES[role], page_url(file)) for role in roles]
    labels = _in_sentence([ROLES[role] for role in roles])
    links = zip(addresses, labels, strict=True)
    return and_joined([f'<a href="{address}">{label}</a>' for address, label in links])


def _names(labels: Sequence[str]) -> str:
    return and_joined(_in_sentence(labels))


def _in_sentence(labels: Sequence[str]) -> list[str]:
    """Return the labels of roles as they stand in a sentence: the first keeps its capital."""
    first, *others = labels
    return [first, *(label if label[:2].isupper() else label.lower() for label in others)]


def _plural(meaning: str) -> str:
    return meaning.replace("needs", "need", 1)
