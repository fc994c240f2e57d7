"""A small project that uses most of what lessons and data can hold, and changes to a project."""

import os
import re
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from random import Random

import generate
import made_exercise

from builder.text.vocabulary import ROLE_PAGES

LONG_AGO = 10**9  # seconds since 1970: when some changed files say that they were written
BESIDE = {  # pages of the small project: all kinds of generated parts
    "contribute/add-a-lesson.md": "## How",
    "exercises.md": "<!-- exercise-list -->",
    "progress.md": "## Yours",
    **{f"reference/{topic}.md": "<!-- details -->" for topic in generate.TOPICS[:6]},
    "reference/symbols.md": "<!-- symbol-index -->\n\n<!-- symbols -->",
    "resources.md": "## Free {#free-route}",
    "start/how-long.md": "<!-- hours -->\n\n<!-- stages -->",
    **{
        f"{url.rstrip('/')}.md": "<!-- role-facts -->\n\n## Minimum {#minimum}\n\n"
        "<!-- role-minimum -->\n\n## Path {#path}\n\n<!-- path-map -->\n\n<!-- role-stages -->\n\n"
        "## Ready {#ready}\n\n<!-- role-ready -->"
        for url in ROLE_PAGES.values()
    },
}
STAGES = """\
- id: first
  title: Measures of one sample
  can: measure the errors of a forecast.
  goals: [measure-2, measure-3]
  gathers: [linear-algebra, calculus]
- id: second
  title: Everything else
  can: choose between measures.
  goals: [measure-5]
  gathers:
    - foundations
    - probability
    - statistics
    - optimization
    - evaluation
    - information-theory
    - neural-networks
"""
PLANNED = """\
- id: planned-idea
  topic: linear-algebra
  title: Planned idea
  summary: "An idea whose lesson is still to be written: it has an entry instead."
  why: Someone will need it.
  needs: [measure-1]
  roles: {engineer: use, data-scientist: use, deep-learning: recognize, research: derive}
  minimum: [engineer]
  judged: [research]
  seeds: [1, 3]
  format: lesson
  minutes: 25
  aliases: [idea one, idea two, idea three, idea four]
"""
SYMBOLS = """\
- id: alpha
  look: 'α'
  tex: '\\alpha'
  name: alpha
  say: 'AL-fuh'
  group: greek
  aliases: [greek a, fish symbol, small letter alpha]
  means:
    measure-1: 'how much the shift counts'
- id: bold-x
  look: 'x'
  tex: '\\mathbf{x}'
  name: bold x
  say: 'bold EX'
  group: marks
  aliases: [vector x, x in bold, thick x]
  means:
    measure-1: 'the errors'
"""
DATA = """\
# Data

## vans.csv

- **Source:** made up.
- **License:** CC0 1.0.

| Column | Unit | Meaning |
|---|---|---|
| `minutes` | minutes | how late a van came |
"""
READS = 'late = np.loadtxt("data/vans.csv", skiprows=1)\nprint(f"late {late.sum():.0f} minutes")\n'


def small_project(root: Path, lessons: int = 5) -> None:
    """Write a project of a few lessons that uses most of what lessons and data can hold."""
    generate.write_ours(root, lessons)
    for name, body in BESIDE.items():
        title = name.removesuffix(".md").title()
        page = f"---\ntitle: {title}\ndescription: A page.\n---\n\n# {title}\n\n{body}\n"
        generate.write(root / "docs" / name, page)
    for name, text in {"stages": STAGES, "planned": PLANNED, "symbols": SYMBOLS}.items():
        generate.write(root / f"docs/_data/{name}.yml", text)
    generate.write(root / "snippets/data/README.md", DATA)
    generate.write(root / "snippets/data/vans.csv", "minutes\n3\n14\n15\n")
    _edit(root / "snippets/calculus/measure_2.py", "(?=# --8<-- .end:sample)", READS)
    for topic, number in (("linear-algebra", 1), ("probability", 3)):
        name = f"{topic.replace('-', '_')}/{{}}measure_{number}_ex1.py".format
        generate.write(root / "snippets" / name(""), made_exercise.EXERCISE)
        generate.write(root / "tests" / name("test_"), made_exercise.TESTS)
        page = root / f"docs/{topic}/measure-{number}.md"
        _edit(page, r"(?=\*\*Next:\*\*)", "```exercise 1\n```\n\n")
    names = re.findall(r"(?m)^ +- (?:[^:\n]+: )?(\S+\.md)$", (root / "mkdocs.yml").read_text())
    missing = [f"\n      - {name}" for name in BESIDE if name not in names]
    _edit(root / "mkdocs.yml", r"(?<=- Home: index\.md)", f"\n  - Made:{''.join(missing)}")


def _edit(path: Path, pattern: str, new: str, random: Random | None = None) -> None:
    """Replace one match of a pattern, the first or a random one; raise LookupError without any."""
    text = path.read_text("utf-8")
    found = list(re.finditer(pattern, text, re.M))
    if not found:
        raise LookupError(pattern)
    match = random.choice(found) if random else found[0]
    changed = text[: match.start()] + match.expand(new) + text[match.end() :]
    path.write_text(changed, encoding="utf-8")


