import pytest
from made_concepts import concept

from builder.curriculum.links import relative_url, replace_concept_links

FILE = "docs/calculus/gradient.md"


CONCEPTS = {
    one.id: one
    for one in [
        concept("dot-product", status="written", aliases=("scalar product",)),
        concept("norms", title="Norm of a vector"),
        concept("proofs", status="note"),
    ]
}


def put(text, file=FILE):
    done, problems = replace_concept_links(text, file, CONCEPTS)
    assert problems == []
    return done


def test_a_written_concept_leads_to_its_lesson():
    assert put("[a](concept:dot-product).") == "[a](dot-product.md)."
    assert put("[a](concept:dot-product)", "docs/index.md") == "[a](calculus/dot-product.md)"


def test_a_planned_concept_leads_to_the_reference_and_looks_so(render):
    html = render(put("see [`a` and $b$](concept:norms), then"))
    assert '<a class="jem-planned" href="../reference/calculus.md#norms" title="Planned: ' in html
    assert "<code>a</code>" in html
    assert html.endswith("</a>, then</p>")


def test_a_note_leads_to_its_receipt():
    assert put("[a](concept:proofs)") == "[a](../skip/proofs.md)"


def test_quizzes_are_changed_and_code_is_not():
    text = "```quiz q\n[a](concept:dot-product)\n```\n`[a](concept:x)`\n```\n[a](concept:x)\n```"
    assert put(text) == text.replace("concept:dot-product", "dot-product.md")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("dot-prodct", "dot-product"), ("scalar-product", "dot-product"), ("norm", "norms")],
)
def test_an_unknown_concept_is_reported_with_the_closest_one(wrong, right):
    text = f"a\n[b](concept:{wrong})"
    done, (problem,) = replace_concept_links(text, FILE, CONCEPTS, 5)
    assert done == text
    assert (problem.file, problem.line, problem.rule) == (FILE, 7, "concept-link")
    assert f"`{wrong}`" in problem.message
    assert problem.fix == f"Did you mean `concept:{right}`?"


@pytest.mark.parametrize("link", ["[a](concept:)", "[a](concept:zzzz)", "[a](concept:Dot/x)"])
def test_a_concept_that_nothing_resembles_is_reported_too(link):
    _, (problem,) = replace_concept_links(link, FILE, CONCEPTS)
    assert problem.line == 1
    assert "planned.yml" in problem.fix


@pytest.mark.parametrize(
    ("target", "page", "url"),
    [
        ("a/b/", "a/c/", "../b/"),
        ("a/b/", "", "a/b/"),
        ("", "a/c/", "../../"),
        ("a/c/", "a/c/", "./"),
        ("reference/concepts/#x", "a/c/", "../../reference/concepts/#x"),
        ("concepts.json", "a/c/", "../../concepts.json"),
    ],
)
def test_addresses_are_relative_to_the_page(target, page, url):
    assert relative_url(target, page) == url
