"""What docs/start says of the concepts, in numbers, and in the files it offers."""

import gzip
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from bs4 import BeautifulSoup

from builder.browser.python import python_folder, read_lock
from builder.curriculum.concepts import load_concepts
from builder.curriculum.hours import claim_list, hours_table
from builder.curriculum.paths import load_stages, role_path
from builder.text.vocabulary import ROLES, TOPICS

ROOT = Path(__file__).parents[2]
CONCEPTS, _ = load_concepts(ROOT)
STAGES, _ = load_stages(ROOT, CONCEPTS)
PATHS = {role: role_path(CONCEPTS, STAGES, role) for role in ROLES}


@pytest.fixture
def page(site):
    """Return a function that reads a page below start/."""

    def read(name):
        html = (site / "start" / name / "index.html").read_text("utf-8")
        return BeautifulSoup(html, "html.parser").select_one("article")

    return read


def test_there_are_eight_questions_and_a_wrong_answer_leads_to_its_concept(page):
    quizzes = page("where-to-start").select(".jem-quiz")
    assert len(quizzes) == 8
    for option in (o for quiz in quizzes for o in quiz.select(".jem-option")):
        links = option.select("a[href]")
        assert bool(links) == (option["data-right"] == "no"), option.get_text()


def test_the_right_options_are_what_the_computer_gets(page):
    table = np.zeros((32, 10))
    ill = 1 / (1 + 0.05 * 999)
    computed = {
        "start-percent": f"{100 - 1.1 * 0.9 * 100:.0f} percent lower",
        "start-sum": str(sum(2 * i for i in range(1, 4))),
        "start-line": str(5 + 3 * 4),
        "start-dot": str(np.dot([1, 2], [3, -1])),
        "start-base-rate": f"About {100 * ill:.0f} percent",
    }
    shown = page("where-to-start")
    for name, answer in computed.items():
        right = shown.select_one(f"#quiz-{name} [data-right=yes] summary")
        assert right.get_text(strip=True) == answer
    assert (table @ np.zeros((10, 4))).shape == (32, 4)
    assert "about 51 alarms" in shown.select_one("#quiz-start-base-rate").get_text()
    assert f"{1 / ill:.0f}" == "51"


def test_each_cell_of_the_four_areas_with_a_key_idea_is_linked(page):
    rows = page("where-to-start").select_one("table").select("tbody tr")
    assert len(rows) == 4
    for row in rows:
        area, ideas, _, shows = row.select("td")
        assert area.select("a")
        assert len(ideas.select("a")) >= 3
        assert shows.select("a")


def test_there_are_nine_topics():
    assert len(TOPICS) == 9


LEVELS = {
    "engineer": {
        "use": ["derivative", "gradient", "gradient-descent"],
        "recognize": ["partial-derivatives", "chain-rule", "backpropagation"],
    },
    "data-scientist": {"use": ["hypothesis-testing", "t-test", "z-test", "chi-square-test"]},
    "deep-learning": {"skip": ["anova"]},
}


@pytest.mark.parametrize("role", LEVELS)
def test_the_levels_named_in_the_text_are_those_of_the_concepts(role):
    for level, names in LEVELS[role].items():
        assert {CONCEPTS[name].roles[role] for name in names} == {level}


def test_every_role_uses_p_values_and_confidence_intervals():
    for name in ("p-values", "confidence-intervals", "cross-entropy"):
        assert {"use", "derive"} >= set(CONCEPTS[name].roles.values())


def test_the_engineer_s_first_stage_is_part_of_every_path():
    first = {stop.concept.id for stop in PATHS["engineer"].stages[0].stops}
    for path in PATHS.values():
        assert first <= {stop.concept.id for stop in path.stops}


@pytest.mark.parametrize("role", ROLES)
def test_the_order_is_as_the_text_explains_it(role):
    stages = {s.stage.id: {stop.concept.id for stop in s.stops} for s in PATHS[role].stages}
    order = list(stages)
    assert order[0] == "data-as-vectors"
    assert "derivative" in stages[order[1]]
    assert order.index("chance") < order.index("is-the-model-good") < order.index("signal-or-luck")
    assert "eigenvalues-eigenvectors" in stages["the-shape-of-data"]
    before = set().union(*(stages[name] for name in order[: order.index("the-shape-of-data")]))
    assert not any("eigenvalues-eigenvectors" in CONCEPTS[name].needs for name in before)


@pytest.mark.parametrize("role", ROLES)
def test_tables_come_before_products_and_the_picture_soon_after_the_matrix_product(role):
    first = [stop.concept.id for stop in PATHS[role].stages[0].stops]
    tables = first.index("matrices")
    for name in ("dot-product", "norms", "cosine-similarity", "distance-vs-similarity"):
        assert tables < first.index(name)
    assert 0 < first.index("linear-transformations") - first.index("matrix-multiplication") <= 2


def test_the_hours_on_the_page_are_those_of_the_paths(page):
    shown = page("how-long").get_text(" ", strip=True)
    for line in hours_table(CONCEPTS, STAGES).splitlines()[2:]:
        assert all(cell.strip() in shown for cell in line.strip("| ").split("|"))
    assert claim_list(CONCEPTS, STAGES).count("hours**") == 3


def test_six_job_titles_lead_to_roles(page):
    rows = page("which-path").select_one("table").select("tbody tr")
    labels = [label.lower() for label in ROLES.values()]
    assert len(rows) == 6
    for row in rows:
        assert any(label in row.select("td")[1].get_text().lower() for label in labels)


def test_sizes_of_what_a_press_loads_are_those_of_the_files():
    files = {f["name"]: f for f in read_lock(ROOT)["files"]}
    python = [*(name for name in files if name.startswith(("pyodide", "python_stdlib", "numpy")))]
    tests_only = ("iniconfig", "pluggy", "pytest")
    figures = [name for name in files if name not in python and not name.startswith(tests_only)]
    whole, more = (sum(files[name]["size"] for name in names) / 1e6 for names in (python, figures))
    content = [(python_folder(ROOT) / name).read_bytes() for name in python]
    sent = sum(len(gzip.compress(part)) for part in content) / 1e6
    set_up = (ROOT / "docs/start/set-up.md").read_text("utf-8")
    assert f"loads about {sent:.0f} MB, the first figure {more:.0f} MB more" in set_up
    run_here = (ROOT / "docs/study/run-here.md").read_text("utf-8")
    assert f"about {sent:.0f} MB, or {whole:.0f} MB from a server" in run_here
    assert f"with the first figure about {more:.0f} MB more" in run_here


def test_the_first_model_names_thirteen_lessons(page):
    rows = page("first-model").select("table tbody tr")
    assert len({row.select_one("a")["href"] for row in rows}) == len(rows) == 13


def test_the_code_and_data_of_the_first_model_run_as_they_are(site, page, tmp_path):
    archive = (site / "start/first-model/first-model.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        files.extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-W", "error", "first_model.py"],
        cwd=tmp_path / "first-model",
        env={"MPLBACKEND": "Agg", "PATH": ""},
        capture_output=True,
        text=True,
    )
    outputs = page("first-model").select(".jem-output samp")
    shown = "\n".join(output.get_text() for output in outputs)
    assert done.stderr == ""
    assert done.stdout.split() == shown.split()
