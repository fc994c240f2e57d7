"""Keep what a contributor has to mend, and drop what only follows from it."""

from collections.abc import Iterable

from builder.lessons.unfinished import lesson_of_file, lessons_of, only_next_steps
from builder.text.problems import Problem

# Where a lesson breaks a rule of the first set, what it breaks of the second is no news.
# "snippet-" stands for every rule whose name starts so.
FOLLOWS = (
    (
        ("snippet-", "section-", "figure-", "silent-plot", "not-reproducible", "runner-died"),
        {"value-unknown", "missing-section"},
    ),
    (("unfinished-part",), {"unused-section", "exercise-wrong-answer"}),
    (("snippet-encoding",), {"utf-8"}),
    (("utf-8", "yaml", "front-matter"), {"unused-section"}),
    (("missing-snippet", "missing-section"), {"unused-section", "foreign-snippet"}),
    (("unknown-value", "unknown-key", "missing-key", "value-type"), {"on-the-job"}),
)
# A file of concepts that cannot be read takes its concepts away from every page.
UNREADABLE = ("utf-8", "yaml", "front-matter", "entry-list")
THEN_UNKNOWN = {"unknown-concept", "concept-link", "receipt-about", "receipt-unknown"}


def causes(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without those that mending the others will mend.

    Of an unfinished lesson only what to do next is left; of a lesson whose snippet
    fails, not also that the snippet lacks values; and so on, as `FOLLOWS` says.
    """
    problems = only_next_steps(problems)
    for first, then in FOLLOWS:
        broken = {lesson_of_file(p.file) for p in problems if p.rule.startswith(first)}
        problems = [p for p in problems if not (p.rule in then and lessons_of(p) & broken)]
    if any(p.file.startswith("docs/") and p.rule.startswith(UNREADABLE) for p in problems):
        problems = [p for p in problems if p.rule not in THEN_UNKNOWN]
    return problems
