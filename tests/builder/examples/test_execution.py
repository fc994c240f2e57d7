import math

from made_snippets import section

FIGURE = """
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([1, 2])
ax.set_title("A line")
fig.set_label("A line that rises from one to two, drawn for a test.")
plt.show()
"""


def test_sections_run_in_order_in_one_namespace_as_main(lab):
    result = lab.run(
        "start = 3\n"
        + section("print(start, __name__)", "first")
        + "start += 1\n"
        + section("def double():\n    return 2 * start", "define")
        + section("print(double())", "second")
    )
    assert result.problems == []
    assert {n: s.output for n, s in result.sections.items()} == {
        "first": "3 __main__\n",
        "define": "",
        "second": "8\n",
    }
    assert list(result.sections) == ["first", "define", "second"]


def test_output_of_every_origin_is_captured_in_order(lab):
    code = "import os, sys\nprint('one')\nsys.stdout.flush()\nos.write(1, b'two\\n')\nprint('π')"
    assert lab.output(code) == "one\ntwo\nπ\n"


def test_a_module_beside_the_snippets_is_imported_and_its_output_captured(lab):
    (lab.root / "snippets" / "helper_one.py").write_text("print('imported')\nvalue = 5\n")
    assert lab.output("import helper_one\nprint(helper_one.value)") == "imported\n5\n"


def test_an_edited_module_is_never_stale(lab):
    helper = lab.root / "snippets" / "helper_two.py"
    for value in "123":  # the same size, within one second
        helper.write_text(f"value = {value}\n")
        assert lab.output("import helper_two\nprint(helper_two.value)") == f"{value}\n"


def test_modules_of_the_build_are_out_of_reach(lab):
    code = "try:\n    import sections\nexcept ImportError:\n    print('none')"
    assert lab.output(code) == "none\n"


def test_data_is_read_from_the_snippets_folder(lab):
    (lab.root / "snippets" / "data").mkdir(exist_ok=True)
    (lab.root / "snippets" / "data" / "numbers.csv").write_text("1,2\n3,4\n")
    code = "import numpy as np\nprint(np.loadtxt('data/numbers.csv', delimiter=',').sum())"
    assert lab.output(code) == "10.0\n"


def test_a_temporary_folder_can_be_written_and_is_gone_afterwards(lab):
    code = """
import pathlib, shutil, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "a")
    path.write_text("x")
    path.rename(path.with_name("b"))
with tempfile.NamedTemporaryFile() as file:
    file.write(b"x")
kept = pathlib.Path(tempfile.mkdtemp())
(kept / "sub").mkdir()
shutil.rmtree(kept)
place = tempfile.mkdtemp()
"""
    result = lab.run(section(code))
    assert result.problems == []
    assert not lab.root.joinpath(result.values["place"]).exists()


def test_future_imports_and_decorators_and_docstrings_work_as_in_a_file(lab):
    code = '''"""The docstring."""
from __future__ import annotations, generator_stop
import functools

# --8<-- [start:example]
"""A text that is not the docstring."""
@functools.cache
def f(x: Undefined) -> int:
    return 1
print(f.__wrapped__.__annotations__, __doc__)
# --8<-- [end:example]
'''
    result = lab.run(code)
    assert result.problems == []
    output = result.sections["example"].output
    assert output == "{'x': 'Undefined', 'return': 'int'} The docstring.\n"


def test_dataclasses_pickle_and_source_work_as_in_a_file(lab):
    code = """
import inspect, pickle
from dataclasses import dataclass
@dataclass
class Point:
    x: int
print(pickle.loads(pickle.dumps(Point(2))), inspect.getsource(Point).count("x: int"))
"""
    assert lab.output(code) == "Point(x=2) 1\n"


def test_a_figure_is_saved_with_title_description_and_an_id_of_its_own(lab):
    lab.write(section(FIGURE + FIGURE, "plot_both"), "two_lines.py")
    (result,) = lab.runner.run_snippets(["snippets/topic/two_lines.py"]).values()
    assert result.problems == []
    first, second = result.sections["plot_both"].figures
    assert first.title == "A line"
    assert first.description == "A line that rises from one to two, drawn for a test."
    assert first.svg.startswith("<svg")
    assert "plot-both-1-title" in first.svg
    assert "plot-both-2-title" in second.svg


def test_figures_do_not_leak_into_the_next_section(lab):
    result = lab.run(section(FIGURE, "plot") + section("print(plt.get_fignums())", "next"))
    assert result.sections["next"].output == "[]\n"
    assert result.sections["next"].figures == []