# What a writer does: files, a pattern of which one match is replaced, and what by; @ is a new word.
EDITS = {
    "sentence": ("docs/**/*.md", "^(?!You will)(?=[A-Z][a-z]+ )", "Changed to @.\n"),
    "heading": ("docs/**/*.md", "^## (?!The |By |In |Where |On |Check )", r"\g<0>@ "),
    "summary": ("docs/*/*.md", '^(summary|description|why): "?', r"\g<0>@ "),
    "minutes": ("docs/*/*.md", r"^(minutes: \d)\d", r"\g<1>0"),
    "level": ("docs/*/*.md", "(engineer|research): (use|derive|skip)", r"\g<1>: recognize"),
    "fewer needs": ("docs/*/*.md", r"^needs: \[[\w-]+, ", "needs: ["),
    "alias": ("docs/*/*.md", r"^aliases: \[", r"\g<0>thing @, "),
    "quiz": ("docs/*/*.md", r"(?<=^- \[[ x]\] )", "@ "),
    "planned": ("docs/_data/planned.yml", '^  (title|summary|why): "?', r"\g<0>@ "),
    "data": ("docs/_data/*.yml", "^ +(can|task|name|title|summary|best_for): [\"']?", r"\g<0>@ "),
    "goals": ("docs/_data/stages.yml", r"^  goals: \[[\w-]+, ", "  goals: ["),
    "template": (
        "docs/_theme/**/*.html",
        r"<(div|p|span|section|li|ul|h2|a|aside|details|summary|td|article|header|footer)\b"
        r"[^<>{}]*>",
        r"\g<0>@",
    ),
    "icon": ("docs/_theme/.icons/jem/*.svg", "(?=</svg>)", "<!-- @ -->"),
    "style": ("docs/assets/css/*.css", r"\Z", "\n.@ { color: red; }\n"),
    "script": ("docs/assets/js/**/*.js", r"\Z", "\n// @\n"),
    "picture": ("docs/assets/**/*.svg", "(?=</svg>)", "<!-- @ -->"),
    "output": (
        "snippets/**/*.py",
        r"^(?=# --8<-- \[end:(?!starter|solution|wrong))",
        'print("@")\n',
    ),
    "digit": ("snippets/**/*.py", r"\b[2-9]\b", "4"),
    "data file": ("snippets/data/*.csv", r"\d$", "7"),
    "exercise": ("snippets/**/*_ex*.py", "^Hint: ", "Hint: @ "),
    "exercise's test": ("tests/**/test_*_ex*.py", r'\bf"(?=[\w{])', 'f"@ '),
    "lesson's test": ("tests/*/test_*.py", r"\Z", "# @\n"),
    "notebook": ("docs/projects/*.ipynb", '(?<=^    ")(?=[A-Z][a-z]+ )', "@ "),
    "nav": ("mkdocs.yml", r"^ +- (?!Home)[A-Z][^:\n]*(?=: [a-z])", r"\g<0> @"),
    "order": ("mkdocs.yml", r"(^      - .*\n)(^      - .*\n)", r"\2\1"),
    "setting": ("mkdocs.yml", "^(site_description|copyright): ", r"\g<0>@ "),
    "extension": ("mkdocs.yml", "permalink_title: ", r"\g<0>@ "),
    "feature": ("mkdocs.yml", r"^    - (toc\.follow|content\.code\.copy|navigation\.tabs).*\n", ""),
    "build": ("builder/[cplt]*/*.py", r'(?<=")[A-Z][a-z]+ (?=[a-z])', r"\g<0>@ "),
    "style of figures": ("builder/examples/lesson.mplstyle", r"\Z", "\nlines.linewidth: 3\n"),
}
FAULTS = {  # each has a message of ours or of the builder, and goes away when it is taken back
    "a broken link": ("docs/*/*.md", "^(?=[A-Z][a-z]+ )", "A [link](gone-@.md).\n"),
    "a failing snippet": ("snippets/**/*.py", r"^(?=# --8<-- \[end:(?!st|so|wr))", "1 / 0\n"),
    "a bad value": ("docs/*/*.md", r"^minutes: \d+", "minutes: @"),
    "bad YAML": ("docs/_data/*.yml", "^- id: ", "- id @: : "),
    "a template in pieces": ("docs/_theme/**/*.html", r"\Z", "{% if @ %}"),
    "unsafe HTML": ("docs/*/*.md", "^(?=[A-Z][a-z]+ )", '<b onclick="x">@</b>\n'),
}
PAGE = "---\ntitle: Page @\ndescription: It is new.\n---\n\n# Page @\n\nNew.\n\n<!-- progress -->\n"
ENVIRONMENTS = ({}, {"REPO": "someone/something"}, {"SOURCE_DATE_EPOCH": "86400"})


