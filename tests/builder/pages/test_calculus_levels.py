from made_concepts import concept

from builder.pages.calculus_levels import calculus_levels
from builder.text.vocabulary import ROLES


def test_the_table_has_a_row_per_concept_of_calculus_prerequisites_first_and_no_notes():
    made = [
        concept("chain-rule", needs=["derivative"], title="Chain rule & friends"),
        concept("derivative", roles=dict.fromkeys(ROLES, "use") | {"engineer": "skip"}),
        concept("hard-integrals", status="note"),
        concept("mean", topic="statistics"),
    ]
    rows = calculus_levels({c.id: c for c in made}, "docs/faq.md").splitlines()

    assert rows[0].split(" | ")[1:] == [
        "Deep learning engineer",
        "ML engineer",
        "Data scientist",
        "Research scientist |",
    ]
    assert [row.split('">')[1].split("<")[0] for row in rows[2:]] == [
        "Derivative",
        "Chain rule &amp; friends",
    ]
    assert '<a href="../reference/calculus/#derivative">' in rows[2]
    assert "skip" in rows[2].split(" | ")[2]
    assert rows[2].count("jem-level--skip") == 1
    assert rows[2].count("jem-level--use") == 3
