"""Which examples run in a page, and what runs before them."""

from builder.browser.runnable import data_files, read_runnables, run_slots

NOTE = "Run loads Python into this page: about 9 MB, once."

CODE = '''\
"""A lesson."""

import numpy as np

# --8<-- [start:first]
x = np.loadtxt("data/x.csv")
# --8<-- [end:first]

y = 2 * x  # not shown


# --8<-- [start:second]
print(y)
# --8<-- [end:second]
'''


def with_import(line: str) -> str:
    return CODE.replace("print(y)", f"{line}\nprint(y)")


def test_code_outside_sections_runs_with_the_section_that_follows():
    first, second = read_runnables(CODE, "a/b.py")
    assert (first.section.name, first.before) == ("first", "import numpy as np")
    assert (second.section.name, second.before) == ("second", "y = 2 * x  # not shown")
    assert first.needs == second.needs == ()


def test_code_of_a_page_runs_in_its_order_as_a_whole():
    pieces = [
        part for one in read_runnables(CODE, "a/b.py") for part in (one.before, one.section.code)
    ]
    assert [line for line in "\n".join(pieces).split("\n") if line] == [
        "import numpy as np",
        'x = np.loadtxt("data/x.csv")',
        "y = 2 * x  # not shown",
        "print(y)",
    ]


def test_an_import_that_pages_lack_stops_this_section_and_those_below_but_none_above():
    code = CODE.replace("np.loadtxt", "scipy.stats.norm; import scipy; np.loadtxt")
    assert [one.needs for one in read_runnables(code, "a/b.py")] == [("SciPy",), ("SciPy",)]
    code = with_import("from sklearn import metrics")
    assert [one.needs for one in read_runnables(code, "a/b.py")] == [(), ("scikit-learn",)]


def test_imports_inside_functions_count_and_those_of_python_itself_do_not():
    code = with_import("def f():\n    import torch.nn")
    assert read_runnables(code, "a/b.py")[1].needs == ("PyTorch",)
    assert read_runnables(with_import("import math, itertools"), "a/b.py")[1].needs == ()


def test_the_first_example_says_how_much_run_will_load():
    slots = run_slots(CODE, "a_b/c.py")
    assert slots["a-b-c-first-run"] == (
        '<div class="jem-run" data-section="first" data-before="import numpy as np">'
        f'<span class="jem-run__status">{NOTE}</span></div>'
    )
    assert NOTE not in slots["a-b-c-second-run"]


def test_code_in_an_attribute_is_escaped():
    code = CODE.replace("y = 2 * x", 'y = "<&>"')
    assert 'data-before="y = &#34;&lt;&amp;&gt;&#34;' in run_slots(code, "a/b.py")["a-b-second-run"]


def test_a_page_says_once_why_its_examples_do_not_run_there():
    slots = run_slots("import scipy\n" + CODE, "a/b.py")
    assert "needs SciPy" in slots["a-b-first-run"]
    assert slots["a-b-second-run"] == ""


def test_a_comment_takes_run_away_and_says_why():
    mark = "# --8<-- [start:first]"
    code = CODE.replace(mark, f"# Not in the browser: of the <memory>.\n{mark}")
    first, second = read_runnables(code, "a/b.py")
    assert (first.runs, second.runs) == (False, True)
    assert second.before == "import numpy as np\ny = 2 * x  # not shown"
    slots = run_slots(code, "a/b.py")
    assert "not in the browser: of the &lt;memory&gt;.</p>" in slots["a-b-first-run"]
    assert NOTE in slots["a-b-second-run"]


def test_a_file_that_is_no_python_has_no_examples():
    assert read_runnables("def f(", "a/b.py") == []
    assert run_slots("# --8<-- [start:open]\n", "a/b.py") == {}


def test_data_is_published_where_examples_look_for_it(tmp_path):
    (tmp_path / "snippets/data").mkdir(parents=True)
    (tmp_path / "snippets/data/x.csv").write_bytes(b"1\n")
    code = CODE + 'z = "data/none.csv"\n'
    assert data_files(tmp_path, code) == {"assets/data/x.csv": b"1\n"}
