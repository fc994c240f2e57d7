"""Turn `[dot product](concept:dot-product)` into a link that cannot break."""

import posixpath
import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from builder.curriculum.concepts import Concept, concept_url
from builder.text.markdown_spans import replace_in_prose
from builder.text.page_paths import page_url
from builder.text.parts import part
from builder.text.problems import Problem
from builder.text.suggestions import closest

RULES = {
    "concept-link": "A link to a concept names the id of a concept that exists.",
}

LINK_TARGET = re.compile(r"\]\(concept:(?P<id>[^\s()]*)\)")
_PLANNED = '{ .jem-planned title="Planned: this leads to its entry in the reference" }'


def relative_url(target: str, source: str) -> str:
    """Return the address of `target` seen from `source`, both as seen from the site's root."""
    path, hash_mark, anchor = target.partition("#")
    relative = posixpath.relpath("/" + path, "/" + posixpath.dirname(source))
    if path == "" or path.endswith("/"):
        relative += "/"
    return relative + hash_mark + anchor


def concept_anchor(concept: Concept, file: str, anchor: str = "") -> Markup:
    """Return a link to a concept as HTML, one to an entry of the reference marked as planned.

    Args:
        concept: Where it leads.
        file: The page that shows it, from the project root.
        anchor: A place on the lesson, such as `#exercise-1`.
    """
    address = relative_url(concept_url(concept), page_url(file)) + anchor
    return part("concept-link", address=address, concept=concept)


def and_joined(texts: Sequence[str]) -> Markup:
    """Return texts or links as a sentence lists them: `a, b and c`."""
    first = [Markup(", ").join(texts[:-1])] if len(texts) > 1 else []
    return Markup(" and ").join([*first, *texts[-1:]])


def _source_link(concept: Concept, file: str) -> str:
    """Return a link from file to file, which the site builder turns into an address and checks."""
    path, hash_mark, anchor = concept_url(concept).partition("#")
    source = f"docs/{path.rstrip('/')}.md"
    return posixpath.relpath(source, posixpath.dirname(file)) + hash_mark + anchor


def replace_concept_links(
    markdown: str,
    file: str,
    concepts: Mapping[str, Concept],
    line_offset: int = 0,
) -> tuple[str, list[Problem]]:
    """Replace the targets of concept links in prose, and keep the lines as they are.

    A link to a planned concept gets the class `jem-planned` and a title, so that a reader
    sees that it leads to an entry of the reference and not to a lesson.

    Args:
        markdown: The body of a page.
        file: The page, from the project root.
        concepts: All concepts by id.
        line_offset: Lines of the file above the body.

    Returns:
        The Markdown with its links in place, and what is wrong.
    """
    problems: list[Problem] = []

    def replace(match: re.Match[str], line: int) -> str:
        concept = concepts.get(match["id"])
        if concept is None:
            problems.append(
                Problem(
                    file,
                    line + line_offset,
                    "concept-link",
                    f"There is no concept `{match['id']}`.",
                    _suggestion(match["id"], concepts),
                )
            )
            return match[0]
        link = f"]({_source_link(concept, file)})"
        return link + _PLANNED if concept.status == "planned" else link

    return replace_in_prose(markdown, LINK_TARGET, replace), problems


def _suggestion(wanted: str, concepts: Mapping[str, Concept]) -> str:
    names = {alias: c.id for c in concepts.values() for alias in (c.title, *c.aliases)}
    names |= {concept_id: concept_id for concept_id in concepts}
    name = closest(wanted, names)
    if name:
        return f"Did you mean `concept:{names[name]}`?"
    return "Look the id up in the list of concepts, or add the concept to docs/_data/planned.yml."
