from pathlib import Path

from bs4 import BeautifulSoup

from builder.pages.floors import floors

ROOT = Path(__file__).parents[3]
SETTINGS = """
[tool.importlinter]
[[tool.importlinter.contracts]]
type = "layers"
layers = ["roof", "left | right"]
[[tool.importlinter.contracts]]
type = "acyclic_siblings"
"""


def shown(root: Path) -> list[list[str]]:
    """Return the names of the packages on each floor, as the page shows them."""
    page = BeautifulSoup(floors(root), "html.parser")
    return [[code.text for code in floor.select("code")] for floor in page.select("li")]


def test_the_highest_floor_comes_first_and_rooms_say_what_they_are_for(tmp_path):
    (tmp_path / "pyproject.toml").write_text(SETTINGS)
    for name in ("roof", "left", "right"):
        (tmp_path / "builder" / name).mkdir(parents=True)
        text = f'"""About the\n{name} <b>.\n\nMore.\n"""\n'
        (tmp_path / "builder" / name / "__init__.py").write_text(text)
    assert shown(tmp_path) == [["builder/roof/"], ["builder/left/", "builder/right/"]]
    page = BeautifulSoup(floors(tmp_path), "html.parser")
    assert page.select("p")[1].text == "About the roof <b>."
    assert [floor["value"] for floor in page.select("li")] == ["2", "1"]


def test_every_package_of_the_build_is_in_the_picture():
    packages = {f"builder/{path.parent.name}/" for path in ROOT.glob("builder/*/__init__.py")}
    assert {name for floor in shown(ROOT) for name in floor} == packages
