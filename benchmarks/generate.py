"""Write projects of any size with the same lessons for this builder and for four others.

`python benchmarks/generate.py 100 /tmp/hundred` writes a project of 100 lessons that
`python -m builder build` builds there. Each lesson is lesson.txt and snippet.txt
with numbers of its own, so that no two share a figure, a card or most of their formulas.
"""

import argparse
import json
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TOPICS = (
    "foundations",
    "linear-algebra",
    "calculus",
    "probability",
    "statistics",
    "optimization",
    "evaluation",
    "information-theory",
    "neural-networks",
)
THEME = ("docs/_theme", "docs/assets")
COPIED = ("builder", *THEME, "requirements.txt")
OURS_ALONE = re.compile(r"^(watch: .*|hooks:\n.*)\n", re.M)  # settings that plain MkDocs lacks
CHANGED = ('print(f"vans ', 'print(f"cars ')  # what changes in a lesson that is built again
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)\n```$", re.M | re.S)
MATH = re.compile(r"\$([^$\n]+)\$")
LINK = re.compile(r"\[([^]]+)\]\(concept:measure-(\d+)\)")
SECTION = re.compile(r"^# --8<-- \[start:(\w+)\]\n(.*?)\n*# --8<-- \[end:\1\]$", re.M | re.S)


def topic_of(number: int) -> str:
    """Return the topic of a lesson; neighbors stand in different ones."""
    return TOPICS[number % len(TOPICS)]


def lesson(number: int, count: int) -> tuple[str, str]:
    """Return page and snippet of one lesson among `count`, numbered from 1."""
    a, b = 2 + number, 40 + number % 97
    shifted = [i + a for i in (1, 2, 3)]
    values = {
        "n": number,
        "a": a,
        "b": b,
        "needs": ", ".join(f"measure-{i}" for i in {number - 1, number // 2} if i > 0),
        "prev": f"measure-{number - 1 or count}",
        "other": f"measure-{number * 7 % count + 1}",
        "file": f"{topic_of(number).replace('-', '_')}/measure_{number}.py",
        **{f"s{i}": s for i, s in enumerate(shifted, 1)},
        **{f"q{i}": s * s for i, s in enumerate(shifted, 1)},
        "sum": sum(s * s for s in shifted),
    }
    return tuple(
        re.sub(r"@(\w+)@", lambda match: str(values[match[1]]), (HERE / name).read_text("utf-8"))
        for name in ("lesson.txt", "snippet.txt")
    )


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(names: Iterable[str], root: Path, folder: Path) -> None:
    for name in names:
        source = root / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            write(folder / name, source.read_text("utf-8"))


def write_ours(folder: Path, count: int, root: Path = ROOT) -> Path:
    """Write a project for this builder; return the file to change.

    Args:
        folder: Where to write it.
        count: Number of lessons.
        root: The checkout whose builder, theme and settings it gets.
    """
    _copy(COPIED, root, folder)
    for name in ("planned", "notes"):
        write(folder / f"docs/_data/{name}.yml", "[]\n")
    write(folder / "docs/index.md", _page("Home", "<!-- progress -->"))
    roles = _page("Roles", "## How well each role needs it")  # topics lead there
    write(folder / "docs/roles/index.md", roles)
    write(folder / "docs/reference/concepts.md", _page("All concepts", "<!-- concepts -->"))
    for topic in TOPICS:
        write(folder / f"docs/{topic}/index.md", _page(f"About {topic}", "<!-- lessons -->"))
    for number in range(1, count + 1):
        page, snippet = lesson(number, count)
        topic = topic_of(number)
        python = topic.replace("-", "_")
        write(folder / f"docs/{topic}/measure-{number}.md", page)
        write(folder / f"snippets/{python}/measure_{number}.py", snippet)
        write(folder / f"tests/{python}/test_measure_{number}.py", "def test_it():\n    pass\n")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    write(folder / "mkdocs.yml", _without_missing_pages(settings, folder / "docs"))
    return folder / f"snippets/{topic_of(1).replace('-', '_')}/measure_1.py"


def write_plain(folder: Path, count: int, root: Path = ROOT) -> Path:
    """Write the same pages for MkDocs without our hooks; return the file to change.

    Theme, plugins and extensions are ours, and so is the front matter; generated parts are lists of
    links, and code has no output.
    """
    _copy(THEME, root, folder)
    pages = {"index.md": _page("Home", "A page."), "roles/index.md": _page("Roles", "A page.")}
    for number in range(1, count + 1):
        page = _plain(number, count, lambda _, text: f"```python\n{text}\n```", _markdown_link)
        front = lesson(number, count)[0].split("---\n", 2)[1]
        pages[f"{topic_of(number)}/measure-{number}.md"] = f"---\n{front}---\n\n{page}"
    for topic in TOPICS:
        items = [f"- [Measure {n}](measure-{n}.md)\n" for n in _numbers(topic, count)]
        pages[f"{topic}/index.md"] = _page(f"About {topic}", "".join(items))
    links = [f"- {_markdown_link(f'Measure {n}', n)}\n" for n in range(1, count + 1)]
    pages["reference/concepts.md"] = _page("All concepts", "".join(links))
    for name, text in pages.items():
        write(folder / "docs" / name, text.replace("---\n", f"---\nplace: {_place(name)}\n", 1))
    settings = OURS_ALONE.sub("", (root / "mkdocs.yml").read_text("utf-8"))
    write(folder / "mkdocs.yml", _without_missing_pages(settings, folder / "docs"))
    return folder / f"docs/{topic_of(1)}/measure-1.md"


def _page(title: str, body: str) -> str:
    return (
        f"---\ntitle: {title}\ndescription: A page of the benchmark.\n---\n\n# {title}\n\n{body}\n"
    )


def _place(name: str) -> str:
    """Return, as YAML, what our hooks tell the theme of a page's place in the site."""
    folder, _, file = name.rpartition("/")
    topic = folder if folder in TOPICS else ""
    card = f"assets/cards/{name.removesuffix('.md').removesuffix('/index')}.png"
    is_lesson = bool(topic) and file != "index.md"
    return json.dumps({"folder": folder, "topic": topic, "is_lesson": is_lesson, "card": card})


def _without_missing_pages(settings: str, docs: Path) -> str:
    """Leave out of `nav` the pages that the project does not have, and emptied sections."""
    lines = [
        line
        for line in settings.split("\n")
        if not (page := re.fullmatch(r" +- (?:[^:]+: )?([\w/-]+\.(?:md|ipynb))", line))
        or (docs / page[1]).is_file()
    ]
    text = "\n".join(lines)
    while (shorter := re.sub(r"(?m)^( +)- [^:\n]+:\n(?!\1 )", "", text)) != text:
        text = shorter
    return text


def _numbers(topic: str, count: int) -> list[int]:
    return [number for number in range(1, count + 1) if topic_of(number) == topic]


def _plain(
    number: int,
    count: int,
    code: Callable[[str, str], str],
    link: Callable[[str, int], str],
) -> str:
    """Return a lesson without what only this project has: front matter, cards, quizzes, values.

    Args:
        number: Number of the lesson.
        count: Number of lessons.
        code: Writes a section of the snippet, given its name and its code.
        link: Writes a link, given its text and the number of a lesson.
    """
    page, snippet = lesson(number, count)
    before_first, _, _ = snippet.partition("# --8<--")
    imports = before_first.rpartition('"""\n\n')[2]
    sections = {match[1]: match[2].strip("\n") for match in SECTION.finditer(snippet)}
    first = next(iter(sections))
    sections[first] = imports + sections[first]

    def replace(match: re.Match[str]) -> str:
        kind, _, body = match.groups()
        if kind == "python":
            section = body.rstrip('"').rpartition(":")[2]
            return code(section, sections[section])
        if kind == "quiz":
            question, *options = body.split("\n")
            return f"**{question}**\n\n" + re.sub(r"(?m)^- \[.\]", "-", "\n".join(options))
        parts = dict(re.findall(r"^(\w+): (?:\|\n)?((?:.+\n?)(?:  .+\n?)*)", body, re.M))
        symbols = (line.strip().partition(": ") for line in parts["symbols"].strip().split("\n"))
        listed = "".join(f"- ${tex}$: {meaning}\n" for tex, _, meaning in symbols)
        formula = f"$$\n{parts['tex'].strip()}\n$$\n\n{parts['say'].strip()}\n\n"
        return f"{formula}{listed}\nIn NumPy: `{parts['code'].strip()}`"

    body = FENCE.sub(replace, page.split("---\n", 2)[2].lstrip())
    body = re.sub(r"\{\{.*?\}\}", "a number of", body)
    return LINK.sub(lambda match: link(match[1], int(match[2])), body)


def write_markdown_exec(folder: Path, count: int) -> Path:
    """Write a project for Material for MkDocs with markdown-exec; return the file to change."""
    for number in range(1, count + 1):

        def code(section: str, text: str, number: int = number) -> str:
            header = f'```python exec="on" source="above" session="s{number}"'
            if section != "plot":
                return f'{header} result="text"\n{text}\n```'
            hidden = (
                "import io  # markdown-exec: hide",
                "svg = io.StringIO()  # markdown-exec: hide",
                'fig.savefig(svg, format="svg"); plt.close(fig)  # markdown-exec: hide',
                "print(svg.getvalue())  # markdown-exec: hide",
            )
            return "\n".join([f'{header} html="1"', text, *hidden, "```"])

        page = _plain(number, count, code, _markdown_link)
        write(folder / f"docs/{topic_of(number)}/measure-{number}.md", page)
    for topic in TOPICS:
        items = [f"- [Measure {n}](measure-{n}.md)\n" for n in _numbers(topic, count)]
        write(folder / f"docs/{topic}/index.md", f"# About {topic}\n\n" + "".join(items))
    write(folder / "docs/index.md", "# Home\n")
    write(folder / "mkdocs.yml", MARKDOWN_EXEC)
    return folder / f"docs/{topic_of(1)}/measure-1.md"


