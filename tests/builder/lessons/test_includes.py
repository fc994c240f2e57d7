import pytest
from markdown import Markdown
from pymdownx.snippets import SnippetExtension

from builder.examples.runner import Figure, SectionResult, SnippetResult
from builder.lessons.includes import replace_includes

SVG = '<svg class="jem-svg"></svg>'


def result(*, output: str = "", figures: int = 0, name: str = "compare", problems=()) -> dict:
    drawn = [Figure(SVG, "A title", "A description of the picture.")] * figures
    section = SectionResult(name, output, drawn)
    return {"a/b_c.py": SnippetResult("a/b_c.py", {name: section}, {}, list(problems))}


def page(section: str = "compare") -> str:
    return f'Text.\n\n```python\n--8<-- "a/b_c.py:{section}"\n```\n\nMore.\n'


def test_the_output_follows_the_fence_in_a_slot():
    text, slots, problems = replace_includes(page(), "docs/a/b-c.md", result(output="x < X\n"))

    assert problems == []
    assert text.index("```python") < text.index('<div data-slot="a-b-c-compare"></div>')
    assert '<pre tabindex="0"><samp>x &lt; X</samp></pre>' in slots["a-b-c-compare"]


def test_a_section_that_prints_nothing_shows_nothing():
    _, slots, _ = replace_includes(page(), "docs/a/b-c.md", result())

    assert slots["a-b-c-compare"] == ""


def test_a_plot_shows_the_figure_first_and_folds_its_code():
    results = result(figures=1, name="plot_it")
    text, slots, problems = replace_includes(page("plot_it"), "docs/a/b-c.md", results)

    assert problems == []
    assert text.index("data-slot") < text.index("<details") < text.index("```python")
    assert slots["a-b-c-plot_it"] == f'<figure class="jem-figure">{SVG}</figure>'


def test_a_page_keeps_its_lines_around_each_example():
    drawn = SectionResult("plot_it", "", [Figure(SVG, "A title", "A description.")] * 2)
    results = result(output='say "1"  \n\n')
    results["a/b_c.py"].sections["plot_it"] = drawn
    markdown = page() + page("plot_it")
    text, slots, problems = replace_includes(markdown, "docs/a/b-c.md", results)

    assert problems == []
    assert text == (
        'Text.\n\n```python\n--8<-- "a/b_c.py:compare"\n```\n\n'
        '<div data-slot="a-b-c-compare-run"></div>\n\n'
        '<div data-slot="a-b-c-compare"></div>\n\n\nMore.\n'
        'Text.\n\n<div data-slot="a-b-c-plot_it"></div>\n\n'
        '<details class="jem-code" markdown="1">\n<summary>Code for this figure</summary>\n\n'
        '```python\n--8<-- "a/b_c.py:plot_it"\n```\n\n'
        '<div data-slot="a-b-c-plot_it-run"></div>\n\n</details>\n\n\nMore.\n'
    )
    assert '<samp>say "1"  </samp>' in slots["a-b-c-compare"]
    assert slots["a-b-c-plot_it"] == f'<figure class="jem-figure">{SVG}</figure>' * 2


def test_a_figure_of_a_section_not_called_plot_follows_its_code():
    text, slots, _ = replace_includes(page(), "docs/a/b-c.md", result(figures=1))

    assert text.index("```python") < text.index("data-slot")
    assert "<details" not in text
    assert SVG in slots["a-b-c-compare"]


MIXED = ("include-in-python-fence", "mixes", "Write ```python")
FORM = ("include-in-python-fence", "not in the form", 'Write --8<-- "topic/lesson.py:section"')
OUTSIDE = ("include-in-python-fence", "outside a fence", "between ```python and ```")


