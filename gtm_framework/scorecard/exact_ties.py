"""Exact ranks for scores that are floats without a common power of ten.

Floats order what is further apart than their rounding; rows that are closer are compared as rationals.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from operator import mul

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exact import exact
from gtm_framework.scorecard.numbers import nearest
from gtm_framework.scorecard.ranks import spread

_ROUNDING = 2.0**-53
_TAME = (1e-140, 1e140)
"""Between these, a product of two floats rounds in proportion to its size."""


def rank_floats(
    table: NDArray[np.float64], weights: list[int], divisor: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Rank rows of finite floats under whole weights over `divisor`.

    Returns:
        Competition ranks, and the totals as floats.
    """
    factors = np.array([nearest(weight, divisor) for weight in weights])
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        totals = table @ factors
        largest = (np.abs(table) @ factors).max(initial=0)
        # Twice the maximum rounding error of each score, weight, product, and partial sum, on both sides.
        unsure = 4 * (len(weights) + 4) * _ROUNDING * largest
        order = np.argsort(-totals)
        apart = np.diff(-totals[order]) > unsure
    if not (_is_tame(table) and _is_tame(factors[np.array(weights) != 0])):
        apart[:] = False
    fresh = np.concatenate(([True], apart))[: len(order)]
    known: dict[bytes, Fraction] = {}
    for start, end in _runs(fresh):
        rows = order[start:end]
        exactly = [_exact_total(table[row], weights, known) for row in rows]
        ranked = sorted(range(len(rows)), key=exactly.__getitem__, reverse=True)
        order[start:end] = rows[ranked]
        fresh[start + 1 : end] = [exactly[here] != exactly[before] for before, here in pairwise(ranked)]
    return spread(order, fresh), totals


def _is_tame(numbers: NDArray[np.float64]) -> bool:
    sizes = np.abs(numbers[numbers != 0])
    low, high = _TAME
    return not sizes.size or bool(low < sizes.min() and sizes.max() < high)


def _runs(fresh: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The runs of two or more rows, each from one that starts a new value to the row before the next."""
    starts = np.flatnonzero(fresh)
    ends = np.append(starts[1:], fresh.size)
    for at in np.flatnonzero(ends - starts > 1):
        yield int(starts[at]), int(ends[at])


def _exact_total(row: NDArray[np.float64], weights: list[int], known: dict[bytes, Fraction]) -> Fraction:
    """The weighted sum of one row; `known` caches earlier rows."""
    key = row.tobytes()
    if key not in known:
        known[key] = sum(map(mul, map(exact, row.tolist()), weights), Fraction(0))
    return known[key]
