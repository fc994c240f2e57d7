from made_concepts import concept

from builder.pages.lesson_facts import facts_html, project_facts_html

FILES = {"snippet": "chain_rule.py", "notebook": "chain-rule.ipynb"}
DERIVATIVE = concept("derivative", status="written")
CHAIN_RULE = concept("chain-rule", needs=["derivative"], status="written", minutes=25)
BACKPROPAGATION = concept("backpropagation", needs=["chain-rule"])
ALL = {c.id: c for c in (DERIVATIVE, CHAIN_RULE, BACKPROPAGATION)}


def test_time_needs_and_unlocks_are_named_and_linked():
    html = facts_html(CHAIN_RULE, ALL, ["backpropagation"], **FILES)

    assert "25 minutes" in html
    assert '<a href="../derivative/">Derivative</a>' in html
    assert 'class="jem-planned">Backpropagation</a>' in html
    assert '<a href="../../reference/calculus/#backpropagation"' in html


def test_a_lesson_that_needs_nothing_says_so():
    html = facts_html(DERIVATIVE, ALL, [], **FILES)

    assert "Needs nothing but school math" in html
    assert "nothing yet" in html


def test_every_role_has_its_level():
    html = facts_html(DERIVATIVE, ALL, [], **FILES)

    assert html.count("jem-level--use") == 4


def test_colab_is_offered_only_where_the_repository_is_known():
    without = facts_html(CHAIN_RULE, ALL, [], **FILES)
    with_repo = facts_html(CHAIN_RULE, ALL, [], **FILES, repo="owner/name")

    assert "colab" not in without
    assert "github/owner/name/blob/notebooks/calculus/chain-rule.ipynb" in with_repo


def test_a_notebook_page_names_time_needs_and_downloads():
    meta = {"minutes": 60, "needs": ["derivative", "backpropagation"]}
    html = project_facts_html(meta, "docs/projects/a-thing.ipynb", ALL, "a-thing")

    assert "60 minutes" in html
    assert '<a href="../../calculus/derivative/">Derivative</a>' in html
    assert 'class="jem-planned">Backpropagation</a>' in html
    assert '<a href="a-thing.zip" download>' in html
    assert '<a href="a-thing.ipynb" download>' in html
