import pytest
import yaml

from builder.text import yaml_lines
from builder.text.problems import ProblemsFound
from builder.text.yaml_lines import key_lines, parse_yaml


def fault(text):
    with pytest.raises(ProblemsFound) as caught:
        parse_yaml(text, "docs/page.md", first_line=2)
    (problem,) = caught.value.problems
    assert problem.file == "docs/page.md"
    return problem


def test_every_key_has_its_line_in_the_file():
    node, data = parse_yaml(
        "title: A\nroles:\n  engineer: use\n  research: skip\nend: 1\n", "f", 10
    )
    assert data == {"title": "A", "roles": {"engineer": "use", "research": "skip"}, "end": 1}
    assert key_lines(node, 10) == {
        "title": 10,
        "roles": 11,
        "roles.engineer": 12,
        "roles.research": 13,
        "end": 14,
    }


def test_empty_yaml_is_nothing():
    assert parse_yaml("# only a comment\n", "f") == (None, None)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: x: y\n", 3, "colon followed by a space"),
        ("a: [x, y\nb: 1\nc: 2\n", 2, "list that opens with `[`"),
        ("a: 1\nb: {x: y\nc: 2\n", 3, "mapping that opens with `{`"),
        ("a: 1\nb\nc: 2\n", 3, "key without a colon"),
        ('a: "open\nb: 1\n', 2, "quotation mark is not closed"),
        ('a: 1\nb: "\\sigma"\n', 3, "backslash"),
        ("a: @here\n", 2, "a character YAML keeps"),
        ("a: `code`\n", 2, "a character YAML keeps"),
        ("a: *bold*\n", 2, "YAML keeps"),
        ("a: !important\n", 2, "YAML keeps"),
        ("a: 'it's'\n", 2, "quotation ends too early"),
        (" a: 1\nb: 2\n", 3, "indentation"),
        ("[a]: 1\n", 2, "YAML says"),
    ],
)
def test_yaml_that_does_not_parse_is_told_in_plain_words_with_its_line(text, line, words):
    problem = fault(text)
    assert (problem.rule, problem.line) == ("yaml", line)
    assert words in problem.message
    assert problem.fix


def test_the_slow_loader_gives_the_same_line(monkeypatch):
    monkeypatch.setattr(yaml_lines, "Loader", yaml.SafeLoader)
    assert fault("a: [x, y\nb: 1\nc: 2\n").line == 2
    assert "colon followed by a space" in fault("b: x: y\n").message


def test_a_tab_is_named_by_its_line():
    problem = fault("a: 1\nb:\n\tc: 1\n")
    assert (problem.rule, problem.line) == ("yaml-tab", 4)
    assert "spaces" in problem.fix


def test_a_repeated_key_names_both_lines():
    problem = fault("a: 1\nb: 2\na: 3\n")
    assert (problem.rule, problem.line) == ("yaml-duplicate-key", 4)
    assert "`a`" in problem.message
    assert "line 2" in problem.fix


def test_a_repeated_key_is_found_inside_an_entry_of_a_list():
    problem = fault("- id: a\n  roles: {engineer: use, engineer: skip}\n")
    assert (problem.rule, problem.line) == ("yaml-duplicate-key", 3)


def test_the_same_key_may_stand_in_two_entries():
    _, data = parse_yaml("- id: a\n- id: b\n", "f")
    assert data == [{"id": "a"}, {"id": "b"}]
