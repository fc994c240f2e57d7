"""Makes a page lighter without changing how it looks.

Figures of a page share the outlines of their letters. Code marks only what has a color of its
own: neighbors of one color become one. Indents of the templates are left out.
"""

import re

_FIGURE = re.compile(r'<svg class="jem-svg".*?</svg>', re.DOTALL)
_OUTLINE = re.compile(
    r'<path id="(?P<id>[^"]+)" (?P<drawn>d="[^"]*" transform="scale\([\d.]+\)") ?/>'
)
_EMPTY = re.compile(r"<defs>\s*</defs>")
_CODE = re.compile(r"<pre><span></span><code>.*?</code></pre>", re.DOTALL)
_PLAIN = re.compile(r'<span class="[nw]">([^<]*)</span>')  # names and blanks: the color of code
# Classes of Pygments that tokens.css gives one color: operators, and the parts of a text.
_ALIKE = [
    re.compile(rf'<span class="({same})">([^<]*)</span>( *)<span class="(?:{same})">([^<]*)</span>')
    for same in ("o|p", "s1|s2|si")
]

_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)


def without_indents(html: str) -> str:
    """Return a whole page without the indents and empty lines of its templates."""
    parts = _AS_WRITTEN.split(html)  # text, element as written, its name, text, …
    for i in range(0, len(parts), 3):
        parts[i] = re.sub(r"\n\s+", "\n", parts[i])
    return "".join(part for i, part in enumerate(parts) if i % 3 != 2)


def lighter_code(page: str) -> str:
    """Return a rendered page with fewer marks in its code."""
    return _CODE.sub(lambda code: _lighter_code(code[0]), page)


def share_glyphs(page: str) -> str:
    """Return a page in which each letter's outline stands once, in the first figure with it."""
    first: dict[str, str] = {}

    def shared(figure: re.Match[str]) -> str:
        renamed: dict[str, str] = {}

        def keep_or_drop(outline: re.Match[str]) -> str:
            name = first.setdefault(outline["drawn"], outline["id"])
            if name == outline["id"]:
                return outline[0]
            renamed[outline["id"]] = name
            return ""

        svg = _EMPTY.sub("", _OUTLINE.sub(keep_or_drop, figure[0]))
        return re.sub(r'href="#([^"]+)"', lambda m: f'href="#{renamed.get(m[1], m[1])}"', svg)

    return _FIGURE.sub(shared, page)


def _lighter_code(code: str) -> str:
    code = _PLAIN.sub(r"\1", code)
    for pair in _ALIKE:
        joined = True
        while joined:
            code, joined = pair.subn(r'<span class="\1">\2\3\4</span>', code)
    return code
