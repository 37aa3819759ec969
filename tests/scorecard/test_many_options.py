import doctest
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gtm_framework.errors import RefusedError
from gtm_framework.exact import competition_ranks, exact
from gtm_framework.scorecard import kernel
from gtm_framework.scorecard.kernel import Placing, rank_options
from gtm_framework.scorecard.numbers import read_number
from gtm_framework.scorecard.ranks import rank_totals


def exactly(scores: Any, weights: Any) -> list[int | None]:
    """The ranks by rational arithmetic, row by row."""
    factors = [read_number(weight) for weight in weights]
    rows = [[read_number(score) for score in row] for row in scores]
    return competition_ranks(
        sum((w * s for w, s in zip(factors, row, strict=True)), Fraction(0)) for row in rows
    )


def shapes(columns: int = 3) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, 30), st.just(columns))


WEIGHTS = st.lists(
    st.sampled_from([0, 1, 2, 0.1, 0.3, "0.25", Fraction(1, 3), 1 / 3, 0.012345678901234567, 123456.789]),
    min_size=3,
    max_size=3,
).filter(any)


@settings(max_examples=100)
@given(arrays(np.float64, shapes(), elements=st.integers(0, 100).map(lambda n: n / 10)), WEIGHTS)
def test_decimal_scores_are_ranked_as_exact_arithmetic_ranks_them(scores: Any, weights: Any) -> None:
    placing = rank_options(scores, weights)

    assert placing.ranks.tolist() == exactly(scores, weights)


@settings(max_examples=100)
@given(arrays(np.float64, shapes(), elements=st.floats(-1e6, 1e6)), WEIGHTS)
def test_any_floats_are_ranked_as_exact_arithmetic_ranks_them(scores: Any, weights: Any) -> None:
    assert rank_options(scores, weights).ranks.tolist() == exactly(scores, weights)


@settings(max_examples=50)
@given(
    arrays(
        np.float64, shapes(), elements=st.sampled_from([0.0, 1e-320, -5e-324, 1e-150, 1e300, -1e308, 1.0])
    ),
    st.lists(st.sampled_from([1e-320, 1, 1e308, Fraction(1, 10**400), 10**400]), min_size=3, max_size=3),
)
def test_not_even_the_ends_of_the_float_range_mislead(scores: Any, weights: Any) -> None:
    assert rank_options(scores, weights).ranks.tolist() == exactly(scores, weights)


@settings(max_examples=50)
@given(
    arrays(np.int64, shapes(), elements=st.sampled_from([0, 1, -3, 2**40, 2**53 + 1, -(2**62), 2**63 - 1])),
    WEIGHTS,
)
def test_whole_scores_of_any_size_are_ranked_as_exact_arithmetic_ranks_them(
    scores: Any, weights: Any
) -> None:
    assert rank_options(scores, weights).ranks.tolist() == exactly(scores, weights)


@pytest.mark.parametrize(
    "scores",
    [
        [[0.1, 0.2, 0.0], [0.0, 0.0, 0.3], [1, 1, 1]],
        np.array([[0.1, 0.2, 0.0], [0.0, 0.0, 0.3], [1, 1, 1]], dtype=np.float32),
        np.array([[1, 2, 0], [0, 0, 3], [10, 10, 10]], dtype=np.uint8),
        np.asfortranarray([[0.1, 0.2, 0.0], [0.0, 0.0, 0.3], [1, 1, 1]]),
        [[Decimal("0.1"), Decimal("0.2"), 0], [0, 0, Fraction(3, 10)], ["1", "1,0", 1]],
        pd.DataFrame({"a": [0.1, 0, 1], "b": [0.2, 0, 1], "c": [0.0, 0.3, 1]}),
        pl.DataFrame({"a": [0.1, 0.0, 1], "b": [0.2, 0.0, 1], "c": [0.0, 0.3, 1]}),
        # No common power of ten: the tie is found among the near ones.
        [[0.1, 0.2, 0.0], [0.0, 0.0, 0.3], [1, 1, 1 / 3]],
    ],
)
def test_a_tie_that_floats_would_split_is_a_tie_in_every_sort_of_table(scores: Any) -> None:
    assert rank_options(scores, [1, 1, 1]).ranks.tolist() == [2, 2, 1]


def test_totals_are_shown_as_the_nearest_float() -> None:
    by_decimals = rank_options([[0.1, 7], [0.2, 7]], [3, "0.1"])
    by_whole = rank_options(np.array([[1, 7], [2, 7]]), [3, "0.1"])
    by_objects = rank_options([[Fraction(1, 10), 7], [Fraction(2, 10), 7]], [3, "0.1"])
    too_large = rank_options([[10**400, -(10**400)], [1, 1]], [1, 2])

    assert by_decimals.totals.tolist() == by_objects.totals.tolist() == [1.0, 1.3]
    assert by_whole.totals.tolist() == [3.7, 6.7]
    assert too_large.totals.tolist() == [-np.inf, 3.0]


