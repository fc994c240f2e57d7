"""Markdown as the site renders it, and a runner of snippets that is started once."""

from collections.abc import Callable, Iterator

import markdown
import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from made_snippets import Lab

from builder.examples import figures

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


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Return a project of snippets with a runner that all tests share."""
    lab = Lab(tmp_path_factory.mktemp("lab"))
    with lab.runner:
        yield lab


@pytest.fixture
def lesson_style() -> Iterator[None]:
    """Draw as lessons do, and leave no figure open."""
    with mpl.rc_context():
        mpl.use("Agg")
        figures.use_lesson_style()
        yield
        plt.close("all")
