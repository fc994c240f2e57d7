"""The one way in: `python -m builder COMMAND`; without a command it lists them."""

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Each command: the module whose `main` does it, what it is told first, and what it does.
COMMANDS = {
    "serve": ("site.build", ["serve"], "show the site and reload it at every change"),
    "build": ("site.build", ["build"], "build the site into site/, if anything has changed"),
    "run": ("site.run", [], "run pages' code and grade their exercises: run topic/page"),
    "grade": ("site.run", ["--grade"], "only grade their exercises: grade topic/page"),
    "lesson": ("lessons.scaffold", [], "start a planned lesson: lesson ID"),
    "changed": ("site.changed", [], "name the lessons that a change can affect: changed main"),
    "notebook": ("notebooks.source", [], "bring notebooks into their stored form: notebook FILE"),
    "rules": ("site.rules", [], "compare the table of rules, or renew it: rules --write"),
    "python": ("browser.python", [], "fetch or check Python for the browser"),
    "vendor": ("browser.vendor", [], "fetch or check the vendored files"),
}


def main(arguments: list[str]) -> int:
    """Run a command; return its exit status.

    A command's module is imported when it is asked for: a build with nothing to do ends at once.
    """
    name, rest = (arguments or [""])[0], arguments[1:]
    if name not in COMMANDS:
        print("python -m builder COMMAND, where COMMAND is one of")
        print("\n".join(f"  {name:10}{text}" for name, (_, _, text) in COMMANDS.items()))
        return 0 if name in ("", "-h", "--help") else 2
    module, first, _ = COMMANDS[name]
    return importlib.import_module(f"builder.{module}").main([*first, *rest], ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
