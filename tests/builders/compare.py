"""Build the site with MkDocs and with ProperDocs, and compare the articles: `make builders`.

The house can be moved only as long as another builder makes the same of what is composed. Needs
a few minutes, so `make test` leaves it out.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup

from builder.site.build import build_environment
from builder.site.process import BUILDERS

ROOT = Path(__file__).resolve().parents[2]


def articles(builder: str, folder: Path) -> dict[str, str]:
    """Build the site and return the article of each page, by address."""
    command = [sys.executable, "-m", "builder.site.process", "build", "--site-dir", str(folder)]
    environment = build_environment(ROOT) | {"BUILDER": builder}
    done = subprocess.run(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    pages = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.html")}
    return {name: str(BeautifulSoup(text, "html.parser").article) for name, text in pages.items()}


def main() -> int:
    """Compare, say what differs, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        ours, other = (articles(name, Path(folder, name)) for name in BUILDERS)
    differ = [name for name in sorted(ours | other) if ours.get(name) != other.get(name)]
    print(f"{len(ours) - len(differ)} of {len(ours)} articles are the same.")
    print("\n".join(f"{name} differs" for name in differ), end="\n" if differ else "")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
