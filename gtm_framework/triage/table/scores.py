"""Scores and ranks for many rows at once, equal to exact arithmetic on every row.

Numbers become whole numbers over a common denominator. If few combinations of them are possible, each is
scored once and the ranks are counted; otherwise every row is scored and sorted. Floats distinguish
quotients of two whole numbers as long as the largest numerator times the largest denominator is below 2^52:
equal fractions give the same float and different ones don't. Beyond that, fractions with the same float are
compared directly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exact import nearest_quotient
from gtm_framework.triage.methods.methods import Method
from gtm_framework.triage.table import wholes
from gtm_framework.triage.table.kernel import LARGEST_EXACT, QUADRANTS
from gtm_framework.triage.table.wholes import Wholes, times


@dataclass(frozen=True, slots=True)
class Scores:
    """One score and one rank per row; NaN and 0 if there is none."""

    score: NDArray[np.float64]
    rank: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a method's fraction: tables to combine, their common unit, and the largest result."""

    tables: list[NDArray[Any]]
    added: bool
    unit: Fraction
    largest: int

    def values(self, places: Sequence[NDArray[Any]], like: NDArray[Any]) -> NDArray[Any]:
        """The side's value for each combination, in units, in an array of the same shape and type."""
        value = np.zeros_like(like) if self.added else np.ones_like(like)
        for table, at in zip(self.tables, places, strict=True):
            number = table.astype(like.dtype)[at]
            value = value + number if self.added else value * number
        return value


def scored(by: Method, parts: Sequence[Wholes], quadrants: NDArray[np.int8]) -> Scores:
    """Score and rank every row by a method.

    Args:
        by: The method.
        parts: Its numbers, in the order of its formula.
        quadrants: The quadrant of each row, -1 for none; it comes first if the method says so.
    """
    at = len(by.numerator)
    parts = [
        *(
            wholes.weighted(part, by.weight(name))
            for name, part in zip(by.numerator, parts[:at], strict=True)
        ),
        *map(wholes.without_zero, parts[at:]),
    ]
    top, bottom = _side(parts[:at], added=by.combine == "sum"), _side(parts[at:], added=False)
    columns = [part.codes for part in parts]
    sizes = [len(part.numerators) for part in parts]
    if by.by_quadrant:
        columns.append(quadrants + np.int8(1))
        sizes.append(len(QUADRANTS) + 1)
    if prod(sizes) > len(quadrants):
        return _judged(top, bottom, columns, np.ones(len(quadrants), np.int64))
    code = np.zeros(len(quadrants), np.intp)
    for codes, size in zip(columns, sizes, strict=True):
        code = code * size + codes
    combinations = np.unravel_index(np.arange(prod(sizes)), sizes)
    counts = np.bincount(code, minlength=prod(sizes))
    scores = _judged(top, bottom, combinations, counts)
    return Scores(scores.score[code], scores.rank[code])


def _judged(
    top: _Side, bottom: _Side, columns: Sequence[NDArray[Any]], counts: NDArray[np.int64]
) -> Scores:
    """Score and rank combinations, each of which stands for `counts` rows.

    Args:
        top: The numerator.
        bottom: The denominator.
        columns: The codes of the numerator's numbers, of the denominator's, and of the quadrant if it
            counts.
        counts: How many rows each combination stands for.
    """
    at, end = len(top.tables), len(top.tables) + len(bottom.tables)
    whole = np.all([codes > 0 for codes in columns[:end]], axis=0)
    unit = top.unit / bottom.unit
    told_apart = (
        top.largest * bottom.largest < LARGEST_EXACT // 2
        and top.largest * unit.numerator < LARGEST_EXACT
        and bottom.largest * unit.denominator < LARGEST_EXACT
    )
    like = np.empty(len(counts), np.float64 if told_apart else object)
    above = top.values(columns[:at], like) * unit.numerator
    below = bottom.values(columns[at:end], like) * unit.denominator
    if told_apart:
        worth = score = np.where(whole, above / below, np.nan)
    else:
        worth, score = _compared(above, below, whole)
    quadrant = columns[end] if len(columns) > end else None
    return Scores(score, _ranks(worth, quadrant, whole, counts))


def _compared(
    above: NDArray[Any], below: NDArray[Any], whole: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Fractions too large to distinguish as floats: what orders them exactly, and their nearest floats.

    The nearest floats are in order; only fractions with equal floats are compared directly.
    """
    worth, score = (np.full(len(whole), np.nan) for _ in range(2))
    above, below = above[whole], below[whole]
    shown = np.array([nearest_quotient(*pair) for pair in zip(above, below, strict=True)], np.float64)
    _, leader, group, counts = np.unique(shown, return_index=True, return_inverse=True, return_counts=True)
    differ = above * below[leader][group] != above[leader][group] * below
    order, ends = np.argsort(group, kind="stable"), np.cumsum(counts)
    exactly = group.astype(np.float64)
    for mixed in np.unique(group[differ]):
        members = order[ends[mixed] - counts[mixed] : ends[mixed]]
        fractions = [Fraction(above[at], below[at]) for at in members]
        place = {fraction: at for at, fraction in enumerate(sorted(set(fractions)))}
        exactly[members] += [place[fraction] / len(place) for fraction in fractions]
    worth[whole], score[whole] = exactly, shown
    return worth, score


def _ranks(
    worth: NDArray[np.float64],
    quadrant: NDArray[Any] | None,
    whole: NDArray[np.bool_],
    counts: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Competition ranks (1, 2, 2, 4) by quadrant, if it counts, then by score, high first."""
    ranked = np.flatnonzero(whole & (counts > 0) & (True if quadrant is None else quadrant > 0))
    if quadrant is None:
        order = ranked[np.argsort(-worth[ranked])]
    else:
        order = ranked[np.lexsort((-worth[ranked], quadrant[ranked]))]
    keys = [worth[order]] if quadrant is None else [worth[order], quadrant[order]]
    first = np.ones(len(order), np.bool_)
    first[1:] = np.any([key[1:] != key[:-1] for key in keys], axis=0)
    above = np.cumsum(counts[order]) - counts[order]
    ranks = np.zeros(len(worth), np.int64)
    ranks[order] = 1 + above[np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))]
    return ranks


def _side(parts: Sequence[Wholes], *, added: bool) -> _Side:
    """Convert the numbers of one side to whole numbers that are as small as possible."""
    tables, unit = [], Fraction(1)
    if added:
        denominator = lcm(*(part.denominator for part in parts))
        tables = [times(part.numerators, denominator // part.denominator) for part in parts]
        unit = Fraction(1, denominator)
    else:
        for part in parts:
            common = int(np.gcd.reduce(part.numerators[1:], initial=0)) or 1
            tables.append(part.numerators // common)
            unit *= Fraction(common, part.denominator)
    for table in tables:
        table[0] = 1  # nothing is divided by a blank
    tops = [int(table.max()) for table in tables]
    return _Side(tables, added, unit, sum(tops) if added else prod(tops))
