"""Exact columns of numbers: whole numbers over one denominator, each distinct one once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exact import exact
from gtm_framework.triage.methods.methods import Input
from gtm_framework.triage.table.kernel import LARGEST_EXACT

_DECIMALS = 6
"""The number of decimals up to which a whole column is converted in one pass."""

_SPAN = 1024
"""Whole numbers within a span smaller than this are coded by subtraction instead of sorting."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of numbers by its distinct values.

    Attributes:
        codes: The position of each row's number in `values`; 0 if there is none.
        values: The numbers, ascending, after a NaN; with dense whole numbers, some may not occur.
    """

    codes: NDArray[Any]
    values: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wholes:
    """A column of exact numbers: whole numbers over one denominator.

    Attributes:
        codes: The position of each row's number in `numerators`; 0 if there is none.
        numerators: One per distinct number, after a 1 that stands for none and is never used.
        denominator: The common denominator.
    """

    codes: NDArray[Any]
    numerators: NDArray[Any]
    denominator: int


def coded(column: NDArray[np.float64]) -> Coded:
    """A column of numbers by its distinct values; NaN is blank."""
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
    """Numbers exactly as given."""
    values = numbers.values[1:]
    for decimals in range(_DECIMALS + 1):
        scale = 10**decimals
        if float(values.max(initial=0)) * scale >= 1e15:  # a float distinguishes at most 15 digits
            break
        wholes = np.rint(values * scale)
        if np.array_equal(wholes / scale, values):
            return Wholes(numbers.codes, np.concatenate(([1], wholes.astype(np.int64))), scale)
    return _over_one_denominator(numbers.codes, [exact(value) for value in values.tolist()])


def made(numbers: Coded, needed: Input) -> Wholes:
    """An input derived from a field's numbers, as in `Input.from_field`."""
    if needed.bands:
        tops, amounts = np.array(needed.bands).T
        bands = typed(Coded(numbers.codes, np.concatenate(([np.nan], amounts))))
        at = np.searchsorted(tops, numbers.values[1:])
        return replace(bands, numerators=np.concatenate(([1], bands.numerators[1:][at])))
    given = typed(numbers)
    if needed.field == "reach":
        return given
    if needed.field == "confidence":
        numerators = given.numerators * needed.times * np.where(numbers.values <= 1, 100, 1)
        return replace(given, numerators=numerators, denominator=given.denominator * 100)
    if needed.counts_down:
        return replace(given, numerators=11 * given.denominator - given.numerators)
    return replace(given, numerators=given.numerators * needed.times)


def counted(numbers: Coded, by: Callable[[float], Fraction | None]) -> Wholes:
    """The result of a function for each distinct number that occurs; None becomes a blank."""
    occurs = np.zeros(len(numbers.values), np.bool_)
    occurs[numbers.codes] = True
    return _coded_anew(
        numbers.codes,
        [
            by(value) if here else None
            for here, value in zip(occurs[1:], numbers.values[1:].tolist(), strict=True)
        ],
    )


def changed(wholes: Wholes, by: Callable[[Fraction], Fraction]) -> Wholes:
    """The result of a function for each exact number that occurs."""
    occurs = np.zeros(len(wholes.numerators), np.bool_)
    occurs[wholes.codes] = True
    fractions = [Fraction(int(above), wholes.denominator) for above in wholes.numerators[1:]]
    return _coded_anew(
        wholes.codes,
        [by(number) if here else None for here, number in zip(occurs[1:], fractions, strict=True)],
    )


def nothing(rows: int) -> Wholes:
    """A column without numbers."""
    return Wholes(np.zeros(rows, np.int16), np.ones(1, np.int64), 1)


def _coded_anew(codes: NDArray[Any], numbers: Sequence[Fraction | None]) -> Wholes:
    """Numbers by their codes; None becomes a blank."""
    known = [number for number in numbers if number is not None]
    place = np.cumsum([0, *(number is not None for number in numbers)])
    place[1:][[number is None for number in numbers]] = 0
    return _over_one_denominator(place[codes], known)


def without_zero(wholes: Wholes) -> Wholes:
    """The same numbers with zeros blank: nothing is divided by zero, even if no row contains it."""
    zero = wholes.numerators == 0
    if not zero.any():
        return wholes
    codes = np.where(zero[wholes.codes], 0, wholes.codes)
    return replace(wholes, codes=codes, numerators=np.where(zero, 1, wholes.numerators))


def weighted(wholes: Wholes, weight: Fraction) -> Wholes:
    """Every number times a weight."""
    if weight == 1:
        return wholes
    numerators = times(wholes.numerators, weight.numerator)
    numerators[0] = 1
    return replace(wholes, numerators=numerators, denominator=wholes.denominator * weight.denominator)


def first_of(first: Wholes, second: Wholes) -> Wholes:
    """For each row, the first if it has a number, otherwise the second."""
    denominator = lcm(first.denominator, second.denominator)
    numerators = [times(w.numerators, denominator // w.denominator) for w in (first, second)]
    after = second.codes.astype(np.intp)
    after[after > 0] += len(first.numerators) - 1
    codes = np.where(first.codes > 0, first.codes, after)
    return Wholes(codes, np.concatenate((numerators[0], numerators[1][1:])), denominator)


def times(numerators: NDArray[Any], factor: int) -> NDArray[Any]:
    """Multiply without overflow: with Python's integers if 64 bits may not be enough."""
    small = int(numerators.max()) * factor < 2**63
    return numerators.astype(np.int64 if small else object) * factor


def _over_one_denominator(codes: NDArray[Any], numbers: Sequence[Fraction]) -> Wholes:
    denominator = lcm(*(number.denominator for number in numbers))
    numerators = [1, *(number.numerator * (denominator // number.denominator) for number in numbers)]
    small = max(map(abs, numerators)) < 2**62
    return Wholes(codes, np.array(numerators, dtype=np.int64 if small else object), denominator)
