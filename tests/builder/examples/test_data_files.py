from pathlib import Path

import numpy as np
import pytest
from data.make_web_shop_customers import COLUMNS, make_customers

from builder.examples.data_files import README, check_data_files

ROOT = Path(__file__).parents[3]
GOOD = """# Data

## a.csv

- **Source:** made up by `make_a.py`.
- **License:** CC0 1.0.

| Column | Unit | Meaning |
|---|---|---|
| `days` | days | since then |
| `left` | 0 or 1 | 1 if so |
"""


def write(root, readme=GOOD, **files):
    folder = root / "snippets/data"
    folder.mkdir(parents=True, exist_ok=True)
    if readme:
        (folder / "README.md").write_text(readme, encoding="utf-8")
    for name, text in ({"a_csv": "days,left\n1,0\n"} | files).items():
        (folder / name.replace("_csv", ".csv").replace("_py", ".py")).write_text(text)


def fault(root, readme=GOOD, **files):
    write(root, readme, **files)
    (problem,) = check_data_files(root)
    assert problem.fix
    return problem


def test_a_described_file_has_no_fault(tmp_path):
    write(tmp_path, make_a_py="x = 1\n")
    assert check_data_files(tmp_path) == []


def test_a_project_without_data_has_no_fault(tmp_path):
    assert check_data_files(tmp_path) == []


@pytest.mark.parametrize("readme", ["", "# Data\n"])
def test_a_file_that_the_readme_does_not_name_is_reported(tmp_path, readme):
    problem = fault(tmp_path, readme)
    assert (problem.file, problem.rule) == ("snippets/data/a.csv", "data-undescribed")
    assert "## name.csv" in problem.fix


def test_a_section_without_its_file_is_reported_with_its_line(tmp_path):
    problem = fault(tmp_path, f"{GOOD}\n## b.csv\n\n- **Source:** x.\n- **License:** y.\n")
    assert (problem.file, problem.line, problem.rule) == (README, 13, "data-missing")


@pytest.mark.parametrize(("fact", "rule"), [("Source", "data-source"), ("License", "data-license")])
@pytest.mark.parametrize("left", ["", "- **{fact}:**"])
def test_a_file_without_source_or_license_is_reported(tmp_path, fact, rule, left):
    lines = [
        left.format(fact=fact) if line.startswith(f"- **{fact}") else line
        for line in GOOD.splitlines()
    ]
    problem = fault(tmp_path, "\n".join(lines))
    assert (problem.file, problem.line, problem.rule) == (README, 3, rule)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("| `left` | 0 or 1 | 1 if so |\n", "", "days, left"),
        ("`days`", "`day`", "days, left"),
        ("| days | since", "|  | since", "`days`"),
    ],
    ids=["missing", "misspelled", "no unit"],
)
def test_columns_are_those_of_the_file_each_with_its_unit(tmp_path, old, new, message):
    problem = fault(tmp_path, GOOD.replace(old, new))
    assert problem.rule == "data-columns"
    assert message.strip("`") in problem.message


def test_the_data_of_the_project_is_described():
    assert check_data_files(ROOT) == []


def test_the_script_writes_the_web_shop_customers_that_are_there():
    file = ROOT / "snippets/data/web_shop_customers.csv"
    made = make_customers(np.random.default_rng(seed=20))
    assert file.read_text().splitlines()[0] == COLUMNS
    assert (np.loadtxt(file, delimiter=",", skiprows=1) == made).all()