def test_values_are_exact_scalars_under_public_names(lab):
    code = """
import numpy as np
whole, tenth, yes, word = 2**70, 0.1 + 0.2, True, "text"
big, nothing, small = np.float32(0.1), np.inf - np.inf, np.array(7)
least, true = -np.inf, np.bool_(True)
_hidden, array, long, huge = 1, np.zeros(2), "x" * 201, 10**5000
longest, largest, too_large = "x" * 200, 10**200 - 1, -(10**200)
"""
    values = lab.run(section(code)).values
    assert math.isnan(values.pop("nothing"))
    assert values == {
        "whole": 2**70,
        "tenth": 0.1 + 0.2,
        "yes": True,
        "word": "text",
        "big": 0.10000000149011612,
        "small": 7,
        "least": -math.inf,
        "true": True,
        "longest": "x" * 200,
        "largest": 10**200 - 1,
    }
    assert [type(values[name]) for name in ("whole", "yes", "true")] == [int, bool, bool]


def test_random_numbers_without_seed_differ_from_child_to_child(lab):
    code = "import random\nimport numpy as np\na, b = random.random(), np.random.rand()"
    first, second = (lab.run(section(code)).values for _ in range(2))
    assert first["a"] != second["a"]
    assert first["b"] != second["b"]


def test_the_surroundings_are_the_same_everywhere(lab):
    code = """
import os, sys
names = ["TZ", "LC_ALL", "MPLBACKEND", "PYTHONHASHSEED", "SOURCE_DATE_EPOCH", "OMP_NUM_THREADS"]
print([os.environ[name] for name in names], sys.stdin.read(), sys.argv, __file__)
print("PYTHONPATH" in os.environ, os.path.basename(os.getcwd()))
"""
    lab.write(section(code), "around.py")
    (result,) = lab.runner.run_snippets(["snippets/topic/around.py"]).values()
    assert result.sections["example"].output == (
        "['UTC', 'C.UTF-8', 'Agg', '0', '0', '1']  ['topic/around.py'] topic/around.py\n"
        "False snippets\n"
    )


def test_a_statement_across_a_mark_is_a_fault(lab):
    result = lab.run("# --8<-- [start:a]\nx = [\n# --8<-- [end:a]\n]\n")
    (problem,) = result.problems
    assert (problem.rule, problem.line) == ("section-whole-statements", 2)
    assert "inside this statement" in problem.message
    assert "in front of the statement or behind it" in problem.fix


def test_a_mark_between_a_decorator_and_its_function_is_a_fault(lab):
    result = lab.run("import functools\n" + section("@functools.cache") + "def f():\n    pass\n")
    assert [(p.rule, p.line) for p in result.problems] == [("section-whole-statements", 3)]


def test_printing_outside_a_section_is_a_fault_in_its_line(lab):
    (problem,) = lab.run(section("x = 1") + "\nprint(x)\n").problems
    assert (problem.rule, problem.line) == ("output-outside-section", 5)
    assert "prints outside any section" in problem.message
    assert "Move it into one" in problem.fix


def test_drawing_outside_a_section_is_a_fault_in_its_line(lab):
    text = "import matplotlib.pyplot as plt\nfig = plt.figure()\n"
    (problem,) = lab.run(text).problems
    assert (problem.rule, problem.line) == ("figure-outside-section", 2)
    assert "draws a figure outside any section" in problem.message
    assert "Move it into a section" in problem.fix


def test_a_figure_without_description_is_a_fault_where_it_was_made(lab):
    code = "import matplotlib.pyplot as plt\nx = 1\nfig, ax = plt.subplots()\nax.set_title('A')"
    (problem,) = lab.run(section(code)).problems
    assert (problem.rule, problem.line) == ("figure-description", 4)
    assert "set_label" in problem.fix


def test_a_figure_that_cannot_be_drawn_is_a_fault_where_it_was_made(lab):
    code = FIGURE.replace("A line", "$\\\\nocommand{$")
    (problem,) = lab.run(section(code)).problems
    assert (problem.rule, problem.line) == ("snippet-exception", 4)
    assert "nocommand" in problem.message


def test_writing_to_standard_error_is_a_fault_with_what_was_said(lab):
    (problem,) = lab.run(section("import os\nos.write(2, b'careful')\nx = 1")).problems
    assert (problem.rule, problem.line) == ("snippet-stderr", 3)
    assert "writes to standard error" in problem.message
    assert "Print what belongs on the page" in problem.fix
    assert "careful" in problem.details


def test_64_kib_may_be_printed_in_full(lab):
    assert len(lab.output("print('x' * (2**16 - 1))")) == 2**16


def test_after_a_fault_the_sections_before_it_are_still_there(lab):
    figure = FIGURE.partition("ax.set_title")[0]
    result = lab.run(section("print(1)", "one") + section(figure + "1 / 0", "two"))
    (problem,) = result.problems
    assert problem.rule == "snippet-exception"
    assert result.sections["one"].output == "1\n"
    assert result.sections["two"].figures == []


def test_no_figure_depends_on_the_fonts_of_the_machine(lab):
    code = """
from pathlib import Path
from matplotlib.font_manager import findfont, fontManager
folders = {"/".join(Path(font.fname).parts[-3:-1]) for font in fontManager.ttflist}
print(sorted(folders), Path(findfont("Instrument Sans")).name)
"""
    assert lab.output(code) == "['examples/fonts', 'fonts/ttf'] InstrumentSans-Regular.ttf\n"
