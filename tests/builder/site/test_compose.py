"""Every kind of bad input, written into a copy of the finished lesson, as a contributor would."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.examples.runner import Limits, SnippetRunner
from builder.site.compose import read_site
from builder.site.consequences import causes
from builder.text.problems import Problem, in_order

ROOT = Path(__file__).parents[3]
PAGE = "docs/linear-algebra/cosine-similarity.md"
SNIPPET = "snippets/linear_algebra/cosine_similarity.py"
EXERCISE = "snippets/linear_algebra/cosine_similarity_ex1.py"
TESTS = "tests/linear_algebra/test_cosine_similarity.py"
FILES = [PAGE, SNIPPET, EXERCISE, TESTS, TESTS.replace(".py", "_ex1.py")]
DATA = ["docs/_data/planned.yml", "docs/_data/notes.yml"]
NOTEBOOK = "docs/projects/data-scientist-churn-model.ipynb"
CUSTOMERS = "snippets/data/web_shop_customers.csv"
DATA_README = "snippets/data/README.md"
PROJECT = [NOTEBOOK, "tests/projects/test_data_scientist_churn_model.py"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of one lesson, cosine similarity, and one notebook."""
    root = tmp_path_factory.mktemp("project")
    for file in FILES + DATA + PROJECT:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, root / file)
    # The receipts, for each note needs its own, and the data, which one README describes.
    for folder in ("docs/skip", "snippets/skip", "tests/skip", "snippets/data"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    planned = (root / DATA[0]).read_text()
    written = {p.stem for p in (ROOT / "docs").glob("*/*.md")} - {"cosine-similarity"}
    missing = [name for name in sorted(written) if f"- id: {name}\n" not in planned]
    (root / DATA[0]).write_text(planned + "".join(_stand_in(ROOT, name) for name in missing))
    return root


def _stand_in(root: Path, name: str) -> str:
    """Return a planned entry for a lesson that this project lacks."""
    for page in (root / "docs").glob(f"*/{name}.md"):
        text = page.read_text()
        if "\nneeds:" in text and name != "index":
            front = text.split("---\n")[1].replace("\n", "\n  ").rstrip()
            return f"\n- id: {name}\n  topic: {page.parent.name}\n  {front}\n"
    return ""


@pytest.fixture(scope="module")
def runner(project: Path) -> Iterator[SnippetRunner]:
    with SnippetRunner(project, cache=project / ".cache", limits=Limits(seconds=5)) as runner:
        yield runner


@pytest.fixture
def write(project: Path) -> Iterator:
    """Return a function that changes a file; the change is taken back after the test."""
    before: dict[Path, bytes | None] = {}

    def change(file: str, old: str, new: str) -> None:
        path = project / file
        before.setdefault(path, path.read_bytes() if path.exists() else None)
        if old:
            text = path.read_text()
            assert old in text, f"the lesson no longer says {old!r}"
            path.write_text(text.replace(old, new, 1))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(new if isinstance(new, bytes) else new.encode())

    yield change
    for path, content in before.items():
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)


def faults(project: Path, runner: SnippetRunner) -> list[Problem]:
    return in_order(causes(read_site(project, runner, "https://example.org/").problems))


def test_the_finished_lesson_has_no_faults(project, runner):
    assert faults(project, runner) == []


FIRST = "# --8<-- [start:compare]\n"
QUIZ = "- [x] It stays the same — The 2 cancels: the arrow grew and did not turn."
BREAKS = "\n## Where it breaks\n"

