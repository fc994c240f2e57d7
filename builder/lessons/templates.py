"""What `make lesson` writes; each `write:` mark is reported until its part is written."""

PAGE_START = """\
# {title}

<!-- write: one line, “You will …”: what the reader will be able to do -->
"""

PARTS = {
    "Test out": "two or three quizzes, so that a reader who knows this can skip it",
    "The problem": "a case with numbers in which the obvious method fails (40 to 80 words)",
    "The idea": "a picture in words, then the formula card, then how to read it (80 to 150 words)",
    "By hand": "the smallest case with clean numbers, to check on paper (40 to 80 words)",
    "In code": "before each section what to look for, after it what was seen (60 to 150 words)",
    "Where it breaks": "limits, numerical edges, misuse (40 to 100 words)",
    "On the job": "- **{role}.** What the concept is for in that job, in one line.",
    "Check yourself": "a quiz, ```quiz its-id, in which every option has a reason",
}

INCLUDE = """\

```python
--8<-- "{snippet}:{section}"
```
"""

EXERCISE_FENCE = """\

```exercise 1
```
"""

PAGE_END = """\

<!-- write: **Next:** [a concept](concept:its-id). **Source:** author (year), section. -->
"""

SECTIONS = ("define", "compare", "plot")

SNIPPET = '''\
"""{title}.

Source: author, title (publisher, year), section.
"""
# write: the docstring above: a sentence that says what the examples show, and their source

# --8<-- [start:define]
# write: one function that is the definition, with shapes and ranges in its docstring
# --8<-- [end:define]

# --8<-- [start:compare]
# write: the case of “The problem”; print what the page then reads aloud
# --8<-- [end:compare]

# --8<-- [start:plot]
# write: one figure with a title, described for those who cannot see it: fig.set_label("…")
# --8<-- [end:plot]
'''

EXERCISE = '''\
"""Say what to write.

Example: `{name}([1, 2])` gives `0`.

Hint: Say where to begin.
"""
# write: the task and its hints, with an example, in the docstring above

import numpy as np


# --8<-- [start:starter]
# write: the name, arguments and docstring of the function; its body stays as it is
def {name}(values: np.ndarray) -> float:
    raise NotImplementedError("write your answer here")


# --8<-- [end:starter]


# --8<-- [start:solution]
# write: a solution
def {name}(values: np.ndarray) -> float:
    raise NotImplementedError("write the solution here")


# --8<-- [end:solution]


# --8<-- [start:inputs compare=close]
# write: at least 60 inputs, the small ones first: of every size, sign and kind that the task allows
def inputs(rng):
    for number in range(80):
        yield (rng.normal(size=1 + number // 8),)


# --8<-- [end:inputs]


# --8<-- [start:wrong_in_some_way fails=test_smallest_case]
# write: two or more wrong answers that people give, each with the test that it fails first
def {name}(values: np.ndarray) -> float:
    raise NotImplementedError("write the wrong answer here")


# --8<-- [end:wrong_in_some_way]
'''

TESTS = '''\
"""Check what the lesson says: {title}."""


# write: one test per claim of the page, named after it, as test_doubling_a_row_changes_nothing
def test_every_claim_of_the_page(lesson):
    assert hasattr(lesson, "a name of the snippet"), "Write the tests, and delete this one."
'''

EXERCISE_TESTS = '''\
"""Grade an answer: every message says what was called, what came back, and where to look."""

import numpy as np


# write: the tests that grade an answer; their messages are the reader's hints
def test_smallest_case(exercise):
    got = exercise.{name}(np.array([1.0, 2.0]))
    message = f"{name}([1, 2]) returned {{got}}, expected …. Look at …"
    assert got == "what you expect", message
'''
