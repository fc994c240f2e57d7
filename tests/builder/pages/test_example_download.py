import io
import zipfile

import pytest

from builder.pages.example_download import example_zip


@pytest.fixture
def root(tmp_path):
    (tmp_path / "snippets/start").mkdir(parents=True)
    (tmp_path / "snippets/data").mkdir()
    (tmp_path / "snippets/data/days.csv").write_text("day\n1\n")
    (tmp_path / "snippets/data/other.csv").write_text("day\n1\n")
    (tmp_path / "snippets/data/README.md").write_text("# Data\n")
    return tmp_path


def write(root, code):
    (root / "snippets/start/first_model.py").write_text(code)


def test_an_example_comes_with_the_data_it_reads_and_its_description(root):
    write(root, '"""Made by data/make_days.py."""\nopen("data/days.csv")\n')
    ((address, content),) = example_zip(root, "start/first_model.py", "start/first-model/").items()

    assert address == "start/first-model/first-model.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == [
            "first-model/data/README.md",
            "first-model/data/days.csv",
            "first-model/first_model.py",
        ]
        assert archive.read("first-model/data/days.csv") == b"day\n1\n"


def test_the_same_files_give_the_same_bytes(root):
    write(root, 'open("data/days.csv")\n')
    arguments = (root, "start/first_model.py", "start/first-model/")
    assert example_zip(*arguments) == example_zip(*arguments)


@pytest.mark.parametrize("code", ["print(1)\n", 'open("data/gone.csv")\n'])
def test_an_example_without_data_makes_no_file(root, code):
    write(root, code)
    assert example_zip(root, "start/first_model.py", "start/first-model/") == {}
