"""Tests of reading a list of entries."""

import pytest

from builder.text.problems import Problem
from builder.text.yaml_entries import read_entries

NOT_A_LIST = Problem("docs/_data/a.yml", 1, "a-list", "The file is not a list.", "Write `- id: …`.")


def read(root, text):
    (root / "docs/_data").mkdir(parents=True)
    (root / "docs/_data/a.yml").write_text(text)
    return read_entries(root, "docs/_data/a.yml", NOT_A_LIST)


def test_each_entry_comes_with_the_line_it_starts_on(tmp_path):
    entries, problems = read(tmp_path, "# first\n- id: a\n- id: b\n")
    assert [(node.start_mark.line + 1, data) for node, data in entries] == [
        (2, {"id": "a"}),
        (3, {"id": "b"}),
    ]
    assert problems == []


@pytest.mark.parametrize("text", ["", "id: a\n", "word\n"])
def test_a_file_that_is_no_list_is_one_problem(tmp_path, text):
    assert read(tmp_path, text) == ([], [NOT_A_LIST])


def test_a_file_that_does_not_parse_says_so_itself(tmp_path):
    entries, problems = read(tmp_path, "- [a\n")
    assert entries == []
    assert [p.rule for p in problems] == ["yaml"]


def test_no_file_is_no_entry_and_no_problem(tmp_path):
    assert read_entries(tmp_path, "docs/_data/a.yml", NOT_A_LIST) == ([], [])
