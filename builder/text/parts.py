"""The HTML of parts that the build generates: Jinja templates in `docs/_theme/parts/`.

In a template a line break and the spaces after it are layout of the template and do not reach the
page; a space that a reader needs stands inside a line. Text is escaped unless it is `Markup`.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from builder.text.problems import Problem, ProblemsFound

RULES = {
    "part-missing": "A part that the build asks for is a template in docs/_theme/parts.",
    "part-unused": "Every template in docs/_theme/parts is asked for by the build.",
}
FOLDER = "docs/_theme/parts"
ROOT = Path(__file__).parents[2]
_LAYOUT = re.compile(r"\n[ \t]*")
_ASKED = re.compile(r"""\bpart\(\s*"([\w-]+)"|(?:include|import|from) "([\w-]+)\.html\"""")


class _Loader(FileSystemLoader):
    """Reads templates without their line breaks."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text on one line, its path, and whether it is still the same."""
        source, path, up_to_date = super().get_source(environment, template)
        return _LAYOUT.sub("", source), path, up_to_date


def part(name: str, /, **data: Any) -> Markup:
    """Return a generated part as HTML.

    Args:
        name: Name of its template, without ending.
        data: What the template shows; a name that it uses and does not get is an error.

    Raises:
        ProblemsFound: There is no such template.
    """
    try:
        html = _environment().get_template(f"{name}.html").render(data)
    except TemplateNotFound as error:
        message = f"The build asks for the part `{name}`, and there is no such template."
        fix = "Write it, or correct the name in the call of `part`."
        problem = Problem(f"{FOLDER}/{error.name}", None, "part-missing", message, fix)
        raise ProblemsFound([problem]) from error
    return Markup(html)


def unused_parts(root: Path) -> list[Problem]:
    """Return a problem for each template that neither the build nor a template asks for.

    Args:
        root: Project root.
    """
    templates = sorted((root / FOLDER).glob("*.html"))
    texts = [path.read_text("utf-8") for path in (*(root / "builder").rglob("*.py"), *templates)]
    asked = {first or second for text in texts for first, second in _ASKED.findall(text)}
    message, fix = "Nothing asks for this part.", "Delete it, or ask for it with `part`."
    return [
        Problem(f"{FOLDER}/{path.name}", None, "part-unused", message, fix)
        for path in templates
        if path.stem not in asked
    ]


@cache
def _environment() -> Environment:
    return Environment(
        loader=_Loader(ROOT / FOLDER), autoescape=True, undefined=StrictUndefined, auto_reload=True
    )