class Changes:
    """Changes the files below a folder at random; the same seed makes the same changes.

    Attributes:
        environment: What a build is told besides.
    """

    def __init__(self, root: Path, seed: int) -> None:
        """Begin with a seed."""
        self.root, self.random, self.environment = root, Random(seed), {}
        self._words = 0
        self._whole = {
            "new page": self._new_page,
            "page gone": self._page_gone,
            "page renamed": self._page_renamed,
            "lesson gone": self._lesson_gone,
            "template of our own": self._override,
            "picture comes or goes": self._picture,
            "touched": self._touch,
            "environment": self._environment,
        }

    def make(self, name: str) -> str:
        """Make a change by its name; return what changed.

        Raises:
            LookupError: The project has nothing of that kind.
        """
        self._words += 1
        word = f"word{self._words}"
        if name in self._whole:
            return f"{name}: {self._whole[name](word)}"
        files, pattern, new = (EDITS | FAULTS)[name]
        new = new.replace("@", word)
        found = sorted(path for path in self.root.glob(files) if _is_input(path))
        self.random.shuffle(found)
        for path in found:
            with suppress(LookupError):
                _edit(path, pattern, new, self.random)
                if self.random.random() < 0.3:
                    os.utime(path, (LONG_AGO, LONG_AGO + self._words))
                return f"{name}: {path.relative_to(self.root)} ({word})"
        raise LookupError(name)

    def some(self, without: Container[str] = ()) -> list[str]:
        """Make one to three changes, now and then faults; return what changed."""
        names = FAULTS if self.random.random() < 0.15 else [*EDITS, *self._whole]
        names = [name for name in names if name not in without]
        many, made = self.random.randint(1, 3), []
        while len(made) < many:
            with suppress(LookupError):
                made.append(self.make(self.random.choice(names)))
        return made

    def _new_page(self, word: str) -> str:
        page = f"start/made-{word}.md"
        generate.write(self.root / "docs" / page, PAGE.replace("@", word))
        _edit(self.root / "mkdocs.yml", "(?<=- Home: index.md\n)", f"  - {page}\n")
        return page

    def _page_gone(self, _word: str) -> str:
        page = self._a("docs/start/made-*.md")
        page.unlink()
        _edit(self.root / "mkdocs.yml", rf"^.*start/{page.name}\n", "")
        return page.name

    def _page_renamed(self, word: str) -> str:
        page = self._a("docs/start/made-*.md")
        page.rename(page.with_name(f"made-{word}.md"))
        _edit(self.root / "mkdocs.yml", f"start/{page.name}", f"start/made-{word}.md")
        return f"{page.name} is made-{word}.md"

    def _lesson_gone(self, _word: str) -> str:
        """Make a lesson a planned concept again."""
        test = self._a("tests/*/test_*.py", but="_ex|projects|skip|builder|site")
        folder, name = test.parent.name, test.stem.removeprefix("test_")
        page = self.root / f"docs/{folder.replace('_', '-')}/{name.replace('_', '-')}.md"
        if not page.is_file() or "\nneeds: " not in (text := page.read_text("utf-8")):
            raise LookupError(test)
        meta = text.split("---\n")[1].rstrip().replace("\n", "\n  ")
        with (self.root / "docs/_data/planned.yml").open("a") as planned:
            planned.write(f"\n- id: {page.stem}\n  topic: {page.parent.name}\n  {meta}\n")
        page.unlink()
        for file in [
            *self.root.glob(f"snippets/{folder}/{name}*.py"),
            *self.root.glob(f"tests/{folder}/test_{name}*.py"),
        ]:
            if re.fullmatch(rf"(test_)?{name}(_ex\d+)?", file.stem):
                file.unlink()
        return page.stem

    def _override(self, word: str) -> str:
        """Add a template that takes the place of one of the theme's, or take it away again."""
        import material

        name = "partials/toc-item.html"
        ours = self.root / "docs/_theme" / name
        if ours.exists():
            ours.unlink()
        else:
            text = (Path(material.__file__).parent / "templates" / name).read_text("utf-8")
            generate.write(ours, text.replace("<li ", f'<li data-made="{word}" ', 1))
        return name

    def _picture(self, word: str) -> str:
        path = self.root / "docs/assets/img/made.svg"
        if path.exists():
            path.unlink()
        else:
            generate.write(path, f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {word} --></svg>\n')
        return path.name

    def _touch(self, _word: str) -> str:
        path = self._a("docs/**/*.md")
        path.touch()
        return path.name

    def _environment(self, _word: str) -> str:
        self.environment = self.random.choice(ENVIRONMENTS)
        return str(self.environment)

    def _a(self, files: str, but: str = "^$") -> Path:
        found = [p for p in sorted(self.root.glob(files)) if not re.search(but, p.as_posix())]
        if not found:
            raise LookupError(files)
        return self.random.choice(found)


def _is_input(path: Path) -> bool:
    return path.is_file() and "vendor" not in path.parts and path.stem != "README"
