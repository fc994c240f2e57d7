"""Say which examples of a page its readers can run there, and what runs before each of them.

An example runs in the page if it and all above it import only what comes with Python, NumPy and
Matplotlib. What stands outside the sections (imports, mostly) runs with the section that follows.
Where NumPy behaves differently in a browser, a comment above the section says so and takes its Run
away: `# Not in the browser: NumPy raises no FloatingPointError there.`
"""

import ast
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from builder.examples.sections import Section, read_sections
from builder.lessons.includes import slot_name
from builder.text.parts import part
from builder.text.problems import ProblemsFound

IN_PAGES = {"numpy", "matplotlib", "mpl_toolkits"} | sys.stdlib_module_names
NAMES = {"sklearn": "scikit-learn", "scipy": "SciPy", "torch": "PyTorch"}
DIFFERS = re.compile(r"# Not in the browser: (?P<reason>.+)")
DATA = re.compile(r"""["'](data/[\w./-]+)["']""")


@dataclass(frozen=True)
class Runnable:
    """An example and what it takes to run it.

    Attributes:
        section: The section.
        before: Code outside sections that must run before it, after the section above.
        needs: The packages, by their own names, for want of which it cannot run in a page.
        differs: Why it would behave differently in a page, if it would.
    """

    section: Section
    before: str
    needs: tuple[str, ...]
    differs: str

    @property
    def runs(self) -> bool:
        """Say whether readers can run it in the page."""
        return not self.needs and not self.differs


def read_runnables(code: str, file: str) -> list[Runnable]:
    """Return the examples of a snippet file in order; of one that cannot be read, none.

    Args:
        code: The whole file.
        file: Its path, for messages.
    """
    try:
        tree, sections = ast.parse(code), read_sections(code, file)
    except (SyntaxError, ValueError, ProblemsFound):  # the runner reports it
        return []
    lines = code.split("\n")
    found: list[Runnable] = []
    above, needs, before = 0, set(), []
    for section in sections:
        inside = [node for node in tree.body if above < node.lineno < section.end]
        needs |= {name for node in inside for name in _imported(node)} - IN_PAGES
        before += [
            "\n".join(lines[node.lineno - 1 : node.end_lineno])
            for node in inside
            if node.lineno < section.start and not _is_text(node)
        ]
        names = sorted(NAMES.get(name, name) for name in needs)
        differs = DIFFERS.fullmatch(lines[section.start - 2]) if section.start > 1 else None
        reason = differs["reason"] if differs else ""
        one = Runnable(section, "\n".join(before), tuple(names), reason)
        found.append(one)
        if one.runs:  # else what stands before it runs with the next one
            before = []
        above = section.end
    return found


def run_slots(code: str, snippet: str) -> dict[str, Markup]:
    """Return what follows the code of each example: where its Run goes, or why it has none.

    Args:
        code: The snippet file.
        snippet: Its path below `snippets/`.
    """
    slots: dict[str, Markup] = {}
    told = False
    first = True
    for one in read_runnables(code, snippet):
        if one.runs:
            place = part("run", section=one.section.name, before=one.before, first=first)
            first = False
        elif one.differs:
            place = part("run-elsewhere", differs=one.differs, needs=())
        else:
            place = Markup() if told else part("run-elsewhere", differs="", needs=one.needs)
            told = True
        slots[f"{slot_name(snippet, one.section.name)}-run"] = place
    return slots


def data_files(root: Path, code: str) -> dict[str, bytes]:
    """Return the data that examples read in the page, by the address where they look for it."""
    names: Iterable[str] = sorted(set(DATA.findall(code)))
    paths = {name: root / "snippets" / name for name in names}
    return {f"assets/{name}": path.read_bytes() for name, path in paths.items() if path.is_file()}


def _imported(node: ast.stmt) -> set[str]:
    """Return the modules that a statement imports, also inside of functions."""
    names: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in inner.names}
        elif isinstance(inner, ast.ImportFrom):
            names.add((inner.module or "").partition(".")[0])
    return names


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
