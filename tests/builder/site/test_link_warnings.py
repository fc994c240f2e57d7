import logging

import pytest

from builder.site.link_warnings import Explainer, explain

PAGE = (
    "# A\n\nFirst.\n\nSee [the gone](gone.md) and [anchor](b.md#gone), [abs](/x/), [up](../up/).\n"
)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(PAGE)
    return tmp_path


@pytest.mark.parametrize(
    ("warning", "words"),
    [
        (
            "Doc file 'a.md' contains a link 'gone.md', but the target is not found among "
            "documentation files.",
            "`gone.md` leads nowhere: the target is not found",
        ),
        (
            "Doc file 'a.md' contains a link 'b.md#gone', but the doc 'b.md' does not contain an "
            "anchor '#gone'.",
            "does not contain an anchor '#gone'",
        ),
        (
            "Doc file 'a.md' contains an absolute link '/x/', it was left as is.",
            "The absolute link `/x/`",
        ),
        (
            "Doc file 'a.md' contains an unrecognized relative link '../up/', it was left as is. "
            "Did you mean 'up/index.md'?",
            "Did you mean 'up/index.md'?",
        ),
    ],
)
def test_a_warning_about_a_link_gets_line_rule_and_fix(root, warning, words):
    said = explain(warning, root)

    assert said.startswith("docs/a.md:5: ")
    assert words in said
    assert "[link]" in said
    assert "Fix: " in said


def test_a_longer_link_that_begins_the_same_is_not_taken_for_it(root):
    (root / "docs/a.md").write_text("[one](up/down.md)\n\n[two](up/)\n")

    said = explain("Doc file 'a.md' contains an unrecognized relative link 'up/', x.", root)

    assert said.startswith("docs/a.md:3: ")


def test_a_link_the_build_has_made_has_no_line(root):
    said = explain("Doc file 'a.md' contains a link 'made.md', but it is missing.", root)

    assert said.startswith("docs/a.md: ")


def test_other_warnings_stay_as_they_are(root):
    assert explain("A reference to 'x.md' is included in the 'nav'.", root).startswith(
        "A reference"
    )


def test_the_builders_log_shows_the_explanation(root, caplog):
    log = logging.getLogger("test.links")
    log.addFilter(Explainer(root))

    log.warning("Doc file '%s' contains a link 'gone.md', but %s.", "a.md", "it is missing")

    assert caplog.messages[0].startswith("docs/a.md:5: ")
