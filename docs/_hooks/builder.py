"""The process that builds: MkDocs, and before it the example runner, which starts meanwhile.

`python docs/_hooks/builder.py build --strict` is `mkdocs build --strict`, run at the root.
"""

import runpy
from pathlib import Path

import build_state

if __name__ == "__main__":
    build_state.open_runner(Path.cwd())
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
