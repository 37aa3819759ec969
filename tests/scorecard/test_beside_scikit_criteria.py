import numpy as np
import pytest
import skcriteria
from hypothesis import given, settings
from sample_tables import weighted_tables
from skcriteria.agg.simple import WeightedSumModel

from gtm_framework.scorecard.comparison import Comparison, compare
from gtm_framework.scorecard.kernel import rank_options
from gtm_framework.scorecard.scorecard import load_scorecard
from gtm_framework.scorecard.table import Table


def their_totals(comparison: Comparison) -> list[float]:
    """The weighted sums of scikit-criteria, which only knows higher is better: values go in mirrored."""
    weights = [float(weight) for weight in comparison.weighting.weights]
    values = np.array(comparison.values) / comparison.table.denominator
    matrix = skcriteria.mkdm(values, [max] * len(weights), weights=weights)
    return list(map(float, np.atleast_1d(WeightedSumModel().evaluate(matrix).e_.score)))


def dense(ranks: list[int]) -> list[int]:
    """1, 2, 2, 4 as 1, 2, 2, 3: how scikit-criteria counts."""
    return [sorted(set(ranks)).index(rank) + 1 for rank in ranks]


@pytest.mark.parametrize("weights", [{}, {"purpose": 2}, {"purpose": 0, "specificity": 5}])
@pytest.mark.parametrize("minimized", [[], ["confusion"]])
def test_the_published_table_comes_out_as_theirs(weights: dict[str, int], minimized: list[str]) -> None:
    comparison = compare(load_scorecard().table, weights, minimized)

    # Whole weights and scores: their floats are exact, so their ranks must be ours.
    matrix = skcriteria.mkdm(
        np.array(comparison.values, dtype=float),
        [max] * 8,
        weights=[float(w) for w in comparison.weighting.weights],
    )
    theirs = WeightedSumModel().evaluate(matrix)
    assert their_totals(comparison) == [float(standing.total) for standing in comparison.standings]
    assert theirs.rank_.tolist() == dense([standing.rank for standing in comparison.standings])


@settings(max_examples=30, deadline=None)
@given(weighted_tables())
def test_drawn_tables_have_their_totals(weighted: tuple[Table, dict[str, str], tuple[str, ...]]) -> None:
    comparison = compare(*weighted)

    assert their_totals(comparison) == pytest.approx([float(s.total) for s in comparison.standings])


def test_thousands_of_options_have_their_totals() -> None:
    scores = np.random.default_rng(5).integers(0, 101, (5_000, 8)) / 10
    weights = [0.1, 0.3, 0.2, 0.7, 1.1, 0.4, 0.6, 1.6]

    theirs = WeightedSumModel().evaluate(skcriteria.mkdm(scores, [max] * 8, weights=weights))

    assert rank_options(scores, weights).totals == pytest.approx(theirs.e_.score)
