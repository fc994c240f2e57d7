"""The Python half of Run and Check in a page; py-worker.js calls it, tests/site tests it.

All that it tells the page goes as lines of JSON through a device, so that no object of JavaScript
is within reach of the reader's code. That is a guard against mistakes, not a sandbox.
"""

import ast
import builtins
import functools
import io
import json
import os
import re
import sys
import time
import types
import warnings
from pathlib import Path
from typing import Any

HOME = "/home/pyodide"
FROM_JAVASCRIPT = ("js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core")
PACKAGES = {"numpy": "numpy", "matplotlib": "matplotlib", "mpl_toolkits": "matplotlib"}
READERS = ("exercise", "__main__")  # the modules of the reader's code
HEAVY = 300_000  # characters of SVG above which a figure is sent as pixels
NO_INPUT = "input() cannot wait for the keyboard here: assign the value to a variable instead."
NO_MODULE = "Pages have NumPy, Matplotlib and what comes with Python; run this on your computer."

Message = dict[str, Any]
_Import = tuple[set[str], str]
_main: dict[str, Any] = {}
_waiting: list[_Import] = []


def start(page: io.RawIOBase) -> None:
    """Make ready for the reader's code: nothing of JavaScript, no questions at the keyboard."""

    def no_input(*_: object) -> str:
        raise RuntimeError(NO_INPUT)

    def sleep(seconds: float, sleep: Any = time.sleep) -> None:
        sys.stdout.flush()
        page.write(b"\n")  # output that waits for more to come goes out now
        sleep(seconds)

    builtins.input = no_input
    time.sleep = sleep
    sys.dont_write_bytecode = True
    for finder in [finder for finder in sys.meta_path if "JsFinder" in repr(finder)]:
        finder.jsproxies = {}  # else the garbage collector's list of objects still leads there
        sys.meta_path.remove(finder)
    sys.meta_path.insert(0, _NoJavaScript)
    for name in list(sys.modules):
        if name.partition(".")[0] in FROM_JAVASCRIPT:
            del sys.modules[name]
    os.chdir(HOME)
    surroundings.remember()


