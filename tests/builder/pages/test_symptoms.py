from pathlib import Path

import pytest
from made_concepts import concept

from builder.curriculum.concepts import load_concepts
from builder.pages.symptoms import FILE, GROUPS, read_symptoms, symptom_index

ROOT = Path(__file__).resolve().parents[3]
CONCEPTS = {c.id: c for c in (concept("learning-rate"),)}
GOOD = """---
title: Symptoms
---

# Symptoms

<!-- symptoms -->

## The loss is `nan` { #loss-is-nan .training }

**You see.** `loss: nan`, and more.

**Usually.**

1. The rate.
2. The data.

**Check first.** Look at the losses.

```python
--8<-- "reference/symptoms.py:loss"
```

**Fix.** Lower the rate.

**Read.** [Learning rate](concept:learning-rate), [or this](concept:nothing)
"""


def read(root, text=GOOD):
    (root / FILE).parent.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_text(text, encoding="utf-8")
    return read_symptoms(root, CONCEPTS)


def test_an_entry_gives_what_index_and_search_need(tmp_path):
    (symptom,), problems = read(tmp_path)
    assert problems == []
    assert (symptom.id, symptom.group, symptom.line) == ("loss-is-nan", "training", 9)
    assert symptom.title == "The loss is `nan`"
    assert symptom.seen == "`loss: nan`, and more."
    assert symptom.concepts == ("learning-rate", "nothing")


def test_a_project_without_the_page_has_no_symptoms(tmp_path):
    assert read_symptoms(tmp_path, CONCEPTS) == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "line", "rule", "words"),
    [
        (" { #loss-is-nan .training }", "", 9, "symptom-heading", "#short-id .group"),
        (".training", ".train", 9, "symptom-heading", "`training`"),
        ("**Fix.** Lower the rate.\n\n", "", 9, "symptom-parts", "**Fix.**"),
        ("**You see.**", "**One sees.**", 9, "symptom-parts", "**You see.**"),
        ("**Read.**", "**More.** x\n\n**Read.**", 9, "symptom-parts", "in this order"),
        ("1. The rate.\n2. The data.\n\n", "", 13, "symptom-causes", "likeliest"),
        ("2. The data.", "2. A.\n3. B.\n4. C.", 13, "symptom-causes", "one to three"),
        ('--8<-- "reference/symptoms.py:loss"', "x = 1", 18, "symptom-check", "--8<--"),
        ("concept:learning-rate", "concept:rate", 26, "symptom-concept", "concept:"),
        ("(concept:learning-rate)", "(https://a.b)", 26, "symptom-concept", "planned concept"),
    ],
)
def test_a_fault_names_line_rule_and_fix(tmp_path, old, new, line, rule, words):
    assert old in GOOD
    _, (problem,) = read(tmp_path, GOOD.replace(old, new))
    assert (problem.file, problem.line, problem.rule) == (FILE, line, rule)
    assert words in problem.fix


def test_the_index_links_each_symptom_under_its_group(tmp_path):
    read(tmp_path)
    index = symptom_index(tmp_path, CONCEPTS)
    assert '<a href="#loss-is-nan">The loss is <code>nan</code></a>' in index
    assert GROUPS["training"] in index
    assert GROUPS["score"] not in index


def test_the_symptoms_of_the_project_are_sound_and_many():
    concepts = load_concepts(ROOT)[0]
    symptoms, problems = read_symptoms(ROOT, concepts)
    assert problems == []
    assert len(symptoms) >= 24
    assert len({s.id for s in symptoms}) == len(symptoms)
    assert {name for s in symptoms for name in s.concepts} <= set(concepts)
