import pytest
from search_score import Score, rank, scores

URL = "http://host/"
RESULTS = [
    {
        "title": "Mean",
        "section": ["Statistics · planned"],
        "url": f"{URL}reference/statistics/#mean",
        "links": [f"{URL}reference/statistics/#mean"],
    },
    {
        "title": "Softmax",
        "section": [],
        "url": f"{URL}neural-networks/softmax/?h=softmax",
        "links": [f"{URL}neural-networks/softmax/?h=softmax"],
    },
    {
        "title": "Questions",
        "section": ["Bad at math?"],
        "url": f"{URL}faq/?h=bad",
        "links": [f"{URL}faq/?h=bad", f"{URL}faq/?h=bad#bad-at-math"],
    },
]


@pytest.mark.parametrize(
    ("accept", "place"),
    [("mean", 1), ("softmax", 2), ("faq/", 3), ("variance", 0), ("reference/statistics/", 1)],
)
def test_a_query_of_ours_is_answered_by_where_a_result_leads(accept, place):
    assert rank(RESULTS, {"half": "tune", "accept": [accept]}, URL) == place


@pytest.mark.parametrize(
    ("accept", "place"), [("^mean", 1), ("soft", 2), (r"\bbad\b", 3), ("median", 0)]
)
def test_an_expression_is_answered_by_a_title_or_a_section_heading(accept, place):
    assert rank(RESULTS, {"accept": [accept]}, URL) == place


def test_scores_are_shares_of_all_queries_and_of_each_style():
    queries = [{"id": i, "style": s} for i, s in (("a", "plain"), ("b", "plain"), ("c", "role"))]

    found = scores({"a": 1, "b": 3, "c": 0}, queries)

    assert found["plain"] == Score(2, 0.5, 1.0, 1.0)
    assert found["role"] == Score(1, 0.0, 0.0, 0.0)
    assert found["all"].first == pytest.approx(1 / 3)
