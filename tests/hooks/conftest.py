"""Markdown as the site renders it."""

from collections.abc import Callable

import markdown
import pytest

EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.highlight",
    "pymdownx.superfences",
]


@pytest.fixture(scope="session")
def render() -> Callable[[str], str]:
    """Return the function that renders Markdown with the extensions that pages use."""
    settings = {"pymdownx.arithmatex": {"generic": True}}
    return lambda text: markdown.markdown(text, extensions=EXTENSIONS, extension_configs=settings)
