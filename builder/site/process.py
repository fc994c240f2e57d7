"""The process that builds: MkDocs, and before it the example runner, which starts meanwhile.

`python -m builder.site.process build --strict` is `mkdocs build --strict`, run at the root. With
the variable BUILDER it is another program that reads mkdocs.yml and calls the same hooks.
"""

import importlib.util
import os
import runpy
import sys
from pathlib import Path

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


def import_when_used(name: str) -> None:
    """Let a module of an installed package be imported only when something in it is used.

    Args:
        name: Full name of a module whose package does not import it itself.
    """
    spec = importlib.util.find_spec(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    package, _, short = name.rpartition(".")
    setattr(sys.modules[package], short, module)


if __name__ == "__main__":
    builder = wanted_builder(dict(os.environ))
    state.open_runner(Path.cwd())
    import_when_used("mkdocs_jupyter.convert")  # takes longer than all else, and is seldom needed
    runpy.run_module(builder, run_name="__main__", alter_sys=True)
