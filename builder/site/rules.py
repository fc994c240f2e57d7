"""Every rule that a check enforces, and the table of them at the end of the style guide.

`python -m builder rules --write` brings the table up to date.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

STYLE_GUIDE = "docs/contribute/style.md"
HEADING = "## All rules\n"
REPORTERS = ("Problem", "report", "fault", "stop")  # functions that take the name of a rule


@dataclass(frozen=True)
class Rule:
    """A rule: its name, the sentence that states it, and the module that checks it."""

    name: str
    sentence: str
    module: str


def read_rules(folder: Path) -> list[Rule]:
    """Return the rules in the `RULES` of all modules in a folder and below, by name.

    The modules are read, not imported, so that nothing they need has to be installed.
    """
    rules = []
    for path in sorted(folder.rglob("*.py")):
        module = path.relative_to(folder).as_posix()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "RULES":
                found = ast.literal_eval(node.value)
                rules += [Rule(name, text, module) for name, text in found.items()]
    return sorted(rules, key=lambda rule: rule.name)


def reported_rules(folder: Path) -> dict[str, str]:
    """Return the names of rules that the modules report, each with a place that does."""
    reported = {}
    for path in sorted(folder.rglob("*.py")):
        module = path.relative_to(folder).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 3:
                continue
            function = ast.unparse(node.func).split(".")[-1].lstrip("_")
            if function in REPORTERS:
                # Problem(file, line, rule, message, fix, …), but report(line, rule, message, fix)
                rule = node.args[2 if function == "Problem" else -3]
                if isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                    reported.setdefault(rule.value, f"{module}:{node.lineno}")
    return reported


def rules_table(rules: list[Rule]) -> str:
    """Return the rules as a Markdown table."""
    rows = [f"| `{rule.name}` | {rule.sentence.replace('|', chr(92) + '|')} |" for rule in rules]
    return "\n".join(["| Rule | What it says |", "|---|---|", *rows, ""])


def with_table(guide: str, rules: list[Rule]) -> str:
    """Return the style guide with the table of `rules` below its last heading."""
    start = guide.index(HEADING) + len(HEADING)
    introduction, _, _ = guide[start:].partition("\n| Rule ")
    return f"{guide[:start]}{introduction}\n{rules_table(rules)}"


def main(arguments: list[str], root: Path) -> int:
    """Write the table with `--write`; else say whether it is up to date."""
    guide = root / STYLE_GUIDE
    old = guide.read_text(encoding="utf-8")
    new = with_table(old, read_rules(root / "builder"))
    if arguments == ["--write"]:
        guide.write_text(new, encoding="utf-8")
    elif new != old:
        print(f"{STYLE_GUIDE} is out of date: python -m builder rules --write")
        return 1
    return 0
