"""No role may skip what it needs: a rule on levels and needs together.

What a role uses or derives stands on what the role knows: none of its prerequisites, however far
back, may be at `skip` for that role. The chain may lead through anything, also through what the
role only recognizes: where using one thing takes recognizing a second, and the second needs a
third, the third may not be skipped.

What a role only recognizes is not held to this. To recognize something is to know what it is for
when it turns up, and that takes less than its prerequisites: an engineer recognizes
`probability-density-function` and skips `integrals`, which it needs. As soon as something that an
engineer uses needed the density, this rule would ask for integrals as well.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.curriculum.concepts import Concept
from builder.text.front_matter import read_text
from builder.text.problems import Problem
from builder.text.vocabulary import LEVELS, ROLES

RULES = {
    "needed-skip": "No role skips what something that it uses or derives needs, however far back.",
    "skipped-minimum": "No role skips what a source puts in its bare minimum.",
}

SKIP, USED = LEVELS[0], LEVELS[2:]
_ROLES_KEY = re.compile(r"(- |  )?roles:")


def check_skips(root: Path, concepts: Mapping[str, Concept]) -> list[Problem]:
    """Return every concept that a role skips although it needs it, with the chain of needs.

    Args:
        root: Project root.
        concepts: All concepts by id.
    """
    problems = []
    for role, label in ROLES.items():
        for chain in needed_skips(concepts, role):
            user, skipped = concepts[chain[0]], concepts[chain[-1]]
            message = (
                f"{label} skips `{skipped.id}`, but has `{user.id}` at {user.roles[role]}: "
                f"{' needs '.join(f'`{name}`' for name in chain)}."
            )
            fix = (
                f"Set `{role}` to recognize here, set it to recognize in `{user.id}`, or take one "
                "of these needs out of `needs`."
            )
            place = skipped.file, _line_of_roles(root, skipped)
            problems.append(Problem(*place, "needed-skip", message, fix))
        for concept in concepts.values():
            if concept.roles[role] == SKIP and role in concept.minimum:
                message = f"{label} skips `{concept.id}`, which is in its bare minimum."
                fix = f"Raise the level of `{role}`, or take `{role}` out of `minimum`."
                place = concept.file, _line_of_roles(root, concept)
                problems.append(Problem(*place, "skipped-minimum", message, fix))
    return problems


def needed_skips(concepts: Mapping[str, Concept], role: str) -> Iterator[tuple[str, ...]]:
    """Yield, for each concept that a role skips and needs, a shortest chain of needs to it.

    Args:
        concepts: All concepts by id.
        role: A key of `vocabulary.ROLES`.

    Yields:
        Ids, from a concept that the role uses or derives to the one it skips.
    """
    chains = {c.id: (c.id,) for c in concepts.values() if c.roles[role] in USED}
    front = list(chains)
    while front:
        after = []
        for name in front:
            for need in concepts[name].needs:
                if need in concepts and need not in chains:
                    chains[need] = (*chains[name], need)
                    after.append(need)
        front = after
    for name, chain in chains.items():
        if concepts[name].roles[role] == SKIP:
            yield chain


def _line_of_roles(root: Path, concept: Concept) -> int:
    """Return the line of a concept's `roles`, else the line on which its entry starts."""
    if not (root / concept.file).is_file():
        return concept.line
    lines = read_text(root, concept.file).split("\n")[concept.line - 1 :]
    found = (n for n, line in enumerate(lines) if _ROLES_KEY.match(line))
    return concept.line + next(found, 0)