def write_jupyter_book(folder: Path, count: int) -> Path:
    """Write a Jupyter Book 1 that caches what it executes; return the file to change."""
    head = "---\nfile_format: mystnb\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n"
    for number in range(1, count + 1):
        page = _plain(
            number, count, lambda _, text: f"```{{code-cell}}\n{text}\n```", _markdown_link
        )
        write(folder / f"{topic_of(number)}/measure-{number}.md", head + page)
    chapters = ["format: jb-book\nroot: index\nchapters:\n"]
    for topic in TOPICS:
        write(folder / f"{topic}/index.md", f"# About {topic}\n")
        sections = [f"  - file: {topic}/measure-{n}\n" for n in _numbers(topic, count)]
        chapters += [f"- file: {topic}/index\n", "  sections:\n" if sections else "", *sections]
    write(folder / "index.md", "# Home\n")
    write(folder / "_toc.yml", "".join(chapters))
    write(folder / "_config.yml", JUPYTER_BOOK)
    return folder / f"{topic_of(1)}/measure-1.md"


def write_sphinx_gallery(folder: Path, count: int) -> Path:
    """Write a Sphinx project whose pages are a gallery's scripts; return the file to change."""

    def link(text: str, number: int) -> str:
        return f":doc:`{text} </lessons/{topic_of(number)}/plot_measure_{number}>`"

    for number in range(1, count + 1):
        page = _plain(number, count, lambda _, text: f"\0{text}\0", link)
        start, *parts = page.split("\0")
        blocks = [f'r"""\n{_rst(start)}"""\n']
        for i, part in enumerate(parts):
            prose = "".join(f"# {line}".rstrip() + "\n" for line in _rst(part).split("\n"))
            blocks.append(f"\n# %%\n{prose}" if i % 2 else f"\n{part}\n")
        write(folder / f"source/{topic_of(number)}/plot_measure_{number}.py", "".join(blocks))
    for name in ("", *(f"{topic}/" for topic in TOPICS)):
        title = f"About {name or 'all'}"
        write(folder / f"source/{name}GALLERY_HEADER.rst", f"{title}\n{'=' * len(title)}\n")
    write(folder / "index.rst", "Home\n====\n\n.. toctree::\n\n   lessons/index\n")
    write(folder / "conf.py", SPHINX_GALLERY)
    return folder / f"source/{topic_of(1)}/plot_measure_1.py"


