"""How long the paths take: hours per role, weeks at a pace, and what others claim."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.curriculum.concepts import Concept
from builder.curriculum.paths import Stage, minimum_path, role_path
from builder.text.vocabulary import ROLES

# Hours of study a week, by what a reader would call them.
PACES = {"1 h a day": 7, "2 h a day": 14, "3 h a week": 3, "5 h a week": 5}

APPLIED = ("engineer", "data-scientist", "deep-learning")  # the claims leave research out


@dataclass(frozen=True)
class Claim:
    """What a source says about the time it takes.

    Attributes:
        source: Its name.
        says: Its claim, in our words.
        hours: The fewest and the most hours that this makes; None if it gives no number.
        sum: How the hours follow from the claim.
    """

    source: str
    says: str
    hours: tuple[int, int] | None = None
    sum: str = ""


# A month has 30 days here.
CLAIMS = (
    Claim(
        "*What Math is Required for Machine Learning?*, at its beginning",
        "3 to 6 months, at 1 to 3 hours a day",
        (3 * 30 * 1, 6 * 30 * 3),
        "90 days of 1 hour to 180 days of 3",
    ),
    Claim(
        "The same article, at its end",
        "3 to 6 months, at 1 to 2 hours every day",
        (3 * 30 * 1, 6 * 30 * 2),
        "90 days of 1 hour to 180 days of 2",
    ),
    Claim(
        "MachineLearningJobs.co.uk",
        "6 weeks, with 4 or 5 sessions a week of 45 to 60 minutes",
        (6 * 4 * 45 // 60, 6 * 5 * 60 // 60),
        "24 sessions of 45 minutes to 30 of 60",
    ),
    Claim("Marina Wyss", "“fast”, and no number"),
    Claim("The *AI Engineering Essentials* guide", "nothing about time"),
)


def hours_table(concepts: Mapping[str, Concept], stages: Sequence[Stage]) -> str:
    """Return a table: hours and concepts of each role's minimum, and of its whole path."""
    rows = ["| Role | Bare minimum | Whole path |", "|---|---|---|"]
    for role, label in ROLES.items():
        paths = (minimum_path(concepts, stages, role), role_path(concepts, stages, role))
        cells = (f"{hours(p.minutes)} h · {len(p.stops)} concepts" for p in paths)
        rows.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(rows)


def pace_table(concepts: Mapping[str, Concept], stages: Sequence[Stage]) -> str:
    """Return a table: weeks for each role's minimum and whole path, at each pace."""
    rows = [f"| Role | {' | '.join(PACES)} |", "|---" * (len(PACES) + 1) + "|"]
    for role, label in ROLES.items():
        for what, path in (("minimum", minimum_path), ("whole path", role_path)):
            minutes = path(concepts, stages, role).minutes
            cells = " | ".join(str(weeks(minutes, pace)) for pace in PACES.values())
            rows.append(f"| {label}, {what} | {cells} |")
    return "\n".join(rows)


def claim_list(concepts: Mapping[str, Concept], stages: Sequence[Stage]) -> str:
    """Return a list: each source's claim, its hours, and where our totals stand beside it."""
    whole = {role: role_path(concepts, stages, role).minutes for role in APPLIED}
    items = []
    for claim in CLAIMS:
        item = f"- **{claim.source}:** {claim.says}."
        if claim.hours:
            low, high = claim.hours
            beside = ", ".join(
                f"{ROLES[role]} {hours(minutes)} h ({_place(minutes, low, high)})"
                for role, minutes in whole.items()
            )
            item += f"<br>That makes **{low} to {high} hours**: {claim.sum}."
            item += f"<br>Our whole paths beside it: {beside}."
        items.append(item)
    return "\n".join(items)


def stage_list(concepts: Mapping[str, Concept], stages: Sequence[Stage]) -> str:
    """Return a list: the stages in order, what each is good for, and its hours for each role."""
    paths = {role: role_path(concepts, stages, role) for role in ROLES}
    items = []
    for number, stage in enumerate(stages, 1):
        minutes = {
            role: sum(s.minutes for s in path.stages if s.stage.id == stage.id)
            for role, path in paths.items()
        }
        shares = ", ".join(f"{ROLES[role]} {hours(m)} h" for role, m in minutes.items() if m)
        gain = f"After it you can {stage.can}"
        items.append(f"{number}. **{stage.title}**<br>{gain}<br><small>{shares}</small>")
    return "\n".join(items)


def hours(minutes: int) -> int:
    """Return minutes as whole hours, halves rounded up: nobody has timed them any finer."""
    return (minutes + 30) // 60


def weeks(minutes: int, hours_a_week: int) -> int:
    """Return in how many weeks the minutes are done."""
    return math.ceil(minutes / (60 * hours_a_week))


def _place(minutes: int, low: int, high: int) -> str:
    """Say where a total stands beside a range of hours."""
    if minutes < low * 60:
        return "below"
    return "above" if minutes > high * 60 else "inside"
