"""Scores and ranks for many rows at once, equal to exact arithmetic on every row.

Numbers become whole numbers over a common denominator. Where few combinations of them can occur,
each is scored once and the ranks are counted; otherwise every row is scored and sorted. A quotient of
two whole numbers is told apart as a float while the largest numerator times the largest denominator
stays below 2^52: equal fractions give the same float and different ones do not. Beyond that the
fractions themselves are compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exact import exact, nearest_float
from gtm_framework.triage.kernel import LARGEST_EXACT, QUADRANTS
from gtm_framework.triage.methods import Input, Method

_DECIMALS = 6
"""Decimals up to which a whole column is made whole at one go."""

_SPAN = 1024
"""Whole numbers that span less than this are coded by subtraction instead of sorting."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of numbers by its distinct values.

    Attributes:
        codes: The place of each row's number in `values`; 0 where there is none.
        values: The numbers, ascending, after a not-a-number; of dense whole ones some may not occur.
    """

    codes: NDArray[Any]
    values: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wholes:
    """A column of exact numbers: whole numbers over one denominator.

    Attributes:
        codes: The place of each row's number in `numerators`; 0 where there is none.
        numerators: One for each distinct number, after a 1 that stands for none and is never used.
        denominator: What all of them are divided by.
    """

    codes: NDArray[Any]
    numerators: NDArray[Any]
    denominator: int


@dataclass(frozen=True, slots=True)
class Scores:
    """One score and one rank a row; not-a-number and 0 where there is none."""

    score: NDArray[np.float64]
    rank: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a method's fraction: tables to combine, their common unit, the largest result."""

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


def coded(column: NDArray[np.float64]) -> Coded:
    """A column of numbers by its distinct values; not-a-number is blank."""
    known = ~np.isnan(column)
    present = column if known.all() else column[known]
    if not len(present):
        return Coded(np.zeros(len(column), np.int16), np.array([np.nan]))
    low, high = float(present.min()), float(present.max())
    dense = high - low < _SPAN and high < LARGEST_EXACT
    if dense and np.array_equal(np.rint(present), present):
        codes = np.zeros(len(column), np.int16)
        codes[known] = present - (low - 1)
        return Coded(codes, np.concatenate(([np.nan], np.arange(low, high + 1))))
    codes = np.zeros(len(column), np.intp)
    values, places = np.unique(present, return_inverse=True)
    codes[known] = places + 1
    return Coded(codes, np.concatenate(([np.nan], values)))


def typed(numbers: Coded) -> Wholes:
    """Numbers as they were given, exactly."""
    values = numbers.values[1:]
    for decimals in range(_DECIMALS + 1):
        scale = 10**decimals
        if float(values.max(initial=0)) * scale >= 1e15:  # a float tells no more than 15 digits
            break
        wholes = np.rint(values * scale)
        if np.array_equal(wholes / scale, values):
            return Wholes(numbers.codes, np.concatenate(([1], wholes.astype(np.int64))), scale)
    return _over_one_denominator(numbers.codes, [exact(value) for value in values.tolist()])


def made(numbers: Coded, needed: Input) -> Wholes:
    """An input made from a field's numbers."""
    if needed.as_it_is:
        return typed(numbers)
    values = numbers.values[1:].tolist()
    return _over_one_denominator(numbers.codes, [needed.from_field(value) for value in values])


def first_of(first: Wholes, second: Wholes) -> Wholes:
    """Row by row the first where it has a number, otherwise the second."""
    denominator = lcm(first.denominator, second.denominator)
    numerators = [_times(w.numerators, denominator // w.denominator) for w in (first, second)]
    after = second.codes.astype(np.intp)
    after[after > 0] += len(first.numerators) - 1
    codes = np.where(first.codes > 0, first.codes, after)
    return Wholes(codes, np.concatenate((numerators[0], numerators[1][1:])), denominator)


def scored(by: Method, parts: Sequence[Wholes], quadrants: NDArray[np.int8]) -> Scores:
    """Score and rank every row by a method.

    Args:
        by: The method.
        parts: Its numbers, in the order of its formula.
        quadrants: The quadrant of each row, -1 for none; it comes first where the method says so.
    """
    at = len(by.numerator)
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
        top: What stands above the line.
        bottom: What stands below it.
        columns: The codes of the numbers above, of those below, and of the quadrant where it counts.
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
    """Fractions too close for floats: the place of each among all of them, and its nearest float."""
    worth, score = (np.full(len(whole), np.nan) for _ in range(2))
    pairs = list(zip(above[whole].tolist(), below[whole].tolist(), strict=True))
    fractions = {pair: Fraction(*pair) for pair in set(pairs)}
    place = {fraction: at for at, fraction in enumerate(sorted(set(fractions.values())))}
    worth[whole] = [place[fractions[pair]] for pair in pairs]
    score[whole] = [nearest_float(fractions[pair]) for pair in pairs]
    return worth, score


def _ranks(
    worth: NDArray[np.float64],
    quadrant: NDArray[Any] | None,
    whole: NDArray[np.bool_],
    counts: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Competition ranks (1, 2, 2, 4) by quadrant, where it counts, then by worth, high first."""
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
    """Bring the numbers of one side to whole numbers, as small as they can be."""
    tables, unit = [], Fraction(1)
    if added:
        denominator = lcm(*(part.denominator for part in parts))
        tables = [_times(part.numerators, denominator // part.denominator) for part in parts]
        unit = Fraction(1, denominator)
    else:
        for part in parts:
            common = int(np.gcd.reduce(part.numerators[1:], initial=0)) or 1
            tables.append(part.numerators // common)
            unit *= Fraction(common, part.denominator)
    for table in tables:
        table[0] = 1  # nothing divides by a blank
    tops = [int(table.max()) for table in tables]
    return _Side(tables, added, unit, sum(tops) if added else prod(tops))


def _over_one_denominator(codes: NDArray[Any], numbers: Sequence[Fraction]) -> Wholes:
    denominator = lcm(*(number.denominator for number in numbers))
    numerators = [number.numerator * (denominator // number.denominator) for number in numbers]
    return Wholes(codes, np.array([1, *numerators], dtype=object), denominator)


def _times(numerators: NDArray[Any], factor: int) -> NDArray[Any]:
    """Multiply without running over: in Python's own whole numbers where 64 bits may not hold it."""
    small = int(numerators.max()) * factor < 2**63
    return numerators.astype(np.int64 if small else object) * factor
