"""What the first pages of the topics say: their numbers, and the levels that they name."""

import math
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from sklearn.linear_model import LinearRegression, LogisticRegression

from builder.curriculum.concepts import load_concepts, prerequisite_closure
from builder.text.vocabulary import ROLES, TOPICS

ROOT = Path(__file__).parents[2]
CONCEPTS, _ = load_concepts(ROOT)


def says(topic: str, words: str) -> bool:
    return words in (ROOT / "docs" / topic / "index.md").read_text("utf-8").replace("\n", " ")


# What a page says can wait: whose level of which concept is what.
LEVELS = [
    ("engineer", "skip", "eigendecomposition change-of-basis quadratic-forms-definiteness"),
    ("data-scientist", "skip", "einsum-notation"),
    ("engineer", "skip", "integrals hessian taylor-series"),
    ("engineer", "skip", "anova ancova ratio-metrics"),
    ("deep-learning", "skip", "anova ancova ratio-metrics"),
    ("engineer", "recognize", "r-squared proper-scoring-rules feature-importance"),
    ("engineer", "skip", "newtons-method constrained-optimization mutual-information"),
    ("data-scientist", "skip", "gradient-clipping perplexity"),
    ("data-scientist", "skip", "convolution weight-initialization quantization-and-precision"),
    ("engineer", "recognize", "trigonometry"),
    ("data-scientist", "recognize", "trigonometry"),
]
ONLY_RESEARCH = [
    "hand-integration-techniques",
    "measure-theory",
    "concentration-inequalities",
    "optimization-theory",
    "advanced-information-theory",
    "hand-deriving-backpropagation",
    "mathematical-proofs",
]


@pytest.mark.parametrize(("role", "level", "names"), LEVELS)
def test_what_can_wait_has_the_level_that_the_page_names(role, level, names):
    for name in names.split():
        assert CONCEPTS[name].roles[role] == level
        page = (ROOT / "docs" / CONCEPTS[name].topic / "index.md").read_text("utf-8")
        assert f"(concept:{name})" in page.split("## What can wait")[1]


@pytest.mark.parametrize("name", ONLY_RESEARCH)
def test_what_is_for_research_only_is_skipped_by_every_other_role(name):
    needed = {role for role in ROLES if CONCEPTS[name].roles[role] != "skip"}
    assert needed == {"research"}


def test_no_role_skips_a_concept_of_evaluation_or_memorizes_distributions():
    evaluation = [c for c in CONCEPTS.values() if c.topic == "evaluation"]
    assert not any("skip" in c.roles.values() for c in evaluation)
    assert set(CONCEPTS["memorizing-distributions"].roles.values()) == {"skip"}


def test_most_other_topics_use_linear_algebra():
    users = {
        concept.topic
        for concept in CONCEPTS.values()
        for need in prerequisite_closure([concept.id], CONCEPTS)
        if CONCEPTS[need].topic == "linear-algebra"
    }
    assert len(users - {"linear-algebra"}) > (len(TOPICS) - 1) / 2
    assert says("linear-algebra", "Most other topics use it")


def test_a_shape_error_is_one():
    with pytest.raises(ValueError, match="mismatch"):
        np.ones((32, 10)) @ np.ones((32, 10))


def test_weights_are_a_vector_a_matrix_or_an_array_with_four_axes(torch):
    model = LinearRegression().fit(np.arange(12.0).reshape(4, 3) ** 2, np.arange(4.0))
    assert model.coef_.ndim == 1
    assert torch.nn.Linear(10, 5).weight.ndim == 2
    assert torch.nn.Conv2d(3, 16, kernel_size=5).weight.shape == (16, 3, 5, 5)
    assert says("linear-algebra", "an image [convolution](concept:convolution) have four")


def test_an_area_in_two_units_leaves_the_coefficients_open_unless_it_was_rounded():
    area = np.array([52.0, 68.0, 85.0, 104.0, 126.0, 148.0])
    feet = area / 0.3048**2
    assert np.linalg.matrix_rank(np.column_stack([area, feet])) == 1
    assert np.linalg.matrix_rank(np.column_stack([area, feet.round()])) == 2
    assert says("linear-algebra", "again, unrounded, in square feet")


def test_fewer_than_5_percent_of_flagged_parts_are_cracked():
    cracked = 1 / 2000
    assert 0.98 * cracked / (0.98 * cracked + 0.01 * (1 - cracked)) < 0.05
    assert says("probability", "flags 98 percent of them and 1 percent of good parts")