def test_rows_that_need_more_decimals_than_the_first_block_are_found() -> None:
    scores = np.zeros((20_000, 2))
    scores[9_000] = [0.1, 0.2]
    scores[19_000] = [0.15, 0.15]
    scores[19_999] = [0.123456789012345, 0.2]

    ranks = rank_options(scores, [1, 1]).ranks

    assert ranks[[19_999, 9_000, 19_000, 0]].tolist() == [1, 2, 2, 4]


@pytest.mark.parametrize(
    ("scores", "weights"),
    [
        ([[2**62, 1], [2**62, 2], [2**62, 1]], [1, 1]),
        ([[2**52, 1], [2**52, 2], [2**52, 1]], [Fraction(1, 3), 123456.789]),
        ([[10.0**14 + 0.5, 0.1], [10.0**14 + 0.5, 0.2], [10.0**14 + 0.5, 0.1]], [1, 1]),
        ([[999.125, 0.1], [999.125, 0.2], [999.125, 0.1]], [10**13 + 1, 1]),
        ([[10.0**15, 0.1], [10.0**15, 0.2], [10.0**15, 0.1]], [1, 1]),
        ([[1.0, 0.1], [1.0, 0.2], [1.0, 0.1]], [Fraction(1, 10**16), 1]),
        ([[1.0, -0.1], [1.0, 0.2], [1.0, -0.1]], [Fraction(1, 10**30), 1]),
        ([[1.0, -0.1], [1.0, 0.2], [1.0, -0.1]], [Fraction(1, 10**300), 1]),
        ([[5, -7], [5, -6], [5, -7]], [10**25 + 1, 10**25]),
        ([[5, -7], [5, -6], [5, -7]], [1, Fraction(1, 10**300)]),
    ],
)
def test_scores_and_weights_too_large_for_one_way_are_ranked_by_the_next(scores: Any, weights: Any) -> None:
    assert rank_options(scores, weights).ranks.tolist() == [2, 1, 2]


def test_many_different_totals_are_ranked_as_few_are() -> None:
    scores = np.random.default_rng(7).integers(0, 10**6, (500, 2))

    assert rank_options(scores, [1000, 1]).ranks.tolist() == exactly(scores.tolist(), [1000, 1])


def test_thousands_of_equal_rows_that_are_no_decimals_are_one_tie() -> None:
    scores = np.tile([[1 / 3, 2 / 3], [2 / 3, 1 / 3]], (3_000, 1))

    assert set(rank_options(scores, [1, 1]).ranks.tolist()) == {1}


@settings(max_examples=50)
@given(st.lists(st.integers(-(2**70), 2**70), max_size=20))
def test_places_are_competition_ranks(totals: list[int]) -> None:
    assert rank_totals(np.array(totals, dtype=object)).tolist() == competition_ranks(map(Fraction, totals))


def test_the_example_in_the_documentation_is_right() -> None:
    assert doctest.testmod(kernel) == doctest.TestResults(failed=0, attempted=1)


def test_no_options_are_no_ranks() -> None:
    for scores in (np.empty((0, 2)), np.empty((0, 2), dtype=int), np.empty((0, 2), dtype=object)):
        placing = rank_options(scores, [1, 1])
        assert isinstance(placing, Placing)
        assert placing.ranks.tolist() == placing.totals.tolist() == []


def test_a_float_that_is_no_decimal_is_its_shortest_one() -> None:
    # 0.1 + 0.2 in floats is the next number after 0.3: another number, so no tie.
    assert rank_options([[0.1 + 0.2], [0.3]], [1]).ranks.tolist() == [1, 2]
    assert exact(0.1 + 0.2) > exact(0.3)


@pytest.mark.parametrize(
    ("scores", "weights", "message"),
    [
        (
            [[1.0, np.nan], [-np.inf, 2.0]],
            [1, 1],
            (
                "scores: 2 errors. row 1, column 2: nan is not a number. Enter a score. "
                "row 2, column 1: -inf is not a number. Enter a score."
            ),
        ),
        (
            [[1, None], ["x", 2]],
            [1, 1],
            (
                "scores: 2 errors. row 1, column 2: None is not a number. Enter a score. "
                "row 2, column 1: 'x' is not a number. Enter a score."
            ),
        ),
        ([1, 2], [1, 1], "scores: The table is 1-dimensional. Pass a table of options × criteria."),
        ([[1, 2]], [1], "weights: 1 given, but there are 2 criteria. Pass one per criterion."),
        (
            [[1, 2]],
            [-1, "x"],
            (
                "weights: 2 errors. column 1, weight: -1 is not a number of 0 or more. Enter one. "
                "column 2, weight: 'x' is not a number of 0 or more. Enter one."
            ),
        ),
        (
            [[1, 2]],
            [0, 0],
            "weights: Every weight is 0. Set at least one weight above 0.",
        ),
    ],
)
def test_what_cannot_be_ranked_is_refused_with_every_fault(scores: Any, weights: Any, message: str) -> None:
    with pytest.raises(RefusedError) as refused:
        rank_options(scores, weights)

    assert str(refused.value) == message
