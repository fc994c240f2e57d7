from collections import Counter
from pathlib import Path

import pytest

from builder.site.rules import (
    STYLE_GUIDE,
    Rule,
    main,
    read_rules,
    reported_rules,
    rules_table,
    with_table,
)

ROOT = Path(__file__).parents[3]
BUILDER = ROOT / "builder"
MODULE = """
RULES = {"a-rule": "It " "holds.", "b-rule": "So does this | that."}

def check():
    Problem(file, 1, "a-rule", "message", "fix", page)
    report(1, "b-rule", "message", "fix")
    self._fault(1, name, "message", "fix")
    stop(file, 1, "c-rule", "message", "fix")
"""
GUIDE = "# Guide\n\n## All rules\n\nText.\n\n| Rule | old |\n|---|---|\n| `z` | . |\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "builder/text").mkdir(parents=True)
    (tmp_path / "builder/text/module.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / STYLE_GUIDE).parent.mkdir(parents=True)
    guide = (
        "# Guide\n\n## All rules\n\nThis is the table.\n\n| Rule | old |\n|---|---|\n| `z` | . |\n"
    )
    (tmp_path / STYLE_GUIDE).write_text(guide, encoding="utf-8")
    return tmp_path


def test_rules_are_read_from_the_text_of_the_modules(project):
    assert read_rules(project / "builder") == [
        Rule("a-rule", "It holds.", "text/module.py"),
        Rule("b-rule", "So does this | that.", "text/module.py"),
    ]


def test_the_rules_that_a_module_reports_are_found_with_a_place(project):
    assert reported_rules(project / "builder") == {
        "a-rule": "text/module.py:5",
        "b-rule": "text/module.py:6",
        "c-rule": "text/module.py:8",
    }


def test_the_table_has_one_row_per_rule():
    table = rules_table([Rule("b-rule", "So does this | that.", "text/module.py")])
    assert table.splitlines()[2:] == ["| `b-rule` | So does this \\| that. |"]


def test_a_new_table_replaces_the_old_one_and_nothing_else():
    new = with_table(GUIDE, [Rule("a", "It holds.", "text/module.py")])
    table = "| Rule | What it says |\n|---|---|\n| `a` | It holds. |\n"
    assert new == f"# Guide\n\n## All rules\n\nText.\n\n{table}"
    assert with_table(new, [Rule("a", "It holds.", "text/module.py")]) == new


def test_an_old_table_is_told_how_to_renew_it_and_then_renewed(project, capsys):
    assert main([], project) == 1
    assert "rules --write" in capsys.readouterr().out
    assert main(["--write"], project) == 0
    assert main([], project) == 0


def test_the_style_guide_lists_the_rules_that_checks_enforce():
    assert main([], ROOT) == 0, "run: python -m builder rules --write"


def test_every_rule_has_a_name_of_its_own_and_a_sentence():
    rules = read_rules(BUILDER)
    assert [name for name, times in Counter(rule.name for rule in rules).items() if times > 1] == []
    assert [rule.name for rule in rules if not rule.sentence.endswith(".")] == []


def test_every_rule_that_a_check_reports_is_declared():
    declared = {rule.name for rule in read_rules(BUILDER)}
    unknown = {n: where for n, where in reported_rules(BUILDER).items() if n not in declared}
    assert unknown == {}


def test_every_rule_is_reported_by_the_module_that_declares_it():
    idle = [
        f"{rule.module}: {rule.name}"
        for rule in read_rules(BUILDER)
        if (BUILDER / rule.module).read_text(encoding="utf-8").count(f'"{rule.name}"') < 2
    ]
    assert idle == []


def test_every_rule_has_a_test_that_names_it():
    here = Path(__file__)
    tests = "".join(
        path.read_text(encoding="utf-8") for path in here.parents[1].rglob("*.py") if path != here
    )
    assert [rule.name for rule in read_rules(BUILDER) if f'"{rule.name}"' not in tests] == []