class _NoJavaScript:
    """Keeps the ways to JavaScript from being imported again."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name.partition(".")[0] in FROM_JAVASCRIPT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def packages_for(job: str) -> str:
    """Return the names of the packages that a job imports, as far as pages have them."""
    asked = json.loads(job)
    codes = [asked.get("code", ""), asked.get("tests", "")]
    waiting = [] if asked.get("fresh") else _waiting
    for part in asked.get("parts", []):
        due, waiting = _due(part, waiting)
        codes += [*due, part["code"]]
    found = set()
    for code in codes:
        try:
            nodes = list(ast.walk(ast.parse(code)))
        except (SyntaxError, ValueError):  # it will be told when the code runs
            found |= {package for name, package in PACKAGES.items() if name in code}
            continue
        for node in nodes:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            found |= {PACKAGES.get(name.partition(".")[0], "") for name in names} - {""}
    return " ".join(sorted(found))


def _due(part: Message, waiting: list[_Import]) -> tuple[list[str], list[_Import]]:
    """Return what runs before a part, and the imports that wait until code uses their names.

    Pages import Matplotlib at their top, but it takes seconds: only a figure is worth them.
    """
    due: list[str] = []
    imports = list(waiting)
    used = _names(part["code"])
    for node in ast.parse(part["before"]).body:
        code = ast.unparse(node)
        if isinstance(node, ast.Import | ast.ImportFrom):
            bound = {alias.asname or alias.name.partition(".")[0] for alias in node.names}
            imports.append((bound, code))
        else:
            due.append(code)
            used |= _names(code)
    now = [code for bound, code in imports if bound & used or "*" in bound]
    return [*now, *due], [one for one in imports if one[1] not in now]


def _names(code: str) -> set[str]:
    return set(re.findall(r"[^\W\d]\w*", code))


def prepare(*packages: str) -> None:
    """Make packages that have just been loaded behave as they do elsewhere."""
    if "numpy" in packages or "matplotlib" in packages:
        mend_numpy()
    if "matplotlib" in packages:
        import logging

        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # "building the font cache"
        from matplotlib import font_manager, pyplot, style

        pyplot.switch_backend("agg")
        pyplot.show = lambda *_, **__: None  # figures are shown when the section has run
        for file in ("InstrumentSans-Regular.ttf", "InstrumentSans-Bold.ttf"):
            font_manager.fontManager.addfont(f"{HOME}/.runtime/{file}")
        style.use(f"{HOME}/.runtime/lesson.mplstyle")
    if surroundings.known:  # else `start` goes on
        surroundings.remember()


def mend_numpy() -> None:
    """Raise LinAlgError where NumPy cannot notice in WebAssembly, which has no status flags."""
    import numpy as np

    def whole(*arrays: object) -> bool:
        return all(np.isfinite(np.asarray(a)).all() for a in arrays if a is not None)

    def mended(function: Any, message: str, of_finite: bool) -> Any:
        @functools.wraps(function)
        def checked(*args: Any, **options: Any) -> Any:
            result = function(*args, **options)
            parts = result if isinstance(result, tuple) else (result,)
            arrays = [part for part in parts if isinstance(part, np.ndarray)]
            failed = any(np.isnan(part).any() for part in arrays)
            if failed and (whole(*args[:2]) or not of_finite):
                raise np.linalg.LinAlgError(message)
            return result

        return checked

    inner = sys.modules[np.linalg.inv.__module__] if hasattr(np.linalg.inv, "__module__") else None
    for name, message, of_finite in (
        ("inv", "Singular matrix", True),
        ("solve", "Singular matrix", True),
        ("cholesky", "Matrix is not positive definite", True),
        ("svd", "SVD did not converge", False),
        ("eigh", "Eigenvalues did not converge", False),
        ("eigvalsh", "Eigenvalues did not converge", False),
    ):
        function = getattr(np.linalg, name)
        if hasattr(function, "__wrapped__") and getattr(function, "mended", False):
            return
        replacement = mended(function, message, of_finite)
        replacement.mended = True
        for module in (np.linalg, sys.modules.get("numpy.linalg._linalg"), inner):
            if module is not None and hasattr(module, name):
                setattr(module, name, replacement)


class Surroundings:
    """What the reader's code shares with all that runs later: modules and settings."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._modules: dict[str, dict[str, object]] = {}
        self._settings: dict[str, Any] = {}

    def remember(self) -> None:
        """Take what is there now for good: settings, and the functions of modules new to it."""
        for name, module in list(sys.modules.items()):
            if name not in self._modules and _is_library(name) and _has_names(module):
                self._modules[name] = _functions(vars(module))
        self._settings = self._read_settings() | self._settings

    @property
    def known(self) -> bool:
        """Say whether there is anything to compare with."""
        return bool(self._modules)

    def changed(self) -> str:
        """Return a function that was replaced or deleted since, or one of the reader's, or ""."""
        for name, module in list(sys.modules.items()):
            if not _is_library(name) or not _has_names(module):
                continue
            known = self._modules.get(name, {})
            now = _functions(vars(module))
            for path, function in known.items():
                if now.get(path) is not function:
                    return f"{name}.{path}"
            for path in now.keys() - known.keys():
                if getattr(now[path], "__module__", None) in READERS:
                    return f"{name}.{path}"
        return ""

    def restore(self) -> None:
        """Set settings as they were."""
        now = self._read_settings()
        kept = self._settings
        if now["folder"] != kept["folder"]:
            os.chdir(kept["folder"])
        if now["environment"] != kept["environment"]:
            os.environ.clear()
            os.environ.update(kept["environment"])
        if now["filters"] != kept["filters"]:
            warnings.filters[:] = kept["filters"]
        warnings.showwarning = kept["showwarning"]
        sys.path[:] = kept["path"]
        if decimal := sys.modules.get("decimal"):
            decimal.setcontext(decimal.Context())
        sys.setrecursionlimit(kept["recursion"])
        random = sys.modules.get("random")
        if random and "random" in kept:
            random.setstate(kept["random"])
        if (numpy := sys.modules.get("numpy")) and "print" in kept:
            numpy.set_printoptions(**kept["print"])
            numpy.seterr(**kept["errors"])
            numpy.random.set_state(kept["numpy"])

    @staticmethod
    def _read_settings() -> dict[str, Any]:
        settings = {
            "folder": Path.cwd(),
            "environment": dict(os.environ),
            "filters": list(warnings.filters),
            "showwarning": warnings.showwarning,
            "path": list(sys.path),
            "recursion": sys.getrecursionlimit(),
        }
        if random := sys.modules.get("random"):
            settings["random"] = random.getstate()
        if numpy := sys.modules.get("numpy"):
            settings["print"] = numpy.get_printoptions()
            settings["errors"] = numpy.geterr()
            settings["numpy"] = numpy.random.get_state()
        return settings


