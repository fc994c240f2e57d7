"""The process that builds: MkDocs, and before it the example runner, which starts meanwhile.

`python -m builder.site.process build --strict` is `mkdocs build --strict`, run at the root.
"""

import runpy
from pathlib import Path

from builder.site import state

if __name__ == "__main__":
    state.open_runner(Path.cwd())
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
