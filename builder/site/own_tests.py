"""The build's own tests mirror it: `builder/a/b.py` has `tests/builder/a/test_b.py`; no orphans."""

from pathlib import Path

from builder.text.problems import Problem

RULES = {
    "module-without-test": "Every module in builder has its test file in tests/builder.",
    "test-without-module": "Every test file in tests/builder belongs to a module in builder.",
}
# Modules without a test file of their own, each with its reason.
UNTESTED = {
    "__main__": "tests/site/test_commands.py calls it",
    **dict.fromkeys(
        [
            "explorations/base_rate",
            "explorations/intervals",
            "explorations/learning_rate",
            "explorations/matrix",
            "explorations/plane",
            "explorations/projection",
            "explorations/threshold",
        ],
        "tests/site/test_explorations.py compares it with NumPy and with the browser",
    ),
    "site/mkdocs_hooks": "hands each MkDocs event to one function; tests/site builds with it",
    "examples/verdicts": "test_grading.py tests it, on real answers",
    "lessons/templates": "holds text only; test_scaffold.py checks what becomes of it",
    "examples/results": "holds data only",
    "examples/svg": "test_figures.py tests it, on figures that Matplotlib has drawn",
    "examples/tasks": "test_runner.py tests it, on real snippets",
    "examples/worker": "runs in processes of its own; test_pool.py tests it from outside",
    "text/vocabulary": "holds data only",
}


def check_own_tests(root: Path) -> list[Problem]:
    """Return every module of the build without its test file, and the other way round.

    Args:
        root: Project root.
    """
    modules = {_name(path, root / "builder") for path in (root / "builder").rglob("*.py")}
    modules = {name for name in modules if not name.endswith("__init__")}
    tests = root / "tests/builder"
    tested = {_name(path, tests).replace("test_", "", 1) for path in tests.rglob("test_*.py")}
    problems = []
    for name in sorted(modules - tested - UNTESTED.keys()):
        message, fix = "The module has no test file.", f"Write {_test_of(name)}."
        file = f"builder/{name}.py"
        problems.append(Problem(file, None, "module-without-test", message, fix))
    for name in sorted(tested & UNTESTED.keys()):
        message = f"`{name}` is listed as untested, but has this test file."
        fix = "Delete it from UNTESTED in builder/site/own_tests.py."
        problems.append(Problem(_test_of(name), None, "module-without-test", message, fix))
    for name in sorted(tested - modules):
        file, message = _test_of(name), f"There is no builder/{name}.py."
        fix = "Rename the test file after the module it tests, or delete it."
        problems.append(Problem(file, None, "test-without-module", message, fix))
    return problems


def _name(path: Path, top: Path) -> str:
    return path.relative_to(top).with_suffix("").as_posix()


def _test_of(name: str) -> str:
    folder, slash, module = name.rpartition("/")
    return f"tests/builder/{folder}{slash}test_{module}.py"
