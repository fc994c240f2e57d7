"""Concepts made up for tests."""

from dataclasses import replace

from builder.curriculum.concepts import Concept
from builder.text.vocabulary import ROLES


def concept(name: str, *, title: str = "", status: str = "planned", needs=(), **changes) -> Concept:
    made = Concept(
        id=name,
        title=title or name.capitalize(),
        summary=f"What {name} is.",
        why="A reason.",
        topic="calculus",
        needs=tuple(needs),
        roles=dict.fromkeys(ROLES, "use"),
        minimum=("engineer",),
        judged=(),
        seeds=(0,),
        format="lesson",
        minutes=20,
        aliases=("one", "two", "three"),
        status=status,
        file=f"docs/calculus/{name}.md",
        line=1,
    )
    return replace(made, **changes)
