"""Sets formulas at build time: KaTeX, run by an embedded JavaScript engine.

A page gets HTML for the eye and MathML for assistive technology, and needs no script.
This is the only module that knows what sets the math.
"""

import atexit
import html
import json
import re
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import quickjs
from markupsafe import Markup

from builder.text.parts import part
from builder.text.problems import Problem
from builder.text.whole_files import write_whole

RULES = {
    "tex-parse": "Every formula is TeX that KaTeX can set, in the colors of the page.",
    "tex-blank-lines": "A display formula stands between blank lines.",
    "math-in-heading": "Headings hold no math, for tables of contents cannot show it.",
}
KATEX = Path(__file__).parent / "vendor" / "katex.min.js"
CACHE = Path(__file__).parents[2] / ".cache" / "formulas.json"

_RENDER = """
function renderTex(tex, display) {
  const trust = (context) => { throw new Error(context.command + " is not allowed here"); };
  const options = {displayMode: display, output: "htmlAndMathml", strict: "error", trust};
  try { return JSON.stringify({html: katex.renderToString(tex, options)}); }
  catch (error) { return JSON.stringify({fault: error.message}); }
}
0
"""
# KaTeX sets these without complaint, but not as they look in the source.
_SILENT_FAULTS = (
    (
        r"\\mathbb\s*(?:\{\s*)?(?P<what>\d)",
        r"\mathbb has no digits: write \mathbf{{{what}}}",
    ),
    (
        r"\\mathbb\s*(?:\{\s*)?(?P<what>[a-jl-z])",
        r"\mathbb has no small letters but k: write \mathbf{{{what}}}",
    ),
    (
        r"\\math(?:cal|scr)\s*(?:\{\s*)?(?P<what>[a-z])",
        r"\mathcal and \mathscr have capitals only: write \ell or a plain {what}",
    ),
    (
        r"(?P<what>\\(?:text|f)?color(?:box)?)(?![A-Za-z])",
        r"{what} is not allowed: a fixed color cannot serve light and dark pages",
    ),
    (
        r"(?<!\\)(?:\\\\)*(?P<what>%)",
        r"{what} begins a comment, and the rest of the line is lost: write \%",
    ),
)
_MATH = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\s*'
    r"(?:\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\])\s*</(?P=tag)>(?P<after>[^\s<>&–—]?)",
    re.DOTALL,
)
_TIED = re.compile(r"[^\s<>&–—]")
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(?:(?!</h\1>).)*</h\1>", re.DOTALL)
_BASE = '<span class="katex-base">'
_NOT_PROSE = re.compile(r"<(code|pre|script|style|svg|textarea)\b.*?</\1>", re.DOTALL)

_engine = threading.local()  # a QuickJS context belongs to one thread
_rendered: dict[str, str] = {}
_cache_state = {"read": False, "changed": False}


class TexError(Exception):
    """A formula that cannot be set; the message says why, in one line."""


def render_tex(tex: str, display: bool) -> Markup:
    """Return a formula as HTML with MathML.

    Args:
        tex: The formula, without dollar signs.
        display: Whether it stands in a line of its own.

    Raises:
        TexError: KaTeX cannot set it.
    """
    tex = tex.strip()
    key = ("display " if display else "inline ") + tex
    _read_cache()
    if key not in _rendered:
        _rendered[key] = _render(tex, display)
        _cache_state["changed"] = True
    return Markup(_rendered[key])


def render_math_in(page: str, source: str, file: str) -> tuple[str, list[Problem]]:
    """Set all math that pymdownx.arithmatex (generic) marked in a page.

    Args:
        page: The page's HTML.
        source: The Markdown it came from, to find the lines of faults.
        file: Path of that Markdown from the project root.

    Returns:
        The HTML with math set, and the faults; a formula with a fault stays as it was.
    """
    problems: dict[str, Problem] = {}

    def set_formula(match: re.Match[str], before: str) -> str:
        display = match["inline"] is None
        tex = html.unescape(match["display"] if display else match["inline"])
        try:
            formula = math_html(tex, display)
        except TexError as error:
            problems[tex] = Problem(
                file,
                _line_of(tex, source),
                "tex-parse",
                f"The formula `{_shorten(tex)}` cannot be set: {error}.",
                "Correct the TeX; docs/contribute/formula-gallery.md shows forms that work.",
            )
            return before + match[0]
        before, after = Markup(before), Markup(match["after"])
        if display or not (before or after):
            return before + formula + after
        return _tie(before, formula, after)

    for heading in _HEADING.finditer(page):
        if found := _MATH.search(heading[0]):
            tex = html.unescape(found["inline"] or found["display"] or "")
            problems["heading " + tex] = Problem(
                file,
                _line_of(tex, source),
                "math-in-heading",
                f"The heading holds the formula `{_shorten(tex)}`.",
                "Say it in words in the heading, and set the formula below it.",
            )
    pieces, position = [], 0
    for match in _MATH.finditer(page):
        start = match.start()
        tied = _TIED.match(page, start - 1) if start > position else None
        before = tied[0] if tied else ""
        pieces += [page[position : start - len(before)], set_formula(match, before)]
        position = match.end()
    done = "".join([*pieces, page[position:]])
    if "$$" in done and "$$" in _NOT_PROSE.sub("", done):
        problems["$$"] = Problem(
            file,
            _line_of_stray_dollars(source),
            "tex-blank-lines",
            "A display formula was not recognized: `$$` stands on the page.",
            "Put a blank line before and after the formula; inside a list, indent it by 4 spaces.",
        )
    return done, list(problems.values())


