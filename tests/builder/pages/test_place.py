import pytest

from builder.pages.place import Place, place_of


@pytest.mark.parametrize(
    ("uri", "place"),
    [
        ("index.md", Place("", "", False, "assets/cards/index.png")),
        ("faq.md", Place("", "", False, "assets/cards/faq.png")),
        ("calculus/index.md", Place("calculus", "calculus", False, "assets/cards/calculus.png")),
        (
            "calculus/limit.md",
            Place("calculus", "calculus", True, "assets/cards/calculus/limit.png"),
        ),
        ("roles/student.md", Place("roles", "", False, "assets/cards/roles/student.png")),
        ("projects/churn.ipynb", Place("projects", "", True, "")),
    ],
)
def test_the_path_of_a_page_tells_its_place(uri, place):
    assert place_of(uri) == place
