"""The floors of the build as a picture: from the check that holds them, in the packages' words."""

import ast
import tomllib
from pathlib import Path

from markupsafe import Markup

from builder.text.parts import part

SETTINGS = "pyproject.toml"


def floors(root: Path) -> Markup:
    """Return the floors, the highest first, each with its packages and what they are for.

    Args:
        root: Project root, with the contract of import-linter whose layers are the floors.
    """
    settings = tomllib.loads((root / SETTINGS).read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (c["layers"] for c in settings["contracts"] if c["type"] == "layers")
    packages = [[(name, _purpose(root, name)) for name in layer.split(" | ")] for layer in layers]
    return part("floors", floors=list(zip(range(len(layers), 0, -1), packages, strict=True)))


def _purpose(root: Path, package: str) -> str:
    """Return the first sentence of a package's docstring."""
    text = (root / "builder" / package / "__init__.py").read_text("utf-8")
    docstring = ast.get_docstring(ast.parse(text)) or ""
    return " ".join(docstring.partition("\n\n")[0].split())