def _tie(before: Markup, formula: Markup, after: Markup) -> Markup:
    """Keep a bracket or comma next to a formula on the line of the formula."""
    long = formula.count(_BASE) > 1
    if long:  # It may still break between its parts, but not behind the last one.
        start, stop = formula.rindex(_BASE), -len("</span></span></span>")
        last = part("tie", before="", formula=formula[start:stop], after="", long=False)
        formula = formula[:start] + last + formula[stop:]
    return part("tie", before=before, formula=formula, after=after, long=long)


def math_html(tex: str, display: bool) -> Markup:
    """Return a formula in the element that pages show it in.

    Raises:
        TexError: KaTeX cannot set it.
    """
    return part("formula", formula=render_tex(tex, display), display=display)


def save_cache() -> None:
    """Write the formulas set so far to the cache file, in one step."""
    if not _cache_state["changed"]:
        return
    content = json.dumps({"made_by": _fingerprint(), "formulas": _rendered})
    write_whole(CACHE, content.encode())
    _cache_state["changed"] = False


def _read_cache() -> None:
    """Read the cache file once; a missing, damaged or outdated one is as good as empty."""
    if _cache_state["read"]:
        return
    _cache_state["read"] = True
    atexit.register(save_cache)
    try:
        content = json.loads(CACHE.read_text(encoding="utf-8"))
        if content["made_by"] == _fingerprint():
            _rendered.update(content["formulas"])
    except (OSError, ValueError, KeyError, TypeError):
        return


def _fingerprint() -> str:
    """Return the hash of what decides how a formula is set."""
    return sha256(KATEX.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def _render(tex: str, display: bool) -> str:
    for pattern, message in _SILENT_FAULTS:
        if match := re.search(pattern, tex):
            raise TexError(message.format(what=match["what"]))
    if not tex:
        raise TexError("it is empty")
    answer = json.loads(_katex()(tex, display))
    if "fault" in answer:
        raise TexError(_plain_message(answer["fault"]))
    return answer["html"]


def _katex() -> Callable[[str, bool], str]:
    """Return this thread's KaTeX, loaded on first use."""
    if not hasattr(_engine, "render"):
        context = quickjs.Context()
        context.eval(KATEX.read_text(encoding="utf-8") + ";0")
        context.eval(_RENDER)
        _engine.context, _engine.render = context, context.get("renderTex")
    return _engine.render


def _plain_message(message: str) -> str:
    """Return KaTeX's message in plain words, on one line."""
    message = message.removeprefix("KaTeX parse error: ").replace("\u0332", "")
    message = message.replace(
        "LaTeX-incompatible input and strict mode is set to 'error': ", ""
    ).replace("'EOF'", "the end")
    message = re.sub(r" \[\w+\]", "", message)
    if match := re.match(r"Undefined control sequence: (\\\S+) at position (\d+)", message):
        return f"KaTeX does not know {match[1]} (position {match[2]})"
    return " ".join(message.split())


def _shorten(tex: str) -> str:
    tex = " ".join(tex.split())
    return tex if len(tex) <= 60 else tex[:57] + "…"


def _line_of(tex: str, source: str) -> int | None:
    """Return the line of the source that a formula starts on, if it can be found."""
    words = r"\s+".join(map(re.escape, tex.split()))
    delimited = rf"(?:\$|\\\(|\\\[)\s*({words})\s*(?:\$|\\\)|\\\])"
    match = re.search(delimited, source) or (re.search(f"({words})", source) if words else None)
    return source.count("\n", 0, match.start(1)) + 1 if match else None


def _line_of_stray_dollars(source: str) -> int | None:
    """Return the first line with `$$` that touches a line of text above or below it."""
    lines = source.splitlines()
    for number, line in enumerate(lines, 1):
        text = line.strip(" >")
        if text.startswith("$$") and number > 1 and lines[number - 2].strip(" >"):
            return number
    return None