def _is_library(name: str) -> bool:
    """Say whether a module is one that the reader's code and the tests may both use."""
    top = name.partition(".")[0]
    return top in PACKAGES or top in sys.stdlib_module_names - {"__main__"}


def _has_names(module: object) -> bool:
    return isinstance(module, types.ModuleType)


def _functions(names: dict[str, object]) -> dict[str, object]:
    """Return a module's functions, classes with their methods, and constants such as pi."""
    found = {}
    for name, value in list(names.items()):
        if name.startswith("last_"):  # of sys: the last error, which may be the reader's
            continue
        if isinstance(value, float):  # pi
            found[name] = value
        elif callable(value):
            found[name] = value
            if isinstance(value, type) and value.__module__ == names.get("__name__"):
                methods = ((f"{name}.{key}", one) for key, one in list(vars(value).items()))
                found.update((path, one) for path, one in methods if callable(one))
    return found


surroundings = Surroundings()


def run(job: str, page: io.RawIOBase) -> bool:
    """Run sections in one namespace; tell the page what they draw and how they fail.

    Args:
        job: JSON with `fresh` (begin with an empty namespace) and `parts`, each with `name`,
            `before` (code outside sections), `code` and `show`.
        page: Where messages go.

    Returns:
        Whether all parts ran to their end. If Python itself has been changed, none does: the page
        is told that it is stale.
    """
    asked = json.loads(job)
    if asked["fresh"]:
        if not _starts_clean(page):
            return False
        _begin()
    for number, part in enumerate(asked["parts"]):
        _tell(page, "part", number=number, show=part["show"])
        due, _waiting[:] = _due(part, _waiting)
        fault = _execute("\n".join(due), f"<above {part['name']}>", {})
        fault = fault or _execute(part["code"], f"<{part['name']}>", _lines(asked["parts"]))
        sys.stdout.flush()
        sys.stderr.flush()
        for figure in _figures(draw=part["show"]):
            _tell(page, "figure", **figure)
        if fault:
            _tell(page, "error", number=number, **fault)
            return False
    return True


def check(job: str, page: io.RawIOBase) -> None:
    """Grade an answer with an exercise's own tests; tell the page the verdicts.

    If Python itself has been changed, the page is told that it is stale instead.

    Args:
        job: JSON with `code` (the answer), `name` and `tests` (name and text of the test file).
        page: Where messages go.
    """
    if not _starts_clean(page):
        return
    import pytest

    sys.path.insert(0, f"{HOME}/.runtime")
    from exercise_verdicts import OPTIONS, Verdicts

    asked = json.loads(job)
    folder = Path(HOME, ".tests")
    folder.mkdir(exist_ok=True)
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(str(folder)):
            del sys.modules[name]
    settings, test_file = folder / "pytest.ini", folder / asked["name"]
    settings.touch()
    test_file.write_text(asked["tests"], encoding="utf-8")
    # Not invalidate_caches(): that reads the list of Python's own zip again, which takes longer.
    sys.path_importer_cache.pop(str(folder), None)
    verdicts = Verdicts(asked["code"])
    pytest.main([*OPTIONS, "-c", str(settings), str(test_file)], plugins=[verdicts, _NoColors()])
    sys.stdout.flush()
    sys.stderr.flush()
    _figures(draw=False)
    _tell(page, "verdicts", tests=verdicts.tests)


