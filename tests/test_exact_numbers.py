"""Numbers as people write them, and ranks as competitions give them."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.exact import competition_ranks, exact, nearest_float, nearest_quotient


@pytest.mark.parametrize(
    ("number", "fraction"),
    [
        (0.1, Fraction(1, 10)),
        (7, Fraction(7)),
        (7.0, Fraction(7)),
        (1e22, Fraction(10**22)),
        (1e-7, Fraction(1, 10**7)),
        (np.float64(0.1), Fraction(1, 10)),
        (np.float64(3), Fraction(3)),
    ],
)
def test_a_number_is_the_one_that_was_written(number: float, fraction: Fraction) -> None:
    assert exact(number) == fraction


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_an_exact_number_shows_as_the_float_it_came_from(number: float) -> None:
    assert nearest_float(exact(number)) == number


def test_a_number_beyond_the_floats_shows_as_infinite() -> None:
    assert nearest_float(Fraction(10**400)) == float("inf")
    assert nearest_quotient(10**400, 3) == float("inf")


@given(st.integers(0, 10**40), st.integers(1, 10**40), st.integers(1, 10**6))
def test_a_quotient_needs_no_lowest_terms(above: int, below: int, times: int) -> None:
    assert nearest_quotient(above * times, below * times) == nearest_float(Fraction(above, below))


def test_equal_scores_share_a_rank_and_skip_the_next() -> None:
    scores = [Fraction(2), None, Fraction(3), Fraction(2), Fraction(1)]

    assert competition_ranks(scores) == [2, None, 1, 2, 4]


@given(st.lists(st.none() | st.fractions(0, 3, max_denominator=3)))
def test_a_rank_is_one_more_than_the_number_of_better_scores(scores: list[Fraction | None]) -> None:
    known = [score for score in scores if score is not None]

    assert competition_ranks(scores) == [
        None if score is None else 1 + sum(other > score for other in known) for score in scores
    ]
