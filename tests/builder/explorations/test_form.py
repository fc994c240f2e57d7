"""Tests of how explorations write numbers."""

import pytest

from builder.explorations.form import at, dots, fixed, percent, text


@pytest.mark.parametrize(
    ("number", "digits", "words"),
    [
        (0.125, 2, "0.13"),
        (2.5, 0, "3"),
        (-1.25, 1, "−1.3"),
        (-0.001, 2, "0.00"),
        (1e6, 0, "1000000"),
    ],
)
def test_a_tie_is_rounded_away_from_zero_and_zero_has_no_sign(number, digits, words):
    assert fixed(number, digits) == words


def test_a_coordinate_has_at_most_one_decimal():
    assert [at(x) for x in (12, 12.34, -0.04, -12.36)] == ["12", "12.3", "0", "-12.4"]


def test_a_share_is_shown_in_percent():
    assert percent(0.154, 1) == "15.4%"


def test_dots_are_lines_of_no_length():
    assert dots([(1, 2), (3.04, 4)]) == "M1 2h0M3 4h0"
    assert dots([]) == "M0 0"


def test_words_of_a_drawing_may_have_attributes():
    assert text(1, 2, "loss") == '<text x="1" y="2">loss</text>'
    assert text(1, 2, "5", 'text-anchor="end"') == '<text x="1" y="2" text-anchor="end">5</text>'