@pytest.mark.parametrize(
    ("markdown", "expected", "line"),
    [
        (
            '```python\n--8<-- "a/gone.py:x"\n```',
            ("missing-snippet", "no snippets/a/gone.py", "Write snippets/a/gone.py"),
            2,
        ),
        (
            'Text.\n\n```python\n--8<-- "a/b_c.py:gone"\n```',
            ("missing-section", "a/b_c.py has no section “gone”", "compare"),
            4,
        ),
        ('```python\n--8<-- "a/b_c.py"\n```', MIXED, 2),
        ('```python\nx = 1\n--8<-- "a/b_c.py:compare"\n```', MIXED, 2),
        ('```text\n--8<-- "a/b_c.py:compare"\n```', MIXED, 2),
        ('Text.\n--8<-- "a/b_c.py:compare"', OUTSIDE, 2),
        ('```\n```\n--8<-- "a/b_c.py:compare"', OUTSIDE, 3),
        ('```python\n--8<-- "a/b_c.py:compare"', OUTSIDE, 2),
        ('```python\n--8<-- "a/b_c.py:compare"\n~~~\n', OUTSIDE, 2),
        # These pass pymdownx.snippets silently, with check_paths: true.
        ("```python\n--8<-- a/b_c.py:compare\n```", FORM, 2),
        ("```python\n--8<-- 'a/b_c.py:compare'\n```", FORM, 2),
        ("```python\n--8<--\na/b_c.py\n--8<--\n```", FORM, 2),
        ("Text.\n--8<-- a/b_c.py", FORM, 2),
        (
            '```python\n--8<-- "a/b_c.py:90:99"\n```',
            ("missing-section", "no section “90:99”", "compare"),
            2,
        ),
    ],
)
def test_a_wrong_include_names_line_fault_and_fix_and_is_taken_out(markdown, expected, line):
    text, _, [problem] = replace_includes(markdown, "docs/a/b-c.md", result())
    rule, message, fix = expected

    assert (problem.rule, problem.file, problem.line) == (rule, "docs/a/b-c.md", line)
    assert message in problem.message
    assert fix in problem.fix
    assert "--8<--" not in text


def test_a_section_behind_a_fault_of_the_snippet_is_not_reported_twice():
    text, _, problems = replace_includes(page("later"), "docs/a/b-c.md", result(problems=["fault"]))

    assert problems == []
    assert "--8<--" not in text


def test_a_plot_without_a_figure_is_a_fault():
    _, _, [problem] = replace_includes(page("plot"), "docs/a/b-c.md", result(name="plot"))

    assert (problem.rule, problem.file, problem.line) == ("silent-plot", "docs/a/b-c.md", 4)
    assert "“plot” of snippets/a/b_c.py" in problem.message
    assert "Draw a figure" in problem.fix


def test_other_fences_stay_as_they_are():
    markdown = (
        "````markdown\n```python\nx = 1\n```\n````\n\n~~~text\n;--8<-- x\n# --8<-- [end:y]\n~~~"
    )

    assert replace_includes(markdown, "docs/x.md", {})[0] == markdown


@pytest.mark.parametrize("text", ["```text\n\nx\n```\n", "```\n```\n"])
def test_a_fence_ends_at_its_own_mark_and_not_at_an_empty_line(text):
    shown, slots, problems = replace_includes(text + page(), "docs/a/b-c.md", result())

    assert problems == []
    assert shown.startswith(text)
    assert list(slots) == ["a-b-c-compare"]


@pytest.mark.parametrize(
    ("include", "shown"),
    [
        ('"a/b.py:90:99"', ""),
        ('"a/b.py:open"', "x = 1\ny = 2"),
        ("a/b.py", "--8<-- a/b.py"),
    ],
)
def test_the_extension_alone_lets_wrong_includes_pass(tmp_path, include, shown):
    """If this fails, the table “What our tools let pass” of how-the-build-works has to change."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.py").write_text("# --8<-- [start:open]\nx = 1\ny = 2\n")
    settings = {"base_path": [str(tmp_path)], "check_paths": True}
    markdown = Markdown(extensions=[SnippetExtension(**settings)])
    lines = markdown.preprocessors["snippet"].run([f"--8<-- {include}"])
    assert "\n".join(lines).strip() == shown
