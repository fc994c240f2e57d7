"""What the templates need to know of a page's place in the site: it comes from the page's path."""

from dataclasses import dataclass

from builder.pages.social_cards import card_path
from builder.text.front_matter import is_lesson
from builder.text.vocabulary import TOPICS


@dataclass(frozen=True)
class Place:
    """The place of a page.

    Attributes:
        folder: The folder it stands in; "" at the top.
        topic: The same, if it is that of a topic.
        is_lesson: Whether it is a lesson or a notebook, which has no list of pages beside it.
        card: Address of its preview card; "" for a notebook, which also has no Markdown copy.
    """

    folder: str
    topic: str
    is_lesson: bool
    card: str


def place_of(uri: str) -> Place:
    """Return the place of a page, given its path below `docs/`."""
    file = f"docs/{uri}"
    folder = uri.rpartition("/")[0]
    is_notebook = uri.endswith(".ipynb")
    return Place(
        folder,
        folder if folder in TOPICS else "",
        is_notebook or is_lesson(file),
        "" if is_notebook else card_path(file),
    )
