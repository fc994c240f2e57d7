from pathlib import Path

import html5lib
import pytest
from made_concepts import concept

from builder.curriculum.concepts import load_concepts
from builder.pages.exercise_list import (
    FILE,
    exercise_list,
    load_mini_exercises,
    mini_exercise_list,
    written_list,
)
from builder.text.safe_html import check_html

ROOT = Path(__file__).parents[3]
PAGE = "docs/exercises.md"
WRITTEN = concept("slope", status="written", title="Slope & rise")
CONCEPTS = {"slope": WRITTEN, "curve": concept("curve")}
ENTRY = "- id: steps\n  task: Take `n` steps.\n  concept: slope\n"
ANSWER = """---
title: Slope
---

# Slope

```written slope-to-a-friend
Tell a [friend](concept:slope) what *every* `slope` says.
And why.

Rubric:

- One.
- Two.

Model answer:

This.
```
"""
EXERCISE = '''"""Return the slope of `f`.

More of the task: `slope(abs)` gives `1`.

Hint: Divide.
"""


# --8<-- [start:starter]
def slope(f):
    raise NotImplementedError


# --8<-- [end:starter]
# --8<-- [start:solution]
def slope(f):
    return 1


# --8<-- [end:solution]
# --8<-- [start:inputs compare=exact]
def inputs(rng):
    yield (abs,)


# --8<-- [end:inputs]
# --8<-- [start:wrong_zero fails=test_one]
def slope(f):
    return 0


# --8<-- [end:wrong_zero]
'''


@pytest.fixture
def root(tmp_path):
    """Return a project with one lesson, its exercise and its written answer."""
    files = {
        "docs/calculus/slope.md": ANSWER,
        "docs/study/plain.md": "---\ntitle: Plain\n---\n\n# Plain\n",
        "docs/_data/note.md": ANSWER,
        "snippets/calculus/slope_ex1.py": EXERCISE,
        "tests/calculus/test_slope_ex1.py": "def test_one(exercise):\n    pass\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def links(text):
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    return [("".join(link.itertext()), link.get("href")) for link in tree.iter("a")]


def faults(root, text):
    (root / FILE).write_text(text, encoding="utf-8")
    return [(problem.rule, problem.line) for problem in load_mini_exercises(root, CONCEPTS)[1]]


def test_an_exercise_is_listed_with_its_first_line_lesson_and_levels(root):
    text = exercise_list(root, CONCEPTS, PAGE)
    assert text.startswith("### Calculus")
    assert links(text) == [("Return the slope of f.", "../calculus/slope/#exercise-1")]
    assert "<code>f</code>" in text
    assert "Slope &amp; rise" in text
    assert text.count("jem-level--use") == 4


def test_a_written_answer_is_listed_once_and_without_marks_or_links_of_its_own(root):
    text = written_list(root, CONCEPTS, PAGE)
    assert links(text) == [
        ("Tell a friend what every slope says.", "../calculus/slope/#written-slope-to-a-friend")
    ]
    assert text.count("jem-level--use") == 4


def test_without_exercises_the_lists_say_so(tmp_path):
    (tmp_path / "docs").mkdir()
    assert exercise_list(tmp_path, {}, PAGE) == "There is none yet."
    assert written_list(tmp_path, {}, PAGE) == "There is none yet."


def test_a_mini_exercise_leads_to_where_it_is_or_to_the_concept_it_waits_for(root):
    where = "  where: calculus/slope.md#exercise-1\n"
    waiting = "- id: bend\n  task: Bend it.\n  concept: curve\n"
    assert faults(root, ENTRY + where + waiting) == []
    text = mini_exercise_list(root, CONCEPTS, PAGE)
    assert links(text) == [
        ("Take n steps.", "../calculus/slope/#exercise-1"),
        ("Slope & rise", "../calculus/slope/"),
        ("Curve", "../reference/calculus/#curve"),
    ]
    assert "written, in" in text
    assert "planned, with" in text
    assert 'id="mini-bend"' in text


@pytest.mark.parametrize("write", [exercise_list, written_list, mini_exercise_list])
def test_the_lists_of_this_site_are_harmless_html(write):
    concepts, _ = load_concepts(ROOT)
    text = write(ROOT, concepts, PAGE)
    assert "jem-concept" in text
    assert check_html(text, "", PAGE) == []


def test_the_twelve_of_this_site_are_twelve():
    concepts, _ = load_concepts(ROOT)
    found, problems = load_mini_exercises(ROOT, concepts)
    assert (len(found), problems) == (12, [])


def test_mini_exercise_list_has_entries_with_ids_of_their_own(root):
    assert faults(root, "id: steps\n") == [("mini-exercise-list", 1)]
    assert faults(root, ENTRY + ENTRY) == [("mini-exercise-list", 4)]
    assert faults(root, ENTRY.replace("steps", "Two Steps")) == [("mini-exercise-list", 1)]


def test_mini_exercise_keys_are_there_known_and_filled_in(root):
    assert faults(root, "- id: steps\n  task: Go.\n") == [("mini-exercise-keys", 1)]
    assert faults(root, ENTRY + "  were: here\n") == [("mini-exercise-keys", 4)]
    assert faults(root, ENTRY.replace("slope", "")) == [("mini-exercise-keys", 3)]


def test_mini_exercise_concept_exists(root):
    assert faults(root, ENTRY.replace("slope", "slop")) == [("mini-exercise-concept", 3)]


@pytest.mark.parametrize(
    ("where", "right"),
    [
        ("calculus/slope.md#exercise-1", True),
        ("calculus/slope.md#exercise-2", False),
        ("calculus/slope.md#exercise-one", False),
        ("calculus/slope.md#written-slope-to-a-friend", True),
        ("calculus/slope.md#written-slope", False),
        ("calculus/none.md#exercise-1", False),
        ("calculus/slope/#exercise-1", False),
    ],
)
def test_mini_exercise_where_leads_to_an_exercise_or_a_written_answer(root, where, right):
    found = faults(root, f"{ENTRY}  where: {where}\n")
    assert found == ([] if right else [("mini-exercise-where", 4)])
