from pathlib import Path

import edit
import generate
import pytest
from run import Run


def results(**seconds):
    """Return runs by what was measured and builder, given as `what_builder`."""
    keys = {name: tuple(name.split("_")) for name in seconds}
    return {keys[name]: [Run(s, 2 * s, int(1e8 * s)) for s in seconds[name]] for name in seconds}


def test_each_bar_compares_medians_of_what_was_measured():
    found = results(sentence_ours=[0.1, 0.3, 9], sentence_plain=[1, 1, 1], snippet_ours=[0.6])
    assert edit.bars(found) == [
        "- Met: sentence, of plain: 0.30 (bar: 0.35).",
        "- Missed: snippet, of plain's sentence: 0.60 (bar: 0.5).",
    ]


def test_what_no_builder_was_there_for_is_left_out():
    assert edit.bars(results(sentence_ours=[1.0])) == []
    (bar,) = edit.bars(results(cold_ours=[7.0], cold_before=[10.0]))
    assert bar == "- Met: CPU of a cold build, of before: 0.70 (bar: 0.7)."


def test_the_table_has_a_row_for_what_was_measured_and_each_builder():
    titles = dict.fromkeys(["first", "again"], "built")
    lines = edit.table(results(first_ours=[2.0, 4.0], again_before=[1.0]), titles).split("\n")
    assert lines[2:] == [
        "| built | ours | 3.00 s | 6.00 s | 300 MB | 2 |",
        "| built | before | 1.00 s | 2.00 s | 100 MB | 1 |",
    ]


@pytest.mark.parametrize(
    ("builder", "edits"),
    [("ours", [edit.SENTENCE, edit.SNIPPET]), ("plain", [edit.SENTENCE])],
)
def test_an_edit_finds_its_place_as_often_as_it_is_made(builder, edits, tmp_path):
    generate.WRITERS[builder](tmp_path, 2)
    for what in edits:
        for word in ("word1", "word2"):
            edit.edit(tmp_path, what, word)
            assert word in (tmp_path / what[0]).read_text("utf-8")
        assert "word1" not in (tmp_path / what[0]).read_text("utf-8")
    (tmp_path / edit.SENTENCE[0]).write_text("Nothing to change.")
    with pytest.raises(ValueError, match="has nothing like"):
        edit.edit(tmp_path, edit.SENTENCE, "three")


def test_the_checkout_to_compare_with_is_a_builder_of_its_own(tmp_path):
    assert edit.writers(None) == generate.WRITERS
    with pytest.raises(FileNotFoundError, match="no-checkout"):
        edit.writers(Path("no-checkout"))["before"](tmp_path, 1)
