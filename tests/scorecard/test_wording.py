from fractions import Fraction

import pytest
from sample_tables import table

from gtm_framework.scorecard.acceptability import rank_acceptability
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.scorecard import load_scorecard
from gtm_framework.scorecard.table import Table
from gtm_framework.scorecard.weight_stability import sensitivity
from gtm_framework.scorecard.wording import (
    about,
    acceptability_sentence,
    interval_sentence,
    outcome_sentence,
    safety_sentence,
)

EVEN = table(("A", 8, 2), ("B", 6, 4), ("C", 1, 1))
SAFE = table(("A", 8, 8), ("B", 6, 4))
TWINS = table(("A", 8, 2), ("B", 8, 2), ("C", 5, 4))
ONE = table(("A", 8, 2))


def test_the_published_outcome_in_one_sentence() -> None:
    assert outcome_sentence(compare(load_scorecard().table)) == (
        "GTM strategy is first with 69 of 80 (86.25%), 5 ahead of Marketing strategy and Marketing plan."
    )


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        (EVEN, "A and B tie for first with 10 of 20 (50%) each."),
        (SAFE, "A is first with 16 of 20 (80%), 6 ahead of B."),
        (ONE, "A is first with 10 of 20 (50%)."),
        (table(("A", "7.001"), ("B", 7)), "A is first with 7 of 10 (70.01%), less than 0.01 ahead of B."),
        (
            table(*((f"o{at}", 5) for at in range(1207))),
            "o0, o1, o2, o3, o4, and 1,202 others tie for first with 5 of 10 (50%) each.",
        ),
        (
            table(*((f"o{at}", 5) for at in range(6))),
            "o0, o1, o2, o3, o4, and o5 tie for first with 5 of 10 (50%) each.",
        ),
    ],
)
def test_who_is_first_in_one_sentence(own: Table, sentence: str) -> None:
    assert outcome_sentence(compare(own)) == sentence


def test_how_safe_the_published_leader_is_on_the_sliders_and_without_them() -> None:
    found = sensitivity(compare(load_scorecard().table))

    assert safety_sentence(found, most=Fraction(5)) == (
        "GTM strategy stays first unless the weight of “Specificity and actionability” rises above 3.5 "
        "(now 1): then Marketing plan leads. "
        "Changing any other single weight from 0 to 5 doesn’t change the leader."
    )
    assert safety_sentence(found) == (
        "GTM strategy stays first unless the weight of “Specificity and actionability” rises above 3.5 "
        "(now 1): then Marketing plan leads. No smaller change of a single weight would do it."
    )


@pytest.mark.parametrize(
    ("own", "most", "sentence"),
    [
        (SAFE, None, "A stays first no matter how you weight any one criterion."),
        (SAFE, 5, "A stays first no matter how you weight any one criterion from 0 to 5."),
        (EVEN, 5, "A and B tie for first: with a little more weight on “value”, A is ahead."),
        (
            TWINS,
            None,
            (
                "A and B stay tied for first unless the weight of “value” falls below "
                "about 0.67 (now 1): "
                "then C leads."
            ),
        ),
        (
            table(("A", 8, 2), ("B", 8, 2)),
            5,
            "A and B stay tied for first no matter how you weight any one criterion from 0 to 5.",
        ),
        (
            table(("A", 9, 1), ("B", 2, 2), ("C", 2, 2)),
            None,
            (
                "A stays first unless the weight of “value” falls below about 0.14 (now 1): "
                "then B and C lead. "
                "No smaller change of a single weight would do it."
            ),
        ),
        (
            table(("A", 5, 5, 1), ("B", 5, 1, 5), ("C", 6, 2, 3)),
            5,
            "A, B, and C tie for first: with a little more weight on “value”, C is ahead.",
        ),
        (
            table(("A", 3, 5), ("B", 5, 3), ("C", 5, 3)),
            5,
            "A, B, and C tie for first: with a little more weight on “value”, B and C are ahead.",
        ),
        (
            table(("B", 5, 3), ("C", 5, 3), ("A", 3, 5)),
            5,
            "B, C, and A tie for first: with a little more weight on “value”, B and C are ahead.",
        ),
        (
            table(("A", 2, 8), ("B", 3, 3)),  # with a weight of 5 on “value”, both have 18
            5,
            (
                "A stays first unless the weight of “cost” falls below 0.2 (now 1): then B leads. "
                "Changing any other single weight from 0 to 5 doesn’t change the leader."
            ),
        ),
    ],
)
def test_how_safe_the_first_place_is_in_words(own: Table, most: int | None, sentence: str) -> None:
    limit = None if most is None else Fraction(most)

    assert safety_sentence(sensitivity(compare(own)), limit) == sentence


@pytest.mark.parametrize(
    ("own", "criterion", "sentence"),
    [
        (SAFE, 0, "A is first at any value of the weight of “value”."),
        (TWINS, 0, "A is first while the weight of “value” is about 0.67 or more."),
        (TWINS, 1, "A is first while the weight of “cost” is 1.5 or less."),
        (
            table(("A", 5, 5), ("B", 1, 8), ("C", 7, 1)),
            0,
            "A is first while the weight of “value” is from 0.75 to 2.",
        ),
    ],
)
def test_the_interval_of_a_weight_in_one_sentence(own: Table, criterion: int, sentence: str) -> None:
    assert interval_sentence(sensitivity(compare(own)).intervals[criterion]) == sentence


def test_random_weightings_in_one_sentence() -> None:
    assert acceptability_sentence(rank_acceptability(compare(SAFE))) == (
        "With random weights, A is first in 100% of cases."
    )
    assert acceptability_sentence(rank_acceptability(compare(table(("A", 8, 2), ("B", 8, 2))))) == (
        "With random weights, A and B are each first in 50% of cases."
    )


@pytest.mark.parametrize(("number", "words"), [(Fraction(7, 2), "3.5"), (Fraction(20, 3), "about 6.67")])
def test_a_rounded_number_says_so(number: Fraction, words: str) -> None:
    assert about(number) == words
