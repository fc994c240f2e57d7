"""A page's example with the data it reads, as a zip file to run elsewhere."""

from pathlib import Path

from builder.pages.notebook_pages import DATA, zipped

DESCRIPTION = "data/README.md"


def example_zip(root: Path, snippet: str, url: str) -> dict[str, bytes]:
    """Return an example and its data in a folder, as a zip file by its address.

    An example that reads no data needs no folder: there is nothing to return.

    Args:
        root: Project root.
        snippet: Path of the example below `snippets/`.
        url: Address of its page.
    """
    path = root / "snippets" / snippet
    names = sorted(set(DATA.findall(path.read_text(encoding="utf-8"))))
    data = {name: root / "snippets" / name for name in names if name.endswith(".csv")}
    found = {name: file.read_bytes() for name, file in data.items() if file.is_file()}
    if not found:
        return {}
    name = url.rstrip("/").rpartition("/")[2]
    described = {DESCRIPTION: (root / "snippets" / DESCRIPTION).read_bytes()}
    files = {path.name: path.read_bytes()} | found | described
    return {f"{url}{name}.zip": zipped(files, name)}
