"""How often each option ranks first if nobody knows the weights: all weightings are equally likely."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from gtm_framework.scorecard.comparison import Comparison
from gtm_framework.scorecard.table import Named

DRAWS = 10_000
SEED = 2025
"""The same seed every time, so the same table gives the same shares."""

_FINENESS = 2**30
"""How many steps a stick of weight has."""

_MOST_CELLS = 2**22
"""Totals held in memory at a time."""


@dataclass(frozen=True, slots=True)
class RankAcceptability:
    """How often one option ranked first.

    Attributes:
        option: The option.
        share: Share of the weightings in which it ranked first, 0 to 1. On a tie for first, the tied
            options split it. The shares of a table add up to 1.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard
        >>> shares = rank_acceptability(compare(load_scorecard().table))
        >>> sum(each.share for each in shares)
        Fraction(1, 1)
    """

    option: Named
    share: Fraction


def rank_acceptability(
    comparison: Comparison, draws: int = DRAWS, seed: int = SEED
) -> tuple[RankAcceptability, ...]:
    """Draw random weightings and count who ranks first.

    A weighting is drawn uniformly from all those that add up to 1 (the simplex): a stick is broken at
    as many random places as needed, and each piece is one weight. Places are whole numbers, so every total
    is exact and ties are exact. Directions stay as in the comparison; its weights don't matter.

    Args:
        comparison: The table with its directions.
        draws: The number of weightings, 1 or more.
        seed: The random seed; the same seed gives the same draws.

    Returns:
        One per option, in the order of the table.

    Example:
        >>> from gtm_framework.scorecard import compare
        >>> from gtm_framework.scorecard.own import table_from_rows
        >>> table = table_from_rows(["plan", "fit", "cost"], [["Partners", 8, 2], ["Sales", 2, 8]], "plans")
        >>> [round(float(each.share), 1) for each in rank_acceptability(compare(table))]
        [0.5, 0.5]
    """
    largest = max(map(max, comparison.values))
    values = np.array(comparison.values, dtype=np.int64 if largest * _FINENESS < 2**63 else object)
    weights = _weightings(len(comparison.table.criteria), draws, seed)
    won = [Fraction(0)] * len(values)
    step = max(1, _MOST_CELLS // len(values))
    for start in range(0, draws, step):
        totals = weights[start : start + step].astype(values.dtype, copy=False) @ values.T
        first = totals == totals.max(axis=1, keepdims=True)
        winners = first.sum(axis=1)
        for several in np.unique(winners).tolist():
            for place, count in enumerate(first[winners == several].sum(axis=0).tolist()):
                won[place] += Fraction(count, several)
    options = comparison.table.options
    return tuple(
        RankAcceptability(option, parts / draws) for option, parts in zip(options, won, strict=True)
    )


def _weightings(criteria: int, draws: int, seed: int) -> NDArray[np.int64]:
    cuts = np.random.default_rng(seed).integers(0, _FINENESS + 1, size=(draws, criteria - 1))
    ends = np.zeros((draws, 1), np.int64)
    edges = np.concatenate((ends, np.sort(cuts, axis=1), ends + _FINENESS), axis=1)
    return edges[:, 1:] - edges[:, :-1]
