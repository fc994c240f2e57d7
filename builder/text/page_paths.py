"""Addresses of pages."""


def page_url(file: str) -> str:
    """Return the address of a page below the site's root.

    `docs/a/b.md` gives `a/b/`, and `docs/a/index.md` gives `a/`.
    """
    path = file.removeprefix("docs/").removesuffix(".md").removesuffix(".ipynb")
    return path.removesuffix("index") if path.split("/")[-1] == "index" else f"{path}/"
