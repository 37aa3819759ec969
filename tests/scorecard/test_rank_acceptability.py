from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from sample_tables import table, tables

from gtm_framework.scorecard.acceptability import rank_acceptability
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.scorecard import load_scorecard
from gtm_framework.scorecard.table import Table


def shares(own: Table, **how: int) -> list[Fraction]:
    return [acceptability.share for acceptability in rank_acceptability(compare(own), **how)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # With weights w and 1 − w, A leads while 10w > 5(1 − w), that is for w above 1/3.
        ([("A", 10, 0), ("B", 0, 5)], [2 / 3, 1 / 3]),
        # With three weights the simplex is a triangle; each corner is as large as the others.
        ([("A", 9, 0, 0), ("B", 0, 9, 0), ("C", 0, 0, 9)], [1 / 3, 1 / 3, 1 / 3]),
        # A leads where its weight is above 1/2: a quarter of the triangle.
        ([("A", 10, 0, 0), ("B", 0, 10, 10)], [1 / 4, 3 / 4]),
        ([("A", 3), ("B", 7)], [0, 1]),
    ],
)
def test_weightings_are_drawn_evenly_from_the_whole_simplex(
    rows: list[tuple[object, ...]], expected: list[float]
) -> None:
    assert [float(share) for share in shares(table(*rows))] == pytest.approx(expected, abs=0.02)


def test_options_that_are_equal_share_the_first_place_evenly() -> None:
    assert shares(table(("A", 9, 2), ("B", 9, 2), ("C", 1, 1))) == [Fraction(1, 2), Fraction(1, 2), 0]


def test_the_same_seed_draws_the_same_and_another_one_another() -> None:
    own = load_scorecard().table

    assert shares(own) == shares(own)
    assert shares(own, seed=1) != shares(own, seed=2)


def test_gtm_strategy_is_first_with_most_weightings() -> None:
    found = {
        acceptability.option.id: float(acceptability.share)
        for acceptability in rank_acceptability(compare(load_scorecard().table))
    }

    assert found["gtm_strategy"] == pytest.approx(0.85, abs=0.02)
    # Another way of drawing: a Dirichlet distribution, in floats.
    weights = np.random.default_rng(3).dirichlet(np.ones(8), size=20_000)
    totals = weights @ np.array(load_scorecard().table.whole).T
    counted = np.bincount(totals.argmax(axis=1), minlength=6) / len(weights)
    assert list(found.values()) == pytest.approx(counted.tolist(), abs=0.02)


def test_directions_count_and_weights_do_not() -> None:
    own = load_scorecard().table

    assert rank_acceptability(compare(own, {"specificity": 5})) == rank_acceptability(compare(own))
    assert rank_acceptability(compare(own, lower_is_better=["confusion"])) != rank_acceptability(
        compare(own)
    )


def test_scores_too_long_for_the_quick_way_are_drawn_all_the_same() -> None:
    long = table(("A", "9.000000000000001", 5), ("B", "9.000000000000002", "5.0"))

    assert shares(long, draws=200) == [0, 1]


def test_more_options_than_are_held_at_once_are_drawn_in_pieces() -> None:
    many = table(*((f"o{at}", at % 10, at % 7) for at in range(3000)))

    assert sum(shares(many, draws=2_000)) == 1


@settings(max_examples=50)
@given(tables())
def test_the_shares_add_up_to_one(own: Table) -> None:
    found = shares(own, draws=50)

    assert sum(found) == 1
    assert all(0 <= share <= 1 for share in found)