def test_82_percent_of_nights_go_through_and_about_four_weeks_have_three_outages():
    assert round(0.99**20, 2) == 0.82
    assert round(52 * stats.poisson.sf(2, 1)) == 4
    assert says("probability", "only 82 percent of nights go through")


def test_logistic_regression_of_scikit_learn_has_a_penalty_unless_it_is_taken_out():
    X, y = np.array([[1.0], [2], [3], [4], [5], [6]]), [0, 0, 1, 0, 1, 1]
    slopes = [LogisticRegression(C=c).fit(X, y).coef_[0, 0] for c in (1.0, np.inf)]
    assert LogisticRegression().fit(X, y).coef_[0, 0] == slopes[0]
    assert 0 < slopes[0] < 0.9 * slopes[1]
    assert says("probability", "in scikit-learn with a penalty on large weights")


def test_a_gap_like_that_of_the_checkout_page_is_common_without_effect():
    table = [[86, 2000 - 86], [80, 2000 - 80]]
    assert stats.chi2_contingency(table, correction=False).pvalue > 0.6
    sold = np.random.default_rng(seed=1).binomial(2000, 166 / 4000, size=(2, 10_000))
    assert np.mean(np.abs(sold[0] - sold[1]) >= 86 - 80) > 0.6
    assert says("statistics", "more than 6 of 10")
    assert says("statistics", "86 of 2,000 visitors buy, against 80 of 2,000 before")


def test_one_order_lifts_the_mean_by_50_and_twenty_tests_find_something_in_64_percent():
    assert round(50_000 / 1000) == 50
    assert round(1 - 0.95**20, 2) == 0.64
    assert says("statistics", "(concept:multiple-comparisons) is 64 percent")


def test_41_against_38_of_50_does_not_settle_it():
    assert stats.fisher_exact([[41, 9], [38, 12]]).pvalue > 0.5
    # On the same questions, at best: three that only the first answers, none that only the other.
    assert stats.binomtest(41 - 38, 3).pvalue > 0.2
    assert says("evaluation", "One answers 41 of 50 questions correctly, the other 38")


def test_the_full_grid_takes_nearly_nine_days():
    assert 5**4 == 625
    assert 8.5 < 625 * 20 / 60 / 24 < 9
    assert says("optimization", "make 625 runs; at 20 minutes")


def test_the_first_loss_and_one_confident_miss():
    assert round(math.log(10), 1) == 2.3
    assert -math.log(0.001) == pytest.approx(10 * math.log(2), rel=0.01)
    assert says("information-theory", "probability 0.001 costs about as much as ten at 0.5")


def test_kl_divergence_of_today_from_last_month_is_infinite_with_a_new_bin():
    last_month, today = [0.5, 0.5, 0], [0.499, 0.5, 0.001]
    assert stats.entropy(today, last_month) == math.inf
    assert stats.entropy(last_month, today) < 0.01
    assert says("information-theory", "KL(today ‖ last month) is infinite")


def test_a_network_left_in_training_mode_gives_one_input_two_answers(torch):
    torch.manual_seed(1)
    net, x = torch.nn.Dropout(0.5), torch.ones(100)
    assert not torch.equal(net(x), net(x))
    assert torch.any(net(x) == 0)
    net.eval()
    assert torch.equal(net(x), net(x))
    assert says("neural-networks", "In PyTorch, perhaps somebody forgot `model.eval()`")


def test_weights_fade_and_overflow_as_the_page_on_networks_says():
    assert 7e9 * 16 / 8 / 1e9 == 14
    assert round(0.8**30, 3) == 0.001
    assert math.exp(12) > float(np.finfo(np.float16).max)
    assert says("neural-networks", "e¹² is beyond the largest number")


def test_the_numbers_of_the_foundations():
    assert (44 - 40, round(44 / 40 - 1, 2)) == (4, 0.1)
    assert round(0.99**100, 2) == 0.37
    assert round(math.comb(2000, 2) / 1e6, 1) == 2.0
    assert round(math.comb(20_000, 2) / math.comb(2000, 2)) == 100
    assert says("foundations", "Comparing 2,000 photos")


def test_dropping_rows_that_are_both_keeps_those_that_are_one():
    old, incomplete = np.array([1, 1, 0, 0], bool), np.array([1, 0, 1, 0], bool)
    assert (~(old & incomplete)).tolist() == [False, True, True, True]
    assert (~old & ~incomplete).tolist() == [False, False, False, True]
    assert says("foundations", "keep `~(old & incomplete)`; `~old & ~incomplete`")