def _starts_clean(page: io.RawIOBase) -> bool:
    """Undo what earlier code has set; tell the page if that code has changed more than settings."""
    surroundings.restore()
    changed = surroundings.changed()
    if changed:
        _tell(page, "stale", changed=changed)
    return not changed


class _NoColors:
    """Tells pytest 8, which runs without its terminal, how to color a comparison: not at all."""

    def pytest_configure(self, config: Any) -> None:
        from _pytest._io import TerminalWriter

        config.get_terminal_writer = lambda: TerminalWriter(io.StringIO())


def _begin() -> None:
    """Begin anew: an empty namespace, as a script has it, and no figures."""
    global _main
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    _main = module.__dict__
    _waiting.clear()
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def _execute(code: str, file: str, lines: dict[str, list[str]]) -> Message | None:
    """Run code in the namespace; return what stopped it, if anything did."""
    try:
        exec(compile(code, file, "exec", dont_inherit=True), _main)
    except BaseException as error:
        return describe_error(error, file, lines)
    return None


def describe_error(error: BaseException, file: str, lines: dict[str, list[str]]) -> Message:
    """Return the text of an error, and the line of `file` where it happened.

    Args:
        error: What was raised.
        file: The code that ran.
        lines: The reader's code: lines by file. Other code is left out of the text.
    """
    trace, places = error.__traceback__, []
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name in lines:
            places.append((name, trace.tb_lineno))
        trace = trace.tb_next
    message = f"{type(error).__name__}: {error}".removesuffix(": ")
    pointer = []
    if isinstance(error, SyntaxError) and error.filename in lines and error.lineno:
        places = [(error.filename, error.lineno)]
        message = f"{type(error).__name__}: {error.msg}"
        start = len(f"line {error.lineno}: ") + max((error.offset or 1) - 1, 0)
        indent = len(_line(lines, *places[0])) - len(_line(lines, *places[0]).lstrip())
        pointer = [" " * (start - indent) + "^"]
    if isinstance(error, ModuleNotFoundError):
        message += f"\n{NO_MODULE}"
    text = []
    for name, number in places:
        where = "" if name == file else f" of “{name.strip('<>')}”"
        text.append(f"line {number}{where}: {_line(lines, name, number).strip()}")
    own = [number for name, number in places if name == file]
    notes = getattr(error, "__notes__", [])
    return {
        "text": "\n".join([*_shortened(text), *pointer, message, *notes]),
        "line": own[-1] if own else None,
    }


def _shortened(places: list[str]) -> list[str]:
    """Return where an error happened; of a deep recursion only both ends."""
    return places if len(places) <= 8 else [*places[:4], "…", *places[-3:]]


def _line(lines: dict[str, list[str]], file: str, number: int) -> str:
    found = lines.get(file, [])
    return found[number - 1] if number <= len(found) else ""


def _lines(parts: list[Message]) -> dict[str, list[str]]:
    """Return the lines of the reader's code by file, and keep them for later runs."""
    _seen.update({f"<{part['name']}>": part["code"].split("\n") for part in parts})
    return _seen


_seen: dict[str, list[str]] = {}


def _figures(draw: bool) -> list[Message]:
    """Return the open figures, if they are to be drawn, and close them."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return []
    figures = [pyplot.figure(number) for number in pyplot.get_fignums()]
    drawn = [_drawn(figure) for figure in figures] if draw else []
    pyplot.close("all")
    return drawn


def _drawn(figure: Any) -> Message:
    """Return a figure as an image with its description."""
    titles = [figure.get_suptitle(), *(axes.get_title(loc="left") for axes in figure.axes)]
    described = str(figure.get_label()) or next(filter(None, titles), "")
    alt = " ".join(described.replace("$", "").split()) or "A figure without title or description."
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    if len(out.getvalue()) <= HEAVY:
        return {"svg": out.getvalue().decode(), "alt": alt}
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=200)
    import base64

    return {"png": base64.b64encode(out.getvalue()).decode(), "alt": alt}


def _tell(page: io.RawIOBase, kind: str, **message: Any) -> None:
    page.write(json.dumps({"kind": kind, **message}).encode() + b"\n")
