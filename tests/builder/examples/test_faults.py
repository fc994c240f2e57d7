import pytest
from made_snippets import section

# Code of a section (its first line is line 2 of the file), and rule, line and message to expect.
FAULTS = {
    "exception": ("x = 1\n1 / 0", "snippet-exception", 3, "ZeroDivisionError: division by zero"),
    "exception in a function": (
        "def f():\n    raise ValueError('no')\nx = 1\nf()",
        "snippet-exception",
        3,
        "ValueError: no",
    ),
    "exception in a library": (
        "import numpy as np\nnp.linalg.inv(np.zeros((2, 2)))",
        "snippet-exception",
        3,
        "LinAlgError: Singular matrix",
    ),
    "syntax": ("x = 1\ny = (", "snippet-syntax", 3, "'(' was never closed"),
    "syntax found late": ("print(1)\nreturn 3", "snippet-syntax", 3, "'return' outside function"),
    "tabs": ("if 1:\n        x = 1\n\ty = 2", "snippet-syntax", 4, "tabs"),
    "null byte": ("x = '\0'", "snippet-syntax", None, "null bytes"),
    "sys.exit": ("import sys\nsys.exit(0)", "snippet-exit", 3, "sys.exit"),
    "exit": ("exit()", "snippet-exit", 2, "exit()"),
    "exit hidden": (
        "try:\n    exit()\nexcept Exception:\n    pass",
        "snippet-exit",
        3,
        "sys.exit",
    ),
    "os._exit": ("import os\nos._exit(0)", "snippet-exit", None, "os._exit or a crash, status 0"),
    "crash": ("import ctypes\nctypes.string_at(0)", "snippet-crash", 3, "SIGSEGV"),
    "warning": (
        "import warnings\nwarnings.warn('careful')",
        "snippet-warning",
        3,
        "UserWarning: careful",
    ),
    "warning of numpy": (
        "import numpy as np\ndef f(x):\n    return np.log(x)\nf(np.array([-1.0]))",
        "snippet-warning",
        4,
        "RuntimeWarning: invalid value encountered in log",
    ),
    "warning in a library": (
        "import numpy as np\nx = 1\nnp.mean([])\n",
        "snippet-warning",
        4,
        "RuntimeWarning: Mean of empty slice",
    ),
    "warning of the compiler": ("x = 1\nx is 2", "snippet-warning", 3, "SyntaxWarning"),
    "deprecation": (
        "import warnings\nwarnings.warn('old', DeprecationWarning)",
        "snippet-warning",
        3,
        "DeprecationWarning: old",
    ),
    "output": ("x = 'x' * 1000\nfor _ in range(100):\n    print(x)", "snippet-output", 4, "64 KiB"),
    "output in one go": ("print('x' * 10_000_000)", "snippet-output", 2, "64 KiB"),
    "output in disguise": (
        "try:\n    while True:\n        print('x')\nexcept BaseException:\n    raise ValueError",
        "snippet-output",
        6,
        "64 KiB",
    ),
    "output past print": ("import os\nos.write(1, b'x' * 70_000)", "snippet-output", 3, "64 KiB"),
    "endless output": ("while True:\n    print('x')", "snippet-output", 3, "64 KiB"),
    "endless output without print": (
        "import os\nwhile True:\n    os.write(1, b'x' * 1000)",
        "snippet-output",
        (3, 4),
        "64 KiB",
    ),
    "endless errors": (
        "import sys\nwhile True:\n    print('x' * 1000, file=sys.stderr)",
        "snippet-output",
        (3, 4),
        "64 KiB",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_one_problem_with_line_message_and_fix(lab, name):
    code, rule, line, message = FAULTS[name]
    lines = line if isinstance(line, tuple) else (line,)
    result = lab.run(section(code))
    (problem,) = result.problems
    assert problem.rule == rule
    assert problem.line in lines
    assert problem.file == result.file
    assert message in problem.message
    assert problem.fix


def test_a_warning_in_a_library_that_only_its_authors_can_act_on_is_no_fault(lab):
    code = """
import types
library = types.ModuleType("library")
source = "import warnings\\ndef f(): warnings.warn('old', DeprecationWarning)"
exec(compile(source, "/usr/lib/library.py", "exec"), library.__dict__)
library.f()
"""
    assert lab.run(section(code)).problems == []


def test_a_deprecation_in_a_module_beside_the_snippets_is_a_fault(lab):
    helper = lab.root / "snippets" / "helper_old.py"
    helper.write_text("def f(x):\n    import warnings\n    warnings.warn('old', FutureWarning)\n")
    (problem,) = lab.run(section("import helper_old\nhelper_old.f(1)")).problems
    assert (problem.rule, problem.line) == ("snippet-warning", 3)


def test_a_recorded_warning_is_no_fault(lab):
    code = """
import warnings
import numpy as np
with warnings.catch_warnings(record=True) as caught:
    np.log(np.array([-1.0]))
print(len(caught))
with np.errstate(invalid="ignore"):
    np.log(np.array([-1.0]))
"""
    assert lab.output(code) == "1\n"


def test_one_warning_in_a_loop_is_one_problem(lab):
    code = "import warnings\nfor _ in range(1000):\n    warnings.warn('careful')"
    assert len(lab.run(section(code)).problems) == 1


def test_a_traceback_shows_the_snippet_and_libraries_but_not_the_runner(lab):
    helper = lab.root / "snippets" / "helper_bad.py"
    helper.write_text("import numpy as np\ndef f():\n    np.zeros(2) + np.zeros(3)\n")
    result = lab.run(section("import helper_bad\n\n\nhelper_bad.f()"))
    (problem,) = result.problems
    assert problem.line == 5
    lines = [line.strip() for line in problem.details.splitlines()]
    assert [line for line in lines if line.startswith("File")] == [
        f'File "{result.file}", line 5, in <module>',
        'File "snippets/helper_bad.py", line 3, in f',
    ]
    assert "helper_bad.f()" in lines
    assert "/" not in problem.details.replace(result.file, "").replace("snippets/helper_bad", "")


def test_a_chain_of_exceptions_is_shown_without_the_runner(lab):
    code = (
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise ValueError('no') from error"
    )
    (problem,) = lab.run(section(code)).problems
    assert "ZeroDivisionError" in problem.details
    assert "direct cause" in problem.details
    assert "snippet_execution" not in problem.details