def _markdown_link(text: str, number: int) -> str:
    return f"[{text}](../{topic_of(number)}/measure-{number}.md)"


def _rst(markdown: str) -> str:
    """Return the Markdown of a lesson as reStructuredText."""
    text = re.sub(r"(?<!`)`([^`\n]+)`(?!`| <|_)", _literal, markdown)
    text = re.sub(r"\$\$\n(.*?)\n\$\$", r".. math::\n\n   \1", text, flags=re.S)
    text = MATH.sub(r":math:`\1`", text)
    text = re.sub(r"^# (.+)$", lambda m: f"{m[1]}\n{'=' * len(m[1])}", text, flags=re.M)
    text = re.sub(r"^## (.+)$", lambda m: f"{m[1]}\n{'-' * len(m[1])}", text, flags=re.M)
    return re.sub(r"(?:^\|.*\n)+", _list_table, text, flags=re.M)


def _literal(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    return match[0] if before.endswith(":doc:") else f"``{match[1]}``"


def _list_table(match: re.Match[str]) -> str:
    rows = [row.strip("|").split("|") for row in match[0].strip().split("\n")]
    lines = [
        f"   {'*' if i == 0 else ' '} - {cell.strip()}\n"
        for row in (rows[0], *rows[2:])
        for i, cell in enumerate(row)
    ]
    return ".. list-table::\n   :header-rows: 1\n\n" + "".join(lines)


MARKDOWN_EXEC = """\
site_name: Benchmark
site_url: http://127.0.0.1:8000/
strict: true
theme:
  name: material
  font: false
  features: [content.code.copy, navigation.instant, navigation.prune, navigation.tabs]
plugins: [search, markdown-exec]
extra_javascript: [assets/mathjax.js]
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - toc: {permalink: "#"}
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.arithmatex: {generic: true}
"""
JUPYTER_BOOK = """\
title: Benchmark
execute: {execute_notebooks: cache, allow_errors: false}
only_build_toc_files: true
"""
SPHINX_GALLERY = """\
project = "Benchmark"
extensions = ["sphinx_gallery.gen_gallery", "sphinx.ext.mathjax"]
exclude_patterns = ["source"]
sphinx_gallery_conf = {
    "examples_dirs": "source",
    "gallery_dirs": "lessons",
    "parallel": 2,
    "show_memory": False,
}
"""
WRITERS: dict[str, Callable[[Path, int], Path]] = {
    "ours": write_ours,
    "plain": write_plain,
    "markdown-exec": write_markdown_exec,
    "sphinx-gallery": write_sphinx_gallery,
    "jupyter-book": write_jupyter_book,
}


def change(file: Path) -> None:
    """Change what the first lesson prints."""
    text = file.read_text("utf-8")
    old, new = CHANGED if CHANGED[0] in text else CHANGED[::-1]
    file.write_text(text.replace(old, new), encoding="utf-8")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int, help="how many lessons")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--for", dest="builder", choices=WRITERS, default="ours")
    options = parser.parse_args()
    WRITERS[options.builder](options.folder, options.count)


if __name__ == "__main__":
    main()
