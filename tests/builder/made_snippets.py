"""A project that holds nothing but snippets, and a runner for it."""

from pathlib import Path

from builder.examples.results import SnippetResult
from builder.examples.runner import SnippetRunner


def section(code: str, name: str = "example") -> str:
    """Return code as a section of a snippet; its first line is line 2."""
    return f"# --8<-- [start:{name}]\n{code}\n# --8<-- [end:{name}]\n"


class Lab:
    """Writes snippets, each under a new name, and runs them."""

    def __init__(self, root: Path, **options: object) -> None:
        """Set up an empty project."""
        self.root = root
        self.runner = SnippetRunner(root, **{"cache": None, **options})
        self._count = 0
        (root / "snippets" / "topic").mkdir(parents=True, exist_ok=True)

    def write(self, text: str, name: str = "") -> Path:
        """Write a snippet and return its path."""
        self._count += 1
        path = self.root / "snippets" / "topic" / (name or f"snippet_{self._count}.py")
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, text: str) -> SnippetResult:
        """Run a new snippet."""
        path = self.write(text)
        (result,) = self.runner.run_snippets([path]).values()
        return result

    def output(self, code: str) -> str:
        """Return what code prints that has no fault."""
        result = self.run(section(code))
        assert result.problems == []
        return result.sections["example"].output
