import os
from hashlib import sha256

from builder.site.inputs import file_hashes, file_times, input_files

FILES = (
    *("docs/_theme/.icons/jem/a.svg", "docs/a.md", "docs/assets/x.css"),
    *("mkdocs.yml", "snippets/a.py"),
)


def write(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def test_hidden_compiled_and_other_files_do_not_count(tmp_path):
    write(tmp_path, *FILES)
    write(tmp_path, "README.md", "docs/.swp", "docs/.idea/a.md", "docs/__pycache__/a.pyc")

    assert input_files(tmp_path) == sorted(FILES)


def test_each_file_has_the_hash_of_its_content(tmp_path):
    write(tmp_path, *FILES)

    assert file_hashes(tmp_path) == {f: sha256(f.encode()).hexdigest() for f in FILES}


def test_a_file_that_is_written_again_has_another_time(tmp_path):
    write(tmp_path, *FILES)
    before = file_times(tmp_path)
    os.utime(tmp_path / "docs/a.md", ns=(1, 1))

    assert file_times(tmp_path) == before | {"docs/a.md": 1}
