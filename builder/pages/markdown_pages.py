"""Each page as plain Markdown, and `llms.txt`, which lists them: for programs that read the site.

A page's Markdown holds what a reader sees: code with its real output, values filled in, formulas
as TeX with their symbols, every quiz answer with its reason.
"""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from urllib.parse import urljoin

from builder.curriculum.concepts import Concept
from builder.examples.results import SnippetResult
from builder.examples.sections import read_sections
from builder.lessons.exercise_files import starter_code
from builder.lessons.exercise_reader import Exercise
from builder.lessons.formula_card import replace_formula_cards
from builder.lessons.quiz import replace_quizzes
from builder.lessons.values import Value, replace_values
from builder.lessons.written_answer import replace_written
from builder.notebooks.download import (
    exercise_of,
    exercise_text,
    formula_text,
    quiz_text,
    with_absolute_links,
    written_text,
)
from builder.pages.assembly import MARKER
from builder.text.front_matter import Page
from builder.text.markdown_spans import INCLUDE, read_fences
from builder.text.page_paths import page_url
from builder.text.vocabulary import TOPICS

HEADINGS = TOPICS | {"": "The site", "start": "Start", "roles": "Roles", "skip": "What to skip"}

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_HREF = re.compile(r'\bhref="([^"]*)"')
BREAKS = {"p": "\n", "ul": "\n", "ol": "\n", "dl": "\n", "div": " ", "tr": "\n", "dt": "\n"}
BEFORE = {"li": "\n- ", "td": " | ", "dd": ": ", "th": " | ", "h2": "\n\n## ", "h3": "\n\n### "}


def markdown_page(
    page: Page,
    file: str,
    code: str,
    *,
    result: SnippetResult | None,
    values: Mapping[str, Value],
    concepts: Mapping[str, Concept],
    exercises: Mapping[int, Exercise],
    lists: Mapping[str, Callable[[], str]],
    site_url: str,
) -> bytes:
    """Return a page as Markdown.

    Args:
        page: The page.
        file: Its path from the project root.
        code: Text of its snippet file.
        result: What the snippet printed and drew.
        values: What the snippet left for the prose.
        concepts: All concepts by id.
        exercises: The page's exercises by number.
        lists: What writes its generated parts, by the name in their marker.
        site_url: Address of the site, with a slash at its end.
    """
    url = page_url(file)
    body, _ = replace_values(page.body, values, file)
    cards = {card.line: card for card in replace_formula_cards(body, file)[2]}
    quizzes = {quiz.line: quiz for quiz in replace_quizzes(body, file)[1]}
    written = {answer.line: answer for answer in replace_written(body, file)[1]}
    sections = {section.name: section.code for section in read_sections(code, "")} if code else {}
    parts: list[str] = []
    position = 0
    for fence in read_fences(body):
        parts.append(_prose(body[position : fence.start], lists, site_url + url))
        position = fence.stop
        if include := INCLUDE.match(body[fence.body_start : fence.body_stop].strip()):
            parts.append(_example(include["section"] or "", sections, result))
        elif fence.line in cards:
            parts.append(formula_text(cards[fence.line]))
        elif fence.line in quizzes:
            parts.append(quiz_text(quizzes[fence.line]))
        elif fence.line in written:
            parts.append(written_text(written[fence.line]))
        elif exercise := exercise_of(fence, exercises):
            task = exercise_text(exercise, site_url + url)
            parts.append(f"{task}\n\n```python\n{starter_code(exercise)}\n```")
        else:
            parts.append(body[fence.start : fence.stop])
    parts.append(_prose(body[position:], lists, site_url + url))
    text = "\n\n".join(filter(None, (part.strip() for part in parts)))
    text = with_absolute_links(text, concepts, site_url, url)
    return f"{text}\n\nSource: {site_url}{url}\n".encode()


def llms_txt(
    title: str, summary: str, pages: Iterable[tuple[str, str, str]], site_url: str
) -> bytes:
    """Return `llms.txt`: what the site is, and its pages' Markdown by section.

    Args:
        title: Name of the site.
        summary: What it is, in a sentence.
        pages: Path from the project root, title and description of each page.
        site_url: Address of the site, with a slash at its end.
    """
    entries = sorted((_folder(file), file, name, about) for file, name, about in pages)
    parts = [f"# {title}", f"> {summary}"]
    for folder, group in groupby(entries, itemgetter(0)):
        heading = HEADINGS.get(folder, folder.replace("-", " ").capitalize())
        links = [
            f"- [{name}]({site_url}{page_url(file)}index.md): {about}"
            for _, file, name, about in group
        ]
        parts += [f"## {heading}", "\n".join(links)]
    return ("\n\n".join(parts) + "\n").encode()


def text_of(generated: str, address: str) -> str:
    """Return a generated part as Markdown: its items, rows and links, without the looks.

    Args:
        generated: The part, in which blocks of HTML stand between blocks of Markdown.
        address: Address of the page that it stands on, for links.
    """
    blocks = re.split(r"\n{2,}", generated)
    return "\n\n".join(_plain(block, address) for block in blocks)


def _plain(block: str, address: str) -> str:
    if not block.lstrip().startswith("<"):
        return block
    links: list[str] = []
    # Our templates make well-formed HTML, so a full parser would find the same, but slowly.
    pieces = _TAG.split(block)  # text, slash, name, attributes, text, …
    text = [_text(pieces[0])]
    for slash, name, attributes, after in zip(*(pieces[i::4] for i in range(1, 5)), strict=True):
        if not slash:
            text.append(BEFORE.get(name, BREAKS.get(name, "")))
            if name == "a":
                href = _HREF.search(attributes)
                links.append(html.unescape(href[1]) if href else "")
                text.append("[")
        else:
            if name == "a" and links:
                text.append(f"]({urljoin(address, links.pop())})")
            text.append({"h2": "\n\n", "h3": "\n\n"}.get(name, BREAKS.get(name, "")))
        text.append(_text(after))
    plain = re.sub(r"[ \t]+", " ", "".join(text))
    plain = re.sub(r" ?\n ?", "\n", plain)
    plain = re.sub(r"\n{2,}", "\n\n", plain)
    return re.sub(r"^(-|\|)\n+", r"\1 ", plain, flags=re.M).strip()


def _text(escaped: str) -> str:
    return html.unescape(escaped).replace("\n", " ")


def _prose(text: str, lists: Mapping[str, Callable[[], str]], address: str) -> str:
    def part(match: re.Match[str]) -> str:
        return text_of(lists[match[1]](), address) if match[1] in lists else match[0]

    return MARKER.sub(part, text)


def _example(section: str, code: Mapping[str, str], result: SnippetResult | None) -> str:
    """Return one example: its code, what it printed, and its figures in words."""
    parts = [f"```python\n{code.get(section, '').strip(chr(10))}\n```"]
    if result and (shown := result.sections.get(section)):
        if shown.output:
            parts.append(f"Output:\n\n```text\n{shown.output.rstrip()}\n```")
        parts += [f"Figure: {figure.title}. {figure.description}" for figure in shown.figures]
    return "\n\n".join(parts)


def _folder(file: str) -> str:
    """Return the folder that a page stands in; pages at the top belong to the site itself."""
    folder, slash, _ = file.removeprefix("docs/").partition("/")
    return folder if slash else ""
