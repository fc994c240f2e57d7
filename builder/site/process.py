"""The process that builds: MkDocs, and before it the example runner, which starts meanwhile.

`python -m builder.site.process build --strict` is `mkdocs build --strict`, run at the root. With
the variable BUILDER it is another program that reads mkdocs.yml and calls the same hooks.
"""

import importlib.util
import os
import runpy
import sys
import types
from pathlib import Path
from typing import Any

from builder.site import state

BUILDERS = ("mkdocs", "properdocs")


def wanted_builder(environment: dict[str, str]) -> str:
    """Return the name of the program that renders pages.

    Args:
        environment: Variables; BUILDER may name one of `BUILDERS`.

    Raises:
        SystemExit: It is none of them, or not installed; the message says how to go on.
    """
    name = environment.get("BUILDER") or BUILDERS[0]
    if name not in BUILDERS:
        sys.exit(f"There is no BUILDER `{name}`. Fix: use one of {', '.join(BUILDERS)}.")
    if importlib.util.find_spec(name) is None:
        sys.exit(f"The builder {name} is not installed. Fix: make build BUILDER={name}")
    return name


class ImportedWhenUsed(types.ModuleType):
    """Stands in for an installed module, which is imported when something in it is asked for."""

    def __init__(self, name: str) -> None:
        """Take the place of the module of this full name, and the place in its package."""
        super().__init__(name)
        sys.modules[name] = self
        package, _, short = name.rpartition(".")
        if package:
            setattr(importlib.import_module(package), short, self)

    def __getattr__(self, name: str) -> Any:
        """Import the module; from then on it stands where this one stood."""
        sys.modules.pop(self.__name__, None)
        return getattr(importlib.import_module(self.__name__), name)


if __name__ == "__main__":
    builder = wanted_builder(dict(os.environ))
    state.open_runner(Path.cwd())
    for seldom in ("jupytext", "mkdocs_jupyter.convert"):  # they take longer than all else
        ImportedWhenUsed(seldom)
    runpy.run_module(builder, run_name="__main__", alter_sys=True)