BAD_INPUT = {
    "unknown key": (PAGE, "seeds: [1]", "seed: [1]\nseeds: [1]", "unknown-key"),
    "missing key": (PAGE, "minutes: 35\n", "", "missing-key"),
    "mistyped key": (PAGE, "minutes: 35", "minutes: long", "value-type"),
    "unknown level": (PAGE, "engineer: use,", "engineer: master,", "unknown-value"),
    "unknown role": (PAGE, "{engineer: use,", "{engineers: use,", "unknown-value"),
    "unknown need": (PAGE, "needs: [dot-product,", "needs: [dot-prodct,", "unknown-concept"),
    "need of itself": (PAGE, "needs: [dot", "needs: [cosine-similarity, dot", "needs-itself"),
    "tab": (PAGE, "seeds: [1]", "seeds:\n\t- 1", "yaml-tab"),
    "unknown snippet": (PAGE, "similarity.py:compare", "similarty.py:compare", "missing-snippet"),
    "unknown section": (PAGE, "similarity.py:compare", "similarity.py:compar", "missing-section"),
    "unused section": (
        PAGE,
        '```python\n--8<-- "linear_algebra/cosine_similarity.py:shift"\n```',
        "",
    ),
    "duplicate section": (SNIPPET, "[start:shift]", "[start:plot]", "section-duplicate"),
    "formula that disagrees": (
        PAGE,
        "code: u @ v / (np",
        "code: 2 * u @ v / (np",
        "formula-agrees",
    ),
    "quiz without a right answer": (PAGE, QUIZ, QUIZ.replace("[x]", "[ ]"), "quiz-right"),
    "option without a reason": (PAGE, QUIZ, QUIZ.split(" — ")[0], "quiz-reason"),
    "option with two dashes": (PAGE, QUIZ, QUIZ.replace("same", "same — now"), "quiz-dash"),
    "value in one brace": (
        PAGE,
        "{{ guide_score:.2f }}",
        "{guide_score:.2f}",
        "value-braces",
    ),
    "list with 1)": (PAGE, BREAKS, f"\n1) one\n{BREAKS}", "list-number"),
    "list nested by two": (PAGE, BREAKS, f"- one\n  - two\n{BREAKS}", "list-indent"),
    "box indented by two": (PAGE, BREAKS, f"!!! note\n  Words.\n{BREAKS}", "admonition-indent"),
    "display math in a line": (PAGE, BREAKS, f"So $$x = 1$$ holds.\n{BREAKS}", "math-in-line"),
    "text struck out": (PAGE, BREAKS, f"It is ~~not~~ so.\n{BREAKS}", "strikethrough"),
    "unknown fence": (PAGE, "```quiz", "```quizz", "fence-kind"),
    "fence in capitals": (PAGE, "```quiz", "```Quiz", "fence-kind"),
    "formulas for formula": (PAGE, "```formula", "```formulas", "fence-kind"),
    "column without header": (
        PAGE,
        BREAKS,
        f"|  | b |\n|---|---|\n| 1 | 2 |\n{BREAKS}",
        "table-header",
    ),
    "value the snippet lacks": (PAGE, "{{ guide_score:.2f }}", "{{ guide:.2f }}", "value-unknown"),
    "unknown concept link": (PAGE, "concept:norms", "concept:norm", "concept-link"),
    "figure without description": (SNIPPET, "fig.set_label(", "str(", "figure-description"),
    "exception": (SNIPPET, FIRST, f"{FIRST}1 / 0\n", "snippet-exception"),
    "warning": (SNIPPET, FIRST, f"{FIRST}np.log(np.zeros(1))\n", "snippet-warning"),
    "exit": (SNIPPET, FIRST, f"{FIRST}raise SystemExit(0)\n", "snippet-exit"),
    "endless wait": (SNIPPET, FIRST, f"{FIRST}import time\ntime.sleep(60)\n", "snippet-time"),
    "socket": (SNIPPET, FIRST, f"{FIRST}import socket\nsocket.socket()\n", "snippet-network"),
    "fork": (SNIPPET, FIRST, f"{FIRST}import os\nos.fork()\n", "snippet-process"),
    "much output": (SNIPPET, FIRST, f"{FIRST}print('x' * 10_000_000)\n", "snippet-output"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_gets_its_message(name, project, runner, write):
    file, old, new, *rule = BAD_INPUT[name]
    write(file, old, new)

    found = faults(project, runner)

    for problem in found:
        print(problem)
    assert len(found) == 1, [str(p) for p in found]
    if rule:
        assert found[0].rule == rule[0]
    assert file in (found[0].file, found[0].page)
    assert found[0].line is not None
    assert found[0].fix


def test_a_page_that_is_not_utf_8_gets_a_stand_in(project, runner, write):
    write("docs/faq.md", "", b"---\ntitle: x\ndescription: y\n---\n\n# Caf\xe9\n")

    site = read_site(project, runner, "https://example.org/")

    assert [(p.rule, p.file, p.line) for p in site.problems] == [("utf-8", "docs/faq.md", 6)]
    assert site.stand_ins["faq.md"] == "# faq\n"


def test_a_fault_of_a_snippet_says_which_page_shows_it(project, runner, write):
    write(SNIPPET, FIRST, f"{FIRST}1 / 0\n")

    [problem] = faults(project, runner)

    assert problem.page.startswith(f"{PAGE}:")


BAD_NOTEBOOK = {
    "failing cell": (
        NOTEBOOK,
        '"left_share = left.mean()"',
        '"left_share = 1 / 0"',
        "snippet-exception",
    ),
    "warning cell": (
        NOTEBOOK,
        '"left_share = left.mean()"',
        '"left_share = left.mean() / np.zeros(1)[0]"',
        "snippet-warning",
    ),
    "hanging cell": (
        NOTEBOOK,
        '"left_share = left.mean()"',
        '"import time\\n",\n    "time.sleep(60)\\n",\n    "left_share = 1"',
        "snippet-time",
    ),
    "cell that writes to standard error": (
        NOTEBOOK,
        '"left_share = left.mean()"',
        '"print(1, file=__import__(\'sys\').stderr)\\n",\n    "left_share = left.mean()"',
        "snippet-stderr",
    ),
    "magic command": (
        NOTEBOOK,
        '"left_share = left.mean()"',
        '"%timeit left.mean()"',
        "notebook-syntax",
    ),
    "figure without description": (NOTEBOOK, '"fig.set_label(', '"str(', "figure-description"),
    "stored output": (
        NOTEBOOK,
        '"outputs": []',
        '"outputs": [\n    {\n     "name": "stdout"\n    }\n   ]',
        "notebook-output",
    ),
    "execution count": (
        NOTEBOOK,
        '"execution_count": null',
        '"execution_count": 3',
        "notebook-output",
    ),
    "typed number": (NOTEBOOK, "{{ left_share:.0% }} left", "0.34 left", "typed-number"),
    "unknown value": (NOTEBOOK, "{{ left_share:.0% }}", "{{ lft_share:.0% }}", "value-unknown"),
    "no notebook": (NOTEBOOK, '"cells": [', '"cells": [,', "notebook-json"),
    "data without source": (DATA_README, "- **Source:**", "- Made by:", "data-source"),
    "data without license": (DATA_README, "- **License:**", "- Free:", "data-license"),
    "undescribed data": ("snippets/data/more.csv", "", "a,b\n1,2\n", "data-undescribed"),
}


@pytest.mark.parametrize("name", BAD_NOTEBOOK)
def test_each_kind_of_bad_notebook_and_data_is_one_message_with_place_and_fix(
    project, runner, write, name
):
    file, old, new, rule = BAD_NOTEBOOK[name]
    write(file, old, new)

    [problem] = faults(project, runner)

    assert (problem.file, problem.rule) == (file, rule)
    assert problem.line or not old
    assert problem.fix
    assert problem.message.startswith("Cell ") or file != NOTEBOOK or rule == "notebook-json"


def test_a_notebook_that_cannot_be_read_gets_a_stand_in(project, runner, write):
    write(NOTEBOOK, '"cells": [', '"cells": [,')

    site = read_site(project, runner, "https://example.org/")

    uri = NOTEBOOK.removeprefix("docs/")
    assert site.stand_ins[uri] == "# data-scientist-churn-model\n"
    assert uri not in site.pages


def test_changed_data_changes_the_page_of_its_notebook(project, runner, write):
    uri = NOTEBOOK.removeprefix("docs/")
    before = read_site(project, runner, "https://example.org/").pages[uri].slots
    write(CUSTOMERS, "12,3,0\n", "")
    after = read_site(project, runner, "https://example.org/").pages[uri].slots

    assert "1,200 customers" in str(before)
    assert "1,199 customers" in str(after)


def test_orphans_are_named(project, runner, write):
    write("snippets/calculus/lonely.py", "", '"""Lonely.\n\nSource: none.\n"""\n')
    write("tests/calculus/test_alone.py", "", "def test_x():\n    assert True\n")

    assert {p.rule for p in faults(project, runner)} == {
        "snippet-without-page",
        "test-without-snippet",
    }


def test_a_concept_is_not_both_written_and_planned(project, runner, write):
    planned = (project / DATA[0]).read_text()
    write(DATA[0], planned[-40:], planned[-40:] + _stand_in(ROOT, "cosine-similarity"))

    assert [p.rule for p in faults(project, runner)] == ["written-and-planned"]


def test_a_lesson_offers_its_code_its_notebook_and_its_exercise(project, runner):
    files = read_site(project, runner, "https://example.org/").files

    code = files["linear-algebra/cosine-similarity/cosine_similarity.py"]
    assert code == (project / SNIPPET).read_bytes()
    assert json.loads(files["linear-algebra/cosine-similarity/cosine-similarity.ipynb"])["cells"]
    assert any(name.startswith("exercises/linear-algebra/cosine-similarity-1/") for name in files)


def test_all_concepts_are_published(project, runner):
    concepts = json.loads(read_site(project, runner, "https://example.org/").files["concepts.json"])

    assert len(concepts) == 236


@pytest.mark.parametrize(
    "file", [PAGE, SNIPPET, EXERCISE, TESTS.replace(".py", "_ex1.py"), DATA[0]]
)
def test_a_file_that_is_not_utf_8_is_one_problem(file, project, runner, write):
    good = (project / file).read_bytes()
    write(file, "", good + b"# \xff\n")

    found = faults(project, runner)

    for problem in found:
        print(problem)
    assert [p.file for p in found] == [file]
    assert found[0].line == good.count(b"\n") + 1
    assert "UTF-8" in found[0].message
